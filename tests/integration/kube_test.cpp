// SPDX-License-Identifier: GPL-3.0-or-later
// The kube module against a real API server: the one of the kubeconfig in SLOTPILOT_TEST_KUBECONFIG.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/log.h"
#include "kube/client.h"
#include "kube/stream.h"
#include "unit/kube/temporary.h"

namespace slotpilot::kube {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;

constexpr const char* image = "docker.io/library/redis:7.0";

Expected<ClientConfig> testConfig() {
    const char* file = std::getenv("SLOTPILOT_TEST_KUBECONFIG");
    TRY_ASSIGN(config, Kubeconfig::load({file ? file : ""}));
    return config.clientConfig();
}

json configMap(const std::string& name, const json& data) {
    return {{"apiVersion", "v1"}, {"kind", "ConfigMap"}, {"metadata", {{"name", name}}}, {"data", data}};
}

/// A namespace of its own for all tests, with one pod that runs Redis.
class KubeIntegration : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!std::getenv("SLOTPILOT_TEST_KUBECONFIG")) return;
        const auto config = testConfig();
        ASSERT_TRUE(config) << config.error().describe();
        auto made = Client::make(*config);
        ASSERT_TRUE(made) << made.error().describe();
        client = *made;
        ns = fmt::format("slotpilot-kube-test-{}", ::getpid());
        const auto created = client->create(
            resources::namespaces, {}, {{"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", ns}}}}, {});
        ASSERT_TRUE(created) << created.error().describe();
        // The default service account comes a moment after the namespace; without it no pod may be made.
        const Resource serviceAccounts{"", "v1", "serviceaccounts", "ServiceAccount"};
        const auto account = pollUntil({}, {"the default service account", 30s}, [&]() -> Expected<std::string> {
            return client->get(serviceAccounts, ns, "default", {}) ? "" : "serviceaccount default";
        });
        ASSERT_TRUE(account) << account.error().describe();
        const auto pod = client->create(resources::pods, ns, redisPod("redis"), {});
        ASSERT_TRUE(pod) << pod.error().describe();
        const auto ready = pollUntil({}, {"pod redis to be ready", 120s}, [&]() -> Expected<std::string> {
            TRY_ASSIGN(now, client->get<Pod>(ns, "redis", {}));
            return now.trouble();
        });
        ASSERT_TRUE(ready) << ready.error().describe();
    }
    static void TearDownTestSuite() {
        if (!client) return;
        EXPECT_TRUE(client->remove(resources::namespaces, {}, ns, {}, {}));
        client.reset();
    }
    void SetUp() override {
        if (!std::getenv("SLOTPILOT_TEST_KUBECONFIG"))
            GTEST_SKIP() << "needs a Kubernetes: set SLOTPILOT_TEST_KUBECONFIG to its kubeconfig";
        ASSERT_TRUE(client);
    }

    static json redisPod(const std::string& name) {
        return {{"apiVersion", "v1"},
                {"kind", "Pod"},
                {"metadata", {{"name", name}, {"labels", {{"app", "redis"}}}}},
                {"spec",
                 {{"terminationGracePeriodSeconds", 0},
                  {"automountServiceAccountToken", false},
                  {"containers",
                   {{{"name", "redis"},
                     {"image", image},
                     {"imagePullPolicy", "IfNotPresent"},
                     {"command", {"redis-server", "--protected-mode", "no", "--save", ""}}}}}}}};
    }

    static ExecRequest inRedis(std::vector<std::string> command) {
        return {.ns = ns, .pod = "redis", .container = "redis", .command = std::move(command)};
    }

    /// Sends `bytes` and reads until `size` bytes came or 30 s are over.
    static std::string talk(int fd, const std::string& bytes, std::size_t size) {
        std::jthread writer([&] {
            for (std::size_t sent = 0; sent < bytes.size();) {
                const auto n = ::send(fd, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
                if (n <= 0) return;
                sent += static_cast<std::size_t>(n);
            }
        });
        std::string answer;
        pollfd readable{fd, POLLIN, 0};
        while (answer.size() < size && ::poll(&readable, 1, 30'000) == 1) {
            char buffer[65536];
            const auto n = ::recv(fd, buffer, sizeof buffer, 0);
            if (n <= 0) break;
            answer.append(buffer, static_cast<std::size_t>(n));
        }
        if (answer.size() < size) ::shutdown(fd, SHUT_RDWR);
        return answer;
    }

    static std::shared_ptr<Client> client;
    static std::string ns;
};

std::shared_ptr<Client> KubeIntegration::client;
std::string KubeIntegration::ns;

TEST_F(KubeIntegration, ReadsTypedObjects) {
    const auto pod = client->get<Pod>(ns, "redis", {});
    ASSERT_TRUE(pod) << pod.error().describe();
    EXPECT_TRUE(pod->ready());
    EXPECT_EQ(pod->phase, "Running");
    EXPECT_FALSE(pod->podIp.empty());
    ASSERT_EQ(pod->containers.size(), 1u);
    EXPECT_EQ(pod->containers[0].image, image);
    const auto nodes = client->list<Node>({}, {}, {});
    ASSERT_TRUE(nodes) << nodes.error().describe();
    ASSERT_FALSE(nodes->empty());
    EXPECT_TRUE(nodes->front().ready());
    const auto events = client->list<Event>(ns, {.fieldSelector = "involvedObject.name=redis"}, {});
    ASSERT_TRUE(events) << events.error().describe();
    EXPECT_FALSE(events->empty());
    const auto version = client->raw("/version", {});
    ASSERT_TRUE(version);
    EXPECT_THAT(*version, HasSubstr("gitVersion"));
}

TEST_F(KubeIntegration, SpeaksTheServersOwnWords) {
    const auto missing = client->get<Pod>(ns, "nosuch", {});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_EQ(missing.error().what, R"(pods "nosuch" not found)");
    const auto again = client->create(resources::pods, ns, redisPod("redis"), {});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::AlreadyExists);
    auto broken = redisPod("broken");
    broken["spec"]["containers"] = json::array();
    const auto invalid = client->create(resources::pods, ns, broken, {});
    ASSERT_FALSE(invalid);
    EXPECT_EQ(invalid.error().code, ErrorCode::Invalid);
    EXPECT_THAT(invalid.error().what, HasSubstr("spec.containers: Required value"));
    const auto page = client->raw("/nosuch", {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, ErrorCode::NotFound);
}

TEST_F(KubeIntegration, ListsInPagesAndBySelector) {
    for (int i = 0; i < 7; ++i) {
        auto object = configMap(fmt::format("page-{}", i), {{"i", std::to_string(i)}});
        object["metadata"]["labels"] = {{"paged", i % 2 ? "odd" : "even"}};
        const auto created = client->create(resources::configMaps, ns, object, {});
        ASSERT_TRUE(created) << created.error().describe();
    }
    const auto all = client->list(resources::configMaps, ns, {.labelSelector = "paged", .pageSize = 3}, {});
    ASSERT_TRUE(all) << all.error().describe();
    EXPECT_EQ(all->items.size(), 7u);
    EXPECT_FALSE(all->resourceVersion.empty());
    EXPECT_EQ(all->items[6].at("kind"), "ConfigMap");
    const auto odd = client->list(resources::configMaps, ns, {.labelSelector = "paged=odd"}, {});
    ASSERT_TRUE(odd);
    EXPECT_EQ(odd->items.size(), 3u);
}

TEST_F(KubeIntegration, AppliesAndNamesConflictingFieldsAndTheirManagers) {
    const auto object = configMap("applied", {{"a", "1"}});
    auto preview = client->apply(resources::configMaps, ns, object, {.dryRun = true}, {});
    ASSERT_TRUE(preview) << preview.error().describe();
    EXPECT_FALSE(client->get(resources::configMaps, ns, "applied", {}));
    ASSERT_TRUE(client->apply(resources::configMaps, ns, object, {}, {}));
    auto other = configMap("applied", {{"a", "2"}});
    const auto conflict = client->apply(resources::configMaps, ns, other, {.fieldManager = "someone-else"}, {});
    ASSERT_FALSE(conflict);
    EXPECT_EQ(conflict.error().code, ErrorCode::Conflict);
    EXPECT_THAT(conflict.error().what, HasSubstr(".data.a"));
    EXPECT_THAT(conflict.error().what, HasSubstr("slotpilot"));
    const auto forced =
        client->apply(resources::configMaps, ns, other, {.fieldManager = "someone-else", .force = true}, {});
    ASSERT_TRUE(forced) << forced.error().describe();
    EXPECT_EQ(forced->at("data").at("a"), "2");
}

TEST_F(KubeIntegration, PatchesReplacesAndRemovesWithPreconditions) {
    auto created = client->create(resources::configMaps, ns, configMap("changed", {{"a", "1"}}), {});
    ASSERT_TRUE(created) << created.error().describe();
    const auto patched =
        client->mergePatch(resources::configMaps, ns, "changed", {}, {{"data", {{"a", nullptr}, {"b", "2"}}}}, {});
    ASSERT_TRUE(patched) << patched.error().describe();
    EXPECT_EQ(patched->at("data"), json({{"b", "2"}}));
    const auto stale = client->replace(resources::configMaps, ns, "changed", *created, {});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, ErrorCode::Conflict);
    auto newer = *patched;
    newer["data"]["c"] = "3";
    EXPECT_TRUE(client->replace(resources::configMaps, ns, "changed", newer, {}));
    const auto wrongOne =
        client->remove(resources::configMaps, ns, "changed", "00000000-0000-0000-0000-000000000000", {});
    ASSERT_FALSE(wrongOne);
    EXPECT_EQ(wrongOne.error().code, ErrorCode::Conflict);
    EXPECT_TRUE(client->remove(resources::configMaps, ns, "changed", newer["metadata"]["uid"], {}));
    const auto gone = client->remove(resources::configMaps, ns, "changed", {}, {});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::NotFound);
}

