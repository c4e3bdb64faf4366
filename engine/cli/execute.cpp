// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/execute.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <mutex>

#include "cli/cli.h"
#include "cluster/assemble.h"
#include "cluster/observer.h"
#include "operations/recorder.h"
#include "operations/steps.h"
#include "operations/update_run.h"
#include "workflow/runner.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::cli {
namespace {

using workflow::RunState;
using workflow::StepState;

/// Prints a run's transitions as they come.
class ProgressView {
public:
    explicit ProgressView(Format format) : format_(format), live_(format == Format::Text && ::isatty(STDOUT_FILENO)) {}

    void status(const workflow::RunStatus& run) {
        std::scoped_lock lock(mutex_);
        if (format_ == Format::Json) return printJson(toJson(run));
        states_.resize(run.steps.size(), StepState::Waiting);
        for (std::size_t i = 0; i < run.steps.size(); ++i) {
            const auto& record = run.steps[i];
            if (record.state == states_[i]) continue;
            states_[i] = record.state;
            transition(run, i, record);
        }
        if (live_ && run.state == RunState::Running && run.current >= 0) liveLine(run);
    }

    void line(const log::Line& line) {
        std::scoped_lock lock(mutex_);
        if (format_ == Format::Json)
            return printJson({{"log", line.text}, {"time", toRfc3339Micro(line.time)}, {"source", line.source}});
        clear();
        printText(fmt::format("        {}\n", line.text));
    }

private:
    void transition(const workflow::RunStatus& run, std::size_t index, const workflow::StepRecord& record) {
        clear();
        const auto& title = run.plan->steps[index].title;
        const auto number = fmt::format("[{}/{}]", index + 1, run.steps.size());
        switch (record.state) {
            case StepState::Running:
                if (!live_) printText(fmt::format("{} {} ...\n", number, title));
                break;
            case StepState::Done:
            case StepState::AlreadyDone: {
                const std::string time = record.started && record.ended
                                             ? humanDuration(std::chrono::duration_cast<std::chrono::milliseconds>(
                                                   *record.ended - *record.started))
                                             : "";
                printText(fmt::format("{} {}: {} ({}){}\n", number, title,
                                      record.state == StepState::Done ? "done" : "was done already", time,
                                      record.seen.empty() ? "" : ": " + record.seen));
                break;
            }
            case StepState::Failed:
                printText(fmt::format("{} {}: FAILED\n        {}\n", number, title,
                                      record.error ? record.error->describe() : "for an unknown reason"));
                break;
            case StepState::Cancelled: printText(fmt::format("{} {}: cancelled\n", number, title)); break;
            case StepState::Waiting: break;
        }
    }

    void liveLine(const workflow::RunStatus& run) {
        const auto index = static_cast<std::size_t>(run.current);
        clear();
        printText(fmt::format("{:3.0f} % {} {}", run.overall * 100, run.plan->steps[index].title,
                              run.steps[index].progress.text));
        dirty_ = true;
    }

    void clear() {
        if (dirty_) printText("\r\033[K");
        dirty_ = false;
    }

    const Format format_;
    const bool live_;
    bool dirty_ = false;
    std::mutex mutex_;
    std::vector<StepState> states_;
};

/// Looks at the cluster while a run goes on, and keeps what it sees for a replay.
class Recording {
public:
    Recording(const std::shared_ptr<cluster::Access>& access, const std::string& runId)
        : access_(access),
          recorder_(workflow::SqliteJournal::defaultPath(), runId),
          observer_(std::make_unique<cluster::Observer>(access,
                                                        cluster::Observer::Options{.redisInterval = Milliseconds{400}},
                                                        [this](cluster::SnapshotPtr snapshot) {
                                                            if (read(*snapshot)) recorder_.see(std::move(snapshot));
                                                        })) {}
    ~Recording() {
        observer_.reset();
        if (const auto last = cluster::readSnapshot(*access_, {})) recorder_.see(*last);
    }

private:
    /// An observer shows the pods before it has asked their servers: that is no picture of the cluster yet.
    static bool read(const cluster::ClusterSnapshot& snapshot) {
        return std::ranges::none_of(snapshot.members, [](const cluster::Member& member) {
            return !member.redis && cluster::isNotReadYet(member.redis.error());
        });
    }

