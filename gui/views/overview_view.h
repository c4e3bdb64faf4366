// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/page.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace slotpilot::gui {

class ClusterGraph;
class IconLabel;

/// Health in one sentence, the graph of nodes and pods, and the findings of the check. These come below the graph, with
/// room kept for the first one, so that nothing is pushed away when they come and go.
class OverviewView : public Page {
    Q_OBJECT
public:
    explicit OverviewView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    /// What the step under way moves is drawn in the graph. Null: no run.
    void showRun(const workflow::RunStatusPtr& status);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeContent();
    void showGraph();
    void showHealth(const Scene& scene, Lack lack);
    void showFindings(const operations::CheckReport& report);

    Actions actions_;
    QStackedWidget* stack_;
    QScrollArea* scroll_;
    EmptyState* empty_;
    IconLabel* sign_;
    QWidget* head_;
    QLabel *sentence_, *facts_;
    QPushButton *create_, *repair_;
    QVBoxLayout* findings_;
    std::vector<operations::Finding> shown_;
    ClusterGraph* graph_;
    Scene scene_;
    workflow::RunStatusPtr run_;
};

}  // namespace slotpilot::gui
