// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/command_history.h"
#include "operations/command_catalog.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace slotpilot::gui {

class IconLabel;
class MutedLabel;

/// A line for a Redis command: names are completed, its syntax and what to think of are told as it is typed, earlier
/// lines come back with the arrow keys.
class CommandInput : public QWidget {
    Q_OBJECT
public:
    explicit CommandInput(QWidget* parent = nullptr);

    /// `catalog` must outlive this, or be replaced.
    void setCatalog(const operations::CommandCatalog* catalog);
    /// Whom a command goes to, e.g. "redis-0".
    void setPrompt(const QString& prompt);
    /// A command is under way: Stop instead of Send.
    void setBusy(bool busy);
    void setText(const QString& line);
    QString text() const;
    /// Empties the line, and keeps it for later unless it holds a secret.
    void accept(const redis::Command& command);

Q_SIGNALS:
    void submitted(const slotpilot::redis::Command& command);
    void stopped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void complete();
    void explain();
    void submit();

    const operations::CommandCatalog* catalog_ = nullptr;
    CommandHistory history_;
    QLabel* prompt_;
    QLineEdit* line_;
    QPushButton *send_, *stop_;
    IconLabel* sign_;
    QLabel* syntax_;
    MutedLabel* help_;
    QStandardItemModel* names_;
    QCompleter* completer_;
};

}  // namespace slotpilot::gui
