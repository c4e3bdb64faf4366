// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/create.h"
#include "operations/check.h"

#include <gmock/gmock.h>

#include <set>

#include "operations/cluster_look.h"
#include "unit/operations/sample.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using cluster::ClusterSnapshot;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> ids(const workflow::Plan& plan) {
    std::vector<std::string> result;
    for (const auto& step : plan.steps) result.push_back(step.id);
    return result;
}

const workflow::StepSpec& stepNamed(const workflow::Plan& plan, const std::string& id) {
    return *std::find_if(plan.steps.begin(), plan.steps.end(), [&](const auto& step) { return step.id == id; });
}

TEST(PlanCreate, ThreePrimaries) {
    const auto plan = planCreate(freshSnapshot(3), {});
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_THAT(ids(*plan),
                ElementsAre("wait-redis", "check-fresh", "config-epochs", "meet-redis-1", "meet-redis-2", "wait-known",
                            "assign-slots-redis-0", "assign-slots-redis-1", "assign-slots-redis-2", "verify-cluster"));
    // As redis-cli's create.
    EXPECT_EQ(stepNamed(*plan, "assign-slots-redis-0").args["slots"], "0-5460");
    EXPECT_EQ(stepNamed(*plan, "assign-slots-redis-1").args["slots"], "5461-10922");
    EXPECT_EQ(stepNamed(*plan, "assign-slots-redis-2").args["slots"], "10923-16383");
    EXPECT_TRUE(plan->notes.empty());
    for (const auto& step : plan->steps) {
        EXPECT_FALSE(step.title.empty() || step.why.empty() || step.command.empty() || step.expected.empty())
            << step.id;
        EXPECT_EQ(step.command.find('<'), std::string::npos) << step.command;
    }
}

TEST(PlanCreate, EveryNumberOfPrimariesCoversAllSlotsOnceAndEvenly) {
    for (int count = 3; count <= 40; ++count) {
        const auto plan = planCreate(freshSnapshot(count), {});
        ASSERT_TRUE(plan);
        redis::SlotSet all;
        int sum = 0;
        for (const auto& step : plan->steps) {
            if (step.kind != "assign-slots") continue;
            const auto slots = redis::SlotSet::parse(step.args["slots"].get<std::string>());
            EXPECT_EQ(slots->ranges().size(), 1U);
            EXPECT_LE(std::abs(slots->size() - redis::slotCount / count), 1);
            all = all | *slots;
            sum += slots->size();
        }
        EXPECT_EQ(all.size(), redis::slotCount);
        EXPECT_EQ(sum, redis::slotCount);
    }
}

TEST(PlanCreate, ReplicasRunOnOtherNodesThanTheirPrimaries) {
    for (const int count : {6, 9, 7}) {
        const auto snapshot = freshSnapshot(count);  // dealt out over three Kubernetes nodes in turn
        const auto plan = planCreate(snapshot, {count == 9 ? 2 : 1});
        ASSERT_TRUE(plan) << plan.error().describe();
        std::map<std::string, int> replicasOf;
        for (const auto& step : plan->steps) {
            if (step.kind != "replicate") continue;
            const auto* replica = snapshot.member(step.args["pod"].get<std::string>());
            const auto* primary = snapshot.member(step.args["primary"].get<std::string>());
            EXPECT_NE(replica->pod->nodeName, primary->pod->nodeName) << count << " " << step.title;
            ++replicasOf[primary->name];
        }
        EXPECT_EQ(replicasOf.size(), 3U);
        EXPECT_TRUE(plan->notes.empty());
    }
}

TEST(PlanCreate, ReplicasGoToOtherZones) {
    auto snapshot = freshSnapshot(6);
    std::vector<kube::Node> nodes;
    for (int i = 0; i < 6; ++i) {
        const auto name = "n" + std::to_string(i);
        nodes.push_back(nodeNamed(name, i < 3 ? "west" : "east"));
        snapshot.members[static_cast<std::size_t>(i)].pod->nodeName = name;
    }
    snapshot.nodes = nodes;
    const auto plan = planCreate(snapshot, {1});
    ASSERT_TRUE(plan);
    const auto isEast = [](const std::string& pod) { return pod >= "redis-3"; };
    for (const auto& step : plan->steps)
        if (step.kind == "replicate") {
            EXPECT_NE(isEast(step.args["pod"]), isEast(step.args["primary"])) << step.title;
        }
}

TEST(PlanCreate, OneKubernetesNodeForAllIsNoted) {
    auto snapshot = freshSnapshot(6);
    for (auto& member : snapshot.members) member.pod->nodeName = "node1";
    const auto plan = planCreate(snapshot, {1});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->notes.size(), 3U);
    EXPECT_THAT(plan->notes.at(0), HasSubstr("both run on node1"));
}

