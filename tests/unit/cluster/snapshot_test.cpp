// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/snapshot.h"

#include <gtest/gtest.h>

#include "cluster/assemble.h"

namespace slotpilot::cluster {
namespace {

const std::string idA(40, 'a'), idB(40, 'b'), idC(40, 'c'), idX(40, 'd');

std::string line(const std::string& id, const std::string& rest) { return id + " 10.0.0.1:6379@16379 " + rest + "\n"; }

RedisView view(const std::string& id, const std::string& nodes, const std::string& info = "used_memory:1000000") {
    RedisView result;
    result.id = id;
    result.nodes = redis::parseClusterNodes(nodes).value();
    result.cluster.state = "ok";
    result.info = redis::parseInfo(info);
    return result;
}

ClusterSnapshot joined(std::vector<Known<RedisView>> views) {
    ClusterSnapshot snapshot;
    for (std::size_t i = 0; i < views.size(); ++i) {
        Member member;
        member.ordinal = static_cast<int>(i);
        member.name = "redis-" + std::to_string(i);
        member.redis = std::move(views[i]);
        snapshot.members.push_back(std::move(member));
    }
    join(snapshot);
    return snapshot;
}

const std::string ownA = " 0 0 1 connected 0-99", ownB = " 0 0 2 connected 100-199";

/// Two primaries that know each other.
ClusterSnapshot pair() {
    return joined({view(idA, line(idA, "myself,master -" + ownA) + line(idB, "master -" + ownB)),
                   view(idB, line(idA, "master -" + ownA) + line(idB, "myself,master -" + ownB))});
}

TEST(Join, GivesEachSlotToTheMemberThatSaysSo) {
    const auto snapshot = pair();
    EXPECT_EQ(snapshot.owner[0], 0);
    EXPECT_EQ(snapshot.owner[99], 0);
    EXPECT_EQ(snapshot.owner[100], 1);
    EXPECT_EQ(snapshot.owner[200], -1);
    EXPECT_TRUE(snapshot.strangers.empty());
    EXPECT_TRUE(snapshot.created());
    EXPECT_EQ(snapshot.memberByNodeId(idB), snapshot.member("redis-1"));
    EXPECT_EQ(snapshot.memberByNodeId(""), nullptr);
}

TEST(Join, TheHigherConfigEpochWinsAContestedSlot) {
    const std::string old = line(idA, "myself,master - 0 0 1 connected 0-99");
    const std::string young = line(idB, "myself,master - 0 0 9 connected 50-149");
    for (const bool swapped : {false, true}) {
        const auto snapshot =
            swapped ? joined({view(idB, young), view(idA, old)}) : joined({view(idA, old), view(idB, young)});
        EXPECT_EQ(snapshot.owner[49], swapped ? 1 : 0);
        EXPECT_EQ(snapshot.owner[50], swapped ? 0 : 1);
        EXPECT_EQ(snapshot.owner[149], swapped ? 0 : 1);
    }
}

TEST(Join, AReplicaOwnsNothing) {
    const auto snapshot = joined(
        {view(idA, line(idA, "myself,slave " + idB + " 0 0 1 connected") + line(idB, "master - 0 0 1 connected 0-9"))});
    EXPECT_FALSE(snapshot.members[0].isPrimary());
    EXPECT_TRUE(snapshot.members[0].slots().empty());
    EXPECT_EQ(snapshot.owner[0], -2);
}

TEST(Join, WhatIsNoMembersIsAStrangerWithThoseWhoKnowIt) {
    const std::string self = line(idA, "myself,master -" + ownA);
    const auto snapshot = joined(
        {view(idA, self + line(idX, "master - 0 5 3 connected 300") + line(idC, "handshake - 0 0 0 disconnected")),
         view(idB, line(idB, "myself,master -" + ownB) + line(idX, "master,fail - 0 9 4 disconnected 300-301"))});
    ASSERT_EQ(snapshot.strangers.size(), 1u);
    EXPECT_EQ(snapshot.strangers[0].line.id, idX);
    EXPECT_EQ(snapshot.strangers[0].line.slots.toString(), "300-301");
    EXPECT_EQ(snapshot.strangers[0].knownBy, (std::vector<std::string>{"redis-0", "redis-1"}));
    EXPECT_EQ(snapshot.owner[301], -2);
    EXPECT_EQ(snapshot.owner[0], 0);
}

TEST(Join, TakesTwoMembersThatReportOneNodeId) {
    const auto both = view(idA, line(idA, "myself,master -" + ownA));
    const auto snapshot = joined({both, both});
    EXPECT_EQ(snapshot.owner[0], 0);
    EXPECT_EQ(snapshot.members.size(), 2u);
    EXPECT_TRUE(snapshot.strangers.empty());
}

TEST(Join, TakesUnreadServersAndAnswersWithoutSelf) {
    const auto snapshot =
        joined({fail(ErrorCode::Unreachable, "gone"), view(idA, line(idB, "master -" + ownB)), view("", "")});
    EXPECT_EQ(snapshot.owner[100], -2);
    EXPECT_FALSE(snapshot.members[1].isPrimary());
    EXPECT_FALSE(joined({fail(ErrorCode::Unreachable, "gone")}).created());
    EXPECT_FALSE(joined({view(idA, line(idA, "myself,master - 0 0 0 connected"))}).created());
    EXPECT_TRUE(joined({view(idA, line(idA, "myself,master - 0 0 0 connected 5"))}).created());
}

TEST(SameContent, PassesOverWhatAlwaysMoves) {
    auto a = pair(), b = pair();
    b.version = 7;
    b.taken = b.changed = std::chrono::system_clock::now();
    auto& moved = *b.members[0].redis;
    moved.roundTrip = std::chrono::microseconds{99};
    moved.read = std::chrono::system_clock::now();
    moved.nodes[1].pingSent = 5;
    moved.nodes[1].pongReceived = 6;
    moved.info["uptime_in_seconds"] = "99";
    moved.info["used_memory"] = "1000500";
    a.members[0].pod.emplace().meta.resourceVersion = "1";
    b.members[0].pod.emplace().meta.resourceVersion = "2";
    EXPECT_TRUE(sameContent(a, b));
}

TEST(SameContent, SeesWhatAPersonWouldSee) {
    const auto base = pair();
    const auto differs = [&](auto edit) {
        auto other = pair();
        edit(other);
        return !sameContent(base, other) && !sameContent(other, base);
    };
    EXPECT_FALSE(differs([](auto&) {}));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->nodes[1].slots.add(300); }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->nodes[1].pfail = true; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->nodes[1].host = "10.0.0.9"; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->nodes[0].migrating.push_back({1, idB}); }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->cluster.state = "fail"; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->info["db0"] = "keys=1,expires=0"; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->info["used_memory"] = "9000000"; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis->info["redis_version"] = "8.0.0"; }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].redis = fail(ErrorCode::Unreachable, "gone"); }));
    EXPECT_TRUE(differs([](auto& s) { s.members[0].pod.emplace(); }));
    EXPECT_TRUE(differs([](auto& s) { s.members.pop_back(); }));
    EXPECT_TRUE(differs([](auto& s) { s.statefulSet = kube::StatefulSet(); }));
    EXPECT_TRUE(differs([](auto& s) { s.nodes.emplace(); }));
    EXPECT_TRUE(differs([](auto& s) { s.nodes = fail(ErrorCode::Forbidden, "not allowed"); }));
    EXPECT_TRUE(differs([](auto& s) { s.stale = Error{ErrorCode::Unreachable, "lost"}; }));
}

