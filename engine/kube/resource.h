// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace slotpilot::kube {

/// A kind of object that the API server serves.
struct Resource {
    std::string group;  ///< "" for the core group
    std::string version;
    std::string plural;  ///< as in paths: "statefulsets"
    std::string kind;    ///< as in objects: "StatefulSet"
    bool namespaced = true;

    /// "v1" or "apps/v1".
    std::string apiVersion() const { return group.empty() ? version : group + "/" + version; }
    /// "/api/v1/namespaces/NS/pods/NAME"; without the name the collection, without the namespace all namespaces.
    std::string path(const std::string& ns = {}, const std::string& name = {}) const;

    bool operator==(const Resource&) const = default;
};

namespace resources {
extern const Resource namespaces, nodes, pods, services, configMaps, secrets, persistentVolumeClaims, events,
    statefulSets, leases, jobs, podDisruptionBudgets, selfSubjectAccessReviews;
}

}  // namespace slotpilot::kube
