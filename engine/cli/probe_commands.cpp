// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/probe_commands.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/log.h"
#include "cli/cli.h"
#include "cli/support.h"
#include "probes/measure.h"
#include "probes/results.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;
using probes::LoadSpec;
using probes::Point;
using probes::Result;

std::uint64_t sum(const probes::Counters& counters) {
    std::uint64_t all = 0;
    for (const auto& [kind, count] : counters) all += count;
    return all;
}

std::string counts(const probes::Counters& counters) {
    std::string text;
    for (const auto& [kind, count] : counters) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", kind, count);
    return text;
}

/// The original's line, and what it did not know.
std::string lineOf(const LoadSpec& load, const Point& point) {
    const auto& latency = point.latency;
    std::string text = fmt::format("{:6.1f} s  ", point.to);
    if (load.kind == LoadSpec::Kind::Consistency)
        text += fmt::format("{} R, {} W ({} err) | {} lost | {} noack", point.reads, point.writes, sum(point.errors),
                            point.lost, point.notAcknowledged);
    else
        text += fmt::format("{:.0f} op/s ({} err)",
                            point.seconds() > 0 ? static_cast<double>(point.operations()) / point.seconds() : 0,
                            sum(point.errors));
    text += fmt::format(" | p50 {:.2f} p99 {:.2f} max {:.1f} ms", latency.p50, latency.p99, latency.max);
    if (!point.errors.empty()) text += " | errors: " + counts(point.errors);
    if (!point.retries.empty()) text += " | retries: " + counts(point.retries);
    for (const auto& shard : point.shards)
        if (!shard.unavailable.empty())
            text += fmt::format(" | {} unavailable {:.0f} ms", shard.name, shard.unavailableMs());
    return text + "\n";
}

std::vector<std::string> latencyRow(const std::string& name, const probes::Latency& latency, double perSecond) {
    const auto ms = [](double value) { return fmt::format("{:.3f}", value); };
    return {name,
            fmt::format("{}", latency.count),
            fmt::format("{:.0f}", perSecond),
            ms(latency.mean),
            ms(latency.p50),
            ms(latency.p95),
            ms(latency.p99),
            latency.p999 > 0 ? ms(latency.p999) : "",
            ms(latency.max)};
}

/// Where it came from, and what it was.
std::string loadOf(const Result& result) {
    const auto& load = result.load;
    const auto count = [](auto number, const char* one, const char* many) {
        return fmt::format("{} {}", number, number == 1 ? one : many);
    };
    const bool workers = result.place.ends_with(" workers") || result.place.ends_with(" worker");
    const bool pod = result.place != "desktop" && !workers;
    std::string text = result.tool == "own" ? "The load came from " : result.tool + " ran in ";
    text += (result.place == "desktop" ? "this computer, through tunnels" : (pod ? "pod " : "") + result.place) + ": ";
    text += count(load.connections, "connection", "connections") + (workers ? " each" : "");
    if (load.threads > 1) text += fmt::format(", {} threads", load.threads);
    text += fmt::format(", pipeline {}, {}", load.pipeline, count(load.keys, "key", "keys"));
    if (load.kind == LoadSpec::Kind::Benchmark) text += ", values of " + count(load.valueBytes, "byte", "bytes");
    if (load.rate > 0) text += fmt::format(", {:.10g} operations a second asked for", load.rate);
    return text + ".\n";
}

std::string textOf(const Result& result) {
    std::vector<std::vector<std::string>> rows{
        {"", "OPERATIONS", "A SECOND", "MEAN ms", "P50", "P95", "P99", "P99.9", "MAX"}};
    const bool counting = result.load.kind == LoadSpec::Kind::Consistency;
    if (result.reads.count) rows.push_back(latencyRow("GET", result.reads, result.readsPerSecond));
    if (result.writes.count)
        rows.push_back(latencyRow(counting ? "INCR" : "SET", result.writes, result.writesPerSecond));
    for (const auto& shard : result.shards)
        rows.push_back(
            latencyRow(shard.name, shard.latency, static_cast<double>(shard.latency.count) / result.seconds));
    std::string text = "\n" + table(rows) + loadOf(result);
    for (std::size_t i = 0; i < result.gaps.size() && i < 10; ++i) {
        const auto& gap = result.gaps[i];
        text +=
            fmt::format("{} was unavailable for {:.0f} ms, {:.1f} s after the start{}\n", gap.shard, gap.milliseconds(),
                        gap.time.from / 1000, gap.reason.empty() ? "" : " (" + gap.reason + ")");
    }
    if (!result.retries.empty()) text += "Tried again: " + counts(result.retries) + "\n";
    for (const auto& [kind, example] : result.outcome.examples) text += fmt::format("{}: {}\n", kind, example);
    if (const auto left = result.outcome.leftOver)
        text += fmt::format("{} with the prefix \"{}\" could not be deleted; --remove-leftovers does it next time.\n",
                            left == 1 ? "1 key" : fmt::format("{} keys", left), result.load.prefix);
    if (!result.incomplete.empty()) text += "Incomplete: " + result.incomplete + ".\n";
    return text + result.verdict + "\n";
}

