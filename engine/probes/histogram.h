// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "base/error.h"

namespace slotpilot::probes {

/// Counts of values (latencies in nanoseconds) with three significant digits, however large: buckets as in Gil Tene's
/// HdrHistogram. Two of them merge without loss. http://hdrhistogram.org
class Histogram {
public:
    void record(std::uint64_t value) {
        const auto at = indexOf(value);
        if (at >= counts_.size()) counts_.resize(at + 1 + at / 8);
        ++counts_[at];
        ++count_;
        sum_ += value;
        if (value > max_) max_ = value;
        if (value < min_) min_ = value;
    }
    void add(const Histogram& other);
    void clear();

    std::uint64_t count() const { return count_; }
    bool empty() const { return count_ == 0; }
    std::uint64_t min() const { return count_ ? min_ : 0; }  ///< exact
    std::uint64_t max() const { return max_; }               ///< exact
    double mean() const;
    /// The least value that `percent` (0 to 100) of the recorded values do not exceed, 0.1 % too high at most; 0 if
    /// empty.
    std::uint64_t percentile(double percent) const;

    /// An object with all that is in it, small where few buckets are in use.
    nlohmann::json toJson() const;
    /// Errors: Protocol.
    static Expected<Histogram> fromJson(const nlohmann::json& value);
    bool operator==(const Histogram& other) const;

private:
    static constexpr int digits = 11;  ///< 2^11 steps in each power of two: finer than three decimal digits
    static std::size_t indexOf(std::uint64_t value) {
        const int width = 64 - __builtin_clzll(value | 1);
        const int shift = width > digits ? width - digits : 0;
        return (static_cast<std::size_t>(shift) << (digits - 1)) + static_cast<std::size_t>(value >> shift);
    }
    static std::uint64_t highestOf(std::size_t index);

    std::vector<std::uint64_t> counts_;
    std::uint64_t count_ = 0, sum_ = 0, max_ = 0, min_ = UINT64_MAX;
};

}  // namespace slotpilot::probes
