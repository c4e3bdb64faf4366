// SPDX-License-Identifier: GPL-3.0-or-later
// Create's steps on real Redis servers.
#include <gmock/gmock.h>

#include <future>

#include "cluster/assemble.h"
#include "operations/check.h"
#include "operations/create.h"
#include "operations/step_support.h"
#include "redis_cluster.h"
#include "unit/operations/sample.h"
#include "workflow/runner.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using testing::HasSubstr;
using workflow::RunState;
using workflow::StepState;

/// Servers that stand for the pods redis-0, redis-1, ...
struct Servers {
    RedisCluster servers;
    /// The pod's address; another than the server's own: where nothing answers.
    std::map<std::string, std::string> otherAddress;

    explicit Servers(RedisOptions options) : servers(std::move(options)) {}

    Expected<redis::Connection> dial(const std::string& pod, std::stop_token stop) {
        const auto& server = servers[static_cast<std::size_t>(std::stoi(pod.substr(6)))];
        TRY_ASSIGN(connection, redis::Connection::connect(server.host(), server.port(), Milliseconds{2000}, stop));
        return std::move(connection);
    }
    Expected<cluster::SnapshotPtr> look(std::stop_token stop) {
        cluster::Parts parts;
        const auto count = static_cast<int>(servers.size());
        const auto sample = freshSnapshot(count);
        parts.target = sample.target;
        parts.statefulSet = sample.statefulSet;
        parts.nodes = sample.nodes;
        parts.claims = sample.claims;
        std::vector<kube::Pod> pods;
        for (int i = 0; i < count; ++i) {
            auto pod = readyPod(i);
            pod.podIp = servers[static_cast<std::size_t>(i)].host();
            if (const auto other = otherAddress.find(pod.meta.name); other != otherAddress.end())
                pod.podIp = other->second;
            auto connection = dial(pod.meta.name, stop);
            parts.redis.emplace(
                pod.meta.uid,
                connection ? cluster::readView(connection->pipeline(cluster::viewCommands(), stop), pod.meta.name)
                           : cluster::Known<cluster::RedisView>(fail(connection.error())));
            pods.push_back(std::move(pod));
        }
        parts.pods = pods;
        return std::make_shared<const cluster::ClusterSnapshot>(cluster::assemble(parts));
    }
    ReachPtr reach() {
        auto reach = std::make_shared<Reach>();
        reach->look = [this](std::stop_token stop) { return look(stop); };
        reach->dial = [this](const std::string& pod, std::stop_token stop) { return dial(pod, stop); };
        reach->busTimeout = Milliseconds{3000};
        reach->podTimeout = Milliseconds{3000};
        reach->agreeTimeout = Milliseconds{20'000};
        return reach;
    }
    workflow::Plan plan(const CreateRequest& request = {}) { return must(planCreate(*must(look({})), request)); }
    workflow::RunStatusPtr run(const workflow::Plan& plan) {
        workflow::Runner runner(plan, stepFactory(reach()), nullptr, {});
        runner.runAll();
        return runner.wait();
    }
    CheckReport report() { return check(*must(look({}))); }
};

std::string failureOf(const workflow::RunStatus& status) {
    return status.error ? status.error->describe() : std::string();
}

RedisOptions alone(int count) {
    RedisOptions options;
    options.primaries = count;
    options.join = false;
    options.ownAddresses = true;
    return options;
}

TEST(CreateSteps, MakeAClusterThatCheckFindsFine) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    const auto status = pods.run(plan);
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        EXPECT_EQ(status->steps[i].seen, plan.steps[i].expected) << plan.steps[i].id;
    EXPECT_EQ(pods.report().sentence, "3 primaries cover all 16,384 slots and agree");
    const auto again = pods.plan();
    EXPECT_TRUE(again.empty());
}

TEST(CreateSteps, ReplicasFollowTheirPrimaries) {
    Servers pods(alone(6));
    const auto status = pods.run(pods.plan({1}));
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    EXPECT_EQ(pods.report().sentence, "3 primaries with 3 replicas cover all 16,384 slots and agree");
}

TEST(CreateSteps, EveryStepCanBeTheLastBeforeABreakAndRunAgain) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    for (std::size_t done = 1; done < plan.steps.size(); ++done) {
        auto part = plan;
        part.steps.resize(done);
        const auto status = pods.run(part);
        ASSERT_EQ(status->state, RunState::Succeeded) << done << " " << failureOf(*status);
        // Planned anew from what there is now, until it is complete.
        const auto anew = pods.plan();
        if (!anew.empty()) {
            EXPECT_EQ(anew.steps, plan.steps) << done;
        }
    }
    const auto last = pods.run(plan);
    EXPECT_EQ(last->state, RunState::Succeeded) << failureOf(*last);
    // All but the two that only look.
    for (std::size_t i = 0; i + 1 < plan.steps.size(); ++i)
        if (plan.steps[i].kind != "check-fresh") {
            EXPECT_EQ(last->steps[i].state, StepState::AlreadyDone) << plan.steps[i].id;
        }
}

