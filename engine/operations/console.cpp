// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/console.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <atomic>
#include <list>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <unordered_map>

#include "kube/encoding.h"
#include "redis/command_line.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using redis::Connection;
using redis::Reply;
using Clock = std::chrono::steady_clock;

constexpr std::size_t atOnce = 16;
constexpr bool knowsResp3 = HIREDIS_MAJOR >= 1;
/// Before 1.1, hiredis gives up on replies that are nested deeper than 7.
constexpr bool readsDeepReplies = HIREDIS_MAJOR > 1 || (HIREDIS_MAJOR == 1 && HIREDIS_MINOR >= 1);

/// COMMAND DOCS as flat text, where the reply itself is too deep.
constexpr const char* docsScript = "return cjson.encode(redis.call('COMMAND', 'DOCS', unpack(ARGV)))";
/// Commands documented by one call: all of them would keep the server busy for 30 ms.
constexpr std::size_t documentedAtOnce = 25;

Expected<Connection> dial(const cluster::Access& access, const std::string& pod, std::stop_token stop) {
    auto connection = access.dial(pod, stop);
    if (connection && knowsResp3) {
        // Before Redis 6 there is no HELLO: it stays RESP2 then.
        if (auto hello = connection->send({"HELLO", "3"}, stop); !hello) return fail(std::move(hello).error());
    }
    return connection;
}

/// Old servers, renamed commands or an ACL may refuse one way or the other: then there are no docs.
json docsOf(Connection& connection, const json& commands, std::stop_token stop) {
    if (readsDeepReplies) {
        const auto reply = connection.command({"COMMAND", "DOCS"}, stop);
        return reply ? toJson(*reply) : json();
    }
    json docs = json::array();
    for (std::size_t i = 0; i < commands.size(); i += documentedAtOnce) {
        redis::Command command{"EVAL", docsScript, "0"};
        for (std::size_t k = i; k < std::min(i + documentedAtOnce, commands.size()); ++k)
            if (commands[k].is_array() && !commands[k].empty() && commands[k][0].is_string())
                command.push_back(commands[k][0]);
        const auto reply = connection.command(command, stop);
        const auto some = reply ? json::parse(reply->text, nullptr, false) : json();
        if (!some.is_array()) return docs;
        docs.insert(docs.end(), some.begin(), some.end());
    }
    return docs;
}

json textOf(const std::string& text) {
    json value = text;
    try {
        (void)value.dump();
        return value;
    } catch (const json::type_error&) {
        return {{"base64", kube::encodeBase64(text)}};
    }
}

bool isAggregate(const Reply& reply) {
    return reply.type == Reply::Type::Array || reply.type == Reply::Type::Map || reply.type == Reply::Type::Set ||
           reply.type == Reply::Type::Push;
}

/// In one line: [1, "a", nil].
std::string inlineText(const Reply& reply) {
    if (!isAggregate(reply)) return redis::render(reply);
    const bool map = reply.type == Reply::Type::Map;
    std::string text = map ? "{" : "[";
    for (std::size_t i = 0; i < reply.elements.size(); ++i) {
        if (i > 0) text += map && i % 2 == 1 ? ": " : ", ";
        text += inlineText(reply.elements[i]);
    }
    return text + (map ? "}" : "]");
}

/// A text, number or the like as it is; what is needed to tell it from others is left to `render`.
std::string plainText(const Reply& reply) {
    if (reply.type == Reply::Type::String || reply.type == Reply::Type::Verbatim) {
        const auto shown = redis::quoted(reply.text);
        return shown.size() == reply.text.size() + 2 ? reply.text : shown;
    }
    return reply.type == Reply::Type::Integer ? std::to_string(reply.integer) : inlineText(reply);
}

struct Entry {
    std::string label, text;
};
using Entries = std::vector<Entry>;

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

/// "used_memory:1024" and "# Memory".
Entry fieldOf(const std::string& line) {
    const auto colon = line.find(':');
    if (line.starts_with('#') || colon == line.npos) return {line, ""};
    return {line.substr(0, colon), line.substr(colon + 1)};
}

Entries entriesOfText(const redis::Command& command, const std::string& text) {
    const auto lines = linesOf(text);
    const auto first = redis::upper(command.at(0)), second = command.size() > 1 ? redis::upper(command[1]) : "";
    const bool fields = first == "INFO" || (first == "CLUSTER" && second == "INFO");
    const bool nodes = first == "CLUSTER" && second == "NODES";
    Entries entries;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto space = lines[i].find(' ');
        if (fields)
            entries.push_back(fieldOf(lines[i]));
        else if (nodes && space != std::string::npos)
            entries.push_back({lines[i].substr(0, space), lines[i].substr(space + 1)});
        else
            entries.push_back({std::to_string(i + 1), lines[i]});
    }
    // Each server names its nodes in an order of its own.
    if (nodes) std::ranges::sort(entries, {}, &Entry::label);
    return entries;
}

