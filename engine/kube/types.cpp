// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/types.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace slotpilot::kube {
namespace {

using nlohmann::json;

/// The member at `path`, or null if any part of the path is missing or null.
template <class... Keys>
const json& at(const json& object, const char* key, Keys... rest) {
    static const json null;
    if (object.is_null()) return null;
    if (!object.is_object()) throw json::type_error::create(302, std::string("no mapping around ") + key, &object);
    const auto found = object.find(key);
    if (found == object.end()) return null;
    if constexpr (sizeof...(rest) == 0)
        return *found;
    else
        return at(*found, rest...);
}

template <class T>
T orDefault(const json& value, T fallback = {}) {
    return value.is_null() ? std::move(fallback) : value.get<T>();
}

std::string text(const json& value) { return orDefault<std::string>(value); }

std::map<std::string, std::string> texts(const json& value) {
    return orDefault<std::map<std::string, std::string>>(value);
}

std::optional<WallTime> time(const json& value) {
    return value.is_null() ? std::nullopt : parseRfc3339(value.get_ref<const std::string&>());
}

/// Quantities are strings, but numbers are allowed, too.
std::map<std::string, std::string> quantities(const json& value) {
    std::map<std::string, std::string> result;
    if (value.is_null()) return result;
    for (const auto& [name, quantity] : value.items())
        result[name] = quantity.is_string() ? quantity.get<std::string>() : quantity.dump();
    return result;
}

std::string quantity(const json& value, const char* name) {
    const auto all = quantities(value);
    const auto found = all.find(name);
    return found == all.end() ? std::string() : found->second;
}

template <class Read>
auto each(const json& array, Read read) {
    std::vector<decltype(read(array))> result;
    if (array.is_null()) return result;
    if (!array.is_array()) throw json::type_error::create(302, "type must be array", &array);
    result.reserve(array.size());
    for (const auto& element : array) result.push_back(read(element));
    return result;
}

ObjectMeta meta(const json& object) {
    const json& m = at(object, "metadata");
    return {.name = text(at(m, "name")),
            .ns = text(at(m, "namespace")),
            .uid = text(at(m, "uid")),
            .resourceVersion = text(at(m, "resourceVersion")),
            .generation = orDefault<std::int64_t>(at(m, "generation")),
            .labels = texts(at(m, "labels")),
            .annotations = texts(at(m, "annotations")),
            .created = time(at(m, "creationTimestamp")),
            .deleted = time(at(m, "deletionTimestamp")),
            .owners = each(at(m, "ownerReferences"), [](const json& owner) {
                return OwnerReference{text(at(owner, "kind")), text(at(owner, "name")), text(at(owner, "uid"))};
            })};
}

std::vector<Condition> conditions(const json& array) {
    return each(array, [](const json& c) {
        return Condition{text(at(c, "type")), text(at(c, "status")), text(at(c, "reason")), text(at(c, "message")),
                         time(at(c, "lastTransitionTime"))};
    });
}

std::vector<Container> containers(const json& array) {
    return each(array, [](const json& c) {
        return Container{text(at(c, "name")), text(at(c, "image")), quantities(at(c, "resources", "requests")),
                         quantities(at(c, "resources", "limits")), each(at(c, "ports"), [](const json& port) {
                             return orDefault<int>(at(port, "containerPort"));
                         })};
    });
}

ContainerStatus containerStatus(const json& s) {
    ContainerStatus status{.name = text(at(s, "name")),
                           .image = text(at(s, "image")),
                           .imageId = text(at(s, "imageID")),
                           .ready = orDefault<bool>(at(s, "ready")),
                           .restarts = orDefault<int>(at(s, "restartCount"))};
    for (const char* name : {"waiting", "running", "terminated"}) {
        const json& state = at(s, "state", name);
        if (state.is_null()) continue;
        status.state = name;
        status.reason = text(at(state, "reason"));
        status.message = text(at(state, "message"));
        status.started = time(at(state, "startedAt"));
    }
    for (const char* name : {"lastState", "state"})
        if (const json& code = at(s, name, "terminated", "exitCode"); !code.is_null())
            status.exitCode = code.get<int>();
    return status;
}

Pod pod(const json& o) {
    const json& spec = at(o, "spec");
    const json& status = at(o, "status");
    Pod pod{.meta = meta(o),
            .nodeName = text(at(spec, "nodeName")),
            .phase = text(at(status, "phase")),
            .podIp = text(at(status, "podIP")),
            .reason = text(at(status, "reason")),
            .message = text(at(status, "message")),
            .containers = containers(at(spec, "containers")),
            .statuses = each(at(status, "containerStatuses"), containerStatus),
            .conditions = conditions(at(status, "conditions")),
            .claims = {},
            .started = time(at(status, "startTime")),
            .initStatuses = each(at(status, "initContainerStatuses"), containerStatus)};
    for (const auto& claim : each(at(spec, "volumes"), [](const json& volume) {
             return text(at(volume, "persistentVolumeClaim", "claimName"));
         }))
        if (!claim.empty()) pod.claims.push_back(claim);
    return pod;
}

Node node(const json& o) {
    const json& status = at(o, "status");
    const json& info = at(status, "nodeInfo");
    Node node{.meta = meta(o),
              .unschedulable = orDefault<bool>(at(o, "spec", "unschedulable")),
              .conditions = conditions(at(status, "conditions")),
              .capacity = quantities(at(status, "capacity")),
              .allocatable = quantities(at(status, "allocatable")),
              .kubeletVersion = text(at(info, "kubeletVersion")),
              .osImage = text(at(info, "osImage")),
              .architecture = text(at(info, "architecture")),
              .internalIp = {}};
    for (const auto& [type, address] : each(at(status, "addresses"), [](const json& a) {
             return std::pair{text(at(a, "type")), text(at(a, "address"))};
         }))
        if (type == "InternalIP" && node.internalIp.empty()) node.internalIp = address;
    return node;
}

PersistentVolumeClaim claim(const json& o) {
    return {.meta = meta(o),
            .phase = text(at(o, "status", "phase")),
            .volumeName = text(at(o, "spec", "volumeName")),
            .storageClass = text(at(o, "spec", "storageClassName")),
            .requested = quantity(at(o, "spec", "resources", "requests"), "storage"),
            .capacity = quantity(at(o, "status", "capacity"), "storage")};
}

StatefulSet statefulSet(const json& o) {
    const json& spec = at(o, "spec");
    const json& status = at(o, "status");
    return {.meta = meta(o),
            .replicas = orDefault(at(spec, "replicas"), 1),
            .partition = orDefault<int>(at(spec, "updateStrategy", "rollingUpdate", "partition")),
            .updateStrategy = text(at(spec, "updateStrategy", "type")),
            .podManagementPolicy = text(at(spec, "podManagementPolicy")),
            .serviceName = text(at(spec, "serviceName")),
            .selector = texts(at(spec, "selector", "matchLabels")),
            .containers = containers(at(spec, "template", "spec", "containers")),
            .claimTemplates =
                each(at(spec, "volumeClaimTemplates"), [](const json& c) { return text(at(c, "metadata", "name")); }),
            .observedGeneration = orDefault<std::int64_t>(at(status, "observedGeneration")),
            .currentReplicas = orDefault<int>(at(status, "currentReplicas")),
            .readyReplicas = orDefault<int>(at(status, "readyReplicas")),
            .updatedReplicas = orDefault<int>(at(status, "updatedReplicas")),
            .statusReplicas = orDefault<int>(at(status, "replicas")),
            .currentRevision = text(at(status, "currentRevision")),
            .updateRevision = text(at(status, "updateRevision"))};
}

Event event(const json& o) {
    Event event{.meta = meta(o),
                .type = text(at(o, "type")),
                .reason = text(at(o, "reason")),
                .message = text(at(o, "message")),
                .objectKind = text(at(o, "involvedObject", "kind")),
                .objectName = text(at(o, "involvedObject", "name")),
                .source = text(at(o, "source", "component")),
                .count = orDefault(at(o, "count"), 1)};
    if (event.source.empty()) event.source = text(at(o, "reportingComponent"));
    for (const json& stamp :
         {at(o, "series", "lastObservedTime"), at(o, "lastTimestamp"), at(o, "eventTime"), at(o, "firstTimestamp")})
        if (!event.last) event.last = time(stamp);
    if (!event.last) event.last = event.meta.created;
    if (const json& series = at(o, "series", "count"); !series.is_null()) event.count = series.get<int>();
    return event;
}

template <class Read>
auto guarded(const json& object, const char* kind, Read read) -> Expected<decltype(read(object))> {
    try {
        if (!object.is_object()) throw json::type_error::create(302, "no object", &object);
        return read(object);
    } catch (const json::exception& problem) {
        const auto name = object.is_object() ? object.value(json::json_pointer("/metadata/name"), json()) : json();
        return fail(ErrorCode::Protocol,
                    fmt::format("the server sent a {} that can't be read: {}", kind, problem.what()),
                    name.is_string() ? name.get<std::string>() : std::string());
    }
}

bool isTrue(const std::vector<Condition>& conditions, std::string_view type) {
    return std::ranges::any_of(conditions, [&](const auto& c) { return c.type == type && c.status == "True"; });
}

Job job(const json& o) {
    const auto conditionsNow = conditions(at(o, "status", "conditions"));
    return {.meta = meta(o), .finished = isTrue(conditionsNow, "Complete") || isTrue(conditionsNow, "Failed")};
}

std::string joined(const std::string& reason, const std::string& message) {
    if (reason.empty() || message.empty()) return reason + message;
    return reason + ": " + message;
}

/// What keeps one container from running, or nothing.
std::string troubleOf(const ContainerStatus& status) {
    if (status.state == "waiting" && status.reason != "ContainerCreating" && status.reason != "PodInitializing") {
        auto words = joined(status.reason, status.message);
        if (status.exitCode) words += fmt::format(" (container {} ended with {})", status.name, *status.exitCode);
        return words;
    }
    if (status.state == "terminated" && status.exitCode.value_or(0) != 0)
        return joined(fmt::format("{} (container {} ended with {})", status.reason, status.name, *status.exitCode),
                      status.message);
    return {};
}

}  // namespace

