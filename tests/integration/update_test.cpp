// SPDX-License-Identifier: GPL-3.0-or-later
// Update through slotpilotctl, with clients that write and read all the while: on the playground, and on the real
// Kubernetes that SLOTPILOT_TEST_KUBECONFIG names. SLOTPILOT_TEST_KILLS: how often the program is killed and resumed.
// SLOTPILOT_TEST_KEYS: how many keys of 100 bytes the clusters hold; 285000 is what the design speaks of.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <mutex>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "cluster/lease.h"
#include "cluster/observer.h"
#include "integration/stage.h"
#include "integration/traffic.h"
#include "kube/stream.h"
#include "operations/check.h"
#include "tcp_relay.h"

namespace slotpilot {
namespace {

using nlohmann::json;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using namespace slotpilot::test;

int numberFrom(const char* variable, int otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::atoi(text) : otherwise;
}
int keysAsked() { return numberFrom("SLOTPILOT_TEST_KEYS", 20'000); }

/// What a test begins with.
struct Shape {
    int pods = 3, replicasPerPrimary = 0;
    std::string image = {};  ///< empty: the manifests'
};

/// A created cluster, and slotpilotctl with a journal of its own.
class Update : public Stage {
protected:
    explicit Update(Shape shape = {}) : Stage("update"), shape_(std::move(shape)) {}

    void SetUp() override {
        Stage::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        if (shape_.pods != 3) patch({{"spec", {{"replicas", shape_.pods}}}});
        if (!shape_.image.empty()) {
            auto live = must(access_->client().get(kube::resources::statefulSets, ns_, "redis", {}));
            auto containers = live["spec"]["template"]["spec"]["containers"];
            for (auto& container : containers)
                if (container["name"] == "redis") container["image"] = shape_.image;
            patch({{"spec", {{"template", {{"spec", {{"containers", containers}}}}}}}});
        }
        ASSERT_EQ(
            cli({"create", "--replicas-per-primary", std::to_string(shape_.replicasPerPrimary), "--yes"}).exitCode, 0);
    }
    void patch(const json& change) {
        must(access_->client().mergePatch(kube::resources::statefulSets, ns_, "redis", "", change, {}));
    }
    cluster::SnapshotPtr look() { return must(cluster::readSnapshot(*access_, {})); }

    /// Keys outside of the traffic, spread evenly; the first `hot` of them in one slot.
    void fill(int count, std::size_t size, int hot = 0) {
        const auto snapshot = look();
        std::map<std::int16_t, std::vector<redis::Command>> commands;
        for (int i = 0; i < count; ++i) {
            const auto key = (i < hot ? "fill:{hot}:" : "fill:") + std::to_string(i);
            commands[snapshot->owner.at(static_cast<std::size_t>(redis::slotOf(key)))].push_back(
                {"SET", key, std::string(size, 'x')});
        }
        for (const auto& [owner, list] : commands) {
            auto connection = must(access_->dial(snapshot->members.at(static_cast<std::size_t>(owner)).name, {}));
            for (const auto& reply : must(connection.pipeline(list, {}, Milliseconds{120'000})))
                ASSERT_TRUE(reply.isOk()) << reply.text;
        }
        filled_ = count;
    }

    /// Everything that must hold after a run.
    void expectHealthy(int pods, int replicas = 0) {
        const auto snapshot = look();
        const auto report = operations::check(*snapshot);
        EXPECT_TRUE(report.healthy()) << report.sentence;
        int primaries = 0;
        std::int64_t keys = 0;
        for (const auto& member : snapshot->members) {
            if (!member.pod) continue;
            auto connection = must(access_->dial(member.name, {}));
            const auto setting = must(connection.command({"CONFIG", "GET", "cluster-allow-replica-migration"}, {}));
            ASSERT_EQ(setting.elements.size(), 2U);
            EXPECT_EQ(setting.elements[1].text, "yes") << member.name;
            if (!member.isPrimary()) continue;
            ++primaries;
            EXPECT_NEAR(member.slots().size(), redis::slotCount / (pods - replicas), 1) << member.name;
            const auto found = must(connection.command(
                {"EVAL",
                 "local n=0 local c='0' repeat local r=redis.call('SCAN',c,'MATCH','fill:*','COUNT',10000) c=r[1] "
                 "n=n+#r[2] until c=='0' return n",
                 "0"},
                {}, Milliseconds{60'000}));
            keys += found.integer;
        }
        EXPECT_EQ(primaries, pods - replicas);
        EXPECT_EQ(keys, filled_) << "keys are missing";
        const auto& first = snapshot->members.front();
        const auto verdict =
            must(kube::exec(access_->client(),
                            {.ns = ns_,
                             .pod = "redis-cli-0",
                             .command = {"redis-cli", "--cluster", "check", first.pod->podIp + ":6379"}},
                            {}));
        EXPECT_EQ(verdict.exitCode, 0) << verdict.output << verdict.errors;
        EXPECT_THAT(verdict.output, HasSubstr("All 16384 slots covered"));
        EXPECT_THAT(verdict.output, Not(HasSubstr("[WARNING]")));
    }

    void expectNothingLost(Traffic& traffic) {
        traffic.finish();
        EXPECT_THAT(traffic.problems(), testing::IsEmpty());
        EXPECT_GT(traffic.operations(), 100);
        std::cerr << "  " << traffic.operations() << " operations on " << traffic.keys() << " keys, "
                  << traffic.retries() << " retries\n";
    }

    /// slotpilotctl beside the test.
    Process begin(const std::vector<std::string>& arguments) const {
        UniqueFd output(::open((folder_ / "run.log").c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600));
        return must(Process::start(spec(arguments), {.output = output.get(), .errors = output.get()}));
    }
    std::string said() const {
        std::ostringstream text;
        text << std::ifstream(folder_ / "run.log").rdbuf();
        return text.str();
    }
    /// `scale --replicas 5`, when the first slot has moved.
    Process scaleThatMovesSlots() {
        auto process = begin({"scale", "--replicas", "5", "--yes"});
        must(pollUntil({}, {"slots to move", Milliseconds{120'000}, Milliseconds{20}}, [&]() -> Expected<std::string> {
            const auto snapshot = look();
            const auto* member = snapshot->member("redis-3");
            return member && !member->slots().empty() ? "" : "a first slot";
        }));
        return process;
    }

    /// The newest run of the journal, or null.
    json newestRun() {
        const auto list = cli({"runs", "list", "-o", "json"}).output;
        return list.empty() ? json() : json::parse(list.substr(0, list.find('\n')));
    }

    /// Slots that the newest run moved, by its plan.
    int slotsMoved() {
        const auto run = json::parse(cli({"runs", "show", newestRun()["run"], "-o", "json"}).output);
        int moved = 0;
        for (const auto& step : run["plan"]["steps"])
            for (const auto& move : step["args"].value("moves", json::array()))
                moved += must(redis::SlotSet::parse(move["slots"].get<std::string>())).size();
        return moved;
    }
    void expectImage(const std::string& image) {
        const auto now = look();
        for (const auto& member : now->members)
            for (const auto& container : member.pod->containers)
                EXPECT_TRUE(container.name != "redis" || container.image == image)
                    << member.name << " " << container.image;
    }
    void scaleUpgradeAndScaleBack() {
        const std::string image = "docker.io/library/redis:8.0";
        Traffic traffic(access_);
        ASSERT_EQ(cli({"scale", "--replicas", "5", "--yes"}).exitCode, 0);
        expectHealthy(5);
        ASSERT_EQ(cli({"upgrade", "--image", image, "--yes"}).exitCode, 0);
        expectHealthy(5);
        expectImage(image);
        const int moved = slotsMoved();
        std::cerr << "  " << moved << " slots moved\n";
        EXPECT_LE(moved, redis::slotCount * 14 / 10);
        ASSERT_EQ(cli({"scale", "--replicas", "3", "--delete-claims", "--yes"}).exitCode, 0);
        expectHealthy(3);
        EXPECT_EQ(look()->claims->size(), 3U);
        expectNothingLost(traffic);
    }

    const Shape shape_;
    int filled_ = 0;
};

class ReplicatedUpdate : public Update {
protected:
    ReplicatedUpdate() : Update({.pods = 6, .replicasPerPrimary = 1}) {}
};

class ValkeyUpdate : public Update {
protected:
    ValkeyUpdate() : Update({.image = "docker.io/library/valkey:9.1"}) {}
};

TEST_P(Update, ScalesUpgradesAndScalesBackUnderTraffic) {
    fill(keysAsked(), 100);
    scaleUpgradeAndScaleBack();
}

TEST_P(Update, ScalesUpgradesAndScalesBackWithAThirdOfTheKeysInOneSlot) {
    if (GetParam() == Where::Playground) GTEST_SKIP() << "a real Kubernetes tells as much";
    fill(keysAsked(), 100, keysAsked() / 3);
    scaleUpgradeAndScaleBack();
}

TEST_P(ReplicatedUpdate, AFailoverMovesNoSlotAndLosesNothing) {
    fill(keysAsked(), 100);
    Traffic traffic(access_);
    ASSERT_EQ(cli({"upgrade", "--strategy", "failover", "--image", "docker.io/library/redis:8.0", "--yes"}).exitCode,
              0);
    expectHealthy(6, 3);
    expectImage("docker.io/library/redis:8.0");
    EXPECT_EQ(slotsMoved(), 0);
    expectNothingLost(traffic);
}

TEST_P(ValkeyUpdate, MovesSlotsAtomically) {
    if (GetParam() == Where::Playground) GTEST_SKIP() << "the playground runs the redis-server of this machine";
    fill(keysAsked(), 100);
    Traffic traffic(access_);
    const auto scaled = cli({"scale", "--replicas", "5", "--yes"});
    ASSERT_EQ(scaled.exitCode, 0);
    EXPECT_THAT(scaled.output, HasSubstr("atomically"));
    expectHealthy(5);
    ASSERT_EQ(cli({"upgrade", "--set", "spec.template.metadata.annotations.note=1", "--yes"}).exitCode, 0);
    expectHealthy(5);
    ASSERT_EQ(cli({"scale", "--replicas", "3", "--yes"}).exitCode, 0);
    expectHealthy(3);
    expectNothingLost(traffic);
}

TEST_P(Update, ASurgeAndAScaleInOneUnderTraffic) {
    fill(5000, 100);
    Traffic traffic(access_);
    ASSERT_EQ(
        cli({"upgrade", "--strategy", "surge", "--set", "spec.template.metadata.annotations.note=1", "--yes"}).exitCode,
        0);
    expectHealthy(3);
    ASSERT_EQ(
        cli({"upgrade", "--replicas", "4", "--set", "spec.template.metadata.annotations.note=2", "--fast", "--yes"})
            .exitCode,
        0);
    expectHealthy(4);
    ASSERT_EQ(cli({"rebalance", "--weight", "redis-0=2", "--yes"}).exitCode, 0);
    EXPECT_NEAR(look()->member("redis-0")->slots().size(), redis::slotCount * 2 / 5, 1);
    ASSERT_EQ(cli({"rebalance", "--yes"}).exitCode, 0);
    expectHealthy(4);
    expectNothingLost(traffic);
}

TEST_P(Update, InterruptedByCtrlCItStopsSafelyAndGoesOn) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(20'000, 500);
    Traffic traffic(access_);
    auto process = scaleThatMovesSlots();
    process.signal(SIGINT);
    EXPECT_EQ(must(process.wait(Milliseconds{60'000}, {})), 130);
    const auto snapshot = look();
    for (const auto& member : snapshot->members) {
        EXPECT_TRUE(member.redis->self()->migrating.empty() && member.redis->self()->importing.empty()) << member.name;
        auto connection = must(access_->dial(member.name, {}));
        EXPECT_EQ(must(connection.command({"CONFIG", "GET", "cluster-allow-replica-migration"}, {})).elements[1].text,
                  "yes");
    }
    const auto run = newestRun();
    EXPECT_EQ(run["state"], "cancelled");
    ASSERT_EQ(cli({"runs", "resume", run["run"], "--yes"}).exitCode, 0);
    expectHealthy(5);
    EXPECT_EQ(newestRun()["state"], "succeeded");
    expectNothingLost(traffic);
}

TEST_P(Update, KilledAtAnyMomentItGoesOnFromWhatIsTrue) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    const int rounds = numberFrom("SLOTPILOT_TEST_KILLS", 5);
    std::mt19937 random{std::random_device{}()};
    fill(20'000, 200);
    Traffic traffic(access_);
    int pods = 3, killed = 0;
    for (int round = 0; round < rounds && !HasFailure(); ++round) {
        std::vector<std::string> command{"upgrade", "--set",
                                         "spec.template.metadata.annotations.round=r" + std::to_string(round), "--yes"};
        if (round % 2 == 0) {
            pods = 8 - pods;
            command = {"scale", "--replicas", std::to_string(pods), "--yes"};
        }
        const Milliseconds delay{std::uniform_int_distribution<int>(100, 20'000)(random)};
        SCOPED_TRACE(testing::Message() << "round " << round << ", " << command[0] << ", killed after " << delay.count()
                                        << " ms");
        {
            auto process = begin(command);
            if (process.wait(delay, {}).has_value()) {
                EXPECT_EQ(*process.poll(), 0);
            } else {
                process.signal(SIGKILL);
                must(process.wait(Milliseconds{10'000}, {}));
                ++killed;
            }
        }
        const auto run = newestRun();
        if (run["state"] == "interrupted")
            EXPECT_EQ(cli({"runs", "resume", run["run"], "--yes"}).exitCode, 0);
        else
            EXPECT_EQ(cli(command).exitCode, 0);
        expectHealthy(pods);
        EXPECT_THAT(traffic.problems(), testing::IsEmpty());
    }
    std::cerr << "  killed " << killed << " times in " << rounds << " rounds\n";
    expectNothingLost(traffic);
}

TEST_P(Update, ANewRunInsteadOfAResumePutsBackWhatTheKilledOneChanged) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(20'000, 100);
    Traffic traffic(access_);
    auto process = scaleThatMovesSlots();
    process.signal(SIGKILL);
    must(process.wait(Milliseconds{10'000}, {}));
    auto connection = must(access_->dial("redis-0", {}));
    EXPECT_EQ(must(connection.command({"CONFIG", "GET", "cluster-allow-replica-migration"}, {})).elements[1].text,
              "no");
    ASSERT_EQ(cli({"scale", "--replicas", "4", "--delete-claims", "--yes"}).exitCode, 0);
    expectHealthy(4);  // And every server's setting is "yes" again.
    expectNothingLost(traffic);
}

TEST_P(Update, TwoNeverWorkOnOneCluster) {
    auto other = cluster::LeaseHolder::own("theirs");
    other.user = "anna";
    other.process.host = "laptop";
    {
        const auto lease = must(cluster::Lease::acquire(*access_, other, {}, {}));
        const auto refused = cli({"scale", "--replicas", "4", "--yes"});
        EXPECT_EQ(refused.exitCode, 1);
        EXPECT_THAT(refused.errors, HasSubstr("anna@laptop (run theirs) works on this cluster now"));
        EXPECT_EQ(look()->statefulSet->replicas, 3);
        EXPECT_TRUE(lease->held());
    }
    ASSERT_EQ(cli({"scale", "--replicas", "4", "--yes"}).exitCode, 0);
    expectHealthy(4);
}

TEST_P(Update, ALeaseThatNobodyRenewsIsTakenOverAndItsFormerHolderStops) {
    auto other = cluster::LeaseHolder::own("theirs");
    other.user = "anna";
    other.process.host = "laptop";
    std::atomic<bool> lost = false;
    // Its holder sleeps longer than the Lease lasts.
    const auto sleeping = must(cluster::Lease::acquire(*access_, other, {.onLost = [&](const Error&) { lost = true; }},
                                                       {}, {std::chrono::seconds(2), std::chrono::seconds(6)}));
    std::string notice;
    const auto ours = must(cluster::Lease::acquire(*access_, cluster::LeaseHolder::own("ours"),
                                                   {.onTakenOver = [&](std::string who) { notice = who; }}, {},
                                                   {std::chrono::seconds(2), std::chrono::seconds(1)}));
    EXPECT_EQ(notice, "anna@laptop (run theirs)");
    must(pollUntil({}, {"the former holder to notice", Milliseconds{20'000}, Milliseconds{100}},
                   [&]() -> Expected<std::string> { return std::string(lost ? "" : "it does not know yet"); }));
    EXPECT_FALSE(sleeping->held());
    EXPECT_TRUE(ours->held());
}

TEST_P(Update, ABrokenImageEndsTheRunAndTheWayBackIsOpen) {
    const auto refused = cli({"upgrade", "--image", "docker.io/library/nonsense:7.2", "--yes"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.errors, HasSubstr("redis-2"));
    EXPECT_THAT(refused.errors, HasSubstr("Image"));
    EXPECT_TRUE(look()->member("redis-0")->isPrimary());
    ASSERT_EQ(cli({"upgrade", "--image", "docker.io/library/redis:7.0", "--yes"}).exitCode, 0);
    expectHealthy(3);
}

TEST_P(Update, AFailedRunIsTurnedAround) {
    fill(2000, 100);
    Traffic traffic(access_);
    const auto image = look()->member("redis-0")->pod->containers.front().image;
    EXPECT_EQ(cli({"upgrade", "--image", "docker.io/library/nonsense:7.2", "--yes"}).exitCode, 1);
    const auto uid = look()->member("redis-0")->pod->meta.uid;
    ASSERT_EQ(cli({"runs", "rollback", newestRun()["run"], "--yes"}).exitCode, 0);
    expectHealthy(3);
    const auto after = look();
    EXPECT_EQ(after->statefulSet->partition, 0);
    EXPECT_EQ(after->member("redis-0")->pod->meta.uid, uid) << "a pod that nothing had happened to was restarted";
    EXPECT_EQ(after->member("redis-0")->pod->containers.front().image, image);
    expectNothingLost(traffic);
}

TEST_P(Update, APodThatFitsOnNoNodeEndsTheRunWithTheSchedulersReason) {
    if (GetParam() == Where::Playground) GTEST_SKIP() << "the playground has room for all";
    const auto failed =
        cli({"upgrade", "--set", "spec.template.spec.containers[redis].resources.requests.memory=900Gi", "--yes"});
    EXPECT_EQ(failed.exitCode, 1);
    EXPECT_THAT(failed.errors, HasSubstr("redis-2: does not get ready: Unschedulable"));
    EXPECT_THAT(failed.errors, HasSubstr("Insufficient memory"));
    ASSERT_EQ(cli({"runs", "rollback", newestRun()["run"], "--yes"}).exitCode, 0);
    expectHealthy(3);
}

/// As a laptop that is closed for longer than the Lease lasts.
TEST_P(Update, AProgramThatSleptGoesOn) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(20'000, 100);
    Traffic traffic(access_);
    auto process = scaleThatMovesSlots();
    process.signal(SIGSTOP);
    EXPECT_TRUE(waitFor({}, std::chrono::seconds(20)));
    process.signal(SIGCONT);
    ASSERT_EQ(must(process.wait(Milliseconds{180'000}, {})), 0) << said();
    expectHealthy(5);
    expectNothingLost(traffic);
}

TEST_P(Update, AllPodsComeBackWithNewAddressesInTheMiddle) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(20'000, 100);
    Traffic traffic(access_);
    auto process = scaleThatMovesSlots();
    for (int pod = 0; pod < 5; ++pod)
        must(access_->client().remove(kube::resources::pods, ns_, "redis-" + std::to_string(pod), "", {}));
    ASSERT_EQ(must(process.wait(Milliseconds{300'000}, {})), 0) << said();
    expectHealthy(5);
    // Nobody serves for a while; but what was acknowledged is there.
    traffic.finish();
    EXPECT_THAT(traffic.problems(), Each(Not(HasSubstr("LOST"))));
}

TEST_P(Update, TheApiServerIsAwayForAWhile) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(20'000, 100);
    Traffic traffic(access_);
    // slotpilotctl alone goes through the relay.
    std::ostringstream read;
    read << std::ifstream(kubeconfig_).rdbuf();
    auto text = read.str();
    const auto at = text.find("127.0.0.1:") + std::string("127.0.0.1:").size();
    const auto end = text.find_first_not_of("0123456789", at);
    TcpRelay relay(std::stoi(text.substr(at, end - at)));
    text.replace(at, end - at, std::to_string(relay.port()));
    kubeconfig_ = folder_ / "through-the-relay";
    std::ofstream(kubeconfig_) << text;
    auto process = scaleThatMovesSlots();
    relay.cut();
    EXPECT_TRUE(waitFor({}, std::chrono::seconds(20)));
    relay.restore();
    ASSERT_EQ(must(process.wait(Milliseconds{300'000}, {})), 0) << said();
    expectHealthy(5);
    expectNothingLost(traffic);
}

TEST_P(Update, ADrainedPodThatTurnsIntoAReplicaIsMadeAPrimaryAgain) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(5000, 100);
    Traffic traffic(access_);
    auto process = begin({"upgrade", "--set", "spec.template.metadata.annotations.round=1", "--yes"});
    // Somebody switches on again what the run has switched off.
    bool replica = false;
    while (!process.poll()) {
        const auto snapshot = look();
        for (const auto& member : snapshot->members) {
            replica = replica || (member.redis && !member.isPrimary());
            if (auto connection = access_->dial(member.name, {}))
                (void)connection->command({"CONFIG", "SET", "cluster-allow-replica-migration", "yes"}, {});
        }
    }
    ASSERT_EQ(must(process.wait(Milliseconds{10'000}, {})), 0) << said();
    EXPECT_TRUE(replica) << "no pod has turned into a replica: nothing was tried";
    expectHealthy(3);
    expectNothingLost(traffic);
}

TEST_P(Update, AServerThatMissesAForgetDoesNotBringAGhostBack) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground's processes can be stopped";
    fill(3000, 100);
    ASSERT_EQ(cli({"scale", "--replicas", "4", "--yes"}).exitCode, 0);
    const auto before = look();
    const auto leaving = before->member("redis-3")->nodeId();
    const int pid = std::stoi(before->member("redis-2")->redis->info.at("process_id"));
    auto process = begin({"scale", "--replicas", "3", "--yes"});
    auto drained = must(access_->dial("redis-3", {}));
    must(pollUntil({}, {"it to be reset", Milliseconds{60'000}, Milliseconds{1}}, [&]() -> Expected<std::string> {
        TRY_ASSIGN(id, drained.command({"CLUSTER", "MYID"}, {}));
        return id.text == leaving ? "not yet" : "";
    }));
    ::kill(pid, SIGSTOP);
    auto first = must(access_->dial("redis-0", {}));
    const auto missed = pollUntil({}, {"redis-0 to forget it", Milliseconds{60'000}}, [&]() -> Expected<std::string> {
        TRY_ASSIGN(nodes, first.command({"CLUSTER", "NODES"}, {}));
        return nodes.text.find(leaving) == std::string::npos ? "" : "it knows it";
    });
    // Long enough for the run to be content with what it can see.
    EXPECT_TRUE(waitFor({}, std::chrono::seconds(30)));
    EXPECT_FALSE(process.poll()) << "the run ended while a server could not be asked:\n" << said();
    ::kill(pid, SIGCONT);
    must(missed);
    ASSERT_EQ(must(process.wait(Milliseconds{180'000}, {})), 0) << said();
    expectHealthy(3);
}

TEST_P(Update, AStalePvcDoesNotJoinUnnoticed) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(3000, 100);
    // A fourth pod that was somebody else's: its PVC keeps a slot and a key.
    const auto scaleTo = [&](int replicas) {
        patch({{"spec", {{"replicas", replicas}}}});
        must(pollUntil({}, {"the pods", Milliseconds{60'000}}, [&]() -> Expected<std::string> {
            const auto snapshot = look();
            const auto pods = std::count_if(snapshot->members.begin(), snapshot->members.end(),
                                            [](const auto& member) { return member.pod && member.redis; });
            return pods == replicas && snapshot->members.size() == static_cast<std::size_t>(replicas) ? "" : "some";
        }));
    };
    scaleTo(4);
    {
        auto before = must(access_->dial("redis-3", {}));
        must(before.command({"CONFIG", "SET", "cluster-require-full-coverage", "no"}, {}));
        must(before.command({"CLUSTER", "ADDSLOTS", std::to_string(redis::slotOf("precious"))}, {}));
        must(pollUntil({}, {"the stranger to serve", Milliseconds{20'000}}, [&]() -> Expected<std::string> {
            const auto reply = must(before.send({"SET", "precious", "data"}, {}));
            return reply.isOk() ? "" : reply.text;
        }));
    }
    scaleTo(3);
    const auto refused = cli({"scale", "--replicas", "4", "--yes"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.errors, HasSubstr("redis-3"));
    auto stranger = must(access_->dial("redis-3", {}));
    EXPECT_EQ(must(stranger.command({"DBSIZE"}, {})).integer, 1);
    // The three others have heard nothing of it.
    const auto snapshot = look();
    for (int pod = 0; pod < 3; ++pod)
        EXPECT_EQ(snapshot->members[static_cast<std::size_t>(pod)].redis->nodes.size(), 3U);
    // Emptied by its owner, it joins.
    must(stranger.command({"FLUSHALL"}, {}));
    must(stranger.command({"CLUSTER", "RESET", "HARD"}, {}));
    ASSERT_EQ(cli({"runs", "resume", newestRun()["run"], "--yes"}).exitCode, 0);
    expectHealthy(4);
}

TEST_P(Update, ACommandThatTheAclForbidsIsNamedBeforeAnythingChanges) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    must(must(access_->dial("redis-1", {})).command({"ACL", "SETUSER", "default", "-migrate", "-cluster|setslot"}, {}));
    const auto refused = cli({"scale", "--replicas", "4", "--yes"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.errors, HasSubstr("redis-1: its ACL does not permit CLUSTER SETSLOT, MIGRATE"));
    EXPECT_EQ(look()->statefulSet->replicas, 3);
}

TEST_P(Update, FunctionsAreCopiedToANewPod) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    const std::string library = "#!lua name=lib\nredis.register_function('f', function() return 42 end)";
    for (const auto& pod : {"redis-0", "redis-1", "redis-2"})
        must(must(access_->dial(pod, {})).command({"FUNCTION", "LOAD", library}, {}));
    ASSERT_EQ(cli({"scale", "--replicas", "4", "--yes"}).exitCode, 0);
    EXPECT_EQ(must(must(access_->dial("redis-3", {})).command({"FCALL", "f", "0"}, {})).integer, 42);
}

TEST_P(Update, ABudgetThatAllowsNoDisruptionIsTold) {
    if (GetParam() == Where::Playground) GTEST_SKIP() << "the playground keeps no budgets";
    const kube::Resource budgets{"policy", "v1beta1", "poddisruptionbudgets", "PodDisruptionBudget"};
    must(access_->client().create(
        budgets, ns_,
        {{"apiVersion", "policy/v1beta1"},
         {"kind", "PodDisruptionBudget"},
         {"metadata", {{"name", "all-of-them"}}},
         {"spec", {{"minAvailable", 3}, {"selector", {{"matchLabels", {{"app.kubernetes.io/name", "redis"}}}}}}}},
        {}));
    must(pollUntil({}, {"the note", Milliseconds{30'000}}, [&]() -> Expected<std::string> {
        const auto plan = cli({"scale", "--replicas", "4", "--dry-run"});
        return plan.output.find("PodDisruptionBudget all-of-them") == std::string::npos ? "not there yet" : "";
    }));
}

TEST_P(ReplicatedUpdate, NewPodsBecomePrimariesAndTheirReplicas) {
    if (GetParam() == Where::Kubernetes) GTEST_SKIP() << "the playground tells as much";
    fill(5000, 100);
    Traffic traffic(access_);
    ASSERT_EQ(cli({"scale", "--replicas", "8", "--yes"}).exitCode, 0);
    expectHealthy(8, 4);
    expectNothingLost(traffic);
}

TEST_P(Update, APlanIsShownAndNothingDoneWithoutConsent) {
    const auto plan = cli({"scale", "--replicas", "5", "--dry-run"});
    EXPECT_EQ(plan.exitCode, 0);
    EXPECT_THAT(plan.output, HasSubstr("It moves 6,55"));
    EXPECT_EQ(cli({"scale", "--replicas", "5"}).exitCode, 4);
    EXPECT_EQ(cli({"scale", "--replicas", "2", "--yes"}).exitCode, 1);
    EXPECT_EQ(cli({"upgrade", "--set", "nonsense", "--yes"}).exitCode, 1);
    EXPECT_EQ(look()->statefulSet->replicas, 3);
}

const auto places = testing::Values(Where::Playground, Where::Kubernetes);
std::string placeName(const testing::TestParamInfo<Where>& test) {
    return test.param == Where::Playground ? "Playground" : "Kubernetes";
}
INSTANTIATE_TEST_SUITE_P(On, Update, places, placeName);
INSTANTIATE_TEST_SUITE_P(On, ReplicatedUpdate, places, placeName);
INSTANTIATE_TEST_SUITE_P(On, ValkeyUpdate, places, placeName);

}  // namespace
}  // namespace slotpilot
