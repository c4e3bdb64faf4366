// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_panels.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr double gap = 8, axisHeight = 24, leastView = 0.005, leastStretch = 3;

double niceStep(double range, int labels) {
    const double raw = range / labels, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power) return factor * power;
    return 10 * power;
}

/// "12,300", "0.25", "140": as many digits as tell something.
QString valueText(double value, int decimals) {
    if (std::isnan(value)) return QStringLiteral("–");
    if (decimals > 0 && value >= 100) decimals = 0;
    if (decimals > 1 && value >= 10) decimals = 1;
    return QLocale().toString(value, 'f', decimals);
}

/// Of a power of ten in milliseconds.
QString decadeText(double milliseconds) {
    if (milliseconds >= 1000) return TimePanels::tr("%1 s").arg(milliseconds / 1000);
    if (milliseconds >= 1) return TimePanels::tr("%1 ms").arg(milliseconds);
    return TimePanels::tr("%1 µs").arg(milliseconds * 1000);
}

/// A moment, as exact as the axis' steps ask for.
QString timeText(double seconds, double step) {
    const int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    if (seconds < 120 || step < 1) return TimePanels::tr("%1 s").arg(QLocale().toString(seconds, 'f', decimals));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const QString minutes = QStringLiteral("%1:%2").arg(whole / 60 % 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return whole < 3600 ? minutes : QStringLiteral("%1:%2").arg(whole / 3600).arg(minutes, 5, QLatin1Char('0'));
}

QFont smaller(QFont font) {
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

}  // namespace

/// Where everything goes in a rectangle.
struct TimePanels::Places {
    double left = 0, right = 0;  ///< of what is drawn over the time
    QVector<QRectF> events, heads, plots, strips;
    QRectF stripsHead, axis;
};

TimePanels::TimePanels(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Charts over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TimePanels::setContent(Content content) {
    const bool resized = content.strips.size() != content_.strips.size() ||
                         content.events.size() != content_.events.size() ||
                         content.panels.size() != content_.panels.size();
    content_ = std::move(content);
    content_.until = std::max(content_.until, leastView);
    if (resized) updateGeometry();
    update();
}

QSize TimePanels::minimumSizeHint() const {
    const double row = QFontMetricsF(smaller(font())).height();
    const double lanes = static_cast<double>(content_.events.size() + content_.strips.size()) * (row + 6);
    const double panels = static_cast<double>(content_.panels.size()) * (row + 62);
    return {320, static_cast<int>(lanes + panels + row + axisHeight + 5 * gap)};
}

TimePanels::Places TimePanels::places(const QRectF& rect) const {
    const QFontMetricsF metrics(smaller(font()));
    const double row = metrics.height(), lane = row + 4;
    double names = metrics.horizontalAdvance(QStringLiteral("100,000 "));
    for (const auto* lanes : {&content_.events, &content_.strips})
        for (const Lane& one : *lanes) names = std::max(names, metrics.horizontalAdvance(one.name) + 18);
    Places places;
    places.left = rect.left() + std::min(names, std::max(70.0, rect.width() * 0.18)) + 8;
    places.right = rect.right() - 12;
    const double width = places.right - places.left;
    double top = rect.top() + 4;
    const auto addLanes = [&](QVector<QRectF>& to, qsizetype count) {
        for (qsizetype i = 0; i < count; ++i, top += lane + 2) to.append({places.left, top, width, lane});
    };
    addLanes(places.events, content_.events.size());
    if (!content_.events.isEmpty()) top += gap / 2;
    if (!content_.strips.isEmpty()) {
        places.stripsHead = {rect.left() + 8, top, places.right - rect.left() - 8, row};
        top += row + 2;
        addLanes(places.strips, content_.strips.size());
        top += gap;
    }
    double weights = 0;
    for (const Panel& panel : content_.panels) weights += panel.look == Look::Bars ? 0.6 : 1;
    const double free =
        rect.bottom() - axisHeight - top - static_cast<double>(content_.panels.size()) * (row + 4 + gap);
    for (const Panel& panel : content_.panels) {
        const double height = std::max(30.0, free / std::max(1.0, weights) * (panel.look == Look::Bars ? 0.6 : 1));
        places.heads.append({rect.left() + 8, top, places.right - rect.left() - 8, row});
        places.plots.append({places.left, top + row + 4, width, height});
        top += row + 4 + height + gap;
    }
    places.axis = {places.left, top, width, axisHeight};
    return places;
}

double TimePanels::least() const { return view_ ? view_->first : 0; }
double TimePanels::most() const { return view_ ? view_->second : content_.until; }

double TimePanels::x(const Places& places, double time) const {
    return places.left + (time - least()) / (most() - least()) * (places.right - places.left);
}

double TimePanels::timeAt(double position) const {
    const auto at = places(rect());
    return least() + (position - at.left) / std::max(1.0, at.right - at.left) * (most() - least());
}

double TimePanels::y(const QRectF& plot, const Panel& panel, double value) const {
    double share = (value - panel.least) / (panel.most - panel.least);
    if (panel.logarithmic) {
        const double low = std::floor(std::log10(panel.least)), high = std::ceil(std::log10(panel.most));
        share = (std::log10(std::max(value, 1e-9)) - low) / std::max(1.0, high - low);
    }
    return plot.bottom() - std::clamp(share, 0.0, 1.0) * plot.height();
}

int TimePanels::columnAt(double time) const {
    const auto after = std::upper_bound(content_.from.begin(), content_.from.end(), time);
    const auto index = static_cast<int>(after - content_.from.begin()) - 1;
    return index >= 0 && time <= content_.to[index] ? index : -1;
}

QRectF TimePanels::stretchRect(const Places& at, const QRectF& lane, const Stretch& stretch) const {
    const double from = x(at, stretch.from), to = x(at, stretch.to);
    const double wider = std::max(0.0, leastStretch - (to - from)) / 2;
    return QRectF(QPointF(from - wider, lane.top()), QPointF(to + wider, lane.bottom()));
}

QRectF TimePanels::stripRect(int strip, const Stretch& stretch) const {
    const auto at = places(rect());
    return stretchRect(at, at.strips[strip], stretch);
}

void TimePanels::drawLanes(QPainter& painter, const Places& at) const {
    const QPalette& colors = palette();
    const QColor ground = mixed(colors.color(QPalette::Window), colors.color(QPalette::WindowText), 0.06);
    const QFontMetricsF metrics(painter.font());
    const auto name = [&](const Lane& lane, const QRectF& rect) {
        double left = rect.left() - 8 - std::min(metrics.horizontalAdvance(lane.name), rect.left() - 26);
        if (lane.color.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(lane.color);
            painter.drawRoundedRect(QRectF(left - 14, rect.center().y() - 4.5, 9, 9), 2, 2);
        }
        painter.setPen(colors.color(QPalette::WindowText));
        const QRectF place(left, rect.top(), rect.left() - 8 - left, rect.height());
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight,
                         metrics.elidedText(lane.name, Qt::ElideMiddle, place.width() + 1));
    };
    const auto clipped = [&](const QRectF& rect) {
        painter.save();
        painter.setClipRect(rect.adjusted(0, 0, 1, 0));
    };
    for (int i = 0; i < content_.events.size(); ++i) {
        const Lane& lane = content_.events[i];
        const QRectF rect = at.events[i];
        name(lane, rect);
        painter.fillRect(rect, ground);
        clipped(rect);
        bool odd = false;
        for (const Stretch& stretch : lane.stretches) {
            const QRectF bar = stretchRect(at, rect, stretch);
            odd = !odd;
            painter.setPen(QPen(colors.color(QPalette::Window), 1));
            painter.setBrush(mixed(ground, accentColor(colors), odd ? 0.55 : 0.38));
            painter.drawRoundedRect(bar.adjusted(0, 1, 0, -1), 3, 3);
            if (bar.width() < metrics.horizontalAdvance(QStringLiteral("00")) + 6) continue;
            painter.setPen(colors.color(QPalette::WindowText));
            const QRectF seen = bar.intersected(rect).adjusted(4, 0, -3, 0);
            painter.drawText(seen, Qt::AlignVCenter, metrics.elidedText(stretch.label, Qt::ElideRight, seen.width()));
        }
        painter.restore();
    }
    if (!content_.strips.isEmpty()) {
        painter.setPen(mutedText(colors));
        painter.drawText(at.stripsHead, Qt::AlignVCenter, content_.stripsTitle);
    }
    const QColor served = mixed(colors.color(QPalette::Window), goodColor(colors), 0.22);
    for (int i = 0; i < content_.strips.size(); ++i) {
        const Lane& lane = content_.strips[i];
        const QRectF rect = at.strips[i];
        name(lane, rect);
        painter.fillRect(rect, ground);
        const double until = content_.to.isEmpty() ? 0 : content_.to.last();
        clipped(rect);
        painter.fillRect(QRectF(QPointF(x(at, 0), rect.top()), QPointF(x(at, until), rect.bottom())), served);
        painter.setPen(Qt::NoPen);
        painter.setBrush(badColor(colors));
        for (const Stretch& stretch : lane.stretches) {
            const QRectF bar = stretchRect(at, rect, stretch);
            painter.setPen(Qt::NoPen);
            painter.drawRect(bar);
            if (bar.width() < metrics.horizontalAdvance(stretch.label) + 6) continue;
            painter.setPen(textOn(badColor(colors)));
            painter.drawText(bar.adjusted(3, 0, -3, 0), Qt::AlignCenter, stretch.label);
        }
        painter.restore();
    }
}

/// Title at the left; names of the lines and their values (at the mark, else the last) at the right.
void TimePanels::drawHead(QPainter& painter, const QRectF& head, const Panel& panel, std::optional<double> mark) const {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(mutedText(palette()));
    painter.drawText(head, Qt::AlignVCenter, panel.title);
    const double stop = head.left() + metrics.horizontalAdvance(panel.title) + 16;
    const int column = mark ? columnAt(*mark) : static_cast<int>(content_.to.size()) - 1;
    double right = head.right();
    for (qsizetype i = panel.lines.size() - 1; i >= 0; --i) {
        const Line& line = panel.lines[i];
        QString words = line.name;
        if (column >= 0 && column < line.values.size())
            words += u' ' + valueText(line.values[column], panel.decimals) +
                     (panel.unit.isEmpty() ? QString() : u' ' + panel.unit);
        const double width = metrics.horizontalAdvance(words) + 20;
        if (right - width < stop) return;
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(right - width + 16, head.top(), width, head.height()), Qt::AlignVCenter, words);
        const QRectF swatch(right - width + 1, head.center().y() - 2, 11, 4);
        painter.fillRect(line.hatched ? swatch.adjusted(0, -2, 0, 2) : swatch,
                         line.hatched ? QBrush(line.color, Qt::BDiagPattern) : QBrush(line.color));
        right -= width + 12;
    }
}

