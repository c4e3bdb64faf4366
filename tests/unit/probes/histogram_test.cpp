// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/histogram.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

namespace slotpilot::probes {
namespace {

/// Latencies as they are: most of them short, some long, few very long.
std::vector<std::uint64_t> latencies(unsigned seed, std::size_t count) {
    std::mt19937_64 random(seed);
    std::lognormal_distribution<double> shape(11, 1.8);
    std::vector<std::uint64_t> values(count);
    for (auto& value : values) value = static_cast<std::uint64_t>(shape(random));
    values.back() = 3'600'000'000'000;
    return values;
}

/// The least value that so many per cent do not exceed.
std::uint64_t exact(const std::vector<std::uint64_t>& sorted, double percent) {
    const auto rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()) - 1e-9);
    return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

Histogram of(const std::vector<std::uint64_t>& values) {
    Histogram histogram;
    for (const auto value : values) histogram.record(value);
    return histogram;
}

TEST(Histogram, PercentilesAreThoseOfTheSortedRecordingToThreeDigits) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        auto values = latencies(seed, 200'000);
        const auto histogram = of(values);
        std::sort(values.begin(), values.end());
        for (const double percent : {0.0, 0.1, 1.0, 10.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 100.0}) {
            const auto truth = static_cast<double>(exact(values, percent));
            const auto seen = static_cast<double>(histogram.percentile(percent));
            EXPECT_GE(seen, truth) << percent;
            EXPECT_LE(seen, truth * 1.001) << percent;
        }
        EXPECT_EQ(histogram.min(), values.front());
        EXPECT_EQ(histogram.max(), values.back());
    }
}

TEST(Histogram, PartsMergeToTheWhole) {
    const auto a = latencies(4, 10'000), b = latencies(5, 300);
    auto all = a;
    all.insert(all.end(), b.begin(), b.end());
    auto merged = of(a);
    merged.add(of(b));
    EXPECT_EQ(merged, of(all));
    merged.add(Histogram{});
    EXPECT_EQ(merged, of(all));
}

TEST(Histogram, SmallValuesAreExact) {
    const auto histogram = of({0, 1, 2, 2047});
    EXPECT_EQ(histogram.percentile(25), 0U);
    EXPECT_EQ(histogram.percentile(50), 1U);
    EXPECT_EQ(histogram.percentile(75), 2U);
    EXPECT_EQ(histogram.percentile(100), 2047U);
    EXPECT_DOUBLE_EQ(histogram.mean(), 512.5);
}

TEST(Histogram, EmptyAndLargest) {
    EXPECT_EQ(Histogram{}.percentile(99), 0U);
    EXPECT_EQ(of({UINT64_MAX}).percentile(50), UINT64_MAX);
    auto cleared = of({5, 6});
    cleared.clear();
    EXPECT_EQ(cleared, Histogram{});
}

TEST(Histogram, ComesBackFromJsonAsItWas) {
    const auto histogram = of(latencies(6, 5'000));
    const auto text = histogram.toJson().dump();
    EXPECT_EQ(Histogram::fromJson(nlohmann::json::parse(text)).value(), histogram);
    EXPECT_EQ(Histogram::fromJson(Histogram{}.toJson()).value(), Histogram{});
}

TEST(Histogram, NonsenseIsRefused) {
    for (const auto* text : {"1", "{}", R"({"buckets":[1]})", R"({"buckets":[1,-1],"sum":1,"min":1,"max":1})",
                             R"({"buckets":[99999999999999,1],"sum":1,"min":1,"max":1})", R"({"buckets":[1,1]})"})
        EXPECT_EQ(Histogram::fromJson(nlohmann::json::parse(text)).error().code, ErrorCode::Protocol) << text;
}

}  // namespace
}  // namespace slotpilot::probes
