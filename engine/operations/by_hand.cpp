// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/by_hand.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace slotpilot::operations {

std::string ByHand::kubectl(const std::string& command) const { return fmt::format("kubectl -n {} {}", ns_, command); }

std::string ByHand::cli(const std::string& pod, const std::string& command) const {
    return kubectl(fmt::format("exec {} -- redis-cli {}", pod, command));
}

std::string ByHand::cliInEach(const std::vector<std::string>& pods, const std::string& command) const {
    if (pods.size() == 1) return cli(pods.front(), command);
    return fmt::format("for pod in {}; do {}; done", fmt::join(pods, " "), cli("$pod", command));
}

std::string ByHand::address(const std::string& pod) const {
    return fmt::format("$({})", kubectl(fmt::format("get pod {} -o jsonpath={{.status.podIP}}", pod)));
}

std::string ByHand::nodeId(const std::string& pod) const { return fmt::format("$({})", cli(pod, "CLUSTER MYID")); }

std::string ByHand::quoted(const std::string& text) {
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) || std::string_view("@%+=:,./-_").find(static_cast<char>(c)) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

}  // namespace slotpilot::operations
