// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket to the API server that carries Kubernetes' channels: the first byte of a message is its channel.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/wait.h"
#include "kube/http.h"

namespace slotpilot::kube {

/// What an upgrade came to: a connection that speaks WebSocket now, or an ordinary HTTP answer.
struct Upgrade {
    HttpResponse response;  ///< status 101: upgraded
    std::string protocol;   ///< chosen by the server
    std::string rest;       ///< bytes that came behind the answer's header
};

/// Sends the upgrade request on `connection` and reads the answer. Errors: Unreachable, Protocol, Timeout, Cancelled.
Expected<Upgrade> upgrade(RawConnection& connection, const Http& http, const Auth& auth,
                          const std::string& pathAndQuery, const std::vector<std::string>& protocols,
                          std::stop_token stop);

/// Belongs to one thread at a time; never blocks but in `wait`. A ping goes out when nothing came for a while; a peer
/// that stays silent then is an error.
class WebSocket {
public:
    WebSocket(RawConnection connection, std::string protocol, std::string received);
    ~WebSocket();
    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;

    const std::string& protocol() const { return protocol_; }
    int fd() const { return connection_.fd(); }

    /// Queues a binary message, its first byte being the channel.
    void send(std::string_view message);
    /// Queues a close frame; nothing can be sent after it.
    void close();
    /// Bytes queued and not sent yet.
    std::size_t queued() const;
    /// Whether to poll for writing.
    bool wantsWrite() const { return queued() > 0; }

    using Handler = std::function<void(int channel, std::string_view piece)>;
    /// Writes what is queued and reads what has come, up to about `most` bytes; a message may come in several pieces,
    /// `onData` gets each. `more()` tells whether bytes are left that no poll will show.
    /// Errors: Unreachable, Protocol, Timeout (a silent peer).
    Expected<void> pump(const Handler& onData, std::size_t most = 1 << 20);
    /// Only writes. Errors: Unreachable.
    Expected<void> flush();
    bool more() const { return more_; }
    /// The peer has closed: nothing more will come.
    bool closed() const { return closed_; }

    /// Waits until something can be read (or written, if something is queued), `wakeup` (if not -1) is readable, or
    /// about a second has gone by. Errors: Cancelled.
    Expected<void> wait(std::stop_token stop, int wakeup = -1);

private:
    struct Frames;
    Expected<void> keepAlive();

    RawConnection connection_;
    std::string protocol_;
    std::unique_ptr<Frames> frames_;
    bool more_ = false, closed_ = false;
    std::optional<SteadyTime> pingedAt_;
    SteadyTime lastHeard_ = std::chrono::steady_clock::now();
};

}  // namespace slotpilot::kube
