// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/planning.h"

#include "cluster/observer.h"
#include "operations/deploy.h"

namespace slotpilot::gui {

Expected<workflow::Plan> planDeploy(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(objects, operations::builtInManifests(access.target().ns));
    TRY_ASSIGN(differences, operations::differences(access, objects, stop));
    return operations::planDeploy(access.target(), differences);
}

Expected<workflow::Plan> planCreate(const cluster::Access& access, const operations::CreateRequest& request,
                                    std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    return operations::planCreate(*snapshot, request);
}

}  // namespace slotpilot::gui
