// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/store.h"

#include <gmock/gmock.h>

#include <cmath>

#include "cluster/assemble.h"
#include "redis_cluster.h"

namespace slotpilot::metrics {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::Each;
using testing::FloatNear;
using testing::IsEmpty;

const WallTime start = *parseRfc3339("2026-01-31T12:00:00Z");

/// A cluster whose servers say what `info` says, read at `time`.
cluster::ClusterSnapshot snapshotOf(const std::vector<redis::Info>& infos, WallTime time) {
    cluster::ClusterSnapshot snapshot;
    for (std::size_t i = 0; i < infos.size(); ++i) {
        cluster::Member member;
        member.ordinal = static_cast<int>(i);
        member.name = "redis-" + std::to_string(i);
        cluster::RedisView view;
        view.id = std::string(40, static_cast<char>('a' + i));
        redis::NodeLine line;
        line.id = view.id;
        line.myself = true;
        line.primary = i == 0;
        line.replica = i > 0;
        line.primaryId = i > 0 ? std::string(40, 'a') : "";
        view.nodes = {line};
        view.info = infos[i];
        view.read = time;
        view.roundTrip = std::chrono::milliseconds(3);
        member.redis = std::move(view);
        snapshot.members.push_back(std::move(member));
    }
    return snapshot;
}

redis::Info infoOf(const std::string& run, std::int64_t hits) {
    return {{"run_id", run},
            {"keyspace_hits", std::to_string(hits)},
            {"used_memory", "1048576"},
            {"mem_fragmentation_ratio", "1.25"},
            {"db0", "keys=7,expires=0,avg_ttl=0"},
            {cluster::slowExecutionField, "20000"},
            {"master_repl_offset", "1000"},
            {"slave_repl_offset", "400"}};
}

TEST(Sampler, GaugesAreThereAtOnceAndRatesFromTheSecondRead) {
    Sampler sampler;
    auto samples = sampler.take(snapshotOf({infoOf("a", 100), infoOf("b", 100)}, start));
    ASSERT_EQ(samples.size(), 2U);
    EXPECT_EQ(at(samples[0].values, Metric::Keys), 7);
    EXPECT_EQ(at(samples[0].values, Metric::Memory), 1048576);
    EXPECT_FLOAT_EQ(at(samples[0].values, Metric::Fragmentation), 1.25F);
    EXPECT_FLOAT_EQ(at(samples[0].values, Metric::SlowExecution), 0.02F);
    EXPECT_FLOAT_EQ(at(samples[0].values, Metric::Latency), 0.003F);
    EXPECT_TRUE(std::isnan(at(samples[0].values, Metric::Hits)));
    EXPECT_TRUE(std::isnan(at(samples[0].values, Metric::ClientsMemory))) << "this server does not say";
    EXPECT_TRUE(std::isnan(at(samples[0].values, Metric::ReplicationLag))) << "a primary has none";
    EXPECT_EQ(at(samples[1].values, Metric::ReplicationLag), 600);
    samples = sampler.take(snapshotOf({infoOf("a", 150), infoOf("b", 100)}, start + seconds(2)));
    EXPECT_EQ(at(samples[0].values, Metric::Hits), 25);
    EXPECT_EQ(at(samples[1].values, Metric::Hits), 0);
    EXPECT_THAT(sampler.take(snapshotOf({infoOf("a", 150)}, start + seconds(2))), IsEmpty()) << "nothing new was read";
}

TEST(Sampler, ARestartOrAResetIsNoNegativeRate) {
    Sampler sampler;
    sampler.take(snapshotOf({infoOf("a", 1000)}, start));
    auto samples = sampler.take(snapshotOf({infoOf("b", 5000)}, start + seconds(1)));
    EXPECT_TRUE(std::isnan(at(samples[0].values, Metric::Hits))) << "another process counts from zero";
    samples = sampler.take(snapshotOf({infoOf("b", 10)}, start + seconds(2)));
    EXPECT_TRUE(std::isnan(at(samples[0].values, Metric::Hits))) << "CONFIG RESETSTAT";
    samples = sampler.take(snapshotOf({infoOf("b", 20)}, start + seconds(3)));
    EXPECT_EQ(at(samples[0].values, Metric::Hits), 10);
}

TEST(Sampler, NothingIsTakenFromAStalePicture) {
    Sampler sampler;
    auto snapshot = snapshotOf({infoOf("a", 1)}, start);
    snapshot.stale = Error{ErrorCode::Unreachable, "gone"};
    EXPECT_THAT(sampler.take(snapshot), IsEmpty());
}

/// What a real server says is understood.
TEST(Sampler, ReadsARealServer) {
    const test::RedisServer server(test::RedisOptions{.join = false});
    auto connection = server.connect();
    Sampler sampler;
    const auto read = [&] {
        cluster::ClusterSnapshot snapshot;
        cluster::Member member;
        member.name = "redis-0";
        member.redis = cluster::readView(connection.pipeline(cluster::viewCommands(), {}), "redis-0");
        snapshot.members.push_back(std::move(member));
        return sampler.take(snapshot);
    };
    test::must(connection.command({"CONFIG", "SET", "slowlog-log-slower-than", "0"}, {}));
    ASSERT_EQ(read().size(), 1U);
    for (int i = 0; i < 50; ++i) test::must(connection.command({"PING"}, {}));
    const auto samples = read();
    ASSERT_EQ(samples.size(), 1U);
    for (const auto metric : {Metric::Memory, Metric::SlowExecution, Metric::Operations, Metric::NetworkIn,
                              Metric::NetworkOut, Metric::Fragmentation})
        EXPECT_GT(at(samples[0].values, metric), 0) << static_cast<int>(metric);
    EXPECT_EQ(at(samples[0].values, Metric::Hits), 0);
    EXPECT_GE(at(samples[0].values, Metric::ClientsMemory), 0);  // counted by a timer of the server's
}

Sample sampleOf(const std::string& pod, WallTime time, float value) {
    Sample sample{pod, time, {}};
    sample.values.fill(value);
    return sample;
}

TEST(Store, EveryRangeHasItsValues) {
    Store store;
    for (int second = 0; second <= 24 * 3600; second += 2)
        store.add(sampleOf("redis-0", start + seconds(second), static_cast<float>(second)));
    const auto now = start + hours(24);
    const std::map<seconds, double> steps{{minutes(5), 2}, {minutes(15), 4}, {hours(1), 10},
                                          {hours(2), 20},  {hours(6), 60},   {hours(24), 240}};
    for (const auto& [range, step] : steps) {
        const auto series = store.series(Metric::Memory, range, now);
        EXPECT_EQ(series.step, step) << range.count();
        ASSERT_EQ(series.lines.size(), 1U);
        const auto& values = series.lines[0].values;
        ASSERT_EQ(values.size(), series.times.size());
        EXPECT_LE(values.size(), 400U);
        EXPECT_NEAR(static_cast<double>(values.size()) * step, static_cast<double>(range.count()), 2 * step);
        for (std::size_t i = 1; i + 1 < values.size(); ++i)
            EXPECT_NEAR(values[i], series.times[i] - std::chrono::duration<double>(start.time_since_epoch()).count(),
                        step)
                << range.count() << " " << i;
    }
}

TEST(Store, PeaksOutliveTheThinning) {
    Store store;
    for (int second = 0; second < 3 * 3600; ++second)
        store.add(sampleOf("redis-0", start + seconds(second), second == 1000 ? 100.0F : 1.0F));
    const auto now = start + hours(3);
    const auto highest = [&](Metric metric) {
        const auto series = store.series(metric, hours(24), now);
        float most = 0;
        for (const float value : series.lines.at(0).values) most = std::fmax(most, value);
        return most;
    };
    EXPECT_EQ(highest(Metric::SlowExecution), 100);
    EXPECT_LT(highest(Metric::Memory), 5) << "a mean";
}

TEST(Store, GapsStayAndLateReadsAreNone) {
    Store store;
    for (int second = 0; second < 300; ++second) {
        if (second >= 100 && second < 150) continue;
        if (second % 7 != 0) continue;  // a slow observer
        store.add(sampleOf("redis-0", start + seconds(second), 1));
    }
    const auto values = store.series(Metric::Keys, minutes(5), start + seconds(299)).lines.at(0).values;
    const auto gaps = std::ranges::count_if(values, [](float value) { return std::isnan(value); });
    EXPECT_GE(gaps, 20);
    EXPECT_LE(gaps, 34) << "the gap of 50 s, and what is before the first and after the last read";
}

TEST(Store, ManyPodsFoldAsTheMetricWants) {
    Store store;
    for (const auto* pod : {"redis-10", "redis-2"})
        for (int second = 0; second < 60; ++second)
            store.add(sampleOf(pod, start + seconds(second), pod == std::string("redis-2") ? 1.0F : 3.0F));
    const auto series = store.series(Metric::Memory, minutes(5), start + seconds(59));
    ASSERT_EQ(series.lines.size(), 2U);
    EXPECT_EQ(series.lines[0].pod, "redis-2");
    EXPECT_EQ(series.folded(Fold::Sum).back(), 4);
    EXPECT_EQ(series.folded(Fold::Mean).back(), 2);
    EXPECT_EQ(series.folded(Fold::Most).back(), 3);
    EXPECT_TRUE(std::isnan(series.folded(Fold::Sum).front())) << "before the first sample";
    EXPECT_THAT(Store().series(Metric::Keys, minutes(5), start).lines, IsEmpty());
}

TEST(Store, AClockThatGoesBackBreaksNothing) {
    Store store;
    store.add(sampleOf("redis-0", start, 1));
    store.add(sampleOf("redis-0", start - hours(1), 5));
    store.add(sampleOf("redis-0", start + seconds(2), 1));
    EXPECT_EQ(store.series(Metric::Keys, minutes(5), start + seconds(2)).folded(Fold::Most).back(), 1);
}

/// The bound that is promised: 24 hours of 50 pods in less than 100 MB.
TEST(Store, ADayOfFiftyPodsIsSmall) {
    Store store;
    for (int second = 0; second < 24 * 3600; second += 20)
        for (int pod = 0; pod < 50; ++pod)
            store.add(sampleOf("redis-" + std::to_string(pod), start + seconds(second), 1));
    EXPECT_EQ(store.series(Metric::Keys, hours(24), start + hours(24)).lines.size(), 50U);
    EXPECT_LT(store.memory(), 10'000'000U);
    // Pods that come and go do not add up: those of yesterday leave when new ones come.
    for (int pod = 100; pod < 150; ++pod) store.add(sampleOf("redis-" + std::to_string(pod), start + hours(49), 1));
    EXPECT_LT(store.memory(), 10'000'000U);
}

}  // namespace
}  // namespace slotpilot::metrics
