// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/snapshot.h"
#include "operations/step_support.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

/// Whether Repair has a step for findings of this kind.
bool repairable(const std::string& findingKind);

/// Pure. What can be done about the check's findings without a person's decision: servers are introduced, ghosts
/// forgotten, every slot gets one owner that has all its keys, open slots are finished, epochs are told apart. No key
/// is dropped. Findings that need a person are notes. An empty plan: nothing to repair.
/// Errors: Precondition (stale, not created, a server can't be asked: its slots must not be given away).
Expected<workflow::Plan> planRepair(const cluster::ClusterSnapshot& snapshot);

/// repair-slots, bump-epoch, verify-repair; null for other kinds.
Expected<StepPtr> repairStep(const ReachPtr& reach, const workflow::StepSpec& spec);

}  // namespace slotpilot::operations
