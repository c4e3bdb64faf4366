// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <openssl/sha.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "operations/update.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;

constexpr const char* configAnnotation = "slotpilot.io/config-hash";

/// A YAML scalar with the type that YAML gives it, so that "5" is a number and "'5'" a text.
json valueOf(const std::string& text) {
    if (const auto parsed = json::parse(text, nullptr, false); !parsed.is_discarded()) return parsed;
    try {
        const auto node = YAML::Load(text);
        if (node.IsNull()) return nullptr;
        if (node.IsScalar()) return node.Scalar();
    } catch (const YAML::Exception&) {
    }
    return text;
}

/// The item of a list that "[...]" names, or nothing.
json* itemOf(json& list, const std::string& name) {
    if (!list.is_array()) return nullptr;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    if (error == std::errc() && end == name.data() + name.size()) return index < list.size() ? &list[index] : nullptr;
    const auto found = std::find_if(
        list.begin(), list.end(), [&](const json& item) { return item.is_object() && item.value("name", "") == name; });
    return found == list.end() ? nullptr : &*found;
}

/// The parts of "spec.a[b].c" in order; a list item's begins with "[". Keys with dots are quoted: a."b.c".
std::vector<std::string> partsOf(const std::string& path) {
    std::vector<std::string> parts;
    std::string part;
    bool quoted = false;
    const auto end = [&] {
        if (!part.empty()) parts.push_back(std::exchange(part, {}));
    };
    for (const char c : path) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '.' || c == '[' || c == ']')) {
            end();
            if (c == '[') part = "[";
        } else {
            part += c;
        }
    }
    end();
    return parts;
}

std::string hashOf(const json& value) {
    const auto bytes = value.dump();
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string hex;
    for (std::size_t i = 0; i < 8; ++i) hex += fmt::format("{:02x}", digest.at(i));
    return hex;
}

}  // namespace

json mergeDiff(const json& from, const json& to) {
    json patch = json::object();
    if (!from.is_object() || !to.is_object()) return from == to ? patch : to;
    for (const auto& [key, value] : from.items())
        if (!to.contains(key)) patch[key] = nullptr;
    for (const auto& [key, value] : to.items()) {
        const auto old = from.find(key);
        if (old == from.end())
            patch[key] = value;
        else if (*old != value)
            patch[key] = mergeDiff(*old, value);
    }
    return patch;
}

json* redisContainer(json& statefulSet) {
    auto& containers = statefulSet["spec"]["template"]["spec"]["containers"];
    if (!containers.is_array() || containers.empty()) return nullptr;
    const auto serves = [](const json& container) {
        if (!container.contains("ports")) return false;
        return std::any_of(container["ports"].begin(), container["ports"].end(),
                           [](const json& port) { return port.value("containerPort", 0) == 6379; });
    };
    if (auto* named = itemOf(containers, "redis")) return named;
    const auto found = std::find_if(containers.begin(), containers.end(), serves);
    return found == containers.end() ? &containers[0] : &*found;
}

Expected<json> withImage(json statefulSet, const std::string& image) {
    if (image.empty() || image.find_first_of(" \t\n") != std::string::npos)
        return fail(ErrorCode::Invalid, fmt::format("\"{}\" is no image", image));
    auto* container = redisContainer(statefulSet);
    if (!container) return fail(ErrorCode::Invalid, "the StatefulSet has no containers");
    (*container)["image"] = image;
    return statefulSet;
}

json withConfigHash(json statefulSet, const json& data) {
    statefulSet["spec"]["template"]["metadata"]["annotations"][configAnnotation] = hashOf(data);
    return statefulSet;
}

