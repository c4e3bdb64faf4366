// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/pods_model.h"

namespace slotpilot::gui {

/// "ready · primary · 5,461 slots · on worker-1"
QString podSummary(const PodRow& row);
/// What deleting a pod means for its slots and keys, before anybody does it. Pure.
QString whatDeletingMeans(const cluster::ClusterSnapshot& snapshot, const PodRow& row);

}  // namespace slotpilot::gui
