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

/// redis-benchmark --cluster in a pod, with the load's connections, threads, pipeline, sizes and keys. Its tests take
/// about the load's duration together. It leaves its keys ("key:..."), as it always does. Errors: those of exec;
/// NotFound (the image has none), Unsupported (a rate or a popularity of keys, which it does not know; a password,
/// which it takes on its command line only), Server (it failed), Precondition.
Expected<Result> runRedisBenchmark(std::shared_ptr<cluster::Access> access, const LoadSpec& load, std::stop_token stop);

}  // namespace slotpilot::probes
