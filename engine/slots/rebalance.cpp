// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/rebalance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "base/size.h"

namespace slotpilot::slots {
namespace {

using redis::SlotRange;
using redis::SlotSet;

Expected<void> validate(const std::vector<NodeShare>& nodes) {
    std::set<std::string> ids;
    SlotSet taken;
    for (const NodeShare& node : nodes) {
        if (!ids.insert(node.id).second) return fail(ErrorCode::Invalid, "a node is listed twice", node.id);
        if (!(node.weight >= 0) || std::isinf(node.weight))
            return fail(ErrorCode::Invalid, "a weight must be 0 or more", node.id);
        if (!(taken & node.slots).empty())
            return fail(ErrorCode::Invalid, "a slot has two owners: " + (taken & node.slots).toString(), node.id,
                        "repair the cluster first");
        taken = taken | node.slots;
    }
    return {};
}

/// Largest remainder; the tie rules make a balanced cluster a fixed point.
std::vector<int> evenShares(const std::vector<NodeShare>& nodes) {
    int total = 0;
    double weights = 0;
    for (const NodeShare& node : nodes) total += node.slots.size(), weights += node.weight;
    std::vector<int> shares;
    std::vector<double> remainders;
    for (const NodeShare& node : nodes) {
        const double exact = total * (node.weight / weights);
        // What floating point leaves under a whole number is that number.
        shares.push_back(static_cast<int>(std::floor(exact + 1e-6)));
        remainders.push_back(std::round((exact - shares.back()) * 1e6));
    }
    std::vector<std::size_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
        return nodes[a].slots.size() - shares[a] > nodes[b].slots.size() - shares[b];
    });
    int left = total - std::accumulate(shares.begin(), shares.end(), 0);
    for (std::size_t i = 0; left > 0; i = (i + 1) % order.size()) {
        if (nodes[order[i]].weight == 0) continue;
        ++shares[order[i]];
        --left;
    }
    return shares;
}

/// A piece of a range, and by how much taking it changes the number of ranges of both sides.
struct Piece {
    SlotRange range;
    int fragments = 0;
};

Piece rated(SlotRange range, bool whole, const SlotSet& to) {
    const bool before = range.first > 0 && to.contains(range.first - 1);
    const bool after = range.last + 1 < redis::slotCount && to.contains(range.last + 1);
    return {range, (whole ? -1 : 0) + 1 - (before ? 1 : 0) - (after ? 1 : 0)};
}

/// `count` of the slots of `from`, in pieces that leave both sides with few ranges.
SlotSet pick(SlotSet from, SlotSet to, int count) {
    SlotSet picked;
    while (count > 0) {
        std::vector<Piece> pieces;
        for (const SlotRange& range : from.ranges()) {
            if (range.size() <= count) {
                pieces.push_back(rated(range, true, to));
                continue;
            }
            pieces.push_back(rated({range.first, range.first + count - 1}, false, to));
            pieces.push_back(rated({range.last - count + 1, range.last}, false, to));
        }
        const auto best = std::min_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
            if (a.fragments != b.fragments) return a.fragments < b.fragments;
            if (a.range.size() != b.range.size()) return a.range.size() > b.range.size();
            return a.range.first > b.range.first;  // The upper end leaves the source's range starting where it did.
        });
        const SlotSet taken({best->range});
        picked = picked | taken;
        from = from - taken;
        to = to | taken;
        count -= best->range.size();
    }
    return picked;
}

Load loadOf(const SlotSet& moved, const NodeShare& from, const RebalanceOptions& options) {
    if (options.perSlot.size() == redis::slotCount) {
        Load sum{0, 0};
        for (const int slot : moved.slots()) {
            const Load& load = options.perSlot[static_cast<std::size_t>(slot)];
            sum.keys = load.keys < 0 || sum.keys < 0 ? -1 : sum.keys + load.keys;
            sum.bytes = load.bytes < 0 || sum.bytes < 0 ? -1 : sum.bytes + load.bytes;
        }
        return sum;
    }
    const double part = static_cast<double>(moved.size()) / std::max(1, from.slots.size());
    const auto share = [part](std::int64_t all) {
        return all < 0 ? -1 : static_cast<std::int64_t>(std::llround(static_cast<double>(all) * part));
    };
    return {share(from.load.keys), share(from.load.bytes)};
}

/// Moves that bring every node to its share. Surpluses and needs are matched in the nodes' order, so that there are
/// at most (givers + takers - 1) pairs.
RebalancePlan planTo(const std::vector<NodeShare>& nodes, const std::vector<int>& shares,
                     const RebalanceOptions& options) {
    RebalancePlan plan;
    std::vector<SlotSet> now;
    std::vector<int> need;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        now.push_back(nodes[i].slots);
        need.push_back(shares[i] - nodes[i].slots.size());
        plan.nodes.push_back({nodes[i].id, nodes[i].slots.size(), shares[i]});
    }
    std::size_t taker = 0;
    for (std::size_t giver = 0; giver < nodes.size(); ++giver) {
        while (need[giver] < 0) {
            while (need[taker] <= 0) ++taker;
            const int count = std::min(-need[giver], need[taker]);
            const SlotSet moved = pick(now[giver], now[taker], count);
            now[giver] = now[giver] - moved;
            now[taker] = now[taker] | moved;
            need[giver] += count;
            need[taker] -= count;
            plan.moves.push_back({nodes[giver].id, nodes[taker].id, moved, loadOf(moved, nodes[giver], options)});
        }
    }
    return plan;
}

