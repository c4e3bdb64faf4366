// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/recording.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "operations/check.h"
#include "operations/recorder.h"
#include "operations/run_file.h"
#include "operations/run_pictures.h"
#include "operations/run_report.h"
#include "unit/operations/sample.h"
#include "workflow/journal_json.h"

using namespace slotpilot;
using namespace slotpilot::operations;
using slotpilot::test::lineIn;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

const WallTime begin = *parseRfc3339("2026-01-31T12:00:00.5Z");

/// A cluster on its way: slots moved, one slot open, a pod away, keys counted.
cluster::ClusterSnapshot moving(int step) {
    auto snapshot = test::healthySnapshot(4);
    snapshot.taken = begin + std::chrono::milliseconds(300 * step);
    for (int slot = 0; slot < 100 * step; ++slot) {
        lineIn(snapshot, 0, 0).slots.remove(slot);
        lineIn(snapshot, 3, 3).slots.add(slot);
    }
    lineIn(snapshot, 0, 0).migrating = {{100 * step, test::idOf(3)}};
    lineIn(snapshot, 3, 3).importing = {{100 * step, test::idOf(0)}};
    for (auto& member : snapshot.members) {
        member.redis->info["db0"] = "keys=" + std::to_string(1000 + step * member.ordinal) + ",expires=0";
        member.pod->containers = {{"redis", step < 3 ? "redis:7.0" : "redis:7.2", {}, {}, {}}};
        member.pod->statuses = {{"redis", "redis:7.0", "", true, step, "running", "", "", {}, {}}};
    }
    if (step == 2) {
        snapshot.members[1].pod->conditions = {{"Ready", "False", "ContainersNotReady", "not yet", {}}};
        snapshot.members[1].pod->statuses = {
            {"redis", "r", "", false, 0, "waiting", "ImagePullBackOff", "no such image"}};
        snapshot.members[1].redis = fail(ErrorCode::Unreachable, "nothing listens on port 6379", "redis-1");
    }
    cluster::join(snapshot);
    if (step == 4)
        for (int slot = 9000; slot < 9010; ++slot) snapshot.owner[std::size_t(slot)] = slot < 9005 ? -1 : -2;
    return snapshot;
}

workflow::RecordedChange whole(const cluster::ClusterSnapshot& snapshot) {
    return {snapshot.taken, true, recordOf(snapshot)};
}

/// What pages read of a snapshot.
void expectSame(const cluster::ClusterSnapshot& shown, const cluster::ClusterSnapshot& replayed) {
    EXPECT_EQ(shown.owner, replayed.owner);
    ASSERT_EQ(shown.members.size(), replayed.members.size());
    for (std::size_t i = 0; i < shown.members.size(); ++i) {
        const auto &a = shown.members[i], &b = replayed.members[i];
        EXPECT_EQ(a.name, b.name);
        EXPECT_EQ(a.isPrimary(), b.isPrimary());
        EXPECT_EQ(a.slots(), b.slots());
        EXPECT_EQ(a.pod->ready(), b.pod->ready());
        EXPECT_EQ(a.pod->trouble(), b.pod->trouble());
        EXPECT_EQ(a.pod->revision(), b.pod->revision());
        EXPECT_EQ(a.pod->containers, b.pod->containers);
        EXPECT_EQ(a.pod->nodeName, b.pod->nodeName);
        ASSERT_EQ(a.redis.has_value(), b.redis.has_value());
        if (!a.redis) {
            EXPECT_EQ(a.redis.error().describe(), b.redis.error().describe());
            continue;
        }
        EXPECT_EQ(redis::infoKeys(a.redis->info), redis::infoKeys(b.redis->info));
        EXPECT_EQ(a.redis->self()->migrating, b.redis->self()->migrating);
        EXPECT_EQ(a.redis->self()->importing, b.redis->self()->importing);
    }
}

struct RecordingTest : ::testing::Test {
    std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("slotpilot-recording-" + std::to_string(::getpid()));
    std::filesystem::path path = folder / "journal.db";
    ~RecordingTest() override { std::filesystem::remove_all(folder); }

