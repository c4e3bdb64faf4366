// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "bridge/background.h"
#include "bridge/cluster_bridge.h"
#include "metrics/prometheus.h"
#include "metrics/store.h"

namespace slotpilot::gui {

/// Brings what was measured to the window's thread, from the pods' INFO or from a Prometheus in the cluster, again and
/// again while it is on.
class MetricsBridge : public QObject {
    Q_OBJECT
public:
    using Result = Expected<metrics::Series>;
    using Results = std::shared_ptr<const std::array<Result, metrics::metricCount>>;
    using QueryResult = std::shared_ptr<const std::vector<metrics::PrometheusSeries>>;

    explicit MetricsBridge(ClusterBridge& cluster, QObject* parent = nullptr);

    /// The cluster is another one, or gone: its Prometheus is forgotten.
    void reset();
    /// Loads now and regularly, or not.
    void setOn(bool on);
    void setRange(std::chrono::seconds range);
    std::chrono::seconds range() const { return range_; }

    /// Looks for a Prometheus in the cluster; `searched` follows.
    void search();
    bool searching() const { return searching_.running(); }
    const std::vector<metrics::PrometheusPlace>& places() const { return places_; }
    /// Where values come from: a place, or nothing for INFO.
    void setSource(std::optional<metrics::PrometheusPlace> place);
    const std::optional<metrics::PrometheusPlace>& source() const { return source_; }

    /// Asks the Prometheus that is the source for the range; `queried` follows. A query under way is given up.
    void query(const std::string& promql);
    void cancelQuery() { query_.cancel(); }
    bool querying() const { return query_.running(); }

Q_SIGNALS:
    /// One result a metric; errors one by one.
    void loaded(slotpilot::gui::MetricsBridge::Results results);
    /// Nothing could be loaded at all.
    void failed(const slotpilot::Error& error);
    /// The Prometheus that were found; an error: it could not be looked for.
    void searched(const std::optional<slotpilot::Error>& error);
    void queried(const slotpilot::Expected<slotpilot::gui::MetricsBridge::QueryResult>& result);

private:
    void load();

    ClusterBridge& cluster_;
    bool on_ = false;
    std::chrono::seconds range_{300};
    std::vector<metrics::PrometheusPlace> places_;
    std::optional<metrics::PrometheusPlace> source_;
    QTimer timer_;
    Task loading_, searching_, query_;
};

}  // namespace slotpilot::gui