void TimePanels::drawLines(QPainter& painter, const Places& at, const QRectF& plot, const Panel& panel) const {
    for (const Line& line : panel.lines) {
        QPainterPath path;
        bool on = false;
        for (qsizetype i = 0; i < line.values.size(); ++i) {
            if (std::isnan(line.values[i])) {
                on = false;
                continue;
            }
            const QPointF point(x(at, (content_.from[i] + content_.to[i]) / 2), y(plot, panel, line.values[i]));
            on ? path.lineTo(point) : path.moveTo(point);
            // One second alone is to be seen, too.
            const bool alone = !on && (i + 1 == line.values.size() || std::isnan(line.values[i + 1]));
            if (alone) path.lineTo(point + QPointF(2, 0));
            on = true;
        }
        painter.setPen(QPen(line.color, 1.8, line.hatched ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
}

void TimePanels::drawBars(QPainter& painter, const Places& at, const QRectF& plot, const Panel& panel) const {
    for (qsizetype i = 0; i < content_.to.size(); ++i) {
        const double left = x(at, content_.from[i]), right = x(at, content_.to[i]);
        if (right < plot.left() || left > plot.right()) continue;
        double sum = 0;
        for (const Line& line : panel.lines) {
            const double value = line.values.value(i);
            if (!(value > 0)) continue;
            const double bottom = y(plot, panel, sum), top = std::min(y(plot, panel, sum += value), bottom - 1);
            const QRectF bar(QPointF(left, top),
                             QPointF(std::max(right - (right - left > 4 ? 1 : 0), left + 1), bottom));
            if (line.hatched) {
                painter.fillRect(bar, mixed(palette().color(QPalette::Window), line.color, 0.25));
                painter.fillRect(bar, QBrush(line.color, Qt::BDiagPattern));
            } else {
                painter.fillRect(bar, line.color);
            }
        }
    }
}

void TimePanels::drawPanel(QPainter& painter, const Places& at, int index, std::optional<double> mark) const {
    const Panel& panel = content_.panels[index];
    const QRectF plot = at.plots[index];
    drawHead(painter, at.heads[index], panel, mark);
    painter.fillRect(plot, palette().color(QPalette::Base));
    const auto label = [&](double value, const QString& words) {
        const double height = y(plot, panel, value);
        painter.setPen(QPen(lineColor(palette()), 1));
        painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height));
        painter.setPen(mutedText(palette()));
        painter.drawText(QRectF(plot.left() - 108, height - 9, 100, 18), Qt::AlignVCenter | Qt::AlignRight, words);
    };
    if (panel.logarithmic) {
        const int low = static_cast<int>(std::floor(std::log10(panel.least)));
        const int high = std::max(low + 1, static_cast<int>(std::ceil(std::log10(panel.most))));
        const int every = std::max(1, static_cast<int>(std::ceil((high - low) * 18 / std::max(18.0, plot.height()))));
        for (int power = low; power <= high; power += every)
            label(std::pow(10, power), decadeText(std::pow(10, power)));
    } else {
        const double step = niceStep(panel.most - panel.least, std::max(1, static_cast<int>(plot.height() / 28)));
        for (double value = 0; value <= panel.most * 1.0001; value += step)
            label(value, QLocale().toString(value, 'f', step < 1 ? 1 : 0));
    }
    painter.save();
    painter.setClipRect(plot.adjusted(0, -1, 0, 1));
    panel.look == Look::Bars ? drawBars(painter, at, plot, panel) : drawLines(painter, at, plot, panel);
    painter.restore();
}

void TimePanels::drawAxis(QPainter& painter, const Places& at) const {
    const double step = niceStep(most() - least(), std::max(2, static_cast<int>(at.axis.width() / 110)));
    painter.setPen(mutedText(palette()));
    for (double time = std::ceil(least() / step - 1e-9) * step; time <= most() + step * 1e-6; time += step) {
        const double position = x(at, time);
        painter.drawLine(QPointF(position, at.axis.top()), QPointF(position, at.axis.top() + 4));
        const QString words = timeText(time, step);
        const double width = painter.fontMetrics().horizontalAdvance(words) + 2;
        const double left = std::min(position - width / 2, at.axis.right() + 12 - width);
        painter.drawText(QRectF(left, at.axis.top() + 4, width, at.axis.height() - 4), Qt::AlignCenter, words);
    }
}

void TimePanels::drawAll(QPainter& painter, const Places& at, std::optional<double> mark) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smaller(font()));
    for (int i = 0; i < content_.panels.size(); ++i) drawPanel(painter, at, i, mark);
    drawLanes(painter, at);
    drawAxis(painter, at);
    // Where something began, through all panels.
    QColor ink = palette().color(QPalette::WindowText);
    ink.setAlphaF(0.28F);
    painter.setPen(QPen(ink, 1, Qt::DashLine));
    for (const Lane& lane : content_.events)
        for (const Stretch& stretch : lane.stretches) {
            const double position = x(at, stretch.from);
            if (position < at.left || position > at.right) continue;
            for (const QRectF& plot : at.plots)
                painter.drawLine(QPointF(position, plot.top()), QPointF(position, plot.bottom()));
        }
}

