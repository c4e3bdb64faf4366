// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/update_sketch.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/size.h"
#include "base/text.h"
#include "base/time.h"
#include "operations/check.h"

namespace slotpilot::operations {
namespace {

using cluster::ClusterSnapshot;
using cluster::Member;
using nlohmann::json;
using workflow::Risk;

/// The container whose limits bind Redis: named "redis", else with its port, else the first.
const kube::Container* redisContainer(const std::vector<kube::Container>& containers) {
    const auto named =
        std::find_if(containers.begin(), containers.end(), [](const auto& c) { return c.name == "redis"; });
    if (named != containers.end()) return &*named;
    const auto serving = std::find_if(containers.begin(), containers.end(), [](const auto& c) {
        return std::find(c.ports.begin(), c.ports.end(), 6379) != c.ports.end();
    });
    if (serving != containers.end()) return &*serving;
    return containers.empty() ? nullptr : &containers.front();
}

std::int64_t memoryLimit(const std::vector<kube::Container>& containers) {
    const auto* container = redisContainer(containers);
    if (!container) return 0;
    const auto limit = container->limits.find("memory");
    if (limit == container->limits.end()) return 0;
    return static_cast<std::int64_t>(kube::parseQuantity(limit->second).value_or(0));
}

std::string versionOf(const redis::Info& info) {
    for (const char* field : {"valkey_version", "redis_version"})
        if (const auto found = info.find(field); found != info.end()) return found->second;
    return {};
}

SketchNode nodeOf(const Member& member) {
    SketchNode node{.pod = member.name, .id = member.nodeId(), .ordinal = member.ordinal};
    node.memory.id = node.memory.name = member.name;
    if (member.pod) node.memory.containerLimit = memoryLimit(member.pod->containers);
    if (!member.redis) return node;
    const auto& info = member.redis->info;
    node.primary = member.isPrimary();
    node.slots = member.slots();
    node.version = versionOf(info);
    node.memory.used = redis::infoInteger(info, "used_memory");
    node.memory.maxmemory = redis::infoInteger(info, "maxmemory");
    node.load = {redis::infoKeys(info),
                 std::max<std::int64_t>(0, node.memory.used - redis::infoInteger(info, "used_memory_startup"))};
    return node;
}

std::string described(int slotCount, const slots::Load& load) {
    return fmt::format("{}, {} and {}", counted(slotCount, "slot"), counted(load.keys, "key"), humanBytes(load.bytes));
}

}  // namespace

std::vector<int> majorMinor(const std::string& version) {
    std::vector<int> numbers;
    const char* at = version.data();
    const char* const end = at + version.size();
    while (at < end && numbers.size() < 2) {
        int number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error != std::errc()) return {};
        numbers.push_back(number);
        if (next == end || *next != '.') break;
        at = next + 1;
    }
    return numbers.size() == 2 ? numbers : std::vector<int>{};
}

std::string versionOfImage(const std::string& image) {
    const auto name = image.substr(0, image.find('@'));
    const auto colon = name.rfind(':');
    if (colon == std::string::npos || name.find('/', colon) != std::string::npos) return {};
    const auto tag = name.substr(colon + 1);
    return majorMinor(tag).empty() ? std::string() : tag;
}

Sketch::Sketch(const ClusterSnapshot& snapshot, slots::Mode mode)
    : target_(snapshot.target), hand_(target_), mode_(mode) {
    plan.target = {{"context", target_.context}, {"namespace", target_.ns}, {"statefulSet", target_.statefulSet}};
    for (const auto& member : snapshot.members)
        if (member.ordinal >= 0) nodes.push_back(nodeOf(member));
    finishOpen(snapshot);
}

