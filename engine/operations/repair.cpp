// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "operations/by_hand.h"
#include "operations/check.h"
#include "operations/update_common.h"
#include "operations/update_sketch.h"
#include "slots/repair.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using nlohmann::json;
using workflow::Probe;
using workflow::ProbeResult;
using workflow::Risk;

const std::set<std::string> slotKinds{"slots-uncovered", "slots-claimed-twice", "views-disagree",
                                      "slot-open",       "keys-stray",          "keys-on-both"};
const std::set<std::string> membershipKinds{"pod-outside", "node-unknown"};

/// A key as a word of a line that redis-cli reads from its input.
std::string redisWord(const std::string& key) {
    std::string word = "\"";
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            word += std::string("\\") + c;
        else if (byte < 0x20 || byte > 0x7e)
            word += fmt::format("\\x{:02x}", byte);
        else
            word += c;
    }
    return word + "\"";
}

/// What is wrong with the slots, in a few words; empty: nothing.
std::string wrongSlots(const ClusterSnapshot& snapshot) {
    for (const auto& finding : check(snapshot).findings)
        if (slotKinds.contains(finding.kind)) return finding.title;
    return {};
}

/// Whether two primaries have the same config epoch, in a few words; empty: none.
std::string sharedEpoch(const ClusterSnapshot& snapshot) {
    for (const auto& finding : check(snapshot).findings)
        if (finding.kind == "epochs-collide") return finding.title;
    return {};
}

/// What one would type to look at a key on two servers, and to delete it where it is wrong. A server that does not own
/// a slot answers for its keys only while it imports the slot, to a command that follows ASKING on its connection.
/// https://redis.io/docs/latest/commands/asking/
std::string conflictAdvice(const cluster::Target& target, const std::string& key, int slot, const std::string& holder,
                           const std::string& owner, const std::string& ownerId) {
    const ByHand hand(target);
    const auto type = [](const std::string& line) { return ByHand::quoted(line); };
    const auto name = redisWord(key);
    const auto at = [&](const std::string& command) {
        return fmt::format("printf '%s\\n' {} ASKING {} {} | {}",
                           type(fmt::format("CLUSTER SETSLOT {} IMPORTING {}", slot, ownerId)),
                           type(command + " " + name), type(fmt::format("CLUSTER SETSLOT {} STABLE", slot)),
                           hand.kubectl(fmt::format("exec -i {} -- redis-cli", holder)));
    };
    const auto atOwner = [&](const std::string& command) { return hand.cli(owner, command + " " + type(key)); };
    return fmt::format(
        "Look at both values (GET is for strings; TYPE tells), delete the one that is wrong, and repair again. On {0}, "
        "the owner: {1}; to delete it: {2}. On {3}: {4}; to delete it: {5}",
        owner, atOwner("GET"), atOwner("DEL"), holder, at("GET"), at("DEL"));
}

