// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/wait.h"
#include "kube/kubeconfig.h"
#include "kube/resource.h"
#include "kube/types.h"

namespace slotpilot::kube {

class WebSocket;

struct ListOptions {
    std::string labelSelector, fieldSelector;
    int pageSize = 500;
};

struct ApplyOptions {
    std::string fieldManager = "slotpilot";
    bool force = false;   ///< take over fields of other managers: only when the user agreed
    bool dryRun = false;  ///< dryRun=All
};

/// A list as of one resourceVersion.
struct ObjectList {
    std::vector<nlohmann::json> items;
    std::string resourceVersion;
};

/// Answer of a SelfSubjectAccessReview.
struct Access {
    bool allowed = false;
    std::string reason;
};

/// Verb, resource and name of a SelfSubjectAccessReview, e.g. {"create", resources::pods, "exec"}.
struct AccessRequest {
    std::string verb;
    Resource resource;
    std::string subresource, ns, name;
};

enum class WatchEventType { Added, Modified, Deleted, Bookmark };

struct WatchEvent {
    WatchEventType type;
    const nlohmann::json& object;
};

/// Which container's log and from where.
struct LogOptions {
    std::string container;
    bool follow = false, previous = false, timestamps = false;
    int tailLines = -1;  ///< -1: all
};

/// A client of one API server. Thread-safe: every call may be made from any thread, and returns within 200 ms of a
/// stop. Errors of all calls: Unreachable, Tls, Unauthorized, Forbidden, NotFound, Conflict, AlreadyExists, Gone,
/// Invalid, TooManyRequests, Server, Timeout, Cancelled, Protocol. The API server's Status message is in `what`.
class Client {
public:
    /// No I/O yet. Errors: Invalid (unreadable certificate, unsupported auth-provider).
    static Expected<std::shared_ptr<Client>> make(ClientConfig config);
    virtual ~Client() = default;

    virtual const ClientConfig& config() const = 0;

    /// GET of any path, e.g. "/version" or "/readyz". The body as text.
    virtual Expected<std::string> raw(const std::string& path, std::stop_token stop) = 0;

    virtual Expected<nlohmann::json> get(const Resource& resource, const std::string& ns, const std::string& name,
                                         std::stop_token stop) = 0;
    /// All pages.
    virtual Expected<ObjectList> list(const Resource& resource, const std::string& ns, const ListOptions& options,
                                      std::stop_token stop) = 0;
    virtual Expected<nlohmann::json> create(const Resource& resource, const std::string& ns,
                                            const nlohmann::json& object, std::stop_token stop) = 0;
    /// PUT: `object` must carry its resourceVersion (Leases: take over only what was seen).
    virtual Expected<nlohmann::json> replace(const Resource& resource, const std::string& ns, const std::string& name,
                                             const nlohmann::json& object, std::stop_token stop) = 0;
    /// NotFound is an error here, too. `uid` not empty: only that very object (precondition). `grace`: instead of the
    /// object's own; 0 s removes a pod without waiting for its kubelet.
    virtual Expected<void> remove(const Resource& resource, const std::string& ns, const std::string& name,
                                  const std::string& uid, std::stop_token stop,
                                  std::optional<std::chrono::seconds> grace = {}) = 0;
    /// `subresource`: "" or "scale", "status".
    virtual Expected<nlohmann::json> mergePatch(const Resource& resource, const std::string& ns,
                                                const std::string& name, const std::string& subresource,
                                                const nlohmann::json& patch, std::stop_token stop) = 0;
    /// Server-side apply of a whole object (apiVersion, kind and metadata.name decide where it goes).
    virtual Expected<nlohmann::json> apply(const Resource& resource, const std::string& ns,
                                           const nlohmann::json& object, const ApplyOptions& options,
                                           std::stop_token stop) = 0;
    /// The resource for an object's apiVersion and kind, from discovery (cached). Errors: NotFound (kind not known
    /// there).
    virtual Expected<Resource> resourceFor(const std::string& apiVersion, const std::string& kind,
                                           std::stop_token stop) = 0;
    virtual Expected<Access> access(const AccessRequest& request, std::stop_token stop) = 0;

    /// One watch request from `resourceVersion` until the server ends it (then it succeeds), an error, or a stop.
    /// Errors: Gone (list again).
    virtual Expected<void> watchOnce(const Resource& resource, const std::string& ns, const ListOptions& options,
                                     const std::string& resourceVersion,
                                     const std::function<void(const WatchEvent&)>& onEvent, std::stop_token stop) = 0;
    /// A container's log by lines (without the line feed; one over 1 MiB in parts), to its end or a stop (a success).
    virtual Expected<void> logs(const std::string& ns, const std::string& pod, const LogOptions& options,
                                const std::function<void(std::string_view)>& onLine, std::stop_token stop) = 0;
    /// Opens a WebSocket; `protocols` in order of preference.
    virtual Expected<std::unique_ptr<WebSocket>> webSocket(const std::string& pathAndQuery,
                                                           const std::vector<std::string>& protocols,
                                                           std::stop_token stop) = 0;

    /// Typed forms: `get<Pod>(ns, name, stop)`, `list<Pod>(ns, options, stop)`.
    template <class T>
    Expected<T> get(const std::string& ns, const std::string& name, std::stop_token stop);
    template <class T>
    Expected<std::vector<T>> list(const std::string& ns, const ListOptions& options, std::stop_token stop);
};

/// What a Watch tells, on the watch's own thread.
struct WatchCallbacks {
    std::function<void(const ObjectList&)> onList;   ///< after each (re)list: the whole truth
    std::function<void(const WatchEvent&)> onEvent;  ///< Added, Modified, Deleted
    std::function<void(const std::optional<Error>&)>
        onConnection;  ///< an error: stale from now on; nothing: fresh again
};

/// Keeps a list fresh on a thread of its own: list, then watch from its resourceVersion with bookmarks; on 410 list
/// again; on other errors reports stale at once and reconnects with backoff and jitter. Destruction stops and joins.
class Watch {
public:
    Watch(std::shared_ptr<Client> client, Resource resource, std::string ns, ListOptions options,
          WatchCallbacks callbacks);
    ~Watch();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace slotpilot::kube
