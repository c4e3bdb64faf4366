// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "base/text.h"
#include "operations/object_difference.h"
#include "operations/step_support.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using workflow::Probe;
using workflow::ProbeResult;
using workflow::StepContext;

std::string listedChanges(const ObjectDifference& difference) {
    std::vector<std::string> words;
    for (const auto& change : difference.changes) words.push_back(describe(change));
    return listed(words);
}

class ApplyObject : public workflow::Step {
public:
    ApplyObject(ReachPtr reach, json object) : reach_(std::move(reach)), object_(std::move(object)) {}

    Expected<ProbeResult> probe(StepContext& context) override {
        TRY_ASSIGN(difference, look(context));
        switch (difference.action) {
            case ObjectDifference::Action::Keep: return ProbeResult{Probe::Done, {}};
            case ObjectDifference::Action::Create:
                return ProbeResult{Probe::NotDone, nameOf(object_) + " does not exist"};
            case ObjectDifference::Action::Change:
                return ProbeResult{Probe::NotDone, nameOf(object_) + " differs: " + listedChanges(difference)};
            case ObjectDifference::Action::Skip: break;
        }
        return ProbeResult{Probe::Unsafe, difference.reason};
    }
    Expected<void> apply(StepContext& context) override {
        TRY_ASSIGN(taken, applyObject(*reach_->client, object_, context.stop));
        context.log(log::Level::Info, "applied " + nameOf(object_));
        if (!taken.empty())
            context.log(log::Level::Info, "took over " + listed(taken) + ": the values were these already");
        return {};
    }
    Expected<std::string> verify(StepContext& context) override {
        TRY_ASSIGN(difference, look(context));
        if (difference.action != ObjectDifference::Action::Keep)
            return fail(ErrorCode::Precondition, "somebody changed it again: " + listedChanges(difference),
                        nameOf(object_), "Is there another tool that manages it?");
        return std::string();
    }

private:
    Expected<ObjectDifference> look(StepContext& context) {
        return differenceOf(*reach_->client, object_, context.stop);
    }

    ReachPtr reach_;
    json object_;
};

class WaitPods : public WaitStep {
public:
    WaitPods(ReachPtr reach, int replicas)
        : WaitStep(reach, {counted(replicas, "pod") + " to be ready", reach->podTimeout, Milliseconds{500}}),
          replicas_(replicas),
          trouble_(reach->podPatience) {}

protected:
    Expected<std::string> missing(const cluster::ClusterSnapshot& snapshot, StepContext& context) override {
        const auto now = std::chrono::steady_clock::now();
        const int ready = countReady(snapshot, replicas_);
        context.progress({replicas_ ? static_cast<double>(ready) / replicas_ : 1.0,
                          fmt::format("{} of {} ready", ready, counted(replicas_, "pod"))});
        if (auto error = trouble_.look(snapshot, replicas_, now)) return fail(std::move(*error));
        auto words = missingReady(snapshot, replicas_);
        if (words.empty() || words.find("does not exist yet") == std::string::npos || now < nextQuestion_) return words;
        nextQuestion_ = now + reach().podPatience / 4;
        const auto refusal = reach().refusal ? reach().refusal(context.stop) : std::string();
        if (refusal.empty()) return words;
        if (now - *(refusedSince_ = refusedSince_.value_or(now)) < reach().podPatience) return words;
        return fail(ErrorCode::Precondition, "Kubernetes can't make its pods: " + refusal,
                    "StatefulSet " + snapshot.target.statefulSet, "See the StatefulSet's events");
    }

private:
    int replicas_;
    TroubleWatch trouble_;
    SteadyTime nextQuestion_{};
    std::optional<SteadyTime> refusedSince_;
};

}  // namespace

Expected<StepPtr> deployStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    if (spec.kind == "apply-object") {
        if (!spec.args.contains("object") || !spec.args["object"].is_object())
            return fail(ErrorCode::Invalid, "the step has no object", spec.id);
        return std::make_unique<ApplyObject>(reach, spec.args["object"]);
    }
    if (spec.kind == "wait-pods") {
        TRY_ASSIGN(replicas, numberArgument(spec, "replicas"));
        return std::make_unique<WaitPods>(reach, replicas);
    }
    return StepPtr();
}

}  // namespace slotpilot::operations
