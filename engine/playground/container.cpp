// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/container.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "playground/lifecycle.h"

namespace slotpilot::playground {
namespace {

using std::chrono::seconds;

constexpr int behindTheWindow = 5;  // nice

/// The kubelet's first restart is at once, the next after 10 s, 20 s, ... up to 5 min; here it goes faster.
seconds restartDelay(int crashes) {
    return crashes <= 1 ? seconds(0) : seconds(std::min(60, 1 << std::min(crashes - 1, 6)));
}

}  // namespace

Container::Container(const ContainerContext& context, std::string name, bool init)
    : context_(context), name_(std::move(name)), init_(init) {
    if (init) reason_ = "PodInitializing";
}

Container::~Container() {
    life_.request_stop();
    if (log_ && !log_->closed()) log_->close();
}

Json Container::spec() const {
    for (const auto& container : at(*context_.pod, init_ ? "/spec/initContainers" : "/spec/containers"))
        if (text(container, "/name") == name_) return container;
    return Json::object();
}

void Container::event(const char* type, const char* reason, const std::string& message) const {
    recordEvent(context_.store, *context_.pod, type, reason, message, "kubelet");
}

void Container::wait(std::string reason, std::string message, Clock::time_point until) {
    reason_ = std::move(reason);
    message_ = std::move(message);
    next_ = until;
}

void Container::tick(Clock::time_point now) {
    if (state_ == State::Waiting && !stopping_ && now >= next_) start(now);
    if (state_ != State::Running) return;
    if (stopping_) {
        if (hook_ && hook_->poll()) {
            hook_.reset();
            terminate(now);
        }
        if (deadline_ && now >= *deadline_) kill();
    }
    if (shown_) {
        if (stopping_) ranOut(now, 0);
        return;
    }
    if (const auto code = child_->poll()) {
        ranOut(now, *code);
        return;
    }
    if (stopping_) return;
    if (image() != image_) {
        event("Normal", "Killing", "Container " + name_ + " definition changed, will be restarted");
        child_->signal(SIGTERM);
        image_ = image();
        return;
    }
    probe(now);
}

void Container::start(Clock::time_point now) {
    image_ = image();
    const auto use = context_.images.use(image_);
    if (use == ImageUse::Missing) {
        const auto why = fmt::format(
            "Failed to pull image \"{0}\": rpc error: code = NotFound desc = failed to pull and unpack image \"{0}\": "
            "failed to resolve reference \"{0}\": {0}: not found",
            image_);
        if (reason_ == "ErrImagePull") {
            wait("ImagePullBackOff", fmt::format("Back-off pulling image \"{}\"", image_),
                 now + seconds(std::min(60, 2 << std::min(pulls_, 5))));
            event("Normal", "BackOff", message_);
            event("Warning", "Failed", "Error: ImagePullBackOff");
            return;
        }
        ++pulls_;
        event("Normal", "Pulling", fmt::format("Pulling image \"{}\"", image_));
        event("Warning", "Failed", why);
        event("Warning", "Failed", "Error: ErrImagePull");
        wait("ErrImagePull", why, now + seconds(1));
        return;
    }
    auto box = Sandbox::make(context_.store, *context_.pod, spec(), context_.place, context_.images.programs(image_));
    if (!box) {
        const bool mount = box.error().reason == "ContainerCreating";
        event("Warning", mount ? "FailedMount" : "Failed", (mount ? "" : "Error: ") + box.error().message);
        wait(box.error().reason, box.error().message, now + seconds(1));
        return;
    }
    sandbox_.emplace(std::move(*box));
    if (log_) previousLog_ = log_;
    log_ = std::make_shared<LogFile>(context_.place.directory / fmt::format("{}.{}.log", name_, restarts_));
    event("Normal", "Pulled", fmt::format("Container image \"{}\" already present on machine", image_));
    event("Normal", "Created", "Created container " + name_);
    if (use == ImageUse::Shown)
        show();
    else
        launch(now);
    if (state_ == State::Running) begin(now);
}

void Container::show() {
    shown_ = true;
    state_ = State::Running;
    log_->append("The playground does not run " + image_ + "; it only shows the container as running.\n");
}

void Container::launch(Clock::time_point now) {
    shown_ = false;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        wait("CreateContainerError", "can't make a pipe", now + seconds(1));
        return;
    }
    output_.reset(ends[0]);
    UniqueFd write(ends[1]);
    ::fcntl(output_.get(), F_SETFL, O_NONBLOCK);
    auto child = Child::start(context_.guard, sandbox_->mainCommand(context_.store), {-1, write.get(), write.get()});
    if (child) {
        child_.emplace(std::move(*child));
        // Servers that move slots take all that there is: the window that shows them goes first.
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(child_->pid()), behindTheWindow);
        state_ = State::Running;
        return;
    }
    output_.reset();
    event("Warning", "Failed", "Error: failed to start container: " + child.error().describe());
    log_->append(child.error().describe() + "\n");
    began_ = now;
    startedAt_ = playground::now();
    ranOut(now, 128);
}

void Container::begin(Clock::time_point now) {
    began_ = now;
    startedAt_ = playground::now();
    life_ = std::stop_source();
    reason_.clear();
    message_.clear();
    event("Normal", "Started", "Started container " + name_);
    startup_.reset();
    readiness_.reset();
    liveness_.reset();
    if (shown_ || init_) return;
    const auto wanted = spec();
    const ProbeTarget target{
        context_.place.address, at(wanted, "/ports"),
        [this](const std::vector<std::string>& arguments) { return sandbox_->command(context_.store, arguments); },
        &context_.guard};
    if (wanted.contains("startupProbe")) startup_.emplace(wanted["startupProbe"], target, now);
    if (wanted.contains("readinessProbe")) readiness_.emplace(wanted["readinessProbe"], target, now);
    if (wanted.contains("livenessProbe")) liveness_.emplace(wanted["livenessProbe"], target, now);
}

