// SPDX-License-Identifier: GPL-3.0-or-later
// What a Redis server says about its commands, and what is to be thought of before one is sent.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "redis/connection.h"
#include "redis/reply.h"

namespace slotpilot::operations {

/// One command, or one subcommand of a container such as CONFIG.
struct CommandInfo {
    std::string name;                         ///< "GET", "CONFIG SET"
    int arity = 0;                            ///< words with the name; negative: at least so many
    int firstKey = 0;                         ///< which word is its first key; 0: it has none
    std::set<std::string> flags, categories;  ///< "write", "blocking"; ACL categories without the @
    std::string summary, since, group, complexity;
    std::string syntax;      ///< of what comes after the name: "key value [NX | XX]"; empty where the server tells none
    std::string deprecated;  ///< what to use instead, in the server's words
};

/// The commands of one server. Of Redis before 7 there are names, arities and flags only.
class CommandCatalog {
public:
    CommandCatalog() = default;
    /// From the answers of COMMAND and, if the server has it, COMMAND DOCS (else null), as `toJson` gives them: maps
    /// may be objects (RESP3) or lists of keys and values in turn (RESP2). What can't be understood is left out.
    CommandCatalog(const nlohmann::json& commands, const nlohmann::json& docs);

    bool empty() const { return infos_.empty(); }
    std::size_t size() const { return infos_.size(); }
    /// The command that the words begin with, subcommands first; null if the server has none of that name.
    const CommandInfo* find(const redis::Command& words) const;
    /// Commands whose name begins with what is typed, in any case, in alphabetical order; those with subcommands stand
    /// for them. At most `most`.
    std::vector<const CommandInfo*> complete(std::string_view typed, std::size_t most = 200) const;

private:
    std::map<std::string, CommandInfo> infos_;
};

/// What to think of before a command is sent.
struct Caution {
    enum class Kind {
        None,
        Confirm,  ///< it destroys, blocks the server, or changes what the workflows rely on
        Refuse    ///< its answer is not one answer: the console can't show it
    };
    Kind kind = Kind::None;
    std::string why;      ///< a sentence
    bool waits = false;   ///< its answer may take as long as the command says (BLPOP, WAIT)
    bool writes = false;  ///< or may, as a script, or is unknown to the catalogue: not to be sent twice
};

/// From what the server says (flags, the categories @dangerous and @blocking) and what is known of the commands that
/// destroy; without a catalogue from the latter alone.
Caution cautionOf(const redis::Command& words, const CommandCatalog& catalog);

/// Whether a command carries a password or key (AUTH, HELLO ... AUTH, ACL SETUSER, CONFIG SET requirepass, MIGRATE ...
/// AUTH): it must not be kept.
bool carriesSecret(const redis::Command& words);

}  // namespace slotpilot::operations
