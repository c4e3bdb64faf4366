// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/error.h"

namespace slotpilot::workflow {

/// How much a step can hurt if it goes wrong.
enum class Risk { None, Low, High };

/// One step of a plan, as data: what a person reads, and what the step's code needs.
struct StepSpec {
    std::string id;        ///< unique in its plan, stable: "meet-redis-3"
    std::string kind;      ///< which Step runs it: "apply-object", "meet"
    nlohmann::json args;   ///< absolute targets, never deltas
    std::string title;     ///< "Introduce redis-3 to the cluster"
    std::string why;       ///< one or two sentences for a learner
    std::string command;   ///< what one would type by hand: lines for a shell
    std::string expected;  ///< the state that it leaves, in words
    double weight = 1;     ///< share of the overall progress
    Risk risk = Risk::Low;
    std::vector<std::string> changes = {};  ///< what it changes, where that is known ahead: "spec.replicas: 3 -> 5"
    bool always = false;  ///< also run at the end of a run that failed or was cancelled: puts back what others changed
    bool operator==(const StepSpec&) const = default;
};

/// An ordered list of steps with absolute targets.
struct Plan {
    std::string operation;  ///< "deploy", "create", ...
    std::string title;      ///< "Create a Redis Cluster of 3 primaries"
    nlohmann::json target;  ///< context, namespace, statefulSet
    std::vector<StepSpec> steps;
    std::vector<std::string> notes;  ///< what the user should know before it runs: skipped objects, warnings

    bool empty() const { return steps.empty(); }
    /// SHA-256 (hex) of the plan's JSON.
    std::string hash() const;
    bool operator==(const Plan&) const = default;
};

nlohmann::json toJson(const Plan& plan);
/// Errors: Invalid (names the field).
Expected<Plan> planFromJson(const nlohmann::json& json);

}  // namespace slotpilot::workflow
