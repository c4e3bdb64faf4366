// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <deque>
#include <optional>

#include "base/wait.h"
#include "workflow/step.h"

namespace slotpilot::gui {

/// How fast a step gets on: rates over the last few seconds, and the time left.
class StepRate {
public:
    static constexpr std::chrono::seconds window{4};

    /// `step`: its index; another one begins anew.
    void add(int step, const workflow::Progress& progress, SteadyTime now);
    double slotsPerSecond() const;
    double keysPerSecond() const;
    double bytesPerSecond() const;
    /// Nothing while it can't be told.
    std::optional<std::chrono::milliseconds> left() const;
    /// "2,140 of 4,096 slots · 35,120 of 71,250 keys · 4.3 MiB"; empty for a step that moves nothing.
    QString amounts() const;
    /// "41,300 keys/s · 5.5 MiB/s · about 1.2 s left"; empty while nothing moves.
    QString speed() const;

private:
    struct Sample {
        SteadyTime time;
        workflow::Progress progress;
    };
    double perSecond(std::int64_t workflow::Progress::*what) const;

    int step_ = -1;
    std::deque<Sample> samples_;
};

}  // namespace slotpilot::gui
