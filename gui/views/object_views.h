// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the details of pods and nodes: events, an object as YAML, a shell.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "bridge/pod_bridge.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace slotpilot::gui {

class EmptyState;
class EventsModel;
class MutedLabel;
class Table;

/// Events about some objects, read again and again while they are in sight.
class EventsView : public QWidget {
    Q_OBJECT
public:
    explicit EventsView(QWidget* parent = nullptr);
    void setObjects(const std::shared_ptr<cluster::Access>& access, const std::vector<ObjectName>& about);
    /// Once in a few seconds.
    void tick();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void read();
    void take(const Expected<std::vector<kube::Event>>& events);

    std::shared_ptr<cluster::Access> access_;
    std::vector<ObjectName> about_;
    Task reading_;
    int ticks_ = 0;
    bool known_ = false;
    EventsModel* model_;
    Table* table_;
    QStackedWidget* stack_;
    EmptyState* empty_;
};

/// An object as YAML, as the API server gave it: read, searched, copied.
class YamlView : public QWidget {
    Q_OBJECT
public:
    explicit YamlView(QWidget* parent = nullptr);
    /// The first one is shown; the others can be chosen.
    void setObjects(const std::shared_ptr<cluster::Access>& access, const std::vector<ObjectName>& objects);
    void focusSearch();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void read();
    void find(bool backwards, bool again);
    void mark();

    std::shared_ptr<cluster::Access> access_;
    std::vector<ObjectName> objects_;
    Task reading_;
    bool wanted_ = false;
    QComboBox* object_;
    QLineEdit* needle_;
    QToolButton *back_, *next_, *again_, *copy_;
    QCheckBox* managed_;
    MutedLabel *count_, *read_;
    QPlainTextEdit* text_;
    QStackedWidget* stack_;
    EmptyState* empty_;
};

/// A shell in a container of a pod, line by line: what is typed goes to its input, what it writes is shown.
class ShellView : public QWidget {
    Q_OBJECT
public:
    explicit ShellView(QWidget* parent = nullptr);
    /// Asked before a shell is started: whether it may be.
    void setGate(std::function<bool()> gate) { gate_ = std::move(gate); }
    /// Ends the shell, if one runs.
    void end();
    /// Another pod ends the shell.
    void setPod(const std::shared_ptr<cluster::Access>& access, const std::string& pod,
                const std::vector<std::string>& containers);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void start();
    void submit();
    void write(const QString& words, bool own);
    void showState();
    void recall(int by);

    std::shared_ptr<cluster::Access> access_;
    std::string pod_;
    std::function<bool()> gate_;
    ShellBridge bridge_;
    QStringList history_;
    int recalled_ = 0;
    QByteArray pending_;  ///< the beginning of a character that has not come whole
    QComboBox *container_, *program_;
    QPushButton *start_, *stop_;
    QPlainTextEdit* screen_;
    QLabel* prompt_;
    QLineEdit* line_;
    MutedLabel* status_;
};

}  // namespace slotpilot::gui
