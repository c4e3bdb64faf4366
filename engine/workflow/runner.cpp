// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/runner.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "base/wait.h"

namespace slotpilot::workflow {
namespace {

constexpr Milliseconds progressInterval{100};

std::string newRunId() {
    std::random_device random;
    return fmt::format("{:%Y%m%d-%H%M%S}-{:08x}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())), random());
}

double fractionOf(const StepRecord& record) {
    if (record.state == StepState::Done || record.state == StepState::AlreadyDone) return 1;
    return record.progress.fraction > 0 ? std::min(record.progress.fraction, 1.0) : 0;
}

double overallOf(const RunStatus& status) {
    double done = 0, total = 0;
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        const auto weight = status.plan->steps[i].weight;
        total += weight;
        done += weight * fractionOf(status.steps[i]);
    }
    return total > 0 ? done / total : (status.current < 0 ? 1 : 0);
}

void writeLog(const log::Line& line) {
    switch (line.level) {
        case log::Level::Debug: return log::debug(line.source, line.text);
        case log::Level::Info: return log::info(line.source, line.text);
        case log::Level::Warning: return log::warning(line.source, line.text);
        case log::Level::Error: return log::error(line.source, line.text);
    }
}

Error bug(std::string where, const char* what) {
    return Error{ErrorCode::Internal, fmt::format("a bug in Slotpilot: {}", what), std::move(where),
                 "Please report it with the log of this run"};
}

Error notJournalled(Error error) {
    return wrap(std::move(error), "the journal can't be written, so the run stops here", "journal",
                "Free space or mend the journal's file, then retry: what was done is recognised");
}

/// An exception is a bug: it ends here, as an Error that says so.
template <class Call>
Expected<void> guarded(const std::string& where, Call call) {
    try {
        return call();
    } catch (const std::exception& e) {
        return fail(bug(where, e.what()));
    } catch (...) {
        return fail(bug(where, "an exception of unknown type"));
    }
}

/// A listener that throws must not end the run.
template <class Call>
void tell(Call call) {
    const auto told = guarded("a listener of the run", [&]() -> Expected<void> {
        call();
        return {};
    });
    if (!told) log::error("workflow", told.error().describe());
}

RunStatus fresh(Plan plan) {
    RunStatus status;
    status.runId = newRunId();
    status.steps.resize(plan.steps.size());
    status.current = plan.steps.empty() ? -1 : 0;
    status.plan = std::make_shared<const Plan>(std::move(plan));
    return status;
}

/// `from` with its unfinished steps as if they had not begun.
RunStatus resumed(RunStatus from) {
    const auto done = [](const StepRecord& record) {
        return record.state == StepState::Done || record.state == StepState::AlreadyDone;
    };
    const auto next = std::find_if_not(from.steps.begin(), from.steps.end(), done);
    std::replace_if(
        next, from.steps.end(), [](const StepRecord&) { return true; }, StepRecord{});
    from.current = next == from.steps.end() ? -1 : static_cast<int>(next - from.steps.begin());
    from.state = RunState::Ready;
    from.error.reset();
    from.ended.reset();
    return from;
}

}  // namespace

Expected<void> Journal::note(const std::string&, const std::string&, const nlohmann::json&) { return {}; }
Expected<std::map<std::string, nlohmann::json>> Journal::notes(const std::string&) {
    return std::map<std::string, nlohmann::json>();
}
Expected<void> Journal::inherit(const std::string&, const std::string&) { return {}; }

std::string_view toString(StepState state) {
    switch (state) {
        case StepState::Waiting: return "waiting";
        case StepState::Running: return "running";
        case StepState::Done: return "done";
        case StepState::AlreadyDone: return "already done";
        case StepState::Failed: return "failed";
        case StepState::Cancelled: return "cancelled";
    }
    return "waiting";
}

std::string_view toString(RunState state) {
    switch (state) {
        case RunState::Ready: return "ready";
        case RunState::Running: return "running";
        case RunState::Paused: return "paused";
        case RunState::Succeeded: return "succeeded";
        case RunState::Failed: return "failed";
        case RunState::Cancelled: return "cancelled";
    }
    return "ready";
}

/// Only the worker changes the run's state and its steps'; control calls say what is wanted. Progress is stored by the
/// step and emitted by the flusher, so that the last one before a long silence is seen, too.
struct Runner::State {
    enum class Mode { Idle, One, All };

