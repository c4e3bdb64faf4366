// SPDX-License-Identifier: GPL-3.0-or-later
// Atomic slot migration: the servers replicate a slot to its new owner and switch it over in one moment.
#pragma once

#include <optional>
#include <stop_token>

#include "slots/migration.h"

namespace slotpilot::slots {

/// Which commands a server has for it.
enum class AtomicKind {
    Valkey,  ///< CLUSTER MIGRATESLOTS on the source (Valkey 9); https://valkey.io/commands/cluster-migrateslots/
    Redis    ///< CLUSTER MIGRATION IMPORT on the target (Redis 8.4)
};

/// Asks the server what it can. Nothing: neither. Errors: those of Connection; Redis.
Expected<std::optional<AtomicKind>> atomicKind(redis::Connection& connection, std::stop_token stop);
/// What all the nodes that the moves name can; nothing unless it is the same for all.
/// Errors: those of dialling, and as above.
Expected<std::optional<AtomicKind>> atomicKind(const MigrationSpec& spec, std::stop_token stop);

/// Moves the slots by it; `spec.mode` and `spec.credentials` are not used, keys and bytes are not counted. The servers
/// refuse while any slot is open by hand: finish those first. A job that fails (failover, buffer overrun, out of
/// memory) is tried again, three times in all. `stop` cancels the jobs that run: their slots stay with the source.
MigrationResult migrateAtomically(const MigrationSpec& spec, AtomicKind kind, std::stop_token stop);

}  // namespace slotpilot::slots
