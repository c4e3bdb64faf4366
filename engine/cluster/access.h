// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "cluster/snapshot.h"
#include "kube/client.h"
#include "kube/stream.h"
#include "redis/connection.h"

namespace slotpilot::cluster {

/// How one cluster is reached: the API server's client, tunnels to its pods, the Redis password if there is one.
/// Thread-safe; shared by everything that works on the cluster.
class Access {
public:
    /// Reads nothing yet. The password comes from the StatefulSet's pods as the redis-cli tools take it (env
    /// REDISCLI_AUTH or REDIS_PASSWORD, by value or secretKeyRef) unless `credentials` is given. Errors: those of
    /// Client::make.
    static Expected<std::shared_ptr<Access>> open(kube::ClientConfig config, Target target,
                                                  std::optional<redis::Credentials> credentials = {});

    Access(std::shared_ptr<kube::Client> client, Target target, std::optional<redis::Credentials> credentials);

    kube::Client& client() const { return *client_; }
    const std::shared_ptr<kube::Client>& clientPtr() const { return client_; }
    kube::Tunnels& tunnels() const { return *tunnels_; }
    const Target& target() const { return target_; }
    const std::optional<redis::Credentials>& credentials() const { return credentials_; }

    /// A connection to the Redis server in a pod, through a tunnel, authenticated where needed.
    /// Errors: those of Tunnels::open; Unauthorized (a password is needed).
    Expected<redis::Connection> dial(const std::string& pod, std::stop_token stop) const;

private:
    std::shared_ptr<kube::Client> client_;
    std::shared_ptr<kube::Tunnels> tunnels_;
    Target target_;
    std::optional<redis::Credentials> credentials_;
};

}  // namespace slotpilot::cluster
