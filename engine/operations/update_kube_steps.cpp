// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of Update that talk to Kubernetes.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "kube/client.h"
#include "operations/update_common.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using nlohmann::json;
using workflow::Probe;
using workflow::ProbeResult;

Expected<json> liveSet(const Reach& reach, const ClusterSnapshot& snapshot, std::stop_token stop) {
    return reach.client->get(kube::resources::statefulSets, snapshot.target.ns, snapshot.target.statefulSet, stop);
}

/// Pods from `from` up that own slots though they are about to go; "" for none.
std::string inUse(const ClusterSnapshot& snapshot, int from, const std::function<bool(const cluster::Member&)>& goes) {
    std::vector<std::string> pods;
    for (const auto& member : snapshot.members)
        if (member.ordinal >= from && goes(member) && member.redis && !member.slots().empty())
            pods.push_back(fmt::format("{} ({})", member.name, counted(member.slots().size(), "slot")));
    return listed(pods);
}

/// Finishes the removal of pods whose containers have all ended by their kubelet's own word. What it has left to do is
/// its bookkeeping, for which it takes up to a minute.
class Undertaker {
public:
    Undertaker(const ReachPtr& reach, std::function<bool(const cluster::Member&)> concerns)
        : reach_(reach), concerns_(std::move(concerns)) {}

    void look(const ClusterSnapshot& snapshot, workflow::StepContext& context) {
        for (const auto& member : snapshot.members) {
            if (!member.pod || !hasEnded(*member.pod) || !concerns_(member)) continue;
            const auto now = std::chrono::steady_clock::now();
            const auto& meta = member.pod->meta;
            const auto [seen, first] = since_.emplace(meta.uid, now);
            if (now - seen->second < patience) continue;
            seen->second = SteadyTime::max() - patience;  // Once is enough.
            const auto removed = reach_->client->remove(kube::resources::pods, meta.ns, meta.name, meta.uid,
                                                        context.stop, std::chrono::seconds(0));
            if (removed)
                context.log(log::Level::Info, meta.name + " has ended; its removal need not wait for the kubelet");
            else if (removed.error().code != ErrorCode::NotFound && removed.error().code != ErrorCode::Conflict)
                context.log(log::Level::Debug, "left to the kubelet: " + removed.error().describe());
        }
    }

private:
    static constexpr std::chrono::milliseconds patience{400};

    /// A container of a pod that is deleted is not started again, also where a kubelet says "waiting" of it.
    static bool hasEnded(const kube::Pod& pod) {
        return pod.terminating() && pod.phase != "Pending" && !pod.statuses.empty() &&
               std::none_of(pod.statuses.begin(), pod.statuses.end(),
                            [](const kube::ContainerStatus& status) { return status.state == "running"; });
    }

    const ReachPtr reach_;
    const std::function<bool(const cluster::Member&)> concerns_;
    std::map<std::string, SteadyTime> since_;  ///< by the pod's uid
};

