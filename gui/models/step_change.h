// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <bitset>
#include <map>
#include <memory>

#include "bridge/cluster_bridge.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// What differs between the cluster before a step and after it.
struct StepChange {
    std::bitset<redis::slotCount> changedSlots;  ///< those that have another owner, or are open now or no more
    std::map<QString, QStringList> pods;         ///< by name: "3,277 more slots", "runs redis:7.2"
    bool empty() const { return changedSlots.none() && pods.empty(); }
    /// One line a pod: "redis-3: 3,277 slots less".
    QStringList lines() const;
    bool operator==(const StepChange&) const = default;
};

/// Pure.
StepChange changeBetween(const cluster::ClusterSnapshot& before, const cluster::ClusterSnapshot& after);

/// Follows a run with the pictures of its cluster, and keeps what each step changed.
class StepChanges : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void seeRun(const workflow::RunStatusPtr& status);
    void seePicture(const PicturePtr& picture);
    /// Once a second: a cluster in which nothing changes sends no picture.
    void tick();
    /// What a step changed; null: nothing is known of it.
    std::shared_ptr<const StepChange> of(int step) const;
    /// The step that a run waits after; -1: it does not wait.
    int last() const { return last_; }
    std::shared_ptr<const StepChange> highlighted() const { return of(last_); }

Q_SIGNALS:
    void changed();

private:
    void compare();

    std::string runId_;
    cluster::SnapshotPtr now_;
    int running_ = -1, last_ = -1;
    std::optional<WallTime> ended_;  ///< of the step that ended last
    std::map<int, cluster::SnapshotPtr> before_;
    std::map<int, std::shared_ptr<const StepChange>> changes_;
};

}  // namespace slotpilot::gui
