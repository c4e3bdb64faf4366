// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/snapshot.h"
#include "operations/check.h"
#include "operations/step_support.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

/// Whether Repair has a step for findings of this kind.
bool repairable(const std::string& findingKind);

/// Keys that lie where no client looks for them, which a snapshot does not show: a finding for each server that has
/// some ("keys-stray"), and one for those that their owner has, too ("keys-on-both"), with what to type where they
/// differ. Asks every primary for the number of keys in every slot. Errors: those of the connections.
Expected<std::vector<Finding>> strayKeys(
    const cluster::ClusterSnapshot& snapshot,
    std::function<Expected<redis::Connection>(const std::string& pod, std::stop_token)> dial, std::stop_token stop);

/// Pure. What can be done about the check's findings without a person's decision: servers are introduced, ghosts
/// forgotten, every slot gets one owner that has all its keys, open slots are finished, epochs are told apart. No key
/// is dropped. Findings that need a person are notes. An empty plan: nothing to repair. `strays`: of strayKeys.
/// Errors: Precondition (stale, not created, a server can't be asked: its slots must not be given away).
Expected<workflow::Plan> planRepair(const cluster::ClusterSnapshot& snapshot, const std::vector<Finding>& strays = {});

/// repair-slots, bump-epoch, verify-repair; null for other kinds.
Expected<StepPtr> repairStep(const ReachPtr& reach, const workflow::StepSpec& spec);

}  // namespace slotpilot::operations
