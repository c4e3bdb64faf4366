// SPDX-License-Identifier: GPL-3.0-or-later
// What tells of the keys of a run that was killed, whoever looks for them: each worker's keys have names of their own.
#pragma once

#include "probes/run.h"

namespace slotpilot::probes {

/// The prefix of the keys that a run has: as asked for, or with "w0:", "w1:", ... for workers 1, 2, ...
std::string prefixOf(const std::string& prefix, int worker);

/// The marks of all runs with one prefix. A mark is a key like "PREFIXrun:0000000013", there from before a run's first
/// key until after its last; its number says which worker's keys there may be, and how many at most (a power of ten).
/// So whoever begins a run finds what is left of any other one with a few hundred EXISTS, without a SCAN.
class Marks {
public:
    /// `view`: an answer of CLUSTER NODES. No I/O yet.
    Marks(const RunOptions& options, std::string view) : options_(options), view_(std::move(view)) {}

    /// Looks for the marks of others, and for their keys but those that a run looks for anyway, its own first
    /// `load.keys`. Several workers share this out, so that none sees the mark of another one of the same run.
    /// How many there are, marks included. Errors: those of Client; Redis (they can't be looked for); Cancelled.
    Expected<std::uint64_t> look(std::stop_token stop);
    /// The prefix of those that `look` found.
    std::string foundPrefix() const;
    /// Deletes what `look` found. Errors: those of Client; Redis.
    Expected<void> remove(std::stop_token stop);

    /// Sets the run's own mark. False: the servers refuse it; then they refuse the run's keys, too.
    Expected<bool> set(std::stop_token stop);
    /// Deletes it. False: it is still there.
    Expected<bool> unset(const std::string& view);

private:
    struct Mark {
        int worker = 0;
        std::uint32_t number = 0, keys = 0;
    };
    static Mark markOf(std::uint32_t number);
    std::uint32_t ownNumber() const;
    Expected<void> pass(class Pass& pass, const std::string& prefix, std::uint32_t keys, std::stop_token stop) const;
    Expected<std::uint64_t> overKeys(const Mark& mark, Op op, std::stop_token stop) const;

    const RunOptions& options_;
    std::string view_;
    std::vector<Mark> found_;
};

}  // namespace slotpilot::probes
