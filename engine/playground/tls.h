// SPDX-License-Identifier: GPL-3.0-or-later
// TLS in front of the HTTP server: libmicrohttpd's own forwards upgraded connections four bytes at a time.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <thread>

#include "base/error.h"
#include "base/fd.h"
#include "playground/certificates.h"

namespace slotpilot::playground {

/// Listens on a port of 127.0.0.1 that the kernel chose; each TLS connection becomes a plain one on a socket pair.
class TlsListener {
public:
    /// Takes the near end of a new connection.
    using OnConnection = std::function<void(UniqueFd)>;

    /// Errors: Io.
    static Expected<std::unique_ptr<TlsListener>> start(const Certificates& certificates, OnConnection onConnection);
    /// Ends all connections.
    ~TlsListener();

    int port() const { return port_; }

private:
    struct Free {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    struct Connection {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> done;
    };

    TlsListener() = default;
    void accept();
    void serve(UniqueFd outer);

    std::unique_ptr<SSL_CTX, Free> context_;
    OnConnection onConnection_;
    UniqueFd listener_, stop_;  ///< `stop_` becomes readable at the end
    int port_ = 0;
    std::list<Connection> connections_;
    std::thread thread_;
};

}  // namespace slotpilot::playground
