// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/cluster_nodes.h"

#include <gtest/gtest.h>

#include <random>

namespace slotpilot::redis {
namespace {

const std::string a(40, 'a'), b(40, 'b'), c(40, 'c');

NodeLine one(const std::string& line) {
    const auto nodes = parseClusterNodes(line);
    if (!nodes || nodes->size() != 1) throw std::runtime_error("not one node: " + line);
    return nodes->front();
}

TEST(ParseClusterNodes, ReadsAPrimaryWithAllThatItCanSay) {
    const auto node = one(a + " 10.1.2.3:6379@16379,redis-0.redis,shard-id=0f,nodename=first myself,master - 0 " +
                          "1700000000000 7 connected 0-5460 5462 [5461->-" + b + "] [9000-<-" + c + "]\n");
    EXPECT_EQ(node.id, a);
    EXPECT_EQ(node.host, "10.1.2.3");
    EXPECT_EQ(node.port, 6379);
    EXPECT_EQ(node.busPort, 16379);
    EXPECT_EQ(node.hostname, "redis-0.redis");
    EXPECT_EQ(node.aux, (std::map<std::string, std::string>{{"shard-id", "0f"}, {"nodename", "first"}}));
    EXPECT_TRUE(node.myself && node.primary && node.linkConnected);
    EXPECT_FALSE(node.replica || node.pfail || node.fail || node.handshake || node.noAddress || node.noFailover);
    EXPECT_EQ(node.primaryId, "");
    EXPECT_EQ(node.pongReceived, 1700000000000);
    EXPECT_EQ(node.configEpoch, 7u);
    EXPECT_EQ(node.slots.toString(), "0-5460 5462");
    EXPECT_EQ(node.migrating, (std::vector<OpenSlot>{{5461, b}}));
    EXPECT_EQ(node.importing, (std::vector<OpenSlot>{{9000, c}}));
}

TEST(ParseClusterNodes, ReadsAReplicaThatFailed) {
    const auto node =
        one(a + " 10.0.0.1:6379@16379 slave,fail,nofailover " + b + " 5 6 18446744073709551615 disconnected");
    EXPECT_TRUE(node.replica && node.fail && node.noFailover);
    EXPECT_FALSE(node.primary || node.pfail || node.linkConnected);
    EXPECT_EQ(node.primaryId, b);
    EXPECT_EQ(node.configEpoch, 18446744073709551615u);
}

TEST(ParseClusterNodes, ReadsEveryFormOfAddress) {
    struct Case {
        std::string text, host;
        int port, busPort;
        std::string hostname;
        std::size_t aux;
    };
    const std::vector<Case> cases{{":0", "", 0, 0, "", 0},
                                  {":0@0", "", 0, 0, "", 0},
                                  {":6379@16379", "", 6379, 16379, "", 0},
                                  {"127.0.0.1:30004", "127.0.0.1", 30004, 0, "", 0},
                                  {"127.0.0.1:1@2,", "127.0.0.1", 1, 2, "", 0},
                                  {"127.0.0.1:1@2,,shard-id=9", "127.0.0.1", 1, 2, "", 1},
                                  {"127.0.0.1:1@2,shard-id=9,tls-port=0", "127.0.0.1", 1, 2, "", 2},
                                  {"127.0.0.1:1@2,host.a", "127.0.0.1", 1, 2, "host.a", 0},
                                  {"fd00::1:6379@16379", "fd00::1", 6379, 16379, "", 0},
                                  {"::1:6379@16379,h,x=", "::1", 6379, 16379, "h", 1}};
    for (const auto& item : cases) {
        const auto node = one(a + " " + item.text + " master,noaddr - 0 0 1 disconnected");
        EXPECT_EQ(node.host, item.host) << item.text;
        EXPECT_EQ(node.port, item.port) << item.text;
        EXPECT_EQ(node.busPort, item.busPort) << item.text;
        EXPECT_EQ(node.hostname, item.hostname) << item.text;
        EXPECT_EQ(node.aux.size(), item.aux) << item.text;
        EXPECT_TRUE(node.noAddress);
    }
}

TEST(ParseClusterNodes, ReadsHandshakesNoFlagsAndFlagsOfTheFuture) {
    EXPECT_TRUE(one(a + " 1.2.3.4:1@2 handshake - 0 0 0 disconnected").handshake);
    EXPECT_EQ(one(a + " 1.2.3.4:1@2 noflags - 0 0 0 connected").primary, false);
    EXPECT_TRUE(one(a + " 1.2.3.4:1@2 master,fail?,shiny - 0 0 0 connected").pfail);
}

TEST(ParseClusterNodes, PassesOverEmptyLinesAndCarriageReturns) {
    const std::string line = " 1.2.3.4:1@2 master - 0 0 1 connected 1";
    const auto nodes = parseClusterNodes("\n" + a + line + "\r\n\n" + b + line + "\n\n\n");
    ASSERT_TRUE(nodes);
    ASSERT_EQ(nodes->size(), 2u);
    EXPECT_EQ((*nodes)[0].slots, (*nodes)[1].slots);
    EXPECT_TRUE(parseClusterNodes("")->empty());
}

TEST(ParseClusterNodes, NamesTheLineThatItCannotRead) {
    const std::string fine = a + " 1.2.3.4:1@2 master - 0 0 1 connected 1";
    for (const std::string& wrong :
         {a, a + " 1.2.3.4 master - 0 0 1 connected", a + " 1.2.3.4:99999 master - 0 0 1 connected",
          a + " 1.2.3.4:1 master", a + " 1.2.3.4:1 master - x 0 1 connected",
          a + " 1.2.3.4:1 master - 0 0 -1 connected", a + " 1.2.3.4:1 master - 0 0 1 maybe", fine + " 16384",
          fine + " [5-x-" + b + "]", fine + " [5->-]", fine + " [5", fine + " [99999->-" + b + "]",
          std::string("ERR unknown command")}) {
        const auto nodes = parseClusterNodes(fine + "\n" + wrong);
        ASSERT_FALSE(nodes) << wrong;
        EXPECT_EQ(nodes.error().code, ErrorCode::Protocol);
        EXPECT_NE(nodes.error().where.find("line 2"), std::string::npos) << nodes.error().describe();
    }
}

TEST(ParseClusterNodes, SurvivesWhateverComes) {
    const std::string seed = a +
                             " 10.1.2.3:6379@16379,redis-0,shard-id=0f myself,master - 0 1700000000000 7 connected " +
                             "0-5460 [5461->-" + b + "] [9000-<-" + c + "]\n" + b + " :0@0 slave,fail?,noaddr " + a +
                             " 1 2 3 disconnected\n";
    const std::string characters = "0123456789abcdef:@,-<>[] \n\r=.?\t\xff" + std::string(1, '\0');
    std::mt19937 random(3);
    const auto pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = seed;
        for (std::size_t changes = 1 + pick(4); changes > 0 && !text.empty(); --changes) {
            const auto at = pick(text.size());
            switch (pick(4)) {
                case 0: text[at] = characters[pick(characters.size())]; break;
                case 1: text.erase(at, 1 + pick(10)); break;
                case 2: text.insert(at, 1, characters[pick(characters.size())]); break;
                default: text.insert(at, text.substr(pick(text.size()), pick(30)));
            }
        }
        const auto nodes = parseClusterNodes(text);
        if (!nodes) {
            EXPECT_EQ(nodes.error().code, ErrorCode::Protocol);
            continue;
        }
        ++read;
        for (const auto& node : *nodes) {
            EXPECT_FALSE(node.id.empty());
            for (const auto& open : node.migrating) EXPECT_TRUE(open.slot >= 0 && open.slot < slotCount);
        }
        static_cast<void>(parseClusterInfo(text));
        parseInfo(text);
    }
    EXPECT_GT(read, 100);
}

TEST(ParseClusterInfo, ReadsWhatIsThereAndRefusesWhatIsNone) {
    const auto info = parseClusterInfo(
        "cluster_enabled:1\r\ncluster_state:fail\r\ncluster_slots_assigned:16380\r\ncluster_slots_ok:5\r\n"
        "cluster_slots_pfail:1\r\ncluster_slots_fail:2\r\ncluster_known_nodes:6\r\ncluster_size:3\r\n"
        "cluster_current_epoch:18446744073709551615\r\ncluster_my_epoch:2\r\n");
    ASSERT_TRUE(info);
    EXPECT_EQ(*info, (ClusterInfo{"fail", 16380, 5, 1, 2, 6, 3, 18446744073709551615u, 2}));
    EXPECT_FALSE(parseClusterInfo(""));
    EXPECT_FALSE(parseClusterInfo("cluster_state:ok\ncluster_size:many\n"));
}

TEST(ParseInfo, KeepsValuesAndCountsKeys) {
    const auto info = parseInfo(
        "# Server\r\nredis_version:7.0.15\r\nexecutable:/a:b\r\n\r\n# Keyspace\r\ndb0:keys=12,expires=3,avg_ttl=0\r\n"
        "db11:keys=30,expires=0\r\ndb_other:keys=99\r\n");
    EXPECT_EQ(info.at("redis_version"), "7.0.15");
    EXPECT_EQ(info.at("executable"), "/a:b");
    EXPECT_EQ(infoKeys(info), 42);
    EXPECT_EQ(infoInteger(info, "redis_version"), 0);
    EXPECT_EQ(infoInteger(parseInfo("used_memory:1048576"), "used_memory"), 1048576);
}

}  // namespace
}  // namespace slotpilot::redis
