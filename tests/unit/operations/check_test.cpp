// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/check.h"

#include <gmock/gmock.h>

#include "unit/operations/sample.h"

namespace slotpilot::operations {
namespace {

using namespace slotpilot::test;
using cluster::ClusterSnapshot;
using testing::ElementsAre;
using testing::HasSubstr;

CheckReport checked(ClusterSnapshot& snapshot) {
    cluster::join(snapshot);
    return check(snapshot);
}

const Finding* find(const CheckReport& report, const std::string& kind) {
    const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [&](const Finding& finding) { return finding.kind == kind; });
    return found == report.findings.end() ? nullptr : &*found;
}

void expectNotFine(const CheckReport& report) {
    EXPECT_FALSE(report.healthy());
    EXPECT_EQ(report.sentence.find("agree"), std::string::npos) << report.sentence;
    EXPECT_TRUE(std::is_sorted(report.findings.begin(), report.findings.end(),
                               [](const auto& a, const auto& b) { return a.severity > b.severity; }));
}

TEST(Check, HealthyClusterIsFine) {
    auto snapshot = healthySnapshot(3);
    const auto report = checked(snapshot);
    EXPECT_TRUE(report.healthy());
    EXPECT_TRUE(report.findings.empty());
    EXPECT_EQ(report.sentence, "3 primaries cover all 16,384 slots and agree");
}

/// Three primaries, and redis-3 as a replica of redis-0.
cluster::ClusterSnapshot withReplica() {
    auto snapshot = healthySnapshot(4);
    for (int in = 0; in < 4; ++in) {
        lineIn(snapshot, in, 0).slots = lineIn(snapshot, in, 0).slots | lineIn(snapshot, in, 3).slots;
        auto& replica = lineIn(snapshot, in, 3);
        replica.slots = {};
        replica.primary = false;
        replica.replica = true;
        replica.primaryId = idOf(0);
    }
    return snapshot;
}

TEST(Check, ReplicasAreCounted) {
    auto snapshot = withReplica();
    EXPECT_EQ(checked(snapshot).sentence,
              "3 primaries with 1 replica cover all 16,384 slots and agree; 2 primaries have fewer replicas than "
              "others; the slots are not spread evenly: redis-0 owns 8,192");
}

TEST(Check, APrimaryWithFewerReplicasThanThereAreForEach) {
    auto snapshot = healthySnapshot(6);
    const auto follow = [&](int replica, int primary) {
        for (int in = 0; in < 6; ++in) {
            auto& line = lineIn(snapshot, in, replica);
            auto& owner = lineIn(snapshot, in, primary);
            owner.slots = owner.slots | line.slots;
            line.slots = {};
            line.primary = false;
            line.replica = true;
            line.primaryId = idOf(primary);
        }
    };
    for (int i = 0; i < 3; ++i) follow(3 + i, i);
    EXPECT_FALSE(find(checked(snapshot), "replicas-short"));
    follow(5, 1);
    const auto report = checked(snapshot);
    expectNotFine(report);
    ASSERT_TRUE(find(report, "replicas-short"));
    EXPECT_EQ(find(report, "replicas-short")->pods, std::vector<std::string>{"redis-2"});
    EXPECT_THAT(find(report, "replicas-short")->meaning, HasSubstr("nobody takes over"));
}

TEST(Check, AReplicaWithoutALinkToItsPrimary) {
    auto snapshot = withReplica();
    snapshot.members[3].redis->info["master_link_status"] = "down";
    const auto report = checked(snapshot);
    expectNotFine(report);
    ASSERT_TRUE(find(report, "replica-cut-off"));
    EXPECT_THAT(find(report, "replica-cut-off")->title, HasSubstr("redis-3 has no link to its primary redis-0"));
}

TEST(Check, PersistenceAndMemory) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[1].redis->info["rdb_last_bgsave_status"] = "err";
    snapshot.members[2].redis->info["used_memory"] = "95";
    snapshot.members[2].redis->info["maxmemory"] = "100";
    const auto report = checked(snapshot);
    expectNotFine(report);
    ASSERT_TRUE(find(report, "persistence-failed"));
    EXPECT_EQ(find(report, "persistence-failed")->pods, std::vector<std::string>{"redis-1"});
    ASSERT_TRUE(find(report, "memory-short"));
    EXPECT_THAT(find(report, "memory-short")->title, HasSubstr("redis-2 uses 95%"));
    snapshot.members[0].redis->info["rdb_last_bgsave_status"] = "err";
    const auto both = checked(snapshot);
    ASSERT_TRUE(find(both, "persistence-failed"));
    EXPECT_EQ(find(both, "persistence-failed")->title, "redis-0 and redis-1 could not save an RDB file");
    EXPECT_THAT(find(both, "persistence-failed")->meaning, HasSubstr("they refuse writes"));
}