/// RESP2 has no maps: these answer with keys and values in turn.
bool answersWithPairs(const redis::Command& command) {
    const auto first = redis::upper(command.at(0)), second = command.size() > 1 ? redis::upper(command[1]) : "";
    return first == "HGETALL" || (first == "CONFIG" && second == "GET") || (first == "MEMORY" && second == "STATS");
}

Entries entriesOf(const redis::Command& command, const Reply& reply) {
    const bool text = reply.type == Reply::Type::String || reply.type == Reply::Type::Verbatim;
    if (text && redis::answersWithText(command)) return entriesOfText(command, reply.text);
    const bool pairs =
        reply.type == Reply::Type::Map || (reply.type == Reply::Type::Array && answersWithPairs(command));
    Entries entries;
    if (pairs) {
        for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2)
            entries.push_back({plainText(reply.elements[i]), plainText(reply.elements[i + 1])});
    } else if (isAggregate(reply) && !reply.elements.empty()) {
        for (std::size_t i = 0; i < reply.elements.size(); ++i)
            entries.push_back({std::to_string(i + 1), plainText(reply.elements[i])});
    }
    if (entries.empty()) entries.push_back({"", redis::render(reply)});
    return entries;
}

/// All labels, those of a later answer where they stand there: behind the label before them.
std::list<std::string> unionOf(const std::vector<Entries>& answers) {
    std::list<std::string> labels;
    std::unordered_map<std::string, std::list<std::string>::iterator> places;
    for (const auto& entries : answers) {
        auto at = labels.begin();
        for (const auto& entry : entries) {
            auto [place, added] = places.try_emplace(entry.label);
            if (added) place->second = labels.insert(at, entry.label);
            at = std::next(place->second);
        }
    }
    return labels;
}

/// What most cells of a row say; of equally frequent texts the one that comes first.
void markOdd(Comparison::Row& row, const std::vector<std::string>& errors) {
    std::map<std::string, int> counts;
    const auto keyOf = [](const Comparison::Cell& cell) { return cell.present ? "=" + cell.text : std::string(); };
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (errors[i].empty()) ++counts[keyOf(row.cells[i])];
    row.differs = counts.size() > 1;
    if (!row.differs) return;
    int most = 0;
    std::string usual;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto key = keyOf(row.cells[i]);
        if (!errors[i].empty() || counts[key] <= most) continue;
        most = counts[key];
        usual = key;
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        row.cells[i].odd = errors[i].empty() && keyOf(row.cells[i]) != usual;
}

}  // namespace

struct Console::State {
    /// One answer, over the connection that is there or a new one.
    Answer ask(const std::string& pod, const redis::Command& command, bool repeatable, Milliseconds timeout,
               std::stop_token stop) {
        Answer answer{pod};
        auto connection = take(pod);
        const bool reused = connection.has_value();
        if (!reused) {
            auto dialled = dial(*access, pod, stop);
            if (!dialled) {
                answer.reply = fail(std::move(dialled).error());
                return answer;
            }
            connection.emplace(std::move(*dialled));
        }
        const auto began = Clock::now();
        answer.reply = connection->send(command, stop, timeout);
        answer.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
        // A pod that restarted has closed the connection that was kept; the command may or may not have got there.
        if (reused && !answer.reply && answer.reply.error().code == ErrorCode::Unreachable && repeatable)
            return ask(pod, command, false, timeout, stop);
        giveBack(pod, std::move(*connection), command);
        return answer;
    }

    std::optional<Connection> take(const std::string& pod) {
        const std::lock_guard lock(mutex);
        const auto at = connections.find(pod);
        if (at == connections.end()) return std::nullopt;
        auto connection = std::move(at->second);
        connections.erase(at);
        return connection;
    }

    void giveBack(const std::string& pod, Connection connection, const redis::Command& command) {
        const auto name = redis::upper(command.front());
        if (!connection.usable() || name == "QUIT" || name == "RESET") return;
        const std::lock_guard lock(mutex);
        connections.insert_or_assign(pod, std::move(connection));
    }

    Expected<CommandCatalog> learn(const std::vector<std::string>& pods, const redis::Command& command, bool documented,
                                   std::stop_token stop) const;

    const std::shared_ptr<const cluster::Access> access;
    std::mutex calls{};  ///< one call at a time; taken before `mutex`
    std::mutex mutex{};
    std::map<std::string, Connection> connections{};
};

