// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace slotpilot::probes {
namespace {

using nlohmann::json;

std::uint64_t sum(const Counters& counters) {
    std::uint64_t all = 0;
    for (const auto& [kind, count] : counters) all += count;
    return all;
}

/// "CLUSTERDOWN 12, no reply 3", the most frequent first.
std::string listOf(const Counters& counters) {
    std::vector<std::pair<std::uint64_t, std::string>> sorted;
    for (const auto& [kind, count] : counters) sorted.emplace_back(count, kind);
    std::sort(sorted.rbegin(), sorted.rend());
    std::string text;
    for (const auto& [count, kind] : sorted) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", kind, count);
    return text;
}

std::string plural(std::uint64_t count, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// The parts that follow each other without a break become one.
void append(std::vector<Span>& spans, const Span& next) {
    if (!spans.empty() && next.from <= spans.back().to + 0.01)
        spans.back().to = std::max(spans.back().to, next.to);
    else
        spans.push_back(next);
}

/// What both have. Both are sorted.
std::vector<Span> common(const std::vector<Span>& a, const std::vector<Span>& b) {
    std::vector<Span> both;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const Span span{std::max(a[i].from, b[j].from), std::min(a[i].to, b[j].to)};
        if (span.from < span.to) both.push_back(span);
        a[i].to < b[j].to ? ++i : ++j;
    }
    return both;
}

double lengthOf(const std::vector<Span>& spans) {
    double all = 0;
    for (const auto& span : spans) all += span.to - span.from;
    return all;
}

Latency latencyFrom(const json& value) {
    const auto number = [&](const char* key) { return value.at(key).get<double>(); };
    return {value.at("count").get<std::uint64_t>(),
            number("mean"),
            number("min"),
            number("p50"),
            number("p90"),
            number("p95"),
            number("p99"),
            number("p999"),
            number("max")};
}

json jsonOf(const std::vector<Span>& spans) {
    json list = json::array();
    for (const auto& span : spans) list.push_back({span.from, span.to});
    return list;
}

/// Results that were kept before there were such spans have none.
std::vector<Span> spansFrom(const json& shard) {
    std::vector<Span> spans;
    for (const auto& span : shard.value("unavailable", json::array()))
        spans.push_back({span.at(0).get<double>(), span.at(1).get<double>()});
    return spans;
}

Point pointFrom(const json& value) {
    Point point;
    value.at("from").get_to(point.from);
    value.at("to").get_to(point.to);
    value.at("reads").get_to(point.reads);
    value.at("writes").get_to(point.writes);
    value.at("lost").get_to(point.lost);
    value.at("notAcknowledged").get_to(point.notAcknowledged);
    value.at("errors").get_to(point.errors);
    value.at("retries").get_to(point.retries);
    value.at("connections").get_to(point.connections);
    point.latency = latencyFrom(value.at("latencyMs"));
    for (const auto& shard : value.at("shards"))
        point.shards.push_back({shard.at("shard").get<std::string>(), shard.at("operations").get<std::uint64_t>(),
                                shard.at("p99Ms").get<double>(), spansFrom(shard)});
    return point;
}

}  // namespace

Latency latencyOf(const Histogram& histogram) {
    const auto at = [&](double percent) { return static_cast<double>(histogram.percentile(percent)) / 1e6; };
    return {histogram.count(),
            histogram.mean() / 1e6,
            static_cast<double>(histogram.min()) / 1e6,
            at(50),
            at(90),
            at(95),
            at(99),
            at(99.9),
            static_cast<double>(histogram.max()) / 1e6};
}

double PointShard::unavailableMs() const { return lengthOf(unavailable); }

std::uint64_t Result::failures() const { return sum(errors); }

double Result::p99() const { return all.p99 > 0 ? all.p99 : std::max(reads.p99, writes.p99); }

bool Result::wroteNothing() const {
    return load.kind == LoadSpec::Kind::Consistency && all.count > 0 && writes.count == 0 && lost == 0;
}

