// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/probe_bridge.h"

#include <algorithm>

#include "base/log.h"
#include "probes/results.h"

namespace slotpilot::gui {

/// Where the load's threads leave their news; `bridge` is touched on the window's thread only.
struct ProbeBridge::Mailbox {
    ProbeBridge* bridge;
};

ProbeBridge::ProbeBridge(QObject* parent) : QObject(parent) {}

ProbeBridge::~ProbeBridge() {
    if (mailbox_) mailbox_->bridge = nullptr;
    stop_.request_stop();
}

void ProbeBridge::start(std::shared_ptr<cluster::Access> access, const probes::MeasureSpec& request) {
    if (active()) return;
    request_ = request;
    target_ = access->target();
    began_.reset();
    runs_.clear();
    see(run_);
    witness_ = std::make_shared<probes::Witness>(nullptr);
    see(picture_);
    stop_ = std::stop_source();
    mailbox_ = std::make_shared<Mailbox>(Mailbox{this});
    const auto onPoint = [mailbox = mailbox_](const probes::Point& point) {
        postToWindow([mailbox, point] {
            if (mailbox->bridge) mailbox->bridge->take(point);
        });
    };
    load_ = inBackground(
        [access = std::move(access), request, witness = witness_, onPoint, source = stop_](std::stop_token dropped) {
            const std::stop_callback both(dropped, [source]() mutable { source.request_stop(); });
            return probes::measure(access, request, *witness, onPoint, source.get_token());
        },
        [this](Expected<probes::Result> result) { end(std::move(result)); });
    setState(State::Preparing);
}

void ProbeBridge::stop() {
    if (state_ != State::Preparing && state_ != State::Running) return;
    stop_.request_stop();
    setState(State::Stopping);
}

void ProbeBridge::take(const probes::Point& point) {
    if (!began_)
        began_ = std::chrono::system_clock::now() -
                 std::chrono::duration_cast<WallTime::duration>(std::chrono::duration<double>(point.to));
    Q_EMIT pointAdded(point);
    if (state_ == State::Preparing) setState(State::Running);
}

void ProbeBridge::end(Expected<probes::Result> result) {
    if (!result) {
        if (result.error().code != ErrorCode::Cancelled) log::error("probes", result.error().describe());
        setState(State::Idle);
        Q_EMIT failed(result.error());
        return;
    }
    for (auto& event : workflowEvents(result->started))
        if (event.from <= result->seconds) result->events.push_back(std::move(event));
    setState(State::Keeping);
    struct Kept {
        probes::Result result;
        std::optional<Error> error;
    };
    keeping_ = inBackground(
        [result = std::move(*result)](std::stop_token) mutable -> Expected<std::shared_ptr<Kept>> {
            auto kept = std::make_shared<Kept>(Kept{std::move(result), {}});
            if (auto done = probes::keep(kept->result); !done) kept->error = std::move(done).error();
            return kept;
        },
        [this](const Expected<std::shared_ptr<Kept>>& kept) {
            setState(State::Idle);
            if (!kept) {
                Q_EMIT failed(kept.error());
                return;
            }
            Q_EMIT finished(ResultPtr(*kept, &(*kept)->result));
            if ((*kept)->error) Q_EMIT notKept(*(*kept)->error);
        });
}

void ProbeBridge::setState(State state) {
    if (std::exchange(state_, state) != state) Q_EMIT stateChanged();
}

void ProbeBridge::see(const PicturePtr& picture) {
    picture_ = picture;
    if (witness_ && picture && picture->snapshot->target == target_) witness_->see(*picture->snapshot);
}

void ProbeBridge::see(const workflow::RunStatusPtr& status) {
    run_ = status;
    if (status && status->started) runs_[status->runId] = status;
}

std::vector<probes::Event> ProbeBridge::workflowEvents(WallTime began) const {
    const auto since = [&](WallTime time) { return std::chrono::duration<double>(time - began).count(); };
    std::vector<probes::Event> events;
    for (const auto& [id, run] : runs_)
        for (std::size_t i = 0; i < run->steps.size(); ++i) {
            const auto& step = run->steps[i];
            if (!step.started) continue;
            const double to = since(step.ended.value_or(std::chrono::system_clock::now()));
            if (to < 0) continue;
            events.push_back({std::max(0.0, since(*step.started)), to,
                              std::to_string(i + 1) + ". " + run->plan->steps[i].title, true});
        }
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    return events;
}

std::vector<probes::Event> ProbeBridge::events() const {
    if (!began_) return {};
    auto events = workflowEvents(*began_);
    if (!witness_) return events;
    for (auto& event : witness_->events(*began_)) events.push_back(std::move(event));
    return events;
}

void ProbeBridge::pretend(const probes::MeasureSpec& request, std::optional<WallTime> began) {
    request_ = request;
    began_ = began;
    setState(began ? State::Running : State::Idle);
}

}  // namespace slotpilot::gui
