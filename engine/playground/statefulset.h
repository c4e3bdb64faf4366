// SPDX-License-Identifier: GPL-3.0-or-later
// The StatefulSet controller.
#pragma once

#include "playground/store.h"

namespace slotpilot::playground {

/// Takes a StatefulSet one step nearer to what is wanted, as Kubernetes' controller does, and writes its status.
/// https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/statefulset/stateful_set_control.go
void reconcileStatefulSet(Store& store, const Json& set);

}  // namespace slotpilot::playground
