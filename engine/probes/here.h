// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probes/report.h"

namespace slotpilot::probes {

/// Makes the load in this process. `onPoint` is called every second, on any thread, one call at a time. Errors: those
/// of runLoad.
Expected<Result> runHere(const LoadSpec& load, std::shared_ptr<Network> network, std::optional<Password> password,
                         std::function<void(const Point&)> onPoint, std::stop_token stop, bool keepKeys = false);

}  // namespace slotpilot::probes
