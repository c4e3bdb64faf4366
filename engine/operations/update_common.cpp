// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/update_common.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "operations/update_steps.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using nlohmann::json;
using workflow::StepContext;

/// How long a step waits for an API server that is away: a laptop that slept, a VPN that comes back.
constexpr Milliseconds absence{600'000};
constexpr Milliseconds pollInterval{200};
constexpr const char* settingsNote = "settings";
/// What moving slots needs: primaries that lose their last slot stay primaries.
const std::map<std::string, std::string> settingsForMigration{{"cluster-allow-replica-migration", "no"}};

bool mayPass(const Error& error) {
    return error.retryable || error.code == ErrorCode::Unreachable || error.code == ErrorCode::Server ||
           error.code == ErrorCode::Timeout;
}

/// Whether no server of the pod can run now: what was set on it went with it.
bool ended(const cluster::Member& member) {
    const auto& statuses = member.pod->statuses;
    if (!member.redis && member.pod->phase == "Pending") return true;
    return !member.redis && std::any_of(statuses.begin(), statuses.end(), [](const kube::ContainerStatus& status) {
        return status.name == "redis" && status.state != "running";
    });
}

/// A step that goes on when what it talked to is back. Each try is one that may be applied twice.
class Persistent : public UpdateStep {
public:
    Persistent(ReachPtr reach, const workflow::StepSpec& spec, StepPtr step)
        : UpdateStep(std::move(reach), spec), step_(std::move(step)) {}

    Expected<workflow::ProbeResult> probe(Context& context) override { return step_->probe(context); }
    Expected<void> apply(Context& context) override {
        return patiently(context, [&] { return step_->apply(context); });
    }
    Expected<std::string> verify(Context& context) override {
        return patiently(context, [&] { return step_->verify(context); });
    }

private:
    static constexpr int mostTries = 8;

    template <class Work>
    std::invoke_result_t<Work> patiently(Context& context, Work work) const {
        Backoff backoff;
        for (int attempt = 1;; ++attempt) {
            auto done = work();
            const bool away = !done && (done.error().retryable || done.error().code == ErrorCode::Unreachable ||
                                        done.error().code == ErrorCode::Server);
            if (!away || attempt == mostTries || context.stop.stop_requested()) return done;
            context.log(log::Level::Warning, "Interrupted; tried again: " + done.error().describe());
            if (!waitFor(context.stop, backoff.next())) return done;
            TRY(look(context));  // Which waits for an API server that is away.
        }
    }

    const StepPtr step_;
};

std::string runIdOf(const cluster::Member& member) {
    const auto found = member.redis->info.find("run_id");
    return found == member.redis->info.end() ? std::string() : found->second;
}

}  // namespace

Expected<std::string> UpdateStep::verify(Context& context) {
    TRY_ASSIGN(seen, probe(context));
    if (seen.state == workflow::Probe::Done) return seen.seen;
    return fail(ErrorCode::Precondition, "it is not as expected afterwards: " + seen.seen);
}

Expected<cluster::SnapshotPtr> UpdateStep::look(Context& context) const {
    cluster::SnapshotPtr snapshot;
    bool told = false;
    TRY(pollUntil(
        context.stop, {"the API server to answer", absence, Milliseconds{1000}}, [&]() -> Expected<std::string> {
            auto read = reach_->look(context.stop);
            if (read) {
                if (told) context.log(log::Level::Info, "The API server answers again");
                snapshot = std::move(*read);
                return std::string();
            }
            if (!mayPass(read.error())) return fail(std::move(read).error());
            if (!std::exchange(told, true))
                context.log(log::Level::Warning, "The cluster can't be read now; waiting: " + read.error().describe());
            return read.error().describe();
        }));
    return snapshot;
}

Expected<void> UpdateStep::waitUntil(Context& context, const std::string& what, Milliseconds timeout,
                                     const std::function<Expected<std::string>(const Snapshot&)>& missing) const {
    return pollUntil(context.stop, {what, timeout, pollInterval}, [&]() -> Expected<std::string> {
        TRY_ASSIGN(snapshot, look(context));
        TRY_ASSIGN(words, missing(*snapshot));
        if (!words.empty()) context.progress({.text = "Missing: " + words});
        return std::move(words);
    });
}

