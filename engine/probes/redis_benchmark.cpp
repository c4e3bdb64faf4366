// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/redis_benchmark.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "base/text.h"
#include "probes/remote.h"
#include "redis/cluster_nodes.h"

namespace slotpilot::probes {
namespace {

constexpr std::int64_t trialRequests = 10'000;
constexpr double mostRequests = 200e6;
constexpr int keysAtATime = 1000;
constexpr int sweeps = 3;
/// How long the cluster may be down meanwhile: a failover takes twice the node timeout, 15 s by default.
constexpr std::chrono::seconds downPatience{45}, lookInterval{5};
/// What a command may take beyond thrice the time that it should.
constexpr std::chrono::seconds slack{60};

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

/// Runs its arguments with a guard: they end when nobody waits any more, which standard input tells. The last one is
/// the size of a value that becomes the last argument, if it is not 0.
const char* const attended =
    "size=$1; shift; [ $size -gt 0 ] && set -- \"$@\" \"$(head -c $size /dev/zero | tr '\\0' x)\"; "
    "exec 3<&0; \"$@\" </dev/null & p=$!; (cat <&3; kill $p) >/dev/null 2>&1 & guard=$!; wait $p; code=$?; "
    "kill $guard; exit $code";

/// The keys that redis-benchmark makes of our prefix: it puts a word for one of the server's slots between braces, and
/// a number of twelve digits behind. As a glob pattern.
std::string keyPattern(const std::string& prefix) {
    std::string pattern;
    for (const char c : prefix) {
        if (std::string_view("*?[]\\^").find(c) != std::string_view::npos) pattern += '\\';
        pattern += c;
    }
    pattern += "{*}:";
    for (int i = 0; i < 12; ++i) pattern += "[0-9]";
    return pattern;
}

/// What one primary has answered so far.
struct Answers {
    std::int64_t failedSets = 0, failedGets = 0;
    std::map<std::string, std::int64_t> errors;  ///< by kind
};

std::int64_t failedCalls(const redis::Info& stats, const std::string& command) {
    const auto found = stats.find("cmdstat_" + command);
    std::int64_t all = 0;
    if (found == stats.end()) return all;
    for (const std::string name : {"rejected_calls=", "failed_calls="}) {
        const auto at = found->second.find(name);
        if (at != std::string::npos) all += std::atoll(found->second.c_str() + at + name.size());
    }
    return all;
}

/// The cluster's primaries, asked directly for what redis-benchmark does not tell, and cleaned up after it.
class Primaries {
public:
    Primaries(std::shared_ptr<cluster::Access> access, const PodNetwork& network)
        : access_(std::move(access)), pods_(network.names()) {}

    /// By pod. Servers before 6.2 count no failures.
    std::map<std::string, Answers> answers(std::stop_token stop) const {
        std::map<std::string, Answers> all;
        each(stop, [&](const std::string& pod, redis::Connection& connection) -> Expected<void> {
            TRY_ASSIGN(replies, connection.pipeline({{"INFO", "commandstats"}, {"INFO", "errorstats"}}, stop));
            const auto commands = redis::parseInfo(replies[0].text), errors = redis::parseInfo(replies[1].text);
            Answers answers{failedCalls(commands, "set"), failedCalls(commands, "get"), {}};
            constexpr std::string_view start = "errorstat_", count = "count=";
            for (const auto& [name, text] : errors)
                if (name.starts_with(start) && text.starts_with(count))
                    answers.errors[name.substr(start.size())] = std::atoll(text.c_str() + count.size());
            all[pod] = std::move(answers);
            return {};
        });
        return all;
    }

    /// How many keys there are like a pattern, and the name of one.
    std::pair<std::uint64_t, std::string> count(const std::string& pattern, std::stop_token stop) const {
        std::uint64_t all = 0;
        std::string example;
        scan(pattern, stop, [&](redis::Connection&, const std::vector<redis::Reply>& keys) -> Expected<void> {
            all += keys.size();
            example = keys.front().text;
            return {};
        });
        return {all, example};
    }

