// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/slot_history.h"

#include <algorithm>

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {
namespace {
double seconds(WallTime from, WallTime to) { return std::chrono::duration<double>(to - from).count(); }
}  // namespace

void SlotHistory::begin(WallTime start) {
    *this = {};
    start_ = start;
}

void SlotHistory::add(const cluster::ClusterSnapshot& snapshot, WallTime now) {
    const double time = std::max(0.0, seconds(start_, now));
    if (!times_.empty() && time <= times_.back()) return;
    // Within the least gap the newest replaces the last one.
    const bool replace = times_.size() > 1 && time - times_[times_.size() - 2] < gap_;
    if (replace) {
        times_.back() = time;
    } else {
        times_.push_back(time);
        for (auto& series : series_) {
            series.slotsOwned.push_back(0);
            series.keys.push_back(0);
        }
    }
    std::vector<double> counts(snapshot.members.size());
    for (const auto owner : snapshot.owner)
        if (owner >= 0 && static_cast<std::size_t>(owner) < counts.size()) ++counts[static_cast<std::size_t>(owner)];
    for (auto& series : series_) series.slotsOwned.back() = series.keys.back() = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& member = snapshot.members[i];
        const QString pod = text(member.name);
        auto at = std::find_if(series_.begin(), series_.end(), [&](const Series& s) { return s.pod == pod; });
        if (at == series_.end()) {
            const bool replica = member.redis && !member.isPrimary();
            if (replica && counts[i] == 0) continue;
            const std::vector<double> none(times_.size());
            at = series_.insert(at, {pod, static_cast<int>(i), none, none});
        }
        at->slotsOwned.back() = counts[i];
        if (member.isPrimary()) at->keys.back() = static_cast<double>(redis::infoKeys(member.redis->info));
    }
    dropStill();
    if (times_.size() > mostPoints) thin();
}

/// Of three points that are alike the middle one tells nothing: a pause takes no room from what comes after it.
void SlotHistory::dropStill() {
    const auto last = times_.size() - 1;
    if (last < 2) return;
    const auto still = [last](const std::vector<double>& values) {
        return values[last] == values[last - 1] && values[last] == values[last - 2];
    };
    for (const auto& series : series_)
        if (!still(series.slotsOwned) || !still(series.keys)) return;
    const auto drop = [last](std::vector<double>& values) { values.erase(values.begin() + std::ptrdiff_t(last) - 1); };
    drop(times_);
    for (auto& series : series_) {
        drop(series.slotsOwned);
        drop(series.keys);
    }
}

void SlotHistory::thin() {
    const auto halve = [](auto& values) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < values.size(); i += 2) values[kept++] = values[i];
        values.resize(kept);
    };
    halve(times_);
    for (auto& series : series_) {
        halve(series.slotsOwned);
        halve(series.keys);
    }
    gap_ = times_.size() > 1 ? (times_.back() - times_.front()) / static_cast<double>(times_.size() - 1) : 0;
}

void SlotHistory::setMarks(const workflow::RunStatus& status) {
    marks_.clear();
    for (std::size_t i = 0; i < status.steps.size(); ++i)
        if (const auto& started = status.steps[i].started)
            marks_.push_back(
                {std::max(0.0, seconds(start_, *started)), static_cast<int>(i) + 1, said(status.plan->steps[i].title)});
}

}  // namespace slotpilot::gui
