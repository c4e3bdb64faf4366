// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "kube/client.h"
#include "operations/deploy.h"

namespace slotpilot::operations {

/// "StatefulSet redis".
std::string nameOf(const nlohmann::json& object);
/// What a server-side apply of `object` would do. Errors: Conflict (fields of another field manager), Invalid (the
/// server refuses it), those of Client.
Expected<ObjectDifference> differenceOf(kube::Client& client, const nlohmann::json& object, std::stop_token stop);
/// Applies it. Errors as above.
Expected<void> applyObject(kube::Client& client, const nlohmann::json& object, std::stop_token stop);
/// Pure: the fields in which two answers of the server for one object differ, what the server keeps itself left out.
std::vector<FieldChange> changedFields(const nlohmann::json& now, const nlohmann::json& then);
/// Pure: "spec.replicas: 3 -> 5".
std::string describe(const FieldChange& change);

}  // namespace slotpilot::operations
