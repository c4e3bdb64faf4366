// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

namespace slotpilot::cli {
namespace {

sigset_t endSignals() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&set, number);
    return set;
}

}  // namespace

Interrupt::Interrupt() {
    const sigset_t set = endSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::jthread([this, set](std::stop_token ended) {
        while (!ended.stop_requested()) {
            const timespec slice{0, 100'000'000};
            if (::sigtimedwait(&set, nullptr, &slice) < 0) continue;
            if (source_.stop_requested()) ::_exit(interrupted);
            source_.request_stop();
        }
    });
}

Interrupt::~Interrupt() = default;

}  // namespace slotpilot::cli
