// SPDX-License-Identifier: GPL-3.0-or-later
// `redis`: a command to one, several or all Redis servers.
#pragma once

#include <stop_token>
#include <string>

#include "cli/commands.h"
#include "operations/console.h"

namespace slotpilot::cli {

struct RedisOptions {
    std::string ordinals;  ///< "0,1,2" or "0-2,5"; empty: 0
    bool all = false, yes = false;
    std::vector<std::string> command;      ///< empty: lines of standard input are commands
    std::optional<double> timeoutSeconds;  ///< of an answer, instead of the usual one
};

int redisCommand(const GlobalOptions& global, const RedisOptions& options, std::stop_token stop);

/// "0,1,2" and "0-2,5" as numbers in ascending order, each once. Errors: Invalid.
Expected<std::vector<int>> parseOrdinals(const std::string& text);

/// Answers as text: as redis-cli shows it where there is one; one line a pod where each is one value; side by side
/// where that fits into `width` columns; else one after the other. What differs from most is marked with *.
std::string answersText(const redis::Command& command, const std::vector<operations::Answer>& answers,
                        std::size_t width);

}  // namespace slotpilot::cli
