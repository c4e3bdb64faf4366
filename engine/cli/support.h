// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands share.
#pragma once

#include <memory>
#include <stop_token>

#include "cli/commands.h"
#include "cluster/access.h"
#include "kube/kubeconfig.h"
#include "workflow/plan.h"

namespace slotpilot::cli {

using AccessPtr = std::shared_ptr<cluster::Access>;

/// Says the error; its exit code.
int complain(const Error& error, Format format);
Expected<kube::Kubeconfig> loadKubeconfig(const GlobalOptions& global);
/// The cluster that the options name.
Expected<AccessPtr> openAccess(const GlobalOptions& global);
/// Shows, confirms and runs a plan; with `dryRun` only shows it. `keep`: in the journal.
int carryOut(const AccessPtr& access, Expected<workflow::Plan> plan, bool dryRun, bool yes, Format format,
             std::stop_token stop, bool keep = true);

}  // namespace slotpilot::cli
