// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity_view.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QProgressBar>
#include <QScrollBar>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

#include "models/engine_words.h"
#include "models/format.h"
#include "views/step_details.h"
#include "widgets/empty_state.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/step_delegate.h"
#include "widgets/wrap_label.h"

namespace slotpilot::gui {

using workflow::RunState;

namespace {

QToolButton* controlButton(const QString& iconName, const QString& text, const QString& toolTip, const QString& name) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QString targetText(const workflow::Plan& plan) {
    const auto part = [&](const char* name) {
        return plan.target.is_object() ? text(plan.target.value(name, std::string())) : QString();
    };
    QStringList parts{part("context"), part("namespace"), part("statefulSet")};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" / "));
}

QString notesText(const workflow::Plan& plan) {
    QStringList lines;
    for (const auto& note : plan.notes) lines << QStringLiteral("• ") + said(note);
    return lines.join(u'\n');
}

}  // namespace

ActivityView::ActivityView(RunBridge& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      model_(new PlanModel(this)),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      planning_(new QProgressBar),
      steps_(new QListView),
      details_(new StepDetails),
      clock_(new QTimer(this)) {
    steps_->setModel(model_);
    steps_->setItemDelegate(new StepDelegate(
        {PlanModel::stateRole, PlanModel::fractionRole, PlanModel::currentRole, PlanModel::noteRole, PlanModel::Time},
        steps_));
    steps_->setObjectName("planSteps");
    steps_->setAccessibleName(tr("Steps"));
    steps_->setFrameShape(QFrame::NoFrame);
    steps_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    steps_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    steps_->setResizeMode(QListView::Adjust);
    // Three steps stay in sight below a title of several lines.
    steps_->setMinimumSize(28 * fontMetrics().averageCharWidth(), 3 * (fontMetrics().height() + 16));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName("activitySplitter");
    splitter->addWidget(steps_);
    splitter->addWidget(details_);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({300, 300});
    auto* plan = new QWidget;
    auto* layout = new QVBoxLayout(plan);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeButtons());  // above all that changes: a button stays where it was pressed
    layout->addWidget(makeHead());
    layout->addWidget(splitter, 1);
    layout->addWidget(makeTerminal());
    stack_->addWidget(empty_);
    stack_->addWidget(plan);
    planning_->setRange(0, 0);
    planning_->setTextVisible(false);
    planning_->setMaximumHeight(4);
    QSizePolicy kept = planning_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    planning_->setSizePolicy(kept);
    planning_->hide();
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(planning_);
    outer->addWidget(stack_);
    showNothing(tr("Nothing to do"), tr("Deploy, Create, Scale, Upgrade and Rebalance show their plan here, step by "
                                        "step, before anything happens."));
    connect(&run_, &RunBridge::statusChanged, this, &ActivityView::show);
    connect(steps_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityView::showStep);
    connect(clock_, &QTimer::timeout, this, [this] {
        model_->refreshTimes();
        showStep();
        if (run_.status()) showState(*run_.status());
    });
}

QWidget* ActivityView::makeHead() {
    title_ = new WrapLabel(1.15);
    title_->setObjectName("planTitle");
    where_ = new MutedLabel;
    state_ = new QLabel;
    state_->setObjectName("runState");
    notes_ = new WrapLabel;
    notes_->setObjectName("planNotes");
    error_ = new WrapLabel;
    error_->setObjectName("runError");
    overall_ = new QProgressBar;
    overall_->setRange(0, 1000);
    overall_->setTextVisible(false);
    overall_->setMaximumHeight(8);
    overall_->setAccessibleName(tr("Overall progress"));
    stepTitle_ = new WrapLabel;
    stepBar_ = new QProgressBar;
    stepBar_->setRange(0, 1000);
    stepBar_->setTextVisible(false);
    stepBar_->setMaximumHeight(6);
    stepBar_->setAccessibleName(tr("The step's progress"));
    stepBar_->setObjectName("stepProgress");
    stepAmounts_ = new MutedLabel;
    stepAmounts_->setObjectName("stepAmounts");
    stepAmounts_->setWordWrap(true);
    stepSpeed_ = new MutedLabel;
    stepSpeed_->setObjectName("stepSpeed");
    stepSpeed_->setWordWrap(true);
    stepBox_ = new QWidget;
    auto* step = new QVBoxLayout(stepBox_);
    step->setContentsMargins(0, 6, 0, 0);
    step->setSpacing(3);
    for (QWidget* widget : std::initializer_list<QWidget*>{stepTitle_, stepBar_, stepAmounts_, stepSpeed_})
        step->addWidget(widget);
    replicas_ = new QSpinBox;
    replicas_->setRange(0, 5);
    replicas_->setObjectName("replicasPerPrimary");
    replicas_->setToolTip(tr("A replica holds a copy of its primary and takes over when that fails"));
    auto* label = new QLabel(tr("&Replicas per primary:"));
    label->setBuddy(replicas_);
    form_ = new QWidget;
    auto* form = new QHBoxLayout(form_);
    form->setContentsMargins(0, 4, 0, 0);
    form->addWidget(label);
    form->addWidget(replicas_);
    form->addStretch();
    connect(replicas_, &QSpinBox::valueChanged, this, &ActivityView::replicasChosen);
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(14, 6, 14, 6);
    layout->setSpacing(4);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{title_, where_, state_, overall_, stepBox_, notes_, error_, form_})
        layout->addWidget(widget);
    return head;
}

