// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "probes/load.h"
#include "probes/network.h"
#include "probes/resp.h"
#include "probes/slice.h"

namespace slotpilot::probes {

enum class Op : std::uint8_t { Get, Set, Incr, Exists, Del, Asking, Auth, Nodes };

/// AUTH's words. In the probe there is no other secret, and it keeps no log.
struct Password {
    std::string user, password;
};

/// One operation on one key, with all its retries.
struct Request {
    std::int64_t start = 0;  ///< ns of the monotonic clock: meant to be sent (with a rate), or sent
    std::uint32_t key = 0;
    Op op = Op::Get;
    std::uint8_t redirects = 0;
    bool asking = false;
    std::int16_t shard = -1;
};

/// What is to be done, and what becomes of it. All calls come from the client's thread.
class Source {
public:
    struct Next {
        std::uint32_t key = 0;
        Op op = Op::Get;
    };
    virtual ~Source() = default;
    /// The next operation; nothing: none now.
    virtual std::optional<Next> draw() = 0;
    /// Whether `draw` has nothing for good.
    virtual bool over() const { return false; }
    /// Whether what was drawn may be given back undone, in order to keep every connection busy.
    virtual bool mayGiveBack() const { return true; }
    virtual void givenBack(const Next&) {}
    /// An answer that is no error. What is to follow on the same key at once; asked for only while `more`.
    virtual std::optional<Op> answered(const Request& request, const FlatReply& reply, bool more) = 0;
    /// Given up. Whether a write took effect is not known then.
    virtual void failed(const Request&, const std::string& /*kind*/) {}
};

/// A part of a run: one source until it is over or the time is up.
struct Phase {
    std::int64_t start = 0, end = 0;        ///< ns of the monotonic clock; nothing is begun after `end`
    std::chrono::milliseconds patience{0};  ///< of one operation
    int depth = 1;                          ///< requests in flight on a connection
    double rate = 0;                        ///< operations a second; 0: as fast as answers come
    std::function<void(Slice)> onSlice;     ///< every second and at the end; empty: nothing is measured
    std::stop_token stop;                   ///< ends the phase as if its time were up
};

/// A cluster client for load, on one thread: many non-blocking connections, each at home on one primary; requests are
/// pipelined, redirections followed, what was not executed is tried again within the phase's patience. A write that
/// was sent and not answered is never sent again.
class Client {
public:
    struct Options {
        std::shared_ptr<Network> network;
        std::optional<Password> password;
        LoadSpec load;        ///< its prefix, timeout and valueBytes
        int connections = 1;  ///< of this client; if there are more primaries, one each with `connections` in use
        std::shared_ptr<const std::vector<std::uint16_t>> slots;  ///< of each key
    };
    /// `nodes`: an answer of CLUSTER NODES. Errors: Protocol; Precondition (nobody owns a slot); Io.
    static Expected<std::unique_ptr<Client>> make(Options options, const std::string& nodes);
    virtual ~Client() = default;

    /// Opens the connections, waiting for all for a few seconds. Errors: Unreachable and the like (not one could be
    /// opened), Unauthorized, Cancelled.
    virtual Expected<void> open(std::stop_token stop) = 0;
    /// Works through a source. Errors: Unauthorized (the password is refused).
    virtual Expected<void> run(Source& source, const Phase& phase) = 0;
    /// The text of the first error reply of each kind that made an operation fail.
    virtual const std::map<std::string, std::string>& examples() const = 0;
    /// The answer of CLUSTER NODES that it last learnt from.
    virtual const std::string& view() const = 0;
};

/// Nanoseconds of the monotonic clock.
std::int64_t monotonicNow();

}  // namespace slotpilot::probes
