// SPDX-License-Identifier: GPL-3.0-or-later
// scale, upgrade, rebalance and runs.
#include <fmt/format.h>
#include <signal.h>

#include <charconv>

#include "base/time.h"
#include "base/wait.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/execute.h"
#include "cli/support.h"
#include "cluster/observer.h"
#include "kube/client.h"
#include "operations/rebalance.h"
#include "operations/run_file.h"
#include "operations/update.h"
#include "operations/update_run.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;
using workflow::JournalRun;
using workflow::SqliteJournal;
using workflow::StepState;

Expected<operations::UpdateRequest> requestOf(const cluster::Access& access, const json& live,
                                              const UpdateOptions& options, std::stop_token stop) {
    operations::UpdateRequest request;
    request.desired = live;
    if (!options.file.empty()) {
        TRY_ASSIGN(objects, operations::readManifests(options.file, access.target().ns, stop));
        TRY_ASSIGN(fromFile, operations::requestFrom(access, live, objects, stop));
        request = std::move(fromFile);
    }
    if (!options.image.empty()) {
        TRY_ASSIGN(changed, operations::withImage(request.desired, options.image));
        request.desired = std::move(changed);
    }
    for (const auto& assignment : options.assignments) {
        TRY_ASSIGN(changed, operations::withValue(request.desired, assignment));
        request.desired = std::move(changed);
    }
    if (options.replicas) request.desired = operations::withReplicas(request.desired, *options.replicas);
    request.strategy = operations::strategyFrom(options.strategy).value_or(operations::Strategy::Auto);
    request.mode = options.fast ? slots::Mode::Fast : slots::Mode::Gentle;
    request.deleteClaims = options.deleteClaims;
    return request;
}

Expected<workflow::Plan> updatePlan(const cluster::Access& access, const UpdateOptions& options, std::stop_token stop) {
    const auto& target = access.target();
    TRY_ASSIGN(live, access.client().get(kube::resources::statefulSets, target.ns, target.statefulSet, stop));
    TRY_ASSIGN(request, requestOf(access, live, options, stop));
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planUpdate(*snapshot, live, request));
    TRY(operations::preflight(access, *snapshot, plan, stop));
    return std::move(plan);
}

Expected<workflow::Plan> rebalancePlan(const cluster::Access& access, const RebalanceOptions& options,
                                       std::stop_token stop) {
    operations::RebalanceRequest request;
    request.mode = options.fast ? slots::Mode::Fast : slots::Mode::Gentle;
    for (const auto& text : options.weights) {
        const auto equals = text.find('=');
        double weight = -1;
        if (equals != std::string::npos) std::from_chars(text.data() + equals + 1, text.data() + text.size(), weight);
        if (weight < 0) return fail(ErrorCode::Invalid, "it is no POD=WEIGHT", text, "E.g. redis-3=2");
        request.weights[text.substr(0, equals)] = weight;
    }
    TRY_ASSIGN(snapshot, cluster::readSnapshot(access, stop));
    TRY_ASSIGN(plan, operations::planRebalance(*snapshot, request));
    TRY(operations::preflight(access, *snapshot, plan, stop));
    return std::move(plan);
}

std::string stateText(const workflow::JournalEntry& entry) {
    return operations::stateWord(entry) + (entry.imported ? " (imported)" : "");
}

json toJson(const workflow::JournalEntry& entry) {
    json result{{"run", entry.runId},
                {"operation", entry.operation},
                {"title", entry.title},
                {"target", entry.target},
                {"state", stateText(entry)},
                {"resumable", entry.resumable()},
                {"process", entry.runner.toString()},
                {"imported", entry.imported.has_value()}};
    if (entry.started) result["started"] = toRfc3339Micro(*entry.started);
    if (entry.ended) result["ended"] = toRfc3339Micro(*entry.ended);
    if (!entry.error.empty()) result["error"] = entry.error;
    return result;
}

