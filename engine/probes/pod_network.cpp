// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pod_network.h"

#include "base/log.h"
#include "cluster/observer.h"

namespace slotpilot::probes {
namespace {
constexpr int redisPort = 6379;
constexpr std::chrono::seconds readAgain{1};
}  // namespace

Expected<std::shared_ptr<PodNetwork>> PodNetwork::make(std::shared_ptr<cluster::Access> access, std::stop_token stop) {
    std::shared_ptr<PodNetwork> network(new PodNetwork(std::move(access)));
    TRY(network->read(stop));
    return network;
}

Expected<void> PodNetwork::read(std::stop_token stop) {
    TRY_ASSIGN(snapshot, cluster::readSnapshot(*access_, stop));
    std::vector<NodeAddress> seeds;
    std::optional<Error> reason;
    const std::lock_guard lock(mutex_);
    lastRead_ = std::chrono::steady_clock::now();
    for (const auto& member : snapshot->members) {
        if (!member.pod) continue;
        if (!member.redis) {
            reason = member.redis.error();
            continue;
        }
        const auto* self = member.redis->self();
        pods_[member.redis->id] = member.name;
        const std::string host = self && !self->host.empty() ? self->host : member.pod->podIp;
        seeds.push_back({member.redis->id, host, self && self->port ? self->port : redisPort});
    }
    if (!seeds.empty()) seeds_ = std::move(seeds);
    if (!seeds_.empty()) return {};
    if (reason) return fail(wrap(*reason, "no pod's Redis answers"));
    return fail(ErrorCode::Precondition, "there are no pods",
                access_->target().ns + "/" + access_->target().statefulSet, "Deploy them first");
}

std::vector<NodeAddress> PodNetwork::seeds() const {
    const std::lock_guard lock(mutex_);
    return seeds_;
}

std::optional<std::string> PodNetwork::podOf(const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto found = pods_.find(id);
    return found == pods_.end() ? std::nullopt : std::optional(found->second);
}

Expected<void> PodNetwork::readFor(const std::string& id, std::stop_token stop) {
    const std::lock_guard lock(reading_);
    if (podOf(id) || std::chrono::steady_clock::now() - lastRead_ < readAgain) return {};
    return read(stop);
}

Expected<UniqueFd> PodNetwork::dial(const NodeAddress& node, std::stop_token stop) {
    if (!podOf(node.id)) TRY(readFor(node.id, stop));
    const auto pod = podOf(node.id);
    if (!pod) return fail(ErrorCode::Unreachable, "no pod is the Redis node " + node.id, node.host);
    return access_->tunnels().open(access_->target().ns, *pod, redisPort, stop);
}

std::string PodNetwork::name(const NodeAddress& node) const {
    const auto pod = podOf(node.id);
    return pod ? *pod : node.host + ":" + std::to_string(node.port);
}

std::string PodNetwork::podName(const std::string& id, std::stop_token stop) {
    if (podOf(id)) return *podOf(id);
    if (const auto read = readFor(id, stop); !read) log::debug("probes", read.error().describe());
    return podOf(id).value_or("");
}

std::map<std::string, std::string> PodNetwork::names() const {
    const std::lock_guard lock(mutex_);
    return pods_;
}

std::optional<Password> PodNetwork::password() const {
    const auto credentials = access_->credentials();
    if (!credentials || credentials->password.empty()) return std::nullopt;
    return Password{credentials->user, credentials->password.reveal()};
}

}  // namespace slotpilot::probes
