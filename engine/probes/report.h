// SPDX-License-Identifier: GPL-3.0-or-later
// What people and programs see of a run: a point a second, and the result.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "probes/load.h"
#include "probes/run.h"
#include "probes/slice.h"

namespace slotpilot::probes {

/// Latencies in milliseconds.
struct Latency {
    std::uint64_t count = 0;
    double mean = 0, min = 0, p50 = 0, p90 = 0, p95 = 0, p99 = 0, p999 = 0, max = 0;
    bool operator==(const Latency&) const = default;
};
Latency latencyOf(const Histogram& nanoseconds);

/// One shard in one second.
struct PointShard {
    std::string name;
    std::uint64_t operations = 0;
    double p99 = 0;                 ///< ms
    std::vector<Span> unavailable;  ///< in this second
    double unavailableMs() const;
    bool operator==(const PointShard&) const = default;
};

/// One second of a run, or what was left of it in the end.
struct Point {
    double from = 0, to = 0;  ///< seconds since the load began
    std::uint64_t reads = 0, writes = 0, lost = 0, notAcknowledged = 0;
    Counters errors, retries;
    int connections = 0;
    Latency latency;
    std::vector<PointShard> shards;
    double seconds() const { return to - from; }
    std::uint64_t operations() const { return reads + writes; }
    bool operator==(const Point&) const = default;
};

/// Nobody got an answer of a shard for so long, though somebody waited.
struct Gap {
    std::string shard;
    Span time;           ///< ms since the load began
    std::string reason;  ///< what happened meanwhile, e.g. "redis-2 restarted"; empty: not known
    double milliseconds() const { return time.to - time.from; }
    bool operator==(const Gap&) const = default;
};

/// Something that happened to the cluster meanwhile.
struct Event {
    double from = 0, to = 0;  ///< seconds since the load began
    std::string text;         ///< "redis-2 restarted", or a step's title
    bool ofWorkflow = false;  ///< rather than of a pod
    bool operator==(const Event&) const = default;
};

struct ShardTotal {
    std::string name;
    Latency latency;
    double unavailable = 0;  ///< ms in all
    bool operator==(const ShardTotal&) const = default;
};

/// A whole run, of a generator of our own or of redis-benchmark.
struct Result {
    std::string id;            ///< of a kept one
    std::string tool = "own";  ///< or "redis-benchmark"
    std::string place;         ///< "desktop", "redis-cli-0", "3 workers"
    std::string target;        ///< "context/namespace/statefulset"
    LoadSpec load;
    WallTime started;  ///< when the load began
    double seconds = 0;
    std::vector<Point> points;
    Latency reads, writes, all;  ///< all: without percentiles for redis-benchmark, which tells them by test only
    double readsPerSecond = 0, writesPerSecond = 0;
    std::vector<ShardTotal> shards;
    Counters errors, retries;
    std::uint64_t lost = 0, notAcknowledged = 0;
    std::vector<Gap> gaps;      ///< the longest first
    std::vector<Event> events;  ///< as far as anybody saw them
    Outcome outcome;
    std::string incomplete;           ///< why there is not more of it; empty: it is complete
    Histogram readTimes, writeTimes;  ///< ns; empty for redis-benchmark
    std::string verdict;              ///< in one sentence

    double perSecond() const { return seconds > 0 ? static_cast<double>(all.count) / seconds : 0; }
    std::uint64_t failures() const;
    /// The highest that is known, of all or of a command, in ms; 0: none.
    double p99() const;
    /// A consistency check in which no write succeeded: it has no verdict on lost ones.
    bool wroteNothing() const;
    /// What the servers said to most of the operations that failed; empty: nothing failed.
    std::string mostFrequentError() const;
    bool operator==(const Result&) const = default;
};

nlohmann::json toJson(const Latency& latency);
nlohmann::json toJson(const Point& point);
nlohmann::json toJson(const Result& result);
/// Errors: Protocol.
Expected<Result> resultFromJson(const nlohmann::json& value);
/// For spreadsheets: a heading and a line a second; of redis-benchmark, which tells no seconds, a line a command.
std::string toCsv(const Result& result);
/// "No acknowledged write was lost; longest unavailability 140 ms, shard redis-2, while redis-2 restarted."
std::string verdictOf(const Result& result);

/// Brings the slices of several makers of load (threads, workers) together, second by second. Thread-safe.
class Collector {
public:
    /// `onPoint` is called on the thread that brings what was missing, one call at a time.
    Collector(LoadSpec load, int sources, std::function<void(const Point&)> onPoint);
    void add(int source, Slice slice);
    /// Nothing more comes from it.
    void finish(int source);
    /// Everything so far; verdict and what the caller alone knows are left to it.
    Result result();

private:
    void advance();
    void publish(const Slice& slice, int connections, const std::vector<const Slice*>& parts);

    struct SourceState {
        std::vector<Slice> waiting;
        bool finished = false;
        std::map<std::string, std::vector<Span>> unavailable;
    };
    std::mutex mutex_;
    std::vector<SourceState> sources_;
    std::function<void(const Point&)> onPoint_;
    Slice total_;
    Result result_;
};

}  // namespace slotpilot::probes
