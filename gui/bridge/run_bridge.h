// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "workflow/runner.h"

namespace slotpilot::gui {

/// One run at a time as signals of the window's thread. Every status that the Runner gives is passed on, in order, so a
/// step's transition is never dropped.
class RunBridge : public QObject {
    Q_OBJECT
public:
    explicit RunBridge(QObject* parent = nullptr);
    ~RunBridge() override;

    /// Takes a plan; nothing runs yet. A run that was there before is cancelled and ends in the background.
    void prepare(workflow::Plan plan, workflow::StepFactory factory);
    void discard();

    void runAll();
    void runOne();
    void pause();
    void cancel();
    void retry();

    /// The latest status; null without a plan.
    workflow::RunStatusPtr status() const { return status_; }
    /// Begun and not ended: it runs or waits between two steps.
    bool active() const;

Q_SIGNALS:
    void statusChanged(slotpilot::workflow::RunStatusPtr status);
    void lineAdded(int step, const slotpilot::log::Line& line);

private:
    struct Mailbox;
    void take(workflow::RunStatusPtr status);

    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<workflow::Runner> runner_;
    workflow::RunStatusPtr status_;
};

}  // namespace slotpilot::gui
