// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <future>
#include <list>
#include <memory>
#include <vector>

#include "redis/cluster_nodes.h"
#include "slots/board.h"
#include "slots/channels.h"
#include "slots/pacer.h"

namespace slotpilot::slots {

/// Moves all slots that leave one source; one thread's. An event loop over one connection to the source and one to each
/// target: a window of slots is opened (target IMPORTING; source MIGRATING, COUNTKEYSINSLOT, GETKEYSINSLOT), drained
/// (MEMORY USAGE, MIGRATE, and COUNTKEYSINSLOT behind the last one) and closed (target NODE, source NODE),
/// while the windows before and after it are at their own stage.
class SourceMover {
public:
    /// `careful`: an attempt failed before, perhaps at a key that is larger than it seemed.
    SourceMover(Board& board, Teller& teller, std::vector<Move> moves, bool careful);
    /// Returns when everything is moved, or the open windows are finished after a stop or an error.
    void run(std::stop_token stop);

private:
    struct Key {
        std::string name;
        std::int64_t bytes;
    };
    struct Window;
    /// One open slot.
    struct Drain {
        int slot;
        Window* window;
        std::deque<Key> keys;    ///< to move
        std::int64_t count = 0;  ///< COUNTKEYSINSLOT, the last one
        int rounds = 0;          ///< lists without fewer keys than before
        enum { Busy, Empty, Stuck } state = Busy;
    };
    /// One source-target pair.
    struct Route {
        const Move* move;
        const Primary* target;
        std::size_t channel = 0;
        std::vector<int> slots;                                ///< still to open, ascending
        std::size_t next = 0;                                  ///< index into slots
        int windows = 0;                                       ///< that are not finished
        int draining = 0;                                      ///< of these, with slots that may have keys left
        bool active = false;                                   ///< connected
        bool placed = false;                                   ///< the target has a place for it: keys may move
        std::future<Expected<redis::Connection>> dialed = {};  ///< the target, ahead of its use
    };
    struct Window {
        Route* route;
        std::vector<Drain> drains;
        std::size_t waiting = 0;    ///< answers of the present phase
        redis::SlotSet moved = {};  ///< that the target owns
    };

    Expected<void> begin(std::stop_token stop);
    Expected<void> readSource(redis::Connection& source, std::stop_token stop);
    Expected<void> measurePath(redis::Connection& source, std::chrono::steady_clock::duration roundTrip,
                               std::stop_token stop);
    Expected<void> countKeys(redis::Connection& source, std::stop_token stop);
    void judgeSizes(std::int64_t bytes, std::int64_t keys, bool onlySmall);
    Expected<void> loop(std::stop_token stop);

    Expected<void> awaitAnswer();

    bool openMore(std::stop_token stop);
    Expected<redis::Connection> dialTarget(const Route& route, std::stop_token stop) const;
    Expected<void> activate(Route& route, std::stop_token stop);
    bool enterTargets();
    void finishRoutes();
    std::deque<Drain*>::iterator nextReady();
    void openWindow(Route& route);
    void openSource(Window& window);
    void askKeys(Drain& drain, int atMost);
    void listed(Drain& drain, std::vector<redis::Reply> keys);
    void pump();
    void migrate(Drain& drain);
    void measure();
    void migrated(Drain& drain, const std::vector<std::string>& keys, std::int64_t bytes, const redis::Reply& reply);
    void settleBusyKeys(Drain& drain, const std::vector<std::string>& keys);
    void closeTarget(Window& window);
    void closeSource(Window& window, redis::SlotSet owned);
    void finish(Window& window);
    void leaveOpen(const Window& window);

    void stick(Drain& drain, Error error);
    void failed(Error error);

    Board& board_;
    Teller& teller_;
    const Tuning& tuning_;
    std::vector<Move> moves_;
    std::string sourceId_;
    bool careful_;
    Channels channels_;
    static constexpr std::size_t source_ = 0;  ///< the source's channel
    std::vector<Route> routes_;
    std::list<Window> windows_;
    std::vector<std::int64_t> keysInSlot_;  ///< as counted at the start
    std::deque<Drain*> ready_;              ///< with keys to move
    std::unique_ptr<Pacer> pacer_;
    int inFlight_ = 0;
    std::size_t turn_ = 0;
    bool measure_ = true;  ///< ask for the keys' sizes before they move
    bool failed_ = false;
    std::int64_t sentKeys_ = 0;  ///< with all MIGRATEs
    SteadyTime measured_{};      ///< when the source was last asked what they cost
    bool measuring_ = false;
    std::int64_t averageBytes_ = 100;
    Milliseconds patience_{0};
};

}  // namespace slotpilot::slots
