// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/atomic.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "redis/cluster_nodes.h"
#include "slots/board.h"

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::Connection;
using redis::Reply;

constexpr int mostAttempts = 3;
/// Nothing bounds how long the servers take for a slot's data; that they still work on it is asked this often.
constexpr Milliseconds pollInterval{50};
constexpr Milliseconds jobTimeout{6 * 3'600'000};

/// The value of a field in a flat list of names and values.
std::string field(const Reply& entry, const std::string& name) {
    for (std::size_t i = 0; i + 1 < entry.elements.size(); i += 2)
        if (entry.elements[i].text == name) return entry.elements[i + 1].text;
    return {};
}

Command withRanges(Command command, const redis::SlotSet& slots) {
    for (const auto& range : slots.ranges()) {
        command.push_back(std::to_string(range.first));
        command.push_back(std::to_string(range.last));
    }
    return command;
}

/// One move by one server's job.
class Job {
public:
    Job(Connection& connection, AtomicKind kind, const Move& move)
        : connection_(connection), kind_(kind), move_(move) {}

    Expected<void> begin(std::stop_token stop) {
        if (kind_ == AtomicKind::Valkey) {
            TRY_ASSIGN(before, connection_.command({"CLUSTER", "GETSLOTMIGRATIONS"}, stop));
            for (const Reply& entry : before.elements) known_.insert(field(entry, "name"));
            Command command = withRanges({"CLUSTER", "MIGRATESLOTS", "SLOTSRANGE"}, move_.slots);
            command.insert(command.end(), {"NODE", move_.to});
            TRY(connection_.command(command, stop));
            return {};
        }
        TRY_ASSIGN(task, connection_.command(withRanges({"CLUSTER", "MIGRATION", "IMPORT"}, move_.slots), stop));
        task_ = task.text;
        return {};
    }

    /// Empty when it succeeded, else its state. Errors: Redis, retryable, if it failed.
    Expected<std::string> missing(std::stop_token stop) {
        const bool valkey = kind_ == AtomicKind::Valkey;
        TRY_ASSIGN(list, connection_.command(valkey ? Command{"CLUSTER", "GETSLOTMIGRATIONS"}
                                                    : Command{"CLUSTER", "MIGRATION", "STATUS", "ID", task_},
                                             stop));
        for (const Reply& entry : list.elements) {
            if (valkey ? !isMine(entry) : field(entry, "id") != task_) continue;
            const std::string state = field(entry, "state");
            if (state == "success" || state == "completed") return std::string();
            if (state != "failed" && state != "cancelled" && state != "canceled") return state;
            failed_ = true;
            return fail(ErrorCode::Redis,
                        "the server's slot migration " + state + ": " + field(entry, valkey ? "message" : "last_error"),
                        connection_.label());
        }
        return fail(ErrorCode::Precondition,
                    "the server knows nothing of the slot migration any more (was it restarted?)", connection_.label());
    }

    void cancel(Connection& connection) {
        const Command command = kind_ == AtomicKind::Valkey ? Command{"CLUSTER", "CANCELSLOTMIGRATIONS"}
                                                            : Command{"CLUSTER", "MIGRATION", "CANCEL", "ID", task_};
        // It may have ended in between; what is left is read from the nodes afterwards.
        (void)connection.send(command, {});
    }
    bool failed() const { return failed_; }

private:
    bool isMine(const Reply& entry) const {
        return known_.count(field(entry, "name")) == 0 && field(entry, "operation") == "EXPORT" &&
               field(entry, "target_node") == move_.to;
    }

    Connection& connection_;
    AtomicKind kind_;
    const Move& move_;
    std::set<std::string> known_;  ///< names of jobs before this one
    std::string task_;
    bool failed_ = false;
};

/// The slots of `id` by its own word.
Expected<redis::SlotSet> ownSlots(Connection& connection, std::stop_token stop) {
    TRY_ASSIGN(text, connection.command({"CLUSTER", "NODES"}, stop));
    TRY_ASSIGN(lines, redis::parseClusterNodes(text.text));
    for (const auto& line : lines)
        if (line.myself) return line.slots;
    return redis::SlotSet();
}

/// Runs the job up to three times; afterwards what the target owns counts.
Expected<void> runMove(Board& board, AtomicKind kind, Move move, std::stop_token stop) {
    const std::string& worker = kind == AtomicKind::Valkey ? move.from : move.to;
    TRY_ASSIGN(connection, board.spec().dial(worker, stop));
    Backoff pause;
    for (int attempt = 1;; ++attempt) {
        Job job(connection, kind, move);
        auto outcome = job.begin(stop);
        if (outcome)
            outcome = pollUntil(stop, {"the servers to move slots", jobTimeout, pollInterval},
                                [&] { return job.missing(stop); });
        if (!outcome && stop.stop_requested()) {
            TRY_ASSIGN(another, board.spec().dial(worker, {}));  // The stop broke the connection that waited.
            job.cancel(another);
        }
        TRY_ASSIGN(look, board.spec().dial(move.to, {}));
        TRY_ASSIGN(owned, ownSlots(look, {}));
        board.movedSlots(move.from, move.to, owned & move.slots);
        move.slots = move.slots - owned;
        if (move.slots.empty()) return {};
        if (outcome || !job.failed() || attempt == mostAttempts) return outcome;
        board.log(log::Level::Warning, "tried again: " + outcome.error().describe());
        if (!waitFor(stop, pause.next())) return fail(cancelled());
    }
}

}  // namespace

Expected<std::optional<AtomicKind>> atomicKind(Connection& connection, std::stop_token stop) {
    TRY_ASSIGN(known, connection.command({"COMMAND", "INFO", "cluster|migrateslots", "cluster|migration"}, stop));
    // A server before 7.0 knows no subcommands: it answers nil.
    const auto has = [&](std::size_t i) { return i < known.elements.size() && !known.elements[i].elements.empty(); };
    if (has(0)) return AtomicKind::Valkey;
    if (has(1)) return AtomicKind::Redis;
    return std::nullopt;
}

Expected<std::optional<AtomicKind>> atomicKind(const MigrationSpec& spec, std::stop_token stop) {
    std::set<std::string> ids;
    for (const Move& move : spec.moves) ids.insert({move.from, move.to});
    std::set<std::optional<AtomicKind>> kinds;
    for (const std::string& id : ids) {
        TRY_ASSIGN(connection, spec.dial(id, stop));
        TRY_ASSIGN(kind, atomicKind(connection, stop));
        kinds.insert(kind);
    }
    return kinds.size() == 1 ? *kinds.begin() : std::nullopt;
}

MigrationResult migrateAtomically(const MigrationSpec& spec, AtomicKind kind, std::stop_token stop) {
    Board board(spec);
    std::map<std::string, std::vector<Move>> groups;
    // Redis takes one task a node at a time: all one after another. Valkey's sources work side by side.
    for (const Move& move : spec.moves) groups[kind == AtomicKind::Valkey ? move.from : std::string()].push_back(move);
    {
        std::vector<std::jthread> threads;
        for (const auto& [key, group] : groups)
            threads.emplace_back([&board, kind, stop, moves = group] {
                for (const Move& move : moves) {
                    if (board.hasFailed()) return;
                    if (auto outcome = runMove(board, kind, move, stop); !outcome)
                        return board.failed(std::move(outcome).error());
                }
            });
    }
    board.report();
    return board.result();
}

}  // namespace slotpilot::slots
