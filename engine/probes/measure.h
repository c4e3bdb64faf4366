// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/access.h"
#include "probes/report.h"
#include "probes/witness.h"

namespace slotpilot::probes {

/// What load is asked for, of what, and from where.
struct MeasureSpec {
    enum class From { Here, Pod, Workers };
    LoadSpec load;
    From from = From::Here;
    int workers = 3;              ///< From::Workers: how many pods of a Job
    bool redisBenchmark = false;  ///< redis-benchmark in a pod makes it, also if `from` says here
    bool operator==(const MeasureSpec&) const = default;

    /// Errors: Invalid (those of the load; too many workers; what redis-benchmark can't do).
    Expected<void> valid() const;
};

/// Removes what killed runs left (removeAbandonedWorkers), and does it; the result says where it ran and what the
/// witness saw meanwhile. `onPoint`: as runHere. Errors: those of runHere, runInCluster, runWorkers, runRedisBenchmark.
Expected<Result> measure(std::shared_ptr<cluster::Access> access, const MeasureSpec& request, const Witness& witness,
                         std::function<void(const Point&)> onPoint, std::stop_token stop);

/// "30s", "500ms", "2m", "1h"; a number alone is seconds. Errors: Invalid.
Expected<std::chrono::milliseconds> parseDuration(const std::string& text);

}  // namespace slotpilot::probes
