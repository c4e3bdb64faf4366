// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/table.h"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "base/time.h"

namespace slotpilot::playground {
namespace {

struct Column {
    std::string name;
    std::function<Json(const Json&)> cell;
    int priority = 0;  ///< above 0: only with -o wide
};
using Columns = std::vector<Column>;

/// As kubectl prints ages: at most two units, the smaller one only while the larger is small.
std::string age(const std::string& since) {
    const auto time = parseRfc3339(since);
    if (!time) return "<unknown>";
    const auto s = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now() - *time).count();
    if (s < 0) return "0s";
    if (s < 120) return fmt::format("{}s", s);
    if (s < 600) return s % 60 ? fmt::format("{}m{}s", s / 60, s % 60) : fmt::format("{}m", s / 60);
    if (s < 3 * 3600) return fmt::format("{}m", s / 60);
    if (s < 8 * 3600) return s / 60 % 60 ? fmt::format("{}h{}m", s / 3600, s / 60 % 60) : fmt::format("{}h", s / 3600);
    if (s < 48 * 3600) return fmt::format("{}h", s / 3600);
    if (s < 8 * 86400)
        return s / 3600 % 24 ? fmt::format("{}d{}h", s / 86400, s / 3600 % 24) : fmt::format("{}d", s / 86400);
    return fmt::format("{}d", s / 86400);
}

std::string orNone(const std::string& value) { return value.empty() ? "<none>" : value; }

Column path(const char* name, const char* pointer, int priority = 0) {
    return {name, [pointer = std::string(pointer)](const Json& o) { return Json(orNone(text(o, pointer))); }, priority};
}

const Column ageColumn{"Age", [](const Json& o) { return Json(age(text(o, "/metadata/creationTimestamp"))); }};

std::string joined(const Json& items, const std::function<std::string(const Json&)>& of) {
    std::string result;
    for (const auto& item : items) result += (result.empty() ? "" : ",") + of(item);
    return result;
}

std::string containerField(const Json& containers, const char* field) {
    return joined(containers, [&](const Json& container) { return container.value(field, ""); });
}

std::string selector(const Json& labels) {
    std::string result;
    if (labels.is_object())
        for (const auto& [name, value] : labels.items())
            result += (result.empty() ? "" : ",") + name + "=" + value.get<std::string>();
    return orNone(result);
}

std::string conditionStatus(const Json& object, const std::string& type) {
    for (const auto& condition : at(object, "/status/conditions"))
        if (condition.value("type", "") == type) return condition.value("status", "");
    return {};
}

/// The word that kubectl prints under STATUS for a pod.
std::string podStatus(const Json& pod) {
    std::string result = text(pod, "/status/phase");
    if (const auto reason = text(pod, "/status/reason"); !reason.empty()) result = reason;
    bool running = false;
    for (const auto& status : at(pod, "/status/containerStatuses")) {
        const auto& state = at(status, "/state");
        if (state.contains("waiting") && !text(state, "/waiting/reason").empty())
            result = text(state, "/waiting/reason");
        else if (state.contains("terminated"))
            result = text(state, "/terminated/reason");
        else
            running = running || status.value("ready", false);
    }
    if (result == "Completed" && running) result = conditionStatus(pod, "Ready") == "True" ? "Running" : "NotReady";
    if (at(pod, "/metadata").contains("deletionTimestamp")) result = "Terminating";
    return result;
}

Json podReady(const Json& pod) {
    std::size_t ready = 0;
    for (const auto& status : at(pod, "/status/containerStatuses")) ready += status.value("ready", false);
    return fmt::format("{}/{}", ready, at(pod, "/spec/containers").size());
}

Json podRestarts(const Json& pod) {
    int restarts = 0;
    std::string last;
    for (const auto& status : at(pod, "/status/containerStatuses")) {
        restarts += status.value("restartCount", 0);
        last = std::max(last, text(status, "/lastState/terminated/finishedAt"));
    }
    return restarts && !last.empty() ? fmt::format("{} ({} ago)", restarts, age(last)) : std::to_string(restarts);
}

Json nodeStatus(const Json& node) {
    const std::string ready = conditionStatus(node, "Ready") == "True" ? "Ready" : "NotReady";
    return at(node, "/spec/unschedulable") == true ? ready + ",SchedulingDisabled" : ready;
}

Json nodeAddress(const Json& node, const std::string& type) {
    for (const auto& address : at(node, "/status/addresses"))
        if (address.value("type", "") == type) return address.value("address", "");
    return "<none>";
}

Json ports(const Json& service) {
    return orNone(joined(at(service, "/spec/ports"), [](const Json& port) {
        return fmt::format("{}/{}", port.value("port", 0), port.value("protocol", "TCP"));
    }));
}

Json accessModes(const Json& claim) {
    static const std::map<std::string, std::string> shorter{
        {"ReadWriteOnce", "RWO"}, {"ReadOnlyMany", "ROX"}, {"ReadWriteMany", "RWX"}, {"ReadWriteOncePod", "RWOP"}};
    return joined(at(claim, "/spec/accessModes"), [](const Json& mode) {
        const auto found = shorter.find(mode.get<std::string>());
        return found == shorter.end() ? mode.get<std::string>() : found->second;
    });
}

std::string number(const Json& value, const std::string& missing) { return value.is_number() ? value.dump() : missing; }

Column stringOf(const char* name, std::function<std::string(const Json&)> cell, int priority = 0) {
    return {name, [cell = std::move(cell)](const Json& o) { return Json(cell(o)); }, priority};
}

Columns podColumns() {
    return {{"Ready", podReady},
            {"Status", [](const Json& o) { return Json(podStatus(o)); }},
            {"Restarts", podRestarts},
            ageColumn,
            path("IP", "/status/podIP", 1),
            path("Node", "/spec/nodeName", 1),
            path("Nominated Node", "/status/nominatedNodeName", 1),
            path("Readiness Gates", "/spec/noGates", 1)};
}

Columns statefulSetColumns() {
    return {stringOf("Ready",
                     [](const Json& o) {
                         return number(at(o, "/status/readyReplicas"), "0") + "/" +
                                number(at(o, "/spec/replicas"), "0");
                     }),
            ageColumn,
            stringOf(
                "Containers",
                [](const Json& o) { return containerField(at(o, "/spec/template/spec/containers"), "name"); }, 1),
            stringOf(
                "Images",
                [](const Json& o) { return containerField(at(o, "/spec/template/spec/containers"), "image"); }, 1)};
}

Columns nodeColumns() {
    return {{"Status", nodeStatus},
            stringOf("Roles", [](const Json&) { return std::string("<none>"); }),
            ageColumn,
            path("Version", "/status/nodeInfo/kubeletVersion"),
            {"Internal-IP", [](const Json& o) { return nodeAddress(o, "InternalIP"); }, 1},
            {"External-IP", [](const Json& o) { return nodeAddress(o, "ExternalIP"); }, 1},
            path("OS-Image", "/status/nodeInfo/osImage", 1),
            path("Kernel-Version", "/status/nodeInfo/kernelVersion", 1),
            path("Container-Runtime", "/status/nodeInfo/containerRuntimeVersion", 1)};
}

Columns claimColumns() {
    return {path("Status", "/status/phase"),
            path("Volume", "/spec/volumeName"),
            path("Capacity", "/status/capacity/storage"),
            {"Access Modes", accessModes},
            path("StorageClass", "/spec/storageClassName"),
            ageColumn,
            path("VolumeMode", "/spec/volumeMode", 1)};
}

Columns eventColumns() {
    return {stringOf("Last Seen", [](const Json& o) { return age(text(o, "/lastTimestamp")); }),
            path("Type", "/type"),
            path("Reason", "/reason"),
            stringOf("Object",
                     [](const Json& o) {
                         auto kind = text(o, "/involvedObject/kind");
                         for (auto& c : kind) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                         return kind + "/" + text(o, "/involvedObject/name");
                     }),
            path("Source", "/source/component", 1),
            path("Message", "/message"),
            stringOf(
                "Count", [](const Json& o) { return number(at(o, "/count"), "1"); }, 1)};
}

const std::map<std::string, Columns>& columns() {
    static const std::map<std::string, Columns> table{
        {"Pod", podColumns()},
        {"StatefulSet", statefulSetColumns()},
        {"Node", nodeColumns()},
        {"PersistentVolumeClaim", claimColumns()},
        {"Event", eventColumns()},
        {"Namespace", {path("Status", "/status/phase"), ageColumn}},
        {"Service",
         {path("Type", "/spec/type"),
          path("Cluster-IP", "/spec/clusterIP"),
          path("External-IP", "/spec/externalName"),
          {"Port(s)", ports},
          ageColumn,
          stringOf(
              "Selector", [](const Json& o) { return selector(at(o, "/spec/selector")); }, 1)}},
        {"ConfigMap",
         {stringOf("Data", [](const Json& o) { return std::to_string(at(o, "/data").size()); }), ageColumn}},
        {"Secret",
         {path("Type", "/type"), stringOf("Data", [](const Json& o) { return std::to_string(at(o, "/data").size()); }),
          ageColumn}},
        {"Lease", {path("Holder", "/spec/holderIdentity"), ageColumn}},
        {"ControllerRevision",
         {stringOf("Controller",
                   [](const Json& o) { return "statefulset.apps/" + text(o, "/metadata/ownerReferences/0/name"); }),
          stringOf("Revision", [](const Json& o) { return number(at(o, "/revision"), "0"); }), ageColumn}},
        {"PersistentVolume",
         {path("Capacity", "/spec/capacity/storage"),
          {"Access Modes", accessModes},
          path("Reclaim Policy", "/spec/persistentVolumeReclaimPolicy"),
          path("Status", "/status/phase"),
          stringOf(
              "Claim",
              [](const Json& o) { return text(o, "/spec/claimRef/namespace") + "/" + text(o, "/spec/claimRef/name"); }),
          path("StorageClass", "/spec/storageClassName"),
          ageColumn}},
        {"StorageClass",
         {path("Provisioner", "/provisioner"), path("ReclaimPolicy", "/reclaimPolicy"),
          path("VolumeBindingMode", "/volumeBindingMode"), ageColumn}},
        {"Job",
         {stringOf("Status",
                   [](const Json& o) {
                       return conditionStatus(o, "Complete") == "True" ? "Complete"
                              : conditionStatus(o, "Failed") == "True" ? "Failed"
                                                                       : "Running";
                   }),
          stringOf("Completions",
                   [](const Json& o) {
                       return number(at(o, "/status/succeeded"), "0") + "/" + number(at(o, "/spec/completions"), "1");
                   }),
          ageColumn}},
        {"PodDisruptionBudget",
         {stringOf("Min Available",
                   [](const Json& o) {
                       const auto& value = at(o, "/spec/minAvailable");
                       return value.is_null() ? "N/A" : value.is_string() ? value.get<std::string>() : value.dump();
                   }),
          stringOf("Max Unavailable",
                   [](const Json& o) {
                       const auto& value = at(o, "/spec/maxUnavailable");
                       return value.is_null() ? "N/A" : value.is_string() ? value.get<std::string>() : value.dump();
                   }),
          ageColumn}},
    };
    return table;
}

const Columns& columnsOf(const Kind& kind) {
    static const Columns other{ageColumn};
    const auto found = columns().find(kind.kind);
    return found == columns().end() ? other : found->second;
}

Json definition(const std::string& name, int priority) {
    return {{"name", name},
            {"type", "string"},
            {"format", name == "Name" ? "name" : ""},
            {"description", name},
            {"priority", priority}};
}

}  // namespace

Json toTable(const Kind& kind, const std::vector<Object>& objects, const std::string& include, bool header) {
    // kubectl prints an event's name in no column of its own.
    const bool named = kind.kind != "Event";
    const auto& described = columnsOf(kind);
    Json definitions = Json::array(), rows = Json::array();
    if (named) definitions.push_back(definition("Name", 0));
    for (const auto& column : described) definitions.push_back(definition(column.name, column.priority));
    for (const auto& object : objects) {
        Json cells = Json::array();
        if (named) cells.push_back(text(*object, "/metadata/name"));
        for (const auto& column : described) cells.push_back(column.cell(*object));
        Json row{{"cells", std::move(cells)}};
        if (include == "Object")
            row["object"] = *object;
        else if (include != "None")
            row["object"] = {{"kind", "PartialObjectMetadata"},
                             {"apiVersion", "meta.k8s.io/v1"},
                             {"metadata", at(*object, "/metadata")}};
        rows.push_back(std::move(row));
    }
    return {{"kind", "Table"},
            {"apiVersion", "meta.k8s.io/v1"},
            {"metadata", Json::object()},
            {"columnDefinitions", header ? definitions : Json::array()},
            {"rows", std::move(rows)}};
}

}  // namespace slotpilot::playground
