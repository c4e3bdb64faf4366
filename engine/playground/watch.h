// SPDX-License-Identifier: GPL-3.0-or-later
// Watches.
#pragma once

#include <memory>

#include "playground/http.h"
#include "playground/selector.h"
#include "playground/store.h"

namespace slotpilot::playground {

/// The events of a watch request, from its resourceVersion on (none or "0": the present objects first).
/// Errors: 400. A resourceVersion that is too old is an ERROR event, as Kubernetes has it.
Answer<std::unique_ptr<Stream>> makeWatch(const Store& store, const Request& request, const Kind& kind,
                                          const std::string& ns, Selector selector, bool table);

}  // namespace slotpilot::playground