class SetPartition : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        if (!snapshot->statefulSet) return fail(snapshot->statefulSet.error());
        const auto& set = *snapshot->statefulSet;
        if (set.updateStrategy != "RollingUpdate")
            return ProbeResult{Probe::NotDone,
                               fmt::format("There is no partition: the strategy is {}", set.updateStrategy)};
        if (set.partition == partition()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, fmt::format("The partition is {}", set.partition)};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        if (!snapshot->statefulSet) return fail(snapshot->statefulSet.error());
        const auto& revision = snapshot->statefulSet->updateRevision;
        const auto restarts = [&](const cluster::Member& member) {
            return member.pod && member.pod->revision() != revision && member.isPrimary();
        };
        if (const auto pods = inUse(*snapshot, partition(), restarts); !pods.empty())
            return fail(ErrorCode::Precondition, "they would restart with slots on them: " + pods, "the partition",
                        "The cluster has changed since this was planned; plan again");
        const json patch{
            {"spec",
             {{"updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"partition", partition()}}}}}}}};
        TRY(reach_->client->mergePatch(kube::resources::statefulSets, snapshot->target.ns, snapshot->target.statefulSet,
                                       "", patch, context.stop));
        return {};
    }

    /// Kubernetes' word is enough; the pod that restarts now would only hold up a look at all servers.
    Expected<std::string> verify(Context&) override { return std::string(); }

private:
    int partition() const { return args_.value("partition", 0); }
};

class PatchStatefulSet : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        TRY_ASSIGN(live, liveSet(*reach_, *snapshot, context.stop));
        json wanted = live;
        wanted.merge_patch(args_.at("patch"));
        if (wanted["spec"] != live["spec"]) {
            const bool same = wanted["spec"]["template"] == live["spec"]["template"];
            return ProbeResult{Probe::NotDone, fmt::format("The StatefulSet has {}{}",
                                                           counted(live["spec"].value("replicas", 1), "pod"),
                                                           same ? "" : " and another template")};
        }
        const auto words = missing(*snapshot);
        return ProbeResult{words.empty() ? Probe::Done : Probe::PartlyDone, words};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        if (const auto pods = inUse(*snapshot, replicas(), [](const auto&) { return true; }); !pods.empty())
            return fail(ErrorCode::Precondition, "these pods would go with slots on them: " + pods, "the StatefulSet",
                        "The cluster has changed since this was planned; plan again");
        TRY_ASSIGN(live, liveSet(*reach_, *snapshot, context.stop));
        if (context.kept && context.kept(statefulSetNote).is_null())
            TRY(context.keep(statefulSetNote, {{"replicas", live["spec"].value("replicas", 1)},
                                               {"template", live["spec"]["template"]},
                                               {"revision", live["status"].value("updateRevision", "")}}));
        TRY(reach_->client->mergePatch(kube::resources::statefulSets, snapshot->target.ns, snapshot->target.statefulSet,
                                       "", args_.at("patch"), context.stop));
        Undertaker undertaker(reach_, [this](const auto& member) { return member.ordinal >= replicas(); });
        return waitUntil(context, "Kubernetes to act on it", reach_->podTimeout,
                         [&](const Snapshot& s) -> Expected<std::string> {
                             undertaker.look(s, context);
                             return missing(s);
                         });
    }

private:
    int replicas() const { return args_.value("replicas", 1); }
    std::string missing(const Snapshot& snapshot) const {
        if (!snapshot.statefulSet) return snapshot.statefulSet.error().describe();
        if (snapshot.statefulSet->observedGeneration < snapshot.statefulSet->meta.generation)
            return "the StatefulSet's controller has not seen the change yet";
        std::vector<std::string> left;
        for (const auto& member : snapshot.members)
            if (member.ordinal >= replicas() && member.pod) left.push_back(member.name + " is still there");
        return listed(left);
    }
};

/// Ready on the right revision; and, unless it is new, a healthy part of the cluster again.
class WaitPod : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        TRY_ASSIGN(words, missing(*snapshot));
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, "Missing: " + words};
    }

    Expected<void> apply(Context& context) override {
        TroubleWatch trouble(reach_->podPatience);
        Undertaker undertaker(reach_, [this](const auto& member) { return member.name == pod(); });
        std::set<std::string> replaced;
        const auto began = std::chrono::steady_clock::now();
        auto mended = began;
        auto done = waitUntil(context, pod() + " to run and be part of the cluster", reach_->podTimeout,
                              [&](const Snapshot& snapshot) -> Expected<std::string> {
                                  TRY_ASSIGN(words, missing(snapshot));
                                  if (words.empty()) return std::move(words);
                                  TRY(replaceStuck(snapshot, replaced, context));
                                  undertaker.look(snapshot, context);
                                  const auto now = std::chrono::steady_clock::now();
                                  if (auto error = trouble.look(snapshot, ordinal(snapshot) + 1, now))
                                      return fail(std::move(*error));
                                  if (runs(snapshot) && now - mended > std::chrono::seconds(2)) {
                                      TRY(mend(snapshot, context));
                                      mended = std::chrono::steady_clock::now();
                                  }
                                  return std::move(words);
                              });
        if (!done && done.error().code == ErrorCode::Timeout && reach_->refusal) {
            if (const auto why = reach_->refusal(context.stop); !why.empty())
                done.error().hint = "Kubernetes says: " + why;
        }
        return done;
    }