Expected<redis::Reply> UpdateStep::ask(Context& context, const std::string& pod, const redis::Command& command) const {
    TRY_ASSIGN(connection, reach_->dial(pod, context.stop));
    return connection.command(command, context.stop);
}

std::vector<std::string> clusterPods(const ClusterSnapshot& snapshot) {
    std::vector<std::string> pods;
    for (const auto& member : snapshot.members)
        if (member.redis && (member.redis->nodes.size() > 1 || !member.slots().empty())) pods.push_back(member.name);
    return pods;
}

slots::MigrationSpec migrationSpec(const ReachPtr& reach, const ClusterSnapshot& snapshot) {
    slots::MigrationSpec spec;
    std::map<std::string, std::string> podOf;
    const auto all = clusterPods(snapshot);
    for (const auto& member : snapshot.members) {
        if (!member.redis || !member.isPrimary() || !member.pod) continue;
        if (std::find(all.begin(), all.end(), member.name) == all.end()) continue;
        const auto* self = member.redis->self();
        spec.primaries.push_back(
            {member.nodeId(), member.name, member.pod->podIp, self && self->port ? self->port : 6379});
        podOf[member.nodeId()] = member.name;
    }
    spec.dial = [reach, podOf](const std::string& id, std::stop_token stop) -> Expected<redis::Connection> {
        const auto pod = podOf.find(id);
        if (pod == podOf.end()) return fail(ErrorCode::Precondition, "no pod has this node id", id);
        return reach->dial(pod->second, stop);
    };
    if (reach->credentials) spec.credentials = reach->credentials();
    return spec;
}

std::string missingUnity(const ClusterSnapshot& snapshot, const std::vector<std::string>& pods) {
    if (auto words = missingAcquaintance(snapshot, pods); !words.empty()) return words;
    int most = 0;
    for (const auto& member : snapshot.members)
        if (member.redis) most = std::max(most, member.redis->cluster.slotsAssigned);
    std::vector<std::string> down;
    for (const auto& pod : pods) {
        const auto* member = snapshot.member(pod);
        if (!member || !member->redis) continue;
        const auto& said = member->redis->cluster;
        if (said.state != "ok")
            down.push_back(fmt::format("{} says cluster_state:{}", pod, said.state));
        else if (said.slotsAssigned < most)
            down.push_back(
                fmt::format("{} has not heard who owns {}", pod, counted(most - said.slotsAssigned, "slot")));
    }
    return listed(down);
}

redis::SlotSet slotsInAnyView(const ClusterSnapshot& snapshot, const std::string& nodeId) {
    redis::SlotSet slots;
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        const auto* line = member.redis->find(nodeId);
        // The node itself knows best: others may lag behind a move that has just ended.
        if (line && member.redis->id == nodeId) return line->slots;
        if (line) slots = slots | line->slots;
    }
    return slots;
}

std::vector<std::string> knownBy(const ClusterSnapshot& snapshot, const std::string& nodeId) {
    std::vector<std::string> pods;
    for (const auto& member : snapshot.members)
        if (member.redis && member.redis->id != nodeId && member.redis->find(nodeId)) pods.push_back(member.name);
    return pods;
}

std::string notForgotten(const ClusterSnapshot& snapshot, const std::string& nodeId, int leaving) {
    if (const auto pods = knownBy(snapshot, nodeId); !pods.empty())
        return listed(pods) + (pods.size() == 1 ? " still knows it" : " still know it");
    std::vector<std::string> mute;
    for (const auto& member : snapshot.members)
        if (member.pod && !member.redis && member.ordinal < leaving) mute.push_back(member.name);
    return mute.empty() ? std::string() : listed(mute) + " can't be asked now";
}

Expected<void> dropBlindImports(const Reach& reach, const ClusterSnapshot& snapshot, StepContext& context) {
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self || self->importing.empty()) continue;
        redis::SlotSet heard;
        for (const auto& line : member.redis->nodes) heard = heard | line.slots;
        std::vector<redis::Command> commands;
        for (const auto& open : self->importing)
            if (!heard.contains(open.slot))
                commands.push_back({"CLUSTER", "SETSLOT", std::to_string(open.slot), "STABLE"});
        if (commands.empty()) continue;
        context.log(log::Level::Warning,
                    fmt::format("{} imports {} whose owner it has not heard of; that is begun anew", member.name,
                                counted(std::ssize(commands), "slot")));
        TRY_ASSIGN(connection, reach.dial(member.name, context.stop));
        TRY_ASSIGN(replies, connection.pipeline(commands, context.stop));
        for (const auto& reply : replies) TRY(redis::checked(reply, member.name));
    }
    return {};
}

