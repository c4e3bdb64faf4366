// SPDX-License-Identifier: GPL-3.0-or-later
// What one would type instead of pressing a button: each line can be given to a shell as it is.
#pragma once

#include <string>
#include <vector>

#include "cluster/snapshot.h"

namespace slotpilot::operations {

class ByHand {
public:
    explicit ByHand(const cluster::Target& target) : ns_(target.ns) {}

    /// "kubectl -n NS COMMAND".
    std::string kubectl(const std::string& command) const;
    /// redis-cli in a pod, or in each of several.
    std::string cli(const std::string& pod, const std::string& command) const;
    std::string cliInEach(const std::vector<std::string>& pods, const std::string& command) const;
    /// What the shell puts in place: a pod's address, its Redis node's id.
    std::string address(const std::string& pod) const;
    std::string nodeId(const std::string& pod) const;
    /// One word for the shell, whatever is in it.
    static std::string quoted(const std::string& text);

private:
    std::string ns_;
};

}  // namespace slotpilot::operations
