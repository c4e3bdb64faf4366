// SPDX-License-Identifier: GPL-3.0-or-later
// Update: scale and upgrade in one, without losing a key. See the steps in update_steps.h.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cluster/access.h"
#include "cluster/snapshot.h"
#include "operations/deploy.h"
#include "slots/rebalance.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

/// How pods whose template changed are emptied of their part in the cluster before they restart.
enum class Strategy {
    Auto,      ///< Failover where every primary that restarts has a replica, else Drain
    Drain,     ///< each primary's slots move to the pods that have restarted already
    Failover,  ///< a replica takes each primary over: no slot moves
    Surge      ///< Drain with one pod more meanwhile, so that no pod holds much more than its share
};
std::string_view toString(Strategy strategy);
std::optional<Strategy> strategyFrom(std::string_view name);

struct UpdateRequest {
    nlohmann::json desired;                     ///< the StatefulSet as it should be: an edited copy of the live one
    std::vector<ObjectDifference> others = {};  ///< objects to apply before it: ConfigMaps
    Strategy strategy = Strategy::Auto;
    slots::Mode mode = slots::Mode::Gentle;
    bool deleteClaims = false;                   ///< of pods that there are no more afterwards
    std::map<std::string, double> weights = {};  ///< by pod; 1 where it is not named
    std::string revision = {};                   ///< pods of this revision run what is desired already; empty: none
};

/// Edited copies of a StatefulSet.
/// The image of the Redis container (named "redis", else the one with port 6379, else the first). Errors: Invalid.
Expected<nlohmann::json> withImage(nlohmann::json statefulSet, const std::string& image);
/// A field by its path, e.g. "spec.template.spec.containers[redis].resources.limits.memory=1Gi"; "[redis]" is the list
/// item of that name, "[0]" the first. The value is read as YAML. Errors: Invalid (no such place).
Expected<nlohmann::json> withValue(nlohmann::json statefulSet, const std::string& assignment);
nlohmann::json withReplicas(nlohmann::json statefulSet, int replicas);
/// The template gets a hash of what its ConfigMaps hold, so that pods restart when that changes.
nlohmann::json withConfigHash(nlohmann::json statefulSet, const nlohmann::json& data);
/// The container that `withImage` means; null: there are none.
nlohmann::json* redisContainer(nlohmann::json& statefulSet);

/// What manifests would make of the live StatefulSet, as the server says (dry run), and the other objects that they
/// change. Where a ConfigMap changes, the template gets its hash as an annotation, so that the pods restart with it.
/// Errors: NotFound (no such StatefulSet in them), those of `differences`.
Expected<UpdateRequest> requestFrom(const cluster::Access& access, const nlohmann::json& live,
                                    const std::vector<nlohmann::json>& objects, std::stop_token stop);

/// The merge patch (RFC 7386) that makes `to` of `from`.
nlohmann::json mergeDiff(const nlohmann::json& from, const nlohmann::json& to);

/// Pure. The design's "Update" in its order, from what the snapshot shows, so that planning again in the middle gives
/// what is left. Slots never move to an older version of Redis. Errors: Precondition (the reason why it can't be done:
/// health, memory, versions, fewer than three primaries, leftovers), Invalid (the request).
Expected<workflow::Plan> planUpdate(const cluster::ClusterSnapshot& snapshot, const nlohmann::json& live,
                                    const UpdateRequest& request);

/// Pure. Turns a run around that failed or was given up, from what is true: the pod template and the number of pods as
/// they were before it, by what the journal kept with it (`notes`); pods that it did not restart stay as they are.
/// Errors: as planUpdate; Precondition also where data has gone to a newer Redis, from which there is no way back.
Expected<workflow::Plan> planRollback(const cluster::ClusterSnapshot& snapshot, const nlohmann::json& live,
                                      const std::map<std::string, nlohmann::json>& notes);

/// What the user must be allowed to do for a plan, asked of the API server. Errors: Forbidden (every verb that is
/// missing), those of Client.
Expected<void> checkPermissions(const cluster::Access& access, const workflow::Plan& plan, std::stop_token stop);

/// What a plan needs beyond what a snapshot shows: `checkPermissions`; that the Redis user may send the plan's commands
/// to every server (ACL DRYRUN, Redis 7 and later); PodDisruptionBudgets that allow no disruption now become notes of
/// the plan, as Kubernetes does not hold a rollout to them. Errors: Forbidden (the verbs or commands that are missing),
/// those of Client and of dialling.
Expected<void> preflight(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, workflow::Plan& plan,
                         std::stop_token stop);

}  // namespace slotpilot::operations
