// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/command_line.h"

#include <fcntl.h>
#include <gmock/gmock.h>

#include "redis_cluster.h"

namespace slotpilot::redis {
namespace {

using test::must;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(CommandLine, SplitsAsRedisCliDoes) {
    EXPECT_THAT(must(splitCommandLine("  set  key\tvalue ")), ElementsAre("set", "key", "value"));
    EXPECT_THAT(must(splitCommandLine(" ")), IsEmpty());
    EXPECT_THAT(must(splitCommandLine(R"(set "a b" 'c d' "")")), ElementsAre("set", "a b", "c d", ""));
    EXPECT_THAT(must(splitCommandLine(R"("\n\r\t\a\b\x41\xfF\"\\\q")")),
                ElementsAre(std::string("\n\r\t\a\bA\xff\"\\q")));
    EXPECT_THAT(must(splitCommandLine(R"('\n \' "')")), ElementsAre(R"(\n ' ")"));
    EXPECT_THAT(must(splitCommandLine(R"(a\nb "\x4" "\xzz")")), ElementsAre(R"(a\nb)", "x4", "xzz"));
    EXPECT_THAT(must(splitCommandLine(R"(foo"bar baz")")), ElementsAre("foobar baz"));
}

TEST(CommandLine, RefusesUnbalancedQuotes) {
    for (const char* line : {"\"", "'", "set \"a", "set 'a\\'", "\"a\"b", "'a'\"b\"", "\"a\\"}) {
        const auto words = splitCommandLine(line);
        ASSERT_FALSE(words) << line;
        EXPECT_EQ(words.error().code, ErrorCode::Invalid) << line;
    }
}

TEST(CommandLine, WhatIsJoinedIsSplitIntoTheSameWords) {
    const Command words{"SET", "a b", "", "\"", "'", "\\", std::string("\0\n\xff", 3), "grün", "plain"};
    EXPECT_EQ(must(splitCommandLine(joinCommandLine(words))), words);
    EXPECT_EQ(joinCommandLine({"GET", "a b", "grün"}), "GET \"a b\" grün");
}

/// The judge: what redis-cli itself prints on a terminal for the same command.
TEST(CommandLine, RendersAsRedisCliDoes) {
    if (!findProgram("script") || !findProgram("redis-cli")) GTEST_SKIP() << "needs script and redis-cli";
    test::RedisOptions options;
    options.clusterEnabled = false;
    const test::RedisServer server(options);
    auto connection = server.connect();
    must(connection.pipeline({{"SET", "text", "a \"b\"\n\xc3\xbc\x01"},
                              {"RPUSH", "list", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"},
                              {"HSET", "hash", "field", "value"},
                              {"XADD", "stream", "1-1", "a", "b"},
                              {"XADD", "stream", "1-2", "c", "d"}},
                             {}));
    for (const std::string line : {"GET text", "GET none", "STRLEN text", "LRANGE list 0 -1", "LRANGE none 0 -1",
                                   "HGETALL hash", "XRANGE stream - +", "SET x y", "NOSUCH", "LATENCY DOCTOR",
                                   "EVAL 'return {1,{2,{3,\"x\"}},4}' 0", "CONFIG GET maxmemory*"}) {
        const auto words = must(splitCommandLine(line));
        std::string command =
            "redis-cli --no-auth-warning -h " + server.host() + " -p " + std::to_string(server.port());
        for (const auto& word : words) {
            std::string shell = word;
            for (std::size_t at = 0; (at = shell.find('\'', at)) != shell.npos; at += 4) shell.replace(at, 1, "'\\''");
            command += " '" + shell + "'";
        }
        const auto shown = must(run(
            {.arguments = {"script", "-qec", command, "/dev/null"}, .environment = {{"TERM", "dumb"}, {"LC_ALL", "C"}}},
            {}));
        std::string expected = shown.output;
        std::erase(expected, '\r');
        while (expected.ends_with('\n')) expected.pop_back();
        EXPECT_EQ(render(must(connection.send(words, {})), words), expected) << line;
    }
}

Reply text(Reply::Type type, std::string value) {
    Reply reply;
    reply.type = type;
    reply.text = std::move(value);
    return reply;
}

TEST(CommandLine, RendersTheTypesOfResp3) {
    Reply one;
    one.type = Reply::Type::Integer;
    one.integer = 1;
    Reply yes = one;
    yes.type = Reply::Type::Bool;
    Reply map;
    map.type = Reply::Type::Map;
    map.elements = {text(Reply::Type::String, "ratio"), text(Reply::Type::Double, "1.5"),
                    text(Reply::Type::String, "on"), yes};
    EXPECT_EQ(render(map), "1# \"ratio\" => (double) 1.5\n2# \"on\" => (true)");
    Reply set;
    set.type = Reply::Type::Set;
    EXPECT_EQ(render(set), "(empty set)");
    set.elements = {one, map};
    EXPECT_EQ(render(set), "1~ (integer) 1\n2~ 1# \"ratio\" => (double) 1.5\n   2# \"on\" => (true)");
    Reply push;
    push.type = Reply::Type::Push;
    push.elements = {one};
    EXPECT_EQ(render(push), "1> (integer) 1");
    EXPECT_EQ(render(text(Reply::Type::Verbatim, "# Memory\r\nused:1\r\n")), "# Memory\nused:1");
}

TEST(CommandLine, TextsToBeReadAreShownAsTheyAre) {
    const auto info = text(Reply::Type::String, "# Server\r\nport:1\r\n");
    EXPECT_EQ(render(info, {"info", "server"}), "# Server\nport:1");
    EXPECT_EQ(render(info, {"GET", "info"}), "\"# Server\\r\\nport:1\\r\\n\"");
}

}  // namespace
}  // namespace slotpilot::redis
