// SPDX-License-Identifier: GPL-3.0-or-later
// What real servers say, read as views.
#include <gtest/gtest.h>

#include "cluster/assemble.h"
#include "redis_cluster.h"

namespace slotpilot::cluster {
namespace {

Known<RedisView> viewOf(const test::RedisServer& server) {
    auto connection = server.connect();
    return readView(connection.pipeline(viewCommands(), {}), "redis-0");
}

test::RedisOptions alone(std::vector<std::string> arguments, bool clusterEnabled = true) {
    test::RedisOptions options;
    options.join = false;
    options.clusterEnabled = clusterEnabled;
    options.arguments = std::move(arguments);
    return options;
}

TEST(ReadView, JoinsARealClusterWithoutGaps) {
    const test::RedisCluster cluster;
    ClusterSnapshot snapshot;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        auto& member = snapshot.members.emplace_back();
        member.name = "redis-" + std::to_string(i);
        member.redis = viewOf(cluster[i]);
        ASSERT_TRUE(member.redis) << member.redis.error().describe();
        EXPECT_EQ(member.nodeId(), cluster.nodeId(i));
        EXPECT_EQ(member.redis->info.at("redis_mode"), "cluster");
    }
    join(snapshot);
    EXPECT_TRUE(snapshot.strangers.empty());
    for (int i = 0; i < 3; ++i) {
        const auto share = test::RedisCluster::share(i, 3);
        for (int slot = share.first; slot <= share.last; ++slot)
            ASSERT_EQ(snapshot.owner[static_cast<std::size_t>(slot)], i) << slot;
    }
    auto later = snapshot;
    for (std::size_t i = 0; i < cluster.size(); ++i) later.members[i].redis = viewOf(cluster[i]);
    join(later);
    EXPECT_TRUE(sameContent(snapshot, later));
}

TEST(ReadView, SaysThatAServerIsNotInClusterMode) {
    const test::RedisServer server(alone({}, false));
    const auto view = viewOf(server);
    ASSERT_FALSE(view);
    EXPECT_EQ(view.error().code, ErrorCode::Unsupported);
    EXPECT_NE(view.error().describe().find("cluster mode"), std::string::npos);
    EXPECT_NE(view.error().describe().find("cluster-enabled"), std::string::npos);
}

TEST(ReadView, SaysThatAPasswordIsNeeded) {
    const test::RedisServer server(alone({"--requirepass", "secret"}));
    const auto view = viewOf(server);
    ASSERT_FALSE(view);
    EXPECT_EQ(view.error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(view.error().what, "Redis needs a password");
}

TEST(ReadView, SaysThatAServerIsLoading) {
    std::vector<redis::Reply> replies(viewCommands().size());
    for (auto& reply : replies) {
        reply.type = redis::Reply::Type::Error;
        reply.text = "LOADING Redis is loading the dataset in memory";
    }
    const auto view = readView(replies, "redis-0");
    ASSERT_FALSE(view);
    EXPECT_TRUE(view.error().retryable);
    EXPECT_EQ(view.error().what, "Redis is loading its data");
}

TEST(ReadView, RefusesRubbish) {
    std::vector<redis::Reply> replies(viewCommands().size());
    for (auto& reply : replies) reply.type = redis::Reply::Type::String;
    replies[1].text = "rubbish";
    EXPECT_EQ(readView(replies, "redis-0").error().code, ErrorCode::Protocol);
    EXPECT_EQ(readView(std::vector<redis::Reply>{}, "redis-0").error().code, ErrorCode::Internal);
}

}  // namespace
}  // namespace slotpilot::cluster
