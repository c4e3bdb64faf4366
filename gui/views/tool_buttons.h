// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <QToolButton>

#include "widgets/icons.h"

namespace slotpilot::gui {

/// A flat button of an icon, with words beside it if there are any, that the keyboard reaches.
inline QToolButton* toolButton(const char* iconName, const QString& toolTip, const char* name,
                               const QString& words = {}) {
    auto* button = new QToolButton;
    button->setIcon(icon(QString::fromLatin1(iconName)));
    button->setText(words);
    button->setToolTip(toolTip);
    button->setAccessibleName(words.isEmpty() ? toolTip : words);
    button->setObjectName(name);
    button->setToolButtonStyle(words.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

/// One of several, as flat tabs.
inline QTabBar* choice(const QStringList& names, const char* objectName, const QString& accessibleName) {
    auto* tabs = new QTabBar;
    tabs->setObjectName(objectName);
    tabs->setAccessibleName(accessibleName);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    for (const QString& name : names) tabs->addTab(name);
    return tabs;
}

}  // namespace slotpilot::gui
