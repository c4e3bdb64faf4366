// SPDX-License-Identifier: GPL-3.0-or-later
// kubectl is the judge of the playground.
#include <gmock/gmock.h>

#include "support.h"

namespace slotpilot::playground {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

class Kubectl : public PlaygroundTest {
protected:
    void SetUp() override {
        NEEDS_KUBECTL();
        PlaygroundTest::SetUp();
    }
};

TEST_F(Kubectl, SeesNodesInThreeZones) {
    const auto table = output({"get", "nodes", "-L", "topology.kubernetes.io/zone"});
    EXPECT_THAT(table, HasSubstr("playground-1"));
    EXPECT_THAT(table, HasSubstr("zone-c"));
    EXPECT_THAT(output({"get", "nodes", "-o", "wide"}), HasSubstr("INTERNAL-IP"));
    EXPECT_THAT(output({"describe", "node", "playground-1"}), HasSubstr("KubeletReady"));
    EXPECT_THAT(output({"version"}), HasSubstr("+playground"));
}

TEST_F(Kubectl, AppliesAKustomizationOnTheServer) {
    const auto directory = playground_->kubeconfig().parent_path() / "kustomization";
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "kustomization.yaml") << "resources: [redis.yaml]\n";
    std::ofstream(directory / "redis.yaml") << redisManifest(2);
    EXPECT_THAT(output({"apply", "--server-side", "-k", directory.string()}), HasSubstr("statefulset.apps/redis"));
    EXPECT_THAT(output({"rollout", "status", "statefulset/redis", "--timeout=60s"}), HasSubstr("complete"));
    EXPECT_THAT(output({"wait", "--for=condition=Ready", "pod/redis-0", "pod/redis-1", "--timeout=60s"}),
                HasSubstr("pod/redis-1 condition met"));
    const auto pods = output({"get", "pods", "-o", "wide"});
    EXPECT_THAT(pods, MatchesRegex("(.|\n)*redis-0 +2/2 +Running(.|\n)*127\\.[0-9.]+ +playground-[123](.|\n)*"));
    // A second time nothing changes.
    const auto generation = jsonPath("statefulset/redis", "{.metadata.generation}");
    output({"apply", "--server-side", "-k", directory.string()});
    EXPECT_EQ(jsonPath("statefulset/redis", "{.metadata.generation}"), generation);
}

TEST_F(Kubectl, AppliesOnTheClient) {
    NEEDS_RECENT_KUBECTL();
    EXPECT_THAT(output({"apply", "-f", "-"}, redisManifest(1)), HasSubstr("statefulset.apps/redis created"));
    const auto generation = jsonPath("statefulset/redis", "{.metadata.generation}");
    EXPECT_THAT(output({"apply", "-f", "-"}, redisManifest(1)), HasSubstr("service/redis unchanged"));
    EXPECT_EQ(jsonPath("statefulset/redis", "{.metadata.generation}"), generation);
    EXPECT_THAT(output({"apply", "-f", "-"}, redisManifest(2)), HasSubstr("statefulset.apps/redis configured"));
    expectSoon("statefulset/redis", "{.spec.replicas}", "2");
    EXPECT_THAT(kubectl({"diff", "-f", "-"}, redisManifest(2)).output, "");
    EXPECT_EQ(kubectl({"diff", "-f", "-"}, redisManifest(3)).exitCode, 1);
}

TEST_F(Kubectl, Describes) {
    deployRedis(1);
    const auto pod = output({"describe", "pod", "redis-0"});
    EXPECT_THAT(pod, HasSubstr("Successfully assigned default/redis-0 to playground-"));
    EXPECT_THAT(pod, HasSubstr("Started container redis"));
    const auto set = output({"describe", "statefulset", "redis"});
    EXPECT_THAT(set, HasSubstr("create Pod redis-0 in StatefulSet redis successful"));
    EXPECT_THAT(set, HasSubstr("Pods Status:        1 Running / 0 Waiting"));
    EXPECT_THAT(output({"describe", "pvc", "data-redis-0"}), HasSubstr("Bound"));
    EXPECT_THAT(output({"describe", "service", "redis"}), HasSubstr("app=redis"));
    EXPECT_THAT(output({"get", "events"}), HasSubstr("SuccessfulCreate"));
    EXPECT_THAT(output({"get", "all"}), HasSubstr("service/redis"));
}

