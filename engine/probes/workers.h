// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/access.h"
#include "probes/report.h"

namespace slotpilot::probes {

/// Makes the load from `workers` pods of a Job, spread over the nodes; the probe comes in a ConfigMap, the pods run the
/// cluster's own image. Each worker has all of the load's connections, its part of the rate, and keys of its own. Job,
/// pods and ConfigMap are gone when it returns; what could not be removed is logged and named in the outcome. After a
/// kill the pods end by themselves within a minute. Errors: those of runProbes and Client; Forbidden (names the missing
/// rights), Unsupported (architecture), Timeout (pods do not start: says why).
Expected<Result> runWorkers(std::shared_ptr<cluster::Access> access, const LoadSpec& load, int workers,
                            std::function<void(const Point&)> onPoint, std::stop_token stop);

/// Removes what killed runs left (`cluster::isAbandoned`), and waits until their pods are gone; the Jobs' names.
/// Errors: those of Client; Timeout.
Expected<std::vector<std::string>> removeAbandonedWorkers(const cluster::Access& access, std::stop_token stop);

}  // namespace slotpilot::probes
