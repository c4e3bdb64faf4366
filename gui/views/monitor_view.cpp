// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/monitor_view.h"

#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTabBar>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/metric_text.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/flow_area.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/owner_legend.h"

namespace slotpilot::gui {
namespace {

using metrics::Fold;
using metrics::Metric;

constexpr std::array<int, 5> rangeSeconds{300, 900, 3600, 6 * 3600, 24 * 3600};
constexpr int chartWidth = 330, chartHeight = 190, mostAnswers = 200;

double fold(Fold fold, const std::vector<double>& values) {
    if (fold == Fold::Most) return *std::max_element(values.begin(), values.end());
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return fold == Fold::Sum ? sum : sum / static_cast<double>(values.size());
}

/// A pod has the colour of its ordinal everywhere.
int colorOf(const std::string& pod) {
    const auto dash = pod.rfind('-');
    return dash == pod.npos ? -1 : std::max(-1, std::atoi(pod.c_str() + dash + 1));
}

double secondsOf(WallTime time) { return std::chrono::duration<double>(time.time_since_epoch()).count(); }

/// Labels as Prometheus writes them.
QString nameOf(const metrics::PrometheusSeries& series) {
    QString name;
    QStringList labels;
    for (const auto& [key, value] : series.labels) {
        if (key == "__name__")
            name = text(value);
        else
            labels << QStringLiteral("%1=\"%2\"").arg(text(key), text(value));
    }
    if (!labels.isEmpty()) name += QStringLiteral("{%1}").arg(labels.join(QStringLiteral(", ")));
    return name.isEmpty() ? MonitorView::tr("value") : name;
}

QString plainNumber(double value) {
    return std::isnan(value) ? QStringLiteral("NaN") : QLocale().toString(value, 'g', 8);
}

}  // namespace

MonitorView::MonitorView(const Actions& actions, ClusterBridge& cluster, RunBridge& run, QWidget* parent)
    : Page(parent),
      actions_(actions),
      cluster_(cluster),
      metrics_(cluster),
      empty_(new EmptyState),
      stack_(new QStackedWidget),
      trouble_(new MessageBar(true)) {
    trouble_->setObjectName("monitorTrouble");
    trouble_->hide();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeBar());
    layout->addWidget(makePromql());
    layout->addWidget(trouble_);
    layout->addWidget(makeCharts(), 1);
    stack_->addWidget(empty_);
    stack_->addWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    filling_.setInterval(0);
    connect(&filling_, &QTimer::timeout, this, &MonitorView::showNext);
    connect(&metrics_, &MetricsBridge::loaded, this, &MonitorView::take);
    connect(&metrics_, &MetricsBridge::failed, this, [this](const Error& error) {
        trouble_->show(Tone::Warning, tr("Prometheus does not tell"), errorLine(error) + u'\n' + said(error.hint),
                       {{tr("Take INFO"), [this] { source_->setCurrentIndex(0); }}});
        if (results_) return;  // what came before stays
        for (auto* chart : charts_) chart->setMessage(tr("No answer"));
    });
    connect(&metrics_, &MetricsBridge::searched, this, [this](const std::optional<Error>& error) {
        fillSources();
        if (error) note_->setToolTip(errorLine(*error));
    });
    connect(&metrics_, &MetricsBridge::queried, this, &MonitorView::showAnswer);
    connect(&run, &RunBridge::statusChanged, this, &MonitorView::markRun);
    fillSources();
}

QWidget* MonitorView::makeBar() {
    source_ = new QComboBox;
    source_->setObjectName("monitorSource");
    source_->setAccessibleName(tr("Where the values come from"));
    source_->setToolTip(
        tr("INFO is what Slotpilot itself reads from every pod since it was connected. A Prometheus knows "
           "more of the past."));
    source_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    ranges_ = choice({tr("5 min"), tr("15 min"), tr("1 h"), tr("6 h"), tr("24 h")}, "monitorRange", tr("Time shown"));
    looks_ = choice({tr("Per pod"), tr("Together")}, "monitorLook", tr("Lines"));
    looks_->setToolTip(tr("Together: sums, or the highest where a sum says nothing"));
    legend_ = new OwnerLegend;
    note_ = new MutedLabel;
    note_->setObjectName("monitorNote");
    auto* choices = new QWidget;
    auto* row = new FlowLayout(choices, 14);
    row->setContentsMargins(0, 0, 16, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{source_, ranges_, looks_, note_}) row->addWidget(widget);
    auto* bar = new QWidget;
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(choices);
    legendArea_ = new FlowArea(legend_, 2);
    layout->addWidget(legendArea_);
    const int range =
        std::clamp(QSettings().value("monitor/range", 0).toInt(), 0, static_cast<int>(rangeSeconds.size()) - 1);
    ranges_->setCurrentIndex(range);
    metrics_.setRange(std::chrono::seconds(rangeSeconds[static_cast<std::size_t>(range)]));
    connect(source_, &QComboBox::currentIndexChanged, this, &MonitorView::chooseSource);
    connect(ranges_, &QTabBar::currentChanged, this, [this](int index) {
        QSettings().setValue("monitor/range", index);
        metrics_.setRange(std::chrono::seconds(rangeSeconds[static_cast<std::size_t>(index)]));
        if (answer_->isVisible()) ask();
    });
    connect(looks_, &QTabBar::currentChanged, this, [this](int look) {
        together_ = look == 1;
        legendArea_->setVisible(!together_);
        if (results_) take(results_);
    });
    connect(legend_, &OwnerLegend::pointed, this, [this](int color) {
        for (auto* chart : charts_) chart->setStressed(color);
    });
    return bar;
}

