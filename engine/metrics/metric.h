// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured of each Redis server, and how it is summed up.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

namespace slotpilot::metrics {

enum class Metric {
    Keys,
    Hits,            ///< a second
    Misses,          ///< a second
    Memory,          ///< used_memory
    ClientsMemory,   ///< mem_clients_normal
    SlowExecution,   ///< duration of the newest entry of SLOWLOG
    Operations,      ///< commands a second
    NetworkIn,       ///< bytes a second
    NetworkOut,      ///< bytes a second
    Latency,         ///< from INFO: round trip of a read by Slotpilot; from Prometheus: mean time of a command
    Fragmentation,   ///< mem_fragmentation_ratio
    ReplicationLag,  ///< bytes that a replica is behind its primary
};
inline constexpr std::size_t metricCount = 12;

enum class Unit { Count, PerSecond, Bytes, BytesPerSecond, Seconds, Ratio };
/// How values of several pods, or of several moments, become one.
enum class Fold { Sum, Mean, Most };

struct MetricInfo {
    Unit unit;
    Fold across;  ///< pods
    Fold over;    ///< time
};

inline MetricInfo infoOf(Metric metric) {
    switch (metric) {
        case Metric::Keys: return {Unit::Count, Fold::Sum, Fold::Mean};
        case Metric::Hits:
        case Metric::Misses:
        case Metric::Operations: return {Unit::PerSecond, Fold::Sum, Fold::Mean};
        case Metric::Memory:
        case Metric::ClientsMemory: return {Unit::Bytes, Fold::Sum, Fold::Mean};
        case Metric::SlowExecution: return {Unit::Seconds, Fold::Most, Fold::Most};
        case Metric::NetworkIn:
        case Metric::NetworkOut: return {Unit::BytesPerSecond, Fold::Sum, Fold::Mean};
        case Metric::Latency: return {Unit::Seconds, Fold::Most, Fold::Mean};
        case Metric::Fragmentation: return {Unit::Ratio, Fold::Most, Fold::Mean};
        case Metric::ReplicationLag: return {Unit::Bytes, Fold::Most, Fold::Most};
    }
    return {};
}

/// One value a metric; NaN: not known.
using Values = std::array<float, metricCount>;
inline constexpr float absent = std::numeric_limits<float>::quiet_NaN();

inline float& at(Values& values, Metric metric) { return values[static_cast<std::size_t>(metric)]; }
inline float at(const Values& values, Metric metric) { return values[static_cast<std::size_t>(metric)]; }

}  // namespace slotpilot::metrics
