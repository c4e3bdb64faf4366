// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/slots.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace slotpilot::redis {
namespace {

/// A random set as a plain std::set, the model that SlotSet is compared with.
std::set<int> randomSlots(std::mt19937& random) {
    std::set<int> slots;
    const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int i = pick(20); i > 0; --i) {
        const int first = pick(slotCount - 1);
        for (int slot = first, last = std::min(slotCount - 1, first + pick(300)); slot <= last; ++slot)
            slots.insert(slot);
    }
    for (int i = pick(30); i > 0; --i) slots.insert(pick(slotCount - 1));
    return slots;
}

SlotSet toSet(const std::set<int>& slots) {
    SlotSet set;
    for (const int slot : slots) set.add(slot);
    return set;
}

TEST(SlotSet, BehavesLikeASetOfNumbers) {
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const auto modelA = randomSlots(random), modelB = randomSlots(random);
        const auto a = toSet(modelA), b = toSet(modelB);
        EXPECT_EQ(a.size(), static_cast<int>(modelA.size()));
        EXPECT_EQ(a.slots(), std::vector<int>(modelA.begin(), modelA.end()));
        std::set<int> both = modelA, common, left;
        both.insert(modelB.begin(), modelB.end());
        for (const int slot : modelA) (modelB.contains(slot) ? common : left).insert(slot);
        EXPECT_EQ(a | b, toSet(both));
        EXPECT_EQ(a & b, toSet(common));
        EXPECT_EQ(a - b, toSet(left));
    }
}

TEST(SlotSet, IsReadBackFromItsTextAndItsRanges) {
    std::mt19937 random(2);
    for (int round = 0; round < 200; ++round) {
        const auto set = toSet(randomSlots(random));
        const auto parsed = SlotSet::parse(set.toString());
        ASSERT_TRUE(parsed) << set.toString();
        EXPECT_EQ(*parsed, set);
        const auto ranges = set.ranges();
        EXPECT_EQ(SlotSet(ranges), set);
        for (std::size_t i = 1; i < ranges.size(); ++i) EXPECT_GT(ranges[i].first, ranges[i - 1].last + 1);
    }
}

TEST(SlotSet, TakesSpacesAndCommasAndTheLastSlot) {
    const auto set = SlotSet::parse(" 0-5460, 5462 7000-7001,16383 ");
    ASSERT_TRUE(set);
    EXPECT_EQ(set->toString(), "0-5460 5462 7000-7001 16383");
    EXPECT_EQ(set->size(), 5461 + 1 + 2 + 1);
    EXPECT_TRUE(SlotSet::parse("")->empty());
}

TEST(SlotSet, RefusesWhatIsNoSlot) {
    for (const char* text : {"16384", "-1", "5-", "-", "7-3", "0-16384", "a", "1-2-3", "99999999999999", "1;2"}) {
        const auto set = SlotSet::parse(text);
        ASSERT_FALSE(set) << text;
        EXPECT_EQ(set.error().code, ErrorCode::Invalid);
    }
}

TEST(SlotOf, KnowsTheValuesOfTheSpecification) {
    EXPECT_EQ(slotOf("123456789"), 0x31C3);
    EXPECT_EQ(slotOf(""), 0);
    EXPECT_EQ(slotOf("{user1000}.following"), slotOf("{user1000}.followers"));
    EXPECT_NE(slotOf("foo{}{bar}"), slotOf("bar"));
    EXPECT_EQ(slotOf("foo{{bar}}zap"), slotOf("{bar"));
    EXPECT_EQ(slotOf("foo{bar}{zap}"), slotOf("bar"));
}

}  // namespace
}  // namespace slotpilot::redis
