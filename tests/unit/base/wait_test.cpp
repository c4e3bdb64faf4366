// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/wait.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/log.h"
#include "base/time.h"

namespace slotpilot {
namespace {

using namespace std::chrono_literals;

TEST(PollUntil, NamesWhatIsStillMissingWhenTimeIsUp) {
    const auto result =
        pollUntil({}, {"redis-1 to be ready", 30ms, 5ms}, [] { return std::string("1 of 2 containers"); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Timeout);
    EXPECT_NE(result.error().what.find("redis-1 to be ready"), std::string::npos);
    EXPECT_NE(result.error().what.find("1 of 2 containers"), std::string::npos);
}

TEST(PollUntil, RetriesRetryableErrorsOnly) {
    int calls = 0;
    const auto flaky = [&]() -> Expected<std::string> {
        if (++calls < 3) return fail(Error{.code = ErrorCode::Unreachable, .what = "away", .retryable = true});
        return std::string();
    };
    EXPECT_TRUE(pollUntil({}, {"it", 5s, 1ms}, flaky));
    EXPECT_EQ(calls, 3);
    const auto final =
        pollUntil({}, {"it", 5s, 1ms}, []() -> Expected<std::string> { return fail(ErrorCode::Forbidden, "no"); });
    ASSERT_FALSE(final);
    EXPECT_EQ(final.error().code, ErrorCode::Forbidden);
}

TEST(WaitFor, EndsAtOnceOnAStop) {
    std::stop_source source;
    std::jthread stopper([&] { source.request_stop(); });
    EXPECT_FALSE(waitFor(source.get_token(), 60s));
}

TEST(Backoff, GrowsUpToItsBoundAndStartsAgain) {
    Backoff backoff(100ms, 400ms);
    EXPECT_LE(backoff.next(), 100ms);
    for (int i = 0; i < 10; ++i) EXPECT_LE(backoff.next(), 400ms);
    EXPECT_GE(backoff.next(), 200ms);
    backoff.reset();
    EXPECT_LE(backoff.next(), 100ms);
}

TEST(Log, ASubscriptionEndsWithItsHandle) {
    std::vector<std::string> seen;
    auto subscription = log::subscribe([&](const log::Line& line) { seen.push_back(line.text); });
    log::info("test", "one");
    subscription.reset();
    log::info("test", "two");
    EXPECT_EQ(seen, std::vector<std::string>{"one"});
    EXPECT_EQ(log::since(0).back().text, "two");
}

TEST(Time, ReadsWhatItWritesAndWhatKubernetesWrites) {
    const auto time = parseRfc3339("2026-01-31T12:00:00.250000Z");
    ASSERT_TRUE(time);
    EXPECT_EQ(toRfc3339Micro(*time), "2026-01-31T12:00:00.250000Z");
    EXPECT_EQ(parseRfc3339("2026-01-31T14:00:00.25+02:00"), time);
    EXPECT_FALSE(parseRfc3339("yesterday"));
    EXPECT_EQ(humanDuration(200s), "3 min 20 s");
}

}  // namespace
}  // namespace slotpilot