std::string Result::mostFrequentError() const {
    if (errors.empty()) return {};
    const auto most = std::max_element(errors.begin(), errors.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto example = outcome.examples.find(most->first);
    return example == outcome.examples.end() ? most->first : example->second;
}

json toJson(const Latency& latency) {
    return {{"count", latency.count}, {"mean", latency.mean}, {"min", latency.min},
            {"p50", latency.p50},     {"p90", latency.p90},   {"p95", latency.p95},
            {"p99", latency.p99},     {"p999", latency.p999}, {"max", latency.max}};
}

json toJson(const Point& point) {
    json shards = json::array();
    for (const auto& shard : point.shards)
        shards.push_back({{"shard", shard.name},
                          {"operations", shard.operations},
                          {"p99Ms", shard.p99},
                          {"unavailableMs", shard.unavailableMs()},
                          {"unavailable", jsonOf(shard.unavailable)}});
    return {{"from", point.from},
            {"to", point.to},
            {"reads", point.reads},
            {"writes", point.writes},
            {"lost", point.lost},
            {"notAcknowledged", point.notAcknowledged},
            {"errors", point.errors},
            {"retries", point.retries},
            {"connections", point.connections},
            {"latencyMs", toJson(point.latency)},
            {"shards", std::move(shards)}};
}

json toJson(const Result& result) {
    json points = json::array(), shards = json::array(), gaps = json::array(), events = json::array();
    for (const auto& point : result.points) points.push_back(toJson(point));
    for (const auto& shard : result.shards)
        shards.push_back(
            {{"shard", shard.name}, {"latencyMs", toJson(shard.latency)}, {"unavailableMs", shard.unavailable}});
    for (const auto& gap : result.gaps)
        gaps.push_back({{"shard", gap.shard},
                        {"fromMs", gap.time.from},
                        {"toMs", gap.time.to},
                        {"ms", gap.milliseconds()},
                        {"reason", gap.reason}});
    for (const auto& event : result.events)
        events.push_back(
            {{"from", event.from}, {"to", event.to}, {"text", event.text}, {"ofWorkflow", event.ofWorkflow}});
    return {{"id", result.id},
            {"tool", result.tool},
            {"place", result.place},
            {"target", result.target},
            {"load", toJson(result.load)},
            {"started", toRfc3339Micro(result.started)},
            {"seconds", result.seconds},
            {"operationsPerSecond", result.perSecond()},
            {"readsPerSecond", result.readsPerSecond},
            {"writesPerSecond", result.writesPerSecond},
            {"latencyMs", toJson(result.all)},
            {"readLatencyMs", toJson(result.reads)},
            {"writeLatencyMs", toJson(result.writes)},
            {"points", std::move(points)},
            {"shards", std::move(shards)},
            {"gaps", std::move(gaps)},
            {"events", std::move(events)},
            {"errors", result.errors},
            {"retries", result.retries},
            {"lost", result.lost},
            {"notAcknowledged", result.notAcknowledged},
            {"outcome", toJson(result.outcome)},
            {"incomplete", result.incomplete},
            {"readTimes", result.readTimes.toJson()},
            {"writeTimes", result.writeTimes.toJson()},
            {"verdict", result.verdict}};
}

Expected<Result> resultFromJson(const json& value) try {
    Result result;
    value.at("id").get_to(result.id);
    value.at("tool").get_to(result.tool);
    value.at("place").get_to(result.place);
    value.at("target").get_to(result.target);
    TRY_ASSIGN(load, loadFromJson(value.at("load")));
    result.load = load;
    const auto started = parseRfc3339(value.at("started").get<std::string>());
    if (!started) return fail(ErrorCode::Protocol, "the time of a result can't be read");
    result.started = *started;
    value.at("seconds").get_to(result.seconds);
    value.at("readsPerSecond").get_to(result.readsPerSecond);
    value.at("writesPerSecond").get_to(result.writesPerSecond);
    result.all = latencyFrom(value.at("latencyMs"));
    result.reads = latencyFrom(value.at("readLatencyMs"));
    result.writes = latencyFrom(value.at("writeLatencyMs"));
    for (const auto& point : value.at("points")) result.points.push_back(pointFrom(point));
    for (const auto& shard : value.at("shards"))
        result.shards.push_back({shard.at("shard").get<std::string>(), latencyFrom(shard.at("latencyMs")),
                                 shard.at("unavailableMs").get<double>()});
    for (const auto& gap : value.at("gaps"))
        result.gaps.push_back({gap.at("shard").get<std::string>(),
                               {gap.at("fromMs").get<double>(), gap.at("toMs").get<double>()},
                               gap.at("reason").get<std::string>()});
    for (const auto& event : value.value("events", json::array()))
        result.events.push_back({event.at("from").get<double>(), event.at("to").get<double>(),
                                 event.at("text").get<std::string>(), event.at("ofWorkflow").get<bool>()});
    value.at("errors").get_to(result.errors);
    value.at("retries").get_to(result.retries);
    value.at("lost").get_to(result.lost);
    value.at("notAcknowledged").get_to(result.notAcknowledged);
    TRY_ASSIGN(outcome, outcomeFromJson(value.at("outcome")));
    result.outcome = outcome;
    value.at("incomplete").get_to(result.incomplete);
    TRY_ASSIGN(reads, Histogram::fromJson(value.at("readTimes")));
    TRY_ASSIGN(writes, Histogram::fromJson(value.at("writeTimes")));
    result.readTimes = std::move(reads);
    result.writeTimes = std::move(writes);
    value.at("verdict").get_to(result.verdict);
    return result;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "a result can't be read");
}