TEST_F(KubeIntegration, DiscoversResources) {
    const auto found = client->resourceFor("apps/v1", "StatefulSet", {});
    ASSERT_TRUE(found) << found.error().describe();
    EXPECT_EQ(*found, resources::statefulSets);
    const auto core = client->resourceFor("v1", "Namespace", {});
    ASSERT_TRUE(core);
    EXPECT_EQ(*core, resources::namespaces);
    const auto unknown = client->resourceFor("monitoring.coreos.com/v1", "PodMonitor", {});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
    EXPECT_THAT(unknown.error().what, HasSubstr("PodMonitor"));
    EXPECT_FALSE(client->resourceFor("v1", "Nosuch", {}));
}

TEST_F(KubeIntegration, RefusalsOfRbacAreForbidden) {
    auto config = testConfig();
    ASSERT_TRUE(config);
    config->user.impersonate = "nobody-at-all";
    config->user.impersonateGroups = {"some group"};
    const auto nobody = Client::make(*config);
    ASSERT_TRUE(nobody);
    const auto pods = (*nobody)->list<Pod>(ns, {}, {});
    ASSERT_FALSE(pods);
    EXPECT_EQ(pods.error().code, ErrorCode::Forbidden);
    EXPECT_THAT(pods.error().what, HasSubstr(R"(User "nobody-at-all" cannot list resource "pods")"));
    const auto run = exec(**nobody, inRedis({"true"}), {});
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::Forbidden);
    Tunnels tunnels(*nobody);
    const auto tunnel = tunnels.open(ns, "redis", 6379, {});
    ASSERT_FALSE(tunnel);
    EXPECT_EQ(tunnel.error().code, ErrorCode::Forbidden);
    const auto allowed = (*nobody)->access({"create", resources::pods, "exec", ns, {}}, {});
    ASSERT_TRUE(allowed) << allowed.error().describe();
    EXPECT_FALSE(allowed->allowed);
    const auto own = client->access({"create", resources::pods, "exec", ns, {}}, {});
    ASSERT_TRUE(own);
    EXPECT_TRUE(own->allowed);
}