void TimePanels::draw(QPainter& painter, const QRectF& area) const { drawAll(painter, places(area), std::nullopt); }

void TimePanels::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto at = places(rect());
    drawAll(painter, at, mark_);
    if (pressed_ && mark_) {
        QColor chosen = accentColor(palette());
        chosen.setAlphaF(0.2F);
        painter.fillRect(QRectF(QPointF(x(at, *pressed_), 0), QPointF(x(at, *mark_), at.axis.top())).normalized(),
                         chosen);
    }
    if (mark_ && *mark_ >= least() && *mark_ <= most()) {
        const double position = x(at, *mark_);
        painter.setPen(QPen(accentColor(palette()), 1));
        painter.drawLine(QPointF(position, 0), QPointF(position, at.axis.top()));
        const QString words = timeText(*mark_, std::min(0.1, (most() - least()) / 500));
        const QFontMetricsF metrics(painter.font());
        const double width = metrics.horizontalAdvance(words) + 10;
        const QRectF box(std::clamp(position - width / 2, 0.0, std::max(0.0, this->width() - width)), at.axis.top() + 3,
                         width, metrics.height() + 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accentColor(palette()));
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.drawText(box, Qt::AlignCenter, words);
    }
    if (hasFocus()) {
        painter.setPen(QPen(accentColor(palette()), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

QString TimePanels::toolTipAt(const QPointF& point) const {
    const auto at = places(rect());
    QStringList words;
    const auto look = [&](const QVector<Lane>& lanes, const QVector<QRectF>& rects) {
        for (int i = 0; i < lanes.size(); ++i) {
            if (!rects[i].adjusted(0, -1, 0, 1).contains(point)) continue;
            for (const Stretch& stretch : lanes[i].stretches)
                if (stretchRect(at, rects[i], stretch).adjusted(-3, -1, 3, 1).contains(point)) words << stretch.toolTip;
        }
    };
    look(content_.events, at.events);
    look(content_.strips, at.strips);
    return words.join(u'\n');
}

bool TimePanels::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString words = toolTipAt(help->pos());
        words.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    return QWidget::event(event);
}

void TimePanels::setMark(std::optional<double> time) {
    mark_ = time;
    update();
}

void TimePanels::zoom(double from, double to) {
    from = std::clamp(from, 0.0, content_.until);
    to = std::clamp(to, 0.0, content_.until);
    if (to - from < leastView) {
        from = std::max(0.0, (from + to - leastView) / 2);
        to = from + leastView;
    }
    view_ = std::pair(from, to);
    if (from <= 0 && to >= content_.until) view_.reset();
    update();
}

void TimePanels::showAll() {
    view_.reset();
    update();
}

void TimePanels::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) pressed_ = std::clamp(timeAt(event->position().x()), least(), most());
}

