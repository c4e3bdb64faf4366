// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "bed.h"
#include "slots/migration.h"

namespace slotpilot::slots {
namespace {

using redis::SlotSet;
using test::Bed;
using test::keyInSlot;
using test::must;
using test::Traffic;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int slot = 100;

void put(Bed& bed, std::size_t node, const std::string& key, const std::string& value, bool asking = false) {
    auto connection = bed.cluster().connect(node);
    if (asking) must(connection.command({"ASKING"}, {}));
    must(connection.command({"SET", key, value}, {}));
}

TEST(FinishOpenSlots, nothingOpenNothingDone) {
    Bed bed;
    const FinishResult result = must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_TRUE(result.clean());
    EXPECT_TRUE(result.stable.empty());
    EXPECT_EQ(result.moved.done.slotsTotal, 0);
}

TEST(FinishOpenSlots, aMatchedPairGoesForward) {
    Bed bed;
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    put(bed, 0, keyInSlot(slot, 1), "a");
    bed.setSlot(0, slot, "MIGRATING", bed.id(3));
    put(bed, 3, keyInSlot(slot, 2), "b", true);
    EXPECT_TRUE(must(finishOpenSlots(bed.spec({}), {})).clean());
    EXPECT_EQ(bed.keysInSlot(3, slot), 2);
    EXPECT_TRUE(bed.cluster().slots(3).contains(slot));
    EXPECT_EQ(bed.check(), "");
}

TEST(FinishOpenSlots, importingAloneWithoutKeysIsClosed) {
    Bed bed;
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    put(bed, 0, keyInSlot(slot, 1), "a");
    const FinishResult result = must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_EQ(result.stable, SlotSet({{slot, slot}}));
    EXPECT_TRUE(bed.cluster().slots(0).contains(slot));
    EXPECT_EQ(bed.check(), "");
}

TEST(FinishOpenSlots, importingAloneWithKeysGoesForward) {
    Bed bed;
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    put(bed, 0, keyInSlot(slot, 1), "a");
    put(bed, 3, keyInSlot(slot, 2), "b", true);
    EXPECT_TRUE(must(finishOpenSlots(bed.spec({}), {})).clean());
    EXPECT_EQ(bed.keysInSlot(3, slot), 2) << "a key stayed behind";
    EXPECT_EQ(bed.check(), "");
}

TEST(FinishOpenSlots, migratingAloneIsClosed) {
    Bed bed;
    put(bed, 0, keyInSlot(slot, 1), "a");
    bed.setSlot(0, slot, "MIGRATING", bed.id(3));
    const FinishResult result = must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_EQ(result.stable, SlotSet({{slot, slot}}));
    EXPECT_EQ(bed.keysInSlot(0, slot), 1);
    EXPECT_EQ(bed.check(), "");
}

TEST(FinishOpenSlots, migratingWithKeysInATargetThatForgotItGoesForward) {
    Bed bed;
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    put(bed, 0, keyInSlot(slot, 1), "a");
    bed.setSlot(0, slot, "MIGRATING", bed.id(3));
    put(bed, 3, keyInSlot(slot, 2), "b", true);
    bed.setSlot(3, slot, "STABLE");
    EXPECT_TRUE(must(finishOpenSlots(bed.spec({}), {})).clean());
    EXPECT_EQ(bed.keysInSlot(3, slot), 2);
    EXPECT_EQ(bed.check(), "");
}

TEST(FinishOpenSlots, keysOnAThirdNodeNeedAPerson) {
    Bed bed;
    for (const std::size_t node : {std::size_t(2), std::size_t(3)}) {
        bed.setSlot(node, slot, "IMPORTING", bed.id(0));
        put(bed, node, keyInSlot(slot, 1), "on " + std::to_string(node), true);
    }
    const FinishResult result = must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_FALSE(result.clean());
    ASSERT_EQ(result.unsettled.size(), 1U);
    EXPECT_THAT(result.unsettled[0].what, HasSubstr("slot 100"));
    EXPECT_EQ(bed.keysInSlot(2, slot) + bed.keysInSlot(3, slot), 2) << "something was deleted";
}

/// The mover as a process of its own, for `killedAtAnyMoment`: runs with --gtest_also_run_disabled_tests only.
TEST(MoverProcess, DISABLED_run) {
    std::istringstream description(::getenv("SLOTPILOT_TEST_MOVER"));
    MigrationSpec spec;
    std::string mode;
    std::size_t primaries = 0;
    description >> mode >> primaries;
    spec.mode = mode == "fast" ? Mode::Fast : Mode::Gentle;
    for (; primaries > 0; --primaries) {
        Primary primary;
        description >> primary.id >> primary.host >> primary.port;
        spec.primaries.push_back(primary);
    }
    for (std::string from, to, slots; description >> from >> to >> slots;)
        spec.moves.push_back({from, to, must(SlotSet::parse(slots))});
    spec.dial = [&](const std::string& id, std::stop_token stop) -> Expected<redis::Connection> {
        for (const Primary& primary : spec.primaries)
            if (primary.id == id)
                return redis::Connection::connect(primary.host, primary.port, Milliseconds(5000), stop);
        return fail(ErrorCode::NotFound, "no such node", id);
    };
    const MigrationResult result = migrate(spec, {});
    EXPECT_FALSE(result.error) << result.error->describe();
}

Process startMover(const Bed& bed, const std::vector<Move>& moves, Mode mode) {
    std::ostringstream description;
    description << (mode == Mode::Fast ? "fast " : "gentle ") << bed.primaries().size() << "\n";
    for (const Primary& primary : bed.primaries())
        description << primary.id << " " << primary.host << " " << primary.port << "\n";
    for (const Move& move : moves) {
        std::string slots = move.slots.toString();
        std::replace(slots.begin(), slots.end(), ' ', ',');
        description << move.from << " " << move.to << " " << slots << "\n";
    }
    ProcessSpec spec;
    spec.arguments = {"/proc/self/exe", "--gtest_also_run_disabled_tests", "--gtest_filter=MoverProcess.DISABLED_run"};
    spec.environment = {{"SLOTPILOT_TEST_MOVER", description.str()}};
    return must(Process::start(spec, {}));
}

int slotsOwned(const Bed& bed, std::size_t i) {
    for (const auto& line :
         must(redis::parseClusterNodes(must(must(bed.dial()(bed.id(i), {})).command({"CLUSTER", "NODES"}, {})).text)))
        if (line.myself) return line.slots.size();
    return 0;
}

TEST(FinishOpenSlots, killedAtAnyMomentNoKeyIsLost) {
    Bed bed;
    bed.fill(40'000, 200);
    Traffic traffic(bed, 1'000);
    std::mt19937 random(std::random_device{}());
    int killedWithOpenSlots = 0;
    // There and back, so that there is always something to move.
    for (int round = 0; round < 8; ++round) {
        std::vector<Move> moves;
        const std::size_t from = round % 2 == 0 ? 0 : 3, to = 3 - from;
        SlotSet most = bed.cluster().slots(from);
        if (most.size() > 2) most.remove(most.slots().back());  // A primary keeps a slot, or it turns replica.
        moves.push_back({bed.id(from), bed.id(to), most});
        if (round % 2 == 0)
            moves.push_back({bed.id(1), bed.id(3), SlotSet({{5461 + round * 100, 5461 + round * 100 + 99}})});
        Process mover = startMover(bed, moves, round % 3 == 0 ? Mode::Fast : Mode::Gentle);
        const int before = slotsOwned(bed, to);
        must(pollUntil({}, {"the mover to begin", Milliseconds(20'000), Milliseconds(1)},
                       [&]() -> Expected<std::string> {
                           return slotsOwned(bed, to) != before || mover.poll() ? "" : "its first slots";
                       }));
        waitFor({}, Milliseconds(std::uniform_int_distribution<int>(0, 150)(random)));
        mover.signal(SIGKILL);
        must(mover.wait(Milliseconds(5'000), {}));
        const auto result = finishOpenSlots(bed.spec({}), {});
        ASSERT_TRUE(result) << result.error().describe();
        EXPECT_TRUE(result->clean());
        if (result->moved.done.slotsTotal + result->stable.size() > 0) ++killedWithOpenSlots;
        ASSERT_EQ(bed.check(), "") << "round " << round;
    }
    EXPECT_GT(killedWithOpenSlots, 0) << "the test killed it at harmless moments only";
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_GE(bed.keys(), 40'000);
}

}  // namespace
}  // namespace slotpilot::slots
