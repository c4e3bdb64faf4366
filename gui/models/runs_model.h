// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/runs.h"
#include "models/keyed_table.h"

namespace slotpilot::gui {

/// A run of the journals as a row.
struct RunRow {
    QString key;  ///< its id
    QString operation, title, target, state;
    workflow::RunState runState = workflow::RunState::Ready;
    bool interrupted = false, imported = false;
    std::optional<WallTime> started, ended;
    std::filesystem::path journal;
    bool operator==(const RunRow&) const = default;
};

/// "Scale or upgrade" for "update"; another operation as it is.
QString operationText(const QString& operation);
/// Pure. In the same order.
std::vector<RunRow> runRows(const std::vector<ListedRun>& runs);

class RunsModel : public KeyedTable<RunRow> {
    Q_OBJECT
public:
    enum { When, Operation, Title, State, Took, Target, Count };
    explicit RunsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const RunRow& row, int column, int role) const override;
};

/// A line of a run's log.
struct RunLineRow {
    QString key;
    double seconds = 0;  ///< since the run's start
    int step = 0;        ///< from 1
    log::Level level = log::Level::Info;
    QString text;
    bool operator==(const RunLineRow&) const = default;
};

/// Pure.
std::vector<RunLineRow> runLineRows(const workflow::JournalRun& run);

class RunLinesModel : public KeyedTable<RunLineRow> {
    Q_OBJECT
public:
    enum { Time, Step, Level, Text, Count };
    explicit RunLinesModel(QObject* parent = nullptr);

protected:
    QVariant cell(const RunLineRow& row, int column, int role) const override;
};

/// "0:04.2", "12:31.0", "1:02:03".
QString clockText(double seconds);

}  // namespace slotpilot::gui