    StepFactory factory;
    std::shared_ptr<Journal> journal;
    Callbacks callbacks;
    std::shared_ptr<const Plan> plan;
    std::string runId;
    std::stop_source stop;

    std::mutex emitting;  ///< held while a callback runs, so that they come one at a time and in order
    mutable std::mutex mutex;
    std::condition_variable changed;
    RunStatus status;
    RunStatusPtr published;
    Mode mode = Mode::Idle, lastMode = Mode::All;
    bool busy = false, ended = false, retrying = false, cancelWanted = false;
    bool progressPending = false, flusherStop = false;
    std::optional<Error> lineError;  ///< a log line that the journal did not take, met in the middle of a step
    std::uint64_t lines = 0;
    bool begun = false;                          ///< worker only
    std::map<std::string, nlohmann::json> kept;  ///< worker only
    std::thread flusher, worker;

    void work();
    void flush();
    void want(Mode wanted);
    bool prepare();
    void runWanted();
    void putBack();
    StepRecord runStep(int index, std::stop_token token);
    Expected<void> execute(int index, StepRecord& record, std::stop_token token);
    StepContext contextOf(int index, std::stop_token token);
    Expected<void> note(const std::string& key, const nlohmann::json& value);
    void logLine(int index, log::Level level, std::string text);
    void finish(RunState state, std::optional<Error> error);
    void emit();

    template <class Write>
    Expected<void> keep(Write write) {
        if (!journal) return {};
        auto written = guarded("journal", [&] { return write(*journal); });
        if (!written) return fail(notJournalled(std::move(written).error()));
        return {};
    }
    template <class Change>
    void update(Change change) {
        {
            std::scoped_lock lock(mutex);
            change(status);
        }
        emit();
    }
    bool stopped() const { return stop.stop_requested(); }
    bool onOwnThread() const {
        return std::this_thread::get_id() == worker.get_id() || std::this_thread::get_id() == flusher.get_id();
    }
};

void Runner::State::emit() {
    std::scoped_lock order(emitting);
    RunStatusPtr now;
    {
        std::scoped_lock lock(mutex);
        progressPending = false;
        ++status.version;
        status.overall = overallOf(status);
        published = now = std::make_shared<const RunStatus>(status);
    }
    if (callbacks.onStatus) tell([&] { callbacks.onStatus(now); });
}

void Runner::State::flush() {
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [&] { return flusherStop || progressPending; });
        if (flusherStop) return;
        lock.unlock();
        emit();
        lock.lock();
        changed.wait_for(lock, progressInterval, [&] { return flusherStop; });
    }
}

void Runner::State::logLine(int index, log::Level level, std::string text) {
    log::Line line{0, std::chrono::system_clock::now(), level, plan->steps[static_cast<std::size_t>(index)].id,
                   std::move(text)};
    writeLog(line);
    std::scoped_lock order(emitting);
    line.id = ++lines;
    if (auto written = keep([&](Journal& j) { return j.line(runId, index, line); }); !written) {
        std::scoped_lock lock(mutex);
        if (!lineError) lineError = std::move(written).error();
    }
    if (callbacks.onLog) tell([&] { callbacks.onLog(index, line); });
}

Expected<void> Runner::State::note(const std::string& key, const nlohmann::json& value) {
    TRY(keep([&](Journal& j) { return j.note(runId, key, value); }));
    if (value.is_null())
        kept.erase(key);
    else
        kept[key] = value;
    return {};
}

StepContext Runner::State::contextOf(int index, std::stop_token token) {
    const auto progress = [this, index](const Progress& now) {
        std::scoped_lock lock(mutex);
        status.steps[static_cast<std::size_t>(index)].progress = now;
        progressPending = true;
        changed.notify_all();
    };
    const auto logger = [this, index](log::Level level, std::string text) { logLine(index, level, std::move(text)); };
    const auto keeper = [this](const std::string& key, const nlohmann::json& value) { return note(key, value); };
    const auto reader = [this](const std::string& key) {
        const auto found = kept.find(key);
        return found == kept.end() ? nlohmann::json() : found->second;
    };
    const auto heir = [this](const std::string& key) -> Expected<void> {
        return keep([&](Journal& j) -> Expected<void> {
            TRY(j.inherit(runId, key));
            TRY_ASSIGN(notes, j.notes(runId));
            if (const auto found = notes.find(key); found != notes.end()) kept[key] = found->second;
            return {};
        });
    };
    return {token, progress, logger, keeper, reader, heir};
}

