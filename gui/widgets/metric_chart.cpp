// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_chart.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <cmath>
#include <limits>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr int left = 62, right = 10, bottom = 22, gridLines = 3, mostDescribed = 12;

QString clockText(double time, bool withSeconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(time)).time(),
                              withSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

/// Seconds between labels of the time axis: whole minutes or hours.
double timeStep(double range, int labels) {
    for (const double step : {10., 30., 60., 120., 300., 600., 900., 1800., 3600., 7200., 10800., 21600., 43200.})
        if (range / step <= labels) return step;
    return 86400;
}

/// Shades of one hue are told apart by their dashes.
Qt::PenStyle styleOf(int colorIndex) {
    constexpr Qt::PenStyle styles[] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return colorIndex < 0 ? Qt::SolidLine : styles[colorIndex / 7 % 4];
}

}  // namespace

MetricChart::MetricChart(QWidget* parent) : QWidget(parent), hover_(none) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MetricChart::setTitle(const QString& title, const QString& meaning) {
    title_ = title;
    setAccessibleName(title);
    setWhatsThis(meaning);
}

void MetricChart::setWords(Words words) { words_ = std::move(words); }

void MetricChart::setContent(Content content) {
    content_ = std::move(content);
    message_.clear();
    most_ = 0;
    for (const Line& line : content_.lines)
        for (const float value : line.values)
            if (std::isfinite(value)) most_ = std::max(most_, double{value});
    if (most_ <= 0) most_ = 1;
    most_ *= 1.08;
    setAccessibleDescription(headline());
    invalidate();
}

void MetricChart::setMessage(const QString& message) {
    if (message == message_) return;
    message_ = message;
    setAccessibleDescription(message);
    invalidate();
}

void MetricChart::setHover(double time) {
    if (time == hover_ || (std::isnan(time) && std::isnan(hover_))) return;
    hover_ = time;
    update();
}

void MetricChart::setStressed(int colorIndex) {
    if (colorIndex == stressed_) return;
    stressed_ = colorIndex;
    invalidate();
}

void MetricChart::invalidate() {
    cache_ = {};
    update();
}

QRectF MetricChart::plot() const {
    const int top = fontMetrics().height() + 12;
    return {left, double(top), std::max(10.0, width() - double(left + right)),
            std::max(10.0, height() - double(top + bottom))};
}

double MetricChart::x(double time) const {
    const QRectF box = plot();
    return box.left() + (time - content_.from) / std::max(1.0, content_.to - content_.from) * box.width();
}

double MetricChart::y(double value) const {
    const QRectF box = plot();
    return box.bottom() - value / most_ * box.height();
}

double MetricChart::timeAt(double position) const {
    const QRectF box = plot();
    return content_.from + (position - box.left()) / box.width() * (content_.to - content_.from);
}

int MetricChart::indexAt(double time) const {
    const auto& times = content_.times;
    if (times.empty() || std::isnan(time)) return -1;
    const double step = times.size() > 1 ? times[1] - times[0] : 1;
    return std::clamp(static_cast<int>(std::lround((time - times.front()) / step)), 0,
                      static_cast<int>(times.size()) - 1);
}

double MetricChart::folded(int index) const {
    std::vector<double> values;
    for (const Line& line : content_.lines)
        if (index >= 0 && static_cast<std::size_t>(index) < line.values.size() &&
            !std::isnan(line.values[static_cast<std::size_t>(index)]))
            values.push_back(line.values[static_cast<std::size_t>(index)]);
    return values.empty() || !words_.fold ? none : words_.fold(values);
}

QString MetricChart::headline() const {
    if (!words_.value || !words_.fold || content_.lines.empty()) return {};
    int index = indexAt(hover_);
    if (index < 0)
        for (index = static_cast<int>(content_.times.size()) - 1; index > 0 && std::isnan(folded(index));) --index;
    const QString value = words_.value(folded(index));
    return content_.lines.size() > 1 ? words_.foldSign + value : value;
}

