// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.h"
#include "operations/object_difference.h"
#include "operations/update_sketch.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using nlohmann::json;
using workflow::Plan;
using workflow::Risk;

constexpr int leastPrimaries = 3;
constexpr std::array<std::string_view, 4> strategyNames{"auto", "drain", "failover", "surge"};

int replicasOf(const json& statefulSet) { return statefulSet.at("spec").value("replicas", 1); }
const json& templateOf(const json& statefulSet) { return statefulSet.at("spec").at("template"); }

json patchOf(int replicas, int partition, const json& templateChange) {
    json spec{{"replicas", replicas},
              {"updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"partition", partition}}}}}};
    if (!templateChange.empty()) spec["template"] = templateChange;
    return {{"spec", spec}};
}

/// The Redis version that a template's image names; empty: none that can be told.
std::string imageVersion(const json& podTemplate) {
    const auto& containers = podTemplate.at("spec").at("containers");
    const json* chosen = &containers.at(0);
    for (const auto& container : containers)
        if (container.value("name", "") == "redis") chosen = &container;
    return versionOfImage(chosen->value("image", ""));
}

/// Works out one Update.
class UpdatePlanner {
public:
    UpdatePlanner(const ClusterSnapshot& snapshot, const json& live, const UpdateRequest& request)
        : snapshot_(snapshot),
          live_(live),
          request_(request),
          sketch_(snapshot, request.mode),
          now_(replicasOf(live)),
          then_(replicasOf(request.desired)),
          templateChange_(mergeDiff(templateOf(live), templateOf(request.desired))),
          newVersion_(imageVersion(templateOf(request.desired))) {}

    Expected<Plan> run() {
        TRY(choose());
        if (now_ == then_ && templateChange_.empty() && restarting_.empty() && !leftEmpty()) return nothingToDo();
        TRY(refuse());
        describe();
        sketch_.holdSettings();
        if (!restarting_.empty()) freeze();
        TRY(shrink());
        applyOthers();
        apply();
        grow();
        if (restarting_.empty()) {
            TRY(rebalance("rebalance"));
        } else {
            TRY(restart());
        }
        TRY(finish());
        return std::move(sketch_.plan);
    }

private:
    std::string podName(int ordinal) const { return snapshot_.target.statefulSet + "-" + std::to_string(ordinal); }
    bool surges() const { return strategy_ == Strategy::Surge && !restarting_.empty() && then_ <= now_; }
    int most() const { return std::max(now_, then_); }

    /// Which pods restart, and how.
    Expected<void> choose() {
        if (!snapshot_.statefulSet) return fail(snapshot_.statefulSet.error());
        if (!snapshot_.pods) return fail(snapshot_.pods.error());
        if (then_ < 1) return fail(ErrorCode::Invalid, "the number of pods must be 1 or more");
        const auto& revision = snapshot_.statefulSet->updateRevision;
        for (int ordinal = std::min(now_, then_) - 1; ordinal >= 0; --ordinal) {
            const auto* member = snapshot_.member(podName(ordinal));
            const auto runs = member && member->pod ? member->pod->revision() : std::string();
            const bool old = !runs.empty() && !revision.empty() && runs != revision;
            const bool asDesired = !request_.revision.empty() && runs == request_.revision;
            if (!asDesired && (!templateChange_.empty() || old)) restarting_.push_back(ordinal);
        }
        for (auto& node : sketch_.nodes) {
            node.updated = std::find(restarting_.begin(), restarting_.end(), node.ordinal) == restarting_.end();
            const auto weight = request_.weights.find(node.pod);
            if (weight != request_.weights.end()) node.weight = weight->second;
            if (node.ordinal >= then_) node.weight = 0;
        }
        strategy_ = request_.strategy;
        if (strategy_ == Strategy::Auto)
            strategy_ = bareRestarting().empty() && hasReplicas() ? Strategy::Failover : Strategy::Drain;
        return {};
    }

    bool hasReplicas() const {
        return std::any_of(sketch_.nodes.begin(), sketch_.nodes.end(), [](const auto& n) { return !n.primary; });
    }

    /// Primaries with slots that restart and have no replica.
    std::vector<std::string> bareRestarting() const {
        std::set<std::string> replicated;
        for (const auto& member : snapshot_.members)
            if (member.redis && member.redis->self() && member.redis->self()->replica && member.ordinal < then_)
                replicated.insert(member.redis->self()->primaryId);
        std::vector<std::string> bare;
        for (const auto& node : sketch_.nodes)
            if (!node.updated && node.primary && !node.slots.empty() && !replicated.contains(node.id))
                bare.push_back(node.pod);
        return bare;
    }

    /// A primary without slots is what an interrupted run leaves: the last rebalance is missing.
    bool leftEmpty() const {
        return std::any_of(sketch_.nodes.begin(), sketch_.nodes.end(), [this](const SketchNode& n) {
            return n.primary && n.slots.empty() && n.ordinal < then_ && n.weight > 0;
        });
    }

    Plan nothingToDo() {
        auto& plan = sketch_.plan;
        plan.operation = "update";
        plan.title = "Everything is as wanted";
        plan.notes.push_back(fmt::format("{} already, and no pod has to restart", counted(now_, "pod")));
        return std::move(plan);
    }

    Expected<void> refuse() {
        std::vector<std::string> broken;
        for (const auto& node : sketch_.nodes) {
            const auto* member = snapshot_.member(node.pod);
            const bool replaced = !node.updated || node.ordinal >= then_;
            if (replaced && node.slots.empty() && member && (!member->pod || !member->pod->ready()))
                broken.push_back(node.pod);
        }
        TRY(refuseUnhealthy(snapshot_, broken));
        int primaries = 0;
        for (const auto& node : sketch_.nodes) primaries += node.primary && node.ordinal < then_ ? 1 : 0;
        primaries += std::max(0, then_ - now_);
        if (primaries < leastPrimaries)
            return fail(
                ErrorCode::Precondition,
                counted(primaries, "primary") + " would be left; with fewer than three a failed one can't be voted out",
                snapshot_.target.statefulSet, "Keep three or more");
        if (strategy_ == Strategy::Failover)
            if (const auto bare = bareRestarting(); !bare.empty())
                return fail(ErrorCode::Precondition,
                            listed(bare) + (bare.size() == 1 ? " has" : " have") + " no replica that could take over",
                            "failover", "Choose the strategy drain");
        const auto future = majorMinor(newVersion_);
        for (const auto& node : sketch_.nodes) {
            const auto present = majorMinor(node.version);
            if (node.updated || future.empty() || present.empty()) continue;
            if (future < present)
                return fail(ErrorCode::Precondition,
                            fmt::format("it runs Redis {}: {} can't read its files nor take its keys", node.version,
                                        newVersion_),
                            node.pod,
                            "There is no way back to the older version with the data; restore a backup into it");
            if (present < future && !warned_) {
                sketch_.plan.notes.push_back(fmt::format(
                    "No way back: once a pod has run {}, its files can't be read by {}", newVersion_, node.version));
                warned_ = true;
            }
        }
        return {};
    }

    void describe() {
        auto& plan = sketch_.plan;
        plan.operation = "update";
        std::vector<std::string> parts;
        if (then_ != now_) parts.push_back(fmt::format("scale from {} to {}", now_, counted(then_, "pod")));
        if (!restarting_.empty())
            parts.push_back(fmt::format("restart {} one by one ({})", counted(std::ssize(restarting_), "pod"),
                                        toString(strategy_)));
        plan.title = parts.empty() ? "spread the slots evenly" : listed(parts);
        plan.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(plan.title[0])));
        if (!templateChange_.empty())
            for (const auto& change : changes(templateOf(live_), templateOf(request_.desired), "template"))
                plan.notes.push_back(change);
        if (!snapshot_.claims) return;
        for (const auto& claim : *snapshot_.claims)
            for (int ordinal = now_; ordinal < most() + (surges() ? 1 : 0); ++ordinal)
                if (claim.meta.name.ends_with("-" + podName(ordinal)))
                    plan.notes.push_back(
                        fmt::format("PVC {} is left over from an earlier {}: its data is looked at before "
                                    "the pod joins",
                                    claim.meta.name, podName(ordinal)));
    }

    static std::vector<std::string> changes(const json& from, const json& to, const std::string& path) {
        if (from == to) return {};
        if (!from.is_structured() || from.type() != to.type() || (from.is_array() && from.size() != to.size()))
            return {fmt::format("{}: {} -> {}", path, from.dump(), to.dump())};
        std::vector<std::string> all;
        const auto add = [&](const json& a, const json& b, const std::string& name) {
            auto more = changes(a, b, name);
            all.insert(all.end(), more.begin(), more.end());
        };
        if (from.is_array()) {
            for (std::size_t i = 0; i < from.size(); ++i)
                add(from[i], to[i],
                    fmt::format("{}[{}]", path,
                                from[i].is_object() ? from[i].value("name", std::to_string(i)) : std::to_string(i)));
            return all;
        }
        json names = from;
        names.update(to);
        for (const auto& [name, value] : names.items())
            add(from.value(name, json()), to.value(name, json()), path + "." + name);
        return all;
    }

    void freeze() {
        const int partition =
            restarting_.size() == static_cast<std::size_t>(std::min(now_, then_)) ? now_ : restarting_.front() + 1;
        partition_ = partition;
        setPartition("freeze-rollout", partition, "Let Kubernetes restart nothing on its own",
                     "Pods below the partition keep what they run until they have been emptied.");
    }

    void setPartition(const std::string& id, int partition, const std::string& title, const std::string& why) {
        const json patch{
            {"spec", {{"updateStrategy", {{"type", "RollingUpdate"}, {"rollingUpdate", {{"partition", partition}}}}}}}};
        sketch_.add(id, "set-partition", {{"partition", partition}, {"drained", strategy_ != Strategy::Failover}},
                    title, why, patchCommand(patch), fmt::format("The partition is {}", partition), 1, Risk::Low);
    }

    const ByHand& hand() const { return sketch_.hand(); }

    /// A pod that has a copy of this one's slots now; without one itself.
    std::string replicaOf(const std::string& pod) const {
        for (const auto& member : snapshot_.members) {
            const auto* self = member.redis ? member.redis->self() : nullptr;
            const auto* primary = self && self->replica ? snapshot_.memberByNodeId(self->primaryId) : nullptr;
            if (primary && primary->name == pod) return member.name;
        }
        return pod;
    }

    std::string patchCommand(const json& patch) const {
        return hand().kubectl(fmt::format("patch statefulset {} --type merge -p {}", snapshot_.target.statefulSet,
                                          ByHand::quoted(patch.dump())));
    }

    /// Where `pod`'s slots go: to pods that have restarted already where there are any, so that each moves once.
    Expected<void> empty(const std::string& id, const std::string& pod, const std::string& title) {
        const auto staysUpdated = [&](const SketchNode& n) { return n.ordinal < then_ || n.ordinal >= most(); };
        const bool chain =
            !restarting_.empty() && std::any_of(sketch_.nodes.begin(), sketch_.nodes.end(), [&](const auto& n) {
                return n.updated && n.primary && n.pod != pod && staysUpdated(n);
            });
        auto shares = sketch_.shares(
            [&](const SketchNode& n) { return n.pod != pod && staysUpdated(n) && (!chain || n.updated); });
        for (auto& share : shares)
            if (sketch_.find(share.id)->ordinal >= most() && strategy_ == Strategy::Surge) share.weight = 1;
        TRY_ASSIGN(moves, slots::planDrain(shares, pod));
        return sketch_.move(id, title, "A pod without slots can go away without anybody missing a key.", moves, {pod});
    }

    Expected<void> shrink() {
        std::vector<std::string> going;
        for (int ordinal = now_ - 1; ordinal >= then_; --ordinal)
            if (sketch_.find(podName(ordinal))) going.push_back(podName(ordinal));
        if (going.empty()) return {};
        warnOfBarePrimaries();
        if (restarting_.empty()) {
            // All at once: their moves go on side by side, and end even.
            TRY_ASSIGN(moves,
                       slots::planRebalance(sketch_.shares([&](const SketchNode& n) { return n.ordinal < then_; })));
            TRY(sketch_.move("drain-removed", "Move the slots of " + listed(going) + " away",
                             "A pod without slots can go away without anybody missing a key.", moves, going));
        }
        for (const auto& pod : going) {
            if (!restarting_.empty() && sketch_.find(pod)->primary)
                TRY(empty("drain-" + pod, pod, "Move the slots of " + pod + " away"));
            forget(*sketch_.find(pod));
        }
        return {};
    }

    void forget(const SketchNode& node) {
        sketch_.add("forget-" + node.pod, "forget-pod", {{"pod", node.pod}, {"id", node.id}},
                    fmt::format("Take {} out of the cluster", node.pod),
                    "Every server must forget it within 60 seconds, or gossip brings it back.",
                    hand().cliInEach(sketch_.others(node.pod),
                                     "CLUSTER FORGET " + (node.id.empty() ? hand().nodeId(node.pod) : node.id)),
                    fmt::format("No server knows {}", node.pod), 2, Risk::Low);
        sketch_.nodes.erase(sketch_.nodes.begin() + (&node - sketch_.nodes.data()));
    }

    void applyOthers() {
        for (const auto& other : request_.others) {
            if (other.action != ObjectDifference::Action::Create && other.action != ObjectDifference::Action::Change)
                continue;
            const auto kind = other.object.value("kind", ""), name = other.object.at("metadata").value("name", "");
            sketch_.add("apply-" + kind + "-" + name, "apply-object", {{"object", other.object}},
                        fmt::format("Apply {} {}", kind, name), "The pods read it when they start.",
                        hand().kubectl(fmt::format("edit {} {}", kind, name)),
                        nameOf(other.object) + " is as in the manifest", 1, Risk::Low);
            sketch_.plan.steps.back().changes = described(other.changes);
        }
    }

    void apply() {
        const int replicas = surges() ? then_ + 1 : then_;
        const int partition =
            restarting_.empty() ? (snapshot_.statefulSet ? snapshot_.statefulSet->partition : 0) : partition_;
        if (replicas == now_ && templateChange_.empty()) return;
        applyPatch("apply-statefulset", patchOf(replicas, partition, templateChange_), replicas,
                   replicas == now_ ? "Apply the new pod template"
                                    : fmt::format("Set the StatefulSet to {}", counted(replicas, "pod")) +
                                          (templateChange_.empty() ? "" : " with the new template"));
    }

    void applyPatch(const std::string& id, const json& patch, int replicas, const std::string& title) {
        sketch_.add(id, "patch-statefulset", {{"patch", patch}, {"replicas", replicas}}, title,
                    "Kubernetes starts or ends pods; those below the partition go on undisturbed.", patchCommand(patch),
                    fmt::format("The StatefulSet has {}{}", counted(replicas, "pod"),
                                templateChange_.empty() ? "" : " and the new template"),
                    2, Risk::High);
    }

    void grow() {
        const int until = surges() ? now_ + 1 : then_;
        const auto there = std::count_if(sketch_.nodes.begin(), sketch_.nodes.end(), [](auto& n) { return n.primary; });
        const auto copies = std::ssize(sketch_.nodes) - there;
        for (int ordinal = now_; ordinal < until; ++ordinal) {
            const auto pod = podName(ordinal);
            waitPod(pod, "", true);
            sketch_.add(
                "join-" + pod, "join-pod", {{"pod", pod}}, fmt::format("Introduce {} to the cluster", pod),
                "It must be empty and alone; then CLUSTER MEET, until all know all. Functions are copied to it.",
                hand().cli(podName(0), fmt::format("CLUSTER MEET {} 6379", hand().address(pod))),
                fmt::format("Every server knows {}", pod), 2, Risk::Low);
            SketchNode node{.pod = pod, .ordinal = ordinal, .version = newVersion_};
            const auto weight = request_.weights.find(pod);
            node.weight = ordinal >= then_ ? 0 : weight == request_.weights.end() ? 1 : weight->second;
            node.memory.id = node.memory.name = pod;
            if (const auto* like = sketch_.find(podName(0))) {
                node.memory.maxmemory = like->memory.maxmemory;
                node.memory.containerLimit = like->memory.containerLimit;
            }
            const auto at = std::find_if(sketch_.nodes.begin(), sketch_.nodes.end(),
                                         [&](const auto& n) { return n.ordinal >= ordinal; });
            if (at != sketch_.nodes.end() && at->ordinal == ordinal)
                *at = std::move(node);
            else
                sketch_.nodes.insert(at, std::move(node));
        }
        if (copies > 0 && there > 0 && then_ > now_)
            replicate(static_cast<int>(there), static_cast<int>(std::lround(1.0 * copies / there)));
    }

    /// Of the new pods, as many become replicas as each primary has now; each of a primary with the fewest.
    void replicate(int primaries, int perPrimary) {
        std::map<std::string, int> replicas;
        for (const auto& node : sketch_.nodes)
            if (node.primary) replicas[node.pod] = 0;
        for (const auto& member : snapshot_.members) {
            const auto* self = member.redis ? member.redis->self() : nullptr;
            const auto* primary = self && self->replica ? snapshot_.memberByNodeId(self->primaryId) : nullptr;
            if (primary) ++replicas[primary->name];
        }
        const int wanted = std::max(primaries, then_ / (1 + perPrimary));
        const auto become = [&](int ordinal) {
            auto& node = *sketch_.find(podName(ordinal));
            node.primary = false;
            replicas.erase(node.pod);
        };
        for (int ordinal = now_ + wanted - primaries; ordinal < then_; ++ordinal) become(ordinal);
        for (int ordinal = now_ + wanted - primaries; ordinal < then_; ++ordinal) {
            const auto pod = podName(ordinal);
            const auto least = std::min_element(replicas.begin(), replicas.end(),
                                                [](const auto& a, const auto& b) { return a.second < b.second; });
            ++least->second;
            sketch_.add("replicate-" + pod, "replicate", {{"pod", pod}, {"primary", least->first}},
                        fmt::format("Make {} a replica of {}", pod, least->first),
                        "A replica keeps a copy of its primary's data and takes over when that fails.",
                        hand().cli(pod, "CLUSTER REPLICATE " + hand().nodeId(least->first)),
                        fmt::format("{} is a replica of {}", pod, least->first), 1, Risk::Low);
        }
    }

    /// Primaries that stay and lose their only replicas.
    void warnOfBarePrimaries() {
        std::map<std::string, std::pair<int, int>> replicas;  // all, and those that stay
        for (const auto& member : snapshot_.members) {
            const auto* self = member.redis ? member.redis->self() : nullptr;
            const auto* primary = self && self->replica ? snapshot_.memberByNodeId(self->primaryId) : nullptr;
            if (!primary || primary->ordinal >= then_) continue;
            ++replicas[primary->name].first;
            replicas[primary->name].second += member.ordinal < then_ ? 1 : 0;
        }
        std::vector<std::string> bare;
        for (const auto& [pod, count] : replicas)
            if (count.first > 0 && count.second == 0) bare.push_back(pod);
        if (!bare.empty()) sketch_.plan.notes.push_back("No replica is left to " + listed(bare));
    }

    void waitPod(const std::string& pod, const std::string& id, bool fresh) {
        const auto* node = sketch_.find(pod);
        json args{{"pod", pod}, {"fresh", fresh}};
        if (!id.empty()) args["id"] = id;
        if (!fresh) args["primary"] = strategy_ != Strategy::Failover && node && node->primary;
        sketch_.add("wait-" + pod, "wait-pod", std::move(args),
                    fmt::format("Wait until {} runs and is part of the cluster", pod),
                    fresh ? "It must be ready and answer before anybody is told of it."
                          : "Ready, on the new revision, its data loaded, known to all at its new address.",
                    hand().kubectl(fmt::format("get pod {} --watch", pod)), fmt::format("{} is ready and answers", pod),
                    10, Risk::None);
    }

    Expected<void> restart() {
        for (const int ordinal : restarting_) {
            const auto pod = podName(ordinal);
            auto* node = sketch_.find(pod);
            if (!node) continue;
            if (strategy_ == Strategy::Failover) {
                sketch_.add(
                    "step-down-" + pod, "step-down", {{"pod", pod}},
                    fmt::format("Let a replica take over from {}", pod),
                    "CLUSTER FAILOVER hands over without losing a write: the primary pauses until the replica has all.",
                    hand().cli(replicaOf(pod), "CLUSTER FAILOVER"), fmt::format("{} is a replica", pod), 2, Risk::High);
            } else if (node->primary) {
                TRY(empty("drain-" + pod, pod, "Empty " + pod));
            }
            if (ordinal < partition_)
                setPartition(
                    "restart-" + pod, ordinal, fmt::format("Let Kubernetes restart {}", pod),
                    fmt::format("With the partition at {}, pods from {} up get the new template.", ordinal, pod));
            waitPod(pod, node->id, false);
            node = sketch_.find(pod);
            node->updated = true;
            if (!newVersion_.empty()) node->version = newVersion_;
        }
        if (strategy_ != Strategy::Failover || then_ != now_) TRY(rebalance("rebalance"));
        if (!surges()) return {};
        const auto pod = podName(now_);
        forget(*sketch_.find(pod));
        applyPatch("end-surge", patchOf(then_, 0, json::object()), then_, fmt::format("Let {} go", pod));
        extraClaims_.push_back(pod);
        return {};
    }

    Expected<void> rebalance(const std::string& id) {
        const auto shares = sketch_.shares([&](const SketchNode& n) { return n.ordinal < then_; });
        TRY_ASSIGN(moves, slots::planRebalance(shares));
        std::vector<std::string> emptied;
        for (const auto& node : sketch_.nodes)
            if (node.weight == 0 && node.primary) emptied.push_back(node.pod);
        return sketch_.move(id, "Spread the slots evenly", "Each pod serves its share of the keys.", moves, emptied);
    }

    Expected<void> finish() {
        if (!restarting_.empty() && !surges() && restarting_.back() != 0)
            setPartition("thaw-rollout", 0, "Give the rollout back to Kubernetes",
                         "Every pod runs the new template now.");
        sketch_.verifyAndPutBack(then_);
        std::vector<std::string> claims;
        if (snapshot_.statefulSet)
            for (const auto& claimTemplate : snapshot_.statefulSet->claimTemplates) {
                for (int ordinal = then_; ordinal < now_; ++ordinal)
                    claims.push_back(claimTemplate + "-" + podName(ordinal));
                for (const auto& pod : extraClaims_)
                    if (!claimExists(claimTemplate + "-" + pod)) claims.push_back(claimTemplate + "-" + pod);
            }
        const bool onlySurge = then_ >= now_;
        if (!claims.empty() && (request_.deleteClaims || onlySurge))
            sketch_.add("delete-claims", "delete-claims", {{"claims", claims}, {"replicas", then_}},
                        fmt::format("Delete {}: {}", counted(std::ssize(claims), "PVC"), listed(claims)),
                        "Their pods are gone and hold no key that the cluster needs.",
                        hand().kubectl(fmt::format("delete pvc {}", fmt::join(claims, " "))), "The PVCs are gone", 1,
                        Risk::High);
        else if (!claims.empty())
            sketch_.plan.notes.push_back(fmt::format("{} {} kept", listed(claims), claims.size() == 1 ? "is" : "are"));
        sketch_.sum();
        return {};
    }

    bool claimExists(const std::string& name) const {
        return !snapshot_.claims || std::any_of(snapshot_.claims->begin(), snapshot_.claims->end(),
                                                [&](const auto& c) { return c.meta.name == name; });
    }

    const ClusterSnapshot& snapshot_;
    const json& live_;
    const UpdateRequest& request_;
    Sketch sketch_;
    const int now_, then_;
    const json templateChange_;
    const std::string newVersion_;
    Strategy strategy_ = Strategy::Drain;
    std::vector<int> restarting_;  ///< ordinals, the highest first
    std::vector<std::string> extraClaims_;
    int partition_ = 0;
    bool warned_ = false;
};

}  // namespace

std::string_view toString(Strategy strategy) { return strategyNames.at(static_cast<std::size_t>(strategy)); }

std::optional<Strategy> strategyFrom(std::string_view name) {
    const auto found = std::find(strategyNames.begin(), strategyNames.end(), name);
    if (found == strategyNames.end()) return {};
    return static_cast<Strategy>(found - strategyNames.begin());
}

Expected<Plan> planUpdate(const ClusterSnapshot& snapshot, const json& live, const UpdateRequest& request) {
    const auto usable = [](const json& set) {
        return set.is_object() && set.contains("/spec/template/spec/containers"_json_pointer) &&
               !set["/spec/template/spec/containers"_json_pointer].empty();
    };
    if (!usable(live) || !usable(request.desired))
        return fail(ErrorCode::Invalid, "a StatefulSet without containers can't be planned with",
                    snapshot.target.statefulSet);
    return UpdatePlanner(snapshot, live, request).run();
}

}  // namespace slotpilot::operations
