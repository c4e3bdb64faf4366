// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shown_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace slotpilot::workflow {
namespace {

/// A pause is cut where it is longer than this, in seconds and as a share of the time that was no pause.
constexpr double leastCut = 3, leastShare = 0.12;
/// What a cut is shown with, as a share of the time that was no pause.
constexpr double shownShare = 0.035;

/// The least step between labels that people like, for times.
double stepFor(double range, int labels) {
    for (const double step : {0.1, 0.2, 0.5, 1., 2., 5., 10., 15., 30., 60., 120., 300., 600., 900., 1800., 3600.})
        if (range / labels <= step) return step;
    return std::ceil(range / labels / 3600) * 3600;
}

}  // namespace

std::vector<Span> pausesOf(const RunStatus& status, WallTime start, double until) {
    const auto seconds = [&](WallTime time) { return std::chrono::duration<double>(time - start).count(); };
    std::vector<Span> steps;
    for (const auto& step : status.steps)
        if (step.started) steps.push_back({seconds(*step.started), step.ended ? seconds(*step.ended) : until});
    std::sort(steps.begin(), steps.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    std::vector<Span> pauses;
    double busy = 0;
    for (const auto& step : steps) {
        if (step.from > busy) pauses.push_back({busy, step.from});
        busy = std::max(busy, step.to);
    }
    if (!steps.empty() && until > busy) pauses.push_back({busy, until});
    return pauses;
}

ShownTime::ShownTime(const std::vector<Span>& pauses, double from, double until) : from_(from), until_(until) {
    double rest = until - from;
    std::vector<Span> inside;
    for (const auto& pause : pauses) {
        const Span part{std::max(pause.from, from), std::min(pause.to, until)};
        if (part.to <= part.from) continue;
        inside.push_back(part);
        rest -= part.to - part.from;
    }
    width_ = std::max(0.1, rest * shownShare);
    for (const auto& pause : inside)
        if (pause.to - pause.from > std::max(leastCut, rest * leastShare)) cuts_.push_back(pause);
}

double ShownTime::shown(double time) const {
    double shown = time;
    for (const auto& cut : cuts_) {
        const double length = cut.to - cut.from, in = std::clamp(time - cut.from, 0.0, length);
        shown -= in * (1 - width_ / length);
    }
    return shown;
}

double ShownTime::time(double shown) const {
    double before = 0;  // cut away so far
    for (const auto& cut : cuts_) {
        const double length = cut.to - cut.from, in = shown - (cut.from - before);
        if (in <= 0) break;
        if (in < width_) return cut.from + in / width_ * length;
        before += length - width_;
    }
    return shown + before;
}

std::vector<double> ShownTime::ticks(int labels) const {
    const double step = stepFor(shown(until_) - shown(from_), labels);
    const auto cut = [this](double time) {
        return std::any_of(cuts_.begin(), cuts_.end(), [&](const Span& c) { return c.from < time && time < c.to; });
    };
    std::vector<double> ticks;
    // (A zero is added to have none below it.)
    for (double at = std::ceil(from_ / step - 1e-9) + 0.0; at * step <= until_ + 1e-9;) {
        const double time = at * step;
        if (!cut(time)) ticks.push_back(time);
        // Over a cut at once: it may have lasted for days.
        const auto over = std::find_if(cuts_.begin(), cuts_.end(),
                                       [&](const Span& c) { return c.from <= time && time + step < c.to; });
        at = over == cuts_.end() ? at + 1 : std::max(at + 1, std::ceil(over->to / step - 1e-9));
    }
    return ticks;
}

std::string momentText(double seconds) {
    if (seconds < 120) return fmt::format("{} s", std::round(seconds * 10) / 10);
    const auto whole = std::llround(seconds);
    if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace slotpilot::workflow
