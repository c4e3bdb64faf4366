// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/board.h"

#include <algorithm>

namespace slotpilot::slots {
namespace {

/// Of all that touch one target at a time; Gentle takes one after another, as each blocks the target for the others.
constexpr int gentleSourcesPerTarget = 1, fastSourcesPerTarget = 4;
constexpr Milliseconds tellTimeout{5'000};
/// The new owner's broadcast has reached most by then: little news at once would only make them write their nodes.conf
/// more often.
constexpr Milliseconds gatherTime{250};
constexpr Milliseconds reportInterval{100};

}  // namespace

Board::Board(const MigrationSpec& spec) : spec_(spec), begun_(std::chrono::steady_clock::now()), reported_(begun_) {
    std::set<std::string> sources;
    for (const Move& move : spec.moves) {
        progress_.slotsTotal += move.slots.size();
        sources.insert(move.from);
    }
    sources_ = sources.size();
}

const Primary* Board::primary(const std::string& id) const {
    const auto& all = spec_.primaries;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Primary& primary) { return primary.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::string Board::name(const std::string& id) const {
    const Primary* found = primary(id);
    return found && !found->name.empty() ? found->name : id;
}

void Board::log(log::Level level, std::string text) {
    const std::lock_guard lock(logMutex_);
    if (spec_.onLog) spec_.onLog(level, std::move(text));
}

bool Board::enter(const std::string& target) {
    const std::lock_guard lock(mutex_);
    const int most = spec_.mode == Mode::Gentle ? gentleSourcesPerTarget : fastSourcesPerTarget;
    if (busy_[target] >= most) return false;
    ++busy_[target];
    return true;
}

void Board::leave(const std::string& target) {
    const std::lock_guard lock(mutex_);
    --busy_[target];
    ++left_;
    place_.notify_all();
}

std::uint64_t Board::placesLeft() const {
    const std::lock_guard lock(mutex_);
    return left_;
}

void Board::awaitPlace(std::uint64_t seen) {
    std::unique_lock lock(mutex_);
    place_.wait_for(lock, Milliseconds(200), [&] { return left_ != seen; });
}

void Board::counted(std::int64_t keys) {
    const std::lock_guard lock(mutex_);
    counted_ += keys;
    if (++countedSources_ == sources_) progress_.keysTotal = counted_;
}

void Board::movedKeys(std::int64_t keys, std::int64_t bytes) {
    const std::lock_guard lock(mutex_);
    progress_.keysDone += keys;
    progress_.bytesDone += bytes;
    // Keys that were written meanwhile move as well.
    if (progress_.keysTotal >= 0) progress_.keysTotal = std::max(progress_.keysTotal, progress_.keysDone);
    reportLocked(false);
}

void Board::movedSlots(const std::string& from, const std::string& to, const redis::SlotSet& slots) {
    const std::lock_guard lock(mutex_);
    redis::SlotSet& known = moved_[{from, to}];
    progress_.slotsDone += (slots - known).size();
    known = known | slots;
    reportLocked(false);
}

void Board::leftOpen(const std::string& from, const std::string& to, const redis::SlotSet& slots) {
    if (slots.empty()) return;
    const std::lock_guard lock(mutex_);
    redis::SlotSet& known = open_[{from, to}];
    known = known | slots;
}

void Board::conflict(KeyConflict conflict) {
    const std::lock_guard lock(mutex_);
    conflicts_.push_back(std::move(conflict));
}

void Board::failed(Error error) {
    const std::lock_guard lock(mutex_);
    const bool worse = error_ && error.code == ErrorCode::Conflict && error_->code != ErrorCode::Conflict;
    if (!error_ || worse) error_ = std::move(error);
}

bool Board::hasFailed() const {
    const std::lock_guard lock(mutex_);
    return error_.has_value();
}

MigrationResult Board::result() {
    const std::lock_guard lock(mutex_);
    MigrationResult result;
    for (const Move& move : spec_.moves) {
        Move left = move;
        left.slots = move.slots - moved_[{move.from, move.to}];
        if (left.slots.empty()) continue;
        left.load = {};
        Move open = left;
        open.slots = left.slots & open_[{move.from, move.to}];
        if (!open.slots.empty()) result.open.push_back(std::move(open));
        result.left.push_back(std::move(left));
    }
    result.done = progress_;
    result.conflicts = conflicts_;
    result.error = error_;
    if (!result.error && !result.left.empty())
        result.error = Error{ErrorCode::Internal, "slots are left without a reason"};
    return result;
}

void Board::report() {
    const std::lock_guard lock(mutex_);
    reportLocked(true);
}

void Board::reportLocked(bool always) {
    const auto now = std::chrono::steady_clock::now();
    if (!always && now - reported_ < reportInterval) return;
    reported_ = now;
    const double seconds = std::max(1e-3, std::chrono::duration<double>(now - begun_).count());
    progress_.slotsPerSecond = progress_.slotsDone / seconds;
    progress_.keysPerSecond = static_cast<double>(progress_.keysDone) / seconds;
    progress_.bytesPerSecond = static_cast<double>(progress_.bytesDone) / seconds;
    if (spec_.onProgress) spec_.onProgress(progress_);
}

Teller::Teller(Board& board) : board_(board), thread_([this] { run(); }) {}

Teller::~Teller() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Teller::tell(const std::string& from, const std::string& to, const redis::SlotSet& slots) {
    const std::lock_guard lock(mutex_);
    news_.push_back({from, to, slots});
    changed_.notify_one();
}

void Teller::run() {
    // Ahead of the first news: through tunnels that takes its time, and meanwhile keys move.
    const auto& moves = board_.spec().moves;
    for (const Primary& primary : board_.spec().primaries)
        if (std::any_of(moves.begin(), moves.end(),
                        [&](auto& m) { return m.from != primary.id && m.to != primary.id; }))
            reach(primary);
    while (true) {
        std::vector<News> news;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return ending_ || !news_.empty(); });
            if (news_.empty()) return;
            changed_.wait_for(lock, gatherTime, [&] { return ending_; });
            news.swap(news_);
        }
        tellAll(news);
    }
}

