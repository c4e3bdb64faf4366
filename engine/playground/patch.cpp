// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/patch.h"

#include <algorithm>
#include <map>
#include <set>

namespace slotpilot::playground {
namespace {

constexpr std::string_view orderDirective = "$setElementOrder/", deleteDirective = "$deleteFromPrimitiveList/";

bool isScalar(const Json& value) { return !value.is_structured(); }

Json::iterator findItem(Json& list, const std::string& key, const Json& value) {
    return std::find_if(list.begin(), list.end(), [&](const Json& item) {
        return item.is_object() && item.contains(key) && item.at(key) == value;
    });
}

void mergeList(Json& list, const Json& patch, const std::string& field) {
    const auto key = patch.empty() ? std::nullopt : mergeKey(field, patch.front());
    if (!key && field == "finalizers" && list.is_array()) {
        for (const auto& item : patch)
            if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
        return;
    }
    const bool replaces = std::any_of(patch.begin(), patch.end(), [](const Json& item) {
        return item.is_object() && item.value("$patch", "") == "replace";
    });
    if (!key || replaces || !list.is_array()) list = Json::array();
    for (const auto& item : patch) {
        if (!key) {
            list.push_back(item);
            continue;
        }
        const auto directive = item.value("$patch", "");
        if (directive == "replace") continue;
        auto found = item.contains(*key) ? findItem(list, *key, item.at(*key)) : list.end();
        if (directive == "delete") {
            if (found != list.end()) list.erase(found);
            continue;
        }
        if (found == list.end()) {
            list.push_back(Json::object());
            found = std::prev(list.end());
        }
        strategicMerge(*found, item);
    }
}

/// Items named in `order` take its order; the others keep their places before or after them.
void orderList(Json& list, const Json& order, const std::string& field) {
    if (!list.is_array() || list.empty() || order.empty()) return;
    const auto key = mergeKey(field, list.front());
    const auto place = [&](const Json& item) {
        const auto same = std::find_if(order.begin(), order.end(), [&](const Json& wanted) {
            return key && wanted.is_object() ? wanted.value(*key, Json()) == item.value(*key, Json()) : wanted == item;
        });
        return same == order.end() ? -1 : same - order.begin();
    };
    std::stable_sort(list.begin(), list.end(), [&](const Json& a, const Json& b) { return place(a) < place(b); });
}

Answer<Json> jsonPatched(const Json& object, const Json& patch) {
    try {
        return object.patch(patch);
    } catch (const Json::exception& error) {
        return refuse({422, "Invalid",
                       std::string("the server rejected our request due to an error in our request: ") + error.what()});
    }
}

}  // namespace

std::optional<std::string> mergeKey(const std::string& field, const Json& item) {
    static const std::map<std::string, std::string> keys{{"containers", "name"},
                                                         {"initContainers", "name"},
                                                         {"ephemeralContainers", "name"},
                                                         {"env", "name"},
                                                         {"volumes", "name"},
                                                         {"volumeMounts", "mountPath"},
                                                         {"volumeDevices", "devicePath"},
                                                         {"imagePullSecrets", "name"},
                                                         {"conditions", "type"},
                                                         {"ownerReferences", "uid"},
                                                         {"hostAliases", "ip"},
                                                         {"topologySpreadConstraints", "topologyKey"},
                                                         {"secrets", "name"}};
    if (!item.is_object()) return std::nullopt;
    if (field == "ports") return item.contains("containerPort") ? "containerPort" : "port";
    const auto found = keys.find(field);
    if (found == keys.end() || !item.contains(found->second)) return std::nullopt;
    return found->second;
}

void strategicMerge(Json& object, const Json& patch) {
    if (!patch.is_object()) {
        object = patch;
        return;
    }
    if (patch.value("$patch", "") == "replace" || !object.is_object()) object = Json::object();
    for (const auto& [name, value] : patch.items()) {
        if (name.starts_with('$')) continue;
        if (value.is_null())
            object.erase(name);
        else if (value.is_object() && value.value("$patch", "") == "delete")
            object.erase(name);
        else if (value.is_array())
            mergeList(object[name], value, name);
        else
            strategicMerge(object[name], value);
    }
    for (const auto& [name, value] : patch.items()) {
        if (name.starts_with(deleteDirective)) {
            auto& list = object[name.substr(deleteDirective.size())];
            for (const auto& item : value)
                if (list.is_array()) list.erase(std::remove(list.begin(), list.end(), item), list.end());
        } else if (name.starts_with(orderDirective)) {
            const auto field = name.substr(orderDirective.size());
            if (object.contains(field)) orderList(object[field], value, field);
        } else if (name == "$retainKeys") {
            for (auto it = object.begin(); it != object.end();)
                it = std::find(value.begin(), value.end(), it.key()) == value.end() ? object.erase(it) : std::next(it);
        }
    }
}

Answer<Json> patched(const std::string& contentType, const Json& object, const std::string& body) {
    const auto patch = Json::parse(body, nullptr, false);
    if (patch.is_discarded() || isScalar(patch))
        return refuse(badRequest("error decoding patch: the body is not a JSON object or array"));
    const auto type = contentType.substr(0, contentType.find(';'));
    if (type == "application/json-patch+json") return jsonPatched(object, patch);
    Json result = object;
    if (type == "application/merge-patch+json")
        result.merge_patch(patch);
    else if (type == "application/strategic-merge-patch+json")
        strategicMerge(result, patch);
    else
        return refuse({415, "UnsupportedMediaType",
                       "the body of the request was in an unknown format - accepted media types include: "
                       "application/json-patch+json, application/merge-patch+json, "
                       "application/strategic-merge-patch+json, application/apply-patch+yaml"});
    return result;
}

}  // namespace slotpilot::playground
