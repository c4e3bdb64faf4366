// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/run_bridge.h"

#include "operations/steps.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::gui {

using workflow::RunState;

/// Where the runner's thread leaves its news; `bridge` is touched on the window's thread only.
struct RunBridge::Mailbox {
    RunBridge* bridge;
};

RunBridge::Maker RunBridge::onCluster(std::shared_ptr<cluster::Access> access, std::filesystem::path path) {
    return [access = std::move(access), path = std::move(path)](
               What what, workflow::Runner::Callbacks callbacks, std::function<void(std::string)> notice,
               std::stop_token stop) -> Expected<std::unique_ptr<Begun>> {
        TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
        auto begun = std::make_unique<Begun>();
        begun->journal = path;
        const auto* plan = std::get_if<workflow::Plan>(&what);
        const auto& operation = plan ? plan->operation : std::get<workflow::RunStatus>(what).plan->operation;
        if (operation == "deploy") {
            std::visit(
                [&](auto& from) {
                    begun->bare = std::make_unique<workflow::Runner>(std::move(from), operations::stepFactory(access),
                                                                     journal, std::move(callbacks));
                },
                what);
            return begun;
        }
        TRY_ASSIGN(leased, operations::LeasedRun::make(access, std::move(what), journal, std::move(callbacks),
                                                       std::move(notice), stop));
        begun->leased = std::move(leased);
        return begun;
    };
}

RunBridge::Maker RunBridge::wayBack(std::shared_ptr<cluster::Access> access, std::filesystem::path path,
                                    std::string turned) {
    return [access, path, turned = std::move(turned), make = onCluster(access, path)](
               What what, workflow::Runner::Callbacks callbacks, std::function<void(std::string)> notice,
               std::stop_token stop) -> Expected<std::unique_ptr<Begun>> {
        if (!std::holds_alternative<workflow::Plan>(what))
            return make(std::move(what), std::move(callbacks), std::move(notice), stop);
        TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
        TRY_ASSIGN(run, journal->run(turned));
        if (!run.notes.empty()) {
            TRY_ASSIGN(last, operations::LeasedRun::make(access, operations::onlyPuttingBack(run.status), journal, {},
                                                         notice, stop));
            last->runner().runAll();
            if (const auto status = last->runner().wait(); status->error) return fail(*status->error);
        }
        TRY_ASSIGN(begun, make(std::move(what), std::move(callbacks), std::move(notice), stop));
        TRY(journal->giveUp(turned));
        return std::move(begun);
    };
}

RunBridge::RunBridge(QObject* parent) : QObject(parent) {}

RunBridge::~RunBridge() {
    if (mailbox_) mailbox_->bridge = nullptr;
}

void RunBridge::leave() {
    if (mailbox_) mailbox_->bridge = nullptr;
    mailbox_.reset();
    beginning_.cancel();
    run_.reset();
}

void RunBridge::prepare(What what, Maker maker) {
    leave();
    maker_ = std::move(maker);
    fresh_ = std::holds_alternative<workflow::Plan>(what);
    workflow::RunStatus status;
    if (fresh_) {
        status.plan = std::make_shared<const workflow::Plan>(std::get<workflow::Plan>(std::move(what)));
        status.steps.resize(status.plan->steps.size());
        status.current = status.plan->empty() ? -1 : 0;
    } else {
        status = std::get<workflow::RunStatus>(std::move(what));
    }
    status_ = std::make_shared<const workflow::RunStatus>(std::move(status));
    Q_EMIT statusChanged(status_);
}

void RunBridge::prepare(workflow::Plan plan, workflow::StepFactory factory) {
    prepare(std::move(plan),
            [factory = std::move(factory)](What what, workflow::Runner::Callbacks callbacks,
                                           std::function<void(std::string)>,
                                           std::stop_token) -> Expected<std::unique_ptr<Begun>> {
                auto begun = std::make_unique<Begun>();
                std::visit(
                    [&](auto& from) {
                        begun->bare =
                            std::make_unique<workflow::Runner>(std::move(from), factory, nullptr, std::move(callbacks));
                    },
                    what);
                return begun;
            });
}

void RunBridge::discard() {
    leave();
    status_.reset();
    Q_EMIT statusChanged(nullptr);
}

void RunBridge::take(workflow::RunStatusPtr status) {
    if (status_ && status->version < status_->version) return;
    status_ = std::move(status);
    const auto state = status_->state;
    if (state == RunState::Succeeded || state == RunState::Failed || state == RunState::Cancelled)
        run_.reset();  // gives the Lease back; going on takes it anew
    Q_EMIT statusChanged(status_);
}

bool RunBridge::active() const { return beginning() || run_; }

void RunBridge::begin(Go wanted) {
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
    const auto notice = [mailbox = mailbox_](const std::string& words) {
        log::warning("lease", words);
        postToWindow([mailbox, words] {
            if (mailbox->bridge) Q_EMIT mailbox->bridge->noticed(QString::fromStdString(words));
        });
    };
    What what = *status_;
    if (fresh_) what = *status_->plan;
    auto over = std::make_shared<std::promise<void>>();
    const auto before = std::exchange(over_, over->get_future().share());
    beginning_ = inBackground(
        [maker = maker_, what = std::move(what), callbacks, notice, before,
         over](std::stop_token stop) mutable -> Expected<std::shared_ptr<Begun>> {
            // The run before this one may still be on its way to a safe point, with the Lease in its hand.
            while (before.valid() && before.wait_for(Milliseconds{20}) != std::future_status::ready)
                if (stop.stop_requested()) return fail(cancelled());
            TRY_ASSIGN(begun, maker(std::move(what), std::move(callbacks), notice, stop));
            return std::shared_ptr<Begun>(begun.release(), [over](Begun* ended) {
                runDetached([ended, over] {
                    delete ended;
                    over->set_value();
                });
            });
        },
        [this, wanted](Expected<std::shared_ptr<Begun>> begun) {
            if (!begun) {
                log::error("workflow", begun.error().describe());
                Q_EMIT statusChanged(status_);
                Q_EMIT beginFailed(begun.error());
                return;
            }
            fresh_ = false;
            run_ = std::move(*begun);
            status_ = run_->runner().status();
            go(wanted);
        });
    Q_EMIT statusChanged(status_);
}

void RunBridge::go(Go wanted) {
    if (!status_ || beginning()) return;
    // While people are asked, the plan may go.
    if (!run_ && mayBegin_ && (!mayBegin_() || !status_)) return;
    last_ = wanted;
    if (!run_) return begin(wanted);
    wanted == Go::All ? run_->runner().runAll() : run_->runner().runOne();
}

void RunBridge::runAll() { go(Go::All); }
void RunBridge::runOne() { go(Go::One); }
void RunBridge::retry() { go(last_); }

void RunBridge::pause() {
    if (run_) run_->runner().pause();
}

void RunBridge::cancel() {
    if (beginning()) {
        beginning_.cancel();
        Q_EMIT statusChanged(status_);
    } else if (run_) {
        run_->runner().cancel();
    }
}

}  // namespace slotpilot::gui
