// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/update.h"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "operations/rebalance.h"
#include "operations/update_common.h"
#include "operations/update_sketch.h"
#include "unit/operations/sample.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using cluster::ClusterSnapshot;
using nlohmann::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using workflow::Plan;
using workflow::StepSpec;

json statefulSet(int replicas, const std::string& image = "docker.io/library/redis:7.0") {
    auto set = json::parse(R"({
        "kind": "StatefulSet",
        "metadata": {"name": "redis"},
        "spec": {
            "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}},
            "template": {
                "metadata": {"labels": {"app": "redis"}, "annotations": {"a.b/c": "1"}},
                "spec": {"containers": [
                    {"name": "metrics", "image": "exporter:1.0"},
                    {"name": "redis", "ports": [{"containerPort": 6379}], "resources": {"limits": {"memory": "1Gi"}}}
                ]}
            }
        }
    })");
    set["spec"]["replicas"] = replicas;
    set["spec"]["template"]["spec"]["containers"][1]["image"] = image;
    return set;
}

/// A healthy cluster whose servers say a version and hold 1,000 keys and 10 MB each.
ClusterSnapshot snapshotOf(int count, const std::string& version = "7.0.15") {
    auto snapshot = healthySnapshot(count);
    for (auto& member : snapshot.members) {
        auto& info = member.redis->info;
        info["redis_version"] = version;
        info["db0"] = "keys=1000,expires=0";
        info["used_memory"] = "11000000";
        info["used_memory_startup"] = "1000000";
    }
    snapshot.statefulSet->updateStrategy = "RollingUpdate";
    snapshot.statefulSet->claimTemplates = {"data"};
    return snapshot;
}

UpdateRequest requestTo(json desired, Strategy strategy = Strategy::Auto) {
    UpdateRequest request;
    request.desired = std::move(desired);
    request.strategy = strategy;
    return request;
}

std::vector<std::string> ids(const Plan& plan) {
    std::vector<std::string> result;
    for (const auto& step : plan.steps) result.push_back(step.id);
    return result;
}

/// Carries a plan out on paper, and complains about each step that would hurt.
struct Paper {
    std::map<std::string, redis::SlotSet> slots;
    std::set<std::string> members, updated;
    int moved = 0, most = 0;
    bool versionsMatter = false;

    explicit Paper(const ClusterSnapshot& snapshot) {
        for (const auto& member : snapshot.members) {
            members.insert(member.name);
            slots[member.name] = member.slots();
            if (member.pod->revision() == snapshot.statefulSet->updateRevision) updated.insert(member.name);
        }
    }

    void run(const Plan& plan) {
        for (const auto& step : plan.steps) run(step);
    }

    void run(const StepSpec& step) {
        SCOPED_TRACE(step.id);
        EXPECT_EQ(step.command.find('<'), std::string::npos) << "nobody can type " << step.command;
        if (step.kind == "move-slots") {
            for (const auto& move : step.args["moves"])
                this->move(move["from"], move["to"], *redis::SlotSet::parse(move["slots"].get<std::string>()));
            for (const auto& pod : step.args["empty"]) EXPECT_TRUE(slots[pod].empty()) << pod;
        } else if (step.kind == "set-partition") {
            for (const auto& [pod, owned] : slots)
                if (ordinalOf(pod) >= step.args["partition"] && !updated.contains(pod)) {
                    EXPECT_TRUE(owned.empty()) << pod << " restarts with slots";
                    updated.insert(pod);
                }
        } else if (step.kind == "patch-statefulset") {
            for (auto it = slots.begin(); it != slots.end();) {
                const bool goes = ordinalOf(it->first) >= step.args["replicas"];
                EXPECT_TRUE(!goes || it->second.empty()) << it->first << " goes with slots";
                it = goes ? slots.erase(it) : std::next(it);
            }
            if (step.args["patch"]["spec"].contains("template")) {
                for (const auto& pod : std::set(updated))
                    if (ordinalOf(pod) < step.args["patch"]["spec"]["updateStrategy"]["rollingUpdate"]["partition"])
                        updated.erase(pod);
            }
        } else if (step.kind == "forget-pod") {
            EXPECT_TRUE(slots[step.args["pod"]].empty());
            members.erase(step.args["pod"]);
        } else if (step.kind == "join-pod") {
            members.insert(step.args["pod"]);
            updated.insert(step.args["pod"]);
            slots[step.args["pod"]];
        }
    }