namespace {

/// Where an open slot goes when it is finished: to the one other server that has keys of it or, where none has, to the
/// target that both sides name. Nothing: it stays. As slots::finishOpenSlots does it.
const Member* goesTo(const ClusterSnapshot& snapshot, const Member& owner, int slot) {
    std::vector<const Member*> holders;
    for (const auto& member : snapshot.members)
        if (&member != &owner && member.redis && member.redis->openKeys.contains(slot) &&
            member.redis->openKeys.at(slot) > 0)
            holders.push_back(&member);
    if (!holders.empty()) return holders.size() == 1 ? holders.front() : nullptr;
    for (const auto& open : owner.redis->self()->migrating) {
        if (open.slot != slot) continue;
        const auto* target = snapshot.memberByNodeId(open.nodeId);
        const auto* self = target && target->redis ? target->redis->self() : nullptr;
        if (!self) continue;
        for (const auto& other : self->importing)
            if (other.slot == slot) return target;
    }
    return nullptr;
}

}  // namespace

/// A run begins with finishing what an interrupted move has left.
void Sketch::finishOpen(const ClusterSnapshot& snapshot) {
    std::set<int> open;
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self) continue;
        for (const auto& slot : self->migrating) open.insert(slot.slot);
        for (const auto& slot : self->importing) open.insert(slot.slot);
    }
    for (const int slot : open) {
        const int owner = snapshot.owner[static_cast<std::size_t>(slot)];
        if (owner < 0) continue;
        const auto& from = snapshot.members[static_cast<std::size_t>(owner)];
        const auto* to = goesTo(snapshot, from, slot);
        auto *source = find(from.name), *target = to ? find(to->name) : nullptr;
        if (!source || !target) continue;
        source->slots.remove(slot);
        target->slots.add(slot);
    }
}

SketchNode* Sketch::find(const std::string& pod) {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const SketchNode& n) { return n.pod == pod; });
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<std::string> Sketch::others(const std::string& pod) const {
    std::vector<std::string> names;
    for (const auto& node : nodes)
        if (node.pod != pod) names.push_back(node.pod);
    return names;
}

void Sketch::add(std::string id, std::string kind, json args, std::string title, std::string why, std::string command,
                 std::string expected, double weight, Risk risk) {
    plan.steps.push_back({std::move(id), std::move(kind), std::move(args), std::move(title), std::move(why),
                          std::move(command), std::move(expected), weight, risk});
}

Expected<void> Sketch::move(std::string id, std::string title, std::string why, const slots::RebalancePlan& moves,
                            const std::vector<std::string>& emptied) {
    if (moves.moves.empty()) return {};
    std::vector<slots::NodeMemory> memory;
    for (const auto& node : nodes) memory.push_back(node.memory);
    if (const auto shortages = slots::memoryShortages(moves, memory); !shortages.empty())
        return fail(ErrorCode::Precondition, "there is not enough memory: " + shortages.front().reason, title,
                    "Raise the limit, add pods, or choose the strategy surge");
    json targets = json::array();
    std::vector<std::string> commands;
    for (const auto& one : moves.moves) {
        auto& from = *find(one.from);
        auto& to = *find(one.to);
        const auto older = majorMinor(to.version), newer = majorMinor(from.version);
        if (!older.empty() && !newer.empty() && older < newer)
            return fail(ErrorCode::Precondition,
                        fmt::format("{} runs {} and {} runs {}: an older Redis can't read the keys of a newer one",
                                    from.pod, from.version, to.pod, to.version),
                        title, "There is no way back to the older version with the data; restore a backup into it");
        targets.push_back({{"from", one.from}, {"to", one.to}, {"slots", one.slots.toString()}});
        commands.push_back(hand_.cli(
            one.from,
            fmt::format("--cluster reshard 127.0.0.1:6379 --cluster-from {} --cluster-to {} --cluster-slots {} "
                        "--cluster-yes",
                        hand_.nodeId(one.from), hand_.nodeId(one.to), one.slots.size())));
        from.slots = from.slots - one.slots;
        to.slots = to.slots | one.slots;
        const auto keys = std::max<std::int64_t>(0, one.load.keys), bytes = std::max<std::int64_t>(0, one.load.bytes);
        from.load = {std::max<std::int64_t>(0, from.load.keys - keys),
                     std::max<std::int64_t>(0, from.load.bytes - bytes)};
        to.load = {to.load.keys + keys, to.load.bytes + bytes};
        from.memory.used = std::max<std::int64_t>(0, from.memory.used - bytes);
        to.memory.used += bytes;
        load_ = {load_.keys + keys, load_.bytes + bytes};
    }
    const int count = moves.slots();
    slots_ += count;
    time_ += slots::estimateTime(moves, mode_);
    const auto load = moves.load();
    add(std::move(id), "move-slots",
        {{"moves", targets},
         {"empty", emptied},
         {"mode", mode_ == slots::Mode::Fast ? "fast" : "gentle"},
         {"keys", load.keys},
         {"bytes", load.bytes}},
        fmt::format("{}: {}", title, described(count, load)), std::move(why),
        fmt::format("{}", fmt::join(commands, "\n")), counted(count, "slot") + (count == 1 ? " is" : " are") + " moved",
        1 + static_cast<double>(slots::estimateTime(moves, mode_).count()) / 1000, Risk::High);
    return {};
}

