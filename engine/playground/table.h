// SPDX-License-Identifier: GPL-3.0-or-later
// What `kubectl get` prints: objects as a Table of meta.k8s.io/v1.
#pragma once

#include <string>
#include <vector>

#include "playground/store.h"

namespace slotpilot::playground {

/// A Table of the objects; with `header` its columns are described (a watch describes them once).
/// `include` is the request's includeObject: "None", "Metadata" (also if empty) or "Object".
Json toTable(const Kind& kind, const std::vector<Object>& objects, const std::string& include, bool header = true);

}  // namespace slotpilot::playground
