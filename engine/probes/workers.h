// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/access.h"
#include "probes/report.h"

namespace slotpilot::probes {

/// Makes the load from `workers` pods of a Job, spread over the nodes; the probe comes in a ConfigMap, the pods run the
/// cluster's own image. Each worker has all of the load's connections, its part of the rate, and keys of its own. Job,
/// pods and ConfigMap are gone when it returns; those that a killed run left are removed first. Errors: those of
/// runProbes and Client; Forbidden (names the missing rights), Unsupported (architecture), Timeout (pods do not
/// start: says why).
Expected<Result> runWorkers(std::shared_ptr<cluster::Access> access, const LoadSpec& load, int workers,
                            std::function<void(const Point&)> onPoint, std::stop_token stop);

/// Removes Jobs and ConfigMaps of runs whose process is gone; how many objects. Errors: those of Client.
Expected<int> removeAbandonedWorkers(const cluster::Access& access, std::stop_token stop);

}  // namespace slotpilot::probes
