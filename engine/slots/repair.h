// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "slots/migration.h"

namespace slotpilot::slots {

/// What `repairSlots` did.
struct RepairResult {
    redis::SlotSet assigned;             ///< had no owner, or more than one; have one now
    std::int64_t gathered = 0;           ///< keys that were brought to their slot's owner
    std::vector<KeyConflict> conflicts;  ///< on two nodes with different values; both are left where they are
    std::vector<Error> unsettled;        ///< slots that need a person
    FinishResult finished;               ///< of the slots that were open

    bool clean() const { return conflicts.empty() && unsettled.empty() && finished.clean(); }
};

/// Makes every slot have one owner that holds all its keys, and all primaries agree on it:
/// - a slot that no primary, or more than one, claims goes to the one that holds most of its keys; without keys to the
///   claimant with the highest epoch, else to the primary with the fewest slots;
/// - whoever gives a slot up does so before the new owner's epoch grows: a primary deletes the keys of a slot that a
///   higher epoch takes from it (cluster.c, clusterUpdateSlotsConfigWith);
/// - primaries that see another owner are told;
/// - keys on other primaries are moved to the owner; a key that is on both with the same value is kept once, with
///   different values it is left on both and named;
/// - open slots are finished (`finishOpenSlots`).
/// A slot that some primary says is a node's that does not answer is left to a person. `spec.moves` is not used.
/// Errors: those of dialling and of Connection; Timeout (the servers don't serve again); Cancelled.
Expected<RepairResult> repairSlots(const MigrationSpec& spec, std::stop_token stop);

/// Keys on a primary that does not own their slot, and is not in the middle of a move of it.
struct Stray {
    std::string holder, owner;  ///< node ids
    int slot = 0;
    std::int64_t keys = 0;
    std::vector<std::string> onBoth;  ///< of these, those that the owner has, too; not all where there are thousands
};

/// Finds them: no client does, and no CLUSTER NODES tells of them. Slots without owner are passed over.
/// Errors: as readPrimaries.
Expected<std::vector<Stray>> findStrays(const MigrationSpec& spec, std::stop_token stop);

}  // namespace slotpilot::slots
