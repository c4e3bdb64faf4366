// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/primaries.h"

#include <algorithm>
#include <future>

namespace slotpilot::slots {
namespace {

using redis::Command;

Expected<PrimaryView> readView(const MigrationSpec& spec, const std::string& id, std::stop_token stop) {
    TRY_ASSIGN(connection, spec.dial(id, stop));
    TRY_ASSIGN(text, connection.command({"CLUSTER", "NODES"}, stop));
    TRY_ASSIGN(lines, redis::parseClusterNodes(text.text));
    const auto self = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.myself; });
    if (self == lines.end() || self->id != id)
        return fail(ErrorCode::Precondition, "the server is another node (the address was taken over)",
                    connection.label());
    redis::NodeLine own = *self;
    return PrimaryView{std::move(connection), std::move(lines), std::move(own)};
}

}  // namespace

Expected<PrimaryViews> readPrimaries(const MigrationSpec& spec, std::stop_token stop) {
    std::vector<std::pair<std::string, std::future<Expected<PrimaryView>>>> reads;
    for (const Primary& primary : spec.primaries)
        reads.emplace_back(primary.id, std::async(std::launch::async, [&spec, &primary, stop] {
                               return readView(spec, primary.id, stop);
                           }));
    PrimaryViews views;
    std::optional<Error> error;
    for (auto& [id, read] : reads) {
        auto view = read.get();
        if (view)
            views.emplace(id, std::move(*view));
        else if (!error)
            error = std::move(view).error();
    }
    if (error) return fail(std::move(*error));
    return views;
}

Expected<std::map<std::string, std::map<int, std::int64_t>>> countKeys(PrimaryViews& views,
                                                                       const std::vector<int>& slots,
                                                                       std::stop_token stop) {
    std::map<std::string, std::map<int, std::int64_t>> counts;
    std::vector<Command> commands;
    for (const int slot : slots) commands.push_back({"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)});
    if (commands.empty()) return counts;
    for (auto& [id, view] : views) {
        TRY_ASSIGN(replies, view.connection.pipeline(commands, stop));
        for (std::size_t i = 0; i < slots.size(); ++i) {
            TRY(redis::checked(replies[i], view.connection.label()));
            if (replies[i].integer > 0) counts[id][slots[i]] = replies[i].integer;
        }
    }
    return counts;
}

Expected<void> commandAll(redis::Connection& connection, const std::vector<Command>& commands, std::stop_token stop) {
    if (commands.empty()) return {};
    TRY_ASSIGN(replies, connection.pipeline(commands, stop));
    for (const auto& reply : replies) TRY(redis::checked(reply, connection.label()));
    return {};
}

}  // namespace slotpilot::slots
