// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/controllers.h"

#include <fmt/format.h>
#include <sys/utsname.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/wait.h"
#include "kube/types.h"
#include "playground/lifecycle.h"
#include "playground/statefulset.h"

namespace slotpilot::playground {
namespace {

constexpr auto hostnameLabel = "kubernetes.io/hostname";

double quantity(const Json& value) {
    const auto parsed = kube::parseQuantity(value.is_string() ? value.get<std::string>() : value.dump());
    return parsed.value_or(0);
}

Json makeNode(int number) {
    utsname machine{};
    ::uname(&machine);
    const auto name = fmt::format("playground-{}", number);
    const Json capacity{{"cpu", "8"}, {"memory", "16Gi"}, {"pods", "110"}, {"ephemeral-storage", "100Gi"}};
    Json status{{"capacity", capacity},
                {"allocatable", capacity},
                {"addresses",
                 {{{"type", "InternalIP"}, {"address", fmt::format("10.0.0.{}", number)}},
                  {{"type", "Hostname"}, {"address", name}}}},
                {"nodeInfo",
                 {{"kubeletVersion", "v1.32.0+playground"},
                  {"kubeProxyVersion", "v1.32.0+playground"},
                  {"osImage", "Slotpilot playground"},
                  {"operatingSystem", "linux"},
                  {"architecture", std::string(machine.machine) == "aarch64" ? "arm64" : "amd64"},
                  {"kernelVersion", machine.release},
                  {"containerRuntimeVersion", "processes://1"},
                  {"machineID", ""},
                  {"systemUUID", ""},
                  {"bootID", ""}}}};
    setCondition(status, "MemoryPressure", false, "KubeletHasSufficientMemory");
    setCondition(status, "DiskPressure", false, "KubeletHasNoDiskPressure");
    setCondition(status, "Ready", true, "KubeletReady", "the playground is running");
    return {{"apiVersion", "v1"},
            {"kind", "Node"},
            {"metadata",
             {{"name", name},
              {"labels",
               {{hostnameLabel, name},
                {"kubernetes.io/os", "linux"},
                {"kubernetes.io/arch", status["nodeInfo"]["architecture"]},
                {"topology.kubernetes.io/region", "playground"},
                {"topology.kubernetes.io/zone", fmt::format("zone-{}", static_cast<char>('a' + (number - 1) % 3))}}}}},
            {"spec", Json::object()},
            {"status", status}};
}

struct Requests {
    double cpu = 0, memory = 0;
};

Requests requestsOf(const Json& pod) {
    Requests sum;
    for (const auto& container : at(pod, "/spec/containers")) {
        for (const auto* from : {"/resources/requests", "/resources/limits"}) {
            const auto& wanted = at(container, from);
            if (!wanted.is_object()) continue;
            sum.cpu += wanted.contains("cpu") ? quantity(wanted["cpu"]) : 0;
            sum.memory += wanted.contains("memory") ? quantity(wanted["memory"]) : 0;
            // Limits stand in only where there are no requests.
            break;
        }
    }
    return sum;
}

bool isActive(const Json& pod) {
    const auto phase = text(pod, "/status/phase");
    return phase != "Succeeded" && phase != "Failed";
}

/// Why the node can't take the pod, in the scheduler's words; empty if it can.
std::string whyNot(const Json& node, const Json& pod, const std::vector<Object>& pods) {
    if (at(node, "/spec/unschedulable") == true) return "node(s) were unschedulable";
    const auto& labels = at(node, "/metadata/labels");
    const auto& selector = at(pod, "/spec/nodeSelector");
    if (selector.is_object())
        for (const auto& [name, value] : selector.items())
            if (!labels.is_object() || !labels.contains(name) || labels[name] != value)
                return "node(s) didn't match Pod's node affinity/selector";
    Requests used = requestsOf(pod);
    for (const auto& other : pods) {
        if (text(*other, "/spec/nodeName") != text(node, "/metadata/name") || !isActive(*other)) continue;
        const auto theirs = requestsOf(*other);
        used.cpu += theirs.cpu;
        used.memory += theirs.memory;
    }
    if (used.cpu > quantity(at(node, "/status/allocatable/cpu"))) return "Insufficient cpu";
    if (used.memory > quantity(at(node, "/status/allocatable/memory"))) return "Insufficient memory";
    return {};
}

/// Why the pod's claims keep it from a node; empty if they don't.
std::string claimTrouble(const Store& store, const Json& pod) {
    for (const auto& volume : at(pod, "/spec/volumes")) {
        const auto name = text(volume, "/persistentVolumeClaim/claimName");
        if (name.empty()) continue;
        const auto claim = store.get({"persistentvolumeclaims", text(pod, "/metadata/namespace"), name});
        if (!claim) return "persistentvolumeclaim \"" + name + "\" not found";
        if (isTerminating(*claim)) return "persistentvolumeclaim \"" + name + "\" is being deleted";
        if (text(*claim, "/status/phase") != "Bound") return "pod has unbound immediate PersistentVolumeClaims";
    }
    return {};
}

void refuseToSchedule(Store& store, const Json& pod, const std::string& message) {
    const Key key = keyOf(kindOf("pods"), pod);
    bool changed = false;
    (void)store.update(key, [&](Json& object) -> Answer<void> {
        const Json before = object["status"];
        setCondition(object["status"], "PodScheduled", false, "Unschedulable", message);
        changed = before != object["status"];
        return {};
    });
    if (changed) recordEvent(store, pod, "Warning", "FailedScheduling", message, "default-scheduler");
}

void schedule(Store& store, const Json& pod) {
    const auto nodes = store.list("nodes").objects;
    const auto pods = store.list("pods").objects;
    const auto owner = text(pod, "/metadata/ownerReferences/0/uid");
    std::map<std::string, int> reasons;
    std::tuple<int, int, std::string> best;
    bool found = false;
    const auto trouble = claimTrouble(store, pod);
    for (const auto& node : nodes) {
        if (const auto reason = trouble.empty() ? whyNot(*node, pod, pods) : trouble; !reason.empty()) {
            ++reasons[reason];
            continue;
        }
        int siblings = 0, load = 0;
        const auto name = text(*node, "/metadata/name");
        for (const auto& other : pods) {
            if (text(*other, "/spec/nodeName") != name || !isActive(*other)) continue;
            ++load;
            siblings += !owner.empty() && text(*other, "/metadata/ownerReferences/0/uid") == owner;
        }
        const std::tuple candidate{siblings, load, name};
        if (!found || candidate < best) best = candidate;
        found = true;
    }
    if (!found) {
        auto message = fmt::format("0/{} nodes are available: ", nodes.size());
        std::string separator;
        for (const auto& [reason, count] : reasons) {
            message += separator + (trouble.empty() ? fmt::format("{} {}", count, reason) : reason);
            separator = ", ";
        }
        message += fmt::format(". preemption: 0/{} nodes are available: {} Preemption is not helpful for scheduling.",
                               nodes.size(), nodes.size());
        refuseToSchedule(store, pod, message);
        return;
    }
    const auto node = std::get<2>(best);
    const auto placed = store.update(keyOf(kindOf("pods"), pod), [&](Json& object) -> Answer<void> {
        object["spec"]["nodeName"] = node;
        setCondition(object["status"], "PodScheduled", true);
        return {};
    });
    if (placed)
        recordEvent(store, pod, "Normal", "Scheduled",
                    fmt::format("Successfully assigned {}/{} to {}", text(pod, "/metadata/namespace"),
                                text(pod, "/metadata/name"), node),
                    "default-scheduler");
}

void bindClaim(Store& store, const Json& claim) {
    const auto key = keyOf(kindOf("persistentvolumeclaims"), claim);
    const auto className = text(claim, "/spec/storageClassName");
    if (!store.get({"storageclasses.storage.k8s.io", "", className})) {
        const auto known = store.list("events", key.ns).objects;
        const bool said = std::any_of(known.begin(), known.end(), [&](const Object& event) {
            return text(*event, "/involvedObject/uid") == text(claim, "/metadata/uid");
        });
        if (!said)
            recordEvent(store, claim, "Warning", "ProvisioningFailed",
                        "storageclass.storage.k8s.io \"" + className + "\" not found", "persistentvolume-controller");
        return;
    }
    const auto volume = "pvc-" + text(claim, "/metadata/uid");
    const Json capacity{{"storage", at(claim, "/spec/resources/requests/storage")}};
    const Json modes = at(claim, "/spec/accessModes");
    (void)store.create({"persistentvolumes", "", volume}, {{"apiVersion", "v1"},
                                                           {"kind", "PersistentVolume"},
                                                           {"metadata", {{"name", volume}}},
                                                           {"spec",
                                                            {{"capacity", capacity},
                                                             {"accessModes", modes},
                                                             {"persistentVolumeReclaimPolicy", "Delete"},
                                                             {"storageClassName", className},
                                                             {"volumeMode", "Filesystem"},
                                                             {"claimRef",
                                                              {{"kind", "PersistentVolumeClaim"},
                                                               {"namespace", key.ns},
                                                               {"name", key.name},
                                                               {"uid", text(claim, "/metadata/uid")}}}}},
                                                           {"status", {{"phase", "Bound"}}}});
    (void)store.update(key, [&](Json& object) -> Answer<void> {
        object["spec"]["volumeName"] = volume;
        object["status"] = {{"phase", "Bound"}, {"accessModes", modes}, {"capacity", capacity}};
        return {};
    });
}

/// A claim that is being deleted goes when no pod uses it; its volume follows.
void releaseClaims(Store& store) {
    std::set<std::pair<std::string, std::string>> used;
    for (const auto& pod : store.list("pods").objects)
        for (const auto& volume : at(*pod, "/spec/volumes"))
            used.emplace(text(*pod, "/metadata/namespace"), text(volume, "/persistentVolumeClaim/claimName"));
    std::set<std::string> volumes;
    for (const auto& claim : store.list("persistentvolumeclaims").objects) {
        const auto key = keyOf(kindOf("persistentvolumeclaims"), *claim);
        volumes.insert(text(*claim, "/spec/volumeName"));
        if (isTerminating(*claim) && !used.contains({key.ns, key.name}))
            (void)store.update(key, [](Json& object) -> Answer<void> {
                auto& finalizers = object["metadata"]["finalizers"];
                finalizers.erase(std::remove(finalizers.begin(), finalizers.end(), "kubernetes.io/pvc-protection"),
                                 finalizers.end());
                return {};
            });
        if (text(*claim, "/status/phase") == "Pending" && !isTerminating(*claim)) bindClaim(store, *claim);
    }
    for (const auto& volume : store.list("persistentvolumes").objects)
        if (!text(*volume, "/spec/claimRef/uid").empty() && !volumes.contains(text(*volume, "/metadata/name")) &&
            !store.get({"persistentvolumeclaims", text(*volume, "/spec/claimRef/namespace"),
                        text(*volume, "/spec/claimRef/name")}))
            (void)store.remove({"persistentvolumes", "", text(*volume, "/metadata/name")});
}

/// Objects whose owners are all gone go, too; an owner deleted in the foreground waits for them.
void collectGarbage(Store& store) {
    const auto all = store.all();
    std::set<std::string> uids, foreground, blocked;
    for (const auto& [key, object] : all) {
        const auto uid = text(*object, "/metadata/uid");
        uids.insert(uid);
        const auto& finalizers = at(*object, "/metadata/finalizers");
        if (isTerminating(*object) &&
            std::find(finalizers.begin(), finalizers.end(), "foregroundDeletion") != finalizers.end())
            foreground.insert(uid);
    }
    for (const auto& [key, object] : all) {
        const auto& owners = at(*object, "/metadata/ownerReferences");
        if (owners.empty()) continue;
        bool kept = false;
        for (const auto& owner : owners) {
            const auto uid = text(owner, "/uid");
            if (foreground.contains(uid)) blocked.insert(uid);
            kept = kept || (uids.contains(uid) && !foreground.contains(uid));
        }
        if (!kept && !isTerminating(*object)) (void)deleteObject(store, key);
    }
    for (const auto& [key, object] : all) {
        const auto uid = text(*object, "/metadata/uid");
        if (!foreground.contains(uid) || blocked.contains(uid)) continue;
        (void)store.update(key, [](Json& changed) -> Answer<void> {
            auto& finalizers = changed["metadata"]["finalizers"];
            finalizers.erase(std::remove(finalizers.begin(), finalizers.end(), "foregroundDeletion"), finalizers.end());
            return {};
        });
    }
}

void emptyNamespaces(Store& store) {
    for (const auto& ns : store.list("namespaces").objects) {
        if (!isTerminating(*ns)) continue;
        const auto name = text(*ns, "/metadata/name");
        bool empty = true;
        for (const auto& [key, object] : store.all()) {
            if (key.ns != name) continue;
            empty = false;
            if (!isTerminating(*object)) (void)deleteObject(store, key);
        }
        if (empty) (void)store.remove({"namespaces", "", name});
    }
}

bool isFinished(const Json& job) { return hasCondition(job, "Complete") || hasCondition(job, "Failed"); }

/// ttlSecondsAfterFinished is over.
bool isExpired(const Json& job) {
    const auto& seconds = at(job, "/spec/ttlSecondsAfterFinished");
    if (!seconds.is_number()) return false;
    for (const auto& condition : at(job, "/status/conditions")) {
        const auto since = parseRfc3339(condition.value("lastTransitionTime", ""));
        if (since && std::chrono::system_clock::now() < *since + std::chrono::seconds(seconds.get<int>())) return false;
    }
    return true;
}

void reconcileJob(Store& store, const Json& job) {
    const auto key = keyOf(kindOf("jobs.batch"), job);
    if (isTerminating(job)) return;
    if (isFinished(job)) {
        if (isExpired(job)) (void)deleteObject(store, key);
        return;
    }
    int active = 0, succeeded = 0, failed = 0;
    std::vector<Object> running;
    for (const auto& pod : store.list("pods", key.ns).objects) {
        if (text(*pod, "/metadata/ownerReferences/0/uid") != text(job, "/metadata/uid")) continue;
        const auto phase = text(*pod, "/status/phase");
        ++(phase == "Succeeded" ? succeeded : phase == "Failed" ? failed : active);
        if (isActive(*pod) && !isTerminating(*pod)) running.push_back(pod);
    }
    const bool complete = succeeded >= at(job, "/spec/completions").get<int>();
    const bool hopeless = failed > at(job, "/spec/backoffLimit").get<int>();
    const int wanted =
        std::min(at(job, "/spec/parallelism").get<int>(), at(job, "/spec/completions").get<int>() - succeeded);
    for (; !complete && static_cast<int>(running.size()) > std::max(0, wanted); running.pop_back())
        (void)deleteObject(store, keyOf(kindOf("pods"), *running.back()));
    while (!complete && !hopeless && active < wanted) {
        Json pod{{"apiVersion", "v1"},
                 {"kind", "Pod"},
                 {"spec", at(job, "/spec/template/spec")},
                 {"metadata", at(job, "/spec/template").value("metadata", Json::object())},
                 {"status", {{"phase", "Pending"}}}};
        auto& meta = pod["metadata"];
        meta["name"] = key.name + "-" + randomSuffix(5);
        meta["namespace"] = key.ns;
        meta["labels"]["job-name"] = key.name;
        meta["labels"]["batch.kubernetes.io/job-name"] = key.name;
        meta["ownerReferences"] = Json::array({{{"apiVersion", "batch/v1"},
                                                {"kind", "Job"},
                                                {"name", key.name},
                                                {"uid", text(job, "/metadata/uid")},
                                                {"controller", true}}});
        if (!store.create({"pods", key.ns, meta["name"]}, pod)) break;
        ++active;
        recordEvent(store, job, "Normal", "SuccessfulCreate", "Created pod: " + text(pod, "/metadata/name"),
                    "job-controller");
    }
    (void)store.update(key, [&](Json& object) -> Answer<void> {
        auto& status = object["status"];
        if (!status.contains("startTime")) status["startTime"] = now();
        status["active"] = active;
        status["succeeded"] = succeeded;
        status["failed"] = failed;
        if (complete) setCondition(status, "Complete", true);
        if (complete) status["completionTime"] = now();
        if (hopeless)
            setCondition(status, "Failed", true, "BackoffLimitExceeded", "Job has reached the specified backoff limit");
        return {};
    });
}

}  // namespace

void createDefaults(Store& store, int nodes) {
    for (const auto* name : {"default", "kube-system"})
        (void)store.create({"namespaces", "", name},
                           {{"apiVersion", "v1"},
                            {"kind", "Namespace"},
                            {"metadata", {{"name", name}, {"labels", {{"kubernetes.io/metadata.name", name}}}}},
                            {"spec", {{"finalizers", {"kubernetes"}}}},
                            {"status", {{"phase", "Active"}}}});
    for (int number = 1; number <= nodes; ++number)
        (void)store.create({"nodes", "", fmt::format("playground-{}", number)}, makeNode(number));
    (void)store.create(
        {"storageclasses.storage.k8s.io", "", "standard"},
        {{"apiVersion", "storage.k8s.io/v1"},
         {"kind", "StorageClass"},
         {"metadata",
          {{"name", "standard"}, {"annotations", {{"storageclass.kubernetes.io/is-default-class", "true"}}}}},
         {"provisioner", "slotpilot.playground/directory"},
         {"reclaimPolicy", "Delete"},
         {"volumeBindingMode", "Immediate"}});
}

void reconcileAll(Store& store) {
    collectGarbage(store);
    emptyNamespaces(store);
    for (const auto& set : store.list("statefulsets.apps").objects) reconcileStatefulSet(store, *set);
    for (const auto& job : store.list("jobs.batch").objects) reconcileJob(store, *job);
    releaseClaims(store);
    for (const auto& pod : store.list("pods").objects)
        if (text(*pod, "/spec/nodeName").empty() && !isTerminating(*pod)) schedule(store, *pod);
}

void runControllers(Store& store, std::stop_token stop) {
    while (!stop.stop_requested()) {
        const auto before = store.revision();
        reconcileAll(store);
        // Time alone changes something only where a finished Job waits for its end.
        const auto jobs = store.list("jobs.batch").objects;
        const bool expiring = std::any_of(jobs.begin(), jobs.end(), [](const Object& job) { return isFinished(*job); });
        store.waitBeyond(before, expiring ? Milliseconds{1000} : std::chrono::hours(1), stop);
    }
}

}  // namespace slotpilot::playground
