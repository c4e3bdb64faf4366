// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <variant>

#include "bridge/background.h"
#include "cluster/access.h"
#include "operations/update_run.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// One run at a time as signals of the window's thread. Every status that the Runner gives is passed on, in order, so a
/// step's transition is never dropped. The Lease and the journal are taken when the run begins, not while its plan is
/// only looked at, and given back when it ends.
class RunBridge : public QObject {
    Q_OBJECT
public:
    /// A new plan, or a run to go on with.
    using What = std::variant<workflow::Plan, workflow::RunStatus>;
    /// A run that has begun; its destruction stops it and waits.
    struct Begun {
        std::unique_ptr<operations::LeasedRun> leased;
        std::unique_ptr<workflow::Runner> bare;  ///< where no Lease can be had
        std::filesystem::path journal = {};      ///< that it is written in; empty: none
        workflow::Runner& runner() { return leased ? leased->runner() : *bare; }
    };
    /// Makes the run, in the background. `notice` tells people what happened to the Lease.
    using Maker = std::function<Expected<std::unique_ptr<Begun>>(
        What what, workflow::Runner::Callbacks callbacks, std::function<void(std::string)> notice, std::stop_token)>;

    /// Journalled, and under the Lease (but for a deployment, which may be what makes the namespace).
    static Maker onCluster(std::shared_ptr<cluster::Access> access, std::filesystem::path journal);

    /// The same for the plan that turns the run `turned` around: what that one changed on the servers is put back
    /// first, and nobody goes on with it once the way back has begun.
    static Maker wayBack(std::shared_ptr<cluster::Access> access, std::filesystem::path journal, std::string turned);

    explicit RunBridge(QObject* parent = nullptr);
    ~RunBridge() override;

    /// Takes a plan or a run; nothing runs yet. A run that was there before is cancelled and ends in the background.
    void prepare(What what, Maker maker);
    /// With steps of one's own, neither journalled nor leased.
    void prepare(workflow::Plan plan, workflow::StepFactory factory);
    void discard();

    /// Asked before a run begins, or goes on after it was taken from the journal: false leaves it as it is.
    void setGate(std::function<bool()> mayBegin) { mayBegin_ = std::move(mayBegin); }
    void runAll();
    void runOne();
    void pause();
    void cancel();
    void retry();

    /// The latest status; null without a plan.
    workflow::RunStatusPtr status() const { return status_; }
    /// Begun and not ended: it gets its Lease, runs, or waits between two steps.
    bool active() const;
    /// The journal that the run is written in; empty: none, or it has not begun.
    std::filesystem::path journal() const { return run_ ? run_->journal : std::filesystem::path(); }
    /// It waits for the Lease and the journal.
    bool beginning() const { return beginning_.running(); }

Q_SIGNALS:
    void statusChanged(slotpilot::workflow::RunStatusPtr status);
    void lineAdded(int step, const slotpilot::log::Line& line);
    /// It could not begin: somebody else works on the cluster, or the journal can't be written.
    void beginFailed(const slotpilot::Error& error);
    /// What people should know about the Lease.
    void noticed(const QString& text);

private:
    struct Mailbox;
    enum class Go { One, All };
    void leave();
    void go(Go go);
    void begin(Go go);
    void take(workflow::RunStatusPtr status);

    Maker maker_;
    std::function<bool()> mayBegin_;
    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<Begun> run_;
    workflow::RunStatusPtr status_;
    bool fresh_ = true;  ///< a plan that has not begun, rather than a run to go on with
    Go last_ = Go::All;
    std::shared_future<void> over_;  ///< the last run has ended and given its Lease back
    Task beginning_;
};

}  // namespace slotpilot::gui
