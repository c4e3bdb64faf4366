// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/run_bridge.h"

#include "bridge/background.h"

namespace slotpilot::gui {

using workflow::RunState;

/// Where the runner's thread leaves its news; `bridge` is touched on the window's thread only.
struct RunBridge::Mailbox {
    RunBridge* bridge;
};

RunBridge::RunBridge(QObject* parent) : QObject(parent) {}

RunBridge::~RunBridge() {
    if (mailbox_) mailbox_->bridge = nullptr;
}

void RunBridge::prepare(workflow::Plan plan, workflow::StepFactory factory) {
    if (mailbox_) mailbox_->bridge = nullptr;
    mailbox_ = std::make_shared<Mailbox>(Mailbox{this});
    workflow::Runner::Callbacks callbacks;
    callbacks.onStatus = [mailbox = mailbox_](workflow::RunStatusPtr status) {
        postToWindow([mailbox, status = std::move(status)] {
            if (mailbox->bridge) mailbox->bridge->take(status);
        });
    };
    callbacks.onLog = [mailbox = mailbox_](int step, const log::Line& line) {
        postToWindow([mailbox, step, line] {
            if (mailbox->bridge) Q_EMIT mailbox->bridge->lineAdded(step, line);
        });
    };
    runner_ = endInBackground(
        std::make_unique<workflow::Runner>(std::move(plan), std::move(factory), nullptr, std::move(callbacks)));
    status_ = runner_->status();
    Q_EMIT statusChanged(status_);
}

void RunBridge::discard() {
    if (mailbox_) mailbox_->bridge = nullptr;
    mailbox_.reset();
    runner_.reset();
    status_.reset();
    Q_EMIT statusChanged(nullptr);
}

void RunBridge::take(workflow::RunStatusPtr status) {
    if (status_ && status->version < status_->version) return;
    status_ = std::move(status);
    Q_EMIT statusChanged(status_);
}

bool RunBridge::active() const {
    return status_ && (status_->state == RunState::Running || status_->state == RunState::Paused);
}

void RunBridge::runAll() {
    if (runner_) runner_->runAll();
}
void RunBridge::runOne() {
    if (runner_) runner_->runOne();
}
void RunBridge::pause() {
    if (runner_) runner_->pause();
}
void RunBridge::cancel() {
    if (runner_) runner_->cancel();
}
void RunBridge::retry() {
    if (runner_) runner_->retry();
}

}  // namespace slotpilot::gui
