// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/size.h"

#include <fmt/format.h>

namespace slotpilot {

std::string humanBytes(std::int64_t bytes) {
    if (bytes < 1024) return fmt::format("{} B", bytes);
    double value = static_cast<double>(bytes);
    const char* unit = "";
    for (const char* next : {"KiB", "MiB", "GiB", "TiB"}) {
        value /= 1024;
        unit = next;
        if (value < 1024) break;
    }
    return fmt::format("{:.1f} {}", value, unit);
}

}  // namespace slotpilot
