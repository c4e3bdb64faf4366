// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/redis_command.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <iostream>
#include <set>
#include <sstream>

#include "cli/cli.h"
#include "cli/execute.h"
#include "cli/support.h"
#include "cluster/assemble.h"
#include "redis/command_line.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;
using operations::Answer;
using operations::Caution;
using operations::Comparison;
using redis::Command;

constexpr int mostOrdinals = 10'000;

std::optional<int> ordinalFrom(std::string_view text) {
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0 || number >= mostOrdinals)
        return std::nullopt;
    return number;
}

Expected<std::vector<std::string>> podsOf(const cluster::Access& access, const RedisOptions& options,
                                          std::stop_token stop) {
    const auto& target = access.target();
    std::vector<std::string> pods;
    if (!options.all) {
        TRY_ASSIGN(ordinals, parseOrdinals(options.ordinals.empty() ? "0" : options.ordinals));
        for (const int ordinal : ordinals) pods.push_back(fmt::format("{}-{}", target.statefulSet, ordinal));
        return pods;
    }
    TRY_ASSIGN(found, access.client().list<kube::Pod>(target.ns, {}, stop));
    std::map<int, std::string> byOrdinal;
    for (const auto& pod : found)
        if (const auto ordinal = cluster::ordinalIn(pod, target.statefulSet)) byOrdinal[*ordinal] = pod.meta.name;
    for (auto& [ordinal, name] : byOrdinal) pods.push_back(std::move(name));
    if (pods.empty())
        return fail(ErrorCode::NotFound, "StatefulSet " + target.statefulSet + " has no pods",
                    "namespace " + target.ns);
    return pods;
}

std::size_t terminalWidth() {
    winsize size{};
    if (!::isatty(STDOUT_FILENO)) return 100'000;
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string textOf(const Command& command, const Answer& answer) {
    if (!answer.reply) return answer.reply.error().describe();
    return redis::render(*answer.reply, command);
}

std::string note(const Comparison& comparison) {
    if (comparison.differing == 0) return {};
    return comparison.single() ? "* differs from most\n"
                               : fmt::format("* {} of {} lines differ\n", comparison.differing, comparison.rows.size());
}

/// A line a pod.
std::string listText(const Comparison& comparison) {
    std::vector<std::vector<std::string>> rows{{"", "POD", "ANSWER"}};
    for (std::size_t i = 0; i < comparison.pods.size(); ++i) {
        const auto& error = comparison.errors[i];
        const auto* cell = comparison.rows.empty() ? nullptr : &comparison.rows.front().cells[i];
        rows.push_back({cell && cell->odd ? "*" : "", comparison.pods[i],
                        !error.empty() ? "(error) " + error
                        : cell         ? cell->text
                                       : std::string()});
    }
    return table(rows) + note(comparison);
}

/// A column a pod; pods without an answer are below.
std::string sideBySide(const Comparison& comparison) {
    std::vector<std::vector<std::string>> rows{{"", ""}};
    for (std::size_t i = 0; i < comparison.pods.size(); ++i)
        if (comparison.errors[i].empty()) rows.front().push_back(comparison.pods[i]);
    for (const auto& row : comparison.rows) {
        std::vector<std::string> cells{row.differs ? "*" : "", row.label};
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (comparison.errors[i].empty()) cells.push_back(row.cells[i].text);
        rows.push_back(std::move(cells));
    }
    std::string text = table(rows) + note(comparison);
    for (std::size_t i = 0; i < comparison.pods.size(); ++i)
        if (!comparison.errors[i].empty())
            text += fmt::format("{}: (error) {}\n", comparison.pods[i], comparison.errors[i]);
    return text;
}

bool fits(const std::string& text, std::size_t width) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        if (line.size() > width) return false;
    return true;
}

json answerJson(const Answer& answer) {
    json result{{"pod", answer.pod}, {"milliseconds", static_cast<double>(answer.took.count()) / 1000}};
    if (!answer.reply)
        result["error"] = toJson(answer.reply.error());
    else if (const auto fine = redis::checked(*answer.reply, answer.pod); !fine)
        result["error"] = toJson(fine.error());
    else
        result["reply"] = operations::toJson(*answer.reply);
    return result;
}

/// One session: the pods are known, and connections to them are kept.
class Session {
public:
    Session(const AccessPtr& access, std::vector<std::string> pods, const GlobalOptions& global,
            const RedisOptions& options, std::stop_token stop)
        : console_(access), pods_(std::move(pods)), global_(global), options_(options), stop_(std::move(stop)) {}

