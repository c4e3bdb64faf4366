// SPDX-License-Identifier: GPL-3.0-or-later
// A real Prometheus that scrapes the real redis_exporter of real Redis servers.
#include "metrics/prometheus.h"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <thread>

#include "redis_cluster.h"

namespace slotpilot::metrics {
namespace {

using std::chrono::seconds;
using test::must;
using testing::HasSubstr;
using testing::IsEmpty;

UniqueFd connectTo(int port) {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fd.reset();
    return fd;
}

DialSocket dialTo(int port) {
    return [port](std::stop_token) -> Expected<UniqueFd> {
        auto fd = connectTo(port);
        if (!fd) return fail(ErrorCode::Unreachable, "nothing listens");
        return fd;
    };
}

int freePort() {
    const UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0) throw std::runtime_error("no free port");
    ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

class PrometheusTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (!findProgram("prometheus") || !findProgram("prometheus-redis-exporter")) return;
        servers_ = std::make_unique<test::RedisCluster>(
            test::RedisOptions{.primaries = 2, .clusterEnabled = false, .join = false});
        auto primary = servers_->connect(0);
        for (int i = 0; i < 100; ++i) must(primary.command({"SET", "key" + std::to_string(i), "value"}, {}));
        std::string config =
            "global: {scrape_interval: 250ms, scrape_timeout: 250ms}\nscrape_configs:\n- job_name: redis\n  "
            "static_configs:\n";
        for (int i = 0; i < 2; ++i) {
            const int port = freePort();
            const auto& server = (*servers_)[static_cast<std::size_t>(i)];
            processes_.push_back(
                must(Process::start({.arguments = {"prometheus-redis-exporter", "-redis.addr",
                                                   "redis://" + server.host() + ":" + std::to_string(server.port()),
                                                   "-web.listen-address", "127.0.0.1:" + std::to_string(port)}},
                                    {})));
            config += "  - targets: ['127.0.0.1:" + std::to_string(port) +
                      "']\n    labels: {namespace: shop, pod: redis-" + std::to_string(i) + "}\n";
        }
        std::string pattern = (std::filesystem::temp_directory_path() / "slotpilot-prometheus-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        std::ofstream(folder_ / "prometheus.yml") << config;
        port_ = freePort();
        processes_.push_back(must(Process::start(
            {.arguments = {"prometheus", "--config.file=" + (folder_ / "prometheus.yml").string(),
                           "--storage.tsdb.path=" + (folder_ / "data").string(),
                           "--web.listen-address=127.0.0.1:" + std::to_string(port_), "--log.level=error"},
             .directory = folder_},
            {})));
        const Prometheus prometheus(dialTo(port_), "test");
        must(pollUntil({}, {"scrapes", Milliseconds{60'000}, Milliseconds{200}}, [&]() -> Expected<std::string> {
            must(primary.command({"GET", "key1"}, {}));
            const auto up = prometheus.query("min(count_over_time(redis_up[1m])) > 12", {});
            return std::string(up && !up->empty() ? "" : "scrapes");
        }));
    }
    static void TearDownTestSuite() {
        processes_.clear();
        servers_.reset();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    void SetUp() override {
        if (port_ == 0) GTEST_SKIP() << "prometheus and prometheus-redis-exporter are not installed";
    }

    static cluster::ClusterSnapshot snapshot(const std::string& ns = "shop", int pods = 2) {
        cluster::ClusterSnapshot snapshot;
        snapshot.target = {"test", ns, "redis"};
        for (int i = 0; i < pods; ++i) {
            cluster::Member member;
            member.ordinal = i;
            member.name = "redis-" + std::to_string(i);
            member.pod = kube::Pod{};
            member.pod->podIp = "127.0.0.1";
            snapshot.members.push_back(std::move(member));
        }
        return snapshot;
    }

    static std::unique_ptr<test::RedisCluster> servers_;
    static std::vector<Process> processes_;
    static std::filesystem::path folder_;
    static int port_;
    const Prometheus prometheus_{dialTo(port_), "test"};
};
std::unique_ptr<test::RedisCluster> PrometheusTest::servers_;
std::vector<Process> PrometheusTest::processes_;
std::filesystem::path PrometheusTest::folder_;
int PrometheusTest::port_ = 0;

TEST_F(PrometheusTest, ThePodsAreFoundAmongItsSeries) {
    const auto scope = must(scopeOf(prometheus_, snapshot(), {}));
    EXPECT_EQ(scope.label, "pod");
    EXPECT_EQ(scope.pods.size(), 2U);
    EXPECT_THAT(scope.matchers, HasSubstr("namespace=\"shop\""));
    EXPECT_LT(scope.interval, 60);
    const auto elsewhere = scopeOf(prometheus_, snapshot("other"), {});
    // The labels of another namespace do not fit, and every exporter's instance is at one address here.
    EXPECT_TRUE(!elsewhere || elsewhere->pods.empty());
    EXPECT_EQ(elsewhere.error().code, ErrorCode::NotFound);
}

TEST_F(PrometheusTest, EveryMetricHasValues) {
    const auto scope = must(scopeOf(prometheus_, snapshot(), {}));
    for (std::size_t i = 0; i < metricCount; ++i) {
        const auto metric = static_cast<Metric>(i);
        const auto series =
            must(seriesOf(prometheus_, scope, metric, seconds(300), std::chrono::system_clock::now(), {}));
        if (metric == Metric::ReplicationLag) {
            EXPECT_THAT(series.lines, IsEmpty()) << "nobody replicates here";
            continue;
        }
        ASSERT_EQ(series.lines.size(), metric == Metric::Keys ? series.lines.size() : 2U) << promqlOf(metric, scope, 1);
        ASSERT_FALSE(series.lines.empty()) << promqlOf(metric, scope, 1);
        EXPECT_EQ(series.lines[0].pod, "redis-0");
        const auto& values = series.lines[0].values;
        ASSERT_EQ(values.size(), series.times.size());
        const auto last = std::find_if(values.rbegin(), values.rend(), [](float value) { return !std::isnan(value); });
        ASSERT_NE(last, values.rend()) << promqlOf(metric, scope, 1);
        if (metric == Metric::Keys) {
            EXPECT_EQ(*last, 100);
        }
        if (metric == Metric::Memory || metric == Metric::Operations || metric == Metric::Latency) {
            EXPECT_GT(*last, 0);
        }
    }
}

TEST_F(PrometheusTest, AQueryOfOnesOwnAndItsMistakes) {
    const auto one = must(prometheus_.query("1 + 1", {}));
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].points.at(0).second, 2);
    const auto labelled = must(prometheus_.query("redis_up", {}));
    ASSERT_EQ(labelled.size(), 2U);
    EXPECT_EQ(labelled[0].labels.at("namespace"), "shop");
    const auto now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    const auto special = must(prometheus_.queryRange("redis_up / 0", now - 2, now, 1, {}));
    ASSERT_FALSE(special.empty());
    EXPECT_TRUE(std::isinf(special[0].points.back().second));
    const auto wrong = prometheus_.query("sum(", {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Invalid);
    EXPECT_THAT(wrong.error().what, HasSubstr("parse error"));
    const auto many = prometheus_.queryRange("up", now - 1e6, now, 1, {});
    ASSERT_FALSE(many);
    EXPECT_THAT(many.error().what, HasSubstr("11,000 points"));
}

TEST_F(PrometheusTest, WhatIsNoPrometheusIsSaid) {
    const auto redis = Prometheus(dialTo((*servers_)[0].port()), "test").query("up", {});
    ASSERT_FALSE(redis);
    EXPECT_TRUE(redis.error().code == ErrorCode::Protocol || redis.error().code == ErrorCode::Unreachable);
    const auto nobody = Prometheus(dialTo(freePort()), "test").query("up", {});
    EXPECT_EQ(nobody.error().code, ErrorCode::Unreachable);
}

TEST(PrometheusAnswers, OneThatDoesNotComeCanBeStopped) {
    auto pair = must(socketPair());
    const Prometheus prometheus([&](std::stop_token) -> Expected<UniqueFd> { return std::move(pair.first); }, "test");
    std::stop_source stop;
    std::jthread later([&] {
        // The request is there, so the answer is waited for.
        char byte = 0;
        while (::recv(pair.second.get(), &byte, 1, MSG_PEEK) != 1) {
        }
        stop.request_stop();
    });
    const auto began = std::chrono::steady_clock::now();
    const auto result = prometheus.query("up", stop.get_token());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled) << result.error().describe();
    EXPECT_LT(std::chrono::steady_clock::now() - began, seconds(10));
}

/// What `query` makes of that answer to it.
Error errorOf(const std::string& status, const std::string& body) {
    auto pair = must(socketPair());
    const std::string answer =
        "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    EXPECT_EQ(::send(pair.second.get(), answer.data(), answer.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(answer.size()));
    const Prometheus prometheus([&](std::stop_token) -> Expected<UniqueFd> { return std::move(pair.first); }, "test");
    const auto result = prometheus.query("up", {});
    EXPECT_FALSE(result) << body;
    return result ? Error{} : result.error();
}

TEST(PrometheusAnswers, RubbishIsNoAnswer) {
    for (const std::string body :
         {"", "{}", "null", "[1]", "\xff\xfe", R"({"status":"success"})", R"({"status":"success","data":7})"})
        EXPECT_EQ(errorOf("200 OK", body).code, ErrorCode::Protocol) << body;
}

TEST(PrometheusAnswers, OneThatStartsOrIsBehindABrokenProxyIsStillOne) {
    for (const std::string body : {"Service Unavailable", "<html>Bad Gateway</html>", ""}) {
        const auto error = errorOf("503 Service Unavailable", body);
        EXPECT_EQ(error.code, ErrorCode::Server) << body;
        EXPECT_THAT(error.what, HasSubstr("can't answer now (HTTP 503)"));
        EXPECT_THAT(error.hint, HasSubstr("Try again"));
    }
    const auto slow = errorOf("503 Service Unavailable",
                              R"({"status":"error","errorType":"timeout","error":"query timed out in expression"})");
    EXPECT_EQ(slow.code, ErrorCode::Timeout);
    EXPECT_THAT(slow.what, HasSubstr("query timed out"));
}

}  // namespace
}  // namespace slotpilot::metrics
