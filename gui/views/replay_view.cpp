// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <cmath>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/plan_model.h"
#include "operations/check.h"
#include "views/cluster_graph.h"
#include "views/slots_view.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/owner_legend.h"
#include "widgets/slot_map.h"
#include "widgets/time_chart.h"
#include "widgets/timeline.h"

namespace slotpilot::gui {
namespace {

constexpr std::array<double, 7> speeds{0.25, 0.5, 1, 2, 5, 20, 60};
constexpr auto nothingShown = static_cast<std::size_t>(-1);
constexpr double usualPlayTime = 30;  ///< seconds that a replay takes unless told otherwise

QWidget* scrolled(QWidget* content, const QString& name) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    area->setAccessibleName(name);
    return area;
}

/// Pods are drawn as large as can be seen at once.
class GraphArea : public QScrollArea {
public:
    explicit GraphArea(ClusterGraph* graph) : graph_(graph) {
        setWidgetResizable(true);
        setFrameShape(NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidget(graph);
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        graph_->setRoom(viewport()->height());
        QScrollArea::resizeEvent(event);
    }

private:
    ClusterGraph* graph_;
};

}  // namespace

ReplayView::ReplayView(QWidget* parent) : QWidget(parent) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(makeStory());
    splitter->addWidget(makePictures());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeTransport());
    layout->addWidget(splitter, 1);
    clock_.setInterval(40);
    connect(&clock_, &QTimer::timeout, this, &ReplayView::tick);
}