    void move(const std::string& from, const std::string& to, const redis::SlotSet& what) {
        EXPECT_TRUE(members.contains(from) && members.contains(to)) << from << " " << to;
        EXPECT_EQ((slots[from] & what).size(), what.size()) << from << " does not own them";
        EXPECT_FALSE(versionsMatter && updated.contains(from) && !updated.contains(to))
            << from << " to an older " << to;
        slots[from] = slots[from] - what;
        slots[to] = slots[to] | what;
        moved += what.size();
        for (const auto& [pod, owned] : slots) most = std::max(most, owned.size());
    }

    static int ordinalOf(const std::string& pod) { return std::stoi(pod.substr(pod.rfind('-') + 1)); }

    void expectEven(int count) const {
        EXPECT_EQ(std::ssize(members), count);
        redis::SlotSet all;
        for (const auto& [pod, owned] : slots) {
            EXPECT_GE(owned.size(), redis::slotCount / count) << pod;
            EXPECT_LE(owned.size(), redis::slotCount / count + 1) << pod;
            all = all | owned;
        }
        EXPECT_EQ(all.size(), redis::slotCount);
    }
};

TEST(PlanUpdate, ScalesOutByTheLeastMoves) {
    const auto snapshot = snapshotOf(3);
    const auto plan = planUpdate(snapshot, statefulSet(3), requestTo(statefulSet(5)));
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(ids(*plan), testing::ElementsAre("hold-settings", "apply-statefulset", "wait-redis-3", "join-redis-3",
                                                 "wait-redis-4", "join-redis-4", "rebalance", "verify-update",
                                                 "put-back-settings"));
    EXPECT_EQ(plan->steps[1].args["patch"]["spec"]["replicas"], 5) << "absolute, not +2";
    EXPECT_TRUE(plan->steps.back().always);
    Paper paper(snapshot);
    paper.run(*plan);
    paper.expectEven(5);
    EXPECT_LE(paper.moved, redis::slotCount * 2 / 5 + 1);
    EXPECT_THAT(plan->notes, Contains(HasSubstr("It moves 6,55")));
    EXPECT_EQ(*workflow::planFromJson(workflow::toJson(*plan)), *plan);
}

TEST(PlanUpdate, ScalesInEmptyingEachPodBeforeItGoes) {
    const auto snapshot = snapshotOf(5);
    auto request = requestTo(statefulSet(3));
    request.deleteClaims = true;
    const auto plan = planUpdate(snapshot, statefulSet(5), request);
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(ids(*plan),
                testing::ElementsAre("hold-settings", "drain-removed", "forget-redis-4", "forget-redis-3",
                                     "apply-statefulset", "verify-update", "put-back-settings", "delete-claims"));
    EXPECT_EQ(plan->steps.back().args["claims"], (json{"data-redis-3", "data-redis-4"}));
    Paper paper(snapshot);
    paper.run(*plan);
    paper.expectEven(3);
    EXPECT_LE(paper.moved, redis::slotCount * 2 / 5 + 2);
    request.deleteClaims = false;
    EXPECT_THAT(planUpdate(snapshot, statefulSet(5), request)->notes,
                Contains(HasSubstr("data-redis-3 and data-redis-4 are kept")));
}

TEST(PlanUpdate, UpgradesFromTheTopAndMovesAtMostOnceAndTwoShares) {
    for (const int count : {3, 4, 5, 8}) {
        SCOPED_TRACE(count);
        const auto snapshot = snapshotOf(count);
        const auto plan =
            planUpdate(snapshot, statefulSet(count), requestTo(statefulSet(count, "docker.io/library/redis:8.0")));
        ASSERT_TRUE(plan) << plan.error().describe();
        EXPECT_EQ(plan->steps[1].args["partition"], count);
        EXPECT_EQ(plan->steps[2].kind, "patch-statefulset");
        EXPECT_EQ(plan->steps[3].id, "drain-redis-" + std::to_string(count - 1));
        Paper paper(snapshot);
        paper.versionsMatter = true;
        paper.run(*plan);
        paper.expectEven(count);
        EXPECT_EQ(std::ssize(paper.updated), count);
        EXPECT_LE(paper.moved, redis::slotCount + 2 * redis::slotCount / count + count);
        EXPECT_THAT(plan->notes, Contains(HasSubstr("No way back")));
    }
    const auto snapshot = snapshotOf(5);
    Paper paper(snapshot);
    paper.run(*planUpdate(snapshot, statefulSet(5), requestTo(statefulSet(5, "redis:8.0"))));
    EXPECT_LE(paper.moved, 1.4 * redis::slotCount);
}

