// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and lists in sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace slotpilot {

/// "1,204".
std::string grouped(std::int64_t number);
/// "1 slot", "1,204 slots", "2 libraries".
std::string counted(std::int64_t number, const std::string& noun);
/// "redis-0, redis-1 and redis-2".
std::string listed(const std::vector<std::string>& items);

}  // namespace slotpilot
