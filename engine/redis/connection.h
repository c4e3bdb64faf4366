// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "base/secret.h"
#include "base/wait.h"
#include "redis/reply.h"

namespace slotpilot::redis {

using Command = std::vector<std::string>;

/// AUTH [user] password.
struct Credentials {
    std::string user;
    Secret password;
};

/// One connection to one Redis server; belongs to one thread at a time. After an Unreachable, Timeout, Protocol or
/// Cancelled error it is broken: `usable()` is false and every further call fails.
class Connection {
public:
    /// A direct TCP connection. `timeout`: bound of name lookup and connect. Errors: Unreachable, Timeout, Cancelled.
    static Expected<Connection> connect(const std::string& host, int port, Milliseconds timeout, std::stop_token stop);
    /// Over a connected stream socket, e.g. a tunnel's; `label` names the server in errors ("redis-0"). Errors: Io.
    static Expected<Connection> adopt(UniqueFd fd, std::string label);

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    const std::string& label() const;
    bool usable() const;

    /// Errors: Unauthorized, Redis.
    Expected<void> authenticate(const Credentials& credentials, std::stop_token stop);
    /// One command, its reply whatever it is (an Error reply, too). `timeout`: bound of the whole call.
    Expected<Reply> send(const Command& command, std::stop_token stop, Milliseconds timeout = Milliseconds{10'000});
    /// One command, an Error reply turned into an Error.
    Expected<Reply> command(const Command& command, std::stop_token stop, Milliseconds timeout = Milliseconds{10'000});
    /// All commands at once, all replies in order (Error replies among them). Writes and reads are interleaved, so that
    /// neither side's buffers can fill up for good. Errors: Unreachable, Timeout, Cancelled, Protocol; Invalid (an
    /// empty command; nothing was sent).
    Expected<std::vector<Reply>> pipeline(const std::vector<Command>& commands, std::stop_token stop,
                                          Milliseconds timeout = Milliseconds{10'000});

    /// The low-level pair, to keep several batches in flight: `append` queues commands and writes what the socket takes
    /// without waiting; each `next` gives the oldest outstanding reply (Error replies among them) and goes on writing
    /// meanwhile. `timeout`: bound of this one wait. While replies are outstanding, the calls above fail with Internal.
    /// Errors of append: Unreachable, Invalid (an empty command; nothing was queued). Of next: Unreachable, Timeout,
    /// Cancelled, Protocol; Internal (nothing is outstanding).
    Expected<void> append(const std::vector<Command>& commands);
    Expected<Reply> next(std::stop_token stop, Milliseconds timeout = Milliseconds{10'000});
    std::size_t outstanding() const;  ///< replies that `next` can still give

    struct State;

private:
    friend std::optional<struct Arrival> nextOfAny(const std::vector<Connection*>& connections, std::stop_token stop,
                                                   std::chrono::microseconds timeout);
    friend std::vector<Expected<std::vector<Reply>>> fanOut(const std::vector<struct FanOutRequest>& requests,
                                                            std::stop_token stop, Milliseconds timeout);
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// One entry of `fanOut`.
struct FanOutRequest {
    Connection* connection = nullptr;
    std::vector<Command> commands;
    std::chrono::microseconds* roundTrip = nullptr;  ///< set to the time until its last reply was there, if given
};

/// Sends each connection its commands and waits for all answers together (one poll loop on the calling thread): the
/// time is that of the slowest, not the sum. One result a request, in order; a failed one does not disturb the others.
/// A connection may be named once only. `timeout`: bound of the whole call.
std::vector<Expected<std::vector<Reply>>> fanOut(const std::vector<FanOutRequest>& requests, std::stop_token stop,
                                                 Milliseconds timeout = Milliseconds{5'000});

/// What `nextOfAny` got.
struct Arrival {
    std::size_t index = 0;  ///< of the connection
    Expected<Reply> reply;  ///< or why the connection is broken
};

/// The oldest outstanding reply of whichever connection has one first, to keep commands in flight on several of them;
/// those without outstanding replies are passed over. Nothing on a timeout or a stop: the connections stay usable.
std::optional<Arrival> nextOfAny(const std::vector<Connection*>& connections, std::stop_token stop,
                                 std::chrono::microseconds timeout);

}  // namespace slotpilot::redis
