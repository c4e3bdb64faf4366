// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/operations/sample.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> kinds(const workflow::Plan& plan) {
    std::vector<std::string> result;
    for (const auto& step : plan.steps) result.push_back(step.kind);
    return result;
}

Expected<workflow::Plan> planFor(cluster::ClusterSnapshot snapshot) {
    cluster::join(snapshot);
    return planRepair(snapshot);
}

TEST(PlanRepair, NothingIsDoneToAHealthyCluster) {
    const auto plan = planFor(healthySnapshot(3));
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_TRUE(plan->empty());
    EXPECT_THAT(plan->notes, IsEmpty());
}

TEST(PlanRepair, SlotsWithoutOwnerAreGivenToSomebodyAndCheckedAgain) {
    auto snapshot = healthySnapshot(3);
    for (int in = 0; in < 3; ++in) lineIn(snapshot, in, 1).slots.remove(6000);
    const auto plan = planFor(snapshot);
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(kinds(*plan), ElementsAre("hold-settings", "repair-slots", "verify-repair", "put-back-settings"));
    EXPECT_EQ(plan->steps[1].args["slots"], "6000");
    EXPECT_TRUE(plan->steps.back().always) << "settings stay changed when the repair fails";
}

TEST(PlanRepair, AGhostIsForgottenAndAServerThatIsOutsideIsLetIn) {
    auto snapshot = healthySnapshot(3);
    auto ghost = lineOf(9);
    ghost.fail = true;
    for (int in = 0; in < 3; ++in) snapshot.members[static_cast<std::size_t>(in)].redis->nodes.push_back(ghost);
    const auto plan = planFor(snapshot);
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(kinds(*plan), ElementsAre("forget-pod", "verify-repair"));
    EXPECT_EQ(plan->steps[0].args["id"], ghost.id);
}

TEST(PlanRepair, ALiveStrangerIsLeftToAPerson) {
    auto snapshot = healthySnapshot(3);
    for (int in = 0; in < 3; ++in) snapshot.members[static_cast<std::size_t>(in)].redis->nodes.push_back(lineOf(9));
    const auto plan = planFor(snapshot);
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_TRUE(plan->empty());
    ASSERT_EQ(plan->notes.size(), 1U);
    EXPECT_THAT(plan->notes[0], HasSubstr("Left to you"));
}

TEST(PlanRepair, NothingIsGivenAwayWhileAServerCannotBeAsked) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unreachable, "no answer", "redis-1");
    const auto plan = planFor(snapshot);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Precondition);
    EXPECT_THAT(plan.error().describe(), HasSubstr("redis-1"));
}

}  // namespace
}  // namespace slotpilot::operations
