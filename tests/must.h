// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/error.h"

namespace slotpilot::test {

/// The value, or its error thrown.
template <class T>
T must(Expected<T> value) {
    if (!value) throw std::runtime_error(value.error().describe());
    if constexpr (!std::is_void_v<T>) return std::move(*value);
}

}  // namespace slotpilot::test
