// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_model.h"

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {

using workflow::RunState;
using workflow::StepState;

QString stateText(StepState state) {
    switch (state) {
        case StepState::Waiting: return PlanModel::tr("waiting");
        case StepState::Running: return PlanModel::tr("running");
        case StepState::Done: return PlanModel::tr("done");
        case StepState::AlreadyDone: return PlanModel::tr("was already done");
        case StepState::Failed: return PlanModel::tr("failed");
        case StepState::Cancelled: return PlanModel::tr("cancelled");
    }
    return {};
}

QString stateText(RunState state) {
    switch (state) {
        case RunState::Ready: return PlanModel::tr("ready to run");
        case RunState::Running: return PlanModel::tr("running");
        case RunState::Paused: return PlanModel::tr("paused");
        case RunState::Succeeded: return PlanModel::tr("succeeded");
        case RunState::Failed: return PlanModel::tr("failed");
        case RunState::Cancelled: return PlanModel::tr("cancelled");
    }
    return {};
}

Seen seenOf(const PlanRow& row) {
    if (row.seen.isEmpty()) return Seen::Nothing;
    if (row.state == StepState::Done || row.state == StepState::AlreadyDone) return Seen::AsExpected;
    return row.state == StepState::Failed ? Seen::Differs : Seen::NotYet;
}

QString seenText(Seen seen) {
    switch (seen) {
        case Seen::Nothing: return PlanModel::tr("nothing yet");
        case Seen::NotYet: return PlanModel::tr("not yet as expected");
        case Seen::AsExpected: return PlanModel::tr("as expected");
        case Seen::Differs: return PlanModel::tr("not as expected");
    }
    return {};
}

QString timeText(const PlanRow& row) {
    if (!row.started) return {};
    const auto end = row.ended.value_or(std::chrono::system_clock::now());
    return duration(std::chrono::duration_cast<std::chrono::milliseconds>(end - *row.started));
}

PlanModel::PlanModel(QObject* parent)
    : KeyedTable({{tr("Step"), {}}, {tr("State"), {}}, {tr("Time"), {}, true}}, parent) {}

void PlanModel::show(const workflow::RunStatusPtr& status) {
    std::vector<PlanRow> rows;
    const auto count = status && status->plan ? status->plan->steps.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        PlanRow row;
        row.spec = status->plan->steps[i];
        row.key = text(row.spec.id);
        row.title = said(row.spec.title);
        row.number = static_cast<int>(i) + 1;
        row.current = static_cast<int>(i) == status->current;
        if (i < status->steps.size()) {
            const auto& record = status->steps[i];
            row.state = record.state;
            row.fraction = record.progress.fraction;
            row.progress = said(record.progress.text);
            row.seen = said(record.seen);
            row.started = record.started;
            row.ended = record.ended;
            if (record.error) {
                row.error = errorLine(*record.error);
                row.hint = said(record.error->hint);
            }
        }
        rows.push_back(std::move(row));
    }
    update(std::move(rows));
}

void PlanModel::refreshTimes() {
    for (int i = 0; i < rowCount(); ++i)
        if (rows()[static_cast<std::size_t>(i)].state == StepState::Running)
            Q_EMIT dataChanged(index(i, 0), index(i, Time), {Qt::DisplayRole});
}

QVariant PlanModel::cell(const PlanRow& row, int column, int role) const {
    switch (role) {
        case stateRole: return static_cast<int>(row.state);
        case fractionRole: return row.fraction;
        case currentRole: return row.current;
        case noteRole:
            if (!row.error.isEmpty()) return row.error;
            if (row.state == StepState::Running && !row.progress.isEmpty()) return row.progress;
            return row.seen;
        case Qt::ToolTipRole: {
            const QString note = cell(row, column, noteRole).toString();
            return note.isEmpty() ? row.title : row.title + u'\n' + note;
        }
        case Qt::AccessibleTextRole: return tr("Step %1: %2, %3").arg(row.number).arg(row.title, stateText(row.state));
        case Qt::DisplayRole: break;
        default: return {};
    }
    if (column == Title) return row.title;
    if (column == State) return stateText(row.state);
    return timeText(row);
}

}  // namespace slotpilot::gui