QWidget* ReplayView::makeHead() {
    auto* back = new QToolButton;
    back->setIcon(icon("back"));
    back->setText(tr("All runs"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setObjectName("replayBack");
    back->setFocusPolicy(Qt::StrongFocus);
    connect(back, &QToolButton::clicked, this, &ReplayView::closed);
    auto* exporting = new QToolButton;
    exporting->setIcon(icon("export"));
    exporting->setText(tr("Export"));
    exporting->setToolTip(tr("Writes this run to a file: a report, its data, or pictures"));
    exporting->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    exporting->setPopupMode(QToolButton::InstantPopup);
    exporting->setObjectName("replayExport");
    exporting->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(exporting);
    addExports(menu);
    exporting->setMenu(menu);
    title_ = heading({}, 1.2);
    title_->setObjectName("replayTitle");
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    facts_ = new MutedLabel;
    facts_->setObjectName("replayFacts");
    facts_->setWordWrap(true);
    facts_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(title_);
    words->addWidget(facts_);
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 12, 16, 6);
    layout->setSpacing(14);
    layout->addWidget(back, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(exporting, 0, Qt::AlignTop);
    return head;
}

void ReplayView::addExports(QMenu* menu) {
    const auto add = [&](const QString& words, ExportKind kind, const char* name) {
        auto* action = menu->addAction(words, this, [this, kind] { Q_EMIT exportWanted(kind); });
        action->setObjectName(name);
    };
    add(tr("&Report (one HTML page)…"), ExportKind::Report, "exportReport");
    menu->addSeparator();
    add(tr("Data to be &imported elsewhere (JSON)…"), ExportKind::Json, "exportJson");
    add(tr("&Table of slots and keys (CSV)…"), ExportKind::Csv, "exportCsv");
    menu->addSeparator();
    add(tr("&Pictures (PNG)…"), ExportKind::Png, "exportPng");
    add(tr("Pictures (&SVG)…"), ExportKind::Svg, "exportSvg");
}

QWidget* ReplayView::makeTransport() {
    play_ = toolButton("run", tr("Play (Space)"), "replayPlay");
    play_->setIconSize({22, 22});
    play_->setShortcut(Qt::Key_Space);
    auto* before = toolButton("previous", tr("To where the step before began"), "replayPrevious");
    auto* after = toolButton("step", tr("To where the next step began"), "replayNext");
    slider_ = new QSlider(Qt::Horizontal);
    slider_->setObjectName("replaySlider");
    slider_->setAccessibleName(tr("Moment of the run"));
    slider_->setPageStep(1000);
    slider_->setSingleStep(100);
    time_ = new QLabel;
    time_->setObjectName("replayTime");
    time_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    speed_ = new QComboBox;
    speed_->setObjectName("replaySpeed");
    speed_->setToolTip(tr("How fast it is played"));
    speed_->setAccessibleName(speed_->toolTip());
    for (const double speed : speeds)
        speed_->addItem(speed == 0.25 ? tr("¼ ×") : speed == 0.5 ? tr("½ ×") : tr("%1 ×").arg(speed), speed);
    now_ = new QLabel;
    now_->setObjectName("replayNow");
    now_->setTextFormat(Qt::PlainText);
    connect(play_, &QToolButton::clicked, this, [this] { play(!playing()); });
    connect(before, &QToolButton::clicked, this, [this] { stepBy(-1); });
    connect(after, &QToolButton::clicked, this, [this] { stepBy(1); });
    connect(slider_, &QSlider::valueChanged, this, [this](int value) { seek(shown_.time(value / 1000.0)); });
    connect(slider_, &QSlider::sliderPressed, this, [this] { play(false); });
    auto* bar = new QWidget;
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(12, 2, 16, 8);
    layout->setSpacing(3);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (auto* button : {before, play_, after}) row->addWidget(button);
    row->addSpacing(6);
    row->addWidget(slider_, 1);
    row->addSpacing(6);
    row->addWidget(time_);
    row->addSpacing(6);
    row->addWidget(speed_);
    layout->addLayout(row);
    layout->addWidget(now_);
    return bar;
}

QWidget* ReplayView::makeStory() {
    timeline_ = new Timeline;
    timeline_->setObjectName("replayTimeline");
    timelineArea_ = static_cast<QScrollArea*>(scrolled(timeline_, tr("Steps")));
    timelineArea_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    timelineArea_->setBackgroundRole(QPalette::Base);
    connect(timeline_, &Timeline::timePressed, this, [this](double seconds) {
        play(false);
        seek(seconds);
    });
    connect(timeline_, &Timeline::barChosen, this, &ReplayView::chooseStep);
    lines_ = new RunLinesModel(this);
    log_ = new Table(lines_, tr("Log of the run"));
    log_->setObjectName("replayLog");
    log_->setColumnWidths({9, 6, 9, 40});
    steps_ = new QComboBox;
    steps_->setObjectName("replayLogStep");
    steps_->setAccessibleName(tr("Lines of which step"));
    steps_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    steps_->setMinimumContentsLength(8);
    connect(steps_, &QComboBox::currentIndexChanged, this, &ReplayView::showLog);
    auto* filter = filterLine(tr("Filter the log"), "replayLogFilter");
    log_->filterBy(filter);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 6);
    bar->addWidget(steps_, 1);
    bar->addWidget(filter, 1);
    auto* log = new QWidget;
    auto* logLayout = new QVBoxLayout(log);
    logLayout->setContentsMargins(0, 0, 0, 0);
    logLayout->setSpacing(0);
    logLayout->addLayout(bar);
    logLayout->addWidget(log_, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    timelineArea_->setMinimumHeight(110);
    splitter->addWidget(timelineArea_);
    splitter->addWidget(log);
    splitter->setSizes({340, 220});
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

QWidget* ReplayView::makePictures() {
    looks_ = choice({tr("Slots"), tr("Slots, stacked"), tr("Keys"), tr("Keys, stacked")}, "replayLook",
                    tr("What is drawn over time"));
    connect(looks_, &QTabBar::currentChanged, this, &ReplayView::showCharts);
    chart_ = new TimeChart;
    chart_->setObjectName("replayChart");
    connect(chart_, &TimeChart::timePressed, this, [this](double seconds) {
        play(false);
        seek(seconds);
    });
    auto* nothing = new MutedLabel(
        tr("Nothing was recorded while this run went on: it has its steps and its log. Runs are recorded since "
           "this version of Slotpilot."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setContentsMargins(24, 0, 24, 0);
    chartStack_ = new QStackedWidget;
    chartStack_->addWidget(nothing);
    chartStack_->addWidget(chart_);
    auto* top = new QWidget;
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(8, 4, 16, 4);
    topLayout->setSpacing(4);
    topLayout->addWidget(looks_);
    topLayout->addWidget(chartStack_, 1);

    pictures_ = choice({tr("Slot map"), tr("Pods")}, "replayPicture", tr("What is shown of this moment"));
    map_ = new SlotMap;
    map_->setObjectName("replayMap");
    map_->setMinimumSize(140, 140);
    legend_ = new OwnerLegend;
    connect(legend_, &OwnerLegend::pointed, map_, &SlotMap::highlightOwner);
    pointed_ = new MutedLabel;
    connect(map_, &SlotMap::slotPointed, this,
            [this](int slot) { pointed_->setText(slot < 0 ? QString() : map_->describe(slot)); });
    auto* mapPage = new QWidget;
    auto* mapLayout = new QVBoxLayout(mapPage);
    mapLayout->setContentsMargins(0, 0, 0, 0);
    mapLayout->addWidget(map_, 1);
    mapLayout->addWidget(legend_);
    graph_ = new ClusterGraph;
    pictureStack_ = new QStackedWidget;
    pictureStack_->addWidget(mapPage);
    pictureStack_->addWidget(new GraphArea(graph_));
    connect(pictures_, &QTabBar::currentChanged, this, [this](int picture) {
        pictureStack_->setCurrentIndex(picture);
        moment_ = nothingShown;
        showMoment();
    });
    auto* pictureHead = new QHBoxLayout;
    pictureHead->addWidget(pictures_);
    pictureHead->addStretch();
    pictureHead->addWidget(pointed_);
    auto* bottom = new QWidget;
    auto* bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->setContentsMargins(8, 4, 16, 12);
    bottomLayout->setSpacing(6);
    bottomLayout->addLayout(pictureHead);
    bottomLayout->addWidget(pictureStack_, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(top);
    splitter->addWidget(bottom);
    splitter->setSizes({200, 420});
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

double ReplayView::seconds(WallTime time) const { return std::chrono::duration<double>(time - start_).count(); }

void ReplayView::show(std::shared_ptr<const LoadedRun> run) {
    play(false);
    run_ = std::move(run);
    const auto& recorded = run_->recorded;
    const auto& status = recorded.run.status;
    const auto& recording = recorded.recording;
    start_ = status.started.value_or(recording.empty() ? WallTime{} : recording.time(0));
    length_ = 0.1;
    if (status.ended) length_ = std::max(length_, seconds(*status.ended));
    if (!recording.empty()) length_ = std::max(length_, seconds(recording.time(recording.size() - 1)));
    stops_ = {0};
    for (const auto& step : status.steps) {
        if (step.started) stops_.push_back(std::max(0.0, seconds(*step.started)));
        if (step.ended) length_ = std::max(length_, seconds(*step.ended));
    }
    stops_.push_back(length_);
    shown_ = workflow::ShownTime(workflow::pausesOf(status, start_, length_), 0, length_);
    std::sort(stops_.begin(), stops_.end());
    const auto row = runRows({{recorded.run.entry, {}}}).front();
    title_->setText(row.title);
    QStringList facts{row.state};
    if (status.started && status.ended)
        facts << duration(std::chrono::duration_cast<std::chrono::milliseconds>(*status.ended - *status.started));
    if (status.started) facts << QLocale().toString(dateTime(*status.started), QLocale::ShortFormat);
    facts << row.target << tr("%n step(s)", nullptr, static_cast<int>(status.steps.size()));
    if (status.error) facts << errorLine(*status.error);
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    const auto speed = std::find_if(speeds.begin() + 2, speeds.end(),
                                    [&](double factor) { return shown_.shown(length_) / factor <= usualPlayTime; });
    speed_->setCurrentIndex(static_cast<int>(std::min<std::ptrdiff_t>(speed - speeds.begin(), speeds.size() - 1)));
    showSteps();
    chartStack_->setCurrentIndex(recording.empty() ? 0 : 1);
    pictureStack_->setVisible(!recording.empty());
    pictures_->setVisible(!recording.empty());
    looks_->setVisible(!recording.empty());
    showCharts();
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>(std::lround(shown_.shown(length_) * 1000)));
    slider_->setValue(0);
    position_ = -1;
    moment_ = nothingShown;
    seek(0);
}

void ReplayView::showSteps() {
    const auto& run = run_->recorded.run;
    QVector<Timeline::Bar> bars;
    const QSignalBlocker quiet(steps_);
    steps_->clear();
    steps_->addItem(tr("All steps"), -1);
    for (std::size_t i = 0; i < run.status.steps.size(); ++i) {
        const auto& record = run.status.steps[i];
        Timeline::Bar bar;
        bar.title = tr("%1. %2").arg(i + 1).arg(said(run.status.plan->steps[i].title));
        bar.sign = static_cast<StepDelegate::Sign>(record.state);
        QStringList words{stateText(record.state)};
        if (record.started) bar.from = seconds(*record.started);
        if (record.ended) bar.to = seconds(*record.ended);
        if (bar.from && bar.to)
            words.last() += tr(" in %1").arg(
                duration(std::chrono::milliseconds(static_cast<long long>((*bar.to - *bar.from) * 1000))));
        if (!record.seen.empty()) words << said(record.seen);
        if (record.error) words << errorLine(*record.error);
        bar.toolTip = words.join(u'\n');
        steps_->addItem(bar.title, static_cast<int>(i));
        bars << bar;
    }
    timeline_->setCurrent(-1);
    timeline_->setBars(bars, length_, shown_);
    showLog();
}

void ReplayView::showLog() {
    if (!run_) return;
    auto rows = runLineRows(run_->recorded.run);
    if (const int step = steps_->currentData().toInt(); step >= 0)
        std::erase_if(rows, [&](const RunLineRow& row) { return row.step != step + 1; });
    lines_->update(std::move(rows));
}

void ReplayView::showCharts() {
    if (!run_ || run_->recorded.recording.empty()) return;
    const int look = looks_->currentIndex();
    const auto& chart = look < 2 ? run_->ownedSlots : run_->keys;
    QVector<TimeChart::Line> lines;
    double most = 1;
    QVector<double> sums(static_cast<qsizetype>(chart.times.size()));
    for (const auto& line : chart.lines) {
        lines.append(
            {text(line.name), ownerColor(line.color), QVector<double>(line.values.begin(), line.values.end())});
        for (qsizetype i = 0; i < sums.size(); ++i) most = std::max(most, sums[i] += line.values[std::size_t(i)]);
    }
    QVector<TimeChart::Mark> marks;
    for (const auto& mark : chart.marks) marks.append({mark.time, text(mark.label), said(mark.title)});
    chart_->setAccessibleName(look < 2 ? tr("Slots per pod over time") : tr("Keys per pod over time"));
    chart_->setLook(look % 2 == 1 ? TimeChart::Look::Stacked : TimeChart::Look::Lines);
    chart_->setContent(QVector<double>(chart.times.begin(), chart.times.end()), lines, marks,
                       look < 2 ? redis::slotCount : most, chart.pauses);
}

void ReplayView::seek(double to) {
    if (!run_) return;
    to = std::clamp(to, 0.0, length_);
    if (to == position_) return;
    position_ = to;
    const QSignalBlocker quiet(slider_);
    slider_->setValue(static_cast<int>(std::lround(shown_.shown(to) * 1000)));
    time_->setText(tr("%1 / %2").arg(clockText(to), clockText(length_)));
    timeline_->setTime(to);
    chart_->setCursor(to);
    showMoment();
}

/// Everything that shows the moment; what is the same as before costs nothing.
void ReplayView::showMoment() {
    if (!run_) return;
    // Times of the journal are whole microseconds.
    const WallTime time =
        start_ + std::chrono::round<std::chrono::microseconds>(std::chrono::duration<double>(position_));
    const auto status = operations::statusAt(run_->recorded.run, time);
    const int step = status.current;
    const auto steps = static_cast<int>(status.steps.size());
    if (status.ended)
        now_->setText(tr("The run is over: %1").arg(stateText(status.state)));
    else if (step >= 0)
        now_->setText(tr("Step %1 of %2: %3")
                          .arg(step + 1)
                          .arg(steps)
                          .arg(said(status.plan->steps[static_cast<std::size_t>(step)].title)));
    if (step >= 0 && playing()) timelineArea_->ensureVisible(0, timeline_->rowRect(step).center().y(), 0, 40);
    const auto& recording = run_->recorded.recording;
    if (recording.empty()) return;
    const auto moment = recording.momentAt(time);
    if (std::exchange(moment_, moment) == moment) return;
    const auto snapshot = recording.snapshot(moment);
    map_->setData(slotMapOf(*snapshot));
    Scene scene{std::make_shared<const Picture>(Picture{snapshot, {}}), podRows(*snapshot), {}};
    scene.nodes = nodeRows(*snapshot, scene.pods);
    if (pictures_->currentIndex() == 1) graph_->show(scene, &status);
    QVector<OwnerLegend::Entry> entries;
    for (const PodRow& pod : scene.pods)
        if (pod.role != Role::Replica || pod.slotsOwned > 0) entries.append({pod.key, pod.index});
    legend_->setEntries(entries);
}

void ReplayView::play(bool on) {
    if (on && !run_) return;
    if (on && position_ >= length_) seek(0);
    on ? clock_.start() : clock_.stop();
    sinceTick_.start();
    play_->setIcon(icon(on ? "pause" : "run"));
    play_->setToolTip(on ? tr("Pause (Space)") : tr("Play (Space)"));
    play_->setAccessibleName(play_->toolTip());
}

void ReplayView::tick() {
    const double passed = static_cast<double>(sinceTick_.restart()) / 1000 * speed_->currentData().toDouble();
    seek(shown_.time(shown_.shown(position_) + passed));
    if (position_ >= length_) play(false);
}

void ReplayView::stepBy(int by) {
    play(false);
    constexpr double slack = 0.005;
    if (by > 0) {
        const auto next = std::upper_bound(stops_.begin(), stops_.end(), position_ + slack);
        if (next != stops_.end()) seek(*next);
        return;
    }
    const auto here = std::lower_bound(stops_.begin(), stops_.end(), position_ - slack);
    if (here != stops_.begin()) seek(*(here - 1));
}

/// A step that is chosen: to where it began, with its lines in the log.
void ReplayView::chooseStep(int step) {
    play(false);
    steps_->setCurrentIndex(steps_->findData(step));
    const auto& record = run_->recorded.run.status.steps[static_cast<std::size_t>(step)];
    if (record.started) seek(seconds(*record.started));
}

void ReplayView::hideEvent(QHideEvent* event) {
    play(false);
    QWidget::hideEvent(event);
}

}  // namespace slotpilot::gui
