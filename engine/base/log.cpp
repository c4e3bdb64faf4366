// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>

namespace slotpilot::log {
namespace {

constexpr std::size_t linesKept = 10'000;

struct State {
    std::mutex mutex;
    std::deque<Line> lines;
    std::uint64_t lastId = 0;
    std::map<std::uint64_t, std::function<void(const Line&)>> listeners;
    std::uint64_t lastListener = 0;
    std::shared_ptr<spdlog::logger> terminal;
};

/// Never destroyed: threads may log until the very end of the process.
State& state() {
    static auto* instance = new State;
    return *instance;
}

spdlog::level::level_enum toSpdlog(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warning: return spdlog::level::warn;
        case Level::Error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

void write(Level level, std::string_view source, std::string text) {
    State& s = state();
    std::scoped_lock lock(s.mutex);
    if (s.terminal) s.terminal->log(toSpdlog(level), "{}: {}", source, text);
    s.lines.push_back({++s.lastId, std::chrono::system_clock::now(), level, std::string(source), std::move(text)});
    if (s.lines.size() > linesKept) s.lines.pop_front();
    for (const auto& [id, listener] : s.listeners) listener(s.lines.back());
}

}  // namespace

void debug(std::string_view source, std::string text) { write(Level::Debug, source, std::move(text)); }
void info(std::string_view source, std::string text) { write(Level::Info, source, std::move(text)); }
void warning(std::string_view source, std::string text) { write(Level::Warning, source, std::move(text)); }
void error(std::string_view source, std::string text) { write(Level::Error, source, std::move(text)); }

std::vector<Line> since(std::uint64_t after) {
    State& s = state();
    std::scoped_lock lock(s.mutex);
    const auto first = std::find_if(s.lines.begin(), s.lines.end(), [&](const Line& l) { return l.id > after; });
    return {first, s.lines.end()};
}

Subscription subscribe(std::function<void(const Line&)> listener) {
    State& s = state();
    std::scoped_lock lock(s.mutex);
    const auto id = ++s.lastListener;
    s.listeners.emplace(id, std::move(listener));
    return {&s, [id](void*) {
                State& at = state();
                std::scoped_lock guard(at.mutex);
                at.listeners.erase(id);
            }};
}

void toStderr(Level least) {
    State& s = state();
    std::scoped_lock lock(s.mutex);
    s.terminal = std::make_shared<spdlog::logger>("slotpilot", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    s.terminal->set_level(toSpdlog(least));
    s.terminal->set_pattern("%H:%M:%S.%e %^%l%$ %v");
}

}  // namespace slotpilot::log
