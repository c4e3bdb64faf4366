// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/conflicts.h"

#include <algorithm>

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::Reply;

constexpr Milliseconds answerTimeout{30'000};

/// ASKING does no harm to a slot's owner, and opens the slot on a server that imports it.
Expected<Reply> ask(redis::Connection& connection, const Command& command) {
    TRY_ASSIGN(replies, connection.pipeline({{"ASKING"}, command}, {}, answerTimeout));
    return checked(std::move(replies[1]), connection.label());
}

/// The command that reads the whole value, in an order that does not matter or is sorted after; empty: not comparable.
Command readCommand(const std::string& type, const std::string& key) {
    if (type == "string") return {"GET", key};
    if (type == "list") return {"LRANGE", key, "0", "-1"};
    if (type == "zset") return {"ZRANGE", key, "0", "-1", "WITHSCORES"};
    if (type == "set") return {"SMEMBERS", key};
    if (type == "hash") return {"HGETALL", key};
    return {};
}

void sortUnordered(Reply& reply, const std::string& type) {
    const auto byText = [](const auto& a, const auto& b) { return a < b; };
    if (type == "set") {
        std::vector<std::string> members;
        for (const Reply& element : reply.elements) members.push_back(element.text);
        std::sort(members.begin(), members.end(), byText);
        for (std::size_t i = 0; i < members.size(); ++i) reply.elements[i].text = members[i];
    }
    if (type == "hash") {
        std::vector<std::pair<std::string, std::string>> fields;
        for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2)
            fields.emplace_back(reply.elements[i].text, reply.elements[i + 1].text);
        std::sort(fields.begin(), fields.end(), byText);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            reply.elements[2 * i].text = fields[i].first;
            reply.elements[2 * i + 1].text = fields[i].second;
        }
    }
}

enum class Comparison { Same, Different, NotOnBoth };

Expected<Comparison> compare(redis::Connection& source, redis::Connection& target, const std::string& key) {
    TRY_ASSIGN(here, ask(source, {"DUMP", key}));
    TRY_ASSIGN(there, ask(target, {"DUMP", key}));
    if (here.type == Reply::Type::Nil || there.type == Reply::Type::Nil) return Comparison::NotOnBoth;
    if (here.text == there.text) return Comparison::Same;
    TRY_ASSIGN(typeHere, ask(source, {"TYPE", key}));
    TRY_ASSIGN(typeThere, ask(target, {"TYPE", key}));
    const Command read = readCommand(typeHere.text, key);
    if (typeHere.text != typeThere.text || read.empty()) return Comparison::Different;
    TRY_ASSIGN(valueHere, ask(source, read));
    TRY_ASSIGN(valueThere, ask(target, read));
    sortUnordered(valueHere, typeHere.text);
    sortUnordered(valueThere, typeHere.text);
    return valueHere == valueThere ? Comparison::Same : Comparison::Different;
}

}  // namespace

Command migrateCommand(const Primary& target, const std::optional<redis::Credentials>& credentials,
                       const std::vector<std::string>& keys, Milliseconds timeout, bool replace) {
    Command command{"MIGRATE", target.host, std::to_string(target.port), "", "0", std::to_string(timeout.count())};
    if (replace) command.emplace_back("REPLACE");
    if (credentials && !credentials->password.empty()) {
        command.emplace_back(credentials->user.empty() ? "AUTH" : "AUTH2");
        if (!credentials->user.empty()) command.push_back(credentials->user);
        command.push_back(credentials->password.reveal());
    }
    command.emplace_back("KEYS");
    command.insert(command.end(), keys.begin(), keys.end());
    return command;
}

Expected<std::vector<std::string>> settleSameKeys(redis::Connection& source, redis::Connection& target,
                                                  const Command& migrateOne, const std::vector<std::string>& keys) {
    std::vector<std::string> different;
    for (const std::string& key : keys) {
        const auto comparison = compare(source, target, key);
        // A key that has moved, or that expired or was deleted between two looks, is answered with ASK.
        if (!comparison && comparison.error().what.starts_with("ASK ")) continue;
        if (!comparison) return fail(comparison.error());
        if (*comparison == Comparison::Different) different.push_back(key);
        if (*comparison != Comparison::Same) continue;
        Command replace = migrateOne;
        replace.push_back(key);
        TRY(source.command(replace, {}, Milliseconds(120'000)));
    }
    return different;
}

}  // namespace slotpilot::slots
