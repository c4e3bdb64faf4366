// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), icon_(new QLabel), title_(new QLabel), text_(new QLabel), button_(new QPushButton) {
    for (auto* label : {icon_, title_, text_}) label->setAlignment(Qt::AlignCenter);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    title_->setFont(large);
    for (auto* label : {title_, text_}) {
        label->setWordWrap(true);
        label->setMaximumWidth(560);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    title_->setObjectName("emptyTitle");
    button_->setObjectName("emptyAction");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(icon_, 0, Qt::AlignHCenter);
    // Word wrap needs the full width: centred by stretches, not by an alignment that shrinks labels.
    for (auto* label : {title_, text_}) {
        auto* row = new QHBoxLayout;
        row->addStretch();
        row->addWidget(label, 100);
        row->addStretch();
        layout->addLayout(row);
    }
    layout->addSpacing(6);
    layout->addWidget(button_, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    button_->hide();
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& text, QAction* action) {
    iconName_ = iconName;
    title_->setText(title);
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    if (action != action_) {
        disconnect(follow_);
        button_->disconnect();
        action_ = action;
        const auto follow = [this] {
            button_->setText(action_->text());
            button_->setIcon(action_->icon());
            button_->setEnabled(action_->isEnabled());
            button_->setToolTip(action_->toolTip());
        };
        if (action) {
            follow_ = connect(action, &QAction::changed, this, follow);
            connect(button_, &QPushButton::clicked, action, &QAction::trigger);
            follow();
        }
    }
    button_->setVisible(action);
    applyPalette();
}

/// What the texts need when they wrap.
QSize EmptyState::minimumSizeHint() const {
    constexpr int narrow = 200;
    return {narrow, layout()->totalHeightForWidth(std::max(narrow, width()))};
}

void EmptyState::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

QString EmptyState::title() const { return title_->text(); }

void EmptyState::applyPalette() {
    if (iconName_.isEmpty()) return;
    icon_->setPixmap(iconPixmap(iconName_, 56, mutedText(palette()), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyPalette();
    QWidget::changeEvent(event);
}

}  // namespace slotpilot::gui