template <>
Expected<ObjectMeta> parse(const json& object) {
    return guarded(object, "metadata", meta);
}
template <>
Expected<Pod> parse(const json& object) {
    return guarded(object, "Pod", pod);
}
template <>
Expected<Node> parse(const json& object) {
    return guarded(object, "Node", node);
}
template <>
Expected<PersistentVolumeClaim> parse(const json& object) {
    return guarded(object, "PersistentVolumeClaim", claim);
}
template <>
Expected<StatefulSet> parse(const json& object) {
    return guarded(object, "StatefulSet", statefulSet);
}
template <>
Expected<Job> parse(const json& object) {
    return guarded(object, "Job", job);
}
template <>
Expected<Event> parse(const json& object) {
    return guarded(object, "Event", event);
}

bool Pod::ready() const { return isTrue(conditions, "Ready"); }

std::optional<int> Pod::ordinal() const {
    const auto dash = meta.name.rfind('-');
    if (dash == std::string::npos) return std::nullopt;
    int number = 0;
    const char* end = meta.name.data() + meta.name.size();
    const auto [rest, problem] = std::from_chars(meta.name.data() + dash + 1, end, number);
    if (problem != std::errc() || rest != end || number < 0) return std::nullopt;
    return number;
}

std::string Pod::revision() const {
    const auto found = meta.labels.find("controller-revision-hash");
    return found == meta.labels.end() ? std::string() : found->second;
}

