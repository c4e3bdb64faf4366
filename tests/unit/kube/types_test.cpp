// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/types.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "kube/encoding.h"

namespace slotpilot::kube {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

json podJson() {
    return json::parse(R"({
      "metadata": {"name": "redis-12", "namespace": "prod", "uid": "u1", "resourceVersion": "42", "generation": 2,
                   "creationTimestamp": "2026-01-31T12:00:00Z", "annotations": null,
                   "labels": {"controller-revision-hash": "redis-abc"},
                   "ownerReferences": [{"kind": "StatefulSet", "name": "redis", "uid": "s1", "controller": true}]},
      "spec": {"nodeName": "node1",
               "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data-redis-12"}}, {"name": "tmp", "emptyDir": {}}],
               "containers": [{"name": "redis", "image": "redis:7", "ports": [{"containerPort": 6379}],
                               "resources": {"requests": {"cpu": "100m", "memory": 1048576}}}]},
      "status": {"phase": "Running", "podIP": "10.0.0.1", "startTime": "2026-01-31T12:00:01Z",
                 "conditions": [{"type": "PodScheduled", "status": "True"}, {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-31T12:00:09Z"}],
                 "containerStatuses": [{"name": "redis", "ready": true, "restartCount": 3, "image": "redis:7", "imageID": "sha",
                                        "state": {"running": {"startedAt": "2026-01-31T12:00:05Z"}},
                                        "lastState": {"terminated": {"exitCode": 137, "reason": "OOMKilled"}}}]}})");
}

std::string troubleWith(const char* status) {
    auto object = podJson();
    object["status"] = json::parse(status);
    const auto pod = parse<Pod>(object);
    return pod ? pod->trouble() : pod.error().describe();
}

TEST(Parse, ReadsAPod) {
    const auto pod = parse<Pod>(podJson());
    ASSERT_TRUE(pod) << pod.error().describe();
    EXPECT_EQ(pod->ordinal(), 12);
    EXPECT_EQ(pod->revision(), "redis-abc");
    EXPECT_TRUE(pod->ready());
    EXPECT_EQ(pod->trouble(), "");
    EXPECT_EQ(pod->restarts(), 3);
    EXPECT_THAT(pod->claims, ElementsAre("data-redis-12"));
    EXPECT_THAT(pod->containers[0].requests, ElementsAre(Pair("cpu", "100m"), Pair("memory", "1048576")));
    EXPECT_THAT(pod->containers[0].ports, ElementsAre(6379));
    EXPECT_EQ(pod->statuses[0].state, "running");
    EXPECT_EQ(pod->statuses[0].exitCode, 137);
    EXPECT_EQ(pod->meta.owners[0].name, "redis");
    EXPECT_EQ(toRfc3339(*pod->meta.created), "2026-01-31T12:00:00Z");
    EXPECT_FALSE(pod->terminating());
}

TEST(Parse, AWrongTypeIsAnErrorThatNamesTheObject) {
    auto object = podJson();
    object["status"]["phase"] = 5;
    const auto pod = parse<Pod>(object);
    ASSERT_FALSE(pod);
    EXPECT_EQ(pod.error().code, ErrorCode::Protocol);
    EXPECT_EQ(pod.error().where, "redis-12");
    EXPECT_FALSE(parse<Pod>(json("text")));
    EXPECT_FALSE(parse<Pod>(json{{"spec", {{"containers", 5}}}}));
    EXPECT_FALSE(parse<Pod>(json{{"spec", {{"volumes", {"x"}}}}}));
    EXPECT_TRUE(parse<Pod>(json::object()));
    EXPECT_FALSE(parse<Pod>(json())) << "no object at all";
}

TEST(PodTrouble, SpeaksKubernetesOwnWords) {
    EXPECT_EQ(troubleWith(R"({"phase": "Pending", "conditions": [{"type": "PodScheduled", "status": "False",
                  "reason": "Unschedulable", "message": "0/3 nodes are available"}]})"),
              "Unschedulable: 0/3 nodes are available");
    EXPECT_EQ(troubleWith(R"({"containerStatuses": [
                  {"name": "a", "state": {"waiting": {"reason": "ContainerCreating"}}},
                  {"name": "b", "state": {"waiting": {"reason": "ImagePullBackOff", "message": "no such image"}}}]})"),
              "ImagePullBackOff: no such image");
    EXPECT_EQ(
        troubleWith(
            R"({"containerStatuses": [{"name": "a", "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off"}},
                  "lastState": {"terminated": {"exitCode": 1}}}]})"),
        "CrashLoopBackOff: back-off (container a ended with 1)");
    EXPECT_EQ(
        troubleWith(
            R"({"initContainerStatuses": [{"name": "init", "state": {"terminated": {"exitCode": 2, "reason": "Error"}}}],
                  "containerStatuses": [{"name": "a", "state": {"waiting": {"reason": "PodInitializing"}}}]})"),
        "Error (container init ended with 2)");
    EXPECT_EQ(troubleWith(R"({"phase": "Failed", "reason": "Evicted", "message": "low on memory"})"),
              "Evicted: low on memory");
    EXPECT_EQ(
        troubleWith(
            R"({"conditions": [{"type": "Ready", "status": "False", "reason": "ContainersNotReady", "message": "containers with unready status: [redis]"}],
                  "containerStatuses": [{"name": "redis", "state": {"running": {}}}]})"),
        "ContainersNotReady: containers with unready status: [redis]");
    EXPECT_EQ(troubleWith("{}"), "Pending");
}

