// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "probes/histogram.h"

namespace slotpilot::probes {

using Counters = std::map<std::string, std::uint64_t>;

/// A stretch of time, in milliseconds since the load began.
struct Span {
    double from = 0, to = 0;
    bool operator==(const Span&) const = default;
};

/// What one maker of load saw of one shard in a stretch of time.
struct ShardSlice {
    Histogram reads, writes;        ///< latencies in ns
    std::vector<Span> unavailable;  ///< somebody waited for the shard, and nobody got an answer
    bool operator==(const ShardSlice&) const = default;
};

/// What one maker of load saw in a stretch of time, a second as a rule. Merges without loss.
struct Slice {
    double from = 0, to = 0;                   ///< seconds since the load began
    std::map<std::string, ShardSlice> shards;  ///< by the name of their first primary
    Counters errors;                           ///< operations that were given up, by kind
    Counters retries;                          ///< what was tried again, by reason
    std::uint64_t lost = 0, notAcknowledged = 0;
    int connections = 0;  ///< open at the end

    /// Adds one of the same time by somebody else, or of a later time by the same.
    void add(const Slice& other);
    bool operator==(const Slice&) const = default;
};

nlohmann::json toJson(const Slice& slice);
/// Errors: Protocol.
Expected<Slice> sliceFromJson(const nlohmann::json& value);

}  // namespace slotpilot::probes