TEST_F(Kubectl, ScalesUpAndDownAndKeepsClaims) {
    deployRedis(1);
    output({"scale", "statefulset/redis", "--replicas=3"});
    output({"rollout", "status", "statefulset/redis", "--timeout=60s"});
    expectSoon("statefulset/redis", "{.status.readyReplicas}", "3");
    output({"scale", "statefulset/redis", "--current-replicas=3", "--replicas=1"});
    output({"wait", "--for=delete", "pod/redis-1", "pod/redis-2", "--timeout=60s"});
    EXPECT_EQ(jsonPath("pvc", "{.items[*].metadata.name}"), "data-redis-0 data-redis-1 data-redis-2");
}

TEST_F(Kubectl, FollowsLogs) {
    deployRedis(1);
    EXPECT_THAT(output({"logs", "redis-0", "-c", "redis"}), HasSubstr("Ready to accept connections"));
    EXPECT_THAT(output({"logs", "redis-0", "-c", "exporter"}), HasSubstr("does not run"));
    EXPECT_THAT(output({"logs", "redis-0", "-c", "redis", "--tail=1", "--timestamps"}),
                MatchesRegex("20[0-9-]+T[0-9:.]+Z [^\n]*\n"));
    // Follows to the container's end.
    const auto command = "kubectl logs -f redis-0 -c redis & sleep 1; kubectl delete pod redis-0 --wait=false; wait";
    const auto followed =
        run({{"sh", "-c", command}, kubectlEnvironment(*playground_), {}, {}, Milliseconds(30000)}, {});
    ASSERT_TRUE(followed) << followed.error().describe();
    EXPECT_THAT(followed->output, HasSubstr("User requested shutdown"));
    EXPECT_THAT(kubectl({"logs", "redis-0", "-c", "nosuch"}).errors, HasSubstr("container nosuch is not valid"));
}

TEST_F(Kubectl, Execs) {
    NEEDS_RECENT_KUBECTL();
    deployRedis(2);
    const auto exec = [](std::vector<std::string> command) {
        command.insert(command.begin(), {"exec", "-i", "redis-0", "-c", "redis", "--"});
        return command;
    };
    EXPECT_EQ(output(exec({"redis-cli", "ping"})), "PONG\n");
    EXPECT_EQ(output(exec({"redis-cli", "-h", "redis-1.redis.default.svc.cluster.local", "ping"})), "PONG\n");
    EXPECT_EQ(output(exec({"sh", "-c", "hostname; cat"}), "input\n"), "redis-0\ninput\n");
    const auto failed = kubectl(exec({"sh", "-c", "echo out; echo err >&2; exit 7"}));
    EXPECT_EQ(failed.exitCode, 7);
    EXPECT_EQ(failed.output, "out\n");
    EXPECT_THAT(failed.errors, HasSubstr("err\n"));
    EXPECT_THAT(kubectl(exec({"nosuchprogram"})).errors, HasSubstr("nosuchprogram"));
    const auto big = output(exec({"sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' x"}));
    EXPECT_EQ(big.size(), 3000000u);
}

