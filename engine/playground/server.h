// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTPS server in front of the API.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "base/error.h"
#include "playground/http.h"
#include "playground/tls.h"

struct MHD_Daemon;

namespace slotpilot::playground {

/// HTTP/1.1 behind a TlsListener; a thread a connection.
class Server {
public:
    using Handler = std::function<Reply(const Request&)>;

    Server(Certificates certificates, Handler handler);
    ~Server() { stop(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Errors: Io.
    Expected<void> start();
    int port() const { return listener_->port(); }
    /// Ends the running streams as well.
    void stop();
    /// Streams are to end: the first part of a stop.
    void endStreams() { ending_.request_stop(); }

    const Handler& handler() const { return handler_; }
    std::stop_token ending() const { return ending_.get_token(); }

private:
    const Certificates certificates_;
    const Handler handler_;
    std::stop_source ending_;
    MHD_Daemon* daemon_ = nullptr;
    std::unique_ptr<TlsListener> listener_;
};

}  // namespace slotpilot::playground
