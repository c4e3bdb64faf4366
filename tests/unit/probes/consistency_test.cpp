// SPDX-License-Identifier: GPL-3.0-or-later
// The consistency check against real servers that are made to lose writes: it counts exactly those.
#include <gmock/gmock.h>

#include <poll.h>

#include <atomic>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "probes/here.h"
#include "support.h"

namespace slotpilot::probes {
namespace {

using test::must;
using test::RedisCluster;
using testing::HasSubstr;
using testing::IsEmpty;

LoadSpec quick(std::chrono::milliseconds duration) {
    auto load = LoadSpec::consistency();
    load.duration = duration;
    load.connections = 12;
    load.pipeline = 1;
    load.keys = 600;
    load.workingSet = 60;
    return load;
}

/// A check that goes on beside the test.
class Check {
public:
    Check(const LoadSpec& load, std::shared_ptr<Network> network)
        : result_(std::async(std::launch::async, [this, load, network] {
              return runHere(
                  load, network, {},
                  [this](const Point& point) {
                      operations_ += point.operations();
                      points_ += 1;
                  },
                  stop_.get_token(), true);
          })) {}
    ~Check() { stop_.request_stop(); }

    /// Ends it and gives the result.
    Result end() {
        stop_.request_stop();
        return must(result_.get());
    }
    void waitForPoints(int more) {
        const int wanted = points_ + more;
        must(
            pollUntil({}, {"the check to go on", Milliseconds{60'000}, Milliseconds{20}},
                      [&]() -> Expected<std::string> { return std::string(points_ >= wanted ? "" : "more seconds"); }));
    }

private:
    std::stop_source stop_;
    std::atomic<std::uint64_t> operations_ = 0;
    std::atomic<int> points_ = 0;
    std::future<Expected<Result>> result_;
};

/// The sum of all counters on a server, straight from it.
std::int64_t countersOf(RedisCluster& cluster, std::size_t server) {
    auto connection = cluster.connect(server);
    must(connection.command({"READONLY"}, {}));
    const auto keys = must(connection.command({"KEYS", "slotpilot-consistency:*"}, {}));
    std::int64_t sum = 0;
    for (const auto& key : keys.elements) sum += std::stoll(must(connection.command({"GET", key.text}, {})).text);
    return sum;
}

std::int64_t primariesSum(RedisCluster& cluster, std::size_t first, std::size_t count) {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < first + count; ++i) sum += countersOf(cluster, i);
    return sum;
}

std::uint64_t keysLeft(RedisCluster& cluster) {
    std::int64_t keys = 0;
    for (std::size_t i = 0; i < cluster.size(); ++i) keys += cluster.command(i, {"DBSIZE"}).integer;
    return static_cast<std::uint64_t>(keys);
}

TEST(Consistency, AHealthyClusterLosesNothingAndIsLeftAsItWas) {
    RedisCluster cluster;
    cluster.command(0, {"CLUSTER", "INFO"});
    auto load = quick(std::chrono::milliseconds(1500));
    load.threads = 2;
    load.pipeline = 16;
    std::vector<Point> points;
    const auto result = must(runHere(load, networkOf(cluster), {}, [&](const Point& p) { points.push_back(p); }, {}));
    EXPECT_EQ(result.lost, 0U);
    EXPECT_EQ(result.notAcknowledged, 0U);
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_EQ(result.outcome.unverified, 0U);
    EXPECT_GT(result.reads.count, 1000U);
    EXPECT_NEAR(static_cast<double>(result.reads.count), static_cast<double>(result.writes.count), 500);
    EXPECT_EQ(result.shards.size(), 3U);
    EXPECT_THAT(result.verdict, HasSubstr("No acknowledged write was lost"));
    ASSERT_GE(points.size(), 2U);
    EXPECT_EQ(points[0].connections, 12);
    std::uint64_t told = 0;
    for (const auto& point : points) told += point.operations();
    EXPECT_EQ(told, result.all.count);
    EXPECT_EQ(keysLeft(cluster), 0U);
}

TEST(Consistency, APrimaryRestartedWithoutAofLosesExactlyWhatItHad) {
    RedisCluster cluster;
    Check check(quick(std::chrono::seconds(120)), networkOf(cluster));
    check.waitForPoints(1);
    // Nothing is written there any more, and everything that was has been acknowledged.
    cluster.command(1, {"CLIENT", "PAUSE", "60000", "WRITE"});
    const auto had = countersOf(cluster, 1);
    cluster[1].kill();
    cluster[1].restart();
    cluster.waitUntilAgreed(3);
    check.waitForPoints(2);
    const auto result = check.end();
    EXPECT_GT(had, 0);
    EXPECT_EQ(result.lost, static_cast<std::uint64_t>(had));
    EXPECT_EQ(result.notAcknowledged, 0U);
    // What every counter was raised to is what was acknowledged, less what was lost.
    EXPECT_EQ(primariesSum(cluster, 0, 3), static_cast<std::int64_t>(result.writes.count - result.lost));
    EXPECT_THAT(result.verdict, HasSubstr("acknowledged writes were lost"));
    ASSERT_FALSE(result.gaps.empty());
    EXPECT_EQ(result.gaps.front().shard, "redis-1");
    EXPECT_FALSE(result.incomplete.empty());
}

TEST(Consistency, AFailoverToAReplicaThatWasCutOffLosesExactlyWhatItMissed) {
    RedisCluster cluster({.replicas = 3});
    Check check(quick(std::chrono::seconds(120)), networkOf(cluster));
    check.waitForPoints(1);
    cluster[3].pause();
    check.waitForPoints(1);
    cluster.command(0, {"CLIENT", "PAUSE", "60000", "WRITE"});
    const auto had = countersOf(cluster, 0);
    cluster[0].kill();
    check.waitForPoints(1);
    cluster[3].resume();
    const auto kept = countersOf(cluster, 3);
    must(pollUntil({}, {"the takeover", Milliseconds{30'000}, Milliseconds{100}}, [&]() -> Expected<std::string> {
        if (!cluster.slots(3).empty()) return std::string();
        cluster.command(3, {"CLUSTER", "FAILOVER", "TAKEOVER"});
        return std::string("slots");
    }));
    check.waitForPoints(3);
    const auto result = check.end();
    EXPECT_GT(had, kept);
    EXPECT_EQ(result.lost, static_cast<std::uint64_t>(had - kept));
    EXPECT_EQ(result.notAcknowledged, 0U);
    EXPECT_EQ(countersOf(cluster, 1) + countersOf(cluster, 2) + countersOf(cluster, 3),
              static_cast<std::int64_t>(result.writes.count - result.lost));
    EXPECT_EQ(result.shards.size(), 3U) << "a shard outlives its primary";
    ASSERT_FALSE(result.gaps.empty());
    EXPECT_EQ(result.gaps.front().shard, "redis-0");
}

/// A way to the servers that now and then takes a write there, but not its reply back.
class CuttingNetwork : public Network {
public:
    explicit CuttingNetwork(std::shared_ptr<Network> way) : way_(std::move(way)) {}
    ~CuttingNetwork() override { stop(); }
    std::vector<NodeAddress> seeds() const override { return way_->seeds(); }
    std::string name(const NodeAddress& node) const override { return way_->name(node); }
    Expected<UniqueFd> dial(const NodeAddress& node, std::stop_token token) override {
        TRY_ASSIGN(server, way_->dial(node, token));
        TRY_ASSIGN(pair, socketPair());
        const std::lock_guard lock(mutex_);
        threads_.emplace_back([this, a = std::move(pair.second), b = std::move(server)](std::stop_token ended) {
            pass(a.get(), b.get(), ended);
        });
        return std::move(pair.first);
    }
    void stop() {
        std::vector<std::jthread> threads;
        const std::lock_guard lock(mutex_);
        threads.swap(threads_);
    }
    int cuts() const { return cuts_; }

private:
    static bool forward(int from, int to, std::string* seen) {
        std::array<char, 65536> piece;
        const auto size = ::recv(from, piece.data(), piece.size(), MSG_DONTWAIT);
        if (size < 0) return true;
        if (size == 0) return false;
        if (seen) seen->assign(piece.data(), static_cast<std::size_t>(size));
        return ::send(to, piece.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) == size;
    }
    /// With one request at a time on a connection, the reply to come is that of the write that went before.
    void pass(int client, int server, const std::stop_token& ended) {
        (void)setNonBlocking(server, false);
        while (!ended.stop_requested()) {
            std::array<pollfd, 2> entries{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
            ::poll(entries.data(), entries.size(), 50);
            std::string sent;
            if (entries[0].revents && !forward(client, server, &sent)) return;
            if (sent.find("INCR") != std::string::npos && ++writes_ % 50 == 0) {
                pollfd reply{server, POLLIN, 0};
                while (::poll(&reply, 1, 50) == 0 && !ended.stop_requested()) {
                }
                ++cuts_;
                return;
            }
            if (entries[1].revents && !forward(server, client, nullptr)) return;
        }
    }

    std::shared_ptr<Network> way_;
    std::atomic<int> writes_ = 0, cuts_ = 0;
    std::mutex mutex_;
    std::vector<std::jthread> threads_;
};

TEST(Consistency, AWriteWhoseReplyWasCutIsNotAcknowledgedAndNotLost) {
    RedisCluster cluster;
    const auto network = std::make_shared<CuttingNetwork>(networkOf(cluster));
    const auto result = must(runHere(quick(std::chrono::milliseconds(2000)), network, {}, {}, {}, true));
    network->stop();
    EXPECT_GT(network->cuts(), 5);
    EXPECT_EQ(result.lost, 0U);
    EXPECT_EQ(result.notAcknowledged, static_cast<std::uint64_t>(network->cuts()));
    EXPECT_EQ(result.errors.at("no reply"), static_cast<std::uint64_t>(network->cuts()));
    EXPECT_GE(result.retries.at("reconnect"), static_cast<std::uint64_t>(network->cuts()));
    EXPECT_EQ(primariesSum(cluster, 0, 3), static_cast<std::int64_t>(result.writes.count + result.notAcknowledged));
}

TEST(Consistency, SlotsThatMoveLoseNothingAndFailNothing) {
    RedisCluster cluster;
    cluster.add();
    for (std::size_t i = 0; i < 3; ++i)
        cluster.command(3, {"CLUSTER", "MEET", cluster[i].host(), std::to_string(cluster[i].port())});
    cluster.waitUntilAgreed(4);
    Check check(quick(std::chrono::seconds(120)), networkOf(cluster));
    check.waitForPoints(1);
    const auto moved = must(
        run({.arguments = {"redis-cli", "--cluster", "rebalance",
                           cluster[0].host() + ":" + std::to_string(cluster[0].port()), "--cluster-use-empty-masters"},
             .timeout = Milliseconds{120'000}},
            {}));
    ASSERT_EQ(moved.exitCode, 0) << moved.output;
    check.waitForPoints(2);
    const auto result = check.end();
    EXPECT_EQ(result.lost, 0U);
    EXPECT_EQ(result.notAcknowledged, 0U);
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_GT(result.retries.at("MOVED"), 0U);
    ASSERT_EQ(result.shards.size(), 4U);
    for (const auto& shard : result.shards) EXPECT_GT(shard.latency.count, 100U) << shard.name;
    EXPECT_EQ(primariesSum(cluster, 0, 4), static_cast<std::int64_t>(result.writes.count));
}

TEST(Consistency, KeysThatAreThereAlreadyAreAnErrorOrRemoved) {
    RedisCluster cluster;
    auto load = quick(std::chrono::milliseconds(300));
    const auto mine = keyName(load.prefix, 7);
    for (std::size_t i = 0; i < 3; ++i)
        if (cluster.slots(i).contains(redis::slotOf(mine))) cluster.command(i, {"SET", mine, "12"});
    const auto refused = runHere(load, networkOf(cluster), {}, {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_THAT(refused.error().what, HasSubstr("1 key with the prefix \"slotpilot-consistency:\""));
    EXPECT_THAT(refused.error().hint, HasSubstr("--remove-leftovers"));
    EXPECT_EQ(keysLeft(cluster), 1U);
    load.removeLeftovers = true;
    EXPECT_EQ(must(runHere(load, networkOf(cluster), {}, {}, {})).lost, 0U);
    EXPECT_EQ(keysLeft(cluster), 0U);
}

TEST(Consistency, ClustersThatCannotServeAreNamed) {
    RedisCluster cluster({.primaries = 2, .join = false});
    const auto load = quick(std::chrono::milliseconds(300));
    auto refused = runHere(load, networkOf(cluster), {}, {}, {});
    EXPECT_EQ(refused.error().code, ErrorCode::Precondition);
    EXPECT_THAT(refused.error().what, HasSubstr("no Redis Cluster yet"));
    cluster.command(0, {"CLUSTER", "ADDSLOTS", "1", "2", "3"});
    refused = runHere(load, networkOf(cluster), {}, {}, {});
    EXPECT_EQ(refused.error().code, ErrorCode::Precondition);
    EXPECT_THAT(refused.error().what, HasSubstr("16381 of 16384 slots have no owner (0 4-16383)"));
    const auto network = networkOf(cluster);
    cluster[0].kill();
    cluster[1].kill();
    EXPECT_EQ(runHere(load, network, {}, {}, {}).error().code, ErrorCode::Unreachable);
}

TEST(Consistency, APasswordIsUsedAndAWrongOneNamed) {
    RedisCluster cluster;
    const auto network = networkOf(cluster);
    for (std::size_t i = 0; i < 3; ++i) cluster.command(i, {"CONFIG", "SET", "requirepass", "geheim"});
    const auto load = quick(std::chrono::milliseconds(300));
    EXPECT_EQ(runHere(load, network, {}, {}, {}).error().code, ErrorCode::Unauthorized);
    const auto wrong = runHere(load, network, Password{"", "falsch"}, {}, {});
    EXPECT_EQ(wrong.error().code, ErrorCode::Unauthorized);
    EXPECT_THAT(wrong.error().describe(), Not(HasSubstr("falsch")));
    EXPECT_EQ(must(runHere(load, network, Password{"", "geheim"}, {}, {})).lost, 0U);
}

TEST(Consistency, AServerWithoutMemoryIsCountedNotHidden) {
    RedisCluster cluster;
    cluster.command(2, {"CONFIG", "SET", "maxmemory", "1"});
    const auto result = must(runHere(quick(std::chrono::milliseconds(1000)), networkOf(cluster), {}, {}, {}));
    EXPECT_GT(result.errors.at("OOM"), 0U);
    EXPECT_EQ(result.lost, 0U);
    EXPECT_THAT(result.outcome.examples.at("OOM"), HasSubstr("maxmemory"));
    EXPECT_THAT(result.verdict, HasSubstr("OOM"));
    EXPECT_FALSE(result.wroteNothing());
}

TEST(Consistency, WithoutAnyWriteThereIsNoVerdictOnLostOnes) {
    RedisCluster cluster;
    for (std::size_t i = 0; i < 3; ++i) cluster.command(i, {"CONFIG", "SET", "maxmemory", "1"});
    const auto result = must(runHere(quick(std::chrono::milliseconds(500)), networkOf(cluster), {}, {}, {}));
    EXPECT_TRUE(result.wroteNothing());
    EXPECT_THAT(result.verdict, testing::StartsWith("Nothing could be written, so nothing is known about lost writes: "
                                                    "OOM command not allowed"));
    EXPECT_THAT(result.verdict, HasSubstr("raise maxmemory"));
    EXPECT_THAT(result.verdict, Not(HasSubstr("..")));
    EXPECT_THAT(result.verdict, Not(HasSubstr("No acknowledged write was lost")));
}

/// While it tells the seconds, this program is late, which is excused; the outage goes on all the same.
TEST(Consistency, AnOutageOverManySecondsIsOneGap) {
    RedisCluster cluster({.nodeTimeout = Milliseconds{20'000}});
    std::jthread outage;
    const auto result = must(runHere(quick(std::chrono::milliseconds(5000)), networkOf(cluster), {},
                                     [&](const Point& point) {
                                         if (point.from < 0.5)
                                             outage = std::jthread([&] {
                                                 cluster[1].pause();
                                                 waitFor({}, Milliseconds{2500});
                                                 cluster[1].resume();
                                             });
                                         waitFor({}, Milliseconds{20});
                                     },
                                     {}));
    ASSERT_FALSE(result.gaps.empty());
    EXPECT_EQ(result.gaps.front().shard, "redis-1");
    // In pieces, none would be longer than a second.
    EXPECT_GT(result.gaps.front().milliseconds(), 2300);
}

TEST(Consistency, ASlotWithoutOwnerIsNamedAtOnce) {
    for (const char* coverage : {"no", "yes"}) {
        SCOPED_TRACE(coverage);
        RedisCluster cluster;
        for (std::size_t i = 0; i < 3; ++i)
            cluster.command(i, {"CONFIG", "SET", "cluster-require-full-coverage", coverage});
        // The others believe that it has an owner still.
        cluster.command(0, {"CLUSTER", "DELSLOTS", "5"});
        const auto began = std::chrono::steady_clock::now();
        const auto refused = runHere(quick(std::chrono::milliseconds(300)), networkOf(cluster), {}, {}, {});
        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(8));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Precondition);
        EXPECT_THAT(refused.error().what, HasSubstr("slot 5 has no owner"));
        EXPECT_THAT(refused.error().hint, HasSubstr("slotpilotctl check --repair"));
    }
}

TEST(Consistency, KeysOfARunThatIsGoneCanBeRemoved) {
    RedisCluster cluster;
    const auto load = quick(std::chrono::milliseconds(300));
    must(runHere(load, networkOf(cluster), {}, {}, {}, true));
    const auto left = keysLeft(cluster);
    EXPECT_GT(left, 0U);
    EXPECT_EQ(must(removeKeys(load, 0, networkOf(cluster), {}, {})), left);
    EXPECT_EQ(keysLeft(cluster), 0U);
}

TEST(Consistency, ASerialConnectionAndARateAreKeptTo) {
    RedisCluster cluster;
    auto load = quick(std::chrono::milliseconds(1000));
    load.connections = 1;
    EXPECT_GT(must(runHere(load, networkOf(cluster), {}, {}, {})).all.count, 100U);
    load.connections = 8;
    load.rate = 500;
    load.duration = std::chrono::seconds(2);
    const auto result = must(runHere(load, networkOf(cluster), {}, {}, {}));
    EXPECT_LE(result.all.count, 1010U);
    EXPECT_GT(result.all.count, 500U);
}

TEST(Load, AbsurdParametersAreRefused) {
    auto load = LoadSpec::consistency();
    EXPECT_TRUE(load.valid());
    EXPECT_EQ(loadFromJson(toJson(load)).value(), load);
    load.connections = 0;
    EXPECT_THAT(load.valid().error().what, HasSubstr("connections is 0"));
    load.connections = 1;
    load.threads = 2;
    EXPECT_EQ(load.valid().error().code, ErrorCode::Invalid);
    load = LoadSpec::benchmark();
    load.prefix = "{tag}";
    EXPECT_THAT(load.valid().error().what, HasSubstr("{tag}"));
    load.prefix = "x";
    load.readShare = 1.5;
    EXPECT_EQ(load.valid().error().code, ErrorCode::Invalid);
    load.readShare = 1;
    load.rate = 1e300;
    EXPECT_EQ(load.valid().error().what, "the rate is 1e+300, but must be 0 to 100000000");
}

}  // namespace
}  // namespace slotpilot::probes