void Teller::tellAll(const std::vector<News>& news) {
    std::vector<redis::FanOutRequest> requests;
    std::vector<const Primary*> asked;
    for (const Primary& primary : board_.spec().primaries) {
        std::vector<redis::Command> commands;
        for (const News& item : news) {
            if (primary.id == item.from || primary.id == item.to) continue;
            for (const int slot : item.slots.slots())
                commands.push_back({"CLUSTER", "SETSLOT", std::to_string(slot), "NODE", item.to});
        }
        redis::Connection* connection = commands.empty() ? nullptr : reach(primary);
        if (!connection) continue;
        requests.push_back({connection, std::move(commands)});
        asked.push_back(&primary);
    }
    const auto answers = redis::fanOut(requests, {}, tellTimeout);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        std::string problem;
        if (!answers[i]) {
            problem = answers[i].error().describe();
            connections_[asked[i]->id].reset();
        } else {
            for (const redis::Reply& reply : *answers[i])
                if (reply.isError() && problem.empty()) problem = reply.text;
        }
        if (!problem.empty())
            board_.log(
                log::Level::Warning,
                board_.name(asked[i]->id) + " could not be told the slots' new owner (gossip tells it): " + problem);
    }
}

redis::Connection* Teller::reach(const Primary& primary) {
    const auto [entry, isNew] = connections_.try_emplace(primary.id);
    if (!isNew) return entry->second.get();
    auto connection = board_.spec().dial(primary.id, {});
    if (connection)
        entry->second = std::make_unique<redis::Connection>(std::move(*connection));
    else
        board_.log(log::Level::Warning,
                   board_.name(primary.id) +
                       " can't be told the slots' new owners (gossip does): " + connection.error().describe());
    return entry->second.get();
}

}  // namespace slotpilot::slots
