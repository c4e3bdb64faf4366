// SPDX-License-Identifier: GPL-3.0-or-later
// What steps see in a snapshot. All pure.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/wait.h"
#include "cluster/snapshot.h"

namespace slotpilot::operations {

/// What keeps the StatefulSet's first `replicas` pods from being ready on the revision that they should have
/// (partition taken into account), e.g. "redis-1 (ContainerCreating)"; empty: nothing.
std::string missingReady(const cluster::ClusterSnapshot& snapshot, int replicas);
int countReady(const cluster::ClusterSnapshot& snapshot, int replicas);

/// Notices pods that won't get ready by themselves: an image that can't be pulled, a container that crashes again and
/// again, no node to run on, for longer than `patience`.
class TroubleWatch {
public:
    explicit TroubleWatch(Milliseconds patience) : patience_(patience) {}
    /// The Error (Precondition) once it has lasted too long.
    std::optional<Error> look(const cluster::ClusterSnapshot& snapshot, int replicas, SteadyTime now);

private:
    Milliseconds patience_;
    std::map<std::string, SteadyTime> since_;  ///< by the pod's uid
};

/// What keeps these pods' Redis servers from answering; empty: all do. Errors: those that waiting does not mend
/// (not in cluster mode, a password is needed, no permission).
Expected<std::string> missingAnswers(const cluster::ClusterSnapshot& snapshot, const std::vector<std::string>& pods);

/// Why a pod can't be part of a new Redis Cluster: old data, nodes that are no pods here, slots that are not `planned`
/// for it, not in cluster mode. Nothing: it is empty, or made by an earlier try of the same plan.
std::optional<Error> unfit(const cluster::ClusterSnapshot& snapshot, const cluster::Member& member,
                           const redis::SlotSet& planned);

/// The pairs of pods of which one does not know the other or has no working connection to its bus port; empty: none.
std::string missingAcquaintance(const cluster::ClusterSnapshot& snapshot, const std::vector<std::string>& pods);

/// A pod's view, or the reason why there is none.
Expected<const cluster::RedisView*> viewOf(const cluster::ClusterSnapshot& snapshot, const std::string& pod);

extern const char* const busHint;

}  // namespace slotpilot::operations