bool withinThreshold(const std::vector<NodeShare>& nodes, const std::vector<int>& shares, double percent) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const int difference = std::abs(nodes[i].slots.size() - shares[i]);
        if (difference * 100.0 > percent * shares[i]) return false;
    }
    return true;
}

}  // namespace

int RebalancePlan::slots() const {
    return std::accumulate(moves.begin(), moves.end(), 0, [](int sum, const Move& m) { return sum + m.slots.size(); });
}

Load RebalancePlan::load() const {
    Load sum{0, 0};
    for (const Move& move : moves) {
        sum.keys = sum.keys < 0 || move.load.keys < 0 ? -1 : sum.keys + move.load.keys;
        sum.bytes = sum.bytes < 0 || move.load.bytes < 0 ? -1 : sum.bytes + move.load.bytes;
    }
    return sum;
}

Expected<RebalancePlan> planRebalance(const std::vector<NodeShare>& nodes, const RebalanceOptions& options) {
    TRY(validate(nodes));
    if (std::none_of(nodes.begin(), nodes.end(), [](const NodeShare& node) { return node.weight > 0; }))
        return fail(ErrorCode::Invalid, "no node has a weight above 0", {}, "give at least one node a weight");
    std::vector<int> shares = evenShares(nodes);
    if (withinThreshold(nodes, shares, options.thresholdPercent))
        for (std::size_t i = 0; i < nodes.size(); ++i) shares[i] = nodes[i].slots.size();
    return planTo(nodes, shares, options);
}

Expected<RebalancePlan> planDrain(const std::vector<NodeShare>& nodes, const std::string& drained,
                                  const std::optional<std::string>& successor, const RebalanceOptions& options) {
    TRY(validate(nodes));
    const auto find = [&](const std::string& id) {
        return std::find_if(nodes.begin(), nodes.end(), [&](const NodeShare& node) { return node.id == id; });
    };
    const auto source = find(drained);
    if (source == nodes.end()) return fail(ErrorCode::Invalid, "no such node", drained);
    std::vector<int> shares;
    for (const NodeShare& node : nodes) shares.push_back(node.slots.size());
    int left = std::exchange(shares[static_cast<std::size_t>(source - nodes.begin())], 0);
    if (successor) {
        const auto heir = find(*successor);
        if (heir == nodes.end() || heir == source) return fail(ErrorCode::Invalid, "no such node", *successor);
        if (heir->slots.empty()) shares[static_cast<std::size_t>(heir - nodes.begin())] = std::exchange(left, 0);
    }
    for (; left > 0; --left) {
        std::optional<std::size_t> lowest;
        const auto level = [&](std::size_t i) { return (shares[i] + 1) / nodes[i].weight; };
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].id == drained || nodes[i].weight == 0) continue;
            if (!lowest || level(i) < level(*lowest)) lowest = i;
        }
        if (!lowest) return fail(ErrorCode::Invalid, "nobody is left to take the slots", drained);
        ++shares[*lowest];
    }
    return planTo(nodes, shares, options);
}

std::vector<MemoryShortage> memoryShortages(const RebalancePlan& plan, const std::vector<NodeMemory>& memory) {
    std::map<std::string, std::int64_t> incoming;
    for (const Move& move : plan.moves) incoming[move.to] += std::max<std::int64_t>(0, move.load.bytes);
    std::vector<MemoryShortage> shortages;
    for (const NodeMemory& node : memory) {
        const auto found = incoming.find(node.id);
        if (found == incoming.end()) continue;
        const std::int64_t needed = node.used + found->second;
        const std::int64_t container = node.containerLimit / 10 * 9;
        const bool byMaxmemory = node.maxmemory > 0 && (container == 0 || node.maxmemory <= container);
        const std::int64_t allowed = byMaxmemory ? node.maxmemory : container;
        if (allowed == 0 || needed <= allowed) continue;
        shortages.push_back(
            {node.id, needed, allowed,
             fmt::format("{} would hold {} of the {} that {}", node.name, humanBytes(needed), humanBytes(allowed),
                         byMaxmemory ? "maxmemory allows" : "its container's memory limit leaves for data")});
    }
    return shortages;
}

std::chrono::milliseconds estimateTime(const RebalancePlan& plan, Mode mode) {
    // Measured on two cores with everything on them; sources work side by side, each as fast as it can.
    struct Cost {
        double slot, key, byte;  // microseconds
    };
    const Cost cost = mode == Mode::Gentle ? Cost{300, 25, 0.02} : Cost{100, 10, 0.012};
    std::map<std::string, double> bySource;
    for (const Move& move : plan.moves)
        bySource[move.from] += cost.slot * move.slots.size() +
                               cost.key * static_cast<double>(std::max<std::int64_t>(0, move.load.keys)) +
                               cost.byte * static_cast<double>(std::max<std::int64_t>(0, move.load.bytes));
    double longest = 0;
    for (const auto& [id, microseconds] : bySource) longest = std::max(longest, microseconds);
    return std::chrono::milliseconds(static_cast<std::int64_t>(longest / 1000));
}

}  // namespace slotpilot::slots
