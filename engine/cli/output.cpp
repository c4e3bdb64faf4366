// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>

#include "base/size.h"
#include "cluster/assemble.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;

std::string roleOf(const cluster::Member& member) {
    if (!member.redis) return "unknown";
    return member.isPrimary() ? "primary" : "replica";
}

std::vector<std::string> memberRow(const cluster::Member& member) {
    const auto& pod = member.pod;
    const bool known = member.redis.has_value();
    const auto slots = member.slots();
    std::string trouble = pod ? pod->trouble() : "no pod";
    // A refusal is long, and the same for all: the sentence above says it.
    if (trouble.empty() && !known)
        trouble = cluster::isNotReadYet(member.redis.error())         ? "reading ..."
                  : member.redis.error().code == ErrorCode::Forbidden ? "forbidden"
                                                                      : member.redis.error().what;
    return {member.name,
            pod && pod->ready() ? "yes" : "no",
            roleOf(member),
            known ? std::to_string(slots.size()) : "?",
            known ? std::to_string(redis::infoKeys(member.redis->info)) : "?",
            known ? humanBytes(redis::infoInteger(member.redis->info, "used_memory")) : "?",
            pod ? pod->podIp : "",
            pod ? pod->nodeName : "",
            known ? member.redis->id.substr(0, 8) : "",
            trouble};
}

json known(const auto& value) { return value ? json(true) : toJson(value.error()); }

json memberJson(const cluster::Member& member) {
    json result{{"name", member.name}, {"ordinal", member.ordinal}};
    if (member.pod) {
        result["pod"] = {{"ready", member.pod->ready()},
                         {"phase", member.pod->phase},
                         {"ip", member.pod->podIp},
                         {"node", member.pod->nodeName},
                         {"revision", member.pod->revision()},
                         {"restarts", member.pod->restarts()},
                         {"trouble", member.pod->trouble()},
                         {"uid", member.pod->meta.uid}};
    }
    if (!member.redis) {
        result["redis"] = {{"error", toJson(member.redis.error())}};
        return result;
    }
    const auto& view = *member.redis;
    result["redis"] = {{"id", view.id},
                       {"role", roleOf(member)},
                       {"slots", member.slots().toString()},
                       {"slotCount", member.slots().size()},
                       {"keys", redis::infoKeys(view.info)},
                       {"usedMemory", redis::infoInteger(view.info, "used_memory")},
                       {"clusterState", view.cluster.state},
                       {"knownNodes", view.cluster.knownNodes},
                       {"epoch", view.cluster.myEpoch}};
    return result;
}

}  // namespace

json toJson(const Error& error) {
    json result{{"code", toString(error.code)}, {"what", error.what}};
    if (!error.where.empty()) result["where"] = error.where;
    if (!error.hint.empty()) result["hint"] = error.hint;
    if (error.cause) result["cause"] = toJson(*error.cause);
    return result;
}

json toJson(const cluster::ClusterSnapshot& snapshot) {
    json result{{"context", snapshot.target.context},
                {"namespace", snapshot.target.ns},
                {"statefulSet", snapshot.target.statefulSet},
                {"created", snapshot.created()},
                {"taken", toRfc3339Micro(snapshot.taken)},
                {"members", json::array()},
                {"strangers", json::array()}};
    result["statefulSetRead"] = known(snapshot.statefulSet);
    result["podsRead"] = known(snapshot.pods);
    result["nodesRead"] = known(snapshot.nodes);
    result["claimsRead"] = known(snapshot.claims);
    if (snapshot.stale) result["stale"] = toJson(*snapshot.stale);
    if (snapshot.statefulSet)
        result["replicas"] = {{"desired", snapshot.statefulSet->replicas},
                              {"ready", snapshot.statefulSet->readyReplicas}};
    for (const auto& member : snapshot.members) result["members"].push_back(memberJson(member));
    for (const auto& stranger : snapshot.strangers)
        result["strangers"].push_back(
            {{"id", stranger.line.id}, {"host", stranger.line.host}, {"knownBy", stranger.knownBy}});
    return result;
}

json toJson(const operations::CheckReport& report) {
    json findings = json::array();
    for (const auto& finding : report.findings)
        findings.push_back({{"kind", finding.kind},
                            {"severity", operations::toString(finding.severity)},
                            {"title", finding.title},
                            {"meaning", finding.meaning},
                            {"repair", finding.repair},
                            {"pods", finding.pods},
                            {"slots", finding.slots.toString()}});
    return {{"healthy", report.healthy()}, {"sentence", report.sentence}, {"findings", findings}};
}

