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
    Finisher(const MigrationSpec& spec, Cluster& cluster, std::stop_token stop)
        : spec_(spec), cluster_(cluster), stop_(stop) {}

    Expected<void> settle(int slot, const OpenState& state);
    std::map<std::pair<std::string, std::string>, SlotSet> forward;
    FinishResult result;

private:
    Expected<void> close(int slot, const OpenState& state);
    Expected<std::vector<std::string>> keyHolders(int slot, const std::string& except);
    void unsettled(int slot, std::string why, std::string hint);
    Expected<void> setSlot(const std::string& on, int slot, std::string state, std::string id = {});

    const MigrationSpec& spec_;
    Cluster& cluster_;
    std::stop_token stop_;
};

Expected<void> Finisher::setSlot(const std::string& on, int slot, std::string state, std::string id) {
    Command command{"CLUSTER", "SETSLOT", std::to_string(slot), std::move(state)};
    if (!id.empty()) command.push_back(std::move(id));
    TRY(cluster_.at(on).connection.command(command, stop_));
    return {};
}

void Finisher::unsettled(int slot, std::string why, std::string hint) {
    result.unsettled.push_back(
        Error{ErrorCode::Precondition, fmt::format("slot {} stays open: {}", slot, why), {}, std::move(hint)});
}

/// Primaries with keys of the slot, other than `except`.
Expected<std::vector<std::string>> Finisher::keyHolders(int slot, const std::string& except) {
    std::vector<std::string> holders;
    for (auto& [id, own] : cluster_) {
        if (id == except) continue;
        TRY_ASSIGN(count, own.connection.command({"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)}, stop_));
        if (count.integer > 0) holders.push_back(id);
    }
    return holders;
}

/// Nothing of it is anywhere but at its owner: the slot stays there.
Expected<void> Finisher::close(int slot, const OpenState& state) {
    // The importing side first: as long as the owner answers ASK, nobody may follow it there.
    for (const auto& [id, from] : state.importingFrom) TRY(setSlot(id, slot, "STABLE"));
    for (const auto& [id, to] : state.migratingTo) TRY(setSlot(id, slot, "STABLE"));
    result.stable.add(slot);
    return {};
}

Expected<void> Finisher::settle(int slot, const OpenState& state) {
    if (state.owners.empty()) {
        unsettled(slot, "no primary owns it", "Assign the slot first (repair)");
        return {};
    }
    if (state.owners.size() > 1) {
        unsettled(slot, "two primaries say that they own it; gossip has not settled it yet", "Look again in a moment");
        return {};
    }
    const std::string& owner = state.owners.front();
    TRY_ASSIGN(holders, keyHolders(slot, owner));
    if (holders.size() > 1) {
        unsettled(slot, "more than one node besides its owner holds keys of it", "Look at these nodes' keys");
        return {};
    }
    const auto migrating = state.migratingTo.find(owner);
    std::string target;
    if (!holders.empty())
        target = holders.front();
    else if (migrating != state.migratingTo.end() && state.importingFrom.count(migrating->second) != 0)
        target = migrating->second;
    if (target.empty()) return close(slot, state);
    // Keys are with the target, or both sides agree: the slot goes there; all other marks are stale.
    for (const auto& [id, from] : state.importingFrom)
        if (id != target) TRY(setSlot(id, slot, "STABLE"));
    for (const auto& [id, to] : state.migratingTo)
        if (id != owner) TRY(setSlot(id, slot, "STABLE"));
    forward[{owner, target}].add(slot);
    return {};
}

}  // namespace

Expected<FinishResult> finishOpenSlots(const MigrationSpec& spec, std::stop_token stop) {
    TRY_ASSIGN(cluster, readCluster(spec, stop));
    Finisher finisher(spec, cluster, stop);
    for (const auto& [slot, state] : openStates(cluster)) TRY(finisher.settle(slot, state));
    if (finisher.forward.empty()) return std::move(finisher.result);
    MigrationSpec rest = spec;
    rest.moves.clear();
    for (const auto& [pair, slots] : finisher.forward) rest.moves.push_back({pair.first, pair.second, slots});
    cluster.clear();  // The mover dials its own.
    finisher.result.moved = migrate(rest, stop);
    return std::move(finisher.result);
}

}  // namespace slotpilot::slots
