// SPDX-License-Identifier: GPL-3.0-or-later
// slotpilotctl as a person uses it, on a playground, beside kubectl.
#include <gmock/gmock.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/subprocess.h"
#include "base/wait.h"
#include "kube/client.h"
#include "kube/kubeconfig.h"
#include "kubectl.h"
#include "must.h"
#include "playground/playground.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;
using test::must;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string program = std::string(SLOTPILOT_BINARY_DIR) + "/bin/slotpilotctl";

class Commands : public testing::Test {
protected:
    void SetUp() override { playground_ = must(playground::Playground::start({})); }

    std::filesystem::path folder() const { return playground_->kubeconfig().parent_path(); }
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder() / name).parent_path());
        std::ofstream(folder() / name) << text;
        return folder() / name;
    }
    std::string read(const std::string& name) const {
        std::ostringstream text;
        text << std::ifstream(folder() / name).rdbuf();
        return text.str();
    }
    std::map<std::string, std::string> environment() const {
        return {{"XDG_STATE_HOME", folder().string()},
                {"HOME", folder().string()},
                {"KUBECONFIG", playground_->kubeconfig().string()},
                {"KUBECTL_REMOTE_COMMAND_WEBSOCKETS", "true"}};
    }
    ProcessResult ctl(std::vector<std::string> arguments, const std::map<std::string, std::string>& more = {}) const {
        arguments.insert(arguments.begin(), program);
        auto variables = environment();
        for (const auto& [name, value] : more) variables[name] = value;
        return must(slotpilot::run(
            {.arguments = std::move(arguments), .environment = variables, .timeout = Milliseconds{120'000}}, {}));
    }
    ProcessResult shell(const std::string& command) const {
        return must(slotpilot::run({.arguments = {"bash", "-c", command},
                                    .environment = environment(),
                                    .directory = SLOTPILOT_SOURCE_DIR,
                                    .timeout = Milliseconds{120'000}},
                                   {}));
    }
    /// Goes on in the background, in the playground's folder.
    Process start(const std::string& command) const {
        return must(Process::start({.arguments = {"sh", "-c", "exec " + program + " " + command},
                                    .environment = environment(),
                                    .directory = folder()},
                                   {}));
    }
    void expectFine(const ProcessResult& result) const {
        EXPECT_EQ(result.exitCode, 0) << result.output << result.errors;
    }
    /// Waits until the file holds the text.
    void expectSoon(const std::string& file, const std::string& text) const {
        const auto seen =
            pollUntil({}, {text, Milliseconds{60'000}, Milliseconds{100}}, [&]() -> Expected<std::string> {
                return read(file).find(text) == std::string::npos ? "it to be in " + file : std::string();
            });
        EXPECT_TRUE(seen) << seen.error().describe() << "\n" << read(file);
    }

    std::unique_ptr<playground::Playground> playground_;
};

TEST_F(Commands, DeployAndKubectlApplyTheSameManifestsInTurn) {
    NEEDS_KUBECTL();
    const auto apply = "kubectl apply --server-side -k manifests";
    expectFine(shell(apply));
    const auto deployed = ctl({"deploy", "--yes"});
    expectFine(deployed);
    EXPECT_THAT(deployed.output, HasSubstr("Keep StatefulSet redis unchanged"));
    expectFine(shell(apply));
    expectFine(ctl({"deploy", "--yes"}));
}

/// The StatefulSet as it was before the manifest spelled out what the server fills in, and with a label more.
std::string sparseManifest(const std::string& image) {
    return R"(apiVersion: apps/v1
kind: StatefulSet
metadata: {name: redis, labels: {app: redis, team: storage}}
spec:
  serviceName: redis
  replicas: 1
  selector: {matchLabels: {app: redis}}
  template:
    metadata: {labels: {app: redis}}
    spec:
      containers:
      - {name: redis, image: ")" +
           image + R"(", command: [redis-server, --cluster-enabled, "yes"]}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
)";
}

TEST_F(Commands, DeployTakesOverWhatIsAsItWantsAlready) {
    NEEDS_KUBECTL();
    auto theirs = sparseManifest("docker.io/library/redis:7.0");
    theirs.replace(theirs.find(", team: storage"), 15, "");
    write("theirs.yaml", theirs);
    expectFine(shell("kubectl apply --server-side -f " + (folder() / "theirs.yaml").string()));
    const auto ours = write("ours.yaml", sparseManifest("docker.io/library/redis:7.0")).string();
    const auto preview = ctl({"deploy", "-k", ours, "--dry-run"});
    expectFine(preview);
    EXPECT_THAT(preview.output, HasSubstr("takes over spec.volumeClaimTemplates (kubectl's)"));
    EXPECT_THAT(preview.output, HasSubstr("metadata.labels.team: nothing -> storage"));
    const auto deployed = ctl({"deploy", "-k", ours, "--yes"});
    expectFine(deployed);
    EXPECT_THAT(deployed.output, HasSubstr("took over spec.volumeClaimTemplates (kubectl's)"));
}

TEST_F(Commands, DeployNamesWhatOthersSetOtherwise) {
    NEEDS_KUBECTL();
    write("theirs.yaml", sparseManifest("docker.io/library/redis:8.0"));
    expectFine(shell("kubectl apply --server-side -f " + (folder() / "theirs.yaml").string()));
    const auto ours = write("ours.yaml", sparseManifest("docker.io/library/redis:7.0")).string();
    const auto refused = ctl({"deploy", "-k", ours, "--yes"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.errors, AllOf(HasSubstr("StatefulSet redis"),
                                      HasSubstr("containers[redis].image: docker.io/library/redis:8.0 -> "
                                                "docker.io/library/redis:7.0 (kubectl set it)"),
                                      HasSubstr("--force-conflicts"), Not(HasSubstr("volumeClaimTemplates"))));
}

TEST_F(Commands, ThePreviewShowsWhatChanges) {
    expectFine(ctl({"deploy", "--yes"}));
    auto client =
        must(kube::Client::make(must(must(kube::Kubeconfig::load({playground_->kubeconfig()})).clientConfig())));
    must(client->mergePatch(kube::resources::statefulSets, "default", "redis", "",
                            {{"spec", {{"template", {{"spec", {{"terminationGracePeriodSeconds", 5}}}}}}}}, {}));
    auto config = must(client->get(kube::resources::configMaps, "default", "redis", {}));
    auto text = config["data"]["redis.conf"].get<std::string>();
    text.replace(text.find("appendonly yes"), 14, "appendonly no\nrequirepass geheim");
    must(client->mergePatch(kube::resources::configMaps, "default", "redis", "", {{"data", {{"redis.conf", text}}}},
                            {}));
    const auto preview = ctl({"deploy", "--dry-run"});
    expectFine(preview);
    EXPECT_THAT(preview.output, HasSubstr("data[redis.conf]:\n"));
    EXPECT_THAT(preview.output, HasSubstr("  - appendonly no\n"));
    EXPECT_THAT(preview.output, HasSubstr("  - requirepass (hidden)\n"));
    EXPECT_THAT(preview.output, HasSubstr("  + appendonly yes\n"));
    EXPECT_THAT(preview.output, HasSubstr("spec.template.spec.terminationGracePeriodSeconds: 5 -> 60"));
    EXPECT_THAT(preview.output, HasSubstr("Keep Service redis unchanged"));
    EXPECT_THAT(preview.output, Not(HasSubstr("geheim")));
}

TEST_F(Commands, DeployLeavesThePodsOfAClusterInUseToUpgrade) {
    expectFine(ctl({"deploy", "--yes"}));
    expectFine(ctl({"create", "--yes"}));
    auto client =
        must(kube::Client::make(must(must(kube::Kubeconfig::load({playground_->kubeconfig()})).clientConfig())));
    must(client->mergePatch(kube::resources::statefulSets, "default", "redis", "",
                            {{"spec", {{"template", {{"spec", {{"terminationGracePeriodSeconds", 5}}}}}}}}, {}));
    const auto deployed = ctl({"deploy", "--yes"});
    expectFine(deployed);
    EXPECT_THAT(deployed.output, AllOf(HasSubstr("StatefulSet redis is skipped"), HasSubstr("upgrade"),
                                       HasSubstr("spec.template.spec.terminationGracePeriodSeconds: 5 -> 60"),
                                       Not(HasSubstr("Everything is deployed"))));
    const auto set = must(client->get(kube::resources::statefulSets, "default", "redis", {}));
    EXPECT_EQ(set["spec"]["template"]["spec"]["terminationGracePeriodSeconds"], 5);
}

/// What the plan's steps would be typed as.
std::vector<std::string> commandsOf(const ProcessResult& preview) {
    std::vector<std::string> commands;
    EXPECT_EQ(preview.exitCode, 0) << preview.errors;
    if (preview.exitCode != 0) return {};
    const auto said = json::parse(preview.output);
    for (const auto& step : said.at("plan").at("steps")) commands.push_back(step.at("command"));
    return commands;
}

TEST_F(Commands, WhatOneWouldTypeDoesTheSame) {
    NEEDS_RECENT_KUBECTL();
    for (const auto& command : commandsOf(ctl({"-o", "json", "deploy", "--dry-run"}))) expectFine(shell(command));
    const auto commands = commandsOf(ctl({"-o", "json", "create", "--dry-run"}));
    ASSERT_GT(commands.size(), 5U);
    for (std::size_t i = 0; i + 1 < commands.size(); ++i) {
        const auto done = shell(commands[i]);
        expectFine(done);
        EXPECT_THAT(done.output, Not(HasSubstr("ERR"))) << commands[i];
    }
    const auto agreed =
        pollUntil({}, {"a cluster", Milliseconds{60'000}, Milliseconds{500}}, [&]() -> Expected<std::string> {
            const auto checked = ctl({"check"});
            return checked.exitCode == 0 ? std::string() : checked.output;
        });
    EXPECT_TRUE(agreed) << agreed.error().describe();
    EXPECT_THAT(shell(commands.back()).output, HasSubstr("[OK] All 16384 slots covered."));
}

TEST_F(Commands, ThePasswordIsTakenFromTheVariableAsByRedisCli) {
    expectFine(ctl({"deploy", "--yes"}));
    expectFine(
        ctl({"redis", "--all", "--yes", "--", "ACL", "SETUSER", "anna", "on", ">wunderland", "~*", "&*", "+@all"}));
    expectFine(ctl({"redis", "--all", "--yes", "--", "CONFIG", "SET", "requirepass", "geheim"}));
    const auto without = ctl({"status"});
    EXPECT_THAT(without.output, HasSubstr("Redis needs a password"));
    const auto advice = ctl({"check"});
    EXPECT_THAT(advice.output, HasSubstr("REDISCLI_AUTH"));
    const auto wrong = ctl({"status"}, {{"REDISCLI_AUTH", "falsch"}});
    EXPECT_THAT(wrong.output, HasSubstr("Redis needs another password"));
    EXPECT_THAT(wrong.output + wrong.errors, Not(HasSubstr("falsch")));
    for (const auto& right : {ctl({"-v", "status"}, {{"REDISCLI_AUTH", "geheim"}}),
                              ctl({"-v", "--redis-user", "anna", "status"}, {{"REDISCLI_AUTH", "wunderland"}})}) {
        expectFine(right);
        EXPECT_THAT(right.output, HasSubstr("primary"));
        EXPECT_THAT(right.output + right.errors, AllOf(Not(HasSubstr("geheim")), Not(HasSubstr("wunderland"))));
    }
}

TEST_F(Commands, WatchPrintsOnlyWhatLooksDifferent) {
    expectFine(ctl({"deploy", "--yes"}));
    expectFine(ctl({"create", "--yes"}));
    auto watching = start("watch > watched");
    expectSoon("watched", "agree");
    auto client =
        must(kube::Client::make(must(must(kube::Kubeconfig::load({playground_->kubeconfig()})).clientConfig())));
    for (int i = 0; i < 5; ++i)
        must(client->mergePatch(kube::resources::pods, "default", "redis-0", "",
                                {{"metadata", {{"annotations", {{"look", std::to_string(i)}}}}}}, {}));
    must(client->remove(kube::resources::pods, "default", "redis-2", "", {}));
    expectSoon("watched", "2 of 3 pods ready");
    watching.signal(SIGINT);
    EXPECT_EQ(must(watching.wait(Milliseconds{30'000}, {})), 0);
    std::istringstream lines(read("watched"));
    std::string picture, last;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("-- ")) {
            EXPECT_NE(picture, last);
            last = std::exchange(picture, {});
        } else {
            picture += line + "\n";
        }
    }
}

TEST_F(Commands, AFormatThatThereIsNotIsAnsweredWithThoseThatThereAre) {
    const auto refused = ctl({"-o", "yaml", "contexts"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.output + refused.errors, HasSubstr("there is no format yaml; it is text or json"));
}

TEST_F(Commands, ThePlaygroundNamesTheKubeconfigThatItWasToldToWrite) {
    auto playing = start("playground run --kubeconfig-out 'my config' > said");
    expectSoon("said", "export KUBECONFIG='" + (folder() / "my config").string() + "'");
    playing.signal(SIGINT);
    EXPECT_EQ(must(playing.wait(Milliseconds{30'000}, {})), 0);
}

}  // namespace
}  // namespace slotpilot::cli