    static workflow::Plan plan() {
        workflow::Plan plan;
        plan.operation = "update";
        plan.title = "Scale redis from 3 to 4 <pods> & more";
        plan.target = {{"context", "context"}, {"namespace", "ns"}, {"statefulSet", "redis"}};
        for (const char* id : {"first", "second", "third"}) {
            workflow::StepSpec step;
            step.id = id;
            step.kind = "kind";
            step.title = std::string("The ") + id;
            step.command = "kubectl get pods > \"out\"";
            plan.steps.push_back(step);
        }
        return plan;
    }
    /// Three steps: done, failed, not begun.
    static workflow::RunStatus status() {
        workflow::RunStatus run;
        run.runId = "20260131-120000-abc";
        run.plan = std::make_shared<const workflow::Plan>(plan());
        run.state = workflow::RunState::Failed;
        run.error = Error{ErrorCode::Timeout, "it took too long", "redis-1", "Look at redis-1"};
        run.started = begin;
        run.ended = begin + std::chrono::milliseconds(1400);
        run.steps.resize(3);
        run.steps[0] = {
            workflow::StepState::Done, {1, "all"}, "as expected", {}, begin, begin + std::chrono::milliseconds(600)};
        run.steps[1] = {
            workflow::StepState::Failed, {}, "", run.error, begin + std::chrono::milliseconds(700), run.ended};
        return run;
    }
    /// The run with its log and five moments in a journal.
    RecordedRun journalled() const {
        const auto journal = *workflow::SqliteJournal::open(path);
        const auto run = status();
        EXPECT_TRUE(journal->begin(run));
        for (int i = 0; i < 2; ++i) EXPECT_TRUE(journal->outcome(run.runId, i, run.steps[std::size_t(i)]));
        EXPECT_TRUE(journal->line(run.runId, 1, {1, begin, log::Level::Warning, "second", "slow <server>"}));
        EXPECT_TRUE(journal->end(run));
        {
            Recorder recorder(path, run.runId);
            for (int step = 0; step < 5; ++step)
                recorder.see(std::make_shared<const cluster::ClusterSnapshot>(moving(step)));
        }
        auto recorded = readRecorded(*journal, run.runId);
        EXPECT_TRUE(recorded) << recorded.error().describe();
        return *recorded;
    }
};

}  // namespace

TEST_F(RecordingTest, ShowsAtEachMomentWhatThereWas) {
    const auto recording = journalled().recording;
    ASSERT_EQ(recording.size(), 5U);
    EXPECT_TRUE(recording.changes()[0].whole);
    for (std::size_t i = 1; i < 5; ++i) EXPECT_FALSE(recording.changes()[i].whole);
    for (std::size_t step : {0U, 4U, 2U, 1U, 3U}) {
        SCOPED_TRACE(step);
        const auto shown = moving(static_cast<int>(step));
        expectSame(shown, *recording.snapshot(step));
        EXPECT_EQ(recording.momentAt(shown.taken), step);
        EXPECT_EQ(recording.momentAt(shown.taken + std::chrono::milliseconds(299)), step);
    }
    EXPECT_EQ(recording.momentAt(begin - std::chrono::hours(1)), 0U);
    const auto series = recording.series();
    ASSERT_EQ(series.size(), 4U);
    EXPECT_EQ(series[3].ownedSlots, (std::vector<double>{4096, 4196, 4296, 4396, 4496}));
    EXPECT_EQ(series[3].keys, (std::vector<double>{1000, 1003, 1006, 1009, 1012}));
}

TEST_F(RecordingTest, NothingIsWrittenWhileNothingChanges) {
    {
        Recorder recorder(path, "run");
        for (int i = 0; i < 3; ++i) {
            auto snapshot = moving(1);
            snapshot.taken = begin + std::chrono::seconds(i);
            recorder.see(std::make_shared<const cluster::ClusterSnapshot>(std::move(snapshot)));
        }
    }
    const auto journal = *workflow::SqliteJournal::open(path);
    EXPECT_EQ(journal->recording("run")->size(), 1U);
    {
        Recorder again(path, "run");  // another process goes on with the run
        again.see(std::make_shared<const cluster::ClusterSnapshot>(moving(2)));
    }
    const auto changes = *journal->recording("run");
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_TRUE(changes[1].whole);
}