std::string showText(const JournalRun& run) {
    std::string text = fmt::format("{}: {}\n{}", run.entry.runId, run.entry.title, stateText(run.entry));
    if (!run.entry.error.empty()) text += ": " + run.entry.error;
    text += "\n\n";
    const auto& status = run.status;
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        const auto& record = status.steps[i];
        const auto state =
            run.intents[i] && record.state == StepState::Waiting ? "begun" : workflow::toString(record.state);
        text += fmt::format("{:3}. [{}] {}{}\n", i + 1, state, status.plan->steps[i].title,
                            record.seen.empty() ? "" : ": " + record.seen);
        if (record.error) text += "       " + record.error->describe() + "\n";
        for (const auto& line : run.lines)
            if (line.step == static_cast<int>(i))
                text += fmt::format("       {} {}\n", toRfc3339(line.line.time), line.line.text);
    }
    return text;
}

/// The run's cluster: its context, namespace and StatefulSet, unless the command line says otherwise.
GlobalOptions optionsFor(const GlobalOptions& global, const JournalRun& run) {
    auto own = global;
    const auto& target = run.entry.target;
    if (own.context.empty()) own.context = target.value("context", "");
    if (own.ns.empty()) own.ns = target.value("namespace", "");
    own.statefulSet = target.value("statefulSet", own.statefulSet);
    return own;
}

Error stillRuns(const workflow::JournalEntry& entry) {
    return Error{ErrorCode::Conflict,
                 fmt::format("it is running, in process {} on {}", entry.runner.pid, entry.runner.host), entry.runId,
                 "slotpilotctl runs cancel stops it at a safe point"};
}

/// A run that can be worked on: of this journal's own.
Expected<JournalRun> ownRun(const SqliteJournal& journal, const std::string& runId) {
    TRY_ASSIGN(run, journal.run(runId));
    if (run.entry.imported)
        return fail(ErrorCode::Unsupported, "it was imported: it can only be looked at", run.entry.runId);
    return std::move(run);
}

