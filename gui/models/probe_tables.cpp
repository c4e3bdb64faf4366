// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe_tables.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Probes)
};

/// A time in milliseconds, with digits that tell something; negative: not known.
QString latencyText(double milliseconds) {
    if (milliseconds < 0) return QStringLiteral("–");
    return QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 3 : milliseconds < 100 ? 2 : 1);
}

QString rateText(double perSecond) { return number(std::llround(perSecond)); }

/// Absent values go last.
QVariant sortValue(double value) { return value < 0 ? 1e300 : value; }

TotalRow rowOf(const QString& name, int order, const probes::Latency& latency, double perSecond) {
    TotalRow row{name, name};
    row.order = order;
    row.operations = static_cast<qint64>(latency.count);
    row.perSecond = perSecond;
    if (latency.count == 0) return row;
    row.mean = latency.mean;
    row.max = latency.max;
    // redis-benchmark tells some of them only.
    const auto known = [](double value) { return value > 0 ? value : -1; };
    row.p50 = known(latency.p50);
    row.p90 = known(latency.p90);
    row.p95 = known(latency.p95);
    row.p99 = known(latency.p99);
    row.p999 = known(latency.p999);
    return row;
}

QString writesName(const probes::LoadSpec& load) {
    return load.kind == probes::LoadSpec::Kind::Consistency ? QStringLiteral("INCR") : QStringLiteral("SET");
}

}  // namespace

std::vector<TotalRow> totalRows(const ProbeRecord& record, const probes::LoadSpec& load) {
    std::vector<TotalRow> rows;
    const double seconds = std::max(0.001, record.until());
    const auto add = [&](const QString& name, std::uint64_t operations) {
        TotalRow row{name, name};
        row.order = static_cast<int>(rows.size());
        row.operations = static_cast<qint64>(operations);
        row.perSecond = static_cast<double>(operations) / seconds;
        rows.push_back(row);
    };
    add(Words::tr("All"), record.reads() + record.writes());
    if (record.reads() > 0) add(QStringLiteral("GET"), record.reads());
    if (record.writes() > 0) add(writesName(load), record.writes());
    for (const auto& shard : record.shards()) {
        const auto found = record.operations().find(shard);
        add(text(shard), found == record.operations().end() ? 0 : found->second);
        rows.back().colorIndex = ordinalOf(shard);
        rows.back().unavailable = 0;
        for (const auto& gap : record.gaps().at(shard)) rows.back().unavailable += gap.milliseconds();
    }
    return rows;
}

std::vector<TotalRow> totalRows(const probes::Result& result) {
    std::vector<TotalRow> rows{rowOf(Words::tr("All"), 0, result.all, result.perSecond())};
    if (result.tool != "own") rows.front().mean = -1;
    if (result.reads.count > 0) rows.push_back(rowOf(QStringLiteral("GET"), 1, result.reads, result.readsPerSecond));
    if (result.writes.count > 0)
        rows.push_back(rowOf(writesName(result.load), 2, result.writes, result.writesPerSecond));
    for (const auto& shard : result.shards) {
        auto row = rowOf(text(shard.name), 3 + std::max(0, ordinalOf(shard.name)), shard.latency,
                         result.seconds > 0 ? static_cast<double>(shard.latency.count) / result.seconds : 0);
        row.colorIndex = ordinalOf(shard.name);
        row.unavailable = shard.unavailable;
        rows.push_back(std::move(row));
    }
    return rows;
}

TotalsModel::TotalsModel(QObject* parent)
    : KeyedTable({{Words::tr("What"), {}},
                  {Words::tr("Operations"), {}, true},
                  {Words::tr("A second"), {}, true},
                  {Words::tr("Mean, ms"), {}, true},
                  {Words::tr("p50"), Words::tr("Half of the operations took no longer, in ms"), true},
                  {Words::tr("p90"), Words::tr("90 % of the operations took no longer, in ms"), true},
                  {Words::tr("p95"), Words::tr("95 % of the operations took no longer, in ms"), true},
                  {Words::tr("p99"), Words::tr("99 % of the operations took no longer, in ms"), true},
                  {Words::tr("p99.9"), Words::tr("99.9 % of the operations took no longer, in ms"), true},
                  {Words::tr("Max, ms"), {}, true},
                  {Words::tr("Unavailable, ms"),
                   Words::tr("In all: somebody waited for the shard, and nobody got an answer"), true}},
                 parent) {}

