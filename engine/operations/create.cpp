// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/create.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "operations/by_hand.h"
#include "operations/check.h"
#include "operations/cluster_look.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::Member;
using nlohmann::json;
using redis::SlotRange;
using redis::SlotSet;
using workflow::Plan;
using workflow::Risk;
using workflow::StepSpec;

/// redis-cli's least: with fewer, a failed primary can't be voted out.
constexpr int leastPrimaries = 3;

/// Where a pod runs; empty where that is not known.
struct Place {
    std::string node, zone;
};

std::map<std::string, Place> placesOf(const ClusterSnapshot& snapshot) {
    std::map<std::string, Place> places;
    for (const auto& member : snapshot.members) {
        if (!member.pod || member.pod->nodeName.empty()) continue;
        auto& place = places[member.name];
        place.node = member.pod->nodeName;
        if (!snapshot.nodes) continue;
        for (const auto& node : *snapshot.nodes)
            if (node.meta.name == place.node) place.zone = node.zone();
    }
    return places;
}

/// How bad it is to have both in these places: one outage of a Kubernetes node or a zone takes both.
int cost(const Place& a, const Place& b) {
    if (!a.node.empty() && a.node == b.node) return 10;
    return !a.zone.empty() && a.zone == b.zone ? 1 : 0;
}

/// Which pods are primaries and what they own, and which replicate whom.
struct Layout {
    std::map<std::string, SlotSet> slots;          ///< by primary
    std::vector<std::string> primaries;            ///< by ordinal
    std::map<std::string, std::string> primaryOf;  ///< by replica
};

/// The primaries: the lowest ordinals, but spread over the Kubernetes nodes where there are replicas to choose from.
std::vector<std::string> choosePrimaries(const std::vector<std::string>& pods, std::size_t count,
                                         std::map<std::string, Place>& places) {
    std::vector<std::pair<int, std::size_t>> order;  // how many before it on its node, ordinal
    std::map<std::string, int> onNode;
    for (std::size_t i = 0; i < pods.size(); ++i) {
        const auto& node = places[pods[i]].node;
        order.emplace_back(node.empty() ? 0 : onNode[node]++, i);
    }
    std::sort(order.begin(), order.end());
    order.resize(count);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    std::vector<std::string> primaries;
    for (const auto& [rank, i] : order) primaries.push_back(pods[i]);
    return primaries;
}

/// Deals replicas out evenly, each to a primary far from it; then swaps pairs as long as that is better.
std::map<std::string, std::string> assignReplicas(const std::vector<std::string>& replicas,
                                                  const std::vector<std::string>& primaries,
                                                  std::map<std::string, Place>& places) {
    std::map<std::string, std::string> primaryOf;
    std::map<std::string, int> count;
    for (const auto& replica : replicas) {
        const auto best = std::min_element(primaries.begin(), primaries.end(), [&](const auto& a, const auto& b) {
            return std::pair(count[a], cost(places[replica], places[a])) <
                   std::pair(count[b], cost(places[replica], places[b]));
        });
        primaryOf[replica] = *best;
        ++count[*best];
    }
    const auto total = [&] {
        int sum = 0;
        for (const auto& [replica, primary] : primaryOf) {
            sum += cost(places[replica], places[primary]);
            for (const auto& [other, itsPrimary] : primaryOf)
                if (other < replica && itsPrimary == primary) sum += cost(places[replica], places[other]);
        }
        return sum;
    };
    for (bool better = true; better;) {
        better = false;
        for (auto& [a, primaryA] : primaryOf)
            for (auto& [b, primaryB] : primaryOf) {
                const int before = total();
                std::swap(primaryA, primaryB);
                if (total() < before)
                    better = true;
                else
                    std::swap(primaryA, primaryB);
            }
    }
    return primaryOf;
}

Layout layOut(const ClusterSnapshot& snapshot, const std::vector<std::string>& pods, std::size_t primaryCount) {
    auto places = placesOf(snapshot);
    Layout layout;
    layout.primaries = choosePrimaries(pods, primaryCount, places);
    // Rounded as redis-cli does, so that both give the same ranges.
    const auto first = [&](std::size_t i) {
        return static_cast<int>(
            std::lround(redis::slotCount * static_cast<double>(i) / static_cast<double>(primaryCount)));
    };
    for (std::size_t i = 0; i < primaryCount; ++i)
        layout.slots[layout.primaries[i]] = SlotSet({SlotRange{first(i), first(i + 1) - 1}});
    std::vector<std::string> replicas;
    for (const auto& pod : pods)
        if (!layout.slots.contains(pod)) replicas.push_back(pod);
    layout.primaryOf = assignReplicas(replicas, layout.primaries, places);
    return layout;
}

