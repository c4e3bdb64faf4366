// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/update_run.h"

#include "operations/steps.h"

namespace slotpilot::operations {

workflow::RunStatus onlyPuttingBack(workflow::RunStatus status) {
    for (std::size_t i = 0; i < status.steps.size(); ++i)
        status.steps[i].state = status.plan->steps[i].always ? workflow::StepState::Waiting : workflow::StepState::Done;
    return status;
}

Expected<std::unique_ptr<LeasedRun>> LeasedRun::make(std::shared_ptr<cluster::Access> access,
                                                     std::variant<workflow::Plan, workflow::RunStatus> what,
                                                     std::shared_ptr<workflow::Journal> journal,
                                                     workflow::Runner::Callbacks callbacks,
                                                     std::function<void(std::string)> notice, std::stop_token stop) {
    std::unique_ptr<LeasedRun> run(new LeasedRun);
    run->access_ = std::move(access);
    run->runner_ = std::visit(
        [&](auto& from) {
            return std::make_shared<workflow::Runner>(std::move(from), stepFactory(run->access_), std::move(journal),
                                                      std::move(callbacks));
        },
        what);
    const std::weak_ptr<workflow::Runner> runner = run->runner_;
    auto lease = cluster::Lease::acquire(
        *run->access_, cluster::LeaseHolder::own(run->runner_->status()->runId),
        {.onTakenOver =
             [notice](std::string who) { notice("The Lease of " + who + " had run out and was taken over"); },
         .onLost =
             [notice, runner](Error error) {
                 notice("The run stops at its next safe point: " + error.describe());
                 if (const auto there = runner.lock()) there->cancel();
             }},
        stop);
    if (!lease) return fail(std::move(lease).error());
    run->lease_ = std::move(*lease);
    return run;
}

}  // namespace slotpilot::operations
