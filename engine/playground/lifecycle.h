// SPDX-License-Identifier: GPL-3.0-or-later
// How objects come to their end, and the events that tell of it: shared by the API and the controllers.
#pragma once

#include <optional>
#include <string>

#include "playground/store.h"

namespace slotpilot::playground {

/// Options of a DELETE request.
struct DeleteOptions {
    std::optional<int> gracePeriodSeconds;
    std::string uid;                         ///< precondition; empty: none
    std::string propagation = "Background";  ///< or "Foreground", "Orphan"
    bool dryRun = false;
};

/// Deletes as Kubernetes does: pods end gracefully, finalizers are waited for, owned objects are left to the garbage
/// collection. Gives the object as it is after (or was, if it is gone). Errors: 404, 409.
Answer<Object> deleteObject(Store& store, const Key& key, const DeleteOptions& options = {});

/// Records an event about an object; a repeated one counts up. `type` is "Normal" or "Warning".
void recordEvent(Store& store, const Json& about, const std::string& type, const std::string& reason,
                 const std::string& message, const std::string& component);

/// Sets a condition in `status`; its transition time changes only with its status.
void setCondition(Json& status, const std::string& type, bool value, const std::string& reason = {},
                  const std::string& message = {});
bool hasCondition(const Json& object, const std::string& type);

/// Ready, and not on its way out.
bool isHealthy(const Json& pod);
bool isTerminating(const Json& object);

}  // namespace slotpilot::playground