void Sketch::holdSettings() {
    add("hold-settings", "hold-settings", json::object(), "Keep primaries without slots from turning into replicas",
        "Since Redis 7 a primary that gives its last slot away becomes a replica of the taker. It is put back at the "
        "end.",
        hand_.cliInEach(pods(), "CONFIG SET cluster-allow-replica-migration no"),
        "cluster-allow-replica-migration is no on every server", 1, Risk::Low);
}

void Sketch::verifyAndPutBack(int pods) {
    json counts = json::object();
    for (const auto& node : nodes)
        if (node.primary) counts[node.pod] = node.slots.size();
    add("verify-update", "verify-update", {{"pods", pods}, {"slots", counts}},
        "Verify the cluster from every server's view", "Every server must agree on who owns which of the 16,384 slots.",
        hand_.cli(target_.statefulSet + "-0", "--cluster check 127.0.0.1:6379"),
        "Nothing is wrong, and the slots are as planned", 2, Risk::None);
    putBackSettings();
}

void Sketch::putBackSettings() {
    add("put-back-settings", "put-back-settings", json::object(), "Put the servers' settings back",
        "What this run changed on the servers goes back to what it was, also when the run fails.",
        hand_.cliInEach(pods(), "CONFIG SET cluster-allow-replica-migration yes"), "The settings are as before", 1,
        Risk::Low);
    plan.steps.back().always = true;
}

void Sketch::sum() {
    if (slots_ == 0) return;
    plan.notes.push_back(fmt::format("It moves {}, in about {} without the waiting for pods", described(slots_, load_),
                                     humanDuration(std::max(time_, std::chrono::milliseconds(1)))));
}

Expected<void> refuseUnhealthy(const ClusterSnapshot& snapshot, const std::vector<std::string>& broken) {
    if (snapshot.stale) return fail(wrap(*snapshot.stale, "what is known about the cluster may be old"));
    if (!snapshot.created())
        return fail(ErrorCode::Precondition, "there is no Redis Cluster yet", snapshot.target.statefulSet,
                    "slotpilotctl create makes one");
    const std::set<std::string> excused(broken.begin(), broken.end());
    // Open slots are what an interrupted move leaves; moving goes on with them.
    for (const auto& finding : check(snapshot).findings) {
        if (finding.severity != Severity::Critical || finding.kind == "slot-open") continue;
        const bool onlyExcused =
            !finding.pods.empty() &&
            std::all_of(finding.pods.begin(), finding.pods.end(), [&](const auto& p) { return excused.contains(p); });
        if (onlyExcused && finding.slots.empty()) continue;
        return fail(ErrorCode::Precondition, "the cluster is not healthy: " + finding.title, listed(finding.pods),
                    finding.repair);
    }
    return {};
}

}  // namespace slotpilot::operations
