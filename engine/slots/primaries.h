// SPDX-License-Identifier: GPL-3.0-or-later
// What each primary says itself: the truth that repairs begin with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "redis/cluster_nodes.h"
#include "slots/migration.h"

namespace slotpilot::slots {

/// A primary's view, and the connection that gave it.
struct PrimaryView {
    redis::Connection connection;
    std::vector<redis::NodeLine> lines;  ///< its CLUSTER NODES
    redis::NodeLine self;                ///< its own line
};
using PrimaryViews = std::map<std::string, PrimaryView>;  ///< by node id

/// Asks all of `spec.primaries` at once. Errors: those of dialling; Protocol; Precondition (another node is there).
Expected<PrimaryViews> readPrimaries(const MigrationSpec& spec, std::stop_token stop);

/// COUNTKEYSINSLOT of every slot on every primary, in one round trip each: node id to slot to count, without zeros.
Expected<std::map<std::string, std::map<int, std::int64_t>>> countKeys(PrimaryViews& views,
                                                                       const std::vector<int>& slots,
                                                                       std::stop_token stop);

/// Sends the commands and checks every answer. Errors: those of Connection; Redis.
Expected<void> commandAll(redis::Connection& connection, const std::vector<redis::Command>& commands,
                          std::stop_token stop);

}  // namespace slotpilot::slots