TEST_F(Kubectl, DeletesWithContents) {
    deployRedis(2);
    EXPECT_THAT(output({"delete", "statefulset", "redis"}), HasSubstr("deleted"));
    output({"wait", "--for=delete", "pod", "-l", "app=redis", "--timeout=60s"});
    output({"create", "namespace", "other"});
    output({"-n", "other", "apply", "-f", "-"}, redisManifest(1));
    output({"-n", "other", "rollout", "status", "statefulset/redis", "--timeout=60s"});
    output({"delete", "namespace", "other", "--timeout=60s"});
    EXPECT_EQ(output({"get", "pods,statefulsets,pvc", "-A", "-l", "app=redis", "-o", "name"}),
              "persistentvolumeclaim/data-redis-0\npersistentvolumeclaim/data-redis-1\n");
}

TEST_F(Kubectl, WatchesChanges) {
    const auto command =
        "kubectl get pods -w > watched & watcher=$!; "
        "kubectl apply -f redis.yaml; kubectl rollout status statefulset/redis --timeout=60s; kill $watcher; cat "
        "watched";
    const auto directory = playground_->kubeconfig().parent_path();
    std::ofstream(directory / "redis.yaml") << redisManifest(1);
    const auto result =
        run({{"sh", "-c", command}, kubectlEnvironment(*playground_), directory, {}, Milliseconds(60000)}, {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_THAT(result->output, HasSubstr("NAME      READY   STATUS"));
    EXPECT_THAT(result->output, HasSubstr("2/2     Running"));
}

TEST_F(Kubectl, IsToldWhatIsWrong) {
    NEEDS_RECENT_KUBECTL();
    EXPECT_THAT(kubectl({"get", "pod", "nosuch"}).errors,
                HasSubstr("Error from server (NotFound): pods \"nosuch\" not found"));
    EXPECT_THAT(kubectl({"-n", "nosuch", "create", "configmap", "a"}).errors,
                HasSubstr("namespaces \"nosuch\" not found"));
    deployRedis(1);
    EXPECT_THAT(kubectl({"create", "configmap", "redis"}).errors, HasSubstr("configmaps \"redis\" already exists"));
    EXPECT_THAT(kubectl({"patch", "statefulset", "redis", "-p", R"({"spec":{"serviceName":"other"}})"}).errors,
                HasSubstr("Forbidden: updates to statefulset spec for fields other than"));
    EXPECT_THAT(kubectl({"apply", "-f", "-"}, redisManifest(1, "redis:7.0", "  replica: 2")).errors,
                HasSubstr("unknown field \"spec.replica\""));
    auto config = kubectl({"--token=wrong", "get", "pods"});
    EXPECT_THAT(config.errors, HasSubstr("Unauthorized"));
    EXPECT_EQ(output({"auth", "can-i", "create", "pods/exec"}), "yes\n");
}

TEST_F(Kubectl, SeesConflictsOfFieldManagers) {
    NEEDS_RECENT_KUBECTL();
    const auto map = [](const std::string& value, const std::string& more = {}) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {a: '" + value + "'" + more + "}\n";
    };
    output({"apply", "--server-side", "--field-manager=one", "-f", "-"}, map("1", ", b: '1'"));
    const auto refused = kubectl({"apply", "--server-side", "--field-manager=two", "-f", "-"}, map("2"));
    EXPECT_NE(refused.exitCode, 0);
    EXPECT_THAT(refused.errors, HasSubstr("conflict with \"one\": .data.a"));
    output({"apply", "--server-side", "--field-manager=two", "--force-conflicts", "-f", "-"}, map("2"));
    EXPECT_EQ(jsonPath("configmap/shared", "{.data.a}"), "2");
    // What only its owner wanted goes with the owner's wish.
    output({"apply", "--server-side", "--field-manager=one", "-f", "-"},
           "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\n");
    EXPECT_EQ(jsonPath("configmap/shared", "{.data}"), R"({"a":"2"})");
    output({"apply", "--server-side", "--field-manager=one", "--dry-run=server", "-f", "-"}, map("2", ", c: '3'"));
    EXPECT_EQ(jsonPath("configmap/shared", "{.data.c}"), "");
}

}  // namespace
}  // namespace slotpilot::playground
