// SPDX-License-Identifier: GPL-3.0-or-later
// What goes on behind the API: StatefulSets, jobs, scheduling, claims, garbage collection, namespaces.
#pragma once

#include <stop_token>

#include "playground/store.h"

namespace slotpilot::playground {

/// The objects of a fresh cluster: namespaces, `nodes` nodes in three zones, the storage class "standard".
void createDefaults(Store& store, int nodes);

/// Looks at everything once and takes each thing one step on.
void reconcileAll(Store& store);

/// Reconciles after each change until a stop.
void runControllers(Store& store, std::stop_token stop);

}  // namespace slotpilot::playground
