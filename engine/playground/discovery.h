// SPDX-License-Identifier: GPL-3.0-or-later
// What the API says about itself: groups, resources, version, OpenAPI.
#pragma once

#include <optional>
#include <string>

#include "playground/api_error.h"

namespace slotpilot::playground {

/// The document at `path`, or nothing if it is none of these. `server` is host:port.
std::optional<Json> discover(const std::string& path, const std::string& server);

}  // namespace slotpilot::playground