Expected<void> introduce(const Reach& reach, const std::string& pod, StepContext& context) {
    std::optional<SteadyTime> lastMeet;
    auto done = pollUntil(context.stop, {"all servers to know " + pod, reach.agreeTimeout, pollInterval},
                          [&]() -> Expected<std::string> {
                              TRY_ASSIGN(snapshot, reach.look(context.stop));
                              const auto* member = snapshot->member(pod);
                              if (!member || !member->pod || !member->redis) return pod + " (does not answer)";
                              auto all = clusterPods(*snapshot);
                              if (std::find(all.begin(), all.end(), pod) == all.end()) all.push_back(pod);
                              auto words = missingAcquaintance(*snapshot, all);
                              if (!words.empty()) context.progress({.text = "Missing: " + words});
                              const auto now = std::chrono::steady_clock::now();
                              if (words.empty() || (lastMeet && now - *lastMeet < std::chrono::seconds(5)))
                                  return words;
                              lastMeet = now;
                              const auto* self = member->redis->self();
                              const auto port = std::to_string(self && self->port ? self->port : 6379);
                              for (const auto& other : all) {
                                  const auto* view = snapshot->member(other);
                                  if (other == pod || !view || !view->redis) continue;
                                  const auto* line = view->redis->find(member->nodeId());
                                  // One that was reset knows nobody, whoever knows it.
                                  const auto* back = member->redis->find(view->nodeId());
                                  if (line && line->linkConnected && line->host == member->pod->podIp && back) continue;
                                  TRY_ASSIGN(connection, reach.dial(other, context.stop));
                                  TRY(connection.command({"CLUSTER", "MEET", member->pod->podIp, port}, context.stop));
                              }
                              return words;
                          });
    if (!done && done.error().code == ErrorCode::Timeout) done.error().hint = busHint;
    return done;
}

Expected<void> reunite(const Reach& reach, const ClusterSnapshot& snapshot, StepContext& context) {
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        std::vector<redis::Command> meets;
        for (const auto& other : snapshot.members) {
            if (!other.redis || !other.pod || other.name == member.name) continue;
            const auto* line = member.redis->find(other.nodeId());
            if (!line || (line->linkConnected && line->host == other.pod->podIp)) continue;
            const auto* self = other.redis->self();
            meets.push_back(
                {"CLUSTER", "MEET", other.pod->podIp, std::to_string(self && self->port ? self->port : 6379)});
        }
        if (meets.empty()) continue;
        context.log(log::Level::Info, fmt::format("{} is told where {} now", member.name,
                                                  meets.size() == 1 ? "another server is" : "the other servers are"));
        TRY_ASSIGN(connection, reach.dial(member.name, context.stop));
        TRY(connection.pipeline(meets, context.stop));
    }
    return {};
}

