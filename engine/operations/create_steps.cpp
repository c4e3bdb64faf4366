// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "operations/check.h"
#include "operations/step_support.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::RedisView;
using cluster::SnapshotPtr;
using redis::Connection;
using redis::SlotSet;
using workflow::Probe;
using workflow::ProbeResult;
using workflow::Step;
using workflow::StepContext;
using Pods = std::vector<std::string>;
using SlotsByPod = std::map<std::string, SlotSet>;

Expected<void> checkFit(const ClusterSnapshot& snapshot, const std::string& pod, const SlotSet& planned) {
    const auto* member = snapshot.member(pod);
    if (!member) return fail(ErrorCode::Precondition, "there is no such pod now", pod);
    if (auto reason = unfit(snapshot, *member, planned)) return fail(std::move(*reason));
    return {};
}

/// Every pod ready in Kubernetes and its Redis answering.
class WaitRedis : public WaitStep {
public:
    WaitRedis(ReachPtr reach, Pods pods)
        : WaitStep(reach, {counted(std::ssize(pods), "pod") + " to be ready and answer", reach->podTimeout,
                           Milliseconds{500}}),
          pods_(std::move(pods)),
          trouble_(reach->podPatience) {}

protected:
    Expected<std::string> missing(const ClusterSnapshot& snapshot, StepContext& context) override {
        const int replicas = static_cast<int>(pods_.size());
        const int ready = countReady(snapshot, replicas);
        context.progress(
            {static_cast<double>(ready) / replicas, fmt::format("{} of {} ready", ready, counted(replicas, "pod"))});
        if (auto error = trouble_.look(snapshot, replicas, std::chrono::steady_clock::now()))
            return fail(std::move(*error));
        TRY_ASSIGN(silent, missingAnswers(snapshot, pods_));
        auto words = missingReady(snapshot, replicas);
        return words.empty() ? std::move(silent) : std::move(words);
    }

private:
    Pods pods_;
    TroubleWatch trouble_;
};

/// Nobody brings data, nodes or slots from elsewhere, and others can talk to each.
class CheckFresh : public Step {
public:
    CheckFresh(ReachPtr reach, Pods pods, SlotsByPod slots)
        : reach_(std::move(reach)), pods_(std::move(pods)), slots_(std::move(slots)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY(look(context));
        return ProbeResult{Probe::NotDone, "Nothing speaks against it so far"};
    }
    Expected<void> apply(StepContext& context) override {
        for (const auto& pod : pods_) {
            TRY_ASSIGN(connection, reach_->dial(pod, context.stop));
            TRY(checkProtectedMode(pod, connection, context));
        }
        return {};
    }
    Expected<std::string> verify(StepContext& context) override {
        TRY(look(context));
        return std::string();
    }

private:
    Expected<void> look(StepContext& context) {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        for (const auto& pod : pods_) {
            TRY(viewOf(*snapshot, pod));
            const auto planned = slots_.find(pod);
            TRY(checkFit(*snapshot, pod, planned == slots_.end() ? SlotSet() : planned->second));
        }
        return {};
    }

    /// We come in over the pod's loopback, which protected mode lets through; other pods would be refused.
    /// https://redis.io/docs/latest/operate/oss_and_stack/management/security/#protected-mode
    Expected<void> checkProtectedMode(const std::string& pod, Connection& connection, StepContext& context) {
        if (reach_->hasPassword()) return {};
        TRY_ASSIGN(reply, connection.send({"CONFIG", "GET", "protected-mode"}, context.stop));
        if (reply.isError()) {
            context.log(log::Level::Warning, pod + ": protected-mode can't be read: " + reply.text);
            return {};
        }
        if (reply.elements.size() != 2 || reply.elements[1].text != "yes") return {};
        return fail(ErrorCode::Precondition, "Redis is in protected mode: other pods and clients will be refused", pod,
                    "Set protected-mode no, or a password, in redis.conf and restart the pods");
    }

    ReachPtr reach_;
    Pods pods_;
    SlotsByPod slots_;
};

