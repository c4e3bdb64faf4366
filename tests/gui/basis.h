// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of Scale and Upgrade begin with, made of the built-in manifests.
#pragma once

#include "bridge/planning.h"
#include "operations/deploy.h"

namespace slotpilot::gui::test {

inline UpdateBasis basisOf(int replicas) {
    UpdateBasis basis;
    const auto objects = operations::builtInManifests("default");
    for (const auto& object : *objects) {
        if (object["kind"] == "StatefulSet" && object["metadata"]["name"] == "redis") basis.live = object;
        if (object["kind"] == "ConfigMap" && object["metadata"]["name"] == "redis") basis.config = object;
    }
    basis.live["spec"]["replicas"] = replicas;
    basis.configKey = "redis.conf";
    return basis;
}

}  // namespace slotpilot::gui::test
