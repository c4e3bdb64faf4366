// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "probes/here.h"
#include "probes/measure.h"
#include "probes/redis_benchmark.h"
#include "probes/results.h"
#include "probes/sources.h"
#include "probes/wire.h"
#include "support.h"

namespace slotpilot::probes {
namespace {

using test::must;
using test::RedisCluster;
using testing::HasSubstr;
using testing::IsEmpty;

LoadSpec quick() {
    auto load = LoadSpec::benchmark();
    load.duration = std::chrono::milliseconds(1200);
    load.connections = 10;
    load.keys = 2000;
    return load;
}

TEST(Benchmark, MixesReadsAndWritesAsAskedAndCleansUp) {
    RedisCluster cluster;
    auto load = quick();
    load.pipeline = 8;
    load.threads = 2;
    load.readShare = 0.8;
    load.valueBytes = 5000;
    const auto result = must(runHere(load, networkOf(cluster), {}, {}, {}));
    EXPECT_THAT(result.errors, IsEmpty());
    ASSERT_GT(result.all.count, 5000U);
    EXPECT_NEAR(static_cast<double>(result.reads.count) / static_cast<double>(result.all.count), 0.8, 0.02);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(cluster.command(i, {"DBSIZE"}).integer, 0);
        EXPECT_GT(result.shards.at(i).latency.count, result.all.count / 10);
    }
    EXPECT_GT(result.outcome.cpuSeconds, 0);
}

TEST(Benchmark, NoThreadWritesWhatAnotherHasRemoved) {
    RedisCluster cluster;
    auto load = quick();
    load.duration = std::chrono::seconds(1);
    load.threads = 4;
    load.connections = 40;
    load.pipeline = 16;
    load.readShare = 0;
    for (int round = 0; round < 5; ++round) {
        must(runHere(load, networkOf(cluster), {}, {}, {}));
        for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(cluster.command(i, {"DBSIZE"}).integer, 0);
        if (HasFailure()) return;
    }
}

TEST(Benchmark, WithARateAStallCountsForAllThatWereDueMeanwhile) {
    RedisCluster cluster;
    auto load = quick();
    load.duration = std::chrono::seconds(3);
    load.rate = 2000;
    std::jthread stall;
    const auto result = must(runHere(load, networkOf(cluster), {},
                                     [&](const Point& point) {
                                         if (point.from < 0.5)
                                             stall = std::jthread([&] {
                                                 cluster[1].pause();
                                                 waitFor({}, Milliseconds{600});
                                                 cluster[1].resume();
                                             });
                                     },
                                     {}));
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_NEAR(static_cast<double>(result.all.count), 6000, 60);
    const auto shard =
        std::find_if(result.shards.begin(), result.shards.end(), [](const auto& s) { return s.name == "redis-1"; });
    ASSERT_NE(shard, result.shards.end());
    // A fifth of the time: whoever was due waited, up to all of it. A closed loop would show one wait a connection.
    EXPECT_GT(shard->latency.p95, 200);
    EXPECT_GT(shard->latency.max, 500);
    EXPECT_GT(shard->unavailable, 500);
    ASSERT_FALSE(result.gaps.empty());
    EXPECT_EQ(result.gaps.front().shard, "redis-1");
    EXPECT_GT(result.gaps.front().milliseconds(), 500);
}

TEST(Benchmark, FullServersAreNamedBeforeAnythingIsMeasured) {
    RedisCluster cluster;
    for (std::size_t i = 0; i < 3; ++i) cluster.command(i, {"CONFIG", "SET", "maxmemory", "1"});
    const auto refused = runHere(quick(), networkOf(cluster), {}, {}, {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("OOM"));
    EXPECT_THAT(refused.error().hint, HasSubstr("maxmemory"));
}

TEST(Benchmark, ZipfKeysAreAsPopularAsTheirExponentSays) {
    constexpr std::uint32_t keys = 1000;
    const Zipf zipf(keys, 0.9);
    std::vector<double> counts(keys);
    constexpr int draws = 400'000;
    for (int i = 0; i < draws; ++i) {
        const auto key = zipf((i + 0.5) / draws);
        ASSERT_LT(key, keys);
        ++counts[key];
    }
    double zeta = 0;
    for (std::uint32_t i = 1; i <= keys; ++i) zeta += std::pow(i, -0.9);
    for (const std::uint32_t key : {0U, 1U}) EXPECT_NEAR(counts[key] / draws, std::pow(key + 1, -0.9) / zeta, 0.002);
    double firstTenth = 0, truth = 0;
    for (std::uint32_t i = 0; i < keys / 10; ++i) {
        firstTenth += counts[i] / draws;
        truth += std::pow(i + 1, -0.9) / zeta;
    }
    EXPECT_NEAR(firstTenth, truth, 0.03);
    EXPECT_EQ(Zipf(1, 0.5)(0.99), 0U);
}

TEST(Benchmark, RedisBenchmarkIsReadInBothItsForms) {
    const auto rows = must(parseBenchmarkCsv(
        "Cluster has 3 master nodes:\n\n\"test\",\"rps\",\"avg_latency_ms\",\"min_latency_ms\",\"p50_latency_ms\","
        "\"p95_latency_ms\",\"p99_latency_ms\",\"max_latency_ms\"\n"
        "\"SET\",\"23174.97\",\"0.287\",\"0.032\",\"0.127\",\"1.223\",\"3.583\",\"19.087\"\n"));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].test, "SET");
    EXPECT_DOUBLE_EQ(rows[0].perSecond, 23174.97);
    EXPECT_DOUBLE_EQ(rows[0].latency.p95, 1.223);
    EXPECT_DOUBLE_EQ(must(parseBenchmarkCsv("\"GET\",\"81300.81\"\n"))[0].perSecond, 81300.81);
    EXPECT_FALSE(parseBenchmarkCsv("Could not connect to Redis\n"));
    EXPECT_FALSE(parseBenchmarkCsv("\"SET\",\"many\"\n"));
}

