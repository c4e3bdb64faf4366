// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pod_card.h"

#include <QPainter>
#include <QPainterPath>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int padding = 10, stripe = 6, barHeight = 5, signSize = 16;

const char* iconOf(PodCard::Health health) {
    switch (health) {
        case PodCard::Health::Good: return "success";
        case PodCard::Health::Waiting: return "stale";
        case PodCard::Health::Bad: return "error";
    }
    return "info";
}

QColor colorOf(PodCard::Health health, const QPalette& palette) {
    switch (health) {
        case PodCard::Health::Good: return goodColor(palette);
        case PodCard::Health::Waiting: return warningColor(palette);
        case PodCard::Health::Bad: return badColor(palette);
    }
    return palette.color(QPalette::Text);
}

QFont boldOf(QFont font) {
    font.setBold(true);
    return font;
}

}  // namespace

PodCard::PodCard(QWidget* parent) : QAbstractButton(parent) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PodCard::setData(const Data& next) {
    if (next == data_) return;
    data_ = next;
    setText(next.name);
    setToolTip(next.toolTip);
    setAccessibleName(tr("Pod %1").arg(next.name));
    setAccessibleDescription(
        QStringList{next.healthText, next.role, next.slotsText, next.keys, next.changed}.join(tr(", ")));
    update();
}

QSize PodCard::sizeHint() const {
    const int line = fontMetrics().height();
    return {std::max(190, fontMetrics().averageCharWidth() * 27), padding * 2 + line * 3 + barHeight + 10};
}

void PodCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(frame, 6, 6);
    const QColor base = palette().color(QPalette::Base), ink = palette().color(QPalette::Text);
    painter.fillPath(outline, underMouse() ? mixed(base, accentColor(palette()), 0.10) : base);
    painter.setClipPath(outline);
    painter.fillRect(QRectF(frame.left(), frame.top(), stripe, frame.height()),
                     data_.fraction > 0 ? ownerColor(data_.colorIndex) : mixed(base, ink, 0.2));
    painter.setClipping(false);
    QPen border(data_.health == Health::Bad ? badColor(palette()) : lineColor(palette()), 1);
    if (data_.dimmed) border.setStyle(Qt::DashLine);
    if (!data_.changed.isEmpty()) border = QPen(warningColor(palette()), 3);
    if (hasFocus()) border = QPen(accentColor(palette()), 2);
    painter.setPen(border);
    painter.drawPath(outline);

    const int left = stripe + padding, right = width() - padding, line = fontMetrics().height();
    int y = padding;
    painter.drawPixmap(QPoint(right - signSize, y + (line - signSize) / 2),
                       iconPixmap(QString::fromLatin1(iconOf(data_.health)), signSize, colorOf(data_.health, palette()),
                                  devicePixelRatioF()));
    painter.setFont(boldOf(font()));
    painter.setPen(data_.dimmed ? mutedText(palette()) : ink);
    const int nameWidth = right - signSize - 6 - left;
    painter.drawText(QRect(left, y, nameWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(painter.font()).elidedText(data_.name, Qt::ElideMiddle, nameWidth));
    painter.setFont(font());
    const auto row = [&](const QString& leftText, const QString& rightText, const QColor& color) {
        y += line + 2;
        // Where both don't fit, the left one matters more.
        const int wanted = fontMetrics().horizontalAdvance(leftText);
        int rightWidth = rightText.isEmpty() ? 0 : fontMetrics().horizontalAdvance(rightText) + 8;
        if (wanted + rightWidth > right - left) rightWidth = 0;
        painter.setPen(color);
        painter.drawText(QRect(left, y, right - left - rightWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(leftText, Qt::ElideRight, right - left - rightWidth));
        if (rightWidth > 0)
            painter.drawText(QRect(left, y, right - left, line), Qt::AlignRight | Qt::AlignVCenter, rightText);
    };
    const bool well = data_.health == Health::Good;
    row(well ? data_.role : data_.healthText, well ? data_.keys : QString(),
        well ? mutedText(palette()) : colorOf(data_.health, palette()));
    if (data_.changed.isEmpty())
        row(data_.slotsText, data_.share, ink);
    else
        row(data_.changed, {}, warningColor(palette()));

    const QRectF bar(left, height() - padding - barHeight + 1, right - left, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(base, ink, 0.14));
    painter.drawRoundedRect(bar, 2.5, 2.5);
    if (data_.fraction <= 0) return;
    painter.setBrush(ownerColor(data_.colorIndex));
    painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(std::max(5.0, bar.width() * data_.fraction), barHeight)), 2.5,
                            2.5);
}

void PodCard::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void PodCard::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

}  // namespace slotpilot::gui
