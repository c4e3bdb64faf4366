// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up snapshots of a healthy cluster, to be broken by tests.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "cluster/snapshot.h"

namespace slotpilot::test {

inline std::string idOf(int ordinal) { return std::string(39, 'a') + std::to_string(ordinal); }
inline std::string podOf(int ordinal) { return "redis-" + std::to_string(ordinal); }
inline std::string addressOf(int ordinal) { return "10.0.0." + std::to_string(ordinal + 1); }

inline kube::Pod readyPod(int ordinal) {
    kube::Pod pod;
    pod.meta.name = podOf(ordinal);
    pod.meta.uid = "uid-" + pod.meta.name;
    pod.meta.labels["controller-revision-hash"] = "rev-1";
    pod.phase = "Running";
    pod.podIp = addressOf(ordinal);
    pod.nodeName = "node" + std::to_string(ordinal % 3 + 1);
    pod.conditions.push_back({"Ready", "True", "", "", {}});
    return pod;
}

inline kube::Node nodeNamed(const std::string& name, const std::string& zone = {}) {
    kube::Node node;
    node.meta.name = name;
    if (!zone.empty()) node.meta.labels["topology.kubernetes.io/zone"] = zone;
    return node;
}

inline redis::NodeLine lineOf(int ordinal) {
    redis::NodeLine line;
    line.id = idOf(ordinal);
    line.host = addressOf(ordinal);
    line.port = 6379;
    line.busPort = 16379;
    line.primary = true;
    line.linkConnected = true;
    line.configEpoch = static_cast<std::uint64_t>(ordinal + 1);
    return line;
}

/// A ready StatefulSet of `count` pods whose servers are empty and alone.
inline cluster::ClusterSnapshot freshSnapshot(int count) {
    cluster::ClusterSnapshot snapshot;
    snapshot.target = {"context", "ns", "redis"};
    kube::StatefulSet set;
    set.meta.name = "redis";
    set.replicas = count;
    set.updateRevision = set.currentRevision = "rev-1";
    snapshot.statefulSet = set;
    snapshot.nodes = std::vector{nodeNamed("node1"), nodeNamed("node2"), nodeNamed("node3")};
    snapshot.claims = std::vector<kube::PersistentVolumeClaim>();
    snapshot.pods = true;
    for (int i = 0; i < count; ++i) {
        cluster::Member member;
        member.ordinal = i;
        member.name = podOf(i);
        member.pod = readyPod(i);
        cluster::RedisView view;
        view.id = idOf(i);
        auto self = lineOf(i);
        self.myself = true;
        self.configEpoch = 0;
        view.nodes = {self};
        view.cluster.state = "fail";
        view.info = {{"cluster_enabled", "1"}, {"loading", "0"}};
        member.redis = view;
        snapshot.members.push_back(member);
    }
    cluster::join(snapshot);
    return snapshot;
}

/// `count` primaries with the slots dealt out evenly, all agreeing.
inline cluster::ClusterSnapshot healthySnapshot(int count) {
    auto snapshot = freshSnapshot(count);
    for (auto& member : snapshot.members) {
        member.redis->nodes.clear();
        member.redis->cluster.state = "ok";
        for (int i = 0; i < count; ++i) {
            auto line = lineOf(i);
            line.myself = i == member.ordinal;
            line.slots.add(redis::SlotRange{redis::slotCount * i / count, redis::slotCount * (i + 1) / count - 1});
            member.redis->nodes.push_back(line);
        }
    }
    cluster::join(snapshot);
    return snapshot;
}

/// The line of `about` in the view of `in`.
inline redis::NodeLine& lineIn(cluster::ClusterSnapshot& snapshot, int in, int about) {
    auto& nodes = snapshot.members.at(static_cast<std::size_t>(in)).redis->nodes;
    return *std::find_if(nodes.begin(), nodes.end(), [&](const auto& line) { return line.id == idOf(about); });
}

}  // namespace slotpilot::test
