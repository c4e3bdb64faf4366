// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/atomic.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bed.h"

namespace slotpilot::slots {
namespace {

using test::Bed;
using test::must;
using test::Traffic;
using testing::IsEmpty;

/// Valkey 9 or later, named by the environment; there is none in this distribution.
class OnValkey : public testing::Test {
protected:
    void SetUp() override {
        const char* program = ::getenv("SLOTPILOT_VALKEY_SERVER");
        if (!program) GTEST_SKIP() << "SLOTPILOT_VALKEY_SERVER does not name a valkey-server 9 or later";
        options.program = program;
    }
    test::RedisOptions options;
};

TEST(Atomic, thisRedisHasNone) {
    Bed bed;
    EXPECT_EQ(must(atomicKind(bed.spec(bed.evenMoves()), {})), std::nullopt);
}

TEST_F(OnValkey, movesSlotsWhileClientsGoOn) {
    Bed bed(1, options);
    bed.fill(20'000, 100);
    Traffic traffic(bed, 1'000);
    const MigrationSpec spec = bed.spec(bed.evenMoves());
    ASSERT_EQ(must(atomicKind(spec, {})), AtomicKind::Valkey);
    const MigrationResult result = migrateAtomically(spec, AtomicKind::Valkey, {});
    EXPECT_FALSE(result.error) << result.error->describe();
    EXPECT_EQ(result.done.slotsDone, 4096);
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_EQ(bed.check(), "");
    EXPECT_EQ(bed.cluster().slots(3).size(), 4096);
}

TEST_F(OnValkey, aStopCancelsTheJobs) {
    Bed bed(1, options);
    bed.fill(50'000, 1'000);
    std::stop_source stop;
    std::jthread stopper([&] {
        must(pollUntil({}, {"a job", Milliseconds(20'000), Milliseconds(1)}, [&]() -> Expected<std::string> {
            return bed.cluster().command(0, {"CLUSTER", "GETSLOTMIGRATIONS"}).elements.empty() ? "one" : "";
        }));
        stop.request_stop();
    });
    const MigrationResult result = migrateAtomically(bed.spec(bed.evenMoves()), AtomicKind::Valkey, stop.get_token());
    stopper.join();
    int left = 0;
    for (const Move& move : result.left) left += move.slots.size();
    EXPECT_EQ(result.done.slotsDone + left, 4096);
    if (result.error) {
        EXPECT_EQ(result.error->code, ErrorCode::Cancelled);
    }
    EXPECT_EQ(bed.cluster().slots(3).size(), result.done.slotsDone) << "a job went on after the stop";
    EXPECT_EQ(bed.check(), "");
    EXPECT_EQ(bed.keys(), 50'000);
}

TEST_F(OnValkey, isRefusedWhileASlotIsOpenByHand) {
    Bed bed(1, options);
    bed.setSlot(0, 5, "MIGRATING", bed.id(3));
    const MigrationResult result = migrateAtomically(bed.spec(bed.evenMoves()), AtomicKind::Valkey, {});
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code, ErrorCode::Redis);
    must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_EQ(bed.check(), "");
}

TEST_F(OnValkey, moverByHandWorksToo) {
    Bed bed(1, options);
    bed.fill(10'000, 100);
    Traffic traffic(bed, 500);
    const MigrationResult result = migrate(bed.spec(bed.evenMoves()), {});
    EXPECT_FALSE(result.error) << result.error->describe();
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_EQ(bed.check(), "");
}

}  // namespace
}  // namespace slotpilot::slots
