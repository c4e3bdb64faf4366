// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/repair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "slots/conflicts.h"
#include "slots/primaries.h"

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::SlotSet;

constexpr Milliseconds serveTimeout{30'000};
constexpr Milliseconds migrateTimeout{60'000};
constexpr int keysAtATime = 100;

class Repair {
public:
    Repair(const MigrationSpec& spec, PrimaryViews& views, std::stop_token stop)
        : spec_(spec), views_(views), stop_(stop) {}

    Expected<void> run();
    RepairResult result;

private:
    std::vector<std::string> claimants(int slot) const;
    std::int64_t keysAt(const std::string& id, int slot) const;
    std::string elsewhere(int slot) const;
    std::string chosen(int slot, const std::vector<std::string>& claimants);
    void decide();
    Expected<void> settleOwners();
    Expected<void> awaitService();
    Expected<void> gather(int slot, const std::string& holder);
    Expected<void> moveKeys(int slot, const std::string& holder, const Primary& owner);
    Expected<void> moveOne(int slot, const std::string& holder, const Primary& owner, const std::string& key);
    const Primary& primary(const std::string& id) const;

    const MigrationSpec& spec_;
    PrimaryViews& views_;
    std::stop_token stop_;
    std::array<std::string, redis::slotCount> owner_;  ///< as it should be; empty: left to a person
    std::map<std::string, std::map<int, std::int64_t>> keys_;
    std::map<std::string, int> owned_;                      ///< slots that each will own
    std::set<std::string> mustBump_;                        ///< owners whom somebody does not believe
    std::map<std::string, SlotSet> released_;               ///< claims that are given up
    std::map<std::string, std::vector<Command>> claiming_;  ///< by the node that is told
};

const Primary& Repair::primary(const std::string& id) const {
    return *std::find_if(spec_.primaries.begin(), spec_.primaries.end(), [&](const auto& one) { return one.id == id; });
}

std::vector<std::string> Repair::claimants(int slot) const {
    std::vector<std::string> ids;
    for (const auto& [id, view] : views_)
        if (view.self.slots.contains(slot)) ids.push_back(id);
    return ids;
}

std::int64_t Repair::keysAt(const std::string& id, int slot) const {
    const auto node = keys_.find(id);
    if (node == keys_.end()) return 0;
    const auto count = node->second.find(slot);
    return count == node->second.end() ? 0 : count->second;
}

/// A node that is no primary of ours and that somebody says owns the slot.
std::string Repair::elsewhere(int slot) const {
    for (const auto& [id, view] : views_)
        for (const auto& line : view.lines)
            if (line.slots.contains(slot) && !views_.contains(line.id)) return line.id;
    return {};
}

std::string Repair::chosen(int slot, const std::vector<std::string>& claimants) {
    const auto rank = [&](const std::string& id) {
        const bool claims = std::find(claimants.begin(), claimants.end(), id) != claimants.end();
        return std::tuple(keysAt(id, slot), claims, claims ? views_.at(id).self.configEpoch : 0, -owned_[id]);
    };
    std::string best;
    for (const auto& [id, view] : views_)
        if (best.empty() || rank(id) > rank(best)) best = id;
    return best;
}

void Repair::decide() {
    for (const auto& [id, view] : views_) owned_[id] = view.self.slots.size();
    for (int slot = 0; slot < redis::slotCount; ++slot) {
        auto& owner = owner_[static_cast<std::size_t>(slot)];
        const auto claiming = claimants(slot);
        if (claiming.size() == 1) {
            owner = claiming.front();
        } else if (const auto other = claiming.empty() ? elsewhere(slot) : std::string(); !other.empty()) {
            result.unsettled.push_back(
                Error{ErrorCode::Precondition,
                      fmt::format("slot {} is said to be node {}'s, which does not answer", slot, other.substr(0, 8)),
                      {},
                      "Bring that node back: its keys are there"});
            continue;
        } else {
            owner = chosen(slot, claiming);
            ++owned_[owner];
            result.assigned.add(slot);
            mustBump_.insert(owner);
        }
        for (const auto& id : claiming)
            if (id != owner) released_[id].add(slot);
        for (const auto& [id, view] : views_) {
            const bool believes = std::any_of(view.lines.begin(), view.lines.end(), [&](const auto& line) {
                return line.id == owner && line.slots.contains(slot);
            });
            if (!believes) {
                mustBump_.insert(owner);
                claiming_[id].push_back({"CLUSTER", "SETSLOT", std::to_string(slot), "NODE", owner});
            }
        }
    }
}

/// Claims are given up first, then the new owner takes them, then the others hear of it.
Expected<void> Repair::settleOwners() {
    for (const auto& [id, slots] : released_) {
        Command command{"CLUSTER", "DELSLOTS"};
        for (const int slot : slots.slots()) command.push_back(std::to_string(slot));
        TRY(views_.at(id).connection.command(command, stop_));
    }
    for (const auto& id : mustBump_) {
        auto own = claiming_.extract(id);
        if (!own.empty()) TRY(commandAll(views_.at(id).connection, own.mapped(), stop_));
    }
    for (const auto& id : mustBump_) TRY(views_.at(id).connection.command({"CLUSTER", "BUMPEPOCH"}, stop_));
    for (const auto& [id, commands] : claiming_) TRY(commandAll(views_.at(id).connection, commands, stop_));
    return {};
}

/// Keys can be moved only while the servers serve. With slots that are left to a person they never will.
Expected<void> Repair::awaitService() {
    if (!result.unsettled.empty()) return {};
    return pollUntil(stop_, {"the servers to serve again", serveTimeout, Milliseconds{100}},
                     [&]() -> Expected<std::string> {
                         for (auto& [id, view] : views_) {
                             TRY_ASSIGN(info, view.connection.command({"CLUSTER", "INFO"}, stop_));
                             TRY_ASSIGN(parsed, redis::parseClusterInfo(info.text));
                             if (parsed.state != "ok") return primary(id).name + " says cluster_state:" + parsed.state;
                         }
                         return std::string();
                     });
}

/// A server serves MIGRATE for a slot that it imports, whoever owns it (cluster.c, getNodeByQuery).
Expected<void> Repair::gather(int slot, const std::string& holder) {
    const auto& owner = primary(owner_[static_cast<std::size_t>(slot)]);
    auto& connection = views_.at(holder).connection;
    const auto number = std::to_string(slot);
    TRY(connection.command({"CLUSTER", "SETSLOT", number, "IMPORTING", owner.id}, stop_));
    const auto moved = moveKeys(slot, holder, owner);
    TRY(connection.command({"CLUSTER", "SETSLOT", number, "STABLE"}, {}));
    return moved;
}

Expected<void> Repair::moveKeys(int slot, const std::string& holder, const Primary& owner) {
    auto& connection = views_.at(holder).connection;
    std::set<std::string> seen;
    while (true) {
        // Those that have to stay are listed again: more must be asked for than there are of them.
        const auto most = static_cast<int>(result.conflicts.size()) + keysAtATime;
        TRY_ASSIGN(keys,
                   connection.command({"CLUSTER", "GETKEYSINSLOT", std::to_string(slot), std::to_string(most)}, stop_));
        bool fresh = false;
        for (const auto& key : keys.elements) {
            if (!seen.insert(key.text).second) continue;
            fresh = true;
            TRY(moveOne(slot, holder, owner, key.text));
        }
        if (!fresh) return {};
    }
}

Expected<void> Repair::moveOne(int slot, const std::string& holder, const Primary& owner, const std::string& key) {
    auto& source = views_.at(holder).connection;
    TRY_ASSIGN(reply,
               source.send(migrateCommand(owner, spec_.credentials, {key}, migrateTimeout), stop_, 2 * migrateTimeout));
    if (!reply.isError()) {
        ++result.gathered;
        return {};
    }
    if (reply.errorKind() != "BUSYKEY" && reply.text.find("BUSYKEY") == std::string::npos) {
        TRY(redis::checked(reply, source.label()));
        return {};
    }
    TRY_ASSIGN(different, settleSameKeys(source, views_.at(owner.id).connection,
                                         migrateCommand(owner, spec_.credentials, {}, migrateTimeout, true), {key}));
    if (different.empty())
        ++result.gathered;
    else
        result.conflicts.push_back({key, holder, owner.id, slot});
    return {};
}

Expected<void> Repair::run() {
    std::vector<int> all(redis::slotCount);
    for (int slot = 0; slot < redis::slotCount; ++slot) all[static_cast<std::size_t>(slot)] = slot;
    TRY_ASSIGN(counts, countKeys(views_, all, stop_));
    keys_ = std::move(counts);
    decide();
    TRY(settleOwners());
    SlotSet open;
    for (const auto& [id, view] : views_)
        for (const auto* list : {&view.self.migrating, &view.self.importing})
            for (const auto& one : *list) open.add(one.slot);
    std::map<int, std::vector<std::string>> strays;
    for (const auto& [id, bySlot] : keys_)
        for (const auto& [slot, count] : bySlot) {
            const auto& owner = owner_[static_cast<std::size_t>(slot)];
            if (!owner.empty() && owner != id) strays[slot].push_back(id);
        }
    // An open slot with keys at one other node is a move that was broken off: it is finished, not turned back.
    std::erase_if(strays, [&](const auto& one) {
        return open.contains(one.first) && one.second.size() == 1 && !result.assigned.contains(one.first);
    });
    if (!strays.empty()) TRY(awaitService());
    for (const auto& [slot, holders] : strays)
        for (const auto& holder : holders) TRY(gather(slot, holder));
    return {};
}

}  // namespace

namespace {

std::string ownerOf(const PrimaryViews& views, int slot) {
    for (const auto& [id, view] : views)
        if (view.self.slots.contains(slot)) return id;
    return {};
}

/// Owns it, or moves it.
bool concerned(const redis::NodeLine& self, int slot) {
    const auto moving = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](const auto& one) { return one.slot == slot; });
    };
    return self.slots.contains(slot) || moving(self.migrating) || moving(self.importing);
}