class ConfigEpochs : public Step {
public:
    ConfigEpochs(ReachPtr reach, Pods pods) : reach_(std::move(reach)), pods_(std::move(pods)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY_ASSIGN(epochs, look(context));
        return distinct(epochs) ? ProbeResult{Probe::Done, {}}
                                : ProbeResult{Probe::NotDone, "Some config epochs are 0 or the same"};
    }
    Expected<void> apply(StepContext& context) override {
        TRY_ASSIGN(epochs, look(context));
        std::set<std::uint64_t> used;
        for (const auto& pod : pods_) {
            const auto epoch = epochs[pod];
            if (epoch != 0 && used.insert(epoch).second) continue;
            TRY_ASSIGN(connection, reach_->dial(pod, context.stop));
            std::uint64_t next = 1;
            while (used.contains(next) || taken(epochs, next)) ++next;
            TRY_ASSIGN(reply, connection.send({"CLUSTER", "SET-CONFIG-EPOCH", std::to_string(next)}, context.stop));
            // Only a server that is alone and has none can be given one.
            if (reply.isError()) TRY(connection.command({"CLUSTER", "BUMPEPOCH"}, context.stop));
            used.insert(next);
        }
        return {};
    }
    Expected<std::string> verify(StepContext& context) override {
        TRY_ASSIGN(epochs, look(context));
        if (!distinct(epochs)) return fail(ErrorCode::Precondition, "some config epochs are still 0 or the same");
        return std::string();
    }

private:
    using Epochs = std::map<std::string, std::uint64_t>;

    static bool distinct(const Epochs& epochs) {
        std::set<std::uint64_t> seen{0};
        return std::all_of(epochs.begin(), epochs.end(),
                           [&](const auto& entry) { return seen.insert(entry.second).second; });
    }
    static bool taken(const Epochs& epochs, std::uint64_t epoch) {
        return std::any_of(epochs.begin(), epochs.end(), [&](const auto& entry) { return entry.second == epoch; });
    }
    /// Replicas share their primary's epoch, and are left out.
    Expected<Epochs> look(StepContext& context) {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        Epochs epochs;
        for (const auto& pod : pods_) {
            TRY_ASSIGN(view, viewOf(*snapshot, pod));
            if (const auto* self = view->self(); self && self->primary) epochs[pod] = self->configEpoch;
        }
        return epochs;
    }

    ReachPtr reach_;
    Pods pods_;
};

class Meet : public Step {
public:
    Meet(ReachPtr reach, std::string pod, std::string via)
        : reach_(std::move(reach)), pod_(std::move(pod)), via_(std::move(via)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        TRY_ASSIGN(there, viewOf(*snapshot, pod_));
        TRY_ASSIGN(here, viewOf(*snapshot, via_));
        if (knows(here->nodes, there->id) && knows(there->nodes, here->id)) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, via_ + " and " + pod_ + " do not know each other"};
    }

    Expected<void> apply(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        // Compared by node id right before: one MEET too many merges two clusters for good.
        TRY(checkStranger(*snapshot, pod_));
        TRY(checkStranger(*snapshot, via_));
        TRY_ASSIGN(there, viewOf(*snapshot, pod_));
        TRY_ASSIGN(here, viewOf(*snapshot, via_));
        const auto* self = there->self();
        const auto* member = snapshot->member(pod_);
        if (!self || !member->pod || member->pod->podIp.empty())
            return fail(ErrorCode::Precondition, "has no address yet", pod_);
        const redis::Command meet{"CLUSTER", "MEET", member->pod->podIp, std::to_string(self->port),
                                  std::to_string(self->busPort)};
        TRY_ASSIGN(near, reach_->dial(via_, context.stop));
        TRY_ASSIGN(far, reach_->dial(pod_, context.stop));
        const auto idHere = here->id, idThere = there->id;
        const auto busPort = self->busPort;

        const auto began = std::chrono::steady_clock::now();
        int sent = 0;
        auto done =
            pollUntil(context.stop, {pod_ + " and " + via_ + " to shake hands", reach_->busTimeout, Milliseconds{100}},
                      [&]() -> Expected<std::string> {
                          // A handshake that came to nothing is forgotten after cluster-node-timeout.
                          constexpr Milliseconds again{5000};
                          if (std::chrono::steady_clock::now() - began >= sent * again) {
                              TRY(near.command(meet, context.stop));
                              ++sent;
                          }
                          TRY_ASSIGN(nearNodes, nodesOf(near, context));
                          TRY_ASSIGN(farNodes, nodesOf(far, context));
                          if (!knows(nearNodes, idThere)) return via_ + " does not reach " + pod_;
                          if (!knows(farNodes, idHere)) return pod_ + " does not reach " + via_;
                          return std::string();
                      });
        if (!done && done.error().code == ErrorCode::Timeout)
            return fail(ErrorCode::Timeout,
                        fmt::format("{} and {} did not shake hands over the cluster bus (port {}): {}", via_, pod_,
                                    busPort, done.error().what),
                        pod_, busHint);
        if (done) context.log(log::Level::Info, met());
        return done;
    }

    Expected<std::string> verify(StepContext& context) override {
        TRY_ASSIGN(result, probe(context));
        if (result.state != Probe::Done) return fail(ErrorCode::Precondition, result.seen);
        return result.seen;
    }