QVariant TotalsModel::cell(const TotalRow& row, int column, int role) const {
    if (role == colorRole) return row.colorIndex;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    const auto latency = [&](double value) { return sort ? sortValue(value) : QVariant(latencyText(value)); };
    switch (column) {
        case Name: return sort ? QVariant(row.order) : QVariant(row.name);
        case Operations: return sort ? QVariant(row.operations) : QVariant(number(row.operations));
        case PerSecond: return sort ? QVariant(row.perSecond) : QVariant(rateText(row.perSecond));
        case Mean: return latency(row.mean);
        case P50: return latency(row.p50);
        case P90: return latency(row.p90);
        case P95: return latency(row.p95);
        case P99: return latency(row.p99);
        case P999: return latency(row.p999);
        case Max: return latency(row.max);
        default:
            if (sort) return sortValue(row.unavailable);
            return row.unavailable < 0 ? QString() : number(std::llround(row.unavailable));
    }
}

std::vector<GapRow> gapRows(const ProbeRecord& record) {
    std::vector<GapRow> rows;
    for (const auto& [shard, gaps] : record.gaps())
        for (const auto& gap : gaps) {
            GapRow row{QStringLiteral("%1@%2").arg(text(shard)).arg(gap.time.from), text(shard), said(gap.reason)};
            row.colorIndex = ordinalOf(shard);
            row.from = gap.time.from / 1000;
            row.milliseconds = gap.milliseconds();
            rows.push_back(std::move(row));
        }
    return rows;
}

GapsModel::GapsModel(QObject* parent)
    : KeyedTable({{Words::tr("Shard"), {}},
                  {Words::tr("After, s"), Words::tr("Since the load began"), true},
                  {Words::tr("Length, ms"), {}, true},
                  {Words::tr("Meanwhile"), {}}},
                 parent) {}

QVariant GapsModel::cell(const GapRow& row, int column, int role) const {
    if (role == colorRole) return column == Shard ? QVariant(row.colorIndex) : QVariant();
    if (role == fromRole) return row.from;
    if (role == toRole) return row.from + row.milliseconds / 1000;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    switch (column) {
        case Shard: return row.shard;
        case From: return sort ? QVariant(row.from) : QVariant(QLocale().toString(row.from, 'f', 3));
        case Length: return sort ? QVariant(row.milliseconds) : QVariant(QLocale().toString(row.milliseconds, 'f', 0));
        default: return row.reason;
    }
}

std::vector<FailureRow> failureRows(const ProbeRecord& record, const std::map<std::string, std::string>& examples) {
    std::map<std::string, FailureRow> rows;
    const auto row = [&](const std::string& kind) -> FailureRow& {
        auto& one = rows[kind];
        one.key = text(kind);
        one.kind = said(kind);
        return one;
    };
    for (const auto& [kind, count] : record.errors()) row(kind).errors = static_cast<qint64>(count);
    for (const auto& [kind, count] : record.retries()) row(kind).retries = static_cast<qint64>(count);
    for (const auto& [kind, words] : examples) row(kind).example = text(words);
    std::vector<FailureRow> list;
    for (auto& [kind, one] : rows) list.push_back(std::move(one));
    return list;
}

FailuresModel::FailuresModel(QObject* parent)
    : KeyedTable(
          {{Words::tr("Kind"), {}},
           {Words::tr("Failed"), Words::tr("Operations that were given up"), true},
           {Words::tr("Tried again"), Words::tr("A redirection is followed, a lost connection opened anew"), true},
           {Words::tr("An answer of this kind"), {}}},
          parent) {}

QVariant FailuresModel::cell(const FailureRow& row, int column, int role) const {
    if (role == Qt::ToolTipRole && column == Example) return row.example;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    switch (column) {
        case Kind: return row.kind;
        case Errors: return sort ? QVariant(row.errors) : QVariant(number(row.errors));
        case Retries: return sort ? QVariant(row.retries) : QVariant(number(row.retries));
        default: return row.example;
    }
}