TEST(PlanUpdate, ScaleAndUpgradeInOneUsesTheNewPodsFirst) {
    for (const auto& [from, to] : {std::pair(3, 5), std::pair(5, 3), std::pair(3, 4), std::pair(6, 5)}) {
        SCOPED_TRACE(testing::Message() << from << " to " << to);
        const auto snapshot = snapshotOf(from);
        const auto plan =
            planUpdate(snapshot, statefulSet(from), requestTo(statefulSet(to, "docker.io/library/redis:8.0")));
        ASSERT_TRUE(plan) << plan.error().describe();
        Paper paper(snapshot);
        paper.versionsMatter = true;
        paper.run(*plan);
        paper.expectEven(to);
        EXPECT_TRUE(to < from || paper.moved <= 1.3 * redis::slotCount) << paper.moved;
    }
}

TEST(PlanUpdate, SurgeKeepsEveryPodNearItsShareAndEndsWithoutTheExtraOne) {
    const auto snapshot = snapshotOf(5);
    const auto plan =
        planUpdate(snapshot, statefulSet(5), requestTo(statefulSet(5, "docker.io/library/redis:8.0"), Strategy::Surge));
    ASSERT_TRUE(plan) << plan.error().describe();
    Paper paper(snapshot);
    paper.versionsMatter = true;
    paper.run(*plan);
    paper.expectEven(5);
    EXPECT_LE(paper.most, redis::slotCount / 5 + 1);
    EXPECT_LE(paper.moved, 1.2 * redis::slotCount + 5);
    const auto steps = ids(*plan);
    EXPECT_THAT(steps, AllOf(Contains("join-redis-5"), Contains("forget-redis-5"), Contains("end-surge"),
                             Contains("delete-claims")));
    EXPECT_EQ(plan->steps[2].args["replicas"], 6);
}

/// What the cluster looks like after the first `steps` steps of an upgrade.
ClusterSnapshot afterwards(ClusterSnapshot snapshot, const Plan& plan, std::size_t steps) {
    Paper paper(snapshot);
    const auto oldRevision = snapshot.statefulSet->updateRevision;
    std::set<std::string> updated = paper.updated;
    for (std::size_t i = 0; i < steps; ++i) {
        paper.run(plan.steps[i]);
        if (plan.steps[i].kind == "set-partition") snapshot.statefulSet->partition = plan.steps[i].args["partition"];
        if (plan.steps[i].kind == "patch-statefulset") {
            snapshot.statefulSet->updateRevision = "rev-2";
            snapshot.statefulSet->partition =
                plan.steps[i].args["patch"]["spec"]["updateStrategy"]["rollingUpdate"]["partition"];
        }
    }
    for (auto& member : snapshot.members) {
        const bool done = snapshot.statefulSet->updateRevision != oldRevision && paper.updated.contains(member.name);
        member.pod->meta.labels["controller-revision-hash"] = done ? "rev-2" : "rev-1";
        if (done) member.redis->info["redis_version"] = "8.0.0";
        for (auto& line : member.redis->nodes) line.slots = paper.slots[podOf(line.id.back() - '0')];
    }
    cluster::join(snapshot);
    return snapshot;
}