/// Whether some server sees all slots owned by our pods: then there is a Redis Cluster, whatever is wrong with it.
/// Nodes with slots may be pods that don't answer now, but are strangers where all do.
bool complete(const ClusterSnapshot& snapshot) {
    const bool allKnown = std::all_of(snapshot.members.begin(), snapshot.members.end(),
                                      [](const Member& member) { return member.redis.has_value(); });
    return std::any_of(snapshot.members.begin(), snapshot.members.end(), [&](const Member& member) {
        if (!member.redis) return false;
        SlotSet all;
        for (const auto& line : member.redis->nodes)
            if (!allKnown || snapshot.memberByNodeId(line.id)) all = all | line.slots;
        return all.size() == redis::slotCount;
    });
}

Expected<void> checkSize(const ClusterSnapshot& snapshot, int replicas, const CreateRequest& request) {
    const auto where = "StatefulSet " + snapshot.target.statefulSet;
    if (request.replicasPerPrimary < 0)
        return fail(ErrorCode::Invalid, "the number of replicas per primary can't be negative");
    const int least = leastPrimaries * (1 + request.replicasPerPrimary);
    if (replicas >= least) return {};
    const auto whole = request.replicasPerPrimary == 0
                           ? std::string("at least 3 pods")
                           : fmt::format("at least {} pods for 3 primaries with {} each", least,
                                         counted(request.replicasPerPrimary, "replica"));
    return fail(ErrorCode::Precondition,
                fmt::format("it has {}; a Redis Cluster needs {}", counted(replicas, "pod"), whole), where,
                fmt::format("kubectl -n {} scale statefulset {} --replicas={}", snapshot.target.ns,
                            snapshot.target.statefulSet, least));
}

StepSpec stepOf(std::string id, std::string kind, json args, std::string title, std::string why, std::string command,
                std::string expected, double weight, Risk risk) {
    return {std::move(id),       std::move(kind), std::move(args),
            std::move(title),    std::move(why),  std::move(command),
            std::move(expected), weight,          risk};
}

std::vector<StepSpec> stepsFor(const cluster::Target& target, const std::vector<std::string>& pods,
                               const Layout& layout) {
    const ByHand hand(target);
    json slots = json::object(), primaries = json::object();
    for (const auto& [pod, range] : layout.slots) slots[pod] = range.toString();
    const auto count = counted(std::ssize(pods), "pod");
    const auto& first = pods.front();

    std::vector<StepSpec> steps;
    steps.push_back(stepOf("wait-redis", "wait-redis", {{"pods", pods}},
                           fmt::format("Wait until {} are ready and answer", count),
                           "A Redis Cluster is made of servers that run; one that is missing would leave its slots "
                           "without an owner.",
                           hand.kubectl("rollout status statefulset/" + target.statefulSet),
                           count + " are ready and answer", 2, Risk::None));
    steps.push_back(stepOf("check-fresh", "check-fresh", {{"pods", pods}, {"slots", slots}},
                           fmt::format("Check that {} are empty, in cluster mode and alone", count),
                           "A pod may bring old data or an old nodes.conf on its volume. It would join with slots and "
                           "neighbours from another life.",
                           hand.cliInEach(pods, "CLUSTER NODES") + "\n" + hand.cliInEach(pods, "INFO keyspace"),
                           count + " are empty, in cluster mode and alone", 1, Risk::None));
    steps.push_back(stepOf("config-epochs", "config-epochs", {{"pods", pods}},
                           "Give each server a config epoch of its own",
                           "When two nodes claim one slot, the higher config epoch wins. Two with the same epoch would "
                           "have to sort that out first.",
                           "epoch=0; " + hand.cliInEach(pods, "CLUSTER SET-CONFIG-EPOCH $((epoch+=1))"),
                           "All config epochs differ", 1, Risk::Low));
    for (const auto& pod : pods) {
        if (pod == first) continue;
        steps.push_back(
            stepOf("meet-" + pod, "meet", {{"pod", pod}, {"via", first}}, fmt::format("Introduce {} to {}", pod, first),
                   "CLUSTER MEET makes two servers shake hands over the cluster bus (port 16379). Gossip tells "
                   "the others.",
                   hand.cli(first, fmt::format("CLUSTER MEET {} 6379", hand.address(pod))),
                   fmt::format("{} and {} know each other", first, pod), 1, Risk::Low));
    }
    steps.push_back(stepOf("wait-known", "wait-known", {{"pods", pods}}, "Wait until all know all",
                           "Slots must not be given out before everybody can hear of it.",
                           hand.cliInEach(pods, "CLUSTER NODES"), "Every server knows and reaches every other", 2,
                           Risk::None));
    for (const auto& pod : layout.primaries) {
        const auto range = layout.slots.at(pod);
        steps.push_back(stepOf(
            "assign-slots-" + pod, "assign-slots", {{"pod", pod}, {"slots", range.toString()}},
            fmt::format("Give {} the slots {}", pod, range.toString()),
            "Each key belongs to one of 16,384 slots, and each slot to one primary.",
            hand.cli(pod, fmt::format("CLUSTER ADDSLOTSRANGE {} {}", range.ranges()[0].first, range.ranges()[0].last)),
            fmt::format("{} owns {} ({})", pod, counted(range.size(), "slot"), range.toString()), 1, Risk::Low));
    }
    for (const auto& [pod, primary] : layout.primaryOf)
        steps.push_back(stepOf("replicate-" + pod, "replicate", {{"pod", pod}, {"primary", primary}},
                               fmt::format("Make {} a replica of {}", pod, primary),
                               "A replica keeps a copy of its primary's data and takes over when that fails.",
                               hand.cli(pod, "CLUSTER REPLICATE " + hand.nodeId(primary)),
                               fmt::format("{} is a replica of {}", pod, primary), 1, Risk::Low));
    steps.push_back(stepOf("verify-cluster", "verify-cluster", {{"pods", pods}, {"slots", slots}},
                           "Verify the cluster from every server's view",
                           "Slots are known to spread by gossip; a client may ask any server.",
                           hand.cli(first, "--cluster check 127.0.0.1:6379"),
                           "All servers agree on the owners of all 16,384 slots, and replicas have their copies", 2,
                           Risk::None));
    return steps;
}

}  // namespace

