// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of Update and Rebalance that talk to Redis.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/time.h"
#include "operations/check.h"
#include "operations/update_common.h"
#include "slots/atomic.h"
#include "slots/migration.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::Member;
using nlohmann::json;
using workflow::Probe;
using workflow::ProbeResult;

class HoldSettings : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    /// Whether something is to be changed is asked where it is changed: each look takes a round of connections.
    Expected<ProbeResult> probe(Context&) override { return ProbeResult{Probe::NotDone, "Not looked at yet"}; }
    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        return holdSettings(*reach_, *snapshot, context);
    }
    Expected<std::string> verify(Context&) override { return std::string(); }
};

class PutBackSettings : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        if (!context.kept || context.kept("settings").is_null()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, "The settings are changed for this run"};
    }
    Expected<void> apply(Context& context) override {
        // Not `look`: a run that failed because the API server is away must not wait here for minutes.
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        return putBackSettings(*reach_, *snapshot, context);
    }
};

class JoinPod : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto all = clusterPods(*snapshot);
        if (std::find(all.begin(), all.end(), pod()) == all.end())
            return ProbeResult{Probe::NotDone, pod() + " knows nobody"};
        const auto words = missingAcquaintance(*snapshot, all);
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::PartlyDone, words};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto* member = snapshot->member(pod());
        if (!member || !member->redis) return fail(ErrorCode::Precondition, "it does not answer", pod());
        if (auto reason = unfit(*snapshot, *member, {})) TRY(cleanOut(*member, std::move(*reason), context));
        TRY(copyFunctions(*snapshot, context));
        return introduce(*reach_, pod(), context);
    }

private:
    std::string pod() const { return text("pod"); }

    /// An old nodes.conf without a key is nobody's loss; keys are not ours to throw away.
    Expected<void> cleanOut(const Member& member, Error reason, Context& context) const {
        const bool keys = redis::infoKeys(member.redis->info) > 0;
        if (keys || reason.code != ErrorCode::Precondition) return fail(std::move(reason));
        context.log(log::Level::Warning, "It holds no key and is reset: " + reason.describe());
        TRY(ask(context, pod(), {"CLUSTER", "RESET", "HARD"}));
        return {};
    }

    /// A new shard has no functions: they are not keys, and no move brings them.
    Expected<void> copyFunctions(const ClusterSnapshot& snapshot, Context& context) const {
        const auto all = clusterPods(snapshot);
        const auto from = std::find_if(all.begin(), all.end(), [this](const auto& name) { return name != pod(); });
        if (from == all.end()) return {};
        TRY_ASSIGN(source, reach_->dial(*from, context.stop));
        TRY_ASSIGN(list, source.send({"FUNCTION", "LIST"}, context.stop));
        if (list.isError() || list.elements.empty()) return {};  // Before Redis 7 there are none.
        TRY_ASSIGN(target, reach_->dial(pod(), context.stop));
        TRY_ASSIGN(own, target.command({"FUNCTION", "LIST"}, context.stop));
        if (!own.elements.empty()) return {};
        TRY_ASSIGN(payload, source.command({"FUNCTION", "DUMP"}, context.stop));
        TRY(target.command({"FUNCTION", "RESTORE", payload.text}, context.stop));
        context.log(log::Level::Info,
                    fmt::format("Copied {} from {}", counted(std::ssize(list.elements), "function library"), *from));
        return {};
    }
};

class ForgetPod : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto id = idIn(*snapshot, context);
        const auto* member = snapshot->member(pod());
        const bool alone = !member || !member->redis || member->redis->nodes.size() <= 1;
        const auto words = notForgotten(*snapshot, id, ordinal(*snapshot));
        if (words.empty() && alone) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, words.empty() ? pod() + " still knows the others" : words};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto id = idIn(*snapshot, context);
        // A hard reset gives the server a new id: the old one must be known to whoever goes on after that.
        TRY(context.keep(note(), id));
        if (const auto slots = slotsInAnyView(*snapshot, id); !slots.empty())
            return fail(ErrorCode::Precondition, fmt::format("it still owns {}", counted(slots.size(), "slot")), pod(),
                        "The cluster has changed since this was planned; plan again");
        const auto* member = snapshot->member(pod());
        if (member && member->redis && member->redis->nodes.size() > 1)
            TRY(ask(context, pod(), {"CLUSTER", "RESET", "HARD"}));
        return forgetEverywhere(*reach_, id, context, ordinal(*snapshot));
    }