namespace {

/// redis-benchmark tells no more.
std::string csvByCommand(const Result& result) {
    std::string text = "command,operations,operations_per_second,mean_ms,min_ms,p50_ms,p95_ms,p99_ms,max_ms\n";
    const auto row = [&](const char* name, const Latency& l, double perSecond) {
        if (l.count > 0)
            text += fmt::format("{},{},{:.0f},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f}\n", name, l.count, perSecond,
                                l.mean, l.min, l.p50, l.p95, l.p99, l.max);
    };
    row("GET", result.reads, result.readsPerSecond);
    row("SET", result.writes, result.writesPerSecond);
    return text;
}

}  // namespace

std::string toCsv(const Result& result) {
    if (result.tool != "own") return csvByCommand(result);
    std::string text =
        "second,reads,writes,operations_per_second,errors,retries,lost,not_acknowledged,connections,"
        "p50_ms,p90_ms,p95_ms,p99_ms,p999_ms,max_ms";
    for (const auto& shard : result.shards) text += fmt::format(",{0}_operations,{0}_unavailable_ms", shard.name);
    text += "\n";
    for (const auto& point : result.points) {
        const auto& l = point.latency;
        text += fmt::format("{:.3f},{},{},{:.0f},{},{},{},{},{},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f},{:.3f}", point.to,
                            point.reads, point.writes,
                            point.seconds() > 0 ? static_cast<double>(point.operations()) / point.seconds() : 0,
                            sum(point.errors), sum(point.retries), point.lost, point.notAcknowledged, point.connections,
                            l.p50, l.p90, l.p95, l.p99, l.p999, l.max);
        for (const auto& shard : result.shards) {
            const auto found = std::find_if(point.shards.begin(), point.shards.end(),
                                            [&](const auto& other) { return other.name == shard.name; });
            text += found == point.shards.end() ? ",0,0"
                                                : fmt::format(",{},{:.0f}", found->operations, found->unavailableMs());
        }
        text += "\n";
    }
    return text;
}

std::string verdictOf(const Result& result) {
    std::string text;
    if (result.all.count == 0) {
        const auto reason = result.mostFrequentError();
        text = "No operation succeeded" + (reason.empty() ? "" : ": " + reason);
    } else if (result.tool != "own") {
        const auto test = [](const char* name, double perSecond, const Latency& latency) {
            if (latency.count == 0) return std::string();
            return fmt::format("{} {:.0f} a second", name, perSecond) +
                   (latency.p99 > 0 ? fmt::format(", 99 % within {:.2f} ms", latency.p99) : "");
        };
        text = test("SET", result.writesPerSecond, result.writes);
        if (const auto reads = test("GET", result.readsPerSecond, result.reads); !reads.empty())
            text += (text.empty() ? "" : "; ") + reads;
    } else if (result.load.kind == LoadSpec::Kind::Benchmark) {
        text = fmt::format("{:.0f} operations a second, half of them within {:.2f} ms and 99 % within {:.2f} ms",
                           result.perSecond(), result.all.p50, result.all.p99);
    } else if (result.wroteNothing()) {
        const auto reason = result.mostFrequentError();
        text = "Nothing could be written, so nothing is known about lost writes";
        if (!reason.empty()) text += ": " + reason;
        if (reason.starts_with("OOM")) text += " (the servers are full: raise maxmemory, or delete keys)";
    } else {
        text = result.lost == 0 ? "No acknowledged write was lost"
                                : plural(result.lost, "acknowledged write was lost", "acknowledged writes were lost");
        if (result.notAcknowledged > 0)
            text += "; " + plural(result.notAcknowledged, "write took effect though its reply never came",
                                  "writes took effect though their replies never came");
    }
    if (result.failures() > 0)
        text += fmt::format("; {} ({})", plural(result.failures(), "operation failed", "operations failed"),
                            listOf(result.errors));
    if (result.outcome.unverified > 0)
        text += "; " + plural(result.outcome.unverified, "written key could not be read in the end",
                              "written keys could not be read in the end");
    if (!result.gaps.empty()) {
        const auto& gap = result.gaps.front();
        text += fmt::format(
            "; longest unavailability {:.0f} ms, shard {}, {}", gap.milliseconds(), gap.shard,
            gap.reason.empty() ? fmt::format("after {:.1f} s", gap.time.from / 1000) : "while " + gap.reason);
    } else if (result.tool == "own" && result.all.count > 0) {
        text += "; no shard was unavailable";
    }
    return text + ".";
}

