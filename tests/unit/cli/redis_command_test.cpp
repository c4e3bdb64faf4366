// SPDX-License-Identifier: GPL-3.0-or-later
// `slotpilotctl redis`: the text that it prints, and the program itself on a playground.
#include "cli/redis_command.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/subprocess.h"
#include "cluster/access.h"
#include "kube/kubeconfig.h"
#include "playground/playground.h"

namespace slotpilot::cli {
namespace {

using nlohmann::json;
using operations::Answer;
using slotpilot::redis::Reply;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

template <class T>
T must(Expected<T> value) {
    if (!value) throw std::runtime_error(value.error().describe());
    if constexpr (!std::is_void_v<T>) return std::move(*value);
}

Answer answer(const std::string& pod, const std::string& text) {
    Reply reply;
    reply.type = Reply::Type::String;
    reply.text = text;
    return {pod, reply};
}

TEST(RedisCommand, OrdinalsAreRead) {
    EXPECT_THAT(must(parseOrdinals("2,0,1,1")), ElementsAre(0, 1, 2));
    EXPECT_THAT(must(parseOrdinals("0-2,5")), ElementsAre(0, 1, 2, 5));
    for (const char* text : {"", "x", "1-", "-1", "2-1", "1,,2", "99999", "0-99999999999"})
        EXPECT_FALSE(parseOrdinals(text)) << text;
}

TEST(RedisCommand, AnswersAreText) {
    EXPECT_EQ(answersText({"GET", "x"}, {answer("redis-0", "a")}, 80), "\"a\"\n");
    const auto values = answersText({"GET", "x"},
                                    {answer("redis-0", "a"),
                                     answer("redis-1", "a"),
                                     answer("redis-2", "b"),
                                     {"redis-3", fail(ErrorCode::Unreachable, "nothing listens", "redis-3")}},
                                    80);
    EXPECT_THAT(values, HasSubstr("   redis-1  \"a\""));
    EXPECT_THAT(values, HasSubstr("*  redis-2  \"b\""));
    EXPECT_THAT(values, HasSubstr("redis-3  (error) redis-3: nothing listens"));
    const std::vector<Answer> infos{answer("redis-0", "# A\r\nx:1\r\ny:2\r\n"),
                                    answer("redis-1", "# A\r\nx:1\r\ny:3\r\n")};
    const auto beside = answersText({"INFO"}, infos, 80);
    EXPECT_THAT(beside, HasSubstr("*  y    2        3"));
    EXPECT_THAT(beside, HasSubstr("* 1 of 3 lines differ"));
    EXPECT_THAT(answersText({"INFO"}, infos, 10), StartsWith("--- redis-0\n# A\nx:1\ny:2\n--- redis-1\n"));
}

class OnThePlayground : public testing::Test {
protected:
    static void SetUpTestSuite() {
        playground_ = must(playground::Playground::start({}));
        ASSERT_EQ(ctl({"deploy", "--yes"}).exitCode, 0);
        ASSERT_EQ(ctl({"create", "--yes"}).exitCode, 0);
    }
    static void TearDownTestSuite() { playground_.reset(); }

