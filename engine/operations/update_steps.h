// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of Update and Rebalance.
#pragma once

#include "operations/step_support.h"

namespace slotpilot::operations {

/// hold-settings, put-back-settings, set-partition, patch-statefulset, wait-pod, join-pod, move-slots, forget-pod,
/// step-down, verify-update, delete-claims; null for other kinds. Errors: Invalid (args).
Expected<StepPtr> updateStep(const ReachPtr& reach, const workflow::StepSpec& spec);

}  // namespace slotpilot::operations
