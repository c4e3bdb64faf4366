// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/admission.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

#include "playground/certificates.h"
#include "playground/store.h"

namespace slotpilot::playground {
namespace {

void fill(Json& object, const char* name, Json value) {
    if (!object.contains(name) || object[name].is_null()) object[name] = std::move(value);
}

void setProbeDefaults(Json& container) {
    for (const auto* name : {"readinessProbe", "livenessProbe", "startupProbe"}) {
        const auto probe = container.find(name);
        if (probe == container.end() || !probe->is_object()) continue;
        fill(*probe, "timeoutSeconds", 1);
        fill(*probe, "periodSeconds", 10);
        fill(*probe, "successThreshold", 1);
        fill(*probe, "failureThreshold", 3);
        if (probe->contains("httpGet")) {
            fill((*probe)["httpGet"], "path", "/");
            fill((*probe)["httpGet"], "scheme", "HTTP");
        }
    }
}

void setContainerDefaults(Json& container) {
    if (!container.is_object()) return;
    const auto image = container.value("image", "");
    const auto tag = image.find(':', image.rfind('/') + 1);
    const bool latest = tag == std::string::npos || image.substr(tag) == ":latest";
    fill(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
    fill(container, "terminationMessagePath", "/dev/termination-log");
    fill(container, "terminationMessagePolicy", "File");
    fill(container, "resources", Json::object());
    for (auto& port : container["ports"].is_array() ? container["ports"] : container["ports"] = Json::array())
        fill(port, "protocol", "TCP");
    if (container["ports"].empty()) container.erase("ports");
    if (container.contains("env"))
        for (auto& variable : container["env"])
            if (variable.contains("valueFrom") && variable["valueFrom"].contains("fieldRef"))
                fill(variable["valueFrom"]["fieldRef"], "apiVersion", "v1");
    setProbeDefaults(container);
}

void setClaimDefaults(Json& claim) {
    auto& spec = claim["spec"];
    fill(spec, "volumeMode", "Filesystem");
    fill(spec, "storageClassName", "standard");
}

void setStatefulSetDefaults(Json& spec) {
    fill(spec, "replicas", 1);
    fill(spec, "podManagementPolicy", "OrderedReady");
    fill(spec, "revisionHistoryLimit", 10);
    fill(spec, "updateStrategy", Json::object());
    fill(spec["updateStrategy"], "type", "RollingUpdate");
    if (spec["updateStrategy"]["type"] == "RollingUpdate") {
        fill(spec["updateStrategy"], "rollingUpdate", Json::object());
        fill(spec["updateStrategy"]["rollingUpdate"], "partition", 0);
    }
    fill(spec, "persistentVolumeClaimRetentionPolicy", {{"whenDeleted", "Retain"}, {"whenScaled", "Retain"}});
    if (spec.contains("template")) {
        fill(spec["template"], "metadata", Json::object());
        setPodDefaults(spec["template"]["spec"]);
    }
    if (!spec.contains("volumeClaimTemplates")) return;
    for (auto& claim : spec["volumeClaimTemplates"]) {
        fill(claim, "apiVersion", "v1");
        fill(claim, "kind", "PersistentVolumeClaim");
        fill(claim["spec"], "volumeMode", "Filesystem");
        fill(claim["metadata"], "creationTimestamp", nullptr);
        fill(claim, "status", {{"phase", "Pending"}});
    }
}

void setServiceDefaults(Json& spec) {
    static std::atomic<unsigned> next{10};
    fill(spec, "type", "ClusterIP");
    if (spec["type"] != "ExternalName" && spec.value("clusterIP", "").empty()) {
        const auto number = next++;
        spec["clusterIP"] = "10.96." + std::to_string(number / 250 % 250) + "." + std::to_string(number % 250 + 1);
    }
    if (spec.contains("clusterIP")) fill(spec, "clusterIPs", Json::array({spec["clusterIP"]}));
    fill(spec, "sessionAffinity", "None");
    fill(spec, "internalTrafficPolicy", "Cluster");
    fill(spec, "ipFamilies", {"IPv4"});
    fill(spec, "ipFamilyPolicy", "SingleStack");
    if (!spec.contains("ports")) return;
    for (auto& port : spec["ports"]) {
        fill(port, "protocol", "TCP");
        if (port.contains("port")) fill(port, "targetPort", port["port"]);
    }
}

bool isDnsName(const std::string& name) {
    return !name.empty() && name.size() <= 253 && name.front() != '-' && name.back() != '-' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

Answer<void> validatePodSpec(const Kind& kind, const std::string& name, const Json& spec, const std::string& path) {
    const auto& containers = at(spec, "/containers");
    if (!containers.is_array() || containers.empty())
        return refuse(invalid(kind, name, path + ".containers", "Required value"));
    std::set<std::string> volumes, names;
    for (const auto& volume : at(spec, "/volumes")) volumes.insert(volume.value("name", ""));
    for (std::size_t i = 0; i < containers.size(); ++i) {
        const auto here = path + ".containers[" + std::to_string(i) + "]";
        const auto& container = containers[i];
        if (text(container, "/name").empty()) return refuse(invalid(kind, name, here + ".name", "Required value"));
        if (text(container, "/image").empty()) return refuse(invalid(kind, name, here + ".image", "Required value"));
        if (!names.insert(container["name"]).second)
            return refuse(invalid(kind, name, here + ".name", "Duplicate value: " + container["name"].dump()));
        const auto& mounts = at(container, "/volumeMounts");
        for (std::size_t m = 0; m < mounts.size() && kind.kind == "Pod"; ++m)
            if (const auto volume = text(mounts[m], "/name"); !volumes.contains(volume))
                return refuse(invalid(kind, name, here + ".volumeMounts[" + std::to_string(m) + "].name",
                                      "Not found: \"" + volume + "\""));
    }
    return {};
}

Answer<void> validateStatefulSet(const Kind& kind, const std::string& name, const Json& before, const Json& object) {
    const auto& spec = at(object, "/spec");
    if (!at(spec, "/replicas").is_number_integer() || spec["replicas"].get<int>() < 0)
        return refuse(
            invalid(kind, name, "spec.replicas",
                    "Invalid value: " + at(spec, "/replicas").dump() + ": must be greater than or equal to 0"));
    const auto& selector = at(spec, "/selector/matchLabels");
    if (!selector.is_object() || selector.empty())
        return refuse(
            invalid(kind, name, "spec.selector", "Invalid value: {}: empty selector is invalid for statefulset"));
    const auto& labels = at(spec, "/template/metadata/labels");
    for (const auto& [label, value] : selector.items())
        if (!labels.is_object() || !labels.contains(label) || labels[label] != value)
            return refuse(invalid(kind, name, "spec.template.metadata.labels",
                                  "Invalid value: " + labels.dump() + ": `selector` does not match template `labels`"));
    REFUSE_UNLESS(validatePodSpec(kind, name, at(spec, "/template/spec"), "spec.template.spec"));
    if (before.is_null()) return {};
    for (const auto* frozen : {"selector", "serviceName", "podManagementPolicy", "volumeClaimTemplates"})
        if (at(before, std::string("/spec/") + frozen) != at(spec, std::string("/") + frozen))
            return refuse(invalid(kind, name, "spec",
                                  "Forbidden: updates to statefulset spec for fields other than 'replicas', "
                                  "'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', "
                                  "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"));
    return {};
}

Json withoutMutable(Json spec) {
    for (const auto* list : {"containers", "initContainers"})
        if (spec.contains(list))
            for (auto& container : spec[list]) container.erase("image");
    spec.erase("tolerations");
    spec.erase("activeDeadlineSeconds");
    spec.erase("terminationGracePeriodSeconds");
    spec.erase("nodeName");
    return spec;
}

const std::map<std::string, std::set<std::string>>& knownFields() {
    static const std::map<std::string, std::set<std::string>> table{
        {"object", {"apiVersion", "kind", "metadata", "spec", "status"}},
        {"statefulset",
         {"replicas", "selector", "template", "volumeClaimTemplates", "serviceName", "podManagementPolicy",
          "updateStrategy", "revisionHistoryLimit", "minReadySeconds", "persistentVolumeClaimRetentionPolicy",
          "ordinals"}},
        {"template", {"metadata", "spec"}},
        {"pod",
         {"activeDeadlineSeconds",
          "affinity",
          "automountServiceAccountToken",
          "containers",
          "dnsConfig",
          "dnsPolicy",
          "enableServiceLinks",
          "ephemeralContainers",
          "hostAliases",
          "hostIPC",
          "hostNetwork",
          "hostPID",
          "hostUsers",
          "hostname",
          "imagePullSecrets",
          "initContainers",
          "nodeName",
          "nodeSelector",
          "os",
          "overhead",
          "preemptionPolicy",
          "priority",
          "priorityClassName",
          "readinessGates",
          "resourceClaims",
          "resources",
          "restartPolicy",
          "runtimeClassName",
          "schedulerName",
          "schedulingGates",
          "securityContext",
          "serviceAccount",
          "serviceAccountName",
          "setHostnameAsFQDN",
          "shareProcessNamespace",
          "subdomain",
          "terminationGracePeriodSeconds",
          "tolerations",
          "topologySpreadConstraints",
          "volumes"}},
        {"container",
         {"args",
          "command",
          "env",
          "envFrom",
          "image",
          "imagePullPolicy",
          "lifecycle",
          "livenessProbe",
          "name",
          "ports",
          "readinessProbe",
          "resizePolicy",
          "resources",
          "restartPolicy",
          "securityContext",
          "startupProbe",
          "stdin",
          "stdinOnce",
          "terminationMessagePath",
          "terminationMessagePolicy",
          "tty",
          "volumeDevices",
          "volumeMounts",
          "workingDir"}}};
    return table;
}

void checkFields(const Json& object, const char* type, const std::string& path, std::vector<std::string>& unknown) {
    const auto& known = knownFields().at(type);
    if (!object.is_object()) return;
    for (const auto& [name, value] : object.items())
        if (!known.contains(name)) unknown.push_back(path + name);
}

void checkPodFields(const Json& spec, const std::string& path, std::vector<std::string>& unknown) {
    checkFields(spec, "pod", path, unknown);
    for (const auto* list : {"initContainers", "containers"}) {
        const auto& containers = at(spec, std::string("/") + list);
        for (std::size_t i = 0; i < containers.size(); ++i)
            checkFields(containers[i], "container", path + list + "[" + std::to_string(i) + "].", unknown);
    }
}

}  // namespace

void setPodDefaults(Json& spec) {
    fill(spec, "restartPolicy", "Always");
    fill(spec, "terminationGracePeriodSeconds", 30);
    fill(spec, "dnsPolicy", "ClusterFirst");
    fill(spec, "schedulerName", "default-scheduler");
    fill(spec, "securityContext", Json::object());
    for (const auto* list : {"containers", "initContainers"})
        if (spec.contains(list) && spec[list].is_array())
            for (auto& container : spec[list]) setContainerDefaults(container);
    if (!spec.contains("volumes") || !spec["volumes"].is_array()) return;
    for (auto& volume : spec["volumes"])
        for (const auto* type : {"configMap", "secret"})
            if (volume.contains(type)) fill(volume[type], "defaultMode", 420);
}

void setDefaults(const Kind& kind, Json& object) {
    if (kind.kind == "StatefulSet" && object.contains("spec")) setStatefulSetDefaults(object["spec"]);
    if (kind.kind == "Pod") {
        setPodDefaults(object["spec"]);
        fill(object, "status", {{"phase", "Pending"}, {"qosClass", "BestEffort"}});
    }
    if (kind.kind == "Job" && object.contains("spec")) {
        fill(object["spec"], "backoffLimit", 6);
        fill(object["spec"], "completions", 1);
        fill(object["spec"], "parallelism", 1);
        setPodDefaults(object["spec"]["template"]["spec"]);
    }
    if (kind.kind == "Service") setServiceDefaults(object["spec"]);
    if (kind.kind == "Secret") {
        fill(object, "type", "Opaque");
        if (!object.contains("stringData")) return;
        // stringData is write-only: base64 of it goes to data.
        for (const auto& [name, value] : object["stringData"].items())
            object["data"][name] = base64(value.is_string() ? value.get<std::string>() : value.dump());
        object.erase("stringData");
    }
    if (kind.kind == "PersistentVolumeClaim") {
        setClaimDefaults(object);
        fill(object, "status", {{"phase", "Pending"}});
        fill(object["metadata"], "finalizers", {"kubernetes.io/pvc-protection"});
    }
    if (kind.kind == "Namespace") {
        fill(object, "spec", {{"finalizers", {"kubernetes"}}});
        fill(object, "status", {{"phase", "Active"}});
        object["metadata"]["labels"]["kubernetes.io/metadata.name"] = object["metadata"]["name"];
    }
}

Answer<void> validate(const Kind& kind, const Json& before, const Json& object) {
    const auto name = text(object, "/metadata/name");
    if (name.empty())
        return refuse(invalid(kind, name, "metadata.name", "Required value: name or generateName is required"));
    if (!isDnsName(name))
        return refuse(invalid(kind, name, "metadata.name",
                              "Invalid value: \"" + name +
                                  "\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
                                  "characters, '-' or '.', and must start and end with an alphanumeric character"));
    if (kind.kind == "StatefulSet") return validateStatefulSet(kind, name, before, object);
    if (kind.kind == "Job") return validatePodSpec(kind, name, at(object, "/spec/template/spec"), "spec.template.spec");
    if (kind.kind != "Pod") return {};
    REFUSE_UNLESS(validatePodSpec(kind, name, at(object, "/spec"), "spec"));
    if (!before.is_null() && withoutMutable(at(before, "/spec")) != withoutMutable(at(object, "/spec")))
        return refuse(invalid(kind, name, "spec",
                              "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,"
                              "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only "
                              "additions to existing tolerations),`spec.terminationGracePeriodSeconds`"));
    return {};
}

std::vector<std::string> unknownFields(const Kind& kind, const Json& object) {
    std::vector<std::string> unknown;
    if (kind.kind != "StatefulSet" && kind.kind != "Pod") return unknown;
    checkFields(object, "object", "", unknown);
    if (kind.kind == "Pod") {
        checkPodFields(at(object, "/spec"), "spec.", unknown);
        return unknown;
    }
    checkFields(at(object, "/spec"), "statefulset", "spec.", unknown);
    checkFields(at(object, "/spec/template"), "template", "spec.template.", unknown);
    checkPodFields(at(object, "/spec/template/spec"), "spec.template.spec.", unknown);
    return unknown;
}

}  // namespace slotpilot::playground
