// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "operations/update.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using redis::Command;
using workflow::Plan;

bool has(const Plan& plan, std::string_view kind) {
    return std::any_of(plan.steps.begin(), plan.steps.end(), [&](const auto& step) { return step.kind == kind; });
}

/// The commands that a plan's steps send, as ACL DRYRUN takes them.
std::vector<Command> commandsOf(const Plan& plan) {
    const std::string id(40, '0');
    std::vector<Command> commands{{"INFO"}, {"CLUSTER", "NODES"}, {"CLUSTER", "INFO"}, {"CLUSTER", "MYID"}};
    const auto add = [&](std::vector<Command> more) { commands.insert(commands.end(), more.begin(), more.end()); };
    if (has(plan, "hold-settings"))
        add({{"CONFIG", "GET", "cluster-allow-replica-migration"},
             {"CONFIG", "SET", "cluster-allow-replica-migration", "no"}});
    if (has(plan, "move-slots"))
        add({{"CLUSTER", "SETSLOT", "0", "STABLE"},
             {"CLUSTER", "COUNTKEYSINSLOT", "0"},
             {"CLUSTER", "GETKEYSINSLOT", "0", "1"},
             {"MEMORY", "USAGE", "key"},
             {"MIGRATE", "host", "6379", "key", "0", "1000"},
             {"RESTORE-ASKING", "key", "0", "value"}});
    if (has(plan, "join-pod") || has(plan, "wait-pod")) add({{"CLUSTER", "MEET", "127.0.0.1", "6379"}});
    if (has(plan, "join-pod")) add({{"FUNCTION", "LIST"}, {"FUNCTION", "DUMP"}, {"FUNCTION", "RESTORE", "payload"}});
    if (has(plan, "forget-pod")) add({{"CLUSTER", "FORGET", id}, {"CLUSTER", "RESET", "HARD"}});
    if (has(plan, "step-down")) add({{"CLUSTER", "FAILOVER"}});
    if (has(plan, "replicate")) add({{"CLUSTER", "REPLICATE", id}});
    return commands;
}

std::string nameOf(const Command& command) {
    const bool container =
        command[0] == "CLUSTER" || command[0] == "CONFIG" || command[0] == "MEMORY" || command[0] == "FUNCTION";
    return container ? command[0] + " " + command[1] : command[0];
}

/// The commands that the user who is connected may not send. Nothing where that can't be asked.
/// https://redis.io/docs/latest/commands/acl-dryrun/
Expected<std::set<std::string>> refused(redis::Connection& connection, const std::vector<Command>& commands,
                                        std::stop_token stop) {
    std::set<std::string> names;
    TRY_ASSIGN(who, connection.send({"ACL", "WHOAMI"}, stop));
    if (who.isError()) return names;
    std::vector<Command> questions;
    for (const auto& command : commands) {
        Command question{"ACL", "DRYRUN", who.text};
        question.insert(question.end(), command.begin(), command.end());
        questions.push_back(std::move(question));
    }
    TRY_ASSIGN(answers, connection.pipeline(questions, stop));
    // An error is no answer: DRYRUN itself is not there before Redis 7, or not permitted; a command may be unknown.
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!answers[i].isError() && answers[i].text != "OK") names.insert(nameOf(commands[i]));
    return names;
}

Expected<void> checkCommands(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, const Plan& plan,
                             std::stop_token stop) {
    const auto commands = commandsOf(plan);
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        TRY_ASSIGN(connection, access.dial(member.name, stop));
        TRY_ASSIGN(names, refused(connection, commands, stop));
        if (names.empty()) continue;
        return fail(ErrorCode::Forbidden, fmt::format("its ACL does not permit {}", fmt::join(names, ", ")),
                    member.name, "Give the Redis user these commands (ACL SETUSER), or use another one");
    }
    return {};
}

/// Budgets that allow no pod of the StatefulSet to be disrupted. Before Kubernetes 1.21 they are v1beta1.
Expected<std::vector<std::string>> tightBudgets(const cluster::Access& access, const json& podLabels,
                                                std::stop_token stop) {
    std::vector<std::string> words;
    auto resource = kube::resources::podDisruptionBudgets;
    auto list = access.client().list(resource, access.target().ns, {}, stop);
    if (!list && list.error().code == ErrorCode::NotFound) {
        resource.version = "v1beta1";
        list = access.client().list(resource, access.target().ns, {}, stop);
    }
    if (!list) {
        if (list.error().code == ErrorCode::NotFound || list.error().code == ErrorCode::Forbidden) return words;
        return fail(std::move(list).error());
    }
    for (const auto& budget : list->items) {
        const auto labels = budget.value("/spec/selector/matchLabels"_json_pointer, json::object());
        const bool concerns = std::all_of(labels.items().begin(), labels.items().end(), [&](const auto& label) {
            return podLabels.value(label.key(), json()) == label.value();
        });
        const auto status = budget.value("status", json::object());
        if (!concerns || status.value("disruptionsAllowed", 1) > 0) continue;
        words.push_back(
            fmt::format("PodDisruptionBudget {} allows no disruption now ({} of {} pods are healthy, it wants {}); a "
                        "rollout is not "
                        "held to it, but nobody else should disturb the pods meanwhile",
                        budget["metadata"].value("name", ""), status.value("currentHealthy", 0),
                        status.value("expectedPods", 0), status.value("desiredHealthy", 0)));
    }
    return words;
}

}  // namespace

Expected<void> preflight(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, Plan& plan,
                         std::stop_token stop) {
    if (plan.empty()) return {};
    TRY(checkPermissions(access, plan, stop));
    TRY(checkCommands(access, snapshot, plan, stop));
    const auto& target = access.target();
    TRY_ASSIGN(set, access.client().get(kube::resources::statefulSets, target.ns, target.statefulSet, stop));
    const auto labels = set.value("/spec/template/metadata/labels"_json_pointer, json::object());
    TRY_ASSIGN(words, tightBudgets(access, labels, stop));
    plan.notes.insert(plan.notes.end(), words.begin(), words.end());
    return {};
}

}  // namespace slotpilot::operations
