// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster to move slots in, and clients that notice every lost write.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "redis_cluster.h"
#include "slots/migration.h"

namespace slotpilot::test {

/// Three primaries (by default) that own all slots, and empty ones that all know.
class Bed {
public:
    explicit Bed(std::size_t empty = 1, RedisOptions options = {});

    RedisCluster& cluster() { return cluster_; }
    const std::string& id(std::size_t i) const { return primaries_.at(i).id; }
    std::size_t size() const { return primaries_.size(); }
    const std::vector<slots::Primary>& primaries() const { return primaries_; }
    slots::Dial dial() const;
    /// A migration with these moves.
    slots::MigrationSpec spec(std::vector<slots::Move> moves) const;
    /// The moves that make all nodes hold as many slots.
    std::vector<slots::Move> evenMoves() const;

    void fill(int keys, std::size_t bytes);
    std::int64_t keys() const;  ///< on all servers
    /// SETSLOT on server `i`.
    void setSlot(std::size_t i, int slot, const std::string& state, const std::string& id = {});
    std::int64_t keysInSlot(std::size_t i, int slot) const;
    /// Waits for agreement; what redis-cli --cluster check finds wrong, or nothing.
    std::string check();

private:
    RedisCluster cluster_;
    std::vector<slots::Primary> primaries_;
};

/// A key in the given slot.
std::string keyInSlot(int slot, int number = 0);

/// A cluster client that writes and reads back its own keys all the while on a thread: a read that does not give the
/// last acknowledged value, or an error that a cluster client does not retry, is a fault.
class Traffic {
public:
    Traffic(const Bed& bed, int keys);
    ~Traffic();
    /// Waits until so many more operations were done.
    void await(std::int64_t operations);
    /// Ends it and reads every acknowledged write back; what was wrong, or nothing.
    std::vector<std::string> end();

private:
    void loop(std::stop_token stop);
    std::string ask(const std::string& key, const redis::Command& command);

    std::map<int, std::unique_ptr<redis::Connection>> nodes_;  ///< by port
    std::map<int, int> owner_;                                 ///< of a slot: port
    std::map<std::string, std::string> acknowledged_;
    std::vector<std::string> faults_;
    std::vector<std::string> keys_;
    std::atomic<std::int64_t> done_{0};
    std::jthread thread_;
};

}  // namespace slotpilot::test
