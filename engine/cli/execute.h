// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>

#include "cli/output.h"
#include "cluster/access.h"
#include "workflow/plan.h"
#include "workflow/runner.h"

namespace slotpilot::cli {

/// The next line of standard input; nothing at its end or on a stop. The prompt goes to a terminal only.
std::optional<std::string> readLine(const std::string& prompt, std::stop_token stop);
/// Asks on the terminal; false also on a stop.
bool agreed(const std::string& question, std::stop_token stop);
/// Shows the plan and asks, unless `yes`. Returns false, with the reason on standard error, if it was not confirmed:
/// the answer was no, it was stopped, or there is no terminal to ask on.
bool confirm(const workflow::Plan& plan, bool yes, Format format, std::stop_token stop);

/// Where a run is written, and what it goes on with.
struct RunOptions {
    std::shared_ptr<workflow::Journal> journal = {};  ///< null: nothing is kept
    std::optional<workflow::RunStatus> from = {};     ///< instead of the plan: a run to go on with
};

/// Runs a confirmed plan to its end under the cluster's Lease, showing progress: a live line on a terminal, a line a
/// transition elsewhere, JSON lines with Format::Json. A stop cancels at the next safe point and says how to go on.
/// Returns the exit code.
int execute(workflow::Plan plan, const std::shared_ptr<cluster::Access>& access, Format format, std::stop_token stop,
            RunOptions options = {});

}  // namespace slotpilot::cli
