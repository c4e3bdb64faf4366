// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "bridge/console_bridge.h"
#include "views/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;
class QVBoxLayout;

namespace slotpilot::gui {

class AnswersModel;
class CommandInput;
class MutedLabel;
class NodeChooser;
class Table;

/// Redis commands to one node, some or all: the answers side by side, what differs marked; earlier ones can be
/// looked at again.
class ConsoleView : public Page {
    Q_OBJECT
public:
    ConsoleView(const Actions& actions, ClusterBridge& cluster, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    /// Puts the keyboard into the command line.
    void focusFilter() override;
    /// Makes that pod the only one that gets commands.
    void choose(const QString& pod);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeSession();
    QWidget* makeResult();
    QWidget* makeStart();
    void showChosen();
    void ask(const redis::Command& command);
    void send(const redis::Command& command);
    void take(const ExchangePtr& exchange);
    void showExchange(const ExchangePtr& exchange);
    void fitColumns();
    void showErrors(const Exchange& exchange);
    void showText(const Exchange& exchange);
    void copyAnswers();
    std::vector<int> colorsOf(const Exchange& exchange) const;

    Actions actions_;
    ClusterBridge& cluster_;
    ConsoleBridge console_;
    Scene scene_;
    std::map<int, ExchangePtr> exchanges_;
    ExchangePtr shown_;
    int fitted_ = 0;  ///< columns whose widths were chosen
    EmptyState* empty_;
    QStackedWidget *stack_, *result_;
    NodeChooser* nodes_;
    QListWidget* session_;
    QLabel* title_;
    MutedLabel* summary_;
    QVBoxLayout* errors_;
    QPushButton* redirect_;
    QLineEdit* filter_;
    QToolButton *differences_, *again_, *copy_;
    QTabBar* looks_;
    QStackedWidget* answers_;
    QPlainTextEdit* text_;
    AnswersModel* model_;
    Table* table_;
    CommandInput* input_;
};

}  // namespace slotpilot::gui
