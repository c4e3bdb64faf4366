// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyed_table.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// A step of the plan and where it stands.
struct PlanRow {
    QString key;  ///< the step's id
    int number = 0;
    workflow::StepSpec spec;
    QString title;  ///< the spec's, in the window's language
    workflow::StepState state = workflow::StepState::Waiting;
    double fraction = 0;
    QString progress, seen, error, hint;
    std::optional<WallTime> started, ended;
    bool current = false;  ///< runs or would run next
    bool operator==(const PlanRow&) const = default;
};

QString stateText(workflow::StepState state);
QString stateText(workflow::RunState state);
/// How what was seen of a step compares with what it is to leave behind.
enum class Seen { Nothing, NotYet, AsExpected, Differs };
Seen seenOf(const PlanRow& row);
/// "as expected"
QString seenText(Seen seen);
/// How long the step has run or ran; empty if it hasn't.
QString timeText(const PlanRow& row);

/// The steps of a run, one row each.
class PlanModel : public KeyedTable<PlanRow> {
    Q_OBJECT
public:
    enum { Title, State, Time, Count };
    /// The step's state as an int, its fraction as a double, and whether it is the current one.
    enum { stateRole = Qt::UserRole + 10, fractionRole, currentRole, noteRole };
    explicit PlanModel(QObject* parent = nullptr);
    /// Null: no plan.
    void show(const workflow::RunStatusPtr& status);
    /// The running step's time moves on by itself.
    void refreshTimes();

protected:
    QVariant cell(const PlanRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
