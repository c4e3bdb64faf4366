// SPDX-License-Identifier: GPL-3.0-or-later
// Server-side apply and the record of who owns which field (metadata.managedFields).
// https://kubernetes.io/docs/reference/using-api/server-side-apply/
#pragma once

#include <string>

#include "playground/api_error.h"
#include "playground/kinds.h"

namespace slotpilot::playground {

/// Who writes.
struct Manager {
    std::string name, subresource;
    bool force = false;
};

/// `live` (null: there is none) with `wanted` applied and its managedFields brought up to date: fields that the manager
/// applied before and nobody else owns go when they are no longer wanted.
/// Errors: 409 with every field that another manager holds with another value, unless forced.
Answer<Json> applied(const Kind& kind, const Json& live, const Json& wanted, const Manager& manager);

/// Records in `object` that the manager changed it from `before` (null: made it) by a plain write.
void recordUpdate(const Json& before, Json& object, const Manager& manager);

}  // namespace slotpilot::playground