int Pod::restarts() const {
    int sum = 0;
    for (const auto& status : statuses) sum += status.restarts;
    return sum;
}

std::string Pod::trouble() const {
    if (terminating()) return "Terminating";
    if (ready()) return {};
    if (!reason.empty()) return joined(reason, message);
    for (const auto& condition : conditions)
        if (condition.type == "PodScheduled" && condition.status == "False")
            return joined(condition.reason, condition.message);
    for (const auto* list : {&initStatuses, &statuses})
        for (const auto& status : *list)
            if (auto words = troubleOf(status); !words.empty()) return words;
    for (const auto& status : statuses)
        if (status.state == "waiting") return joined(status.reason, status.message);
    for (const auto& condition : conditions)
        if (condition.type == "Ready") return joined(condition.reason, condition.message);
    return phase.empty() ? "Pending" : phase;
}

bool Node::ready() const { return isTrue(conditions, "Ready"); }

std::string Node::zone() const {
    const auto found = meta.labels.find("topology.kubernetes.io/zone");
    return found == meta.labels.end() ? std::string() : found->second;
}

std::optional<double> parseQuantity(std::string_view text) {
    double number = 0;
    const char* end = text.data() + text.size();
    if (text.starts_with("+-")) return std::nullopt;
    const char* begin = text.starts_with('+') ? text.data() + 1 : text.data();
    const auto [rest, problem] = std::from_chars(begin, end, number, std::chars_format::fixed);
    if (problem != std::errc()) return std::nullopt;
    const std::string_view suffix(rest, static_cast<std::size_t>(end - rest));
    static const std::map<std::string_view, double> factors{
        {"", 1},        {"n", 1e-9},    {"u", 1e-6},    {"m", 1e-3},   {"k", 1e3},     {"M", 1e6},
        {"G", 1e9},     {"T", 1e12},    {"P", 1e15},    {"E", 1e18},   {"Ki", 0x1p10}, {"Mi", 0x1p20},
        {"Gi", 0x1p30}, {"Ti", 0x1p40}, {"Pi", 0x1p50}, {"Ei", 0x1p60}};
    if (const auto factor = factors.find(suffix); factor != factors.end()) return number * factor->second;
    if (!suffix.starts_with('e') && !suffix.starts_with('E')) return std::nullopt;
    const auto [scientificEnd, bad] = std::from_chars(begin, end, number, std::chars_format::general);
    if (bad != std::errc() || scientificEnd != end) return std::nullopt;
    return number;
}

}  // namespace slotpilot::kube
