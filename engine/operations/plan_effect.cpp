// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/plan_effect.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace slotpilot::operations {
namespace {

using nlohmann::json;

std::int16_t indexOf(std::vector<std::string>& pods, const std::string& pod) {
    const auto found = std::find(pods.begin(), pods.end(), pod);
    if (found != pods.end()) return static_cast<std::int16_t>(found - pods.begin());
    pods.push_back(pod);
    return static_cast<std::int16_t>(pods.size() - 1);
}

void add(std::vector<slots::Move>& moves, const slots::Move& move) {
    const auto same = std::find_if(moves.begin(), moves.end(),
                                   [&](const slots::Move& m) { return m.from == move.from && m.to == move.to; });
    if (same == moves.end()) {
        moves.push_back(move);
        return;
    }
    same->slots = same->slots | move.slots;
    same->load = {same->load.keys + move.load.keys, same->load.bytes + move.load.bytes};
}

}  // namespace

StepEffect effectOf(const workflow::StepSpec& step) {
    StepEffect effect;
    if (step.kind != "move-slots" || !step.args.is_object() || !step.args.contains("moves")) return effect;
    effect.keys = std::max<std::int64_t>(0, step.args.value("keys", std::int64_t{0}));
    effect.bytes = std::max<std::int64_t>(0, step.args.value("bytes", std::int64_t{0}));
    for (const auto& move : step.args["moves"]) {
        auto slots = redis::SlotSet::parse(move.value("slots", ""));
        if (slots) effect.moves.moves.push_back({move.value("from", ""), move.value("to", ""), *slots, {0, 0}});
    }
    const int total = std::max(1, effect.moves.slots());
    for (auto& move : effect.moves.moves)
        move.load = {effect.keys * move.slots.size() / total, effect.bytes * move.slots.size() / total};
    const auto mode = step.args.value("mode", "") == "fast" ? slots::Mode::Fast : slots::Mode::Gentle;
    effect.time = slots::estimateTime(effect.moves, mode);
    return effect;
}

PlanEffect effectOf(const workflow::Plan& plan, const cluster::ClusterSnapshot& snapshot) {
    PlanEffect effect;
    for (const auto& member : snapshot.members) effect.pods.push_back(member.name);
    effect.before = effect.after = snapshot.owner;
    for (const auto& step : plan.steps) {
        if (step.kind == "join-pod") {
            indexOf(effect.pods, step.args.value("pod", ""));
            ++effect.added;
        }
        effect.removed += step.kind == "forget-pod";
        effect.restarts += step.kind == "wait-pod" && !step.args.value("fresh", false);
        const auto one = effectOf(step);
        for (const auto& move : one.moves.moves) {
            const auto to = indexOf(effect.pods, move.to);
            for (const int slot : move.slots.slots()) effect.after[static_cast<std::size_t>(slot)] = to;
            add(effect.moves, move);
        }
        effect.slots += one.moves.slots();
        effect.keys += one.keys;
        effect.bytes += one.bytes;
        effect.time += one.time;
    }
    return effect;
}

}  // namespace slotpilot::operations
