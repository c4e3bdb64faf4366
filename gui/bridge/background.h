// SPDX-License-Identifier: GPL-3.0-or-later
// Work beside the window's thread. Nothing here ever waits on the window's thread but `waitForBackground`.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

#include "base/error.h"
#include "base/wait.h"

namespace slotpilot::gui {

/// Runs `work` on a thread of its own, which `waitForBackground` knows of.
void runDetached(std::function<void()> work);
/// Calls `call` on the window's thread, later; dropped if the application is already gone.
void postToWindow(std::function<void()> call);
/// Waits until no background thread is left; false if `bound` ran out. For the end of the program and of tests.
bool waitForBackground(Milliseconds bound);

/// A shared object whose destruction happens on a background thread: for those that join threads when they end.
template <class T>
std::shared_ptr<T> endInBackground(std::unique_ptr<T> object) {
    return {object.release(), [](T* pointer) { runDetached([pointer] { delete pointer; }); }};
}

/// Work in the background. Its destruction asks the work to stop and drops the result; it does not wait.
class Task {
public:
    struct State {
        std::stop_source stop;
        bool dropped = false, finished = false;  ///< touched on the window's thread only
    };
    Task() = default;
    explicit Task(std::shared_ptr<State> state) : state_(std::move(state)) {}
    Task(Task&&) noexcept = default;
    Task& operator=(Task&& other) noexcept {
        cancel();
        state_ = std::move(other.state_);
        return *this;
    }
    ~Task() { cancel(); }

    bool running() const { return state_ && !state_->finished; }
    void cancel() {
        if (!state_) return;
        state_->dropped = true;
        state_->stop.request_stop();
        state_.reset();
    }

private:
    std::shared_ptr<State> state_;
};

/// Runs `work(stop_token) -> Expected<T>` in the background, then `done(Expected<T>)` on the window's thread, unless
/// the Task is gone by then. An exception of `work` becomes an Internal error.
template <class Work, class Done>
[[nodiscard]] Task inBackground(Work work, Done done) {
    using Result = std::invoke_result_t<Work, std::stop_token>;
    auto state = std::make_shared<Task::State>();
    runDetached([state, work = std::move(work), done = std::move(done)]() mutable {
        auto result = std::make_shared<Result>(fail(ErrorCode::Internal, "not run"));
        try {
            *result = work(state->stop.get_token());
        } catch (const std::exception& e) {
            *result = fail(ErrorCode::Internal, e.what(), {}, "This is a bug in Slotpilot; please report it.");
        }
        postToWindow([state, result, done = std::move(done)]() mutable {
            state->finished = true;
            if (!state->dropped) done(std::move(*result));
        });
    });
    return Task(state);
}

}  // namespace slotpilot::gui
