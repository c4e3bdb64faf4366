// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace slotpilot::redis {
namespace {

bool isSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '\0'; }

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

struct Escape {
    char letter, value;
};
constexpr std::array<Escape, 5> escapes{{{'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'b', '\b'}, {'a', '\a'}}};

/// Reads a line word by word.
class Splitter {
public:
    explicit Splitter(std::string_view line) : line_(line) {}

    Expected<Command> all() {
        Command words;
        while (true) {
            while (at_ < line_.size() && isSpace(line_[at_])) ++at_;
            if (at_ == line_.size()) return words;
            TRY_ASSIGN(word, next());
            words.push_back(std::move(word));
        }
    }

private:
    Expected<std::string> next() {
        std::string word;
        while (at_ < line_.size() && !isSpace(line_[at_])) {
            const char c = line_[at_++];
            if (c == '"' || c == '\'')
                TRY(quote(c, word));
            else
                word += c;
        }
        return word;
    }

    Expected<void> quote(char mark, std::string& word) {
        while (at_ < line_.size() && line_[at_] != mark) word += mark == '"' ? doubleQuoted() : singleQuoted();
        if (at_ == line_.size())
            return fail(ErrorCode::Invalid, fmt::format("the quote {} is not closed", mark), {},
                        "Close it, or put a \\ before it inside of quotes");
        ++at_;
        if (at_ < line_.size() && !isSpace(line_[at_]))
            return fail(ErrorCode::Invalid, fmt::format("a space is missing after the closing {}", mark));
        return {};
    }

    char doubleQuoted() {
        const char c = line_[at_++];
        if (c != '\\' || at_ == line_.size()) return c;
        const auto digit = [this](std::size_t i) { return at_ + i < line_.size() ? hexDigit(line_[at_ + i]) : -1; };
        if (line_[at_] == 'x' && digit(1) >= 0 && digit(2) >= 0) {
            const char value = static_cast<char>(digit(1) * 16 + digit(2));
            at_ += 3;
            return value;
        }
        const char letter = line_[at_++];
        const auto escape = std::ranges::find(escapes, letter, &Escape::letter);
        return escape == escapes.end() ? letter : escape->value;
    }

    char singleQuoted() {
        if (line_.substr(at_, 2) == "\\'") ++at_;
        return line_[at_++];
    }

    std::string_view line_;
    std::size_t at_ = 0;
};

std::string indented(const std::string& text, std::size_t by) {
    std::string result;
    for (const char c : text) {
        result += c;
        if (c == '\n') result.append(by, ' ');
    }
    return result;
}

/// A text for people: lines end with a line feed only, the last one without.
std::string readable(std::string text) {
    std::erase(text, '\r');
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

std::string renderValue(const Reply& reply, bool asText);

/// Each element behind its number; an element of several lines is indented to where its first one begins.
std::string renderElements(const Reply& reply, const char* nothing, char mark, bool asText) {
    const bool map = reply.type == Reply::Type::Map;
    const std::size_t count = map ? reply.elements.size() / 2 : reply.elements.size();
    if (count == 0) return nothing;
    const auto width = std::to_string(count).size();
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += '\n';
        const auto prefix = fmt::format("{:>{}}{} ", i + 1, width, mark);
        text += prefix;
        const auto element = [&](std::size_t at) {
            return indented(renderValue(reply.elements[at], asText), prefix.size());
        };
        text += map ? element(2 * i) + " => " + element(2 * i + 1) : element(i);
    }
    return text;
}

std::string renderValue(const Reply& reply, bool asText) {
    switch (reply.type) {
        case Reply::Type::Nil: return "(nil)";
        case Reply::Type::Status: return reply.text;
        case Reply::Type::Error: return "(error) " + reply.text;
        case Reply::Type::Integer: return fmt::format("(integer) {}", reply.integer);
        case Reply::Type::Double: return "(double) " + reply.text;
        case Reply::Type::Bool: return reply.integer ? "(true)" : "(false)";
        case Reply::Type::String: return asText ? readable(reply.text) : redis::quoted(reply.text);
        case Reply::Type::Verbatim: return readable(reply.text);
        case Reply::Type::Array: return renderElements(reply, "(empty array)", ')', asText);
        case Reply::Type::Map: return renderElements(reply, "(empty hash)", '#', asText);
        case Reply::Type::Set: return renderElements(reply, "(empty set)", '~', asText);
        case Reply::Type::Push: return renderElements(reply, "(empty push)", '>', asText);
    }
    return {};
}

}  // namespace

std::string upper(std::string_view word) {
    std::string text(word);
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

Expected<Command> splitCommandLine(std::string_view line) { return Splitter(line).all(); }

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto escape = std::ranges::find(escapes, c, &Escape::value);
        if (escape != escapes.end())
            result += {'\\', escape->letter};
        else if (c == '"' || c == '\\')
            result += {'\\', c};
        else if (std::isprint(static_cast<unsigned char>(c)))
            result += c;
        else
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    return result + '"';
}

std::string joinCommandLine(const Command& words) {
    std::string line;
    for (const auto& word : words) {
        const bool plain = !word.empty() && std::ranges::all_of(word, [](char c) {
            return !isSpace(c) && c != '"' && c != '\'' && static_cast<unsigned char>(c) > 0x20 && c != 0x7f;
        });
        line += (line.empty() ? "" : " ") + (plain ? word : redis::quoted(word));
    }
    return line;
}

bool answersWithText(const Command& command) {
    if (command.empty()) return false;
    const auto first = upper(command[0]), second = command.size() > 1 ? upper(command[1]) : std::string();
    if (first == "INFO" || first == "LOLWUT") return true;
    if (first == "CLUSTER") return second == "NODES" || second == "INFO";
    if (first == "CLIENT") return second == "LIST" || second == "INFO";
    if (first == "MEMORY") return second == "DOCTOR" || second == "MALLOC-STATS";
    if (first == "LATENCY") return second == "DOCTOR" || second == "GRAPH";
    return first == "DEBUG" && second.starts_with("HTSTATS");
}

std::string render(const Reply& reply, const Command& command) { return renderValue(reply, answersWithText(command)); }

}  // namespace slotpilot::redis
