// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "bridge/background.h"
#include "models/runs_model.h"
#include "views/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace slotpilot::gui {

class MessageBar;
class ReplayView;
class Table;

/// Every run from the journals, and each of them again as a replay. Needs no cluster.
class HistoryView : public Page {
    Q_OBJECT
public:
    /// Where runs are, and where an imported one goes: the first of them.
    using Journals = std::function<std::vector<std::filesystem::path>()>;
    /// `home`: offers a way back, where it is no page of the workspace.
    HistoryView(Journals journals, bool home, QWidget* parent = nullptr);

    void show(const Scene&) override {}
    void focusFilter() override;
    /// Reads the list anew.
    void refresh();
    /// Opens a run of the list as a replay.
    void open(const QString& runId);
    void importFrom(const QString& file);
    void exportTo(ExportKind kind, const QString& file);
    ReplayView* replay() const { return replay_; }

Q_SIGNALS:
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeList(bool home);
    void showRuns(const Expected<std::vector<ListedRun>>& runs);
    void chooseImport();
    void chooseExport(ExportKind kind);

    Journals journals_;
    RunsModel* model_;
    QLineEdit* filter_;
    Table* table_;
    QPushButton* open_;
    QStackedWidget *list_, *stack_;
    EmptyState* empty_;
    MessageBar* message_;
    ReplayView* replay_;
    Task listing_, loading_, importing_, exporting_;
};

}  // namespace slotpilot::gui