Collector::Collector(LoadSpec load, int sources, std::function<void(const Point&)> onPoint)
    : sources_(static_cast<std::size_t>(sources)), onPoint_(std::move(onPoint)) {
    result_.load = std::move(load);
    result_.started = std::chrono::system_clock::now();
}

void Collector::add(int source, Slice slice) {
    const std::lock_guard lock(mutex_);
    auto& state = sources_.at(static_cast<std::size_t>(source));
    for (const auto& [name, shard] : slice.shards) {
        auto& spans = state.unavailable[name];
        for (const auto& span : shard.unavailable) append(spans, span);
    }
    state.waiting.push_back(std::move(slice));
    advance();
}

void Collector::finish(int source) {
    const std::lock_guard lock(mutex_);
    sources_.at(static_cast<std::size_t>(source)).finished = true;
    advance();
}

/// A second is told when all have told theirs.
void Collector::advance() {
    while (true) {
        std::vector<const Slice*> parts;
        for (const auto& source : sources_) {
            if (source.waiting.empty() && !source.finished) return;
            if (!source.waiting.empty()) parts.push_back(&source.waiting.front());
        }
        if (parts.empty()) return;
        Slice merged;
        for (const auto* part : parts) merged.add(*part);
        publish(merged, merged.connections, parts);
        for (auto& source : sources_)
            if (!source.waiting.empty()) source.waiting.erase(source.waiting.begin());
    }
}

void Collector::publish(const Slice& slice, int connections, const std::vector<const Slice*>& parts) {
    Point point{.from = slice.from,
                .to = slice.to,
                .lost = slice.lost,
                .notAcknowledged = slice.notAcknowledged,
                .errors = slice.errors,
                .retries = slice.retries,
                .connections = connections};
    Histogram all;
    for (const auto& [name, shard] : slice.shards) {
        Histogram both = shard.reads;
        both.add(shard.writes);
        point.reads += shard.reads.count();
        point.writes += shard.writes.count();
        all.add(both);
        std::optional<std::vector<Span>> unavailable;
        for (const auto* part : parts) {
            const auto found = part->shards.find(name);
            if (found == part->shards.end()) continue;
            unavailable = unavailable ? common(*unavailable, found->second.unavailable) : found->second.unavailable;
        }
        point.shards.push_back({name, both.count(), static_cast<double>(both.percentile(99)) / 1e6,
                                std::move(unavailable).value_or(std::vector<Span>())});
    }
    // Only now is it known: what came before was preparation.
    if (result_.points.empty())
        result_.started = std::chrono::system_clock::now() -
                          std::chrono::duration_cast<WallTime::duration>(std::chrono::duration<double>(point.to));
    point.latency = latencyOf(all);
    total_.add(slice);
    result_.points.push_back(point);
    if (onPoint_) onPoint_(point);
}

Result Collector::result() {
    const std::lock_guard lock(mutex_);
    Result result = result_;
    result.seconds = total_.to;
    result.errors = total_.errors;
    result.retries = total_.retries;
    result.lost = total_.lost;
    result.notAcknowledged = total_.notAcknowledged;
    for (const auto& [name, shard] : total_.shards) {
        result.readTimes.add(shard.reads);
        result.writeTimes.add(shard.writes);
        Histogram both = shard.reads;
        both.add(shard.writes);
        // Unavailable is what is so for all who tried.
        std::optional<std::vector<Span>> unavailable;
        for (const auto& source : sources_) {
            const auto found = source.unavailable.find(name);
            if (found != source.unavailable.end())
                unavailable = unavailable ? common(*unavailable, found->second) : found->second;
        }
        result.shards.push_back({name, latencyOf(both), unavailable ? lengthOf(*unavailable) : 0});
        if (!unavailable) continue;
        for (const auto& span : *unavailable) result.gaps.push_back({name, span, ""});
    }
    Histogram all = result.readTimes;
    all.add(result.writeTimes);
    result.reads = latencyOf(result.readTimes);
    result.writes = latencyOf(result.writeTimes);
    result.all = latencyOf(all);
    if (result.seconds > 0) {
        result.readsPerSecond = static_cast<double>(result.reads.count) / result.seconds;
        result.writesPerSecond = static_cast<double>(result.writes.count) / result.seconds;
    }
    std::stable_sort(result.gaps.begin(), result.gaps.end(),
                     [](const auto& a, const auto& b) { return a.milliseconds() > b.milliseconds(); });
    return result;
}

}  // namespace slotpilot::probes
