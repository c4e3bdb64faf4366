// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "base/error.h"
#include "bridge/contexts.h"

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace slotpilot::gui {

class ContextsModel;
class EmptyState;
class Table;

/// The first page: the contexts that were found, a kubeconfig file to open, or the playground.
class WelcomeView : public QWidget {
    Q_OBJECT
public:
    WelcomeView(QAction* openFile, QAction* playground, QAction* learn, QAction* history, QWidget* parent = nullptr);

    void showContexts(const std::vector<ContextRow>& contexts, const QString& preferred);
    /// Why there are no contexts; NotFound is said as an invitation, not as a fault.
    void showError(const Error& error);

Q_SIGNALS:
    void contextChosen(const QString& context);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeContexts(QAction* openFile);
    QWidget* makePlayground(QAction* playground);
    /// A smaller panel with one button.
    static QWidget* makeInvitation(const QString& title, const QString& words, QAction* action, const QString& name);
    void chooseSelected();

    ContextsModel* model_;
    Table* table_;
    EmptyState* empty_;
    QStackedWidget* stack_;
    QPushButton* connect_;
    QAction* openFile_;
};

/// While a connection is made, and why it could not be.
class ConnectView : public QWidget {
    Q_OBJECT
public:
    explicit ConnectView(QWidget* parent = nullptr);
    void showProgress(const QString& title, const QString& text);
    void showError(const QString& title, const Error& error, bool canRetry);

Q_SIGNALS:
    void cancelled();
    void retried();

private:
    class Ornament;
    QStackedWidget* sign_;
    QLabel *title_, *what_, *where_, *causes_, *hint_;
    QPushButton *back_, *retry_;
};

}  // namespace slotpilot::gui