private:
    static bool knows(const std::vector<redis::NodeLine>& nodes, const std::string& id) {
        return std::any_of(nodes.begin(), nodes.end(), [&](const redis::NodeLine& line) {
            return line.id == id && !line.handshake && line.linkConnected;
        });
    }
    static Expected<std::vector<redis::NodeLine>> nodesOf(Connection& connection, StepContext& context) {
        TRY_ASSIGN(reply, connection.command({"CLUSTER", "NODES"}, context.stop));
        return redis::parseClusterNodes(reply.text);
    }
    /// Slots don't matter here, but nodes that are no pods of ours do.
    static Expected<void> checkStranger(const ClusterSnapshot& snapshot, const std::string& pod) {
        TRY_ASSIGN(view, viewOf(snapshot, pod));
        return checkFit(snapshot, pod, view->self() ? view->self()->slots : SlotSet());
    }
    std::string met() const { return via_ + " and " + pod_ + " know each other"; }

    ReachPtr reach_;
    std::string pod_, via_;
};

class WaitKnown : public WaitStep {
public:
    WaitKnown(ReachPtr reach, Pods pods)
        : WaitStep(reach, {"all servers to know each other", reach->agreeTimeout, Milliseconds{250}}),
          pods_(std::move(pods)) {}

protected:
    Expected<std::string> missing(const ClusterSnapshot& snapshot, StepContext&) override {
        return missingAcquaintance(snapshot, pods_);
    }
    std::string hint() const override { return busHint; }

private:
    Pods pods_;
};

class AssignSlots : public Step {
public:
    AssignSlots(ReachPtr reach, std::string pod, SlotSet slots)
        : reach_(std::move(reach)), pod_(std::move(pod)), slots_(std::move(slots)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        TRY_ASSIGN(view, viewOf(*snapshot, pod_));
        TRY(checkFit(*snapshot, pod_, slots_));
        const auto* self = view->self();
        if (!self || !self->primary) return ProbeResult{Probe::Unsafe, pod_ + " is not a primary"};
        for (const auto& member : snapshot->members) {
            if (member.name == pod_) continue;
            if (const auto theirs = member.slots() & slots_; !theirs.empty())
                return ProbeResult{Probe::Unsafe, fmt::format("{} owns {} ({}) that were meant for {}", member.name,
                                                              counted(theirs.size(), "slot"), theirs.toString(), pod_)};
        }
        if (self->slots == slots_) return ProbeResult{Probe::Done, {}};
        return ProbeResult{self->slots.empty() ? Probe::NotDone : Probe::PartlyDone, owns(self->slots)};
    }

    Expected<void> apply(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        TRY_ASSIGN(view, viewOf(*snapshot, pod_));
        const auto missing = slots_ - (view->self() ? view->self()->slots : SlotSet());
        if (missing.empty()) return {};
        TRY_ASSIGN(connection, reach_->dial(pod_, context.stop));
        redis::Command ranges{"CLUSTER", "ADDSLOTSRANGE"};
        for (const auto& range : missing.ranges()) {
            ranges.push_back(std::to_string(range.first));
            ranges.push_back(std::to_string(range.last));
        }
        TRY_ASSIGN(reply, connection.send(ranges, context.stop));
        if (!reply.isError()) return {};
        // Before 7.0 there are only single slots; the error of that command then says what is really wrong.
        redis::Command single{"CLUSTER", "ADDSLOTS"};
        for (const int slot : missing.slots()) single.push_back(std::to_string(slot));
        TRY(connection.command(single, context.stop));
        return {};
    }

    Expected<std::string> verify(StepContext& context) override {
        TRY_ASSIGN(result, probe(context));
        if (result.state != Probe::Done) return fail(ErrorCode::Precondition, result.seen);
        return result.seen;
    }

private:
    std::string owns(const SlotSet& slots) const {
        return slots.empty() ? pod_ + " owns no slot"
                             : fmt::format("{} owns {} ({})", pod_, counted(slots.size(), "slot"), slots.toString());
    }

    ReachPtr reach_;
    std::string pod_;
    SlotSet slots_;
};

