// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/slots_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include "models/format.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/flow_area.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/owner_legend.h"
#include "widgets/slot_map.h"
#include "widgets/slots_chart.h"
#include "widgets/time_chart.h"

namespace slotpilot::gui {
namespace {}  // namespace

SlotMap::Data slotMapOf(const cluster::ClusterSnapshot& snapshot) {
    SlotMap::Data data;
    data.owner = snapshot.owner;
    data.mark.fill(SlotMap::None);
    for (const auto& member : snapshot.members) {
        data.names << text(member.name);
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self) continue;
        for (const auto& open : self->migrating) data.mark[static_cast<std::size_t>(open.slot)] |= SlotMap::Migrating;
        for (const auto& open : self->importing) data.mark[static_cast<std::size_t>(open.slot)] |= SlotMap::Importing;
    }
    return data;
}

SlotsView::SlotsView(const Actions& actions, QWidget* parent)
    : Page(parent),
      actions_(actions),
      model_(new RangesModel(this)),
      map_(new SlotMap),
      legend_(new OwnerLegend),
      pointed_(new ElidedLabel),
      chart_(new SlotsChart),
      timeChart_(new TimeChart),
      filter_(filterLine(tr("Filter ranges by owner or state"), "rangesFilter")),
      table_(new Table(model_, tr("Ranges of slots"))),
      empty_(new EmptyState),
      stack_(new QStackedWidget) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName("slotsSplitter");
    splitter->addWidget(makeMap());
    splitter->addWidget(makeSide());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({560, 520});
    stack_->addWidget(empty_);
    stack_->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    connect(map_, &SlotMap::slotPointed, this, &SlotsView::point);
    connect(map_, &SlotMap::slotActivated, this, [this](int slot) {
        for (const auto& row : model_->rows())
            if (row.first <= slot && slot <= row.last) table_->selectKey(row.key);
    });
    connect(legend_, &OwnerLegend::pointed, map_, &SlotMap::highlightOwner);
}

QWidget* SlotsView::makeMap() {
    map_->setObjectName("slotMap");
    map_->setMinimumSize(160, 160);  // a pixel a slot, for narrow windows
    map_->setToolTip(terms::slot());
    pointed_->setObjectName("pointedSlot");
    pointed_->setTextFormat(Qt::PlainText);
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(20, 16, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(pointed_);
    layout->addWidget(map_, 1);
    layout->addWidget(new FlowArea(legend_, 4));
    return widget;
}

QWidget* SlotsView::makeSide() {
    table_->setObjectName("rangesTable");
    table_->setTextElideMode(Qt::ElideMiddle);  // names differ in the end
    table_->setOrdered(RangesModel::Slots);
    table_->setColumnWidths({13, 7, 13, 16});
    chart_->setObjectName("slotsChart");
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(chart_);
    scroll->setAccessibleName(tr("Slots per pod"));
    looks_ = choice({tr("Slots per pod"), tr("Over time")}, "slotsLook", tr("Slots per pod"));
    looks_->setToolTip(terms::slot());
    quantity_ = choice({tr("Slots"), tr("Keys")}, "historyQuantity", tr("What is drawn over time"));
    shape_ = choice({tr("Lines"), tr("Stacked")}, "historyShape", tr("How it is drawn"));
    auto* bar = new QWidget;
    new FlowLayout(bar, 10);
    for (auto* tabs : {looks_, quantity_, shape_}) bar->layout()->addWidget(tabs);
    for (auto* tabs : {quantity_, shape_}) {
        tabs->hide();
        connect(tabs, &QTabBar::currentChanged, this, &SlotsView::showHistory);
    }
    auto* charts = new QStackedWidget;
    charts->addWidget(scroll);
    charts->addWidget(makeHistory());
    connect(looks_, &QTabBar::currentChanged, this, [this, charts](int look) {
        charts->setCurrentIndex(look);
        for (auto* tabs : {quantity_, shape_}) tabs->setVisible(look == 1);
        showHistory();
    });
    auto* top = new QWidget;
    auto* topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(8, 16, 16, 4);
    topLayout->setSpacing(4);
    topLayout->addWidget(bar);
    topLayout->addWidget(charts, 1);
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n range(s)", nullptr, all) : tr("%1 of %n range(s)", nullptr, all).arg(shown);
    });
    table_->filterBy(filter_);
    auto* filterBar = new QHBoxLayout;
    filterBar->setContentsMargins(8, 4, 16, 4);
    filterBar->addWidget(filter_, 1);
    filterBar->addWidget(count);
    auto* bottom = new QWidget;
    auto* bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->setContentsMargins(0, 4, 0, 0);
    bottomLayout->addLayout(filterBar);
    bottomLayout->addWidget(table_);
    auto* side = new QSplitter(Qt::Vertical);
    side->addWidget(top);
    side->addWidget(bottom);
    side->setStretchFactor(0, 3);
    side->setStretchFactor(1, 2);
    side->setSizes({330, 220});
    side->setChildrenCollapsible(false);
    side->setMinimumWidth(looks_->sizeHint().width() + 24);
    return side;
}

QWidget* SlotsView::makeHistory() {
    timeChart_->setObjectName("timeChart");
    auto* nothing =
        new MutedLabel(tr("While a workflow moves slots, each pod's slots and keys are drawn here over time."));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setContentsMargins(24, 0, 24, 0);
    historyStack_ = new QStackedWidget;
    historyStack_->addWidget(nothing);
    historyStack_->addWidget(timeChart_);
    return historyStack_;
}

