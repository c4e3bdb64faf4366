// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP to one API server, over libcurl.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/wait.h"
#include "kube/credentials.h"
#include "kube/kubeconfig.h"

namespace slotpilot::kube {

struct HttpRequest {
    std::string method = "GET";
    std::string path;  ///< with the query
    std::string body = {}, contentType = {};
    Milliseconds timeout{30'000};  ///< of the whole call; 0: none
    /// Gets the body of a 2xx answer in pieces, as they come, instead of `HttpResponse::body`; false ends the call.
    std::function<bool(std::string_view)> onBody = {};
};

struct HttpResponse {
    int status = 0;
    std::string body, contentType;
    std::optional<std::chrono::seconds> retryAfter;
};

struct Session;

/// A connection to the API server (proxy and TLS are done) on which bytes are spoken directly. Never blocks.
class RawConnection {
public:
    explicit RawConnection(std::unique_ptr<Session> session);
    RawConnection(RawConnection&&) noexcept;
    RawConnection& operator=(RawConnection&&) noexcept;
    ~RawConnection();

    struct Io {
        std::size_t bytes = 0;  ///< 0: would block, or the end
        bool end = false;
    };
    int fd() const { return fd_; }
    /// After a "would block" of `send`, it must be called again with the same bytes (TLS). Errors: Unreachable.
    Expected<Io> receive(char* buffer, std::size_t size);
    Expected<Io> send(const char* bytes, std::size_t size);

private:
    std::unique_ptr<Session> session_;
    int fd_ = -1;
};

/// Thread-safe. Keeps connections open for later requests; a request has one of its own while it runs.
class Http {
public:
    /// Errors: Invalid (the certificate authority).
    static Expected<std::unique_ptr<Http>> make(ClusterEntry cluster);
    ~Http();

    /// Any HTTP status is a success. Errors: Unreachable, Tls, Timeout, Cancelled, Protocol, Invalid.
    Expected<HttpResponse> perform(const HttpRequest& request, const Auth& auth, std::stop_token stop);
    /// Errors: Unreachable, Tls, Timeout, Cancelled.
    Expected<RawConnection> connect(const Auth& auth, std::stop_token stop);

    /// The server's URL path prefix, e.g. "/k8s/clusters/c-1", or empty.
    const std::string& prefix() const { return prefix_; }
    /// "host:port" as in the header Host.
    const std::string& authority() const { return authority_; }

private:
    Http() = default;
    std::unique_ptr<Session> take();
    void giveBack(std::unique_ptr<Session> session);
    void prepare(Session& session, const Auth& auth) const;
    Expected<void> transfer(Session& session, std::stop_token stop, const std::function<bool()>& onProgress) const;
    Error failure(Session& session, int code) const;

    ClusterEntry cluster_;
    std::string authorities_, base_, prefix_, authority_, connectTo_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Session>> idle_;
};

}  // namespace slotpilot::kube
