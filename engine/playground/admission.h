// SPDX-License-Identifier: GPL-3.0-or-later
// What the API server fills in and refuses when an object is written.
#pragma once

#include <string>
#include <vector>

#include "playground/api_error.h"
#include "playground/kinds.h"

namespace slotpilot::playground {

/// Fills in the defaults that Kubernetes does, for the kinds and fields that matter here.
void setDefaults(const Kind& kind, Json& object);

/// Refuses what Kubernetes would. `before` is null for a new object. Errors: 422.
Answer<void> validate(const Kind& kind, const Json& before, const Json& object);

/// Paths of fields that StatefulSets and pods don't have (a typo), e.g. "spec.replica".
std::vector<std::string> unknownFields(const Kind& kind, const Json& object);

/// The defaults of a pod's spec, also within templates.
void setPodDefaults(Json& spec);

}  // namespace slotpilot::playground
