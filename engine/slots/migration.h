// SPDX-License-Identifier: GPL-3.0-or-later
// Moves slots with their keys by CLUSTER SETSLOT and MIGRATE, while clients go on.
// https://redis.io/docs/latest/commands/cluster-setslot/#redis-cluster-live-resharding-explained
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "redis/connection.h"
#include "slots/rebalance.h"

namespace slotpilot::slots {

/// A primary of the cluster.
struct Primary {
    std::string id;
    std::string name;  ///< for people: "redis-3"
    std::string host;  ///< address at which the other nodes reach it: what MIGRATE names
    int port = 6379;
};

/// Gives an authenticated connection to a node; called from several threads at once.
using Dial = std::function<Expected<redis::Connection>(const std::string& nodeId, std::stop_token stop)>;

struct MigrationProgress {
    int slotsDone = 0, slotsTotal = 0;
    std::int64_t keysDone = 0, keysTotal = -1;                         ///< -1: not known
    std::int64_t bytesDone = 0;                                        ///< by MEMORY USAGE or the expected average
    double slotsPerSecond = 0, keysPerSecond = 0, bytesPerSecond = 0;  ///< since the start
};

/// What `migrate` works with.
struct MigrationSpec {
    Dial dial;
    std::vector<Primary> primaries;                 ///< all of the cluster
    std::optional<redis::Credentials> credentials;  ///< with which a source authenticates at a target
    std::vector<Move> moves;
    Mode mode = Mode::Gentle;
    std::function<void(const MigrationProgress&)> onProgress = {};  ///< at most 10 a second, one call at a time
    std::function<void(log::Level, std::string)> onLog = {};        ///< one call at a time
};

/// A key that both nodes hold with different values.
struct KeyConflict {
    std::string key, from, to;  ///< node ids
    int slot = 0;
};

/// What came of it. Without an error every slot of the moves has its new owner and no slot is open.
struct MigrationResult {
    MigrationProgress done;
    std::vector<Move> left;  ///< not moved
    std::vector<Move> open;  ///< of these: migrating and importing still; `finishOpenSlots` goes on with them
    std::vector<KeyConflict> conflicts;
    std::optional<Error> error;  ///< the first reason why something is left; Cancelled after a stop
};

/// Moves the slots. One thread a source; at a target one source at a time (Fast: up to four). In each slot: target
/// IMPORTING, source MIGRATING, keys by MIGRATE in batches, the source counts no key, target NODE, source NODE, the
/// other primaries (where one fails it is only logged: gossip tells it). Several slots are in work at once, so that
/// round trips hardly matter. A batch is bounded by keys, bytes and the time for which it blocks the servers; keys of
/// 16 MB and more go alone. (Sizes are asked for where such keys are possible; Fast asks only where keys are 1 KB or
/// more on average.) Gentle keeps one batch at work in a source, Fast several large ones. `stop`: opens no further
/// slot, finishes those that are open, and says what is left. A lost connection, LOADING and the like are tried again
/// up to five times without progress, with pauses. A key that is on both sides: where both values are the same the
/// target's is replaced, else its slot stays open, no other is begun, and the result names both (Conflict). Nothing is
/// overwritten or deleted unasked. Errors: Precondition (a node is not what the moves say, they don't know each other
/// in time), Conflict, Redis, Unreachable, Timeout, Cancelled.
MigrationResult migrate(const MigrationSpec& spec, std::stop_token stop);

/// What `finishOpenSlots` did.
struct FinishResult {
    MigrationResult moved;         ///< slots that went on to their target
    redis::SlotSet stable;         ///< closed where they were, as nothing had moved yet
    std::vector<Error> unsettled;  ///< slots that need a person: a third node holds keys, no owner, an unknown node

    bool clean() const { return !moved.error && unsettled.empty(); }
};

/// Finishes what a mover that died left: from each primary's own CLUSTER NODES line, slots that are migrating on one
/// side and importing on the other go forward; where one side is missing the slot goes forward if keys are in the
/// target, and is closed (STABLE) if no other node holds keys of it. `spec.moves` is not used.
/// Errors: those of dialling and reading; Cancelled.
Expected<FinishResult> finishOpenSlots(const MigrationSpec& spec, std::stop_token stop);

}  // namespace slotpilot::slots
