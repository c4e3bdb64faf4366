// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace slotpilot::gui {

class ClusterGraph;
class IconLabel;

/// Health in one sentence, the findings of the check, and the graph of nodes and pods.
class OverviewView : public Page {
    Q_OBJECT
public:
    explicit OverviewView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;

private:
    QWidget* makeContent();
    void showHealth(const Scene& scene, Lack lack);
    void showFindings(const operations::CheckReport& report);

    Actions actions_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    IconLabel* sign_;
    QLabel *sentence_, *facts_;
    QPushButton *create_, *repair_;
    QVBoxLayout* findings_;
    std::vector<operations::Finding> shown_;
    ClusterGraph* graph_;
};

}  // namespace slotpilot::gui
