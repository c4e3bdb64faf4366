// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/pacer.h"

#include <algorithm>
#include <cmath>

namespace slotpilot::slots {

using std::chrono::microseconds;

namespace {
constexpr microseconds nearby(300);  // Tunnels through an API server take more, on one machine, too.
}

const Tuning& tuningOf(Mode mode) {
    // Each slot that is closed makes all nodes hear and write it: many of them seldom, and nothing beside them, are
    // felt by fewer clients than a few all the time.
    static constexpr Tuning gentle{.budget = microseconds(500),
                                   .rest = 0.1,
                                   .leastKeys = 8,
                                   .mostKeys = 256,
                                   .batchBytes = 256 << 10,
                                   .atWork = 1,
                                   .windowSlots = 64,
                                   .windowKeys = 6000,
                                   .windows = 1,
                                   .listedKeys = 1000};
    static constexpr Tuning fast{.budget = microseconds(20000),
                                 .rest = 0,
                                 .leastKeys = 100,
                                 .mostKeys = 1000,
                                 .batchBytes = 4 << 20,
                                 .atWork = 8,
                                 .windowSlots = 512,
                                 .windowKeys = 20000,
                                 .windows = 4,
                                 .listedKeys = 5000};
    return mode == Mode::Gentle ? gentle : fast;
}

int Pacer::listedKeys() const {
    return tuning_.listedKeys * static_cast<int>(1 + std::min<std::int64_t>(roundTrip_.count() / 5000, 9));
}

int Pacer::windows() const {
    constexpr int mostOpen = 2048;
    const auto more = roundTrip_ > nearby ? 2 + std::lround(static_cast<double>(roundTrip_.count()) / 1000) : 0;
    return static_cast<int>(std::min<std::int64_t>(tuning_.windows + more, mostOpen / tuning_.windowSlots));
}

int Pacer::inFlight() const {
    // The server would read more of them at once, and serve nobody else between them.
    if (roundTrip_ <= nearby) return tuning_.atWork;
    const double spacing = std::max(service_ * (1 + tuning_.rest), 100.0);
    return tuning_.atWork + std::min(256, static_cast<int>(std::lround(onTheWay_ / spacing)));
}

microseconds Pacer::pause(SteadyTime now) const {
    return std::max(microseconds(0), std::chrono::duration_cast<microseconds>(next_ - now));
}

/// Where several are on the way they are spaced when they are sent, else when the last one is answered.
void Pacer::began(SteadyTime now) {
    const bool spaced = tuning_.rest > 0 && inFlight() > tuning_.atWork;
    const microseconds spacing(spaced ? static_cast<std::int64_t>(service_ * (1 + tuning_.rest)) : 0);
    // One that was sent late does not put off those after it.
    next_ = std::max(next_, now - spacing) + spacing;
}

void Pacer::answered(SteadyTime sent, SteadyTime now) {
    // Nearby, or without rests, those in flight only wait for each other at the server, which serves nobody else
    // between them: more of them would seem farther away still.
    const double away = std::chrono::duration<double, std::micro>(now - sent).count() - service_;
    if (tuning_.rest > 0 && roundTrip_ > nearby)
        onTheWay_ = 0.95 * onTheWay_ + 0.05 * std::max(away, static_cast<double>(roundTrip_.count()));
    if (inFlight() > tuning_.atWork) return;
    next_ = std::max(next_, now + microseconds(static_cast<std::int64_t>(service_ * tuning_.rest)));
}

double Pacer::fixedCost() const {
    const double keys = seen_.keys / seen_.weight, time = seen_.time / seen_.weight;
    const double variance = seen_.keysKeys / seen_.weight - keys * keys;
    const double covariance = seen_.keysTime / seen_.weight - keys * time;
    if (variance < 1 || covariance <= 0) return 0;
    return std::max(0.0, time - covariance / variance * keys);
}

void Pacer::measured(std::int64_t calls, std::int64_t used, std::int64_t moved) {
    const auto newCalls = calls - calls_;
    const bool first = calls_ < 0 || calls < calls_;  // CONFIG RESETSTAT
    if (!first && newCalls <= 0) return;
    const double took = static_cast<double>(used - used_) / static_cast<double>(std::max<std::int64_t>(1, newCalls));
    const double keys = static_cast<double>(moved - moved_) / static_cast<double>(std::max<std::int64_t>(1, newCalls));
    calls_ = calls;
    used_ = used;
    moved_ = moved;
    if (first) return;
    service_ = std::max(1.0, took);
    constexpr double fading = 0.9;
    for (double* sum : {&seen_.weight, &seen_.keys, &seen_.time, &seen_.keysKeys, &seen_.keysTime}) *sum *= fading;
    seen_.weight += 1;
    seen_.keys += keys;
    seen_.time += took;
    seen_.keysKeys += keys * keys;
    seen_.keysTime += keys * took;
    // Between pods, or on a busy machine, what a MIGRATE costs whatever it carries is more than its keys': many small
    // ones would block for longer than a few larger ones.
    const double budget = std::max(static_cast<double>(tuning_.budget.count()), 3 * fixedCost());
    if (took > budget)
        keys_ = std::min(keys_, std::max(keys_ / 2, keys * budget / took));
    else if (took < 0.7 * budget && 2 * keys >= keys_)
        keys_ *= std::min(2.0, 0.85 * budget / took);
    keys_ = std::clamp<double>(keys_, tuning_.leastKeys, tuning_.mostKeys);
}

}  // namespace slotpilot::slots