Console::Console(std::shared_ptr<const cluster::Access> access) : state_(new State{std::move(access)}) {}
Console::~Console() = default;

std::vector<Answer> Console::send(const std::vector<std::string>& pods, const redis::Command& command,
                                  const Caution& caution, Milliseconds timeout, std::stop_token stop,
                                  const std::function<void(std::size_t, const Answer&)>& onAnswer) {
    const std::lock_guard oneAtATime(state_->calls);
    std::vector<Answer> answers(pods.size());
    if (command.empty()) return answers;
    std::atomic<std::size_t> next{0};
    std::mutex telling;
    const auto work = [&] {
        for (std::size_t i = next++; i < pods.size(); i = next++) {
            auto answer = state_->ask(pods[i], command, !caution.writes, timeout, stop);
            const std::lock_guard lock(telling);
            answers[i] = std::move(answer);
            if (onAnswer) onAnswer(i, answers[i]);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < std::min(atOnce, pods.size()); ++i) threads.emplace_back(work);
    }
    return answers;
}

Expected<CommandCatalog> Console::State::learn(const std::vector<std::string>& pods, const redis::Command& command,
                                               bool documented, std::stop_token stop) const {
    Expected<CommandCatalog> result = fail(ErrorCode::NotFound, "there is no pod to ask for its commands");
    for (const auto& pod : pods) {
        if (stop.stop_requested()) return fail(cancelled());
        // A connection of its own: what a person's MULTI would queue is no answer.
        auto connection = access->dial(pod, stop);
        Expected<Reply> commands = connection ? connection->command(command, stop) : fail(connection.error());
        if (commands) {
            const auto list = toJson(*commands);
            return CommandCatalog(list, documented ? docsOf(*connection, list, stop) : json());
        }
        result = fail(std::move(commands).error());
    }
    return result;
}

Expected<CommandCatalog> Console::catalog(const std::vector<std::string>& pods, std::stop_token stop) {
    return state_->learn(pods, {"COMMAND"}, true, stop);
}

Expected<CommandCatalog> Console::describe(const std::vector<std::string>& pods, const std::string& name,
                                           std::stop_token stop) {
    return state_->learn(pods, {"COMMAND", "INFO", name}, false, stop);
}

Milliseconds usualTimeout(const Caution& caution) {
    return caution.waits ? std::chrono::minutes{30} : std::chrono::seconds{30};
}

json toJson(const Reply& reply) {
    switch (reply.type) {
        case Reply::Type::Nil: return nullptr;
        case Reply::Type::Error: return {{"error", textOf(reply.text)}};
        case Reply::Type::Integer: return reply.integer;
        case Reply::Type::Bool: return reply.integer != 0;
        case Reply::Type::Double: {
            const auto value = json::parse(reply.text, nullptr, false);
            return value.is_number() ? value : json(reply.text);  // inf, nan
        }
        case Reply::Type::Status:
        case Reply::Type::String:
        case Reply::Type::Verbatim: return textOf(reply.text);
        case Reply::Type::Map: {
            json map = json::object();
            for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2) {
                const auto key = toJson(reply.elements[i]);
                map[key.is_string() ? key.get<std::string>() : redis::render(reply.elements[i])] =
                    toJson(reply.elements[i + 1]);
            }
            return map;
        }
        case Reply::Type::Array:
        case Reply::Type::Set:
        case Reply::Type::Push: break;
    }
    json list = json::array();
    for (const auto& element : reply.elements) list.push_back(toJson(element));
    return list;
}

bool Comparison::single() const {
    return std::ranges::all_of(rows, [](const Row& row) { return row.label.empty(); });
}

Comparison compare(const redis::Command& command, const std::vector<Answer>& answers) {
    Comparison result;
    std::vector<Entries> all;
    std::vector<std::unordered_map<std::string, std::string>> texts;
    for (const auto& answer : answers) {
        result.pods.push_back(answer.pod);
        result.errors.push_back(answer.fine()  ? ""
                                : answer.reply ? answer.reply->text
                                               : answer.reply.error().describe());
        all.push_back(answer.fine() ? entriesOf(command, *answer.reply) : Entries());
        auto& byLabel = texts.emplace_back();
        for (const auto& entry : all.back()) byLabel.try_emplace(entry.label, entry.text);
    }
    for (const auto& label : unionOf(all)) {
        Comparison::Row row{label, {}, false};
        for (const auto& byLabel : texts) {
            const auto text = byLabel.find(label);
            const bool present = text != byLabel.end();
            row.cells.push_back({present ? text->second : "", present, false});
        }
        markOdd(row, result.errors);
        result.differing += row.differs;
        result.rows.push_back(std::move(row));
    }
    return result;
}

}  // namespace slotpilot::operations
