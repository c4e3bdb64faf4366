// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/topology.h"

#include <algorithm>

namespace slotpilot::probes {

int Topology::byId(std::string_view id) const {
    const auto found =
        std::find_if(nodes_.begin(), nodes_.end(), [&](const auto& node) { return node.address.id == id; });
    return found == nodes_.end() ? -1 : static_cast<int>(found - nodes_.begin());
}

int Topology::nodeOf(const redis::NodeLine& line) {
    int index = byId(line.id);
    if (index < 0) {
        index = static_cast<int>(nodes_.size());
        nodes_.push_back({.address = {line.id, line.host, line.port}, .hostname = {}, .primaryId = {}});
    }
    auto& node = nodes_[static_cast<std::size_t>(index)];
    if (!line.host.empty()) {
        node.address.host = line.host;
        node.address.port = line.port;
    }
    node.hostname = line.hostname;
    node.primaryId = line.primaryId;
    return index;
}

void Topology::update(const std::vector<redis::NodeLine>& lines) {
    // The shards of replicas first: one of them may be the primary now.
    for (const auto& line : lines)
        if (!line.handshake && !line.noAddress) nodeOf(line);
    owners_.fill(-1);
    for (auto& node : nodes_) {
        node.slots = 0;
        // Another node may get the address of one that is gone.
        if (std::ranges::none_of(lines, [&](const auto& line) { return line.id == node.address.id; }))
            node.address.port = 0;
    }
    for (const auto& line : lines) {
        const int index = byId(line.id);
        if (index < 0 || !line.primary) continue;
        for (const int slot : line.slots.slots())
            owners_[static_cast<std::size_t>(slot)] = static_cast<std::int16_t>(index);
        nodes_[static_cast<std::size_t>(index)].slots = line.slots.size();
    }
    giveShards();
    partShards();
}

/// A primary without a shard begins one; a replica belongs to its primary's from then on.
void Topology::giveShards() {
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].shard < 0 && nodes_[i].slots > 0) {
            nodes_[i].shard = static_cast<int>(shards_.size());
            shards_.push_back(static_cast<int>(i));
        }
    for (auto& node : nodes_) {
        const int primary = node.slots > 0 || node.primaryId.empty() ? -1 : byId(node.primaryId);
        if (primary >= 0 && nodes_[static_cast<std::size_t>(primary)].shard >= 0)
            node.shard = nodes_[static_cast<std::size_t>(primary)].shard;
    }
}

/// Two primaries are two shards, though one of them was the other's replica.
void Topology::partShards() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        auto& node = nodes_[i];
        const bool shared = node.slots > 0 && std::ranges::any_of(nodes_, [&](const auto& other) {
                                return &other != &node && other.slots > 0 && other.shard == node.shard;
                            });
        if (!shared || shards_[static_cast<std::size_t>(node.shard)] == static_cast<int>(i)) continue;
        const auto own = std::ranges::find(shards_, static_cast<int>(i));
        node.shard = static_cast<int>(own - shards_.begin());
        if (own == shards_.end()) shards_.push_back(static_cast<int>(i));
    }
}

void Topology::move(int slot, int node) {
    auto& owner = owners_[static_cast<std::size_t>(slot)];
    if (owner == node) return;
    if (owner >= 0) --nodes_[static_cast<std::size_t>(owner)].slots;
    owner = static_cast<std::int16_t>(node);
    ++nodes_[static_cast<std::size_t>(node)].slots;
    giveShards();
}

int Topology::find(std::string_view hostAndPort) const {
    const auto colon = hostAndPort.rfind(':');
    if (colon == hostAndPort.npos) return -1;
    const auto host = hostAndPort.substr(0, colon);
    const auto port = hostAndPort.substr(colon + 1);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const auto& node = nodes_[i];
        if ((node.address.host == host || (!host.empty() && node.hostname == host)) &&
            std::to_string(node.address.port) == port)
            return static_cast<int>(i);
    }
    return -1;
}

int Topology::slotsOfShard(int shard) const {
    int slots = 0;
    for (const auto& node : nodes_)
        if (node.shard == shard) slots += node.slots;
    return slots;
}

int Topology::assigned() const {
    return static_cast<int>(std::count_if(owners_.begin(), owners_.end(), [](auto owner) { return owner >= 0; }));
}

}  // namespace slotpilot::probes
