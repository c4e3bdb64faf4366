// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/deploy.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <fstream>
#include <set>

#include "base/subprocess.h"
#include "operations/by_hand.h"
#include "operations/field_owners.h"
#include "operations/object_difference.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using Action = ObjectDifference::Action;

std::string kindAndName(const json& object) { return nameOf(object); }

struct TemporaryDirectory {
    std::filesystem::path path;
    TemporaryDirectory() {
        auto pattern = (std::filesystem::temp_directory_path() / "slotpilot-manifests-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

TEST(BuiltInManifests, HoldTheWholeStack) {
    const auto objects = builtInManifests("prod");
    ASSERT_TRUE(objects) << objects.error().describe();
    std::vector<std::string> names;
    for (const auto& object : *objects) {
        names.push_back(kindAndName(object));
        EXPECT_EQ(object["metadata"]["namespace"], "prod");
    }
    EXPECT_THAT(names, ElementsAre("ConfigMap redis", "Service redis", "StatefulSet redis", "StatefulSet redis-cli",
                                   "ConfigMap consistency-checker", "StatefulSet consistency-checker",
                                   "ServiceAccount prometheus", "Role prometheus", "RoleBinding prometheus",
                                   "PodMonitor redis", "Prometheus prometheus"));
    EXPECT_EQ(objects->at(8)["subjects"][0]["namespace"], "prod");
    EXPECT_EQ(objects->at(1)["spec"]["clusterIP"], "None");
    EXPECT_EQ(objects->at(1)["spec"]["publishNotReadyAddresses"], true);
    EXPECT_EQ(objects->at(2)["spec"]["template"]["metadata"]["annotations"]["prometheus.io/port"], "9121");
}

TEST(BuiltInManifests, AreWhatKustomizeMakesOfTheFiles) {
    if (!findProgram("kubectl")) GTEST_SKIP() << "kubectl is not installed";
    std::vector<json> expected;
    for (const auto* folder : {"manifests", "manifests/monitoring"}) {
        const auto objects = readManifests(std::filesystem::path(SLOTPILOT_SOURCE_DIR) / folder, "default", {});
        ASSERT_TRUE(objects) << objects.error().describe();
        expected.insert(expected.end(), objects->begin(), objects->end());
    }
    const auto builtIn = builtInManifests("default");
    ASSERT_TRUE(builtIn);
    EXPECT_THAT(*builtIn, testing::UnorderedElementsAreArray(expected));
}

TEST(ReadManifests, AYamlFileOfSeveralDocuments) {
    const TemporaryDirectory directory;
    directory.write("all.yaml", R"(---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data:
  quoted: "5"
  text: |
    two
    lines
---
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: redis, namespace: ns}
spec: {replicas: 5, paused: true, factor: 1.5, none: null, negative: -3, version: 1.2.3, octal: "010"}
)");
    const auto objects = readManifests(directory.path / "all.yaml", "ns", {});
    ASSERT_TRUE(objects) << objects.error().describe();
    ASSERT_EQ(objects->size(), 2U);
    EXPECT_EQ(objects->at(0)["data"]["quoted"], "5");
    EXPECT_EQ(objects->at(0)["data"]["text"], "two\nlines\n");
    EXPECT_EQ(objects->at(0)["metadata"]["namespace"], "ns");
    EXPECT_EQ(objects->at(1)["spec"], json::parse(R"({"replicas": 5, "paused": true, "factor": 1.5, "none": null,
                                                      "negative": -3, "version": "1.2.3", "octal": "010"})"));
}

TEST(ReadManifests, BadInputIsNamed) {
    const TemporaryDirectory directory;
    directory.write("broken.yaml", "a: 1\nb: [1\nc: 2\n");
    directory.write("foreign.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: other}\n");
    directory.write("nameless.yaml", "apiVersion: v1\nkind: ConfigMap\n");
    directory.write("scalar.yaml", "hello\n");
    directory.write("empty.yaml", "---\n");
    const auto codeOf = [&](const char* name) {
        const auto result = readManifests(directory.path / name, "ns", {});
        EXPECT_FALSE(result) << name;
        return result ? Error{} : result.error();
    };
    EXPECT_THAT(codeOf("broken.yaml").where, HasSubstr("broken.yaml:"));
    EXPECT_THAT(codeOf("foreign.yaml").what, HasSubstr("belongs to the namespace other, not to ns"));
    EXPECT_EQ(codeOf("nameless.yaml").code, ErrorCode::Invalid);
    EXPECT_EQ(codeOf("scalar.yaml").code, ErrorCode::Invalid);
    EXPECT_EQ(codeOf("empty.yaml").code, ErrorCode::Invalid);
    EXPECT_EQ(codeOf("missing.yaml").code, ErrorCode::NotFound);
    if (findProgram("kubectl")) {
        EXPECT_THAT(codeOf(".").what, HasSubstr("kubectl kustomize refuses it"));
    }
}

TEST(ChangedFields, NamesThePathOfEachDifference) {
    const auto now = json::parse(R"({
        "metadata": {"name": "redis", "resourceVersion": "1", "generation": 1, "annotations": {"a.b/c": "1"}},
        "spec": {"replicas": 3, "list": [1, 2], "containers": [
            {"name": "redis", "image": "redis:7.0"}, {"name": "exporter", "image": "e"}]},
        "status": {"replicas": 3}})");
    auto then = now;
    EXPECT_TRUE(changedFields(now, then).empty());
    then["metadata"]["resourceVersion"] = "2";
    then["metadata"]["generation"] = 2;
    then["metadata"]["managedFields"] = json::array({1});
    then["status"]["replicas"] = 1;
    EXPECT_TRUE(changedFields(now, then).empty());
    then["metadata"]["annotations"]["a.b/c"] = "2";
    then["spec"]["replicas"] = 5;
    then["spec"]["list"] = {1, 3};
    then["spec"]["containers"][0]["image"] = "redis:8.0";
    then["spec"]["containers"].erase(1);
    std::vector<std::string> paths;
    for (const auto& change : changedFields(now, then)) paths.push_back(describe(change));
    EXPECT_THAT(paths, ElementsAre("metadata.annotations[a.b/c]: 1 -> 2",
                                   "spec.containers[exporter]: {\"image\":\"e\",\"name\":\"exporter\"} -> nothing",
                                   "spec.containers[redis].image: redis:7.0 -> redis:8.0", "spec.list: [1,2] -> [1,3]",
                                   "spec.replicas: 3 -> 5"));
}

TEST(ChangedFields, OfATextTheLinesThatDifferAreShownWithoutPasswords) {
    const FieldChange config{"data[redis.conf]", "port 6379\nrequirepass alt\nsave 60 1\n",
                             "port 6379\nrequirepass neu\nmaxmemory 1gb\nsave 60 1\n"};
    const FieldChange variable{"spec.template.spec.containers[redis].env[REDISCLI_AUTH].value", "alt", "neu"};
    const FieldChange arguments{"spec.template.spec.containers[redis].args", json{"--requirepass", "alt"}, json()};
    EXPECT_THAT(
        described({config, variable, arguments}),
        ElementsAre("data[redis.conf]:", "  - requirepass (hidden)", "  + requirepass (hidden)", "  + maxmemory 1gb",
                    "spec.template.spec.containers[redis].env[REDISCLI_AUTH].value: (hidden) -> (hidden)",
                    "spec.template.spec.containers[redis].args: (hidden) -> nothing"));
}

TEST(FieldOwners, WhatOthersLoseIsNamedWithItsValues) {
    const auto before = json::parse(R"({"metadata": {"annotations": {"a.b/c": "1"}, "managedFields": [
        {"manager": "kubectl", "operation": "Apply", "fieldsV1": {
            "f:metadata": {"f:annotations": {".": {}, "f:a.b/c": {}}},
            "f:spec": {"f:containers": {"k:{\"name\":\"redis\"}": {".": {}, "f:image": {}}}, "f:replicas": {}}}},
        {"manager": "slotpilot", "operation": "Apply", "fieldsV1": {"f:spec": {"f:paused": {}}}}]},
        "spec": {"replicas": 5, "containers": [{"name": "redis", "image": "old"}]}})");
    auto after = before;
    after["metadata"]["managedFields"][0]["fieldsV1"] = {{"f:spec", {{"f:replicas", json::object()}}}};
    after["metadata"]["managedFields"][1]["fieldsV1"] = json::object();
    after["spec"]["containers"][0]["image"] = "new";
    const auto taken = fieldsTaken(before, after, "slotpilot");
    ASSERT_EQ(taken.size(), 2U);
    EXPECT_EQ(taken[0].name(), "metadata.annotations[a.b/c]");
    EXPECT_EQ(taken[0].in(before), "1");
    EXPECT_EQ(taken[1].name(), "spec.containers[redis].image");
    EXPECT_EQ(taken[1].manager, "kubectl");
    EXPECT_EQ(taken[1].in(before), "old");
    EXPECT_EQ(taken[1].in(after), "new");
    EXPECT_EQ(taken[1].in(json::object()), json());
}

