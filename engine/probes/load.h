// SPDX-License-Identifier: GPL-3.0-or-later
// What a consistency check or a benchmark is asked to do.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/error.h"

namespace slotpilot::probes {

/// What a number may be.
struct Limits {
    double least = 0, most = 0;
    bool hold(double value) const { return value >= least && value <= most; }
    std::string text() const;  ///< "1 to 10000000"
};
namespace limits {
inline constexpr Limits connections{1, 10'000}, threads{1, 256}, pipeline{1, 1024}, rate{0, 100'000'000},
    keys{1, 10'000'000}, valueBytes{1, 16 << 20}, zipf{0, 0.9999}, readShare{0, 1}, workers{1, 100};
}

/// The load of one run. Keys are `prefix` and a number from 0 to `keys` - 1.
struct LoadSpec {
    enum class Kind { Consistency, Benchmark };
    Kind kind = Kind::Consistency;
    std::string prefix;                     ///< of every key
    std::chrono::milliseconds duration{0};  ///< of the measured part
    int connections = 32;                   ///< dealt out to the primaries, at least one each
    int threads = 1;
    int pipeline = 1;  ///< requests in flight on a connection, sent and awaited in batches
    double rate = 0;   ///< operations a second; 0: as fast as answers come. Then latencies count from the intended time
    int keys = 10'000;
    int workingSet = 1'000;        ///< Consistency: half of the traffic is on these keys
    bool removeLeftovers = false;  /**< keys with the prefix that are there already are deleted; else an error */
    std::size_t valueBytes = 100;  ///< Benchmark
    double zipf = 0;               ///< Benchmark: exponent of the keys' popularity (0 < z < 1); 0: uniform
    double readShare = 0.5;        ///< Benchmark: of the operations, GET; the rest SET
    std::chrono::milliseconds timeout{5000};   ///< without any answer, after which a connection is given up
    std::chrono::milliseconds patience{5000};  ///< of one operation with all its retries
    bool operator==(const LoadSpec&) const = default;

    static LoadSpec consistency();  ///< the defaults of each
    static LoadSpec benchmark();
    /// Errors: Invalid (a number out of its range, a prefix with a hash tag).
    Expected<void> valid() const;
};

nlohmann::json toJson(const LoadSpec& spec);
/// Errors: Protocol.
Expected<LoadSpec> loadFromJson(const nlohmann::json& value);

/// "consistency" or "benchmark".
std::string nameOf(LoadSpec::Kind kind);
/// The key with that number: the prefix and ten digits.
std::string keyName(const std::string& prefix, std::uint32_t number);

}  // namespace slotpilot::probes
