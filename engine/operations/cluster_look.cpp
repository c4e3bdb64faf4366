// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/cluster_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::Member;

/// Kubernetes' words for what does not mend itself soon.
/// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/, pkg/kubelet/images and kuberuntime
constexpr std::array<std::string_view, 10> lastingTroubles{
    "ImagePullBackOff",  "ErrImagePull",         "ErrImageNeverPull",          "InvalidImageName",  "CrashLoopBackOff",
    "RunContainerError", "CreateContainerError", "CreateContainerConfigError", "ImageInspectError", "Unschedulable"};

bool lasts(const std::string& trouble) {
    return std::any_of(lastingTroubles.begin(), lastingTroubles.end(),
                       [&](std::string_view word) { return trouble.starts_with(word); });
}

std::string podName(const ClusterSnapshot& snapshot, int ordinal) {
    return snapshot.target.statefulSet + "-" + std::to_string(ordinal);
}

/// Whether the StatefulSet wants to replace the pod by one of its newest revision.
bool isOld(const ClusterSnapshot& snapshot, const kube::Pod& pod) {
    const auto& set = *snapshot.statefulSet;
    return set.updateStrategy != "OnDelete" && pod.ordinal().value_or(-1) >= set.partition &&
           !set.updateRevision.empty() && !pod.revision().empty() && pod.revision() != set.updateRevision;
}

/// What is missing for one ordinal, or nothing.
std::string missingReadyOf(const ClusterSnapshot& snapshot, int ordinal) {
    const auto name = podName(snapshot, ordinal);
    const auto* member = snapshot.member(name);
    if (!member || !member->pod) return name + " (does not exist yet)";
    const auto& pod = *member->pod;
    if (!pod.ready() || pod.terminating()) return fmt::format("{} ({})", name, pod.trouble());
    return isOld(snapshot, pod) ? name + " (still on the old revision)" : std::string();
}

std::string hintFor(const std::string& trouble) {
    if (trouble.find("Image") != std::string::npos)
        return "Is the image's name right, and can the nodes pull it? Deploy again with the right one";
    if (trouble.starts_with("Unschedulable")) return "Make room on the nodes, or ask for less";
    return "Look at the pod's log and events";
}

Error notInClusterMode(const std::string& pod) {
    return Error{ErrorCode::Precondition, "Redis is not in cluster mode", pod,
                 "Set cluster-enabled yes in redis.conf and restart the pods"};
}

bool passes(const Error& error) {
    switch (error.code) {
        case ErrorCode::Unauthorized:
        case ErrorCode::Forbidden:
        case ErrorCode::Unsupported:
        case ErrorCode::Cancelled:
        case ErrorCode::Tls:
        case ErrorCode::Invalid: return false;
        default: return true;
    }
}

}  // namespace

const char* const busHint =
    "A NetworkPolicy or firewall must let the pods reach each other on ports 6379 and 16379 (the cluster bus)";

std::string missingReady(const ClusterSnapshot& snapshot, int replicas) {
    if (!snapshot.statefulSet) return snapshot.statefulSet.error().describe();
    if (!snapshot.pods) return snapshot.pods.error().describe();
    const auto& set = *snapshot.statefulSet;
    if (set.observedGeneration < set.meta.generation) return "the StatefulSet's controller to see the change";
    std::vector<std::string> missing;
    for (int ordinal = 0; ordinal < replicas; ++ordinal)
        if (auto words = missingReadyOf(snapshot, ordinal); !words.empty()) missing.push_back(std::move(words));
    return listed(missing);
}

int countReady(const ClusterSnapshot& snapshot, int replicas) {
    int ready = 0;
    for (int ordinal = 0; snapshot.statefulSet && ordinal < replicas; ++ordinal)
        ready += missingReadyOf(snapshot, ordinal).empty() ? 1 : 0;
    return ready;
}

std::optional<Error> TroubleWatch::look(const ClusterSnapshot& snapshot, int replicas, SteadyTime now) {
    for (int ordinal = 0; ordinal < replicas; ++ordinal) {
        const auto* member = snapshot.member(podName(snapshot, ordinal));
        if (!member || !member->pod) continue;
        const auto& pod = *member->pod;
        const auto trouble = pod.trouble();
        if (pod.ready() || pod.terminating()) {
            since_.erase(pod.meta.uid);
            continue;
        }
        // Its turn to be replaced comes; but pods that are started in order are not replaced before they are ready.
        const bool old = snapshot.statefulSet && isOld(snapshot, pod);
        if (old && snapshot.statefulSet->podManagementPolicy == "Parallel") continue;
        // A container that crashes again and again is seen running and terminated in between.
        if (!lasts(trouble)) continue;
        const auto first = since_.emplace(pod.meta.uid, now).first->second;
        if (now - first >= patience_)
            return Error{ErrorCode::Precondition, "does not get ready: " + trouble, pod.meta.name,
                         old ? "It is of an old revision, and Kubernetes does not replace it by itself: "
                               "delete the pod"
                             : hintFor(trouble)};
    }
    return std::nullopt;
}

