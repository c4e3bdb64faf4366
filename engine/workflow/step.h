// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/error.h"
#include "base/log.h"
#include "workflow/plan.h"

namespace slotpilot::workflow {

/// A step's own progress.
struct Progress {
    double fraction = 0;  ///< 0 to 1
    std::string text;     ///< "2 of 3 pods ready", "1,204 of 4,096 slots"
    std::int64_t slotsDone = 0, slotsTotal = 0, keysDone = 0, keysTotal = 0, bytesDone = 0;
};

/// What a running step is given.
struct StepContext {
    std::stop_token stop;  ///< cancel: return at the next safe point
    std::function<void(const Progress&)> progress;
    std::function<void(log::Level, std::string)> log;
    /// Keeps a value with the run, durably where there is a journal: what undoes a change. Null forgets it.
    std::function<Expected<void>(const std::string& key, const nlohmann::json& value)> keep = {};
    std::function<nlohmann::json(const std::string& key)> kept = {};  ///< null: nothing
    /// Makes what earlier runs for the same target still keep under `key` this run's: see Journal::inherit.
    std::function<Expected<void>(const std::string& key)> inherit = {};
};

/// What `probe` saw.
enum class Probe { NotDone, PartlyDone, Done, Unsafe };
struct ProbeResult {
    Probe state = Probe::NotDone;
    std::string seen;  ///< the state seen, in words as the spec's `expected`; for Unsafe: why; for Done: as `verify`
};

/// The code of one kind of step. Safe to apply twice. Each call looks at the cluster itself; nothing is remembered
/// between.
class Step {
public:
    virtual ~Step() = default;
    virtual Expected<ProbeResult> probe(StepContext& context) = 0;
    virtual Expected<void> apply(StepContext& context) = 0;
    /// What is to be said of the state seen once it is as expected; empty: that it is the expected one. Errors:
    /// Precondition, Timeout.
    virtual Expected<std::string> verify(StepContext& context) = 0;
};

/// Makes the Step for a spec. Errors: Unsupported (a kind that it does not know), Invalid (args).
using StepFactory = std::function<Expected<std::unique_ptr<Step>>(const StepSpec&)>;

}  // namespace slotpilot::workflow