QWidget* MonitorView::makePromql() {
    expression_ = new QLineEdit;
    expression_->setObjectName("promqlLine");
    expression_->setAccessibleName(tr("PromQL expression"));
    expression_->setPlaceholderText(tr("PromQL, e.g. sum by (pod) (rate(redis_commands_processed_total[1m]))"));
    expression_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    expression_->setClearButtonEnabled(true);
    ask_ = new QPushButton(icon("run"), tr("Ask"));
    ask_->setObjectName("promqlAsk");
    stop_ = new QPushButton(icon("cancel"), tr("Stop"));
    stop_->setObjectName("promqlStop");
    stop_->hide();
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Closes the answer"));
    close->setAccessibleName(close->toolTip());
    answerError_ = paragraph();
    answerError_->setObjectName("promqlError");
    answerChart_ = new MetricChart;
    answerChart_->setObjectName("promqlChart");
    answerChart_->setTitle(tr("Answer"), tr("The series that the expression gives, over the time chosen above."));
    answerChart_->setWords({[](double value) { return plainNumber(value); },
                            [](double most, int lines) { return metricStep(metrics::Unit::Count, most, lines); },
                            {}});
    answerRows_ = new QStandardItemModel(0, 4, this);
    answerRows_->setHorizontalHeaderLabels({tr("Series"), tr("Last"), tr("Lowest"), tr("Highest")});
    answerTable_ = new Table(answerRows_, tr("Answer"));
    answerTable_->setObjectName("promqlTable");
    answerTable_->setColumnWidths({34, 11, 11, 11});
    answerTable_->setFrameShape(QFrame::StyledPanel);
    answer_ = new QWidget;
    auto* shown = new QGridLayout(answer_);
    shown->setContentsMargins(0, 0, 16, 0);
    shown->addWidget(answerError_, 0, 0, 1, 2);
    shown->addWidget(answerChart_, 1, 0);
    shown->addWidget(answerTable_, 1, 1);
    shown->setColumnStretch(0, 1);
    shown->setColumnStretch(1, 1);
    answerChart_->setFixedHeight(chartHeight);
    answerTable_->setFixedHeight(chartHeight);
    answer_->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 16, 0);
    row->addWidget(expression_, 1);
    row->addWidget(ask_);
    row->addWidget(stop_);
    row->addWidget(close);
    promql_ = new QWidget;
    auto* layout = new QVBoxLayout(promql_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(row);
    layout->addWidget(answer_);
    promql_->hide();
    connect(expression_, &QLineEdit::returnPressed, this, &MonitorView::ask);
    connect(ask_, &QPushButton::clicked, this, &MonitorView::ask);
    connect(stop_, &QPushButton::clicked, this, [this] {
        metrics_.cancelQuery();
        showAnswer(fail(cancelled(tr("Stopped").toStdString())));
    });
    connect(close, &QToolButton::clicked, answer_, &QWidget::hide);
    connect(answerChart_, &MetricChart::hovered, this, &MonitorView::hover);
    return promql_;
}

QWidget* MonitorView::makeCharts() {
    grid_ = new QWidget;
    layout_ = new QGridLayout(grid_);
    layout_->setContentsMargins(0, 0, 16, 12);
    layout_->setSpacing(10);
    for (std::size_t i = 0; i < charts_.size(); ++i) {
        const auto metric = static_cast<Metric>(i);
        const auto info = metrics::infoOf(metric);
        auto* chart = new MetricChart;
        chart->setObjectName(QStringLiteral("chart%1").arg(i));
        chart->setTitle(metricTitle(metric), metricMeaning(metric));
        chart->setWords({[info](double value) { return metricText(info.unit, value); },
                         [info](double most, int lines) { return metricStep(info.unit, most, lines); },
                         info.across == Fold::Sum ? tr("Σ ") : tr("max "),
                         [info](const std::vector<double>& values) { return fold(info.across, values); }});
        chart->setMinimumHeight(chartHeight);
        chart->setMessage(tr("The first values come in a moment."));
        connect(chart, &MetricChart::hovered, this, &MonitorView::hover);
        charts_[i] = chart;
    }
    scroll_ = new QScrollArea;
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(grid_);
    scroll_->viewport()->installEventFilter(this);
    arrange();
    return scroll_;
}

