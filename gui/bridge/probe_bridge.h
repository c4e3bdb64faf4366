// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>

#include "bridge/background.h"
#include "bridge/cluster_bridge.h"
#include "probes/measure.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

using ResultPtr = std::shared_ptr<const probes::Result>;

/// One consistency check or benchmark at a time as signals of the window's thread. Its result is kept, and tells what
/// pods and workflows did meanwhile.
class ProbeBridge : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Preparing, Running, Stopping, Keeping };

    explicit ProbeBridge(QObject* parent = nullptr);
    /// Stops the load; what it left in pods goes in the background.
    ~ProbeBridge() override;

    void start(std::shared_ptr<cluster::Access> access, const probes::MeasureSpec& request);
    /// Ends it early; what there is so far becomes the result.
    void stop();

    State state() const { return state_; }
    bool active() const { return state_ != State::Idle; }
    const probes::MeasureSpec& request() const { return request_; }
    /// When the load began, as its first second told.
    std::optional<WallTime> began() const { return began_; }
    /// What happened since the load began, as far as it was seen.
    std::vector<probes::Event> events() const;

    /// News of the cluster and of a workflow, to tell what happened meanwhile.
    void see(const PicturePtr& picture);
    void see(const workflow::RunStatusPtr& status);

    /// A seam for tests and pictures: as if this load had begun then; nothing: as if it were over.
    void pretend(const probes::MeasureSpec& request, std::optional<WallTime> began);
    /// Takes a second of the load.
    void take(const probes::Point& point);

Q_SIGNALS:
    void stateChanged();
    void pointAdded(const slotpilot::probes::Point& point);
    void finished(const slotpilot::gui::ResultPtr& result);
    /// There is no result.
    void failed(const slotpilot::Error& error);
    /// The result is there, but could not be kept.
    void notKept(const slotpilot::Error& error);

private:
    struct Mailbox;
    void end(Expected<probes::Result> result);
    void setState(State state);
    std::vector<probes::Event> workflowEvents(WallTime began) const;

    State state_ = State::Idle;
    probes::MeasureSpec request_;
    cluster::Target target_;
    std::optional<WallTime> began_;
    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<probes::Witness> witness_;
    PicturePtr picture_;
    std::map<std::string, workflow::RunStatusPtr> runs_;  ///< by id: those of the load's time
    workflow::RunStatusPtr run_;
    std::stop_source stop_{std::nostopstate};
    Task load_, keeping_;
};

}  // namespace slotpilot::gui