TEST(Pod, AnOrdinalIsAllDigits) {
    const auto ordinal = [](const char* name) { return Pod{.meta = {.name = name}}.ordinal(); };
    EXPECT_EQ(ordinal("redis-0"), 0);
    EXPECT_EQ(ordinal("redis-cli-3"), 3);
    EXPECT_FALSE(ordinal("redis"));
    EXPECT_FALSE(ordinal("redis-5d8f"));
    EXPECT_FALSE(ordinal("redis-"));
    EXPECT_FALSE(ordinal("redis-99999999999"));
}

TEST(Parse, ReadsAStatefulSet) {
    const auto set = parse<StatefulSet>(json::parse(R"({
      "metadata": {"name": "redis", "generation": 7},
      "spec": {"serviceName": "redis", "podManagementPolicy": "OrderedReady", "selector": {"matchLabels": {"app": "redis"}},
               "updateStrategy": {"type": "RollingUpdate", "rollingUpdate": {"partition": 4}},
               "template": {"spec": {"containers": [{"name": "redis", "image": "redis:7"}]}},
               "volumeClaimTemplates": [{"metadata": {"name": "data"}}]},
      "status": {"observedGeneration": 6, "replicas": 6, "readyReplicas": 5, "updatedReplicas": 2, "currentReplicas": 4,
                 "currentRevision": "a", "updateRevision": "b"}})"));
    ASSERT_TRUE(set) << set.error().describe();
    EXPECT_EQ(set->replicas, 1) << "the API's default";
    EXPECT_EQ(set->partition, 4);
    EXPECT_EQ(set->observedGeneration, 6);
    EXPECT_EQ(set->updateRevision, "b");
    EXPECT_THAT(set->claimTemplates, ElementsAre("data"));
    EXPECT_THAT(set->selector, ElementsAre(Pair("app", "redis")));
}

TEST(Parse, ReadsNodesClaimsAndEvents) {
    const auto node = parse<Node>(json::parse(R"({"metadata": {"labels": {"topology.kubernetes.io/zone": "z1"}},
        "spec": {"unschedulable": true},
        "status": {"addresses": [{"type": "Hostname", "address": "n"}, {"type": "InternalIP", "address": "10.1.1.1"}],
                   "conditions": [{"type": "Ready", "status": "Unknown"}], "allocatable": {"pods": "110"},
                   "nodeInfo": {"kubeletVersion": "v1.20.2", "architecture": "arm64"}}})"));
    ASSERT_TRUE(node);
    EXPECT_EQ(node->zone(), "z1");
    EXPECT_FALSE(node->ready());
    EXPECT_TRUE(node->unschedulable);
    EXPECT_EQ(node->internalIp, "10.1.1.1");
    const auto claim =
        parse<PersistentVolumeClaim>(json::parse(R"({"spec": {"storageClassName": "fast", "volumeName": "pv1",
        "resources": {"requests": {"storage": "1Gi"}}}, "status": {"phase": "Bound", "capacity": {"storage": "2Gi"}}})"));
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->requested, "1Gi");
    EXPECT_EQ(claim->capacity, "2Gi");
    const auto event =
        parse<Event>(json::parse(R"({"type": "Warning", "reason": "BackOff", "message": "m", "count": null,
        "involvedObject": {"kind": "Pod", "name": "redis-0"}, "reportingComponent": "kubelet",
        "lastTimestamp": null, "eventTime": "2026-01-31T12:00:00.5Z"})"));
    ASSERT_TRUE(event) << event.error().describe();
    EXPECT_EQ(event->source, "kubelet");
    EXPECT_EQ(event->count, 1);
    EXPECT_EQ(toRfc3339Micro(*event->last), "2026-01-31T12:00:00.500000Z");
}

TEST(Quantity, HasAllSuffixes) {
    EXPECT_DOUBLE_EQ(*parseQuantity("500m"), 0.5);
    EXPECT_DOUBLE_EQ(*parseQuantity("1Gi"), 1073741824);
    EXPECT_DOUBLE_EQ(*parseQuantity("1.5k"), 1500);
    EXPECT_DOUBLE_EQ(*parseQuantity("+2"), 2);
    EXPECT_DOUBLE_EQ(*parseQuantity("12e6"), 12e6);
    EXPECT_DOUBLE_EQ(*parseQuantity("1E3"), 1000);
    EXPECT_DOUBLE_EQ(*parseQuantity("2E"), 2e18);
    EXPECT_DOUBLE_EQ(*parseQuantity("100n"), 1e-7);
    for (const char* wrong : {"", "x", "1gi", "1 Gi", "1e", "Gi", "1Gib", "--1", "+-1"})
        EXPECT_FALSE(parseQuantity(wrong)) << wrong;
}

TEST(Resource, PathsAreThoseOfTheApi) {
    EXPECT_EQ(resources::pods.path("prod", "redis-0"), "/api/v1/namespaces/prod/pods/redis-0");
    EXPECT_EQ(resources::statefulSets.path(), "/apis/apps/v1/statefulsets");
    EXPECT_EQ(resources::nodes.path("ignored", "n1"), "/api/v1/nodes/n1");
    EXPECT_EQ(resources::pods.path("a/b", "../x"), "/api/v1/namespaces/a%2Fb/pods/..%2Fx");
}

TEST(Base64, DecodesOnlyWhatIsBase64) {
    EXPECT_EQ(decodeBase64(encodeBase64("any\n bytes\0"))->size(), 10u);
    EXPECT_EQ(decodeBase64("YQ==\n"), "a");
    EXPECT_EQ(decodeBase64("YWI="), "ab");
    EXPECT_EQ(decodeBase64(""), "");
    EXPECT_FALSE(decodeBase64("YQ="));
    EXPECT_FALSE(decodeBase64("Y*=="));
}

}  // namespace
}  // namespace slotpilot::kube
