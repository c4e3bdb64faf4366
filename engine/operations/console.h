// SPDX-License-Identifier: GPL-3.0-or-later
// One command to one, several or all Redis servers of a cluster, and their answers side by side.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cluster/access.h"
#include "operations/command_catalog.h"
#include "redis/reply.h"

namespace slotpilot::operations {

/// What one server answered. An Error reply is a reply.
struct Answer {
    std::string pod;
    Expected<redis::Reply> reply = fail(ErrorCode::Cancelled, "not asked");
    std::chrono::microseconds took{};

    /// Neither an error on the way nor an Error reply.
    bool fine() const { return reply && !reply->isError(); }
};

/// Sends commands to pods. Keeps a connection to each that was asked, so that READONLY or MULTI hold from one command
/// to the next; in RESP3 where this build and the server know it. Thread-safe: one call at a time, others wait.
class Console {
public:
    explicit Console(std::shared_ptr<const cluster::Access> access);
    ~Console();

    /// Asks all pods at once (16 at a time). `onAnswer` gets each answer as it comes, with the pod's index, one call at
    /// a time on threads of the call's own. `timeout`: bound of each answer; connecting has bounds of its own. The
    /// answers are in the order of `pods`.
    std::vector<Answer> send(const std::vector<std::string>& pods, const redis::Command& command,
                             const Caution& caution, Milliseconds timeout, std::stop_token stop,
                             const std::function<void(std::size_t, const Answer&)>& onAnswer = {});

    /// The commands of the first of the pods that answers, with their documentation. Errors: those of the last one.
    Expected<CommandCatalog> catalog(const std::vector<std::string>& pods, std::stop_token stop);
    /// The same for one command (a container with its subcommands), without documentation.
    Expected<CommandCatalog> describe(const std::vector<std::string>& pods, const std::string& name,
                                      std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// How long an answer may take when nothing else is said: half a minute, or half an hour where the command itself says
/// how long it waits.
Milliseconds usualTimeout(const Caution& caution);

/// A reply as JSON: maps as objects (keys that are no texts as redis-cli shows them), sets and arrays as lists, an
/// Error reply as {"error": text}, bytes that are no UTF-8 as {"base64": text}.
nlohmann::json toJson(const redis::Reply& reply);

/// Answers cut into what can be laid side by side.
struct Comparison {
    struct Cell {
        std::string text;
        bool present = false;  ///< this server's answer has such an entry
        bool odd = false;      ///< others have another text, and they are more
    };
    struct Row {
        std::string label;  ///< the field, key or number; empty: the answer is one value
        std::vector<Cell> cells;
        bool differs = false;
    };
    std::vector<std::string> pods;
    std::vector<std::string> errors;  ///< by pod: why there is no answer; empty: there is one
    std::vector<Row> rows;
    int differing = 0;  ///< rows

    /// Every answer is one value.
    bool single() const;
};

/// Lays answers side by side: the entries of maps by key, lines like "field:value" by field, lines of CLUSTER NODES by
/// node id, elements of lists by number. Errors, replies and others, are no entries.
Comparison compare(const redis::Command& command, const std::vector<Answer>& answers);

}  // namespace slotpilot::operations
