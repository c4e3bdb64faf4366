// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/result_view.h"

#include <QBuffer>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QScrollArea>
#include <QSvgGenerator>
#include <cmath>
#include <limits>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/probe_tables.h"
#include "widgets/figure_row.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/time_panels.h"

namespace slotpilot::gui {
namespace {

using probes::LoadSpec;

/// Without an end that was asked for.
bool endless(const LoadSpec& load) { return load.duration > std::chrono::hours(24); }

QString perSecondText(double value) { return ResultView::tr("%1/s").arg(number(std::llround(value))); }

/// Of Okabe and Ito's palette, lighter where the ground is dark.
struct Colors {
    explicit Colors(const QPalette& palette)
        : first(ownerColor(isDark(palette) ? 4 : 0)),
          second(ownerColor(isDark(palette) ? 1 : 5)),
          third(ownerColor(2)) {}
    QColor first, second, third;
};

TimePanels::Lane laneOf(const std::vector<probes::Event>& events, bool ofWorkflow, const QString& name) {
    TimePanels::Lane lane{name, {}, {}};
    for (const auto& event : events) {
        if (event.ofWorkflow != ofWorkflow) continue;
        const auto seconds = [](double value) { return QLocale().toString(value, 'f', 1); };
        lane.stretches.append({event.from, event.to, said(event.text),
                               ResultView::tr("%1\nfrom %2 s to %3 s after the start")
                                   .arg(said(event.text), seconds(event.from), seconds(event.to))});
    }
    return lane;
}

QVector<TimePanels::Line> failureLines(const ProbeRecord& record) {
    QVector<TimePanels::Line> lines;
    constexpr int errorColors[] = {5, 3, 1, 12, 10}, retryColors[] = {4, 2, 0, 6, 11};
    const auto add = [&](const probes::Counters& counters, probes::Counters ProbeColumn::*which, const int* colors,
                         bool retries) {
        int index = 0;
        for (const auto& [kind, count] : counters) {
            TimePanels::Line line{retries ? ResultView::tr("%1 (tried again)").arg(said(kind)) : said(kind),
                                  ownerColor(colors[index++ % 5]),
                                  {},
                                  retries};
            for (const auto& column : record.columns()) {
                const auto found = (column.*which).find(kind);
                const auto times = found == (column.*which).end() ? 0 : found->second;
                line.values.append(static_cast<double>(times) / column.seconds());
            }
            lines.append(std::move(line));
        }
    };
    add(record.errors(), &ProbeColumn::errors, errorColors, false);
    add(record.retries(), &ProbeColumn::retries, retryColors, true);
    return lines;
}

TimePanels::Content contentOf(const ProbeRecord& record, const LoadSpec& load, const std::vector<probes::Event>& events,
                              const ProbeRecord::Range& range, const QPalette& palette) {
    const Colors colors(palette);
    TimePanels::Content content;
    content.until = range.until;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    TimePanels::Line reads{QStringLiteral("GET"), colors.first, {}};
    TimePanels::Line writes{load.kind == LoadSpec::Kind::Consistency ? QStringLiteral("INCR") : QStringLiteral("SET"),
                            colors.second,
                            {},
                            true};
    TimePanels::Line p50{ResultView::tr("p50"), colors.third, {}}, p99{ResultView::tr("p99"), colors.first, {}},
        p999{ResultView::tr("p99.9"), colors.second, {}};
    for (const auto& column : record.columns()) {
        content.from.append(column.from);
        content.to.append(column.to);
        reads.values.append(static_cast<double>(column.reads) / column.seconds());
        writes.values.append(static_cast<double>(column.writes) / column.seconds());
        const bool any = column.operations() > 0;
        p50.values.append(any ? column.p50 : none);
        p99.values.append(any ? column.p99 : none);
        p999.values.append(any ? column.p999 : none);
    }
    for (const bool workflow : {true, false}) {
        auto lane = laneOf(events, workflow, workflow ? ResultView::tr("Workflow") : ResultView::tr("Pods"));
        if (!lane.stretches.isEmpty()) content.events.append(std::move(lane));
    }
    TimePanels::Panel throughput{ResultView::tr("Operations a second"), {}, {}};
    if (record.reads() > 0 || record.empty()) throughput.lines.append(std::move(reads));
    if (record.writes() > 0 || record.empty()) throughput.lines.append(std::move(writes));
    throughput.most = std::max(1.0, range.perSecond * 1.08);
    content.panels.append(std::move(throughput));
    TimePanels::Panel latency{ResultView::tr("Latency"), ResultView::tr("ms"), {p999, p99, p50}};
    latency.logarithmic = true;
    latency.least = range.least > 0 ? range.least : 0.1;
    latency.most = std::max(latency.least * 10, range.most);
    latency.decimals = 2;
    content.panels.append(std::move(latency));
    if (range.failures > 0) {
        TimePanels::Panel failures{ResultView::tr("Errors and retries a second"), {}, failureLines(record)};
        failures.look = TimePanels::Look::Bars;
        failures.most = range.failures * 1.08;
        content.panels.append(std::move(failures));
    }
    content.stripsTitle = ResultView::tr("Unavailability per shard");
    for (const auto& shard : record.shards()) {
        TimePanels::Lane lane{text(shard), {}, ownerColor(ordinalOf(shard))};
        for (const auto& gap : record.gaps().at(shard))
            lane.stretches.append(
                {gap.time.from / 1000, gap.time.to / 1000, gapText(gap.milliseconds()), gapToolTip(gap)});
        content.strips.append(std::move(lane));
    }
    return content;
}

}  // namespace

ResultView::ResultView(QWidget* parent)
    : QWidget(parent),
      icon_(new IconLabel(30)),
      headline_(heading({}, 1.4)),
      detail_(paragraph()),
      about_(new MutedLabel),
      noCharts_(
          new MutedLabel(tr("redis-benchmark tells its figures in the end only: there is nothing to draw over time. "
                            "It leaves its keys (key:…) in the cluster."))),
      figures_(new FigureRow),
      progress_(new QProgressBar),
      incomplete_(new MessageBar(false)),
      panels_(new TimePanels) {
    headline_->setObjectName("resultHeadline");
    headline_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    detail_->setObjectName("resultDetail");
    about_->setWordWrap(true);
    // Wrapped texts ask for more than they need.
    for (auto* label : {headline_, detail_, static_cast<QLabel*>(about_)}) label->setMinimumWidth(140);
    incomplete_->setObjectName("resultIncomplete");
    panels_->setObjectName("resultPanels");
    progress_->setTextVisible(false);
    progress_->setFixedHeight(4);
    progress_->setRange(0, 1000);
    progress_->setAccessibleName(tr("Time of the load that is over"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(headline_);
    words->addWidget(detail_);
    words->addWidget(about_);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 12, 20, 8);
    head->setSpacing(14);
    head->addWidget(icon_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    head->addWidget(figures_, 1, Qt::AlignTop);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumSize(200, 90);
    scroll->setWidget(panels_);
    charts_ = scroll;
    noCharts_->setAlignment(Qt::AlignCenter);
    noCharts_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(progress_);
    layout->addWidget(incomplete_);
    layout->addWidget(scroll, 1);
    layout->addWidget(noCharts_, 1);
    noCharts_->hide();
}

QString ResultView::headline() const { return headline_->text(); }

QString ResultView::described(const probes::MeasureSpec& request) const {
    const LoadSpec& load = request.load;
    QStringList words;
    if (request.redisBenchmark) words << QStringLiteral("redis-benchmark");
    words << tr("%n connection(s)", nullptr, load.connections);
    if (load.pipeline > 1) words << tr("%1 at once on each").arg(load.pipeline);
    words << (load.rate > 0 ? tr("%1 asked for").arg(perSecondText(load.rate)) : tr("as fast as answers come"));
    if (load.kind == LoadSpec::Kind::Benchmark) {
        words << tr("%1 a value").arg(bytes(static_cast<qint64>(load.valueBytes)));
        words << tr("%1 % reads").arg(std::lround(load.readShare * 100));
        words << (load.zipf > 0 ? tr("zipf %1").arg(QLocale().toString(load.zipf)) : tr("uniform"));
    }
    return words.join(QStringLiteral(" · "));
}

void ResultView::showFigures(const probes::Result* result) {
    const auto& load = request_.load;
    const double seconds = std::max(0.001, result ? result->seconds : record_.until());
    const auto operations = record_.reads() + record_.writes();
    const double perSecond = result ? result->perSecond() : static_cast<double>(operations) / seconds;
    const auto failures = static_cast<qint64>(sumOf(record_.errors()));
    double longest = 0;
    for (const auto& [shard, gaps] : record_.gaps())
        for (const auto& gap : gaps) longest = std::max(longest, gap.milliseconds());
    const auto lost = static_cast<qint64>(result ? result->lost : record_.lost());
    const auto late = static_cast<qint64>(result ? result->notAcknowledged : record_.notAcknowledged());
    QVector<FigureRow::Figure> figures;
    if (load.kind == LoadSpec::Kind::Consistency) {
        figures.append({number(lost), tr("lost"), tr("Writes that were acknowledged, and are missing"), lost > 0});
        figures.append({number(late), tr("not acknowledged"),
                        tr("Writes that took effect though their replies never came; they are not lost")});
    }
    figures.append({perSecondText(perSecond), tr("operations"), tr("On average")});
    if (result && result->all.count > 0) {
        const auto milliseconds = [](double value) {
            return tr("%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0));
        };
        if (load.kind == LoadSpec::Kind::Benchmark && result->all.p50 > 0)
            figures.append({milliseconds(result->all.p50), tr("p50"), tr("Half of the operations took no longer")});
        if (const double p99 = result->all.p99 > 0 ? result->all.p99 : std::max(result->reads.p99, result->writes.p99);
            p99 > 0)
            figures.append({milliseconds(p99), tr("p99"), tr("99 % of the operations took no longer")});
        if (load.kind == LoadSpec::Kind::Benchmark && result->all.p999 > 0)
            figures.append({milliseconds(result->all.p999), tr("p99.9"), tr("99.9 % of them took no longer")});
    }
    figures.append({number(failures), tr("failed"), tr("Operations that were given up"), failures > 0});
    if (!request_.redisBenchmark)
        figures.append({longest > 0 ? gapText(longest) : tr("none"), tr("longest gap"),
                        tr("Somebody waited for a shard, and nobody got an answer")});
    figures_->setFigures(figures);
}

void ResultView::fill() {
    auto range = record_.range();
    range.until = until_;
    if (range_) range.add(*range_);
    panels_->setContent(contentOf(record_, request_.load, events_, range, palette()));
    charts_->setVisible(!request_.redisBenchmark);
    noCharts_->setVisible(request_.redisBenchmark);
}

void ResultView::setCompact(bool compact) {
    compact_ = compact;
    figures_->setVisible(!compact);
    detail_->setVisible(!compact && !detail_->text().isEmpty());
}

void ResultView::setRange(const std::optional<ProbeRecord::Range>& range) {
    range_ = range;
    fill();
}

void ResultView::showLive(const ProbeBridge& bridge, const ProbeRecord& record) {
    using State = ProbeBridge::State;
    result_.reset();
    record_ = record;
    request_ = bridge.request();
    events_ = bridge.events();
    const auto& load = request_.load;
    const bool check = load.kind == LoadSpec::Kind::Consistency;
    const double duration = std::chrono::duration<double>(load.duration).count();
    until_ = endless(load) ? std::max(30.0, record_.until()) : std::max(duration, record_.until());
    QString words, detail;
    if (bridge.state() == State::Preparing) {
        words = request_.redisBenchmark ? tr("redis-benchmark is running") : tr("Getting ready…");
        detail = request_.redisBenchmark                               ? tr("It tells its figures in the end only")
                 : request_.from == probes::MeasureSpec::From::Workers ? tr("Pods for the load are being started")
                 : check ? tr("Looking that no keys with its prefix are there")
                         : tr("Writing the keys that are to be read");
    } else if (bridge.state() == State::Running) {
        if (!check)
            words = tr("Measuring");
        else if (record_.lost() > 0)
            words = tr("%n acknowledged write(s) were lost so far", nullptr, static_cast<int>(record_.lost()));
        else
            words = tr("No acknowledged write was lost so far");
        detail = record_.until() >= duration
                     ? (check ? tr("Reading once more what was written; deleting the keys") : tr("Deleting the keys"))
                 : endless(load) ? tr("%1 s so far; it goes on until you stop it").arg(std::lround(record_.until()))
                                 : tr("%1 s of %2").arg(std::lround(record_.until())).arg(gui::duration(load.duration));
    } else {
        words = tr("Stopping…");
        detail = check ? tr("Reading once more what was written; deleting the keys") : tr("Deleting the keys");
    }
    icon_->setIcon(record_.lost() > 0 ? "error" : "activity", record_.lost() > 0 ? badColor : accentColor);
    headline_->setText(words);
    detail_->setText(detail);
    detail_->show();
    about_->setText(described(request_));
    const bool known = !endless(load) && bridge.state() == State::Running;
    progress_->setRange(0, known ? 1000 : 0);
    if (known) progress_->setValue(static_cast<int>(std::min(1.0, record_.until() / duration) * 1000));
    progress_->show();
    incomplete_->hide();
    showFigures(nullptr);
    fill();
}

void ResultView::showResult(const ResultPtr& result) {
    const bool other = result_ != result;
    result_ = result;
    record_ = ProbeRecord(*result);
    request_ = {.load = result->load, .redisBenchmark = result->tool != "own"};
    events_ = result->events;
    until_ = std::max(0.1, record_.until());
    const Verdict verdict = judged(*result);
    const struct {
        const char* icon;
        IconLabel::Color color;
    } looks[] = {{"success", goodColor}, {"warning", warningColor}, {"error", badColor}};
    const auto& look = looks[static_cast<int>(verdict.kind)];
    icon_->setIcon(look.icon, look.color);
    headline_->setText(verdict.headline);
    detail_->setText(verdict.detail);
    detail_->setVisible(!compact_ && !verdict.detail.isEmpty());
    const QString from = result->place == "desktop" ? tr("this computer") : said(result->place);
    about_->setText(QStringList{tr("%1 s").arg(QLocale().toString(result->seconds, 'f', 1)), tr("from %1").arg(from),
                                described(request_), text(result->target),
                                dateTime(result->started).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))}
                        .join(QStringLiteral(" · ")));
    progress_->hide();
    incomplete_->hide();
    if (!result->incomplete.empty() && result->outcome.stopped && result->incomplete == "it was stopped")
        incomplete_->show(Tone::Warning, endless(result->load)
                                             ? tr("Stopped after %1 s").arg(QLocale().toString(result->seconds, 'f', 1))
                                             : tr("Incomplete: stopped after %1 s of %2")
                                                   .arg(QLocale().toString(result->seconds, 'f', 1),
                                                        gui::duration(result->load.duration)));
    else if (!result->incomplete.empty())
        incomplete_->show(Tone::Warning, tr("Incomplete: what is here was measured before it ended"),
                          said(result->incomplete));
    showFigures(result.get());
    if (other) panels_->showAll();
    fill();
}

QByteArray ResultView::picture(const QString& suffix) const {
    const int above = 92;
    const QSize size(std::max(900, panels_->width()),
                     std::max({420, panels_->height(), panels_->sizeHint().height()}) + above);
    const auto draw = [&](QPainter& painter) {
        painter.fillRect(QRect({}, size), palette().color(QPalette::Window));
        painter.setFont(headline_->font());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(12, 8, size.width() - 24, 30), Qt::AlignVCenter, headline_->text());
        painter.setFont(font());
        painter.drawText(QRect(12, 38, size.width() - 24, 22), Qt::AlignVCenter, detail_->text());
        painter.setPen(mutedText(palette()));
        painter.drawText(QRect(12, 60, size.width() - 24, 22), Qt::AlignVCenter, about_->text());
        panels_->draw(painter, QRectF(0, above, size.width(), size.height() - above));
    };
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (suffix == QStringLiteral("svg")) {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(size);
        svg.setViewBox(QRect({}, size));
        svg.setTitle(headline_->text());
        QPainter painter(&svg);
        draw(painter);
    } else {
        constexpr int sharp = 2;
        QImage image(size * sharp, QImage::Format_RGB32);
        image.setDevicePixelRatio(sharp);
        QPainter painter(&image);
        draw(painter);
        painter.end();
        image.save(&buffer, "PNG");
    }
    return content;
}

void ResultView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) fill();
    QWidget::changeEvent(event);
}

}  // namespace slotpilot::gui
