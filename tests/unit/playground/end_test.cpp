// SPDX-License-Identifier: GPL-3.0-or-later
// However a playground ends, nothing stays behind.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "playground/guard.h"
#include "support.h"

namespace slotpilot::playground {
namespace {

/// Processes that work within the directory.
std::vector<pid_t> processesOf(const std::string& directory) {
    std::vector<pid_t> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const auto pid = std::atoi(entry.path().filename().c_str());
        if (pid <= 0 || pid == ::getpid()) continue;
        std::error_code ignored;
        const auto place = std::filesystem::read_symlink(entry.path() / "cwd", ignored).string();
        if (place.find(directory) != std::string::npos) found.push_back(pid);
    }
    return found;
}

Expected<void> soon(const std::string& what, const std::function<bool()>& holds) {
    return pollUntil({}, {what, Milliseconds(30'000), Milliseconds(50)},
                     [&]() -> Expected<std::string> { return holds() ? "" : "not yet"; });
}

/// A playground in a process of its own, with one pod of two processes (a shell that does not exec).
class Hosted : public testing::Test {
protected:
    void SetUp() override {
        if (!findProgram("kubectl")) GTEST_SKIP() << "kubectl is not installed: nothing starts a pod here";
        std::array<int, 2> in, out;
        ASSERT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
        ASSERT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
        input_.reset(in[1]);
        UniqueFd childInput(in[0]), childOutput(out[1]), output(out[0]);
        const auto self = std::filesystem::read_symlink("/proc/self/exe").string();
        auto host = Process::start({{self, "--serve"}, {}, {}, {}, {}}, {childInput.get(), childOutput.get(), 2});
        ASSERT_TRUE(host) << host.error().describe();
        host_.emplace(std::move(*host));
        std::array<char, 4096> buffer;
        childOutput.reset();
        const auto size = ::read(output.get(), buffer.data(), buffer.size());
        ASSERT_GT(size, 1);
        kubeconfig_ = std::string(buffer.data(), static_cast<std::size_t>(size - 1));
        directory_ = std::filesystem::path(kubeconfig_).parent_path().string();
        const auto started = run({{"kubectl", "--kubeconfig", kubeconfig_, "run", "two", "--image=redis:7.0",
                                   "--command", "--", "sh", "-c", "redis-server & wait"},
                                  {},
                                  {},
                                  {},
                                  Milliseconds(20000)},
                                 {});
        ASSERT_TRUE(started && started->exitCode == 0) << (started ? started->errors : started.error().describe());
        const auto running = soon("both processes", [&] { return processesOf(directory_).size() >= 2; });
        ASSERT_TRUE(running) << running.error().describe();
    }

    std::optional<Process> host_;
    UniqueFd input_;
    std::string kubeconfig_, directory_;
};

TEST_F(Hosted, KilledLeavesNothingBehind) {
    ::kill(host_->pid(), SIGKILL);
    const auto gone = soon("the pods to go", [&] { return processesOf(directory_).empty(); });
    EXPECT_TRUE(gone) << gone.error().describe();
    const auto removed = soon("the directory to go", [&] { return !std::filesystem::exists(directory_); });
    EXPECT_TRUE(removed) << removed.error().describe();
}

TEST_F(Hosted, EndsCleanly) {
    input_.reset();
    const auto code = host_->wait(Milliseconds(10000), {});
    ASSERT_TRUE(code) << code.error().describe();
    EXPECT_EQ(*code, 0);
    EXPECT_TRUE(processesOf(directory_).empty());
    EXPECT_FALSE(std::filesystem::exists(directory_));
}

class Kept : public testing::Test {
protected:
    void SetUp() override {
        if (!findProgram("kubectl")) GTEST_SKIP() << "kubectl is not installed: nothing judges the playground here";
        std::string name = "/tmp/slotpilot-kept-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        directory_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(directory_); }

    std::unique_ptr<Playground> start() const {
        Options options;
        options.directory = directory_;
        auto playground = Playground::start(options);
        EXPECT_TRUE(playground) << playground.error().describe();
        return playground ? std::move(*playground) : nullptr;
    }
    static std::string kubectl(const Playground& playground, std::vector<std::string> arguments,
                               const std::string& input = {}) {
        arguments.insert(arguments.begin(), {"kubectl", "--kubeconfig", playground.kubeconfig().string()});
        const auto result = run({arguments, kubectlEnvironment(playground), {}, input, Milliseconds(60000)}, {});
        EXPECT_TRUE(result && result->exitCode == 0) << (result ? result->errors : result.error().describe());
        return result ? result->output : "";
    }

    std::filesystem::path directory_;
};

TEST_F(Kept, DataAndObjectsSurviveARestart) {
    NEEDS_RECENT_KUBECTL();
    auto playground = start();
    ASSERT_TRUE(playground);
    kubectl(*playground, {"apply", "-f", "-"}, redisManifest(1));
    kubectl(*playground, {"rollout", "status", "statefulset/redis", "--timeout=60s"});
    const auto id = kubectl(*playground, {"exec", "redis-0", "-c", "redis", "--", "redis-cli", "cluster", "myid"});
    Options same;
    same.directory = directory_;
    const auto second = Playground::start(same);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Precondition);
    playground.reset();
    playground = start();
    ASSERT_TRUE(playground);
    kubectl(*playground, {"rollout", "status", "statefulset/redis", "--timeout=60s"});
    EXPECT_EQ(kubectl(*playground, {"exec", "redis-0", "-c", "redis", "--", "redis-cli", "cluster", "myid"}), id);
}

TEST(PlaygroundStart, SaysWhereRedisServerIsMissing) {
    Options options;
    options.programs["other:1"] = "/nosuch";
    const auto playground = Playground::start(options);
    ASSERT_FALSE(playground);
    EXPECT_EQ(playground.error().code, ErrorCode::NotFound);
    EXPECT_THAT(playground.error().describe(), testing::HasSubstr("/nosuch"));
}

TEST(PlaygroundStart, WritesAPrivateKubeconfig) {
    const auto playground = Playground::start({});
    ASSERT_TRUE(playground) << playground.error().describe();
    const auto path = (*playground)->kubeconfig();
    EXPECT_EQ(std::filesystem::status(path).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_THAT((*playground)->server(), testing::StartsWith("https://127.0.0.1:"));
    EXPECT_THAT((*playground)->description(), testing::HasSubstr("redis-server"));
}

}  // namespace
}  // namespace slotpilot::playground
