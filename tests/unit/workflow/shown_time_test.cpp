// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/shown_time.h"

#include <gmock/gmock.h>

#include <cmath>

namespace slotpilot::workflow {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const WallTime start = WallTime() + std::chrono::hours(1000);

StepRecord step(double from, std::optional<double> to) {
    const auto at = [](double seconds) { return start + std::chrono::milliseconds(std::lround(seconds * 1000)); };
    StepRecord record;
    record.started = at(from);
    if (to) record.ended = at(*to);
    return record;
}

TEST(PausesOf, AreWhereNoStepRan) {
    RunStatus status;
    EXPECT_THAT(pausesOf(status, start, 10), IsEmpty());
    status.steps = {step(0, 4), step(4, 6), step(66, 70), {}};
    EXPECT_THAT(pausesOf(status, start, 70), ElementsAre(Span{6, 66}));
    EXPECT_THAT(pausesOf(status, start, 75), ElementsAre(Span{6, 66}, Span{70, 75}));
    status.steps[3] = step(80, {});
    EXPECT_THAT(pausesOf(status, start, 90), ElementsAre(Span{6, 66}, Span{70, 80}));
    status.steps[0] = step(20, 30);  // tried again later
    EXPECT_THAT(pausesOf(status, start, 90), ElementsAre(Span{0, 4}, Span{6, 20}, Span{30, 66}, Span{70, 80}));
}

TEST(ShownTime, CutsWhatIsLongBesideTheRest) {
    const ShownTime time({{20, 23}, {60, 660}}, 0, 700);
    ASSERT_THAT(time.cuts(), ElementsAre(Span{60, 660}));
    EXPECT_DOUBLE_EQ(time.shown(0), 0);
    EXPECT_DOUBLE_EQ(time.shown(60), 60);
    EXPECT_LT(time.shown(660), 70);
    EXPECT_DOUBLE_EQ(time.shown(700) - time.shown(660), 40);
    for (const double at : {0.0, 21.0, 60.0, 100.0, 400.0, 660.0, 699.0})
        EXPECT_NEAR(time.time(time.shown(at)), at, 1e-6) << at;
    EXPECT_THAT(ShownTime({{10, 12}}, 0, 100).cuts(), IsEmpty());
    EXPECT_THAT(ShownTime({{0, 3600}}, 3000, 3700).cuts(), ElementsAre(Span{3000, 3600}));
}

TEST(ShownTime, HasNoTicksInCuts) {
    EXPECT_THAT(ShownTime({}, 0, 42).ticks(5), ElementsAre(0, 10, 20, 30, 40));
    EXPECT_THAT(ShownTime({{15, 345'615}}, 0, 345'640).ticks(5), ElementsAre(0, 10, 345'620, 345'630, 345'640));
}

TEST(MomentText, IsAsShortAsCanBe) {
    EXPECT_EQ(momentText(ShownTime({}, 0, 42).ticks(5).front()), "0 s");
    EXPECT_EQ(momentText(0), "0 s");
    EXPECT_EQ(momentText(0.5), "0.5 s");
    EXPECT_EQ(momentText(119), "119 s");
    EXPECT_EQ(momentText(125), "2:05");
    EXPECT_EQ(momentText(3725), "1:02:05");
}

}  // namespace
}  // namespace slotpilot::workflow
