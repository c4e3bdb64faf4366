// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan does to the slots, read from its steps: for previews. All pure.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cluster/snapshot.h"
#include "slots/rebalance.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

/// What one step moves; nothing where it moves nothing. The ids of `moves` are pods' names.
struct StepEffect {
    slots::RebalancePlan moves;
    std::int64_t keys = 0, bytes = 0;   ///< expected
    std::chrono::milliseconds time{0};  ///< expected, nearby
    bool empty() const { return moves.moves.empty(); }
};
/// Errors are taken as nothing: a step whose arguments can't be read moves nothing.
StepEffect effectOf(const workflow::StepSpec& step);

struct PlanEffect {
    using Owners = std::array<std::int16_t, redis::slotCount>;
    std::vector<std::string> pods;   ///< the snapshot's members, then those that the plan adds
    Owners before{}, after{};        ///< indices into `pods`; -1: nobody, -2: a stranger
    std::vector<slots::Move> moves;  ///< of all steps in order, one for a pair of pods
    int slots = 0;                   ///< moved; a slot that moves twice counts twice
    std::int64_t keys = 0, bytes = 0;
    std::chrono::milliseconds time{0};         ///< of the moves, without the waiting for pods
    int restarts = 0, added = 0, removed = 0;  ///< pods
};
PlanEffect effectOf(const workflow::Plan& plan, const cluster::ClusterSnapshot& snapshot);

}  // namespace slotpilot::operations
