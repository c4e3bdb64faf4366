// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/histogram.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace slotpilot::probes {

using nlohmann::json;

std::uint64_t Histogram::highestOf(std::size_t index) {
    constexpr std::size_t half = std::size_t{1} << (digits - 1);
    if (index < 2 * half) return index;
    const std::size_t shift = index / half - 1;
    return ((half + index % half + 1) << shift) - 1;
}

void Histogram::add(const Histogram& other) {
    if (other.counts_.size() > counts_.size()) counts_.resize(other.counts_.size());
    for (std::size_t i = 0; i < other.counts_.size(); ++i) counts_[i] += other.counts_[i];
    count_ += other.count_;
    sum_ += other.sum_;
    max_ = std::max(max_, other.max_);
    min_ = std::min(min_, other.min_);
}

void Histogram::clear() {
    std::fill(counts_.begin(), counts_.end(), 0);
    count_ = sum_ = max_ = 0;
    min_ = UINT64_MAX;
}

double Histogram::mean() const { return count_ ? static_cast<double>(sum_) / static_cast<double>(count_) : 0; }

std::uint64_t Histogram::percentile(double percent) const {
    if (count_ == 0) return 0;
    const double share = std::clamp(percent, 0.0, 100.0) / 100 * static_cast<double>(count_);
    const auto wanted = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(share - 1e-9)));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        seen += counts_[i];
        if (seen >= wanted) return std::min(highestOf(i), max_);
    }
    return max_;
}

json Histogram::toJson() const {
    json buckets = json::array();  // steps from bucket to bucket and their counts, in turn
    std::size_t last = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        if (counts_[i] == 0) continue;
        buckets.push_back(i - last);
        buckets.push_back(counts_[i]);
        last = i;
    }
    return {{"sum", sum_}, {"min", min()}, {"max", max_}, {"buckets", std::move(buckets)}};
}

Expected<Histogram> Histogram::fromJson(const json& value) {
    const auto bad = [] { return fail(ErrorCode::Protocol, "a histogram can't be read"); };
    if (!value.is_object() || !value.contains("buckets") || !value["buckets"].is_array()) return bad();
    Histogram result;
    std::size_t index = 0;
    const auto& buckets = value["buckets"];
    if (buckets.size() % 2 != 0) return bad();
    for (std::size_t i = 0; i < buckets.size(); i += 2) {
        if (!buckets[i].is_number_unsigned() || !buckets[i + 1].is_number_unsigned()) return bad();
        const auto step = buckets[i].get<std::size_t>();
        if (step > indexOf(UINT64_MAX) - index) return bad();
        index += step;
        if (index >= result.counts_.size()) result.counts_.resize(index + 1);
        result.counts_[index] += buckets[i + 1].get<std::uint64_t>();
        result.count_ += buckets[i + 1].get<std::uint64_t>();
    }
    const auto number = [&](const char* key) { return value.value(key, json()).is_number_unsigned(); };
    if (!number("sum") || !number("min") || !number("max")) return bad();
    if (result.count_ == 0) return result;
    result.sum_ = value["sum"].get<std::uint64_t>();
    result.min_ = value["min"].get<std::uint64_t>();
    result.max_ = value["max"].get<std::uint64_t>();
    return result;
}

bool Histogram::operator==(const Histogram& other) const {
    if (count_ != other.count_ || sum_ != other.sum_ || max_ != other.max_ || min() != other.min()) return false;
    const auto& shorter = counts_.size() < other.counts_.size() ? counts_ : other.counts_;
    const auto& longer = counts_.size() < other.counts_.size() ? other.counts_ : counts_;
    return std::equal(shorter.begin(), shorter.end(), longer.begin()) &&
           std::all_of(longer.begin() + static_cast<std::ptrdiff_t>(shorter.size()), longer.end(),
                       [](auto count) { return count == 0; });
}

}  // namespace slotpilot::probes
