// SPDX-License-Identifier: GPL-3.0-or-later
// One container of a pod: a process, restarted as its pod wants.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "base/fd.h"
#include "playground/guard.h"
#include "playground/images.h"
#include "playground/logs.h"
#include "playground/probe.h"
#include "playground/sandbox.h"

namespace slotpilot::playground {

/// What a container's pod and the playground give it.
struct ContainerContext {
    Store& store;
    const Images& images;
    const Guard& guard;
    PodPlace place;
    Object pod;  ///< as last seen
};

/// On the pods' thread, but for `log` and `previousLog`'s contents.
class Container {
public:
    Container(const ContainerContext& context, std::string name, bool init);
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;
    ~Container();

    /// Starts, probes, restarts, notices the end.
    void tick(Clock::time_point now);
    /// preStop, SIGTERM; SIGKILL at the deadline. Not started again.
    void stop(Clock::time_point now, Clock::time_point deadline);
    void kill() const;

    bool running() const { return state_ == State::Running; }
    bool ready() const;
    /// It ended and is not to be started again.
    bool ended() const { return state_ == State::Ended; }
    bool succeeded() const { return ended() && exitCode_ == 0; }
    /// Output to be read when this is readable; -1: none.
    int output() const { return output_.get(); }
    void drain();

    const std::string& name() const { return name_; }
    /// An entry of containerStatuses.
    Json status() const;
    std::shared_ptr<const LogFile> log(bool previous) const { return previous ? previousLog_ : log_; }
    const Sandbox* sandbox() const { return sandbox_ ? &*sandbox_ : nullptr; }
    /// Stopped when its process ends: nothing else in it outlives that.
    std::stop_token life() const { return life_.get_token(); }

private:
    enum class State { Waiting, Running, Ended };

    Json spec() const;
    std::string image() const { return text(spec(), "/image"); }
    void event(const char* type, const char* reason, const std::string& message) const;
    void wait(std::string reason, std::string message, Clock::time_point until);
    void start(Clock::time_point now);
    void launch(Clock::time_point now);
    void show();
    void begin(Clock::time_point now);
    void ranOut(Clock::time_point now, int code);
    void probe(Clock::time_point now);
    void terminate(Clock::time_point now);
    bool restarts(int code) const;

    const ContainerContext& context_;
    const std::string name_;
    const bool init_;
    State state_ = State::Waiting;
    std::string reason_ = "ContainerCreating", message_, image_, startedAt_;
    Json last_ = Json::object();  ///< the terminated state before this one
    int exitCode_ = 0, restarts_ = 0, pulls_ = 0, crashes_ = 0;
    bool shown_ = false, stopping_ = false;
    Clock::time_point next_{}, began_{};
    std::optional<Clock::time_point> deadline_;
    std::optional<Sandbox> sandbox_;
    std::optional<Child> child_, hook_;
    std::stop_source life_;
    UniqueFd output_;
    std::shared_ptr<LogFile> log_, previousLog_;
    std::optional<Probe> startup_, readiness_, liveness_;
};

}  // namespace slotpilot::playground
