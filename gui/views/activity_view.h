// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "base/error.h"
#include "bridge/run_bridge.h"
#include "models/plan_model.h"
#include "models/step_change.h"
#include "models/step_rate.h"

class QAction;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace slotpilot::gui {

class EmptyState;
class StepDetails;

/// A workflow as steps: the plan before it runs, the buttons that run it, and each step as it goes.
class ActivityView : public QWidget {
    Q_OBJECT
public:
    explicit ActivityView(RunBridge& run, QWidget* parent = nullptr);

    /// A plan is being made ("Asking the cluster what Deploy would change…").
    void showPlanning(const QString& text);
    void showPlanningError(const QString& title, const Error& error);
    /// Nothing to do or to show.
    void showNothing(const QString& title, const QString& text);
    /// What the step changed that the run waits after; nothing while it does not wait.
    void showChange(int step, std::shared_ptr<const StepChange> change);
    /// Where commands can be typed against a playground; empty: there is none.
    void setKubeconfig(const QString& path);

Q_SIGNALS:
    /// The create form changed: the plan must be made anew.
    void replicasChosen(int replicasPerPrimary);

private:
    QWidget* makeHead();
    QWidget* makeButtons();
    QWidget* makeTerminal();
    void show(const workflow::RunStatusPtr& status);
    void showControls(const workflow::RunStatus& status);
    void showState(const workflow::RunStatus& status);
    void showStepProgress(const workflow::RunStatus& status);
    void showStep();
    void follow(const workflow::RunStatus& status);

    RunBridge& run_;
    PlanModel* model_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    QLabel *title_, *where_, *state_, *notes_, *error_;
    QProgressBar *overall_, *planning_, *stepBar_;
    QWidget* stepBox_;
    QLabel *stepTitle_, *stepAmounts_, *stepSpeed_;
    StepRate rate_;
    QWidget* form_;
    QSpinBox* replicas_;
    QToolButton *runButton_, *stepButton_, *pauseButton_, *cancelButton_, *retryButton_, *discardButton_;
    QListView* steps_;
    StepDetails* details_;
    QTimer* clock_;
    QWidget* terminal_;
    QLabel* export_;
    int before_ = -1;  ///< the step that the run waits after
    std::shared_ptr<const StepChange> change_;
    QString runId_;
    int followed_ = -2;
};

}  // namespace slotpilot::gui
