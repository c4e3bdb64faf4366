// SPDX-License-Identifier: GPL-3.0-or-later
// A run that leaves its machine: with all that a replay needs, as a file.
#pragma once

#include <string>
#include <string_view>

#include "operations/recording.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::operations {

/// A run of the journal and what was recorded while it went on.
struct RecordedRun {
    workflow::JournalRun run;
    Recording recording;
};

/// `runId` as in SqliteJournal::run. Errors: those of the journal; Invalid.
Expected<RecordedRun> readRecorded(const workflow::SqliteJournal& journal, const std::string& runId);
/// The run's state in one word: "succeeded", "interrupted".
std::string stateWord(const workflow::JournalEntry& entry);
/// The cluster that a plan is for.
cluster::Target targetOf(const workflow::Plan& plan);

/// The run where it stood at a time: what was under way then is running, what came later waits.
workflow::RunStatus statusAt(const workflow::JournalRun& run, WallTime time);

/// All of it as JSON text, for `importRun`.
std::string exportJson(const RecordedRun& recorded);
/// One line a pod and moment: time, seconds since the start, step, pod, slots, keys, role, phase, ready, image, node.
std::string exportCsv(const RecordedRun& recorded);

/// Reads what `exportJson` wrote; `where` names the file in errors. Errors: Invalid (no exported run, or broken: where
/// in it), Unsupported (of a newer Slotpilot).
Expected<RecordedRun> importRun(std::string_view text, const std::string& where);

}  // namespace slotpilot::operations