/// As many columns as there is room for.
void MonitorView::arrange() {
    const int columns = std::clamp(scroll_->viewport()->width() / chartWidth, 1, 4);
    if (columns == columns_) return;
    for (int column = 0; column < columns_; ++column) layout_->setColumnStretch(column, 0);
    columns_ = columns;
    for (std::size_t i = 0; i < charts_.size(); ++i)
        layout_->addWidget(charts_[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
    for (int column = 0; column < columns; ++column) layout_->setColumnStretch(column, 1);
}

bool MonitorView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == scroll_->viewport()) arrange();
    return Page::eventFilter(watched, event);
}

void MonitorView::show(const Scene& scene) {
    const bool other =
        cluster_.access() != access_ ||
        (scene_.picture && scene.picture && scene_.picture->snapshot->target != scene.picture->snapshot->target);
    scene_ = scene;
    if (other) {
        access_ = cluster_.access();
        searched_ = false;
        marks_.clear();
        trouble_->hide();
        answer_->hide();
        metrics_.reset();
        fillSources();
    }
    const Lack lack = lackOf(scene);
    const bool nothing = lack != Lack::Nothing && lack != Lack::NoCluster;
    if (nothing) explain(*empty_, lack, scene, actions_);
    stack_->setCurrentIndex(nothing ? 0 : 1);
    if (isVisible() && !nothing && !std::exchange(searched_, true)) metrics_.search();
}

void MonitorView::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    metrics_.setOn(true);
    if (scene_.picture && access_ && !std::exchange(searched_, true)) metrics_.search();
}

void MonitorView::hideEvent(QHideEvent* event) {
    metrics_.setOn(false);
    Page::hideEvent(event);
}

void MonitorView::focusFilter() {
    if (promql_->isVisible()) expression_->setFocus(Qt::ShortcutFocusReason);
}

void MonitorView::fillSources() {
    const QSignalBlocker blocker(source_);
    source_->clear();
    source_->addItem(tr("INFO of every pod"));
    int current = 0;
    for (const auto& place : metrics_.places()) {
        if (metrics_.source() == place) current = source_->count();
        source_->addItem(tr("Prometheus %1").arg(text(place.label())));
    }
    source_->addItem(tr("Look for a Prometheus"));
    source_->setCurrentIndex(current);
    promql_->setVisible(metrics_.source().has_value());
    note_->setText(searched_ && metrics_.places().empty() && !metrics_.searching()
                       ? tr("No Prometheus found in the cluster")
                       : QString());
}

void MonitorView::chooseSource(int index) {
    const auto& places = metrics_.places();
    trouble_->hide();
    if (index == source_->count() - 1) {
        fillSources();
        note_->setText(tr("Looking for a Prometheus…"));
        metrics_.search();
        return;
    }
    metrics_.setSource(index == 0 ? std::nullopt : std::optional(places[static_cast<std::size_t>(index) - 1]));
    promql_->setVisible(index > 0);
    results_.reset();
    if (index > 0)
        for (auto* chart : charts_) chart->setMessage(tr("Asking Prometheus…"));
}

void MonitorView::markRun(const workflow::RunStatusPtr& status) {
    if (!status || !status->started) return;
    auto& marks = marks_[status->runId];
    marks.clear();
    for (std::size_t i = 0; i < status->steps.size(); ++i)
        if (const auto& started = status->steps[i].started)
            marks.push_back({secondsOf(*started), QString::number(i + 1),
                             tr("%1. %2").arg(i + 1).arg(said(status->plan->steps[i].title))});
    if (results_ && isVisible()) take(results_);
}

std::vector<MetricChart::Mark> MonitorView::marks() const {
    std::vector<MetricChart::Mark> all;
    for (const auto& [run, marks] : marks_) all.insert(all.end(), marks.begin(), marks.end());
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return all;
}

void MonitorView::take(const MetricsBridge::Results& results) {
    results_ = results;
    if (metrics_.source()) trouble_->hide();
    showLegend();
    next_ = 0;
    filling_.start();
}

/// One chart a turn of the event loop: a dozen with many lines at once would be felt.
void MonitorView::showNext() {
    if (next_ >= charts_.size() || !results_) {
        filling_.stop();
        return;
    }
    showChart(next_++);
}

