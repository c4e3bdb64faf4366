// SPDX-License-Identifier: GPL-3.0-or-later
// How slotpilotctl shows values: as text for people, as JSON for programs (one object a line).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cluster/snapshot.h"
#include "operations/check.h"
#include "workflow/plan.h"
#include "workflow/runner.h"

namespace slotpilot::cli {

enum class Format { Text, Json };

nlohmann::json toJson(const Error& error);
nlohmann::json toJson(const cluster::ClusterSnapshot& snapshot);
nlohmann::json toJson(const operations::CheckReport& report);
nlohmann::json toJson(const workflow::RunStatus& status);

/// Columns padded to the widest cell, two spaces between.
std::string table(const std::vector<std::vector<std::string>>& rows);
std::string statusText(const cluster::ClusterSnapshot& snapshot);
std::string reportText(const operations::CheckReport& report);
std::string planText(const workflow::Plan& plan);

/// Error to standard error: as text, or in JSON as {"error": {...}}.
void printError(const Error& error, Format format);
/// One line of JSON to standard output, flushed.
void printJson(const nlohmann::json& value);
void printText(const std::string& text);

}  // namespace slotpilot::cli
