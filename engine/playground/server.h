// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTPS server in front of the API.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "base/error.h"
#include "playground/certificates.h"
#include "playground/http.h"

struct MHD_Daemon;

namespace slotpilot::playground {

/// Listens on a port of 127.0.0.1 that the kernel chose; a thread a connection.
class Server {
public:
    using Handler = std::function<Reply(const Request&)>;

    Server(Certificates certificates, Handler handler);
    ~Server() { stop(); }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Errors: Io.
    Expected<void> start();
    int port() const { return port_; }
    /// Ends the running streams as well. Upgraded connections must be given back before.
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
    int port_ = 0;
};

}  // namespace slotpilot::playground
