// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/rebalance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

namespace slotpilot::slots {
namespace {

using redis::SlotRange;
using redis::SlotSet;

NodeShare node(std::string id, std::vector<SlotRange> ranges, double weight = 1) {
    return {std::move(id), SlotSet(ranges), weight};
}

std::map<std::string, SlotSet> after(const std::vector<NodeShare>& nodes, const RebalancePlan& plan) {
    std::map<std::string, SlotSet> slots;
    for (const NodeShare& share : nodes) slots[share.id] = share.slots;
    for (const Move& move : plan.moves) {
        EXPECT_EQ(move.slots - slots[move.from], SlotSet()) << "moves what the node does not have";
        slots[move.from] = slots[move.from] - move.slots;
        slots[move.to] = slots[move.to] | move.slots;
    }
    return slots;
}

/// Random owners in pieces of random length; some slots may have none.
std::vector<NodeShare> randomNodes(std::mt19937& random, bool weighted) {
    const auto number = [&](int least, int most) { return std::uniform_int_distribution<int>(least, most)(random); };
    std::vector<NodeShare> nodes;
    for (int i = number(1, 12); i > 0; --i)
        nodes.push_back({"node-" + std::to_string(i), {}, weighted ? number(0, 8) / 2.0 : 1.0});
    nodes.front().weight = 1;
    const int longest = number(0, 1) == 0 ? 6000 : 20;
    for (int slot = 0; slot < redis::slotCount;) {
        const int last = std::min(redis::slotCount - 1, slot + number(0, longest));
        if (number(0, 9) != 0)
            nodes[static_cast<std::size_t>(number(0, static_cast<int>(nodes.size()) - 1))].slots.add({slot, last});
        slot = last + 1;
    }
    return nodes;
}

TEST(Rebalance, movesNoMoreThanTheSurplusesAndReachesTheShares) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE(round);
        const std::vector<NodeShare> nodes = randomNodes(random, round % 2 == 1);
        const auto plan = planRebalance(nodes);
        ASSERT_TRUE(plan) << plan.error().describe();
        const auto slots = after(nodes, *plan);
        int total = 0, surplus = 0;
        double weights = 0;
        for (const NodeShare& share : nodes) total += share.slots.size(), weights += share.weight;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const int now = slots.at(nodes[i].id).size();
            EXPECT_EQ(plan->nodes[i], (NodeChange{nodes[i].id, nodes[i].slots.size(), now}));
            EXPECT_LT(std::abs(now - total * nodes[i].weight / weights), 1 + 1e-6) << nodes[i].id;
            if (nodes[i].weight == 0) {
                EXPECT_EQ(now, 0);
            }
            surplus += std::max(0, nodes[i].slots.size() - now);
        }
        EXPECT_EQ(plan->slots(), surplus);
        EXPECT_LT(plan->moves.size(), nodes.size()) << "more pairs of nodes than needed";
        EXPECT_EQ(*planRebalance(nodes), *plan) << "not deterministic";
    }
}

TEST(Rebalance, noOtherEvenSharesNeedFewerMoves) {
    // With equal weights every distribution of the remainder is even: the best one leaves it where slots are already.
    std::mt19937 random(11);
    for (int round = 0; round < 100; ++round) {
        const std::vector<NodeShare> nodes = randomNodes(random, false);
        const auto plan = planRebalance(nodes);
        ASSERT_TRUE(plan);
        std::vector<int> counts;
        for (const NodeShare& share : nodes) counts.push_back(share.slots.size());
        std::sort(counts.rbegin(), counts.rend());
        const int total = std::accumulate(counts.begin(), counts.end(), 0), n = static_cast<int>(counts.size());
        int bound = 0;
        for (int i = 0; i < n; ++i)
            bound += std::max(0, counts[static_cast<std::size_t>(i)] - (total / n + (i < total % n ? 1 : 0)));
        EXPECT_EQ(plan->slots(), bound);
    }
}

TEST(Rebalance, aRebalancedClusterStaysAsItIs) {
    std::mt19937 random(13);
    for (int round = 0; round < 100; ++round) {
        std::vector<NodeShare> nodes = randomNodes(random, round % 2 == 0);
        const auto plan = planRebalance(nodes);
        ASSERT_TRUE(plan);
        const auto slots = after(nodes, *plan);
        for (NodeShare& share : nodes) share.slots = slots.at(share.id);
        EXPECT_TRUE(planRebalance(nodes)->moves.empty());
    }
}

TEST(Rebalance, keepsRangesWhole) {
    const std::vector<NodeShare> nodes{node("a", {{0, 5460}}), node("b", {{5461, 10922}}), node("c", {{10923, 16383}}),
                                       node("d", {})};
    const auto plan = planRebalance(nodes);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->slots(), 4096);
    for (const auto& [id, slots] : after(nodes, *plan))
        EXPECT_LE(slots.ranges().size(), id == "d" ? 3U : 1U) << id << ": " << slots.toString();
}

TEST(Rebalance, takesWholeSmallRangesBeforeItCutsLargeOnes) {
    const std::vector<NodeShare> nodes{node("a", {{0, 99}, {200, 299}, {1000, 1199}}), node("b", {{300, 399}})};
    const auto plan = planRebalance(nodes);
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->moves.size(), 1U);
    EXPECT_EQ(plan->moves[0].slots.size(), 150);
    const auto slots = after(nodes, *plan);
    EXPECT_EQ(slots.at("b").ranges().front(), (SlotRange{200, 399})) << "the range that touches it was not taken";
}

