// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/mischief.h"

#include <fmt/format.h>

#include <algorithm>

#include "kube/client.h"
#include "kube/stream.h"

namespace slotpilot::gui {
namespace {

constexpr int frozenSeconds = 15;

const cluster::Member* ownerOf(const cluster::ClusterSnapshot& snapshot, int slot) {
    const int owner = snapshot.owner[static_cast<std::size_t>(slot)];
    return owner < 0 ? nullptr : &snapshot.members[static_cast<std::size_t>(owner)];
}

/// Sends commands to a pod's server; the first Error reply is an error.
Expected<void> tell(const cluster::Access& access, const std::string& pod, const std::vector<redis::Command>& commands,
                    std::stop_token stop) {
    TRY_ASSIGN(connection, access.dial(pod, stop));
    TRY_ASSIGN(replies, connection.pipeline(commands, stop, Milliseconds{30'000}));
    for (auto& reply : replies) TRY(redis::checked(std::move(reply), pod));
    return {};
}

}  // namespace

Expected<int> writeKeys(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int count,
                        std::stop_token stop) {
    std::vector<std::vector<redis::Command>> commands(snapshot.members.size());
    for (int i = 1; i <= count; ++i) {
        const auto key = fmt::format("lesson:{}", i);
        const int owner = snapshot.owner[static_cast<std::size_t>(redis::slotOf(key))];
        if (owner < 0)
            return fail(ErrorCode::Precondition, fmt::format("nobody owns the slot of {}", key), {},
                        "Create the cluster first");
        commands[static_cast<std::size_t>(owner)].push_back({"SET", key, fmt::format("value {}", i)});
    }
    for (std::size_t i = 0; i < commands.size(); ++i)
        if (!commands[i].empty()) TRY(tell(access, snapshot.members[i].name, commands[i], stop));
    return count;
}

Expected<int> deletePod(const cluster::Access& access, const std::string& pod, std::stop_token stop) {
    TRY(access.client().remove(kube::resources::pods, access.target().ns, pod, {}, stop));
    return 1;
}

Expected<int> freezePod(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, const std::string& pod,
                        std::stop_token stop) {
    const auto* member = snapshot.member(pod);
    if (!member || !member->redis || !member->pod)
        return fail(ErrorCode::NotFound, "its server does not answer already", pod);
    const auto process = redis::infoInteger(member->redis->info, "process_id");
    const auto script = fmt::format("kill -STOP {0}; sleep {1}; kill -CONT {0}", process, frozenSeconds);
    const auto container = member->pod->containers.empty() ? "" : member->pod->containers.front().name;
    TRY(kube::exec(access.client(), {access.target().ns, pod, container, {"sh", "-c", script}, {}, false}, stop));
    return 1;
}

Expected<int> loseSlots(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int count,
                        std::stop_token stop) {
    for (const auto& victim : snapshot.members) {
        const auto owned = victim.slots().slots();
        if (static_cast<int>(owned.size()) < count) continue;
        redis::Command command{"CLUSTER", "DELSLOTS"};
        for (int i = 0; i < count; ++i) command.push_back(std::to_string(owned[static_cast<std::size_t>(i)]));
        // The owner first: as long as it thinks that they are its own it tells the others again.
        TRY(tell(access, victim.name, {command}, stop));
        for (const auto& member : snapshot.members)
            if (&member != &victim) TRY(tell(access, member.name, {command}, stop));
        return count;
    }
    return fail(ErrorCode::Precondition, fmt::format("no pod has {} slots to lose", count));
}

Expected<int> openSlot(const cluster::Access& access, const cluster::ClusterSnapshot& snapshot, int slot,
                       std::stop_token stop) {
    const auto* from = ownerOf(snapshot, std::clamp(slot, 0, redis::slotCount - 1));
    if (!from) return fail(ErrorCode::Precondition, fmt::format("nobody owns slot {}", slot));
    const auto to = std::find_if(snapshot.members.begin(), snapshot.members.end(),
                                 [&](const cluster::Member& member) { return &member != from && member.isPrimary(); });
    if (to == snapshot.members.end()) return fail(ErrorCode::Precondition, "there is no other primary");
    const auto number = std::to_string(slot);
    TRY(tell(access, to->name, {{"CLUSTER", "SETSLOT", number, "IMPORTING", from->nodeId()}}, stop));
    TRY(tell(access, from->name, {{"CLUSTER", "SETSLOT", number, "MIGRATING", to->nodeId()}}, stop));
    return 1;
}

}  // namespace slotpilot::gui
