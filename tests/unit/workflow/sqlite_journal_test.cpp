// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sqlite_journal.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <set>

namespace slotpilot::workflow {
namespace {

using nlohmann::json;

const json target{{"context", "c"}, {"namespace", "n"}, {"statefulSet", "redis"}};

class JournalTest : public ::testing::Test {
protected:
    JournalTest() {
        std::string pattern = (std::filesystem::temp_directory_path() / "slotpilot-journal-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        path = folder / "state" / "journal.db";
    }
    ~JournalTest() override { std::filesystem::remove_all(folder); }

    std::filesystem::path folder, path;
};

Plan planOf(int steps) {
    Plan plan{"update", "Scale to 5", target, {}, {"a note"}};
    for (int i = 0; i < steps; ++i)
        plan.steps.push_back(
            {fmt::format("step-{}", i), "kind", {{"replicas", 5}}, "Title", "why", "command", "expected"});
    return plan;
}

RunStatus runOf(const std::string& id, int steps) {
    RunStatus run;
    run.runId = id;
    run.plan = std::make_shared<const Plan>(planOf(steps));
    run.steps.resize(static_cast<std::size_t>(steps));
    run.state = RunState::Running;
    run.current = 0;
    run.started = parseRfc3339("2026-01-31T12:00:00.000001Z");
    return run;
}

StepRecord doneRecord() {
    StepRecord record;
    record.state = StepState::Done;
    record.seen = "5 pods";
    record.progress.keysDone = 42;
    record.started = record.ended = parseRfc3339("2026-01-31T12:00:01.5Z");
    return record;
}

TEST_F(JournalTest, ReadsBackWhatWasWrittenAfterReopening) {
    {
        auto journal = SqliteJournal::open(path);
        ASSERT_TRUE(journal) << journal.error().describe();
        ASSERT_TRUE((*journal)->begin(runOf("run-1", 3)));
        ASSERT_TRUE((*journal)->intent("run-1", 0));
        ASSERT_TRUE((*journal)->outcome("run-1", 0, doneRecord()));
        ASSERT_TRUE(
            (*journal)->line("run-1", 0, {1, *parseRfc3339("2026-01-31T12:00:01Z"), log::Level::Warning, "s", "t\"'"}));
        ASSERT_TRUE((*journal)->intent("run-1", 1));
        ASSERT_TRUE((*journal)->note("run-1", "settings", {{"redis-0", "yes"}}));
        ASSERT_TRUE((*journal)->note("run-1", "gone", 1));
        ASSERT_TRUE((*journal)->note("run-1", "gone", nullptr));
    }
    auto journal = SqliteJournal::open(path);
    ASSERT_TRUE(journal) << journal.error().describe();
    const auto run = (*journal)->run("run-1");
    ASSERT_TRUE(run) << run.error().describe();
    EXPECT_EQ(*run->status.plan, planOf(3));
    EXPECT_EQ(run->entry.planHash, planOf(3).hash());
    EXPECT_EQ(run->status.current, 1);
    EXPECT_EQ(run->status.steps[0].state, StepState::Done);
    EXPECT_EQ(run->status.steps[0].seen, "5 pods");
    EXPECT_EQ(run->status.steps[0].progress.keysDone, 42);
    EXPECT_EQ(run->status.steps[0].ended, doneRecord().ended);
    EXPECT_EQ(run->status.steps[1].state, StepState::Waiting);
    EXPECT_TRUE(run->intents[1]);
    EXPECT_FALSE(run->intents[2]);
    EXPECT_EQ(run->status.started, runOf("x", 0).started);
    ASSERT_EQ(run->lines.size(), 1U);
    EXPECT_EQ(run->lines[0].line.text, "t\"'");
    EXPECT_EQ(run->lines[0].line.level, log::Level::Warning);
    EXPECT_EQ(run->notes, (std::map<std::string, json>{{"settings", {{"redis-0", "yes"}}}}));

    struct stat file {};
    ASSERT_EQ(::stat(path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0600U);
}

TEST_F(JournalTest, KeepsTheErrorOfAFailedStepAndRun) {
    auto journal = *SqliteJournal::open(path);
    auto run = runOf("run-1", 1);
    ASSERT_TRUE(journal->begin(run));
    StepRecord record = doneRecord();
    record.state = StepState::Failed;
    record.error = Error{ErrorCode::Timeout, "waited", "redis-1", "look"};
    ASSERT_TRUE(journal->outcome("run-1", 0, record));
    run.state = RunState::Failed;
    run.error = record.error;
    ASSERT_TRUE(journal->end(run));

    const auto read = journal->run("run");
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_EQ(read->status.state, RunState::Failed);
    ASSERT_TRUE(read->status.error);
    EXPECT_EQ(read->status.error->code, ErrorCode::Timeout);
    EXPECT_EQ(read->status.error->describe(), record.error->describe());
    EXPECT_EQ(read->status.steps[0].error->where, "redis-1");
    EXPECT_TRUE(read->entry.resumable());
}

TEST_F(JournalTest, FindsRunsThatCanBeGoneOnWith) {
    auto journal = *SqliteJournal::open(path);
    const auto end = [&](const std::string& id, RunState state) {
        auto run = runOf(id, 1);
        ASSERT_TRUE(journal->begin(run));
        run.state = state;
        ASSERT_TRUE(journal->end(run));
    };
    end("a-failed", RunState::Failed);
    end("b-succeeded", RunState::Succeeded);
    end("c-cancelled", RunState::Cancelled);
    ASSERT_TRUE(journal->begin(runOf("d-running", 1)));

    const auto list = journal->runs();
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 4U);
    EXPECT_EQ(list->front().runId, "d-running");
    EXPECT_FALSE(list->front().interrupted()) << "this very process runs it";
    const auto unfinished = journal->unfinished(target);
    ASSERT_TRUE(unfinished);
    ASSERT_EQ(unfinished->size(), 1U);
    EXPECT_EQ(unfinished->front().runId, "c-cancelled");
    EXPECT_TRUE(journal->unfinished({{"context", "another"}})->empty());

    ASSERT_TRUE(journal->giveUp("c-cancelled"));
    EXPECT_TRUE(journal->unfinished(target)->empty());
    EXPECT_EQ(journal->giveUp("nobody").error().code, ErrorCode::NotFound);
    EXPECT_EQ(journal->run("nobody").error().code, ErrorCode::NotFound);
    EXPECT_EQ(journal->run("e").error().code, ErrorCode::Invalid) << "several match";
}

TEST_F(JournalTest, SaysWhenTheFileIsNoJournalDamagedOrNewer) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << std::string(5000, 'x');
    const auto noDatabase = SqliteJournal::open(path);
    ASSERT_FALSE(noDatabase);
    EXPECT_EQ(noDatabase.error().code, ErrorCode::Invalid);
    EXPECT_EQ(noDatabase.error().where, path.string());
    EXPECT_THAT(noDatabase.error().hint, ::testing::HasSubstr("Move the file away"));

