// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace slotpilot::cli {

/// Turns SIGINT and SIGTERM into a stop request; a second one ends the process at once. Make it first in `run`, before
/// any other thread: the signals are blocked for all of them.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::jthread waiter_;
};

}  // namespace slotpilot::cli