TEST(PlanUpdate, PlanningAgainInTheMiddleFinishesTheJob) {
    const auto before = snapshotOf(5);
    const auto desired = statefulSet(5, "docker.io/library/redis:8.0");
    const auto whole = *planUpdate(before, statefulSet(5), requestTo(desired));
    for (std::size_t done = 0; done < whole.steps.size(); ++done) {
        SCOPED_TRACE(testing::Message() << "after " << done << " steps");
        const auto now = afterwards(before, whole, done);
        const bool applied = now.statefulSet->updateRevision == "rev-2";
        const auto rest = planUpdate(now, applied ? desired : statefulSet(5), requestTo(desired));
        ASSERT_TRUE(rest) << rest.error().describe();
        EXPECT_LE(rest->steps.size(), whole.steps.size());
        Paper paper(now);
        paper.versionsMatter = true;
        paper.run(*rest);
        if (rest->empty()) {
            EXPECT_GE(done, whole.steps.size() - 3);
            continue;
        }
        paper.expectEven(5);
        EXPECT_EQ(paper.updated.size(), 5U);
    }
}

TEST(PlanUpdate, NothingToDoIsAnEmptyPlan) {
    const auto plan = planUpdate(snapshotOf(3), statefulSet(3), requestTo(statefulSet(3)));
    ASSERT_TRUE(plan);
    EXPECT_TRUE(plan->empty());
}

/// Pods 0 to 2 are primaries, 3 to 5 their replicas.
ClusterSnapshot replicated() {
    auto snapshot = snapshotOf(6);
    for (int in = 0; in < 6; ++in)
        for (int about = 0; about < 6; ++about) {
            auto& line = lineIn(snapshot, in, about);
            line.slots =
                about < 3 ? redis::SlotSet({{about * 5462, std::min(about * 5462 + 5461, 16383)}}) : redis::SlotSet();
            line.primary = about < 3;
            line.replica = about >= 3;
            line.primaryId = about >= 3 ? idOf(about - 3) : "";
        }
    cluster::join(snapshot);
    return snapshot;
}

TEST(PlanUpdate, WithReplicasNoSlotMoves) {
    const auto plan =
        planUpdate(replicated(), statefulSet(6), requestTo(statefulSet(6, "docker.io/library/redis:8.0")));
    ASSERT_TRUE(plan) << plan.error().describe();
    const auto steps = ids(*plan);
    EXPECT_THAT(steps, Contains("step-down-redis-0"));
    for (const auto& step : plan->steps) EXPECT_NE(step.kind, "move-slots");
    for (int ordinal = 5; ordinal >= 0; --ordinal) {
        const auto at = [&](const std::string& id) {
            return std::find(steps.begin(), steps.end(), id + podOf(ordinal)) - steps.begin();
        };
        EXPECT_LT(at("step-down-"), at("restart-"));
        EXPECT_LT(at("restart-"), at("wait-"));
        EXPECT_LT(at("wait-"), std::ssize(steps));
    }
}

TEST(PlanUpdate, FailoverWithoutReplicasIsRefused) {
    const auto plan =
        planUpdate(snapshotOf(3), statefulSet(3), requestTo(statefulSet(3, "redis:8.0"), Strategy::Failover));
    ASSERT_FALSE(plan);
    EXPECT_THAT(plan.error().describe(),
                AllOf(HasSubstr("redis-0"), HasSubstr(" have no replica"), HasSubstr("drain")));
}

TEST(NotForgotten, NamesOneOrSeveral) {
    auto snapshot = snapshotOf(3);
    EXPECT_EQ(notForgotten(snapshot, idOf(2), 3), "redis-0 and redis-1 still know it");
    std::erase_if(snapshot.members[1].redis->nodes, [](const auto& line) { return line.id == idOf(2); });
    EXPECT_EQ(notForgotten(snapshot, idOf(2), 3), "redis-0 still knows it");
}

void expectRefused(const ClusterSnapshot& snapshot, const json& live, const UpdateRequest& request,
                   const std::string& why) {
    const auto plan = planUpdate(snapshot, live, request);
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Precondition);
    EXPECT_THAT(plan.error().describe(), HasSubstr(why));
}

