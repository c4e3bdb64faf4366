// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace slotpilot::operations {

/// The files of manifests/ as they were at build time, by path: "redis/service.yaml".
const std::map<std::string, std::string>& embeddedManifests();

}  // namespace slotpilot::operations