/// What a person would copy into a shell: it can be parsed, and no word stands for something else.
void expectTypable(const workflow::Plan& plan) {
    for (const auto& step : plan.steps) {
        const auto parsed = run({.arguments = {"bash", "-n", "-c", step.command}}, {});
        ASSERT_TRUE(parsed) << parsed.error().describe();
        EXPECT_EQ(parsed->exitCode, 0) << step.command << "\n" << parsed->errors;
        EXPECT_EQ(step.command.find('<'), std::string::npos) << step.command;
        EXPECT_FALSE(step.command.empty()) << step.id;
    }
}

std::vector<ObjectDifference> allAs(Action action) {
    std::vector<ObjectDifference> result;
    const auto objects = builtInManifests("ns");
    for (const auto& object : *objects) result.push_back({object, action, {}, {}});
    return result;
}

const cluster::Target target{"context", "ns", "redis"};

TEST(PlanDeploy, OneStepAnObjectThenTheWait) {
    auto differences = allAs(Action::Create);
    differences.back().action = Action::Skip;
    differences.back().reason = "the cluster does not know the kind Prometheus";
    const auto plan = planDeploy(target, differences);
    ASSERT_EQ(plan.steps.size(), differences.size());
    EXPECT_EQ(plan.steps.at(2).title, "Create StatefulSet redis");
    EXPECT_EQ(plan.steps.back().kind, "wait-pods");
    EXPECT_EQ(plan.steps.back().args["replicas"], 3);
    EXPECT_THAT(plan.notes, ElementsAre(HasSubstr("Prometheus prometheus is skipped: the cluster does not know")));
    std::set<std::string> ids;
    for (const auto& step : plan.steps) EXPECT_TRUE(ids.insert(step.id).second) << step.id;
    expectTypable(plan);
    for (const auto& step : plan.steps)
        if (const auto at = step.command.find("-f "); at != std::string::npos) {
            EXPECT_TRUE(
                std::filesystem::exists(std::filesystem::path(SLOTPILOT_SOURCE_DIR) / step.command.substr(at + 3)))
                << step.command;
        }
    EXPECT_THAT(planDeploy(target, differences, "-k dir").steps.at(0).command, testing::EndsWith(" -k dir"));
}