class RepairSlots : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        auto words = wrongSlots(*snapshot);
        if (words.empty()) {
            TRY_ASSIGN(strays, strayKeys(*snapshot, reach_->dial, context.stop));
            if (!strays.empty()) words = strays.front().title;
        }
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, words};
    }

    Expected<void> apply(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        TRY(refuseUnread(*snapshot));
        TRY(holdSettings(*reach_, *snapshot, context));
        auto spec = migrationSpec(reach_, *snapshot);
        spec.onLog = context.log;
        TRY_ASSIGN(result, slots::repairSlots(spec, context.stop));
        if (!result.assigned.empty())
            context.log(log::Level::Info,
                        fmt::format("{} {} one owner now: {}", counted(result.assigned.size(), "slot"),
                                    result.assigned.size() == 1 ? "has" : "have", result.assigned.toString()));
        if (result.gathered > 0)
            context.log(log::Level::Info,
                        fmt::format("{} brought to the owner of {} slot{}", counted(result.gathered, "key"),
                                    result.gathered == 1 ? "its" : "their", result.gathered == 1 ? "" : "s"));
        const auto& moved = result.finished.moved.done;
        if (moved.slotsDone > 0)
            context.log(log::Level::Info,
                        fmt::format("{} went on to {} new owner with {}", counted(moved.slotsDone, "slot"),
                                    moved.slotsDone == 1 ? "its" : "their", counted(moved.keysDone, "key")));
        if (const auto& stable = result.finished.stable; !stable.empty())
            context.log(
                log::Level::Info,
                fmt::format("{} ({}) {} with {} owner, for nothing of {} had moved", counted(stable.size(), "slot"),
                            stable.toString(), stable.size() == 1 ? "stays" : "stay",
                            stable.size() == 1 ? "its" : "their", stable.size() == 1 ? "it" : "them"));
        return outcome(*snapshot, result, context);
    }

    Expected<std::string> verify(Context& context) override {
        // Those that took slots over in the same moment may have taken the same epoch, which they sort out themselves.
        TRY(waitUntil(context, "all servers to agree on the slots", reach_->agreeTimeout,
                      [](const Snapshot& s) -> Expected<std::string> {
                          const auto words = wrongSlots(s);
                          return words.empty() ? sharedEpoch(s) : words;
                      }));
        return std::string();
    }

    /// A server that can't be asked may own what looks like nobody's.
    static Expected<void> refuseUnread(const ClusterSnapshot& snapshot) {
        for (const auto& member : snapshot.members)
            if (!member.redis)
                return fail(ErrorCode::Precondition,
                            "its Redis server can't be asked, and what it owns must not be given away", member.name,
                            "Bring it back first; then check again");
        return {};
    }

private:
    static Expected<void> outcome(const ClusterSnapshot& snapshot, const slots::RepairResult& result,
                                  Context& context) {
        const auto name = [&](const std::string& id) {
            const auto* member = snapshot.memberByNodeId(id);
            return member ? member->name : id;
        };
        for (const auto& conflict : result.conflicts)
            context.log(log::Level::Warning,
                        fmt::format("'{}' (slot {}) has different values on {} and {}", conflict.key, conflict.slot,
                                    name(conflict.from), name(conflict.to)));
        if (!result.conflicts.empty()) {
            const auto& first = result.conflicts.front();
            return fail(ErrorCode::Conflict,
                        fmt::format("{} different values on two servers, e.g. '{}' on {} and {}",
                                    result.conflicts.size() == 1 ? "a key has" : "some keys have", first.key,
                                    name(first.from), name(first.to)),
                        {},
                        "Nothing was dropped. " + conflictAdvice(snapshot.target, first.key, first.slot,
                                                                 name(first.from), name(first.to), first.to));
        }
        if (!result.unsettled.empty()) return fail(result.unsettled.front());
        if (!result.finished.unsettled.empty()) return fail(result.finished.unsettled.front());
        if (result.finished.moved.error) return fail(*result.finished.moved.error);
        return {};
    }
};

class BumpEpoch : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context& context) override {
        TRY_ASSIGN(snapshot, look(context));
        const auto words = sharedEpoch(*snapshot);
        if (words.empty()) return ProbeResult{Probe::Done, {}};
        return ProbeResult{Probe::NotDone, words};
    }
    Expected<void> apply(Context& context) override {
        TRY(ask(context, text("pod"), {"CLUSTER", "BUMPEPOCH"}));
        return waitUntil(context, "the config epochs to differ", reach_->agreeTimeout,
                         [](const Snapshot& s) -> Expected<std::string> { return sharedEpoch(s); });
    }
};

/// Nothing of what the plan set out to repair is wrong any more.
class VerifyRepair : public UpdateStep {
public:
    using UpdateStep::UpdateStep;

    Expected<ProbeResult> probe(Context&) override { return ProbeResult{Probe::NotDone, "Not looked at yet"}; }
    /// `apply` ended when it was so.
    Expected<std::string> verify(Context&) override { return std::string(); }
    Expected<void> apply(Context& context) override {
        return waitUntil(context, "the repaired findings to be gone", reach_->agreeTimeout,
                         [this](const Snapshot& s) -> Expected<std::string> { return wrong(s); });
    }

private:
    std::string wrong(const Snapshot& snapshot) const {
        const auto kinds = args_.value("kinds", std::vector<std::string>());
        for (const auto& finding : check(snapshot).findings)
            if (std::find(kinds.begin(), kinds.end(), finding.kind) != kinds.end()) return finding.title;
        return {};
    }
};