TEST(Check, SlotsWithoutAnOwner) {
    auto snapshot = healthySnapshot(3);
    for (int in = 0; in < 3; ++in) lineIn(snapshot, in, 1).slots.remove(6000);
    const auto report = checked(snapshot);
    expectNotFine(report);
    ASSERT_TRUE(find(report, "slots-uncovered"));
    EXPECT_EQ(report.sentence, "1 slot has no owner");
    EXPECT_THAT(find(report, "slots-uncovered")->slots.slots(), ElementsAre(6000));
}

TEST(Check, ADifferentViewIsNamedWithItsSlots) {
    auto snapshot = healthySnapshot(3);
    lineIn(snapshot, 2, 0).slots.remove(5);
    lineIn(snapshot, 2, 1).slots.add(5);
    const auto report = checked(snapshot);
    expectNotFine(report);
    const auto* finding = find(report, "views-disagree");
    ASSERT_TRUE(finding);
    EXPECT_THAT(finding->pods, ElementsAre("redis-2"));
    EXPECT_THAT(finding->slots.slots(), ElementsAre(5));
    EXPECT_THAT(finding->title, HasSubstr("slot 5 as redis-1's, not redis-0's"));
}

TEST(Check, ASlotThatItsOwnerDeniesHasNone) {
    auto snapshot = healthySnapshot(3);
    lineIn(snapshot, 0, 0).slots.remove(5);
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(report.sentence, "1 slot (5) has no owner: redis-0 does not own it, though others say so");
    EXPECT_THAT(find(report, "views-disagree")->repair, HasSubstr("repair"));
}

TEST(Check, TwoClaimingOneSlotDisagree) {
    auto snapshot = healthySnapshot(3);
    lineIn(snapshot, 1, 1).slots.add(5);
    lineIn(snapshot, 1, 0).slots.remove(5);
    const auto report = checked(snapshot);
    expectNotFine(report);
    // The higher epoch, redis-1's, wins; the others see it otherwise.
    EXPECT_EQ(std::count_if(report.findings.begin(), report.findings.end(),
                            [](const auto& f) { return f.kind == "views-disagree"; }),
              2);
}

TEST(Check, OpenSlotsTellFromWhereToWhereAndHowManyKeys) {
    auto snapshot = healthySnapshot(3);
    for (const int slot : {7, 8, 9}) lineIn(snapshot, 0, 0).migrating.push_back({slot, idOf(1)});
    for (const int slot : {7, 8}) lineIn(snapshot, 1, 1).importing.push_back({slot, idOf(0)});
    lineIn(snapshot, 2, 2).importing.push_back({10, idOf(0)});
    lineIn(snapshot, 2, 2).importing.push_back({11, std::string(40, 'f')});
    snapshot.members[0].redis->openKeys = {{7, 1000}, {8, 204}, {9, 1}};
    snapshot.members[1].redis->openKeys = {{7, 30}, {8, 0}, {9, 0}};
    const auto report = checked(snapshot);
    expectNotFine(report);
    std::vector<std::string> titles;
    for (const auto& finding : report.findings)
        if (finding.kind == "slot-open") titles.push_back(finding.title);
    EXPECT_THAT(
        titles,
        testing::UnorderedElementsAre(
            "2 slots (7-8) are in the middle of a move from redis-0 to redis-1; 1,204 keys are at redis-0 and 30 at "
            "redis-1",
            "redis-0 is giving slot 9 to redis-1, which is not taking it; 1 key is at redis-0 and 0 at redis-1",
            "redis-2 is taking slot 10 from redis-0, which is not giving it",
            "redis-2 is taking slot 11 from node ffffffff, which is not giving it"));
    EXPECT_THAT(find(report, "slot-open")->pods, ElementsAre("redis-0", "redis-1"));
}

