// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/lifecycle.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/time.h"

namespace slotpilot::playground {
namespace {

constexpr std::size_t eventLimit = 1000;

Answer<Object> deletePod(Store& store, const Key& key, const Object& pod, const DeleteOptions& options) {
    const auto phase = text(*pod, "/status/phase");
    const auto& wanted = at(*pod, "/spec/terminationGracePeriodSeconds");
    const int grace = options.gracePeriodSeconds.value_or(wanted.is_number() ? wanted.get<int>() : 30);
    const bool runs = !text(*pod, "/spec/nodeName").empty() && phase != "Succeeded" && phase != "Failed";
    if (!runs || grace <= 0) return store.remove(key, options.uid, options.dryRun);
    return store.update(
        key,
        [&](Json& object) -> Answer<void> {
            auto& meta = object["metadata"];
            if (meta.contains("deletionTimestamp") && meta.value("deletionGracePeriodSeconds", 0) <= grace) return {};
            meta["deletionTimestamp"] = toRfc3339(std::chrono::system_clock::now() + std::chrono::seconds(grace));
            meta["deletionGracePeriodSeconds"] = grace;
            return {};
        },
        options.dryRun);
}

void orphanDependents(Store& store, const std::string& uid) {
    for (const auto& [key, object] : store.all()) {
        const auto& owners = at(*object, "/metadata/ownerReferences");
        const auto owned = [&](const Json& owner) { return text(owner, "/uid") == uid; };
        if (std::none_of(owners.begin(), owners.end(), owned)) continue;
        // Gone meanwhile is as good.
        (void)store.update(key, [&](Json& changed) -> Answer<void> {
            auto& list = changed["metadata"]["ownerReferences"];
            list.erase(std::remove_if(list.begin(), list.end(), owned), list.end());
            if (list.empty()) changed["metadata"].erase("ownerReferences");
            return {};
        });
    }
}

}  // namespace

Answer<Object> deleteObject(Store& store, const Key& key, const DeleteOptions& options) {
    const auto object = store.get(key);
    const auto& kind = kindOf(key.resource);
    if (!object) return refuse(notFound(kind, key.name));
    const auto uid = text(*object, "/metadata/uid");
    if (!options.uid.empty() && options.uid != uid)
        return refuse(
            conflict(kind, key.name,
                     "Precondition failed: UID in precondition: " + options.uid + ", UID in object meta: " + uid));
    if (key.resource == "pods") return deletePod(store, key, object, options);
    if (options.propagation == "Orphan" && !options.dryRun) orphanDependents(store, uid);
    const bool foreground = options.propagation == "Foreground";
    const bool isNamespace = key.resource == "namespaces";
    if (!foreground && !isNamespace && at(*object, "/metadata/finalizers").empty())
        return store.remove(key, uid, options.dryRun);
    return store.update(
        key,
        [&](Json& changed) -> Answer<void> {
            auto& meta = changed["metadata"];
            if (meta.contains("deletionTimestamp")) return {};
            meta["deletionTimestamp"] = now();
            meta["deletionGracePeriodSeconds"] = 0;
            if (isNamespace) changed["status"]["phase"] = "Terminating";
            if (foreground) meta["finalizers"].push_back("foregroundDeletion");
            return {};
        },
        options.dryRun);
}

void recordEvent(Store& store, const Json& about, const std::string& type, const std::string& reason,
                 const std::string& message, const std::string& component) {
    auto ns = text(about, "/metadata/namespace");
    if (ns.empty()) ns = "default";
    const auto name = text(about, "/metadata/name"), uid = text(about, "/metadata/uid");
    const auto hash = std::hash<std::string>{}(uid + reason + message);
    const Key key{"events", ns, fmt::format("{}.{:016x}", name, hash)};
    const auto counted = store.update(key, [](Json& event) -> Answer<void> {
        event["count"] = event.value("count", 1) + 1;
        event["lastTimestamp"] = now();
        return {};
    });
    if (counted) return;
    const Json event{{"kind", "Event"},
                     {"apiVersion", "v1"},
                     {"metadata", {{"name", key.name}, {"namespace", ns}}},
                     {"involvedObject",
                      {{"kind", about.value("kind", "")},
                       {"apiVersion", about.value("apiVersion", "v1")},
                       {"namespace", ns},
                       {"name", name},
                       {"uid", uid}}},
                     {"type", type},
                     {"reason", reason},
                     {"message", message},
                     {"source", {{"component", component}}},
                     {"reportingComponent", component},
                     {"reportingInstance", ""},
                     {"firstTimestamp", now()},
                     {"lastTimestamp", now()},
                     {"count", 1}};
    (void)store.create(key, event);
    auto events = store.list("events").objects;
    if (events.size() <= eventLimit) return;
    const auto oldest = std::min_element(events.begin(), events.end(), [](const Object& a, const Object& b) {
        return text(*a, "/lastTimestamp") < text(*b, "/lastTimestamp");
    });
    (void)store.remove({"events", text(**oldest, "/metadata/namespace"), text(**oldest, "/metadata/name")});
}

void setCondition(Json& status, const std::string& type, bool value, const std::string& reason,
                  const std::string& message) {
    auto& conditions = status["conditions"];
    if (!conditions.is_array()) conditions = Json::array();
    auto found = std::find_if(conditions.begin(), conditions.end(),
                              [&](const Json& condition) { return condition.value("type", "") == type; });
    const std::string word = value ? "True" : "False";
    Json condition{{"type", type}, {"status", word}, {"lastProbeTime", nullptr}, {"lastTransitionTime", now()}};
    if (!reason.empty()) condition["reason"] = reason;
    if (!message.empty()) condition["message"] = message;
    if (found == conditions.end()) {
        conditions.push_back(std::move(condition));
        return;
    }
    if (found->value("status", "") == word) condition["lastTransitionTime"] = found->at("lastTransitionTime");
    *found = std::move(condition);
}

bool hasCondition(const Json& object, const std::string& type) {
    for (const auto& condition : at(object, "/status/conditions"))
        if (condition.value("type", "") == type) return condition.value("status", "") == "True";
    return false;
}

bool isTerminating(const Json& object) { return at(object, "/metadata").contains("deletionTimestamp"); }

bool isHealthy(const Json& pod) {
    return text(pod, "/status/phase") == "Running" && hasCondition(pod, "Ready") && !isTerminating(pod);
}

}  // namespace slotpilot::playground
