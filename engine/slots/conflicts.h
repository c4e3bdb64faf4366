// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "slots/migration.h"

namespace slotpilot::slots {

/// MIGRATE of `keys` to `target`; `replace`: what the target holds under these names is overwritten.
/// `timeout`: of the servers' communication with each other.
redis::Command migrateCommand(const Primary& target, const std::optional<redis::Credentials>& credentials,
                              const std::vector<std::string>& keys, Milliseconds timeout, bool replace = false);

/// After a BUSYKEY: of `keys` (all of one slot, MIGRATING in `source`, IMPORTING in `target`) those that are on both
/// sides with the same value are moved over the target's; those that differ are returned and left as they are. Values
/// are compared by DUMP, and where that differs, by their content (encodings differ between versions).
/// Errors: those of Connection; Redis.
Expected<std::vector<std::string>> settleSameKeys(redis::Connection& source, redis::Connection& target,
                                                  const redis::Command& migrateOne,
                                                  const std::vector<std::string>& keys);

}  // namespace slotpilot::slots