TEST(PlanDeploy, PodsThatAManifestWouldTakeAwayAreNotTypedAway) {
    auto differences = allAs(Action::Keep);
    differences[2].reason = "keeps its 5 pods";
    EXPECT_EQ(planDeploy(target, differences).steps.at(2).command, "kubectl -n ns edit statefulset redis");
}

TEST(PlanDeploy, ObjectsOfUnknownKindsShareANote) {
    auto differences = allAs(Action::Create);
    for (const std::size_t i : {9U, 10U}) {
        differences[i].action = Action::Skip;
        differences[i].reason = "the cluster does not know the kind " + kindAndName(differences[i].object);
    }
    EXPECT_THAT(planDeploy(target, differences).notes,
                ElementsAre(testing::StartsWith("PodMonitor redis and Prometheus prometheus are skipped: ")));
}

TEST(PlanDeploy, ATextThatChangesIsNamedInTheTitleAndShownBelow) {
    auto differences = allAs(Action::Keep);
    differences[0].action = Action::Change;
    differences[0].changes.push_back({"data[redis.conf]", "a 1\nrequirepass alt\n", "a 2\nrequirepass alt\n"});
    const auto step = planDeploy(target, differences).steps.at(0);
    EXPECT_EQ(step.title, "Change ConfigMap redis: data[redis.conf]");
    EXPECT_THAT(step.changes, ElementsAre("data[redis.conf]:", "  - a 1", "  + a 2"));
}

TEST(PlanDeploy, WhatIsTakenOverIsNoted) {
    auto differences = allAs(Action::Keep);
    differences[2].action = Action::Change;
    differences[2].taken = {"spec.volumeClaimTemplates (kubectl's)"};
    EXPECT_THAT(
        planDeploy(target, differences).notes,
        testing::Contains("StatefulSet redis takes over spec.volumeClaimTemplates (kubectl's): the values are these "
                          "already"));
}

TEST(ByHand, AWordIsOneForTheShell) {
    EXPECT_EQ(ByHand::quoted("/home/a/b.yaml"), "/home/a/b.yaml");
    const std::string odd = "it's {\"a\": \"$b\"}";
    const auto said = run({.arguments = {"sh", "-c", "printf %s " + ByHand::quoted(odd)}}, {});
    ASSERT_TRUE(said) << said.error().describe();
    EXPECT_EQ(said->output, odd);
}

TEST(PlanDeploy, KeepingEverythingIsSaid) {
    const auto plan = planDeploy(target, allAs(Action::Keep));
    EXPECT_THAT(plan.notes, ElementsAre(HasSubstr("deployed already")));
    EXPECT_EQ(plan.steps.at(0).risk, workflow::Risk::None);
}

TEST(PlanDeploy, AChangeThatRestartsPodsIsAHighRisk) {
    auto differences = allAs(Action::Keep);
    differences[2].action = Action::Change;
    differences[2].changes.push_back({"spec.template.spec.containers[redis].image", "redis:7.0", "redis:8.0"});
    const auto plan = planDeploy(target, differences);
    EXPECT_EQ(plan.steps.at(2).risk, workflow::Risk::High);
    EXPECT_EQ(plan.steps.at(2).title,
              "Change StatefulSet redis: spec.template.spec.containers[redis].image: redis:7.0 -> redis:8.0");
    EXPECT_THAT(plan.notes, ElementsAre(HasSubstr("will restart the pods")));
}

TEST(PlanDeploy, WithoutTheStatefulSetNothingIsWaitedFor) {
    auto differences = allAs(Action::Create);
    differences.erase(differences.begin() + 2);
    EXPECT_NE(planDeploy(target, differences).steps.back().kind, "wait-pods");
}

}  // namespace
}  // namespace slotpilot::operations