TEST(PlanCreate, TooFewPods) {
    for (const int count : {0, 1, 2}) {
        const auto plan = planCreate(freshSnapshot(count), {});
        ASSERT_FALSE(plan);
        EXPECT_EQ(plan.error().code, ErrorCode::Precondition);
        EXPECT_THAT(plan.error().what, HasSubstr("at least 3 pods"));
    }
    EXPECT_FALSE(planCreate(freshSnapshot(5), {1}));
    EXPECT_EQ(planCreate(freshSnapshot(3), {-1}).error().code, ErrorCode::Invalid);
}

TEST(PlanCreate, AlreadyCreatedIsLeftAlone) {
    const auto plan = planCreate(healthySnapshot(3), {});
    ASSERT_TRUE(plan);
    EXPECT_TRUE(plan->empty());
    EXPECT_THAT(plan->notes.at(0), HasSubstr("3 primaries cover all 16,384 slots and agree"));
}

TEST(PlanCreate, AClusterThatIsThereButNotWellIsNotCalledFine) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[0].redis = fail(ErrorCode::Unreachable, "connection refused");
    cluster::join(snapshot);
    const auto plan = planCreate(snapshot, {});
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Precondition);
    EXPECT_THAT(plan.error().what, HasSubstr(check(snapshot).sentence));
    EXPECT_THAT(plan.error().hint, HasSubstr("check"));
}

TEST(PlanCreate, GoesOnWhereNotAllHaveHeardOfTheLastSlots) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[0].redis->cluster.state = "fail";
    for (int about = 0; about < 3; ++about) {  // as planCreate deals them out
        const redis::SlotRange range = about == 0   ? redis::SlotRange{0, 5460}
                                       : about == 1 ? redis::SlotRange{5461, 10922}
                                                    : redis::SlotRange{10923, 16383};
        for (int in = 0; in < 3; ++in) {
            lineIn(snapshot, in, about).slots = {};
            if (in != 0 || about != 2) lineIn(snapshot, in, about).slots.add(range);
        }
    }
    cluster::join(snapshot);
    ASSERT_FALSE(check(snapshot).healthy());
    const auto plan = planCreate(snapshot, {});
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_EQ(plan->steps, planCreate(freshSnapshot(3), {})->steps);
}

void expectRefused(ClusterSnapshot snapshot, const std::string& pod, const std::string& words) {
    cluster::join(snapshot);
    const auto plan = planCreate(snapshot, {});
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Precondition) << plan.error().describe();
    EXPECT_EQ(plan.error().where, pod);
    EXPECT_THAT(plan.error().what, HasSubstr(words));
    EXPECT_FALSE(plan.error().hint.empty());
}

TEST(PlanCreate, OldDataIsRefused) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[1].redis->info["db0"] = "keys=1204,expires=0,avg_ttl=0";
    expectRefused(snapshot, "redis-1", "1,204 keys of old data");
}

TEST(PlanCreate, AnOldNodesConfIsRefused) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[2].redis->nodes.push_back(lineOf(8));
    expectRefused(snapshot, "redis-2", "old nodes.conf");
}

TEST(PlanCreate, AnOldNodesConfWithAllSlotsElsewhereIsRefused) {
    auto snapshot = freshSnapshot(3);
    auto other = lineOf(8);
    other.slots.add(redis::SlotRange{0, redis::slotCount - 1});
    snapshot.members[2].redis->nodes.push_back(other);
    expectRefused(snapshot, "redis-2", "another Redis Cluster");
}

TEST(PlanCreate, SlotsThatWouldBeOthersAreRefused) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[0].redis->nodes[0].slots.add(16000);
    expectRefused(snapshot, "redis-0", "half created");
}

TEST(PlanCreate, NotInClusterMode) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unsupported, "cluster support disabled", "redis-1");
    expectRefused(snapshot, "redis-1", "not in cluster mode");
}

TEST(PlanCreate, APasswordIsNeeded) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unauthorized, "Redis needs a password", "redis-1");
    const auto plan = planCreate(snapshot, {});
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Unauthorized);
}

TEST(PlanCreate, PodsThatAreNotThereYetAreWaitedFor) {
    auto snapshot = freshSnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unreachable, "the pod is Pending");
    const auto plan = planCreate(snapshot, {});
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_EQ(plan->steps.size(), 10U);
}

