// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/pacer.h"

#include <algorithm>
#include <cmath>

namespace slotpilot::slots {

using std::chrono::microseconds;

const Tuning& tuningOf(Mode mode) {
    static constexpr Tuning gentle{.budget = microseconds(1500),
                                   .leastKeys = 8,
                                   .mostKeys = 256,
                                   .batchBytes = 256 << 10,
                                   .atWork = 1,
                                   .windowSlots = 64,
                                   .windowKeys = 4000,
                                   .openSlots = 512,
                                   .listedKeys = 1000};
    static constexpr Tuning fast{.budget = microseconds(20000),
                                 .leastKeys = 100,
                                 .mostKeys = 1000,
                                 .batchBytes = 4 << 20,
                                 .atWork = 8,
                                 .windowSlots = 512,
                                 .windowKeys = 20000,
                                 .openSlots = 2048,
                                 .listedKeys = 5000};
    return mode == Mode::Gentle ? gentle : fast;
}

int Pacer::listedKeys() const {
    return tuning_.listedKeys * static_cast<int>(1 + std::min<std::int64_t>(roundTrip_.count() / 5000, 9));
}

int Pacer::inFlight() const {
    const double onTheWay = static_cast<double>(roundTrip_.count()) / std::max(service_, 100.0);
    return tuning_.atWork + std::min(64, static_cast<int>(std::lround(onTheWay)));
}

void Pacer::answered(SteadyTime sent, SteadyTime now, int keys) {
    // The server began with it when it had arrived and the one before was done.
    const auto begun = std::max(last_, sent + roundTrip_);
    last_ = now;
    const double took = std::max(1.0, std::chrono::duration<double, std::micro>(now - begun).count());
    service_ = 0.9 * service_ + 0.1 * took;
    const double budget = static_cast<double>(tuning_.budget.count());
    if (took > budget)
        keys_ = std::min(keys_, std::max(keys_ / 2, keys * budget / took));
    else if (took < 0.7 * budget && keys >= 0.8 * keys_)
        keys_ *= 1.25;
    keys_ = std::clamp<double>(keys_, tuning_.leastKeys, tuning_.mostKeys);
}

}  // namespace slotpilot::slots
