// SPDX-License-Identifier: GPL-3.0-or-later
// Patches: JSON merge, JSON patch, and Kubernetes' strategic merge.
#pragma once

#include <optional>
#include <string>

#include "playground/api_error.h"

namespace slotpilot::playground {

/// The member that tells the items of the list `field` apart, e.g. "name" for containers; nothing for lists that are
/// replaced as a whole. `item` is any of the list's items (ports of services and containers differ).
std::optional<std::string> mergeKey(const std::string& field, const Json& item);

/// `object` with a patch of the given Content-Type applied (not the server-side apply).
/// Errors: 400, 415, 422 (a JSON patch whose test fails).
Answer<Json> patched(const std::string& contentType, const Json& object, const std::string& body);

/// Kubernetes' strategic merge, with its directives $patch, $retainKeys, $setElementOrder and
/// $deleteFromPrimitiveList.
/// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
void strategicMerge(Json& object, const Json& patch);

}  // namespace slotpilot::playground
