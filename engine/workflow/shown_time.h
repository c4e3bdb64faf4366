// SPDX-License-Identifier: GPL-3.0-or-later
// The time of a run as charts show it.
#pragma once

#include <vector>

#include "workflow/runner.h"

namespace slotpilot::workflow {

/// Seconds since a run's start.
struct Span {
    double from = 0, to = 0;
    bool operator==(const Span&) const = default;
};

/// When no step ran between the run's start and `until`: it waited for a person, or nobody had it open. Ascending.
std::vector<Span> pausesOf(const RunStatus& status, WallTime start, double until);

/// Long pauses take little room, so that they leave it to what happened: time runs faster in them. Whoever draws with
/// it marks the cuts.
class ShownTime {
public:
    ShownTime() = default;
    /// Between two moments, of the pauses those that are long beside the rest are cut.
    ShownTime(const std::vector<Span>& pauses, double from, double until);

    /// From seconds to shown seconds, and back.
    double shown(double time) const;
    double time(double shown) const;
    const std::vector<Span>& cuts() const { return cuts_; }
    /// The moments at multiples of a step that people like, about `labels` of them: none in a cut.
    std::vector<double> ticks(int labels) const;

private:
    std::vector<Span> cuts_;
    double from_ = 0, until_ = 1;
    double width_ = 0;  ///< that a cut is shown with
};

/// "12 s", "2:30", "1:02:30": a moment on an axis.
std::string momentText(double seconds);

}  // namespace slotpilot::workflow
