// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sqlite_journal.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "workflow/journal_json.h"

namespace slotpilot::workflow {
namespace {

using nlohmann::json;

constexpr int schemaVersion = 2;
constexpr int applicationId = 0x536c7074;  // "Slpt"
constexpr int busyMilliseconds = 5000;

constexpr const char* schema = R"(
CREATE TABLE runs(
    id TEXT PRIMARY KEY, number INTEGER NOT NULL, operation TEXT NOT NULL, target TEXT NOT NULL, plan TEXT NOT NULL,
    hash TEXT NOT NULL, state TEXT NOT NULL, runner TEXT NOT NULL, started TEXT, ended TEXT, error TEXT) WITHOUT ROWID;
CREATE TABLE steps(
    run TEXT NOT NULL REFERENCES runs(id), step INTEGER NOT NULL, state TEXT NOT NULL, intent TEXT, started TEXT,
    ended TEXT, seen TEXT, error TEXT, progress TEXT, PRIMARY KEY(run, step)) WITHOUT ROWID;
CREATE TABLE lines(run TEXT NOT NULL REFERENCES runs(id), step INTEGER NOT NULL, time TEXT NOT NULL,
    level INTEGER NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX lines_of_run ON lines(run);
CREATE TABLE notes(run TEXT NOT NULL REFERENCES runs(id), key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY(run, key)) WITHOUT ROWID;
)";
// What each version added to the one before it. A recording may begin before its run does, so it refers to none.
constexpr const char* version2 = R"(
ALTER TABLE runs ADD COLUMN imported TEXT;
CREATE TABLE recordings(run TEXT NOT NULL, time TEXT NOT NULL, whole INTEGER NOT NULL, change TEXT NOT NULL);
CREATE INDEX recordings_of_run ON recordings(run);
)";

constexpr const char* columnsOfRun =
    "SELECT id, operation, target, hash, state, runner, started, ended, error, json_extract(plan, '$.title'), imported "
    "FROM runs ";

tl::unexpected<Error> sqlError(const std::exception& e, int code, const std::filesystem::path& path) {
    const bool damaged = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
    const std::string what = damaged ? fmt::format("the journal is damaged or no journal ({})", e.what())
                                     : fmt::format("the journal can't be used ({})", e.what());
    const char* hint = damaged
                           ? "Move the file away: a new one is made, and the runs in the old one can't be gone on with"
                           : "See whether the disk is full or the file belongs to somebody else";
    return fail(damaged ? ErrorCode::Invalid : ErrorCode::Io, what, path.string(), hint);
}

void bind(SQLite::Statement& statement, int index, const std::optional<WallTime>& time) {
    if (time)
        statement.bind(index, toRfc3339Micro(*time));
    else
        statement.bind(index);
}

std::optional<WallTime> timeIn(const SQLite::Column& column) {
    if (column.isNull()) return {};
    return parseRfc3339(column.getString());
}

JournalEntry entryIn(SQLite::Statement& row) {
    JournalEntry entry;
    entry.runId = row.getColumn(0).getString();
    entry.operation = row.getColumn(1).getString();
    entry.target = json::parse(row.getColumn(2).getString());
    entry.planHash = row.getColumn(3).getString();
    entry.state = runStateFrom(row.getColumn(4).getString());
    entry.runner = ProcessIdentity::parse(row.getColumn(5).getString()).value_or(ProcessIdentity{});
    entry.started = timeIn(row.getColumn(6));
    entry.ended = timeIn(row.getColumn(7));
    if (!row.getColumn(8).isNull()) entry.error = errorFromJson(json::parse(row.getColumn(8).getString())).describe();
    entry.title = row.getColumn(9).getString();
    entry.imported = timeIn(row.getColumn(10));
    return entry;
}

bool isDone(const StepRecord& record) {
    return record.state == StepState::Done || record.state == StepState::AlreadyDone;
}

/// Fills the steps of `run`, whose plan is known.
void readSteps(const SQLite::Database& database, JournalRun& run) {
    auto& status = run.status;
    status.steps.resize(status.plan->steps.size());
    run.intents.resize(status.steps.size());
    SQLite::Statement rows(
        database, "SELECT step, state, intent, started, ended, seen, error, progress FROM steps WHERE run = ?");
    rows.bind(1, run.entry.runId);
    while (rows.executeStep()) {
        const auto index = static_cast<std::size_t>(rows.getColumn(0).getInt());
        if (index >= status.steps.size()) continue;
        auto& record = status.steps[index];
        record.state = stepStateFrom(rows.getColumn(1).getString());
        run.intents[index] = timeIn(rows.getColumn(2));
        record.started = timeIn(rows.getColumn(3));
        record.ended = timeIn(rows.getColumn(4));
        record.seen = rows.getColumn(5).getString();
        if (!rows.getColumn(6).isNull()) record.error = errorFromJson(json::parse(rows.getColumn(6).getString()));
        if (!rows.getColumn(7).isNull()) record.progress = progressFromJson(json::parse(rows.getColumn(7).getString()));
        if (record.state == StepState::Running) record.state = StepState::Waiting;
    }
    const auto next = std::find_if_not(status.steps.begin(), status.steps.end(), isDone);
    status.current = next == status.steps.end() ? -1 : static_cast<int>(next - status.steps.begin());
}

void readLines(const SQLite::Database& database, JournalRun& run) {
    SQLite::Statement rows(database,
                           "SELECT rowid, step, time, level, source, text FROM lines WHERE run = ? ORDER BY rowid");
    rows.bind(1, run.entry.runId);
    while (rows.executeStep())
        run.lines.push_back(
            {rows.getColumn(1).getInt(),
             {static_cast<std::uint64_t>(rows.getColumn(0).getInt64()), timeIn(rows.getColumn(2)).value_or(WallTime{}),
              static_cast<log::Level>(rows.getColumn(3).getInt()), rows.getColumn(4).getString(),
              rows.getColumn(5).getString()}});
}

void writeNote(SQLite::Database& database, const std::string& runId, const std::string& key, const json& value) {
    SQLite::Statement write(database, value.is_null()
                                          ? "DELETE FROM notes WHERE run = ? AND key = ?"
                                          : "INSERT OR REPLACE INTO notes(run, key, value) VALUES(?, ?, ?)");
    write.bind(1, runId);
    write.bind(2, key);
    if (!value.is_null()) write.bind(3, dump(value));
    write.exec();
}

std::map<std::string, json> readNotes(const SQLite::Database& database, const std::string& runId) {
    SQLite::Statement rows(database, "SELECT key, value FROM notes WHERE run = ?");
    rows.bind(1, runId);
    std::map<std::string, json> notes;
    while (rows.executeStep()) notes.emplace(rows.getColumn(0).getString(), json::parse(rows.getColumn(1).getString()));
    return notes;
}

void writeStep(SQLite::Database& database, const std::string& runId, int step, const StepRecord& record) {
    SQLite::Statement write(
        database,
        "INSERT INTO steps(run, step, state, started, ended, seen, error, progress) VALUES(?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(run, step) DO UPDATE SET state = excluded.state, started = excluded.started, "
        "ended = excluded.ended, seen = excluded.seen, error = excluded.error, progress = excluded.progress");
    write.bind(1, runId);
    write.bind(2, step);
    write.bind(3, std::string(toString(record.state)));
    bind(write, 4, record.started);
    bind(write, 5, record.ended);
    write.bind(6, record.seen);
    if (record.error) write.bind(7, dump(errorToJson(*record.error)));
    write.bind(8, dump(progressToJson(record.progress)));
    write.exec();
}

void writeLine(SQLite::Database& database, const std::string& runId, int step, const log::Line& line) {
    SQLite::Statement write(database,
                            "INSERT INTO lines(run, step, time, level, source, text) VALUES(?, ?, ?, ?, ?, ?)");
    write.bind(1, runId);
    write.bind(2, step);
    write.bind(3, toRfc3339Micro(line.time));
    write.bind(4, static_cast<int>(line.level));
    write.bind(5, line.source);
    write.bind(6, line.text);
    write.exec();
}

void writeChange(SQLite::Database& database, const std::string& runId, const RecordedChange& change) {
    SQLite::Statement write(database, "INSERT INTO recordings(run, time, whole, change) VALUES(?, ?, ?, ?)");
    write.bind(1, runId);
    write.bind(2, toRfc3339Micro(change.time));
    write.bind(3, change.whole ? 1 : 0);
    write.bind(4, dump(change.change));
    write.exec();
}

/// False: a run of that id is there.
bool writeImported(SQLite::Database& database, const JournalRun& run) {
    SQLite::Statement write(database,
                            "INSERT INTO runs(id, number, operation, target, plan, hash, state, runner, started, "
                            "ended, error, imported) VALUES(?, (SELECT coalesce(max(number), 0) + 1 FROM runs), ?, ?, "
                            "?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING");
    const auto& status = run.status;
    write.bind(1, run.entry.runId);
    write.bind(2, status.plan->operation);
    write.bind(3, dump(status.plan->target));
    write.bind(4, dump(toJson(*status.plan)));
    write.bind(5, status.plan->hash());
    write.bind(6, std::string(toString(status.state)));
    write.bind(7, run.entry.runner.toString());
    bind(write, 8, status.started);
    bind(write, 9, status.ended);
    if (status.error) write.bind(10, dump(errorToJson(*status.error)));
    write.bind(11, toRfc3339Micro(std::chrono::system_clock::now()));
    return write.exec() > 0;
}

Expected<void> makeSchema(SQLite::Database& database, const std::filesystem::path& path) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > schemaVersion)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the journal was written by a newer Slotpilot (its version {}, known {})", version,
                                schemaVersion),
                    path.string(), "Use that one, or move the file away");
    if (version == schemaVersion) return {};
    if (version == 0) {
        if (database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0)
            return fail(ErrorCode::Invalid, "the file is another program's database, not a journal", path.string(),
                        "Move it away, or set XDG_STATE_HOME to another folder");
        database.exec(schema);
    }
    database.exec(version2);
    database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", applicationId, schemaVersion));
    transaction.commit();
    return {};
}

