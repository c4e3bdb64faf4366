// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/slice.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace slotpilot::probes {

using nlohmann::json;

void Slice::add(const Slice& other) {
    from = shards.empty() && to == 0 ? other.from : std::min(from, other.from);
    to = std::max(to, other.to);
    for (const auto& [name, shard] : other.shards) {
        auto& mine = shards[name];
        mine.reads.add(shard.reads);
        mine.writes.add(shard.writes);
        mine.unavailable.insert(mine.unavailable.end(), shard.unavailable.begin(), shard.unavailable.end());
    }
    for (const auto& [kind, count] : other.errors) errors[kind] += count;
    for (const auto& [kind, count] : other.retries) retries[kind] += count;
    lost += other.lost;
    notAcknowledged += other.notAcknowledged;
    connections += other.connections;
}

json toJson(const Slice& slice) {
    json shards = json::object();
    for (const auto& [name, shard] : slice.shards) {
        json spans = json::array();
        for (const auto& span : shard.unavailable) spans.push_back({span.from, span.to});
        shards[name] = {{"reads", shard.reads.toJson()}, {"writes", shard.writes.toJson()}, {"unavailable", spans}};
    }
    return {{"from", slice.from},
            {"to", slice.to},
            {"shards", std::move(shards)},
            {"errors", slice.errors},
            {"retries", slice.retries},
            {"lost", slice.lost},
            {"notAcknowledged", slice.notAcknowledged},
            {"connections", slice.connections}};
}

Expected<Slice> sliceFromJson(const json& value) try {
    Slice slice;
    value.at("from").get_to(slice.from);
    value.at("to").get_to(slice.to);
    for (const auto& [name, shard] : value.at("shards").items()) {
        auto& mine = slice.shards[name];
        TRY_ASSIGN(reads, Histogram::fromJson(shard.at("reads")));
        TRY_ASSIGN(writes, Histogram::fromJson(shard.at("writes")));
        mine.reads = std::move(reads);
        mine.writes = std::move(writes);
        for (const auto& span : shard.at("unavailable"))
            mine.unavailable.push_back({span.at(0).get<double>(), span.at(1).get<double>()});
    }
    value.at("errors").get_to(slice.errors);
    value.at("retries").get_to(slice.retries);
    value.at("lost").get_to(slice.lost);
    value.at("notAcknowledged").get_to(slice.notAcknowledged);
    value.at("connections").get_to(slice.connections);
    return slice;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "a report of a probe can't be read");
}

}  // namespace slotpilot::probes
