// SPDX-License-Identifier: GPL-3.0-or-later
// What was true over the time of a run: snapshots as JSON, as the journal keeps them, and back. All pure.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cluster/snapshot.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::operations {

/// What a replay needs of a snapshot: pods (phase, readiness, image, node), their Redis servers (role, keys, memory,
/// open slots), the slots of each, Kubernetes nodes, the StatefulSet.
nlohmann::json recordOf(const cluster::ClusterSnapshot& snapshot);
/// The JSON Merge Patch (RFC 7396) that makes `after` of `before`. Neither may hold null.
nlohmann::json mergePatch(const nlohmann::json& before, const nlohmann::json& after);

/// A recording that can be looked at. Snapshots share what did not change between them only as JSON: each one is made
/// when it is asked for.
class Recording {
public:
    Recording() = default;
    /// Errors: Invalid (a change that can't be read: which).
    static Expected<Recording> from(std::vector<workflow::RecordedChange> changes, cluster::Target target);

    bool empty() const { return changes_.empty(); }
    std::size_t size() const { return changes_.size(); }
    WallTime time(std::size_t moment) const { return changes_[moment].time; }
    /// The last moment at or before `time`; the first one before that. Not for an empty recording.
    std::size_t momentAt(WallTime time) const;
    /// The cluster at that moment: what pages show.
    cluster::SnapshotPtr snapshot(std::size_t moment) const;
    const std::vector<workflow::RecordedChange>& changes() const { return changes_; }

    /// Slots and keys of one pod, one value a moment; 0 while there was no such pod.
    struct Series {
        std::string pod;
        int index = 0;  ///< among the members when it was seen first: its colour
        std::vector<double> ownedSlots, keys;
    };
    /// By ordinal; replicas that never owned a slot are left out. Keys are those of primaries.
    std::vector<Series> series() const;

private:
    static constexpr std::size_t keyframeDistance = 64;
    nlohmann::json state(std::size_t moment) const;

    std::vector<workflow::RecordedChange> changes_;
    std::vector<nlohmann::json> keyframes_;  ///< the state at every 64th moment
    cluster::Target target_;
};

}  // namespace slotpilot::operations
