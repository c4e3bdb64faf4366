// SPDX-License-Identifier: GPL-3.0-or-later
// Deploy, Create and Check on a real Kubernetes, named by SLOTPILOT_TEST_KUBECONFIG.
#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>

#include "base/subprocess.h"
#include "cluster/observer.h"
#include "kube/kubeconfig.h"
#include "kube/stream.h"
#include "must.h"
#include "operations/check.h"
#include "operations/create.h"
#include "operations/deploy.h"
#include "operations/steps.h"
#include "workflow/runner.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using test::must;
using testing::Contains;
using testing::HasSubstr;
using workflow::RunState;

/// A namespace of its own, deleted in the end.
class OperationsOnKubernetes : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (const char* file = std::getenv("SLOTPILOT_TEST_KUBECONFIG")) kubeconfig_ = file;
    }
    void SetUp() override {
        if (kubeconfig_.empty()) GTEST_SKIP() << "SLOTPILOT_TEST_KUBECONFIG is not set: no Kubernetes to test with";
        static int number = 0;
        ns_ = "operations-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number);
        auto config = must(must(kube::Kubeconfig::load({kubeconfig_})).clientConfig());
        access_ = must(cluster::Access::open(std::move(config), {"test", ns_, "redis"}));
    }
    void TearDown() override {
        if (!access_) return;
        const auto gone = client().remove(kube::resources::namespaces, "", ns_, "", {});
        EXPECT_TRUE(gone || gone.error().code == ErrorCode::NotFound) << gone.error().describe();
    }

    kube::Client& client() { return access_->client(); }
    cluster::SnapshotPtr look() { return must(cluster::readSnapshot(*access_, {})); }
    std::vector<json> manifests() { return must(builtInManifests(ns_)); }

    workflow::RunStatusPtr run(const workflow::Plan& plan) {
        workflow::Runner runner(plan, stepFactory(access_), nullptr, {});
        runner.runAll();
        return runner.wait();
    }
    workflow::RunStatusPtr deploy(const std::vector<json>& objects) {
        return run(planDeploy(access_->target(), must(differences(*access_, objects, {}))));
    }
    workflow::RunStatusPtr create() { return run(must(planCreate(*look(), {}))); }

    std::string inPod(const std::string& pod, const std::vector<std::string>& command) {
        const auto result = must(kube::exec(client(), {.ns = ns_, .pod = pod, .command = command}, {}));
        return result.output + result.errors;
    }
    /// Waits until a shell in the pod runs.
    void awaitPod(const std::string& pod) {
        must(pollUntil({}, {pod, Milliseconds{120'000}, Milliseconds{250}}, [&]() -> Expected<std::string> {
            const auto found = client().get<kube::Pod>(ns_, pod, {});
            return found && found->ready() ? "" : "readiness";
        }));
    }

    static std::string kubeconfig_;
    std::string ns_;
    std::shared_ptr<cluster::Access> access_;
};
std::string OperationsOnKubernetes::kubeconfig_;

std::string failureOf(const workflow::RunStatus& status) {
    return status.error ? status.error->describe() : std::string();
}

json& statefulSetIn(std::vector<json>& objects) {
    return *std::find_if(objects.begin(), objects.end(), [](const json& object) {
        return object["kind"] == "StatefulSet" && object["metadata"]["name"] == "redis";
    });
}

TEST_F(OperationsOnKubernetes, DeployCreateCheckAndAgain) {
    const auto first = must(differences(*access_, manifests(), {}));
    EXPECT_EQ(first.at(0).object["kind"], "Namespace");
    for (const auto& difference : first) {
        const bool ofOperator = difference.object["apiVersion"] == "monitoring.coreos.com/v1";
        EXPECT_EQ(difference.action, ofOperator ? ObjectDifference::Action::Skip : ObjectDifference::Action::Create)
            << difference.object["kind"];
    }
    auto status = run(planDeploy(access_->target(), first));
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    EXPECT_EQ(check(*look()).sentence, "The Redis Cluster is not created yet");

    status = create();
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    EXPECT_EQ(check(*look()).sentence, "3 primaries cover all 16,384 slots and agree");
    awaitPod("redis-cli-0");
    const auto said = inPod("redis-cli-0", {"redis-cli", "--cluster", "check", "redis-0.redis:6379"});
    EXPECT_THAT(said, HasSubstr("[OK] All nodes agree about slots configuration."));
    EXPECT_THAT(said, HasSubstr("[OK] All 16384 slots covered."));

    const auto again = must(planCreate(*look(), {}));
    EXPECT_TRUE(again.empty());

    for (const auto& difference : must(differences(*access_, manifests(), {}))) {
        if (difference.action == ObjectDifference::Action::Skip) continue;
        EXPECT_EQ(difference.action, ObjectDifference::Action::Keep) << difference.object["kind"];
    }
    status = deploy(manifests());
    EXPECT_EQ(status->state, RunState::Succeeded) << failureOf(*status);

    // Fewer pods than there are: only scaling does that.
    auto fewer = manifests();
    statefulSetIn(fewer)["spec"]["replicas"] = 1;
    const auto plan = planDeploy(access_->target(), must(differences(*access_, fewer, {})));
    EXPECT_THAT(plan.notes, Contains(HasSubstr("keeps its 3 pods")));
    EXPECT_EQ(run(plan)->state, RunState::Succeeded);
    EXPECT_EQ(look()->statefulSet->replicas, 3);

    // A value that another tool owns is not taken from it.
    const json theirs{{"apiVersion", "v1"},
                      {"kind", "ConfigMap"},
                      {"metadata", {{"name", "shared"}, {"namespace", ns_}}},
                      {"data", {{"key", "theirs"}}}};
    must(client().apply(kube::resources::configMaps, ns_, theirs, {.fieldManager = "another-tool"}, {}));
    auto ours = theirs;
    ours["data"]["key"] = "ours";
    const auto conflict = differences(*access_, {ours}, {});
    ASSERT_FALSE(conflict);
    EXPECT_EQ(conflict.error().code, ErrorCode::Conflict);
    EXPECT_THAT(conflict.error().describe(), HasSubstr("another-tool"));
}