TEST(PlanUpdate, RefusesWithTheReason) {
    auto snapshot = snapshotOf(5);
    expectRefused(snapshotOf(4), statefulSet(4), requestTo(statefulSet(2)), "fewer than three");

    for (auto& member : snapshot.members) member.redis->info["maxmemory"] = "12000000";
    expectRefused(snapshot, statefulSet(5), requestTo(statefulSet(3)), "maxmemory");

    snapshot = snapshotOf(5);
    kube::Container container{.name = "redis"};
    container.limits["memory"] = "15M";
    for (auto& member : snapshot.members) member.pod->containers = {container};
    expectRefused(snapshot, statefulSet(5), requestTo(statefulSet(3)), "memory limit");

    snapshot = snapshotOf(5, "8.0.1");
    expectRefused(snapshot, statefulSet(5, "redis:8.0"), requestTo(statefulSet(5, "redis:7.0")), "no way back");

    snapshot = snapshotOf(5);
    for (int in = 0; in < 5; ++in) lineIn(snapshot, in, 1).slots.remove(4000);
    cluster::join(snapshot);
    expectRefused(snapshot, statefulSet(5), requestTo(statefulSet(6)), "not healthy");

    expectRefused(freshSnapshot(3), statefulSet(3), requestTo(statefulSet(5)), "no Redis Cluster yet");
}

TEST(PlanUpdate, ASlotLeftOpenByAMoverThatDiedIsNoReasonToRefuse) {
    auto snapshot = snapshotOf(3);
    lineIn(snapshot, 0, 0).migrating = {{0, idOf(1)}};
    lineIn(snapshot, 1, 1).importing = {{0, idOf(0)}};
    cluster::join(snapshot);
    EXPECT_TRUE(planUpdate(snapshot, statefulSet(3), requestTo(statefulSet(5))));
}

TEST(PlanUpdate, OpenSlotsCountForWhereFinishingThemTakesThem) {
    auto snapshot = snapshotOf(4);
    for (const int slot : {0, 1}) lineIn(snapshot, 0, 0).migrating.push_back({slot, idOf(3)});
    for (const int slot : {0, 2, 3}) lineIn(snapshot, 3, 3).importing.push_back({slot, idOf(0)});
    snapshot.members[0].redis->openKeys = {{0, 5}, {1, 5}, {2, 5}, {3, 5}};
    snapshot.members[3].redis->openKeys = {{0, 0}, {2, 1}, {3, 0}};
    const auto plan = planUpdate(snapshot, statefulSet(4), requestTo(statefulSet(3)));
    ASSERT_TRUE(plan) << plan.error().describe();
    redis::SlotSet away;
    for (const auto& step : plan->steps)
        for (const auto& move : step.args.value("moves", json::array()))
            away = away | *redis::SlotSet::parse(move["slots"].get<std::string>());
    EXPECT_TRUE(away.contains(0));   // open on both sides
    EXPECT_FALSE(away.contains(1));  // on one side, and its keys are where they belong
    EXPECT_TRUE(away.contains(2));   // the importing side has a key of it
    EXPECT_FALSE(away.contains(3));
}

TEST(PlanUpdate, APodThatIsBrokenAndEmptyCanBeReplaced) {
    auto snapshot = snapshotOf(4);
    for (int in = 0; in < 4; ++in) {
        lineIn(snapshot, in, 2).slots = lineIn(snapshot, in, 2).slots | lineIn(snapshot, in, 3).slots;
        lineIn(snapshot, in, 3).slots = {};
    }
    auto& broken = snapshot.members[3];
    broken.pod->conditions.clear();
    broken.pod->statuses = {{.name = "redis", .state = "waiting", .reason = "ImagePullBackOff"}};
    broken.redis = fail(ErrorCode::Unreachable, "nobody answers");
    for (int in = 0; in < 3; ++in) {
        lineIn(snapshot, in, 3).fail = true;
        lineIn(snapshot, in, 3).linkConnected = false;
    }
    snapshot.statefulSet->updateRevision = "rev-2";
    cluster::join(snapshot);
    const auto plan = planUpdate(snapshot, statefulSet(4, "redis:nonsense"), requestTo(statefulSet(4)));
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(ids(*plan), Contains("wait-redis-3"));
}

