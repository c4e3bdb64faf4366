// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan's steps will do to the cluster, worked out ahead; and the steps themselves, as data. All pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cluster/snapshot.h"
#include "operations/by_hand.h"
#include "slots/rebalance.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

/// A pod as the plan sees it at one point.
struct SketchNode {
    std::string pod, id;  ///< `id` is empty for a pod that does not exist yet
    int ordinal = 0;
    bool primary = true;
    bool updated = true;  ///< runs what it is to run at the end
    std::string version;  ///< of Redis, "7.0.15" or an image's "8.0"; empty: not known
    double weight = 1;
    redis::SlotSet slots;
    slots::Load load = {0, 0};
    slots::NodeMemory memory;
};

/// "7.0" of "7.0.15", to compare what can read what; empty where it is no version.
std::vector<int> majorMinor(const std::string& version);
/// "8.0" of "docker.io/library/redis:8.0-alpine"; empty where the tag is no version.
std::string versionOfImage(const std::string& image);

/// Builds a plan step by step and keeps account of where the slots are.
class Sketch {
public:
    Sketch(const cluster::ClusterSnapshot& snapshot, slots::Mode mode);

    workflow::Plan plan;
    std::vector<SketchNode> nodes;  ///< by ordinal

    SketchNode* find(const std::string& pod);
    /// The nodes as the slot planner takes them (ids are pods' names); those that `takes` refuses get weight 0.
    template <class Takes>
    std::vector<slots::NodeShare> shares(Takes takes) const {
        std::vector<slots::NodeShare> result;
        for (const auto& node : nodes)
            if (node.primary) result.push_back({node.pod, node.slots, takes(node) ? node.weight : 0, node.load});
        return result;
    }

    /// Adds a step that makes these moves, and moves them here. Nothing if there are none.
    /// Errors: Precondition (memory, versions).
    Expected<void> move(std::string id, std::string title, std::string why, const slots::RebalancePlan& moves,
                        const std::vector<std::string>& emptied = {});
    void add(std::string id, std::string kind, nlohmann::json args, std::string title, std::string why,
             std::string command, std::string expected, double weight, workflow::Risk risk);

    void holdSettings();
    void verifyAndPutBack(int pods);
    void putBackSettings();
    /// A note that says what moves in all, and how long it takes.
    void sum();
    /// For what one would type.
    const ByHand& hand() const { return hand_; }
    /// All pods but one.
    std::vector<std::string> others(const std::string& pod) const;

private:
    void finishOpen(const cluster::ClusterSnapshot& snapshot);

    std::vector<std::string> pods() const { return others({}); }

    cluster::Target target_;
    ByHand hand_;
    slots::Mode mode_;
    int slots_ = 0;
    slots::Load load_ = {0, 0};
    std::chrono::milliseconds time_{0};
};

/// Refuses a cluster whose state makes any move dangerous. `broken`: pods that may be in trouble, because they own
/// nothing and are about to be replaced. Errors: Precondition (the findings).
Expected<void> refuseUnhealthy(const cluster::ClusterSnapshot& snapshot, const std::vector<std::string>& broken);

}  // namespace slotpilot::operations
