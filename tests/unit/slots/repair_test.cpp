// SPDX-License-Identifier: GPL-3.0-or-later
// Damage that redis-cli's --cluster fix repairs, and some that it repairs at the price of keys.
#include "slots/repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bed.h"

namespace slotpilot::slots {
namespace {

using redis::SlotSet;
using test::Bed;
using test::keyInSlot;
using test::must;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int slot = 100;

void put(Bed& bed, std::size_t node, const std::string& key, const std::string& value, bool asking = false) {
    auto connection = bed.cluster().connect(node);
    if (asking) must(connection.command({"ASKING"}, {}));
    must(connection.command({"SET", key, value}, {}));
}

/// No server says that anybody owns it.
void disown(Bed& bed, int which) {
    for (std::size_t i = 0; i < bed.size(); ++i)
        bed.cluster().command(i, {"CLUSTER", "DELSLOTS", std::to_string(which)});
}

/// Leaves `number` keys of the slot on a server that does not own it.
void strand(Bed& bed, std::size_t node, const std::vector<std::pair<std::string, std::string>>& values) {
    bed.setSlot(node, slot, "IMPORTING", bed.id(0));
    for (const auto& [key, value] : values) put(bed, node, key, value, true);
    bed.setSlot(node, slot, "STABLE");
}

RepairResult repair(Bed& bed) { return must(repairSlots(bed.spec({}), {})); }

TEST(RepairSlots, nothingWrongNothingDone) {
    Bed bed;
    put(bed, 0, keyInSlot(slot), "a");
    const auto epoch = bed.cluster().command(0, {"CLUSTER", "INFO"}).text;
    const auto result = repair(bed);
    EXPECT_TRUE(result.clean());
    EXPECT_TRUE(result.assigned.empty());
    EXPECT_EQ(result.gathered, 0);
    const auto after = bed.cluster().command(0, {"CLUSTER", "INFO"}).text;
    EXPECT_EQ(must(redis::parseClusterInfo(after)).currentEpoch, must(redis::parseClusterInfo(epoch)).currentEpoch);
}

TEST(RepairSlots, slotsWithoutOwnerGoToWhoeverHoldsTheirKeys) {
    Bed bed;
    put(bed, 0, keyInSlot(slot), "a");
    for (const int each : {slot, slot + 1, slot + 2}) disown(bed, each);
    const auto result = repair(bed);
    EXPECT_TRUE(result.clean());
    EXPECT_EQ(result.assigned, SlotSet({{slot, slot + 2}}));
    EXPECT_TRUE(bed.cluster().slots(0).contains(slot));
    EXPECT_EQ(bed.keysInSlot(0, slot), 1);
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, keysOnSeveralServersAreGatheredAtTheOneWithMost) {
    Bed bed;
    put(bed, 0, keyInSlot(slot, 0), "a");
    std::vector<std::pair<std::string, std::string>> values;
    for (int i = 1; i <= 250; ++i) values.emplace_back(keyInSlot(slot, i), std::to_string(i));
    strand(bed, 2, values);
    disown(bed, slot);
    const auto result = repair(bed);
    EXPECT_TRUE(result.clean());
    EXPECT_EQ(result.gathered, 1);
    EXPECT_TRUE(bed.cluster().slots(2).contains(slot));
    EXPECT_EQ(bed.keysInSlot(2, slot), 251);
    EXPECT_EQ(bed.keysInSlot(0, slot), 0);
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, keysOnAThirdServerComeToTheOwnerOfAnOpenSlot) {
    Bed bed;
    put(bed, 0, keyInSlot(slot, 0), "a");
    for (const std::size_t node : {std::size_t(2), std::size_t(3)}) {
        bed.setSlot(node, slot, "IMPORTING", bed.id(0));
        put(bed, node, keyInSlot(slot, static_cast<int>(node)), "b", true);
    }
    const auto result = repair(bed);
    EXPECT_TRUE(result.clean());
    EXPECT_EQ(bed.keysInSlot(0, slot), 3);
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, theSameKeyWithTheSameValueIsKeptOnceAndADifferentOneOnBoth) {
    Bed bed;
    put(bed, 0, keyInSlot(slot, 1), "same");
    put(bed, 0, keyInSlot(slot, 2), "here");
    strand(bed, 2, {{keyInSlot(slot, 1), "same"}, {keyInSlot(slot, 2), "there"}});
    const auto result = repair(bed);
    EXPECT_FALSE(result.clean());
    EXPECT_EQ(result.gathered, 1);
    ASSERT_EQ(result.conflicts.size(), 1U);
    EXPECT_EQ(result.conflicts[0].key, keyInSlot(slot, 2));
    EXPECT_EQ(bed.keysInSlot(0, slot), 2);
    EXPECT_EQ(bed.keysInSlot(2, slot), 1) << "a value was dropped unasked";
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, aSlotThatTwoClaimKeepsAllItsKeys) {
    test::RedisOptions options;
    options.nodeTimeout = Milliseconds{60'000};
    options.arguments = {"--enable-debug-command", "yes"};
    Bed bed(1, options);
    put(bed, 0, keyInSlot(slot, 0), "a");
    put(bed, 0, keyInSlot(slot, 1), "b");
    strand(bed, 1, {{keyInSlot(slot, 2), "c"}});
    // While they hear each other gossip decides for the higher epoch, and the other one deletes its keys.
    const auto hear = [&](bool pings) {
        for (std::size_t i = 0; i < bed.size(); ++i)
            bed.cluster().command(i, {"DEBUG", "DROP-CLUSTER-PACKET-FILTER", pings ? "-1" : "0"});
    };
    hear(false);
    bed.cluster().command(1, {"CLUSTER", "DELSLOTS", std::to_string(slot)});
    bed.cluster().command(1, {"CLUSTER", "ADDSLOTS", std::to_string(slot)});
    const auto result = repair(bed);
    hear(true);
    EXPECT_TRUE(result.clean());
    EXPECT_EQ(result.assigned, SlotSet({{slot, slot}}));
    EXPECT_EQ(result.gathered, 1);
    EXPECT_TRUE(bed.cluster().slots(0).contains(slot));
    EXPECT_EQ(bed.keysInSlot(0, slot), 3);
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, whoSeesAnotherOwnerIsTold) {
    Bed bed;
    bed.cluster().command(1, {"CLUSTER", "DELSLOTS", std::to_string(slot)});
    bed.setSlot(1, slot, "NODE", bed.id(2));
    EXPECT_TRUE(repair(bed).clean());
    EXPECT_EQ(bed.check(), "");
    EXPECT_TRUE(bed.cluster().slots(0).contains(slot));
}

TEST(RepairSlots, openSlotsAreFinished) {
    Bed bed;
    put(bed, 0, keyInSlot(slot, 1), "a");
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    bed.setSlot(0, slot, "MIGRATING", bed.id(3));
    put(bed, 3, keyInSlot(slot, 2), "b", true);
    put(bed, 0, keyInSlot(slot + 1, 1), "a");
    bed.setSlot(0, slot + 1, "MIGRATING", bed.id(3));
    EXPECT_TRUE(repair(bed).clean());
    EXPECT_EQ(bed.keysInSlot(3, slot), 2);
    EXPECT_EQ(bed.keysInSlot(0, slot + 1), 1);
    EXPECT_EQ(bed.check(), "");
}

TEST(RepairSlots, slotsOfAServerThatIsAwayAreLeftToAPerson) {
    Bed bed;
    auto spec = bed.spec({});
    spec.primaries.erase(spec.primaries.begin());
    const auto result = must(repairSlots(spec, {}));
    ASSERT_FALSE(result.unsettled.empty());
    EXPECT_THAT(result.unsettled[0].what, HasSubstr(bed.id(0).substr(0, 8)));
    EXPECT_TRUE(result.assigned.empty());
    EXPECT_EQ(bed.check(), "");
}

TEST(FindStrays, keysThatTheirSlotsOwnerDoesNotHoldAreFoundAndThoseOnBothNamed) {
    Bed bed;
    EXPECT_THAT(must(findStrays(bed.spec({}), {})), IsEmpty());
    const auto one = keyInSlot(slot), two = keyInSlot(slot, 1);
    put(bed, 0, one, "mine");
    strand(bed, 1, {{one, "another"}, {two, "lost"}});
    const auto strays = must(findStrays(bed.spec({}), {}));
    ASSERT_EQ(strays.size(), 1U);
    EXPECT_EQ(strays[0].holder, bed.id(1));
    EXPECT_EQ(strays[0].owner, bed.id(0));
    EXPECT_EQ(strays[0].slot, slot);
    EXPECT_EQ(strays[0].keys, 2);
    EXPECT_THAT(strays[0].onBoth, testing::ElementsAre(one));
    // The middle of a move is none.
    bed.setSlot(1, slot, "IMPORTING", bed.id(0));
    EXPECT_THAT(must(findStrays(bed.spec({}), {})), IsEmpty());
}

}  // namespace
}  // namespace slotpilot::slots
