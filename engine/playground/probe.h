// SPDX-License-Identifier: GPL-3.0-or-later
// Probes of containers.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "base/fd.h"
#include "playground/guard.h"
#include "playground/store.h"

namespace slotpilot::playground {

using Clock = std::chrono::steady_clock;

/// How a probe reaches its container.
struct ProbeTarget {
    std::string address;
    Json ports;  ///< of the container, for ports given by name
    std::function<ProcessSpec(const std::vector<std::string>&)> command;
    const Guard* guard = nullptr;
};

/// One probe of one run of a container: tcpSocket, httpGet (connects only), exec. On the pods' thread.
class Probe {
public:
    Probe(Json spec, ProbeTarget target, Clock::time_point started);

    /// What an attempt gave: nothing while there is none to report, else why it failed; empty if it did not.
    std::optional<std::string> tick(Clock::time_point now);

    /// Whether attempts so far make it pass: the last success or failure that reached its threshold.
    bool passes() const { return passes_; }
    /// The failures reached their threshold.
    bool failed() const { return failures_ >= failureThreshold_; }

private:
    std::optional<std::string> attempt(Clock::time_point now);
    std::optional<std::string> pollCommand(Clock::time_point now);
    int number(const char* field, int otherwise) const;

    Json spec_;
    ProbeTarget target_;
    Clock::time_point next_, deadline_;
    std::optional<Child> child_;
    UniqueFd output_;
    std::string said_;
    int failures_ = 0, successes_ = 0, failureThreshold_, successThreshold_;
    bool passes_ = false;
};

}  // namespace slotpilot::playground
