// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QEvent>
#include <QHelpEvent>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QValueAxis>
#include <cmath>

#include "base/time.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

/// A step between labels that people like: 1, 2 or 5 times a power of ten.
double niceStep(double range, int labels) {
    const double raw = range / labels, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power) return factor * power;
    return 10 * power;
}

QString localised(const std::string& time) {
    return QString::fromStdString(time).replace(u'.', QLocale().decimalPoint());
}

/// How long it lasted.
QString cutText(const workflow::Span& cut) {
    return localised(humanDuration(std::chrono::milliseconds(std::llround((cut.to - cut.from) * 1000))));
}

QFont smaller(QFont font) {
    font.setPointSizeF(font.pointSizeF() * 0.85);
    return font;
}

}  // namespace

TimeChart::TimeChart(QWidget* parent) : QChartView(new QChart, parent), time_(new QValueAxis), value_(new QValueAxis) {
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->setBackgroundRoundness(0);
    chart()->addAxis(time_, Qt::AlignBottom);
    chart()->addAxis(value_, Qt::AlignLeft);
    time_->setTickType(QValueAxis::TicksDynamic);
    value_->setTickType(QValueAxis::TicksDynamic);
    time_->setGridLineVisible(false);
    value_->setLabelFormat(QStringLiteral("%.0f"));
    chart()->setLocalizeNumbers(true);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);  // else marks painted for an older axis stay where nothing else changed
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(110);
    viewport()->setMouseTracking(true);
    applyPalette();
}

void TimeChart::setContent(const QVector<double>& times, const QVector<Line>& lines, const QVector<Mark>& marks,
                           double most, const std::vector<workflow::Span>& pauses) {
    const bool same = std::equal(lines.begin(), lines.end(), lines_.begin(), lines_.end(),
                                 [](const Line& a, const Line& b) { return a.name == b.name && a.color == b.color; });
    times_ = times;
    lines_ = lines;
    marks_ = marks;
    pauses_ = pauses;
    from_ = times_.isEmpty() ? 0 : times_.first();
    until_ = times_.isEmpty() ? 1 : std::max(from_ + 1, times_.last());
    shown_ = workflow::ShownTime(pauses_, from_, until_);
    if (pointed_ >= marks_.size()) pointed_ = -1;
    most_ = std::max(1.0, most);
    if (!same) rebuild();
    fill();
}

void TimeChart::setLook(Look look) {
    if (look == look_) return;
    look_ = look;
    rebuild();
    fill();
}

void TimeChart::rebuild() {
    const bool edges = !areas_.isEmpty();
    chart()->removeAllSeries();  // deletes what the chart shows; the areas' edges are ours
    if (edges) qDeleteAll(series_);
    series_.clear();
    areas_.clear();
    QLineSeries* below = nullptr;
    for (const Line& line : lines_) {
        auto* upper = new QLineSeries;
        series_.append(upper);
        if (look_ == Look::Lines) {
            upper->setPen(QPen(line.color, 2));
            chart()->addSeries(upper);
            upper->attachAxis(time_);
            upper->attachAxis(value_);
            continue;
        }
        auto* area = new QAreaSeries(upper, below);
        upper->setParent(this);
        area->setBrush(line.color);
        area->setPen(Qt::NoPen);
        chart()->addSeries(area);
        area->attachAxis(time_);
        area->attachAxis(value_);
        areas_.append(area);
        below = upper;
    }
}

/// One `replace` a series, since each point that is added alone paints the whole chart.
void TimeChart::fill() {
    QVector<double> sums(times_.size());
    double highest = 1;
    for (qsizetype i = 0; i < series_.size(); ++i) {
        QList<QPointF> points;
        points.reserve(times_.size());
        const auto& values = lines_[i].values;
        for (qsizetype k = 0; k < times_.size(); ++k) {
            const double value = k < values.size() ? values[k] : 0;
            sums[k] += value;
            const double shown = look_ == Look::Stacked ? sums[k] : value;
            highest = std::max(highest, shown);
            points.append({shown_.shown(times_[k]), shown});
        }
        series_[i]->replace(points);
    }
    const double top = look_ == Look::Stacked ? most_ : highest * 1.06;
    const double first = shown_.shown(from_), last = shown_.shown(until_);
    time_->setTickInterval(last - first);  // its labels only keep room for the moments, which are painted
    time_->setTickAnchor(first);
    time_->setRange(first, last);
    value_->setTickInterval(niceStep(top, 4));
    value_->setTickAnchor(0);
    value_->setRange(0, top);
}