TEST_F(OperationsOnKubernetes, DeployAndAnotherManagerOfTheSameManifestsTakeTurns) {
    auto status = deploy(manifests());
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    for (const auto& object : manifests()) {
        const auto resource = client().resourceFor(object["apiVersion"], object["kind"], {});
        if (!resource) continue;  // the operator's
        const auto applied = client().apply(*resource, ns_, object, {.fieldManager = "kubectl"}, {});
        EXPECT_TRUE(applied) << applied.error().describe();
    }
    for (const auto& difference : must(differences(*access_, manifests(), {})))
        if (difference.action != ObjectDifference::Action::Skip) {
            EXPECT_EQ(difference.action, ObjectDifference::Action::Keep) << difference.object["kind"];
        }

    // As people write it: without what the server fills in inside of a list that it compares as a whole.
    auto sparse = manifests();
    auto& set = statefulSetIn(sparse);
    set["metadata"]["labels"]["team"] = "storage";
    auto& claim = set["spec"]["volumeClaimTemplates"][0];
    for (const auto* field : {"apiVersion", "kind", "status"}) claim.erase(field);
    claim["metadata"].erase("creationTimestamp");
    claim["spec"].erase("volumeMode");
    status = deploy(sparse);
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    const auto live = must(client().get(kube::resources::statefulSets, ns_, "redis", {}));
    EXPECT_EQ(live["metadata"]["labels"]["team"], "storage");

    // What the other one set otherwise stays.
    statefulSetIn(sparse)["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] = 7;
    const auto conflict = differences(*access_, sparse, {});
    ASSERT_FALSE(conflict);
    EXPECT_EQ(conflict.error().code, ErrorCode::Conflict);
    EXPECT_THAT(conflict.error().what, HasSubstr("terminationGracePeriodSeconds: 60 -> 7 (kubectl set it)"));
}

TEST_F(OperationsOnKubernetes, ABrokenImageIsReportedWithItsReason) {
    auto objects = manifests();
    statefulSetIn(objects)["spec"]["template"]["spec"]["containers"][0]["image"] = "localhost:1/no/such:image";
    const auto status = deploy(objects);
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_THAT(failureOf(*status), HasSubstr("Image"));
    EXPECT_THAT(failureOf(*status), HasSubstr("redis-"));

    // The way back: deploy the right one.
    const auto mended = deploy(manifests());
    EXPECT_EQ(mended->state, RunState::Succeeded) << failureOf(*mended);
}

TEST_F(OperationsOnKubernetes, PodsThatFitOnNoNodeAreReported) {
    auto objects = manifests();
    statefulSetIn(objects)["spec"]["template"]["spec"]["containers"][0]["resources"]["requests"]["memory"] = "9999Gi";
    const auto status = deploy(objects);
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_THAT(failureOf(*status), HasSubstr("Unschedulable"));
}

TEST_F(OperationsOnKubernetes, OldDataInAPodIsRefused) {
    auto status = deploy(manifests());
    ASSERT_EQ(status->state, RunState::Succeeded) << failureOf(*status);
    {
        // One slot, one key, and no slot any more: what an old volume may bring.
        auto connection = must(access_->dial("redis-1", {}));
        must(connection.command({"CLUSTER", "ADDSLOTS", std::to_string(redis::slotOf("old"))}, {}));
        must(pollUntil({}, {"the slot", Milliseconds{30'000}, Milliseconds{100}}, [&]() -> Expected<std::string> {
            const auto reply = must(connection.send({"SET", "old", "value"}, {}));
            return reply.isOk() ? "" : reply.text;
        }));
        must(connection.command({"CLUSTER", "DELSLOTS", std::to_string(redis::slotOf("old"))}, {}));
    }
    const auto plan = planCreate(*look(), {});
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.error().code, ErrorCode::Precondition);
    EXPECT_EQ(plan.error().where, "redis-1");
    EXPECT_THAT(plan.error().what, HasSubstr("1 key of old data"));
    EXPECT_EQ(look()->members.at(0).redis->nodes.size(), 1U);
}

}  // namespace
}  // namespace slotpilot::operations
