// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/guarded.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "bridge/cluster_bridge.h"
#include "models/format.h"
#include "widgets/labels.h"

namespace slotpilot::gui {
namespace {

struct GuardText {
    Q_DECLARE_TR_FUNCTIONS(GuardText)
};

bool nameIsTyped(QWidget* parent, const QString& name, const QString& what) {
    QDialog dialog(parent);
    dialog.setObjectName("guardQuestion");
    dialog.setWindowTitle(GuardText::tr("Protected context"));
    dialog.setMinimumWidth(420);
    auto* line = new QLineEdit;
    line->setObjectName("guardName");
    line->setAccessibleName(GuardText::tr("Name of the context"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* go = buttons->button(QDialogButtonBox::Ok);
    go->setText(GuardText::tr("&Go ahead"));
    go->setObjectName("guardGo");
    go->setEnabled(false);
    auto* title = heading(what, 1.1);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto* layout = new QVBoxLayout(&dialog);
    layout->setSpacing(10);
    layout->addWidget(title);
    auto* words =
        paragraph(GuardText::tr("The context %1 is marked as protected. Type its name to go ahead:").arg(name));
    words->setTextFormat(Qt::PlainText);
    layout->addWidget(words);
    layout->addWidget(line);
    layout->addWidget(buttons);
    line->setFocus();
    QObject::connect(line, &QLineEdit::textChanged, go,
                     [go, name](const QString& typed) { go->setEnabled(typed.trimmed() == name); });
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    return dialog.exec() == QDialog::Accepted;
}

}  // namespace

QString readOnlyReason() { return GuardText::tr("This context is marked as read-only in Settings."); }

bool mayChange(QWidget* parent, const ClusterBridge& cluster, const QString& what) {
    switch (cluster.guard()) {
        case Guard::None: return true;
        case Guard::Protected: return nameIsTyped(parent, text(cluster.info().target.context), what);
        case Guard::ReadOnly: break;
    }
    QMessageBox box(QMessageBox::Information, GuardText::tr("Read-only context"), readOnlyReason(), QMessageBox::Ok,
                    parent);
    box.setObjectName("readOnlyNote");
    box.exec();
    return false;
}

}  // namespace slotpilot::gui
