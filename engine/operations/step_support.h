// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of all operations share.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/wait.h"
#include "cluster/snapshot.h"
#include "operations/cluster_look.h"
#include "redis/connection.h"
#include "workflow/step.h"

namespace slotpilot::kube {
class Client;
}

namespace slotpilot::operations {

/// The cluster as steps reach it.
struct Reach {
    std::function<Expected<cluster::SnapshotPtr>(std::stop_token)> look;
    std::function<Expected<redis::Connection>(const std::string& pod, std::stop_token)> dial;
    /// The StatefulSet's newest warning that pods can't be made, or nothing.
    std::function<std::string(std::stop_token)> refusal;
    std::function<bool()> hasPassword = [] { return false; };
    /// With which one server authenticates at another.
    std::function<std::optional<redis::Credentials>()> credentials = [] { return std::optional<redis::Credentials>(); };
    kube::Client* client = nullptr;  ///< not owned; kept alive by `look`

    // Bounds of waits.
    Milliseconds podTimeout{600'000};   ///< for all pods to be ready
    Milliseconds podPatience{20'000};   ///< with a pod that won't get ready by itself
    Milliseconds busTimeout{30'000};    ///< for two servers to shake hands
    Milliseconds agreeTimeout{60'000};  ///< for all to hear of something
};
using ReachPtr = std::shared_ptr<const Reach>;

/// A step that changes nothing: it waits until nothing is missing.
class WaitStep : public workflow::Step {
public:
    WaitStep(ReachPtr reach, PollSpec spec) : reach_(std::move(reach)), spec_(std::move(spec)) {}

    Expected<workflow::ProbeResult> probe(workflow::StepContext& context) override;
    Expected<void> apply(workflow::StepContext& context) override;
    Expected<std::string> verify(workflow::StepContext& context) override;

protected:
    /// What is missing in one look; empty: nothing.
    virtual Expected<std::string> missing(const cluster::ClusterSnapshot& snapshot, workflow::StepContext& context) = 0;
    /// Added to the error when the wait runs out.
    virtual std::string hint() const { return {}; }

    const Reach& reach() const { return *reach_; }

private:
    ReachPtr reach_;
    PollSpec spec_;
};

/// Reads args' fields. Errors: Invalid.
Expected<std::string> textArgument(const workflow::StepSpec& spec, const char* name);
Expected<int> numberArgument(const workflow::StepSpec& spec, const char* name);
Expected<std::vector<std::string>> podsArgument(const workflow::StepSpec& spec);
/// args.slots as {pod: "0-5460"}.
Expected<std::map<std::string, redis::SlotSet>> slotsArgument(const workflow::StepSpec& spec);

/// The steps of one operation, or null for a kind of another one. Errors: Invalid (args).
using StepPtr = std::unique_ptr<workflow::Step>;
Expected<StepPtr> deployStep(const ReachPtr& reach, const workflow::StepSpec& spec);
Expected<StepPtr> createStep(const ReachPtr& reach, const workflow::StepSpec& spec);
/// stepFactory over any Reach.
workflow::StepFactory stepFactory(ReachPtr reach);

}  // namespace slotpilot::operations
