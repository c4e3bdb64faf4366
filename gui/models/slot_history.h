// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <vector>

#include "cluster/snapshot.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// Slots and keys per pod over the time of a run. While nothing changes no points are added. However long it lasts, no
/// series has more than `mostPoints` points: then every second one leaves.
class SlotHistory {
public:
    static constexpr int mostPoints = 1000;

    struct Series {
        QString pod;
        int colorIndex = 0;  ///< the pod's ordinal
        /// As `times`; 0 while there was no such pod. Keys are those of primaries.
        std::vector<double> slotsOwned, keys;
    };
    struct Mark {
        double time;  ///< seconds
        int step;     ///< from 1
        QString title;
        bool operator==(const Mark&) const = default;
    };

    /// A run begins: what was there before goes.
    void begin(WallTime start);
    bool empty() const { return times_.empty(); }
    void add(const cluster::ClusterSnapshot& snapshot, WallTime now);
    /// Where its steps began.
    void setMarks(const workflow::RunStatus& status);

    const std::vector<double>& times() const { return times_; }  ///< seconds since the start
    const std::vector<Series>& series() const { return series_; }
    const std::vector<Mark>& marks() const { return marks_; }

private:
    void dropStill();
    void thin();

    WallTime start_{};
    std::vector<double> times_;
    std::vector<Series> series_;
    std::vector<Mark> marks_;
    double gap_ = 0;  ///< least time between two points, in seconds
};

}  // namespace slotpilot::gui
