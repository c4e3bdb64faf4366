// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/password_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/labels.h"

namespace slotpilot::gui {

PasswordDialog::PasswordDialog(const QString& cluster, QWidget* parent)
    : QDialog(parent), user_(new QLineEdit), password_(new QLineEdit) {
    setObjectName("passwordDialog");
    setWindowTitle(tr("Redis password"));
    setMinimumWidth(440);
    password_->setObjectName("redisPassword");
    password_->setEchoMode(QLineEdit::Password);
    user_->setObjectName("redisUser");
    user_->setPlaceholderText(tr("default"));
    user_->setToolTip(tr("Another name where Redis has users of its own (ACL)"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Password:"), password_);
    form->addRow(tr("&User:"), user_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* go = buttons->button(QDialogButtonBox::Ok);
    go->setText(tr("&Log in"));
    go->setObjectName("passwordGo");
    go->setEnabled(false);
    connect(password_, &QLineEdit::textChanged, go, [go](const QString& typed) { go->setEnabled(!typed.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(heading(tr("The Redis servers of %1").arg(cluster), 1.1));
    layout->addWidget(
        paragraph(tr("It is kept in memory until Slotpilot ends, and written nowhere. A password that the "
                     "StatefulSet's pods name (REDISCLI_AUTH or REDIS_PASSWORD) is found by itself.")));
    layout->addLayout(form);
    layout->addWidget(buttons);
    password_->setFocus();
}

QString PasswordDialog::user() const { return user_->text().trimmed(); }
QString PasswordDialog::password() const { return password_->text(); }

}  // namespace slotpilot::gui
