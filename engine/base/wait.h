// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "base/error.h"

namespace slotpilot {

using Milliseconds = std::chrono::milliseconds;
using SteadyTime = std::chrono::steady_clock::time_point;

/// Waits for `duration` or until a stop is requested. Returns false when stopped.
bool waitFor(std::stop_token stop, Milliseconds duration);

/// The Error of a call that ended because a stop was requested.
Error cancelled(std::string what = "stopped");

/// How `pollUntil` waits.
struct PollSpec {
    std::string what;            ///< what is waited for, e.g. "redis-1 to be ready"
    Milliseconds timeout;        ///< bound of the whole wait
    Milliseconds interval{250};  ///< between two looks
};

/// Calls `missing` until it returns an empty string. The string says what is still missing; the last one is in the
/// Timeout error. An error of `missing` that is not retryable ends the wait at once.
/// Errors: Timeout, Cancelled, those of `missing`.
Expected<void> pollUntil(std::stop_token stop, const PollSpec& spec,
                         const std::function<Expected<std::string>()>& missing);

/// Exponential backoff with full jitter: each call gives the next delay, from `first` up to `most`.
class Backoff {
public:
    explicit Backoff(Milliseconds first = Milliseconds{250}, Milliseconds most = Milliseconds{15000});
    Milliseconds next();
    void reset();

private:
    Milliseconds first_, most_, ceiling_;
};

}  // namespace slotpilot
