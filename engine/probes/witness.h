// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cluster/observer.h"
#include "probes/report.h"

namespace slotpilot::probes {

/// Notes what happens to the pods and their Redis servers while a load runs, to say why a shard was unavailable.
class Witness {
public:
    struct Happening {
        WallTime from, to;
        std::string text;  ///< "redis-2 restarted"
    };

    explicit Witness(std::shared_ptr<cluster::Access> access);
    ~Witness();

    /// What differs between two pictures; called by the observer, and here for tests.
    void see(const cluster::ClusterSnapshot& snapshot);
    /// Gives each gap the happening that was meanwhile, its own shard's first.
    void explain(Result& result) const;

private:
    struct Member {
        std::string uid;
        int restarts = 0;
        bool well = false, primary = false;
    };
    mutable std::mutex mutex_;
    std::map<std::string, Member> members_;
    std::map<std::string, Happening> open_;  ///< by pod: not over yet
    std::vector<Happening> happenings_;
    std::unique_ptr<cluster::Observer> observer_;  ///< last: it ends first
};

}  // namespace slotpilot::probes
