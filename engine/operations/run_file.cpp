// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/run_file.h"

#include <fmt/format.h>

#include "workflow/journal_json.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using workflow::StepState;

constexpr const char* formatName = "slotpilot-run";
constexpr int formatVersion = 1;

std::string quoted(std::string text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    for (auto at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
    return '"' + text + '"';
}

std::string imageOf(const cluster::Member& member) {
    return member.pod && !member.pod->containers.empty() ? member.pod->containers.front().image : "";
}

std::string roleOf(const cluster::Member& member) {
    if (!member.redis) return "unknown";
    return member.isPrimary() ? "primary" : "replica";
}

Expected<std::vector<workflow::RecordedChange>> changesIn(const json& list) {
    std::vector<workflow::RecordedChange> changes;
    for (const auto& entry : list) {
        const auto time = parseRfc3339(entry.at("time").get<std::string>());
        if (!time) return fail(ErrorCode::Invalid, fmt::format("change {} has no time", changes.size() + 1));
        changes.push_back({*time, entry.value("whole", false), entry.at("change")});
    }
    return changes;
}

Expected<RecordedRun> read(const json& file) {
    TRY_ASSIGN(run, workflow::journalRunFromJson(file.at("run")));
    TRY_ASSIGN(changes, changesIn(file.at("recording")));
    TRY_ASSIGN(recording, Recording::from(std::move(changes), targetOf(*run.status.plan)));
    return RecordedRun{std::move(run), std::move(recording)};
}

}  // namespace

std::string stateWord(const workflow::JournalEntry& entry) {
    return entry.interrupted() ? "interrupted" : std::string(workflow::toString(entry.state));
}

cluster::Target targetOf(const workflow::Plan& plan) {
    const auto part = [&](const char* name) {
        const auto found = plan.target.find(name);
        return found != plan.target.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    return {part("context"), part("namespace"), part("statefulSet")};
}

Expected<RecordedRun> readRecorded(const workflow::SqliteJournal& journal, const std::string& runId) {
    TRY_ASSIGN(run, journal.run(runId));
    TRY_ASSIGN(changes, journal.recording(run.entry.runId));
    TRY_ASSIGN(recording, Recording::from(std::move(changes), targetOf(*run.status.plan)));
    return RecordedRun{std::move(run), std::move(recording)};
}

workflow::RunStatus statusAt(const workflow::JournalRun& run, WallTime time) {
    auto status = run.status;
    double done = 0, total = 0;
    status.current = -1;
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        auto& record = status.steps[i];
        if (!record.started || *record.started > time)
            record = {};
        else if (!record.ended || *record.ended > time)
            record = {StepState::Running, {}, {}, {}, record.started, {}};
        const bool over = record.state == StepState::Done || record.state == StepState::AlreadyDone;
        if (!over && status.current < 0) status.current = static_cast<int>(i);
        const double weight = status.plan->steps[i].weight;
        total += weight;
        done += over ? weight : 0;
    }
    status.overall = total > 0 ? done / total : 1;
    if (!status.ended || *status.ended > time) {
        status.state = workflow::RunState::Running;
        status.error.reset();
        status.ended.reset();
    }
    return status;
}

std::string exportJson(const RecordedRun& recorded) {
    json file{{"format", formatName},
              {"version", formatVersion},
              {"exported", toRfc3339(std::chrono::system_clock::now())},
              {"run", workflow::toJson(recorded.run)},
              {"recording", json::array()}};
    for (const auto& change : recorded.recording.changes()) {
        json entry{{"time", toRfc3339Micro(change.time)}, {"change", change.change}};
        if (change.whole) entry["whole"] = true;
        file["recording"].push_back(std::move(entry));
    }
    return file.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string exportCsv(const RecordedRun& recorded) {
    std::string text = "time,seconds,step,pod,slots,keys,role,phase,ready,image,node\n";
    const auto& recording = recorded.recording;
    const auto& status = recorded.run.status;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const auto snapshot = recording.snapshot(i);
        const auto time = recording.time(i);
        std::vector<int> slots(snapshot->members.size());
        for (const int owner : snapshot->owner)
            if (owner >= 0) ++slots[static_cast<std::size_t>(owner)];
        int step = 0;
        for (std::size_t k = 0; k < status.steps.size(); ++k)
            if (const auto& started = status.steps[k].started; started && *started <= time)
                step = static_cast<int>(k) + 1;
        const double seconds = status.started ? std::chrono::duration<double>(time - *status.started).count() : 0;
        for (std::size_t k = 0; k < slots.size(); ++k) {
            const auto& member = snapshot->members[k];
            text += fmt::format("{},{:.3f},{},{},{},{},{},{},{},{},{}\n", toRfc3339Micro(time), seconds, step,
                                quoted(member.name), slots[k],
                                member.redis ? std::to_string(redis::infoKeys(member.redis->info)) : "", roleOf(member),
                                member.pod ? member.pod->phase : "", member.pod && member.pod->ready() ? "yes" : "no",
                                quoted(imageOf(member)), member.pod ? quoted(member.pod->nodeName) : "");
        }
    }
    return text;
}

Expected<RecordedRun> importRun(std::string_view text, const std::string& where) {
    json file;
    try {
        file = json::parse(text);
    } catch (const json::parse_error& e) {
        return fail(ErrorCode::Invalid,
                    fmt::format("the file is no exported run, or cut off (no JSON from byte {})", e.byte), where,
                    "Export it again as JSON");
    }
    if (!file.is_object() || file.value("format", json()) != formatName)
        return fail(ErrorCode::Invalid, "the file is JSON, but no run that Slotpilot exported", where,
                    "Export a run as JSON in History, or by slotpilotctl runs export RUN --format json");
    const auto version = file.value("version", json());
    if (version.is_number_integer() && version > formatVersion)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the run was exported by a newer Slotpilot (version {} of the format, known {})",
                                version.get<int>(), formatVersion),
                    where, "Update Slotpilot here, or have the run exported as HTML there");
    try {
        if (version != formatVersion) return fail(ErrorCode::Invalid, "the exported run has no version", where);
        auto recorded = read(file);
        if (!recorded)
            return fail(wrap(recorded.error(), "the exported run is broken", where, "Export it again as JSON"));
        return recorded;
    } catch (const json::exception&) {
        return fail(ErrorCode::Invalid, "the exported run is broken: a value is missing, or of another type", where,
                    "Export it again as JSON");
    }
}

}  // namespace slotpilot::operations