TEST(Rebalance, weightsAndThreshold) {
    const std::vector<NodeShare> nodes{node("a", {{0, 8191}}, 3), node("b", {{8192, 16383}}, 1)};
    const auto plan = planRebalance(nodes);
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodes[0].after, 12288);
    EXPECT_EQ(plan->nodes[1].after, 4096);

    const std::vector<NodeShare> nearly{node("a", {{0, 8250}}), node("b", {{8251, 16383}})};
    EXPECT_TRUE(planRebalance(nearly, {2.0, {}})->moves.empty());
    EXPECT_EQ(planRebalance(nearly)->slots(), 59);
}

TEST(Rebalance, saysKeysAndBytesOfEachPair) {
    std::vector<NodeShare> nodes{node("a", {{0, 99}}), node("b", {})};
    nodes[0].load = {1000, 50'000};
    EXPECT_EQ(planRebalance(nodes)->moves.front().load, (Load{500, 25'000}));

    RebalanceOptions options;
    options.perSlot.assign(redis::slotCount, Load{0, 0});
    for (std::size_t slot = 0; slot < 100; ++slot) options.perSlot[slot] = {static_cast<std::int64_t>(slot), 1};
    const auto plan = planRebalance(nodes, options);
    std::int64_t keys = 0;
    for (const int slot : plan->moves.front().slots.slots()) keys += slot;
    EXPECT_EQ(plan->load(), (Load{keys, 50}));
    EXPECT_EQ(planRebalance({node("a", {{0, 9}}), node("b", {})})->load().keys, -1) << "unknown is not nothing";
}

TEST(Rebalance, refusesWhatItCantPlan) {
    EXPECT_EQ(planRebalance({node("a", {{0, 9}}, 0)}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(planRebalance({node("a", {{0, 9}}, -1), node("b", {})}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(planRebalance({node("a", {{0, 9}}), node("a", {})}).error().code, ErrorCode::Invalid);
    EXPECT_EQ(planRebalance({node("a", {{0, 9}}), node("b", {{9, 12}})}).error().code, ErrorCode::Invalid);
}

TEST(Drain, toTheSuccessorWhileItIsEmpty) {
    const std::vector<NodeShare> nodes{node("a", {{0, 99}}), node("b", {{100, 199}}), node("c", {})};
    const auto plan = planDrain(nodes, "b", "c");
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->moves.size(), 1U);
    EXPECT_EQ(plan->moves[0], (Move{"b", "c", SlotSet({{100, 199}}), {}})) << plan->moves[0].slots.toString();
}

TEST(Drain, evenlyOtherwiseAndNobodyElseMoves) {
    const std::vector<NodeShare> nodes{node("a", {{0, 99}}), node("b", {{100, 399}}), node("c", {{400, 599}}),
                                       node("d", {}, 0)};
    const auto plan = planDrain(nodes, "b", "c");
    ASSERT_TRUE(plan);
    for (const Move& move : plan->moves) EXPECT_EQ(move.from, "b");
    EXPECT_EQ(plan->nodes[0].after, 300);
    EXPECT_EQ(plan->nodes[1].after, 0);
    EXPECT_EQ(plan->nodes[2].after, 300);
    EXPECT_EQ(plan->nodes[3].after, 0) << "a node with weight 0 takes none";
    EXPECT_EQ(planDrain({node("a", {{0, 99}}), node("b", {}, 0)}, "a").error().code, ErrorCode::Invalid);
    EXPECT_EQ(planDrain(nodes, "nobody").error().code, ErrorCode::Invalid);
}

TEST(Memory, namesTheTargetAndTheLimitThatIsTooSmall) {
    RebalancePlan plan;
    constexpr std::int64_t MiB = 1 << 20;
    plan.moves = {{"a", "c", SlotSet({{0, 9}}), {10, 300 * MiB}}, {"b", "c", SlotSet({{20, 29}}), {10, 200 * MiB}}};
    EXPECT_TRUE(memoryShortages(plan, {{"c", "redis-2", 100 * MiB, 700 * MiB, 0}}).empty());
    const auto byMaxmemory = memoryShortages(plan, {{"c", "redis-2", 100 * MiB, 512 * MiB, 1000 * MiB}});
    ASSERT_EQ(byMaxmemory.size(), 1U);
    EXPECT_EQ(byMaxmemory[0].needed, 600 * MiB);
    EXPECT_EQ(byMaxmemory[0].reason, "redis-2 would hold 600.0 MiB of the 512.0 MiB that maxmemory allows");
    const auto byContainer = memoryShortages(plan, {{"c", "redis-2", 100 * MiB, 0, 600 * MiB}});
    ASSERT_EQ(byContainer.size(), 1U);
    EXPECT_EQ(byContainer[0].allowed, 540 * MiB);
    EXPECT_TRUE(memoryShortages(plan, {{"a", "redis-0", 900, 10, 10}}).empty()) << "a gets nothing";
}

TEST(Estimate, growsWithTheLongestSource) {
    RebalancePlan plan;
    plan.moves = {{"a", "c", SlotSet({{0, 999}}), {100'000, 10'000'000}}};
    const auto one = estimateTime(plan, Mode::Gentle);
    plan.moves.push_back({"b", "c", SlotSet({{1000, 1999}}), {100'000, 10'000'000}});
    EXPECT_EQ(estimateTime(plan, Mode::Gentle), one) << "sources work side by side";
    plan.moves.push_back({"b", "d", SlotSet({{2000, 2999}}), {100'000, 10'000'000}});
    EXPECT_EQ(estimateTime(plan, Mode::Gentle), 2 * one);
    EXPECT_LT(estimateTime(plan, Mode::Fast), estimateTime(plan, Mode::Gentle));
}

}  // namespace
}  // namespace slotpilot::slots
