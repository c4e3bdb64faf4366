// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/assemble.h"

#include <algorithm>
#include <charconv>

#include "cluster/workers.h"

namespace slotpilot::cluster {
namespace {

/// The ordinal in "PREFIX-12".
std::optional<int> ordinalAfter(std::string_view name, const std::string& prefix) {
    if (!name.starts_with(prefix) || name.substr(prefix.size()).substr(0, 1) != "-") return std::nullopt;
    const auto digits = name.substr(prefix.size() + 1);
    int ordinal = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ordinal);
    const bool fine = error == std::errc() && end == digits.data() + digits.size() && ordinal >= 0;
    return fine ? std::optional(ordinal) : std::nullopt;
}

/// "TEMPLATE-SET-3" as StatefulSets name their claims; any template where the set is not known.
std::optional<int> claimOrdinal(const std::string& name, const Parts& parts) {
    const auto& set = parts.target.statefulSet;
    if (!parts.statefulSet) {
        const auto at = name.rfind("-" + set + "-");
        return at == name.npos ? std::nullopt : ordinalAfter(std::string_view(name).substr(at + 1), set);
    }
    for (const auto& claimTemplate : parts.statefulSet->claimTemplates)
        if (const auto ordinal = ordinalAfter(name, claimTemplate + "-" + set)) return ordinal;
    return std::nullopt;
}

bool isMissing(const Parts& parts) {
    return !parts.statefulSet && parts.statefulSet.error().code == ErrorCode::NotFound;
}

Known<RedisView> viewOf(const Parts& parts, const kube::Pod& pod) {
    if (auto reason = notDialable(pod)) return fail(std::move(*reason));
    const auto view = parts.redis.find(pod.meta.uid);
    return view == parts.redis.end() ? Known<RedisView>(notReadYet(pod.meta.name)) : view->second;
}

Known<RedisView> noPod(const Parts& parts, const std::string& name) {
    return parts.pods ? fail(ErrorCode::NotFound, "there is no such pod now", name) : notReadYet(name);
}

std::vector<Member> makeMembers(const Parts& parts) {
    std::map<int, Member> members;
    const int wanted = parts.statefulSet ? parts.statefulSet->replicas : 0;
    for (int ordinal = 0; ordinal < wanted; ++ordinal) members[ordinal];
    for (auto& pod : memberPods(parts)) members[*ordinalIn(pod, parts.target.statefulSet)].pod = std::move(pod);
    std::vector<Member> result;
    for (auto& [ordinal, member] : members) {
        member.ordinal = ordinal;
        member.name = parts.target.statefulSet + "-" + std::to_string(ordinal);
        member.redis = member.pod ? viewOf(parts, *member.pod) : noPod(parts, member.name);
        result.push_back(std::move(member));
    }
    return result;
}

void addClaims(const Parts& parts, ClusterSnapshot& snapshot) {
    if (!parts.claims) {
        snapshot.claims = fail(parts.claims.error());
        return;
    }
    snapshot.claims.emplace();
    for (const auto& claim : *parts.claims) {
        const auto ordinal = claimOrdinal(claim.meta.name, parts);
        if (!ordinal) continue;
        snapshot.claims->push_back(claim);
        const auto member = std::ranges::find(snapshot.members, *ordinal, &Member::ordinal);
        if (member != snapshot.members.end()) member->claims.push_back(claim);
    }
}

/// An error reply in the terms of the cluster.
Error explain(Error error) {
    if (error.what.find("cluster support disabled") != std::string::npos) {
        error.code = ErrorCode::Unsupported;
        error.what = "Redis does not run in cluster mode";
        error.hint = "Set cluster-enabled yes in redis.conf and restart the pod";
    } else if (error.what.starts_with("LOADING")) {
        error.what = "Redis is loading its data";
    } else if (error.what.starts_with("NOAUTH")) {
        error.what = noPassword;
    }
    return error;
}

}  // namespace