ResultRow rowOf(const probes::Result& result) {
    ResultRow row;
    row.key = text(result.id);
    const bool check = result.load.kind == probes::LoadSpec::Kind::Consistency;
    row.what = result.tool == "own" ? (check ? Words::tr("Consistency") : Words::tr("Benchmark")) : text(result.tool);
    row.from = result.place == "desktop" ? Words::tr("this computer") : said(result.place);
    row.cluster = text(result.target);
    row.verdict = judged(result).headline;
    row.started = result.started;
    row.seconds = result.seconds;
    row.perSecond = result.perSecond();
    row.p99 = result.p99();
    row.gap = result.gaps.empty() ? 0 : result.gaps.front().milliseconds();
    row.lost = static_cast<qint64>(result.lost);
    row.notAcknowledged = static_cast<qint64>(result.notAcknowledged);
    row.failures = static_cast<qint64>(result.failures());
    row.incomplete = !result.incomplete.empty();
    return row;
}

ResultsModel::ResultsModel(QObject* parent)
    : KeyedTable({{Words::tr("Begun"), {}},
                  {Words::tr("What"), {}},
                  {Words::tr("From"), {}},
                  {Words::tr("Cluster"), {}},
                  {Words::tr("Seconds"), {}, true},
                  {Words::tr("A second"), Words::tr("Operations"), true},
                  {Words::tr("p99, ms"), {}, true},
                  {Words::tr("Longest gap, ms"), {}, true},
                  {Words::tr("Lost"), Words::tr("Acknowledged writes that were missing"), true},
                  {Words::tr("Verdict"), {}}},
                 parent) {}

