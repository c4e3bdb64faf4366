// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as people type them, and replies as redis-cli shows them.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "redis/connection.h"
#include "redis/reply.h"

namespace slotpilot::redis {

/// A line as redis-cli splits it: words between white space; "..." with \n, \r, \t, \a, \b, \xHH and \ before any
/// other character; '...' with \' only. A closing quote must end its word. An empty line gives no words.
/// Errors: Invalid (a quote that is not closed, or that is followed by more of a word).
Expected<Command> splitCommandLine(std::string_view line);

/// The text in double quotes, what can't be printed as \n, \r, \t, \a, \b or \xHH.
std::string quoted(std::string_view text);

/// The words as a line that `splitCommandLine` splits into them again; quotes only where they are needed.
std::string joinCommandLine(const Command& words);

/// A reply as redis-cli shows it on a terminal: (integer) 1, "text", 1) 2) for arrays, 1# for maps, 1~ for sets. Texts
/// of several lines that are meant to be read (INFO, CLUSTER NODES, verbatim strings) are shown as they are. Without a
/// line feed at the end.
std::string render(const Reply& reply, const Command& command = {});

/// Whether the answer of a command is a text to be read rather than a value: INFO, CLUSTER NODES and the like.
bool answersWithText(const Command& command);

/// `word` in upper case, as the names of commands are compared.
std::string upper(std::string_view word);

}  // namespace slotpilot::redis
