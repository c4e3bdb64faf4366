// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"

namespace slotpilot::probes {

/// A Redis node as CLUSTER NODES tells of it.
struct NodeAddress {
    std::string id, host;
    int port = 0;
    bool operator==(const NodeAddress&) const = default;
};

/// How Redis nodes are reached from where the load is made. Thread-safe.
class Network {
public:
    virtual ~Network() = default;
    /// Nodes to begin with; any of them may be away.
    virtual std::vector<NodeAddress> seeds() const = 0;
    /// A connected socket; nothing has been sent on it. Returns within a few seconds. Errors: Unreachable, Timeout,
    /// Cancelled, and others that come from below.
    virtual Expected<UniqueFd> dial(const NodeAddress& node, std::stop_token stop) = 0;
    /// What people call the node, e.g. its pod's name. Never waits.
    virtual std::string name(const NodeAddress& node) const = 0;
};

/// Where every node can be reached under its own address: inside the cluster.
class DirectNetwork : public Network {
public:
    /// `names`: by node id; a node without a name is called by its id.
    explicit DirectNetwork(std::vector<NodeAddress> seeds, std::map<std::string, std::string> names = {});
    std::vector<NodeAddress> seeds() const override { return seeds_; }
    Expected<UniqueFd> dial(const NodeAddress& node, std::stop_token stop) override;
    std::string name(const NodeAddress& node) const override;

private:
    std::vector<NodeAddress> seeds_;
    std::map<std::string, std::string> names_;
};

}  // namespace slotpilot::probes