TEST(MergePatch, TurnsOneIntoTheOther) {
    std::mt19937 random(7);
    const auto number = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const std::function<nlohmann::json(int)> any = [&](int depth) -> nlohmann::json {
        switch (number(depth > 0 ? 4 : 3)) {
            case 0: return number(3);
            case 1: return std::string(1, static_cast<char>('a' + number(3)));
            case 2: return nlohmann::json::array({number(2), number(2)});
            default: break;
        }
        auto object = nlohmann::json::object();
        for (int i = number(4); i > 0; --i) object[std::string(1, static_cast<char>('p' + number(4)))] = any(depth - 1);
        return object;
    };
    for (int i = 0; i < 2000; ++i) {
        nlohmann::json before{{"x", any(3)}, {"y", any(2)}}, after{{"x", any(3)}, {"z", any(2)}};
        const auto patch = mergePatch(before, after);
        auto patched = before;
        patched.merge_patch(patch);
        ASSERT_EQ(patched, after) << before << " with " << patch;
    }
}

TEST_F(RecordingTest, ARunStandsWhereItStoodAtThatTime) {
    const auto run = journalled().run;
    const auto at = [&](int milliseconds) { return statusAt(run, begin + std::chrono::milliseconds(milliseconds)); };
    using workflow::StepState;
    EXPECT_EQ(at(100).steps[0].state, StepState::Running);
    EXPECT_EQ(at(100).current, 0);
    EXPECT_EQ(at(650).steps[0].state, StepState::Done);
    EXPECT_EQ(at(650).steps[1].state, StepState::Waiting);
    EXPECT_EQ(at(800).steps[1].state, StepState::Running);
    EXPECT_EQ(at(800).state, workflow::RunState::Running);
    EXPECT_FALSE(at(800).error);
    EXPECT_EQ(at(1500).steps[1].state, StepState::Failed);
    EXPECT_EQ(at(1500).state, workflow::RunState::Failed);
    EXPECT_EQ(at(1500).steps[2].state, StepState::Waiting);
}

TEST_F(RecordingTest, GoesToAnotherMachineAndIsOnlyLookedAtThere) {
    const auto there = journalled();
    const auto text = exportJson(there);
    auto here = importRun(text, "run.json");
    ASSERT_TRUE(here) << here.error().describe();
    const auto journal = *workflow::SqliteJournal::open(folder / "other.db");
    ASSERT_TRUE(journal->take(here->run, here->recording.changes()));
    const auto again = journal->take(here->run, here->recording.changes());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    const auto taken = readRecorded(*journal, there.run.entry.runId);
    ASSERT_TRUE(taken) << taken.error().describe();
    EXPECT_EQ(workflow::toJson(taken->run), workflow::toJson(there.run));
    ASSERT_EQ(taken->recording.size(), there.recording.size());
    for (std::size_t i = 0; i < there.recording.size(); ++i)
        expectSame(*there.recording.snapshot(i), *taken->recording.snapshot(i));
    EXPECT_TRUE(taken->run.entry.imported);
    EXPECT_FALSE(taken->run.entry.resumable()) << "its cluster is somewhere else";
    EXPECT_TRUE(journal->unfinished(there.run.entry.target)->empty());
    EXPECT_EQ(exportCsv(*taken), exportCsv(there));
}

TEST_F(RecordingTest, SaysWhatIsWrongWithAFileThatIsNoExportedRun) {
    const auto text = exportJson(journalled());
    const auto why = [](const std::string& file) {
        const auto run = importRun(file, "run.json");
        EXPECT_FALSE(run);
        if (run) return Error{};
        EXPECT_THAT(run.error().what, testing::Not(HasSubstr("json.exception")));
        return run.error();
    };
    EXPECT_THAT(why("").what, HasSubstr("no exported run"));
    EXPECT_THAT(why(text.substr(0, text.size() / 2)).what, HasSubstr("cut off"));
    EXPECT_EQ(why("\x01\xff\xfe").where, "run.json");
    EXPECT_THAT(why("[1, 2]").what, HasSubstr("no run that Slotpilot exported"));
    EXPECT_THAT(why(R"({"format": 3})").what, HasSubstr("no run that Slotpilot exported"));
    EXPECT_THAT(why(R"({"format": "slotpilot-run"})").what, HasSubstr("no version"));
    const auto newer = why(R"({"format": "slotpilot-run", "version": 2})");
    EXPECT_EQ(newer.code, ErrorCode::Unsupported);
    EXPECT_THAT(newer.what, HasSubstr("newer Slotpilot (version 2 of the format, known 1)"));

    const auto changed = [&](const std::string& pointer, const nlohmann::json& value) {
        auto file = nlohmann::json::parse(text);
        file[nlohmann::json::json_pointer(pointer)] = value;
        return why(file.dump()).describe();
    };
    EXPECT_THAT(changed("/run/plan/steps/1/title", 7), HasSubstr("steps[1].title is not a text"));
    EXPECT_THAT(changed("/run/plan/target", "here"), HasSubstr("target"));
    EXPECT_THAT(changed("/run/steps", nlohmann::json::array()), HasSubstr("steps has 0 entries, the plan 3"));
    EXPECT_THAT(changed("/run/started", "yesterday"), HasSubstr("started is no time"));
    EXPECT_THAT(changed("/recording/0/change/members/redis-0/slots", "0-99999"), HasSubstr("change 1"));
    EXPECT_THAT(changed("/recording/2/time", "noon"), HasSubstr("change 3"));
    EXPECT_THAT(changed("/recording/1/change/members", 5), HasSubstr("change 2"));
    EXPECT_THAT(changed("/recording", 5), HasSubstr("broken"));
}

