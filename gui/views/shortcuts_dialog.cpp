// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shortcuts_dialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slotpilot::gui {
namespace {

/// Without the mark of the mnemonic and what says that more is asked.
QString plain(QString words) {
    words.remove(QStringLiteral("…"));
    return words.remove(u'&');
}

QString keysOf(const QList<QKeySequence>& shortcuts) {
    QStringList keys;
    for (const auto& shortcut : shortcuts) keys << shortcut.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

}  // namespace

QVector<ShortcutsDialog::Entry> ShortcutsDialog::entriesOf(const QMainWindow& window) {
    QVector<Entry> entries;
    QSet<const QAction*> seen;
    const auto add = [&](const QString& group, const QAction* action) {
        if (seen.contains(action) || action->shortcuts().isEmpty()) return;
        seen.insert(action);
        entries.append({group, plain(action->text()), keysOf(action->shortcuts())});
    };
    for (const auto* menu : window.menuBar()->actions())
        if (menu->menu())
            for (const auto* action : menu->menu()->actions()) add(plain(menu->text()), action);
    const QString elsewhere = tr("On pages");
    for (const auto* action : window.findChildren<QAction*>()) add(elsewhere, action);
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        // What a text's mnemonic gave it is to be seen on the button.
        if (button->shortcut().isEmpty() || button->shortcut() == QKeySequence::mnemonic(button->text())) continue;
        const Entry entry{elsewhere,
                          button->accessibleName().isEmpty() ? plain(button->text()) : button->accessibleName(),
                          keysOf({button->shortcut()})};
        const auto same = [&](const Entry& other) { return other.action == entry.action && other.keys == entry.keys; };
        if (std::none_of(entries.begin(), entries.end(), same)) entries.append(entry);
    }
    return entries;
}

ShortcutsDialog::ShortcutsDialog(QMainWindow* window) : QDialog(window) {
    setObjectName("shortcutsDialog");
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* tree = new QTreeWidget;
    tree->setObjectName("shortcutsTree");
    tree->setAccessibleName(tr("Keyboard shortcuts"));
    tree->setHeaderLabels({tr("Action"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);
    QTreeWidgetItem* group = nullptr;
    for (const auto& entry : entriesOf(*window)) {
        if (!group || group->text(0) != entry.group) {
            group = new QTreeWidgetItem(tree, {entry.group});
            QFont bold = tree->font();
            bold.setBold(true);
            group->setFont(0, bold);
        }
        new QTreeWidgetItem(group, {entry.action, entry.keys});
    }
    tree->expandAll();
    tree->setItemsExpandable(false);
    auto* filter = new QLineEdit;
    filter->setObjectName("shortcutsFilter");
    filter->setPlaceholderText(tr("Filter shortcuts"));
    filter->setAccessibleName(filter->placeholderText());
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, tree, [tree](const QString& words) {
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            auto* top = tree->topLevelItem(i);
            bool any = false;
            for (int j = 0; j < top->childCount(); ++j) {
                auto* item = top->child(j);
                const bool fits = item->text(0).contains(words, Qt::CaseInsensitive) ||
                                  item->text(1).contains(words, Qt::CaseInsensitive);
                item->setHidden(!fits);
                any |= fits;
            }
            top->setHidden(!any);
        }
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(filter);
    layout->addWidget(tree, 1);
    layout->addWidget(buttons);
    resize(480, 620);
}

}  // namespace slotpilot::gui
