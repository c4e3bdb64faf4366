// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the journal as JSON: what its tables hold, and what an exported run is made of.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "workflow/sqlite_journal.h"

namespace slotpilot::workflow {

nlohmann::json errorToJson(const Error& error);
Error errorFromJson(const nlohmann::json& object);
nlohmann::json progressToJson(const Progress& progress);
Progress progressFromJson(const nlohmann::json& object);
/// Text that is not UTF-8 is replaced.
std::string dump(const nlohmann::json& value);
RunState runStateFrom(const std::string& name);    ///< an unknown one: Paused
StepState stepStateFrom(const std::string& name);  ///< an unknown one: Waiting

/// The run with its plan, steps and log; its notes, which are about servers of its own time, are left out.
nlohmann::json toJson(const JournalRun& run);
/// Reads what `toJson` wrote. Errors: Invalid (names the field).
Expected<JournalRun> journalRunFromJson(const nlohmann::json& object);

}  // namespace slotpilot::workflow
