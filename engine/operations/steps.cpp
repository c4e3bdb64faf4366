// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "cluster/observer.h"
#include "kube/client.h"
#include "operations/repair.h"
#include "operations/step_support.h"
#include "operations/update_steps.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using workflow::Probe;
using workflow::ProbeResult;
using workflow::StepContext;
using workflow::StepSpec;

/// Quota, a missing ServiceAccount, an admission webhook: told in events only.
std::string refusalOf(const cluster::Access& access, std::stop_token stop) {
    const auto& target = access.target();
    const auto events = access.client().list<kube::Event>(
        target.ns,
        {.labelSelector = "",
         .fieldSelector =
             "involvedObject.kind=StatefulSet,involvedObject.name=" + target.statefulSet + ",type=Warning"},
        stop);
    if (!events) return {};
    const kube::Event* newest = nullptr;
    const auto recent = std::chrono::system_clock::now() - std::chrono::minutes(2);
    for (const auto& event : *events)
        if (event.reason == "FailedCreate" && event.last && *event.last > recent &&
            (!newest || *newest->last < *event.last))
            newest = &event;
    return newest ? newest->message : std::string();
}

Error invalid(const StepSpec& spec, const char* name) {
    return Error{ErrorCode::Invalid, fmt::format("the step's argument {} is missing or of the wrong type", name),
                 spec.id};
}

}  // namespace

Expected<ProbeResult> WaitStep::probe(StepContext& context) {
    TRY_ASSIGN(snapshot, reach_->look(context.stop));
    TRY_ASSIGN(words, missing(*snapshot, context));
    if (words.empty()) return ProbeResult{Probe::Done, {}};
    return ProbeResult{Probe::NotDone, "Missing: " + words};
}

Expected<void> WaitStep::apply(StepContext& context) {
    auto done = pollUntil(context.stop, spec_, [&]() -> Expected<std::string> {
        TRY_ASSIGN(snapshot, reach_->look(context.stop));
        return missing(*snapshot, context);
    });
    if (!done && done.error().hint.empty() && done.error().code == ErrorCode::Timeout) {
        auto error = std::move(done).error();
        error.hint = hint();
        return fail(std::move(error));
    }
    return done;
}

Expected<std::string> WaitStep::verify(StepContext& context) {
    TRY_ASSIGN(snapshot, reach_->look(context.stop));
    TRY_ASSIGN(words, missing(*snapshot, context));
    if (!words.empty()) return fail(ErrorCode::Precondition, "it was there and is missing again: " + words);
    return std::string();
}

Expected<std::string> textArgument(const StepSpec& spec, const char* name) {
    if (!spec.args.contains(name) || !spec.args[name].is_string()) return fail(invalid(spec, name));
    return spec.args[name].get<std::string>();
}

Expected<int> numberArgument(const StepSpec& spec, const char* name) {
    if (!spec.args.contains(name) || !spec.args[name].is_number_integer()) return fail(invalid(spec, name));
    return spec.args[name].get<int>();
}

Expected<std::vector<std::string>> podsArgument(const StepSpec& spec) {
    if (!spec.args.contains("pods") || !spec.args["pods"].is_array()) return fail(invalid(spec, "pods"));
    std::vector<std::string> pods;
    for (const auto& pod : spec.args["pods"]) {
        if (!pod.is_string()) return fail(invalid(spec, "pods"));
        pods.push_back(pod.get<std::string>());
    }
    return pods;
}

Expected<std::map<std::string, redis::SlotSet>> slotsArgument(const StepSpec& spec) {
    if (!spec.args.contains("slots") || !spec.args["slots"].is_object()) return fail(invalid(spec, "slots"));
    std::map<std::string, redis::SlotSet> result;
    for (const auto& [pod, text] : spec.args["slots"].items()) {
        if (!text.is_string()) return fail(invalid(spec, "slots"));
        TRY_ASSIGN(slots, redis::SlotSet::parse(text.get<std::string>()));
        result[pod] = slots;
    }
    return result;
}

workflow::StepFactory stepFactory(ReachPtr reach) {
    return [reach](const StepSpec& spec) -> Expected<StepPtr> {
        for (const auto& make : {deployStep, createStep, updateStep, repairStep}) {
            TRY_ASSIGN(step, make(reach, spec));
            if (step) return std::move(step);
        }
        return fail(ErrorCode::Unsupported, "there is no kind of step named " + spec.kind, spec.id,
                    "The plan may come from a newer Slotpilot");
    };
}

workflow::StepFactory stepFactory(std::shared_ptr<cluster::Access> access) {
    auto reach = std::make_shared<Reach>();
    reach->look = [reader = std::make_shared<cluster::Reader>(access)](std::stop_token stop) {
        return reader->read(stop);
    };
    reach->dial = [access](const std::string& pod, std::stop_token stop) { return access->dial(pod, stop); };
    reach->refusal = [access](std::stop_token stop) { return refusalOf(*access, stop); };
    reach->hasPassword = [access] { return access->credentials().has_value(); };
    reach->credentials = [access] { return access->credentials(); };
    reach->client = &access->client();
    return stepFactory(ReachPtr(std::move(reach)));
}

}  // namespace slotpilot::operations