Expected<Plan> planCreate(const ClusterSnapshot& snapshot, const CreateRequest& request) {
    if (!snapshot.statefulSet) return fail(snapshot.statefulSet.error());
    if (!snapshot.pods) return fail(snapshot.pods.error());
    const int replicas = snapshot.statefulSet->replicas;

    Plan plan;
    plan.operation = "create";
    plan.target = {{"context", snapshot.target.context},
                   {"namespace", snapshot.target.ns},
                   {"statefulSet", snapshot.target.statefulSet}};
    std::optional<Error> ill;
    if (complete(snapshot)) {
        const auto report = check(snapshot);
        if (!report.findings.empty() && report.findings.front().severity == Severity::Critical) {
            ill = Error{ErrorCode::Precondition,
                        "every slot has an owner already, but not all is well: " + report.sentence,
                        snapshot.target.ns + "/" + snapshot.target.statefulSet,
                        "Nothing was changed. See `slotpilotctl check`; with --repair it plans what mends it"};
            // A creation that was broken off when the last slots had been given out is gone on with.
            const auto own = [](const Finding& finding) { return expectedDuring("create", finding); };
            if (!std::all_of(report.findings.begin(), report.findings.end(), own)) return fail(*ill);
        } else {
            plan.title = "The Redis Cluster is already created";
            plan.notes.push_back("The Redis Cluster is already created, and is left as it is: " + report.sentence);
            return plan;
        }
    }
    if (auto enough = checkSize(snapshot, replicas, request); !enough) return fail(ill.value_or(enough.error()));

    std::vector<std::string> pods;
    for (int ordinal = 0; ordinal < replicas; ++ordinal)
        pods.push_back(snapshot.target.statefulSet + "-" + std::to_string(ordinal));
    const auto primaryCount = static_cast<std::size_t>(replicas / (1 + request.replicasPerPrimary));
    // Without replicas to hand out, every pod is a primary.
    const auto layout = layOut(snapshot, pods, primaryCount);
    for (const auto& member : snapshot.members) {
        const auto planned = layout.slots.find(member.name);
        if (auto reason = unfit(snapshot, member, planned == layout.slots.end() ? SlotSet() : planned->second))
            return fail(ill.value_or(*reason));
    }

    plan.title = fmt::format("Create a Redis Cluster of {} primaries", primaryCount);
    if (!layout.primaryOf.empty())
        plan.title += fmt::format(" with {}", counted(std::ssize(layout.primaryOf), "replica"));
    plan.steps = stepsFor(snapshot.target, pods, layout);
    if (snapshot.created()) plan.notes.push_back("An earlier creation was not finished; this goes on from there");
    for (const auto& [replica, primary] : layout.primaryOf) {
        auto places = placesOf(snapshot);
        if (cost(places[replica], places[primary]) >= 10)
            plan.notes.push_back(fmt::format("{} and its replica {} both run on {}: one outage takes both", primary,
                                             replica, places[replica].node));
    }
    return plan;
}

}  // namespace slotpilot::operations