private:
    std::string pod() const { return text("pod"); }
    std::string note() const { return "forget-" + pod(); }
    /// Those above it leave, too.
    int ordinal(const ClusterSnapshot& snapshot) const {
        const auto* member = snapshot.member(pod());
        return member ? member->ordinal : std::numeric_limits<int>::max();
    }
    std::string idIn(const ClusterSnapshot& snapshot, Context& context) const {
        if (const auto id = text("id"); !id.empty()) return id;
        if (const auto kept = context.kept(note()); kept.is_string()) return kept.get<std::string>();
        const auto* member = snapshot.member(pod());
        return member ? member->nodeId() : std::string();
    }
};

/// One target: these slots belong to that pod.
struct SlotTarget {
    std::string pod;
    redis::SlotSet slots;
};

class MoveSlots : public UpdateStep {
public:
    MoveSlots(ReachPtr reach, const workflow::StepSpec& spec, std::vector<SlotTarget> targets)
        : UpdateStep(std::move(reach), spec), targets_(std::move(targets)) {}

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const int left = leftIn(*snapshot);
        const auto open = openIn(*snapshot);
        if (left == 0 && !open) return ProbeResult{Probe::Done, {}};
        return ProbeResult{
            left < total() || open ? Probe::PartlyDone : Probe::NotDone,
            fmt::format("{} of {} moved{}", grouped(total() - left),
                        counted(total(), "slot") + (total() == 1 ? " is" : " are"), open ? "; some are open" : "")};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(first, look(context));
        TRY(dropBlindImports(*reach_, *first, context));
        TRY_ASSIGN(snapshot, whole(first, context));
        TRY(holdSettings(*reach_, *snapshot, context));
        if (openIn(*snapshot)) {
            TRY(finishOpen(*snapshot, context));
            TRY_ASSIGN(again, look(context));
            snapshot = again;
        }
        TRY_ASSIGN(spec, specFor(*snapshot, context));
        if (spec.moves.empty()) return {};
        auto result = move(spec, context);
        if (!result.error) return {};
        if (result.error->code == ErrorCode::Cancelled)
            context.log(log::Level::Info,
                        "Stopped at a safe point: no slot is open; " + counted(leftOf(result), "slot") + " left");
        return fail(std::move(*result.error));
    }

    Expected<std::string> verify(Context& context) override {
        // The others hear of the last slots by gossip.
        TRY(waitUntil(
            context, "the owners to be as planned", reach_->agreeTimeout,
            [this](const Snapshot& s) -> Expected<std::string> {
                if (const int left = leftIn(s); left > 0) return counted(left, "slot") + " not moved";
                for (const auto& pod : args_.value("empty", json::array()))
                    if (const auto* member = s.member(pod.get<std::string>()); member && !member->slots().empty())
                        return fmt::format("{} still owns {}", member->name, counted(member->slots().size(), "slot"));
                return std::string();
            }));
        return std::string();
    }