TEST(PlanUpdate, ReplicasGrowWithTheirPrimaries) {
    const auto steps = [](int pods) {
        const auto plan = planUpdate(replicated(), statefulSet(6), requestTo(statefulSet(pods)));
        EXPECT_TRUE(plan) << plan.error().describe();
        std::map<std::string, std::string> replicates;
        for (const auto& step : plan->steps) {
            if (step.kind == "replicate") replicates[step.args["pod"]] = step.args["primary"];
            if (step.kind == "verify-update") replicates["primaries"] = std::to_string(step.args["slots"].size());
        }
        return replicates;
    };
    using Map = std::map<std::string, std::string>;
    EXPECT_EQ(steps(8), (Map{{"redis-7", "redis-6"}, {"primaries", "4"}}));
    EXPECT_EQ(steps(7), (Map{{"redis-6", "redis-0"}, {"primaries", "3"}}));
    EXPECT_EQ(steps(10), (Map{{"redis-8", "redis-6"}, {"redis-9", "redis-7"}, {"primaries", "5"}}));
}

TEST(PlanUpdate, SaysWhichPrimaryLosesItsReplica) {
    const auto plan = planUpdate(replicated(), statefulSet(6), requestTo(statefulSet(5)));
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(plan->notes, Contains("No replica is left to redis-2"));
}

/// As the journal keeps it.
std::map<std::string, json> notesBefore(const json& set) {
    return {{"statefulset-before",
             {{"replicas", set["spec"]["replicas"]}, {"template", set["spec"]["template"]}, {"revision", "rev-1"}}}};
}

TEST(PlanRollback, ReplacesOnlyThePodThatIsStuckOnTheNewRevision) {
    auto snapshot = snapshotOf(4);
    for (int in = 0; in < 4; ++in) {
        lineIn(snapshot, in, 2).slots = lineIn(snapshot, in, 2).slots | lineIn(snapshot, in, 3).slots;
        lineIn(snapshot, in, 3).slots = {};
    }
    auto& broken = snapshot.members[3];
    broken.pod->conditions.clear();
    broken.pod->statuses = {{.name = "redis", .state = "waiting", .reason = "ImagePullBackOff"}};
    broken.pod->meta.labels["controller-revision-hash"] = "rev-2";
    broken.redis = fail(ErrorCode::Unreachable, "nobody answers");
    for (int in = 0; in < 3; ++in) lineIn(snapshot, in, 3).fail = true;
    snapshot.statefulSet->updateRevision = "rev-2";
    snapshot.statefulSet->partition = 3;
    cluster::join(snapshot);
    const auto plan =
        planRollback(snapshot, statefulSet(4, "docker.io/library/redis:nonsense"), notesBefore(statefulSet(4)));
    ASSERT_TRUE(plan) << plan.error().describe();
    const auto steps = ids(*plan);
    EXPECT_THAT(steps, testing::IsSupersetOf({"apply-statefulset", "wait-redis-3", "rebalance", "thaw-rollout"}));
    EXPECT_THAT(steps, testing::Not(Contains("wait-redis-2")));
    for (const auto& step : plan->steps) {
        if (step.kind != "patch-statefulset") continue;
        EXPECT_THAT(step.args["patch"].dump(), HasSubstr("docker.io/library/redis:7.0"));
    }
}

TEST(PlanRollback, SaysThatDataOnANewerRedisCantGoBack) {
    auto snapshot = snapshotOf(4);
    snapshot.statefulSet->updateRevision = "rev-2";
    snapshot.members[3].pod->meta.labels["controller-revision-hash"] = "rev-2";
    snapshot.members[3].redis->info["redis_version"] = "8.0.2";
    const auto plan =
        planRollback(snapshot, statefulSet(4, "docker.io/library/redis:8.0"), notesBefore(statefulSet(4)));
    ASSERT_FALSE(plan);
    EXPECT_THAT(plan.error().describe(), AllOf(HasSubstr("redis-3"), HasSubstr("8.0.2"), HasSubstr("runs resume")));
}

