// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/command_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "redis/command_line.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using redis::upper;

/// A field of a map, whichever form it has; null without.
json field(const json& map, const char* name) {
    if (map.is_object()) return map.value(name, json());
    for (std::size_t i = 0; map.is_array() && i + 1 < map.size(); i += 2)
        if (map[i] == name) return map[i + 1];
    return {};
}

std::string words(const json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

std::set<std::string> setOf(const json& list) {
    std::set<std::string> items;
    if (!list.is_array()) return items;
    for (const auto& item : list) {
        // A script gets a status as a table.
        auto text = words(item.is_object() ? field(item, "ok") : item);
        if (text.starts_with('@')) text.erase(0, 1);
        if (!text.empty()) items.insert(std::move(text));
    }
    return items;
}

std::string syntaxOf(const json& arguments, const char* separator = " ");

/// https://redis.io/docs/latest/commands/command-docs/
std::string syntaxOfOne(const json& argument) {
    const auto type = words(field(argument, "type")), token = words(field(argument, "token"));
    const auto flags = setOf(field(argument, "flags"));
    const bool optional = flags.contains("optional"), multiple = flags.contains("multiple");
    std::string text;
    if (type == "oneof")
        text = syntaxOf(field(argument, "arguments"), " | ");
    else if (type == "block")
        text = syntaxOf(field(argument, "arguments"));
    else if (type != "pure-token")
        text = words(field(argument, "display_text"));
    if (text.empty() && type != "pure-token") text = words(field(argument, "name"));
    if (type == "oneof" && !optional) text = "<" + text + ">";
    const auto behindToken = [&](const std::string& rest) {
        if (field(argument, "token").is_null()) return rest;
        const auto shown = token.empty() ? std::string("\"\"") : token;
        return rest.empty() ? shown : shown + " " + rest;
    };
    if (!multiple)
        text = behindToken(text);
    else if (flags.contains("multiple_token"))
        text = fmt::format("{0} [{0} ...]", behindToken(text));
    else
        text = behindToken(fmt::format("{0} [{0} ...]", text));
    return optional ? "[" + text + "]" : text;
}

std::string syntaxOf(const json& arguments, const char* separator) {
    std::string text;
    if (!arguments.is_array()) return text;
    for (const auto& argument : arguments) text += (text.empty() ? "" : separator) + syntaxOfOne(argument);
    return text;
}

/// Calls with each key and value of a map.
template <class Call>
void eachOf(const json& map, Call call) {
    if (map.is_object())
        for (const auto& [name, value] : map.items()) call(name, value);
    for (std::size_t i = 0; map.is_array() && i + 1 < map.size(); i += 2) call(words(map[i]), map[i + 1]);
}

/// "config|set" and "CONFIG SET" are one.
std::string nameOf(std::string name) {
    std::ranges::replace(name, '|', ' ');
    return upper(name);
}

void addCommands(std::map<std::string, CommandInfo>& infos, const json& list) {
    if (!list.is_array()) return;
    for (const auto& entry : list) {
        if (!entry.is_array() || entry.size() < 6 || !entry[0].is_string()) continue;
        CommandInfo info;
        info.name = nameOf(entry[0]);
        info.arity = entry[1].is_number() ? entry[1].get<int>() : 0;
        info.flags = setOf(entry[2]);
        info.firstKey = entry[3].is_number() ? entry[3].get<int>() : 0;
        if (entry.size() > 6) info.categories = setOf(entry[6]);
        const bool container = entry.size() > 9 && entry[9].is_array() && !entry[9].empty();
        if (container)
            addCommands(infos, entry[9]);
        else
            infos.insert_or_assign(info.name, std::move(info));
    }
}

void addDocs(std::map<std::string, CommandInfo>& infos, const json& docs) {
    eachOf(docs, [&](const std::string& name, const json& doc) {
        addDocs(infos, field(doc, "subcommands"));
        const auto info = infos.find(nameOf(name));
        if (info == infos.end()) return;
        info->second.summary = words(field(doc, "summary"));
        info->second.since = words(field(doc, "since"));
        info->second.group = words(field(doc, "group"));
        info->second.complexity = words(field(doc, "complexity"));
        info->second.syntax = syntaxOf(field(doc, "arguments"));
        info->second.deprecated = words(field(doc, "replaced_by"));
    });
}

/// What the first words say, e.g. {"CLUSTER", "RESET"}: as a name.
std::string nameOf(const redis::Command& command) {
    if (command.empty()) return {};
    return command.size() == 1 ? upper(command[0]) : upper(command[0]) + " " + upper(command[1]);
}

const char* const ofTheWorkflows = "It changes the cluster's topology behind the workflows that look after it";

/// What each does that one may regret; subcommands with their container.
const std::map<std::string_view, const char*>& regrettable() {
    static const std::map<std::string_view, const char*> table{
        {"FLUSHALL", "It deletes all keys of each node that gets it"},
        {"FLUSHDB", "It deletes all keys of each node that gets it"},
        {"SHUTDOWN", "It ends the Redis server; Kubernetes starts it again, and what was not saved is lost"},
        {"DEBUG", "Debugging commands can crash the server, block it or change its data"},
        {"KEYS", "It walks over all keys and lets everybody wait meanwhile; SCAN does not"},
        {"SAVE", "It writes a snapshot and lets everybody wait meanwhile; BGSAVE does not"},
        {"SWAPDB", "It exchanges all keys of two databases"},
        {"MIGRATE", "It moves keys to another server and blocks both meanwhile"},
        {"RESTORE", "It writes a key from a dump"},
        {"FAILOVER", "It makes a replica the primary"},
        {"REPLICAOF", "It makes the server another one's replica, and its keys are lost"},
        {"SLAVEOF", "It makes the server another one's replica, and its keys are lost"},
        {"CONFIG SET", "It changes the running server; what redis.conf says comes back when the pod restarts"},
        {"CONFIG REWRITE", "It overwrites the server's redis.conf"},
        {"CONFIG RESETSTAT", "It sets the counters of INFO to zero, which monitoring takes for a restart"},
        {"CLIENT KILL", "It ends other clients' connections"},
        {"CLIENT PAUSE", "It lets all clients wait"},
        {"SCRIPT FLUSH", "It forgets all scripts; clients that call them by their hash fail"},
        {"FUNCTION FLUSH", "It deletes all functions"},
        {"FUNCTION DELETE", "It deletes functions"},
        {"FUNCTION RESTORE", "It writes functions from a dump"},
        {"ACL SETUSER", "It changes who may do what; redis.conf or the ACL file says it again when the pod restarts"},
        {"ACL DELUSER", "It removes users and ends their connections"},
        {"ACL LOAD", "It replaces all users by those of the ACL file"},
        {"MODULE LOAD", "It loads foreign code into the server"},
        {"MODULE LOADEX", "It loads foreign code into the server"},
        {"MODULE UNLOAD", "It takes a module's commands and types away"},
        {"CLUSTER RESET", "It makes the node forget its cluster and its slots, and a replica its keys"},
        {"CLUSTER FAILOVER", "It makes this replica the primary in its primary's place"},
        {"CLUSTER FORGET", "It removes a node from this node's view; gossip brings it back unless all forget it"},
        {"CLUSTER FLUSHSLOTS", "It takes all slots from the node: their keys can't be reached any more"},
        {"CLUSTER DELSLOTS", "It leaves slots without an owner: their keys can't be reached any more"},
        {"CLUSTER DELSLOTSRANGE", "It leaves slots without an owner: their keys can't be reached any more"},
        {"CLUSTER SETSLOT", "Given to the wrong owner while the right one has keys, a slot's keys are lost"},
        {"CLUSTER ADDSLOTS", ofTheWorkflows},
        {"CLUSTER ADDSLOTSRANGE", ofTheWorkflows},
        {"CLUSTER MEET", ofTheWorkflows},
        {"CLUSTER REPLICATE", ofTheWorkflows},
        {"CLUSTER BUMPEPOCH", ofTheWorkflows},
        {"CLUSTER SET-CONFIG-EPOCH", ofTheWorkflows},
        {"CLUSTER MIGRATESLOTS", ofTheWorkflows},
        {"CLUSTER CANCELSLOTMIGRATIONS", ofTheWorkflows},
        {"CLUSTER MIGRATION", ofTheWorkflows},
    };
    return table;
}

const std::set<std::string_view>& endless() {
    static const std::set<std::string_view> names{"MONITOR", "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "SYNC", "PSYNC"};
    return names;
}

/// @dangerous holds everything that an application has no business with, also what only reads.
bool onlyReads(const std::string& name) {
    static const std::set<std::string_view> whole{"INFO", "ROLE", "LASTSAVE", "SORT", "SORT_RO", "COMMAND", "REPLCONF"};
    static const std::set<std::string_view> verbs{
        "GET",          "LIST",    "HELP",    "INFO",     "LEN",       "LOG",        "USERS",
        "GETUSER",      "DRYRUN",  "LATEST",  "DOCTOR",   "GRAPH",     "HISTORY",    "NODES",
        "SLOTS",        "SHARDS",  "LINKS",   "REPLICAS", "SLAVES",    "MYID",       "STATS",
        "MALLOC-STATS", "GETNAME", "KEYSLOT", "UNPAUSE",  "HISTOGRAM", "SAVECONFIG", "GETREDIR"};
    const auto space = name.find(' ');
    return whole.contains(std::string_view(name).substr(0, space)) ||
           (space != name.npos &&
            (verbs.contains(std::string_view(name).substr(space + 1)) || name.ends_with("COUNT-FAILURE-REPORTS")));
}

bool hasWord(const redis::Command& command, std::string_view word) {
    return std::ranges::any_of(command.begin() + 1, command.end(),
                               [&](const std::string& other) { return upper(other) == word; });
}

/// A script's commands are its own: the server does not count it among the writing ones.
bool runsScript(std::string_view first) { return first == "EVAL" || first == "EVALSHA" || first == "FCALL"; }

bool waitsFor(const redis::Command& command, const CommandInfo* info) {
    const auto first = upper(command.front());
    if (first == "XREAD" || first == "XREADGROUP") return hasWord(command, "BLOCK");
    static const std::set<std::string_view> known{"BLPOP",    "BRPOP",    "BRPOPLPUSH", "BLMOVE", "BLMPOP",
                                                  "BZPOPMIN", "BZPOPMAX", "BZMPOP",     "WAIT",   "WAITAOF"};
    return known.contains(first) ||
           (info && (info->flags.contains("blocking") || info->categories.contains("blocking")));
}

}  // namespace

CommandCatalog::CommandCatalog(const json& commands, const json& docs) {
    addCommands(infos_, commands);
    addDocs(infos_, docs);
}

const CommandInfo* CommandCatalog::find(const redis::Command& command) const {
    if (command.empty()) return nullptr;
    const auto longer = infos_.find(nameOf(command));
    if (longer != infos_.end()) return &longer->second;
    const auto info = infos_.find(upper(command[0]));
    return info == infos_.end() ? nullptr : &info->second;
}

std::vector<const CommandInfo*> CommandCatalog::complete(std::string_view typed, std::size_t most) const {
    std::string prefix;
    for (const char c : upper(typed))
        if (c != ' ' || (!prefix.empty() && prefix.back() != ' ')) prefix += c;
    std::vector<const CommandInfo*> found;
    for (auto at = infos_.lower_bound(prefix);
         at != infos_.end() && at->first.starts_with(prefix) && found.size() < most; ++at)
        found.push_back(&at->second);
    return found;
}

Caution cautionOf(const redis::Command& command, const CommandCatalog& catalog) {
    Caution caution;
    if (command.empty()) return caution;
    const auto* info = catalog.find(command);
    const auto name = nameOf(command), first = upper(command[0]);
    caution.writes = !info || info->flags.contains("write") || runsScript(first);
    caution.waits = waitsFor(command, info);
    if (endless().contains(first)) {
        caution.kind = Caution::Kind::Refuse;
        caution.why =
            first + " turns the connection into an endless stream, and the console shows one answer a command";
        return caution;
    }
    if (name == "CLIENT REPLY") {
        caution.kind = Caution::Kind::Refuse;
        caution.why = "After CLIENT REPLY the server does not answer any more";
        return caution;
    }
    const auto known = regrettable().contains(name) ? regrettable().find(name) : regrettable().find(first);
    if (known != regrettable().end()) {
        caution.kind = Caution::Kind::Confirm;
        caution.why = known->second;
        caution.writes = true;
    } else if (info && info->categories.contains("dangerous") && !onlyReads(info->name)) {
        caution.kind = Caution::Kind::Confirm;
        caution.why = "The server counts " + info->name + " among the dangerous commands";
    } else if (caution.waits) {
        caution.kind = Caution::Kind::Confirm;
        caution.why = first + " waits: the answer may not come before somebody else does something";
    }
    return caution;
}

bool carriesSecret(const redis::Command& command) {
    if (command.empty()) return false;
    const auto first = upper(command[0]), second = command.size() > 1 ? upper(command[1]) : std::string();
    if (first == "AUTH" || (first == "ACL" && second == "SETUSER")) return true;
    if (first == "HELLO" || first == "MIGRATE") return hasWord(command, "AUTH") || hasWord(command, "AUTH2");
    if (first != "CONFIG" || second != "SET") return false;
    return std::ranges::any_of(command, [](const std::string& word) {
        const auto name = upper(word);
        return name == "REQUIREPASS" || name == "MASTERAUTH" || name == "PRIMARYAUTH" || name.ends_with("-PASS");
    });
}

}  // namespace slotpilot::operations
