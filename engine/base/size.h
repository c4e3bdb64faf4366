// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace slotpilot {

/// "512 B", "1.5 MiB": in the binary units that Kubernetes' limits and Redis' maxmemory are given in.
std::string humanBytes(std::int64_t bytes);

}  // namespace slotpilot
