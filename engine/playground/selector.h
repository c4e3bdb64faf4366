// SPDX-License-Identifier: GPL-3.0-or-later
// Label and field selectors.
#pragma once

#include <string>
#include <vector>

#include "playground/api_error.h"

namespace slotpilot::playground {

/// Which objects of a list or watch are meant.
class Selector {
public:
    /// As in the query parameters labelSelector and fieldSelector. Errors: 400.
    static Answer<Selector> parse(const std::string& labels, const std::string& fields);

    bool matches(const Json& object) const;

private:
    struct Term {
        std::string name;
        std::vector<std::string> values;
        bool exists = false;    ///< the name alone is asked for
        bool negative = false;  ///< !=, notin, !name
    };

    static bool holds(const Term& term, bool present, const std::string& value);

    std::vector<Term> labels_, fields_;
};

}  // namespace slotpilot::playground