bool Container::restarts(int code) const {
    const auto policy = text(*context_.pod, "/spec/restartPolicy");
    if (stopping_) return false;
    if (init_) return code != 0 && policy != "Never";
    return policy == "Always" || policy.empty() || (policy == "OnFailure" && code != 0);
}

void Container::ranOut(Clock::time_point now, int code) {
    drain();
    output_.reset();
    child_.reset();
    life_.request_stop();
    hook_.reset();
    startup_.reset();
    readiness_.reset();
    liveness_.reset();
    if (!log_->closed()) log_->close();
    exitCode_ = code;
    last_ = {{"exitCode", code},
             {"reason", code == 0     ? "Completed"
                        : code == 128 ? "StartError"
                                      : "Error"},
             {"startedAt", startedAt_},
             {"finishedAt", playground::now()},
             {"containerID", "playground://" + context_.place.directory.filename().string()}};
    if (code > 128) last_["signal"] = code - 128;
    if (!restarts(code)) {
        state_ = State::Ended;
        return;
    }
    crashes_ = now - began_ > seconds(60) ? 1 : crashes_ + 1;
    state_ = State::Waiting;
    ++restarts_;
    const auto delay = restartDelay(crashes_);
    if (delay.count() == 0) {
        wait("ContainerCreating", "", now);
        return;
    }
    const auto pod = text(*context_.pod, "/metadata/name");
    wait("CrashLoopBackOff",
         fmt::format("back-off {}s restarting failed container={} pod={}_{}", delay.count(), name_, pod,
                     text(*context_.pod, "/metadata/namespace")),
         now + delay);
    event("Warning", "BackOff", fmt::format("Back-off restarting failed container {} in pod {}", name_, pod));
}

void Container::probe(Clock::time_point now) {
    const auto look = [&](std::optional<Probe>& probe, const char* kind) {
        const auto result = probe ? probe->tick(now) : std::nullopt;
        if (result && !result->empty())
            event("Warning", "Unhealthy", fmt::format("{} probe failed: {}", kind, *result));
    };
    const auto restartIfFailed = [&](const std::optional<Probe>& probe, const char* kind) {
        if (!probe || !probe->failed()) return false;
        event("Normal", "Killing", fmt::format("Container {} failed {} probe, will be restarted", name_, kind));
        child_->signal(SIGKILL);
        return true;
    };
    if (startup_ && !startup_->passes()) {
        look(startup_, "Startup");
        if (restartIfFailed(startup_, "startup")) startup_.reset();
        return;
    }
    look(readiness_, "Readiness");
    look(liveness_, "Liveness");
    if (restartIfFailed(liveness_, "liveness")) liveness_.reset();
}

bool Container::ready() const {
    if (init_) return succeeded();
    if (state_ != State::Running) return false;
    if (shown_) return true;
    if (startup_ && !startup_->passes()) return false;
    return !readiness_ || readiness_->passes();
}

void Container::stop(Clock::time_point now, Clock::time_point deadline) {
    deadline_ = deadline;
    if (std::exchange(stopping_, true)) return;
    if (state_ == State::Waiting) {
        state_ = State::Ended;
        return;
    }
    if (state_ != State::Running) return;
    event("Normal", "Killing", "Stopping container " + name_);
    std::vector<std::string> hook;
    for (const auto& word : at(spec(), "/lifecycle/preStop/exec/command")) hook.push_back(word.get<std::string>());
    if (!hook.empty() && !shown_) {
        auto started = Child::start(context_.guard, sandbox_->command(context_.store, hook), {});
        if (started) {
            hook_.emplace(std::move(*started));
            return;
        }
        event("Warning", "FailedPreStopHook", started.error().describe());
    }
    terminate(now);
}

void Container::terminate(Clock::time_point) {
    if (child_) child_->signal(SIGTERM);
}

void Container::kill() const {
    if (child_) child_->signal(SIGKILL);
}

void Container::drain() {
    std::array<char, 16384> buffer;
    while (output_) {
        const auto size = ::read(output_.get(), buffer.data(), buffer.size());
        if (size > 0) {
            log_->append({buffer.data(), static_cast<std::size_t>(size)});
            continue;
        }
        if (size == 0) output_.reset();
        if (size < 0 && errno == EINTR) continue;
        return;
    }
}

Json Container::status() const {
    Json state;
    if (state_ == State::Running)
        state["running"] = {{"startedAt", startedAt_}};
    else if (state_ == State::Ended && !last_.empty())
        state["terminated"] = last_;
    else
        state["waiting"] = {{"reason", reason_}};
    if (state.contains("waiting") && !message_.empty()) state["waiting"]["message"] = message_;
    Json result{{"name", name_},
                {"image", image()},
                {"imageID", image_.empty() ? "" : "playground/" + image_},
                {"ready", ready()},
                {"started", state_ == State::Running && (!startup_ || startup_->passes())},
                {"restartCount", restarts_},
                {"state", state},
                {"lastState", Json::object()}};
    if (restarts_ > 0 && state_ != State::Ended) result["lastState"]["terminated"] = last_;
    if (!startedAt_.empty()) result["containerID"] = "playground://" + context_.place.directory.filename().string();
    return result;
}

}  // namespace slotpilot::playground