TEST_F(KubeIntegration, AWrongTokenIsUnauthorized) {
    auto config = testConfig();
    ASSERT_TRUE(config);
    config->user = {.name = "stranger", .token = Secret("not-a-token")};
    const auto stranger = Client::make(*config);
    ASSERT_TRUE(stranger);
    const auto pods = (*stranger)->list<Pod>(ns, {}, {});
    ASSERT_FALSE(pods);
    EXPECT_EQ(pods.error().code, ErrorCode::Unauthorized);
    EXPECT_THAT(pods.error().describe(), HasSubstr("stranger"));
    EXPECT_THAT(pods.error().describe(), testing::Not(HasSubstr("not-a-token")));
    const auto run = exec(**stranger, inRedis({"true"}), {});
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().code, ErrorCode::Unauthorized);
}

/// A token of the namespace's default service account.
std::string serviceAccountToken(Client& client, const std::string& ns) {
    const auto answer = client.create(
        {"", "v1", "serviceaccounts/default/token", "TokenRequest"}, ns,
        {{"apiVersion", "authentication.k8s.io/v1"}, {"kind", "TokenRequest"}, {"spec", {{"expirationSeconds", 600}}}},
        {});
    return answer ? answer->at("status").at("token").get<std::string>() : answer.error().describe();
}

