// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotpilot {

/// One process, in a way that tells it from a later one with the same number.
struct ProcessIdentity {
    std::string host;
    std::string boot;         ///< the kernel's boot id, its first eight digits
    int pid = 0;              ///< as the process itself sees it
    std::uint64_t start = 0;  ///< clock ticks from boot to its start; 0: unknown

    static ProcessIdentity own();
    /// Reads what `toString` wrote. Nothing if it is none.
    static std::optional<ProcessIdentity> parse(std::string_view text);
    /// "host:boot:pid:start".
    std::string toString() const;

    /// Whether the process is running. Nothing: it belongs to another machine, so that nobody here can know. A process
    /// of an earlier boot of this machine is not running.
    std::optional<bool> alive() const;
    bool operator==(const ProcessIdentity&) const = default;
};

/// The user's login name, or "uid 1000" where there is none.
std::string userName();

}  // namespace slotpilot
