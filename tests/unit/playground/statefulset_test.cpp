// SPDX-License-Identifier: GPL-3.0-or-later
// StatefulSets and pods behave as Kubernetes' do.
#include <gmock/gmock.h>

#include "support.h"

namespace slotpilot::playground {
namespace {

using testing::HasSubstr;

class StatefulSets : public PlaygroundTest {
protected:
    void SetUp() override {
        NEEDS_KUBECTL();
        PlaygroundTest::SetUp();
    }

    std::string podField(int ordinal, const std::string& path) const {
        return jsonPath("pod/redis-" + std::to_string(ordinal), path);
    }
    std::string revision(int ordinal) const { return podField(ordinal, "{.metadata.labels.controller-revision-hash}"); }
    std::string redis(int ordinal, std::vector<std::string> command) const {
        command.insert(command.begin(), {"exec", "redis-" + std::to_string(ordinal), "-c", "redis", "--", "redis-cli"});
        return output(command);
    }
    void setTemplate(const std::string& value) const {
        output({"patch", "statefulset", "redis", "-p",
                R"({"spec":{"template":{"metadata":{"annotations":{"version":")" + value + R"("}}}}})"});
    }
    void setPartition(int partition) const {
        output({"patch", "statefulset", "redis", "-p",
                R"({"spec":{"updateStrategy":{"rollingUpdate":{"partition":)" + std::to_string(partition) + "}}}}"});
    }
};

TEST_F(StatefulSets, StartPodsInOrder) {
    deployRedis(3);
    std::string before;
    for (int ordinal = 0; ordinal < 3; ++ordinal) {
        const auto ready = podField(ordinal, "{.status.conditions[?(@.type=='Ready')].lastTransitionTime}");
        const auto created = podField(ordinal, "{.metadata.creationTimestamp}");
        EXPECT_LE(before, created) << "redis-" << ordinal << " did not wait for the one before it";
        before = ready;
    }
    EXPECT_NE(podField(0, "{.spec.nodeName}"), podField(1, "{.spec.nodeName}"));
    EXPECT_NE(podField(0, "{.status.podIP}"), podField(1, "{.status.podIP}"));
}

TEST_F(StatefulSets, ARestartedPodHasANewAddressAndItsOldData) {
    NEEDS_RECENT_KUBECTL();
    deployRedis(1);
    const auto address = podField(0, "{.status.podIP}"), uid = podField(0, "{.metadata.uid}");
    const auto id = redis(0, {"cluster", "myid"});
    output({"delete", "pod", "redis-0"});
    output({"wait", "--for=condition=Ready", "pod/redis-0", "--timeout=60s"});
    EXPECT_NE(podField(0, "{.metadata.uid}"), uid);
    EXPECT_NE(podField(0, "{.status.podIP}"), address);
    EXPECT_EQ(redis(0, {"cluster", "myid"}), id);
    EXPECT_THAT(redis(0, {"cluster", "nodes"}), HasSubstr(podField(0, "{.status.podIP}") + ":6379@16379"));
}

TEST_F(StatefulSets, UpdateFromTheTopDownToThePartition) {
    deployRedis(3);
    const auto old = revision(0);
    setPartition(2);
    setTemplate("2");
    expectSoon("statefulset/redis", "{.status.updatedReplicas}", "1");
    expectSoon("statefulset/redis", "{.status.readyReplicas}", "3");
    EXPECT_NE(revision(2), old);
    EXPECT_EQ(revision(1), old);
    EXPECT_EQ(jsonPath("statefulset/redis", "{.status.currentRevision}"), old);
    // Below the partition a pod comes back as it was.
    output({"delete", "pod", "redis-0"});
    output({"wait", "--for=condition=Ready", "pod/redis-0", "--timeout=60s"});
    EXPECT_EQ(revision(0), old);
    setPartition(0);
    output({"rollout", "status", "statefulset/redis", "--timeout=60s"});
    expectSoon("statefulset/redis", "{.status.currentReplicas}", "3");
    EXPECT_EQ(revision(0), jsonPath("statefulset/redis", "{.status.updateRevision}"));
    EXPECT_LE(podField(1, "{.metadata.creationTimestamp}"), podField(0, "{.metadata.creationTimestamp}"));
    output({"rollout", "undo", "statefulset/redis"});
    expectSoon("statefulset/redis", "{.status.updateRevision}", old);
}

TEST_F(StatefulSets, StayStuckOnABrokenRevisionUntilThePodIsDeleted) {
    deployRedis(2);
    output({"set", "image", "statefulset/redis", "redis=redis:broken"});
    expectSoon("pod/redis-1", "{.status.containerStatuses[?(@.name=='redis')].state.waiting.reason}",
               "ImagePullBackOff");
    output({"set", "image", "statefulset/redis", "redis=docker.io/library/redis:7.0"});
    expectSoon("statefulset/redis", "{.status.observedGeneration}",
               jsonPath("statefulset/redis", "{.metadata.generation}"));
    EXPECT_EQ(podField(1, "{.spec.containers[0].image}"), "redis:broken");
    EXPECT_THAT(output({"describe", "pod", "redis-1"}), HasSubstr("Failed to pull image"));
    output({"delete", "pod", "redis-1"});
    output({"wait", "--for=condition=Ready", "pod/redis-1", "--timeout=60s"});
    EXPECT_EQ(podField(1, "{.spec.containers[0].image}"), "docker.io/library/redis:7.0");
}

TEST_F(StatefulSets, OnDeleteWaitsForTheUser) {
    output({"apply", "-f", "-"}, redisManifest(1, "redis:7.0", "  updateStrategy: {type: OnDelete}"));
    output({"wait", "--for=condition=Ready", "pod/redis-0", "--timeout=60s"});
    const auto old = revision(0);
    setTemplate("2");
    expectSoon("statefulset/redis", "{.status.observedGeneration}", "2");
    EXPECT_EQ(revision(0), old);
    output({"delete", "pod", "redis-0"});
    output({"wait", "--for=condition=Ready", "pod/redis-0", "--timeout=60s"});
    EXPECT_NE(revision(0), old);
}

TEST_F(StatefulSets, TooLargeAPodStaysPending) {
    output({"apply", "-f", "-"}, redisManifest(1));
    output({"set", "resources", "statefulset/redis", "-c", "redis", "--requests=memory=900Gi"});
    output({"delete", "pod", "redis-0", "--ignore-not-found"});
    expectSoon("pod/redis-0", "{.status.conditions[?(@.type=='PodScheduled')].reason}", "Unschedulable");
    EXPECT_THAT(podField(0, "{.status.conditions[?(@.type=='PodScheduled')].message}"),
                HasSubstr("0/3 nodes are available: 3 Insufficient memory"));
}

TEST_F(StatefulSets, ACrashingContainerBacksOff) {
    output({"run", "crash", "--image=redis:7.0", "--command", "--", "sh", "-c", "echo dying; exit 3"});
    expectSoon("pod/crash", "{.status.containerStatuses[0].state.waiting.reason}", "CrashLoopBackOff");
    EXPECT_EQ(jsonPath("pod/crash", "{.status.containerStatuses[0].lastState.terminated.exitCode}"), "3");
    EXPECT_THAT(output({"logs", "crash", "--previous"}), HasSubstr("dying"));
    EXPECT_THAT(output({"get", "pods"}), HasSubstr("CrashLoopBackOff"));
}

TEST_F(StatefulSets, AKilledServerIsRestartedInItsPod) {
    NEEDS_RECENT_KUBECTL();
    deployRedis(1);
    const auto uid = podField(0, "{.metadata.uid}");
    kubectl({"exec", "redis-0", "-c", "redis", "--", "redis-cli", "shutdown", "nosave"});
    expectSoon("pod/redis-0", "{.status.containerStatuses[?(@.name=='redis')].restartCount}", "1");
    expectSoon("pod/redis-0", "{.status.conditions[?(@.type=='Ready')].status}", "True");
    EXPECT_EQ(podField(0, "{.metadata.uid}"), uid);
}

TEST_F(StatefulSets, NodesMeetByTheirAnnouncedAddresses) {
    NEEDS_RECENT_KUBECTL();
    deployRedis(2);
    EXPECT_EQ(redis(0, {"cluster", "meet", podField(1, "{.status.podIP}"), "6379"}), "OK\n");
    const auto met =
        pollUntil({}, {"the nodes to meet", Milliseconds(20'000), Milliseconds(100)}, [&]() -> Expected<std::string> {
            const auto nodes = redis(1, {"cluster", "nodes"});
            return nodes.find(podField(0, "{.status.podIP}") + ":6379") != std::string::npos ? "" : nodes;
        });
    EXPECT_TRUE(met) << met.error().describe();
}

}  // namespace
}  // namespace slotpilot::playground
