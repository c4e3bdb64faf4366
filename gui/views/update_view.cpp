// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/update_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>

#include "models/engine_words.h"
#include "models/format.h"
#include "operations/plan_effect.h"
#include "views/plan_preview.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

using workflow::RunState;

namespace {

/// Paints what was red and with a minus, what will be green and with a plus.
class DifferenceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        // Fields and images differ in the end; the sign before a value stays.
        option->textElideMode = index.column() == DifferenceModel::Field ? Qt::ElideLeft : Qt::ElideMiddle;
        const auto kind = static_cast<DifferenceRow::Kind>(index.data(DifferenceModel::kindRole).toInt());
        const auto& palette = option->palette;
        const auto tint = [&](const QColor& color, const QString& sign) {
            option->backgroundBrush = mixed(palette.color(QPalette::Base), color, isDark(palette) ? 0.24 : 0.13);
            option->text = sign + QStringLiteral("\u00a0\u00a0") + option->text;
        };
        if (index.column() == DifferenceModel::Now && kind != DifferenceRow::Kind::Added)
            tint(badColor(palette), QStringLiteral("−"));
        if (index.column() == DifferenceModel::Then && kind != DifferenceRow::Kind::Removed)
            tint(goodColor(palette), QStringLiteral("+"));
    }
};

QString titleOf(UpdateKind kind, const QString& set) {
    switch (kind) {
        case UpdateKind::Scale: return UpdateView::tr("Scale %1").arg(set);
        case UpdateKind::Upgrade: return UpdateView::tr("Upgrade %1").arg(set);
        case UpdateKind::Rebalance: return UpdateView::tr("Rebalance %1").arg(set);
    }
    return {};
}

QPushButton* button(const QString& words, const QString& iconName, const char* name, const QString& toolTip) {
    auto* made = new QPushButton(words);
    if (!iconName.isEmpty()) made->setIcon(icon(iconName));
    made->setObjectName(QLatin1String(name));
    made->setToolTip(toolTip);
    return made;
}

/// Slots per pod before and after, where they differ.
std::vector<DifferenceRow> slotRows(const workflow::Plan& plan, const cluster::ClusterSnapshot& snapshot) {
    const auto effect = operations::effectOf(plan, snapshot);
    std::vector<int> before(effect.pods.size()), after(effect.pods.size());
    for (std::size_t slot = 0; slot < effect.before.size(); ++slot) {
        if (effect.before[slot] >= 0) ++before[static_cast<std::size_t>(effect.before[slot])];
        if (effect.after[slot] >= 0) ++after[static_cast<std::size_t>(effect.after[slot])];
    }
    std::vector<DifferenceRow> rows;
    for (std::size_t i = 0; i < effect.pods.size(); ++i) {
        if (before[i] == after[i]) continue;
        const QString pod = text(effect.pods[i]);
        const bool added = i >= snapshot.members.size();
        rows.push_back({"slots:" + pod, UpdateView::tr("Slots of %1").arg(pod), added ? QString() : number(before[i]),
                        number(after[i]), added ? DifferenceRow::Kind::Added : DifferenceRow::Kind::Changed});
    }
    return rows;
}

/// Begins with a capital, unless it begins with a name.
QString sentence(const Error& error) {
    const QString words = errorLine(error);
    return error.where.empty() ? words.left(1).toUpper() + words.mid(1) : words;
}

}  // namespace

UpdateView::UpdateView(RunBridge& run, QWidget* parent)
    : QWidget(parent),
      run_(run),
      title_(heading({}, 1.35)),
      subtitle_(new MutedLabel),
      stack_(new QStackedWidget),
      reading_(new EmptyState),
      splitter_(new QSplitter),
      form_(new UpdateForm),
      model_(new DifferenceModel(this)),
      differences_(new QTableView),
      differenceStack_(new QStackedWidget),
      same_(new EmptyState),
      verdict_(new MessageBar(false)),
      preview_(new PlanPreview) {
    title_->setObjectName("updateTitle");
    subtitle_->setWordWrap(true);
    stack_->addWidget(reading_);
    stack_->addWidget(makeForm());
    stack_->addWidget(makePreview());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(stack_, 1);
    debounce_.setSingleShot(true);
    debounce_.setInterval(150);
    connect(&debounce_, &QTimer::timeout, this, &UpdateView::estimate);
    connect(form_, &UpdateForm::edited, this, &UpdateView::edited);
    connect(&run_, &RunBridge::statusChanged, this, &UpdateView::showRun);
}

QWidget* UpdateView::makeHead() {
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title_);
    words->addWidget(subtitle_);
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this form"));
    close->setAccessibleName(close->toolTip());
    close->setObjectName("updateClose");
    connect(close, &QToolButton::clicked, this, &UpdateView::closed);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(20, 16, 14, 12);
    layout->addLayout(words, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    return head;
}

