// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "bridge/background.h"
#include "bridge/run_bridge.h"
#include "views/page.h"
#include "views/update_form.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace slotpilot::gui {

class MessageBar;
class PlanPreview;

/// Scale, Upgrade and Rebalance: the form with the difference to what runs, then the plan's preview.
class UpdateView : public QWidget {
    Q_OBJECT
public:
    explicit UpdateView(RunBridge& run, QWidget* parent = nullptr);

    /// Begins a form; `basisWanted` asks for what it needs.
    void open(UpdateKind kind);
    void setBasis(const UpdateBasis& basis);
    /// The picture that the form's estimates are made from.
    void show(const Scene& scene);
    void showPlanning();
    void showPlan(const Planned& planned);
    void showError(const QString& title, const Error& error);
    void showNothing(const QString& title, const QString& words);
    /// Its form or its preview is what a person works at.
    bool previewing() const;

Q_SIGNALS:
    void basisWanted();
    void updateWanted(const slotpilot::operations::UpdateRequest& request, const nlohmann::json& live);
    void rebalanceWanted(const slotpilot::operations::RebalanceRequest& request);
    void closed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Stage { Reading, Form, Preview };
    QWidget* makeHead();
    QWidget* makeForm();
    QWidget* makeFoot();
    QWidget* makePreview();
    void edited();
    void estimate();
    void showDifference(const std::optional<Expected<workflow::Plan>>& plan);
    void showVerdict(const std::optional<Expected<workflow::Plan>>& plan);
    void showRun(const workflow::RunStatusPtr& status);
    void preview();
    void setStage(Stage stage);

    RunBridge& run_;
    Scene scene_;
    UpdateKind kind_ = UpdateKind::Scale;
    std::optional<UpdateBasis> basis_;
    bool planning_ = false;
    QLabel *title_, *subtitle_;
    QStackedWidget* stack_;
    EmptyState* reading_;
    QSplitter* splitter_;
    UpdateForm* form_;
    DifferenceModel* model_;
    QTableView* differences_;
    QStackedWidget* differenceStack_;
    EmptyState* same_;
    MessageBar* verdict_;
    PlanPreview* preview_;
    QPushButton *previewButton_, *resetButton_, *backButton_, *runButton_, *stepButton_, *discardButton_;
    QTimer debounce_;
    Task estimate_;
};

}  // namespace slotpilot::gui
