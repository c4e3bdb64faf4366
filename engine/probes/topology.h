// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "probes/network.h"
#include "redis/cluster_nodes.h"

namespace slotpilot::probes {

/// Who owns which slot, as far as redirections and CLUSTER NODES have told. Nodes and shards are numbered in the order
/// in which they were first seen, and keep their numbers.
class Topology {
public:
    struct Node {
        NodeAddress address;
        std::string hostname, primaryId;
        int shard = -1;  ///< a replica's is its primary's, so that a shard outlives its primary
        int slots = 0;
    };

    /// Takes over one node's view.
    void update(const std::vector<redis::NodeLine>& lines);
    /// A MOVED.
    void move(int slot, int node);

    int owner(int slot) const { return owners_[static_cast<std::size_t>(slot)]; }  ///< -1: nobody
    /// By "host:port" as redirections write it; -1: not known.
    int find(std::string_view hostAndPort) const;
    const std::vector<Node>& nodes() const { return nodes_; }
    /// The node that a shard is named after, by shard.
    const std::vector<int>& shards() const { return shards_; }
    /// Slots of all the shard's nodes.
    int slotsOfShard(int shard) const;
    int assigned() const;

private:
    int nodeOf(const redis::NodeLine& line);
    int byId(std::string_view id) const;
    void giveShards();
    void partShards();

    std::vector<Node> nodes_;
    std::vector<int> shards_;
    std::array<std::int16_t, redis::slotCount> owners_ = [] {
        std::array<std::int16_t, redis::slotCount> none{};
        none.fill(-1);
        return none;
    }();
};

}  // namespace slotpilot::probes
