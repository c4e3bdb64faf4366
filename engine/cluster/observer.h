// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

#include "base/wait.h"
#include "cluster/access.h"
#include "cluster/snapshot.h"

namespace slotpilot::cluster {

/// Reads everything once, on the calling thread: Kubernetes' lists, then every pod's Redis. What can't be read is
/// marked. Errors: those that leave nothing to show (the API server can't be reached or refuses, no such namespace),
/// Cancelled.
Expected<SnapshotPtr> readSnapshot(const Access& access, std::stop_token stop);

/// `readSnapshot` without workers' Jobs again and again, over connections to the pods that are kept in between; one
/// that has ended is dialled anew within the same read. Thread-safe: one read at a time.
class Reader {
public:
    explicit Reader(std::shared_ptr<const Access> access);
    ~Reader();
    /// Errors: as `readSnapshot`.
    Expected<SnapshotPtr> read(std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Follows a cluster live: a watch each on the StatefulSet, pods, nodes and PVCs, and one thread that asks every pod's
/// Redis. Publishes a snapshot when something changed, and at once when the picture becomes stale or fresh again.
class Observer {
public:
    struct Options {
        Milliseconds redisInterval{1000};  ///< between two reads of the Redis servers
        Milliseconds activeInterval{250};  ///< the same while `setActive(true)`: a workflow runs
        /// Gets the picture after each look, also when nothing changed that is worth publishing: its counters moved on.
        std::function<void(const ClusterSnapshot&)> onLook = {};
        /// Gets the round trip to the API server every two seconds or so; nothing: it did not answer in time.
        std::function<void(std::optional<Milliseconds>)> onPulse = {};
    };
    /// `onSnapshot` is called on the observer's threads, one call at a time.
    Observer(std::shared_ptr<Access> access, Options options, std::function<void(SnapshotPtr)> onSnapshot);
    ~Observer();

    /// The latest one; never null.
    SnapshotPtr snapshot() const;
    void setActive(bool active);
    /// Dials at once what could not be reached: something that may help has changed.
    void redial();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace slotpilot::cluster
