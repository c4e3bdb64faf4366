// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace slotpilot::gui {

/// Asks for the password of the Redis servers, and the user that it is of.
class PasswordDialog : public QDialog {
    Q_OBJECT
public:
    /// `cluster`: whose they are, in words.
    explicit PasswordDialog(const QString& cluster, QWidget* parent = nullptr);
    /// Empty: the default user.
    QString user() const;
    QString password() const;

private:
    QLineEdit *user_, *password_;
};

}  // namespace slotpilot::gui
