// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/subprocess.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <thread>

namespace slotpilot {
namespace {

using namespace std::chrono_literals;

TEST(Subprocess, GivesOutputErrorsAndExitCode) {
    const auto result = run({.arguments = {"sh", "-c", "cat; echo $NAME >&2; exit 3"},
                             .environment = {{"NAME", "value"}},
                             .directory = {},
                             .input = std::string(300'000, 'x')},
                            {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_EQ(result->output.size(), 300'000u);
    EXPECT_EQ(result->errors, "value\n");
    EXPECT_EQ(result->exitCode, 3);
}

TEST(Subprocess, AMissingProgramIsNamed) {
    const auto result =
        run({.arguments = {"no-such-program-here"}, .environment = {}, .directory = {}, .input = {}}, {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::NotFound);
    EXPECT_NE(result.error().what.find("no-such-program-here"), std::string::npos);
}

TEST(Subprocess, ATimeoutKillsTheWholeGroup) {
    const auto result = run({.arguments = {"sh", "-c", "sleep 60 & echo $!; wait"},
                             .environment = {},
                             .directory = {},
                             .input = {},
                             .timeout = 300ms},
                            {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Timeout);
}

TEST(Subprocess, AStopEndsItSoon) {
    std::stop_source stop;
    std::jthread stopper([&] {
        waitFor({}, 100ms);
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto result =
        run({.arguments = {"sleep", "60"}, .environment = {}, .directory = {}, .input = {}}, stop.get_token());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

TEST(Subprocess, ABackgroundProcessEndsWithItsHandle) {
    pid_t pid = 0;
    {
        auto process =
            Process::start({.arguments = {"sleep", "60"}, .environment = {}, .directory = {}, .input = {}}, {});
        ASSERT_TRUE(process) << process.error().describe();
        pid = process->pid();
        EXPECT_EQ(::kill(pid, 0), 0);
    }
    EXPECT_NE(::kill(pid, 0), 0);
}

}  // namespace
}  // namespace slotpilot