Expected<std::string> missingAnswers(const ClusterSnapshot& snapshot, const std::vector<std::string>& pods) {
    std::vector<std::string> missing;
    for (const auto& name : pods) {
        const auto* member = snapshot.member(name);
        if (!member) {
            missing.push_back(name + " (does not exist yet)");
        } else if (!member->redis) {
            const auto& error = member->redis.error();
            if (error.code == ErrorCode::Unsupported) return fail(notInClusterMode(name));
            if (!passes(error)) return fail(error);
            missing.push_back(fmt::format("{} ({})", name, error.what));
        } else if (redis::infoInteger(member->redis->info, "loading") != 0) {
            missing.push_back(name + " (loads its data)");
        }
    }
    return listed(missing);
}

std::optional<Error> unfit(const ClusterSnapshot& snapshot, const Member& member, const redis::SlotSet& planned) {
    const auto oldHint = fmt::format(
        "If nothing of it is needed: delete the pod's PVC and then the pod, or kubectl exec {} -- redis-cli FLUSHALL "
        "and "
        "CLUSTER RESET HARD",
        member.name);
    if (!member.redis) {
        if (member.redis.error().code == ErrorCode::Unsupported) return notInClusterMode(member.name);
        if (!passes(member.redis.error())) return member.redis.error();
        return std::nullopt;
    }
    const auto& view = *member.redis;
    if (const auto mode = view.info.find("cluster_enabled"); mode != view.info.end() && mode->second == "0")
        return notInClusterMode(member.name);
    const bool allKnown = std::all_of(snapshot.members.begin(), snapshot.members.end(),
                                      [](const Member& m) { return m.redis.has_value(); });
    for (const auto& line : view.nodes) {
        if (!allKnown || line.myself || line.handshake || snapshot.memberByNodeId(line.id)) continue;
        return Error{ErrorCode::Precondition,
                     fmt::format("it knows the Redis node {} at {}, which is no pod of StatefulSet {}: it has an old "
                                 "nodes.conf, or belongs to another Redis Cluster",
                                 line.id, line.host.empty() ? "no address" : line.host, snapshot.target.statefulSet),
                     member.name, oldHint};
    }
    const auto own = view.self() ? view.self()->slots : redis::SlotSet();
    if (const auto other = own - planned; !other.empty())
        return Error{ErrorCode::Precondition,
                     fmt::format("it owns {} ({}) that would not be its own: somebody has half created a Redis Cluster",
                                 counted(other.size(), "slot"), other.toString()),
                     member.name, "Finish or undo what was begun: " + oldHint};
    if (const auto keys = redis::infoKeys(view.info); keys > 0 && own.empty() && view.self() && view.self()->primary)
        return Error{ErrorCode::Precondition, fmt::format("it holds {} of old data", counted(keys, "key")), member.name,
                     oldHint};
    return std::nullopt;
}

Expected<const cluster::RedisView*> viewOf(const ClusterSnapshot& snapshot, const std::string& pod) {
    const auto* member = snapshot.member(pod);
    if (!member) return fail(ErrorCode::Precondition, "there is no such pod now", pod);
    if (!member->redis) return fail(member->redis.error());
    return &*member->redis;
}

std::string missingAcquaintance(const ClusterSnapshot& snapshot, const std::vector<std::string>& pods) {
    std::vector<std::string> missing;
    for (const auto& from : pods) {
        const auto view = viewOf(snapshot, from);
        if (!view) {
            missing.push_back(view.error().describe());
            continue;
        }
        for (const auto& to : pods) {
            const auto* member = snapshot.member(to);
            if (from == to || !member || !member->redis) continue;
            const auto* line = (*view)->find(member->nodeId());
            if (!line || line->handshake)
                missing.push_back(fmt::format("{} does not know {} (bus port 16379)", from, to));
            else if (!line->linkConnected || line->fail || line->pfail)
                missing.push_back(fmt::format("{} does not reach {} on its bus port {}", from, to,
                                              line->busPort ? line->busPort : 16379));
        }
    }
    return listed(missing);
}

}  // namespace slotpilot::operations
