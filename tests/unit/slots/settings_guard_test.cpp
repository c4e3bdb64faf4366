// SPDX-License-Identifier: GPL-3.0-or-later
#include "slots/settings_guard.h"

#include <gtest/gtest.h>

#include "bed.h"

namespace slotpilot::slots {
namespace {

using test::Bed;
using test::must;

std::vector<std::string> ids(const Bed& bed) {
    std::vector<std::string> all;
    for (const Primary& primary : bed.primaries()) all.push_back(primary.id);
    return all;
}

std::string setting(const Bed& bed, std::size_t i, const std::string& name) {
    auto connection = must(bed.dial()(bed.id(i), {}));
    return must(connection.command({"CONFIG", "GET", name}, {})).elements.at(1).text;
}

const Settings wanted{{"cluster-allow-replica-migration", "no"}, {"rdbcompression", "no"}};

TEST(SettingsGuard, putsBackWhatItChanged) {
    Bed bed;
    bed.cluster().command(1, {"CONFIG", "SET", "rdbcompression", "no"});
    {
        SettingsGuard guard = must(SettingsGuard::read(bed.dial(), ids(bed), wanted, {}));
        EXPECT_EQ(setting(bed, 0, "rdbcompression"), "yes") << "reading changed something";
        must(guard.apply({}));
        for (std::size_t i = 0; i < bed.size(); ++i) {
            EXPECT_EQ(setting(bed, i, "rdbcompression"), "no");
            EXPECT_EQ(setting(bed, i, "cluster-allow-replica-migration"), "no");
        }
    }
    for (std::size_t i = 0; i < bed.size(); ++i) {
        EXPECT_EQ(setting(bed, i, "rdbcompression"), i == 1 ? "no" : "yes") << i;
        EXPECT_EQ(setting(bed, i, "cluster-allow-replica-migration"), "yes");
    }
}

TEST(SettingsGuard, aJournalsRecordIsEnoughAfterACrash) {
    Bed bed;
    std::string record;
    {
        SettingsGuard guard = must(SettingsGuard::read(bed.dial(), ids(bed), wanted, {}));
        record = guard.json().dump();
        EXPECT_FALSE(guard.json().empty());
    }
    for (std::size_t i = 0; i < bed.size(); ++i) bed.cluster().command(i, {"CONFIG", "SET", "rdbcompression", "no"});
    SettingsGuard guard = must(SettingsGuard::fromJson(bed.dial(), nlohmann::json::parse(record)));
    must(guard.restore({}));
    for (std::size_t i = 0; i < bed.size(); ++i) EXPECT_EQ(setting(bed, i, "rdbcompression"), "yes");
    EXPECT_FALSE(SettingsGuard::fromJson(bed.dial(), nlohmann::json::parse(R"({"id": 7})")));
}

TEST(SettingsGuard, aServerWithoutTheSettingIsLeftAlone) {
    Bed bed;
    SettingsGuard guard = must(SettingsGuard::read(bed.dial(), ids(bed), {{"no-such-setting", "no"}}, {}));
    EXPECT_TRUE(guard.json().empty());
    must(guard.apply({}));
}

TEST(SettingsGuard, onlyTheReachableArePutBackAndTheRestIsTriedAgain) {
    Bed bed;
    SettingsGuard guard = must(SettingsGuard::read(bed.dial(), ids(bed), wanted, {}));
    must(guard.apply({}));
    bed.cluster()[1].kill();
    const auto first = guard.restore({});
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code, ErrorCode::Unreachable);
    EXPECT_EQ(setting(bed, 2, "rdbcompression"), "yes");
    EXPECT_EQ(guard.json().size(), 1U);
    bed.cluster()[1].restart();
    must(guard.restore({}));
    EXPECT_EQ(setting(bed, 1, "rdbcompression"), "yes");
}

TEST(SettingsGuard, aPrimaryThatLosesItsLastSlotStaysAPrimary) {
    Bed bed;
    bed.fill(1'000, 10);
    SettingsGuard guard = must(SettingsGuard::read(bed.dial(), ids(bed), settingsForMigration(), {}));
    must(guard.apply({}));
    for (const Mode mode : {Mode::Gentle, Mode::Fast}) {
        const std::size_t from = mode == Mode::Gentle ? 0 : 3, to = 3 - from;
        MigrationSpec spec = bed.spec({{bed.id(from), bed.id(to), bed.cluster().slots(from)}});
        spec.mode = mode;
        const MigrationResult result = migrate(spec, {});
        ASSERT_FALSE(result.error) << result.error->describe();
        EXPECT_EQ(bed.check(), "");
        for (const auto& line : bed.cluster().nodes(from)) EXPECT_TRUE(line.primary) << line.id;
    }
    EXPECT_EQ(bed.keys(), 1'000);
}

}  // namespace
}  // namespace slotpilot::slots
