// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <map>
#include <set>

#include "redis/cluster_nodes.h"
#include "slots/migration.h"

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::SlotSet;

/// A primary's own line, and the connection that gave it.
struct Own {
    redis::Connection connection;
    redis::NodeLine line;
};
using Cluster = std::map<std::string, Own>;

Expected<Own> readOwn(const MigrationSpec& spec, const std::string& id, std::stop_token stop) {
    TRY_ASSIGN(connection, spec.dial(id, stop));
    TRY_ASSIGN(text, connection.command({"CLUSTER", "NODES"}, stop));
    TRY_ASSIGN(lines, redis::parseClusterNodes(text.text));
    const auto self = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.myself; });
    if (self == lines.end() || self->id != id)
        return fail(ErrorCode::Precondition, "the server is another node (the address was taken over)",
                    connection.label());
    redis::NodeLine line = *self;
    return Own{std::move(connection), std::move(line)};
}

Expected<Cluster> readCluster(const MigrationSpec& spec, std::stop_token stop) {
    std::vector<std::pair<std::string, std::future<Expected<Own>>>> reads;
    for (const Primary& primary : spec.primaries)
        reads.emplace_back(primary.id, std::async(std::launch::async,
                                                  [&spec, &primary, stop] { return readOwn(spec, primary.id, stop); }));
    Cluster cluster;
    std::optional<Error> error;
    for (auto& [id, read] : reads) {
        auto own = read.get();
        if (own)
            cluster.emplace(id, std::move(*own));
        else if (!error)
            error = std::move(own).error();
    }
    if (error) return fail(std::move(*error));
    return cluster;
}

/// How one slot stands, by the primaries' own lines.
struct OpenState {
    std::vector<std::string> owners;
    std::map<std::string, std::string> migratingTo, importingFrom;  ///< by the node that says so
};

std::map<int, OpenState> openStates(const Cluster& cluster) {
    std::map<int, OpenState> states;
    for (const auto& [id, own] : cluster) {
        for (const auto& open : own.line.migrating) states[open.slot].migratingTo[id] = open.nodeId;
        for (const auto& open : own.line.importing) states[open.slot].importingFrom[id] = open.nodeId;
    }
    for (auto& [slot, state] : states)
        for (const auto& [id, own] : cluster)
            if (own.line.slots.contains(slot)) state.owners.push_back(id);
    return states;
}

class Finisher {
public:
    Finisher(Cluster& cluster, std::stop_token stop) : cluster_(cluster), stop_(stop) {}

    /// Decides about every open slot, and closes those that stay where they are. Many slots are one round trip a node.
    Expected<void> settle(const std::map<int, OpenState>& states);
    std::map<std::pair<std::string, std::string>, SlotSet> forward;
    FinishResult result;

private:
    Expected<void> countKeys(const std::map<int, OpenState>& states);
    void settle(int slot, const OpenState& state);
    void close(int slot, const OpenState& state);
    std::vector<std::string> keyHolders(int slot, const std::string& except) const;
    void unsettled(int slot, std::string why, std::string hint);
    Expected<void> setStable(const std::map<std::string, SlotSet>& marks);

    Cluster& cluster_;
    std::stop_token stop_;
    std::map<std::string, SlotSet> holding_;                ///< open slots of which a node has keys
    std::map<std::string, SlotSet> importing_, migrating_;  ///< marks to be taken away, by node
};

Expected<void> Finisher::setStable(const std::map<std::string, SlotSet>& marks) {
    for (const auto& [id, slots] : marks) {
        std::vector<Command> commands;
        for (const int slot : slots.slots()) commands.push_back({"CLUSTER", "SETSLOT", std::to_string(slot), "STABLE"});
        auto& connection = cluster_.at(id).connection;
        TRY_ASSIGN(replies, connection.pipeline(commands, stop_));
        for (const auto& reply : replies) TRY(redis::checked(reply, connection.label()));
    }
    return {};
}

Expected<void> Finisher::countKeys(const std::map<int, OpenState>& states) {
    std::vector<Command> commands;
    for (const auto& [slot, state] : states) commands.push_back({"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)});
    for (auto& [id, own] : cluster_) {
        TRY_ASSIGN(counts, own.connection.pipeline(commands, stop_));
        auto slot = states.begin();
        for (const auto& count : counts) {
            TRY(redis::checked(count, own.connection.label()));
            if (count.integer > 0) holding_[id].add(slot->first);
            ++slot;
        }
    }
    return {};
}

Expected<void> Finisher::settle(const std::map<int, OpenState>& states) {
    if (states.empty()) return {};
    TRY(countKeys(states));
    for (const auto& [slot, state] : states) settle(slot, state);
    // The importing side first: as long as the owner answers ASK, nobody may follow it there.
    TRY(setStable(importing_));
    return setStable(migrating_);
}

void Finisher::unsettled(int slot, std::string why, std::string hint) {
    result.unsettled.push_back(
        Error{ErrorCode::Precondition, fmt::format("slot {} stays open: {}", slot, why), {}, std::move(hint)});
}

/// Primaries with keys of the slot, other than `except`.
std::vector<std::string> Finisher::keyHolders(int slot, const std::string& except) const {
    std::vector<std::string> holders;
    for (const auto& [id, slots] : holding_)
        if (id != except && slots.contains(slot)) holders.push_back(id);
    return holders;
}

/// Nothing of it is anywhere but at its owner: the slot stays there.
void Finisher::close(int slot, const OpenState& state) {
    for (const auto& [id, from] : state.importingFrom) importing_[id].add(slot);
    for (const auto& [id, to] : state.migratingTo) migrating_[id].add(slot);
    result.stable.add(slot);
}

void Finisher::settle(int slot, const OpenState& state) {
    if (state.owners.empty()) return unsettled(slot, "no primary owns it", "Assign the slot first (repair)");
    if (state.owners.size() > 1)
        return unsettled(slot, "two primaries say that they own it; gossip has not settled it yet",
                         "Look again in a moment");
    const std::string& owner = state.owners.front();
    const auto holders = keyHolders(slot, owner);
    if (holders.size() > 1)
        return unsettled(slot, "more than one node besides its owner holds keys of it", "Look at these nodes' keys");
    const auto migrating = state.migratingTo.find(owner);
    std::string target;
    if (!holders.empty())
        target = holders.front();
    else if (migrating != state.migratingTo.end() && state.importingFrom.count(migrating->second) != 0)
        target = migrating->second;
    if (target.empty()) return close(slot, state);
    // Keys are with the target, or both sides agree: the slot goes there; all other marks are stale.
    for (const auto& [id, from] : state.importingFrom)
        if (id != target) importing_[id].add(slot);
    for (const auto& [id, to] : state.migratingTo)
        if (id != owner) migrating_[id].add(slot);
    forward[{owner, target}].add(slot);
}

}  // namespace

Expected<FinishResult> finishOpenSlots(const MigrationSpec& spec, std::stop_token stop) {
    TRY_ASSIGN(cluster, readCluster(spec, stop));
    Finisher finisher(cluster, stop);
    TRY(finisher.settle(openStates(cluster)));
    if (finisher.forward.empty()) return std::move(finisher.result);
    MigrationSpec rest = spec;
    rest.moves.clear();
    for (const auto& [pair, slots] : finisher.forward) rest.moves.push_back({pair.first, pair.second, slots});
    cluster.clear();  // The mover dials its own.
    finisher.result.moved = migrate(rest, stop);
    return std::move(finisher.result);
}

}  // namespace slotpilot::slots