kube::Pod pod(const std::string& name, const std::string& owner = "redis") {
    kube::Pod result;
    result.meta.name = name;
    result.meta.uid = "uid-" + name;
    result.meta.owners = {{"StatefulSet", owner, "1"}};
    result.phase = "Running";
    return result;
}

kube::PersistentVolumeClaim claim(const std::string& name) {
    kube::PersistentVolumeClaim result;
    result.meta.name = name;
    return result;
}

Parts parts(int replicas) {
    Parts result;
    result.target = {"c", "ns", "redis"};
    result.statefulSet = kube::StatefulSet();
    result.statefulSet->replicas = replicas;
    result.statefulSet->claimTemplates = {"data"};
    result.pods.emplace();
    result.claims.emplace();
    result.nodes.emplace();
    return result;
}

TEST(Assemble, MakesAMemberOfEachReplicaAndEachPodAbove) {
    auto all = parts(2);
    *all.pods = {pod("redis-10"),         pod("redis-1"), pod("redis-cli-0", "redis-cli"),
                 pod("redis-2", "other"), pod("redis-x"), pod("redis-")};
    all.redis.emplace("uid-redis-1", view(idA, line(idA, "myself,master -" + ownA)));
    const auto snapshot = assemble(all);
    ASSERT_EQ(snapshot.members.size(), 3u);
    EXPECT_EQ(snapshot.members[0].name, "redis-0");
    EXPECT_FALSE(snapshot.members[0].pod);
    EXPECT_EQ(snapshot.members[0].redis.error().what, "there is no such pod now");
    EXPECT_EQ(snapshot.members[1].nodeId(), idA);
    EXPECT_EQ(snapshot.owner[0], 1);
    EXPECT_EQ(snapshot.members[2].ordinal, 10);
    EXPECT_EQ(snapshot.members[2].redis.error().what, "not read yet");
}

