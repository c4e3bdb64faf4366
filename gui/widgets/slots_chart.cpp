// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slots_chart.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {

SlotsChart::SlotsChart(QWidget* parent) : QWidget(parent) { setAccessibleName(tr("Slots per pod")); }

void SlotsChart::setBars(const QVector<Bar>& bars) {
    if (bars == bars_) return;
    const bool otherHeight = bars.size() != bars_.size();
    bars_ = bars;
    most_ = 1;
    QStringList words;
    for (const Bar& bar : bars_) {
        most_ = std::max(most_, bar.slotsOwned);
        words << tr("%1: %2").arg(bar.name, QLocale().toString(bar.slotsOwned));
    }
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    if (otherHeight) updateGeometry();
    update();
}

bool SlotsChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int at = (help->pos().y() - 4) / line();
    const bool on = help->pos().y() >= 4 && at < bars_.size();
    QToolTip::showText(help->globalPos(),
                       on ? tr("%1: %2").arg(bars_[at].name, QLocale().toString(bars_[at].slotsOwned)) : QString(),
                       this);
    return true;
}

void SlotsChart::paintEvent(QPaintEvent*) {
    constexpr int gap = 8;
    const QFontMetrics metrics = fontMetrics();
    int names = 0;
    for (const Bar& bar : bars_) names = std::max(names, metrics.horizontalAdvance(bar.name) + 1);  // it is rounded
    const int count = metrics.horizontalAdvance(QLocale().toString(most_));
    names = std::min(names, (width() - count - 2 * gap) / 2);
    const int left = names + gap, room = std::max(1, width() - left - count - 2 * gap);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < bars_.size(); ++i) {
        const Bar& bar = bars_[i];
        const int top = 4 + i * line();
        const double length = double(room) * bar.slotsOwned / most_;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ownerColor(bar.colorIndex));
        painter.drawRoundedRect(QRectF(left, top + 3, std::max(2.0, length), line() - 6), 2, 2);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, top, names, line()), Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(bar.name, Qt::ElideMiddle, names));
        painter.drawText(QRectF(left + length + gap, top, count + gap, line()), Qt::AlignLeft | Qt::AlignVCenter,
                         QLocale().toString(bar.slotsOwned));
    }
}

}  // namespace slotpilot::gui
