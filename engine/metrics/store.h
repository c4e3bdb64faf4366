// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "metrics/sampler.h"

namespace slotpilot::metrics {

/// Values over time of one metric. All lines have as many values as there are times; NaN where nothing is known.
struct Series {
    struct Line {
        std::string pod;
        std::vector<float> values;
    };
    std::vector<double> times;  ///< seconds since the epoch, evenly spaced
    std::vector<Line> lines;    ///< by the ordinal in the pod's name
    double step = 0;            ///< seconds between two times

    /// The lines as one: summed, or the highest, as the metric wants it; empty without lines.
    std::vector<float> folded(Fold fold) const;
    /// Puts the lines in the order of their ordinals: redis-2 before redis-10.
    void sort();
};

/// Keeps 24 hours of samples in memory: the last 15 minutes by 2 s, two hours by 10 s, the rest by 1 min. A pod takes
/// about 125 KB, however long it is watched. Thread-safe.
class Store {
public:
    static constexpr std::chrono::hours kept{24};

    Store();
    ~Store();

    void add(const Sample& sample);
    /// Samples a snapshot and adds what is new in it; for the thread that observes.
    void record(const cluster::ClusterSnapshot& snapshot);

    /// The time from `now - range` to `now`, in at most `mostPoints` steps; pods without a value in it are left out.
    Series series(Metric metric, std::chrono::seconds range, WallTime now, std::size_t mostPoints = 400) const;
    /// When the first sample came that may still be there; nothing: there is none.
    std::optional<WallTime> since() const;
    /// Bytes that the samples take.
    std::size_t memory() const;

private:
    struct Lane;
    mutable std::mutex mutex_;
    Sampler sampler_;
    std::map<std::string, std::unique_ptr<Lane>> lanes_;  ///< by pod
    std::optional<WallTime> first_;
};

}  // namespace slotpilot::metrics