private:
    std::string pod() const { return text("pod"); }
    bool fresh() const { return args_.value("fresh", false); }
    static int ordinal(const Snapshot& snapshot, const std::string& name) {
        const auto* member = snapshot.member(name);
        return member ? member->ordinal : std::stoi(name.substr(name.rfind('-') + 1));
    }
    int ordinal(const Snapshot& snapshot) const { return ordinal(snapshot, pod()); }

    /// Whether the right pod runs and its Redis answers, whatever the cluster thinks of it.
    bool runs(const Snapshot& snapshot) const {
        if (!missingReady(snapshot, ordinal(snapshot) + 1).empty()) return false;
        const auto answers = missingAnswers(snapshot, {pod()});
        return answers && answers->empty();
    }

    Expected<std::string> missing(const Snapshot& snapshot) const {
        if (auto words = missingReady(snapshot, ordinal(snapshot) + 1); !words.empty()) return words;
        TRY_ASSIGN(answers, missingAnswers(snapshot, {pod()}));
        if (!answers.empty() || fresh()) return std::move(answers);

        const auto& member = *snapshot.member(pod());
        auto all = clusterPods(snapshot);
        if (std::find(all.begin(), all.end(), pod()) == all.end()) return pod() + " knows nobody";
        if (auto words = missingUnity(snapshot, all); !words.empty()) return words;
        for (const auto& other : snapshot.members) {
            if (!other.redis || other.name == pod()) continue;
            const auto* line = other.redis->find(member.nodeId());
            if (line && line->host != member.pod->podIp)
                return fmt::format("{} has the old address {} of {}", other.name, line->host, pod());
        }
        if (const auto old = text("id"); !old.empty() && old != member.nodeId() && !knownBy(snapshot, old).empty())
            return fmt::format("{} is known under its former node id", pod());
        if (args_.value("primary", false) && !member.isPrimary()) return pod() + " came back as a replica";
        if (!member.isPrimary() && member.redis->info.contains("master_link_status") &&
            member.redis->info.at("master_link_status") != "up")
            return pod() + " has not copied its primary's data yet";
        return std::string();
    }

    /// What time alone does not bring: a MEET for a lost neighbour, a FORGET for a former id, a reset of a replica
    /// that should be an empty primary.
    Expected<void> mend(const Snapshot& snapshot, Context& context) const {
        if (fresh()) return {};
        const auto& member = *snapshot.member(pod());
        if (args_.value("primary", false) && !member.isPrimary()) {
            context.log(log::Level::Warning, pod() + " came back as a replica: reset and introduced again");
            TRY(ask(context, pod(), {"CLUSTER", "RESET", "SOFT"}));
        }
        const auto old = text("id");
        if (!old.empty() && old != member.nodeId() && !knownBy(snapshot, old).empty()) {
            context.log(log::Level::Warning,
                        pod() + " has lost its node id with its data: the former one is forgotten");
            TRY(forgetEverywhere(*reach_, old, context));
        }
        return introduce(*reach_, pod(), context);
    }

    /// A StatefulSet never replaces a pod that can't get ready on a broken revision.
    /// https://github.com/kubernetes/kubernetes/issues/67250
    Expected<void> replaceStuck(const Snapshot& snapshot, std::set<std::string>& replaced, Context& context) const {
        const auto* member = snapshot.member(pod());
        if (!member || !member->pod || !snapshot.statefulSet) return {};
        const auto& found = *member->pod;
        const auto& set = *snapshot.statefulSet;
        const bool current = set.observedGeneration >= set.meta.generation;
        if (!current || found.ready() || found.terminating() || found.revision() == set.updateRevision ||
            member->ordinal < set.partition || member->redis || !replaced.insert(found.meta.uid).second)
            return {};
        context.log(log::Level::Warning,
                    fmt::format("{} can't get ready on an old revision ({}): it is deleted, so that "
                                "Kubernetes makes it anew",
                                pod(), found.trouble()));
        auto removed =
            reach_->client->remove(kube::resources::pods, found.meta.ns, pod(), found.meta.uid, context.stop);
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
        return {};
    }
};

class DeleteClaims : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        TRY_ASSIGN(left, leftOver(*snapshot, context));
        if (left.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, "Still there: " + listed(left)};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        if (!snapshot->statefulSet) return fail(snapshot->statefulSet.error());
        if (snapshot->statefulSet->replicas > args_.value("replicas", 0))
            return fail(ErrorCode::Precondition, "the StatefulSet has more pods again: a PVC may be in use",
                        snapshot->target.statefulSet);
        TRY_ASSIGN(left, leftOver(*snapshot, context));
        for (const auto& claim : left) {
            auto removed = reach_->client->remove(kube::resources::persistentVolumeClaims, snapshot->target.ns, claim,
                                                  "", context.stop);
            if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
        }
        return waitUntil(context, "the PVCs to go", Milliseconds{60'000},
                         [&](const Snapshot& s) -> Expected<std::string> {
                             TRY_ASSIGN(still, leftOver(s, context));
                             return listed(still);
                         });
    }

private:
    Expected<std::vector<std::string>> leftOver(const Snapshot& snapshot, Context& context) const {
        std::vector<std::string> left;
        for (const auto& claim : args_.at("claims")) {
            const auto name = claim.get<std::string>();
            auto found =
                reach_->client->get(kube::resources::persistentVolumeClaims, snapshot.target.ns, name, context.stop);
            if (found)
                left.push_back(name);
            else if (found.error().code != ErrorCode::NotFound)
                return fail(std::move(found).error());
        }
        return left;
    }
};

}  // namespace

StepPtr kubeUpdateStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    if (spec.kind == "set-partition") return std::make_unique<SetPartition>(reach, spec);
    if (spec.kind == "patch-statefulset") return std::make_unique<PatchStatefulSet>(reach, spec);
    if (spec.kind == "wait-pod") return std::make_unique<WaitPod>(reach, spec);
    if (spec.kind == "delete-claims") return std::make_unique<DeleteClaims>(reach, spec);
    return nullptr;
}

}  // namespace slotpilot::operations