    /// Deletes them; how many are left. Slots may move meanwhile, so that they are looked for again.
    std::uint64_t remove(const std::string& pattern) const {
        for (int sweep = 0; sweep < sweeps; ++sweep) {
            bool found = false;
            scan(pattern, {}, [&](redis::Connection& connection, const std::vector<redis::Reply>& keys) {
                found = true;
                std::vector<redis::Command> commands;
                for (const auto& key : keys) commands.push_back({"DEL", key.text});
                const auto replies = connection.pipeline(commands, {});
                return replies ? Expected<void>() : fail(replies.error());
            });
            if (!found) return 0;
        }
        return count(pattern, {}).first;
    }

private:
    /// Pods that are away are passed over: those that matter are missed elsewhere.
    void each(std::stop_token stop,
              const std::function<Expected<void>(const std::string&, redis::Connection&)>& visit) const {
        for (const auto& [id, pod] : pods_) {
            auto connection = access_->dial(pod, stop);
            if (!connection) continue;
            const auto role = connection->command({"ROLE"}, stop);
            if (!role || role->elements.empty() || role->elements.front().text != "master") continue;
            (void)visit(pod, *connection);
        }
    }

    void scan(const std::string& pattern, std::stop_token stop,
              const std::function<Expected<void>(redis::Connection&, const std::vector<redis::Reply>&)>& visit) const {
        each(stop, [&](const std::string&, redis::Connection& connection) -> Expected<void> {
            std::string cursor = "0";
            do {
                TRY_ASSIGN(reply, connection.command(
                                      {"SCAN", cursor, "MATCH", pattern, "COUNT", std::to_string(keysAtATime)}, stop));
                if (reply.elements.size() != 2) return fail(ErrorCode::Protocol, "no answer to SCAN");
                cursor = reply.elements[0].text;
                if (!reply.elements[1].elements.empty()) TRY(visit(connection, reply.elements[1].elements));
            } while (cursor != "0");
            return {};
        });
    }

    std::shared_ptr<cluster::Access> access_;
    std::map<std::string, std::string> pods_;  ///< by node id
};

/// The servers' failed answers between two looks, by kind: no more than there are of the command. Others may work on
/// the cluster, too.
Counters failuresBetween(const std::map<std::string, Answers>& before, const std::map<std::string, Answers>& after,
                         bool writes) {
    std::int64_t failed = 0;
    std::map<std::string, std::int64_t> kinds;
    for (const auto& [pod, now] : after) {
        const auto found = before.find(pod);
        const Answers then = found == before.end() ? Answers() : found->second;
        const auto grown = [](std::int64_t a, std::int64_t b) { return b >= a ? b - a : b; };  // it may have restarted
        failed += writes ? grown(then.failedSets, now.failedSets) : grown(then.failedGets, now.failedGets);
        for (const auto& [kind, count] : now.errors) {
            const auto earlier = then.errors.find(kind);
            kinds[kind] += grown(earlier == then.errors.end() ? 0 : earlier->second, count);
        }
    }
    std::vector<std::pair<std::int64_t, std::string>> sorted;
    for (const auto& [kind, count] : kinds) sorted.emplace_back(count, kind);
    std::sort(sorted.rbegin(), sorted.rend());
    Counters counters;
    for (const auto& [count, kind] : sorted) {
        const auto part = std::min(count, failed);
        if (part > 0) counters[kind] += static_cast<std::uint64_t>(part);
        failed -= part;
    }
    return counters;
}

/// What redis-benchmark prints of a server's errors (`-e` before 7.0, always since), by kind.
std::map<std::string, std::string> printedErrors(const std::string& text) {
    std::map<std::string, std::string> errors;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("Error from server")) continue;
        const auto colon = line.find(": ");
        if (colon == line.npos) continue;
        auto words = line.substr(colon + 2);
        words.erase(words.find_last_not_of(". \r") + 1);
        errors.emplace(words.substr(0, words.find(' ')), words);
    }
    return errors;
}

bool ofTheTopology(const std::string& kind) {
    return kind == "MOVED" || kind == "ASK" || kind == "CLUSTERDOWN" || kind == "TRYAGAIN";
}

class Benchmark {
public:
    Benchmark(std::shared_ptr<cluster::Access> access, const LoadSpec& load, PodNetwork& network, Place place,
              int primaryCount)
        : access_(access),
          load_(load),
          network_(network),
          place_(std::move(place)),
          primaries_(access, network),
          primaryCount_(primaryCount) {}

    Expected<Result> run(std::stop_token stop) {
        const auto pattern = keyPattern(load_.prefix);
        const auto [there, example] = primaries_.count(pattern, stop);
        if (there > 0 && !load_.removeLeftovers) return fail(keysThere(there, load_.prefix, example));
        if (there > 0) primaries_.remove(pattern);
        auto result = measured(stop);
        const auto left = primaries_.remove(pattern);
        if (result)
            result->outcome.leftOver = left;
        else if (left > 0)
            result.error().what +=
                fmt::format("; {} with the prefix \"{}\" left behind, which --remove-leftovers deletes",
                            counted(static_cast<std::int64_t>(left), "key"), load_.prefix);
        return result;
    }

private:
    struct Part {
        bool writes = false;
        double share = 0;  ///< of the operations
        BenchmarkRow trial;
    };

