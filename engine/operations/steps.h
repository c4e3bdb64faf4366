// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "cluster/access.h"
#include "workflow/step.h"

namespace slotpilot::operations {

/// Makes the steps of every operation, working on the cluster that `access` reaches.
workflow::StepFactory stepFactory(std::shared_ptr<cluster::Access> access);

}  // namespace slotpilot::operations
