// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probe_record.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace slotpilot::gui {
namespace {

using probes::Counters;

void add(Counters& to, const Counters& from) {
    for (const auto& [kind, count] : from) to[kind] += count;
}

/// `later` follows `column`.
void merge(ProbeColumn& column, const ProbeColumn& later) {
    const auto a = static_cast<double>(column.operations()), b = static_cast<double>(later.operations());
    if (a + b > 0) column.p50 = (column.p50 * a + later.p50 * b) / (a + b);
    column.p99 = std::max(column.p99, later.p99);
    column.p999 = std::max(column.p999, later.p999);
    column.to = later.to;
    column.reads += later.reads;
    column.writes += later.writes;
    add(column.errors, later.errors);
    add(column.retries, later.retries);
}

ProbeColumn columnOf(const probes::Point& point) {
    return {point.from,        point.to,           point.reads,  point.writes, point.latency.p50,
            point.latency.p99, point.latency.p999, point.errors, point.retries};
}

}  // namespace

std::uint64_t sumOf(const Counters& counters) {
    return std::accumulate(counters.begin(), counters.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const auto& entry) { return sum + entry.second; });
}

int ordinalOf(const std::string& pod) {
    const auto dash = pod.find_last_of('-');
    if (dash == pod.npos) return -1;
    int ordinal = -1;
    const char* end = pod.data() + pod.size();
    const auto [at, error] = std::from_chars(pod.data() + dash + 1, end, ordinal);
    return error == std::errc() && at == end ? ordinal : -1;
}

ProbeRecord::ProbeRecord(const probes::Result& result) {
    for (const auto& point : result.points) add(point);
    // The result knows them with their reasons, and over the seconds' borders.
    for (auto& [shard, gaps] : gaps_) gaps.clear();
    for (const auto& gap : result.gaps) gaps_[gap.shard].push_back(gap);
    for (auto& [shard, gaps] : gaps_)
        std::sort(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) { return a.time.from < b.time.from; });
    errors_ = result.errors;
    retries_ = result.retries;
}

void ProbeRecord::add(const probes::Point& point) {
    reads_ += point.reads;
    writes_ += point.writes;
    lost_ += point.lost;
    notAcknowledged_ += point.notAcknowledged;
    gui::add(errors_, point.errors);
    gui::add(retries_, point.retries);
    for (const auto& shard : point.shards) {
        operations_[shard.name] += shard.operations;
        auto& gaps = gaps_[shard.name];
        for (const auto& span : shard.unavailable) {
            constexpr double together = 0.01;  // ms: what goes on in the next second
            if (!gaps.empty() && span.from <= gaps.back().time.to + together)
                gaps.back().time.to = std::max(gaps.back().time.to, span.to);
            else
                gaps.push_back({shard.name, span, {}});
        }
    }
    if (point.seconds() <= 0) return;  // what the last look found
    const auto column = columnOf(point);
    constexpr double sliver = 0.2;  // s: what was left in the end says little about a rate
    if (!columns_.empty() && (column.seconds() < sliver || column.to - columns_.back().from < width_ * 1.01))
        merge(columns_.back(), column);
    else
        columns_.push_back(column);
    if (columns_.size() > mostColumns) thin();
}

std::vector<std::string> ProbeRecord::shards() const {
    std::vector<std::string> names;
    for (const auto& [shard, gaps] : gaps_) names.push_back(shard);
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return ordinalOf(a) < ordinalOf(b); });
    return names;
}

void ProbeRecord::thin() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < columns_.size(); i += 2, ++kept) {
        auto column = std::move(columns_[i]);
        if (i + 1 < columns_.size()) merge(column, columns_[i + 1]);
        columns_[kept] = std::move(column);
    }
    columns_.resize(kept);
    width_ = columns_.front().seconds();
}

void ProbeRecord::Range::add(const Range& other) {
    perSecond = std::max(perSecond, other.perSecond);
    least = least > 0 && other.least > 0 ? std::min(least, other.least) : std::max(least, other.least);
    most = std::max(most, other.most);
    failures = std::max(failures, other.failures);
    until = std::max(until, other.until);
}

ProbeRecord::Range ProbeRecord::range() const {
    Range range;
    for (const auto& column : columns_) {
        const double seconds = column.seconds();
        range.add({static_cast<double>(std::max(column.reads, column.writes)) / seconds, column.p50, column.p999,
                   static_cast<double>(sumOf(column.errors) + sumOf(column.retries)) / seconds, column.to});
    }
    return range;
}

}  // namespace slotpilot::gui
