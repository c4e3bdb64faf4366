// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace slotpilot::gui {

class ClusterGraph;
class ElidedLabel;
class IconLabel;

/// Health in one sentence, the graph of nodes and pods, and the findings of the check. These come below the graph, with
/// room kept for the first one, so that nothing is pushed away when they come and go.
class OverviewView : public Page {
    Q_OBJECT
public:
    explicit OverviewView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    /// What the step under way moves is drawn in the graph, and how far the run is said above it. Null: no run.
    /// `active`: while it goes on, what it does to the cluster by itself is no cause for alarm.
    void showRun(const workflow::RunStatusPtr& status, bool active);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeContent();
    void makeProgress();
    void refresh(bool graph);
    void showHealth();
    void showProgress();
    bool goesOn() const;
    bool forming() const;
    QString underWay() const;
    void showFindings(const std::vector<operations::Finding>& findings);

    Actions actions_;
    QStackedWidget* stack_;
    QScrollArea* scroll_;
    EmptyState* empty_;
    IconLabel* sign_;
    QWidget* head_;
    QLabel *sentence_, *facts_;
    QWidget* progress_;
    QProgressBar* overall_;
    ElidedLabel* step_;
    QPushButton *create_, *repair_;
    QVBoxLayout* findings_;
    std::vector<operations::Finding> shown_;
    ClusterGraph* graph_;
    Scene scene_;
    workflow::RunStatusPtr run_;
    bool active_ = false;  ///< it has begun and not ended
};

}  // namespace slotpilot::gui