TEST_F(KubeIntegration, ATokenFileThatRanOutIsReadAgain) {
    TemporaryDirectory directory;
    auto config = testConfig();
    ASSERT_TRUE(config);
    config->user = {.name = "account", .tokenFile = directory.write("token", "too-old")};
    const auto account = Client::make(*config);
    ASSERT_TRUE(account);
    const AccessRequest question{"list", resources::pods, {}, ns, {}};
    const auto refused = (*account)->access(question, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unauthorized);
    directory.write("token", serviceAccountToken(*client, ns));
    const auto answered = (*account)->access(question, {});
    ASSERT_TRUE(answered) << answered.error().describe();
    EXPECT_FALSE(answered->allowed);
}

TEST_F(KubeIntegration, APluginIsRunAgainWhenItsTokenIsRefused) {
    TemporaryDirectory directory;
    const auto print = [&](const std::string& token) {
        directory.write("credential", json({{"apiVersion", "client.authentication.k8s.io/v1"},
                                            {"kind", "ExecCredential"},
                                            {"status", {{"token", token}}}})
                                          .dump());
    };
    auto config = testConfig();
    ASSERT_TRUE(config);
    config->user = {.name = "account"};
    config->user.exec = ExecPlugin{.apiVersion = "client.authentication.k8s.io/v1",
                                   .command = "cat",
                                   .arguments = {(directory.path() / "credential").string()}};
    print("too-old");
    const auto account = Client::make(*config);
    ASSERT_TRUE(account);
    const AccessRequest question{"list", resources::pods, {}, ns, {}};
    EXPECT_EQ((*account)->access(question, {}).error().code, ErrorCode::Unauthorized);
    print(serviceAccountToken(*client, ns));
    const auto answered = pollUntil({}, {"the plugin to be run again", 30s}, [&]() -> Expected<std::string> {
        const auto access = (*account)->access(question, {});
        return access ? "" : access.error().describe();
    });
    EXPECT_TRUE(answered) << answered.error().describe();
}

/// An HTTP (CONNECT) and SOCKS5 proxy on a free port of 127.0.0.1, one thread a connection.
class Proxy {
public:
    Proxy() {
        sockaddr_in address{.sin_family = AF_INET};
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listener_.get(), 8), 0);
        ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
        port = ::ntohs(address.sin_port);
        acceptor_ = std::jthread([this] {
            while (true) {
                UniqueFd near(::accept(listener_.get(), nullptr, nullptr));
                if (!near) return;
                connections_.emplace_back([fd = std::move(near)] { serve(fd.get()); });
                ++served;
            }
        });
    }
    ~Proxy() { ::shutdown(listener_.get(), SHUT_RDWR); }

    int port = 0;
    std::atomic<int> served = 0;