    Expected<Result> measured(std::stop_token stop) {
        std::vector<Part> parts;
        if (load_.readShare < 1) parts.push_back({true, 1 - load_.readShare, {}});
        if (load_.readShare > 0) parts.push_back({false, load_.readShare, {}});
        Result result;
        result.tool = "redis-benchmark";
        result.place = place_.pod;
        result.load = load_;
        // It counts requests, not seconds: a trial tells how many there are in a second.
        double secondsEach = 0;
        for (auto& part : parts) {
            TRY_ASSIGN(row, measured(part, trialRequests, std::chrono::seconds(10), result, stop));
            for (const auto& [kind, count] : result.errors)
                if (!ofTheTopology(kind)) return fail(refused(part, kind, count, result.outcome.examples));
            part.trial = row;
            secondsEach += row.perSecond > 0 ? part.share / row.perSecond : 0;
        }
        result.errors.clear();
        result.outcome.examples.clear();
        const double seconds = std::chrono::duration<double>(load_.duration).count();
        const double requests = secondsEach > 0 ? std::clamp(seconds / secondsEach, 1000.0, mostRequests)
                                                : static_cast<double>(trialRequests);
        result.started = std::chrono::system_clock::now();
        for (const auto& part : parts) {
            const double own = std::max(1.0, requests * part.share);
            const std::chrono::duration<double> expected(part.trial.perSecond > 0 ? own / part.trial.perSecond : 0);
            TRY_ASSIGN(row, measured(part, static_cast<std::int64_t>(own),
                                     std::chrono::duration_cast<std::chrono::seconds>(expected), result, stop));
            (part.writes ? result.writes : result.reads) = row.latency;
            (part.writes ? result.writesPerSecond : result.readsPerSecond) = row.perSecond;
            if (row.perSecond > 0) result.seconds += static_cast<double>(row.latency.count) / row.perSecond;
        }
        summarize(result);
        return result;
    }

    static void summarize(Result& result) {
        auto& [count, mean, min, p50, p90, p95, p99, p999, max] = result.all;
        const auto &reads = result.reads, &writes = result.writes;
        count = reads.count + writes.count;
        if (count > 0)
            mean = (reads.mean * static_cast<double>(reads.count) + writes.mean * static_cast<double>(writes.count)) /
                   static_cast<double>(count);
        min = reads.count && writes.count ? std::min(reads.min, writes.min) : reads.min + writes.min;
        max = std::max(reads.max, writes.max);
        if (const auto failures = result.failures())
            result.incomplete = counted(static_cast<std::int64_t>(failures), "request") +
                                " refused, which redis-benchmark takes for answered, in its latencies, too";
        result.verdict = verdictOf(result);
    }

    Error refused(const Part& part, const std::string& kind, std::uint64_t count,
                  const std::map<std::string, std::string>& examples) const {
        const auto example = examples.find(kind);
        Error error{ErrorCode::Redis,
                    fmt::format("{} of {} {} refused in a trial: {}", count, trialRequests,
                                part.writes ? "writes" : "reads", example == examples.end() ? kind : example->second)};
        if (kind == "OOM") error.hint = "The servers are full: raise maxmemory, or delete keys";
        return error;
    }

    /// One command of so many requests; what failed of it goes into the result.
    Expected<BenchmarkRow> measured(const Part& part, std::int64_t requests, std::chrono::seconds expected,
                                    Result& result, std::stop_token stop) {
        const auto before = primaries_.answers(stop);
        TRY_ASSIGN(row, command(part, requests, expected, result.outcome.examples, stop));
        auto failed = failuresBetween(before, primaries_.answers(stop), part.writes);
        for (const auto& [kind, example] : result.outcome.examples)
            if (!failed.contains(kind)) failed[kind] = 1;  // at least
        std::uint64_t all = 0;
        for (const auto& [kind, count] : failed) {
            result.errors[kind] += count;
            all += count;
        }
        const auto answered = static_cast<std::uint64_t>(requests);
        row.latency.count = answered - std::min(all, answered);
        row.perSecond *= static_cast<double>(row.latency.count) / static_cast<double>(answered);
        return row;
    }

