// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of object that the playground serves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slotpilot::playground {

/// A served kind.
struct Kind {
    std::string group, version, plural, kind;
    bool namespaced = true;
    std::vector<std::string> shortNames = {}, subresources = {};
    bool inAll = false;  ///< part of `kubectl get all`

    std::string apiVersion() const { return group.empty() ? version : group + "/" + version; }
    /// "statefulsets.apps", "pods": how messages and the store call it.
    std::string resource() const { return group.empty() ? plural : plural + "." + group; }
    /// "StatefulSet.apps", "Pod".
    std::string qualified() const { return group.empty() ? kind : kind + "." + group; }
    bool has(std::string_view subresource) const;
};

const std::vector<Kind>& kinds();
/// By group, version and plural; nullptr if it is not served.
const Kind* findKind(std::string_view group, std::string_view version, std::string_view plural);
/// By the name that `Kind::resource` gives; it must exist.
const Kind& kindOf(std::string_view resource);

}  // namespace slotpilot::playground