private:
    static std::string read(int fd) {
        char buffer[65536];
        const auto size = ::recv(fd, buffer, sizeof buffer, 0);
        return {buffer, static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
    }
    static bool send(int fd, std::string_view bytes) {
        return ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }
    static void serve(int near) {
        std::string request = read(near);
        std::uint16_t target = 0;
        if (request.starts_with('\5')) {
            send(near, {"\5\0", 2});
            request = read(near);
            if (request.size() < 4) return;
            const auto* last = reinterpret_cast<const unsigned char*>(request.data() + request.size() - 2);
            target = static_cast<std::uint16_t>(last[0] << 8 | last[1]);
        } else if (request.starts_with("CONNECT ")) {
            target = static_cast<std::uint16_t>(std::stoi(request.substr(request.find(':') + 1)));
        }
        const UniqueFd far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{.sin_family = AF_INET, .sin_port = ::htons(target)};
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        if (::connect(far.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
        send(near, request.starts_with('\5') ? std::string_view("\5\0\0\1\0\0\0\0\0\0", 10)
                                             : std::string_view("HTTP/1.1 200 OK\r\n\r\n"));
        pollfd fds[2] = {{near, POLLIN, 0}, {far.get(), POLLIN, 0}};
        while (::poll(fds, 2, -1) > 0)
            for (int i = 0; i < 2; ++i)
                if (fds[i].revents)
                    if (const auto bytes = read(fds[i].fd); bytes.empty() || !send(fds[1 - i].fd, bytes)) return;
    }

    UniqueFd listener_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::vector<std::jthread> connections_;
    std::jthread acceptor_;
};

TEST_F(KubeIntegration, EverythingGoesThroughAProxy) {
    for (const char* scheme : {"http", "socks5"}) {
        Proxy proxy;
        auto config = testConfig();
        ASSERT_TRUE(config);
        if (config->cluster.server.find("//127.0.0.1:") == std::string::npos)
            GTEST_SKIP() << "the test's proxy reaches 127.0.0.1 only";
        config->cluster.proxyUrl = fmt::format("{}://127.0.0.1:{}", scheme, proxy.port);
        const auto proxied = Client::make(*config);
        ASSERT_TRUE(proxied);
        const auto pod = (*proxied)->get<Pod>(ns, "redis", {});
        ASSERT_TRUE(pod) << scheme << ": " << pod.error().describe();
        const auto run = exec(**proxied, inRedis({"echo", "hi"}), {});
        ASSERT_TRUE(run) << scheme << ": " << run.error().describe();
        EXPECT_EQ(run->output, "hi\n");
        EXPECT_EQ(proxy.served, 2) << scheme;
    }
}

/// What a Watch told, to be waited for.
struct Seen {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> lines;

    void add(std::string line) {
        const std::scoped_lock lock(mutex);
        lines.push_back(std::move(line));
        changed.notify_all();
    }
    bool waitFor(const std::string& line) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 30s, [&] { return std::ranges::find(lines, line) != lines.end(); });
    }
    WatchCallbacks callbacks() {
        return {.onList = [this](const ObjectList& list) { add(fmt::format("list {}", list.items.size())); },
                .onEvent =
                    [this](const WatchEvent& event) {
                        add(fmt::format("{} {}", static_cast<int>(event.type),
                                        event.object["metadata"]["name"].get<std::string>()));
                    },
                .onConnection = [this](const std::optional<Error>& error) { add(error ? "stale" : "fresh"); }};
    }
};

TEST_F(KubeIntegration, AWatchTellsChangesAsTheyCome) {
    Seen seen;
    Watch watch(client, resources::configMaps, ns, {.labelSelector = "watched"}, seen.callbacks());
    ASSERT_TRUE(seen.waitFor("fresh"));
    auto object = configMap("watched", {});
    object["metadata"]["labels"] = {{"watched", "yes"}};
    ASSERT_TRUE(client->create(resources::configMaps, ns, object, {}));
    EXPECT_TRUE(seen.waitFor("0 watched"));
    ASSERT_TRUE(client->mergePatch(resources::configMaps, ns, "watched", {}, {{"data", {{"a", "1"}}}}, {}));
    EXPECT_TRUE(seen.waitFor("1 watched"));
    ASSERT_TRUE(client->remove(resources::configMaps, ns, "watched", {}, {}));
    EXPECT_TRUE(seen.waitFor("2 watched"));
    EXPECT_EQ(seen.lines.front(), "list 0");
}

TEST_F(KubeIntegration, AWatchFromTheDistantPastIsGone) {
    std::stop_source source;
    std::jthread stopper([&](std::stop_token ended) {
        if (waitFor(ended, 10s)) source.request_stop();
    });
    const auto result = client->watchOnce(
        resources::pods, ns, {}, "1", [](const WatchEvent&) {}, source.get_token());
    ASSERT_FALSE(result);
    if (result.error().code == ErrorCode::Cancelled)
        GTEST_SKIP() << "this API server is so young that it still knows its first revision";
    EXPECT_EQ(result.error().code, ErrorCode::Gone);
}