/// Only the owner may read it: it holds the story of other people's servers.
Expected<void> makeFile(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        return fail(ErrorCode::Io, fmt::format("the journal's folder can't be made ({})", error.message()),
                    path.parent_path().string(), "Set XDG_STATE_HOME to a folder that you can write to");
    // Never opened here: to close it would give up the locks that this process's other connections hold (fcntl(2)).
    if (::mknod(path.c_str(), S_IFREG | 0600, 0) != 0 && errno != EEXIST)
        return fail(ErrorCode::Io, fmt::format("the journal can't be opened ({})", std::strerror(errno)), path.string(),
                    "See who owns it, or set XDG_STATE_HOME to another folder");
    return {};
}

}  // namespace

bool JournalEntry::interrupted() const {
    return (state == RunState::Running || state == RunState::Paused || state == RunState::Ready) &&
           (imported || !runner.alive().value_or(true));
}

bool JournalEntry::resumable() const {
    if (imported) return false;
    return interrupted() || state == RunState::Failed || (state == RunState::Cancelled && error != "given up");
}

SqliteJournal::SqliteJournal(std::unique_ptr<SQLite::Database> database, std::filesystem::path path)
    : database_(std::move(database)), path_(std::move(path)) {}

SqliteJournal::~SqliteJournal() = default;