QString MetricChart::described(int index) const {
    if (index < 0 || !words_.value) return {};
    const double time = content_.times[static_cast<std::size_t>(index)];
    QStringList words{clockText(time, true)};
    for (const Mark& mark : content_.marks)
        if (std::abs(x(mark.time) - x(time)) < 6) words << mark.toolTip;
    std::vector<std::pair<double, QString>> values;
    for (const Line& line : content_.lines) {
        const double value = line.values[static_cast<std::size_t>(index)];
        if (!std::isnan(value)) values.emplace_back(value, tr("%1: %2").arg(line.name, words_.value(value)));
    }
    // Of many, the highest are of interest.
    if (values.size() > mostDescribed)
        std::sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < values.size() && i < mostDescribed; ++i) words << values[i].second;
    if (values.size() > mostDescribed)
        words << tr("and %n more", nullptr, static_cast<int>(values.size()) - mostDescribed);
    return words.join(u'\n');
}

void MetricChart::paintAxes(QPainter& painter) const {
    const QRectF box = plot();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    const QColor line = lineColor(palette()), words = mutedText(palette());
    const double step = words_.step ? words_.step(most_, gridLines) : most_ / gridLines;
    for (double value = 0; value <= most_; value += step) {
        const double at = std::floor(y(value)) + 0.5;
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(box.left(), at), QPointF(box.right(), at));
        painter.setPen(words);
        if (words_.value)
            painter.drawText(QRectF(0, at - metrics.height() / 2, left - 6, metrics.height()),
                             Qt::AlignRight | Qt::AlignVCenter, words_.value(value));
    }
    const double range = content_.to - content_.from;
    const double width = metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 14;
    const double ticks = timeStep(range, std::max(1, static_cast<int>(box.width() / width)));
    const qint64 offset = QDateTime::currentDateTime().offsetFromUtc();
    const double begin =
        std::ceil((content_.from + static_cast<double>(offset)) / ticks) * ticks - static_cast<double>(offset);
    for (double time = begin; time <= content_.to; time += ticks) {
        const double at = x(time);
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(at, box.bottom()), QPointF(at, box.bottom() + 4));
        painter.setPen(words);
        const QRectF label(at - width / 2, box.bottom() + 5, width, metrics.height());
        if (label.left() >= 0 && label.right() <= this->width() + 8)
            painter.drawText(label, Qt::AlignHCenter | Qt::AlignTop, clockText(time, ticks < 60));
    }
}

void MetricChart::paintLines(QPainter& painter) const {
    painter.save();
    painter.setClipRect(plot().adjusted(0, -2, 0, 2));
    painter.setRenderHint(QPainter::Antialiasing);
    const bool many = content_.lines.size() > 12;
    const auto paint = [&](const Line& line) {
        QColor color = line.colorIndex < 0 ? accentColor(palette()) : ownerColor(line.colorIndex);
        if (stressed_ >= 0 && line.colorIndex != stressed_) color.setAlphaF(0.15F);
        painter.setPen(QPen(color,
                            line.colorIndex == stressed_ && stressed_ >= 0 ? 2.4
                            : many                                         ? 1.2
                                                                           : 1.8,
                            many ? Qt::SolidLine : styleOf(line.colorIndex)));
        QPolygonF run;
        const auto flush = [&] {
            if (run.size() == 1) painter.drawEllipse(run.first(), 1, 1);
            if (run.size() > 1) painter.drawPolyline(run);
            run.clear();
        };
        for (std::size_t i = 0; i < line.values.size() && i < content_.times.size(); ++i) {
            if (std::isfinite(line.values[i]))
                run.append({x(content_.times[i]), y(line.values[i])});
            else
                flush();
        }
        flush();
    };
    for (const Line& line : content_.lines)
        if (line.colorIndex != stressed_ || stressed_ < 0) paint(line);
    for (const Line& line : content_.lines)
        if (line.colorIndex == stressed_ && stressed_ >= 0) paint(line);
    painter.restore();
}

