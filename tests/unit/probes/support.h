// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>

#include <memory>

#include "probes/network.h"
#include "redis_cluster.h"

namespace slotpilot::probes {

/// The servers of a test's cluster, called redis-0 and so on.
inline std::shared_ptr<DirectNetwork> networkOf(test::RedisCluster& cluster) {
    std::vector<NodeAddress> seeds;
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        seeds.push_back({cluster.nodeId(i), cluster[i].host(), cluster[i].port()});
        names[seeds.back().id] = "redis-" + std::to_string(i);
    }
    return std::make_shared<DirectNetwork>(std::move(seeds), std::move(names));
}

}  // namespace slotpilot::probes