/// A node that nobody reaches and that owns nothing: a ghost.
bool isGhost(const cluster::StrangerNode& stranger) {
    const auto& line = stranger.line;
    return line.slots.empty() && (line.fail || line.noAddress || line.handshake);
}

void planMembership(const ClusterSnapshot& snapshot, const CheckReport& report, Sketch& sketch) {
    for (const auto& finding : report.findings) {
        if (!membershipKinds.contains(finding.kind)) continue;
        const auto& pod = finding.pods.front();
        const auto others = sketch.others(pod);
        const auto& other = others.empty() ? pod : others.front();
        sketch.add("join-" + pod, "join-pod", {{"pod", pod}}, "Introduce " + pod + " to all others",
                   finding.title + ".",
                   sketch.hand().cli(other, fmt::format("CLUSTER MEET {} 6379", sketch.hand().address(pod))),
                   "Every server knows " + pod, 2, Risk::Low);
    }
    for (const auto& stranger : snapshot.strangers) {
        if (!isGhost(stranger)) continue;
        const auto shortId = stranger.line.id.substr(0, 8);
        sketch.add("forget-" + shortId, "forget-pod", {{"pod", "node " + shortId}, {"id", stranger.line.id}},
                   "Forget node " + shortId + " everywhere",
                   "It answers nobody and owns nothing. Until every server forgets it, within a minute, gossip brings "
                   "it back.",
                   sketch.hand().cliInEach(stranger.knownBy, "CLUSTER FORGET " + stranger.line.id),
                   "No server knows node " + shortId, 2, Risk::Low);
    }
}

}  // namespace

bool repairable(const std::string& kind) {
    return slotKinds.contains(kind) || membershipKinds.contains(kind) || kind == "node-without-pod" ||
           kind == "epochs-collide";
}

Expected<std::vector<Finding>> strayKeys(
    const ClusterSnapshot& snapshot,
    std::function<Expected<redis::Connection>(const std::string& pod, std::stop_token)> dial, std::stop_token stop) {
    auto reach = std::make_shared<Reach>();
    reach->dial = std::move(dial);
    TRY_ASSIGN(strays, slots::findStrays(migrationSpec(reach, snapshot), stop));
    const auto name = [&](const std::string& id) {
        const auto* member = snapshot.memberByNodeId(id);
        return member ? member->name : id;
    };
    struct Held {
        std::int64_t keys = 0;
        redis::SlotSet slots;
    };
    std::map<std::string, Held> byHolder;
    std::vector<Finding> findings;
    for (const auto& stray : strays) {
        const auto alone = stray.keys - std::ssize(stray.onBoth);
        if (alone > 0) {
            byHolder[name(stray.holder)].keys += alone;
            byHolder[name(stray.holder)].slots.add(stray.slot);
        }
        if (stray.onBoth.empty()) continue;
        const auto holder = name(stray.holder), owner = name(stray.owner), key = stray.onBoth.front();
        redis::SlotSet slot;
        slot.add(stray.slot);
        findings.push_back(
            {"keys-on-both",
             Severity::Warning,
             stray.onBoth.size() == 1
                 ? fmt::format("key '{}' is on {} and on {}, which owns its slot {}", key, holder, owner, stray.slot)
                 : fmt::format("{} of slot {} are on {} and on {}, its owner, e.g. '{}'",
                               counted(std::ssize(stray.onBoth), "key"), stray.slot, holder, owner, key),
             "Clients see " + owner + "'s only",
             "Repair keeps one where both have the same value. Where they differ it leaves both. " +
                 conflictAdvice(snapshot.target, key, stray.slot, holder, owner, stray.owner),
             {holder, owner},
             slot});
    }
    for (const auto& [holder, held] : byHolder)
        findings.push_back(
            {"keys-stray",
             Severity::Warning,
             fmt::format("{} holds {} of {} that it does not own ({})", holder, counted(held.keys, "key"),
                         counted(held.slots.size(), "slot"), held.slots.toString()),
             "No client finds them there",
             "Repair brings them to the owners of their slots",
             {holder},
             held.slots});
    return findings;
}