void TimeChart::drawForeground(QPainter* painter, const QRectF&) {
    const QRectF plot = chart()->plotArea();
    if (series_.isEmpty() || plot.width() < 20) return;
    painter->setFont(smaller(font()));
    paintCuts(*painter, plot);
    paintMoments(*painter, plot);
    if (band_) {
        QColor tint = warningColor(palette());
        tint.setAlphaF(0.22F);
        const QRectF band(xOf(band_->first), plot.top(), std::max(2.0, xOf(band_->second) - xOf(band_->first)),
                          plot.height());
        painter->fillRect(band, tint);
    }
    const auto labels = labelRects();
    const QFontMetricsF metrics(painter->font());
    for (int i = 0; i < marks_.size(); ++i) {
        const auto x = markPosition(i);
        if (!x) continue;
        QColor ink = palette().color(QPalette::WindowText);
        ink.setAlphaF(0.35F);
        painter->setPen(QPen(ink, 1, Qt::DashLine));
        painter->drawLine(QPointF(*x, plot.top()), QPointF(*x, plot.bottom()));
        if (labels[i].isEmpty()) continue;
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.12));
        painter->drawRoundedRect(labels[i], 2, 2);
        painter->setPen(palette().color(QPalette::WindowText));
        painter->drawText(labels[i], Qt::AlignCenter, marks_[i].label);
    }
    paintPointed(*painter, plot);
    if (!cursor_ || *cursor_ < from_ || *cursor_ > until_) return;
    const double x = xOf(*cursor_);
    painter->setPen(QPen(accentColor(palette()), 2));
    painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

/// Where a moment is in the viewport; one that is not shown: at the nearer end.
double TimeChart::xOf(double time) const {
    const QRectF plot = chart()->plotArea();
    const double first = shown_.shown(from_), shown = shown_.shown(std::clamp(time, from_, until_));
    return plot.left() + (shown - first) / (shown_.shown(until_) - first) * plot.width();
}

std::optional<double> TimeChart::markPosition(int mark) const {
    const double time = marks_[mark].time;
    if (time < from_ || time > until_) return {};
    return xOf(time);
}

const workflow::Span* TimeChart::cutAt(double time) const {
    for (const auto& cut : shown_.cuts())
        if (cut.from < time && time < cut.to) return &cut;
    return nullptr;
}

/// Hatched between dashes, with the time that is not there.
void TimeChart::paintCuts(QPainter& painter, const QRectF& plot) const {
    const QFontMetricsF metrics(painter.font());
    for (const auto& cut : shown_.cuts()) {
        const QRectF band(QPointF(xOf(cut.from), plot.top()), QPointF(xOf(cut.to), plot.bottom()));
        painter.fillRect(band, palette().color(QPalette::Window));
        painter.fillRect(band, QBrush(lineColor(palette()), Qt::BDiagPattern));
        painter.setPen(QPen(mutedText(palette()), 1, Qt::DotLine));
        painter.drawLine(band.topLeft(), band.bottomLeft());
        painter.drawLine(band.topRight(), band.bottomRight());
        const QString words = cutText(cut);
        const double length = metrics.horizontalAdvance(words) + 10;
        if (band.width() < metrics.ascent() || band.height() < length) continue;
        painter.save();
        painter.translate(band.center());
        painter.rotate(-90);
        const QRectF place(-length / 2, -metrics.height() / 2, length, metrics.height());
        painter.fillRect(place.adjusted(2, 1, -2, -1), palette().color(QPalette::Window));
        painter.setPen(mutedText(palette()));
        painter.drawText(place, Qt::AlignCenter, words);
        painter.restore();
    }
}

void TimeChart::paintMoments(QPainter& painter, const QRectF& plot) const {
    painter.setPen(mutedText(palette()));
    double free = plot.left() - 20;
    for (const double time : shown_.ticks(5)) {
        const QString words = localised(workflow::momentText(time));
        const double width = painter.fontMetrics().horizontalAdvance(words) + 2, x = xOf(time);
        const double left = std::min(x - width / 2, this->width() - width - 2);
        if (left < free) continue;
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4));
        painter.drawText(QRectF(left, plot.bottom() + 5, width, painter.fontMetrics().height()), Qt::AlignCenter,
                         words);
        free = left + width + 8;
    }
}

