// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/recording.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "workflow/journal_json.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;

/// Only what says something is written: a missing field is empty, false or 0.
template <class T>
void put(json& object, const char* key, const T& value) {
    if (value != T()) object[key] = value;
}

json openSlotsOf(const std::vector<redis::OpenSlot>& slots) {
    json object = json::object();
    for (const auto& open : slots) object[std::to_string(open.slot)] = open.nodeId;
    return object;
}

std::vector<redis::OpenSlot> openSlotsFrom(const json& object) {
    std::vector<redis::OpenSlot> slots;
    for (const auto& [slot, node] : object.items()) {
        const int number = std::stoi(slot);
        if (number < 0 || number >= redis::slotCount) throw std::invalid_argument("no slot: " + slot);
        slots.push_back({number, node.get<std::string>()});
    }
    std::sort(slots.begin(), slots.end());
    return slots;
}

redis::SlotSet slotsFrom(const json& object, const char* key) {
    const auto slots = redis::SlotSet::parse(object.value(key, ""));
    if (!slots) throw std::invalid_argument(slots.error().describe());
    return *slots;
}

json podOf(const kube::Pod& pod) {
    json object = json::object();
    put(object, "uid", pod.meta.uid);
    put(object, "phase", pod.phase);
    put(object, "reason", pod.reason);
    put(object, "node", pod.nodeName);
    put(object, "address", pod.podIp);
    put(object, "revision", pod.revision());
    if (pod.meta.created) object["created"] = toRfc3339Micro(*pod.meta.created);
    if (pod.meta.deleted) object["deleted"] = toRfc3339Micro(*pod.meta.deleted);
    object["containers"] = json::array();
    for (const auto& container : pod.containers)
        object["containers"].push_back({{"name", container.name}, {"image", container.image}});
    object["statuses"] = json::array();
    for (const auto& status : pod.statuses) {
        json entry{{"name", status.name}, {"ready", status.ready}, {"state", status.state}};
        put(entry, "image", status.image);
        put(entry, "restarts", status.restarts);
        put(entry, "reason", status.reason);
        put(entry, "message", status.message);
        if (status.exitCode) entry["exitCode"] = *status.exitCode;
        object["statuses"].push_back(std::move(entry));
    }
    object["conditions"] = json::array();
    for (const auto& condition : pod.conditions) {
        json entry{{"type", condition.type}, {"status", condition.status}};
        put(entry, "reason", condition.reason);
        put(entry, "message", condition.message);
        object["conditions"].push_back(std::move(entry));
    }
    return object;
}

kube::Pod podFrom(const json& object, const std::string& name, const std::string& ns) {
    kube::Pod pod;
    pod.meta.name = name;
    pod.meta.ns = ns;
    pod.meta.uid = object.value("uid", "");
    pod.meta.labels["controller-revision-hash"] = object.value("revision", "");
    pod.meta.created = parseRfc3339(object.value("created", ""));
    pod.meta.deleted = parseRfc3339(object.value("deleted", ""));
    pod.phase = object.value("phase", "");
    pod.reason = object.value("reason", "");
    pod.nodeName = object.value("node", "");
    pod.podIp = object.value("address", "");
    for (const auto& entry : object.at("containers"))
        pod.containers.push_back({entry.value("name", ""), entry.value("image", ""), {}, {}, {}});
    for (const auto& entry : object.at("statuses")) {
        kube::ContainerStatus status;
        status.name = entry.value("name", "");
        status.image = entry.value("image", "");
        status.ready = entry.value("ready", false);
        status.restarts = entry.value("restarts", 0);
        status.state = entry.value("state", "");
        status.reason = entry.value("reason", "");
        status.message = entry.value("message", "");
        if (entry.contains("exitCode")) status.exitCode = entry["exitCode"].get<int>();
        pod.statuses.push_back(std::move(status));
    }
    for (const auto& entry : object.at("conditions"))
        pod.conditions.push_back({entry.value("type", ""),
                                  entry.value("status", ""),
                                  entry.value("reason", ""),
                                  entry.value("message", ""),
                                  {}});
    return pod;
}

json redisOf(const cluster::RedisView& view) {
    json object{{"id", view.id}, {"keys", redis::infoKeys(view.info)}};
    if (view.info.contains("used_memory")) object["memory"] = redis::infoInteger(view.info, "used_memory");
    put(object, "state", view.cluster.state);
    if (view.info.contains("redis_version")) object["version"] = view.info.at("redis_version");
    put(object, "alone", view.nodes.size() <= 1);
    if (const auto* self = view.self()) {
        put(object, "replica", self->replica);
        put(object, "primary", self->primaryId);
        put(object, "epoch", self->configEpoch);
        put(object, "says", self->slots.toString());
        if (!self->migrating.empty()) object["migrating"] = openSlotsOf(self->migrating);
        if (!self->importing.empty()) object["importing"] = openSlotsOf(self->importing);
    }
    return object;
}