QWidget* ActivityView::makeButtons() {
    runButton_ = controlButton("run", tr("Run"), tr("Runs all steps that are left"), "runButton");
    stepButton_ = controlButton("step", tr("Step"), tr("Runs one step, then waits"), "stepButton");
    pauseButton_ = controlButton("pause", tr("Pause"), tr("Waits after the present step"), "pauseButton");
    cancelButton_ =
        controlButton("cancel", tr("Cancel"), tr("Stops at the present step's next safe point"), "cancelButton");
    retryButton_ = controlButton("retry", tr("Retry"), tr("Runs the failed step again, then goes on"), "retryButton");
    discardButton_ = controlButton("close", tr("Close"), tr("Puts this plan away"), "discardButton");
    int widest = retryButton_->sizeHint().width();
    for (const auto& words : {tr("Run"), tr("Go on")}) {
        runButton_->setText(words);
        widest = std::max(widest, runButton_->sizeHint().width());
    }
    for (auto* button : {runButton_, retryButton_}) button->setMinimumWidth(widest);  // one stands for the other
    connect(runButton_, &QToolButton::clicked, &run_, &RunBridge::runAll);
    connect(stepButton_, &QToolButton::clicked, &run_, &RunBridge::runOne);
    connect(pauseButton_, &QToolButton::clicked, &run_, &RunBridge::pause);
    connect(cancelButton_, &QToolButton::clicked, &run_, &RunBridge::cancel);
    connect(retryButton_, &QToolButton::clicked, &run_, &RunBridge::retry);
    connect(discardButton_, &QToolButton::clicked, &run_, &RunBridge::discard);
    auto* bar = new QWidget;
    auto* layout = new FlowLayout(bar, 4);
    layout->setContentsMargins(12, 4, 12, 2);
    for (auto* button : {runButton_, retryButton_, stepButton_, pauseButton_, cancelButton_, discardButton_})
        layout->addWidget(button);
    return bar;
}

/// How the playground is reached from a terminal of one's own: the window follows what is typed there.
QWidget* ActivityView::makeTerminal() {
    export_ = new QLabel;
    export_->setObjectName("terminalCommand");
    export_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    export_->setTextFormat(Qt::PlainText);
    export_->setWordWrap(true);
    export_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = controlButton("copy", {}, tr("Copy"), "copyTerminal");
    copy->setAccessibleName(tr("Copy the command for a terminal"));
    copy->setToolButtonStyle(Qt::ToolButtonIconOnly);
    copy->setAutoRaise(true);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(export_->text()); });
    terminal_ = new QWidget;
    terminal_->setToolTip(
        tr("Then, for example:\nkubectl get pods\nkubectl exec redis-0 -- redis-cli cluster nodes\n"
           "The window follows what you do there."));
    auto* grid = new QGridLayout(terminal_);
    grid->setContentsMargins(14, 6, 10, 8);
    grid->setVerticalSpacing(2);
    grid->addWidget(new MutedLabel(tr("Type the commands yourself, in a terminal:")), 0, 0, 1, 2);
    grid->addWidget(export_, 1, 0);
    grid->addWidget(copy, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    terminal_->hide();
    return terminal_;
}

void ActivityView::setKubeconfig(const QString& path) {
    export_->setText(QStringLiteral("export KUBECONFIG=%1").arg(path));
    terminal_->setVisible(!path.isEmpty());
}

void ActivityView::showChange(int step, std::shared_ptr<const StepChange> change) {
    before_ = step;
    change_ = std::move(change);
    showStep();
}

void ActivityView::showPlanning(const QString& words) {
    planning_->show();
    if (!run_.status()) empty_->setContent("activity", words, {});
}

void ActivityView::showPlanningError(const QString& title, const Error& error) {
    planning_->hide();
    empty_->setContent("error", title, errorLine(error) + QStringLiteral("\n\n") + said(error.hint));
    stack_->setCurrentIndex(0);
}

void ActivityView::showNothing(const QString& title, const QString& words) {
    planning_->hide();
    empty_->setContent("activity", title, words);
    stack_->setCurrentIndex(0);
}