TEST(Check, WhatIsBeingReadForTheFirstTimeIsNeitherFineNorAnAlarm) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unreachable, "not read yet", "redis-1");
    auto report = checked(snapshot);
    EXPECT_TRUE(report.findings.empty()) << report.findings.front().title;
    EXPECT_FALSE(report.healthy());
    EXPECT_EQ(report.sentence, "The Redis server of redis-1 is being read");
    for (auto& member : snapshot.members) member.redis = fail(ErrorCode::Unreachable, "not read yet", member.name);
    snapshot.nodes = fail(ErrorCode::Unreachable, "not read yet");
    report = checked(snapshot);
    EXPECT_TRUE(report.findings.empty()) << report.findings.front().title;
    EXPECT_EQ(report.sentence, "The Redis servers of redis-0, redis-1 and redis-2 are being read");
}

TEST(Check, WorkersThatAKilledRunLeftAreNamed) {
    auto snapshot = healthySnapshot(3);
    kube::Job job;
    job.meta.name = "slotpilot-workers-1";
    snapshot.abandoned.push_back(job);
    const auto report = checked(snapshot);
    EXPECT_TRUE(report.healthy());
    EXPECT_EQ(report.sentence,
              "3 primaries cover all 16,384 slots and agree; Job slotpilot-workers-1 is left of load that was broken "
              "off");
    EXPECT_THAT(find(report, "workers-left")->repair, HasSubstr("kubectl -n ns delete job slotpilot-workers-1"));
}

TEST(Check, EveryServerThatCanNotBeAskedComesWithWhatToDo) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[0].redis = fail(ErrorCode::Timeout, "no answer in time", "redis-0");
    snapshot.members[1].redis = fail(ErrorCode::Unreachable, "connection refused", "redis-1");
    snapshot.members[2].pod.reset();
    snapshot.members[2].redis = fail(ErrorCode::NotFound, "there is no such pod now", "redis-2");
    for (const auto& finding : checked(snapshot).findings) EXPECT_FALSE(finding.repair.empty()) << finding.title;
}

TEST(Check, AnUnreachableServerIsNeverFineAndItsSlotsAreNamed) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[1].redis = fail(ErrorCode::Unreachable, "connection refused", "redis-1");
    const auto report = checked(snapshot);
    expectNotFine(report);
    const auto* finding = find(report, "node-unreachable");
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->severity, Severity::Critical);
    EXPECT_THAT(finding->title, HasSubstr("connection refused"));
    EXPECT_EQ(finding->slots.size(), 5461);
    EXPECT_FALSE(find(report, "slots-uncovered"));
    EXPECT_FALSE(find(report, "node-without-pod"));
    EXPECT_FALSE(find(report, "views-disagree"));
}

TEST(Check, NothingReadableIsUnknownNotUncovered) {
    auto snapshot = healthySnapshot(3);
    for (auto& member : snapshot.members) member.redis = fail(ErrorCode::Unauthorized, "Redis needs a password");
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(report.findings.size(), 1U);
    EXPECT_FALSE(find(report, "slots-uncovered"));
    EXPECT_FALSE(find(report, "not-created"));
    EXPECT_THAT(report.sentence, HasSubstr("needs a password"));
}

TEST(Check, AnEmptySnapshotIsNotFine) { expectNotFine(check(ClusterSnapshot())); }

TEST(Check, StaleIsNeverFine) {
    auto snapshot = healthySnapshot(3);
    snapshot.stale = Error{ErrorCode::Unreachable, "the API server does not answer"};
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_THAT(report.sentence, HasSubstr("may be old"));
}

TEST(Check, NotCreatedYet) {
    auto snapshot = freshSnapshot(3);
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(report.sentence, "The Redis Cluster is not created yet");
}

