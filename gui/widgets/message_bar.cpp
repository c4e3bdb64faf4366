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
    : QFrame(parent), icon_(new QLabel), text_(wrappingLabel()), detail_(wrappingLabel()), close_(new QToolButton) {
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(text_);
    texts->addWidget(detail_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 10, 8);
    layout->setSpacing(12);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        auto* button = buttons_[i] = new QPushButton;
        button->setObjectName(i == 0 ? QStringLiteral("messageAction") : QStringLiteral("messageAction%1").arg(i + 1));
        button->hide();
        layout->addWidget(button, 0, Qt::AlignVCenter);
        connect(button, &QPushButton::clicked, this, [this, i] {
            hide();
            // A copy: the call may show another message here.
            if (const auto call = actions_.value(static_cast<qsizetype>(i)).call) call();
        });
    }
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
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::show(Tone tone, const QString& text, const QString& detail, const QVector<Action>& actions) {
    tone_ = tone;
    text_->setText(text);
    setDetail(detail);
    actions_ = actions;
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        const bool used = static_cast<qsizetype>(i) < actions_.size();
        buttons_[i]->setVisible(used);
        if (used) buttons_[i]->setText(actions_[static_cast<qsizetype>(i)].text);
    }
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
