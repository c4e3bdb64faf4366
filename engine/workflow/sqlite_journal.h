// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/identity.h"
#include "workflow/runner.h"

namespace SQLite {
class Database;
}

namespace slotpilot::workflow {

/// A run as the journal's list shows it.
struct JournalEntry {
    std::string runId, operation, title, planHash;
    nlohmann::json target;  ///< the plan's
    RunState state = RunState::Ready;
    ProcessIdentity runner;  ///< the process that ran it last
    std::optional<WallTime> started, ended;
    std::string error;                 ///< in one line; empty: none
    std::optional<WallTime> imported;  ///< when it was taken from a file: it ran elsewhere, or is only looked at

    /// It is written as running, but its process is gone: killed, or the machine went down.
    bool interrupted() const;
    /// It can be gone on with: interrupted, paused, failed or cancelled.
    bool resumable() const;
};

/// A log line of a run and the step that wrote it.
struct JournalLine {
    int step = -1;
    log::Line line;
};

/// What was different from one moment to the next while a run went on: a JSON Merge Patch (RFC 7396).
struct RecordedChange {
    WallTime time;
    bool whole = false;  ///< the first of a process: `change` is all there was
    nlohmann::json change;
};

/// Everything about one run.
struct JournalRun {
    JournalEntry entry;
    /// As it was last written: `state` of a run that was interrupted is Paused, and that of its step with an intent but
    /// no outcome is Waiting. `current` is the first step that is not done.
    RunStatus status;
    std::vector<std::optional<WallTime>> intents;  ///< as the steps: when `apply` was begun last
    std::vector<JournalLine> lines;
    std::map<std::string, nlohmann::json> notes;
};

/// The journal in an SQLite file (WAL, synchronous=FULL: what a call has returned from survives a crash of the
/// machine). Thread-safe; several processes may use one file.
class SqliteJournal : public Journal {
public:
    /// $XDG_STATE_HOME/slotpilot/journal.db, else ~/.local/state/slotpilot/journal.db.
    static std::filesystem::path defaultPath();
    /// Creates the file (mode 0600) and its folder where they are missing. Errors: Io; Invalid (not a journal, or
    /// damaged); Unsupported (written by a newer Slotpilot).
    static Expected<std::shared_ptr<SqliteJournal>> open(const std::filesystem::path& path = defaultPath());
    ~SqliteJournal() override;

    Expected<void> begin(const RunStatus& run) override;
    Expected<void> intent(const std::string& runId, int step) override;
    Expected<void> outcome(const std::string& runId, int step, const StepRecord& record) override;
    Expected<void> line(const std::string& runId, int step, const log::Line& line) override;
    Expected<void> end(const RunStatus& run) override;
    Expected<void> note(const std::string& runId, const std::string& key, const nlohmann::json& value) override;
    Expected<std::map<std::string, nlohmann::json>> notes(const std::string& runId) override;
    Expected<void> inherit(const std::string& runId, const std::string& key) override;

    /// Adds to what was recorded while a run went on.
    Expected<void> record(const std::string& runId, const RecordedChange& change);
    /// All of it, in order.
    Expected<std::vector<RecordedChange>> recording(const std::string& runId) const;
    /// Takes a run that was exported, to be looked at. Errors: Conflict (it is there already).
    Expected<void> take(const JournalRun& run, const std::vector<RecordedChange>& recording);

    /// The newest runs first.
    Expected<std::vector<JournalEntry>> runs(int limit = 100) const;
    /// `runId` may be shortened to any part that one run alone has. Errors: NotFound; Invalid (several match).
    Expected<JournalRun> run(const std::string& runId) const;
    /// Runs for `target` that can be gone on with and after which no later run for it succeeded; the newest first.
    Expected<std::vector<JournalEntry>> unfinished(const nlohmann::json& target) const;
    /// Marks a run that nobody will go on with. Errors: NotFound.
    Expected<void> giveUp(const std::string& runId);

private:
    explicit SqliteJournal(std::unique_ptr<SQLite::Database> database, std::filesystem::path path);

    template <class Work>
    auto guarded(Work work) const -> Expected<std::invoke_result_t<Work>>;

    std::unique_ptr<SQLite::Database> database_;
    std::filesystem::path path_;
    mutable std::mutex mutex_;
};

}  // namespace slotpilot::workflow