private:
    int total() const {
        int sum = 0;
        for (const auto& target : targets_) sum += target.slots.size();
        return sum;
    }
    int leftIn(const ClusterSnapshot& snapshot) const {
        int left = 0;
        for (const auto& target : targets_) {
            const auto* member = snapshot.member(target.pod);
            left += (target.slots - (member ? member->slots() : redis::SlotSet())).size();
        }
        return left;
    }
    static int leftOf(const slots::MigrationResult& result) {
        int left = 0;
        for (const auto& one : result.left) left += one.slots.size();
        return left;
    }
    static bool openIn(const ClusterSnapshot& snapshot) {
        return std::any_of(snapshot.members.begin(), snapshot.members.end(), [](const Member& member) {
            const auto* self = member.redis ? member.redis->self() : nullptr;
            return self && (!self->migrating.empty() || !self->importing.empty());
        });
    }

    /// The cluster when all that take part answer and reach each other. Pods that restart are waited for.
    Expected<cluster::SnapshotPtr> whole(cluster::SnapshotPtr snapshot, Context& context) const {
        if (!missingIn(*snapshot).empty())
            TRY(waitUntil(context, "the servers that exchange slots to answer", reach_->podTimeout,
                          [this](const Snapshot& now) -> Expected<std::string> { return missingIn(now); }));
        auto met = std::chrono::steady_clock::now();
        const auto together = [&]() -> Expected<std::string> {
            TRY_ASSIGN(now, look(context));
            snapshot = now;
            auto words = missingUnity(*now, clusterPods(*now));
            if (words.empty()) return missingIn(*now);
            if (std::chrono::steady_clock::now() - met < std::chrono::seconds(2)) return words;
            met = std::chrono::steady_clock::now();
            TRY(reunite(*reach_, *now, context));
            return words;
        };
        TRY(pollUntil(context.stop,
                      {"every server to reach every other and to serve", reach_->agreeTimeout, Milliseconds{200}},
                      together));
        return snapshot;
    }

    /// The targets, and the owners of what they are to get, that do not answer; "" for none.
    std::string missingIn(const Snapshot& snapshot) const {
        redis::SlotSet owned;
        for (const auto& member : snapshot.members)
            if (member.redis) owned = owned | member.slots();
        std::vector<std::string> words;
        for (const auto& target : targets_) {
            const auto* member = snapshot.member(target.pod);
            if (!member || !member->redis) words.push_back(target.pod);
            if (const auto lost = target.slots - owned; !lost.empty())
                words.push_back(fmt::format("the owner of {}", counted(lost.size(), "slot")));
        }
        return listed(words);
    }

    /// What is left of the targets, from whoever owns it now. Errors: Precondition.
    Expected<slots::MigrationSpec> specFor(const ClusterSnapshot& snapshot, Context& context) const {
        auto spec = migrationSpec(reach_, snapshot);
        for (const auto& target : targets_) {
            const auto* to = snapshot.member(target.pod);
            if (!to || !to->redis || !to->isPrimary())
                return fail(ErrorCode::Precondition, "it is no primary that answers, and can't take slots", target.pod,
                            "slotpilotctl check tells more");
            const auto missing = target.slots - to->slots();
            if (missing.empty()) continue;
            redis::SlotSet found;
            for (const auto& from : snapshot.members) {
                const auto slots = from.slots() & missing;
                if (slots.empty() || from.name == target.pod) continue;
                spec.moves.push_back({from.nodeId(), to->nodeId(), slots, shareOf(from, slots)});
                found = found | slots;
            }
            if (found.size() < missing.size())
                return fail(ErrorCode::Precondition,
                            fmt::format("{} no server that answers owns: {}", counted((missing - found).size(), "slot"),
                                        (missing - found).toString()),
                            target.pod, "slotpilotctl check tells more");
        }
        spec.mode = text("mode") == "fast" ? slots::Mode::Fast : slots::Mode::Gentle;
        const int wanted = total();
        int gone = wanted;
        for (const auto& one : spec.moves) gone -= one.slots.size();
        spec.onProgress = [&context, wanted, gone](const slots::MigrationProgress& now) {
            workflow::Progress progress;
            progress.slotsTotal = wanted;
            progress.slotsDone = gone + now.slotsDone;
            progress.keysDone = now.keysDone;
            progress.keysTotal = std::max<std::int64_t>(0, now.keysTotal);
            progress.bytesDone = now.bytesDone;
            progress.fraction = wanted > 0 ? static_cast<double>(progress.slotsDone) / wanted : 1;
            progress.text = fmt::format("{} of {}, {} ({:.0f} keys/s)", grouped(progress.slotsDone),
                                        counted(wanted, "slot"), counted(now.keysDone, "key"), now.keysPerSecond);
            if (now.slotsPerSecond > 0 && now.slotsTotal > now.slotsDone)
                progress.text += ", about " +
                                 humanDuration(std::chrono::milliseconds(static_cast<std::int64_t>(
                                     1000.0 * (now.slotsTotal - now.slotsDone) / now.slotsPerSecond))) +
                                 " left";
            context.progress(progress);
        };
        spec.onLog = [&context](log::Level level, std::string words) { context.log(level, std::move(words)); };
        return spec;
    }

    static slots::Load shareOf(const Member& member, const redis::SlotSet& slots) {
        const double part = static_cast<double>(slots.size()) / std::max(1, member.slots().size());
        const auto& info = member.redis->info;
        const auto bytes = redis::infoInteger(info, "used_memory") - redis::infoInteger(info, "used_memory_startup");
        return {static_cast<std::int64_t>(part * static_cast<double>(redis::infoKeys(info))),
                static_cast<std::int64_t>(part * static_cast<double>(std::max<std::int64_t>(0, bytes)))};
    }

    Expected<void> finishOpen(const ClusterSnapshot& snapshot, Context& context) const {
        context.log(log::Level::Warning,
                    "Some slots are open, as an interrupted move leaves them; they are finished first");
        TRY_ASSIGN(spec, specFor(snapshot, context));
        TRY_ASSIGN(result, slots::finishOpenSlots(spec, context.stop));
        if (!result.unsettled.empty()) return fail(result.unsettled.front());
        if (result.moved.error) return fail(*result.moved.error);
        return {};
    }

    slots::MigrationResult move(const slots::MigrationSpec& spec, Context& context) const {
        auto atomic = slots::atomicKind(spec, context.stop);
        if (!atomic) return {.left = spec.moves, .error = std::move(atomic).error()};
        if (!*atomic) return slots::migrate(spec, context.stop);
        context.log(log::Level::Info, "The servers can move slots atomically; that is used");
        return slots::migrateAtomically(spec, **atomic, context.stop);
    }

    const std::vector<SlotTarget> targets_;
};

