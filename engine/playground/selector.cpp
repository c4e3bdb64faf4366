// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/selector.h"

#include <algorithm>
#include <regex>

#include "playground/store.h"

namespace slotpilot::playground {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// At commas that are not within parentheses.
std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0)
            parts.push_back(trimmed(std::exchange(part, {})));
        else
            part += c;
    }
    if (!trimmed(part).empty()) parts.push_back(trimmed(part));
    return parts;
}

}  // namespace

Answer<Selector> Selector::parse(const std::string& labels, const std::string& fields) {
    static const std::regex equality(R"(([^\s!=]+)\s*(==|=|!=)\s*(\S*))"), set(R"((\S+)\s+(in|notin)\s*\(([^)]*)\))"),
        name(R"((!?)\s*([^\s=!(),]+))");
    Selector result;
    const auto read = [](const std::string& part, std::vector<Term>& into) {
        std::smatch match;
        if (std::regex_match(part, match, equality))
            into.push_back({match[1], {match[3]}, false, match[2] == "!="});
        else if (std::regex_match(part, match, set))
            into.push_back({match[1], split(match[3]), false, match[2] == "notin"});
        else if (std::regex_match(part, match, name))
            into.push_back({match[2], {}, true, match[1] == "!"});
        else
            return false;
        return true;
    };
    for (const auto& part : split(labels))
        if (!read(part, result.labels_)) return refuse(badRequest("unable to parse requirement: \"" + part + "\""));
    for (const auto& part : split(fields))
        if (!read(part, result.fields_) || result.fields_.back().exists)
            return refuse(badRequest("invalid field selector: \"" + part + "\""));
    return result;
}

bool Selector::holds(const Term& term, bool present, const std::string& value) {
    const bool positive =
        present && (term.exists || std::find(term.values.begin(), term.values.end(), value) != term.values.end());
    return positive != term.negative;
}

bool Selector::matches(const Json& object) const {
    const auto& labels = at(object, "/metadata/labels");
    for (const auto& term : labels_) {
        const bool present = labels.is_object() && labels.contains(term.name);
        if (!holds(term, present, present ? labels.at(term.name).get<std::string>() : "")) return false;
    }
    return std::all_of(fields_.begin(), fields_.end(), [&](const Term& term) {
        std::string pointer = "/" + term.name;
        std::replace(pointer.begin(), pointer.end(), '.', '/');
        const auto& value = at(object, pointer);
        return holds(term, true, value.is_string() ? value.get<std::string>() : value.is_null() ? "" : value.dump());
    });
}

}  // namespace slotpilot::playground