TEST(Check, FailureFlags) {
    auto snapshot = healthySnapshot(3);
    lineIn(snapshot, 0, 2).fail = true;
    lineIn(snapshot, 1, 0).pfail = true;
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(find(report, "node-failed")->title, "redis-2 is marked as failed by redis-0");
    EXPECT_EQ(find(report, "node-suspected")->title, "redis-0 is not reached by redis-1");
}

TEST(Check, ClusterStateFail) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[1].redis->cluster.state = "fail";
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_THAT(find(report, "state-fail")->pods, ElementsAre("redis-1"));
}

TEST(Check, AGhost) {
    auto snapshot = healthySnapshot(3);
    auto ghost = lineOf(9);
    ghost.fail = true;
    snapshot.members[0].redis->nodes.push_back(ghost);
    const auto report = checked(snapshot);
    expectNotFine(report);
    ASSERT_TRUE(find(report, "node-without-pod"));
    EXPECT_EQ(find(report, "node-without-pod")->severity, Severity::Warning);
}

TEST(Check, AStrangerWithSlotsIsCritical) {
    auto snapshot = healthySnapshot(3);
    auto stranger = lineOf(9);
    for (int in = 0; in < 3; ++in) {
        lineIn(snapshot, in, 0).slots.remove(3);
        stranger.slots.add(3);
        snapshot.members[static_cast<std::size_t>(in)].redis->nodes.push_back(stranger);
    }
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(find(report, "node-without-pod")->severity, Severity::Critical);
}

TEST(Check, APodOutsideOfTheCluster) {
    auto snapshot = healthySnapshot(3);
    auto newcomer = freshSnapshot(4).members[3];
    snapshot.statefulSet->replicas = 4;
    newcomer.redis->cluster.state = "ok";
    snapshot.members.push_back(newcomer);
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(find(report, "pod-outside")->title, "redis-3 is not part of the Redis Cluster");
}

TEST(Check, OneThatDoesNotKnowAnother) {
    auto snapshot = healthySnapshot(3);
    auto& nodes = snapshot.members[2].redis->nodes;
    nodes.erase(nodes.begin());
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(find(report, "node-unknown")->title, "redis-2 does not know redis-0");
}

TEST(Check, PodsThatAreMissingOrNotReady) {
    auto snapshot = healthySnapshot(3);
    snapshot.members[0].pod->conditions[0].status = "False";
    snapshot.members[0].pod->statuses.push_back({.name = "redis", .state = "waiting", .reason = "CrashLoopBackOff"});
    snapshot.members[1].pod.reset();
    snapshot.members[1].redis = fail(ErrorCode::NotFound, "there is no such pod now", "redis-1");
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_THAT(find(report, "pod-not-ready")->title, HasSubstr("CrashLoopBackOff"));
    EXPECT_THAT(find(report, "pod-missing")->pods, ElementsAre("redis-1"));
}

TEST(Check, WhatIsTheSameForSeveralPodsIsSaidOnce) {
    auto snapshot = healthySnapshot(7);
    for (int i = 0; i < 7; ++i) {
        auto& member = snapshot.members[static_cast<std::size_t>(i)];
        if (i == 1 || i == 2)
            member.redis =
                fail(ErrorCode::Forbidden,
                     "pods \"" + member.name +
                         "\" is forbidden: User \"dev\" cannot get resource \"pods/portforward\" in API group "
                         "\"\" in the namespace \"ns\"",
                     "pods/" + member.name);
        if (i >= 2) member.pod->conditions[0].status = "False";
        if (i == 0) member.redis->cluster.state = "fail";
        if (i > 2) member.redis->cluster.state = "fail";
    }
    const auto report = checked(snapshot);
    expectNotFine(report);
    const auto count = [&](const std::string& kind) {
        return std::count_if(report.findings.begin(), report.findings.end(),
                             [&](const Finding& finding) { return finding.kind == kind; });
    };
    EXPECT_EQ(count("node-unreachable"), 1);
    EXPECT_EQ(find(report, "node-unreachable")->title,
              "The Redis servers of redis-1 and redis-2 can't be asked: User \"dev\" cannot get resource "
              "\"pods/portforward\" in API group \"\" in the namespace \"ns\"");
    EXPECT_THAT(find(report, "node-unreachable")->pods, ElementsAre("redis-1", "redis-2"));
    EXPECT_EQ(find(report, "node-unreachable")->slots.size(),
              snapshot.members[0].redis->nodes[1].slots.size() + snapshot.members[0].redis->nodes[2].slots.size());
    EXPECT_EQ(count("pod-not-ready"), 1);
    EXPECT_THAT(find(report, "pod-not-ready")->title, testing::StartsWith("5 pods are not ready: "));
    EXPECT_EQ(count("state-fail"), 1);
    EXPECT_EQ(find(report, "state-fail")->title, "5 pods say cluster_state:fail");
}

