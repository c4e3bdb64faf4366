// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/step_delegate.h"

#include <QApplication>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {
constexpr int margin = 8, signSize = 18;
}

const char* iconOf(StepDelegate::Sign sign) {
    switch (sign) {
        case StepDelegate::Sign::Waiting: return "waiting";
        case StepDelegate::Sign::Running: return "run";
        case StepDelegate::Sign::Done:
        case StepDelegate::Sign::Skipped: return "success";
        case StepDelegate::Sign::Failed: return "error";
        case StepDelegate::Sign::Cancelled: return "cancel";
    }
    return "waiting";
}

QColor colorOf(StepDelegate::Sign sign, const QPalette& palette) {
    switch (sign) {
        case StepDelegate::Sign::Waiting:
        case StepDelegate::Sign::Skipped: return mutedText(palette);
        case StepDelegate::Sign::Running: return accentColor(palette);
        case StepDelegate::Sign::Done: return goodColor(palette);
        case StepDelegate::Sign::Failed: return badColor(palette);
        case StepDelegate::Sign::Cancelled: return warningColor(palette);
    }
    return palette.color(QPalette::Text);
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool note = !index.data(roles_.note).toString().isEmpty();
    return {120, margin * 2 + option.fontMetrics.height() * (note ? 2 : 1) + (note ? 3 : 0)};
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto sign = static_cast<Sign>(index.data(roles_.sign).toInt());
    const auto& palette = option.palette;
    const QRect rect = option.rect;
    const int line = option.fontMetrics.height();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, option.widget);

    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor ink = palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor weak = selected ? ink : mutedText(palette);

    // The line from step to step, interrupted by the sign.
    const int x = rect.left() + margin + signSize / 2, y = rect.top() + margin + line / 2;
    painter->setPen(QPen(selected ? ink : lineColor(palette), 2));
    if (index.row() > 0) painter->drawLine(x, rect.top(), x, y - signSize / 2 - 2);
    if (index.row() + 1 < index.model()->rowCount()) painter->drawLine(x, y + signSize / 2 + 2, x, rect.bottom() + 1);
    painter->drawPixmap(QPoint(x - signSize / 2, y - signSize / 2),
                        iconPixmap(QString::fromLatin1(iconOf(sign)), signSize, selected ? ink : colorOf(sign, palette),
                                   painter->device()->devicePixelRatioF()));

    const QString time = index.siblingAtColumn(roles_.timeColumn).data().toString();
    const int left = rect.left() + margin * 2 + signSize, right = rect.right() - margin;
    const int timeWidth = time.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(time) + margin;
    painter->setPen(weak);
    painter->drawText(QRect(left, rect.top() + margin, right - left, line), Qt::AlignRight | Qt::AlignVCenter, time);
    QFont font = option.font;
    font.setBold(index.data(roles_.current).toBool());
    painter->setFont(font);
    painter->setPen(ink);
    const int width = right - left - timeWidth;
    painter->drawText(QRect(left, rect.top() + margin, width, line), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, width));
    painter->setFont(option.font);
    const QString note = index.data(roles_.note).toString().section(u'\n', 0, 0);
    painter->setPen(sign == Sign::Failed && !selected ? badColor(palette) : weak);
    painter->drawText(QRect(left, rect.top() + margin + line + 3, right - left, line), Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(note, Qt::ElideRight, right - left));
    if (sign == Sign::Running) {
        const QRectF bar(left, rect.bottom() - 3, right - left, 3);
        painter->setPen(Qt::NoPen);
        painter->setBrush(lineColor(palette));
        painter->drawRoundedRect(bar, 1.5, 1.5);
        painter->setBrush(selected ? ink : accentColor(palette));
        painter->drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * index.data(roles_.fraction).toDouble(), 3)),
                                 1.5, 1.5);
    }
    painter->restore();
}

}  // namespace slotpilot::gui
