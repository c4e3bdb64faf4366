// SPDX-License-Identifier: GPL-3.0-or-later
// The playground's streams and watches, as Slotpilot's own client uses them.
#include <gmock/gmock.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <sstream>
#include <thread>

#include "kube/client.h"
#include "kube/kubeconfig.h"
#include "kube/stream.h"
#include "support.h"

namespace slotpilot::playground {
namespace {

using nlohmann::json;
using testing::HasSubstr;
namespace resources = kube::resources;

class Streams : public PlaygroundTest {
protected:
    void SetUp() override {
        PlaygroundTest::SetUp();
        const auto config = kube::Kubeconfig::load({playground_->kubeconfig()});
        ASSERT_TRUE(config) << config.error().describe();
        auto client = kube::Client::make(*config->clientConfig());
        ASSERT_TRUE(client) << client.error().describe();
        client_ = *client;
    }

    /// A pod of one redis-server, ready.
    void startPod(const std::string& name) {
        const auto created = client_->create(
            resources::pods, "default",
            {{"apiVersion", "v1"},
             {"kind", "Pod"},
             {"metadata", {{"name", name}}},
             {"spec",
              {{"terminationGracePeriodSeconds", 2},
               {"containers",
                json::array({{{"name", "redis"},
                              {"image", "redis:7.0"},
                              {"readinessProbe", {{"tcpSocket", {{"port", 6379}}}, {"periodSeconds", 1}}}}})}}}},
            {});
        ASSERT_TRUE(created) << created.error().describe();
        expectReady(name);
    }

