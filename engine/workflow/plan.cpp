// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/plan.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>
#include <set>

namespace slotpilot::workflow {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> riskNames{"none", "low", "high"};

json toJson(const StepSpec& step) {
    json object{{"id", step.id},
                {"kind", step.kind},
                {"args", step.args},
                {"title", step.title},
                {"why", step.why},
                {"command", step.command},
                {"expected", step.expected},
                {"weight", step.weight},
                {"risk", riskNames.at(static_cast<std::size_t>(step.risk))},
                {"always", step.always}};
    if (!step.changes.empty()) object["changes"] = step.changes;
    return object;
}

tl::unexpected<Error> invalid(const std::string& field, const std::string& what) {
    return fail(ErrorCode::Invalid, fmt::format("the plan's field {} {}", field, what), "plan");
}

Expected<std::string> text(const json& object, const std::string& key, const std::string& path) {
    const auto found = object.find(key);
    if (found == object.end()) return invalid(path + key, "is missing");
    if (!found->is_string()) return invalid(path + key, "is not a text");
    return found->get<std::string>();
}

/// A list of texts. Errors: Invalid.
Expected<std::vector<std::string>> texts(const json& list, const std::string& path) {
    if (!list.is_array()) return invalid(path, "is not a list");
    std::vector<std::string> result;
    for (const auto& element : list) {
        if (!element.is_string()) return invalid(fmt::format("{}[{}]", path, result.size()), "is not a text");
        result.push_back(element.get<std::string>());
    }
    return result;
}

Expected<StepSpec> stepFromJson(const json& object, const std::string& path) {
    if (!object.is_object()) return invalid(path, "is not an object");
    StepSpec step;
    const std::array<std::pair<const char*, std::string StepSpec::*>, 6> members{{{"id", &StepSpec::id},
                                                                                  {"kind", &StepSpec::kind},
                                                                                  {"title", &StepSpec::title},
                                                                                  {"why", &StepSpec::why},
                                                                                  {"command", &StepSpec::command},
                                                                                  {"expected", &StepSpec::expected}}};
    for (const auto& [key, member] : members) {
        TRY_ASSIGN(value, text(object, key, path + "."));
        step.*member = value;
    }
    if (step.id.empty()) return invalid(path + ".id", "is empty");
    if (!object.contains("args")) return invalid(path + ".args", "is missing");
    step.args = object["args"];
    const auto weight = object.find("weight");
    if (weight == object.end() || !weight->is_number() || weight->get<double>() < 0)
        return invalid(path + ".weight", "is not a number from 0 up");
    step.weight = weight->get<double>();
    TRY_ASSIGN(risk, text(object, "risk", path + "."));
    const auto name = std::find(riskNames.begin(), riskNames.end(), risk);
    if (name == riskNames.end()) return invalid(path + ".risk", "is none of none, low, high");
    step.risk = static_cast<Risk>(name - riskNames.begin());
    const auto always = object.find("always");
    if (always == object.end() || !always->is_boolean()) return invalid(path + ".always", "is neither true nor false");
    step.always = always->get<bool>();
    TRY_ASSIGN(changes, texts(object.value("changes", json::array()), path + ".changes"));
    step.changes = std::move(changes);
    return step;
}

}  // namespace

json toJson(const Plan& plan) {
    json steps = json::array();
    for (const auto& step : plan.steps) steps.push_back(toJson(step));
    return {{"operation", plan.operation},
            {"title", plan.title},
            {"target", plan.target},
            {"steps", std::move(steps)},
            {"notes", plan.notes}};
}

Expected<Plan> planFromJson(const json& object) {
    if (!object.is_object()) return fail(ErrorCode::Invalid, "the plan is not an object", "plan");
    Plan plan;
    TRY_ASSIGN(operation, text(object, "operation", ""));
    TRY_ASSIGN(title, text(object, "title", ""));
    plan.operation = operation;
    plan.title = title;
    if (!object.contains("target")) return invalid("target", "is missing");
    plan.target = object["target"];

    const auto steps = object.find("steps");
    if (steps == object.end() || !steps->is_array()) return invalid("steps", "is not a list");
    std::set<std::string> ids;
    for (const auto& entry : *steps) {
        const auto path = fmt::format("steps[{}]", plan.steps.size());
        TRY_ASSIGN(step, stepFromJson(entry, path));
        if (!ids.insert(step.id).second) return invalid(path + ".id", "is not unique");
        plan.steps.push_back(std::move(step));
    }

    TRY_ASSIGN(notes, texts(object.value("notes", json()), "notes"));
    plan.notes = std::move(notes);
    return plan;
}

std::string Plan::hash() const {
    const auto bytes = toJson(*this).dump(-1, ' ', false, json::error_handler_t::replace);
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string hex;
    for (const auto byte : digest) hex += fmt::format("{:02x}", byte);
    return hex;
}

}  // namespace slotpilot::workflow
