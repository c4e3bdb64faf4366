// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace slotpilot::log {

enum class Level { Debug, Info, Warning, Error };

/// One line of the application's log.
struct Line {
    std::uint64_t id = 0;  ///< counts up from 1; never reused
    std::chrono::system_clock::time_point time;
    Level level = Level::Info;
    std::string source;  ///< the part that speaks: "kube", "redis", "deploy", a step's id
    std::string text;
};

void debug(std::string_view source, std::string text);
void info(std::string_view source, std::string text);
void warning(std::string_view source, std::string text);
void error(std::string_view source, std::string text);

/// The lines kept in memory (the last 10,000) with an id above `after`, oldest first.
std::vector<Line> since(std::uint64_t after);

/// Keeps a subscription alive; its destruction ends it, and no call is running or begins after that.
using Subscription = std::shared_ptr<void>;

/// Calls `listener` for every new line, on the thread that logs; it must return quickly and must not log.
[[nodiscard]] Subscription subscribe(std::function<void(const Line&)> listener);

/// Writes lines from `least` up to standard error as well (through spdlog). Off until called.
void toStderr(Level least);

}  // namespace slotpilot::log
