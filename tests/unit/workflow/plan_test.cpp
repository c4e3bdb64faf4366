// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/plan.h"

#include <gtest/gtest.h>

namespace slotpilot::workflow {
namespace {

Plan samplePlan() {
    Plan plan;
    plan.operation = "create";
    plan.title = "Create a Redis Cluster of 3 primaries";
    plan.target = {{"context", "c"}, {"namespace", "n"}, {"statefulSet", "redis"}};
    plan.steps.push_back({"meet-redis-1",
                          "meet",
                          {{"pod", "redis-1"}},
                          "Introduce",
                          "Because",
                          "redis-cli CLUSTER MEET",
                          "all know all",
                          2.5,
                          Risk::High});
    plan.steps.push_back({"verify", "verify", nlohmann::json::object(), "Verify", "", "", "", 0, Risk::None});
    plan.steps.back().changes = {"spec.replicas: 3 -> 5"};
    plan.notes = {"one note"};
    return plan;
}

TEST(Plan, SurvivesTheWayThroughJson) {
    const auto plan = samplePlan();
    const auto again = planFromJson(nlohmann::json::parse(toJson(plan).dump()));
    ASSERT_TRUE(again) << again.error().describe();
    EXPECT_EQ(*again, plan);
    EXPECT_EQ(again->hash(), plan.hash());
}

TEST(Plan, HashChangesWithTheContent) {
    auto plan = samplePlan();
    const auto before = plan.hash();
    EXPECT_EQ(before.size(), 64U);
    plan.steps[0].args["pod"] = "redis-2";
    EXPECT_NE(plan.hash(), before);
}

TEST(Plan, HashTakesTextThatIsNoUtf8) {
    auto plan = samplePlan();
    plan.notes.push_back("\xff\xfe");
    EXPECT_EQ(plan.hash().size(), 64U);
}

struct Broken {
    const char* pointer;
    nlohmann::json value;
    const char* named;
};

class BrokenPlan : public testing::TestWithParam<Broken> {};

TEST_P(BrokenPlan, NamesTheField) {
    auto json = toJson(samplePlan());
    json[nlohmann::json::json_pointer(GetParam().pointer)] = GetParam().value;
    const auto plan = planFromJson(json);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Invalid);
    EXPECT_NE(plan.error().what.find(GetParam().named), std::string::npos) << plan.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    All, BrokenPlan,
    testing::Values(Broken{"/operation", 3, "operation"}, Broken{"/steps", "x", "steps"},
                    Broken{"/steps/0", 1, "steps[0]"}, Broken{"/steps/0/title", 1, "steps[0].title"},
                    Broken{"/steps/0/id", "", "steps[0].id"}, Broken{"/steps/1/id", "meet-redis-1", "steps[1].id"},
                    Broken{"/steps/0/weight", -1, "steps[0].weight"}, Broken{"/steps/1/risk", "huge", "steps[1].risk"},
                    Broken{"/notes/0", nullptr, "notes[0]"}));

TEST(Plan, MissingFieldsAreNamed) {
    for (const auto* key : {"operation", "title", "target", "steps", "notes"}) {
        auto json = toJson(samplePlan());
        json.erase(key);
        const auto plan = planFromJson(json);
        ASSERT_FALSE(plan) << key;
        EXPECT_NE(plan.error().what.find(key), std::string::npos) << plan.error().what;
    }
    EXPECT_FALSE(planFromJson(nlohmann::json::array()));
}

}  // namespace
}  // namespace slotpilot::workflow
