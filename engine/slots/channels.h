// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "base/error.h"
#include "base/wait.h"
#include "redis/connection.h"

namespace slotpilot::slots {

/// Several connections with commands in flight, each command with what to do with its reply. One thread's.
class Channels {
public:
    using Handler = std::function<void(redis::Reply)>;

    /// The index by which the connection is named from now on.
    std::size_t add(redis::Connection connection);
    const std::string& label(std::size_t channel) const { return lines_[channel]->connection.label(); }

    /// Queues a command; it is written by the next `step`. Replies of one channel come in the order of its commands.
    void send(std::size_t channel, redis::Command command, Handler handler);
    /// Writes what is queued, waits for one reply and hands it to its handler. False: none came within `timeout`.
    /// Errors: those of Connection: then no handler is called any more.
    Expected<bool> step(std::chrono::microseconds timeout);
    /// Nothing is queued and no reply is outstanding.
    bool idle() const { return outstanding_ == 0; }

private:
    struct Line {
        redis::Connection connection;
        std::vector<redis::Command> queued;
        std::deque<Handler> handlers;
    };
    std::vector<std::unique_ptr<Line>> lines_;
    std::vector<redis::Connection*> connections_;
    std::size_t outstanding_ = 0;
};

}  // namespace slotpilot::slots