/// What redis-benchmark itself prints today.
TEST(Benchmark, RedisBenchmarkAsItIsHere) {
    RedisCluster cluster;
    const auto said =
        must(run({.arguments = {"redis-benchmark", "-h", cluster[0].host(), "-p", std::to_string(cluster[0].port()),
                                "--cluster", "-t", "set,get", "-n", "2000", "-c", "6", "--csv"}},
                 {}));
    const auto rows = must(parseBenchmarkCsv(said.output));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].test, "SET");
    EXPECT_GT(rows[1].perSecond, 0);
}

Slice sliceOf(double to, std::vector<Span> unavailable) {
    Slice slice{
        .from = to - 1, .to = to, .errors = {{"OOM", 1}}, .retries = {{"MOVED", 2}}, .lost = 1, .connections = 4};
    auto& shard = slice.shards["redis-0"];
    for (std::uint64_t i = 1; i <= 100; ++i) shard.reads.record(i * 1'000'000);
    shard.unavailable = std::move(unavailable);
    return slice;
}

TEST(Benchmark, SourcesAreBroughtTogetherSecondBySecondWithoutLoss) {
    std::vector<Point> points;
    Collector collector(LoadSpec::consistency(), 2, [&](const Point& point) { points.push_back(point); });
    collector.add(0, sliceOf(1, {{900, 1000}}));
    collector.add(0, sliceOf(2, {{1000, 1200}}));
    EXPECT_THAT(points, IsEmpty());
    collector.add(1, sliceOf(1, {{950, 1000}}));
    ASSERT_EQ(points.size(), 1U);
    EXPECT_EQ(points[0].reads, 200U);
    EXPECT_EQ(points[0].connections, 8);
    EXPECT_DOUBLE_EQ(points[0].shards.at(0).unavailableMs(), 50);
    collector.add(1, sliceOf(2, {{1000, 1100}}));
    collector.finish(0);
    collector.add(1, sliceOf(3, {}));
    collector.finish(1);
    EXPECT_EQ(points.size(), 3U);
    auto result = collector.result();
    EXPECT_EQ(result.reads.count, 500U);
    EXPECT_EQ(result.lost, 5U);
    EXPECT_EQ(result.errors.at("OOM"), 5U);
    // What both saw, over the seconds' border.
    ASSERT_EQ(result.gaps.size(), 1U);
    EXPECT_DOUBLE_EQ(result.gaps[0].milliseconds(), 150);
    result.gaps[0].reason = "redis-0 restarted";
    EXPECT_EQ(
        verdictOf(result),
        "5 acknowledged writes were lost; 5 operations failed (OOM 5); longest unavailability 150 ms, shard redis-0, "
        "while redis-0 restarted.");
}

TEST(Benchmark, WhatGoesOverTheWireComesBackAsItWas) {
    const Message told{.kind = Message::Kind::Slice, .thread = 3, .slice = sliceOf(7, {{1, 2}})};
    const auto back = must(messageFromJson(nlohmann::json::parse(toJson(told).dump())));
    EXPECT_EQ(back.thread, 3);
    EXPECT_EQ(back.slice, told.slice);
    const Message failed{.kind = Message::Kind::Failed, .error = {ErrorCode::AlreadyExists, "a", "b", "c"}};
    EXPECT_EQ(must(messageFromJson(toJson(failed))).error.code, ErrorCode::AlreadyExists);
    const Order order{quick(), {{"id", "10.0.0.1", 6379}}, {{"id", "redis-0"}}, Password{"user", "geheim"}};
    const auto read = must(orderFromJson(toJson(order)));
    EXPECT_EQ(read.load, order.load);
    EXPECT_EQ(read.seeds, order.seeds);
    EXPECT_EQ(read.password->password, "geheim");
    EXPECT_FALSE(orderFromJson(nlohmann::json::parse("{}")));
    EXPECT_FALSE(messageFromJson(nlohmann::json()));
}

