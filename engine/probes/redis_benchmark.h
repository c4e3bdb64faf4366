// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "cluster/access.h"
#include "probes/report.h"

namespace slotpilot::probes {

/// What redis-benchmark's --csv says of one test.
struct BenchmarkRow {
    std::string test;  ///< "SET", "GET"
    double perSecond = 0;
    Latency latency;  ///< what it tells: no p90 and p99.9, and before 7.0 nothing at all; `count` is left 0
    bool operator==(const BenchmarkRow&) const = default;
};

/// Reads the output of redis-benchmark --csv, with the heading that 7.0 brought or without. Errors: Protocol.
Expected<std::vector<BenchmarkRow>> parseBenchmarkCsv(std::string_view text);

/// The value is an argument of its command, and Linux gives one no more than 128 KiB.
inline constexpr std::size_t mostValueBytes = 100'000;

/// redis-benchmark --cluster in a pod: SET, then GET, as many of each as the load's share of reads says, about as long
/// as its duration together. Its keys have the load's prefix, are in one slot of each primary, and are deleted in the
/// end. It takes error replies for answers, so the servers' own counts are looked at; what they refused is in
/// the result, which is incomplete then. Errors: those of servingView and exec; NotFound (the image has none);
/// Unsupported (a password, which it takes on its command line only); AlreadyExists (keys with the prefix); Redis (the
/// servers refuse its commands); Timeout (it was not done after thrice its time); Server (it failed).
Expected<Result> runRedisBenchmark(std::shared_ptr<cluster::Access> access, const LoadSpec& load, std::stop_token stop);

}  // namespace slotpilot::probes
