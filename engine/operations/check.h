// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "cluster/snapshot.h"
#include "redis/slots.h"

namespace slotpilot::operations {

enum class Severity { Notice, Warning, Critical };
std::string_view toString(Severity severity);

/// Something that is not as it should be.
struct Finding {
    std::string kind;  ///< stable: "slots-uncovered", "views-disagree", "slot-open", "node-unreachable", ...
    Severity severity = Severity::Warning;
    std::string title;              ///< one line: "1,365 slots have no owner"
    std::string meaning;            ///< what it means for clients
    std::string repair;             ///< what to do
    std::vector<std::string> pods;  ///< concerned
    redis::SlotSet slots;           ///< concerned
    bool operator==(const Finding&) const = default;
};

/// The check's result.
struct CheckReport {
    std::vector<Finding> findings;    ///< most severe first
    std::vector<std::string> unread;  ///< pods whose servers are being read for the first time
    bool alarming() const;            ///< some Warning or Critical
    bool healthy() const;             ///< none, and all was read
    /// "3 primaries cover all 16,384 slots and agree" or what is worst; never says fine when something is unknown.
    std::string sentence;
};

/// Pure: coverage, agreement of every node's view, open slots, unreachable nodes, pods without node, nodes without pod.
/// `more`: findings that a snapshot does not show (`strayKeys`).
CheckReport check(const cluster::ClusterSnapshot& snapshot, std::vector<Finding> more = {});

/// Pure: whether a finding is what a run of `operation` ("deploy", "create", "update", ...) does to the cluster by
/// itself for a while, and no cause for alarm before it has ended.
bool expectedDuring(const std::string& operation, const Finding& finding);

}  // namespace slotpilot::operations