TEST(PlanRollback, ARunThatChangedNothingButThePartitionAndSlotsIsUndone) {
    auto snapshot = snapshotOf(4);
    for (int in = 0; in < 4; ++in) {
        const auto moved = *redis::SlotSet::parse("12288-12999");
        lineIn(snapshot, in, 2).slots = lineIn(snapshot, in, 2).slots | moved;
        lineIn(snapshot, in, 3).slots = lineIn(snapshot, in, 3).slots - moved;
    }
    cluster::join(snapshot);
    snapshot.statefulSet->partition = 4;
    const auto plan = planRollback(snapshot, statefulSet(4), {});
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_EQ(ids(*plan), (std::vector<std::string>{"hold-settings", "move-slots", "thaw-rollout", "verify-update",
                                                    "put-back-settings"}));
}

TEST(Desired, ImageAndValuesAreSetAndWrongPathsRefused) {
    const auto image = withImage(statefulSet(3), "redis:8.0");
    ASSERT_TRUE(image);
    EXPECT_EQ((*image)["spec"]["template"]["spec"]["containers"][1]["image"], "redis:8.0") << "not the exporter's";
    EXPECT_FALSE(withImage(statefulSet(3), ""));

    const auto path = std::string("spec.template.spec.containers[redis].resources.limits.memory");
    const auto memory = withValue(statefulSet(3), path + "=2Gi");
    ASSERT_TRUE(memory) << memory.error().describe();
    EXPECT_EQ((*memory)["spec"]["template"]["spec"]["containers"][1]["resources"]["limits"]["memory"], "2Gi");
    EXPECT_EQ((*withValue(statefulSet(3),
                          path + "=5"))["spec"]["template"]["spec"]["containers"][1]["resources"]["limits"]["memory"],
              "5");
    EXPECT_EQ(
        (*withValue(
            statefulSet(3),
            "spec.template.metadata.annotations.\"a.b/c\"=2"))["spec"]["template"]["metadata"]["annotations"]["a.b/c"],
        "2");
    EXPECT_EQ((*withValue(statefulSet(3),
                          "spec.template.spec.terminationGracePeriodSeconds=5"))["spec"]["template"]["spec"]
                                                                                ["terminationGracePeriodSeconds"],
              5);
    for (const char* wrong :
         {"spec", "=1", "replicas=5", "spec.template.spec.containers[nobody].image=x", "spec.replicas.x=1"})
        EXPECT_FALSE(withValue(statefulSet(3), wrong)) << wrong;
}

TEST(Desired, MergeDiffMakesTheOtherOne) {
    const json a{{"same", 1}, {"gone", 2}, {"in", {{"x", 1}, {"y", {1, 2}}}}, {"kind", 1}};
    const json b{{"same", 1}, {"in", {{"x", 2}, {"y", {1, 3}}, {"z", json::object()}}}, {"kind", {{"now", "object"}}}};
    auto patched = a;
    const auto diff = mergeDiff(a, b);
    patched.merge_patch(diff);
    EXPECT_EQ(patched, b);
    EXPECT_FALSE(diff.contains("same"));
    EXPECT_TRUE(mergeDiff(a, a).empty());
}

TEST(Desired, VersionsAreReadFromTags) {
    EXPECT_EQ(versionOfImage("docker.io/library/redis:8.0"), "8.0");
    EXPECT_EQ(versionOfImage("registry:5000/redis"), "");
    EXPECT_EQ(versionOfImage("redis:latest"), "");
    EXPECT_EQ(majorMinor(versionOfImage("redis:7.2.4-alpine@sha256:00")), (std::vector{7, 2}));
    EXPECT_LT(majorMinor("7.0.15"), majorMinor("7.2"));
    EXPECT_TRUE(majorMinor("latest").empty());
}

TEST(PlanRebalance, ByWeight) {
    const auto snapshot = snapshotOf(4);
    const auto plan = planRebalance(snapshot, {.weights = {{"redis-0", 3}, {"redis-3", 0}}});
    ASSERT_TRUE(plan) << plan.error().describe();
    Paper paper(snapshot);
    paper.run(*plan);
    EXPECT_TRUE(paper.slots["redis-3"].empty());
    EXPECT_NEAR(paper.slots["redis-0"].size(), redis::slotCount * 3 / 5, 1);
    EXPECT_TRUE(planRebalance(snapshot, {})->empty());
    EXPECT_EQ(planRebalance(snapshot, {.weights = {{"redis-9", 1}}}).error().code, ErrorCode::Invalid);
}

}  // namespace
}  // namespace slotpilot::operations
