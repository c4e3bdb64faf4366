// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "cluster/snapshot.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// Slots on their way from one pod to another.
struct SlotFlow {
    QString from, to;   ///< pods' names
    int slotsLeft = 0;  ///< that have not arrived yet
    bool operator==(const SlotFlow&) const = default;
};

/// What moves now: what the step under way has still to move, and slots that servers declare open beyond that (somebody
/// else moves them, or they were left so). `run` may be null. Pure.
std::vector<SlotFlow> slotFlows(const cluster::ClusterSnapshot& snapshot, const workflow::RunStatus* run);

}  // namespace slotpilot::gui
