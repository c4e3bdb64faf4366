// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/time.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <ctime>

namespace slotpilot {
namespace {

std::string seconds(WallTime time) {
    const std::time_t at = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time));
    std::tm utc{};
    ::gmtime_r(&at, &utc);
    char buffer[32];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%S", &utc);
    return buffer;
}

}  // namespace

std::string toRfc3339Micro(WallTime time) {
    using namespace std::chrono;
    const auto micros = duration_cast<microseconds>(time - floor<std::chrono::seconds>(time)).count();
    return fmt::format("{}.{:06}Z", seconds(time), micros);
}

std::string toRfc3339(WallTime time) { return seconds(time) + "Z"; }

std::optional<WallTime> parseRfc3339(std::string_view text) {
    const std::string copy(text);
    std::tm utc{};
    const char* rest = ::strptime(copy.c_str(), "%Y-%m-%dT%H:%M:%S", &utc);
    if (!rest) return std::nullopt;
    double fraction = 0;
    if (*rest == '.') {
        int used = 0;
        if (std::sscanf(rest, "%lf%n", &fraction, &used) != 1) return std::nullopt;
        rest += used;
    }
    int hours = 0, minutes = 0;
    char sign = '+';
    const std::string_view zone = rest;
    if (zone != "Z" && zone != "z" && std::sscanf(rest, "%c%2d:%2d", &sign, &hours, &minutes) != 3) return std::nullopt;
    const long offset = (hours * 3600L + minutes * 60L) * (sign == '-' ? -1 : 1);
    return std::chrono::system_clock::from_time_t(::timegm(&utc) - offset) +
           std::chrono::microseconds(std::lround(fraction * 1e6));
}

std::string humanDuration(std::chrono::milliseconds duration) {
    const long ms = duration.count();
    if (ms < 1000) return fmt::format("{} ms", ms);
    if (ms < 60'000) return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
    const long s = ms / 1000;
    if (s < 3600) return fmt::format("{} min {} s", s / 60, s % 60);
    if (s < 86'400) return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
    return fmt::format("{} d {} h", s / 86'400, s % 86'400 / 3600);
}

}  // namespace slotpilot