QVariant ResultsModel::cell(const ResultRow& row, int column, int role) const {
    const QString verdict = row.incomplete ? Words::tr("Incomplete: %1").arg(row.verdict) : row.verdict;
    if (role == Qt::ToolTipRole) return column == Verdict ? verdict : column == Cluster ? row.cluster : QVariant();
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    const auto started = dateTime(row.started);
    switch (column) {
        case Started:
            return sort ? QVariant(started) : QVariant(started.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
        case What: return row.what;
        case From: return row.from;
        case Cluster: return row.cluster;
        case Seconds: return sort ? QVariant(row.seconds) : QVariant(QLocale().toString(row.seconds, 'f', 1));
        case PerSecond: return sort ? QVariant(row.perSecond) : QVariant(rateText(row.perSecond));
        case P99: return sort ? QVariant(row.p99) : QVariant(latencyText(row.p99 > 0 ? row.p99 : -1));
        case Gap: return sort ? QVariant(row.gap) : QVariant(row.gap > 0 ? number(std::llround(row.gap)) : QString());
        case Lost: return sort ? QVariant(row.lost) : QVariant(number(row.lost));
        default: return verdict;
    }
}

int ComparedRow::judgement() const {
    constexpr double hardly = 0.05;
    if (a <= 0) return b <= 0 ? 0 : (moreIsBetter ? 1 : -1);
    if (std::abs(ratio - 1) <= hardly) return 0;
    return (ratio > 1) == moreIsBetter ? 1 : -1;
}

std::vector<ComparedRow> comparedRows(const probes::Result& a, const probes::Result& b) {
    std::vector<ComparedRow> rows;
    for (const auto& figure : probes::compare(a, b))
        rows.push_back({said(figure.name), static_cast<int>(rows.size()), figure.a, figure.b, figure.ratio(),
                        figure.moreIsBetter});
    return rows;
}

ComparedModel::ComparedModel(QObject* parent)
    : KeyedTable({{Words::tr("Figure"), {}},
                  {Words::tr("A"), Words::tr("At the left"), true},
                  {Words::tr("B"), Words::tr("At the right"), true},
                  {Words::tr("Change"), {}, true},
                  {Words::tr("B is"), {}}},
                 parent) {}

QVariant ComparedModel::cell(const ComparedRow& row, int column, int role) const {
    if (role == judgementRole) return row.judgement();
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    const auto value = [&](double figure) {
        return sort ? QVariant(figure) : QVariant(QLocale().toString(figure, 'f', figure < 100 ? 3 : 0));
    };
    switch (column) {
        case Figure: return sort ? QVariant(row.order) : QVariant(row.key);
        case A: return value(row.a);
        case B: return value(row.b);
        case Change: {
            if (sort) return row.ratio;
            if (row.a <= 0) return QString();
            const double percent = (row.ratio - 1) * 100;
            return (percent > 0 ? QStringLiteral("+") : QString()) +
                   Words::tr("%1 %").arg(QLocale().toString(percent, 'f', std::abs(percent) < 10 ? 1 : 0));
        }
        default: {
            const int judgement = row.judgement();
            if (sort) return judgement;
            return judgement > 0 ? Words::tr("better") : judgement < 0 ? Words::tr("worse") : QString();
        }
    }
}

QString gapText(double milliseconds) {
    return milliseconds < 1000 ? Words::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', 0))
                               : Words::tr("%1 s").arg(QLocale().toString(milliseconds / 1000, 'f', 3));
}

QString gapToolTip(const probes::Gap& gap) {
    const auto seconds = [](double milliseconds) { return QLocale().toString(milliseconds / 1000, 'f', 3); };
    QString words =
        Words::tr("%1 did not answer for %2\nfrom %3 s to %4 s after the start")
            .arg(text(gap.shard), gapText(gap.milliseconds()), seconds(gap.time.from), seconds(gap.time.to));
    if (!gap.reason.empty()) words += u'\n' + Words::tr("meanwhile: %1").arg(said(gap.reason));
    return words;
}

QString listOf(const probes::Counters& counters) {
    std::vector<std::pair<std::uint64_t, std::string>> sorted;
    for (const auto& [kind, count] : counters) sorted.emplace_back(count, kind);
    std::sort(sorted.rbegin(), sorted.rend());
    QStringList words;
    for (const auto& [count, kind] : sorted) words << said(kind) + u' ' + number(static_cast<qint64>(count));
    return words.join(QStringLiteral(", "));
}

Verdict judged(const probes::Result& result) {
    Verdict verdict;
    QStringList details;
    const auto lost = static_cast<int>(result.lost), late = static_cast<int>(result.notAcknowledged);
    const auto unread = static_cast<int>(result.outcome.unverified);
    const auto mixed = [&] { verdict.kind = std::max(verdict.kind, Verdict::Kind::Mixed); };
    const auto milliseconds = [](double value) { return QLocale().toString(value, 'f', value < 10 ? 2 : 0); };
    if (result.all.count == 0) {
        verdict = {Verdict::Kind::Bad, Words::tr("No operation succeeded"), {}};
        if (result.failures() > 0) details << said(result.mostFrequentError());
    } else if (result.wroteNothing()) {
        verdict = {Verdict::Kind::Bad, Words::tr("Nothing could be written: lost writes could not be looked for"), {}};
        if (result.failures() > 0) details << said(result.mostFrequentError());
    } else if (result.load.kind == probes::LoadSpec::Kind::Benchmark) {
        verdict.headline = Words::tr("%1 operations a second").arg(rateText(result.perSecond()));
        if (result.tool == "own")
            details << Words::tr("half of them within %1 ms, 99 % within %2 ms")
                           .arg(milliseconds(result.all.p50), milliseconds(result.all.p99));
    } else if (lost > 0) {
        verdict = {Verdict::Kind::Bad, Words::tr("%n acknowledged write(s) were lost", nullptr, lost), {}};
    } else if (unread > 0) {
        verdict.headline = Words::tr("No lost write was seen, but not every key could be read");
    } else {
        verdict.headline = Words::tr("No acknowledged write was lost");
    }
    if (unread > 0) {
        mixed();
        details << Words::tr("%n written key(s) could not be read in the end", nullptr, unread);
    }
    if (late > 0)
        details << Words::tr("%n write(s) took effect though no reply came: not lost, but never acknowledged", nullptr,
                             late);
    if (const auto failures = result.failures(); failures > 0) {
        mixed();
        details
            << Words::tr("%1 operations failed (%2)").arg(number(static_cast<qint64>(failures)), listOf(result.errors));
    }
    if (!result.gaps.empty()) {
        const auto& gap = result.gaps.front();
        QString words =
            Words::tr("longest unavailability %1, shard %2").arg(gapText(gap.milliseconds()), text(gap.shard));
        if (!gap.reason.empty()) words += QStringLiteral(", ") + Words::tr("while %1").arg(said(gap.reason));
        details << words;
    } else if (result.tool == "own" && result.all.count > 0) {
        details << Words::tr("no shard was unavailable");
    }
    if (result.outcome.leftOver > 0) {
        mixed();
        details << Words::tr("%n key(s) could not be deleted", nullptr, static_cast<int>(result.outcome.leftOver));
    }
    verdict.detail = details.join(QStringLiteral("; "));
    if (!verdict.detail.isEmpty()) verdict.detail[0] = verdict.detail[0].toUpper();
    return verdict;
}

}  // namespace slotpilot::gui
