// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "workflow/plan.h"
#include "workflow/step.h"

namespace slotpilot::workflow {

enum class StepState { Waiting, Running, Done, AlreadyDone, Failed, Cancelled };
enum class RunState { Ready, Running, Paused, Succeeded, Failed, Cancelled };
std::string_view toString(StepState state);
std::string_view toString(RunState state);

/// Where one step stands.
struct StepRecord {
    StepState state = StepState::Waiting;
    Progress progress;
    std::string seen;  ///< the state seen by probe or verify
    std::optional<Error> error;
    std::optional<WallTime> started, ended;
};

/// Everything about a run at one moment; an immutable value.
struct RunStatus {
    std::string runId;
    std::shared_ptr<const Plan> plan;
    RunState state = RunState::Ready;
    std::vector<StepRecord> steps;  ///< as the plan's
    int current = -1;               ///< index of the step that runs or would run next; -1: none left
    double overall = 0;             ///< 0 to 1, weighted
    std::optional<Error> error;     ///< why it stopped
    std::optional<WallTime> started, ended;
    std::uint64_t version = 0;  ///< counts up with each change
};
using RunStatusPtr = std::shared_ptr<const RunStatus>;

/// Where intent and outcome are written. The Runner goes on only when a write succeeded. `outcome` comes after every
/// step, also after one that needed no intent (done already, refused). A failed run that is retried goes on after its
/// `end`, and has another one. Called by one thread at a time.
class Journal {
public:
    virtual ~Journal() = default;
    virtual Expected<void> begin(const RunStatus& run) = 0;
    virtual Expected<void> intent(const std::string& runId, int step) = 0;
    virtual Expected<void> outcome(const std::string& runId, int step, const StepRecord& record) = 0;
    virtual Expected<void> line(const std::string& runId, int step, const log::Line& line) = 0;
    virtual Expected<void> end(const RunStatus& run) = 0;
    /// A value kept with a run (null: forget it), and all of them. A journal without these keeps none beyond the
    /// process.
    virtual Expected<void> note(const std::string& runId, const std::string& key, const nlohmann::json& value);
    virtual Expected<std::map<std::string, nlohmann::json>> notes(const std::string& runId);
    /// Takes what other runs for the same target keep under `key`, JSON objects, into this run's: of a field that
    /// several have the run's own counts, else the newest one. For a run that alone may work on its target.
    virtual Expected<void> inherit(const std::string& runId, const std::string& key);
};

/// Runs a plan on a thread of its own. Each step: probe; Done: skip it; Unsafe: stop and say why; else intent, apply,
/// verify, outcome. A run that fails or is cancelled still runs the steps marked `always`. Control calls return at
/// once. Destruction stops a running step at its next safe point and joins; it must not happen inside a callback.
class Runner {
public:
    struct Callbacks {
        /// A step's or the run's transition, or progress (at most 10 a second); on the runner's threads, one call at a
        /// time and in order.
        std::function<void(RunStatusPtr)> onStatus;
        std::function<void(int step, const log::Line&)> onLog;
    };
    /// `journal` may be null: nothing is kept.
    Runner(Plan plan, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks);
    /// Goes on with a run that ended before it was through, as the journal has it: under its id, from its first step
    /// that is not done. What that one left half done its probe sees.
    Runner(const RunStatus& from, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks);
    ~Runner();

    void runAll();  ///< from the current step to the end
    void runOne();  ///< the current step, then pause
    void pause();   ///< after the current step
    void cancel();  ///< at the current step's next safe point; a run that waits or failed is given up
    void retry();   ///< the failed step again, then on as before; nothing unless the run failed
    /// Waits until the run is neither Running nor about to; returns its status. For command lines and tests.
    RunStatusPtr wait();
    RunStatusPtr status() const;

private:
    struct State;
    Runner(RunStatus status, StepFactory factory, std::shared_ptr<Journal> journal, Callbacks callbacks, int);
    std::unique_ptr<State> state_;
};

}  // namespace slotpilot::workflow
