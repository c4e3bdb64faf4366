// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/plan_effect.h"

#include <gmock/gmock.h>

#include "operations/deploy.h"
#include "operations/rebalance.h"
#include "unit/operations/sample.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using nlohmann::json;

TEST(PlanEffect, IsWhereTheMovesLead) {
    auto snapshot = healthySnapshot(3);
    for (auto& member : snapshot.members) {
        member.redis->info["db0"] = "keys=3000,expires=0";
        member.redis->info["used_memory"] = "4000000";
    }
    const auto plan = planRebalance(snapshot, {.weights = {{"redis-0", 2}}});
    ASSERT_TRUE(plan) << plan.error().describe();
    const auto effect = effectOf(*plan, snapshot);
    EXPECT_THAT(effect.pods, testing::ElementsAre("redis-0", "redis-1", "redis-2"));
    EXPECT_EQ(std::count(effect.before.begin(), effect.before.end(), 0), snapshot.members[0].slots().size());
    EXPECT_EQ(std::count(effect.after.begin(), effect.after.end(), 0), redis::slotCount / 2);
    int differ = 0;
    for (std::size_t slot = 0; slot < redis::slotCount; ++slot) differ += effect.before[slot] != effect.after[slot];
    EXPECT_EQ(differ, effect.slots);
    EXPECT_GT(effect.keys, 0);
    EXPECT_GT(effect.bytes, 0);
    ASSERT_EQ(effect.moves.size(), 2U);
    for (const auto& move : effect.moves) EXPECT_EQ(move.to, "redis-0");
    EXPECT_EQ(effect.restarts + effect.added + effect.removed, 0);
}

TEST(PlanEffect, KnowsPodsThatThePlanAddsAndRestarts) {
    const auto snapshot = healthySnapshot(3);
    workflow::Plan plan;
    const auto add = [&](const char* kind, json args) {
        workflow::StepSpec step;
        step.kind = kind;
        step.args = std::move(args);
        plan.steps.push_back(std::move(step));
    };
    add("wait-pod", {{"pod", "redis-3"}, {"fresh", true}});
    add("join-pod", {{"pod", "redis-3"}});
    add("move-slots", {{"moves", json::array({{{"from", "redis-0"}, {"to", "redis-3"}, {"slots", "0-9"}}})}});
    add("move-slots", {{"moves", json::array({{{"from", "redis-3"}, {"to", "redis-1"}, {"slots", "0-4"}}})}});
    add("wait-pod", {{"pod", "redis-0"}, {"fresh", false}});
    add("forget-pod", {{"pod", "redis-2"}});
    const auto effect = effectOf(plan, snapshot);
    ASSERT_EQ(effect.pods.size(), 4U);
    EXPECT_EQ(effect.after[4], 1);
    EXPECT_EQ(effect.after[9], 3);
    EXPECT_EQ(effect.slots, 15);
    EXPECT_EQ(effect.added, 1);
    EXPECT_EQ(effect.restarts, 1);
    EXPECT_EQ(effect.removed, 1);
}

TEST(Yaml, ComesBackAsItWas) {
    const json object{
        {"apiVersion", "v1"},
        {"data", {{"redis.conf", "port 6379\n\nsave \"\"\n# end\n"}, {"empty", ""}}},
        {"list", {1, true, nullptr, "true", "5", "0.5", "~", "a: b", "- c", " lead", "tail\nwithout end"}},
        {"nested", {{{"name", "redis"}, {"image", "redis:7.0"}, {"args", json::array()}}}},
        {"none", json::object()},
        {"odd", "\n  indented first\n"}};
    const auto text = yamlOf(object);
    EXPECT_NE(text.find("redis.conf: |\n"), std::string::npos) << text;
    const auto back = objectFromYaml(text, "edited");
    ASSERT_TRUE(back) << back.error().describe() << text;
    EXPECT_EQ(*back, object) << text;
}

TEST(Yaml, SaysTheLineThatIsWrong) {
    const auto broken = objectFromYaml("a: 1\nb: [1, 2\nc: 3\n", "StatefulSet");
    ASSERT_FALSE(broken);
    EXPECT_THAT(broken.error().describe(), testing::HasSubstr("StatefulSet:"));
    EXPECT_FALSE(objectFromYaml("a: 1\n---\nb: 2\n", "two"));
    EXPECT_FALSE(objectFromYaml("just a text", "text"));
}

}  // namespace
}  // namespace slotpilot::operations
