// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/snapshot.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>

namespace slotpilot::cluster {
namespace {

using redis::NodeLine;

template <class Items, class Same>
bool sameItems(const Items& a, const Items& b, Same same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

template <class T, class Same>
bool sameKnown(const Known<T>& a, const Known<T>& b, Same same) {
    if (a.has_value() != b.has_value()) return false;
    return a ? same(*a, *b) : a.error().describe() == b.error().describe();
}

/// Equal but for the resourceVersion, which also moves with heartbeats.
template <class Object>
bool sameObject(const Object& a, const Object& b) {
    if (a.meta.resourceVersion == b.meta.resourceVersion) return a == b;
    Object c = b;
    c.meta.resourceVersion = a.meta.resourceVersion;
    return a == c;
}

template <class Object>
bool sameObjects(const std::vector<Object>& a, const std::vector<Object>& b) {
    return sameItems(a, b, sameObject<Object>);
}

bool sameLine(const NodeLine& a, const NodeLine& b) {
    const auto content = [](const NodeLine& line) {
        return std::tie(line.id, line.host, line.port, line.busPort, line.hostname, line.aux, line.myself, line.primary,
                        line.replica, line.pfail, line.fail, line.handshake, line.noAddress, line.noFailover,
                        line.primaryId, line.configEpoch, line.linkConnected, line.migrating, line.importing);
    };
    return content(a) == content(b) && a.slots == b.slots;
}

/// The fields of INFO whose change is worth a new picture; the others are counters, gauges and times.
constexpr std::array<const char*, 22> watchedInfo{"redis_version",
                                                  "valkey_version",
                                                  "server_name",
                                                  "run_id",
                                                  "config_file",
                                                  "redis_mode",
                                                  "role",
                                                  "loading",
                                                  "maxmemory",
                                                  "maxmemory_policy",
                                                  "aof_enabled",
                                                  "aof_last_write_status",
                                                  "aof_last_bgrewrite_status",
                                                  "rdb_last_bgsave_status",
                                                  "connected_slaves",
                                                  "master_host",
                                                  "master_port",
                                                  "master_link_status",
                                                  "master_sync_in_progress",
                                                  "cluster_enabled",
                                                  "executable",
                                                  "tcp_port"};

/// Memory moves a little with every command: a change of 1 MiB and 1 % counts.
bool sameMemory(const redis::Info& a, const redis::Info& b) {
    const auto before = redis::infoInteger(a, "used_memory"), after = redis::infoInteger(b, "used_memory");
    return std::abs(before - after) <= std::max<std::int64_t>(1 << 20, before / 100);
}

bool sameInfo(const redis::Info& a, const redis::Info& b) {
    const auto field = [](const redis::Info& info, const char* name) {
        const auto at = info.find(name);
        return at == info.end() ? std::string_view() : std::string_view(at->second);
    };
    return std::ranges::all_of(watchedInfo, [&](const char* name) { return field(a, name) == field(b, name); }) &&
           redis::infoKeys(a) == redis::infoKeys(b) && sameMemory(a, b);
}

bool sameView(const RedisView& a, const RedisView& b) {
    return a.id == b.id && a.cluster == b.cluster && sameItems(a.nodes, b.nodes, sameLine) &&
           sameInfo(a.info, b.info) && a.openKeys == b.openKeys;
}

bool samePod(const std::optional<kube::Pod>& a, const std::optional<kube::Pod>& b) {
    return a && b ? sameObject(*a, *b) : a.has_value() == b.has_value();
}

bool sameMember(const Member& a, const Member& b) {
    return a.ordinal == b.ordinal && a.name == b.name && samePod(a.pod, b.pod) && sameObjects(a.claims, b.claims) &&
           sameKnown(a.redis, b.redis, sameView);
}

bool sameStranger(const StrangerNode& a, const StrangerNode& b) {
    return sameLine(a.line, b.line) && a.knownBy == b.knownBy;
}

bool isNewer(const NodeLine& a, const NodeLine& b) {
    return std::tie(a.configEpoch, a.pongReceived) > std::tie(b.configEpoch, b.pongReceived);
}

/// Every view's lines of nodes that are no member's. A handshake's node id is made up, so that it says nothing yet.
std::vector<StrangerNode> findStrangers(const ClusterSnapshot& snapshot) {
    std::map<std::string, StrangerNode> byId;
    std::set<std::string_view> own;
    for (const auto& member : snapshot.members)
        if (member.redis) own.insert(member.redis->id);
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        for (const auto& line : member.redis->nodes) {
            if (line.handshake || own.contains(line.id)) continue;
            auto& stranger = byId[line.id];
            if (stranger.knownBy.empty() || isNewer(line, stranger.line)) stranger.line = line;
            stranger.knownBy.push_back(member.name);
        }
    }
    std::vector<StrangerNode> strangers;
    for (auto& [id, stranger] : byId) strangers.push_back(std::move(stranger));
    return strangers;
}

}  // namespace

const NodeLine* RedisView::self() const {
    const auto at = std::ranges::find(nodes, true, &NodeLine::myself);
    return at == nodes.end() ? nullptr : &*at;
}

const NodeLine* RedisView::find(const std::string& nodeId) const {
    const auto at = std::ranges::find(nodes, nodeId, &NodeLine::id);
    return at == nodes.end() ? nullptr : &*at;
}

bool Member::isPrimary() const {
    const auto* self = redis ? redis->self() : nullptr;
    return self && self->primary;
}

redis::SlotSet Member::slots() const { return isPrimary() ? redis->self()->slots : redis::SlotSet(); }

const Member* ClusterSnapshot::member(const std::string& podName) const {
    const auto at = std::ranges::find(members, podName, &Member::name);
    return at == members.end() ? nullptr : &*at;
}

const Member* ClusterSnapshot::memberByNodeId(const std::string& nodeId) const {
    const auto at = std::ranges::find_if(
        members, [&](const Member& member) { return !nodeId.empty() && member.nodeId() == nodeId; });
    return at == members.end() ? nullptr : &*at;
}

bool ClusterSnapshot::created() const {
    return std::ranges::any_of(members, [](const Member& member) {
        return member.redis && (member.redis->nodes.size() > 1 || !member.slots().empty());
    });
}

void join(ClusterSnapshot& snapshot) {
    snapshot.strangers = findStrangers(snapshot);
    snapshot.owner.fill(-1);
    for (const auto& stranger : snapshot.strangers)
        for (const int slot : stranger.line.slots.slots()) snapshot.owner[static_cast<std::size_t>(slot)] = -2;
    std::array<std::uint64_t, redis::slotCount> epochs{};
    for (std::size_t i = 0; i < snapshot.members.size(); ++i) {
        const auto& member = snapshot.members[i];
        for (const int slot : member.slots().slots()) {
            const auto at = static_cast<std::size_t>(slot);
            const auto epoch = member.redis->self()->configEpoch;
            if (snapshot.owner[at] >= 0 && epochs[at] >= epoch) continue;
            snapshot.owner[at] = static_cast<std::int16_t>(i);
            epochs[at] = epoch;
        }
    }
}

bool sameContent(const ClusterSnapshot& a, const ClusterSnapshot& b) {
    const auto sameFlag = [](bool x, bool y) { return x == y; };
    const auto reason = [](const std::optional<Error>& stale) { return stale ? stale->describe() : std::string(); };
    return a.target == b.target && sameKnown(a.statefulSet, b.statefulSet, sameObject<kube::StatefulSet>) &&
           sameKnown(a.nodes, b.nodes, sameObjects<kube::Node>) &&
           sameKnown(a.claims, b.claims, sameObjects<kube::PersistentVolumeClaim>) &&
           sameKnown(a.pods, b.pods, sameFlag) && sameItems(a.members, b.members, sameMember) &&
           sameItems(a.strangers, b.strangers, sameStranger) && sameObjects(a.abandoned, b.abandoned) &&
           a.stale.has_value() == b.stale.has_value() && reason(a.stale) == reason(b.stale);
}

}  // namespace slotpilot::cluster
