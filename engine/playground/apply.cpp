// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/apply.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "playground/patch.h"
#include "playground/store.h"

namespace slotpilot::playground {
namespace {

/// Path elements as in FieldsV1: "f:spec", `k:{"name":"redis"}`; a last "." is the list item itself.
using Path = std::vector<std::string>;
using Paths = std::set<Path>;
using Leaves = std::map<Path, Json>;

/// The path element of a list's item, or nothing if the list is owned as a whole.
std::optional<std::string> itemElement(const std::string& field, const Json& item) {
    const auto key = mergeKey(field, item);
    if (!key || !item.contains(*key)) return std::nullopt;
    Json element{{*key, item.at(*key)}};
    if (field == "ports") element["protocol"] = item.value("protocol", "TCP");
    return "k:" + element.dump();
}

bool isKeyed(const std::string& field, const Json& list) {
    return list.is_array() && !list.empty() && std::all_of(list.begin(), list.end(), [&](const Json& item) {
               return itemElement(field, item).has_value();
           });
}

void collect(const Json& value, const std::string& field, Path& path, Leaves& leaves) {
    if (value.is_object() && !value.empty()) {
        for (const auto& [name, member] : value.items()) {
            path.push_back("f:" + name);
            collect(member, name, path, leaves);
            path.pop_back();
        }
    } else if (isKeyed(field, value)) {
        for (const auto& item : value) {
            path.push_back(*itemElement(field, item));
            path.push_back(".");
            leaves[path] = nullptr;
            path.pop_back();
            collect(item, "", path, leaves);
            path.pop_back();
        }
    } else {
        leaves[path] = value;
    }
}

/// What can be owned: all but the type, the identity and what the server itself writes.
Leaves leavesOf(const Json& object) {
    Leaves leaves;
    if (!object.is_object()) return leaves;
    Json content = object;
    content.erase("apiVersion");
    content.erase("kind");
    if (auto meta = content.find("metadata"); meta != content.end()) {
        for (const auto* name : {"name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp",
                                 "managedFields", "generateName", "deletionTimestamp", "deletionGracePeriodSeconds"})
            meta->erase(name);
        if (meta->empty()) content.erase(meta);
    }
    Path path;
    for (const auto& [name, member] : content.items()) {
        path.push_back("f:" + name);
        collect(member, name, path, leaves);
        path.pop_back();
    }
    return leaves;
}

Json toFields(const Paths& paths) {
    Json root = Json::object();
    for (const auto& path : paths) {
        Json* place = &root;
        for (const auto& element : path) {
            if (!place->is_object()) *place = Json::object();
            place = &(*place)[element];
        }
        if (place->is_null()) *place = Json::object();
    }
    return root;
}

void readFields(const Json& fields, Path& path, Paths& into) {
    for (const auto& [element, below] : fields.items()) {
        path.push_back(element);
        if (below.is_object() && !below.empty())
            readFields(below, path, into);
        else
            into.insert(path);
        path.pop_back();
    }
}

Paths fieldsOf(const Json& entry) {
    Paths result;
    Path path;
    if (entry.contains("fieldsV1")) readFields(entry.at("fieldsV1"), path, result);
    return result;
}

/// ".spec.template.spec.containers[name="redis"].image", as in Kubernetes' messages.
std::string display(const Path& path) {
    std::string result;
    for (const auto& element : path) {
        if (element.starts_with("f:")) result += "." + element.substr(2);
        if (!element.starts_with("k:")) continue;
        std::string keys;
        const auto item = Json::parse(element.substr(2));
        for (const auto& [name, value] : item.items()) keys += (keys.empty() ? "" : ",") + name + "=" + value.dump();
        result += "[" + keys + "]";
    }
    return result;
}

bool isPrefix(const Path& prefix, const Path& path) {
    return prefix.size() <= path.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

/// It says only that an object or list item is there, nothing about what is in it.
bool isMarker(const Path& path, const Json& value) {
    return path.back() == "." || (value.is_object() && value.empty());
}

/// One owns the other or a part of it.
bool overlap(const Path& a, const Path& b) { return isPrefix(a, b) || isPrefix(b, a); }

Json* step(Json& place, const std::string& element, const std::string& field) {
    if (element.starts_with("f:")) {
        const auto found = place.is_object() ? place.find(element.substr(2)) : place.end();
        return place.is_object() && found != place.end() ? &*found : nullptr;
    }
    if (place.is_array())
        for (auto& item : place)
            if (itemElement(field, item) == element) return &item;
    return nullptr;
}

/// Removes what the path names, and objects and lists that it leaves empty.
void erase(Json& place, const Path& path, std::size_t depth, const std::string& field) {
    const auto& element = path[depth];
    const bool last = depth + 1 == path.size() || path[depth + 1] == ".";
    auto* below = step(place, element, field);
    if (!below) return;
    const auto name = element.starts_with("f:") ? element.substr(2) : "";
    if (!last) erase(*below, path, depth + 1, name);
    if (!last && !(below->is_structured() && below->empty())) return;
    if (place.is_array())
        place.erase(place.begin() + (below - &place[0]));
    else
        place.erase(name);
}

/// `wanted` laid over `live`: objects by member, keyed lists by item, all else replaced.
void merge(Json& live, const Json& wanted, const std::string& field) {
    if (wanted.is_object() && live.is_object()) {
        for (const auto& [name, value] : wanted.items()) merge(live[name], value, name);
    } else if (isKeyed(field, wanted) && isKeyed(field, live)) {
        for (const auto& item : wanted) {
            auto* present = step(live, *itemElement(field, item), field);
            if (present)
                merge(*present, item, "");
            else
                live.push_back(item);
        }
    } else {
        live = wanted;
    }
}

bool isOf(const Json& entry, const Manager& manager, const char* operation) {
    return text(entry, "/manager") == manager.name && text(entry, "/operation") == operation &&
           text(entry, "/subresource") == manager.subresource;
}

Json entryOf(const Manager& manager, const char* operation, const Json& object, const Paths& paths) {
    Json entry{{"manager", manager.name}, {"operation", operation},   {"apiVersion", object.value("apiVersion", "v1")},
               {"time", now()},           {"fieldsType", "FieldsV1"}, {"fieldsV1", toFields(paths)}};
    if (!manager.subresource.empty()) entry["subresource"] = manager.subresource;
    return entry;
}

Json managedFields(const Json& object) {
    const auto& present = at(object, "/metadata/managedFields");
    return present.is_array() ? present : Json::array();
}

void storeEntries(Json& object, const Json& entries) {
    Json kept = Json::array();
    for (const auto& entry : entries)
        if (!entry.at("fieldsV1").empty()) kept.push_back(entry);
    object["metadata"]["managedFields"] = std::move(kept);
}

ApiError applyConflict(const Kind& kind, const std::string& name, const std::map<Path, std::string>& conflicts) {
    ApiError error = conflict(kind, name, "");
    std::string lines;
    Json causes = Json::array();
    for (const auto& [path, owner] : conflicts) {
        lines += (conflicts.size() > 1 ? "\n- " : " ") + display(path);
        causes.push_back({{"reason", "FieldManagerConflict"},
                          {"message", "conflict with \"" + owner + "\""},
                          {"field", display(path)}});
    }
    const auto& first = conflicts.begin()->second;
    const bool one = std::all_of(conflicts.begin(), conflicts.end(), [&](const auto& c) { return c.second == first; });
    error.message = "Apply failed with " + std::to_string(conflicts.size()) +
                    (conflicts.size() > 1 ? " conflicts: conflicts" : " conflict: conflict") + " with " +
                    (one ? "\"" + first + "\"" : "several managers") + ":" + lines;
    error.details["causes"] = std::move(causes);
    return error;
}

}  // namespace

Answer<Json> applied(const Kind& kind, const Json& live, const Json& wanted, const Manager& manager) {
    const auto leaves = leavesOf(wanted);
    const auto present = leavesOf(live);
    Json entries = managedFields(live);
    std::map<Path, std::string> conflicts;
    Paths previous, others;
    for (auto& entry : entries) {
        auto paths = fieldsOf(entry);
        if (isOf(entry, manager, "Apply")) {
            previous = paths;
            continue;
        }
        Paths lost;
        for (const auto& path : paths) {
            for (const auto& [mine, value] : leaves) {
                if (isMarker(mine, value) || path.back() == "." || !overlap(mine, path)) continue;
                const auto now = present.find(mine);
                if (now != present.end() && now->second == value) continue;
                lost.insert(path);
                conflicts[mine] = text(entry, "/manager");
            }
        }
        for (const auto& path : lost) paths.erase(path);
        entry["fieldsV1"] = toFields(paths);
        others.insert(paths.begin(), paths.end());
    }
    if (!conflicts.empty() && !manager.force)
        return refuse(applyConflict(kind, text(wanted, "/metadata/name"), conflicts));

    Json result = live.is_null() ? Json::object() : live;
    merge(result, wanted, "");
    Paths owned, valued;
    for (const auto& [path, value] : leaves) {
        owned.insert(path);
        if (!isMarker(path, value)) valued.insert(path);
    }
    for (const auto& path : previous) {
        if (owned.contains(path)) continue;
        const auto whole = path.back() == "." ? Path(path.begin(), path.end() - 1) : path;
        const auto held = [&](const Paths& by) {
            return std::any_of(by.begin(), by.end(), [&](const Path& other) { return overlap(whole, other); });
        };
        if (!held(valued) && !held(others)) erase(result, path, 0, "");
    }
    const auto own =
        std::find_if(entries.begin(), entries.end(), [&](const Json& entry) { return isOf(entry, manager, "Apply"); });
    auto entry = entryOf(manager, "Apply", wanted, owned);
    if (own == entries.end())
        entries.push_back(std::move(entry));
    else if (own->at("fieldsV1") != entry.at("fieldsV1"))
        *own = std::move(entry);
    storeEntries(result, entries);
    return result;
}

void recordUpdate(const Json& before, Json& object, const Manager& manager) {
    const auto old = leavesOf(before), leaves = leavesOf(object);
    Paths changed, gone;
    for (const auto& [path, value] : leaves) {
        const auto was = old.find(path);
        if (was == old.end() || was->second != value) changed.insert(path);
    }
    for (const auto& [path, value] : old)
        if (!leaves.contains(path)) gone.insert(path);
    Json entries = managedFields(before.is_null() ? object : before);
    if (changed.empty() && gone.empty()) {
        if (!before.is_null()) object["metadata"]["managedFields"] = entries;
        return;
    }
    Paths own = changed;
    for (auto& entry : entries) {
        auto paths = fieldsOf(entry);
        for (const auto& path : changed) paths.erase(path);
        for (const auto& path : gone) paths.erase(path);
        if (isOf(entry, manager, "Update")) {
            own.insert(paths.begin(), paths.end());
            paths.clear();
        }
        entry["fieldsV1"] = toFields(paths);
    }
    if (!own.empty()) entries.push_back(entryOf(manager, "Update", object, own));
    storeEntries(object, entries);
}

}  // namespace slotpilot::playground
