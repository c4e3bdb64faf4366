// SPDX-License-Identifier: GPL-3.0-or-later
// Which kubectl is here: it judges the playground where it is installed.
#pragma once

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/subprocess.h"

namespace slotpilot::test {

inline bool hasKubectl() { return findProgram("kubectl").has_value(); }

/// True from 1.29 on, which can exec over WebSocket; before, kubectl speaks SPDY only, which the playground does not,
/// asks another document what the server can do, and words its errors otherwise.
inline bool kubectlIsRecent() {
    static const bool answer = [] {
        const auto said = run({{"kubectl", "version", "--client", "-o", "json"}, {}, {}, {}, Milliseconds(20'000)}, {});
        if (!said) return false;
        const auto version = nlohmann::json::parse(said->output, nullptr, false);
        if (!version.is_object()) return false;
        const auto client = version.value("clientVersion", nlohmann::json::object());
        return std::atoi(client.value("major", "0").c_str()) > 1 || std::atoi(client.value("minor", "0").c_str()) >= 29;
    }();
    return answer;
}

}  // namespace slotpilot::test

#define NEEDS_KUBECTL() \
    if (!slotpilot::test::hasKubectl()) GTEST_SKIP() << "kubectl is not installed: nothing judges the playground here"
#define NEEDS_RECENT_KUBECTL()               \
    if (!slotpilot::test::kubectlIsRecent()) \
    GTEST_SKIP() << "kubectl is older than 1.29 here: it execs over SPDY only, and diffs otherwise"