/// Those of the stray keys that the owner has, too.
Expected<std::vector<std::string>> onBoth(PrimaryViews& views, const Stray& stray, std::stop_token stop) {
    constexpr int most = 1000;
    auto& owner = views.at(stray.owner).connection;
    TRY_ASSIGN(keys, views.at(stray.holder)
                         .connection.command(
                             {"CLUSTER", "GETKEYSINSLOT", std::to_string(stray.slot), std::to_string(most)}, stop));
    std::vector<Command> questions;
    for (const auto& key : keys.elements) questions.push_back({"EXISTS", key.text});
    std::vector<std::string> found;
    if (questions.empty()) return found;
    TRY_ASSIGN(answers, owner.pipeline(questions, stop));
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i].integer == 1) found.push_back(keys.elements[i].text);
    return found;
}

}  // namespace

Expected<std::vector<Stray>> findStrays(const MigrationSpec& spec, std::stop_token stop) {
    std::vector<int> all(redis::slotCount);
    for (int slot = 0; slot < redis::slotCount; ++slot) all[static_cast<std::size_t>(slot)] = slot;
    TRY_ASSIGN(before, readPrimaries(spec, stop));
    TRY_ASSIGN(counts, countKeys(before, all, stop));
    // A slot may have been moved meanwhile: its keys were at home before or are so now.
    TRY_ASSIGN(views, readPrimaries(spec, stop));
    std::vector<Stray> strays;
    for (const auto& [id, bySlot] : counts)
        for (const auto& [slot, keys] : bySlot) {
            if (concerned(before.at(id).self, slot) || concerned(views.at(id).self, slot)) continue;
            Stray stray{id, ownerOf(views, slot), slot, keys, {}};
            if (stray.owner.empty()) continue;
            TRY_ASSIGN(both, onBoth(views, stray, stop));
            stray.onBoth = std::move(both);
            strays.push_back(std::move(stray));
        }
    return strays;
}

Expected<RepairResult> repairSlots(const MigrationSpec& spec, std::stop_token stop) {
    if (spec.primaries.empty()) return fail(ErrorCode::Precondition, "there is no primary");
    TRY_ASSIGN(views, readPrimaries(spec, stop));
    Repair repair(spec, views, stop);
    TRY(repair.run());
    views.clear();
    TRY_ASSIGN(finished, finishOpenSlots(spec, stop));
    repair.result.finished = std::move(finished);
    return std::move(repair.result);
}

}  // namespace slotpilot::slots