/// The last line of JSON: the result without what the lines before said.
json summary(const Result& result) {
    auto value = toJson(result);
    for (const auto* key : {"points", "readTimes", "writeTimes"}) value.erase(key);
    return value;
}

void show(const Result& result, Format format) {
    if (format == Format::Json)
        printJson(summary(result));
    else
        printText(textOf(result));
}

probes::MeasureSpec requestOf(const ProbeOptions& options) {
    using From = probes::MeasureSpec::From;
    return {.load = options.load,
            .from = options.workers > 0 ? From::Workers
                    : options.inCluster ? From::Pod
                                        : From::Here,
            .workers = options.workers,
            .redisBenchmark = options.tool == "redis-benchmark"};
}

int measure(const GlobalOptions& global, ProbeOptions options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    const auto duration = probes::parseDuration(options.duration);
    if (duration) options.load.duration = *duration;
    if (const auto valid = requestOf(options).valid(); !duration || !valid) {
        printError(duration ? valid.error() : duration.error(), global.format);
        return usage;
    }
    const auto told = log::subscribe([](const log::Line& line) {
        if (line.source == "probes" && line.level >= log::Level::Info) fmt::print(stderr, "{}\n", line.text);
    });
    const probes::Witness witness(*access);
    auto result = probes::measure(
        *access, requestOf(options), witness,
        [&](const Point& point) {
            if (global.format == Format::Json)
                printJson(toJson(point));
            else
                printText(lineOf(options.load, point));
        },
        stop);
    if (!result) return complain(result.error(), global.format);
    if (options.keep) {
        if (const auto done = probes::keep(*result); !done) printError(done.error(), global.format);
    }
    show(*result, global.format);
    if (options.keep && global.format == Format::Text) printText(fmt::format("Kept as {}\n", result->id));
    if (result->lost > 0) return findings;
    if (stop.stop_requested()) return interrupted;
    return result->incomplete.empty() && result->all.count > 0 && !result->wroteNothing() ? fine : failed;
}

}  // namespace

int consistency(const GlobalOptions& global, ProbeOptions options, std::stop_token stop) {
    return measure(global, std::move(options), stop);
}

int benchmark(const GlobalOptions& global, ProbeOptions options, std::stop_token stop) {
    return measure(global, std::move(options), stop);
}

int benchmarkList(const GlobalOptions& global) {
    const auto results = probes::kept();
    if (!results) return complain(results.error(), global.format);
    std::vector<std::vector<std::string>> rows{
        {"RESULT", "STARTED", "WHAT", "FROM", "CLUSTER", "OP/S", "P99 ms", "VERDICT"}};
    for (const auto& result : *results) {
        if (global.format == Format::Json) printJson(summary(result));
        rows.push_back({result.id, toRfc3339(result.started),
                        result.tool == "own" ? probes::nameOf(result.load.kind) : result.tool, result.place,
                        result.target, fmt::format("{:.0f}", result.perSecond()),
                        result.p99() > 0 ? fmt::format("{:.2f}", result.p99()) : "", result.verdict});
    }
    if (global.format == Format::Text) printText(table(rows));
    return fine;
}

int benchmarkCompare(const GlobalOptions& global, const ResultsOptions& options) {
    const auto a = probes::findKept(options.results.at(0));
    if (!a) return complain(a.error(), global.format);
    const auto b = probes::findKept(options.results.at(1));
    if (!b) return complain(b.error(), global.format);
    std::vector<std::vector<std::string>> rows{{"", a->id, b->id, "RATIO", ""}};
    for (const auto& row : probes::compare(*a, *b)) {
        if (global.format == Format::Json)
            printJson({{"figure", row.name}, {"a", row.a}, {"b", row.b}, {"ratio", row.ratio()}});
        const bool clear = row.ratio() > 1.05 || (row.ratio() < 0.95 && row.a > 0);
        rows.push_back({row.name, fmt::format("{:.3f}", row.a), fmt::format("{:.3f}", row.b),
                        fmt::format("{:.2f}", row.ratio()),
                        !clear                                  ? ""
                        : (row.ratio() > 1) == row.moreIsBetter ? "better"
                                                                : "worse"});
    }
    const auto differences = probes::differences(*a, *b);
    if (global.format == Format::Json && !differences.empty()) {
        json list = json::array();
        for (const auto& [name, x, y] : differences) list.push_back({{"name", name}, {"a", x}, {"b", y}});
        printJson({{"differences", std::move(list)}});
    }
    if (global.format == Format::Text) {
        printText(table(rows));
        if (!differences.empty())
            printText("These two were not run alike, and may differ for that reason: " + probes::textOf(differences) +
                      ".\n");
    }
    return fine;
}

int benchmarkExport(const GlobalOptions& global, const ResultsOptions& options) {
    if (options.format == "png" || options.format == "svg") {
        printError({ErrorCode::Unsupported,
                    "pictures are drawn by the window: open the result there (page Benchmark or "
                    "Consistency, Kept results), then Export"},
                   global.format);
        return usage;
    }
    const auto result = probes::findKept(options.results.at(0));
    if (!result) return complain(result.error(), global.format);
    printText(options.format == "csv" ? probes::toCsv(*result) : toJson(*result).dump() + "\n");
    return fine;
}

}  // namespace slotpilot::cli
