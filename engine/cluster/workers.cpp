// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/workers.h"

#include "base/identity.h"

namespace slotpilot::cluster {

kube::ListOptions workersOnly() {
    return {.labelSelector = "app.kubernetes.io/component=" + std::string(workersComponent), .fieldSelector = {}};
}

bool isAbandoned(const kube::Job& job) {
    if (job.meta.deleted) return false;
    if (job.finished) return true;
    const auto at = job.meta.annotations.find(makerAnnotation);
    const auto maker = at == job.meta.annotations.end() ? std::nullopt : ProcessIdentity::parse(at->second);
    // Another boot may be another machine of the same name.
    return maker && maker->boot == ProcessIdentity::own().boot && maker->alive() == false;
}

}  // namespace slotpilot::cluster