    std::shared_ptr<cluster::Access> access_;
    operations::Recorder recorder_;
    std::unique_ptr<cluster::Observer> observer_;
};

}  // namespace

std::optional<std::string> readLine(const std::string& prompt, std::stop_token stop) {
    const bool terminal = ::isatty(STDIN_FILENO);
    if (terminal) {
        printText(prompt);
        pollfd input{STDIN_FILENO, POLLIN, 0};
        while (std::cin.rdbuf()->in_avail() <= 0 && ::poll(&input, 1, 100) <= 0)
            if (stop.stop_requested()) return std::nullopt;
    }
    std::string line;
    if (stop.stop_requested() || !std::getline(std::cin, line)) return std::nullopt;
    return line;
}

bool agreed(const std::string& question, std::stop_token stop) {
    fmt::print(stderr, "{} [y/N] ", question);
    const auto answer = readLine({}, stop);
    if (!answer) fmt::print(stderr, "\n");
    return answer == "y" || answer == "Y" || answer == "yes";
}

bool confirm(const workflow::Plan& plan, bool yes, Format format, std::stop_token stop) {
    if (format == Format::Json)
        printJson({{"plan", workflow::toJson(plan)}});
    else
        printText(planText(plan));
    if (yes || plan.empty()) return true;
    if (!::isatty(STDIN_FILENO)) {
        fmt::print(stderr,
                   "slotpilotctl: nothing was changed: there is no terminal to ask on; --yes answers in advance\n");
        return false;
    }
    if (agreed("Run it?", stop)) return true;
    fmt::print(stderr, "Nothing was changed.\n");
    return false;
}

int execute(workflow::Plan plan, const std::shared_ptr<cluster::Access>& access, Format format, std::stop_token stop,
            RunOptions options) {
    if (plan.empty() && !options.from) {
        if (format == Format::Text) printText("Nothing to do.\n");
        return fine;
    }
    // A deployment may be what makes the namespace that a Lease would be in.
    const bool leased = plan.operation != "deploy" && (!options.from || options.from->plan->operation != "deploy");
    ProgressView view(format);
    const workflow::Runner::Callbacks callbacks{
        .onStatus = [&](workflow::RunStatusPtr status) { view.status(*status); },
        .onLog = [&](int, const log::Line& line) { view.line(line); }};
    const auto notice = [&](std::string text) {
        view.line({0, std::chrono::system_clock::now(), log::Level::Warning, "lease", std::move(text)});
    };
    const bool kept = options.journal != nullptr;
    std::unique_ptr<operations::LeasedRun> guarded;
    std::unique_ptr<workflow::Runner> bare;
    if (leased) {
        std::variant<workflow::Plan, workflow::RunStatus> what = std::move(plan);
        if (options.from) what = std::move(*options.from);
        auto made =
            operations::LeasedRun::make(access, std::move(what), std::move(options.journal), callbacks, notice, stop);
        if (!made) {
            printError(made.error(), format);
            return stop.stop_requested() ? interrupted : failed;
        }
        guarded = std::move(*made);
    } else {
        auto factory = operations::stepFactory(access);
        bare = options.from ? std::make_unique<workflow::Runner>(*options.from, factory, options.journal, callbacks)
                            : std::make_unique<workflow::Runner>(std::move(plan), factory, options.journal, callbacks);
    }
    auto& runner = guarded ? guarded->runner() : *bare;
    std::optional<Recording> recording;
    if (kept) recording.emplace(access, runner.status()->runId);
    runner.runAll();
    const std::stop_callback cancelOnStop(stop, [&] { runner.cancel(); });
    const auto status = runner.wait();
    recording.reset();
    if (status->state == RunState::Succeeded) return fine;
    if (status->error) printError(*status->error, format);
    if (kept && format == Format::Text)
        printText(fmt::format("The run stopped at a safe point. Go on with it:  slotpilotctl runs resume {}\n",
                              status->runId));
    return stop.stop_requested() ? interrupted : failed;
}

}  // namespace slotpilot::cli
