// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/connection.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <future>
#include <random>
#include <thread>

#include "redis/slots.h"
#include "redis_cluster.h"

namespace slotpilot::redis {
namespace {

using test::must;
using test::RedisCluster;
using test::RedisOptions;
using test::RedisServer;
using Clock = std::chrono::steady_clock;

/// 200 ms are promised; a busy machine gets more.
constexpr Milliseconds promptly{10'000};

RedisOptions alone(std::vector<std::string> arguments = {}) {
    RedisOptions options;
    options.clusterEnabled = false;
    options.arguments = std::move(arguments);
    return options;
}

/// A stop that is requested a moment after the call under test began.
class LateStop {
public:
    LateStop()
        : thread_([this] {
              std::this_thread::sleep_for(Milliseconds{50});
              requested_ = Clock::now();
              source_.request_stop();
          }) {}
    std::stop_token token() const { return source_.get_token(); }
    Milliseconds sinceRequest() {
        thread_.join();
        return std::chrono::duration_cast<Milliseconds>(Clock::now() - requested_);
    }

private:
    std::stop_source source_;
    Clock::time_point requested_;
    std::jthread thread_;
};

TEST(Connection, GivesEveryKindOfReply) {
    const RedisServer server(alone());
    auto connection = server.connect();
    const auto replies = must(connection.pipeline({{"SET", "k", std::string("a\0b\r\n", 5)},
                                                   {"GET", "k"},
                                                   {"GET", "none"},
                                                   {"INCR", "n"},
                                                   {"NO-SUCH"},
                                                   {"EVAL", "return {1,{'x',false},'y'}", "0"},
                                                   {"ECHO", ""}},
                                                  {}));
    ASSERT_EQ(replies.size(), 7u);
    EXPECT_TRUE(replies[0].isOk());
    EXPECT_EQ(replies[1].text, std::string("a\0b\r\n", 5));
    EXPECT_EQ(replies[2].type, Reply::Type::Nil);
    EXPECT_EQ(replies[3].integer, 1);
    EXPECT_EQ(replies[4].errorKind(), "ERR");
    ASSERT_EQ(replies[5].elements.size(), 3u);
    EXPECT_EQ(replies[5].elements[1].elements[0].text, "x");
    EXPECT_EQ(replies[5].elements[1].elements[1].type, Reply::Type::Nil);
    EXPECT_EQ(replies[6].type, Reply::Type::String);
}

TEST(Connection, TurnsErrorRepliesIntoErrors) {
    const RedisServer server(alone());
    auto connection = server.connect();
    const auto wrong = connection.command({"GET"}, {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Redis);
    EXPECT_EQ(wrong.error().where, connection.label());
    EXPECT_FALSE(wrong.error().retryable);
    EXPECT_TRUE(connection.usable());
    const auto empty = connection.pipeline({{"PING"}, {}}, {});
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, ErrorCode::Invalid);
    EXPECT_EQ(must(connection.command({"PING"}, {})).text, "PONG");
}

TEST(Connection, ALargePipelineWithLargeRepliesDoesNotDeadlock) {
    const RedisServer server(alone());
    auto connection = server.connect();
    const std::string value(20'000, 'v');
    std::vector<Command> commands;
    for (int i = 0; i < 3000; ++i) commands.push_back({"ECHO", value + std::to_string(i)});
    const auto replies = must(connection.pipeline(commands, {}, Milliseconds{60'000}));
    ASSERT_EQ(replies.size(), commands.size());
    for (std::size_t i = 0; i < replies.size(); ++i) ASSERT_EQ(replies[i].text, commands[i][1]);
}

TEST(Connection, KeepsSeveralBatchesInFlight) {
    const RedisServer server(alone());
    auto connection = server.connect();
    must(connection.append({{"INCR", "n"}, {"INCR", "n"}}));
    must(connection.append({{"INCR", "n"}}));
    EXPECT_EQ(connection.outstanding(), 3u);
    EXPECT_EQ(must(connection.next({})).integer, 1);
    must(connection.append({{"INCR", "n"}}));
    const auto mixed = connection.command({"PING"}, {});
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().code, ErrorCode::Internal);
    for (int i = 2; i <= 4; ++i) EXPECT_EQ(must(connection.next({})).integer, i);
    EXPECT_EQ(connection.outstanding(), 0u);
    EXPECT_EQ(connection.next({}).error().code, ErrorCode::Internal);
    EXPECT_EQ(must(connection.command({"GET", "n"}, {})).text, "4");
}

TEST(Connection, AStopEndsAWaitAndBreaksTheConnection) {
    const RedisServer server(alone());
    auto connection = server.connect();
    LateStop stop;
    const auto reply = connection.command({"BLPOP", "nothing", "0"}, stop.token(), Milliseconds{60'000});
    EXPECT_LT(stop.sinceRequest(), promptly);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(connection.usable());
    EXPECT_EQ(connection.command({"PING"}, {}).error().code, ErrorCode::Cancelled);
}

TEST(Connection, AStopThatWasRequestedBeforeSendsNothing) {
    const RedisServer server(alone());
    auto connection = server.connect();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(connection.command({"SET", "k", "v"}, stop.get_token()).error().code, ErrorCode::Cancelled);
    auto other = server.connect();
    EXPECT_EQ(must(other.command({"EXISTS", "k"}, {})).integer, 0);
}

TEST(Connection, ATimeoutBreaksTheConnection) {
    const RedisServer server(alone());
    auto connection = server.connect();
    const auto began = Clock::now();
    const auto reply = connection.command({"BLPOP", "nothing", "0"}, {}, Milliseconds{100});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::Timeout);
    EXPECT_TRUE(reply.error().retryable);
    EXPECT_GE(Clock::now() - began, Milliseconds{100});
    EXPECT_FALSE(connection.usable());
}

TEST(Connection, ASilentPeerEndsAWriteThatBlocksOnAStop) {
    auto [near, far] = must(socketPair());
    auto connection = must(Connection::adopt(std::move(near), "redis-7"));
    LateStop stop;
    const auto reply = connection.send({"SET", "k", std::string(5'000'000, 'x')}, stop.token(), Milliseconds{60'000});
    EXPECT_LT(stop.sinceRequest(), promptly);
    EXPECT_EQ(reply.error().code, ErrorCode::Cancelled);
}

TEST(Connection, SaysThatTheServerWentAway) {
    RedisServer server(alone());
    auto connection = server.connect();
    server.kill();
    const auto reply = connection.command({"PING"}, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::Unreachable);
    EXPECT_TRUE(reply.error().retryable);
    EXPECT_EQ(Connection::connect(server.host(), server.port(), Milliseconds{1000}, {}).error().code,
              ErrorCode::Unreachable);
}

TEST(Connection, HandsOutWhatTheServerSaidBeforeItHungUp) {
    auto [near, far] = must(socketPair());
    const std::string_view said = "-ERR max number of clients reached\r\n";
    ASSERT_EQ(::send(far.get(), said.data(), said.size(), 0), static_cast<ssize_t>(said.size()));
    far.reset();
    auto connection = must(Connection::adopt(std::move(near), "redis-0"));
    const auto reply = connection.command({"PING"}, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().what, "ERR max number of clients reached");
    EXPECT_EQ(connection.command({"PING"}, {}).error().code, ErrorCode::Unreachable);
}

TEST(Connection, RefusesWhatIsNotRedis) {
    auto [near, far] = must(socketPair());
    const std::string_view said = "HTTP/1.1 400 Bad Request\r\n\r\n";
    ASSERT_GT(::send(far.get(), said.data(), said.size(), 0), 0);
    auto connection = must(Connection::adopt(std::move(near), "redis-0"));
    EXPECT_EQ(connection.send({"PING"}, {}).error().code, ErrorCode::Protocol);
    EXPECT_FALSE(connection.usable());
}

TEST(Connection, ConnectsByNameAndReportsAnUnknownOne) {
    const RedisServer server(alone());
    auto connection = Connection::connect("localhost", server.port(), Milliseconds{5000}, {});
    ASSERT_TRUE(connection) << connection.error().describe();
    EXPECT_TRUE(connection->command({"PING"}, {}));
    EXPECT_FALSE(Connection::connect("no-such-host.invalid", 6379, Milliseconds{5000}, {}));
}

TEST(Connection, GivesUpAConnectOnAStop) {
    // A listener whose queue is full does not answer any more.
    const UniqueFd listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ASSERT_EQ(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listener.get(), 0), 0);
    socklen_t size = sizeof address;
    ::getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
    const int port = ntohs(address.sin_port);
    std::vector<Connection> taken;
    for (int i = 0; i < 5; ++i)
        if (auto connection = Connection::connect("127.0.0.1", port, Milliseconds{100}, {}))
            taken.push_back(std::move(*connection));
    LateStop stop;
    const auto connection = Connection::connect("127.0.0.1", port, Milliseconds{30'000}, stop.token());
    EXPECT_LT(stop.sinceRequest(), promptly);
    ASSERT_FALSE(connection);
    EXPECT_EQ(connection.error().code, ErrorCode::Cancelled);
}

TEST(Connection, Authenticates) {
    const RedisServer server(alone({"--requirepass", "open sesame"}));
    auto connection = server.connect();
    const auto locked = connection.command({"GET", "k"}, {});
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().code, ErrorCode::Unauthorized);
    const auto wrong = connection.authenticate({"", Secret("guess")}, {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(wrong.error().describe().find("guess"), std::string::npos);
    must(connection.authenticate({"", Secret("open sesame")}, {}));
    EXPECT_TRUE(connection.command({"GET", "k"}, {}));
    must(connection.command({"ACL", "SETUSER", "ann", "on", ">hers", "~*", "+ping"}, {}));
    must(connection.authenticate({"ann", Secret("hers")}, {}));
    EXPECT_EQ(connection.command({"GET", "k"}, {}).error().code, ErrorCode::Forbidden);
}

TEST(FanOut, AsksAllAtOnceAndKeepsFailuresApart) {
    RedisOptions options = alone();
    options.join = false;
    options.primaries = 4;
    RedisCluster servers(options);
    std::vector<Connection> connections;
    for (std::size_t i = 0; i < servers.size(); ++i) connections.push_back(servers.connect(i));
    servers[1].pause();
    servers[2].kill();
    std::vector<FanOutRequest> requests;
    for (auto& connection : connections) requests.push_back({&connection, {{"PING"}, {"ECHO", "x"}}});
    const auto results = fanOut(requests, {}, Milliseconds{500});
    servers[1].resume();
    ASSERT_EQ(results.size(), 4u);
    EXPECT_EQ(results[0]->at(1).text, "x");
    EXPECT_EQ(results[1].error().code, ErrorCode::Timeout);
    EXPECT_EQ(results[2].error().code, ErrorCode::Unreachable);
    EXPECT_EQ(results[3]->at(0).text, "PONG");
    EXPECT_TRUE(connections[0].usable());
    EXPECT_FALSE(connections[1].usable());
}

TEST(FanOut, TakesTheTimeOfTheSlowest) {
    RedisOptions options = alone();
    options.join = false;
    options.primaries = 4;
    const RedisCluster servers(options);
    std::vector<Connection> connections;
    for (std::size_t i = 0; i < servers.size(); ++i) connections.push_back(servers.connect(i));
    std::vector<FanOutRequest> requests;
    for (auto& connection : connections) requests.push_back({&connection, {{"BLPOP", "nothing", "2"}}});
    const auto began = Clock::now();
    const auto results = fanOut(requests, {});
    EXPECT_LT(Clock::now() - began, Milliseconds{6000});
    for (const auto& result : results) EXPECT_TRUE(result);
}

TEST(FanOut, EndsOnAStop) {
    const RedisServer server(alone());
    auto connection = server.connect();
    LateStop stop;
    const auto results = fanOut({{&connection, {{"BLPOP", "nothing", "0"}}}}, stop.token(), Milliseconds{60'000});
    EXPECT_LT(stop.sinceRequest(), promptly);
    EXPECT_EQ(results.at(0).error().code, ErrorCode::Cancelled);
}

TEST(RealCluster, AgreesWithTheParserAndTheSlotsOfKeys) {
    RedisOptions options;
    options.replicas = 1;
    options.ownAddresses = true;
    const RedisCluster cluster(options);
    auto connection = cluster.connect(0);
    std::mt19937 random(4);
    std::vector<Command> questions;
    for (int i = 0; i < 2000; ++i) {
        std::string key(std::uniform_int_distribution<std::size_t>(0, 30)(random), ' ');
        for (char& character : key) character = "{}ab\0\xff"[std::uniform_int_distribution<int>(0, 5)(random)];
        questions.push_back({"CLUSTER", "KEYSLOT", key});
    }
    const auto answers = must(connection.pipeline(questions, {}));
    for (std::size_t i = 0; i < answers.size(); ++i) EXPECT_EQ(slotOf(questions[i][2]), answers[i].integer);

    must(connection.command({"CLUSTER", "SETSLOT", "5", "MIGRATING", cluster.nodeId(1)}, {}));
    SlotSet all;
    for (const auto& node : cluster.nodes(0)) {
        EXPECT_EQ(node.busPort, node.port + 10000);
        EXPECT_EQ(node.myself, node.id == cluster.nodeId(0));
        EXPECT_EQ(node.replica, node.id == cluster.nodeId(3));
        if (node.myself) {
            EXPECT_EQ(node.migrating, (std::vector<OpenSlot>{{5, cluster.nodeId(1)}}));
        }
        all = all | node.slots;
    }
    EXPECT_EQ(all.size(), slotCount);
    const auto info = must(parseClusterInfo(must(connection.command({"CLUSTER", "INFO"}, {})).text));
    EXPECT_EQ(info.state, "ok");
    EXPECT_EQ(info.size, 3);
    EXPECT_EQ(info.knownNodes, 4);
}

}  // namespace
}  // namespace slotpilot::redis