QWidget* UpdateView::makeForm() {
    differences_->setModel(model_);
    differences_->setObjectName("differences");
    differences_->setAccessibleName(tr("What changes"));
    differences_->setItemDelegate(new DifferenceDelegate(differences_));
    differences_->setSelectionMode(QAbstractItemView::SingleSelection);
    differences_->setSelectionBehavior(QAbstractItemView::SelectRows);
    differences_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    differences_->setFrameShape(QFrame::NoFrame);
    differences_->setShowGrid(false);
    differences_->setTabKeyNavigation(false);
    differences_->verticalHeader()->hide();
    differences_->verticalHeader()->setMinimumSectionSize(fontMetrics().height() + 10);
    differences_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);  // "Slots of redis-0" wraps
    differences_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    differences_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    differences_->horizontalHeader()->setHighlightSections(false);
    differences_->horizontalHeader()->setMinimumHeight(fontMetrics().height() + 12);
    differenceStack_->addWidget(same_);
    differenceStack_->addWidget(differences_);
    verdict_->setObjectName("verdict");
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* title = heading(tr("What changes"), 1.05);
    title->setContentsMargins(4, 12, 14, 8);
    layout->addWidget(title);
    layout->addWidget(differenceStack_, 1);
    layout->addWidget(verdict_);
    splitter_->setObjectName("updateSplitter");
    splitter_->addWidget(form_);
    splitter_->addWidget(right);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    splitter_->setSizes({430, 430});
    auto* page = new QWidget;
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(splitter_, 1);
    outer->addWidget(makeFoot());
    return page;
}

/// Between two docks, what changes stands below the form.
void UpdateView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = width() < 88 * fontMetrics().averageCharWidth();
    splitter_->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

QWidget* UpdateView::makeFoot() {
    resetButton_ = button(tr("Rese&t"), {}, "updateReset", tr("Back to what runs"));
    previewButton_ = button(tr("&Preview"), QStringLiteral("overview"), "updatePreview",
                            tr("Makes the plan and shows it; nothing happens yet"));
    previewButton_->setDefault(true);
    connect(resetButton_, &QPushButton::clicked, this, [this] {
        if (basis_ || kind_ == UpdateKind::Rebalance) form_->open(kind_, basis_.value_or(UpdateBasis{}));
    });
    connect(previewButton_, &QPushButton::clicked, this, &UpdateView::preview);
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(20, 10, 14, 12);
    layout->addWidget(resetButton_);
    layout->addStretch();
    layout->addWidget(previewButton_);
    return foot;
}

QWidget* UpdateView::makePreview() {
    backButton_ = button(tr("&Back to the form"), {}, "previewBack", tr("Puts this plan away and goes on editing"));
    runButton_ = button(tr("&Run all"), QStringLiteral("run"), "previewRun", tr("Runs all steps"));
    stepButton_ = button(tr("&Step"), QStringLiteral("step"), "previewStep", tr("Runs one step, then waits"));
    discardButton_ = button(tr("&Discard"), {}, "previewDiscard", tr("Puts this plan and its form away"));
    runButton_->setDefault(true);
    connect(backButton_, &QPushButton::clicked, this, [this] { run_.discard(); });
    connect(discardButton_, &QPushButton::clicked, this, [this] {
        setStage(Form);
        run_.discard();
        Q_EMIT closed();
    });
    connect(runButton_, &QPushButton::clicked, &run_, &RunBridge::runAll);
    connect(stepButton_, &QPushButton::clicked, &run_, &RunBridge::runOne);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 10, 14, 12);
    foot->addWidget(backButton_);
    foot->addWidget(discardButton_);
    foot->addStretch();
    foot->addWidget(stepButton_);
    foot->addWidget(runButton_);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(preview_, 1);
    layout->addLayout(foot);
    return page;
}

void UpdateView::setStage(Stage stage) { stack_->setCurrentIndex(stage); }

bool UpdateView::previewing() const { return isVisible() && stack_->currentIndex() == Preview; }

void UpdateView::open(UpdateKind kind) {
    kind_ = kind;
    basis_.reset();
    planning_ = false;
    estimate_.cancel();
    const auto set = scene_.picture ? text(scene_.picture->snapshot->target.statefulSet) : QString();
    title_->setText(titleOf(kind, set));
    subtitle_->setText(kind == UpdateKind::Upgrade
                           ? tr("One pod after the other, each emptied before it restarts. You see the plan first.")
                       : kind == UpdateKind::Scale
                           ? tr("More or fewer pods; slots and keys move accordingly. You see the plan first.")
                           : tr("Spreads the slots over the pods. You see the plan first."));
    if (kind == UpdateKind::Rebalance) {
        form_->showPods(scene_.pods);
        form_->open(kind, {});
        setStage(Form);
        return;
    }
    reading_->setContent("cluster", tr("Reading the StatefulSet…"), {});
    setStage(Reading);
    Q_EMIT basisWanted();
}

void UpdateView::setBasis(const UpdateBasis& basis) {
    if (stack_->currentIndex() != Reading || kind_ == UpdateKind::Rebalance) return;
    basis_ = basis;
    form_->open(kind_, basis);
    setStage(Form);
}