    Expected<BenchmarkRow> command(const Part& part, std::int64_t requests, std::chrono::seconds expected,
                                   std::map<std::string, std::string>& printed, std::stop_token stop) {
        const auto seed = network_.seeds().front();
        // It draws from so many keys of each primary, all in one slot.
        const int keys = std::max(1, load_.keys / primaryCount_);
        std::vector<std::string> words{"redis-benchmark",
                                       "-h",
                                       seed.host,
                                       "-p",
                                       std::to_string(seed.port),
                                       "--cluster",
                                       "-e",
                                       "-c",
                                       std::to_string(load_.connections),
                                       "-P",
                                       std::to_string(load_.pipeline),
                                       "-r",
                                       std::to_string(keys),
                                       "-n",
                                       std::to_string(requests),
                                       "--csv"};
        if (load_.threads > 1) words.insert(words.end(), {"--threads", std::to_string(load_.threads)});
        const auto key = load_.prefix + "{tag}:__rand_int__";
        words.insert(words.end(), {part.writes ? "SET" : "GET", key});
        const auto size = part.writes ? load_.valueBytes : 0;
        words.insert(words.begin(), {"sh", "-c", attended, "sh", std::to_string(size)});
        TRY_ASSIGN(said, execAttended(*access_, place_, std::move(words), watch(3 * expected + slack, stop), stop));
        if (said.exitCode == 126 || said.exitCode == 127)
            return fail(ErrorCode::NotFound, "the image has no redis-benchmark", place_.pod, "Use --tool own");
        for (const auto& [kind, example] : printedErrors(said.output + "\n" + said.errors))
            printed.emplace(kind, example);
        if (said.exitCode != 0) return fail(failure(said, printed));
        // It calls the test by the command with all its words.
        const auto title = (part.writes ? "SET " : "GET ") + key + (size ? " " + std::string(size, 'x') : "");
        if (const auto at = said.output.find(title); at != std::string::npos)
            said.output.replace(at, title.size(), part.writes ? "SET" : "GET");
        auto rows = parseBenchmarkCsv(said.output);
        if (!rows)
            return fail(
                wrap(std::move(rows).error(), "redis-benchmark said: " + said.output + said.errors, place_.pod));
        return rows->front();
    }

    /// Ends the wait when it takes far too long, or when the cluster has not served for long: redis-benchmark would
    /// wait for it for ever.
    std::function<Expected<void>()> watch(std::chrono::seconds most, std::stop_token stop) {
        const auto now = [] { return std::chrono::steady_clock::now(); };
        return [=, this, deadline = now() + most, next = now() + lookInterval,
                downSince = std::optional<SteadyTime>()]() mutable -> Expected<void> {
            const bool late = now() > deadline;
            if (now() < next && !late) return {};
            const auto serving = servingView(network_, network_.password(), stop);
            next = now() + lookInterval;
            if (serving) downSince.reset();
            if (!serving && !downSince) downSince = now();
            if (!serving && (late || now() - *downSince > downPatience)) {
                auto why = serving.error();
                why.what = "redis-benchmark was ended: " + why.what;
                return fail(std::move(why));
            }
            if (!late) return {};
            return fail(ErrorCode::Timeout,
                        fmt::format("redis-benchmark was ended: it was not done after {} s", most.count()), place_.pod);
        };
    }

    Error failure(const kube::ExecResult& said, const std::map<std::string, std::string>& printed) const {
        if (!printed.empty())
            return {ErrorCode::Redis, "redis-benchmark gave up: " + printed.begin()->second, place_.pod};
        return {ErrorCode::Server, "redis-benchmark failed: " + (said.errors.empty() ? said.output : said.errors),
                place_.pod};
    }

    std::shared_ptr<cluster::Access> access_;
    LoadSpec load_;
    PodNetwork& network_;
    Place place_;
    Primaries primaries_;
    int primaryCount_;
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
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    if (network->password())
        return fail(ErrorCode::Unsupported,
                    "redis-benchmark takes the password on its command line only, where others can read it", {},
                    "Use --tool own");
    TRY_ASSIGN(view, servingView(*network, {}, stop));
    TRY_ASSIGN(nodes, redis::parseClusterNodes(view));
    const auto primaries =
        std::count_if(nodes.begin(), nodes.end(), [](const auto& node) { return !node.slots.empty(); });
    TRY_ASSIGN(place, toolPod(*access, stop));
    return Benchmark(access, load, *network, place, static_cast<int>(std::max(primaries, std::ptrdiff_t{1}))).run(stop);
}

}  // namespace slotpilot::probes
