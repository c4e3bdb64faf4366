// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/sampler.h"

#include <algorithm>
#include <charconv>

#include "cluster/assemble.h"

namespace slotpilot::metrics {
namespace {

struct Counter {
    Metric metric;
    const char* field;
};
constexpr std::array<Counter, 5> counters{{{Metric::Hits, "keyspace_hits"},
                                           {Metric::Misses, "keyspace_misses"},
                                           {Metric::Operations, "total_commands_processed"},
                                           {Metric::NetworkIn, "total_net_input_bytes"},
                                           {Metric::NetworkOut, "total_net_output_bytes"}}};

float gauge(const redis::Info& info, const std::string& field, double factor = 1) {
    const auto at = info.find(field);
    if (at == info.end()) return absent;
    double value = 0;
    const auto& text = at->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? static_cast<float>(value * factor) : absent;
}

std::string runIdOf(const redis::Info& info) {
    const auto at = info.find("run_id");
    return at == info.end() ? std::string() : at->second;
}

/// How far a replica's data is behind its primary's, both as of about the same moment; more is never known.
float replicationLag(const cluster::ClusterSnapshot& snapshot, const cluster::Member& member) {
    const auto* self = member.redis->self();
    if (!self || !self->replica) return absent;
    const auto* primary = snapshot.memberByNodeId(self->primaryId);
    if (!primary) return absent;
    const auto sent = redis::infoInteger(primary->redis->info, "master_repl_offset");
    const auto got = redis::infoInteger(member.redis->info, "slave_repl_offset");
    return static_cast<float>(std::max<std::int64_t>(0, sent - got));
}

}  // namespace

std::vector<Sample> Sampler::take(const cluster::ClusterSnapshot& snapshot) {
    std::vector<Sample> samples;
    if (snapshot.stale) return samples;
    for (const auto& member : snapshot.members) {
        if (!member.redis) continue;
        const auto& view = *member.redis;
        Counters now{runIdOf(view.info), view.read, {}};
        for (std::size_t i = 0; i < counters.size(); ++i)
            now.values[i] = redis::infoInteger(view.info, counters[i].field);
        auto& before = last_[member.name];
        if (now.read <= before.read) continue;
        Sample sample{member.name, view.read, {}};
        auto& values = sample.values;
        values.fill(absent);
        at(values, Metric::Keys) = static_cast<float>(redis::infoKeys(view.info));
        at(values, Metric::Memory) = gauge(view.info, "used_memory");
        at(values, Metric::ClientsMemory) = gauge(view.info, "mem_clients_normal");
        at(values, Metric::SlowExecution) = gauge(view.info, cluster::slowExecutionField, 1e-6);
        at(values, Metric::Latency) = static_cast<float>(std::chrono::duration<double>(view.roundTrip).count());
        at(values, Metric::Fragmentation) = gauge(view.info, "mem_fragmentation_ratio");
        at(values, Metric::ReplicationLag) = replicationLag(snapshot, member);
        const double seconds = std::chrono::duration<double>(now.read - before.read).count();
        const bool same = now.runId == before.runId;
        for (std::size_t i = 0; same && i < counters.size(); ++i)
            if (now.values[i] >= before.values[i])
                at(values, counters[i].metric) =
                    static_cast<float>(static_cast<double>(now.values[i] - before.values[i]) / seconds);
        before = std::move(now);
        samples.push_back(std::move(sample));
    }
    return samples;
}

}  // namespace slotpilot::metrics
