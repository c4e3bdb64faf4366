// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labels.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

QLabel* heading(const QString& text, double scale) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel* paragraph(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

MutedLabel::MutedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) { applyPalette(); }

void MutedLabel::applyPalette() {
    applying_ = true;
    QPalette own;
    own.setColor(QPalette::WindowText, mutedText(QGuiApplication::palette()));
    setPalette(own);
    applying_ = false;
}

void MutedLabel::changeEvent(QEvent* event) {
    if (!applying_ && (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange))
        applyPalette();
    QLabel::changeEvent(event);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {std::min(QLabel::minimumSizeHint().width(), 8 * fontMetrics().averageCharWidth()),
            QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent* event) {
    const bool cut = width() < QLabel::minimumSizeHint().width();
    if (event->type() != QEvent::ToolTip || !cut) return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       toolTip().isEmpty() ? text() : text() + u'\n' + toolTip(), this);
    return true;
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect place = contentsRect();
    style()->drawItemText(&painter, place, static_cast<int>(alignment()), palette(), isEnabled(),
                          fontMetrics().elidedText(text(), Qt::ElideRight, place.width()), foregroundRole());
}

IconLabel::IconLabel(int size, QWidget* parent) : QLabel(parent), size_(size) { setFixedSize(size, size); }

void IconLabel::setIcon(const QString& name, Color color) {
    name_ = name;
    color_ = color;
    apply();
}

void IconLabel::apply() {
    if (color_) setPixmap(iconPixmap(name_, size_, color_(palette()), devicePixelRatioF()));
}

void IconLabel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) apply();
    QLabel::changeEvent(event);
}

}  // namespace slotpilot::gui
