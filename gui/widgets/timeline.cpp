// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {
constexpr int margin = 12, signSize = 14;
}

Timeline::Timeline(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Steps over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int Timeline::rowHeight() const { return fontMetrics().height() + 9; }

QSize Timeline::sizeHint() const { return {460, rowHeight() * static_cast<int>(bars_.size()) + 8}; }

int Timeline::titleWidth() const { return std::clamp(width() * 45 / 100, 120, 340); }

double Timeline::xOf(double seconds) const {
    const double left = titleWidth() + margin, right = width() - margin;
    return left + std::clamp(shown_.shown(seconds) / shown_.shown(length_), 0.0, 1.0) * (right - left);
}

QRect Timeline::rowRect(int bar) const { return {0, 4 + bar * rowHeight(), width(), rowHeight()}; }

int Timeline::barAt(int y) const {
    const int bar = (y - 4) / rowHeight();
    return y >= 4 && bar < bars_.size() ? bar : -1;
}

void Timeline::setBars(const QVector<Bar>& bars, double length, const workflow::ShownTime& shown) {
    bars_ = bars;
    length_ = std::max(length, 0.1);
    shown_ = shown;
    current_ = std::min(current_, static_cast<int>(bars_.size()) - 1);
    updateGeometry();
    update();
}

void Timeline::setTime(double seconds) {
    if (seconds == time_) return;
    time_ = seconds;
    update();
}

void Timeline::setCurrent(int bar) {
    if (bar == current_ || bar >= bars_.size()) return;
    current_ = bar;
    setAccessibleDescription(bar < 0 ? QString() : bars_[bar].title + QStringLiteral(", ") + bars_[bar].toolTip);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void Timeline::paintBar(QPainter& painter, int row) const {
    const Bar& bar = bars_[row];
    const QRect rect = rowRect(row);
    const bool chosen = row == current_, begun = bar.from && *bar.from <= time_;
    const bool over = begun && bar.to && *bar.to <= time_;
    if (chosen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette().color(QPalette::Base), accentColor(palette()), hasFocus() ? 0.28 : 0.16));
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), 4, 4);
    }
    const auto sign = over ? bar.sign : begun ? StepDelegate::Sign::Running : StepDelegate::Sign::Waiting;
    painter.drawPixmap(QPoint(margin, rect.center().y() - signSize / 2 + 1),
                       iconPixmap(QString::fromLatin1(iconOf(sign)), signSize, colorOf(sign, palette()),
                                  painter.device()->devicePixelRatioF()));
    const int left = margin + signSize + 7;
    painter.setPen(begun ? palette().color(QPalette::Text) : mutedText(palette()));
    painter.drawText(QRect(left, rect.top(), titleWidth() - left, rect.height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(bar.title, Qt::ElideRight, titleWidth() - left));
    if (!bar.from) return;
    const double from = xOf(*bar.from), to = std::max(from + 3, xOf(bar.to.value_or(length_)));
    const QRectF whole(from, rect.top() + 6, to - from, rect.height() - 11);
    const QColor color = colorOf(bar.sign, palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette().color(QPalette::Base), color, 0.3));
    painter.drawRoundedRect(whole, 3, 3);
    if (!begun) return;
    painter.save();
    painter.setClipRect(QRectF(from, rect.top(), std::max(1.0, xOf(time_) - from), rect.height()));
    painter.setBrush(color);
    painter.drawRoundedRect(whole, 3, 3);
    painter.restore();
}

void Timeline::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    for (const auto& cut : shown_.cuts())
        painter.fillRect(QRectF(QPointF(xOf(cut.from), 0), QPointF(xOf(cut.to), height())),
                         QBrush(lineColor(palette()), Qt::BDiagPattern));
    for (int row = 0; row < bars_.size(); ++row)
        if (rowRect(row).intersects(event->rect())) paintBar(painter, row);
    painter.setPen(QPen(accentColor(palette()), 2));
    painter.drawLine(QPointF(xOf(time_), 0), QPointF(xOf(time_), height()));
}

void Timeline::press(double x) {
    const double left = titleWidth() + margin, right = width() - margin;
    const double share = std::clamp((x - left) / std::max(1.0, right - left), 0.0, 1.0);
    Q_EMIT timePressed(shown_.time(share * shown_.shown(length_)));
}

void Timeline::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (event->position().x() >= titleWidth()) return press(event->position().x());
    if (const int bar = barAt(static_cast<int>(event->position().y())); bar >= 0) {
        setCurrent(bar);
        Q_EMIT barChosen(bar);
    }
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton && event->position().x() >= titleWidth()) press(event->position().x());
}

void Timeline::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || bars_.isEmpty()) return QWidget::keyPressEvent(event);
    setCurrent(std::clamp(current_ + step, 0, static_cast<int>(bars_.size()) - 1));
    Q_EMIT barChosen(current_);
}

bool Timeline::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bar = barAt(help->pos().y());
    if (bar < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), bars_[bar].title + u'\n' + bars_[bar].toolTip, this);
    return true;
}

}  // namespace slotpilot::gui
