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
/// What a server-side apply of `object` would do. Fields of other managers are taken over where nothing changes by
/// that: older servers compare lists as a whole, with the defaults that they filled in themselves. Errors: Conflict
/// (another manager set fields to other values), Invalid (the server refuses it), those of Client.
Expected<ObjectDifference> differenceOf(kube::Client& client, const nlohmann::json& object, std::stop_token stop);
/// Applies it; the fields that were taken over, as in ObjectDifference. Errors as above.
Expected<std::vector<std::string>> applyObject(kube::Client& client, const nlohmann::json& object,
                                               std::stop_token stop);
/// Pure: the fields in which two answers of the server for one object differ, what the server keeps itself left out.
std::vector<FieldChange> changedFields(const nlohmann::json& now, const nlohmann::json& then);
/// Pure: "spec.replicas: 3 -> 5".
std::string describe(const FieldChange& change);
/// Pure: each change for a list of them; of a text of several lines the lines that differ, those with a password
/// hidden.
std::vector<std::string> described(const std::vector<FieldChange>& changes);

}  // namespace slotpilot::operations