void MonitorView::showChart(std::size_t index) {
    const auto& result = (*results_)[index];
    auto* chart = charts_[index];
    if (!result) {
        chart->setMessage(errorLine(result.error()));
        return;
    }
    MetricChart::Content content;
    content.times = result->times;
    if (!content.times.empty()) {
        content.to = content.times.back() + result->step;
        content.from = content.to - static_cast<double>(metrics_.range().count());
    }
    if (together_ && !result->lines.empty()) {
        content.lines.push_back(
            {tr("Together"), -1, result->folded(metrics::infoOf(static_cast<Metric>(index)).across)});
    } else {
        for (const auto& line : result->lines)
            content.lines.push_back({text(line.pod), colorOf(line.pod), line.values});
    }
    content.marks = marks();
    chart->setContent(std::move(content));
    if (!result->lines.empty()) return;
    if (static_cast<Metric>(index) == Metric::ReplicationLag)
        chart->setMessage(tr("No replicas"));
    else if (!metrics_.source() && !cluster_.metrics()->since())
        chart->setMessage(tr("The first values come in a moment."));
}

void MonitorView::showLegend() {
    QVector<OwnerLegend::Entry> entries;
    for (const auto& result : *results_) {
        if (!result) continue;
        for (const auto& line : result->lines) {
            const OwnerLegend::Entry entry{text(line.pod), colorOf(line.pod)};
            if (!entries.contains(entry)) entries.append(entry);
        }
    }
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.colorIndex < b.colorIndex; });
    legend_->setEntries(entries);
    legendArea_->setVisible(!together_ && entries.size() > 1);
}

void MonitorView::hover(double time) {
    for (auto* chart : charts_) chart->setHover(time);
    answerChart_->setHover(time);
}

void MonitorView::ask() {
    const auto expression = expression_->text().trimmed();
    if (expression.isEmpty()) return;
    ask_->hide();
    stop_->show();
    answer_->show();
    answerError_->hide();
    answerChart_->setMessage(tr("Asking Prometheus…"));
    answerRows_->removeRows(0, answerRows_->rowCount());
    metrics_.query(expression.toStdString());
}

void MonitorView::showAnswer(const Expected<MetricsBridge::QueryResult>& answer) {
    stop_->hide();
    ask_->show();
    answerError_->setVisible(!answer);
    answerChart_->setVisible(answer.has_value());
    answerTable_->setVisible(answer.has_value());
    if (!answer) {
        const auto& error = answer.error();
        answerError_->setText(said(error.what) + (error.hint.empty() ? QString() : u'\n' + said(error.hint)));
        return;
    }
    const auto& all = **answer;
    MetricChart::Content content;
    const double now = secondsOf(std::chrono::system_clock::now()),
                 range = static_cast<double>(metrics_.range().count());
    content.from = now - range;
    content.to = now;
    const double step = std::max(1.0, range / 300);
    double first = now;
    for (const auto& series : all)
        if (!series.points.empty()) first = std::min(first, series.points.front().first);
    first = std::max(first, content.from);  // whatever times it answers with
    for (double time = first; time <= now; time += step) content.times.push_back(time);
    answerRows_->removeRows(0, answerRows_->rowCount());
    for (std::size_t i = 0; i < all.size() && i < mostAnswers; ++i) {
        MetricChart::Line line{nameOf(all[i]), static_cast<int>(i),
                               std::vector<float>(content.times.size(), metrics::absent)};
        double last = std::nan(""), lowest = std::nan(""), highest = std::nan("");
        for (const auto& [time, value] : all[i].points) {
            const auto at = static_cast<std::size_t>(std::max(0L, std::lround((time - first) / step)));
            if (at < line.values.size()) line.values[at] = static_cast<float>(value);
            last = value;
            lowest = std::fmin(lowest, value);
            highest = std::fmax(highest, value);
        }
        QList<QStandardItem*> row{new QStandardItem(line.name)};
        row.first()->setToolTip(line.name);
        row.first()->setData(line.name, sortRole);
        row.first()->setIcon(QIcon(ownerSwatch(static_cast<int>(i), devicePixelRatioF())));
        for (const double value : {last, lowest, highest}) {
            row << new QStandardItem(plainNumber(value));
            row.last()->setData(value, sortRole);
            row.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        answerRows_->appendRow(row);
        content.lines.push_back(std::move(line));
    }
    content.marks = marks();
    answerChart_->setTitle(
        all.size() == 1 ? content.lines.front().name : tr("%n series", nullptr, static_cast<int>(all.size())),
        answerChart_->whatsThis());
    answerChart_->setContent(std::move(content));
    if (all.size() > mostAnswers) {
        answerError_->setText(tr("The first %1 of %2 series are shown.").arg(mostAnswers).arg(all.size()));
        answerError_->show();
    }
}

}  // namespace slotpilot::gui