TEST(CreateSteps, DataThatCameAfterThePlanIsNotLost) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    auto connection = pods.servers.connect(1);
    must(connection.command({"CLUSTER", "ADDSLOTS", std::to_string(redis::slotOf("old"))}, {}));
    must(connection.command({"CONFIG", "SET", "cluster-require-full-coverage", "no"}, {}));
    must(pollUntil({}, {"the slot to be served", Milliseconds{20'000}, Milliseconds{50}},
                   [&]() -> Expected<std::string> {
                       const auto reply = must(connection.send({"SET", "old", "value"}, {}));
                       return reply.isOk() ? "" : reply.text;
                   }));
    must(connection.command({"CLUSTER", "DELSLOTS", std::to_string(redis::slotOf("old"))}, {}));
    const auto status = pods.run(plan);
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_THAT(failureOf(*status), HasSubstr("old data"));
    EXPECT_EQ(pods.servers.nodes(0).size(), 1U);
}

TEST(CreateSteps, AnotherClustersPodIsNeverMet) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    RedisCluster other(alone(1));
    pods.servers.command(2, {"CLUSTER", "MEET", other[0].host(), "6379"});
    must(pollUntil({}, {"the other", Milliseconds{20'000}, Milliseconds{50}}, [&]() -> Expected<std::string> {
        const auto nodes = pods.servers.nodes(2);
        return nodes.size() == 2 && !nodes[0].handshake && !nodes[1].handshake ? "" : "handshake";
    }));
    auto meet = plan;
    std::erase_if(meet.steps, [](const auto& step) { return step.id != "meet-redis-2"; });
    for (const auto& part : {plan, meet}) {
        const auto status = pods.run(part);
        EXPECT_EQ(status->state, RunState::Failed);
        EXPECT_THAT(failureOf(*status), HasSubstr("another Redis Cluster"));
    }
    EXPECT_EQ(pods.servers.nodes(0).size(), 1U);
}

TEST(CreateSteps, ABlockedBusPortIsNamedWithinABound) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    // Nothing listens there: as a firewall between the pods.
    pods.otherAddress["redis-1"] = "127.78.0.1";
    const auto status = pods.run(plan);
    EXPECT_EQ(status->state, RunState::Failed);
    const auto words = failureOf(*status);
    EXPECT_THAT(words, HasSubstr("redis-0 and redis-1"));
    EXPECT_THAT(words, HasSubstr("16379"));
    EXPECT_THAT(words, HasSubstr("NetworkPolicy"));
}

TEST(CreateSteps, ProtectedModeIsRefusedBeforeAnythingIsChanged) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    pods.servers.command(1, {"CONFIG", "SET", "protected-mode", "yes"});
    const auto status = pods.run(plan);
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_THAT(failureOf(*status), HasSubstr("protected mode"));
    EXPECT_EQ(status->error->where, "redis-1");
    EXPECT_EQ(pods.servers.nodes(0).size(), 1U);
}

TEST(CreateSteps, AServerThatIsNotInClusterModeIsRefused) {
    auto options = alone(3);
    options.clusterEnabled = false;
    Servers pods(options);
    const auto plan = planCreate(*must(pods.look({})), {});
    ASSERT_FALSE(plan);
    EXPECT_THAT(plan.error().describe(), HasSubstr("not in cluster mode"));
}

TEST(CreateSteps, AServerThatDoesNotAnswerIsWaitedForInVain) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    pods.servers[2].kill();
    const auto status = pods.run(plan);
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_EQ(status->error->code, ErrorCode::Timeout);
    EXPECT_THAT(failureOf(*status), HasSubstr("redis-2"));
}

TEST(CreateSteps, CancelEndsAWait) {
    Servers pods(alone(3));
    const auto plan = pods.plan();
    pods.servers[2].kill();
    std::promise<void> running;
    std::once_flag once;
    workflow::Runner runner(plan, stepFactory(pods.reach()), nullptr,
                            {[&](const workflow::RunStatusPtr& status) {
                                 if (status->steps[0].state == StepState::Running)
                                     std::call_once(once, [&] { running.set_value(); });
                             },
                             {}});
    runner.runAll();
    running.get_future().wait();
    runner.cancel();
    EXPECT_EQ(runner.wait()->state, RunState::Cancelled);
}

TEST(StepFactory, RefusesWhatItDoesNotKnow) {
    Servers pods(alone(1));
    const auto factory = stepFactory(pods.reach());
    const auto make = [&](const std::string& kind, nlohmann::json args) {
        workflow::StepSpec spec;
        spec.id = "step";
        spec.kind = kind;
        spec.args = std::move(args);
        const auto step = factory(spec);
        return step ? std::string() : std::string(toString(step.error().code));
    };
    EXPECT_EQ(make("fly", nlohmann::json::object()), "Unsupported");
    EXPECT_EQ(make("meet", {{"pod", "redis-0"}}), "Invalid");
    EXPECT_EQ(make("assign-slots", {{"pod", "redis-0"}, {"slots", "0-99999"}}), "Invalid");
    EXPECT_EQ(make("wait-pods", {{"replicas", "three"}}), "Invalid");
    EXPECT_EQ(make("wait-known", {{"pods", {1, 2}}}), "Invalid");
    EXPECT_EQ(make("check-fresh", {{"pods", {"redis-0"}}}), "Invalid");
    EXPECT_EQ(make("apply-object", nlohmann::json::object()), "Invalid");
    EXPECT_EQ(make("assign-slots", {{"pod", "redis-0"}, {"slots", "0-5"}}), "");
}

}  // namespace
}  // namespace slotpilot::operations