TEST(PlanCreate, GoesOnWithItsOwnHalfMadeCluster) {
    auto snapshot = freshSnapshot(3);
    for (auto& member : snapshot.members) {
        member.redis->nodes.clear();
        for (int i = 0; i < 3; ++i) {
            auto line = lineOf(i);
            line.myself = i == member.ordinal;
            if (i == 0) line.slots.add(redis::SlotRange{0, 5460});
            member.redis->nodes.push_back(line);
        }
    }
    cluster::join(snapshot);
    const auto plan = planCreate(snapshot, {});
    ASSERT_TRUE(plan) << plan.error().describe();
    EXPECT_EQ(plan->steps, planCreate(freshSnapshot(3), {})->steps);
    EXPECT_EQ(plan->notes.size(), 1U);
}

TEST(MissingReady, NamesEachPodAndWhy) {
    auto snapshot = freshSnapshot(3);
    EXPECT_EQ(missingReady(snapshot, 3), "");
    EXPECT_EQ(countReady(snapshot, 3), 3);
    snapshot.members[0].pod->conditions[0].status = "False";
    snapshot.members[0].pod->statuses.push_back({.name = "redis", .state = "waiting", .reason = "ContainerCreating"});
    snapshot.members[1].pod->meta.labels["controller-revision-hash"] = "rev-0";
    snapshot.members[2].pod.reset();
    EXPECT_EQ(missingReady(snapshot, 3),
              "redis-0 (ContainerCreating), redis-1 (still on the old revision) and redis-2 (does not exist yet)");
    EXPECT_EQ(countReady(snapshot, 3), 0);
    snapshot.statefulSet->partition = 2;
    EXPECT_EQ(countReady(snapshot, 3), 1);
}

TEST(TroubleWatch, TellsWhatDoesNotMendItselfAfterItsPatience) {
    using namespace std::chrono_literals;
    const SteadyTime start{};
    for (const auto* reason : {"ImagePullBackOff", "CrashLoopBackOff", "CreateContainerConfigError"}) {
        auto snapshot = freshSnapshot(3);
        auto& pod = *snapshot.members[1].pod;
        pod.conditions[0].status = "False";
        pod.statuses.push_back({.name = "redis", .state = "waiting", .reason = reason, .message = "details"});
        TroubleWatch watch(20s);
        EXPECT_FALSE(watch.look(snapshot, 3, start));
        EXPECT_FALSE(watch.look(snapshot, 3, start + 19s));
        const auto error = watch.look(snapshot, 3, start + 21s);
        ASSERT_TRUE(error) << reason;
        EXPECT_EQ(error->where, "redis-1");
        EXPECT_THAT(error->what, HasSubstr(reason));
        EXPECT_FALSE(watch.look(snapshot, 1, start + 60s));
    }
}

TEST(TroubleWatch, APodOfAnOldRevisionIsReplacedUnlessPodsAreStartedInOrder) {
    using namespace std::chrono_literals;
    auto snapshot = freshSnapshot(1);
    auto& pod = *snapshot.members[0].pod;
    pod.conditions[0].status = "False";
    pod.statuses.push_back({.name = "redis", .state = "waiting", .reason = "ImagePullBackOff"});
    snapshot.statefulSet->updateRevision = "rev-2";
    snapshot.statefulSet->podManagementPolicy = "Parallel";
    TroubleWatch watch(0s);
    EXPECT_FALSE(watch.look(snapshot, 1, {}));
    snapshot.statefulSet->podManagementPolicy = "OrderedReady";
    const auto error = watch.look(snapshot, 1, {});
    ASSERT_TRUE(error);
    EXPECT_THAT(error->hint, HasSubstr("delete the pod"));
}

TEST(TroubleWatch, APodThatGetsReadyIsForgiven) {
    using namespace std::chrono_literals;
    const SteadyTime start{};
    auto broken = freshSnapshot(1);
    broken.members[0].pod->conditions[0].status = "False";
    broken.members[0].pod->conditions.push_back({"PodScheduled", "False", "Unschedulable", "0/3 nodes", {}});
    TroubleWatch watch(20s);
    EXPECT_FALSE(watch.look(broken, 1, start));
    EXPECT_FALSE(watch.look(freshSnapshot(1), 1, start + 10s));
    EXPECT_FALSE(watch.look(broken, 1, start + 21s));
    EXPECT_TRUE(watch.look(broken, 1, start + 42s));
}

TEST(MissingAcquaintance, NamesThePairAndThePort) {
    auto snapshot = healthySnapshot(3);
    const std::vector<std::string> pods{"redis-0", "redis-1", "redis-2"};
    EXPECT_EQ(missingAcquaintance(snapshot, pods), "");
    lineIn(snapshot, 0, 2).linkConnected = false;
    auto& nodes = snapshot.members[1].redis->nodes;
    nodes.erase(nodes.begin());
    EXPECT_EQ(
        missingAcquaintance(snapshot, pods),
        "redis-0 does not reach redis-2 on its bus port 16379 and redis-1 does not know redis-0 (bus port 16379)");
}

}  // namespace
}  // namespace slotpilot::operations