cluster::RedisView redisFrom(const json& object) {
    cluster::RedisView view;
    view.id = object.at("id").get<std::string>();
    view.cluster.state = object.value("state", "");
    view.info["db0"] = fmt::format("keys={},expires=0,avg_ttl=0", object.at("keys").get<std::int64_t>());
    if (object.contains("memory")) view.info["used_memory"] = std::to_string(object["memory"].get<std::int64_t>());
    if (object.contains("version")) view.info["redis_version"] = object["version"].get<std::string>();
    redis::NodeLine self;
    self.id = view.id;
    self.myself = true;
    self.replica = object.value("replica", false);
    self.primary = !self.replica;
    self.primaryId = object.value("primary", "");
    self.configEpoch = object.value("epoch", std::uint64_t{0});
    self.slots = slotsFrom(object, "says");
    self.migrating = openSlotsFrom(object.value("migrating", json::object()));
    self.importing = openSlotsFrom(object.value("importing", json::object()));
    view.nodes.push_back(std::move(self));
    if (!object.value("alone", false)) view.nodes.emplace_back();  // it knows others: which does not matter
    return view;
}

cluster::Member memberFrom(const std::string& name, const json& object, const std::string& ns) {
    cluster::Member member;
    member.name = name;
    member.ordinal = object.at("ordinal").get<int>();
    if (object.contains("pod")) member.pod = podFrom(object["pod"], name, ns);
    if (object.contains("redis"))
        member.redis = redisFrom(object["redis"]);
    else
        member.redis = fail(workflow::errorFromJson(object.value("error", json::object())));
    return member;
}

void give(cluster::ClusterSnapshot& snapshot, const redis::SlotSet& slots, int owner) {
    for (const int slot : slots.slots())
        snapshot.owner[static_cast<std::size_t>(slot)] = static_cast<std::int16_t>(owner);
}

cluster::ClusterSnapshot snapshotFrom(const json& state, const cluster::Target& target) {
    cluster::ClusterSnapshot snapshot;
    snapshot.target = target;
    snapshot.pods = true;
    snapshot.claims = std::vector<kube::PersistentVolumeClaim>();
    for (const auto& [name, object] : state.at("members").items())
        snapshot.members.push_back(memberFrom(name, object, target.ns));
    std::ranges::sort(snapshot.members, {}, &cluster::Member::ordinal);
    snapshot.owner.fill(-1);
    for (std::size_t i = 0; i < snapshot.members.size(); ++i)
        give(snapshot, slotsFrom(state["members"][snapshot.members[i].name], "slots"), static_cast<int>(i));
    give(snapshot, slotsFrom(state, "strangers"), -2);
    if (state.contains("nodes")) {
        std::vector<kube::Node> nodes;
        for (const auto& [name, object] : state["nodes"].items()) {
            kube::Node node;
            node.meta.name = name;
            if (object.contains("zone")) node.meta.labels["topology.kubernetes.io/zone"] = object["zone"];
            node.conditions.push_back({"Ready", object.value("ready", false) ? "True" : "False", {}, {}, {}});
            node.unschedulable = object.value("unschedulable", false);
            nodes.push_back(std::move(node));
        }
        snapshot.nodes = std::move(nodes);
    }
    if (state.contains("statefulSet")) {
        const auto& object = state["statefulSet"];
        kube::StatefulSet set;
        set.meta.name = target.statefulSet;
        set.meta.ns = target.ns;
        set.replicas = object.value("replicas", 0);
        set.readyReplicas = object.value("ready", 0);
        set.partition = object.value("partition", 0);
        set.updateRevision = object.value("updateRevision", "");
        set.currentRevision = object.value("currentRevision", "");
        const auto images = object.value("images", json::object());
        for (const auto& [name, image] : images.items())
            set.containers.push_back({name, image.get<std::string>(), {}, {}, {}});
        snapshot.statefulSet = std::move(set);
    } else if (state.contains("statefulSetError")) {
        snapshot.statefulSet = fail(workflow::errorFromJson(state["statefulSetError"]));
    }
    if (state.contains("stale")) snapshot.stale = workflow::errorFromJson(state["stale"]);
    return snapshot;
}

json statefulSetOf(const kube::StatefulSet& set) {
    json object{{"replicas", set.replicas}, {"ready", set.readyReplicas}, {"images", json::object()}};
    put(object, "partition", set.partition);
    put(object, "updateRevision", set.updateRevision);
    put(object, "currentRevision", set.currentRevision);
    for (const auto& container : set.containers) object["images"][container.name] = container.image;
    return object;
}

}  // namespace

