// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "cluster/snapshot.h"
#include "slots/rebalance.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

struct RebalanceRequest {
    std::map<std::string, double> weights = {};  ///< by pod; 1 where it is not named, 0: empty it
    slots::Mode mode = slots::Mode::Gentle;
};

/// Pure. Slots in proportion to the weights; an empty plan with a note where they are already. Errors: Precondition
/// (health, memory), Invalid (a weight for a pod that is no primary).
Expected<workflow::Plan> planRebalance(const cluster::ClusterSnapshot& snapshot, const RebalanceRequest& request);

}  // namespace slotpilot::operations
