// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spotlight.h"

#include <QEvent>
#include <QPainter>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {
constexpr int margin = 5;
}

Spotlight::Spotlight(QWidget* window) : QWidget(window) {
    setObjectName("spotlight");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    following_.setInterval(200);
    connect(&following_, &QTimer::timeout, this, &Spotlight::follow);
    hide();
}

void Spotlight::pointAt(QWidget* target) {
    if (target == target_) return follow();
    if (target_) target_->removeEventFilter(this);
    target_ = target;
    if (target_) target_->installEventFilter(this);
    target ? following_.start() : following_.stop();
    follow();
}

void Spotlight::follow() {
    if (!target_ || !target_->isVisible() || target_->visibleRegion().isEmpty()) return hide();
    const QRect place(target_->mapTo(parentWidget(), QPoint()), target_->size());
    setGeometry(place.adjusted(-margin, -margin, margin, margin));
    show();
    raise();
}

bool Spotlight::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::Show ||
        event->type() == QEvent::Hide)
        follow();
    return false;
}

void Spotlight::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor glow = warningColor(palette());
    glow.setAlphaF(0.25F);
    painter.setPen(QPen(glow, 5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 7, 7);
    painter.setPen(QPen(warningColor(palette()), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 7, 7);
}

}  // namespace slotpilot::gui
