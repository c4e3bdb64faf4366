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

    /// `access` null: it sees only what `see` is given.
    explicit Witness(std::shared_ptr<cluster::Access> access);
    ~Witness();

    /// Takes a picture, and notes what differs from the one before.
    void see(const cluster::ClusterSnapshot& snapshot);
    /// What was seen since that time, as events of a load that began then.
    std::vector<Event> events(WallTime began) const;
    /// Gives each gap the happening that was meanwhile, its own shard's first, and the result all events.
    void explain(Result& result) const;

private:
    struct Member {
        std::string uid;
        int restarts = 0;
        bool well = false, primary = false;
    };
    std::vector<Happening> all() const;

    mutable std::mutex mutex_;
    std::map<std::string, Member> members_;
    std::map<std::string, Happening> open_;  ///< by pod: not over yet
    std::vector<Happening> happenings_;
    std::unique_ptr<cluster::Observer> observer_;  ///< last: it ends first
};

}  // namespace slotpilot::probes