Expected<workflow::Plan> planRepair(const ClusterSnapshot& snapshot, const std::vector<Finding>& strays) {
    if (snapshot.stale) return fail(wrap(*snapshot.stale, "what is known about the cluster may be old"));
    if (!snapshot.created())
        return fail(ErrorCode::Precondition, "there is no Redis Cluster yet", snapshot.target.statefulSet,
                    "slotpilotctl create makes one");
    TRY(RepairSlots::refuseUnread(snapshot));
    const auto report = check(snapshot, strays);
    Sketch sketch(snapshot, slots::Mode::Gentle);
    sketch.plan.operation = "repair";
    sketch.plan.title = "Repair the cluster";
    planMembership(snapshot, report, sketch);
    redis::SlotSet concerned;
    std::set<std::string> kinds;
    for (const auto& finding : report.findings) {
        if (slotKinds.contains(finding.kind)) concerned = concerned | finding.slots;
        if (finding.kind == "epochs-collide")
            sketch.add("bump-epoch-" + finding.pods.front(), "bump-epoch", {{"pod", finding.pods.front()}},
                       "Give " + finding.pods.front() + " a config epoch of its own", finding.meaning + ".",
                       sketch.hand().cli(finding.pods.front(), "CLUSTER BUMPEPOCH"),
                       "Every primary has a config epoch of its own", 1, Risk::Low);
        const bool live = finding.kind == "node-without-pod" &&
                          !std::any_of(snapshot.strangers.begin(), snapshot.strangers.end(), isGhost);
        if (repairable(finding.kind) && !live)
            kinds.insert(finding.kind);
        else if (finding.severity != Severity::Notice)
            sketch.plan.notes.push_back(fmt::format("Left to you: {}. {}", finding.title, finding.repair));
    }
    if (!concerned.empty()) {
        sketch.holdSettings();
        const bool onlyOpen = std::all_of(kinds.begin(), kinds.end(), [](const std::string& kind) {
            return kind == "slot-open" || !slotKinds.contains(kind);
        });
        sketch.add("repair-slots", "repair-slots", {{"slots", concerned.toString()}},
                   onlyOpen ? fmt::format("Finish or undo the move of {}", counted(concerned.size(), "slot"))
                            : fmt::format("Give {} one owner with all keys", counted(concerned.size(), "slot")),
                   onlyOpen
                       ? "A slot of which both servers know the move, or whose keys have begun to go, goes on to its "
                         "new owner with all of them; any other stays where it is. A key with different values on "
                         "two servers is left on both and named."
                       : "The server with most of a slot's keys becomes its owner, the others' keys are brought "
                         "there, and everybody is told. A key with different values on two servers is left on both "
                         "and named.",
                   sketch.hand().cli(snapshot.target.statefulSet + "-0", "--cluster fix 127.0.0.1:6379"),
                   "Every slot has one owner, and all agree", 10, Risk::High);
    }
    if (sketch.plan.empty()) return std::move(sketch.plan);
    sketch.add("verify-repair", "verify-repair", {{"kinds", kinds}}, "Check again from every server's view",
               "A repair is done when the check no longer finds what it was for.",
               sketch.hand().cli(snapshot.target.statefulSet + "-0", "--cluster check 127.0.0.1:6379"),
               "What was repaired is no longer found", 1, Risk::None);
    if (!concerned.empty()) sketch.putBackSettings();
    return std::move(sketch.plan);
}

Expected<StepPtr> repairStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    if (spec.kind == "repair-slots") return std::make_unique<RepairSlots>(reach, spec);
    if (spec.kind == "bump-epoch") return std::make_unique<BumpEpoch>(reach, spec);
    if (spec.kind == "verify-repair") return std::make_unique<VerifyRepair>(reach, spec);
    return StepPtr();
}

}  // namespace slotpilot::operations
