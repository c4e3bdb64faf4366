// SPDX-License-Identifier: GPL-3.0-or-later
// Who set which field of an object: metadata.managedFields.
// https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace slotpilot::operations {

/// A field that a manager set.
struct OwnedField {
    std::string manager;            ///< "kubectl"
    std::vector<std::string> path;  ///< as in FieldsV1: "f:spec", `k:{"name":"redis"}`

    /// "spec.template.spec.containers[redis].image".
    std::string name() const;
    /// Its value in an object; null where it is not there.
    nlohmann::json in(const nlohmann::json& object) const;
    bool operator<(const OwnedField& other) const;
};

/// Pure: the fields that others than the applier `own` manage in `before` and no longer in `after`.
std::vector<OwnedField> fieldsTaken(const nlohmann::json& before, const nlohmann::json& after, const std::string& own);

}  // namespace slotpilot::operations
