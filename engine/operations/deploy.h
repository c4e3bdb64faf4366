// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "cluster/access.h"
#include "workflow/plan.h"
#include "workflow/step.h"

namespace slotpilot::operations {

/// A field that differs between what runs and what would be applied.
struct FieldChange {
    std::string path;          ///< "spec.replicas"
    nlohmann::json now, then;  ///< null: not there
};

/// What applying one object would do, from a server-side dry run.
struct ObjectDifference {
    nlohmann::json object;  ///< as in the manifest
    enum class Action { Create, Change, Keep, Skip } action = Action::Keep;
    std::vector<FieldChange> changes;
    std::string reason;  ///< for Skip: the kind is not known to this cluster
};

/// The built-in manifests' objects, in the order of application, namespaced ones put into `ns`.
Expected<std::vector<nlohmann::json>> builtInManifests(const std::string& ns);
/// The objects of a kustomization directory (through `kubectl kustomize`) or of a YAML file. Errors: NotFound, Invalid.
Expected<std::vector<nlohmann::json>> readManifests(const std::filesystem::path& path, const std::string& ns,
                                                    std::stop_token stop);

/// Asks the server what applying them would do.
Expected<std::vector<ObjectDifference>> differences(const cluster::Access& access,
                                                    const std::vector<nlohmann::json>& objects, std::stop_token stop);
/// Pure: one step an object, then one that waits for the StatefulSet's pods.
workflow::Plan planDeploy(const cluster::Target& target, const std::vector<ObjectDifference>& differences);

}  // namespace slotpilot::operations
