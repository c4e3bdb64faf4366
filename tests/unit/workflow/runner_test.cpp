// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/runner.h"

#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <map>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "base/wait.h"

namespace slotpilot::workflow {
namespace {

using testing::ElementsAre;

/// A world of named things that steps make; each look at it is counted.
struct World {
    std::mutex mutex;
    std::map<std::string, bool> made;
    std::vector<std::string> calls;

    void note(const std::string& call) {
        std::scoped_lock lock(mutex);
        calls.push_back(call);
    }
    bool has(const std::string& name) {
        std::scoped_lock lock(mutex);
        return made[name];
    }
    void make(const std::string& name) {
        std::scoped_lock lock(mutex);
        made[name] = true;
    }
};

/// What a step does is its kind.
class WorldStep : public Step {
public:
    WorldStep(World& world, StepSpec spec) : world_(world), spec_(std::move(spec)) {}

    Expected<ProbeResult> probe(StepContext&) override {
        world_.note("probe " + spec_.id);
        if (spec_.kind == "unsafe") return ProbeResult{Probe::Unsafe, "somebody else's data"};
        if (spec_.kind == "throws-int") throw 7;
        return ProbeResult{world_.has(spec_.id) ? Probe::Done : Probe::NotDone, quiet() ? "" : "looked"};
    }
    Expected<void> apply(StepContext& context) override {
        world_.note("apply " + spec_.id);
        if (spec_.kind == "throws") throw std::runtime_error("index out of range");
        if (spec_.kind == "fails") return fail(ErrorCode::Unreachable, "no way through");
        if (spec_.kind == "waits") {
            context.progress({0.5, "half way"});
            while (waitFor(context.stop, Milliseconds{60'000})) {
            }
            return fail(cancelled());
        }
        if (spec_.kind == "waits-for") {
            TRY(pollUntil(context.stop, {"the other", Milliseconds{20'000}, Milliseconds{2}},
                          [&]() -> Expected<std::string> { return world_.has("go") ? "" : "go"; }));
        }
        if (spec_.kind == "chatters")
            for (int i = 1; i <= 2000; ++i) context.progress({i / 2000.0, std::to_string(i)});
        context.log(log::Level::Info, "made " + spec_.id);
        world_.make(spec_.id);
        return {};
    }
    Expected<std::string> verify(StepContext&) override {
        world_.note("verify " + spec_.id);
        if (spec_.kind == "not-there") return fail(ErrorCode::Timeout, "it never came");
        return quiet() ? "" : "there";
    }

private:
    bool quiet() const { return spec_.kind == "quiet"; }

    World& world_;
    StepSpec spec_;
};

/// Keeps everything, and fails at the n-th write if told so.
class MemoryJournal : public Journal {
public:
    int failAt = -1;
    std::vector<std::string> entries;

    Expected<void> begin(const RunStatus&) override { return write("begin"); }
    Expected<void> intent(const std::string&, int step) override { return write("intent " + std::to_string(step)); }
    Expected<void> outcome(const std::string&, int step, const StepRecord& record) override {
        return write("outcome " + std::to_string(step) + " " + std::string(toString(record.state)));
    }
    Expected<void> line(const std::string&, int step, const log::Line& line) override {
        return write("line " + std::to_string(step) + " " + line.text);
    }
    Expected<void> end(const RunStatus& run) override { return write("end " + std::string(toString(run.state))); }

private:
    Expected<void> write(const std::string& entry) {
        if (static_cast<int>(entries.size()) == failAt) {
            failAt = -1;
            return fail(ErrorCode::Io, "disk full");
        }
        entries.push_back(entry);
        return {};
    }
};

Plan planOf(const std::vector<std::pair<std::string, std::string>>& steps) {
    Plan plan;
    plan.operation = "test";
    for (const auto& [id, kind] : steps) {
        StepSpec step;
        step.id = id;
        step.kind = kind;
        step.title = "Make " + id;
        plan.steps.push_back(step);
    }
    return plan;
}

StepFactory factoryOf(World& world) {
    return [&world](const StepSpec& spec) -> Expected<std::unique_ptr<Step>> {
        if (spec.kind == "unknown") return fail(ErrorCode::Unsupported, "no such kind");
        return std::make_unique<WorldStep>(world, spec);
    };
}

/// Collects what the runner tells.
struct Listener {
    std::mutex mutex;
    std::vector<RunStatusPtr> told;
    std::vector<std::string> lines;

    Runner::Callbacks callbacks() {
        return {[this](RunStatusPtr status) {
                    std::scoped_lock lock(mutex);
                    told.push_back(std::move(status));
                },
                [this](int step, const log::Line& line) {
                    std::scoped_lock lock(mutex);
                    lines.push_back(std::to_string(step) + " " + line.source + " " + line.text);
                }};
    }
    bool saw(const std::function<bool(const RunStatus&)>& wanted) {
        std::scoped_lock lock(mutex);
        return std::any_of(told.begin(), told.end(), [&](const auto& status) { return wanted(*status); });
    }
    void await(const std::function<bool(const RunStatus&)>& wanted) {
        const auto seen = pollUntil({}, {"a status", Milliseconds{20'000}, Milliseconds{2}},
                                    [&]() -> Expected<std::string> { return saw(wanted) ? "" : "it"; });
        ASSERT_TRUE(seen) << seen.error().describe();
    }
};

TEST(Runner, RunsEachStepAndJournalsIntentBeforeAndOutcomeAfter) {
    World world;
    Listener listener;
    auto journal = std::make_shared<MemoryJournal>();
    Runner runner(planOf({{"a", "make"}, {"b", "make"}}), factoryOf(world), journal, listener.callbacks());
    EXPECT_EQ(runner.status()->state, RunState::Ready);
    runner.runAll();
    const auto last = runner.wait();
    EXPECT_EQ(last->state, RunState::Succeeded);
    EXPECT_EQ(last->current, -1);
    EXPECT_DOUBLE_EQ(last->overall, 1);
    EXPECT_TRUE(last->ended);
    EXPECT_EQ(last->steps[1].seen, "there");
    EXPECT_THAT(world.calls, ElementsAre("probe a", "apply a", "verify a", "probe b", "apply b", "verify b"));
    EXPECT_THAT(journal->entries, ElementsAre("begin", "intent 0", "line 0 made a", "outcome 0 done", "intent 1",
                                              "line 1 made b", "outcome 1 done", "end succeeded"));
    EXPECT_THAT(listener.lines, ElementsAre("0 a made a", "1 b made b"));
    for (std::size_t i = 1; i < listener.told.size(); ++i)
        EXPECT_LT(listener.told[i - 1]->version, listener.told[i]->version);
}

TEST(Runner, SkipsWhatIsDone) {
    World world;
    world.make("a");
    auto journal = std::make_shared<MemoryJournal>();
    Runner runner(planOf({{"a", "make"}}), factoryOf(world), journal, {});
    runner.runAll();
    const auto last = runner.wait();
    EXPECT_EQ(last->state, RunState::Succeeded);
    EXPECT_EQ(last->steps[0].state, StepState::AlreadyDone);
    EXPECT_EQ(last->steps[0].seen, "looked");
    EXPECT_THAT(world.calls, ElementsAre("probe a"));
    EXPECT_THAT(journal->entries, ElementsAre("begin", "outcome 0 already done", "end succeeded"));
}

TEST(Runner, WhatIsAsExpectedIsSeenInTheWordsOfTheExpectation) {
    World world;
    world.make("a");
    auto plan = planOf({{"a", "quiet"}, {"b", "quiet"}});
    for (auto& step : plan.steps) step.expected = step.id + " is there";
    Runner runner(plan, factoryOf(world), nullptr, {});
    runner.runAll();
    const auto last = runner.wait();
    EXPECT_EQ(last->steps[0].seen, "a is there");
    EXPECT_EQ(last->steps[1].seen, "b is there");
}

TEST(Runner, EmptyPlanSucceedsAtOnce) {
    World world;
    Runner runner(planOf({}), factoryOf(world), nullptr, {});
    runner.runOne();
    const auto last = runner.wait();
    EXPECT_EQ(last->state, RunState::Succeeded);
    EXPECT_DOUBLE_EQ(last->overall, 1);
}

TEST(Runner, StopsWhereTheWorldDoesNotFit) {
    World world;
    Runner runner(planOf({{"a", "unsafe"}, {"b", "make"}}), factoryOf(world), nullptr, {});
    runner.runAll();
    const auto last = runner.wait();
    EXPECT_EQ(last->state, RunState::Failed);
    ASSERT_TRUE(last->error);
    EXPECT_EQ(last->error->code, ErrorCode::Precondition);
    EXPECT_EQ(last->error->what, "somebody else's data");
    EXPECT_THAT(world.calls, ElementsAre("probe a"));
    EXPECT_EQ(last->steps[1].state, StepState::Waiting);
}

TEST(Runner, RunOnePausesAfterEachStep) {
    World world;
    Runner runner(planOf({{"a", "make"}, {"b", "make"}, {"c", "make"}}), factoryOf(world), nullptr, {});
    runner.runOne();
    auto status = runner.wait();
    EXPECT_EQ(status->state, RunState::Paused);
    EXPECT_EQ(status->current, 1);
    EXPECT_FALSE(world.has("b"));
    runner.runOne();
    EXPECT_EQ(runner.wait()->current, 2);
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Succeeded);
}

TEST(Runner, PauseStopsAfterTheCurrentStepAndRunAllGoesOn) {
    World world;
    Listener listener;
    Runner runner(planOf({{"a", "waits-for"}, {"b", "make"}}), factoryOf(world), nullptr, listener.callbacks());
    runner.runAll();
    listener.await([](const RunStatus& s) { return s.steps[0].state == StepState::Running; });
    runner.pause();
    world.make("go");
    EXPECT_EQ(runner.wait()->state, RunState::Paused);
    EXPECT_FALSE(world.has("b"));
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Succeeded);
}

TEST(Runner, CancelEndsABlockedStep) {
    World world;
    Listener listener;
    auto journal = std::make_shared<MemoryJournal>();
    Runner runner(planOf({{"a", "waits"}, {"b", "make"}}), factoryOf(world), journal, listener.callbacks());
    runner.runAll();
    // The progress is told although nothing follows it.
    listener.await([](const RunStatus& s) { return s.steps[0].progress.text == "half way" && s.overall == 0.25; });
    runner.cancel();
    const auto last = runner.wait();
    EXPECT_EQ(last->state, RunState::Cancelled);
    EXPECT_EQ(last->steps[0].state, StepState::Cancelled);
    EXPECT_EQ(last->steps[1].state, StepState::Waiting);
    EXPECT_THAT(journal->entries, ElementsAre("begin", "intent 0", "outcome 0 cancelled", "end cancelled"));
    runner.retry();
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Cancelled);
}

TEST(Runner, CancelBeforeTheStartRunsNothing) {
    World world;
    Runner runner(planOf({{"a", "make"}}), factoryOf(world), nullptr, {});
    runner.cancel();
    EXPECT_EQ(runner.wait()->state, RunState::Cancelled);
    EXPECT_TRUE(world.calls.empty());
}

TEST(Runner, DestructionEndsABlockedStep) {
    World world;
    Listener listener;
    {
        Runner runner(planOf({{"a", "waits"}}), factoryOf(world), nullptr, listener.callbacks());
        runner.runAll();
        listener.await([](const RunStatus& s) { return s.steps[0].state == StepState::Running; });
    }
    EXPECT_EQ(listener.told.back()->state, RunState::Cancelled);
}

TEST(Runner, RetryRunsTheFailedStepAgainAndGoesOn) {
    World world;
    std::atomic<bool> broken = true;
    const auto factory = [&](const StepSpec& spec) -> Expected<std::unique_ptr<Step>> {
        auto changed = spec;
        if (spec.id == "b" && broken.exchange(false)) changed.kind = "fails";
        return std::make_unique<WorldStep>(world, changed);
    };
    Runner runner(planOf({{"a", "make"}, {"b", "make"}, {"c", "make"}}), factory, nullptr, {});
    runner.retry();  // nothing failed yet
    runner.runAll();
    auto status = runner.wait();
    EXPECT_EQ(status->state, RunState::Failed);
    EXPECT_EQ(status->current, 1);
    EXPECT_EQ(status->error->what, "no way through");
    runner.runAll();  // only retry gets over a failure
    EXPECT_EQ(runner.wait()->state, RunState::Failed);
    runner.retry();
    status = runner.wait();
    EXPECT_EQ(status->state, RunState::Succeeded);
    EXPECT_FALSE(status->error);
    EXPECT_FALSE(status->steps[1].error);
    EXPECT_TRUE(world.has("c"));
}

TEST(Runner, RetryInStepModePausesAfterTheStep) {
    World world;
    std::atomic<bool> broken = true;
    const auto factory = [&](const StepSpec& spec) -> Expected<std::unique_ptr<Step>> {
        auto changed = spec;
        if (broken.exchange(false)) changed.kind = "not-there";
        return std::make_unique<WorldStep>(world, changed);
    };
    Runner runner(planOf({{"a", "make"}, {"b", "make"}}), factory, nullptr, {});
    runner.runOne();
    EXPECT_EQ(runner.wait()->state, RunState::Failed);
    runner.retry();
    const auto status = runner.wait();
    EXPECT_EQ(status->state, RunState::Paused);
    EXPECT_EQ(status->steps[0].state, StepState::AlreadyDone);
}

TEST(Runner, ABugIsShownAsSuch) {
    for (const auto* kind : {"throws", "throws-int"}) {
        World world;
        Runner runner(planOf({{"a", kind}}), factoryOf(world), nullptr, {});
        runner.runAll();
        const auto last = runner.wait();
        EXPECT_EQ(last->state, RunState::Failed);
        ASSERT_TRUE(last->error);
        EXPECT_EQ(last->error->code, ErrorCode::Internal);
    }
}

TEST(Runner, AnUnknownKindFailsThatStep) {
    World world;
    Runner runner(planOf({{"a", "unknown"}}), factoryOf(world), nullptr, {});
    runner.runAll();
    EXPECT_EQ(runner.wait()->error->code, ErrorCode::Unsupported);
}

TEST(Runner, AListenerThatThrowsDoesNotEndTheRun) {
    World world;
    Runner runner(planOf({{"a", "make"}}), factoryOf(world), nullptr,
                  {[](const RunStatusPtr&) { throw std::runtime_error("no"); }, {}});
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Succeeded);
}

TEST(Runner, StopsAtEveryJournalWriteThatFailsAndGoesOnWithRetry) {
    // The writes: begin, intent, line, outcome, intent, line, outcome, end.
    for (int failAt = 0; failAt < 8; ++failAt) {
        World world;
        auto journal = std::make_shared<MemoryJournal>();
        journal->failAt = failAt;
        Runner runner(planOf({{"a", "make"}, {"b", "make"}}), factoryOf(world), journal, {});
        runner.runAll();
        auto last = runner.wait();
        EXPECT_EQ(last->state, RunState::Failed) << failAt;
        ASSERT_TRUE(last->error) << failAt;
        EXPECT_EQ(last->error->code, ErrorCode::Io) << failAt;
        EXPECT_EQ(world.has("a"), failAt > 1) << failAt;
        EXPECT_EQ(world.has("b"), failAt > 4) << failAt;
        runner.retry();
        last = runner.wait();
        EXPECT_EQ(last->state, RunState::Succeeded) << failAt;
        EXPECT_EQ(journal->entries.back(), "end succeeded") << failAt;
        EXPECT_EQ(std::count(world.calls.begin(), world.calls.end(), "apply a"), 1) << failAt;
        EXPECT_EQ(std::count(world.calls.begin(), world.calls.end(), "apply b"), 1) << failAt;
    }
}

TEST(Runner, ProgressIsCoalescedTransitionsAreNot) {
    World world;
    Listener listener;
    const auto began = std::chrono::steady_clock::now();
    Runner runner(planOf({{"a", "chatters"}, {"b", "chatters"}}), factoryOf(world), nullptr, listener.callbacks());
    runner.runAll();
    const auto last = runner.wait();
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    EXPECT_EQ(last->steps[1].progress.text, "2000");
    // Running, two steps with two transitions each, succeeded; and progress at most ten a second.
    EXPECT_LE(static_cast<double>(listener.told.size()), 6 + 2 + seconds * 10);
    for (const auto state : {StepState::Running, StepState::Done})
        for (const std::size_t step : {0, 1})
            EXPECT_TRUE(listener.saw([&](const RunStatus& s) { return s.steps[step].state == state; }));
}

TEST(Runner, WeightsDecideTheOverallProgress) {
    World world;
    auto plan = planOf({{"a", "make"}, {"b", "make"}});
    plan.steps[0].weight = 3;
    Runner runner(plan, factoryOf(world), nullptr, {});
    runner.runOne();
    EXPECT_DOUBLE_EQ(runner.wait()->overall, 0.75);
}

TEST(Runner, ControlCallsFromACallbackWork) {
    World world;
    Runner* self = nullptr;
    Runner runner(planOf({{"a", "make"}, {"b", "make"}}), factoryOf(world), nullptr,
                  {[&](const RunStatusPtr& status) {
                       (void)self->status();
                       (void)self->wait();
                       if (status->steps[0].state == StepState::Running) self->pause();
                   },
                   {}});
    self = &runner;
    runner.runAll();
    EXPECT_EQ(runner.wait()->state, RunState::Paused);
}

/// Any order of control calls, from several threads at once, leaves a runner that answers, cancels and ends.
TEST(Runner, AnyOrderOfControlCallsEnds) {
    for (unsigned seed = 0; seed < 60; ++seed) {
        World world;
        std::atomic<unsigned> made = seed;
        const auto factory = [&](const StepSpec& spec) -> Expected<std::unique_ptr<Step>> {
            auto changed = spec;
            changed.kind = std::array{"make", "fails", "chatters", "make"}.at(made++ % 4);
            return std::make_unique<WorldStep>(world, changed);
        };
        std::vector<std::pair<std::string, std::string>> steps;
        for (int i = 0; i < 12; ++i) steps.emplace_back("s" + std::to_string(i), "");
        Listener listener;
        Runner runner(planOf(steps), factory, std::make_shared<MemoryJournal>(), listener.callbacks());
        std::latch start(3);
        std::vector<std::jthread> people;
        for (unsigned person = 0; person < 3; ++person)
            people.emplace_back([&, person] {
                std::mt19937 random(seed * 3 + person);
                start.arrive_and_wait();
                for (int i = 0; i < 40; ++i) {
                    switch (random() % 7) {
                        case 0: runner.runAll(); break;
                        case 1: runner.runOne(); break;
                        case 2: runner.pause(); break;
                        case 3: runner.retry(); break;
                        case 4: (void)runner.status(); break;
                        case 5: (void)runner.wait(); break;
                        case 6:
                            if (seed % 3 == 0 && i > 30) runner.cancel();
                            break;
                    }
                }
            });
        people.clear();
        (void)runner.wait();
        runner.cancel();
        const auto last = runner.wait();
        EXPECT_TRUE(last->state == RunState::Cancelled || last->state == RunState::Succeeded);
        for (const auto& status : listener.told)
            for (int i = 0; i < status->current; ++i)
                EXPECT_TRUE(status->steps[static_cast<std::size_t>(i)].state == StepState::Done ||
                            status->steps[static_cast<std::size_t>(i)].state == StepState::AlreadyDone);
    }
}

}  // namespace
}  // namespace slotpilot::workflow
