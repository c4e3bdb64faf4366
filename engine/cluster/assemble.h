// SPDX-License-Identifier: GPL-3.0-or-later
// From what was read to a snapshot; shared by the Observer and readSnapshot.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cluster/snapshot.h"
#include "redis/connection.h"

namespace slotpilot::cluster {

/// The reason of what nobody has asked for so far.
inline auto notReadYet(std::string where = {}) {
    return fail(ErrorCode::Unreachable, "not read yet", std::move(where));
}
inline bool isNotReadYet(const Error& error) { return error.what == notReadYet().value().what; }

/// All that was read of one cluster.
struct Parts {
    Target target;
    Known<kube::StatefulSet> statefulSet = notReadYet();
    Known<std::vector<kube::Pod>> pods = notReadYet();  ///< more than ours, too
    Known<std::vector<kube::Node>> nodes = notReadYet();
    Known<std::vector<kube::PersistentVolumeClaim>> claims = notReadYet();
    std::vector<kube::Job> jobs;                    ///< of workers
    std::map<std::string, Known<RedisView>> redis;  ///< by the uid of the pod
    std::optional<Error> stale;
};

/// The pod's ordinal if it belongs to that StatefulSet: by its name, and no other owner.
std::optional<int> ordinalIn(const kube::Pod& pod, const std::string& statefulSet);

/// The StatefulSet's pods that may run a Redis server, out of `parts.pods`; none if there is no such StatefulSet.
std::vector<kube::Pod> memberPods(const Parts& parts);

/// Members by ordinal (one for each replica wanted, and one for each pod above), each with its pod, claims and Redis
/// view; joined. Without a version and a time of change.
ClusterSnapshot assemble(const Parts& parts);

/// The Error of a lookup that found no StatefulSet of that name.
Error noStatefulSet(const Target& target);

/// A field that `readView` adds to INFO: microseconds that the newest entry of the slow log took, 0 without one.
inline constexpr const char* slowExecutionField = "slowlog_last_microseconds";

/// What an Error says where a server wants a password that nobody has given.
inline constexpr const char* noPassword = "Redis needs a password";

/// What is sent to a server in each read, and what its answers say. Errors: Unsupported (not in cluster mode),
/// Unauthorized, Forbidden, Redis (retryable while it loads), Protocol, those of the connection.
const std::vector<redis::Command>& viewCommands();
Known<RedisView> readView(const Expected<std::vector<redis::Reply>>& replies, const std::string& pod);

/// Why a pod's Redis can't be asked now, or nothing: it is worth dialling.
std::optional<Error> notDialable(const kube::Pod& pod);

}  // namespace slotpilot::cluster
