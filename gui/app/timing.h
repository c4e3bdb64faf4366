// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <optional>

#include "cluster/snapshot.h"

class QWidget;

namespace slotpilot::gui {

/// With SLOTPILOT_TIMING=1 in the environment, prints to standard error, in milliseconds from the start of the process,
/// `timing first-paint MS` and `timing first-snapshot MS`, and for each painted snapshot `timing snapshot MS VERSION`:
/// the time from its being taken to its being painted, and the highest resourceVersion of its pods.
class Timing : public QObject {
    Q_OBJECT
public:
    explicit Timing(QWidget& window);
    /// The pages have this snapshot now; it counts as painted when the window is next through with painting.
    void snapshotShown(const cluster::ClusterSnapshot& snapshot);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void painted();

    bool on_, windowPainted_ = false, snapshotPainted_ = false, pending_ = false;
    std::optional<WallTime> taken_;
    long long resourceVersion_ = 0;
    QWidget& window_;
};

}  // namespace slotpilot::gui
