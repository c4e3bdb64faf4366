// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/settings_guard.h"

#include "base/log.h"

namespace slotpilot::slots {
namespace {

/// The value now; nothing if the server has no such setting.
Expected<std::optional<std::string>> readSetting(redis::Connection& connection, const std::string& name,
                                                 std::stop_token stop) {
    TRY_ASSIGN(reply, connection.command({"CONFIG", "GET", name}, stop));
    if (reply.elements.size() != 2) return std::nullopt;
    return reply.elements[1].text;
}

Expected<void> setAll(redis::Connection& connection, const Settings& settings, std::stop_token stop) {
    for (const auto& [name, value] : settings) {
        auto reply = connection.command({"CONFIG", "SET", name, value}, stop);
        if (!reply) return fail(wrap(std::move(reply).error(), "the setting " + name + " can't be changed"));
    }
    return {};
}

}  // namespace

Settings settingsForMigration() { return {{"cluster-allow-replica-migration", "no"}}; }

Expected<SettingsGuard> SettingsGuard::read(Dial dial, const std::vector<std::string>& nodes, Settings wanted,
                                            std::stop_token stop) {
    SettingsGuard guard(std::move(dial), std::move(wanted));
    for (const std::string& node : nodes) {
        TRY_ASSIGN(connection, guard.dial_(node, stop));
        for (const auto& [name, value] : guard.wanted_) {
            TRY_ASSIGN(now, readSetting(connection, name, stop));
            if (now && *now != value) guard.old_[node][name] = *now;
        }
    }
    return guard;
}

Expected<SettingsGuard> SettingsGuard::fromJson(Dial dial, const nlohmann::json& json) {
    SettingsGuard guard(std::move(dial), {});
    try {
        json.get_to(guard.old_);
    } catch (const nlohmann::json::exception& problem) {
        return fail(ErrorCode::Invalid, std::string("not a record of Redis settings: ") + problem.what());
    }
    guard.applied_ = true;
    return guard;
}

SettingsGuard::SettingsGuard(SettingsGuard&& other) noexcept
    : dial_(std::move(other.dial_)),
      wanted_(std::move(other.wanted_)),
      old_(std::move(other.old_)),
      applied_(std::exchange(other.applied_, false)) {}

SettingsGuard::~SettingsGuard() {
    if (const auto restored = restore({}); !restored)
        log::error("slots", "a Redis setting was not put back: " + restored.error().describe());
}

nlohmann::json SettingsGuard::json() const { return old_; }

Expected<void> SettingsGuard::apply(std::stop_token stop) {
    applied_ = true;
    for (const auto& [node, settings] : old_) {
        TRY_ASSIGN(connection, dial_(node, stop));
        Settings changes;
        for (const auto& [name, value] : settings) changes[name] = wanted_.at(name);
        TRY(setAll(connection, changes, stop));
    }
    return {};
}

Expected<void> SettingsGuard::restore(std::stop_token stop) {
    if (!applied_) return {};
    Expected<void> first;
    for (auto entry = old_.begin(); entry != old_.end();) {
        auto connection = dial_(entry->first, stop);
        auto outcome =
            connection ? setAll(*connection, entry->second, stop) : Expected<void>(fail(std::move(connection).error()));
        if (outcome) {
            entry = old_.erase(entry);
            continue;
        }
        if (first) first = std::move(outcome);
        ++entry;
    }
    return first;
}

}  // namespace slotpilot::slots
