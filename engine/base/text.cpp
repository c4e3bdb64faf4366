// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

namespace slotpilot {

std::string grouped(std::int64_t number) {
    auto text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (auto at = text.size(); at > first + 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string counted(std::int64_t number, const std::string& noun) {
    if (number == 1) return "1 " + noun;
    const bool changes = noun.ends_with("ry");
    return grouped(number) + " " + (changes ? noun.substr(0, noun.size() - 1) + "ies" : noun + "s");
}

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

}  // namespace slotpilot