/// Stops the process of a run that goes on, and waits until it has.
Expected<void> stopProcess(const workflow::JournalEntry& entry, std::stop_token stop) {
    const auto alive = entry.runner.alive();
    if (!alive)
        return fail(ErrorCode::Unsupported, "it runs on another machine: " + entry.runner.host, entry.runId,
                    "Stop it there");
    if (!*alive) return {};
    ::kill(entry.runner.pid, SIGINT);
    return pollUntil(stop, {"its process to reach a safe point", Milliseconds{120'000}},
                     [&]() -> Expected<std::string> {
                         return std::string(entry.runner.alive().value_or(false) ? "it goes on" : "");
                     });
}

}  // namespace

int update(const GlobalOptions& global, const UpdateOptions& options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    return carryOut(*access, updatePlan(**access, options, stop), options.dryRun, options.yes, global.format, stop);
}

int rebalance(const GlobalOptions& global, const RebalanceOptions& options, std::stop_token stop) {
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    return carryOut(*access, rebalancePlan(**access, options, stop), options.dryRun, options.yes, global.format, stop);
}

int runsList(const GlobalOptions& global) {
    const auto journal = SqliteJournal::open();
    if (!journal) return complain(journal.error(), global.format);
    const auto entries = (*journal)->runs();
    if (!entries) return complain(entries.error(), global.format);
    std::vector<std::vector<std::string>> rows{{"RUN", "STATE", "STARTED", "CLUSTER", "WHAT"}};
    for (const auto& entry : *entries) {
        if (global.format == Format::Json) printJson(toJson(entry));
        rows.push_back({entry.runId, stateText(entry), entry.started ? toRfc3339(*entry.started) : "",
                        fmt::format("{}: {}/{}", entry.target.value("context", ""), entry.target.value("namespace", ""),
                                    entry.target.value("statefulSet", "")),
                        entry.title});
    }
    if (global.format == Format::Text) printText(entries->empty() ? "No runs yet.\n" : table(rows));
    return fine;
}

int runsShow(const GlobalOptions& global, const RunsOptions& options) {
    const auto journal = SqliteJournal::open();
    if (!journal) return complain(journal.error(), global.format);
    const auto run = (*journal)->run(options.run);
    if (!run) return complain(run.error(), global.format);
    if (global.format == Format::Text) {
        printText(showText(*run));
        return fine;
    }
    auto object = toJson(run->entry);
    object["status"] = toJson(run->status);
    object["plan"] = workflow::toJson(*run->status.plan);
    object["log"] = json::array();
    for (const auto& line : run->lines)
        object["log"].push_back(
            {{"step", line.step}, {"time", toRfc3339Micro(line.line.time)}, {"text", line.line.text}});
    printJson(object);
    return fine;
}

int runsResume(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop) {
    const auto journal = SqliteJournal::open();
    if (!journal) return complain(journal.error(), global.format);
    const auto run = ownRun(**journal, options.run);
    if (!run) return complain(run.error(), global.format);
    if (run->entry.state == workflow::RunState::Succeeded) {
        if (global.format == Format::Text) printText("That run was through; nothing is left to do.\n");
        return fine;
    }
    if (!run->entry.resumable()) return complain(stillRuns(run->entry), global.format);
    const auto access = openAccess(optionsFor(global, *run));
    if (!access) return complain(access.error(), global.format);
    auto left = *run->status.plan;
    const auto first = run->status.current < 0 ? left.steps.size() : static_cast<std::size_t>(run->status.current);
    left.steps.erase(left.steps.begin(), left.steps.begin() + static_cast<std::ptrdiff_t>(first));
    left.title += fmt::format(" (goes on with step {})", first + 1);
    if (!confirm(left, options.yes, global.format, stop)) return notConfirmed;
    return execute({}, *access, global.format, stop, {*journal, run->status});
}

int runsRollback(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop) {
    const auto journal = SqliteJournal::open();
    if (!journal) return complain(journal.error(), global.format);
    const auto run = ownRun(**journal, options.run);
    if (!run) return complain(run.error(), global.format);
    if (run->entry.operation != "update" && run->entry.operation != "rebalance" && run->entry.operation != "rollback")
        return complain(
            Error{ErrorCode::Unsupported, "only scale, upgrade and rebalance can be turned around", run->entry.runId},
            global.format);
    if (run->entry.state == workflow::RunState::Running && !run->entry.interrupted())
        return complain(stillRuns(run->entry), global.format);
    const auto access = openAccess(optionsFor(global, *run));
    if (!access) return complain(access.error(), global.format);
    const auto plan = [&]() -> Expected<workflow::Plan> {
        const auto& target = (*access)->target();
        TRY_ASSIGN(live, (*access)->client().get(kube::resources::statefulSets, target.ns, target.statefulSet, stop));
        TRY_ASSIGN(snapshot, cluster::readSnapshot(**access, stop));
        TRY_ASSIGN(made, operations::planRollback(*snapshot, live, run->notes));
        TRY(operations::preflight(**access, *snapshot, made, stop));
        return std::move(made);
    }();
    if (!plan) return complain(plan.error(), global.format);
    if (!confirm(*plan, options.yes || options.dryRun, global.format, stop)) return notConfirmed;
    if (options.dryRun) return fine;
    // What it had changed on the servers must not look like theirs to the way back.
    if (!run->notes.empty())
        if (const int code =
                execute({}, *access, global.format, stop, {*journal, operations::onlyPuttingBack(run->status)}))
            return code;
    if (const int code = execute(*plan, *access, global.format, stop, {*journal, {}})) return code;
    if (auto given = (*journal)->giveUp(run->entry.runId); !given) return complain(given.error(), global.format);
    return fine;
}

int runsCancel(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop) {
    const auto journal = SqliteJournal::open();
    if (!journal) return complain(journal.error(), global.format);
    auto run = ownRun(**journal, options.run);
    if (!run) return complain(run.error(), global.format);
    if (run->entry.state == workflow::RunState::Running && !run->entry.interrupted()) {
        if (auto stopped = stopProcess(run->entry, stop); !stopped) return complain(stopped.error(), global.format);
        run = (*journal)->run(run->entry.runId);
        if (!run) return complain(run.error(), global.format);
    }
    if (run->entry.state == workflow::RunState::Succeeded) {
        if (global.format == Format::Text) printText("That run was through; there is nothing to cancel.\n");
        return fine;
    }
    if (!run->notes.empty()) {
        const auto access = openAccess(optionsFor(global, *run));
        if (!access) return complain(access.error(), global.format);
        if (const int code =
                execute({}, *access, global.format, stop, {*journal, operations::onlyPuttingBack(run->status)}))
            return code;
    }
    if (auto given = (*journal)->giveUp(run->entry.runId); !given) return complain(given.error(), global.format);
    if (global.format == Format::Text) printText("Given up. slotpilotctl check says how the cluster is.\n");
    return fine;
}

}  // namespace slotpilot::cli