    void expectReady(const std::string& name) {
        const auto ready =
            pollUntil({}, {name, Milliseconds(30'000), Milliseconds(50)}, [&]() -> Expected<std::string> {
                TRY_ASSIGN(pod, client_->get(resources::pods, "default", name, {}));
                return pod["status"].dump().find(R"("status":"True","type":"Ready")") == std::string::npos
                           ? pod["status"].dump()
                           : "";
            });
        ASSERT_TRUE(ready) << ready.error().describe();
    }

    std::shared_ptr<kube::Client> client_;
};

TEST_F(Streams, ForwardPortsToPods) {
    startPod("one");
    kube::Tunnels tunnels(client_);
    auto tunnel = tunnels.open("default", "one", 6379, {});
    ASSERT_TRUE(tunnel) << tunnel.error().describe();
    // More than fits into buffers on the way, in both directions.
    const std::string value(3'000'000, 'x');
    const auto request = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$" + std::to_string(value.size()) + "\r\n" + value +
                         "\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\n";
    const auto expected = "+OK\r\n$" + std::to_string(value.size()) + "\r\n" + value + "\r\n";
    std::string answer;
    std::size_t written = 0;
    ASSERT_TRUE(setNonBlocking(tunnel->get(), true));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (answer.size() < expected.size() && std::chrono::steady_clock::now() < deadline) {
        pollfd fd{tunnel->get(), static_cast<short>(POLLIN | (written < request.size() ? POLLOUT : 0)), 0};
        ::poll(&fd, 1, 1000);
        const auto size = ::write(tunnel->get(), request.data() + written, request.size() - written);
        if (size > 0) written += static_cast<std::size_t>(size);
        std::array<char, 65536> buffer;
        const auto got = ::read(tunnel->get(), buffer.data(), buffer.size());
        ASSERT_NE(got, 0) << "the tunnel ended after " << answer.size() << " bytes";
        if (got > 0) answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    EXPECT_TRUE(answer == expected) << answer.size();
}

TEST_F(Streams, SayWhereNothingListens) {
    startPod("one");
    kube::Tunnels tunnels(client_);
    auto tunnel = tunnels.open("default", "one", 6380, {});
    if (tunnel) {
        // The refusal may come after the tunnel was opened: then it ends.
        char byte;
        EXPECT_LE(::read(tunnel->get(), &byte, 1), 0);
    } else {
        EXPECT_THAT(tunnel.error().describe(), HasSubstr("refused"));
    }
}

/// What one session leaves behind must not be used any more while others begin and end.
TEST_F(Streams, BeginAndEndAllTheTime) {
    startPod("one");
    constexpr int threads = 8, each = 40;
    std::atomic<int> answered = 0;
    {
        kube::Tunnels tunnels(client_);
        std::vector<std::jthread> users;
        for (int thread = 0; thread < threads; ++thread)
            users.emplace_back([&] {
                for (int i = 0; i < each; ++i) {
                    const auto tunnel = tunnels.open("default", "one", 6379, {});
                    if (!tunnel) continue;
                    std::array<char, 7> answer{};
                    answered += ::write(tunnel->get(), "PING\r\n", 6) == 6 &&
                                ::recv(tunnel->get(), answer.data(), answer.size(), MSG_WAITALL) == 7 &&
                                std::string_view(answer.data(), 7) == "+PONG\r\n";
                }
            });
    }
    EXPECT_EQ(answered, threads * each);
    const auto alone =
        pollUntil({}, {"the sessions to end", Milliseconds(20'000), Milliseconds(50)}, [&]() -> Expected<std::string> {
            TRY_ASSIGN(clients, kube::exec(*client_, {"default", "one", "redis", {"redis-cli", "client", "list"}}, {}));
            const auto count = std::count(clients.output.begin(), clients.output.end(), '\n');
            return count <= 1 ? "" : std::to_string(count) + " clients";
        });
    EXPECT_TRUE(alone) << alone.error().describe();
}

TEST_F(Streams, ExecEndsItsInput) {
    startPod("one");
    const auto result =
        kube::exec(*client_, {"default", "one", "redis", {"sh", "-c", "cat; echo err >&2; exit 5"}, "text", true}, {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_EQ(result->exitCode, 5);
    EXPECT_EQ(result->output, "text");
    EXPECT_EQ(result->errors, "err\n");
}

TEST_F(Streams, ExecWithATerminal) {
    startPod("one");
    std::mutex mutex;
    std::string output;
    std::optional<int> code;
    auto session = kube::ExecSession::start(
        client_, {"default", "one", "redis", {"sh"}, "", true}, true,
        [&](int, std::string_view bytes) {
            const std::lock_guard lock(mutex);
            output += bytes;
        },
        [&](Expected<int> ended) {
            const std::lock_guard lock(mutex);
            code = ended.value_or(-1);
        },
        {});
    ASSERT_TRUE(session) << session.error().describe();
    (*session)->resize(132, 43);
    (*session)->write("stty size; tty | head -c 8; exit 3\n");
    const auto ended =
        pollUntil({}, {"the shell to end", Milliseconds(20'000), Milliseconds(50)}, [&]() -> Expected<std::string> {
            const std::lock_guard lock(mutex);
            return code ? "" : "it printed: " + output;
        });
    ASSERT_TRUE(ended) << ended.error().describe();
    const std::lock_guard lock(mutex);
    EXPECT_EQ(*code, 3);
    EXPECT_THAT(output, HasSubstr("43 132"));
    EXPECT_THAT(output, HasSubstr("/dev/pts"));
}

TEST_F(Streams, ACommandEndsWithItsPod) {
    startPod("one");
    std::mutex mutex;
    std::string output;
    std::optional<int> code;
    auto session = kube::ExecSession::start(
        client_, {"default", "one", "redis", {"sh", "-c", "sleep 600 & echo $$ $!; wait"}, "", true}, false,
        [&](int, std::string_view bytes) {
            const std::lock_guard lock(mutex);
            output += bytes;
        },
        [&](Expected<int> ended) {
            const std::lock_guard lock(mutex);
            code = ended.value_or(-1);
        },
        {});
    ASSERT_TRUE(session) << session.error().describe();
    const auto until = [&](const char* what, const std::function<bool()>& done) {
        const auto soon = pollUntil({}, {what, Milliseconds(20'000), Milliseconds(50)}, [&]() -> Expected<std::string> {
            const std::lock_guard lock(mutex);
            return done() ? "" : "it printed: " + output;
        });
        ASSERT_TRUE(soon) << soon.error().describe();
    };
    until("the command to run", [&] { return output.ends_with("\n"); });
    int shell = 0, child = 0;
    std::istringstream(output) >> shell >> child;
    ASSERT_EQ(::kill(shell, 0) + ::kill(child, 0), 0);
    ASSERT_TRUE(client_->remove(resources::pods, "default", "one", "", {}));
    until("the session to end", [&] { return code.has_value(); });
    EXPECT_EQ(*code, 137);
    until("its processes to be gone", [&] { return ::kill(shell, 0) != 0 && ::kill(child, 0) != 0; });
}

TEST_F(Streams, WatchesSeeEveryChangeOnce) {
    std::mutex mutex;
    std::vector<std::string> seen;
    const auto note = [&](std::string what) {
        const std::lock_guard lock(mutex);
        seen.push_back(std::move(what));
    };
    kube::Watch watch(client_, resources::configMaps, "default", {"kind=watched", "", 500},
                      {[&](const kube::ObjectList& list) { note("list " + std::to_string(list.items.size())); },
                       [&](const kube::WatchEvent& event) {
                           note(std::to_string(static_cast<int>(event.type)) + " " +
                                event.object["metadata"]["name"].get<std::string>());
                       },
                       [](const std::optional<Error>&) {}});
    const auto sees = [&](std::size_t count) {
        const auto soon =
            pollUntil({}, {"events", Milliseconds(20'000), Milliseconds(20)}, [&]() -> Expected<std::string> {
                const std::lock_guard lock(mutex);
                return seen.size() >= count ? "" : std::to_string(seen.size());
            });
        EXPECT_TRUE(soon) << soon.error().describe();
    };
    sees(1);
    const auto map = [](const char* name, const char* kind) {
        return json{
            {"apiVersion", "v1"}, {"kind", "ConfigMap"}, {"metadata", {{"name", name}, {"labels", {{"kind", kind}}}}}};
    };
    ASSERT_TRUE(client_->create(resources::configMaps, "default", map("a", "watched"), {}));
    ASSERT_TRUE(client_->create(resources::configMaps, "default", map("b", "other"), {}));
    ASSERT_TRUE(client_->mergePatch(resources::configMaps, "default", "a", "", {{"data", {{"x", "1"}}}}, {}));
    // With its label it leaves the selection; with it again it comes back.
    ASSERT_TRUE(client_->mergePatch(resources::configMaps, "default", "a", "",
                                    {{"metadata", {{"labels", {{"kind", "other"}}}}}}, {}));
    ASSERT_TRUE(client_->mergePatch(resources::configMaps, "default", "b", "",
                                    {{"metadata", {{"labels", {{"kind", "watched"}}}}}}, {}));
    ASSERT_TRUE(client_->remove(resources::configMaps, "default", "b", "", {}));
    sees(6);
    const auto type = [](kube::WatchEventType event) { return std::to_string(static_cast<int>(event)); };
    using kube::WatchEventType;
    const std::lock_guard lock(mutex);
    EXPECT_THAT(seen, testing::ElementsAre("list 0", type(WatchEventType::Added) + " a",
                                           type(WatchEventType::Modified) + " a", type(WatchEventType::Deleted) + " a",
                                           type(WatchEventType::Added) + " b", type(WatchEventType::Deleted) + " b"));
}

TEST_F(Streams, ListsComeInPages) {
    for (int i = 0; i < 7; ++i)
        ASSERT_TRUE(client_->create(
            resources::configMaps, "default",
            {{"apiVersion", "v1"}, {"kind", "ConfigMap"}, {"metadata", {{"name", "map-" + std::to_string(i)}}}}, {}));
    const auto list = client_->list(resources::configMaps, "default", {"", "", 3}, {});
    ASSERT_TRUE(list) << list.error().describe();
    EXPECT_EQ(list->items.size(), 7u);
    const auto page = client_->raw("/api/v1/namespaces/default/configmaps?limit=3", {});
    ASSERT_TRUE(page);
    EXPECT_EQ(json::parse(*page)["metadata"]["remainingItemCount"], 4);
}

TEST_F(Streams, PutNeedsTheVersionThatItSaw) {
    const json lease{{"apiVersion", "coordination.k8s.io/v1"},
                     {"kind", "Lease"},
                     {"metadata", {{"name", "run"}}},
                     {"spec", {{"holderIdentity", "one"}}}};
    const auto created = client_->create(resources::leases, "default", lease, {});
    ASSERT_TRUE(created) << created.error().describe();
    json mine = *created;
    mine["spec"]["holderIdentity"] = "two";
    ASSERT_TRUE(client_->replace(resources::leases, "default", "run", mine, {}));
    const auto late = client_->replace(resources::leases, "default", "run", mine, {});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    const auto other = client_->remove(resources::leases, "default", "run", "another-uid", {});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::Conflict);
}

}  // namespace
}  // namespace slotpilot::playground