void MetricChart::paintMarks(QPainter& painter) const {
    const QRectF box = plot();
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.8);
    painter.setFont(small);
    const QFontMetricsF metrics(small);
    double free = box.left(), last = -10;
    for (const Mark& mark : content_.marks) {
        const double at = std::floor(x(mark.time)) + 0.5;
        if (at < box.left() || at > box.right() || at - last < 5) continue;  // steps of a moment are one line
        last = at;
        QColor ink = palette().color(QPalette::WindowText);
        ink.setAlphaF(0.32F);
        painter.setPen(QPen(ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()));
        const double width = metrics.horizontalAdvance(mark.label) + 6;
        if (at < free || at + width > box.right()) continue;  // labels never cover each other
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette().color(QPalette::Base), palette().color(QPalette::WindowText), 0.14));
        painter.drawRoundedRect(QRectF(at, box.top(), width, metrics.height()), 2, 2);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QPointF(at + 3, box.top() + metrics.ascent()), mark.label);
        free = at + width + 2;
    }
}

void MetricChart::render() {
    const qreal ratio = devicePixelRatioF();
    cache_ = QPixmap((QSizeF(size()) * ratio).toSize());
    cache_.setDevicePixelRatio(ratio);
    cache_.fill(Qt::transparent);
    QPainter painter(&cache_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(lineColor(palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!message_.isEmpty() || content_.lines.empty()) {
        painter.setFont(font());
        painter.setPen(mutedText(palette()));
        painter.drawText(plot().adjusted(12 - left, 0, -4, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         message_.isEmpty() ? tr("No values in this time") : message_);
        return;
    }
    paintAxes(painter);
    paintLines(painter);
    paintMarks(painter);
}

void MetricChart::paintEvent(QPaintEvent*) {
    if (cache_.isNull()) render();
    QPainter painter(this);
    painter.drawPixmap(0, 0, cache_);
    const QRectF box = plot();
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRectF heading(10, 6, width() - 20, fontMetrics().height());
    const QString value = message_.isEmpty() ? headline() : QString();
    painter.drawText(heading, Qt::AlignRight | Qt::AlignVCenter, value);
    const double room = heading.width() - QFontMetricsF(bold).horizontalAdvance(value) - 8;
    painter.drawText(heading, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(bold).elidedText(title_, Qt::ElideRight, room));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(accentColor(palette()), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
    const int index = indexAt(hover_);
    if (index < 0 || content_.lines.empty() || !message_.isEmpty()) return;
    const double at = std::floor(x(content_.times[static_cast<std::size_t>(index)])) + 0.5;
    if (at < box.left() || at > box.right() + 1) return;
    painter.setPen(QPen(accentColor(palette()), 1));
    painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()));
    if (content_.lines.size() > 12) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Base), 1));
    for (const Line& line : content_.lines) {
        const float point = line.values[static_cast<std::size_t>(index)];
        if (!std::isfinite(point)) continue;
        painter.setBrush(line.colorIndex < 0 ? accentColor(palette()) : ownerColor(line.colorIndex));
        painter.drawEllipse(QPointF(at, y(point)), 3.5, 3.5);
    }
}

bool MetricChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const bool inPlot = plot().contains(help->pos()) && message_.isEmpty() && !content_.lines.empty();
    QToolTip::showText(help->globalPos(), inPlot ? described(indexAt(timeAt(help->pos().x()))) : whatsThis(), this);
    return true;
}

void MetricChart::mouseMoveEvent(QMouseEvent* event) {
    const bool inPlot = plot().contains(event->position());
    Q_EMIT hovered(inPlot ? timeAt(event->position().x()) : none);
    if (inPlot && !content_.lines.empty() && message_.isEmpty())
        QToolTip::showText(event->globalPosition().toPoint() + QPoint(12, 8),
                           described(indexAt(timeAt(event->position().x()))), this);
}

void MetricChart::leaveEvent(QEvent*) { Q_EMIT hovered(none); }

/// The keyboard's way to point at a moment.
void MetricChart::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(content_.times.size());
    const int at = indexAt(hover_) < 0 ? count - 1 : indexAt(hover_);
    const int wanted = event->key() == Qt::Key_Left ? at - 1 : event->key() == Qt::Key_Right ? at + 1 : -1;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT hovered(none);
    else if (wanted >= 0 && wanted < count)
        Q_EMIT hovered(content_.times[static_cast<std::size_t>(wanted)]);
    else
        QWidget::keyPressEvent(event);
}

void MetricChart::resizeEvent(QResizeEvent*) { cache_ = {}; }

void MetricChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) cache_ = {};
    QWidget::changeEvent(event);
}

}  // namespace slotpilot::gui