Expected<json> withValue(json statefulSet, const std::string& assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0)
        return fail(ErrorCode::Invalid, "it is no PATH=VALUE", assignment,
                    "E.g. spec.template.spec.containers[redis].resources.limits.memory=1Gi");
    const auto parts = partsOf(assignment.substr(0, equals));
    if (parts.size() < 2 || parts.front() != "spec")
        return fail(ErrorCode::Invalid, "the path must begin with spec", assignment,
                    "E.g. spec.template.metadata.annotations.note=1");
    auto* place = &statefulSet;
    for (const auto& part : parts) {
        if (part.starts_with("[")) {
            place = itemOf(*place, part.substr(1));
            if (!place) return fail(ErrorCode::Invalid, "there is no list item " + part + "]", assignment);
            continue;
        }
        if (!place->is_object() && !place->is_null())
            return fail(ErrorCode::Invalid, part + " is looked for in something that has no fields", assignment);
        place = &(*place)[part];
    }
    auto value = valueOf(assignment.substr(equals + 1));
    // Annotations, labels and quantities are texts even where they look like numbers.
    const auto& last = parts[parts.size() - 2];
    const bool text =
        place->is_string() || last == "annotations" || last == "labels" || last == "limits" || last == "requests";
    if (text && !value.is_string() && !value.is_null()) value = assignment.substr(equals + 1);
    *place = std::move(value);
    return statefulSet;
}

json withReplicas(json statefulSet, int replicas) {
    statefulSet["spec"]["replicas"] = replicas;
    return statefulSet;
}

Expected<UpdateRequest> requestFrom(const cluster::Access& access, const json& live, const std::vector<json>& objects,
                                    std::stop_token stop) {
    const auto isOurs = [&](const json& object) {
        return object.value("kind", "") == "StatefulSet" &&
               object.at("metadata").value("name", "") == access.target().statefulSet;
    };
    const auto ours = std::find_if(objects.begin(), objects.end(), isOurs);
    if (ours == objects.end())
        return fail(ErrorCode::NotFound, "the manifests have no StatefulSet " + access.target().statefulSet, {},
                    "Name another with --statefulset");
    UpdateRequest request;
    TRY_ASSIGN(applied, access.client().apply(kube::resources::statefulSets, access.target().ns, *ours,
                                              {.force = true, .dryRun = true}, stop));
    request.desired = live;
    request.desired["spec"]["template"] = applied["spec"]["template"];
    request.desired["spec"]["replicas"] = applied["spec"]["replicas"];

    std::vector<json> others;
    std::copy_if(objects.begin(), objects.end(), std::back_inserter(others),
                 [](const json& object) { return object.value("kind", "") == "ConfigMap"; });
    if (others.empty()) return request;
    TRY_ASSIGN(found, differences(access, others, stop));
    json data = json::array();
    bool changed = false;
    for (const auto& difference : found) {
        data.push_back(difference.object.value("data", json::object()));
        changed |= difference.action == ObjectDifference::Action::Change;
    }
    if (changed) request.desired = withConfigHash(std::move(request.desired), data);
    request.others = std::move(found);
    return request;
}

Expected<void> checkPermissions(const cluster::Access& access, const workflow::Plan& plan, std::stop_token stop) {
    const auto& ns = access.target().ns;
    std::vector<kube::AccessRequest> requests{
        {"patch", kube::resources::statefulSets, "", ns, access.target().statefulSet},
        {"get", kube::resources::pods, "portforward", ns, ""},
        {"create", kube::resources::leases, "", ns, ""},
        {"update", kube::resources::leases, "", ns, ""}};
    for (const auto& step : plan.steps)
        if (step.kind == "delete-claims")
            requests.push_back({"delete", kube::resources::persistentVolumeClaims, "", ns, ""});
    std::vector<std::string> missing;
    for (const auto& request : requests) {
        TRY_ASSIGN(answer, access.client().access(request, stop));
        if (answer.allowed) continue;
        missing.push_back(fmt::format("{} on {}{}{}", request.verb, request.resource.plural,
                                      request.subresource.empty() ? "" : "/", request.subresource));
    }
    if (missing.empty()) return {};
    return fail(ErrorCode::Forbidden, fmt::format("you may not: {}", fmt::join(missing, ", ")), "namespace " + ns,
                "Ask for a Role with these verbs");
}

}  // namespace slotpilot::operations
