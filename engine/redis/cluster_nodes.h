// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "redis/slots.h"

namespace slotpilot::redis {

/// `[slot->-id]` (migrating to) or `[slot-<-id]` (importing from).
struct OpenSlot {
    int slot = 0;
    std::string nodeId;
    auto operator<=>(const OpenSlot&) const = default;
};

/// One line of CLUSTER NODES.
struct NodeLine {
    std::string id;
    std::string host;  ///< empty where the address is ":0"
    int port = 0, busPort = 0;
    std::string hostname;
    std::map<std::string, std::string> aux;  ///< shard-id and the like
    bool myself = false, primary = false, replica = false, pfail = false, fail = false, handshake = false,
         noAddress = false, noFailover = false;
    std::string primaryId;  ///< of a replica
    std::int64_t pingSent = 0, pongReceived = 0;
    std::uint64_t configEpoch = 0;
    bool linkConnected = false;
    SlotSet slots;
    std::vector<OpenSlot> migrating, importing;
    bool operator==(const NodeLine&) const = default;
};

/// Parses the answer of CLUSTER NODES, in every form that Redis 3 to 8 and Valkey give it (hostnames, aux fields, `:0`,
/// noaddr, handshake, open slots). Errors: Protocol (names the line).
/// https://redis.io/docs/latest/commands/cluster-nodes/#serialization-format
Expected<std::vector<NodeLine>> parseClusterNodes(std::string_view text);

/// CLUSTER INFO.
struct ClusterInfo {
    std::string state;  ///< "ok" or "fail"
    int slotsAssigned = 0, slotsOk = 0, slotsPfail = 0, slotsFail = 0, knownNodes = 0, size = 0;
    std::uint64_t currentEpoch = 0, myEpoch = 0;
    bool operator==(const ClusterInfo&) const = default;
};

/// Errors: Protocol.
Expected<ClusterInfo> parseClusterInfo(std::string_view text);

/// INFO: `field:value` lines, section headings left out. Values stay as they are.
using Info = std::map<std::string, std::string>;
Info parseInfo(std::string_view text);
/// A field as a number; 0 where it is missing or none.
std::int64_t infoInteger(const Info& info, const std::string& field);
/// Keys of all databases, from the db0:keys=... lines.
std::int64_t infoKeys(const Info& info);

}  // namespace slotpilot::redis
