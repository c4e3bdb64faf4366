// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metric_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

using metrics::Metric;
using metrics::Unit;

struct MetricText {
    Q_DECLARE_TR_FUNCTIONS(MetricText)
};

/// "950", "1.2k", "3.4M": short enough for an axis.
QString shortNumber(double value) {
    const double size = std::abs(value);
    const struct {
        double factor;
        const char* sign;
    } scales[] = {{1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
    for (const auto& scale : scales)
        if (size >= scale.factor * 10 || (size >= scale.factor && scale.factor > 1e3))
            return QLocale().toString(value / scale.factor, 'f', size < 100 * scale.factor ? 1 : 0) +
                   QLatin1String(scale.sign);
    if (size >= 100 || value == std::floor(value)) return QLocale().toString(value, 'f', 0);
    return size < 1 ? QLocale().toString(value, 'g', 2) : QLocale().toString(value, 'f', 1);
}

QString seconds(double value) {
    if (value == 0) return MetricText::tr("0 ms");
    if (value < 1e-3) return MetricText::tr("%1 µs").arg(QLocale().toString(value * 1e6, 'f', 0));
    if (value < 1) return MetricText::tr("%1 ms").arg(QLocale().toString(value * 1e3, 'f', value < 0.1 ? 1 : 0));
    return MetricText::tr("%1 s").arg(QLocale().toString(value, 'f', value < 10 ? 1 : 0));
}

}  // namespace

QString metricTitle(Metric metric) {
    switch (metric) {
        case Metric::Keys: return MetricText::tr("Keys");
        case Metric::Hits: return MetricText::tr("Hits");
        case Metric::Misses: return MetricText::tr("Misses");
        case Metric::Memory: return MetricText::tr("Memory");
        case Metric::ClientsMemory: return MetricText::tr("Clients' memory");
        case Metric::SlowExecution: return MetricText::tr("Last slow execution");
        case Metric::Operations: return MetricText::tr("Operations");
        case Metric::NetworkIn: return MetricText::tr("Network in");
        case Metric::NetworkOut: return MetricText::tr("Network out");
        case Metric::Latency: return MetricText::tr("Latency");
        case Metric::Fragmentation: return MetricText::tr("Fragmentation");
        case Metric::ReplicationLag: return MetricText::tr("Replication lag");
    }
    return {};
}

QString metricMeaning(Metric metric) {
    switch (metric) {
        case Metric::Keys: return MetricText::tr("Keys in the database.");
        case Metric::Hits: return MetricText::tr("Reads a second that found their key.");
        case Metric::Misses: return MetricText::tr("Reads a second of keys that are not there.");
        case Metric::Memory: return MetricText::tr("Memory that Redis took for data and itself (used_memory).");
        case Metric::ClientsMemory: return MetricText::tr("Memory of ordinary clients' buffers (mem_clients_normal).");
        case Metric::SlowExecution:
            return MetricText::tr("How long the newest command of the slow log took to execute.");
        case Metric::Operations: return MetricText::tr("Commands a second, Slotpilot's own few among them.");
        case Metric::NetworkIn: return MetricText::tr("What clients and other servers sent, a second.");
        case Metric::NetworkOut: return MetricText::tr("What was sent to clients and other servers, a second.");
        case Metric::Latency:
            return MetricText::tr(
                "From INFO: the round trip of Slotpilot's own read, through the API server. From Prometheus: the "
                "mean time that commands took in Redis.");
        case Metric::Fragmentation:
            return MetricText::tr("Resident over used memory: much above 1.5 is wasted, below 1 is swapped out.");
        case Metric::ReplicationLag: return MetricText::tr("Bytes that a replica is behind its primary.");
    }
    return {};
}

QString metricText(Unit unit, double value) {
    if (std::isnan(value)) return QStringLiteral("–");
    switch (unit) {
        case Unit::Count: return shortNumber(value);
        case Unit::PerSecond: return MetricText::tr("%1/s").arg(shortNumber(value));
        case Unit::Bytes: return bytes(static_cast<qint64>(value));
        case Unit::BytesPerSecond: return MetricText::tr("%1/s").arg(bytes(static_cast<qint64>(value)));
        case Unit::Seconds: return seconds(value);
        case Unit::Ratio: return QLocale().toString(value, 'f', 2);
    }
    return {};
}

double metricStep(Unit unit, double most, int labels) {
    const double raw = most / labels;
    if (!(raw > 0)) return 1;
    if (unit == Unit::Bytes || unit == Unit::BytesPerSecond)
        return std::pow(2, std::max(0.0, std::ceil(std::log2(raw))));
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power) return factor * power;
    return 10 * power;
}

}  // namespace slotpilot::gui
