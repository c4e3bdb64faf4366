// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace slotpilot {

using WallTime = std::chrono::system_clock::time_point;

/// RFC 3339 in UTC with microseconds, as Kubernetes' MicroTime: "2026-01-31T12:00:00.000000Z".
std::string toRfc3339Micro(WallTime time);
/// RFC 3339 in UTC with seconds, as Kubernetes' Time: "2026-01-31T12:00:00Z".
std::string toRfc3339(WallTime time);
/// Reads both forms, with or without fraction, "Z" or an offset. Nothing if it is none.
std::optional<WallTime> parseRfc3339(std::string_view text);

/// "850 ms", "4.2 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".
std::string humanDuration(std::chrono::milliseconds duration);

}  // namespace slotpilot