Expected<void> forgetEverywhere(const Reach& reach, const std::string& nodeId, StepContext& context, int leaving) {
    TRY_ASSIGN(first, reach.look(context.stop));
    if (const auto slots = slotsInAnyView(*first, nodeId); !slots.empty())
        return fail(ErrorCode::Precondition, fmt::format("it still owns {}", counted(slots.size(), "slot")),
                    "node " + nodeId, "Move its slots away first");
    // Twice the 60 s for which a server keeps a forgotten node out.
    return pollUntil(context.stop, {"every server to forget node " + nodeId, Milliseconds{120'000}, pollInterval},
                     [&]() -> Expected<std::string> {
                         TRY_ASSIGN(snapshot, reach.look(context.stop));
                         auto words = notForgotten(*snapshot, nodeId, leaving);
                         for (const auto& member : snapshot->members) {
                             if (!member.redis || member.redis->id == nodeId || !member.redis->find(nodeId)) continue;
                             TRY_ASSIGN(connection, reach.dial(member.name, context.stop));
                             TRY_ASSIGN(reply, connection.send({"CLUSTER", "FORGET", nodeId}, context.stop));
                             if (reply.isError() && reply.text.find("Unknown node") == std::string::npos)
                                 TRY(redis::checked(reply, member.name));
                         }
                         return words;
                     });
}

Expected<void> holdSettings(const Reach& reach, const ClusterSnapshot& snapshot, StepContext& context) {
    // A run that was killed has left servers held: what they had before is what it kept.
    if (context.inherit) TRY(context.inherit(settingsNote));
    json note = context.kept ? context.kept(settingsNote) : json();
    if (!note.is_object()) note = json::object();
    struct Change {
        redis::Connection connection;
        std::string pod;
        std::vector<redis::Command> commands;
    };
    std::vector<Change> changes;
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        const auto earlier = note.value(member.name, json::object());
        const bool same = earlier.value("run_id", "") == runIdOf(member);
        // A server that is held stays so until it restarts.
        if (same && earlier.value("held", false)) continue;
        TRY_ASSIGN(connection, reach.dial(member.name, context.stop));
        auto values = same ? earlier.value("values", json::object()) : json::object();
        std::vector<redis::Command> commands;
        for (const auto& [setting, wanted] : settingsForMigration) {
            TRY_ASSIGN(reply, connection.command({"CONFIG", "GET", setting}, context.stop));
            if (reply.elements.size() < 2 || reply.elements[1].text == wanted) continue;
            values.emplace(setting, reply.elements[1].text);
            commands.push_back({"CONFIG", "SET", setting, wanted});
        }
        if (commands.empty()) continue;
        note[member.name] = {{"run_id", runIdOf(member)}, {"values", values}};
        changes.push_back({std::move(connection), member.name, std::move(commands)});
    }
    if (changes.empty()) return {};
    // Before, what undoes it; after, that it was done: whoever goes on after a kill in between must not take it as
    // done.
    TRY(context.keep(settingsNote, note));
    for (auto& change : changes) {
        for (const auto& command : change.commands) {
            TRY(change.connection.command(command, context.stop));
            context.log(log::Level::Info,
                        fmt::format("{}: {} {} for the time of this run", change.pod, command[2], command[3]));
        }
        note[change.pod]["held"] = true;
    }
    return context.keep(settingsNote, note);
}

Expected<void> putBackSettings(const Reach& reach, const ClusterSnapshot& snapshot, StepContext& context) {
    auto note = context.kept ? context.kept(settingsNote) : json();
    if (!note.is_object()) return {};
    std::optional<Error> first;
    json left = json::object();
    for (const auto& [pod, kept] : note.items()) {
        const auto* member = snapshot.member(pod);
        if (!member || !member->pod || ended(*member)) continue;
        if (!member->redis) {
            left[pod] = kept;
            if (!first) first = member->redis.error();
            continue;
        }
        if (runIdOf(*member) != kept.value("run_id", ""))
            continue;  // It restarted, with its configuration file's value.
        const auto set = [&]() -> Expected<void> {
            TRY_ASSIGN(connection, reach.dial(pod, context.stop));
            for (const auto& [setting, value] : kept.at("values").items())
                TRY(connection.command({"CONFIG", "SET", setting, value.get<std::string>()}, context.stop));
            return {};
        };
        if (auto done = set(); !done) {
            left[pod] = kept;
            if (!first) first = std::move(done).error();
        }
    }
    TRY(context.keep(settingsNote, left.empty() ? json() : left));
    if (first)
        return fail(wrap(std::move(*first), "a setting could not be put back", "", "Go on with the run to try again"));
    return {};
}

Expected<StepPtr> updateStep(const ReachPtr& reach, const workflow::StepSpec& spec) {
    if (!spec.args.is_object()) return fail(ErrorCode::Invalid, "the step's arguments are no object", spec.id);
    auto step = kubeUpdateStep(reach, spec);
    if (!step) {
        TRY_ASSIGN(other, redisUpdateStep(reach, spec));
        step = std::move(other);
    }
    if (!step || spec.always) return step;
    return std::make_unique<Persistent>(reach, spec, std::move(step));
}

}  // namespace slotpilot::operations
