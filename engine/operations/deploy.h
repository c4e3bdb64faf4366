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
    std::string reason;  ///< for Skip: why (the kind is unknown, say); else what differs from the manifest
    /// "spec.volumeClaimTemplates (kubectl's)": fields of other managers that are as wanted already, and are taken
    /// over.
    std::vector<std::string> taken = {};
};

/// The built-in manifests' objects (monitoring, too), in the order of application, put into `ns`.
Expected<std::vector<nlohmann::json>> builtInManifests(const std::string& ns);
/// The file of a built-in manifest in a checkout: "manifests/redis/service.yaml"; empty for what is none.
std::string builtInFile(const nlohmann::json& object);
/// The objects of a kustomization directory (through `kubectl kustomize`) or of a YAML file. Errors: NotFound, Invalid.
Expected<std::vector<nlohmann::json>> readManifests(const std::filesystem::path& path, const std::string& ns,
                                                    std::stop_token stop);

/// An object as YAML, for people to read and edit, and back. Errors: Invalid (with the line).
std::string yamlOf(const nlohmann::json& object);
Expected<nlohmann::json> objectFromYaml(const std::string& text, const std::string& where);

/// Asks the server what applying them would do. A namespace that does not exist comes first, to be created. A
/// StatefulSet never gets fewer pods: that would take slots away. Secrets are skipped, since plans are kept, and so is
/// the target's StatefulSet where its pods form a cluster and would restart. Errors: Conflict (another field manager
/// set fields to other values), Invalid (the server refuses an object), those of Client.
Expected<std::vector<ObjectDifference>> differences(const cluster::Access& access,
                                                    const std::vector<nlohmann::json>& objects, std::stop_token stop);
/// Pure: one step an object, then one that waits for the StatefulSet's pods. `source`: what kubectl takes the
/// manifests from, "-k DIR" or "-f FILE"; empty for the built-in ones.
workflow::Plan planDeploy(const cluster::Target& target, const std::vector<ObjectDifference>& differences,
                          const std::string& source = {});

}  // namespace slotpilot::operations
