// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/source_mover.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/size.h"
#include "base/text.h"
#include "slots/conflicts.h"

namespace slotpilot::slots {
namespace {

using redis::Command;
using redis::Reply;
using redis::SlotSet;

constexpr Milliseconds answerTimeout{15'000};
constexpr Milliseconds measureInterval{30};
constexpr Milliseconds migrateTimeout{10'000};
/// A key of this size or more goes alone, and gets time at 5 MB a second.
constexpr std::int64_t bigKeyBytes = 16 << 20;
/// Lists of a slot that show no progress before it is given up.
constexpr int mostRounds = 5;
/// Targets of one source at work at a time: bounds its connections.
constexpr int mostActive = 4;

Milliseconds timeFor(std::int64_t bytes) { return migrateTimeout + Milliseconds(bytes / 5'000); }

Command setSlot(int slot, std::string state, std::string id) {
    return {"CLUSTER", "SETSLOT", std::to_string(slot), std::move(state), std::move(id)};
}

/// An error of a server that only waiting helps against.
bool passes(const std::string& text) {
    for (const char* sign : {"LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "BUSY ", "IOERR", "only with masters",
                             "don't know about node", "NOREPLICAS"})
        if (text.find(sign) != std::string::npos) return true;
    return false;
}

Error refused(const Reply& reply, const std::string& where, std::string what) {
    Error error{ErrorCode::Redis, what + ": " + reply.text, where};
    error.retryable = passes(reply.text);
    if (reply.text.find("OOM") != std::string::npos) {
        error.code = ErrorCode::Precondition;
        error.hint = "The target has no memory left: raise its maxmemory or move fewer slots to it";
    }
    if (reply.text.find("NOAUTH") != std::string::npos || reply.text.find("WRONGPASS") != std::string::npos)
        error.code = ErrorCode::Unauthorized;
    if (reply.errorKind() == "NOPERM") error.code = ErrorCode::Forbidden;
    return error;
}

/// True if the server's own histogram (Redis 8's INFO keysizes) says that there are only strings, none of 1 MB or more.
bool onlySmallStrings(const Reply& keysizes) {
    bool strings = false;
    for (const auto& [field, bins] : redis::parseInfo(keysizes.text)) {
        if (field.find("_distrib_") == std::string::npos) continue;
        if (field.find("_distrib_strings_sizes") == std::string::npos) return false;
        strings = true;
        if (bins.find_first_of("MG") != std::string::npos) return false;
    }
    return strings;
}

const redis::NodeLine* find(const std::vector<redis::NodeLine>& lines, const std::string& id) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.id == id; });
    return found == lines.end() ? nullptr : &*found;
}

/// What `id`'s own CLUSTER NODES lacks for a move with `peers`; empty: nothing.
std::string missingIn(const std::vector<redis::NodeLine>& lines, const std::string& id,
                      const std::vector<std::string>& peers) {
    if (!find(lines, id)->primary) return "it is no primary";
    for (const std::string& peer : peers) {
        const redis::NodeLine* line = find(lines, peer);
        if (!line || line->handshake || line->noAddress) return "it does not know node " + peer;
        if (!line->primary) return "it sees node " + peer + " as no primary";
    }
    return {};
}

/// A server's own CLUSTER NODES, and how long it took to ask for it.
struct Known {
    std::vector<redis::NodeLine> lines;
    std::chrono::steady_clock::duration took{};
};

/// Waits until `connection`'s server is `id`, a primary, and knows `peers`.
Expected<Known> awaitKnown(redis::Connection& connection, const std::string& id, const std::vector<std::string>& peers,
                           std::stop_token stop) {
    Known known;
    const PollSpec spec{connection.label() + " to know the nodes that it exchanges slots with", Milliseconds(20'000),
                        Milliseconds(100)};
    TRY(pollUntil(stop, spec, [&]() -> Expected<std::string> {
        const auto asked = std::chrono::steady_clock::now();
        TRY_ASSIGN(text, connection.command({"CLUSTER", "NODES"}, stop));
        known.took = std::chrono::steady_clock::now() - asked;
        TRY_ASSIGN(parsed, redis::parseClusterNodes(text.text));
        known.lines = std::move(parsed);
        const redis::NodeLine* self = find(known.lines, id);
        if (!self || !self->myself)
            return fail(ErrorCode::Precondition, "the server is another node: its address was taken over",
                        connection.label(), "Look at the cluster again");
        return missingIn(known.lines, id, peers);
    }));
    return known;
}

}  // namespace

SourceMover::SourceMover(Board& board, Teller& teller, std::vector<Move> moves, bool careful)
    : board_(board),
      teller_(teller),
      tuning_(tuningOf(board.spec().mode)),
      moves_(std::move(moves)),
      sourceId_(moves_.front().from),
      careful_(careful),
      keysInSlot_(redis::slotCount, 0) {}

void SourceMover::run(std::stop_token stop) {
    auto outcome = begin(stop);
    if (outcome) outcome = loop(stop);
    if (!outcome) board_.failed(std::move(outcome).error());
    for (const Window& window : windows_) leaveOpen(window);
    for (Route& route : routes_)
        if (route.placed) board_.leave(route.move->to);
}

Expected<void> SourceMover::begin(std::stop_token stop) {
    TRY_ASSIGN(source, board_.spec().dial(sourceId_, stop));
    for (const Move& move : moves_) {
        const Primary* target = board_.primary(move.to);
        if (!target) return fail(ErrorCode::Precondition, "the target is no primary of the cluster", move.to);
        routes_.push_back({&move, target, 0, move.slots.slots()});
    }
    for (std::size_t i = 0; i < routes_.size() && i < mostActive; ++i)
        routes_[i].dialed =
            std::async(std::launch::async, [this, &route = routes_[i], stop] { return dialTarget(route, stop); });
    TRY(readSource(source, stop));
    TRY(countKeys(source, stop));
    channels_.add(std::move(source));
    return {};
}

Expected<void> SourceMover::readSource(redis::Connection& source, std::stop_token stop) {
    std::vector<std::string> targets;
    for (const Move& move : moves_) targets.push_back(move.to);
    TRY_ASSIGN(known, awaitKnown(source, sourceId_, targets, stop));
    const SlotSet owned = find(known.lines, sourceId_)->slots;
    for (Route& route : routes_) {
        const SlotSet gone = route.move->slots - owned;
        const SlotSet arrived = gone & find(known.lines, route.move->to)->slots;
        if (gone != arrived)
            return fail(ErrorCode::Precondition,
                        "it does not own the slots that are to leave it: " + (gone - arrived).toString(),
                        source.label(), "make a new plan");
        board_.movedSlots(sourceId_, route.move->to, arrived);
        std::erase_if(route.slots, [&](int slot) { return arrived.contains(slot); });
    }
    return measurePath(source, known.took, stop);
}

/// `roundTrip`: of one command. Far away that is exact enough, and another would take its time.
Expected<void> SourceMover::measurePath(redis::Connection& source, std::chrono::steady_clock::duration roundTrip,
                                        std::stop_token stop) {
    constexpr Milliseconds far{5};
    for (int i = 0; i < 3 && roundTrip < far; ++i) {
        const auto sent = std::chrono::steady_clock::now();
        TRY(source.command({"PING"}, stop));
        roundTrip = std::min(roundTrip, std::chrono::steady_clock::now() - sent);
    }
    pacer_ = std::make_unique<Pacer>(tuning_, std::chrono::duration_cast<std::chrono::microseconds>(roundTrip));
    return {};
}

/// The counts size the windows and tell the total.
Expected<void> SourceMover::countKeys(redis::Connection& source, std::stop_token stop) {
    std::vector<Command> commands{{"INFO", "memory"}, {"INFO", "keysizes"}, {"DBSIZE"}};
    std::vector<int> slots;
    for (const Route& route : routes_) slots.insert(slots.end(), route.slots.begin(), route.slots.end());
    for (const int slot : slots) commands.push_back({"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)});
    TRY_ASSIGN(replies, source.pipeline(commands, stop));
    std::int64_t total = 0;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        TRY_ASSIGN(count, checked(replies[i + 3], source.label()));
        keysInSlot_[static_cast<std::size_t>(slots[i])] = count.integer;
        total += count.integer;
    }
    board_.counted(total);
    judgeSizes(redis::infoInteger(redis::parseInfo(replies[0].text), "used_memory_dataset"), replies[2].integer,
               onlySmallStrings(replies[1]));
    return {};
}

/// Asking for every key's size costs a quarter more where keys are tiny: it is done where a big one is possible at all,
/// and in Fast only where keys are not tiny on average, or something has gone wrong before.
void SourceMover::judgeSizes(std::int64_t bytes, std::int64_t keys, bool onlySmall) {
    constexpr std::int64_t leastPerKey = 56;  // An entry, a name, an object.
    averageBytes_ = std::max<std::int64_t>(1, bytes / std::max<std::int64_t>(1, keys));
    const bool room = bytes == 0 || bytes - keys * leastPerKey >= bigKeyBytes;
    const bool worthIt = board_.spec().mode == Mode::Gentle || averageBytes_ >= 1024 || careful_;
    measure_ = room && worthIt && !onlySmall;
}

Expected<void> SourceMover::loop(std::stop_token stop) {
    while (true) {
        const auto seen = board_.placesLeft();
        const bool waiting = enterTargets();
        const bool blocked = openMore(stop) || waiting;
        pump();
        if (channels_.idle() && nextReady() == ready_.end()) {
            if (!blocked) break;
            board_.awaitPlace(seen);
            continue;
        }
        TRY(awaitAnswer());
        finishRoutes();
    }
    if (stop.stop_requested() &&
        std::any_of(routes_.begin(), routes_.end(), [](const Route& route) { return route.next < route.slots.size(); }))
        return fail(cancelled("stopped: the rest of the slots stays where it is"));
    return {};
}

/// Waits for one reply, or until another MIGRATE may be sent.
Expected<void> SourceMover::awaitAnswer() {
    const auto now = std::chrono::steady_clock::now();
    const bool resting = nextReady() != ready_.end() && inFlight_ < pacer_->inFlight();
    const auto patience = std::chrono::duration_cast<std::chrono::microseconds>(answerTimeout + patience_);
    TRY_ASSIGN(answered, channels_.step(resting ? pacer_->pause(now) : patience));
    if (!answered && !resting)
        return fail(Error{ErrorCode::Timeout, "no answer in time", channels_.label(source_), {}, true});
    return {};
}

/// Takes the places that have become free. True: a target has none for us yet.
bool SourceMover::enterTargets() {
    bool waiting = false;
    for (Route& route : routes_) {
        if (route.draining == 0 || route.placed) continue;
        route.placed = board_.enter(route.move->to);
        waiting = waiting || !route.placed;
    }
    return waiting;
}

/// Opens windows as far as the bounds allow. Where a source has nothing else to do it opens one at a target that has no
/// place for it yet, so that keys can move at once when it has. True: targets without a place keep others unopened.
bool SourceMover::openMore(std::stop_token stop) {
    bool blocked = false;
    std::size_t passes = 0;
    int active = static_cast<int>(std::count_if(routes_.begin(), routes_.end(), [](auto& r) { return r.active; }));
    while (passes < routes_.size() && static_cast<int>(windows_.size()) < pacer_->windows()) {
        if (stop.stop_requested() || failed_ || board_.hasFailed()) return false;
        Route& route = routes_[turn_++ % routes_.size()];
        ++passes;
        if (route.next == route.slots.size()) continue;
        if (!route.active) {
            if (active >= mostActive) continue;
            route.placed = board_.enter(route.move->to);
            blocked = blocked || !route.placed;
            if (!route.placed && active > 0) continue;
            if (const auto done = activate(route, stop); !done) {
                failed(done.error());
                return false;
            }
            ++active;
        }
        if (!route.placed && route.windows > 0) continue;
        openWindow(route);
        passes = 0;
    }
    return blocked;
}

Expected<redis::Connection> SourceMover::dialTarget(const Route& route, std::stop_token stop) const {
    TRY_ASSIGN(target, board_.spec().dial(route.move->to, stop));
    TRY(awaitKnown(target, route.move->to, {sourceId_}, stop));
    return std::move(target);
}

Expected<void> SourceMover::activate(Route& route, std::stop_token stop) {
    route.active = true;
    TRY_ASSIGN(target, route.dialed.valid() ? route.dialed.get() : dialTarget(route, stop));
    route.channel = channels_.add(std::move(target));
    return {};
}

void SourceMover::finishRoutes() {
    for (Route& route : routes_) {
        if (!route.active || route.next < route.slots.size()) continue;
        if (route.placed && route.draining == 0) {
            route.placed = false;
            board_.leave(route.move->to);
        }
        if (route.windows == 0) route.active = false;
    }
}

void SourceMover::openWindow(Route& route) {
    Window& window = windows_.emplace_back();
    window.route = &route;
    std::int64_t keys = 0;
    while (route.next < route.slots.size() && static_cast<int>(window.drains.size()) < tuning_.windowSlots &&
           keys < tuning_.windowKeys) {
        const int slot = route.slots[route.next++];
        keys += keysInSlot_[static_cast<std::size_t>(slot)];
        window.drains.push_back({slot, &window, {}});
    }
    ++route.windows;
    ++route.draining;
    window.waiting = window.drains.size();
    for (Drain& drain : window.drains)
        channels_.send(route.channel, setSlot(drain.slot, "IMPORTING", sourceId_), [this, &drain](const Reply& reply) {
            // A mover that died after the target's NODE: what follows is safe to say again.
            if (!reply.isOk() && reply.text.find("already the owner") == std::string::npos)
                stick(drain, refused(reply, channels_.label(drain.window->route->channel),
                                     fmt::format("slot {} can't be set importing", drain.slot)));
            if (--drain.window->waiting == 0) openSource(*drain.window);
        });
}

void SourceMover::openSource(Window& window) {
    window.waiting = window.drains.size();
    for (Drain& drain : window.drains) {
        if (drain.state == Drain::Stuck) {
            --window.waiting;
            continue;
        }
        channels_.send(source_, setSlot(drain.slot, "MIGRATING", window.route->move->to),
                       [this, &drain](const Reply& reply) {
                           if (!reply.isOk())
                               stick(drain, refused(reply, channels_.label(source_),
                                                    fmt::format("slot {} can't be set migrating", drain.slot)));
                       });
        const auto expected = keysInSlot_[static_cast<std::size_t>(drain.slot)];
        askKeys(drain, static_cast<int>(std::clamp<std::int64_t>(expected + 10, 10, pacer_->listedKeys())));
    }
    if (window.waiting == 0) closeTarget(window);
}

/// COUNTKEYSINSLOT is what allows the slot's NODE; GETKEYSINSLOT, right behind, is what is to do before.
void SourceMover::askKeys(Drain& drain, int atMost) {
    const std::string slot = std::to_string(drain.slot);
    channels_.send(source_, {"CLUSTER", "COUNTKEYSINSLOT", slot}, [this, &drain](const Reply& reply) {
        if (drain.state == Drain::Stuck) return;
        if (reply.type != Reply::Type::Integer)
            return stick(drain, refused(reply, channels_.label(source_), "keys can't be counted"));
        drain.rounds = drain.count > 0 && reply.integer >= drain.count ? drain.rounds + 1 : 0;
        drain.count = reply.integer;
    });
    channels_.send(source_, {"CLUSTER", "GETKEYSINSLOT", slot, std::to_string(atMost)}, [this, &drain](Reply reply) {
        if (drain.state != Drain::Stuck) listed(drain, std::move(reply.elements));
        if (drain.state != Drain::Busy && --drain.window->waiting == 0) closeTarget(*drain.window);
    });
}

void SourceMover::listed(Drain& drain, std::vector<Reply> keys) {
    if (drain.count == 0) {
        drain.state = Drain::Empty;
        return;
    }
    if (drain.rounds >= mostRounds) {
        Error error{ErrorCode::Precondition,
                    fmt::format("{} of slot {} {} leave it", counted(drain.count, "key"), drain.slot,
                                drain.count == 1 ? "doesn't" : "don't"),
                    channels_.label(source_)};
        return stick(drain, std::move(error));
    }
    for (Reply& key : keys) drain.keys.push_back({std::move(key.text), averageBytes_});
    const std::size_t count = drain.keys.size();
    if (!measure_ || count == 0) return ready_.push_back(&drain);
    for (std::size_t i = 0; i < count; ++i)
        channels_.send(source_, {"MEMORY", "USAGE", drain.keys[i].name, "SAMPLES", "3"},
                       [this, &drain, i, count](const Reply& reply) {
                           if (reply.type == Reply::Type::Integer) drain.keys[i].bytes = reply.integer;
                           if (i + 1 == count) ready_.push_back(&drain);
                       });
}

std::deque<SourceMover::Drain*>::iterator SourceMover::nextReady() {
    return std::find_if(ready_.begin(), ready_.end(), [](Drain* drain) { return drain->window->route->placed; });
}

void SourceMover::pump() {
    for (auto next = nextReady(); next != ready_.end() && inFlight_ < pacer_->inFlight(); next = nextReady()) {
        if (pacer_->pause(std::chrono::steady_clock::now()).count() > 0) return;
        Drain& drain = **next;
        if (!drain.keys.empty()) migrate(drain);
        if (!drain.keys.empty()) continue;
        ready_.erase(next);
        // Behind the last MIGRATE on the same connection: it is answered when that one is done.
        askKeys(drain, pacer_->listedKeys());
    }
}

void SourceMover::migrate(Drain& drain) {
    std::vector<std::string> keys;
    std::int64_t bytes = 0;
    // As many as the pacer allows, but as even as can be: the longest one is what clients feel.
    const auto most = static_cast<std::size_t>(pacer_->keys());
    const std::size_t batches = (drain.keys.size() + most - 1) / most;
    const std::size_t batch = (drain.keys.size() + batches - 1) / batches;
    while (!drain.keys.empty() && keys.size() < batch) {
        const Key& key = drain.keys.front();
        if (!keys.empty() && bytes + key.bytes > tuning_.batchBytes) break;
        bytes += key.bytes;
        keys.push_back(std::move(drain.keys.front().name));
        drain.keys.pop_front();
    }
    const bool big = bytes >= bigKeyBytes;
    const Milliseconds timeout = big ? timeFor(bytes) : migrateTimeout;
    if (big) {
        patience_ = std::max(patience_, timeout);
        board_.log(
            log::Level::Info,
            fmt::format("a key of {} in slot {} moves alone; {} and {} answer nobody until then", humanBytes(bytes),
                        drain.slot, channels_.label(source_), drain.window->route->target->name));
    }
    sentKeys_ += static_cast<std::int64_t>(keys.size());
    Command command = migrateCommand(*drain.window->route->target, board_.spec().credentials, keys, timeout);
    ++inFlight_;
    pacer_->began(std::chrono::steady_clock::now());
    channels_.send(source_, std::move(command),
                   [this, &drain, bytes, big, keys = std::move(keys),
                    sent = std::chrono::steady_clock::now()](const Reply& reply) {
                       --inFlight_;
                       if (big)
                           pacer_->interrupted();
                       else
                           pacer_->answered(sent, std::chrono::steady_clock::now());
                       migrated(drain, keys, bytes, reply);
                   });
    measure();
}

/// Behind a MIGRATE on the same connection, so that it is counted.
void SourceMover::measure() {
    const auto now = std::chrono::steady_clock::now();
    if (measuring_ || now - measured_ < measureInterval) return;
    measuring_ = true;
    measured_ = now;
    channels_.send(source_, {"INFO", "commandstats"}, [this, sent = sentKeys_](const Reply& reply) {
        measuring_ = false;
        const auto stats = redis::parseInfo(reply.text);
        const auto found = stats.find("cmdstat_migrate");
        long long calls = 0, used = 0;
        if (found != stats.end() && std::sscanf(found->second.c_str(), "calls=%lld,usec=%lld", &calls, &used) == 2)
            pacer_->measured(calls, used, sent);
    });
}

void SourceMover::migrated(Drain& drain, const std::vector<std::string>& keys, std::int64_t bytes, const Reply& reply) {
    if (!reply.isError()) return board_.movedKeys(static_cast<std::int64_t>(keys.size()), bytes);
    if (drain.state == Drain::Stuck) return;
    if (reply.text.find("BUSYKEY") != std::string::npos) return settleBusyKeys(drain, keys);
    stick(drain, refused(reply, channels_.label(source_), fmt::format("keys of slot {} can't be moved", drain.slot)));
}

void SourceMover::settleBusyKeys(Drain& drain, const std::vector<std::string>& keys) {
    const Route& route = *drain.window->route;
    const auto settle = [&]() -> Expected<std::vector<std::string>> {
        TRY_ASSIGN(source, board_.spec().dial(sourceId_, {}));
        TRY_ASSIGN(target, board_.spec().dial(route.move->to, {}));
        const Command one = migrateCommand(*route.target, board_.spec().credentials, {}, Milliseconds(60'000), true);
        return settleSameKeys(source, target, one, keys);
    };
    const auto different = settle();
    if (!different) return stick(drain, different.error());
    board_.movedKeys(static_cast<std::int64_t>(keys.size() - different->size()), 0);
    if (different->empty()) return;
    for (const std::string& key : *different) board_.conflict({key, sourceId_, route.move->to, drain.slot});
    Error error{ErrorCode::Conflict,
                fmt::format("{} of slot {} {} different values on {} and {}, e.g. '{}'",
                            counted(std::ssize(*different), "key"), drain.slot, different->size() == 1 ? "has" : "have",
                            board_.name(sourceId_), board_.name(route.move->to), different->front()),
                channels_.label(source_),
                fmt::format("Nothing was overwritten. Look at both values and delete the one that is wrong: on {} as "
                            "usual, on {} with ASKING before each command, in one session of redis-cli",
                            board_.name(sourceId_), board_.name(route.move->to))};
    stick(drain, std::move(error));
}

/// All slots of the window are empty or given up.
void SourceMover::closeTarget(Window& window) {
    --window.route->draining;
    std::vector<Drain*> empty;
    for (Drain& drain : window.drains)
        if (drain.state == Drain::Empty) empty.push_back(&drain);
    if (empty.empty()) return finish(window);
    window.waiting = empty.size();
    const auto owned = std::make_shared<SlotSet>();
    for (Drain* drain : empty)
        channels_.send(window.route->channel, setSlot(drain->slot, "NODE", window.route->move->to),
                       [this, drain, owned](const Reply& reply) {
                           if (reply.isOk())
                               owned->add(drain->slot);
                           else
                               stick(*drain, refused(reply, channels_.label(drain->window->route->channel),
                                                     fmt::format("slot {} can't be handed over", drain->slot)));
                           if (--drain->window->waiting == 0) closeSource(*drain->window, *owned);
                       });
}

void SourceMover::closeSource(Window& window, SlotSet owned) {
    if (owned.empty()) return finish(window);
    teller_.tell(sourceId_, window.route->move->to, owned);
    window.waiting = static_cast<std::size_t>(owned.size());
    struct Untold {
        int slots = 0;
        std::string why;
    };
    const auto untold = std::make_shared<Untold>();
    for (const int slot : owned.slots())
        channels_.send(
            source_, setSlot(slot, "NODE", window.route->move->to), [this, &window, owned, untold](const Reply& reply) {
                if (!reply.isOk()) *untold = {untold->slots + 1, reply.text};
                if (--window.waiting > 0) return;
                // The target owns them already: gossip tells the source, too.
                if (untold->slots > 0)
                    board_.log(log::Level::Warning,
                               fmt::format("{} was not told of the new owner of {}: {}", channels_.label(source_),
                                           counted(untold->slots, "slot"), untold->why));
                board_.movedSlots(sourceId_, window.route->move->to, owned);
                window.moved = owned;
                finish(window);
            });
}

void SourceMover::finish(Window& window) {
    leaveOpen(window);
    --window.route->windows;
    windows_.remove_if([&](const Window& other) { return &other == &window; });
}

void SourceMover::leaveOpen(const Window& window) {
    SlotSet open;
    for (const Drain& drain : window.drains)
        if (!window.moved.contains(drain.slot)) open.add(drain.slot);
    board_.leftOpen(sourceId_, window.route->move->to, open);
}

/// Gives up a slot: it stays open. Nothing else is begun.
void SourceMover::stick(Drain& drain, Error error) {
    drain.state = Drain::Stuck;
    drain.keys.clear();
    failed(std::move(error));
}

void SourceMover::failed(Error error) {
    failed_ = true;
    board_.failed(std::move(error));
}

}  // namespace slotpilot::slots
