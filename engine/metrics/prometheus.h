// SPDX-License-Identifier: GPL-3.0-or-later
// A Prometheus in the cluster: found by its Service, asked over a tunnel to its pod.
#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "cluster/access.h"
#include "cluster/snapshot.h"
#include "kube/client.h"
#include "kube/stream.h"
#include "metrics/store.h"

namespace slotpilot::metrics {

/// Gives a connected stream socket to a Prometheus, a new one with each call.
using DialSocket = std::function<Expected<UniqueFd>(std::stop_token)>;

/// Labels and values of one time series.
struct PrometheusSeries {
    std::map<std::string, std::string> labels;
    std::vector<std::pair<double, double>> points;  ///< seconds since the epoch, value
};

/// The HTTP API of one Prometheus. https://prometheus.io/docs/prometheus/latest/querying/api/
/// Errors of all calls: those of the socket; Invalid (the query, in Prometheus' words), Timeout, Server (it can't
/// answer, in its words), Unauthorized, Protocol (what answers is no Prometheus, or answers with too much), Cancelled.
class Prometheus {
public:
    static constexpr Milliseconds timeout{30'000};      ///< of a query
    static constexpr std::size_t mostBytes = 64 << 20;  ///< of an answer

    /// `label` names it in errors.
    Prometheus(DialSocket dial, std::string label) : dial_(std::move(dial)), label_(std::move(label)) {}

    /// Values now: one point a series. A scalar is a series without labels.
    Expected<std::vector<PrometheusSeries>> query(const std::string& promql, std::stop_token stop) const;
    /// Values from `from` to `to` (seconds since the epoch) every `step` seconds.
    Expected<std::vector<PrometheusSeries>> queryRange(const std::string& promql, double from, double to, double step,
                                                       std::stop_token stop) const;
    const std::string& label() const { return label_; }

private:
    Expected<std::vector<PrometheusSeries>> ask(const std::string& path, const std::string& form,
                                                std::stop_token stop) const;

    DialSocket dial_;
    std::string label_;
};

/// Where a Prometheus listens.
struct PrometheusPlace {
    std::string ns, service, pod;
    int port = 9090;
    std::string label() const { return ns + "/" + service; }
    bool operator==(const PrometheusPlace&) const = default;
};

/// The Services that look like a Prometheus (its name, labels, port 9090) and have a ready pod, those of namespace `ns`
/// first; of all namespaces where they may be listed, else of `ns`. Errors: those of Client::list.
Expected<std::vector<PrometheusPlace>> findPrometheus(kube::Client& client, const std::string& ns,
                                                      std::stop_token stop);
/// A Prometheus over tunnels to its pod.
Prometheus prometheusAt(std::shared_ptr<const cluster::Access> access, const PrometheusPlace& place);

/// How a Prometheus names a cluster's pods, and how often it scrapes them.
struct PrometheusScope {
    std::string label;                        ///< "pod", "kubernetes_pod_name" or "instance"
    std::string matchers;                     ///< of all queries: pod=~"redis-0|redis-1",namespace="default"
    std::map<std::string, std::string> pods;  ///< by the label's value
    double interval = 60;                     ///< seconds between two scrapes
};

/// Finds the snapshot's pods among the series of redis_exporter. Errors: NotFound (it does not scrape them), those of
/// Prometheus.
Expected<PrometheusScope> scopeOf(const Prometheus& prometheus, const cluster::ClusterSnapshot& snapshot,
                                  std::stop_token stop);
/// The query for a metric, one series a pod; `step`: seconds between two points.
std::string promqlOf(Metric metric, const PrometheusScope& scope, double step);
/// A metric over the time from `now - range` to `now`. Errors: those of Prometheus.
Expected<Series> seriesOf(const Prometheus& prometheus, const PrometheusScope& scope, Metric metric,
                          std::chrono::seconds range, WallTime now, std::stop_token stop, std::size_t mostPoints = 400);

}  // namespace slotpilot::metrics
