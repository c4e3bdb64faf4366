// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of runs that were killed are found and removed by whoever comes next, whatever they are called.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <array>
#include <future>
#include <nlohmann/json.hpp>

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
