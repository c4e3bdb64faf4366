// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/wait.h"
#include "cluster/access.h"
#include "cluster/snapshot.h"
#include "probes/client.h"
#include "probes/network.h"

namespace slotpilot::probes {

/// The Redis nodes of a cluster's pods, through tunnels: a node id leads to its pod, whatever address Redis tells.
class PodNetwork : public Network {
public:
    /// Reads the cluster once, for the node ids. Errors: those of readSnapshot; Unreachable (no pod's Redis answers).
    static Expected<std::shared_ptr<PodNetwork>> make(std::shared_ptr<cluster::Access> access, std::stop_token stop);

    std::vector<NodeAddress> seeds() const override;
    Expected<UniqueFd> dial(const NodeAddress& node, std::stop_token stop) override;
    std::string name(const NodeAddress& node) const override;

    /// The pod of a node id, "" for none: looks again for one that has come since, at most once a second. May wait.
    std::string podName(const std::string& id, std::stop_token stop);
    /// Pod names by node id.
    std::map<std::string, std::string> names() const;
    /// The password that the pods ask for.
    std::optional<Password> password() const;

private:
    explicit PodNetwork(std::shared_ptr<cluster::Access> access) : access_(std::move(access)) {}
    Expected<void> read(std::stop_token stop);
    Expected<void> readFor(const std::string& id, std::stop_token stop);
    std::optional<std::string> podOf(const std::string& id) const;

    std::shared_ptr<cluster::Access> access_;
    mutable std::mutex mutex_;
    std::map<std::string, std::string> pods_;  ///< by node id
    std::vector<NodeAddress> seeds_;
    std::mutex reading_;
    SteadyTime lastRead_;
};

}  // namespace slotpilot::probes
