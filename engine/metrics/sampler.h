// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/time.h"
#include "cluster/snapshot.h"
#include "metrics/metric.h"

namespace slotpilot::metrics {

/// What one pod's Redis said at one moment.
struct Sample {
    std::string pod;
    WallTime time;
    Values values;
};

/// Makes samples of snapshots' INFO. Counters become rates from one read to the next; a server that was restarted or
/// whose counters were reset has none until the read after. One thread.
class Sampler {
public:
    /// Samples of the pods that were read since the last snapshot. Nothing of a stale one.
    std::vector<Sample> take(const cluster::ClusterSnapshot& snapshot);

private:
    struct Counters {
        std::string runId;
        WallTime read;
        std::array<std::int64_t, 5> values{};
    };
    std::map<std::string, Counters> last_;  ///< by pod
};

}  // namespace slotpilot::metrics
