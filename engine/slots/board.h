// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "slots/migration.h"

namespace slotpilot::slots {

/// What the movers of one migration share. Thread-safe.
class Board {
public:
    explicit Board(const MigrationSpec& spec);

    const MigrationSpec& spec() const { return spec_; }
    /// Null if there is no such primary.
    const Primary* primary(const std::string& id) const;
    std::string name(const std::string& id) const;
    void log(log::Level level, std::string text);

    /// A place at a target: at most four sources work on one at a time.
    bool enter(const std::string& target);
    void leave(const std::string& target);
    /// How often a place has become free.
    std::uint64_t placesLeft() const;
    /// Waits until that is more than `seen`; bounded.
    void awaitPlace(std::uint64_t seen);

    void counted(std::int64_t keys);  ///< a source has counted what it moves
    void movedKeys(std::int64_t keys, std::int64_t bytes);
    void movedSlots(const std::string& from, const std::string& to, const redis::SlotSet& slots);
    void leftOpen(const std::string& from, const std::string& to, const redis::SlotSet& slots);
    void conflict(KeyConflict conflict);
    void failed(Error error);  ///< the first one is kept, but a Conflict before others
    bool hasFailed() const;

    /// With `left` computed; the movers are done.
    MigrationResult result();
    /// Calls onProgress now.
    void report();

private:
    using Pair = std::pair<std::string, std::string>;
    void reportLocked(bool always);

    const MigrationSpec& spec_;
    mutable std::mutex mutex_;
    std::mutex logMutex_;
    std::condition_variable place_;
    std::map<std::string, int> busy_;  ///< sources at work on a target
    std::uint64_t left_ = 0;           ///< counts calls of `leave`
    std::map<Pair, redis::SlotSet> moved_, open_;
    std::vector<KeyConflict> conflicts_;
    std::optional<Error> error_;
    MigrationProgress progress_;
    std::size_t sources_ = 0, countedSources_ = 0;
    std::int64_t counted_ = 0;
    SteadyTime begun_, reported_;
};

/// Tells the primaries that take no part in a move who owns its slots now, on a thread of its own. One that can't be
/// told is logged and left to gossip.
class Teller {
public:
    explicit Teller(Board& board);
    /// Tells what is left to tell, bounded by a few seconds.
    ~Teller();
    void tell(const std::string& from, const std::string& to, const redis::SlotSet& slots);

private:
    struct News {
        std::string from, to;
        redis::SlotSet slots;
    };
    void run();
    void tellAll(const std::vector<News>& news);
    redis::Connection* reach(const Primary& primary);

    Board& board_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<News> news_;
    bool ending_ = false;
    std::map<std::string, std::unique_ptr<redis::Connection>> connections_;  ///< null: given up
    std::thread thread_;
};

}  // namespace slotpilot::slots