std::filesystem::path SqliteJournal::defaultPath() {
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return std::filesystem::path(state) / "slotpilot" / "journal.db";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : "/") / ".local" / "state" / "slotpilot" / "journal.db";
}

Expected<std::shared_ptr<SqliteJournal>> SqliteJournal::open(const std::filesystem::path& path) {
    TRY(makeFile(path));
    try {
        auto database = std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE, busyMilliseconds);
        database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        TRY(makeSchema(*database, path));
        return std::shared_ptr<SqliteJournal>(new SqliteJournal(std::move(database), path));
    } catch (const SQLite::Exception& e) {
        return sqlError(e, e.getErrorCode(), path);
    }
}

template <class Work>
auto SqliteJournal::guarded(Work work) const -> Expected<std::invoke_result_t<Work>> {
    using Result = std::invoke_result_t<Work>;
    std::scoped_lock lock(mutex_);
    try {
        if constexpr (std::is_void_v<Result>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& e) {
        return sqlError(e, e.getErrorCode(), path_);
    } catch (const json::exception& e) {
        return sqlError(e, SQLITE_CORRUPT, path_);
    }
}

Expected<void> SqliteJournal::begin(const RunStatus& run) {
    return guarded([&] {
        SQLite::Statement write(*database_,
                                "INSERT INTO runs(id, number, operation, target, plan, hash, state, runner, started) "
                                "VALUES(?, (SELECT coalesce(max(number), 0) + 1 FROM runs), ?, ?, ?, ?, ?, ?, ?) "
                                "ON CONFLICT(id) DO UPDATE SET state = excluded.state, runner = excluded.runner, ended "
                                "= NULL, error = NULL");
        write.bind(1, run.runId);
        write.bind(2, run.plan->operation);
        write.bind(3, dump(run.plan->target));
        write.bind(4, dump(toJson(*run.plan)));
        write.bind(5, run.plan->hash());
        write.bind(6, std::string(toString(run.state)));
        write.bind(7, ProcessIdentity::own().toString());
        bind(write, 8, run.started);
        write.exec();
    });
}

Expected<void> SqliteJournal::intent(const std::string& runId, int step) {
    return guarded([&] {
        SQLite::Statement write(*database_,
                                "INSERT INTO steps(run, step, state, intent) VALUES(?, ?, 'running', ?) "
                                "ON CONFLICT(run, step) DO UPDATE SET state = 'running', intent = excluded.intent");
        write.bind(1, runId);
        write.bind(2, step);
        write.bind(3, toRfc3339Micro(std::chrono::system_clock::now()));
        write.exec();
    });
}

Expected<void> SqliteJournal::outcome(const std::string& runId, int step, const StepRecord& record) {
    return guarded([&] { writeStep(*database_, runId, step, record); });
}

Expected<void> SqliteJournal::line(const std::string& runId, int step, const log::Line& line) {
    return guarded([&] { writeLine(*database_, runId, step, line); });
}

Expected<void> SqliteJournal::end(const RunStatus& run) {
    return guarded([&] {
        SQLite::Statement write(*database_, "UPDATE runs SET state = ?, ended = ?, error = ? WHERE id = ?");
        write.bind(1, std::string(toString(run.state)));
        bind(write, 2, run.ended);
        if (run.error) write.bind(3, dump(errorToJson(*run.error)));
        write.bind(4, run.runId);
        write.exec();
    });
}

Expected<void> SqliteJournal::note(const std::string& runId, const std::string& key, const json& value) {
    return guarded([&] { writeNote(*database_, runId, key, value); });
}

Expected<std::map<std::string, json>> SqliteJournal::notes(const std::string& runId) {
    return guarded([&] { return readNotes(*database_, runId); });
}

Expected<void> SqliteJournal::inherit(const std::string& runId, const std::string& key) {
    return guarded([&] {
        SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement rows(*database_,
                               "SELECT notes.run, notes.value FROM notes JOIN runs ON runs.id = notes.run WHERE "
                               "notes.key = ?2 AND runs.target = (SELECT target FROM runs WHERE id = ?1) "
                               "ORDER BY runs.id = ?1, runs.number");
        rows.bind(1, runId);
        rows.bind(2, key);
        json all;
        std::vector<std::string> others;
        while (rows.executeStep()) {
            if (rows.getColumn(0).getString() != runId) others.push_back(rows.getColumn(0).getString());
            all.update(json::parse(rows.getColumn(1).getString()));
        }
        if (others.empty()) return;
        for (const auto& other : others) writeNote(*database_, other, key, nullptr);
        writeNote(*database_, runId, key, all);
        transaction.commit();
    });
}

Expected<void> SqliteJournal::record(const std::string& runId, const RecordedChange& change) {
    return guarded([&] { writeChange(*database_, runId, change); });
}

Expected<std::vector<RecordedChange>> SqliteJournal::recording(const std::string& runId) const {
    return guarded([&] {
        SQLite::Statement rows(*database_, "SELECT time, whole, change FROM recordings WHERE run = ? ORDER BY rowid");
        rows.bind(1, runId);
        std::vector<RecordedChange> changes;
        while (rows.executeStep())
            changes.push_back({timeIn(rows.getColumn(0)).value_or(WallTime{}), rows.getColumn(1).getInt() != 0,
                               json::parse(rows.getColumn(2).getString())});
        return changes;
    });
}

Expected<void> SqliteJournal::take(const JournalRun& run, const std::vector<RecordedChange>& recording) {
    const auto taken = guarded([&] {
        SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
        if (!writeImported(*database_, run)) return false;
        for (std::size_t i = 0; i < run.status.steps.size(); ++i)
            writeStep(*database_, run.entry.runId, static_cast<int>(i), run.status.steps[i]);
        for (const auto& line : run.lines) writeLine(*database_, run.entry.runId, line.step, line.line);
        for (const auto& change : recording) writeChange(*database_, run.entry.runId, change);
        transaction.commit();
        return true;
    });
    TRY(taken);
    if (!*taken)
        return fail(ErrorCode::Conflict, fmt::format("the run {} is there already", run.entry.runId), path_.string());
    return {};
}

Expected<std::vector<JournalEntry>> SqliteJournal::runs(int limit) const {
    return guarded([&] {
        SQLite::Statement rows(*database_, std::string(columnsOfRun) + "ORDER BY number DESC LIMIT ?");
        rows.bind(1, limit);
        std::vector<JournalEntry> entries;
        while (rows.executeStep()) entries.push_back(entryIn(rows));
        return entries;
    });
}

Expected<JournalRun> SqliteJournal::run(const std::string& runId) const {
    auto found = guarded([&] {
        SQLite::Statement rows(*database_, std::string(columnsOfRun) +
                                               "WHERE id = ?1 OR instr(id, ?1) > 0 "
                                               "ORDER BY id = ?1 DESC, number DESC LIMIT 2");
        rows.bind(1, runId);
        std::vector<JournalEntry> entries;
        while (rows.executeStep()) entries.push_back(entryIn(rows));
        return entries;
    });
    TRY(found);
    if (found->empty() || runId.empty())
        return fail(ErrorCode::NotFound, fmt::format("no run {} in the journal", runId), path_.string(),
                    "`slotpilotctl runs list` shows those that there are");
    if (found->size() > 1 && found->front().runId != runId)
        return fail(ErrorCode::Invalid, fmt::format("several runs have {} in their name", runId), path_.string(),
                    "Give more of it");
    JournalRun run;
    run.entry = found->front();
    auto plan = guarded([&] {
        SQLite::Statement row(*database_, "SELECT plan FROM runs WHERE id = ?");
        row.bind(1, run.entry.runId);
        row.executeStep();
        return planFromJson(json::parse(row.getColumn(0).getString()));
    });
    TRY(plan);
    TRY_ASSIGN(parsed, std::move(*plan));
    auto& status = run.status;
    status.runId = run.entry.runId;
    status.plan = std::make_shared<const Plan>(std::move(parsed));
    status.state = run.entry.interrupted() ? RunState::Paused : run.entry.state;
    status.started = run.entry.started;
    status.ended = run.entry.ended;
    TRY(guarded([&] {
        SQLite::Statement row(*database_, "SELECT error FROM runs WHERE id = ? AND error IS NOT NULL");
        row.bind(1, status.runId);
        if (row.executeStep()) status.error = errorFromJson(json::parse(row.getColumn(0).getString()));
        readSteps(*database_, run);
        readLines(*database_, run);
        run.notes = readNotes(*database_, status.runId);
    }));
    return run;
}

Expected<std::vector<JournalEntry>> SqliteJournal::unfinished(const json& target) const {
    TRY_ASSIGN(all, runs());
    std::vector<JournalEntry> entries;
    for (const auto& entry : all) {
        if (entry.target != target || entry.imported) continue;
        if (entry.state == RunState::Succeeded) break;
        if (entry.resumable()) entries.push_back(entry);
    }
    return entries;
}

Expected<void> SqliteJournal::giveUp(const std::string& runId) {
    const auto changed = guarded([&] {
        SQLite::Statement write(*database_, "UPDATE runs SET state = 'cancelled', ended = ?, error = ? WHERE id = ?");
        write.bind(1, toRfc3339Micro(std::chrono::system_clock::now()));
        write.bind(2, dump(errorToJson(Error{ErrorCode::Cancelled, "given up"})));
        write.bind(3, runId);
        return write.exec();
    });
    TRY(changed);
    if (*changed == 0) return fail(ErrorCode::NotFound, fmt::format("no run {} in the journal", runId), path_.string());
    return {};
}

}  // namespace slotpilot::workflow
