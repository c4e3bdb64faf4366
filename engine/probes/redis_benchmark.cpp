// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/redis_benchmark.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "probes/remote.h"

namespace slotpilot::probes {
namespace {

constexpr int trialRequests = 20'000;
constexpr double mostRequests = 200e6;

std::vector<std::string> cellsOf(std::string_view line) {
    std::vector<std::string> cells;
    while (!line.empty()) {
        const auto comma = line.find(',');
        auto cell = line.substr(0, comma);
        if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
        cells.emplace_back(cell);
        line = comma == line.npos ? std::string_view() : line.substr(comma + 1);
    }
    return cells;
}

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// The program with a guard: it ends when nobody waits any more, which its standard input tells.
std::vector<std::string> attended(const std::string& command) {
    return {"sh", "-c",
            "exec 3<&0; " + command +
                " </dev/null & p=$!; (cat <&3; kill $p) >/dev/null 2>&1 & guard=$!; wait $p; code=$?; kill $guard; "
                "exit $code"};
}

struct Runner {
    std::shared_ptr<cluster::Access> access;
    Place place;
    std::string options;

    Expected<std::vector<BenchmarkRow>> run(std::int64_t requests, std::stop_token stop) const {
        const auto command = fmt::format("redis-benchmark {} -n {} --csv", options, requests);
        TRY_ASSIGN(result, execAttended(*access, place, attended(command), stop));
        if (result.exitCode == 126 || result.exitCode == 127)
            return fail(ErrorCode::NotFound, "the image has no redis-benchmark", place.pod, "Use --tool own");
        if (result.exitCode != 0)
            return fail(ErrorCode::Server,
                        "redis-benchmark failed: " + (result.errors.empty() ? result.output : result.errors),
                        place.pod);
        auto rows = parseBenchmarkCsv(result.output);
        if (!rows)
            return fail(
                wrap(std::move(rows).error(), "redis-benchmark said: " + result.output + result.errors, place.pod));
        return rows;
    }
};

}  // namespace

Expected<std::vector<BenchmarkRow>> parseBenchmarkCsv(std::string_view text) {
    std::vector<std::string> heading{"test", "rps"};
    std::vector<BenchmarkRow> rows;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.starts_with('"')) continue;  // progress and warnings
        const auto cells = cellsOf(line);
        if (cells.front() == "test") {
            heading = cells;
            continue;
        }
        BenchmarkRow row{cells.front(), 0, {}};
        for (std::size_t i = 1; i < std::min(cells.size(), heading.size()); ++i) {
            const auto value = number(cells[i]);
            if (!value) return fail(ErrorCode::Protocol, "no output of redis-benchmark: " + std::string(line));
            auto& latency = row.latency;
            const std::pair<const char*, double*> fields[] = {
                {"rps", &row.perSecond},          {"avg_latency_ms", &latency.mean}, {"min_latency_ms", &latency.min},
                {"p50_latency_ms", &latency.p50}, {"p95_latency_ms", &latency.p95},  {"p99_latency_ms", &latency.p99},
                {"max_latency_ms", &latency.max}};
            for (const auto& [name, field] : fields)
                if (heading[i] == name) *field = *value;
        }
        rows.push_back(row);
    }
    if (rows.empty()) return fail(ErrorCode::Protocol, "no output of redis-benchmark");
    return rows;
}

Expected<Result> runRedisBenchmark(std::shared_ptr<cluster::Access> access, const LoadSpec& load,
                                   std::stop_token stop) {
    TRY(load.valid());
    if (load.rate > 0 || load.zipf > 0)
        return fail(ErrorCode::Unsupported, "redis-benchmark knows neither a rate nor a popularity of keys", {},
                    "Use --tool own");
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    if (network->password())
        return fail(ErrorCode::Unsupported,
                    "redis-benchmark takes the password on its command line only, where others can read it", {},
                    "Use --tool own");
    TRY_ASSIGN(place, toolPod(*access, stop));
    const auto seed = network->seeds().front();
    const std::string tests = load.readShare == 1 ? "get" : load.readShare == 0 ? "set" : "set,get";
    Runner runner{access, place,
                  fmt::format("-h {} -p {} --cluster -c {} -P {} -d {} -r {} -t {}", seed.host, seed.port,
                              load.connections, load.pipeline, load.valueBytes, load.keys, tests)};
    if (load.threads > 1) runner.options += fmt::format(" --threads {}", load.threads);
    Result result;
    result.tool = "redis-benchmark";
    result.place = place.pod;
    result.load = load;
    // It counts requests, not seconds: a trial tells how many there are in a second.
    TRY_ASSIGN(trial, runner.run(trialRequests, stop));
    double secondsEach = 0;
    for (const auto& row : trial) secondsEach += row.perSecond > 0 ? 1 / row.perSecond : 0;
    const double seconds = std::chrono::duration<double>(load.duration).count();
    const auto requests = secondsEach > 0 ? std::clamp(seconds / secondsEach, 1000.0, mostRequests) : trialRequests;
    result.started = std::chrono::system_clock::now();
    TRY_ASSIGN(rows, runner.run(static_cast<std::int64_t>(requests), stop));
    for (auto& row : rows) {
        row.latency.count = static_cast<std::uint64_t>(requests);
        if (row.test == "GET") result.reads = row.latency, result.readsPerSecond = row.perSecond;
        if (row.test == "SET") result.writes = row.latency, result.writesPerSecond = row.perSecond;
        result.seconds += row.perSecond > 0 ? requests / row.perSecond : 0;
        result.all.count += row.latency.count;
        result.all.mean += row.latency.mean / static_cast<double>(rows.size());  // as many requests in each
    }
    result.all.min = result.reads.count && result.writes.count ? std::min(result.reads.min, result.writes.min)
                                                               : result.reads.min + result.writes.min;
    result.all.max = std::max(result.reads.max, result.writes.max);
    result.verdict = verdictOf(result);
    return result;
}

}  // namespace slotpilot::probes