json toJson(const workflow::RunStatus& status) {
    json steps = json::array();
    for (std::size_t i = 0; i < status.steps.size(); ++i) {
        const auto& record = status.steps[i];
        json step{{"id", status.plan->steps[i].id},
                  {"title", status.plan->steps[i].title},
                  {"state", workflow::toString(record.state)},
                  {"fraction", record.progress.fraction}};
        if (!record.progress.text.empty()) step["progress"] = record.progress.text;
        if (!record.seen.empty()) step["seen"] = record.seen;
        if (record.error) step["error"] = toJson(*record.error);
        if (record.started && record.ended)
            step["milliseconds"] =
                std::chrono::duration_cast<std::chrono::milliseconds>(*record.ended - *record.started).count();
        steps.push_back(std::move(step));
    }
    json result{{"run", status.runId},
                {"operation", status.plan->operation},
                {"state", workflow::toString(status.state)},
                {"overall", status.overall},
                {"steps", steps}};
    if (status.error) result["error"] = toJson(*status.error);
    return result;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += fmt::format("{:<{}}", row[i], widths[i] + 2);
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string statusText(const cluster::ClusterSnapshot& snapshot) {
    const auto& target = snapshot.target;
    std::string text = fmt::format("{}/{} in context {}\n", target.ns, target.statefulSet, target.context);
    if (snapshot.stale) text += "STALE: " + snapshot.stale->describe() + "\n";
    if (!snapshot.statefulSet) return text + snapshot.statefulSet.error().describe() + "\n";
    text += fmt::format("{} of {} pods ready; {}\n\n", snapshot.statefulSet->readyReplicas,
                        snapshot.statefulSet->replicas, operations::check(snapshot).sentence);
    std::vector<std::vector<std::string>> rows{
        {"POD", "READY", "ROLE", "SLOTS", "KEYS", "MEMORY", "ADDRESS", "NODE", "ID", "TROUBLE"}};
    for (const auto& member : snapshot.members) rows.push_back(memberRow(member));
    text += table(rows);
    for (const auto& member : snapshot.members)
        if (!member.slots().empty()) text += fmt::format("\n{}: slots {}", member.name, member.slots().toString());
    if (!snapshot.nodes && !cluster::isNotReadYet(snapshot.nodes.error()))
        text += "\nKubernetes nodes: " + snapshot.nodes.error().describe();
    return text + "\n";
}

std::string reportText(const operations::CheckReport& report) {
    std::string text = report.sentence + "\n";
    for (const auto& finding : report.findings) {
        text += fmt::format("\n[{}] {}\n", operations::toString(finding.severity), finding.title);
        if (!finding.pods.empty()) text += fmt::format("    pods:    {}\n", fmt::join(finding.pods, ", "));
        if (!finding.slots.empty()) text += fmt::format("    slots:   {}\n", finding.slots.toString());
        if (!finding.meaning.empty()) text += fmt::format("    meaning: {}\n", finding.meaning);
        if (!finding.repair.empty()) text += fmt::format("    repair:  {}\n", finding.repair);
    }
    return text;
}

std::string planText(const workflow::Plan& plan) {
    std::string text = plan.title + "\n";
    for (const auto& note : plan.notes) text += "  note: " + note + "\n";
    int number = 0;
    std::string last;
    for (const auto& step : plan.steps) {
        text +=
            fmt::format("{:3}. {}{}\n", ++number, step.title, step.risk == workflow::Risk::High ? "  [high risk]" : "");
        for (const auto& change : step.changes) text += fmt::format("       {}\n", change);
        if (!step.why.empty()) text += fmt::format("       why: {}\n", step.why);
        if (step.command.empty() || step.command == last) continue;
        last = step.command;
        text += "       by hand:\n";
        std::istringstream lines(step.command);
        for (std::string line; std::getline(lines, line);) text += fmt::format("         {}\n", line);
    }
    return text;
}

void printError(const Error& error, Format format) {
    const std::string text =
        format == Format::Json ? json{{"error", toJson(error)}}.dump() : "slotpilotctl: " + error.describe();
    fmt::print(stderr, "{}\n", text);
}

void printJson(const json& value) {
    fmt::print("{}\n", value.dump(-1, ' ', false, json::error_handler_t::replace));
    std::fflush(stdout);
}

void printText(const std::string& text) {
    fmt::print("{}", text);
    std::fflush(stdout);
}

}  // namespace slotpilot::cli