    static ProcessResult ctl(std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.begin(), {std::string(SLOTPILOT_BINARY_DIR) + "/bin/slotpilotctl", "--kubeconfig",
                                             playground_->kubeconfig().string()});
        return must(
            slotpilot::run({.arguments = std::move(arguments),
                            .environment = {{"XDG_STATE_HOME", playground_->kubeconfig().parent_path().string()}},
                            .input = input,
                            .timeout = Milliseconds{120'000}},
                           {}));
    }
    static std::vector<json> linesOf(const std::string& output) {
        std::vector<json> lines;
        std::istringstream text(output);
        for (std::string line; std::getline(text, line);) lines.push_back(json::parse(line));
        return lines;
    }
    static std::unique_ptr<playground::Playground> playground_;
};
std::unique_ptr<playground::Playground> OnThePlayground::playground_;

TEST_F(OnThePlayground, OneNodeAnswersAsRedisCliWould) {
    const auto result = ctl({"redis", "--", "ECHO", "a b"});
    EXPECT_EQ(result.exitCode, 0) << result.errors;
    EXPECT_EQ(result.output, "\"a b\"\n");
    // Options of the command are its own, and brackets are no lists.
    EXPECT_EQ(ctl({"redis", "--ordinals", "1", "--", "ECHO", "-n"}).output, "\"-n\"\n");
    EXPECT_EQ(ctl({"redis", "--", "ECHO", "[1,2]"}).output, "\"[1,2]\"\n");
    EXPECT_EQ(ctl({"redis", "--", "ECHO", ""}).output, "\"\"\n");
}

TEST_F(OnThePlayground, AllNodesAnswerSideBySide) {
    const auto table = ctl({"redis", "--all", "--", "CONFIG", "GET", "maxmemory-policy"});
    EXPECT_EQ(table.exitCode, 0) << table.errors;
    EXPECT_THAT(table.output, HasSubstr("redis-0"));
    EXPECT_THAT(table.output, HasSubstr("redis-2"));
    const auto ids = linesOf(ctl({"redis", "--all", "-o", "json", "--", "CLUSTER", "MYID"}).output);
    ASSERT_EQ(ids.size(), 3U);
    std::set<std::string> different, pods;
    for (const auto& line : ids) {
        different.insert(line["reply"].get<std::string>());
        pods.insert(line["pod"].get<std::string>());
        EXPECT_GT(line["milliseconds"], 0);
    }
    EXPECT_EQ(different.size(), 3U);
    EXPECT_THAT(pods, ElementsAre("redis-0", "redis-1", "redis-2"));
    const auto myid = ctl({"redis", "--ordinals", "0,2", "--", "CLUSTER", "MYID"});
    EXPECT_THAT(myid.output, HasSubstr("redis-2"));
    EXPECT_THAT(myid.output, Not(HasSubstr("redis-1")));
}

TEST_F(OnThePlayground, AnErrorOfOneDoesNotHideTheOthers) {
    const auto absent = ctl({"redis", "--ordinals", "0,7", "--", "PING"});
    EXPECT_EQ(absent.exitCode, 1);
    EXPECT_THAT(absent.output, HasSubstr("redis-0  PONG"));
    EXPECT_THAT(absent.output, HasSubstr("redis-7  (error)"));
    // Two of three say MOVED.
    const auto moved = linesOf(ctl({"redis", "--all", "-o", "json", "--", "GET", "x"}).output);
    ASSERT_EQ(moved.size(), 3U);
    EXPECT_EQ(std::ranges::count_if(moved, [](const json& line) { return line.contains("error"); }), 2);
    EXPECT_EQ(ctl({"redis", "--", "NOSUCH"}).exitCode, 1);
}

TEST_F(OnThePlayground, DangerousCommandsAreAskedFor) {
    const auto refused = ctl({"redis", "--all", "--", "FLUSHALL"});
    EXPECT_EQ(refused.exitCode, 4);
    EXPECT_THAT(refused.errors, HasSubstr("deletes all keys"));
    EXPECT_EQ(refused.output, "");
    EXPECT_EQ(ctl({"redis", "--", "BGREWRITEAOF"}).exitCode, 4) << "the server says that it is dangerous";
    EXPECT_EQ(ctl({"redis", "--", "MONITOR"}).exitCode, 1);
    EXPECT_EQ(ctl({"redis", "--all", "--yes", "--", "FLUSHALL"}).exitCode, 0);
    const auto secret = ctl({"redis", "--", "CONFIG", "SET", "requirepass", "hunter2"});
    EXPECT_EQ(secret.exitCode, 4);
    EXPECT_THAT(secret.errors, Not(HasSubstr("hunter2")));
}

TEST_F(OnThePlayground, LinesOfStandardInputAreCommands) {
    const auto result = ctl({"redis"}, "ECHO \"a\\tb\"\n\nMULTI\nPING\nEXEC\nECHO 'x\n");
    EXPECT_EQ(result.exitCode, 2) << "a quote that is not closed";
    EXPECT_EQ(result.output, "\"a\\tb\"\nOK\nQUEUED\n1) PONG\n");
    EXPECT_THAT(result.errors, HasSubstr("quote"));
}

TEST_F(OnThePlayground, AnswersThatDoNotComeAreBounded) {
    // The slot of "b" is the first server's.
    const auto result = ctl({"redis", "--yes", "--timeout", "0.3", "-o", "json", "--", "BLPOP", "b", "0"});
    EXPECT_EQ(result.exitCode, 1);
    EXPECT_EQ(linesOf(result.output).at(0)["error"]["code"], "Timeout");
    EXPECT_EQ(ctl({"redis", "--ordinals", "a", "--", "PING"}).exitCode, 2);
    EXPECT_EQ(ctl({"redis", "--ordinals", "0", "--all", "--", "PING"}).exitCode, 2);
}

}  // namespace
}  // namespace slotpilot::cli
