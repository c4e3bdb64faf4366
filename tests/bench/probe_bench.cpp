// SPDX-License-Identifier: GPL-3.0-or-later
// The load generator beside redis-benchmark --cluster, and the consistency check with 32 connections beside a serial
// one, on the same servers in the same run. Prints medians; see --help.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

#include "../redis_cluster.h"
#include "probes/here.h"
#include "probes/redis_benchmark.h"

namespace slotpilot {
namespace {

using test::must;
using test::RedisCluster;

struct Figure {
    double perSecond = 0, p50 = 0, p99 = 0, cpuMicroseconds = 0;  ///< the client's CPU, a request
};

double cpuOf(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::shared_ptr<probes::Network> networkOf(RedisCluster& cluster) {
    std::vector<probes::NodeAddress> seeds;
    for (std::size_t i = 0; i < cluster.size(); ++i)
        seeds.push_back({cluster.nodeId(i), cluster[i].host(), cluster[i].port()});
    return std::make_shared<probes::DirectNetwork>(std::move(seeds));
}

struct Shape {
    const char* test;
    int pipeline, threads;
};

Figure theirs(RedisCluster& cluster, const Shape& shape, const probes::LoadSpec& load, std::int64_t requests) {
    ProcessSpec spec;
    spec.arguments = {"redis-benchmark",
                      "-h",
                      cluster[0].host(),
                      "-p",
                      std::to_string(cluster[0].port()),
                      "--cluster",
                      "-t",
                      shape.test,
                      "-n",
                      std::to_string(requests),
                      "-c",
                      std::to_string(load.connections),
                      "-P",
                      std::to_string(shape.pipeline),
                      "-d",
                      std::to_string(load.valueBytes),
                      "-r",
                      std::to_string(load.keys),
                      "--csv"};
    if (shape.threads > 1) spec.arguments.insert(spec.arguments.end(), {"--threads", std::to_string(shape.threads)});
    spec.timeout = Milliseconds{600'000};
    const double before = cpuOf(RUSAGE_CHILDREN);
    const auto said = must(run(spec, {}));
    const auto row = must(probes::parseBenchmarkCsv(said.output)).front();
    return {row.perSecond, row.latency.p50, row.latency.p99,
            (cpuOf(RUSAGE_CHILDREN) - before) * 1e6 / static_cast<double>(requests)};
}

Figure ours(RedisCluster& cluster, const Shape& shape, probes::LoadSpec load) {
    load.pipeline = shape.pipeline;
    load.threads = shape.threads;
    load.readShare = std::string(shape.test) == "get" ? 1 : 0;
    const auto result = must(probes::runHere(load, networkOf(cluster), {}, {}, {}));
    if (!result.errors.empty()) throw std::runtime_error(result.verdict);
    return {result.perSecond(), result.all.p50, result.all.p99,
            result.outcome.cpuSeconds * 1e6 / static_cast<double>(result.all.count)};
}

Figure median(std::vector<Figure> figures) {
    std::sort(figures.begin(), figures.end(), [](const auto& a, const auto& b) { return a.perSecond < b.perSecond; });
    return figures[figures.size() / 2];
}

void print(const std::string& name, const Figure& figure, const Figure& base) {
    fmt::print(
        "  {:<34} {:>9.0f} a second {:>6.2f}x   CPU {:>6.2f} us a request {:>5.2f}x   p50 {:>7.3f} p99 {:>7.3f} ms\n",
        name, figure.perSecond, figure.perSecond / base.perSecond, figure.cpuMicroseconds,
        base.cpuMicroseconds > 0 ? figure.cpuMicroseconds / base.cpuMicroseconds : 0, figure.p50, figure.p99);
    std::fflush(stdout);
}

void generator(RedisCluster& cluster, int runs, double seconds) {
    auto load = probes::LoadSpec::benchmark();
    load.duration = std::chrono::milliseconds(static_cast<int>(seconds * 1000));
    for (const Shape shape : {Shape{"set", 1, 1}, Shape{"get", 1, 1}, Shape{"set", 16, 1}, Shape{"get", 16, 1},
                              Shape{"set", 16, 2}, Shape{"get", 16, 2}}) {
        fmt::print("\n{}, {} deep, {} connections, {} B, {} thread{}\n", shape.test, shape.pipeline, load.connections,
                   load.valueBytes, shape.threads, shape.threads == 1 ? "" : "s");
        const auto trial = theirs(cluster, shape, load, 20'000);
        std::vector<Figure> a, b;
        for (int i = 0; i < runs; ++i) {
            a.push_back(theirs(cluster, shape, load, static_cast<std::int64_t>(trial.perSecond * seconds) + 1000));
            b.push_back(ours(cluster, shape, load));
        }
        print("redis-benchmark --cluster", median(a), median(a));
        print("ours", median(b), median(a));
    }
}

Figure check(RedisCluster& cluster, int connections, int pipeline, double seconds) {
    auto load = probes::LoadSpec::consistency();
    load.duration = std::chrono::milliseconds(static_cast<int>(seconds * 1000));
    load.connections = connections;
    load.pipeline = pipeline;
    const auto result = must(probes::runHere(load, networkOf(cluster), {}, {}, {}));
    if (!result.errors.empty() || result.lost) throw std::runtime_error(result.verdict);
    return {result.readsPerSecond, result.all.p50, result.all.p99,
            result.outcome.cpuSeconds * 1e6 / static_cast<double>(result.all.count)};
}

void checker(RedisCluster& cluster, int runs, double seconds) {
    fmt::print("\nconsistency check, keys checked\n");
    const std::vector<std::tuple<std::string, int, int>> contenders{
        {"1 connection, serial", 1, 1}, {"32 connections", 32, 1}, {"32 connections, 16 deep", 32, 16}};
    std::vector<std::vector<Figure>> figures(contenders.size());
    for (int i = 0; i < runs; ++i)
        for (std::size_t c = 0; c < contenders.size(); ++c)
            figures[c].push_back(check(cluster, std::get<1>(contenders[c]), std::get<2>(contenders[c]), seconds));
    for (std::size_t c = 0; c < contenders.size(); ++c)
        print(std::get<0>(contenders[c]), median(figures[c]), median(figures[0]));
}

int runAll(int argc, char** argv) {
    CLI::App app{"Load on three primaries, ours beside redis-benchmark's"};
    int runs = 3;
    double seconds = 3;
    std::vector<std::string> parts{"generator", "checker"};
    app.add_option("--runs", runs, "of each; the median is printed");
    app.add_option("--seconds", seconds, "of each run");
    app.add_option("--parts", parts, "generator, checker")->delimiter(',');
    CLI11_PARSE(app, argc, argv);
    RedisCluster cluster;
    for (const auto& part : parts)
        part == "checker" ? checker(cluster, runs, seconds) : generator(cluster, runs, seconds);
    return 0;
}

}  // namespace
}  // namespace slotpilot

int main(int argc, char** argv) {
    try {
        return slotpilot::runAll(argc, argv);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
}
