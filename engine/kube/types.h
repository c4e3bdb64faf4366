// SPDX-License-Identifier: GPL-3.0-or-later
// The objects that Slotpilot reads, with the fields that it uses. Written objects are JSON, so that nothing is dropped.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "kube/resource.h"

namespace slotpilot::kube {

struct OwnerReference {
    std::string kind, name, uid;
    bool operator==(const OwnerReference&) const = default;
};

struct ObjectMeta {
    std::string name, ns, uid, resourceVersion;
    std::int64_t generation = 0;
    std::map<std::string, std::string> labels, annotations;
    std::optional<WallTime> created, deleted;  ///< creationTimestamp, deletionTimestamp
    std::vector<OwnerReference> owners;
    bool operator==(const ObjectMeta&) const = default;
};

struct Condition {
    std::string type, status, reason, message;
    std::optional<WallTime> changed;
    bool operator==(const Condition&) const = default;
};

struct ContainerStatus {
    std::string name, image, imageId;
    bool ready = false;
    int restarts = 0;
    std::string state;            ///< "waiting", "running" or "terminated"
    std::string reason, message;  ///< of that state, e.g. "ImagePullBackOff"
    std::optional<int> exitCode;  ///< of the present or the last termination
    std::optional<WallTime> started;
    bool operator==(const ContainerStatus&) const = default;
};

struct Container {
    std::string name, image;
    std::map<std::string, std::string> requests, limits;
    std::vector<int> ports;
    bool operator==(const Container&) const = default;
};

struct Pod {
    static const Resource& resource() { return resources::pods; }
    ObjectMeta meta;
    std::string nodeName, phase, podIp, reason, message;
    std::vector<Container> containers;
    std::vector<ContainerStatus> statuses;
    std::vector<Condition> conditions;
    std::vector<std::string> claims;  ///< names of its PVCs
    std::optional<WallTime> started;
    std::vector<ContainerStatus> initStatuses = {};

    bool ready() const;  ///< condition Ready is True
    bool terminating() const { return meta.deleted.has_value(); }
    /// The ordinal in its name ("redis-12" gives 12), as StatefulSets form it.
    std::optional<int> ordinal() const;
    std::string revision() const;  ///< label controller-revision-hash
    int restarts() const;
    /// Why it isn't ready, in Kubernetes' words: "ImagePullBackOff: ...", "Unschedulable: 0/3 nodes ..."; empty if
    /// ready.
    std::string trouble() const;
    bool operator==(const Pod&) const = default;
};

struct Node {
    static const Resource& resource() { return resources::nodes; }
    ObjectMeta meta;
    bool unschedulable = false;
    std::vector<Condition> conditions;
    std::map<std::string, std::string> capacity, allocatable;
    std::string kubeletVersion, osImage, architecture, internalIp;
    bool ready() const;
    std::string zone() const;  ///< label topology.kubernetes.io/zone
    bool operator==(const Node&) const = default;
};

struct PersistentVolumeClaim {
    static const Resource& resource() { return resources::persistentVolumeClaims; }
    ObjectMeta meta;
    std::string phase, volumeName, storageClass, requested, capacity;
    bool operator==(const PersistentVolumeClaim&) const = default;
};

struct StatefulSet {
    static const Resource& resource() { return resources::statefulSets; }
    ObjectMeta meta;
    int replicas = 0;   ///< spec.replicas
    int partition = 0;  ///< spec.updateStrategy.rollingUpdate.partition
    std::string updateStrategy, podManagementPolicy, serviceName;
    std::map<std::string, std::string> selector;  ///< matchLabels
    std::vector<Container> containers;            ///< of the template
    std::vector<std::string> claimTemplates;
    std::int64_t observedGeneration = 0;
    int currentReplicas = 0, readyReplicas = 0, updatedReplicas = 0, statusReplicas = 0;
    std::string currentRevision, updateRevision;
    bool operator==(const StatefulSet&) const = default;
};

/// Of a Job only whether it goes on.
struct Job {
    static const Resource& resource() { return resources::jobs; }
    ObjectMeta meta;
    bool finished = false;  ///< condition Complete or Failed
    bool operator==(const Job&) const = default;
};

struct Event {
    static const Resource& resource() { return resources::events; }
    ObjectMeta meta;
    std::string type, reason, message, objectKind, objectName, source;
    int count = 1;
    std::optional<WallTime> last;
    bool operator==(const Event&) const = default;
};

/// Reads objects; missing fields keep their defaults, a wrong type is an Error. Errors: Protocol.
template <class T>
Expected<T> parse(const nlohmann::json& object);
template <>
Expected<ObjectMeta> parse(const nlohmann::json& object);
template <>
Expected<Pod> parse(const nlohmann::json& object);
template <>
Expected<Node> parse(const nlohmann::json& object);
template <>
Expected<PersistentVolumeClaim> parse(const nlohmann::json& object);
template <>
Expected<StatefulSet> parse(const nlohmann::json& object);
template <>
Expected<Job> parse(const nlohmann::json& object);
template <>
Expected<Event> parse(const nlohmann::json& object);

/// A resource quantity in its base unit ("500m" CPU gives 0.5, "1Gi" gives 1073741824). Nothing if it is none.
/// Rule: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
std::optional<double> parseQuantity(std::string_view text);

}  // namespace slotpilot::kube
