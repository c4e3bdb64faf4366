// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>

#include "cluster/access.h"
#include "cluster/lease.h"
#include "workflow/runner.h"

namespace slotpilot::operations {

/// The run with all its steps but those that put back done: what is run before a run is given up.
workflow::RunStatus onlyPuttingBack(workflow::RunStatus status);

/// A run that nobody else can disturb: a Runner, held together with the cluster's Lease. Losing the Lease cancels the
/// run at its next safe point. Destruction cancels, joins and gives the Lease back.
class LeasedRun {
public:
    /// `what`: a new plan, or a run to go on with, as the journal has it. `notice` tells people of a Lease that was
    /// taken over or lost; on any thread. The run is Ready when this returns.
    /// Errors: Conflict (somebody works on the cluster: who), those of Client.
    static Expected<std::unique_ptr<LeasedRun>> make(std::shared_ptr<cluster::Access> access,
                                                     std::variant<workflow::Plan, workflow::RunStatus> what,
                                                     std::shared_ptr<workflow::Journal> journal,
                                                     workflow::Runner::Callbacks callbacks,
                                                     std::function<void(std::string)> notice, std::stop_token stop);

    workflow::Runner& runner() { return *runner_; }

private:
    LeasedRun() = default;

    std::shared_ptr<cluster::Access> access_;
    std::unique_ptr<cluster::Lease> lease_;     ///< given back after the run has ended
    std::shared_ptr<workflow::Runner> runner_;  ///< shared with the Lease's thread, which cancels it
};

}  // namespace slotpilot::operations