void ActivityView::show(const workflow::RunStatusPtr& status) {
    planning_->hide();
    model_->show(status);
    if (!status) {
        clock_->stop();
        runId_.clear();
        showNothing(tr("Nothing to do"), tr("Deploy, Create, Scale, Upgrade and Rebalance show their plan here, step "
                                            "by step, before anything happens."));
        return;
    }
    stack_->setCurrentIndex(1);
    if (const QString id = text(status->runId); id != runId_) {
        runId_ = id;
        followed_ = -2;
    }
    title_->setText(said(status->plan->title));
    where_->setText(targetText(*status->plan));
    notes_->setText(notesText(*status->plan));
    notes_->setVisible(status->state == RunState::Ready && !status->plan->notes.empty());
    const bool create =
        status->plan->operation == "create" && status->state == RunState::Ready && !status->plan->empty();
    form_->setVisible(create);
    error_->setText(status->error ? errorLine(*status->error) + u'\n' + said(status->error->hint) : QString());
    error_->setVisible(status->error && status->state == RunState::Failed);
    overall_->setValue(static_cast<int>(status->overall * 1000));
    overall_->setVisible(status->state != RunState::Ready);
    showState(*status);
    showStepProgress(*status);
    showControls(*status);
    follow(*status);
    status->state == RunState::Running ? clock_->start(1000) : clock_->stop();
}

void ActivityView::showState(const workflow::RunStatus& status) {
    QStringList words{run_.beginning() ? tr("getting the Lease") : stateText(status.state)};
    int done = 0;
    for (const auto& step : status.steps)
        done += step.state == workflow::StepState::Done || step.state == workflow::StepState::AlreadyDone;
    words << tr("%1 of %n step(s)", nullptr, static_cast<int>(status.steps.size())).arg(done);
    if (status.started) {
        const auto end = status.ended.value_or(std::chrono::system_clock::now());
        words << duration(std::chrono::duration_cast<std::chrono::milliseconds>(end - *status.started));
    }
    if (status.state == RunState::Running) words << tr("%1 %").arg(qRound(status.overall * 100));
    state_->setText(words.join(QStringLiteral(" · ")));
}

void ActivityView::showStepProgress(const workflow::RunStatus& status) {
    const auto at = static_cast<std::size_t>(std::max(0, status.current));
    const bool runs = status.state == RunState::Running && status.current >= 0 && at < status.steps.size();
    stepBox_->setVisible(runs);
    if (!runs) return;
    const auto& progress = status.steps[at].progress;
    rate_.add(status.current, progress, std::chrono::steady_clock::now());
    stepTitle_->setText(tr("%1. %2").arg(status.current + 1).arg(said(status.plan->steps[at].title)));
    stepBar_->setValue(static_cast<int>(std::clamp(progress.fraction, 0.0, 1.0) * 1000));
    const QString amounts = rate_.amounts();
    stepAmounts_->setText(amounts.isEmpty() ? said(progress.text) : amounts);
    stepAmounts_->setVisible(!stepAmounts_->text().isEmpty());
    stepSpeed_->setText(rate_.speed());
    stepSpeed_->setVisible(!amounts.isEmpty());  // also without figures yet: nothing jumps
}

void ActivityView::showControls(const workflow::RunStatus& status) {
    const bool active = run_.active(), left = status.current >= 0;
    // A run that stopped can be gone on with, by its first step that is not done.
    const bool stopped = status.state == RunState::Failed || status.state == RunState::Cancelled;
    const bool idle = !run_.beginning() &&
                      (status.state == RunState::Ready || status.state == RunState::Paused || (stopped && !active));
    const bool begun = status.state != RunState::Ready;
    runButton_->setText(begun ? tr("Go on") : tr("Run"));
    runButton_->setVisible(status.state != RunState::Failed);
    runButton_->setEnabled(idle && left);
    retryButton_->setVisible(status.state == RunState::Failed);
    retryButton_->setEnabled(idle && left);
    stepButton_->setEnabled(idle && left);
    pauseButton_->setEnabled(active && status.state == RunState::Running);
    cancelButton_->setEnabled(active);
    discardButton_->setEnabled(!active);
}

/// The list follows the current step unless a person has chosen another one.
void ActivityView::follow(const workflow::RunStatus& status) {
    const int chosen = steps_->currentIndex().row();
    if (status.current != followed_ && (chosen < 0 || chosen == followed_ || followed_ == -2)) {
        const auto index = model_->index(status.current >= 0 ? status.current : chosen, 0);
        if (index.isValid()) {
            steps_->setCurrentIndex(index);
            steps_->scrollTo(index, QAbstractItemView::EnsureVisible);
        }
    }
    followed_ = status.current;
    showStep();
}

void ActivityView::showStep() {
    const auto index = steps_->currentIndex();
    const bool waits = before_ >= 0 && before_ < model_->rowCount() && index.row() == followed_;
    details_->showBefore(waits ? &model_->rows()[static_cast<std::size_t>(before_)] : nullptr, change_.get());
    details_->show(index.isValid() ? &model_->rows()[static_cast<std::size_t>(index.row())] : nullptr);
}

}  // namespace slotpilot::gui
