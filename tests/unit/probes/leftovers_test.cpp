// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of runs that were killed are found and removed by whoever comes next, whatever they are called.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <future>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "probes/here.h"
#include "probes/wire.h"
#include "support.h"

namespace slotpilot::probes {
namespace {

using test::must;
using test::RedisCluster;
using testing::HasSubstr;

LoadSpec quick(int keys) {
    auto load = LoadSpec::benchmark();
    load.duration = std::chrono::milliseconds(300);
    load.connections = 6;
    load.keys = keys;
    return load;
}

/// A probe that has written its keys is killed.
void leaveKeys(RedisCluster& cluster, int keys, int worker, int workers) {
    std::array<int, 2> in{}, out{};
    ASSERT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
    ASSERT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    const UniqueFd childInput(in[0]), input(in[1]), output(out[0]);
    UniqueFd childOutput(out[1]);
    auto probe = must(Process::start({.arguments = {std::string(SLOTPILOT_BINARY_DIR) + "/bin/slotpilot-probe"}},
                                     {.input = childInput.get(), .output = childOutput.get()}));
    childOutput.reset();
    const auto network = networkOf(cluster);
    const auto order = toJson(Order{quick(keys), network->seeds(), {}, {}, worker, workers}).dump() + "\n";
    ASSERT_EQ(::write(input.get(), order.data(), order.size()), static_cast<ssize_t>(order.size()));
    std::array<char, 100> said{};
    ASSERT_GT(::read(output.get(), said.data(), said.size() - 1), 0);
    ASSERT_THAT(said.data(), HasSubstr("ready"));
    probe.signal(SIGKILL);
    must(probe.wait(Milliseconds{10'000}, {}));
}

std::int64_t keysIn(RedisCluster& cluster) {
    std::int64_t keys = 0;
    for (std::size_t i = 0; i < cluster.size(); ++i) keys += cluster.command(i, {"DBSIZE"}).integer;
    return keys;
}

Expected<Outcome> runWorker(RedisCluster& cluster, LoadSpec load, int worker, int workers) {
    return runLoad({.load = load,
                    .network = networkOf(cluster),
                    .password = {},
                    .onSlice = [](int, Slice) {},
                    .worker = worker,
                    .workers = workers},
                   {});
}

/// Servers behind ports that they announce, and that change as pods' addresses do: an old one leads nowhere.
class MovingNetwork : public DirectNetwork {
public:
    explicit MovingNetwork(RedisCluster& cluster) : DirectNetwork(networkOf(cluster)->seeds()), cluster_(cluster) {}

    Expected<UniqueFd> dial(const NodeAddress& node, std::stop_token stop) override {
        const std::lock_guard lock(mutex_);
        const auto moved = behind_.find(node.port);
        const int port = moved == behind_.end() ? node.port : moved->second;
        if (moved == behind_.end() && left_.contains(port))
            return fail(ErrorCode::Unreachable, "nobody is there any more");
        auto socket = DirectNetwork::dial({node.id, node.host, port}, stop);
        if (socket && moved != behind_.end()) reached_.insert(node.port);
        return socket;
    }
    /// Gives a server another port, and waits until the others have heard of it and the client has followed.
    void move(std::size_t i) {
        const int port = cluster_[i].port(), announced = port + 1;
        ASSERT_EQ(cluster_.command(i, {"CONFIG", "SET", "cluster-announce-port", std::to_string(announced)}).text,
                  "OK");
        const auto known = ":" + std::to_string(announced) + "@";
        const auto heard = [&]() -> Expected<std::string> {
            for (std::size_t other = 0; other < cluster_.size(); ++other)
                if (cluster_.command(other, {"CLUSTER", "NODES"}).text.find(known) == std::string::npos)
                    return std::string("not heard");
            return std::string();
        };
        must(pollUntil({}, {"all to hear of it", Milliseconds{10'000}, Milliseconds{50}}, heard));
        {
            const std::lock_guard lock(mutex_);
            behind_[announced] = port;
            left_.insert(port);
        }
        cluster_.command(i, {"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
        const auto followed = [&]() -> Expected<std::string> {
            const std::lock_guard lock(mutex_);
            return std::string(reached_.contains(announced) ? "" : "not followed");
        };
        must(pollUntil({}, {"the client to follow", Milliseconds{10'000}, Milliseconds{50}}, followed));
    }

private:
    RedisCluster& cluster_;
    std::mutex mutex_;
    std::map<int, int> behind_;  ///< the real port by the announced one
    std::set<int> left_, reached_;
};

TEST(Leftovers, AreNoneWhereAllServersHaveOtherAddressesInTheEnd) {
    RedisCluster cluster;
    const auto network = std::make_shared<MovingNetwork>(cluster);
    auto load = quick(500);
    load.duration = std::chrono::seconds(60);
    std::stop_source enough;
    auto moves = std::async(std::launch::async, [&] {
        must(pollUntil({}, {"the load", Milliseconds{10'000}, Milliseconds{50}},
                       [&]() -> Expected<std::string> { return std::string(keysIn(cluster) > 400 ? "" : "not yet"); }));
        for (std::size_t i = 0; i < cluster.size(); ++i) network->move(i);
        enough.request_stop();
    });
    const auto outcome = must(
        runLoad({.load = load, .network = network, .password = {}, .onSlice = [](int, Slice) {}}, enough.get_token()));
    moves.get();
    EXPECT_EQ(outcome.leftOver, 0U);
    EXPECT_EQ(keysIn(cluster), 0);
}

TEST(Leftovers, OfAWorkerAreFoundAndRemovedByARunWithoutWorkers) {
    RedisCluster cluster;
    leaveKeys(cluster, 3000, 2, 3);
    ASSERT_EQ(keysIn(cluster), 3001);
    auto load = quick(500);
    const auto refused = runHere(load, networkOf(cluster), {}, {}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
    EXPECT_THAT(refused.error().what, HasSubstr("3001 keys with the prefix \"slotpilot-benchmark:w1:\""));
    EXPECT_EQ(keysIn(cluster), 3001) << "nothing is deleted unasked";
    load.removeLeftovers = true;
    must(runHere(load, networkOf(cluster), {}, {}, {}));
    EXPECT_EQ(keysIn(cluster), 0);
}

TEST(Leftovers, OfARunWithoutWorkersAreFoundAndRemovedByWorkers) {
    RedisCluster cluster;
    leaveKeys(cluster, 3000, 0, 1);
    auto load = quick(500);
    int refusals = 0;
    for (const int worker : {1, 2}) {
        const auto refused = runWorker(cluster, load, worker, 2);
        if (refused) continue;
        ++refusals;
        EXPECT_EQ(refused.error().code, ErrorCode::AlreadyExists);
        EXPECT_THAT(refused.error().what, HasSubstr("3001 keys with the prefix \"slotpilot-benchmark:\""));
    }
    EXPECT_EQ(refusals, 1) << "one of them looks, and none takes the other's for left";
    load.removeLeftovers = true;
    auto other = std::async(std::launch::async, [&] { return runWorker(cluster, load, 1, 2); });
    EXPECT_EQ(must(runWorker(cluster, load, 2, 2)).leftOver, 0U);
    EXPECT_EQ(must(other.get()).leftOver, 0U);
    EXPECT_EQ(keysIn(cluster), 0);
}

TEST(Leftovers, OfMoreKeysAndOfMoreWorkersAreRemovedWhole) {
    RedisCluster cluster;
    leaveKeys(cluster, 3000, 1, 4);
    leaveKeys(cluster, 20'000, 4, 4);
    auto load = quick(500);
    load.removeLeftovers = true;
    must(runWorker(cluster, load, 1, 2));
    EXPECT_EQ(keysIn(cluster), 20'001);
    must(runWorker(cluster, load, 2, 2));
    EXPECT_EQ(keysIn(cluster), 0);
}

}  // namespace
}  // namespace slotpilot::probes