TEST_F(KubeIntegration, BlockedCallsEndOnAStop) {
    const auto stoppedWithin = [&](const std::function<void(std::stop_token)>& call) {
        std::stop_source source;
        std::jthread stopper([&] {
            (void)waitFor({}, 300ms);  // so that the call is in the midst of it
            source.request_stop();
        });
        const auto begun = std::chrono::steady_clock::now();
        call(source.get_token());
        return std::chrono::steady_clock::now() - begun;
    };
    EXPECT_LT(stoppedWithin([&](std::stop_token stop) {
                  const auto list = client->list(resources::pods, ns, {}, stop);
                  ASSERT_TRUE(list);
                  const auto result = client->watchOnce(
                      resources::pods, ns, {}, list->resourceVersion, [](const WatchEvent&) {}, stop);
                  ASSERT_FALSE(result);
                  EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
              }),
              2s);
    EXPECT_LT(stoppedWithin([&](std::stop_token stop) {
                  EXPECT_TRUE(client->logs(
                      ns, "redis", {.follow = true}, [](std::string_view) {}, stop));
              }),
              2s);
    EXPECT_LT(stoppedWithin([&](std::stop_token stop) {
                  const auto result = exec(*client, inRedis({"sleep", "60"}), stop);
                  ASSERT_FALSE(result);
                  EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
              }),
              2s);
}

