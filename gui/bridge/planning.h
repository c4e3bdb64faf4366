// SPDX-License-Identifier: GPL-3.0-or-later
// Planning, as work for the background: each reads the cluster afresh and gives a plan that nobody has run yet.
#pragma once

#include <stop_token>

#include "base/error.h"
#include "cluster/access.h"
#include "operations/create.h"
#include "workflow/plan.h"

namespace slotpilot::gui {

/// What applying the built-in manifests to the target's namespace would do. Errors: those of operations::differences.
Expected<workflow::Plan> planDeploy(const cluster::Access& access, std::stop_token stop);
/// Errors: those of cluster::readSnapshot and operations::planCreate.
Expected<workflow::Plan> planCreate(const cluster::Access& access, const operations::CreateRequest& request,
                                    std::stop_token stop);

}  // namespace slotpilot::gui