TEST(Check, WhatARunDoesByItselfIsNoAlarm) {
    auto snapshot = healthySnapshot(3);
    for (int in = 0; in < 3; ++in)
        for (int about = 1; about < 3; ++about) lineIn(snapshot, in, about).slots = {};
    for (auto& member : snapshot.members) member.redis->cluster.state = "fail";
    for (const auto& finding : checked(snapshot).findings) {
        EXPECT_TRUE(expectedDuring("create", finding)) << finding.title;
        EXPECT_FALSE(expectedDuring("benchmark", finding)) << finding.title;
    }
    // A pod that owns slots and is away is an alarm also in the middle of an upgrade.
    auto upgraded = healthySnapshot(3);
    upgraded.members[1].redis = fail(ErrorCode::Unreachable, "connection refused", "redis-1");
    EXPECT_FALSE(expectedDuring("update", *find(checked(upgraded), "node-unreachable")));
    for (int in : {0, 2}) lineIn(upgraded, in, 1).slots = {};
    EXPECT_TRUE(expectedDuring("update", *find(checked(upgraded), "node-unreachable")));
    EXPECT_FALSE(expectedDuring("update", *find(checked(upgraded), "slots-uncovered")));
    // One that has just joined owns nothing and says "fail" until it has heard of the others' slots.
    auto scaled = healthySnapshot(3);
    scaled.members[1].redis->cluster.state = "fail";
    EXPECT_FALSE(expectedDuring("update", *find(checked(scaled), "state-fail")));
    for (int in = 0; in < 3; ++in) {
        lineIn(scaled, in, 2).slots = lineIn(scaled, in, 2).slots | lineIn(scaled, in, 1).slots;
        lineIn(scaled, in, 1).slots = {};
    }
    EXPECT_TRUE(expectedDuring("update", *find(checked(scaled), "state-fail")));
}

TEST(Check, AWrongAddressIsNamed) {
    auto snapshot = healthySnapshot(3);
    lineIn(snapshot, 1, 1).host = "10.9.9.9";
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_THAT(find(report, "address-wrong")->title, HasSubstr("redis-1 itself says 10.9.9.9"));
}

TEST(Check, CollidingEpochs) {
    auto snapshot = healthySnapshot(3);
    for (int in = 0; in < 3; ++in) lineIn(snapshot, in, 2).configEpoch = 1;
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_THAT(find(report, "epochs-collide")->pods, ElementsAre("redis-0", "redis-2"));
}

TEST(Check, WhatKubernetesRefusesIsANoticeThatTheSentenceTells) {
    auto snapshot = healthySnapshot(3);
    snapshot.nodes = fail(ErrorCode::Forbidden, "may not list nodes");
    const auto report = checked(snapshot);
    EXPECT_TRUE(report.healthy());
    EXPECT_THAT(report.sentence, HasSubstr("may not list nodes"));
}

TEST(Check, MissingStatefulSet) {
    auto snapshot = freshSnapshot(0);
    snapshot.statefulSet = fail(ErrorCode::NotFound, "there is no StatefulSet redis");
    const auto report = checked(snapshot);
    expectNotFine(report);
    EXPECT_EQ(report.sentence, "There is no StatefulSet redis in namespace ns");
}

}  // namespace
}  // namespace slotpilot::operations