TEST_F(KubeIntegration, RunsCommands) {
    const auto result = exec(*client, inRedis({"sh", "-c", "echo out; echo err >&2; exit 3"}), {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_EQ(result->exitCode, 3);
    EXPECT_EQ(result->output, "out\n");
    EXPECT_EQ(result->errors, "err\n");
    const auto words = exec(*client, inRedis({"printf", "%s|", "a b", "&c=d", "ü"}), {});
    ASSERT_TRUE(words);
    EXPECT_EQ(words->exitCode, 0);
    EXPECT_EQ(words->output, "a b|&c=d|ü|");
    const auto much = exec(*client, inRedis({"sh", "-c", "head -c 3000000 /dev/zero"}), {});
    ASSERT_TRUE(much);
    EXPECT_EQ(much->output.size(), 3'000'000u);
}

TEST_F(KubeIntegration, FeedsInputToCommands) {
    auto request = inRedis({"sh", "-c", "head -c 300000 | wc -c"});
    request.input = std::string(300'000, 'x');
    request.hasInput = true;
    const auto result = exec(*client, request, {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_EQ(std::stoi(result->output), 300'000);
}

TEST_F(KubeIntegration, SaysWhyACommandCannotRun) {
    const auto noProgram = exec(*client, inRedis({"/no/such/program"}), {});
    if (noProgram)  // some runtimes give an exit code for it
        EXPECT_NE(noProgram->exitCode, 0);
    else
        EXPECT_THAT(noProgram.error().what, HasSubstr("no such file"));
    auto request = inRedis({"true"});
    request.container = "nosuch";
    const auto noContainer = exec(*client, request, {});
    ASSERT_FALSE(noContainer);
    EXPECT_THAT(noContainer.error().what, HasSubstr("nosuch"));
    request.pod = "nosuch";
    const auto noPod = exec(*client, request, {});
    ASSERT_FALSE(noPod);
    EXPECT_EQ(noPod.error().code, ErrorCode::NotFound);
}

TEST_F(KubeIntegration, ATerminalTakesInputAndSize) {
    std::mutex mutex;
    std::condition_variable changed;
    std::string output;
    std::optional<int> code;
    auto session = ExecSession::start(
        client, inRedis({"sh"}), true,
        [&](int, std::string_view piece) {
            const std::scoped_lock lock(mutex);
            output += piece;
            changed.notify_all();
        },
        [&](Expected<int> result) {
            const std::scoped_lock lock(mutex);
            code = result.value_or(-1);
            changed.notify_all();
        },
        {});
    ASSERT_TRUE(session) << session.error().describe();
    (*session)->resize(123, 45);
    (*session)->write("echo $((6*7))\n");
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return output.find("\n42") != std::string::npos; })) << output;
    // A resize has no answer, so its effect is looked at until it is there.
    const auto asked = std::chrono::steady_clock::now();
    while (output.find("45 123") == std::string::npos && std::chrono::steady_clock::now() - asked < 30s) {
        (*session)->write("stty size\n");
        changed.wait_for(lock, 1s, [&] { return output.find("45 123") != std::string::npos; });
    }
    EXPECT_THAT(output, HasSubstr("45 123"));
    (*session)->write("exit 7\n");
    EXPECT_TRUE(changed.wait_for(lock, 30s, [&] { return code.has_value(); }));
    EXPECT_EQ(code, 7);
}

TEST_F(KubeIntegration, ReadsLogs) {
    std::vector<std::string> lines;
    const auto result =
        client->logs(ns, "redis", {.container = "redis"}, [&](std::string_view line) { lines.emplace_back(line); }, {});
    ASSERT_TRUE(result) << result.error().describe();
    EXPECT_THAT(lines, testing::Contains(HasSubstr("Ready to accept connections")));
    std::stop_source source;
    bool followed = false;
    ASSERT_TRUE(client->logs(
        ns, "redis", {.follow = true, .tailLines = 1},
        [&](std::string_view) {
            followed = true;
            source.request_stop();
        },
        source.get_token()));
    EXPECT_TRUE(followed);
}

TEST_F(KubeIntegration, TunnelsCarryRedisBothWays) {
    Tunnels tunnels(client);
    std::vector<UniqueFd> ends;
    for (int i = 0; i < 3; ++i) {
        auto end = tunnels.open(ns, "redis", 6379, {});
        ASSERT_TRUE(end) << end.error().describe();
        ends.push_back(std::move(*end));
    }
    for (const auto& end : ends) EXPECT_EQ(talk(end.get(), "PING\r\n", 7), "+PONG\r\n");
    const std::string value(8 << 20, 'v');
    const auto set = fmt::format("*3\r\n$3\r\nSET\r\n$3\r\nbig\r\n${}\r\n{}\r\n", value.size(), value);
    EXPECT_EQ(talk(ends[0].get(), set, 5), "+OK\r\n");
    const auto expected = fmt::format("${}\r\n{}\r\n", value.size(), value);
    EXPECT_TRUE(talk(ends[1].get(), "GET big\r\n", expected.size()) == expected);
    // Many small commands at once fill both directions.
    std::string many;
    for (int i = 0; i < 200'000; ++i) many += "PING\r\n";
    EXPECT_EQ(talk(ends[2].get(), many, 7 * 200'000).size(), 7u * 200'000u);
    EXPECT_EQ(talk(ends[0].get(), "QUIT\r\n", 1000), "+OK\r\n");  // and then the end of the file
}

TEST_F(KubeIntegration, ATunnelToNothingEndsAndTheLogSaysWhy) {
    std::mutex mutex;
    std::string text;
    const auto subscription = log::subscribe([&](const log::Line& line) {
        const std::scoped_lock lock(mutex);
        text += line.text;
    });
    Tunnels tunnels(client);
    const auto end = tunnels.open(ns, "redis", 1, {});
    ASSERT_TRUE(end) << end.error().describe();
    EXPECT_EQ(talk(end->get(), "PING\r\n", 7), "");
    const std::scoped_lock lock(mutex);
    EXPECT_THAT(text, HasSubstr("onnection refused"));
    EXPECT_FALSE(tunnels.open(ns, "nosuch", 1, {}));
}

TEST_F(KubeIntegration, ATunnelEndsWithItsPod) {
    ASSERT_TRUE(client->create(resources::pods, ns, redisPod("mortal"), {}));
    const auto ready = pollUntil({}, {"pod mortal", 120s}, [&]() -> Expected<std::string> {
        TRY_ASSIGN(now, client->get<Pod>(ns, "mortal", {}));
        return now.trouble();
    });
    ASSERT_TRUE(ready) << ready.error().describe();
    Tunnels tunnels(client);
    const auto end = tunnels.open(ns, "mortal", 6379, {});
    ASSERT_TRUE(end);
    EXPECT_EQ(talk(end->get(), "PING\r\n", 7), "+PONG\r\n");
    ASSERT_TRUE(client->remove(resources::pods, ns, "mortal", {}, {}));
    EXPECT_EQ(talk(end->get(), "", 1), "");
}

TEST_F(KubeIntegration, ManyThreadsShareOneClient) {
    std::atomic<int> fine = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                for (int n = 0; n < 10; ++n)
                    if (client->get<Pod>(ns, "redis", {})) ++fine;
            });
    }
    EXPECT_EQ(fine, 80);
}

}  // namespace
}  // namespace slotpilot::kube
