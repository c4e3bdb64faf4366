// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "slots/primaries.h"

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::SlotSet;

/// How one slot stands, by the primaries' own lines.
struct OpenState {
    std::vector<std::string> owners;
    std::map<std::string, std::string> migratingTo, importingFrom;  ///< by the node that says so
};

std::map<int, OpenState> openStates(const PrimaryViews& cluster) {
    std::map<int, OpenState> states;
    for (const auto& [id, own] : cluster) {
        for (const auto& open : own.self.migrating) states[open.slot].migratingTo[id] = open.nodeId;
        for (const auto& open : own.self.importing) states[open.slot].importingFrom[id] = open.nodeId;
    }
    for (auto& [slot, state] : states)
        for (const auto& [id, own] : cluster)
            if (own.self.slots.contains(slot)) state.owners.push_back(id);
    return states;
}

class Finisher {
public:
    Finisher(PrimaryViews& cluster, std::stop_token stop) : cluster_(cluster), stop_(stop) {}

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

    PrimaryViews& cluster_;
    std::stop_token stop_;
    std::map<std::string, SlotSet> holding_;                ///< open slots of which a node has keys
    std::map<std::string, SlotSet> importing_, migrating_;  ///< marks to be taken away, by node
};

Expected<void> Finisher::setStable(const std::map<std::string, SlotSet>& marks) {
    for (const auto& [id, slots] : marks) {
        std::vector<Command> commands;
        for (const int slot : slots.slots()) commands.push_back({"CLUSTER", "SETSLOT", std::to_string(slot), "STABLE"});
        TRY(commandAll(cluster_.at(id).connection, commands, stop_));
    }
    return {};
}

Expected<void> Finisher::countKeys(const std::map<int, OpenState>& states) {
    std::vector<int> slots;
    for (const auto& [slot, state] : states) slots.push_back(slot);
    TRY_ASSIGN(counts, slots::countKeys(cluster_, slots, stop_));
    for (const auto& [id, bySlot] : counts)
        for (const auto& [slot, count] : bySlot) holding_[id].add(slot);
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
    TRY_ASSIGN(cluster, readPrimaries(spec, stop));
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
