// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wait.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>

namespace slotpilot {

bool waitFor(std::stop_token stop, Milliseconds duration) {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

Error cancelled(std::string what) { return Error{ErrorCode::Cancelled, std::move(what)}; }

Expected<void> pollUntil(std::stop_token stop, const PollSpec& spec,
                         const std::function<Expected<std::string>()>& missing) {
    const auto deadline = std::chrono::steady_clock::now() + spec.timeout;
    std::string last;
    while (true) {
        if (stop.stop_requested()) return fail(cancelled("stopped while waiting for " + spec.what));
        auto answer = missing();
        if (answer && answer->empty()) return {};
        if (!answer && !answer.error().retryable) return fail(std::move(answer).error());
        last = answer ? *answer : answer.error().describe();
        if (std::chrono::steady_clock::now() >= deadline) break;
        if (!waitFor(stop, spec.interval)) return fail(cancelled("stopped while waiting for " + spec.what));
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(spec.timeout).count();
    return fail(ErrorCode::Timeout,
                "waited " + std::to_string(seconds) + " s for " + spec.what + "; still missing: " + last);
}

Backoff::Backoff(Milliseconds first, Milliseconds most) : first_(first), most_(most), ceiling_(first) {}

Milliseconds Backoff::next() {
    thread_local std::mt19937 random{std::random_device{}()};
    const auto delay = std::uniform_int_distribution<long>(ceiling_.count() / 2, ceiling_.count())(random);
    ceiling_ = std::min(most_, ceiling_ * 2);
    return Milliseconds(delay);
}

void Backoff::reset() { ceiling_ = first_; }

}  // namespace slotpilot
