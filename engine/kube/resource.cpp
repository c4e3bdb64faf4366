// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/resource.h"

#include "kube/encoding.h"

namespace slotpilot::kube {

std::string Resource::path(const std::string& ns, const std::string& name) const {
    std::string path = group.empty() ? "/api/" + version : "/apis/" + group + "/" + version;
    if (namespaced && !ns.empty()) path += "/namespaces/" + percentEncode(ns);
    path += "/" + plural;
    if (!name.empty()) path += "/" + percentEncode(name);
    return path;
}

namespace resources {
const Resource namespaces{"", "v1", "namespaces", "Namespace", false};
const Resource nodes{"", "v1", "nodes", "Node", false};
const Resource pods{"", "v1", "pods", "Pod"};
const Resource services{"", "v1", "services", "Service"};
const Resource configMaps{"", "v1", "configmaps", "ConfigMap"};
const Resource secrets{"", "v1", "secrets", "Secret"};
const Resource persistentVolumeClaims{"", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"};
const Resource events{"", "v1", "events", "Event"};
const Resource statefulSets{"apps", "v1", "statefulsets", "StatefulSet"};
const Resource leases{"coordination.k8s.io", "v1", "leases", "Lease"};
const Resource jobs{"batch", "v1", "jobs", "Job"};
const Resource podDisruptionBudgets{"policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget"};
const Resource selfSubjectAccessReviews{"authorization.k8s.io", "v1", "selfsubjectaccessreviews",
                                        "SelfSubjectAccessReview", false};
}  // namespace resources

}  // namespace slotpilot::kube
