// SPDX-License-Identifier: GPL-3.0-or-later
// Consistency check and benchmark through slotpilotctl, from here, from a pod, from a Job's pods, with redis-benchmark;
// on the playground, and on the real Kubernetes that SLOTPILOT_TEST_KUBECONFIG names.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "cluster/observer.h"
#include "integration/stage.h"
#include "kube/stream.h"
#include "probes/measure.h"
#include "probes/remote.h"

namespace slotpilot {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace slotpilot::test;

class Probes : public Stage {
protected:
    Probes() : Stage("probes") {}

    void SetUp() override {
        Stage::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        ASSERT_EQ(cli({"create", "--yes"}).exitCode, 0);
        awaitPod("redis-cli-0");
    }
    static std::vector<json> linesOf(const std::string& output) {
        std::vector<json> lines;
        std::istringstream text(output);
        for (std::string line; std::getline(text, line);) lines.push_back(json::parse(line));
        return lines;
    }
    void awaitPod(const std::string& pod) {
        must(pollUntil({}, {pod, Milliseconds{120'000}, Milliseconds{250}}, [&]() -> Expected<std::string> {
            const auto found = access_->client().get<kube::Pod>(ns_, pod, {});
            return found && found->ready() ? "" : "readiness";
        }));
    }
    std::string inPod(const std::string& command) {
        const auto result = must(
            kube::exec(access_->client(), {.ns = ns_, .pod = "redis-cli-0", .command = {"sh", "-c", command}}, {}));
        return result.output + result.errors;
    }
    std::int64_t keys() {
        std::int64_t all = 0;
        const auto snapshot = must(cluster::readSnapshot(*access_, {}));
        for (const auto& member : snapshot->members) {
            auto connection = must(access_->dial(member.name, {}));
            all += must(connection.command({"DBSIZE"}, {})).integer;
        }
        return all;
    }
    /// Neither a process nor a file of a probe is in the pod. The playground's pods are processes of this machine,
    /// where others may be at work as well.
    void expectNothingLeft() {
        const bool real = GetParam() == Where::Kubernetes;
        must(pollUntil({}, {"the probe to be gone", Milliseconds{40'000}, Milliseconds{300}},
                       [&]() -> Expected<std::string> {
                           if (keys() != 0) return std::string("keys");
                           return real ? inPod(
                                             "ls /tmp | grep slotpilot-probe; cat /proc/[0-9]*/cmdline 2>/dev/null | "
                                             "tr '\\0' ' ' | "
                                             "grep -o '[/]slotpilot-probe-[A-Za-z0-9]*'")
                                       : std::string();
                       }));
    }
    void awaitKeys() {
        must(pollUntil({}, {"keys", Milliseconds{120'000}, Milliseconds{100}},
                       [&]() -> Expected<std::string> { return std::string(keys() > 100 ? "" : "keys"); }));
    }
    /// Starts slotpilotctl and kills it when there are keys.
    void kill(const std::vector<std::string>& arguments) {
        auto killed = must(Process::start(spec(arguments), {}));
        awaitKeys();
        killed.signal(SIGKILL);
        must(killed.wait(Milliseconds{10'000}, {}));
    }
    std::vector<std::string> workersObjects() {
        std::vector<std::string> names;
        for (const auto* resource : {&kube::resources::jobs, &kube::resources::configMaps, &kube::resources::pods})
            for (const auto& object :
                 must(access_->client().list(*resource, ns_,
                                             {.labelSelector = "app.kubernetes.io/component=slotpilot-workers"}, {}))
                     .items)
                names.push_back(resource->kind + " " + object["metadata"]["name"].get<std::string>());
        return names;
    }
};

TEST_P(Probes, CheckFromHereAndFromAPodWhileTheClusterScales) {
    for (const bool inCluster : {false, true}) {
        SCOPED_TRACE(inCluster ? "in the cluster" : "from here");
        std::vector<std::string> command{"consistency", "--duration", "600s", "--connections", "12",
                                         "--rate",      "2000",       "-o",   "json"};
        if (inCluster) command.push_back("--in-cluster");
        const auto log = folder_ / "check.json";
        UniqueFd output(::open(log.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600));
        auto checking = must(Process::start(spec(command), {.output = output.get(), .errors = output.get()}));
        must(pollUntil({}, {"the check to begin", Milliseconds{60'000}, Milliseconds{100}},
                       [&]() -> Expected<std::string> {
                           return std::string(std::filesystem::file_size(log) > 0 ? "" : "a first line");
                       }));
        EXPECT_EQ(cli({"scale", "--replicas", inCluster ? "3" : "4", "--yes"}).exitCode, 0);
        checking.signal(SIGINT);
        EXPECT_EQ(must(checking.wait(Milliseconds{60'000}, {})), 130);
        std::ostringstream text;
        text << std::ifstream(log).rdbuf();
        const auto lines = linesOf(text.str());
        ASSERT_GT(lines.size(), 3U);
        const auto& last = lines.back();
        EXPECT_EQ(last["lost"], 0) << last;
        EXPECT_EQ(last["notAcknowledged"], 0) << last;
        EXPECT_EQ(last["errors"], json::object()) << last;
        EXPECT_EQ(last["outcome"]["unverified"], 0);
        EXPECT_THAT(last["verdict"].get<std::string>(), HasSubstr("No acknowledged write was lost"));
        EXPECT_GT(last["latencyMs"]["count"], 1000);
        EXPECT_EQ(lines[0]["latencyMs"].contains("p999"), true);
        std::cerr << "  " << last["verdict"] << " " << last["retries"] << "\n";
        expectNothingLeft();
    }
}

TEST_P(Probes, BenchmarkFromHereFromAPodAndWithRedisBenchmarkCompared) {
    ASSERT_EQ(cli({"benchmark", "--duration", "2s", "--connections", "9", "--keys", "1000"}).exitCode, 0);
    const auto own =
        cli({"benchmark", "--duration", "2s", "--connections", "9", "--keys", "1000", "--in-cluster", "-o", "json"});
    ASSERT_EQ(own.exitCode, 0);
    const auto summary = linesOf(own.output).back();
    EXPECT_EQ(summary["place"], "redis-cli-0");
    EXPECT_EQ(summary["shards"].size(), 3U);
    EXPECT_EQ(keys(), 0);
    const auto theirs = cli({"benchmark", "--tool", "redis-benchmark", "--duration", "2s", "--connections", "9",
                             "--keys", "1000", "-o", "json"});
    ASSERT_EQ(theirs.exitCode, 0);
    EXPECT_GT(linesOf(theirs.output).back()["writesPerSecond"], 0);
    EXPECT_GT(linesOf(theirs.output).back()["readLatencyMs"]["p99"], 0);
    EXPECT_EQ(keys(), 0) << "redis-benchmark's are deleted, too";
    const auto listed = linesOf(cli({"benchmark", "list", "-o", "json"}).output);
    ASSERT_EQ(listed.size(), 3U);
    EXPECT_EQ(listed[0]["tool"], "redis-benchmark");
    const auto compared = cli({"benchmark", "compare", listed[0]["id"], listed[1]["id"]});
    EXPECT_EQ(compared.exitCode, 0);
    EXPECT_THAT(compared.output, HasSubstr("SET p99"));
    const auto csv = cli({"benchmark", "export", listed[1]["id"], "--format", "csv"});
    EXPECT_THAT(csv.output, HasSubstr("operations_per_second"));
    EXPECT_GT(std::count(csv.output.begin(), csv.output.end(), '\n'), 2);
}

TEST_P(Probes, AKilledProgramLeavesNoProbeInThePodAndNoKeys) {
    auto checking = must(Process::start(spec({"consistency", "--duration", "600s", "--in-cluster"}), {}));
    must(pollUntil({}, {"keys", Milliseconds{60'000}, Milliseconds{100}},
                   [&]() -> Expected<std::string> { return std::string(keys() > 100 ? "" : "keys"); }));
    checking.signal(SIGKILL);
    must(checking.wait(Milliseconds{10'000}, {}));
    // The playground kills what ran in the session, keys or not; the kubelet ends its input, which the probe notices.
    if (GetParam() == Where::Playground) {
        const auto next = cli({"consistency", "--duration", "1s", "--remove-leftovers"});
        EXPECT_EQ(next.exitCode, 0);
    }
    expectNothingLeft();
}

TEST_P(Probes, APodThatDiesUnderTheProbeLeavesAPartialResult) {
    std::jthread killer([&](std::stop_token stop) {
        (void)pollUntil(stop, {"keys", Milliseconds{60'000}, Milliseconds{200}},
                        [&]() -> Expected<std::string> { return std::string(keys() > 100 ? "" : "keys"); });
        waitFor(stop, Milliseconds{2500});
        (void)access_->client().remove(kube::resources::pods, ns_, "redis-cli-0", "", stop);
    });
    const auto result = cli({"consistency", "--duration", "120s", "--in-cluster", "-o", "json"});
    EXPECT_EQ(result.exitCode, 1);
    const auto last = linesOf(result.output).back();
    EXPECT_THAT(last["incomplete"].get<std::string>(), HasSubstr("redis-cli-0"));
    EXPECT_GT(last["latencyMs"]["count"], 0);
}

TEST_P(Probes, WorkersTogetherAndGoneAfterwardsAlsoAfterAKill) {
    const auto result =
        cli({"benchmark", "--workers", "3", "--duration", "3s", "--connections", "6", "--keys", "500", "-o", "json"});
    ASSERT_EQ(result.exitCode, 0);
    const auto last = linesOf(result.output).back();
    EXPECT_EQ(last["place"], "3 workers");
    EXPECT_EQ(linesOf(result.output)[0]["connections"], 18);
    EXPECT_EQ(keys(), 0);
    EXPECT_THAT(workersObjects(), IsEmpty());

    kill({"consistency", "--workers", "2", "--duration", "600s"});
    EXPECT_THAT(workersObjects(), Not(IsEmpty()));
    const auto again = cli({"consistency", "--workers", "2", "--duration", "2s", "--connections", "6",
                            "--remove-leftovers", "-o", "json"});
    EXPECT_EQ(again.exitCode, 0);
    EXPECT_EQ(linesOf(again.output).back()["lost"], 0);
    EXPECT_THAT(workersObjects(), IsEmpty());
    EXPECT_EQ(keys(), 0);
}

TEST_P(Probes, WorkersOfAKilledRunEndByThemselvesAreNamedAndGoWithTheNextRun) {
    kill({"consistency", "--workers", "2", "--duration", "600s"});
    const auto job = workersObjects().front().substr(4);
    EXPECT_THAT(cli({"check"}).output, HasSubstr("Job " + job + " is left of load that was broken off"));
    // Nobody listens to them any more: their keys go, too, unless the playground was quicker.
    must(
        pollUntil({}, {"the workers to end", Milliseconds{120'000}, Milliseconds{500}}, [&]() -> Expected<std::string> {
            TRY_ASSIGN(pods, access_->client().list<kube::Pod>(
                                 ns_, {.labelSelector = "job-name=" + job, .fieldSelector = {}}, {}));
            for (const auto& pod : pods)
                if (pod.phase != "Succeeded") return pod.meta.name + " is " + pod.phase;
            return std::string();
        }));
    const auto next = cli({"consistency", "--duration", "1s", "--remove-leftovers"});
    EXPECT_EQ(next.exitCode, 0);
    EXPECT_THAT(next.errors, HasSubstr(job));
    EXPECT_THAT(workersObjects(), IsEmpty());
    EXPECT_EQ(keys(), 0);
}

TEST_P(Probes, WorkersOfARunThatGoesOnAreNobodyElsesToRemove) {
    auto running = must(Process::start(
        spec({"benchmark", "--workers", "2", "--duration", "600s", "--prefix", "mine:", "--keys", "500"}), {}));
    awaitKeys();
    const auto before = workersObjects();
    EXPECT_THAT(cli({"check"}).output, Not(HasSubstr("left of load")));
    EXPECT_EQ(cli({"benchmark", "--workers", "1", "--duration", "1s"}).exitCode, 0);
    EXPECT_EQ(workersObjects(), before);
    running.signal(SIGINT);
    EXPECT_EQ(must(running.wait(Milliseconds{180'000}, {})), 130);
    EXPECT_THAT(workersObjects(), IsEmpty());
    EXPECT_EQ(keys(), 0);
}

TEST_P(Probes, AbsurdParametersAreRefusedAndNothingIsDone) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    for (const std::vector<std::string>& command : {std::vector<std::string>{"consistency", "--duration", "soon"},
                                                    {"consistency", "--connections", "0"},
                                                    {"benchmark", "--zipf", "3"},
                                                    {"benchmark", "--prefix", "{x}"},
                                                    {"benchmark", "--workers", "0"},
                                                    {"benchmark", "--tool", "redis-benchmark", "--rate", "5"},
                                                    {"benchmark", "--tool", "redis-benchmark", "--workers", "2"}})
        EXPECT_EQ(cli(command).exitCode, 2);
    const std::pair<std::vector<std::string>, std::string> ranges[] = {
        {{"--rate", "1e300"}, "0 to 100000000, not 1e300"},
        {{"--rate", "-1"}, "0 to 100000000, not -1"},
        {{"--keys", "99999999999"}, "1 to 10000000, not 99999999999"},
        {{"--value-bytes", "-1"}, "1 to 16777216, not -1"},
        {{"--connections", "many"}, "1 to 10000, not many"}};
    for (auto [command, said] : ranges) {
        command.insert(command.begin(), "benchmark");
        const auto refused = cli(command);
        EXPECT_EQ(refused.exitCode, 2);
        EXPECT_THAT(refused.errors, HasSubstr(said));
    }
    const auto picture = cli({"benchmark", "export", "any", "--format", "png"});
    EXPECT_EQ(picture.exitCode, 2);
    EXPECT_THAT(picture.errors, HasSubstr("drawn by the window"));
    EXPECT_EQ(cli({"benchmark", "compare", "a", "b"}).exitCode, 1);
}

TEST_P(Probes, RedisBenchmarkKeepsToThePrefixAndCleansUp) {
    const std::vector<std::string> command{"benchmark",     "--tool", "redis-benchmark", "--duration", "1s",
                                           "--connections", "6",      "--keys",          "20000",      "--prefix",
                                           "mine:"};
    ASSERT_EQ(cli(command).exitCode, 0);
    EXPECT_EQ(keys(), 0);
    auto connection = must(access_->dial("redis-0", {}));
    // What a killed run leaves, and somebody else's.
    std::string left, other;
    for (int i = 0; left.empty() || other.empty(); ++i) {
        const auto number = std::to_string(100'000'000'000 + i);
        for (auto [name, key] : {std::pair{&left, "mine:{ab" + number + "}:" + number}, {&other, "mine:" + number}})
            if (name->empty() && must(connection.send({"SET", key, "x"}, {})).isOk()) *name = key;
    }
    const auto refused = cli(command);
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.errors, HasSubstr("1 key with the prefix \"mine:\""));
    EXPECT_THAT(refused.errors, HasSubstr("--remove-leftovers"));
    auto removing = command;
    removing.push_back("--remove-leftovers");
    EXPECT_EQ(cli(removing).exitCode, 0);
    EXPECT_EQ(keys(), 1) << "only what looks like its own is deleted";
    must(connection.command({"DEL", other}, {}));
}

TEST_P(Probes, RedisBenchmarkDoesNotHideWhatServersRefuseNorWaitForThoseThatAreDown) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    const std::vector<std::string> command{"benchmark",     "--tool", "redis-benchmark", "--duration", "1s",
                                           "--connections", "6"};
    auto connection = must(access_->dial("redis-1", {}));
    must(connection.command({"CONFIG", "SET", "maxmemory-policy", "noeviction"}, {}));
    must(connection.command({"CONFIG", "SET", "maxmemory", "1"}, {}));
    const auto full = cli(command);
    EXPECT_EQ(full.exitCode, 1);
    EXPECT_THAT(full.errors, HasSubstr("OOM"));
    EXPECT_THAT(full.errors, HasSubstr("raise maxmemory"));
    EXPECT_EQ(keys(), 0);
    must(connection.command({"CONFIG", "SET", "maxmemory", "0"}, {}));
    must(connection.command({"CLUSTER", "DELSLOTS", "8000"}, {}));
    const auto uncovered = cli(command);
    EXPECT_EQ(uncovered.exitCode, 1);
    EXPECT_THAT(uncovered.errors, HasSubstr("slot 8000 has no owner"));
    EXPECT_THAT(uncovered.errors, HasSubstr("slotpilotctl check --repair"));
}

TEST_P(Probes, RedisBenchmarkEndsWhenTheClusterGoesDownUnderIt) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    auto going = must(Process::start(
        spec({"benchmark", "--tool", "redis-benchmark", "--duration", "20s", "--connections", "6", "-o", "json"}), {}));
    must(pollUntil({}, {"keys", Milliseconds{60'000}, Milliseconds{50}},
                   [&]() -> Expected<std::string> { return std::string(keys() > 100 ? "" : "keys"); }));
    must(pollUntil({}, {"all to be down", Milliseconds{30'000}, Milliseconds{500}}, [&]() -> Expected<std::string> {
        bool down = true;
        for (int i = 0; i < 3; ++i) {
            auto connection = must(access_->dial("redis-" + std::to_string(i), {}));
            must(connection.send({"CONFIG", "SET", "cluster-require-full-coverage", "yes"}, {}));
            must(connection.send({"CLUSTER", "DELSLOTS", "8000"}, {}));  // gossip may bring it back once
            const auto info = must(connection.command({"CLUSTER", "INFO"}, {})).text;
            down = down && info.find("cluster_state:fail") != std::string::npos;
        }
        return std::string(down ? "" : "a server that serves");
    }));
    EXPECT_EQ(must(going.wait(Milliseconds{180'000}, {})), 1) << "the cluster is down";
    // Others may run one on this machine as well.
    const auto address = must(access_->client().get<kube::Pod>(ns_, "redis-0", {})).podIp;
    must(pollUntil(
        {}, {"redis-benchmark to be gone", Milliseconds{20'000}, Milliseconds{200}}, [&]() -> Expected<std::string> {
            return inPod("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -o '[r]edis-benchmark -h " +
                         address + " '");
        }));
}

TEST_P(Probes, AnotherArchitectureAndAMissingToolAreNamedBeforeAnythingIsDone) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the image's programs can't be replaced there";
    const auto replace = [&](const std::string& program, const std::string& line) {
        inPod("d=${PATH%%:*}; printf '#!/bin/sh\\n" + line + "\\n' >$d/" + program + "; chmod 755 $d/" + program);
    };
    replace("uname", "echo aarch64");
    replace("redis-benchmark", "exit 127");
    const auto foreign = cli({"consistency", "--duration", "2s", "--in-cluster", "-o", "json"});
    EXPECT_EQ(foreign.exitCode, 1);
    EXPECT_THAT(foreign.output + foreign.errors, HasSubstr("the pod's node is aarch64"));
    EXPECT_THAT(foreign.output + foreign.errors, HasSubstr("Run it from here instead"));
    const auto tool = cli({"benchmark", "--tool", "redis-benchmark", "--duration", "1s", "-o", "json"});
    EXPECT_EQ(tool.exitCode, 1);
    EXPECT_THAT(tool.output + tool.errors, HasSubstr("no redis-benchmark"));
    expectNothingLeft();
}

TEST_P(Probes, AnExecThatEndsInTheMiddleLeavesAPartialResultThatIsKept) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "its API server is others' as well";
    const auto log = folder_ / "check.json";
    UniqueFd output(::open(log.c_str(), O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600));
    auto checking =
        must(Process::start(spec({"consistency", "--duration", "600s", "--in-cluster", "--keep", "-o", "json"}),
                            {.output = output.get(), .errors = output.get()}));
    must(pollUntil({}, {"the check to go on", Milliseconds{60'000}, Milliseconds{50}}, [&]() -> Expected<std::string> {
        std::ifstream text(log);
        const auto lines = std::count(std::istreambuf_iterator<char>(text), {}, '\n');
        return std::string(lines >= 2 ? "" : "more seconds");
    }));
    playground_.reset();
    EXPECT_EQ(must(checking.wait(Milliseconds{90'000}, {})), 1);
    const auto kept = linesOf(cli({"benchmark", "list", "-o", "json"}).output);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_THAT(kept[0]["incomplete"].get<std::string>(), HasSubstr("redis-cli-0"));
    EXPECT_GT(kept[0]["latencyMs"]["count"], 100);
    EXPECT_EQ(kept[0]["lost"], 0);
}

TEST_P(Probes, AKeyOnTwoServersIsFoundAgainAndSettledByWhatTheRepairSays) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    auto owner = must(access_->dial("redis-0", {})), holder = must(access_->dial("redis-1", {}));
    const auto id = must(owner.command({"CLUSTER", "MYID"}, {})).text;
    const std::string key = "it's a key", slot = std::to_string(redis::slotOf(key));
    // Whoever owns the slot, it is redis-0 from now on.
    for (int i = 0; i < 3; ++i) {
        auto connection = must(access_->dial("redis-" + std::to_string(i), {}));
        must(connection.command({"CLUSTER", "SETSLOT", slot, "NODE", id}, {}));
    }
    must(owner.command({"CLUSTER", "BUMPEPOCH"}, {}));
    must(owner.command({"SET", key, "right"}, {}));
    must(holder.command({"CLUSTER", "SETSLOT", slot, "IMPORTING", id}, {}));
    must(holder.command({"ASKING"}, {}));
    must(holder.command({"SET", key, "wrong"}, {}));
    must(holder.command({"CLUSTER", "SETSLOT", slot, "STABLE"}, {}));
    const auto found = cli({"check"});
    EXPECT_EQ(found.exitCode, 3);
    EXPECT_THAT(found.output, HasSubstr("is on redis-1 and on redis-0, which owns its slot " + slot));
    const auto repaired = cli({"check", "--repair", "--yes"});
    EXPECT_EQ(repaired.exitCode, 1);
    EXPECT_THAT(repaired.output + repaired.errors, HasSubstr("different values"));
    EXPECT_EQ(cli({"check"}).exitCode, 3) << "it is there still";
    // What it says to type, without kubectl: the line for redis-cli's input is what matters.
    const auto said = repaired.output + repaired.errors;
    const auto from = said.rfind("printf '%s"), to = said.find(" | kubectl", from);
    ASSERT_NE(to, std::string::npos) << said;
    const auto typed = said.substr(from, to - from);
    EXPECT_THAT(typed, HasSubstr("DEL"));
    const auto address = must(access_->client().get<kube::Pod>(ns_, "redis-1", {})).podIp;
    EXPECT_THAT(inPod(typed + " | redis-cli -h " + address), HasSubstr("1\n"));
    EXPECT_EQ(cli({"check"}).exitCode, 0);
    EXPECT_EQ(must(owner.command({"GET", key}, {})).text, "right");
    must(owner.command({"DEL", key}, {}));
}

TEST_P(Probes, AKeyThatNobodyWouldFindIsBroughtHome) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    std::vector<redis::Connection> servers;
    for (int i = 0; i < 3; ++i) servers.push_back(must(access_->dial("redis-" + std::to_string(i), {})));
    const std::string key = "lost", slot = std::to_string(redis::slotOf(key));
    std::size_t at = 0;
    while (must(servers[at].send({"GET", key}, {})).isError()) ++at;
    auto &owner = servers[at], &other = servers[(at + 1) % 3];
    must(other.command({"CLUSTER", "SETSLOT", slot, "IMPORTING", must(owner.command({"CLUSTER", "MYID"}, {})).text},
                       {}));
    must(other.command({"ASKING"}, {}));
    must(other.command({"SET", key, "found"}, {}));
    must(other.command({"CLUSTER", "SETSLOT", slot, "STABLE"}, {}));
    const auto found = cli({"check"});
    EXPECT_EQ(found.exitCode, 3);
    EXPECT_THAT(found.output, HasSubstr("holds 1 key of 1 slot that it does not own (" + slot + ")"));
    EXPECT_EQ(cli({"check", "--repair", "--yes"}).exitCode, 0);
    EXPECT_EQ(must(owner.command({"GET", key}, {})).text, "found");
    must(owner.command({"DEL", key}, {}));
}

TEST_P(Probes, WhatIsMissingInRightsIsNamed) {
    if (GetParam() == Where::Playground) GTEST_SKIP() << "everybody may do everything there";
    const kube::Resource roles{"rbac.authorization.k8s.io", "v1", "roles", "Role"};
    const kube::Resource bindings{"rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding"};
    const auto rule = [](const char* group, json resources, json verbs) {
        return json{{"apiGroups", json::array({group})}, {"resources", resources}, {"verbs", verbs}};
    };
    const json reading{"get", "list", "watch"};
    must(access_->client().create(
        roles, ns_,
        {{"metadata", {{"name", "reader"}}},
         {"rules",
          json::array({rule("", {"pods", "persistentvolumeclaims"}, reading), rule("apps", {"statefulsets"}, reading),
                       rule("", json::array({"pods/portforward"}), {"get", "create"})})}},
        {}));
    must(access_->client().create(
        bindings, ns_,
        {{"metadata", {{"name", "reader"}}},
         {"roleRef", {{"apiGroup", roles.group}, {"kind", "Role"}, {"name", "reader"}}},
         {"subjects", json::array({{{"kind", "User"}, {"apiGroup", roles.group}, {"name", "ann"}}})}},
        {}));
    auto config = must(must(kube::Kubeconfig::load({kubeconfig_})).clientConfig());
    config.user.impersonate = "ann";
    const auto limited = must(cluster::Access::open(config, {"test", ns_, "redis"}));
    const probes::Witness witness(nullptr);
    probes::MeasureSpec request{.load = probes::LoadSpec::consistency()};
    request.load.duration = std::chrono::seconds(1);
    request.from = probes::MeasureSpec::From::Pod;
    const auto pod = probes::measure(limited, request, witness, {}, {});
    ASSERT_FALSE(pod);
    EXPECT_EQ(pod.error().code, ErrorCode::Forbidden);
    EXPECT_THAT(pod.error().describe(), HasSubstr("pods/exec"));
    request.from = probes::MeasureSpec::From::Workers;
    const auto workers = probes::measure(limited, request, witness, {}, {});
    ASSERT_FALSE(workers);
    EXPECT_EQ(workers.error().code, ErrorCode::Forbidden);
    EXPECT_THAT(workers.error().describe(), HasSubstr("create jobs"));
    EXPECT_THAT(workers.error().describe(), HasSubstr("create configmaps"));
    EXPECT_THAT(workersObjects(), IsEmpty());
    request.from = probes::MeasureSpec::From::Here;
    EXPECT_EQ(must(probes::measure(limited, request, witness, {}, {})).lost, 0U);
}

TEST_P(Probes, FullServersAndWhatIsKept) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    EXPECT_EQ(cli({"consistency", "--duration", "1s"}).exitCode, 0);
    EXPECT_EQ(cli({"benchmark", "list", "-o", "json"}).output, "");
    EXPECT_EQ(cli({"consistency", "--duration", "1s", "--keep"}).exitCode, 0);
    for (int i = 0; i < 3; ++i) {
        auto connection = must(access_->dial("redis-" + std::to_string(i), {}));
        must(connection.command({"CONFIG", "SET", "maxmemory-policy", "noeviction"}, {}));
        must(connection.command({"CONFIG", "SET", "maxmemory", "1"}, {}));
    }
    const auto full = cli({"benchmark", "--duration", "1s", "--in-cluster", "-o", "json"});
    EXPECT_EQ(full.exitCode, 1);
    EXPECT_THAT(full.output + full.errors, HasSubstr("OOM"));
    EXPECT_THAT(full.output + full.errors, HasSubstr("raise maxmemory"));
    const auto checked =
        linesOf(cli({"consistency", "--duration", "1s", "--in-cluster", "--keep", "-o", "json"}).output).back();
    EXPECT_GT(checked["errors"]["OOM"], 0);
    EXPECT_EQ(checked["lost"], 0);
    EXPECT_THAT(checked["verdict"].get<std::string>(), HasSubstr("Nothing could be written"));
    EXPECT_EQ(cli({"consistency", "--duration", "1s"}).exitCode, 1);
    const auto kept = linesOf(cli({"benchmark", "list", "-o", "json"}).output);
    EXPECT_EQ(kept.size(), 2U) << "what was asked to be kept, and no refused benchmark";
    expectNothingLeft();
}

INSTANTIATE_TEST_SUITE_P(On, Probes, testing::Values(Where::Playground, Where::Kubernetes), [](const auto& test) {
    return test.param == Where::Playground ? "Playground" : "Kubernetes";
});

}  // namespace
}  // namespace slotpilot