    std::filesystem::remove(path);
    { ASSERT_TRUE(SqliteJournal::open(path)); }
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    EXPECT_EQ(SqliteJournal::open(path).error().code, ErrorCode::Unsupported);

    std::filesystem::remove(path);
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE theirs(x)");
    EXPECT_EQ(SqliteJournal::open(path).error().code, ErrorCode::Invalid);
    SQLite::Database(path.string(), SQLite::OPEN_READONLY).tableExists("theirs");

    std::filesystem::permissions(folder, std::filesystem::perms::all);
    const auto noFolder = SqliteJournal::open(path / "below" / "journal.db");
    ASSERT_FALSE(noFolder);
    EXPECT_EQ(noFolder.error().code, ErrorCode::Io);
}

TEST_F(JournalTest, AJournalOfTheFirstVersionIsTakenOver) {
    {
        auto journal = *SqliteJournal::open(path);
        ASSERT_TRUE(journal->begin(runOf("20260101-120000-old", 2)));
    }
    SQLite::Database(path.string(), SQLite::OPEN_READWRITE)
        .exec("DROP TABLE recordings; ALTER TABLE runs DROP COLUMN imported; PRAGMA user_version = 1");
    const auto journal = SqliteJournal::open(path);
    ASSERT_TRUE(journal) << journal.error().describe();
    EXPECT_EQ((*journal)->runs()->size(), 1U);
    EXPECT_FALSE((*journal)->runs()->front().imported);
    ASSERT_TRUE((*journal)->record("20260101-120000-old", {WallTime{}, true, {{"members", 1}}}));
    EXPECT_EQ((*journal)->recording("20260101-120000-old")->front().change["members"], 1);
    ASSERT_TRUE(SqliteJournal::open(path)) << "and only once";
}

/// Writes steps' intents and outcomes for ever, telling each call that returned.
[[noreturn]] void writeForEver(const std::filesystem::path& path, int pipe) {
    auto journal = *SqliteJournal::open(path);
    const auto tell = [&](char what, int step) {
        const std::string text = fmt::format("{}{}\n", what, step);
        if (::write(pipe, text.data(), text.size()) < 0) ::_exit(1);
    };
    constexpr int steps = 100'000;
    if (!journal->begin(runOf("run", 1))) ::_exit(1);
    for (int step = 0; step < steps; ++step) {
        if (!journal->intent("run", step)) ::_exit(1);
        tell('i', step);
        if (!journal->line("run", step, {1, {}, log::Level::Info, "s", std::string(300, 'l')})) ::_exit(1);
        if (!journal->outcome("run", step, doneRecord())) ::_exit(1);
        tell('o', step);
    }
    ::_exit(0);
}

TEST_F(JournalTest, HasEveryWriteThatReturnedAfterAKill) {
    std::mt19937 random{std::random_device{}()};
    for (int round = 0; round < 10; ++round) {
        std::filesystem::remove_all(path.parent_path());
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) writeForEver(path, pipe[1]);
        ::close(pipe[1]);
        std::string told;
        const auto enough = std::uniform_int_distribution<std::size_t>(10, 2000)(random);
        for (char byte = 0; told.size() < enough && ::read(pipe[0], &byte, 1) == 1;) told += byte;
        ::kill(child, SIGKILL);
        for (char byte = 0; ::read(pipe[0], &byte, 1) == 1;) told += byte;
        ::close(pipe[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";

        const auto journal = SqliteJournal::open(path);
        ASSERT_TRUE(journal) << journal.error().describe();
        const auto list = (*journal)->runs();
        ASSERT_TRUE(list) << list.error().describe();
        ASSERT_EQ(list->size(), 1U);
        EXPECT_TRUE(list->front().interrupted());
        EXPECT_EQ((*journal)->unfinished(target)->size(), 1U);

        std::set<int> intents, outcomes;
        SQLite::Database database(path.string(), SQLite::OPEN_READONLY);
        SQLite::Statement rows(database, "SELECT step, state FROM steps");
        while (rows.executeStep()) {
            intents.insert(rows.getColumn(0).getInt());
            if (rows.getColumn(1).getString() == "done") outcomes.insert(rows.getColumn(0).getInt());
        }
        std::istringstream lines(told);
        for (std::string line; std::getline(lines, line);) {
            const int step = std::stoi(line.substr(1));
            EXPECT_TRUE((line[0] == 'i' ? intents : outcomes).contains(step)) << line;
        }
        EXPECT_GE(intents.size(), outcomes.size());
        EXPECT_LE(intents.size(), outcomes.size() + 1);
    }
}

/// Has the journal open twice, gives one of the two up, and writes with the other once it is told to go on.
[[noreturn]] void writeBesideASecondConnection(const std::filesystem::path& path, int told, int go) {
    char byte = 'b';
    const auto journal = *SqliteJournal::open(path);
    if (!SqliteJournal::open(path)) ::_exit(1);
    if (::write(told, &byte, 1) != 1 || ::read(go, &byte, 1) != 1) ::_exit(2);
    if (!journal->begin(runOf("run", 1)) || !journal->intent("run", 0)) ::_exit(3);
    if (::write(told, &byte, 1) != 1 || ::read(go, &byte, 1) != 1) ::_exit(4);
    ::_exit(0);
}

// Closing any descriptor of a file gives up all locks that the process holds on it (fcntl(2)): another process then
// takes itself for the last one and deletes the write-ahead log that this one goes on writing.
TEST_F(JournalTest, WhatOneOfTwoConnectionsWritesIsSeenAfterAnotherProcessCameAndWent) {
    int told[2], go[2];
    ASSERT_EQ(::pipe(told), 0);
    ASSERT_EQ(::pipe(go), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::close(go[1]);
        writeBesideASecondConnection(path, told[1], go[0]);
    }
    ::close(told[1]);
    ::close(go[0]);
    char byte = 0;
    ASSERT_EQ(::read(told[0], &byte, 1), 1);
    ASSERT_TRUE(SqliteJournal::open(path));
    ASSERT_EQ(::write(go[1], &byte, 1), 1);
    ASSERT_EQ(::read(told[0], &byte, 1), 1);
    const auto run = (*SqliteJournal::open(path))->run("run");
    ASSERT_TRUE(run) << run.error().describe();
    EXPECT_TRUE(run->intents[0]);
    ASSERT_EQ(::write(go[1], &byte, 1), 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    ::close(told[0]);
    ::close(go[1]);
}

/// Counts how often it was applied; fails while told to.
struct Script {
    std::vector<std::string> applied;
    std::string failing;
};

class ScriptedStep : public Step {
public:
    ScriptedStep(Script& script, std::string id) : script_(script), id_(std::move(id)) {}
    Expected<ProbeResult> probe(StepContext&) override { return ProbeResult{}; }
    Expected<void> apply(StepContext& context) override {
        script_.applied.push_back(id_);
        if (id_ == "change") TRY(context.keep("old", "yes"));
        if (id_ == "restore")
            script_.applied.back() +=
                context.kept("old").is_null() ? ":nothing" : ":" + context.kept("old").get<std::string>();
        if (id_ == script_.failing) return fail(ErrorCode::Precondition, "told to fail");
        return {};
    }
    Expected<std::string> verify(StepContext&) override { return "done"; }

private:
    Script& script_;
    std::string id_;
};

TEST_F(JournalTest, ANewRunInheritsWhatAKilledOneOfItsTargetStillKeeps) {
    auto journal = *SqliteJournal::open(path);
    const auto begun = [&](const json& of) {
        Plan plan{"update", "t", of, {{"work", "kind", json::object(), "work"}}, {}};
        Runner runner(plan, {}, nullptr, {});
        auto status = *runner.status();
        EXPECT_TRUE(journal->begin(status));
        return status.runId;
    };
    const auto first = begun(target), second = begun(target), stranger = begun({{"namespace", "elsewhere"}});
    ASSERT_TRUE(journal->note(first, "settings", {{"redis-0", "old"}, {"redis-1", "old"}}));
    ASSERT_TRUE(journal->note(first, "other", {{"a", 1}}));
    ASSERT_TRUE(journal->note(second, "settings", {{"redis-1", "newer"}, {"redis-2", "newer"}}));
    ASSERT_TRUE(journal->note(stranger, "settings", {{"redis-3", "not ours"}}));
    const auto heir = begun(target);
    ASSERT_TRUE(journal->note(heir, "settings", {{"redis-2", "own"}}));
    ASSERT_TRUE(journal->inherit(heir, "settings"));
    EXPECT_EQ((*journal->notes(heir)).at("settings"),
              json({{"redis-0", "old"}, {"redis-1", "newer"}, {"redis-2", "own"}}));
    EXPECT_FALSE((*journal->notes(first)).contains("settings"));
    EXPECT_TRUE((*journal->notes(first)).contains("other"));
    EXPECT_FALSE((*journal->notes(second)).contains("settings"));
    EXPECT_TRUE((*journal->notes(stranger)).contains("settings"));
}

TEST_F(JournalTest, AFailedRunPutsBackAndGoesOnFromItsFailedStepInAnotherProcess) {
    auto journal = *SqliteJournal::open(path);
    Plan plan{"update", "t", target, {}, {}};
    for (const char* id : {"change", "work", "more", "restore"}) plan.steps.push_back({id, "kind", json::object(), id});
    plan.steps.back().always = true;
    Script script{{}, "work"};
    const StepFactory factory = [&](const StepSpec& spec) -> Expected<std::unique_ptr<Step>> {
        return std::unique_ptr<Step>(std::make_unique<ScriptedStep>(script, spec.id));
    };
    std::string id;
    {
        Runner runner(plan, factory, journal, {});
        runner.runAll();
        const auto status = runner.wait();
        EXPECT_EQ(status->state, RunState::Failed);
        id = status->runId;
    }
    EXPECT_THAT(script.applied, ::testing::ElementsAre("change", "work", "restore:yes"));

    script = {};
    const auto stored = journal->run(id);
    ASSERT_TRUE(stored) << stored.error().describe();
    EXPECT_EQ(stored->status.current, 1);
    Runner runner(stored->status, factory, journal, {});
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Succeeded);
    EXPECT_EQ(runner.wait()->runId, id);
    EXPECT_THAT(script.applied, ::testing::ElementsAre("work", "more", "restore:yes"));
    EXPECT_EQ(journal->run(id)->status.state, RunState::Succeeded);
    EXPECT_EQ(journal->runs()->size(), 1U);
}

}  // namespace
}  // namespace slotpilot::workflow