void UpdateView::show(const Scene& scene) {
    scene_ = scene;
    if (!scene.picture || !isVisible() || stack_->currentIndex() != Form) return;
    form_->showPods(scene.pods);
    if (!debounce_.isActive() && !estimate_.running()) debounce_.start();
}

void UpdateView::edited() {
    showDifference({});
    showVerdict({});
    debounce_.start();
}

/// Plans on what was seen last, so that a refusal and what moves are seen while one types. The preview looks afresh.
void UpdateView::estimate() {
    estimate_.cancel();
    if (stack_->currentIndex() != Form || !scene_.picture || !form_->changed() || !form_->problems().isEmpty()) return;
    const auto snapshot = scene_.picture->snapshot;
    auto work = kind_ == UpdateKind::Rebalance
                    ? std::function<Expected<workflow::Plan>()>([snapshot, request = form_->rebalance()] {
                          return operations::planRebalance(*snapshot, request);
                      })
                    : [snapshot, request = form_->request(), live = basis_->live] {
                          return operations::planUpdate(*snapshot, live, request);
                      };
    estimate_ = inBackground([work = std::move(work)](std::stop_token) { return work(); },
                             [this](Expected<workflow::Plan> plan) {
                                 showDifference(plan);
                                 showVerdict(plan);
                             });
}

void UpdateView::showDifference(const std::optional<Expected<workflow::Plan>>& plan) {
    std::vector<DifferenceRow> rows;
    if (kind_ != UpdateKind::Rebalance && basis_) rows = differenceRows(form_->draft());
    if (plan && *plan && scene_.picture) {
        auto more = slotRows(**plan, *scene_.picture->snapshot);
        rows.insert(rows.end(), more.begin(), more.end());
    } else if (!plan && form_->changed()) {  // until the estimate is there, what it said last stays
        for (const auto& row : model_->rows())
            if (row.key.startsWith(QStringLiteral("slots:"))) rows.push_back(row);
    }
    same_->setContent("success", tr("Nothing differs"),
                      kind_ == UpdateKind::Rebalance ? tr("The slots are spread so already. Give a pod another weight.")
                                                     : tr("It is as it runs now. Change something in the form."));
    differenceStack_->setCurrentIndex(rows.empty() ? 0 : 1);
    model_->update(std::move(rows));
}

void UpdateView::showVerdict(const std::optional<Expected<workflow::Plan>>& plan) {
    const auto problems = form_->problems();
    const bool nothing = !form_->changed() || (plan && *plan && (*plan)->empty());
    previewButton_->setEnabled(problems.isEmpty() && !nothing && !planning_ && !(plan && !*plan));
    previewButton_->setText(planning_ ? tr("Planning…") : tr("&Preview"));
    if (!problems.isEmpty()) {
        verdict_->show(Tone::Bad, problems.join(u'\n'));
    } else if (plan && !*plan) {
        verdict_->show(Tone::Bad, sentence(plan->error()), said(plan->error().hint));
    } else if (nothing) {
        verdict_->hide();
    } else if (plan) {
        QStringList notes;
        for (const auto& note : (*plan)->notes)
            if (!note.starts_with("template")) notes << said(note);
        verdict_->show(Tone::Information, said((*plan)->title), notes.join(u'\n'));
    }
}

void UpdateView::preview() {
    if (!previewButton_->isEnabled()) return;
    if (kind_ == UpdateKind::Rebalance)
        Q_EMIT rebalanceWanted(form_->rebalance());
    else
        Q_EMIT updateWanted(form_->request(), basis_->live);
}

void UpdateView::showPlanning() {
    planning_ = true;
    previewButton_->setEnabled(false);
    previewButton_->setText(tr("Planning…"));
}

void UpdateView::showPlan(const Planned& planned) {
    planning_ = false;
    previewButton_->setText(tr("&Preview"));
    previewButton_->setEnabled(true);
    if (!isVisible()) return;
    preview_->show(planned);
    setStage(Preview);
    runButton_->setFocus();
}

void UpdateView::showError(const QString& title, const Error& error) {
    planning_ = false;
    if (stack_->currentIndex() == Reading) {
        reading_->setContent("error", title, errorLine(error) + QStringLiteral("\n\n") + said(error.hint));
        return;
    }
    previewButton_->setText(tr("&Preview"));
    previewButton_->setEnabled(true);
    verdict_->show(Tone::Bad, sentence(error), said(error.hint));
}

void UpdateView::showNothing(const QString& title, const QString& words) {
    planning_ = false;
    previewButton_->setText(tr("&Preview"));
    verdict_->show(Tone::Information, title, words);
}

/// The preview belongs to a plan that has not begun.
void UpdateView::showRun(const workflow::RunStatusPtr& status) {
    const bool ready = status && status->state == RunState::Ready && !run_.active();
    runButton_->setEnabled(ready);
    stepButton_->setEnabled(ready);
    if (stack_->currentIndex() != Preview) return;
    if (!status) {
        setStage(Form);
        debounce_.start();
    } else if (status->state != RunState::Ready) {
        setStage(Form);
        Q_EMIT closed();
    }
}

}  // namespace slotpilot::gui