void SlotsView::showRun(const workflow::RunStatusPtr& status, bool active) {
    const bool begun = status && status->started && status->plan->operation != "deploy";
    if (!begun) {
        recording_ = false;
        return;
    }
    if (run_ != status->started) {
        run_ = status->started;
        runStatus_ = status;
        history_.begin(*run_);
        if (scene_.picture) history_.add(*scene_.picture->snapshot, *run_);
        looks_->setCurrentIndex(1);
    }
    if (active || recording_) {
        history_.setMarks(*status);
        runStatus_ = status;
    }
    // While a run waits, the time of the step before is set off.
    timeChart_->setBand({});
    const auto seconds = [&](WallTime time) { return std::chrono::duration<double>(time - *run_).count(); };
    if (status->state == workflow::RunState::Paused && status->current > 0)
        if (const auto& step = status->steps[static_cast<std::size_t>(status->current) - 1]; step.started && step.ended)
            timeChart_->setBand(std::pair(seconds(*step.started), seconds(*step.ended)));
    recording_ = active;
    if (!active) showHistory();
}

/// Time goes on also while nothing changes.
void SlotsView::tick() {
    if (!recording_ || !scene_.picture) return;
    history_.add(*scene_.picture->snapshot, std::chrono::system_clock::now());
    showHistory();
}

void SlotsView::showHistory() {
    historyStack_->setCurrentIndex(history_.empty() ? 0 : 1);
    if (!isVisible() || looks_->currentIndex() == 0) return;
    const auto& times = history_.times();
    const bool keys = quantity_->currentIndex() == 1;
    QVector<TimeChart::Line> lines;
    QVector<double> sums(static_cast<qsizetype>(times.size()));
    for (const auto& series : history_.series()) {
        const auto& values = keys ? series.keys : series.slotsOwned;
        lines.append({series.pod, ownerColor(series.colorIndex), QVector<double>(values.begin(), values.end())});
        for (qsizetype i = 0; i < sums.size(); ++i) sums[i] += lines.back().values[i];
    }
    const double most = keys && !sums.isEmpty() ? *std::max_element(sums.begin(), sums.end()) : redis::slotCount;
    QVector<TimeChart::Mark> marks;
    for (const auto& mark : history_.marks())
        marks.append({mark.time, QString::number(mark.step), tr("%1. %2").arg(mark.step).arg(mark.title)});
    timeChart_->setAccessibleName(keys ? tr("Keys per pod over time") : tr("Slots per pod over time"));
    timeChart_->setLook(shape_->currentIndex() == 1 ? TimeChart::Look::Stacked : TimeChart::Look::Lines);
    const auto pauses = runStatus_ && !times.empty() ? workflow::pausesOf(*runStatus_, *run_, times.back())
                                                     : std::vector<workflow::Span>();
    timeChart_->setContent(QVector<double>(times.begin(), times.end()), lines, marks, most, pauses);
}

void SlotsView::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (scene_.picture) show(scene_);
}

void SlotsView::show(const Scene& scene) {
    const bool other =
        scene_.picture && scene.picture && scene_.picture->snapshot->target != scene.picture->snapshot->target;
    if (!scene.picture || other) {
        history_ = {};
        run_.reset();
        runStatus_ = nullptr;
    }
    scene_ = scene;
    if (scene.picture && run_ && recording_) history_.add(*scene.picture->snapshot, scene.picture->snapshot->taken);
    const Lack lack = lackOf(scene);
    if (lack != Lack::Nothing) {
        explain(*empty_, lack, scene, actions_);
        stack_->setCurrentIndex(0);
        return;
    }
    stack_->setCurrentIndex(1);
    if (!isVisible()) return;  // a page that nobody sees costs nothing
    const auto& snapshot = *scene.picture->snapshot;
    map_->setData(slotMapOf(snapshot));
    map_->setEmphasis(scene.change ? scene.change->changedSlots : std::bitset<SlotMap::count>());
    model_->update(rangeRows(snapshot));
    QVector<OwnerLegend::Entry> entries;
    QVector<SlotsChart::Bar> bars;
    for (std::size_t i = 0; i < scene.pods.size(); ++i) {
        const PodRow& pod = scene.pods[i];
        if (pod.role == Role::Replica && pod.slotsOwned == 0) continue;
        const int index = static_cast<int>(i);
        entries.append({pod.key, index});
        bars.append({pod.key, index, pod.slotsOwned});
    }
    legend_->setEntries(entries);
    chart_->setBars(bars);
    showHistory();
    point(map_->hasFocus() ? map_->currentSlot() : -1);
}

void SlotsView::point(int slot) {
    if (slot < 0 || !scene_.picture) {
        pointed_->setText(tr("16,384 slots, 128 to a row. Point at one, or walk with the arrow keys."));
        return;
    }
    QString words = map_->describe(slot);
    const int owner = scene_.picture->snapshot->owner[static_cast<std::size_t>(slot)];
    if (owner >= 0 && static_cast<std::size_t>(owner) < scene_.pods.size()) {
        const PodRow& pod = scene_.pods[static_cast<std::size_t>(owner)];
        if (pod.keys) words += tr(" · %1 keys in its %2").arg(number(*pod.keys), slotsText(pod.slotsOwned));
    }
    pointed_->setText(words);
}

void SlotsView::focusFilter() { filter_->setFocus(Qt::ShortcutFocusReason); }

}  // namespace slotpilot::gui
