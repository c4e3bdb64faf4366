// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"

namespace slotpilot::redis {

/// A reply as a value. RESP3 types appear where hiredis has them (1.0 and later).
struct Reply {
    enum class Type { Nil, Status, Error, Integer, Double, Bool, String, Verbatim, Array, Map, Set, Push };
    Type type = Type::Nil;
    std::string text;             ///< Status, Error, String, Verbatim, Double (as sent)
    std::int64_t integer = 0;     ///< Integer, Bool
    std::vector<Reply> elements;  ///< Array, Set, Push; Map as key, value, key, value

    bool isError() const { return type == Type::Error; }
    bool isOk() const { return type == Type::Status && text == "OK"; }
    /// The first word of an Error reply: "MOVED", "NOAUTH", "ERR".
    std::string errorKind() const;
    bool operator==(const Reply&) const = default;
};

/// An Error reply as an Error (Unauthorized for NOAUTH, WRONGPASS; Forbidden for NOPERM; retryable for LOADING,
/// TRYAGAIN, CLUSTERDOWN, MASTERDOWN, BUSY); any other reply as it is.
Expected<Reply> checked(Reply reply, const std::string& where);

}  // namespace slotpilot::redis
