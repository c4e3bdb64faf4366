// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview_view.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

#include "models/engine_words.h"
#include "models/format.h"
#include "operations/repair.h"
#include "views/cluster_graph.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

using operations::Finding;
using operations::Severity;

struct Look {
    const char* icon;
    IconLabel::Color color;
    QString word;
};

Look lookOf(Severity severity) {
    switch (severity) {
        case Severity::Critical: return {"error", badColor, OverviewView::tr("Critical")};
        case Severity::Warning: return {"warning", warningColor, OverviewView::tr("Warning")};
        case Severity::Notice: return {"info", accentColor, OverviewView::tr("Notice")};
    }
    return {"info", accentColor, {}};
}

/// A finding as a card: how bad, what, what it means, what to do.
class FindingCard : public QFrame {
    Q_DECLARE_TR_FUNCTIONS(FindingCard)
public:
    explicit FindingCard(const Finding& finding) : look_(lookOf(finding.severity)) {
        auto* sign = new IconLabel(20);
        sign->setIcon(look_.icon, look_.color);
        auto* title = paragraph(said(finding.title));
        QFont bold = font();
        bold.setBold(true);
        title->setFont(bold);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(4);
        texts->addWidget(title);
        if (!finding.meaning.empty()) texts->addWidget(paragraph(said(finding.meaning)));
        if (!finding.repair.empty()) texts->addWidget(paragraph(tr("What to do: %1").arg(said(finding.repair))));
        QStringList concerned;
        for (const auto& pod : finding.pods) concerned << text(pod);
        QString about = concerned.join(tr(", "));
        if (!finding.slots.empty())
            about += (about.isEmpty() ? QString() : QStringLiteral(" · ")) +
                     tr("slots %1").arg(text(finding.slots.toString())).left(120);
        if (!about.isEmpty()) {
            auto* label = new MutedLabel(about);
            label->setWordWrap(true);
            texts->addWidget(label);
        }
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(16, 10, 14, 10);
        layout->setSpacing(12);
        layout->addWidget(sign, 0, Qt::AlignTop);
        layout->addLayout(texts, 1);
        setAccessibleName(look_.word + QStringLiteral(": ") + title->text());
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = look_.color(palette());
        painter.setPen(mixed(palette().color(QPalette::Window), color, 0.5));
        painter.setBrush(mixed(palette().color(QPalette::Window), color, 0.07));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }

private:
    Look look_;
};

/// The button does and says what the action does.
void follow(QPushButton* button, QAction* action) {
    const auto copy = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, copy);
    copy();
}

}  // namespace

OverviewView::OverviewView(const Actions& actions, QWidget* parent)
    : Page(parent),
      actions_(actions),
      stack_(new QStackedWidget),
      scroll_(new QScrollArea),
      empty_(new EmptyState),
      sign_(new IconLabel(32)),
      head_(new QWidget),
      sentence_(heading({}, 1.35)),
      facts_(new MutedLabel),
      progress_(new QWidget),
      overall_(new QProgressBar),
      step_(new ElidedLabel),
      create_(new QPushButton),
      repair_(new QPushButton),
      findings_(new QVBoxLayout),
      graph_(new ClusterGraph) {
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(makeContent());
    scroll_->setAccessibleName(tr("Overview"));
    for (QObject* watched : {scroll_->viewport(), scroll_->widget()}) watched->installEventFilter(this);
    stack_->addWidget(empty_);
    stack_->addWidget(scroll_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    connect(graph_, &ClusterGraph::podActivated, this, &Page::podActivated);
    connect(graph_, &ClusterGraph::currentMoved, this, [this](const QRectF& rect) {
        const QPoint at = graph_->mapTo(scroll_->widget(), rect.center().toPoint());
        scroll_->ensureVisible(at.x(), at.y(), 0, static_cast<int>(rect.height()) / 2 + 12);
    });
}

/// The graph is as high as the page, but for its head and the first finding.
bool OverviewView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == scroll_->viewport() && event->type() == QEvent::Resize) {
        const int finding = 4 * fontMetrics().height() + 36;
        graph_->setRoom(std::max(200, scroll_->viewport()->height() - head_->sizeHint().height() -
                                          progress_->sizeHint().height() - finding - 62));
    }
    // A scroll area asks nobody how much height a width needs: paragraphs would be cut.
    if (auto* content = scroll_->widget(); event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        content->setMinimumHeight(content->layout()->totalHeightForWidth(scroll_->viewport()->width()));
    return Page::eventFilter(watched, event);
}

QWidget* OverviewView::makeContent() {
    sentence_->setObjectName("healthSentence");
    sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_->setToolTip(terms::slot() + u'\n' + terms::clusterNode());
    create_->setObjectName("overviewCreate");
    repair_->setObjectName("overviewRepair");
    follow(create_, actions_.create);
    follow(repair_, actions_.repair);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(sentence_);
    words->addWidget(facts_);
    makeProgress();
    graph_->setObjectName("podGraph");
    auto* head = new QHBoxLayout(head_);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(14);
    head->addWidget(sign_, 0, Qt::AlignVCenter);
    head->addLayout(words, 1);
    head->addWidget(create_, 0, Qt::AlignVCenter);
    head->addWidget(repair_, 0, Qt::AlignVCenter);
    findings_->setSpacing(8);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(20, 18, 20, 20);
    layout->setSpacing(8);
    layout->addWidget(head_);
    layout->addWidget(progress_);
    layout->addWidget(graph_);
    layout->addSpacing(8);
    layout->addLayout(findings_);
    layout->addStretch(1);
    return content;
}