json recordOf(const cluster::ClusterSnapshot& snapshot) {
    json state{{"members", json::object()}};
    std::vector<redis::SlotSet> owned(snapshot.members.size());
    redis::SlotSet strangers;
    for (int slot = 0; slot < redis::slotCount; ++slot) {
        const int owner = snapshot.owner[static_cast<std::size_t>(slot)];
        if (owner == -2) strangers.add(slot);
        if (owner >= 0 && static_cast<std::size_t>(owner) < owned.size())
            owned[static_cast<std::size_t>(owner)].add(slot);
    }
    for (std::size_t i = 0; i < snapshot.members.size(); ++i) {
        const auto& member = snapshot.members[i];
        json object{{"ordinal", member.ordinal}};
        put(object, "slots", owned[i].toString());
        if (member.pod) object["pod"] = podOf(*member.pod);
        if (member.redis)
            object["redis"] = redisOf(*member.redis);
        else
            object["error"] = workflow::errorToJson(member.redis.error());
        state["members"][member.name] = std::move(object);
    }
    put(state, "strangers", strangers.toString());
    if (snapshot.nodes) {
        state["nodes"] = json::object();
        for (const auto& node : *snapshot.nodes) {
            json object{{"ready", node.ready()}};
            put(object, "zone", node.zone());
            put(object, "unschedulable", node.unschedulable);
            state["nodes"][node.meta.name] = std::move(object);
        }
    }
    if (snapshot.statefulSet)
        state["statefulSet"] = statefulSetOf(*snapshot.statefulSet);
    else
        state["statefulSetError"] = workflow::errorToJson(snapshot.statefulSet.error());
    if (snapshot.stale) state["stale"] = workflow::errorToJson(*snapshot.stale);
    return state;
}

json mergePatch(const json& before, const json& after) {
    json patch = json::object();
    for (const auto& [key, value] : after.items()) {
        const auto old = before.find(key);
        if (old == before.end())
            patch[key] = value;
        else if (*old != value)
            patch[key] = old->is_object() && value.is_object() ? mergePatch(*old, value) : value;
    }
    for (const auto& [key, value] : before.items())
        if (!after.contains(key)) patch[key] = nullptr;
    return patch;
}

Expected<Recording> Recording::from(std::vector<workflow::RecordedChange> changes, cluster::Target target) {
    Recording recording;
    recording.changes_ = std::move(changes);
    recording.target_ = std::move(target);
    json state;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        auto& change = recording.changes_[i];
        if (i > 0) change.time = std::max(change.time, recording.changes_[i - 1].time);  // a clock that was set back
        if (change.whole)
            state = change.change;
        else
            state.merge_patch(change.change);
        try {
            if (change.whole || i + 1 == recording.size()) snapshotFrom(state, recording.target_);
            const auto members = change.change.value("members", json::object());
            for (const auto& [name, member] : members.items())
                if (!member.is_null()) memberFrom(name, state.at("members").at(name), recording.target_.ns);
        } catch (const std::exception& e) {
            return fail(ErrorCode::Invalid,
                        fmt::format("change {} of the recording can't be read ({})", i + 1, e.what()));
        }
        if (i % keyframeDistance == 0) recording.keyframes_.push_back(state);
    }
    return recording;
}

std::size_t Recording::momentAt(WallTime time) const {
    const auto after = std::ranges::upper_bound(changes_, time, {}, &workflow::RecordedChange::time);
    return after == changes_.begin() ? 0 : static_cast<std::size_t>(after - changes_.begin()) - 1;
}

json Recording::state(std::size_t moment) const {
    json state = keyframes_[moment / keyframeDistance];
    for (std::size_t i = moment / keyframeDistance * keyframeDistance + 1; i <= moment; ++i)
        if (changes_[i].whole)
            state = changes_[i].change;
        else
            state.merge_patch(changes_[i].change);
    return state;
}

cluster::SnapshotPtr Recording::snapshot(std::size_t moment) const {
    auto snapshot = std::make_shared<cluster::ClusterSnapshot>(snapshotFrom(state(moment), target_));
    snapshot->version = moment + 1;
    snapshot->taken = snapshot->changed = changes_[moment].time;
    return snapshot;
}

std::vector<Recording::Series> Recording::series() const {
    std::map<int, Series> byOrdinal;
    json state;
    for (std::size_t i = 0; i < size(); ++i) {
        if (changes_[i].whole)
            state = changes_[i].change;
        else
            state.merge_patch(changes_[i].change);
        for (auto& [ordinal, series] : byOrdinal) {
            series.ownedSlots.push_back(0);
            series.keys.push_back(0);
        }
        for (const auto& [name, member] : state.at("members").items()) {
            const int slots = slotsFrom(member, "slots").size();
            const auto redis = member.value("redis", json::object());
            const bool replica = redis.value("replica", false);
            const int ordinal = member.at("ordinal").get<int>();
            if (replica && slots == 0 && !byOrdinal.contains(ordinal)) continue;
            auto& series = byOrdinal[ordinal];
            if (series.pod.empty()) {
                series = {name, 0, std::vector<double>(i + 1), std::vector<double>(i + 1)};
                for (const auto& [other, object] : state["members"].items())
                    series.index += object.at("ordinal").get<int>() < ordinal;
            }
            series.ownedSlots.back() = slots;
            series.keys.back() = replica ? 0 : redis.value("keys", 0.0);
        }
    }
    std::vector<Series> result;
    for (auto& [ordinal, series] : byOrdinal) result.push_back(std::move(series));
    return result;
}

}  // namespace slotpilot::operations
