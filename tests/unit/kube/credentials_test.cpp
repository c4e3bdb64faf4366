// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/credentials.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "unit/kube/temporary.h"

namespace slotpilot::kube {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Plugins : public testing::Test {
protected:
    /// A plugin script that notes that it was run, and then does `body`.
    ClientConfig plugin(const std::string& body) const {
        ClientConfig config{.context = "test", .cluster = {.name = "c", .server = "https://kube.example:6443"}};
        config.user.name = "u";
        config.user.exec =
            ExecPlugin{.apiVersion = "client.authentication.k8s.io/v1",
                       .command = directory.script(
                           "plugin", fmt::format("echo run >>'{}/runs'\n{}", directory.path().string(), body))};
        return config;
    }
    static std::string print(const std::string& status) {
        return R"(printf '%s' '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":)" +
               status + "}'\n";
    }
    std::size_t runs() const { return directory.read("runs").size() / 4; }
    Error errorOf(const std::string& body) const {
        Credentials credentials(plugin(body), 10s);
        const auto auth = credentials.current({});
        return auth ? Error{.what = "no error"} : auth.error();
    }

    TemporaryDirectory directory;
};

TEST_F(Plugins, ATokenWithoutExpiryIsKept) {
    Credentials credentials(plugin(print(R"({"token":"abc"})")));
    const auto first = credentials.current({});
    ASSERT_TRUE(first) << first.error().describe();
    EXPECT_EQ((*first)->authorization.reveal(), "Bearer abc");
    EXPECT_TRUE(credentials.current({}));
    EXPECT_EQ(runs(), 1u);
}

TEST_F(Plugins, AreRunAgainWhenWhatTheyGaveExpires) {
    const auto soon = toRfc3339(std::chrono::system_clock::now() - 1s);
    Credentials expired(plugin(print(fmt::format(R"({{"token":"abc","expirationTimestamp":"{}"}})", soon))));
    EXPECT_TRUE(expired.current({}));
    EXPECT_TRUE(expired.current({}));
    EXPECT_EQ(runs(), 2u);
    const auto later = toRfc3339(std::chrono::system_clock::now() + 1h);
    Credentials valid(plugin(print(fmt::format(R"({{"token":"abc","expirationTimestamp":"{}"}})", later))));
    EXPECT_TRUE(valid.current({}));
    EXPECT_TRUE(valid.current({}));
    EXPECT_EQ(runs(), 3u);
}

TEST_F(Plugins, ARefusedTokenIsReplacedButNotInATightLoop) {
    Credentials credentials(plugin(print(R"({"token":"abc"})")));
    const auto first = credentials.current({});
    ASSERT_TRUE(first);
    EXPECT_FALSE(credentials.renew(**first)) << "it was made just now";
    Auth older = **first;
    older.loaded -= 1min;
    EXPECT_TRUE(credentials.renew(older));
    const auto second = credentials.current({});
    ASSERT_TRUE(second);
    EXPECT_EQ(runs(), 2u);
    EXPECT_TRUE(credentials.renew(older)) << "another caller has renewed it already";
    EXPECT_EQ(*credentials.current({}), *second);
}

TEST_F(Plugins, GetTheirEnvironmentAndTheCluster) {
    auto config = plugin("printf '%s' \"$KUBERNETES_EXEC_INFO\" >\"$OUT\"\n" + print(R"({"token":"abc"})"));
    config.user.exec->environment["OUT"] = (directory.path() / "info").string();
    config.user.exec->provideClusterInfo = true;
    config.cluster.caData = "PEM";
    config.cluster.tlsServerName = "inside";
    config.cluster.proxyUrl = "http://proxy:3128";
    config.cluster.insecureSkipTlsVerify = true;
    config.cluster.execConfig = R"({"audience":"x"})";
    ASSERT_TRUE(Credentials(config).current({}));
    EXPECT_EQ(nlohmann::json::parse(directory.read("info")), nlohmann::json::parse(R"({
        "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
        "spec": {"interactive": false, "cluster": {
            "server": "https://kube.example:6443", "certificate-authority-data": "UEVN", "tls-server-name": "inside",
            "proxy-url": "http://proxy:3128", "insecure-skip-tls-verify": true, "config": {"audience": "x"}}}})"));
    config.user.exec->provideClusterInfo = false;
    ASSERT_TRUE(Credentials(config).current({}));
    EXPECT_THAT(directory.read("info"), Not(HasSubstr("kube.example")));
}

TEST_F(Plugins, AMissingOneIsAnsweredWithItsInstallHint) {
    auto config = plugin("");
    config.user.exec->command = "slotpilot-no-such-plugin";
    config.user.exec->installHint = "apt install the-plugin\n";
    const auto auth = Credentials(config).current({});
    ASSERT_FALSE(auth);
    // Not NotFound, which is the API server's word for an object: a missing namespace would be blamed.
    EXPECT_EQ(auth.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(auth.error().describe(),
                AllOf(HasSubstr("slotpilot-no-such-plugin"), HasSubstr("apt install the-plugin")));
}

TEST_F(Plugins, OneThatHangsIsEndedAndNamed) {
    const auto begun = std::chrono::steady_clock::now();
    Credentials credentials(plugin("sleep 60\n"), 200ms);
    const auto auth = credentials.current({});
    ASSERT_FALSE(auth);
    EXPECT_EQ(auth.error().code, ErrorCode::Timeout);
    EXPECT_THAT(auth.error().describe(), HasSubstr("did not end within 200 ms"));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 20s);
}

