// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/snapshot.h"
#include "workflow/plan.h"

namespace slotpilot::operations {

struct CreateRequest {
    int replicasPerPrimary = 0;
};

/// Pure. Steps: wait until every pod is ready and answers; check that each is empty, in cluster mode, alone; distinct
/// config epochs; MEET; wait until all know all; assign slots; replicas (spread over Kubernetes nodes and zones);
/// verify from every node's view. An empty plan with a note if the cluster is already created. See the design's
/// "Create". Errors: Precondition (old data in a pod, not in cluster mode, fewer pods than 3 primaries need, half
/// created by others).
Expected<workflow::Plan> planCreate(const cluster::ClusterSnapshot& snapshot, const CreateRequest& request);

}  // namespace slotpilot::operations