/// Probe, then intent, apply and verify where something is left to do. What was seen goes into `record`.
Expected<void> Runner::State::execute(int index, StepRecord& record, std::stop_token token) {
    const auto& spec = plan->steps[static_cast<std::size_t>(index)];
    TRY_ASSIGN(step, factory(spec));
    auto context = contextOf(index, token);

    TRY_ASSIGN(probe, step->probe(context));
    record.seen = probe.state == Probe::Done && probe.seen.empty() ? spec.expected : probe.seen;
    if (probe.state == Probe::Done) {
        record.state = StepState::AlreadyDone;
        return {};
    }
    if (probe.state == Probe::Unsafe) return fail(ErrorCode::Precondition, probe.seen);
    if (token.stop_requested()) return fail(cancelled());

    TRY(keep([&](Journal& j) { return j.intent(runId, index); }));
    TRY(step->apply(context));
    TRY_ASSIGN(seen, step->verify(context));
    record.seen = seen.empty() ? spec.expected : seen;
    record.state = StepState::Done;
    return {};
}

/// Runs one step to its end and returns how it ended.
StepRecord Runner::State::runStep(int index, std::stop_token token) {
    const auto at = static_cast<std::size_t>(index);
    StepRecord record;
    record.started = std::chrono::system_clock::now();
    record.state = StepState::Running;
    update([&](RunStatus& s) { s.steps[at] = record; });

    auto result = guarded(plan->steps[at].id, [&] { return execute(index, record, token); });
    record.ended = std::chrono::system_clock::now();
    {
        std::scoped_lock lock(mutex);
        record.progress = status.steps[at].progress;
        if (result && lineError) result = fail(*lineError);
        lineError.reset();
    }
    if (!result) {
        const bool wasStopped = token.stop_requested() && result.error().code == ErrorCode::Cancelled;
        record.state = wasStopped ? StepState::Cancelled : StepState::Failed;
        record.error = std::move(result).error();
    }
    auto written = keep([&](Journal& j) { return j.outcome(runId, index, record); });
    if (!written && !record.error) {
        record.state = StepState::Failed;
        record.error = std::move(written).error();
    }
    return record;
}

/// Goes to Running; false where the journal can't take the run.
bool Runner::State::prepare() {
    RunStatus first;
    update([&](RunStatus& s) {
        s.state = RunState::Running;
        s.error.reset();
        s.ended.reset();
        if (!s.started) s.started = std::chrono::system_clock::now();
        first = s;
    });
    if (begun) return true;
    const auto beginAndRead = [&](Journal& j) -> Expected<void> {
        TRY(j.begin(first));
        TRY_ASSIGN(notes, j.notes(runId));
        kept = std::move(notes);
        return {};
    };
    if (auto written = keep(beginAndRead); !written) {
        finish(RunState::Failed, std::move(written).error());
        return false;
    }
    begun = true;
    return true;
}

/// Runs the steps that run whatever happens; a stop does not concern them. Their errors are in their records.
void Runner::State::putBack() {
    const bool changedAnything = std::any_of(status.steps.begin(), status.steps.end(),
                                             [](const StepRecord& record) { return record.started.has_value(); });
    if (!changedAnything) return;
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        if (!status.plan->steps[i].always || static_cast<int>(i) == status.current) continue;
        auto record = runStep(static_cast<int>(i), {});
        update([&](RunStatus& s) { s.steps[i] = std::move(record); });
    }
}

void Runner::State::finish(RunState state, std::optional<Error> error) {
    if (state != RunState::Succeeded) putBack();
    const auto set = [&](RunState as, std::optional<Error> why) {
        status.state = as;
        status.error = std::move(why);
        status.ended = std::chrono::system_clock::now();
        status.overall = overallOf(status);
        return status;
    };
    RunStatus last;
    {
        std::scoped_lock lock(mutex);
        mode = Mode::Idle;
        last = set(state, std::move(error));
    }
    if (begun)
        if (auto written = keep([&](Journal& j) { return j.end(last); }); !written && state == RunState::Succeeded) {
            std::scoped_lock lock(mutex);
            set(RunState::Failed, std::move(written).error());
        }
    emit();
}

