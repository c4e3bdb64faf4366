// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/field_owners.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace slotpilot::operations {
namespace {

using nlohmann::json;

void collect(const json& fields, OwnedField& at, std::set<OwnedField>& owned) {
    for (const auto& [element, below] : fields.items()) {
        if (element == ".") continue;  // that the object or list item is there, whatever is in it
        at.path.push_back(element);
        if (below.is_object() && !below.empty())
            collect(below, at, owned);
        else
            owned.insert(at);
        at.path.pop_back();
    }
}

std::set<OwnedField> ownedByOthers(const json& object, const std::string& own) {
    std::set<OwnedField> owned;
    for (const auto& entry : object.value("/metadata/managedFields"_json_pointer, json::array())) {
        const std::string manager = entry.value("manager", "");
        if (manager == own && entry.value("operation", "") == "Apply") continue;
        OwnedField at{manager, {}};
        collect(entry.value("fieldsV1", json::object()), at, owned);
    }
    return owned;
}

/// The keys of a list's item, `{"name":"redis"}`.
json keysOf(const std::string& element) { return json::parse(element.substr(2), nullptr, false); }

bool isItem(const json& item, const json& keys) {
    return item.is_object() && keys.is_object() &&
           std::all_of(keys.items().begin(), keys.items().end(), [&](const auto& key) {
               const auto found = item.find(key.key());
               return found != item.end() && *found == key.value();
           });
}

}  // namespace

std::string OwnedField::name() const {
    std::string text;
    for (const auto& element : path) {
        const auto rest = element.substr(std::min<std::size_t>(2, element.size()));
        if (element.starts_with("k:")) {
            const auto keys = keysOf(element);
            std::string words;
            for (const auto& [key, value] : keys.items())
                words += (words.empty() ? "" : ",") + (value.is_string() ? value.get<std::string>() : value.dump());
            text += "[" + words + "]";
        } else if (!element.starts_with("f:") || rest.find_first_of("./") != std::string::npos) {
            text += "[" + rest + "]";
        } else {
            text += (text.empty() ? "" : ".") + rest;
        }
    }
    return text;
}

json OwnedField::in(const json& object) const {
    const json* place = &object;
    for (const auto& element : path) {
        const json* next = nullptr;
        if (element.starts_with("f:") && place->is_object()) {
            if (const auto found = place->find(element.substr(2)); found != place->end()) next = &*found;
        } else if (element.starts_with("k:") && place->is_array()) {
            const auto found = std::find_if(place->begin(), place->end(),
                                            [&](const json& item) { return isItem(item, keysOf(element)); });
            if (found != place->end()) next = &*found;
        }
        if (!next) return nullptr;
        place = next;
    }
    return *place;
}

bool OwnedField::operator<(const OwnedField& other) const {
    return std::tie(path, manager) < std::tie(other.path, other.manager);
}

std::vector<OwnedField> fieldsTaken(const json& before, const json& after, const std::string& own) {
    const auto had = ownedByOthers(before, own), have = ownedByOthers(after, own);
    std::vector<OwnedField> taken;
    std::set_difference(had.begin(), had.end(), have.begin(), have.end(), std::back_inserter(taken));
    return taken;
}

}  // namespace slotpilot::operations
