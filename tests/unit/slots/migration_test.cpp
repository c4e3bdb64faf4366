// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/migration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "bed.h"

namespace slotpilot::slots {
namespace {

using redis::SlotSet;
using test::Bed;
using test::keyInSlot;
using test::must;
using test::Traffic;
using testing::HasSubstr;
using testing::IsEmpty;

Move moveOf(const Bed& bed, std::size_t from, std::size_t to, SlotSet slots) {
    return {bed.id(from), bed.id(to), slots};
}

/// Ids of the connections to a server whose last command was SETSLOT: the movers'.
std::vector<std::string> setSlotClients(const test::RedisCluster& cluster, std::size_t server) {
    std::vector<std::string> ids;
    std::istringstream list(cluster.command(server, {"CLIENT", "LIST"}).text);
    for (std::string line; std::getline(list, line);)
        if (line.find("cmd=cluster|setslot") != std::string::npos) ids.push_back(line.substr(3, line.find(' ') - 3));
    return ids;
}

class EachMode : public testing::TestWithParam<Mode> {};
INSTANTIATE_TEST_SUITE_P(Migrate, EachMode, testing::Values(Mode::Gentle, Mode::Fast),
                         [](const auto& param) { return param.param == Mode::Gentle ? "gentle" : "fast"; });

TEST_P(EachMode, losesNothingWhileClientsGoOn) {
    Bed bed;
    bed.fill(20'000, 100);
    Traffic traffic(bed, 2'000);
    traffic.await(500);
    MigrationSpec spec = bed.spec(bed.evenMoves());
    spec.mode = GetParam();
    MigrationProgress last;
    spec.onProgress = [&](const MigrationProgress& progress) {
        EXPECT_GE(progress.slotsDone, last.slotsDone);
        EXPECT_GE(progress.keysDone, last.keysDone);
        last = progress;
    };
    const MigrationResult result = migrate(spec, {});
    EXPECT_FALSE(result.error) << result.error->describe();
    EXPECT_TRUE(result.left.empty() && result.open.empty());
    EXPECT_EQ(result.done.slotsDone, 4096);
    EXPECT_EQ(last.slotsDone, 4096);
    EXPECT_GT(result.done.keysDone, 4'000);
    traffic.await(500);
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_EQ(bed.check(), "");
    for (std::size_t i = 0; i < bed.size(); ++i) EXPECT_EQ(bed.cluster().slots(i).size(), 4096);
}

TEST(Migrate, fromOneToManyAndBack) {
    Bed bed(2);
    bed.fill(5'000, 100);
    const SlotSet all = bed.cluster().slots(0);
    const auto parts = all.slots();
    std::vector<SlotSet> shares(4);
    for (std::size_t i = 0; i < parts.size(); ++i) shares[i % 4].add(parts[i]);  // As fragmented as can be.
    std::vector<Move> away, back;
    for (std::size_t i = 0; i < bed.size(); ++i)
        bed.cluster().command(i, {"CONFIG", "SET", "cluster-allow-replica-migration", "no"});
    for (std::size_t i = 0; i < 4; ++i) {
        away.push_back(moveOf(bed, 0, i + 1, shares[i]));
        back.push_back(moveOf(bed, i + 1, 0, shares[i]));
    }
    EXPECT_FALSE(migrate(bed.spec(away), {}).error);
    EXPECT_EQ(bed.check(), "");
    EXPECT_TRUE(bed.cluster().slots(0).empty());
    EXPECT_FALSE(migrate(bed.spec(back), {}).error);
    EXPECT_EQ(bed.check(), "");
    EXPECT_EQ(bed.cluster().slots(0), all);
    EXPECT_EQ(bed.keys(), 5'000);
}

TEST(Migrate, everyTypeOfValueAndItsExpiry) {
    Bed bed;
    auto source = bed.cluster().connect(0);
    const int slot = 42;
    const auto key = [&](int i) { return keyInSlot(slot, i); };
    must(source.command({"RPUSH", key(1), "a", "b"}, {}));
    must(source.command({"HSET", key(2), "f", "v"}, {}));
    must(source.command({"ZADD", key(3), "1.5", "m"}, {}));
    must(source.command({"XADD", key(4), "1-1", "f", "v"}, {}));
    must(source.command({"SET", key(5), std::string("\0\r\n\xff", 4), "EX", "1000"}, {}));
    must(source.command({"SET", key(6), "gone", "PX", "1"}, {}));
    ASSERT_FALSE(migrate(bed.spec({moveOf(bed, 0, 3, SlotSet({{slot, slot}}))}), {}).error);
    auto target = bed.cluster().connect(3);
    EXPECT_EQ(must(target.command({"LRANGE", key(1), "0", "-1"}, {})).elements.size(), 2U);
    EXPECT_EQ(must(target.command({"HGET", key(2), "f"}, {})).text, "v");
    EXPECT_EQ(must(target.command({"ZSCORE", key(3), "m"}, {})).text, "1.5");
    EXPECT_EQ(must(target.command({"XLEN", key(4)}, {})).integer, 1);
    EXPECT_EQ(must(target.command({"GET", key(5)}, {})).text, std::string("\0\r\n\xff", 4));
    EXPECT_GT(must(target.command({"TTL", key(5)}, {})).integer, 900);
    EXPECT_EQ(must(target.command({"EXISTS", key(6)}, {})).integer, 0);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, oneSlotWithManyKeysAndTraffic) {
    Bed bed;
    auto source = bed.cluster().connect(0);
    std::vector<redis::Command> commands;
    for (int i = 0; i < 30'000; ++i) commands.push_back({"SET", keyInSlot(7, i), "v"});
    must(source.pipeline(commands, {}, Milliseconds(60'000)));
    Traffic traffic(bed, 500);
    ASSERT_FALSE(migrate(bed.spec({moveOf(bed, 0, 3, SlotSet({{0, 20}}))}), {}).error);
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_EQ(bed.keysInSlot(3, 7), 30'000);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, aBigKeyGoesAloneAndIsAnnounced) {
    Bed bed;
    auto source = bed.cluster().connect(0);
    must(source.command({"SET", keyInSlot(5, 1), std::string(40 << 20, 'x')}, {}));
    for (int i = 2; i < 100; ++i) must(source.command({"SET", keyInSlot(5, i), "small"}, {}));
    MigrationSpec spec = bed.spec({moveOf(bed, 0, 3, SlotSet({{0, 9}}))});
    std::vector<std::string> lines;
    spec.onLog = [&](log::Level, std::string text) { lines.push_back(std::move(text)); };
    const MigrationResult result = migrate(spec, {});
    ASSERT_FALSE(result.error) << result.error->describe();
    EXPECT_THAT(lines, testing::Contains(HasSubstr("slot 5 moves alone")));
    EXPECT_GT(result.done.bytesDone, 40 << 20);
    EXPECT_EQ(bed.keysInSlot(3, 5), 99);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, stopsAtASafePointAndSaysWhatIsLeft) {
    Bed bed;
    bed.fill(50'000, 500);
    MigrationSpec spec = bed.spec(bed.evenMoves());
    std::stop_source stop;
    spec.onProgress = [&](const MigrationProgress& progress) {
        if (progress.slotsDone > 0) stop.request_stop();
    };
    const MigrationResult result = migrate(spec, stop.get_token());
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code, ErrorCode::Cancelled);
    EXPECT_TRUE(result.open.empty());
    int left = 0;
    for (const Move& move : result.left) left += move.slots.size();
    EXPECT_GT(left, 0);
    EXPECT_EQ(result.done.slotsDone + left, 4096);
    EXPECT_EQ(bed.check(), "") << "a slot was left open";
    EXPECT_EQ(bed.keys(), 50'000);

    spec.moves = result.left;
    spec.onProgress = {};
    EXPECT_FALSE(migrate(spec, {}).error);
    EXPECT_EQ(bed.cluster().slots(3).size(), 4096);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, equalValuesOnBothSidesAreReplaced) {
    Bed bed;
    const int slot = 100;
    auto source = bed.cluster().connect(0), target = bed.cluster().connect(3);
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    for (int i = 0; i < 50; ++i) must(source.command({"SET", keyInSlot(slot, i), "same"}, {}));
    must(target.pipeline({{"ASKING"}, {"SET", keyInSlot(slot, 3), "same"}}, {}));
    // Equal content in another encoding.
    must(source.command({"HSET", keyInSlot(slot, 90), "a", "1", "b", "2"}, {}));
    must(target.pipeline({{"ASKING"}, {"HSET", keyInSlot(slot, 90), "b", "2", "a", "1"}}, {}));
    const MigrationResult result = migrate(bed.spec({moveOf(bed, 0, 3, SlotSet({{slot, slot}}))}), {});
    EXPECT_FALSE(result.error) << result.error->describe();
    EXPECT_EQ(bed.keysInSlot(3, slot), 51);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, differentValuesOnBothSidesStopItAndAreBothKept) {
    Bed bed;
    const int slot = 100;
    auto source = bed.cluster().connect(0), target = bed.cluster().connect(3);
    bed.setSlot(3, slot, "IMPORTING", bed.id(0));
    for (int i = 0; i < 50; ++i) must(source.command({"SET", keyInSlot(slot, i), "here"}, {}));
    must(target.pipeline({{"ASKING"}, {"SET", keyInSlot(slot, 3), "there"}}, {}));
    const MigrationResult result = migrate(bed.spec({moveOf(bed, 0, 3, SlotSet({{90, 110}}))}), {});
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code, ErrorCode::Conflict);
    EXPECT_THAT(result.error->what,
                testing::AllOf(HasSubstr(keyInSlot(slot, 3)), HasSubstr("server 0"), HasSubstr("server 3")));
    ASSERT_EQ(result.conflicts.size(), 1U);
    EXPECT_EQ(result.conflicts[0].key, keyInSlot(slot, 3));
    ASSERT_EQ(result.open.size(), 1U);
    EXPECT_EQ(result.open[0].slots, SlotSet({{slot, slot}})) << "the slots beside it were left open";
    EXPECT_EQ(must(source.command({"GET", keyInSlot(slot, 3)}, {})).text, "here");
    EXPECT_EQ(must(target.pipeline({{"ASKING"}, {"GET", keyInSlot(slot, 3)}}, {}))[1].text, "there");

    // Once a person has decided, it goes on.
    must(source.command({"DEL", keyInSlot(slot, 3)}, {}));
    const auto finished = must(finishOpenSlots(bed.spec({}), {}));
    EXPECT_TRUE(finished.clean());
    EXPECT_EQ(bed.keysInSlot(3, slot), 50);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, goesOnAfterLostConnections) {
    Bed bed;
    bed.fill(30'000, 200);
    Traffic traffic(bed, 500);
    MigrationSpec spec = bed.spec(bed.evenMoves());
    int cuts = 0;
    spec.onProgress = [&](const MigrationProgress& progress) {
        if (progress.slotsDone < (cuts + 1) * 1000) return;
        ++cuts;
        for (const std::string& client : setSlotClients(bed.cluster(), 3))
            bed.cluster().command(3, {"CLIENT", "KILL", "ID", client});
    };
    const MigrationResult result = migrate(spec, {});
    EXPECT_FALSE(result.error) << result.error->describe();
    EXPECT_GT(cuts, 0);
    EXPECT_EQ(result.done.slotsDone, 4096);
    EXPECT_THAT(traffic.end(), IsEmpty());
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, aDeadOtherPrimaryDoesNotMatter) {
    Bed bed;
    bed.fill(1'000, 10);
    MigrationSpec spec = bed.spec({moveOf(bed, 0, 3, SlotSet({{0, 99}}))});
    spec.dial = [&bed, dial = bed.dial()](const std::string& id, std::stop_token stop) -> Expected<redis::Connection> {
        if (id == bed.id(1)) return fail(ErrorCode::Unreachable, "refused", id);
        return dial(id, stop);
    };
    std::vector<std::string> lines;
    spec.onLog = [&](log::Level, std::string text) { lines.push_back(std::move(text)); };
    EXPECT_FALSE(migrate(spec, {}).error);
    EXPECT_THAT(lines, testing::Contains(HasSubstr("server 1")));
    EXPECT_EQ(bed.check(), "") << "gossip did not tell it";
}

TEST(Migrate, refusesANodeThatIsNotWhatThePlanSays) {
    Bed bed;
    // Slots that the source does not own.
    auto result = migrate(bed.spec({moveOf(bed, 0, 3, SlotSet({{16000, 16001}}))}), {});
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code, ErrorCode::Precondition);
    EXPECT_EQ(result.left.front().slots.size(), 2);
    // An address that is another node's now.
    MigrationSpec spec = bed.spec({moveOf(bed, 0, 3, SlotSet({{0, 1}}))});
    spec.dial = [&bed, dial = bed.dial()](const std::string& id, std::stop_token stop) {
        return dial(id == bed.id(3) ? bed.id(2) : id, stop);
    };
    result = migrate(spec, {});
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code, ErrorCode::Precondition);
    EXPECT_EQ(result.done.slotsDone, 0);
    EXPECT_EQ(bed.check(), "");
}

TEST(Migrate, sixSourcesOneTarget) {
    test::RedisOptions options;
    options.primaries = 6;
    Bed bed(1, options);
    bed.fill(3'000, 100);
    EXPECT_FALSE(migrate(bed.spec(bed.evenMoves()), {}).error);
    EXPECT_EQ(bed.check(), "");
    EXPECT_NEAR(bed.cluster().slots(6).size(), redis::slotCount / 7, 1);
}

TEST(Migrate, aPasswordIsGivenToTheTarget) {
    Bed bed;
    const redis::Credentials credentials{"", Secret("s3cret")};
    bed.cluster().command(0, {"SET", keyInSlot(7), "v"});
    for (std::size_t i = 0; i < bed.size(); ++i)
        bed.cluster().command(i, {"CONFIG", "SET", "requirepass", credentials.password.reveal()});
    MigrationSpec spec = bed.spec({moveOf(bed, 0, 3, SlotSet({{0, 99}}))});
    spec.dial = [&, dial = bed.dial()](const std::string& id, std::stop_token stop) -> Expected<redis::Connection> {
        TRY_ASSIGN(connection, dial(id, stop));
        TRY(connection.authenticate(credentials, stop));
        return std::move(connection);
    };
    const MigrationResult refused = migrate(spec, {});
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code, ErrorCode::Unauthorized) << refused.error->describe();

    spec.credentials = credentials;
    const FinishResult finished = must(finishOpenSlots(spec, {}));
    EXPECT_TRUE(finished.clean());
    auto target = must(spec.dial(bed.id(3), {}));
    EXPECT_EQ(must(target.command({"GET", keyInSlot(7)}, {})).text, "v");
}

}  // namespace
}  // namespace slotpilot::slots
