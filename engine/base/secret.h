// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace slotpilot {

/// A token, password or key. It has no conversion, no operator<< and no formatter, so that it can't be printed by
/// accident; `reveal()` is called only where it goes onto the wire.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }
    bool operator==(const Secret&) const = default;

private:
    std::string value_;
};

}  // namespace slotpilot
