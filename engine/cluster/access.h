// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "cluster/snapshot.h"
#include "kube/client.h"
#include "kube/stream.h"
#include "redis/connection.h"

namespace slotpilot::cluster {

/// The password that redis-cli takes from REDISCLI_AUTH, for `user` (empty: the default one); nothing if it isn't set.
std::optional<redis::Credentials> credentialsFromEnvironment(const std::string& user = {});

/// Whether it says that Redis wants a password, or another one.
bool asksForPassword(const Error& error);

/// How one cluster is reached: the API server's client, tunnels to its pods, the Redis password if there is one.
/// Thread-safe; shared by everything that works on the cluster.
class Access {
public:
    /// Reads nothing yet. Unless `credentials` are given and right, the password is read when a pod first asks for one:
    /// from the StatefulSet's pod template, as the redis-cli tools take it (env REDISCLI_AUTH or REDIS_PASSWORD, by
    /// value or secretKeyRef). Errors: those of Client::make.
    static Expected<std::shared_ptr<Access>> open(kube::ClientConfig config, Target target,
                                                  std::optional<redis::Credentials> credentials = {});

    Access(std::shared_ptr<kube::Client> client, Target target, std::optional<redis::Credentials> credentials);

    kube::Client& client() const { return *client_; }
    const std::shared_ptr<kube::Client>& clientPtr() const { return client_; }
    kube::Tunnels& tunnels() const { return *tunnels_; }
    const Target& target() const { return target_; }
    /// Those given or, once a pod asked for a password, those found.
    std::optional<redis::Credentials> credentials() const;
    /// From now on these, as a person gave them.
    void setCredentials(redis::Credentials credentials);

    /// A connection to the Redis server in a pod, through a tunnel, authenticated where needed; the server answers, if
    /// only that it is still loading. Errors: those of Tunnels::open and Connection; Unauthorized (a password is needed
    /// and not known, or it is wrong).
    Expected<redis::Connection> dial(const std::string& pod, std::stop_token stop) const;

private:
    Expected<redis::Credentials> discover(std::stop_token stop) const;

    std::shared_ptr<kube::Client> client_;
    std::shared_ptr<kube::Tunnels> tunnels_;
    Target target_;
    mutable std::mutex mutex_;
    mutable std::optional<redis::Credentials> credentials_;
};

}  // namespace slotpilot::cluster