class Replicate : public Step {
public:
    Replicate(ReachPtr reach, std::string pod, std::string primary)
        : reach_(std::move(reach)), pod_(std::move(pod)), primary_(std::move(primary)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        TRY_ASSIGN(words, missing(*snapshot));
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        TRY(checkFit(*snapshot, pod_, {}));
        return ProbeResult{Probe::NotDone, words};
    }

    Expected<void> apply(StepContext& context) override {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        TRY(checkFit(*snapshot, pod_, {}));
        TRY_ASSIGN(primary, viewOf(*snapshot, primary_));
        TRY_ASSIGN(connection, reach_->dial(pod_, context.stop));
        TRY(connection.command({"CLUSTER", "REPLICATE", primary->id}, context.stop));
        return pollUntil(context.stop, {done(), reach_->agreeTimeout, Milliseconds{250}},
                         [&]() -> Expected<std::string> {
                             TRY_ASSIGN(now, reach_->look(context.stop));
                             return missing(*now);
                         });
    }

    Expected<std::string> verify(StepContext& context) override {
        TRY_ASSIGN(result, probe(context));
        if (result.state != Probe::Done) return fail(ErrorCode::Precondition, result.seen);
        return result.seen;
    }

private:
    std::string done() const { return pod_ + " is a replica of " + primary_; }
    Expected<std::string> missing(const ClusterSnapshot& snapshot) const {
        TRY_ASSIGN(view, viewOf(snapshot, pod_));
        TRY_ASSIGN(primary, viewOf(snapshot, primary_));
        const auto* self = view->self();
        if (!self || !self->replica || self->primaryId != primary->id) return pod_ + " is not a replica of " + primary_;
        return std::string();
    }

    ReachPtr reach_;
    std::string pod_, primary_;
};

class VerifyCluster : public WaitStep {
public:
    VerifyCluster(ReachPtr reach, SlotsByPod slots)
        : WaitStep(reach, {"all servers to agree", reach->agreeTimeout, Milliseconds{250}}), slots_(std::move(slots)) {}

protected:
    Expected<std::string> missing(const ClusterSnapshot& snapshot, StepContext&) override {
        const auto report = check(snapshot);
        if (!report.healthy()) return report.sentence;
        for (const auto& [pod, slots] : slots_) {
            const auto* member = snapshot.member(pod);
            if (!member || member->slots() != slots) return pod + " does not own the slots of the plan";
        }
        for (const auto& member : snapshot.members) {
            const auto* self = member.redis ? member.redis->self() : nullptr;
            if (!self || !self->replica) continue;
            const auto link = member.redis->info.find("master_link_status");
            if (link == member.redis->info.end() || link->second != "up")
                return member.name + " is still copying its primary's data";
        }
        return std::string();
    }
    std::string hint() const override { return "Check says what is wrong, and how to mend it"; }

private:
    SlotsByPod slots_;
};

}  // namespace

Expected<StepPtr> createStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    const auto& kind = spec.kind;
    if (kind == "wait-redis" || kind == "config-epochs" || kind == "wait-known") {
        TRY_ASSIGN(pods, podsArgument(spec));
        if (kind == "wait-redis") return std::make_unique<WaitRedis>(reach, pods);
        if (kind == "config-epochs") return std::make_unique<ConfigEpochs>(reach, pods);
        return std::make_unique<WaitKnown>(reach, pods);
    }
    if (kind == "check-fresh" || kind == "verify-cluster") {
        TRY_ASSIGN(pods, podsArgument(spec));
        TRY_ASSIGN(slots, slotsArgument(spec));
        if (kind == "check-fresh") return std::make_unique<CheckFresh>(reach, pods, slots);
        return std::make_unique<VerifyCluster>(reach, slots);
    }
    if (kind != "meet" && kind != "assign-slots" && kind != "replicate") return StepPtr();
    TRY_ASSIGN(pod, textArgument(spec, "pod"));
    if (kind == "assign-slots") {
        TRY_ASSIGN(text, textArgument(spec, "slots"));
        TRY_ASSIGN(slots, SlotSet::parse(text));
        return std::make_unique<AssignSlots>(reach, pod, slots);
    }
    TRY_ASSIGN(other, textArgument(spec, kind == "meet" ? "via" : "primary"));
    if (kind == "meet") return std::make_unique<Meet>(reach, pod, other);
    return std::make_unique<Replicate>(reach, pod, other);
}

}  // namespace slotpilot::operations
