// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/journal_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace slotpilot::workflow {
namespace {

using nlohmann::json;

template <class State>
State stateFrom(const std::string& name, State last, State otherwise) {
    for (int state = 0; state <= static_cast<int>(last); ++state)
        if (toString(static_cast<State>(state)) == name) return static_cast<State>(state);
    return otherwise;
}

void put(json& object, const char* key, const std::optional<WallTime>& time) {
    if (time) object[key] = toRfc3339Micro(*time);
}

std::optional<WallTime> timeIn(const json& object, const char* key) {
    const auto text = object.value(key, "");
    if (text.empty()) return {};
    const auto time = parseRfc3339(text);
    if (!time) throw std::invalid_argument(fmt::format("{} is no time: {}", key, text));
    return time;
}

json stepToJson(const StepRecord& record, const std::optional<WallTime>& intent) {
    json step{{"state", toString(record.state)}, {"seen", record.seen}, {"progress", progressToJson(record.progress)}};
    put(step, "started", record.started);
    put(step, "ended", record.ended);
    put(step, "intent", intent);
    if (record.error) step["error"] = errorToJson(*record.error);
    return step;
}

StepRecord stepFromJson(const json& step) {
    StepRecord record;
    record.state = stepStateFrom(step.at("state").get<std::string>());
    record.seen = step.value("seen", "");
    record.progress = progressFromJson(step.value("progress", json::object()));
    record.started = timeIn(step, "started");
    record.ended = timeIn(step, "ended");
    if (step.contains("error")) record.error = errorFromJson(step["error"]);
    return record;
}

JournalLine lineFromJson(const json& object, std::uint64_t id) {
    JournalLine line;
    line.step = object.at("step").get<int>();
    line.line = {id, timeIn(object, "time").value_or(WallTime{}),
                 static_cast<log::Level>(std::clamp(object.value("level", 1), 0, static_cast<int>(log::Level::Error))),
                 object.value("source", ""), object.at("text").get<std::string>()};
    return line;
}

JournalRun readRun(const json& object, Plan plan) {
    JournalRun run;
    auto& entry = run.entry;
    auto& status = run.status;
    if (!plan.target.is_object()) throw std::invalid_argument("the plan's target is no object");
    entry.runId = status.runId = object.at("id").get<std::string>();
    if (entry.runId.empty()) throw std::invalid_argument("id is empty");
    entry.operation = plan.operation;
    entry.title = plan.title;
    entry.target = plan.target;
    entry.planHash = plan.hash();
    entry.runner = ProcessIdentity::parse(object.value("runner", "")).value_or(ProcessIdentity{});
    entry.state = status.state = runStateFrom(object.at("state").get<std::string>());
    entry.started = status.started = timeIn(object, "started");
    entry.ended = status.ended = timeIn(object, "ended");
    if (object.contains("error")) {
        status.error = errorFromJson(object["error"]);
        entry.error = status.error->describe();
    }
    for (const auto& step : object.at("steps")) {
        status.steps.push_back(stepFromJson(step));
        run.intents.push_back(timeIn(step, "intent"));
    }
    if (status.steps.size() != plan.steps.size())
        throw std::invalid_argument(
            fmt::format("steps has {} entries, the plan {}", status.steps.size(), plan.steps.size()));
    const auto next = std::find_if_not(status.steps.begin(), status.steps.end(), [](const StepRecord& record) {
        return record.state == StepState::Done || record.state == StepState::AlreadyDone;
    });
    status.current = next == status.steps.end() ? -1 : static_cast<int>(next - status.steps.begin());
    for (const auto& line : object.at("log")) run.lines.push_back(lineFromJson(line, run.lines.size() + 1));
    status.plan = std::make_shared<const Plan>(std::move(plan));
    return run;
}

}  // namespace

json errorToJson(const Error& error) {
    json object{{"code", toString(error.code)}, {"what", error.what}, {"where", error.where}, {"hint", error.hint}};
    if (error.cause) object["cause"] = errorToJson(*error.cause);
    return object;
}

Error errorFromJson(const json& object) {
    Error error{ErrorCode::Internal, object.value("what", ""), object.value("where", ""), object.value("hint", "")};
    const auto name = object.value("code", "");
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        if (toString(static_cast<ErrorCode>(code)) == name) error.code = static_cast<ErrorCode>(code);
    if (object.contains("cause")) error.cause = std::make_shared<const Error>(errorFromJson(object["cause"]));
    return error;
}

json progressToJson(const Progress& progress) {
    return {{"fraction", progress.fraction},     {"text", progress.text},         {"slotsDone", progress.slotsDone},
            {"slotsTotal", progress.slotsTotal}, {"keysDone", progress.keysDone}, {"keysTotal", progress.keysTotal},
            {"bytesDone", progress.bytesDone}};
}

Progress progressFromJson(const json& object) {
    Progress progress;
    progress.fraction = object.value("fraction", 0.0);
    progress.text = object.value("text", "");
    progress.slotsDone = object.value("slotsDone", std::int64_t{0});
    progress.slotsTotal = object.value("slotsTotal", std::int64_t{0});
    progress.keysDone = object.value("keysDone", std::int64_t{0});
    progress.keysTotal = object.value("keysTotal", std::int64_t{0});
    progress.bytesDone = object.value("bytesDone", std::int64_t{0});
    return progress;
}

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

RunState runStateFrom(const std::string& name) { return stateFrom(name, RunState::Cancelled, RunState::Paused); }
StepState stepStateFrom(const std::string& name) { return stateFrom(name, StepState::Cancelled, StepState::Waiting); }

json toJson(const JournalRun& run) {
    const auto& status = run.status;
    json object{
        {"id", run.entry.runId},        {"state", toString(status.state)}, {"runner", run.entry.runner.toString()},
        {"plan", toJson(*status.plan)}, {"steps", json::array()},          {"log", json::array()}};
    put(object, "started", status.started);
    put(object, "ended", status.ended);
    if (status.error) object["error"] = errorToJson(*status.error);
    for (std::size_t i = 0; i < status.steps.size(); ++i)
        object["steps"].push_back(
            stepToJson(status.steps[i], i < run.intents.size() ? run.intents[i] : std::optional<WallTime>()));
    for (const auto& line : run.lines)
        object["log"].push_back({{"step", line.step},
                                 {"time", toRfc3339Micro(line.line.time)},
                                 {"level", static_cast<int>(line.line.level)},
                                 {"source", line.line.source},
                                 {"text", line.line.text}});
    return object;
}

Expected<JournalRun> journalRunFromJson(const json& object) {
    try {
        TRY_ASSIGN(plan, planFromJson(object.at("plan")));
        return readRun(object, std::move(plan));
    } catch (const json::exception& e) {
        return fail(ErrorCode::Invalid, fmt::format("the run can't be read: {}", e.what()));
    } catch (const std::invalid_argument& e) {
        return fail(ErrorCode::Invalid, fmt::format("the run can't be read: {}", e.what()));
    }
}

}  // namespace slotpilot::workflow
