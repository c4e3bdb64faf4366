// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

const char* iconOf(Tone tone) {
    switch (tone) {
        case Tone::Information: return "info";
        case Tone::Success: return "success";
        case Tone::Warning: return "warning";
        case Tone::Bad: return "error";
    }
    return "info";
}

QLabel* wrappingLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

MessageBar::MessageBar(bool closable, QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel),
      text_(wrappingLabel()),
      detail_(wrappingLabel()),
      action_(new QPushButton),
      close_(new QToolButton) {
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(text_);
    texts->addWidget(detail_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 10, 8);
    layout->setSpacing(12);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    layout->addWidget(action_, 0, Qt::AlignVCenter);
    layout->addWidget(close_, 0, Qt::AlignVCenter);
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    close_->setVisible(closable);
    QFont bold = font();
    bold.setBold(true);
    text_->setFont(bold);
    text_->setObjectName("messageText");
    detail_->setObjectName("messageDetail");
    action_->setObjectName("messageAction");
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(action_, &QPushButton::clicked, this, [this] {
        hide();
        if (onAction_) onAction_();
    });
    hide();
}

void MessageBar::show(Tone tone, const QString& text, const QString& detail, const QString& action,
                      std::function<void()> onAction) {
    tone_ = tone;
    text_->setText(text);
    setDetail(detail);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    onAction_ = std::move(onAction);
    setAccessibleName(text);
    applyTone();
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString MessageBar::text() const { return text_->text(); }

void MessageBar::setDetail(const QString& detail) {
    detail_->setText(detail);
    detail_->setVisible(!detail.isEmpty());
}

QColor MessageBar::toneColor() const {
    switch (tone_) {
        case Tone::Information: return accentColor(palette());
        case Tone::Success: return goodColor(palette());
        case Tone::Warning: return warningColor(palette());
        case Tone::Bad: return badColor(palette());
    }
    return accentColor(palette());
}

void MessageBar::applyTone() {
    icon_->setPixmap(iconPixmap(QString::fromLatin1(iconOf(tone_)), 20, toneColor(), devicePixelRatioF()));
    update();
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(),
                     mixed(palette().color(QPalette::Window), toneColor(), tone_ == Tone::Warning ? 0.22 : 0.14));
    painter.fillRect(QRect(0, 0, 4, height()), toneColor());
    painter.fillRect(QRect(0, height() - 1, width(), 1), lineColor(palette()));
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyTone();
    QFrame::changeEvent(event);
}

}  // namespace slotpilot::gui
