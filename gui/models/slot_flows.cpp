// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/slot_flows.h"

#include <algorithm>
#include <set>

#include "models/format.h"
#include "operations/plan_effect.h"

namespace slotpilot::gui {
namespace {

bool moving(const workflow::RunStatus* run) {
    return run && run->plan && run->current >= 0 && run->state == workflow::RunState::Running &&
           run->steps[static_cast<std::size_t>(run->current)].state == workflow::StepState::Running;
}

void addStep(std::vector<SlotFlow>& flows, const cluster::ClusterSnapshot& snapshot, const workflow::StepSpec& step) {
    for (const auto& move : operations::effectOf(step).moves.moves) {
        const auto* to = snapshot.member(move.to);
        const auto target = to ? static_cast<std::int16_t>(to - snapshot.members.data()) : std::int16_t{-1};
        const auto slots = move.slots.slots();
        const auto left = std::count_if(slots.begin(), slots.end(), [&](int slot) {
            return target < 0 || snapshot.owner[static_cast<std::size_t>(slot)] != target;
        });
        if (left > 0) flows.push_back({text(move.from), text(move.to), static_cast<int>(left)});
    }
}

/// Open slots by their pair of pods; one that both sides declare counts once.
std::vector<SlotFlow> openFlows(const cluster::ClusterSnapshot& snapshot) {
    std::vector<SlotFlow> flows;
    std::set<int> seen;
    const auto add = [&](const cluster::Member* from, const cluster::Member* to, int slot) {
        if (!from || !to || !seen.insert(slot).second) return;
        const SlotFlow one{text(from->name), text(to->name), 1};
        const auto same = std::find_if(flows.begin(), flows.end(), [&](const SlotFlow& flow) {
            return flow.from == one.from && flow.to == one.to;
        });
        same == flows.end() ? flows.push_back(one) : void(++same->slotsLeft);
    };
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self) continue;
        for (const auto& open : self->migrating) add(&member, snapshot.memberByNodeId(open.nodeId), open.slot);
        for (const auto& open : self->importing) add(snapshot.memberByNodeId(open.nodeId), &member, open.slot);
    }
    return flows;
}

}  // namespace

std::vector<SlotFlow> slotFlows(const cluster::ClusterSnapshot& snapshot, const workflow::RunStatus* run) {
    std::vector<SlotFlow> flows;
    if (moving(run)) addStep(flows, snapshot, run->plan->steps[static_cast<std::size_t>(run->current)]);
    const auto planned = flows;
    for (auto& open : openFlows(snapshot))
        if (std::none_of(planned.begin(), planned.end(),
                         [&](const SlotFlow& flow) { return flow.from == open.from && flow.to == open.to; }))
            flows.push_back(std::move(open));
    return flows;
}

}  // namespace slotpilot::gui
