// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/console.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "redis/command_line.h"
#include "redis_cluster.h"

namespace slotpilot::operations {
namespace {

using nlohmann::json;
using redis::Command;
using redis::Reply;
using test::must;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What a real server says about its commands.
class Catalog : public testing::Test {
protected:
    static void SetUpTestSuite() {
        test::RedisOptions options;
        options.clusterEnabled = false;
        server_ = std::make_unique<test::RedisServer>(options);
        auto connection = server_->connect();
        commands_ = toJson(must(connection.command({"COMMAND"}, {})));
        docs_ = json::parse(
            must(connection.command({"EVAL", "return cjson.encode(redis.call('COMMAND', 'DOCS'))", "0"}, {})).text);
    }
    static void TearDownTestSuite() { server_.reset(); }

    static Caution caution(const std::string& line, const CommandCatalog& catalog) {
        return cautionOf(must(redis::splitCommandLine(line)), catalog);
    }

    static std::unique_ptr<test::RedisServer> server_;
    static json commands_, docs_;
};
std::unique_ptr<test::RedisServer> Catalog::server_;
json Catalog::commands_, Catalog::docs_;

TEST_F(Catalog, KnowsCommandsAndSubcommandsWithTheirSyntax) {
    const CommandCatalog catalog(commands_, docs_);
    EXPECT_GT(catalog.size(), 200U);
    const auto* get = catalog.find({"get", "key"});
    ASSERT_TRUE(get);
    EXPECT_EQ(get->syntax, "key");
    EXPECT_EQ(get->group, "string");
    EXPECT_EQ(get->firstKey, 1);
    EXPECT_TRUE(get->flags.contains("readonly"));
    const auto* set = catalog.find({"SET"});
    ASSERT_TRUE(set);
    EXPECT_THAT(set->syntax, HasSubstr("key value [NX | XX] [GET] [EX seconds | PX milliseconds"));
    const auto* config = catalog.find({"config", "Set", "x", "y"});
    ASSERT_TRUE(config);
    EXPECT_EQ(config->name, "CONFIG SET");
    EXPECT_EQ(config->syntax, "parameter value [parameter value ...]");
    EXPECT_FALSE(config->summary.empty());
    EXPECT_THAT(catalog.find({"MIGRATE"})->syntax, HasSubstr("host port <key | \"\"> destination-db timeout"));
    EXPECT_THAT(catalog.find({"MIGRATE"})->syntax, HasSubstr("[KEYS key [key ...]]"));
    EXPECT_FALSE(catalog.find({"NOSUCH"}));
    EXPECT_FALSE(catalog.find({}));
}

TEST_F(Catalog, CompletesWhatIsTyped) {
    const CommandCatalog catalog(commands_, docs_);
    const auto names = [&](std::string_view typed) {
        std::vector<std::string> list;
        for (const auto* info : catalog.complete(typed)) list.push_back(info->name);
        return list;
    };
    EXPECT_THAT(names("hge"), ElementsAre("HGET", "HGETALL"));
    EXPECT_THAT(names("config  r"), ElementsAre("CONFIG RESETSTAT", "CONFIG REWRITE"));
    EXPECT_THAT(names("config"), testing::Contains("CONFIG GET"));
    EXPECT_THAT(names("zzz"), IsEmpty());
    EXPECT_EQ(catalog.complete("", 10).size(), 10U);
}

TEST_F(Catalog, OfAServerWithoutDocsHasNames) {
    const CommandCatalog catalog(commands_, nullptr);
    ASSERT_TRUE(catalog.find({"LPUSH"}));
    EXPECT_EQ(catalog.find({"LPUSH"})->arity, -3);
    EXPECT_EQ(catalog.find({"LPUSH"})->summary, "");
    EXPECT_TRUE(CommandCatalog(json("rubbish"), json(7)).empty());
    EXPECT_TRUE(CommandCatalog(json::array({1, json::array({"x"})}), nullptr).empty());
}

TEST_F(Catalog, WarnsOfWhatDestroysOrBlocks) {
    const CommandCatalog catalog(commands_, docs_), none;
    for (const char* line :
         {"FLUSHALL", "flushdb async", "SHUTDOWN", "DEBUG SLEEP 1", "KEYS *", "CLUSTER RESET HARD", "CLUSTER FORGET x",
          "CLUSTER FAILOVER", "CONFIG SET maxmemory 1", "CLIENT KILL TYPE normal", "SCRIPT FLUSH", "ACL SETUSER x"})
        for (const auto* known : {&catalog, &none}) {
            EXPECT_EQ(caution(line, *known).kind, Caution::Kind::Confirm) << line;
            EXPECT_NE(caution(line, *known).why, "") << line;
        }
    // Not in any list of ours: the server says it.
    EXPECT_EQ(caution("BGREWRITEAOF", catalog).kind, Caution::Kind::Confirm);
    for (const char* line : {"GET x", "SET x y", "DEL x", "INFO", "INFO memory", "CONFIG GET *", "CLUSTER NODES",
                             "CLUSTER INFO", "CLUSTER MYID", "CLIENT LIST", "ACL LIST", "ACL WHOAMI", "SLOWLOG GET 5",
                             "LATENCY DOCTOR", "ROLE", "DBSIZE", "SCAN 0", "XREAD STREAMS s 0", "COMMAND COUNT"})
        EXPECT_EQ(caution(line, catalog).kind, Caution::Kind::None) << line << ": " << caution(line, catalog).why;
    for (const char* line : {"BLPOP a 0", "XREAD BLOCK 0 STREAMS s $", "WAIT 1 0"}) {
        EXPECT_EQ(caution(line, catalog).kind, Caution::Kind::Confirm) << line;
        EXPECT_TRUE(caution(line, catalog).waits) << line;
    }
    for (const char* line : {"MONITOR", "subscribe x", "CLIENT REPLY OFF"})
        EXPECT_EQ(caution(line, none).kind, Caution::Kind::Refuse) << line;
    EXPECT_FALSE(caution("GET x", catalog).writes);
    EXPECT_TRUE(caution("INCR x", catalog).writes);
    EXPECT_TRUE(caution("GET x", none).writes) << "unknown: it may";
    for (const char* line : {"EVAL \"return redis.call('SET', KEYS[1], 1)\" 1 x", "evalsha 0123 0", "FCALL f 0"})
        EXPECT_TRUE(caution(line, catalog).writes) << line;
}

TEST(Console, SecretsAreKnown) {
    const auto secret = [](const char* line) { return carriesSecret(must(redis::splitCommandLine(line))); };
    for (const char* line :
         {"AUTH x", "auth user x", "HELLO 3 AUTH u p", "ACL SETUSER u >p", "CONFIG SET requirepass p",
          "config set maxmemory 1 masterauth p", "CONFIG SET tls-key-file-pass p", "MIGRATE h 1 k 0 9 AUTH p"})
        EXPECT_TRUE(secret(line)) << line;
    for (const char* line : {"GET auth", "CONFIG GET requirepass", "HELLO 3", "ACL LIST", "CONFIG SET maxmemory 1"})
        EXPECT_FALSE(secret(line)) << line;
}

Reply reply(Reply::Type type, std::string text, std::int64_t integer = 0, std::vector<Reply> elements = {}) {
    return {type, std::move(text), integer, std::move(elements)};
}
Reply bulk(std::string text) { return reply(Reply::Type::String, std::move(text)); }
Answer answer(std::string pod, Expected<Reply> value) { return {std::move(pod), std::move(value)}; }

TEST(Console, RepliesAsJson) {
    const auto map = reply(Reply::Type::Map, "", 0,
                           {bulk("a"), reply(Reply::Type::Bool, "", 1), reply(Reply::Type::Integer, "", 7),
                            reply(Reply::Type::Array, "", 0, {reply(Reply::Type::Nil, ""), bulk("x")})});
    EXPECT_EQ(toJson(map), json({{"a", true}, {"(integer) 7", {nullptr, "x"}}}));
    EXPECT_EQ(toJson(reply(Reply::Type::Double, "1.5")), json(1.5));
    EXPECT_EQ(toJson(reply(Reply::Type::Double, "inf")), json("inf"));
    EXPECT_EQ(toJson(bulk("\xff")), json({{"base64", "/w=="}}));
    EXPECT_EQ(toJson(reply(Reply::Type::Error, "ERR no")), json({{"error", "ERR no"}}));
    EXPECT_EQ(toJson(reply(Reply::Type::Set, "")), json::array());
}

TEST(Console, ValuesSideBySide) {
    const auto comparison = compare({"GET", "x"}, {answer("redis-0", bulk("same")), answer("redis-1", bulk("other")),
                                                   answer("redis-2", bulk("same")),
                                                   answer("redis-3", fail(ErrorCode::Unreachable, "gone", "redis-3"))});
    EXPECT_TRUE(comparison.single());
    EXPECT_EQ(comparison.differing, 1);
    ASSERT_EQ(comparison.rows.size(), 1U);
    const auto& cells = comparison.rows[0].cells;
    EXPECT_EQ(cells[0].text, "\"same\"");
    EXPECT_FALSE(cells[0].odd);
    EXPECT_TRUE(cells[1].odd);
    EXPECT_FALSE(cells[3].present);
    EXPECT_FALSE(cells[3].odd) << "an error is no answer";
    EXPECT_EQ(comparison.errors[3], "redis-3: gone");
}

TEST(Console, FieldsAreLaidBesideTheirNamesakes) {
    const auto comparison =
        compare({"info"}, {answer("a", bulk("# Memory\r\nused:1\r\npolicy:lru\r\n")),
                           answer("b", bulk("# Memory\r\nused:1\r\nextra:yes\r\npolicy:lfu\r\n\r\n# New\r\n"))});
    EXPECT_FALSE(comparison.single());
    std::vector<std::string> labels;
    for (const auto& row : comparison.rows) labels.push_back(row.label);
    EXPECT_THAT(labels, ElementsAre("# Memory", "used", "extra", "policy", "# New"));
    EXPECT_FALSE(comparison.rows[1].differs);
    EXPECT_TRUE(comparison.rows[2].differs);
    EXPECT_FALSE(comparison.rows[2].cells[0].present);
    EXPECT_TRUE(comparison.rows[3].differs);
    EXPECT_EQ(comparison.differing, 3);
}

TEST(Console, NodesMapsAndListsAreLaidSideBySide) {
    const auto nodes = compare({"CLUSTER", "NODES"}, {answer("a", bulk("ff 1:1 myself\naa 2:2 master\n")),
                                                      answer("b", bulk("aa 2:2 master\nff 1:1 master\n"))});
    ASSERT_EQ(nodes.rows.size(), 2U);
    EXPECT_EQ(nodes.rows[0].label, "aa");
    EXPECT_FALSE(nodes.rows[0].differs);
    EXPECT_TRUE(nodes.rows[1].differs);

    const auto list = [](std::vector<Reply> elements) { return reply(Reply::Type::Array, "", 0, std::move(elements)); };
    const auto config = compare({"CONFIG", "GET", "max*"},
                                {answer("a", list({bulk("maxmemory"), bulk("0")})),
                                 answer("b", reply(Reply::Type::Map, "", 0, {bulk("maxmemory"), bulk("0")}))});
    ASSERT_EQ(config.rows.size(), 1U);
    EXPECT_EQ(config.rows[0].label, "maxmemory");
    EXPECT_EQ(config.differing, 0);

    const auto lists =
        compare({"LRANGE", "l", "0", "-1"}, {answer("a", list({bulk("x"), list({bulk("y"), bulk("z")})})),
                                             answer("b", list({bulk("x")})), answer("c", list({}))});
    ASSERT_EQ(lists.rows.size(), 3U);
    EXPECT_EQ(lists.rows[0].cells[2].text, "(empty array)");
    EXPECT_EQ(lists.rows[2].cells[0].text, "[\"y\", \"z\"]");
}

/// 100,000 elements from each of several servers must not take a quadratic time.
TEST(Console, LongListsAreComparedInTime) {
    std::vector<Reply> elements;
    for (int i = 0; i < 100'000; ++i) elements.push_back(bulk(std::to_string(i)));
    std::vector<Answer> answers;
    for (int i = 0; i < 3; ++i)
        answers.push_back(answer("redis-" + std::to_string(i), reply(Reply::Type::Array, "", 0, elements)));
    EXPECT_EQ(compare({"KEYS", "*"}, answers).rows.size(), 100'000U);
}

}  // namespace
}  // namespace slotpilot::operations