/// Whatever is in a file: an answer, never a crash.
TEST_F(RecordingTest, AnyDamageToAFileIsAnError) {
    auto text = exportJson(journalled());
    std::mt19937 random(11);
    for (int i = 0; i < 400; ++i) {
        auto damaged = text;
        for (int k = 0; k < 3; ++k) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        if (const auto run = importRun(damaged, "run.json"); run) reportHtml(*run);
    }
}

TEST(RunPictures, CutLongPausesAndSaySo) {
    Chart chart{.title = "Slots per pod",
                .times = {0, 20, 620, 640},
                .lines = {{"redis-0", 0, {4096, 0, 0, 4096}}},
                .marks = {},
                .pauses = {{20, 620}},
                .until = 640};
    const auto picture = svg(chart, {});
    EXPECT_THAT(picture, HasSubstr("No step ran for 10 min 0 s"));
    EXPECT_THAT(picture, testing::AllOf(HasSubstr(">10 s<"), HasSubstr(">10:30<"), testing::Not(HasSubstr(">5:00<"))));
    chart.pauses = {{20, 22}};
    EXPECT_THAT(svg(chart, {}), testing::Not(HasSubstr("No step ran")));
}

TEST_F(RecordingTest, TheReportNeedsNothingElse) {
    const auto recorded = journalled();
    const auto html = reportHtml(recorded);
    EXPECT_THAT(html, HasSubstr("Scale redis from 3 to 4 &lt;pods&gt; &amp; more"));
    EXPECT_THAT(html, HasSubstr("slow &lt;server&gt;"));
    EXPECT_THAT(html, HasSubstr("prefers-color-scheme: dark"));
    EXPECT_THAT(html, HasSubstr("kubectl get pods &gt; &quot;out&quot;"));
    for (const char* outside : {"http-equiv", "<script", "src=", "url(", "@import"})
        EXPECT_THAT(html, Not(HasSubstr(outside)));
    for (auto at = html.find("href="); at != std::string::npos; at = html.find("href=", at + 1))
        EXPECT_EQ(html.substr(at, 7), "href=\"#") << "only to its own parts";
    EXPECT_THAT(html, HasSubstr("<title>2. The second</title>")) << "a mark that can be hovered";
    auto none = recorded;
    none.recording = {};
    EXPECT_THAT(reportHtml(none), HasSubstr("Nothing was recorded"));
}

TEST_F(RecordingTest, ChartsStandStillWhileNothingChanges) {
    auto first = moving(0), later = moving(1);
    later.taken = begin + std::chrono::seconds(30);
    RecordedRun recorded{journalled().run, *Recording::from({whole(first), whole(later)}, first.target)};
    recorded.run.status.ended = begin + std::chrono::seconds(40);
    const auto chart = chartOf(recorded, Quantity::Slots, false);
    ASSERT_EQ(chart.times, (std::vector<double>{0, 29.75, 30, 40}));
    EXPECT_EQ(chart.lines[3].values, (std::vector<double>{4096, 4096, 4196, 4196}));
    EXPECT_EQ(chart.marks.size(), 2U) << "steps that began";
}
