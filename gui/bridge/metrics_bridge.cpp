// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/metrics_bridge.h"

namespace slotpilot::gui {
namespace {

constexpr int infoInterval = 2'000, prometheusInterval = 15'000;  // ms

metrics::Metric metricAt(std::size_t index) { return static_cast<metrics::Metric>(index); }

MetricsBridge::Results fromStore(const metrics::Store& store, std::chrono::seconds range) {
    const auto now = std::chrono::system_clock::now();
    auto results = std::make_shared<std::array<MetricsBridge::Result, metrics::metricCount>>();
    for (std::size_t i = 0; i < metrics::metricCount; ++i) (*results)[i] = store.series(metricAt(i), range, now);
    return results;
}

/// The pods may be others than when the scope was found: it is found anew with each load.
Expected<MetricsBridge::Results> fromPrometheus(const metrics::Prometheus& prometheus,
                                                const cluster::ClusterSnapshot& snapshot, std::chrono::seconds range,
                                                std::stop_token stop) {
    TRY_ASSIGN(scope, metrics::scopeOf(prometheus, snapshot, stop));
    const auto now = std::chrono::system_clock::now();
    auto results = std::make_shared<std::array<MetricsBridge::Result, metrics::metricCount>>();
    for (std::size_t i = 0; i < metrics::metricCount; ++i) {
        (*results)[i] = metrics::seriesOf(prometheus, scope, metricAt(i), range, now, stop);
        if (stop.stop_requested()) return fail(cancelled());
        // One that is gone, or takes its time, is not asked a dozen times for it.
        if (const auto& result = (*results)[i];
            !result && (result.error().code == ErrorCode::Timeout || result.error().code == ErrorCode::Unreachable))
            return fail(result.error());
    }
    return MetricsBridge::Results(results);
}

}  // namespace

MetricsBridge::MetricsBridge(ClusterBridge& cluster, QObject* parent) : QObject(parent), cluster_(cluster) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &MetricsBridge::load);
}

void MetricsBridge::reset() {
    for (auto* task : {&loading_, &searching_, &query_}) task->cancel();
    places_.clear();
    source_.reset();
    if (on_) load();
}

void MetricsBridge::setOn(bool on) {
    if (on == on_) return;
    on_ = on;
    if (on) {
        load();
    } else {
        loading_.cancel();
        timer_.stop();
    }
}

void MetricsBridge::setRange(std::chrono::seconds range) {
    range_ = range;
    if (on_) load();
}

void MetricsBridge::setSource(std::optional<metrics::PrometheusPlace> place) {
    query_.cancel();
    source_ = std::move(place);
    if (on_) load();
}

void MetricsBridge::load() {
    timer_.stop();
    const auto range = range_;
    const auto take = [this](const Expected<Results>& loaded) {
        timer_.start(source_ ? prometheusInterval : infoInterval);
        if (loaded)
            Q_EMIT this->loaded(*loaded);
        else
            Q_EMIT failed(loaded.error());
    };
    if (!source_) {
        loading_ = inBackground([store = cluster_.metrics(),
                                 range](std::stop_token) -> Expected<Results> { return fromStore(*store, range); },
                                take);
        return;
    }
    const auto access = cluster_.access();
    const auto picture = cluster_.picture();
    if (!access || !picture) return;
    loading_ = inBackground(
        [access, picture, place = *source_, range](std::stop_token stop) {
            return fromPrometheus(metrics::prometheusAt(access, place), *picture->snapshot, range, stop);
        },
        take);
}

void MetricsBridge::search() {
    const auto access = cluster_.access();
    if (!access || searching()) return;
    searching_ = inBackground(
        [access](std::stop_token stop) { return metrics::findPrometheus(access->client(), access->target().ns, stop); },
        [this](Expected<std::vector<metrics::PrometheusPlace>> places) {
            places_ = places ? std::move(*places) : std::vector<metrics::PrometheusPlace>();
            Q_EMIT searched(places ? std::nullopt : std::optional(places.error()));
        });
}

void MetricsBridge::query(const std::string& promql) {
    const auto access = cluster_.access();
    if (!access || !source_) return;
    const double to = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    const double seconds = static_cast<double>(range_.count()), step = std::max(1.0, seconds / 300);
    query_ = inBackground(
        [=, place = *source_](std::stop_token stop) -> Expected<QueryResult> {
            auto series = metrics::prometheusAt(access, place).queryRange(promql, to - seconds, to, step, stop);
            if (!series) return fail(std::move(series).error());
            return std::make_shared<const std::vector<metrics::PrometheusSeries>>(std::move(*series));
        },
        [this](const Expected<QueryResult>& result) { Q_EMIT queried(result); });
}

}  // namespace slotpilot::gui
