// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/kinds.h"

#include <algorithm>

#include "playground/api_error.h"

namespace slotpilot::playground {

bool Kind::has(std::string_view subresource) const {
    return std::find(subresources.begin(), subresources.end(), subresource) != subresources.end();
}

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> table{
        {"", "v1", "namespaces", "Namespace", false, {"ns"}, {"status", "finalize"}},
        {"", "v1", "nodes", "Node", false, {"no"}, {"status"}},
        {"", "v1", "pods", "Pod", true, {"po"}, {"status", "log", "exec", "portforward", "eviction"}, true},
        {"", "v1", "services", "Service", true, {"svc"}, {"status"}, true},
        {"", "v1", "configmaps", "ConfigMap", true, {"cm"}},
        {"", "v1", "secrets", "Secret"},
        {"", "v1", "serviceaccounts", "ServiceAccount", true, {"sa"}},
        {"", "v1", "endpoints", "Endpoints", true, {"ep"}},
        {"", "v1", "events", "Event", true, {"ev"}},
        {"", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, {"pvc"}, {"status"}},
        {"", "v1", "persistentvolumes", "PersistentVolume", false, {"pv"}, {"status"}},
        {"apps", "v1", "statefulsets", "StatefulSet", true, {"sts"}, {"status", "scale"}, true},
        {"apps", "v1", "controllerrevisions", "ControllerRevision"},
        {"batch", "v1", "jobs", "Job", true, {}, {"status"}, true},
        {"coordination.k8s.io", "v1", "leases", "Lease"},
        {"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"},
        {"policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true, {"pdb"}, {"status"}},
        {"storage.k8s.io", "v1", "storageclasses", "StorageClass", false, {"sc"}},
        {"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false},
        {"authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false},
    };
    return table;
}

const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural) {
    for (const auto& kind : kinds())
        if (kind.group == group && kind.version == version && kind.plural == plural) return &kind;
    return nullptr;
}

const Kind& kindOf(std::string_view resource) {
    return *std::find_if(kinds().begin(), kinds().end(), [&](const Kind& kind) { return kind.resource() == resource; });
}

Json ApiError::status() const {
    Json result{{"kind", "Status"},    {"apiVersion", "v1"}, {"metadata", Json::object()},
                {"status", "Failure"}, {"message", message}, {"reason", reason},
                {"code", code}};
    if (!details.is_null()) result["details"] = details;
    return result;
}

namespace {

Json detailsOf(const Kind& kind, const std::string& name, bool byKind = false) {
    Json result{{"name", name}, {"kind", byKind ? kind.kind : kind.plural}};
    if (!kind.group.empty()) result["group"] = kind.group;
    return result;
}

}  // namespace

ApiError notFound(const Kind& kind, const std::string& name) {
    return {404, "NotFound", kind.resource() + " \"" + name + "\" not found", detailsOf(kind, name)};
}

ApiError alreadyExists(const Kind& kind, const std::string& name) {
    return {409, "AlreadyExists", kind.resource() + " \"" + name + "\" already exists", detailsOf(kind, name)};
}

ApiError conflict(const Kind& kind, const std::string& name, const std::string& why) {
    return {409, "Conflict", "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + why,
            detailsOf(kind, name)};
}

ApiError badRequest(const std::string& why) { return {400, "BadRequest", why}; }

ApiError invalid(const Kind& kind, const std::string& name, const std::string& field, const std::string& why) {
    auto details = detailsOf(kind, name, true);
    const auto type = why.substr(0, why.find(':'));
    const auto reason = type == "Required value" ? "FieldValueRequired"
                        : type == "Forbidden"    ? "FieldValueForbidden"
                                                 : "FieldValueInvalid";
    details["causes"] = Json::array({{{"reason", reason}, {"message", why}, {"field", field}}});
    return {422, "Invalid", kind.qualified() + " \"" + name + "\" is invalid: " + field + ": " + why, details};
}

}  // namespace slotpilot::playground
