// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/rebalance.h"

#include <fmt/format.h>

#include "operations/update_sketch.h"

namespace slotpilot::operations {

Expected<workflow::Plan> planRebalance(const cluster::ClusterSnapshot& snapshot, const RebalanceRequest& request) {
    TRY(refuseUnhealthy(snapshot, {}));
    Sketch sketch(snapshot, request.mode);
    sketch.plan.operation = "rebalance";
    sketch.plan.title = request.weights.empty() ? "Spread the slots evenly" : "Spread the slots by weight";
    std::vector<std::string> emptied;
    for (const auto& [pod, weight] : request.weights) {
        auto* node = sketch.find(pod);
        if (!node || !node->primary)
            return fail(ErrorCode::Invalid, "there is no primary of this name", pod, "Name a pod, e.g. redis-3=2");
        node->weight = weight;
        if (weight == 0) emptied.push_back(pod);
    }
    TRY_ASSIGN(moves, slots::planRebalance(sketch.shares([](const SketchNode&) { return true; })));
    if (moves.moves.empty()) {
        sketch.plan.notes.push_back("The slots are spread so already");
        return std::move(sketch.plan);
    }
    sketch.holdSettings();
    TRY(sketch.move("move-slots", sketch.plan.title, "Each pod serves its share of the keys.", moves, emptied));
    sketch.verifyAndPutBack(static_cast<int>(sketch.nodes.size()));
    sketch.sum();
    return std::move(sketch.plan);
}

}  // namespace slotpilot::operations
