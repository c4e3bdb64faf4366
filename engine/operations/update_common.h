// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of Update and Rebalance share.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "operations/step_support.h"
#include "slots/migration.h"

namespace slotpilot::operations {

/// What is kept with a run before it changes the StatefulSet: {"replicas", "template", "revision"}.
inline constexpr const char* statefulSetNote = "statefulset-before";

/// A step of Update: one place to look at the cluster, patient with an API server that is away for a while.
class UpdateStep : public workflow::Step {
public:
    UpdateStep(ReachPtr reach, const workflow::StepSpec& spec) : reach_(std::move(reach)), args_(spec.args) {}

    Expected<std::string> verify(workflow::StepContext& context) override;

protected:
    using Context = workflow::StepContext;
    using Snapshot = cluster::ClusterSnapshot;

    Expected<cluster::SnapshotPtr> look(Context& context) const;
    /// Polls until `missing` says nothing. Each round looks anew.
    Expected<void> waitUntil(Context& context, const std::string& what, Milliseconds timeout,
                             const std::function<Expected<std::string>(const Snapshot&)>& missing) const;
    /// One command on a pod's server, over a connection of its own.
    Expected<redis::Reply> ask(Context& context, const std::string& pod, const redis::Command& command) const;
    std::string text(const char* name) const { return args_.value(name, ""); }

    const ReachPtr reach_;
    const nlohmann::json args_;
};

/// The pods that are part of the cluster: those that know another node, or own a slot.
std::vector<std::string> clusterPods(const cluster::ClusterSnapshot& snapshot);
/// The cluster's primaries that answer, and how to reach them; without moves.
slots::MigrationSpec migrationSpec(const ReachPtr& reach, const cluster::ClusterSnapshot& snapshot);
/// The pairs of pods of which one does not know or reach the other, else servers that say the cluster is down: a new
/// one needs some seconds before it serves. Empty: none.
std::string missingUnity(const cluster::ClusterSnapshot& snapshot, const std::vector<std::string>& pods);
/// The slots that any server says that this node owns.
redis::SlotSet slotsInAnyView(const cluster::ClusterSnapshot& snapshot, const std::string& nodeId);
/// A server that imports a slot never hears of its owner by gossip, and refuses its keys: such marks are taken away.
/// (cluster.c, clusterUpdateSlotsConfigWith)
Expected<void> dropBlindImports(const Reach& reach, const cluster::ClusterSnapshot& snapshot,
                                workflow::StepContext& context);
/// Tells `pod`'s address to the others, and waits until all know and reach all. A new server serves some seconds later
/// (`missingUnity`); whoever needs that waits for it, once for all new ones.
Expected<void> introduce(const Reach& reach, const std::string& pod, workflow::StepContext& context);
/// Tells servers that know each other by node id, but not by address or over no link, where they are now: after a
/// restart of all at once nobody else would. Errors: those of the connections.
Expected<void> reunite(const Reach& reach, const cluster::ClusterSnapshot& snapshot, workflow::StepContext& context);
/// Why the node may come back: who knows it, or could not be asked whether it does (pods from the ordinal `leaving` on
/// need not be). "": nobody knows it.
std::string notForgotten(const cluster::ClusterSnapshot& snapshot, const std::string& nodeId, int leaving);
/// Makes every server forget the node until it is `notForgotten` by none. Errors: Precondition (it owns slots),
/// Timeout.
Expected<void> forgetEverywhere(const Reach& reach, const std::string& nodeId, workflow::StepContext& context,
                                int leaving = std::numeric_limits<int>::max());
/// The servers that know the node.
std::vector<std::string> knownBy(const cluster::ClusterSnapshot& snapshot, const std::string& nodeId);

/// Switches off, on every server, what disturbs moving slots; the old values are kept with the run first.
Expected<void> holdSettings(const Reach& reach, const cluster::ClusterSnapshot& snapshot,
                            workflow::StepContext& context);
/// Puts back what `holdSettings` changed, on servers that have not restarted since. Errors: the first one met; what
/// failed stays kept.
Expected<void> putBackSettings(const Reach& reach, const cluster::ClusterSnapshot& snapshot,
                               workflow::StepContext& context);

/// The steps that talk to Redis, and those that talk to Kubernetes; null for other kinds. Errors: Invalid (args).
Expected<StepPtr> redisUpdateStep(const ReachPtr& reach, const workflow::StepSpec& spec);
StepPtr kubeUpdateStep(const ReachPtr& reach, const workflow::StepSpec& spec);

}  // namespace slotpilot::operations