TEST_F(Plugins, AStopEndsTheRunAndTheWaitForIt) {
    Credentials credentials(plugin("sleep 60\n"));
    std::stop_source source;
    std::vector<std::jthread> callers;
    for (int i = 0; i < 2; ++i)
        callers.emplace_back([&] {
            const auto auth = credentials.current(source.get_token());
            ASSERT_FALSE(auth);
            EXPECT_EQ(auth.error().code, ErrorCode::Cancelled);
        });
    EXPECT_TRUE(pollUntil({}, {"the plugin to run", 20s, 10ms},
                          [&]() -> Expected<std::string> { return runs() == 0 ? "its note" : ""; }));
    source.request_stop();
    callers.clear();
    EXPECT_EQ(runs(), 1u);
}

TEST_F(Plugins, RubbishIsExplainedButNotShown) {
    EXPECT_THAT(errorOf("echo SECRETTOKEN\n").describe(), AllOf(HasSubstr("no JSON object"), Not(HasSubstr("SECRET"))));
    EXPECT_THAT(errorOf("echo '[1]'\n").what, HasSubstr("no JSON object"));
    EXPECT_THAT(errorOf("echo '{\"kind\":\"SECRET\"}'\n").describe(),
                AllOf(HasSubstr("kind is not ExecCredential"), Not(HasSubstr("SECRET"))));
    EXPECT_THAT(
        errorOf("echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}'").what,
        HasSubstr("apiVersion is not client.authentication.k8s.io/v1"));
    EXPECT_THAT(errorOf(print("{}")).what, HasSubstr("neither a token nor a client certificate"));
    EXPECT_THAT(errorOf(print(R"({"token":5})")).what, HasSubstr("neither"));
    EXPECT_THAT(errorOf(print(R"({"token":"a\nInjected: header"})")).describe(),
                AllOf(HasSubstr("line breaks"), Not(HasSubstr("Injected"))));
    EXPECT_THAT(errorOf(print(R"({"clientCertificateData":"x","clientKeyData":"SECRET"})")).describe(),
                AllOf(HasSubstr("no PEM"), Not(HasSubstr("SECRET"))));
}

TEST_F(Plugins, AFailureIsToldInItsOwnWordsWithoutTokens) {
    const auto error =
        errorOf("echo 'session ended: run cloud login' >&2; echo eyJhbGciOiJSUzI1NiIsImtpZCI6IjEyMzQ1 >&2; exit 7\n");
    EXPECT_EQ(error.code, ErrorCode::Unauthorized);
    EXPECT_THAT(error.describe(),
                AllOf(HasSubstr("ended with 7: session ended: run cloud login"), Not(HasSubstr("eyJ"))));
}

TEST_F(Plugins, OldVersionsAndThoseThatNeedATerminalAreRefused) {
    auto config = plugin("");
    config.user.exec->apiVersion = "client.authentication.k8s.io/v1alpha1";
    EXPECT_EQ(Credentials(config).current({}).error().code, ErrorCode::Unsupported);
    config.user.exec->apiVersion = "client.authentication.k8s.io/v1beta1";
    config.user.exec->interactiveMode = "Always";
    EXPECT_EQ(Credentials(config).current({}).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(runs(), 0u);
}

TEST_F(Plugins, AreFoundInTheLoginShellsPath) {
    auto config = plugin(print(R"({"token":"from-login"})"));
    config.user.exec->command = "plugin";
    const std::string shell = std::getenv("SHELL") ? std::getenv("SHELL") : "";
    const auto login =
        directory.script("shell", "echo welcome\nPATH='" + directory.path().string() + "'\neval \"$2\"\n");
    ::setenv("SHELL", login.c_str(), 1);
    const auto auth = Credentials(config).current({});
    ::setenv("SHELL", shell.c_str(), 1);
    ASSERT_TRUE(auth) << auth.error().describe();
    EXPECT_EQ((*auth)->authorization.reveal(), "Bearer from-login");
}

TEST(Credentials, ATokenFileIsReadAgainAfterARefusal) {
    TemporaryDirectory directory;
    ClientConfig config;
    config.user = {.name = "u", .tokenFile = directory.write("token", "one\n")};
    Credentials credentials(config);
    const auto first = credentials.current({});
    ASSERT_TRUE(first);
    EXPECT_EQ((*first)->authorization.reveal(), "Bearer one");
    directory.write("token", "two\n");
    EXPECT_EQ((*credentials.current({}))->authorization.reveal(), "Bearer one");
    EXPECT_TRUE(credentials.renew(**first));
    EXPECT_EQ((*credentials.current({}))->authorization.reveal(), "Bearer two");
    std::filesystem::remove(config.user.tokenFile);
    EXPECT_TRUE(credentials.renew(**credentials.current({})));
    const auto gone = credentials.current({});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().where, config.user.tokenFile.string());
}

TEST(Credentials, StaticOnesAreNotTriedAgain) {
    ClientConfig config;
    config.user = {.name = "u", .password = Secret("pass"), .username = "user"};
    Credentials basic(config);
    const auto auth = basic.current({});
    ASSERT_TRUE(auth);
    EXPECT_EQ((*auth)->authorization.reveal(), "Basic dXNlcjpwYXNz");
    EXPECT_FALSE(basic.renew(**auth));
}

TEST(Credentials, ImpersonationBecomesHeaders) {
    ClientConfig config;
    config.user = {.name = "u",
                   .impersonate = "admin",
                   .impersonateUid = "7",
                   .impersonateGroups = {"a", "b"},
                   .impersonateExtra = {{"example.com/why", {"x"}}}};
    const auto auth = Credentials(config).current({});
    ASSERT_TRUE(auth);
    EXPECT_THAT((*auth)->impersonation,
                testing::ElementsAre("Impersonate-User: admin", "Impersonate-Uid: 7", "Impersonate-Group: a",
                                     "Impersonate-Group: b", "Impersonate-Extra-example.com%2Fwhy: x"));
}

}  // namespace
}  // namespace slotpilot::kube
