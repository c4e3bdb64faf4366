// SPDX-License-Identifier: GPL-3.0-or-later
// Who gives which slots to whom: pure functions, no I/O.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "redis/slots.h"

namespace slotpilot::slots {

/// How much other clients may feel of a migration.
enum class Mode {
    Gentle,  ///< batches that block a server for about a millisecond
    Fast     ///< as fast as the servers can
};

/// Keys and bytes; -1 where they are not known.
struct Load {
    std::int64_t keys = -1, bytes = -1;
    bool operator==(const Load&) const = default;
};

/// One primary as the planner sees it.
struct NodeShare {
    std::string id;
    redis::SlotSet slots;
    double weight = 1;  ///< 0: empty it
    Load load = {};     ///< of the whole node
};

/// Slots that go from one node to another.
struct Move {
    std::string from, to;  ///< node ids
    redis::SlotSet slots;
    Load load = {};  ///< expected
    bool operator==(const Move&) const = default;
};

/// What a node holds before and after.
struct NodeChange {
    std::string id;
    int before = 0, after = 0;  ///< slots
    bool operator==(const NodeChange&) const = default;
};

struct RebalancePlan {
    std::vector<Move> moves;        ///< at most one a pair of nodes; ordered by from, then to, as the nodes were given
    std::vector<NodeChange> nodes;  ///< as the nodes were given

    int slots() const;  ///< that move
    Load load() const;  ///< that moves
    bool operator==(const RebalancePlan&) const = default;
};

struct RebalanceOptions {
    /// Nothing moves while every node is within this many percent of its share. redis-cli's default is 2.
    double thresholdPercent = 0;
    /// Load of each slot, indexed by slot; empty: a node's load is taken as spread evenly over its slots.
    std::vector<Load> perSlot = {};
};

/// Shares proportional to the weights (largest remainder; on a tie the node that has more keeps more, then the order of
/// `nodes`), reached with the fewest slots moved: the sum of what nodes have too much. Ranges stay whole where that
/// costs nothing. The same input gives the same plan. Slots that nobody owns stay so.
/// Errors: Invalid (no weight above 0, a negative weight, an id twice, a slot with two owners).
Expected<RebalancePlan> planRebalance(const std::vector<NodeShare>& nodes, const RebalanceOptions& options = {});

/// All slots of `drained` to `successor` if that one is given and has no slot, else to the nodes with a weight above 0
/// so that the fullest (by slots and weight) is as low as can be. Only slots of `drained` move.
/// Errors: Invalid (as above; unknown ids; nobody left to take them).
Expected<RebalancePlan> planDrain(const std::vector<NodeShare>& nodes, const std::string& drained,
                                  const std::optional<std::string>& successor = {},
                                  const RebalanceOptions& options = {});

/// What a server may use. 0: no such limit.
struct NodeMemory {
    std::string id, name;             ///< `name` is for the reason: "redis-3"
    std::int64_t used = 0;            ///< used_memory, bytes
    std::int64_t maxmemory = 0;       ///< CONFIG maxmemory, bytes
    std::int64_t containerLimit = 0;  ///< the container's memory limit, bytes
};

/// A target that can't hold what it would get.
struct MemoryShortage {
    std::string id;
    std::int64_t needed = 0, allowed = 0;  ///< bytes, after the move
    std::string reason;                    ///< "redis-3 would hold 812.0 MiB of the 512.0 MiB that maxmemory allows"
};

/// The targets that can't hold what they get on top of what they have (less what they give away, which is not counted
/// on: it leaves at the same time). Of a container's limit 90 % are counted: the process needs buffers, too. Moves of
/// unknown bytes count as nothing; a node that is missing in `memory` has no limit.
std::vector<MemoryShortage> memoryShortages(const RebalancePlan& plan, const std::vector<NodeMemory>& memory);

/// How long the plan's moves take on an idle cluster nearby, roughly: for previews. Unknown loads count as nothing.
std::chrono::milliseconds estimateTime(const RebalancePlan& plan, Mode mode);

}  // namespace slotpilot::slots
