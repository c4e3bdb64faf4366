// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "operations/run_file.h"

namespace slotpilot::operations {

/// A run as one HTML page that needs nothing else: facts, steps over time, slots and keys per pod, slot maps before and
/// after, each step with its command, and the log. Readable in light and dark, and on paper.
std::string reportHtml(const RecordedRun& recorded);

}  // namespace slotpilot::operations