/// Makes a replica take over from a primary, so that it can restart.
class StepDown : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto* member = snapshot->member(text("pod"));
        if (!member || !member->redis) return ProbeResult{Probe::NotDone, text("pod") + " does not answer"};
        if (!member->isPrimary()) return ProbeResult{Probe::Done, {}};
        if (member->slots().empty()) return ProbeResult{Probe::Done, member->name + " owns no slot"};
        return ProbeResult{Probe::NotDone, fmt::format("{} is a primary with {}", member->name,
                                                       counted(member->slots().size(), "slot"))};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(replica, caughtUp(context));
        context.log(log::Level::Info, fmt::format("{} takes over from {}", replica, text("pod")));
        TRY(ask(context, replica, {"CLUSTER", "FAILOVER"}));
        const auto began = std::chrono::steady_clock::now();
        bool again = false;
        return waitUntil(context, replica + " to take over", Milliseconds{30'000},
                         [&](const Snapshot& s) -> Expected<std::string> {
                             const auto* next = s.member(replica);
                             const auto* former = s.member(text("pod"));
                             if (!next || !next->redis || !former || !former->redis) return std::string("an answer");
                             // A hand-over that the replica gives up after 5 s leaves everything as it was.
                             if (!next->isPrimary() && !again &&
                                 std::chrono::steady_clock::now() - began > std::chrono::seconds(6)) {
                                 again = true;
                                 TRY(ask(context, replica, {"CLUSTER", "FAILOVER"}));
                             }
                             if (!next->isPrimary()) return replica + " is no primary yet";
                             if (former->isPrimary()) return text("pod") + " is no replica yet";
                             for (const auto& member : s.members) {
                                 const auto* line = member.redis ? member.redis->find(next->nodeId()) : nullptr;
                                 if (line && line->slots != next->slots()) return member.name + " has not heard of it";
                             }
                             return std::string();
                         });
    }

