// SPDX-License-Identifier: GPL-3.0-or-later
// What all pages share: the scene that they show, the actions that they offer, and what they say when there is nothing.
#pragma once

#include <QWidget>
#include <vector>

#include "bridge/cluster_bridge.h"
#include "models/nodes_model.h"
#include "models/pods_model.h"
#include "models/step_change.h"

class QAction;

namespace slotpilot::gui {

class EmptyState;

/// A picture with the rows made from it once for all pages. `picture` is null before the first one.
struct Scene {
    PicturePtr picture;
    std::vector<PodRow> pods;
    std::vector<NodeRow> nodes;
    std::shared_ptr<const StepChange> change = {};  ///< what the last step of a waiting run changed; null: nothing
};

/// The window's actions that pages offer where they help.
struct Actions {
    QAction *deploy = nullptr, *create = nullptr, *scale = nullptr, *upgrade = nullptr, *rebalance = nullptr,
            *check = nullptr, *repair = nullptr, *consistency = nullptr, *benchmark = nullptr;
};

class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void show(const Scene& scene) = 0;
    /// Puts the keyboard into the page's filter, if it has one.
    virtual void focusFilter() {}
    /// Once in a few seconds: what shows an age moves on.
    virtual void tick() {}
    /// What it shows is old: it looks so.
    void setStale(bool stale);

Q_SIGNALS:
    void podActivated(const QString& pod);

private:
    QWidget* veil_ = nullptr;
};

/// Whether there are pods, but none of their servers was asked yet.
bool beingRead(const Picture& picture);

/// Why there is nothing to show.
enum class Lack { Nothing, Reading, Unreadable, NoStatefulSet, NoPods, NoCluster };
Lack lackOf(const Scene& scene);
/// Says so, with the action that helps.
void explain(EmptyState& state, Lack lack, const Scene& scene, const Actions& actions);

/// What Redis' and Kubernetes' words mean, for tool tips.
namespace terms {
QString slot();
QString epoch();
QString clusterNode();
}  // namespace terms

}  // namespace slotpilot::gui
