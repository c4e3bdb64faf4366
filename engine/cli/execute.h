// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "cli/output.h"
#include "workflow/plan.h"
#include "workflow/step.h"

namespace slotpilot::cli {

/// Shows the plan and asks, unless `yes`. Returns false, with the reason on standard error, if it was not confirmed:
/// the answer was no, or there is no terminal to ask on.
bool confirm(const workflow::Plan& plan, bool yes, Format format);

/// Runs a confirmed plan to its end, showing progress: a live line on a terminal, a line a transition elsewhere, JSON
/// lines with Format::Json. A stop cancels at the next safe point. Returns the exit code.
int execute(workflow::Plan plan, workflow::StepFactory factory, Format format, std::stop_token stop);

}  // namespace slotpilot::cli
