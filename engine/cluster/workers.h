// SPDX-License-Identifier: GPL-3.0-or-later
// The Jobs whose pods make load: how they are told from others, and whether anybody looks after one.
#pragma once

#include "kube/client.h"
#include "kube/types.h"

namespace slotpilot::cluster {

/// Label app.kubernetes.io/component of what workers need.
inline constexpr const char* workersComponent = "slotpilot-workers";
/// Annotation of their Jobs: the ProcessIdentity of who made it.
inline constexpr const char* makerAnnotation = "slotpilot/process";

/// Nothing but workers' objects.
kube::ListOptions workersOnly();

/// Whether the run that a Job was made for is over. The pods end soon after nobody listens to them any more, which
/// finishes the Job; on the machine that the run was on it is known at once. False for one that may be going on.
bool isAbandoned(const kube::Job& job);

}  // namespace slotpilot::cluster