    int send(const Command& command, std::optional<Milliseconds> timeout) {
        const auto catalog = options_.yes ? Expected<operations::CommandCatalog>()
                                          : console_.describe({pods_.front()}, command.front(), stop_);
        const auto caution = operations::cautionOf(command, catalog ? *catalog : operations::CommandCatalog());
        if (caution.kind == Caution::Kind::Refuse)
            return complain({ErrorCode::Unsupported, caution.why, {}, "Use redis-cli in the pod"}, global_.format);
        if (caution.kind == Caution::Kind::Confirm && !options_.yes && !confirmed(command, caution))
            return notConfirmed;
        const auto answers = console_.send(pods_, command, caution, timeout.value_or(operations::usualTimeout(caution)),
                                           stop_, [this](std::size_t, const Answer& answer) {
                                               if (global_.format == Format::Json) printJson(answerJson(answer));
                                           });
        if (global_.format == Format::Text) printText(answersText(command, answers, terminalWidth()));
        if (stop_.stop_requested()) return interrupted;
        return std::ranges::all_of(answers, &Answer::fine) ? fine : failed;
    }

    int sendLines(std::optional<Milliseconds> timeout) {
        int worst = fine;
        while (const auto line = readLine(fmt::format("{}> ", fmt::join(pods_, " ")), stop_)) {
            const auto command = redis::splitCommandLine(*line);
            if (!command) {
                printError(command.error(), global_.format);
                worst = std::max<int>(worst, usage);
                continue;
            }
            if (command->empty()) continue;
            const auto name = redis::upper(command->front());
            if (name == "EXIT" || name == "QUIT") break;
            worst = std::max(worst, send(*command, timeout));
        }
        return stop_.stop_requested() ? interrupted : worst;
    }

private:
    bool confirmed(const Command& command, const Caution& caution) const {
        fmt::print(stderr, "{} to {}: {}.\n",
                   operations::carriesSecret(command) ? redis::upper(command.front()) : redis::joinCommandLine(command),
                   fmt::join(pods_, ", "), caution.why);
        if (!::isatty(STDIN_FILENO)) {
            fmt::print(stderr,
                       "slotpilotctl: nothing was sent: there is no terminal to ask on; --yes answers in advance\n");
            return false;
        }
        if (agreed("Send it?", stop_)) return true;
        fmt::print(stderr, "Nothing was sent.\n");
        return false;
    }

    operations::Console console_;
    const std::vector<std::string> pods_;
    const GlobalOptions& global_;
    const RedisOptions& options_;
    const std::stop_token stop_;
};

}  // namespace

Expected<std::vector<int>> parseOrdinals(const std::string& text) {
    std::set<int> ordinals;
    std::istringstream parts(text);
    const auto wrong = [&] {
        return fail(ErrorCode::Invalid, "\"" + text + "\" are no ordinals", {}, "Ordinals are like 0,1,2 or 0-2,5");
    };
    for (std::string part; std::getline(parts, part, ',');) {
        const auto dash = part.find('-');
        const auto first = ordinalFrom(part.substr(0, dash));
        const auto last = dash == part.npos ? first : ordinalFrom(std::string_view(part).substr(dash + 1));
        if (!first || !last || *last < *first) return wrong();
        for (int ordinal = *first; ordinal <= *last; ++ordinal) ordinals.insert(ordinal);
    }
    if (ordinals.empty()) return wrong();
    return std::vector<int>(ordinals.begin(), ordinals.end());
}

std::string answersText(const Command& command, const std::vector<Answer>& answers, std::size_t width) {
    if (answers.size() == 1) return textOf(command, answers.front()) + "\n";
    const auto comparison = operations::compare(command, answers);
    if (comparison.single()) return listText(comparison);
    if (auto text = sideBySide(comparison); fits(text, width)) return text;
    std::string text;
    for (const auto& answer : answers) text += fmt::format("--- {}\n{}\n", answer.pod, textOf(command, answer));
    return text + note(comparison);
}

int redisCommand(const GlobalOptions& global, const RedisOptions& options, std::stop_token stop) {
    std::optional<Milliseconds> timeout;
    if (options.timeoutSeconds) timeout = Milliseconds(static_cast<std::int64_t>(*options.timeoutSeconds * 1000));
    if (const auto ordinals = parseOrdinals(options.ordinals); !options.ordinals.empty() && !ordinals) {
        printError(ordinals.error(), global.format);
        return usage;
    }
    const auto access = openAccess(global);
    if (!access) return complain(access.error(), global.format);
    auto pods = podsOf(**access, options, stop);
    if (!pods) return complain(pods.error(), global.format);
    Session session(*access, std::move(*pods), global, options, stop);
    return options.command.empty() ? session.sendLines(timeout) : session.send(options.command, timeout);
}

}  // namespace slotpilot::cli
