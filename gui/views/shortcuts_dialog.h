// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QMainWindow;

namespace slotpilot::gui {

/// Every shortcut of a window, read from its menus, actions and buttons.
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    struct Entry {
        QString group, action, keys;
    };

    explicit ShortcutsDialog(QMainWindow* window);
    static QVector<Entry> entriesOf(const QMainWindow& window);
};

}  // namespace slotpilot::gui
