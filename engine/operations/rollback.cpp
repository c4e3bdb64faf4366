// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "operations/rebalance.h"
#include "operations/update.h"
#include "operations/update_common.h"
#include "operations/update_sketch.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using workflow::Plan;

/// A run that stopped between the two leaves the rollout frozen.
void thaw(const cluster::ClusterSnapshot& snapshot, Plan& plan) {
    const bool thaws = std::any_of(plan.steps.begin(), plan.steps.end(), [](const workflow::StepSpec& step) {
        return step.kind == "set-partition" && step.args.value("partition", -1) == 0;
    });
    if (thaws || snapshot.statefulSet->partition == 0) return;
    Sketch sketch(snapshot, slots::Mode::Gentle);
    sketch.add("thaw-rollout", "set-partition", {{"partition", 0}}, "Give the rollout back to Kubernetes",
               "The run had stopped it.",
               sketch.hand().kubectl(
                   "patch statefulset " + snapshot.target.statefulSet +
                   " --type merge -p '{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"partition\":0}}}}'"),
               "The partition is 0", 1, workflow::Risk::Low);
    const auto end = std::find_if(plan.steps.begin(), plan.steps.end(),
                                  [](const workflow::StepSpec& step) { return step.kind == "verify-update"; });
    plan.steps.insert(end, sketch.plan.steps.begin(), sketch.plan.steps.end());
}

}  // namespace

Expected<Plan> planRollback(const cluster::ClusterSnapshot& snapshot, const json& live,
                            const std::map<std::string, json>& notes) {
    UpdateRequest request;
    request.desired = live;
    if (const auto before = notes.find(statefulSetNote); before != notes.end() && before->second.is_object()) {
        auto& spec = request.desired["spec"];
        spec["replicas"] = before->second.value("replicas", spec.value("replicas", 1));
        spec["template"] = before->second.value("template", spec["template"]);
        request.revision = before->second.value("revision", "");
    }
    auto plan = planUpdate(snapshot, live, request);
    // Nothing but slots has changed: they are spread again.
    if (plan && plan->empty()) plan = planRebalance(snapshot, {});
    if (!plan) {
        auto error = std::move(plan).error();
        error.hint += (error.hint.empty() ? "" : "; ") + std::string("or go on with the run: slotpilotctl runs resume");
        return fail(std::move(error));
    }
    thaw(snapshot, *plan);
    plan->operation = "rollback";
    return plan;
}

}  // namespace slotpilot::operations