TEST(Assemble, AnAnswerOfTheFormerPodOfThatNameIsNotUsed) {
    auto all = parts(1);
    all.pods->push_back(pod("redis-0"));
    all.redis.emplace("uid-before", view(idA, line(idA, "myself,master -" + ownA)));
    EXPECT_FALSE(assemble(all).members.at(0).redis);
}

TEST(Assemble, SaysWhyAPodIsNotRunning) {
    auto all = parts(1);
    all.pods->push_back(pod("redis-0"));
    all.pods->back().phase = "Pending";
    const auto snapshot = assemble(all);
    ASSERT_FALSE(snapshot.members.at(0).redis);
    EXPECT_NE(snapshot.members[0].redis.error().what.find("Pending"), std::string::npos);
}

TEST(Assemble, KeepsOnlyTheStatefulSetsClaims) {
    auto all = parts(1);
    *all.claims = {claim("data-redis-0"), claim("data-redis-4"), claim("data-redis-cli-0"),
                   claim("logs-redis-0"), claim("data-redis"),   claim("data-redis-0x")};
    auto snapshot = assemble(all);
    ASSERT_EQ(snapshot.claims->size(), 2u);
    ASSERT_EQ(snapshot.members[0].claims.size(), 1u);
    EXPECT_EQ(snapshot.members[0].claims[0].meta.name, "data-redis-0");
    all.statefulSet = fail(ErrorCode::Forbidden, "not allowed");
    EXPECT_EQ(assemble(all).claims->size(), 3u);
}

TEST(Assemble, AMissingStatefulSetHasNoMembers) {
    auto all = parts(3);
    all.pods->push_back(pod("redis-0"));
    all.statefulSet = fail(noStatefulSet(all.target));
    const auto snapshot = assemble(all);
    EXPECT_TRUE(snapshot.members.empty());
    EXPECT_EQ(snapshot.statefulSet.error().code, ErrorCode::NotFound);
    EXPECT_NE(snapshot.statefulSet.error().describe().find("namespace ns"), std::string::npos);
}

TEST(Assemble, WhatIsForbiddenIsMarkedAndTheRestWorks) {
    auto all = parts(0);
    all.statefulSet = fail(ErrorCode::Forbidden, "no statefulsets for you");
    all.nodes = fail(ErrorCode::Forbidden, "no nodes for you");
    all.claims = fail(ErrorCode::Forbidden, "no claims for you");
    all.pods->push_back(pod("redis-0"));
    const auto snapshot = assemble(all);
    EXPECT_EQ(snapshot.members.size(), 1u);
    EXPECT_EQ(snapshot.nodes.error().what, "no nodes for you");
    EXPECT_EQ(snapshot.claims.error().what, "no claims for you");
    EXPECT_FALSE(snapshot.stale);
}

}  // namespace
}  // namespace slotpilot::cluster