void TimePanels::mouseMoveEvent(QMouseEvent* event) {
    setMark(std::clamp(timeAt(event->position().x()), least(), most()));
}

void TimePanels::mouseReleaseEvent(QMouseEvent* event) {
    if (!pressed_) return;
    const double from = *std::exchange(pressed_, std::nullopt), to = timeAt(event->position().x());
    const auto at = places(rect());
    if (std::abs(x(at, to) - x(at, from)) > 6) zoom(std::min(from, to), std::max(from, to));
    update();
}

void TimePanels::mouseDoubleClickEvent(QMouseEvent*) { showAll(); }

void TimePanels::leaveEvent(QEvent*) {
    if (!hasFocus()) setMark(std::nullopt);
}

/// From the mark to the next gap of any shard; what it is is told as a tool tip.
void TimePanels::walkGaps(bool forward) {
    const double here = mark_.value_or(forward ? -1 : content_.until + 1);
    const Stretch* best = nullptr;
    int strip = 0;
    for (int i = 0; i < content_.strips.size(); ++i)
        for (const Stretch& stretch : content_.strips[i].stretches) {
            if (forward ? stretch.from <= here : stretch.from >= here) continue;
            if (best && (forward ? stretch.from >= best->from : stretch.from <= best->from)) continue;
            best = &stretch;
            strip = i;
        }
    if (!best) return;
    if (best->from < least() || best->to > most()) {
        const double half = (most() - least()) / 2;
        zoom(best->from - half, best->from + half);
    }
    setMark(best->from);
    setAccessibleDescription(best->toolTip);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    QToolTip::showText(mapToGlobal(stripRect(strip, *best).bottomLeft().toPoint()), best->toolTip, this);
}

void TimePanels::keyPressEvent(QKeyEvent* event) {
    const double width = most() - least(), middle = mark_.value_or(least() + width / 2);
    switch (event->key()) {
        case Qt::Key_Left: setMark(std::max(least(), middle - width / 100)); break;
        case Qt::Key_Right: setMark(std::min(most(), middle + width / 100)); break;
        case Qt::Key_Up: walkGaps(false); break;
        case Qt::Key_Down: walkGaps(true); break;
        case Qt::Key_Plus: zoom(middle - width / 4, middle + width / 4); break;
        case Qt::Key_Minus: zoom(middle - width, middle + width); break;
        case Qt::Key_0: showAll(); break;
        case Qt::Key_Escape: setMark(std::nullopt); break;
        default: QWidget::keyPressEvent(event);
    }
}

}  // namespace slotpilot::gui
