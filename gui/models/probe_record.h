// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <vector>

#include "probes/report.h"

namespace slotpilot::gui {

/// A stretch of a load: a second, or several of a long one.
struct ProbeColumn {
    double from = 0, to = 0;  ///< seconds since the load began
    std::uint64_t reads = 0, writes = 0;
    double p50 = 0, p99 = 0, p999 = 0;  ///< ms; of several seconds: the mean p50, and the others of the worst second
    probes::Counters errors, retries;
    double seconds() const { return to - from; }
    std::uint64_t operations() const { return reads + writes; }
};

/// A load over time, while it goes on and afterwards. However long it lasts, there are no more than `mostColumns`:
/// then two become one.
class ProbeRecord {
public:
    static constexpr std::size_t mostColumns = 1000;

    ProbeRecord() = default;
    explicit ProbeRecord(const probes::Result& result);

    void add(const probes::Point& point);

    const std::vector<ProbeColumn>& columns() const { return columns_; }
    /// In the order of their ordinals.
    std::vector<std::string> shards() const;
    /// Of each shard, in the order of time.
    const std::map<std::string, std::vector<probes::Gap>>& gaps() const { return gaps_; }
    /// Of each shard: operations so far.
    const std::map<std::string, std::uint64_t>& operations() const { return operations_; }
    const probes::Counters& errors() const { return errors_; }
    const probes::Counters& retries() const { return retries_; }
    std::uint64_t reads() const { return reads_; }
    std::uint64_t writes() const { return writes_; }
    std::uint64_t lost() const { return lost_; }
    std::uint64_t notAcknowledged() const { return notAcknowledged_; }
    /// Seconds that were told.
    double until() const { return columns_.empty() ? 0 : columns_.back().to; }
    bool empty() const { return columns_.empty(); }

    /// The highest throughput, and the least and the highest latency: what charts must hold.
    struct Range {
        double perSecond = 0, least = 0, most = 0, failures = 0, until = 0;
        void add(const Range& other);
    };
    Range range() const;

private:
    void thin();

    std::vector<ProbeColumn> columns_;
    std::map<std::string, std::vector<probes::Gap>> gaps_;
    std::map<std::string, std::uint64_t> operations_;
    probes::Counters errors_, retries_;
    std::uint64_t reads_ = 0, writes_ = 0, lost_ = 0, notAcknowledged_ = 0;
    double width_ = 0;  ///< of a column, in seconds; 0: as the points are
};

std::uint64_t sumOf(const probes::Counters& counters);
/// The number at the end of a pod's name, -1 without.
int ordinalOf(const std::string& pod);

}  // namespace slotpilot::gui
