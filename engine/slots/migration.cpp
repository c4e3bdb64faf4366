// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/migration.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

#include "slots/board.h"
#include "slots/source_mover.h"

namespace slotpilot::slots {
namespace {

constexpr int mostFruitlessRounds = 5;

/// One go at all moves.
MigrationResult runRound(const MigrationSpec& spec, std::stop_token stop, bool careful) {
    Board board(spec);
    std::map<std::string, std::vector<Move>> bySource;
    for (const Move& move : spec.moves)
        if (!move.slots.empty()) bySource[move.from].push_back(move);
    {
        Teller teller(board);
        std::vector<std::jthread> movers;
        for (const auto& [id, moves] : bySource)
            movers.emplace_back([&board, &teller, stop, careful, leaving = moves] {
                SourceMover(board, teller, leaving, careful).run(stop);
            });
    }
    board.report();
    return board.result();
}

/// `later` went on where `before` had stopped.
MigrationResult joined(const MigrationResult& before, MigrationResult later) {
    const int total = std::max(before.done.slotsTotal, later.done.slotsTotal);
    later.done.slotsDone += total - later.done.slotsTotal;
    later.done.slotsTotal = total;
    later.done.keysDone += before.done.keysDone;
    later.done.bytesDone += before.done.bytesDone;
    return later;
}

}  // namespace

MigrationResult migrate(const MigrationSpec& spec, std::stop_token stop) {
    MigrationResult result = runRound(spec, stop, false);
    Backoff backoff;
    int fruitless = 0;
    while (result.error && result.error->retryable && !stop.stop_requested() && fruitless < mostFruitlessRounds) {
        if (spec.onLog)
            spec.onLog(log::Level::Warning,
                       "moving slots was interrupted and is tried again: " + result.error->describe());
        if (!waitFor(stop, backoff.next())) break;
        MigrationSpec rest = spec;
        rest.moves = result.left;
        rest.onProgress = [&](const MigrationProgress& progress) {
            if (spec.onProgress) spec.onProgress(joined(result, MigrationResult{progress}).done);
        };
        MigrationResult next = joined(result, runRound(rest, stop, true));
        fruitless = next.done.slotsDone > result.done.slotsDone || next.done.keysDone > result.done.keysDone
                        ? 0
                        : fruitless + 1;
        result = std::move(next);
    }
    return result;
}

}  // namespace slotpilot::slots
