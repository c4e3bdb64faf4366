// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "slots/migration.h"

namespace slotpilot::slots {

/// Redis settings as CONFIG SET takes them: name and value.
using Settings = std::map<std::string, std::string>;

/// Redis settings changed for the time of a run. `read` looks, `json` is what a journal keeps before anything changes,
/// `apply` changes, `restore` or the destructor puts back.
class SettingsGuard {
public:
    /// Reads the present values of `wanted` on all `nodes` (ids). A server that does not know a setting (such as
    /// cluster-allow-replica-migration before 7.0) is left alone there. Errors: those of dialling; Redis.
    static Expected<SettingsGuard> read(Dial dial, const std::vector<std::string>& nodes, Settings wanted,
                                        std::stop_token stop);
    /// Takes up what a run that died had changed, from what `json` gave; `restore` puts it back. Errors: Invalid.
    static Expected<SettingsGuard> fromJson(Dial dial, const nlohmann::json& json);

    SettingsGuard(SettingsGuard&& other) noexcept;
    SettingsGuard& operator=(SettingsGuard&&) = delete;
    ~SettingsGuard();

    /// {"node id": {"setting": "old value"}}: only what `apply` changes.
    nlohmann::json json() const;
    /// Sets the wanted values. Errors: those of dialling; Redis, Forbidden (names the setting); what was set before
    /// stays to be put back.
    Expected<void> apply(std::stop_token stop);
    /// Puts the old values back, on all nodes that can be reached; safe to call twice. Errors: the first one met; what
    /// failed is tried again by the next call.
    Expected<void> restore(std::stop_token stop);

private:
    SettingsGuard(Dial dial, Settings wanted) : dial_(std::move(dial)), wanted_(std::move(wanted)) {}

    Dial dial_;
    Settings wanted_;
    std::map<std::string, Settings> old_;  ///< by node id
    bool applied_ = false;
};

/// What a move by hand needs: primaries that lose their last slot stay primaries.
Settings settingsForMigration();

}  // namespace slotpilot::slots
