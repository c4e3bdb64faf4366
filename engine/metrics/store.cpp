// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/store.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

namespace slotpilot::metrics {
namespace {

struct TierSpec {
    int step;  ///< seconds
    std::size_t size;
};
constexpr std::array<TierSpec, 3> tiers{{{2, 450}, {10, 720}, {60, 1440}}};
/// A read that was late is no gap.
constexpr double bridged = 12;

std::int64_t secondsOf(WallTime time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

/// Adds up values as a fold wants it; those that are not known do not count.
class Folded {
public:
    void add(float value, Fold fold) {
        if (std::isnan(value)) return;
        value_ = count_ == 0 ? value : fold == Fold::Most ? std::max(value_, double{value}) : value_ + value;
        ++count_;
    }
    float value(Fold fold) const {
        if (count_ == 0) return absent;
        return static_cast<float>(fold == Fold::Mean ? value_ / count_ : value_);
    }

private:
    double value_ = 0;
    int count_ = 0;
};

/// The values of all metrics in steps of one length; the newest overwrite the oldest.
class Tier {
public:
    explicit Tier(TierSpec spec) : spec_(spec), values_(spec.size * metricCount, absent) {}

    void add(std::int64_t second, const Values& values) {
        const std::int64_t bucket = second / spec_.step;
        if (bucket < newest_) return;  // the clock went back
        if (bucket > newest_) {
            const auto size = static_cast<std::int64_t>(spec_.size);
            for (std::int64_t skipped = std::max(newest_ + 1, bucket - size + 1); skipped <= bucket; ++skipped)
                std::fill_n(values_.begin() + offset(skipped), metricCount, absent);
            newest_ = bucket;
            current_ = {};
        }
        for (std::size_t i = 0; i < metricCount; ++i) {
            const Fold fold = infoOf(static_cast<Metric>(i)).over;
            current_[i].add(values[i], fold);
            values_[static_cast<std::size_t>(offset(bucket)) + i] = current_[i].value(fold);
        }
    }

    float value(Metric metric, std::int64_t bucket) const {
        if (bucket > newest_ || bucket <= newest_ - static_cast<std::int64_t>(spec_.size)) return absent;
        return values_[static_cast<std::size_t>(offset(bucket)) + static_cast<std::size_t>(metric)];
    }

    std::size_t memory() const { return sizeof *this + values_.capacity() * sizeof(float); }

private:
    std::ptrdiff_t offset(std::int64_t bucket) const {
        return static_cast<std::ptrdiff_t>(static_cast<std::size_t>(bucket) % spec_.size * metricCount);
    }

    TierSpec spec_;
    std::vector<float> values_;
    std::int64_t newest_ = std::numeric_limits<std::int32_t>::min();
    std::array<Folded, metricCount> current_;
};

/// Repeats a value over a gap that is too short to be one.
void bridge(std::vector<float>& values, double step) {
    const auto most = static_cast<std::size_t>(bridged / step);
    std::size_t last = values.size();  // no value yet
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        if (last < i && i - last <= most)
            std::fill(values.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                      values.begin() + static_cast<std::ptrdiff_t>(i), values[last]);
        last = i;
    }
    // The newest step may not have been read yet.
    if (last + 2 == values.size()) values.back() = values[last];
}

/// "redis-2" before "redis-10".
std::tuple<std::string_view, int> orderOf(const std::string& pod) {
    const auto dash = pod.rfind('-');
    int ordinal = -1;
    if (dash != pod.npos) std::from_chars(pod.data() + dash + 1, pod.data() + pod.size(), ordinal);
    return {std::string_view(pod).substr(0, dash), ordinal};
}

}  // namespace

struct Store::Lane {
    std::array<Tier, 3> tiers{Tier(metrics::tiers[0]), Tier(metrics::tiers[1]), Tier(metrics::tiers[2])};
    std::int64_t newest = 0;
};

Store::Store() = default;
Store::~Store() = default;

std::vector<float> Series::folded(Fold fold) const {
    std::vector<float> values;
    if (lines.empty()) return values;
    for (std::size_t i = 0; i < times.size(); ++i) {
        Folded all;
        for (const auto& line : lines) all.add(line.values[i], fold);
        values.push_back(all.value(fold));
    }
    return values;
}

void Series::sort() {
    std::ranges::sort(lines, {}, [](const Line& line) { return orderOf(line.pod); });
}

void Store::add(const Sample& sample) {
    const std::lock_guard lock(mutex_);
    const auto second = secondsOf(sample.time);
    auto& lane = lanes_[sample.pod];
    if (!lane) {
        // Pods that were scaled away leave with their last sample.
        const auto oldest = second - std::chrono::seconds(kept).count();
        std::erase_if(lanes_, [&](const auto& entry) { return entry.second && entry.second->newest < oldest; });
        lane = std::make_unique<Lane>();
    }
    for (auto& tier : lane->tiers) tier.add(second, sample.values);
    lane->newest = std::max(lane->newest, second);
    if (!first_) first_ = sample.time;
}

void Store::record(const cluster::ClusterSnapshot& snapshot) {
    for (const auto& sample : sampler_.take(snapshot)) add(sample);
}

Series Store::series(Metric metric, std::chrono::seconds range, WallTime now, std::size_t mostPoints) const {
    std::size_t tier = 0;
    while (tier + 1 < tiers.size() && range.count() > tiers[tier].step * static_cast<std::int64_t>(tiers[tier].size))
        ++tier;
    const std::int64_t fine = tiers[tier].step;
    const auto buckets = std::max<std::int64_t>(1, range.count() / fine);
    const auto merged = (buckets + static_cast<std::int64_t>(mostPoints) - 1) / static_cast<std::int64_t>(mostPoints);
    Series series;
    series.step = static_cast<double>(fine * merged);
    // Steps stand still while time goes on: they begin at multiples of their length.
    const std::int64_t last = secondsOf(now) / fine / merged, first = last - buckets / merged + 1;
    for (std::int64_t step = first; step <= last; ++step)
        series.times.push_back(static_cast<double>(step * merged * fine));
    const Fold fold = infoOf(metric).over;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [pod, lane] : lanes_) {
            Series::Line line{pod, {}};
            for (std::int64_t step = first; step <= last; ++step) {
                Folded value;
                for (std::int64_t i = 0; i < merged; ++i)
                    value.add(lane->tiers[tier].value(metric, step * merged + i), fold);
                line.values.push_back(value.value(fold));
            }
            if (std::ranges::any_of(line.values, [](float value) { return !std::isnan(value); }))
                series.lines.push_back(std::move(line));
        }
    }
    for (auto& line : series.lines) bridge(line.values, series.step);
    series.sort();
    return series;
}

std::optional<WallTime> Store::since() const {
    const std::lock_guard lock(mutex_);
    return first_;
}

std::size_t Store::memory() const {
    const std::lock_guard lock(mutex_);
    std::size_t bytes = 0;
    for (const auto& [pod, lane] : lanes_)
        for (const auto& tier : lane->tiers) bytes += tier.memory();
    return bytes;
}

}  // namespace slotpilot::metrics