std::optional<int> ordinalIn(const kube::Pod& pod, const std::string& statefulSet) {
    const auto isOurs = [&](const kube::OwnerReference& owner) { return owner.name == statefulSet; };
    const auto& owners = pod.meta.owners;
    if (!owners.empty() && std::ranges::none_of(owners, isOurs)) return std::nullopt;
    return ordinalAfter(pod.meta.name, statefulSet);
}

std::vector<kube::Pod> memberPods(const Parts& parts) {
    std::vector<kube::Pod> pods;
    if (!parts.pods || isMissing(parts)) return pods;
    std::ranges::copy_if(*parts.pods, std::back_inserter(pods),
                         [&](const kube::Pod& pod) { return ordinalIn(pod, parts.target.statefulSet).has_value(); });
    return pods;
}

ClusterSnapshot assemble(const Parts& parts) {
    ClusterSnapshot snapshot;
    snapshot.target = parts.target;
    snapshot.taken = snapshot.changed = std::chrono::system_clock::now();
    snapshot.statefulSet = parts.statefulSet;
    snapshot.nodes = parts.nodes;
    snapshot.pods = parts.pods ? Known<bool>(true) : Known<bool>(fail(parts.pods.error()));
    snapshot.stale = parts.stale;
    if (!isMissing(parts)) snapshot.members = makeMembers(parts);
    std::ranges::copy_if(parts.jobs, std::back_inserter(snapshot.abandoned), isAbandoned);
    addClaims(parts, snapshot);
    join(snapshot);
    return snapshot;
}

Error noStatefulSet(const Target& target) {
    return Error{ErrorCode::NotFound, "there is no StatefulSet " + target.statefulSet, "namespace " + target.ns,
                 "Deploy it, or choose another namespace or StatefulSet"};
}

const std::vector<redis::Command>& viewCommands() {
    static const std::vector<redis::Command> commands{
        {"CLUSTER", "MYID"}, {"CLUSTER", "NODES"}, {"CLUSTER", "INFO"}, {"INFO"}, {"SLOWLOG", "GET", "1"}};
    return commands;
}

namespace {

/// The duration of the newest slow execution as if it were a field of INFO; nothing where the log may not be read.
/// https://redis.io/docs/latest/commands/slowlog-get/
void addSlowExecution(redis::Info& info, const redis::Reply& log) {
    if (log.type != redis::Reply::Type::Array) return;
    const bool some = !log.elements.empty() && log.elements[0].elements.size() > 2;
    info[slowExecutionField] = std::to_string(some ? log.elements[0].elements[2].integer : 0);
}

}  // namespace

Known<RedisView> readView(const Expected<std::vector<redis::Reply>>& replies, const std::string& pod) {
    if (!replies) return fail(replies.error());
    if (replies->size() != viewCommands().size()) return fail(ErrorCode::Internal, "an answer is missing", pod);
    for (std::size_t i = 0; i + 1 < replies->size(); ++i)
        if (auto fine = redis::checked(replies->at(i), pod); !fine) return fail(explain(std::move(fine).error()));
    RedisView view;
    view.id = replies->at(0).text;
    TRY_ASSIGN(nodes, redis::parseClusterNodes(replies->at(1).text));
    view.nodes = std::move(nodes);
    TRY_ASSIGN(cluster, redis::parseClusterInfo(replies->at(2).text));
    view.cluster = std::move(cluster);
    view.info = redis::parseInfo(replies->at(3).text);
    addSlowExecution(view.info, replies->at(4));
    view.read = std::chrono::system_clock::now();
    return view;
}

std::optional<Error> notDialable(const kube::Pod& pod) {
    const bool ended = pod.terminating() && !pod.statuses.empty() &&
                       std::ranges::none_of(
                           pod.statuses, [](const kube::ContainerStatus& status) { return status.state == "running"; });
    if (pod.phase == "Running" && !ended) return std::nullopt;
    const auto trouble = pod.trouble();
    return Error{
        ErrorCode::Unreachable,
        "the pod is " + (pod.phase.empty() ? "not running" : pod.phase) + (trouble.empty() ? "" : " (" + trouble + ")"),
        pod.meta.name};
}

}  // namespace slotpilot::cluster
