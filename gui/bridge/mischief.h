// SPDX-License-Identifier: GPL-3.0-or-later
// What a learner does to a playground by a click, as work for the background.
#pragma once

#include <stop_token>
#include <string>

#include "cluster/access.h"
#include "cluster/snapshot.h"

namespace slotpilot::gui {

/// Writes `count` keys, "lesson:1" and on, each to the primary that owns its slot. Errors: Precondition (no owner for a
/// key's slot), those of Access::dial and Connection.
Expected<int> writeKeys(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int count,
                        std::stop_token stop);
/// Errors: those of Client.
Expected<int> deletePod(const cluster::Access& access, const std::string& pod, std::stop_token stop);
/// Stops the Redis server's process for 15 seconds. Errors: NotFound (no such server), those of kube::exec.
Expected<int> freezePod(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, const std::string& pod,
                        std::stop_token stop);
/// Makes every server forget who owns the first `count` slots of the first pod that has that many.
/// Errors: Precondition (nobody has), those of dial and Connection.
Expected<int> loseSlots(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int count,
                        std::stop_token stop);
/// Marks a slot as moving from its owner to the next primary, as a move that was killed leaves it.
/// Errors: Precondition (it has no owner, or there is no other), those of dial and Connection.
Expected<int> openSlot(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int slot,
                       std::stop_token stop);

}  // namespace slotpilot::gui
