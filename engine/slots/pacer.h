// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "base/wait.h"
#include "slots/rebalance.h"

namespace slotpilot::slots {

/// What bounds a mode. Measured with tests/bench/migration_bench.cpp.
struct Tuning {
    std::chrono::microseconds budget;  ///< for which one MIGRATE should block its servers
    double rest;                       ///< after a MIGRATE, as a part of the time that it took
    int leastKeys, mostKeys;           ///< in one MIGRATE
    std::int64_t batchBytes;           ///< in one MIGRATE
    int atWork;                        ///< MIGRATEs that wait in a source's socket, beyond those on the way
    int windowSlots, windowKeys;       ///< opened and closed together
    int windows;                       ///< of one source open at a time, nearby
    int listedKeys;                    ///< of one slot asked for at a time
};

const Tuning& tuningOf(Mode mode);

/// Finds how many keys a MIGRATE may take, and how many MIGRATEs to keep in flight, from how long the server says that
/// they keep it: the time until an answer comes is mostly the way there and back.
class Pacer {
public:
    Pacer(const Tuning& tuning, std::chrono::microseconds roundTrip)
        : tuning_(tuning),
          roundTrip_(roundTrip),
          onTheWay_(static_cast<double>(roundTrip.count())),
          keys_(std::max(16, tuning.leastKeys)) {}

    int keys() const { return static_cast<int>(keys_); }
    /// Keys of one slot to ask for at a time: more where the answer takes its time.
    int listedKeys() const;
    /// Windows to have open at a time: more where opening and closing takes several slow round trips.
    int windows() const;
    /// MIGRATEs to keep in flight: enough to cover the round trip.
    int inFlight() const;
    /// How long to wait with the next MIGRATE.
    std::chrono::microseconds pause(SteadyTime now) const;
    void began(SteadyTime now);
    /// A MIGRATE that was sent at `sent` was answered now.
    void answered(SteadyTime sent, SteadyTime now);
    /// A MIGRATE like no other (a big key) was answered: what it took says nothing about the next ones.
    void interrupted() { calls_ = -1; }
    /// What the source says of all its MIGRATEs (INFO commandstats) when `keys` have been sent with them.
    void measured(std::int64_t calls, std::int64_t microseconds, std::int64_t keys);

private:
    /// What a MIGRATE takes whatever it carries: the line through what was measured, the last counting most. 0: not
    /// known.
    double fixedCost() const;

    const Tuning& tuning_;
    std::chrono::microseconds roundTrip_;
    double onTheWay_;  ///< microseconds there and back; through a tunnel where it rests: smoothed, as it is under load
    double keys_;
    double service_ = 500;  ///< microseconds a MIGRATE keeps the source
    struct {
        double weight = 0, keys = 0, time = 0, keysKeys = 0, keysTime = 0;
    } seen_;                                          ///< sums over the measurements, older ones fading
    SteadyTime next_{};                               ///< when another one may be sent
    std::int64_t calls_ = -1, used_ = 0, moved_ = 0;  ///< as `measured` before
};

}  // namespace slotpilot::slots
