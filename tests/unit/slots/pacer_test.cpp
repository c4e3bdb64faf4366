// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/pacer.h"

#include <gtest/gtest.h>

namespace slotpilot::slots {
namespace {

using std::chrono::microseconds;

/// A source whose MIGRATEs take `each` and `perKey` for every key, asked now and then what they took.
struct Source {
    Pacer& pacer;
    double each, perKey;
    std::int64_t calls = 0, used = 0, keys = 0;
    SteadyTime now{std::chrono::seconds(1000)};

    void migrate(int count) {
        for (int i = 0; i < count; ++i) {
            const int batch = pacer.keys();
            const auto took = static_cast<std::int64_t>(each + perKey * batch);
            pacer.began(now);
            pacer.answered(now, now + microseconds(took));
            now += microseconds(took);
            ++calls;
            used += took;
            keys += batch;
        }
        pacer.measured(calls, used, keys);
    }
    void settle() {
        for (int i = 0; i < 50; ++i) migrate(10);
    }
    double service() const { return each + perKey * pacer.keys(); }
};

Pacer gentle(microseconds roundTrip = microseconds(100)) { return {tuningOf(Mode::Gentle), roundTrip}; }

TEST(Pacer, ABatchTakesAboutTheBudget) {
    auto pacer = gentle();
    Source source{pacer, 50, 20};
    source.settle();
    EXPECT_LE(source.service(), 500 * 1.05);
    EXPECT_GE(source.service(), 500 * 0.6);
}

TEST(Pacer, ASlowerSourceGetsSmallerBatches) {
    auto pacer = gentle();
    Source source{pacer, 50, 10};
    source.settle();
    const int before = pacer.keys();
    source.perKey = 40;
    source.settle();
    EXPECT_LT(pacer.keys(), before / 2);
    EXPECT_LE(source.service(), 500 * 1.4);
}

TEST(Pacer, WhatEveryMigrateCostsIsNotPaidForMoreOftenThanNeeded) {
    auto pacer = gentle();
    Source source{pacer, 3000, 10};
    source.settle();
    EXPECT_GT(pacer.keys(), 100);
}

TEST(Pacer, ABigKeySaysNothingAboutTheNextOnes) {
    auto pacer = gentle();
    Source source{pacer, 50, 20};
    source.settle();
    const int before = pacer.keys();
    pacer.began(source.now);
    pacer.interrupted();
    source.calls += 1;
    source.used += 10'000'000;
    source.keys += 1;
    pacer.measured(source.calls, source.used, source.keys);
    source.migrate(10);
    EXPECT_GE(pacer.keys(), before / 2);
    EXPECT_LE(pacer.keys(), before * 2);
    EXPECT_LT(pacer.pause(source.now), std::chrono::milliseconds(10));
}

TEST(Pacer, StatisticsThatWereResetAreBegunAnew) {
    auto pacer = gentle();
    Source source{pacer, 50, 20};
    source.settle();
    const int before = pacer.keys();
    source.calls = source.used = 0;
    source.migrate(10);
    source.migrate(10);
    EXPECT_GE(pacer.keys(), before / 2);
    EXPECT_LE(pacer.keys(), before * 2);
}

TEST(Pacer, AFarSourceIsKeptBusy) {
    auto near = gentle(), far = gentle(microseconds(30'000));
    Source{near, 50, 20}.settle();
    Source{far, 50, 20}.settle();
    EXPECT_LT(near.inFlight(), 4);
    EXPECT_GT(far.inFlight(), 10);
}

/// Two that wait in the socket are read at once, and block for twice as long.
TEST(Pacer, ANearSourceHasOneAtATime) {
    auto near = gentle(microseconds(250));
    Source{near, 50, 1}.settle();
    EXPECT_EQ(near.inFlight(), 1);
}

}  // namespace
}  // namespace slotpilot::slots
