// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/channels.h"

namespace slotpilot::slots {

std::size_t Channels::add(redis::Connection connection) {
    lines_.push_back(std::make_unique<Line>(Line{std::move(connection), {}, {}}));
    connections_.push_back(&lines_.back()->connection);
    return lines_.size() - 1;
}

void Channels::send(std::size_t channel, redis::Command command, Handler handler) {
    Line& line = *lines_[channel];
    line.queued.push_back(std::move(command));
    line.handlers.push_back(std::move(handler));
    ++outstanding_;
}

Expected<bool> Channels::step(std::chrono::microseconds timeout) {
    for (const auto& line : lines_) {
        if (line->queued.empty()) continue;
        TRY(line->connection.append(line->queued));
        line->queued.clear();
    }
    auto arrival = redis::nextOfAny(connections_, {}, timeout);
    if (!arrival) return false;
    TRY_ASSIGN(reply, std::move(arrival->reply));
    Line& line = *lines_[arrival->index];
    const Handler handler = std::move(line.handlers.front());
    line.handlers.pop_front();
    --outstanding_;
    handler(std::move(reply));
    return true;
}

}  // namespace slotpilot::slots