TEST(Results, AreKeptListedFoundAndCompared) {
    std::string pattern = (std::filesystem::temp_directory_path() / "slotpilot-results-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    EXPECT_THAT(must(kept(folder / "none")), IsEmpty());
    Collector collector(LoadSpec::benchmark(), 1, {});
    collector.add(0, sliceOf(1, {{900, 1000}}));
    auto a = collector.result();
    a.started = must(Expected<WallTime>(*parseRfc3339("2026-01-31T12:00:00Z")));
    collector.add(0, sliceOf(2, {}));
    auto b = collector.result();
    b.started = a.started + std::chrono::hours(1);
    must(keep(a, folder));
    must(keep(b, folder));
    std::ofstream(folder / "broken.json") << "{";
    const auto all = must(kept(folder));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0], b);
    EXPECT_EQ(all[1], a);
    EXPECT_EQ(must(findKept(a.id.substr(9), folder)), a);
    EXPECT_EQ(findKept("20260131", folder).error().code, ErrorCode::Invalid);
    EXPECT_EQ(findKept("nothing", folder).error().code, ErrorCode::NotFound);
    const auto rows = compare(a, b);
    EXPECT_EQ(rows.front().name, "operations a second");
    EXPECT_NEAR(rows.front().ratio(), 1, 1e-9);
    EXPECT_EQ(rows.back().b, 2);
    const auto csv = toCsv(b);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
    EXPECT_THAT(csv, HasSubstr("redis-0_unavailable_ms\n1.000,100,0,100,1,2,1,0,4,"));
    EXPECT_THAT(differences(a, b), IsEmpty());
    std::filesystem::remove_all(folder);
}

TEST(Results, OfRedisBenchmarkAreToldByCommand) {
    Result result;
    result.tool = "redis-benchmark";
    result.load = LoadSpec::benchmark();
    result.writes = {.count = 1000, .mean = 0.5, .min = 0.1, .p50 = 0.4, .p95 = 1, .p99 = 2, .max = 9};
    result.reads = {.count = 3000, .mean = 0.5, .min = 0.1, .p50 = 0.4, .p95 = 1, .p99 = 3, .max = 8};
    result.writesPerSecond = 20'000;
    result.readsPerSecond = 30'000;
    EXPECT_EQ(result.p99(), 3);
    EXPECT_EQ(toCsv(result),
              "command,operations,operations_per_second,mean_ms,min_ms,p50_ms,p95_ms,p99_ms,max_ms\n"
              "GET,3000,30000,0.500,0.100,0.400,1.000,3.000,8.000\n"
              "SET,1000,20000,0.500,0.100,0.400,1.000,2.000,9.000\n");
}

TEST(Results, OfUnlikeRunsSayWhatDiffers) {
    Result a, b;
    a.load = b.load = LoadSpec::benchmark();
    a.place = "desktop";
    b.place = "redis-cli-0";
    b.tool = "redis-benchmark";
    b.load.connections = 10;
    b.load.pipeline = 16;
    b.load.valueBytes = 1000;
    EXPECT_EQ(
        textOf(differences(a, b)),
        "tool own / redis-benchmark, from desktop / redis-cli-0, connections 50 / 10, pipeline 1 / 16, value bytes "
        "100 / 1000");
}

TEST(Measuring, WhatRedisBenchmarkCannotDoIsRefused) {
    const auto refused = [](const auto& change) {
        MeasureSpec request{.load = LoadSpec::benchmark(), .redisBenchmark = true};
        EXPECT_TRUE(request.valid());
        change(request);
        const auto valid = request.valid();
        return valid ? std::string() : valid.error().describe();
    };
    EXPECT_THAT(refused([](auto& request) { request.load.rate = 5; }), HasSubstr("rate. Use --tool own"));
    EXPECT_THAT(refused([](auto& request) { request.load.zipf = 0.5; }), HasSubstr("zipf"));
    EXPECT_THAT(refused([](auto& request) { request.from = MeasureSpec::From::Workers; }), HasSubstr("workers"));
    EXPECT_THAT(refused([](auto& request) { request.load.valueBytes = 1 << 20; }), HasSubstr("100000 bytes"));
}

}  // namespace
}  // namespace slotpilot::probes