/// Empty for those that would cover another one.
QVector<QRectF> TimeChart::labelRects() const {
    const QRectF plot = chart()->plotArea();
    const QFontMetricsF metrics(smaller(font()));
    QVector<QRectF> rects(marks_.size());
    double free = plot.left();
    for (int i = 0; i < marks_.size(); ++i) {
        const auto x = markPosition(i);
        const double width = metrics.horizontalAdvance(marks_[i].label) + 6;
        if (!x || *x < free || *x + width > plot.right() + 2) continue;
        rects[i] = {*x + 1, plot.top() + 1, width, metrics.height()};
        free = *x + width + 2;
    }
    return rects;
}

/// A mark under its label, or the nearest one beside the pointer.
void TimeChart::point(const QPointF& position) {
    int pointed = -1;
    double nearest = 6;
    const auto labels = labelRects();
    for (int i = 0; i < marks_.size() && chart()->plotArea().contains(position); ++i) {
        const auto x = markPosition(i);
        const double distance = labels[i].contains(position) ? 0 : x ? std::abs(*x - position.x()) : nearest;
        if (distance >= nearest) continue;
        nearest = distance;
        pointed = i;
    }
    if (pointed == pointed_) return;
    pointed_ = pointed;
    viewport()->update();
}

void TimeChart::paintPointed(QPainter& painter, const QRectF& plot) const {
    const auto x = pointed_ < 0 ? std::nullopt : markPosition(pointed_);
    if (!x) return;
    painter.setPen(QPen(accentColor(palette()), 2));
    painter.drawLine(QPointF(*x, plot.top()), QPointF(*x, plot.bottom()));
    const QFontMetricsF metrics(painter.font());
    const QString words = metrics.elidedText(marks_[pointed_].toolTip, Qt::ElideRight, plot.width() - 14);
    QRectF pill(*x + 4, plot.top() + metrics.height() + 6, metrics.horizontalAdvance(words) + 14, metrics.height() + 6);
    pill.moveLeft(std::clamp(pill.left(), plot.left(), std::max(plot.left(), plot.right() - pill.width())));
    painter.setPen(accentColor(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(pill, 4, 4);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(pill, Qt::AlignCenter, words);
}

void TimeChart::setBand(std::optional<std::pair<double, double>> seconds) {
    if (seconds == band_) return;
    band_ = seconds;
    viewport()->update();
}

void TimeChart::setCursor(std::optional<double> seconds) {
    if (seconds == cursor_) return;
    cursor_ = seconds;
    viewport()->update();
}

double TimeChart::timeAt(double x) const {
    const QRectF plot = chart()->plotArea();
    const double first = shown_.shown(from_), last = shown_.shown(until_);
    return shown_.time(first + (x - plot.left()) / std::max(1.0, plot.width()) * (last - first));
}

bool TimeChart::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->buttons() & Qt::LeftButton)
            Q_EMIT timePressed(std::clamp(timeAt(mouse->position().x()), from_, until_));
        point(mouse->position());
    }
    if (event->type() == QEvent::Leave) point({-1, -1});
    if (event->type() != QEvent::ToolTip) return QChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const double time = timeAt(help->pos().x());
    QStringList words;
    for (const Mark& mark : marks_)
        if (mark.time <= time) words = QStringList{mark.toolTip};
    if (const auto* cut = cutAt(time)) words = QStringList{tr("No step ran for %1").arg(cutText(*cut))};
    const auto after = std::lower_bound(times_.begin(), times_.end(), time);
    const auto at = std::min<qsizetype>(after - times_.begin(), times_.size() - 1);
    for (const Line& line : lines_)
        if (at >= 0 && at < line.values.size())
            words << tr("%1: %2").arg(line.name, QLocale().toString(line.values[at], 'f', 0));
    QToolTip::showText(help->globalPos(), words.join(u'\n'), this);
    return true;
}

void TimeChart::applyPalette() {
    chart()->setBackgroundBrush(Qt::NoBrush);
    setBackgroundBrush(palette().color(QPalette::Window));
    for (auto* axis : {time_, value_}) {
        axis->setLabelsColor(axis == time_ ? QColor(Qt::transparent) : mutedText(palette()));
        axis->setLinePenColor(lineColor(palette()));
        axis->setGridLineColor(lineColor(palette()));
    }
}

void TimeChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyPalette();
    QChartView::changeEvent(event);
}

}  // namespace slotpilot::gui