private:
    /// The replica with all that its primary has; one that restarted already where there is a choice.
    Expected<std::string> caughtUp(Context& context) const {
        std::string chosen;
        TRY(waitUntil(
            context, "a replica to have caught up", Milliseconds{120'000},
            [&](const Snapshot& s) -> Expected<std::string> {
                const auto* primary = s.member(text("pod"));
                if (!primary || !primary->redis) return text("pod") + " does not answer";
                std::vector<std::string> behind;
                for (auto member = s.members.rbegin(); member != s.members.rend(); ++member) {
                    const auto* self = member->redis ? member->redis->self() : nullptr;
                    if (!self || !self->replica || self->primaryId != primary->nodeId()) continue;
                    const auto& info = member->redis->info;
                    const auto lag = redis::infoInteger(primary->redis->info, "master_repl_offset") -
                                     redis::infoInteger(info, "slave_repl_offset");
                    const bool linked = info.contains("master_link_status") && info.at("master_link_status") == "up";
                    if (linked && lag < 1'000'000) {
                        chosen = member->name;
                        return std::string();
                    }
                    behind.push_back(fmt::format("{} ({})", member->name,
                                                 linked ? fmt::format("{} bytes behind", lag) : "not linked"));
                }
                if (behind.empty())
                    return fail(ErrorCode::Precondition, "it has no replica that could take over", primary->name,
                                "Choose the strategy drain");
                return listed(behind);
            }));
        return chosen;
    }
};

class VerifyUpdate : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        TRY_ASSIGN(words, wrong(*snapshot));
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, words};
    }
    Expected<void> apply(Context& context) override {
        return waitUntil(context, "the cluster to be as planned", reach_->agreeTimeout,
                         [this](const Snapshot& s) { return wrong(s); });
    }

private:
    Expected<std::string> wrong(const Snapshot& snapshot) const {
        const auto report = check(snapshot);
        for (const auto& finding : report.findings)
            if (finding.severity == Severity::Critical) return finding.title;
        if (!report.healthy()) return report.sentence;
        const auto pods = args_.value("pods", 0);
        if (std::ssize(clusterPods(snapshot)) != pods)
            return fmt::format("{} of {} are in the cluster", clusterPods(snapshot).size(), counted(pods, "pod"));
        // By size, not by name: a failover changes who serves a shard.
        std::vector<int> planned, there;
        for (const auto& count : args_.value("slots", json::object())) planned.push_back(count.get<int>());
        for (const auto& member : snapshot.members)
            if (member.redis && member.isPrimary()) there.push_back(member.slots().size());
        std::sort(planned.begin(), planned.end());
        std::sort(there.begin(), there.end());
        if (planned != there)
            return fmt::format("slots a primary: {} instead of {}", fmt::join(there, ", "), fmt::join(planned, ", "));
        return std::string();
    }
};

Expected<std::vector<SlotTarget>> targetsOf(const workflow::StepSpec& spec) {
    std::vector<SlotTarget> targets;
    const auto moves = spec.args.find("moves");
    if (moves == spec.args.end() || !moves->is_array())
        return fail(ErrorCode::Invalid, "the step's argument moves is missing or no list", spec.id);
    for (const auto& move : *moves) {
        TRY_ASSIGN(slots, redis::SlotSet::parse(move.value("slots", "")));
        targets.push_back({move.value("to", ""), slots});
    }
    return targets;
}

}  // namespace

Expected<StepPtr> redisUpdateStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    if (spec.kind == "hold-settings") return std::make_unique<HoldSettings>(reach, spec);
    if (spec.kind == "put-back-settings") return std::make_unique<PutBackSettings>(reach, spec);
    if (spec.kind == "join-pod") return std::make_unique<JoinPod>(reach, spec);
    if (spec.kind == "forget-pod") return std::make_unique<ForgetPod>(reach, spec);
    if (spec.kind == "step-down") return std::make_unique<StepDown>(reach, spec);
    if (spec.kind == "verify-update") return std::make_unique<VerifyUpdate>(reach, spec);
    if (spec.kind != "move-slots") return StepPtr();
    TRY_ASSIGN(targets, targetsOf(spec));
    return std::make_unique<MoveSlots>(reach, spec, std::move(targets));
}

}  // namespace slotpilot::operations
