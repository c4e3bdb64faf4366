// SPDX-License-Identifier: GPL-3.0-or-later
// The server's side of a WebSocket whose messages begin with a channel's number.
#pragma once

#include <wslay/wslay.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "playground/http.h"

namespace slotpilot::playground {

/// Belongs to one thread.
class ChannelSocket {
public:
    using OnMessage = std::function<void(int channel, std::string_view bytes)>;

    ChannelSocket(Upgraded connection, OnMessage onMessage);
    ChannelSocket(const ChannelSocket&) = delete;
    ChannelSocket& operator=(const ChannelSocket&) = delete;
    /// Closes, waiting for the peer's answer for at most half a second. What is queued and not flushed may be lost: a
    /// closing frame overtakes messages.
    ~ChannelSocket();

    int fd() const { return connection_.socket.get(); }
    /// Reads and writes what can be; false when the connection is over.
    bool pump();
    bool wantsWrite() const;
    /// So much is queued that nothing should be added.
    bool congested() const;
    void send(int channel, std::string_view bytes);
    /// Waits until all that was sent is on its way, the peer goes, or a stop.
    void flush(std::stop_token stop);

private:
    struct Free {
        void operator()(wslay_event_context_ptr context) const { wslay_event_context_free(context); }
    };

    void waitReady() const;

    Upgraded connection_;
    OnMessage onMessage_;
    bool ended_ = false;
    std::unique_ptr<wslay_event_context, Free> context_;
};

}  // namespace slotpilot::playground
