// SPDX-License-Identifier: GPL-3.0-or-later
// The joined picture: pod = Redis node = slots, on a Kubernetes node.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "kube/types.h"
#include "redis/cluster_nodes.h"

namespace slotpilot::cluster {

/// Which cluster: one StatefulSet in one namespace of one context.
struct Target {
    std::string context, ns = "default", statefulSet = "redis";
    bool operator==(const Target&) const = default;
};

/// A value that may not have been read; then it holds the reason.
template <class T>
using Known = Expected<T>;

/// What one Redis server said about itself and about the cluster, in one read.
struct RedisView {
    std::string id;                      ///< its own node id
    std::vector<redis::NodeLine> nodes;  ///< its CLUSTER NODES, all lines
    redis::ClusterInfo cluster;
    redis::Info info;  ///< INFO (default sections)
    /// Keys that it holds of slots that are open here or elsewhere; of a few hundred slots at most.
    std::map<int, std::int64_t> openKeys;
    std::chrono::microseconds roundTrip{};  ///< of the read
    WallTime read;

    const redis::NodeLine* self() const;
    const redis::NodeLine* find(const std::string& nodeId) const;
};

/// One ordinal of the StatefulSet: its pod, its PVC and the Redis server in it.
struct Member {
    int ordinal = -1;
    std::string name;              ///< the pod's: "redis-3"
    std::optional<kube::Pod> pod;  ///< nothing: no such pod now
    std::vector<kube::PersistentVolumeClaim> claims;
    Known<RedisView> redis = fail(ErrorCode::Unreachable, "not read yet");

    /// The node id if it is known now.
    std::string nodeId() const { return redis ? redis->id : std::string(); }
    bool isPrimary() const;
    /// The slots that it says it owns; empty where it is unknown or a replica.
    redis::SlotSet slots() const;
};

/// A Redis node that some member knows but that is no member's (a ghost, another cluster's node, a pod that is gone).
struct StrangerNode {
    redis::NodeLine line;
    std::vector<std::string> knownBy;  ///< members' names
};

/// Everything known about the cluster at one moment. Immutable once published.
struct ClusterSnapshot {
    Target target;
    std::uint64_t version = 0;  ///< counts up with each published change
    WallTime taken;             ///< of this snapshot
    WallTime changed;           ///< when its content last differed
    Known<kube::StatefulSet> statefulSet = fail(ErrorCode::Unreachable, "not read yet");
    Known<std::vector<kube::Node>> nodes = fail(ErrorCode::Unreachable, "not read yet");
    Known<std::vector<kube::PersistentVolumeClaim>> claims = fail(ErrorCode::Unreachable, "not read yet");
    Known<bool> pods = fail(ErrorCode::Unreachable, "not read yet");  ///< whether the pods could be listed
    std::vector<Member> members;                                      ///< by ordinal
    std::vector<StrangerNode> strangers;
    /// Jobs of load whose run was broken off; none where they may not be listed.
    std::vector<kube::Job> abandoned;
    /// Set while what is shown may be old: the reason (a watch lost its connection).
    std::optional<Error> stale;

    /// Owner of each slot as an index into `members`, -1: nobody, -2: a stranger. A slot belongs to the member that
    /// says so of itself; where two do, to the one with the higher config epoch.
    std::array<std::int16_t, redis::slotCount> owner{};

    const Member* member(const std::string& podName) const;
    const Member* memberByNodeId(const std::string& nodeId) const;
    /// True if any member's server knows a node other than itself or owns a slot.
    bool created() const;
};

using SnapshotPtr = std::shared_ptr<const ClusterSnapshot>;

/// Fills `owner` and `strangers` from the members. Pure.
void join(ClusterSnapshot& snapshot);
/// Whether they show the same content: version, times, round trips and counters that always move left out.
bool sameContent(const ClusterSnapshot& a, const ClusterSnapshot& b);

}  // namespace slotpilot::cluster
