// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/discovery.h"

#include <set>

#include "playground/kinds.h"

namespace slotpilot::playground {
namespace {

std::string lower(std::string text) {
    for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

bool isReview(const Kind& kind) { return kind.group == "authorization.k8s.io"; }

Json verbsOf(const Kind& kind) {
    if (isReview(kind)) return {"create"};
    return {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"};
}

Json subresource(const Kind& kind, const std::string& name) {
    Json result{{"name", kind.plural + "/" + name},
                {"singularName", ""},
                {"namespaced", kind.namespaced},
                {"kind", kind.kind},
                {"verbs", {"get", "patch", "update"}}};
    if (name == "scale") {
        result["kind"] = "Scale";
        result["group"] = "autoscaling";
        result["version"] = "v1";
    } else if (name == "log") {
        result["verbs"] = {"get"};
    } else if (name == "exec" || name == "portforward") {
        result["kind"] = name == "exec" ? "PodExecOptions" : "PodPortForwardOptions";
        result["verbs"] = {"create", "get"};
    } else if (name == "eviction") {
        result["kind"] = "Eviction";
        result["group"] = "policy";
        result["version"] = "v1";
        result["verbs"] = {"create"};
    }
    return result;
}

Json resourceList(const std::string& apiVersion) {
    Json resources = Json::array();
    for (const auto& kind : kinds()) {
        if (kind.apiVersion() != apiVersion) continue;
        Json entry{{"name", kind.plural},
                   {"singularName", lower(kind.kind)},
                   {"namespaced", kind.namespaced},
                   {"kind", kind.kind},
                   {"verbs", verbsOf(kind)}};
        if (!kind.shortNames.empty()) entry["shortNames"] = kind.shortNames;
        if (kind.inAll) entry["categories"] = {"all"};
        resources.push_back(std::move(entry));
        for (const auto& name : kind.subresources) resources.push_back(subresource(kind, name));
    }
    return {{"kind", "APIResourceList"}, {"apiVersion", "v1"}, {"groupVersion", apiVersion}, {"resources", resources}};
}

Json groupOf(const std::string& group, const std::string& version) {
    const Json both{{"groupVersion", group + "/" + version}, {"version", version}};
    return {{"name", group}, {"versions", {both}}, {"preferredVersion", both}};
}

Json groupList() {
    Json groups = Json::array();
    std::set<std::string> seen{""};
    for (const auto& kind : kinds())
        if (seen.insert(kind.group).second) groups.push_back(groupOf(kind.group, kind.version));
    return {{"kind", "APIGroupList"}, {"apiVersion", "v1"}, {"groups", groups}};
}

/// "api/v1" or "apis/apps/v1".
std::string pathOf(const Kind& kind) { return (kind.group.empty() ? "api/" : "apis/") + kind.apiVersion(); }

Json openApiRoot() {
    Json paths = Json::object();
    for (const auto& kind : kinds())
        paths[pathOf(kind)] = {{"serverRelativeURL", "/openapi/v3/" + pathOf(kind) + "?hash=playground"}};
    return {{"paths", paths}};
}

Json parameter(const char* name, const char* type) {
    return {{"name", name}, {"in", "query"}, {"schema", {{"type", type}, {"uniqueItems", true}}}};
}

/// Just enough for clients that ask which parameters a write takes: validation of fields is the server's.
Json openApi(const std::string& prefix) {
    Json paths = Json::object();
    for (const auto& kind : kinds()) {
        if (pathOf(kind) != prefix) continue;
        const Json gvk{{"group", kind.group}, {"version", kind.version}, {"kind", kind.kind}};
        const Json write{{"parameters",
                          {parameter("dryRun", "string"), parameter("fieldManager", "string"),
                           parameter("fieldValidation", "string"), parameter("force", "boolean")}},
                         {"responses", {{"200", {{"description", "OK"}}}}},
                         {"x-kubernetes-group-version-kind", gvk}};
        const auto collection = "/" + prefix + (kind.namespaced ? "/namespaces/{namespace}/" : "/") + kind.plural;
        Json post = write, put = write, patch = write;
        post["x-kubernetes-action"] = "post";
        put["x-kubernetes-action"] = "put";
        patch["x-kubernetes-action"] = "patch";
        paths[collection] = {{"post", post}};
        paths[collection + "/{name}"] = {{"put", put}, {"patch", patch}};
    }
    return {{"openapi", "3.0.0"},
            {"info", {{"title", "Kubernetes"}, {"version", "v1.32.0+playground"}}},
            {"paths", paths},
            {"components", {{"schemas", Json::object()}}}};
}

}  // namespace

std::optional<Json> discover(const std::string& path, const std::string& server) {
    if (path == "/version")
        return Json{{"major", "1"},        {"minor", "32"},           {"gitVersion", "v1.32.0+playground"},
                    {"gitCommit", ""},     {"gitTreeState", "clean"}, {"buildDate", "2024-01-01T00:00:00Z"},
                    {"goVersion", "none"}, {"compiler", "gcc"},       {"platform", "linux/amd64"}};
    if (path == "/api")
        return Json{{"kind", "APIVersions"},
                    {"versions", {"v1"}},
                    {"serverAddressByClientCIDRs", {{{"clientCIDR", "0.0.0.0/0"}, {"serverAddress", server}}}}};
    if (path == "/apis") return groupList();
    if (path == "/openapi/v3") return openApiRoot();
    if (path == "/openapi/v2")
        return Json{{"swagger", "2.0"},
                    {"info", {{"title", "Kubernetes"}, {"version", "v1.32.0+playground"}}},
                    {"paths", Json::object()},
                    {"definitions", Json::object()}};
    for (const auto& kind : kinds()) {
        if (path == "/" + pathOf(kind)) return resourceList(kind.apiVersion());
        if (path == "/openapi/v3/" + pathOf(kind)) return openApi(pathOf(kind));
        if (!kind.group.empty() && path == "/apis/" + kind.group) {
            auto group = groupOf(kind.group, kind.version);
            group["kind"] = "APIGroup";
            group["apiVersion"] = "v1";
            return group;
        }
    }
    return std::nullopt;
}

}  // namespace slotpilot::playground
