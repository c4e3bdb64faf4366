// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/cluster_nodes.h"

#include <charconv>

namespace slotpilot::redis {
namespace {

/// The text up to `separator`; `rest` goes on after it, or becomes empty.
std::string_view cut(std::string_view& rest, char separator) {
    const auto at = rest.find(separator);
    const auto head = rest.substr(0, at);
    rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
    return head;
}

std::string_view cutLine(std::string_view& rest) {
    auto line = cut(rest, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

template <class Number>
bool parseNumber(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool parsePort(std::string_view text, int& port) { return parseNumber(text, port) && port >= 0 && port <= 65535; }

/// `ip:port[@cport][,hostname[,name=value...]]`; the ip may be empty and may hold colons (IPv6).
bool parseAddress(std::string_view text, NodeLine& node) {
    auto address = cut(text, ',');
    const auto at = address.rfind('@');
    if (at != address.npos && !parsePort(address.substr(at + 1), node.busPort)) return false;
    address = address.substr(0, at);
    const auto colon = address.rfind(':');
    if (colon == address.npos || !parsePort(address.substr(colon + 1), node.port)) return false;
    node.host = address.substr(0, colon);
    while (!text.empty()) {
        auto value = cut(text, ',');
        const bool named = value.find('=') != value.npos;
        if (named) {
            const auto name = cut(value, '=');
            node.aux[std::string(name)] = value;
        } else if (!value.empty()) {
            node.hostname = value;
        }
    }
    return true;
}

/// Flags that are not known here are passed over: a newer server may have more.
void parseFlags(std::string_view text, NodeLine& node) {
    while (!text.empty()) {
        const auto flag = cut(text, ',');
        if (flag == "myself") node.myself = true;
        if (flag == "master") node.primary = true;
        if (flag == "slave") node.replica = true;
        if (flag == "fail?") node.pfail = true;
        if (flag == "fail") node.fail = true;
        if (flag == "handshake") node.handshake = true;
        if (flag == "noaddr") node.noAddress = true;
        if (flag == "nofailover") node.noFailover = true;
    }
}

/// `[slot->-id]` or `[slot-<-id]`.
bool parseOpenSlot(std::string_view text, NodeLine& node) {
    if (text.size() < 2 || text.back() != ']') return false;
    text = text.substr(1, text.size() - 2);
    const auto dash = text.find('-');
    OpenSlot open;
    if (!parseNumber(text.substr(0, dash), open.slot) || open.slot < 0 || open.slot >= slotCount) return false;
    const auto arrow = dash == text.npos ? std::string_view() : text.substr(dash);
    if (arrow.size() < 4) return false;
    open.nodeId = arrow.substr(3);
    if (arrow.starts_with("->-"))
        node.migrating.push_back(std::move(open));
    else if (arrow.starts_with("-<-"))
        node.importing.push_back(std::move(open));
    else
        return false;
    return true;
}

bool parseSlots(std::string_view text, NodeLine& node) {
    while (!text.empty()) {
        const auto word = cut(text, ' ');
        if (word.starts_with('[')) {
            if (!parseOpenSlot(word, node)) return false;
            continue;
        }
        const auto slots = SlotSet::parse(word);
        if (!slots) return false;
        node.slots = node.slots | *slots;
    }
    return true;
}

/// What is wrong with the line, or nothing.
std::string parseLine(std::string_view line, NodeLine& node) {
    node.id = cut(line, ' ');
    if (node.id.empty()) return "no node id";
    if (!parseAddress(cut(line, ' '), node)) return "no address";
    parseFlags(cut(line, ' '), node);
    const auto primary = cut(line, ' ');
    if (primary.empty()) return "no primary";
    if (primary != "-") node.primaryId = primary;
    if (!parseNumber(cut(line, ' '), node.pingSent) || !parseNumber(cut(line, ' '), node.pongReceived))
        return "no ping or pong time";
    if (!parseNumber(cut(line, ' '), node.configEpoch)) return "no config epoch";
    const auto link = cut(line, ' ');
    if (link != "connected" && link != "disconnected") return "no link state";
    node.linkConnected = link == "connected";
    return parseSlots(line, node) ? "" : "a slot that can't be read";
}

}  // namespace

Expected<std::vector<NodeLine>> parseClusterNodes(std::string_view text) {
    std::vector<NodeLine> nodes;
    for (int number = 1; !text.empty(); ++number) {
        const auto line = cutLine(text);
        if (line.empty()) continue;
        if (const auto wrong = parseLine(line, nodes.emplace_back()); !wrong.empty())
            return fail(ErrorCode::Protocol, "the answer to CLUSTER NODES can't be read: " + wrong,
                        "line " + std::to_string(number) + ": " + std::string(line.substr(0, 200)));
    }
    return nodes;
}

Expected<ClusterInfo> parseClusterInfo(std::string_view text) {
    ClusterInfo result;
    const Info fields = parseInfo(text);
    const auto read = [&](const char* name, auto& number) {
        const auto field = fields.find(name);
        return field == fields.end() || parseNumber(std::string_view(field->second), number);
    };
    const auto state = fields.find("cluster_state");
    const bool fine = state != fields.end() && read("cluster_slots_assigned", result.slotsAssigned) &&
                      read("cluster_slots_ok", result.slotsOk) && read("cluster_slots_pfail", result.slotsPfail) &&
                      read("cluster_slots_fail", result.slotsFail) && read("cluster_known_nodes", result.knownNodes) &&
                      read("cluster_size", result.size) && read("cluster_current_epoch", result.currentEpoch) &&
                      read("cluster_my_epoch", result.myEpoch);
    if (!fine) return fail(ErrorCode::Protocol, "the answer to CLUSTER INFO can't be read");
    result.state = state->second;
    return result;
}

Info parseInfo(std::string_view text) {
    Info info;
    while (!text.empty()) {
        auto line = cutLine(text);
        if (line.starts_with('#') || line.find(':') == line.npos) continue;
        const auto name = cut(line, ':');
        info[std::string(name)] = line;
    }
    return info;
}

std::int64_t infoInteger(const Info& info, const std::string& field) {
    const auto at = info.find(field);
    std::int64_t number = 0;
    return at != info.end() && parseNumber(std::string_view(at->second), number) ? number : 0;
}

std::int64_t infoKeys(const Info& info) {
    std::int64_t keys = 0;
    for (auto field = info.lower_bound("db"); field != info.end() && field->first.starts_with("db"); ++field) {
        std::string_view counts = field->second;
        int database = 0;
        std::int64_t number = 0;
        if (!parseNumber(std::string_view(field->first).substr(2), database)) continue;
        while (!counts.empty()) {
            auto value = cut(counts, ',');
            if (cut(value, '=') == "keys" && parseNumber(value, number)) keys += number;
        }
    }
    return keys;
}

}  // namespace slotpilot::redis