/// Its place is kept, so that nothing moves when a run begins.
void OverviewView::makeProgress() {
    progress_->setObjectName("overviewProgress");
    overall_->setRange(0, 1000);
    overall_->setTextVisible(false);
    overall_->setFixedSize(180, 8);
    overall_->setAccessibleName(tr("Progress of the run"));
    step_->setObjectName("overviewStep");
    step_->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(progress_);
    layout->setContentsMargins(46, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(overall_);
    layout->addWidget(step_, 1);
    auto policy = progress_->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(policy);
}

void OverviewView::showRun(const workflow::RunStatusPtr& status, bool active) {
    const bool same = status && run_ && status->runId == run_->runId && status->current == run_->current &&
                      status->state == run_->state && active == active_;
    run_ = status;
    active_ = status && active;
    if (scene_.picture) refresh(!same);
}

void OverviewView::show(const Scene& scene) {
    scene_ = scene;
    refresh(true);
}

/// What a run brings about is followed from its first moment, when there is nothing yet but Kubernetes' nodes.
void OverviewView::refresh(bool graph) {
    const Lack lack = lackOf(scene_);
    const bool nothing = lack != Lack::Nothing && lack != Lack::NoCluster;
    const bool coming = (lack == Lack::NoStatefulSet || lack == Lack::NoPods) && goesOn();
    if (nothing && !coming) {
        explain(*empty_, lack, scene_, actions_);
        stack_->setCurrentIndex(0);
        return;
    }
    const bool hidden = stack_->currentIndex() == 0;
    stack_->setCurrentIndex(1);
    showHealth();
    showProgress();
    if (graph || hidden) graph_->show(scene_, run_.get(), forming());
}

void OverviewView::showProgress() {
    const bool shown = active_ && run_->current >= 0;
    progress_->setVisible(shown);
    if (!shown) return;
    overall_->setValue(static_cast<int>(run_->overall * 1000));
    const auto current = static_cast<std::size_t>(run_->current);
    const QString words = tr("Step %1 of %2: %3")
                              .arg(run_->current + 1)
                              .arg(run_->steps.size())
                              .arg(said(run_->plan->steps[current].title));
    const auto& progress = run_->steps[current].progress.text;
    step_->setText(progress.empty() ? words : words + QStringLiteral("  ·  ") + text(progress));
}

/// What the run that goes on does, in one sentence.
QString OverviewView::underWay() const {
    const auto& operation = run_->plan->operation;
    const auto& owner = scene_.picture->snapshot->owner;
    if (operation == "create")
        return tr("Being created: %1 of 16,384 slots have an owner")
            .arg(number(std::count_if(owner.begin(), owner.end(), [](std::int16_t index) { return index >= 0; })));
    return tr("Under way: %1 (%2 %)").arg(said(run_->plan->title)).arg(static_cast<int>(run_->overall * 100));
}

/// The run goes on, or nobody has looked since it was through.
bool OverviewView::goesOn() const {
    if (!run_ || active_) return active_;
    return run_->state == workflow::RunState::Succeeded && run_->ended &&
           scene_.picture->snapshot->taken < *run_->ended;
}

/// Servers refuse commands until all slots have an owner: while a run creates the cluster, that is no alarm.
bool OverviewView::forming() const { return goesOn() && run_->plan->operation == "create"; }

void OverviewView::showHealth() {
    const Scene& scene = scene_;
    const bool running = goesOn();
    const Lack lack = lackOf(scene);
    const auto& report = scene.picture->report;
    auto findings = report.findings;
    if (running)
        std::erase_if(findings, [this](const Finding& finding) {
            return operations::expectedDuring(run_->plan->operation, finding);
        });
    const bool critical = !findings.empty() && findings.front().severity == Severity::Critical;
    const bool quiet = findings.empty() || findings.front().severity == Severity::Notice;
    if ((running || !report.unread.empty()) && quiet)
        sign_->setIcon("info", accentColor);
    else if (quiet)
        sign_->setIcon("success", goodColor);
    else if (lack == Lack::NoCluster && !critical)
        sign_->setIcon("info", accentColor);
    else
        sign_->setIcon(critical ? "error" : "warning", critical ? badColor : warningColor);
    if (!running)
        sentence_->setText(said(report.sentence));
    else
        sentence_->setText(quiet ? underWay() : underWay() + QStringLiteral("; ") + said(findings.front().title));
    create_->setVisible(lack == Lack::NoCluster && !running);
    repair_->setVisible(lack == Lack::Nothing &&
                        std::any_of(findings.begin(), findings.end(),
                                    [](const Finding& finding) { return operations::repairable(finding.kind); }));
    showFindings(findings);
    int ready = 0, primaries = 0;
    qint64 keys = 0;
    for (const PodRow& pod : scene.pods) {
        ready += pod.ready;
        primaries += pod.role == Role::Primary;
        keys += pod.role == Role::Primary ? pod.keys.value_or(0) : 0;
    }
    QStringList facts{scene.pods.empty()
                          ? tr("No pods yet")
                          : tr("%1 of %n pod(s) ready", nullptr, static_cast<int>(scene.pods.size())).arg(ready)};
    if (lack == Lack::Nothing)
        facts << (primaries == 1 ? tr("1 primary") : tr("%1 primaries").arg(primaries))
              << tr("%1 keys").arg(number(keys));
    facts << tr("%n Kubernetes node(s)", nullptr, static_cast<int>(scene.nodes.size()));
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
}

void OverviewView::showFindings(const std::vector<Finding>& findings) {
    if (findings == shown_) return;
    shown_ = findings;
    while (auto* item = findings_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Finding& finding : shown_) findings_->addWidget(new FindingCard(finding));
}

}  // namespace slotpilot::gui