/// Runs steps for as long as they are wanted.
void Runner::State::runWanted() {
    if (!prepare()) return;
    const int count = static_cast<int>(plan->steps.size());
    while (status.current >= 0) {
        if (stopped()) return finish(RunState::Cancelled, {});
        const int index = status.current;
        const auto record = runStep(index, stop.get_token());
        const bool done = record.state == StepState::Done || record.state == StepState::AlreadyDone;
        bool paused = false;
        update([&](RunStatus& s) {
            s.steps[static_cast<std::size_t>(index)] = record;
            if (!done) return;
            s.current = index + 1 < count ? index + 1 : -1;
            if (mode == Mode::One) mode = Mode::Idle;
            paused = s.current >= 0 && mode == Mode::Idle && !stopped();
            if (paused) s.state = RunState::Paused;
        });
        if (paused) return;
        if (!done)
            return finish(record.state == StepState::Cancelled ? RunState::Cancelled : RunState::Failed, record.error);
    }
    finish(RunState::Succeeded, {});
}

void Runner::State::work() {
    const std::stop_callback wake(stop.get_token(), [this] {
        std::scoped_lock lock(mutex);
        changed.notify_all();
    });
    std::unique_lock lock(mutex);
    while (!stopped()) {
        changed.wait(lock, [&] { return mode != Mode::Idle || stopped(); });
        if (stopped()) break;
        retrying = false;
        busy = true;
        lock.unlock();
        runWanted();
        lock.lock();
        busy = false;
        changed.notify_all();
    }
    const bool over = status.state == RunState::Succeeded || status.state == RunState::Cancelled;
    if (cancelWanted && !over) {
        auto error = status.error;
        lock.unlock();
        finish(RunState::Cancelled, std::move(error));
        lock.lock();
    } else if (status.state == RunState::Paused) {
        lock.unlock();
        putBack();
        lock.lock();
    }
    ended = true;
    changed.notify_all();
}

void Runner::State::want(Mode wanted) {
    std::scoped_lock lock(mutex);
    const bool open = status.state == RunState::Ready || status.state == RunState::Running ||
                      status.state == RunState::Paused || retrying;
    if (!open || stopped()) return;
    mode = lastMode = wanted;
    changed.notify_all();
}

Runner::Runner(Plan plan, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks)
    : Runner(fresh(std::move(plan)), std::move(factory), std::move(journal), std::move(callbacks), 0) {}

Runner::Runner(const RunStatus& from, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks)
    : Runner(resumed(from), std::move(factory), std::move(journal), std::move(callbacks), 0) {}

Runner::Runner(RunStatus status, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks, int)
    : state_(std::make_unique<State>()) {
    State& s = *state_;
    s.factory = std::move(factory);
    s.journal = std::move(journal);
    s.callbacks = std::move(callbacks);
    s.runId = status.runId;
    s.plan = status.plan;
    s.status = std::move(status);
    s.published = std::make_shared<const RunStatus>(s.status);
    s.flusher = std::thread([&s] { s.flush(); });
    s.worker = std::thread([&s] { s.work(); });
}

Runner::~Runner() {
    State& s = *state_;
    s.stop.request_stop();
    s.worker.join();
    {
        std::scoped_lock lock(s.mutex);
        s.flusherStop = true;
        s.changed.notify_all();
    }
    s.flusher.join();
}

void Runner::runAll() { state_->want(State::Mode::All); }
void Runner::runOne() { state_->want(State::Mode::One); }

void Runner::pause() {
    std::scoped_lock lock(state_->mutex);
    state_->mode = State::Mode::Idle;
    state_->changed.notify_all();
}

void Runner::cancel() {
    {
        std::scoped_lock lock(state_->mutex);
        state_->cancelWanted = true;
    }
    state_->stop.request_stop();
}

void Runner::retry() {
    State& s = *state_;
    std::scoped_lock lock(s.mutex);
    if (s.status.state != RunState::Failed || s.stopped()) return;
    s.retrying = true;
    s.mode = s.lastMode;
    s.changed.notify_all();
}

RunStatusPtr Runner::wait() {
    State& s = *state_;
    std::unique_lock lock(s.mutex);
    if (s.onOwnThread()) return s.published;
    s.changed.wait(lock, [&] { return s.ended || (s.mode == State::Mode::Idle && !s.busy && !s.stopped()); });
    return s.published;
}

RunStatusPtr Runner::status() const {
    std::scoped_lock lock(state_->mutex);
    return state_->published;
}

}  // namespace slotpilot::workflow
