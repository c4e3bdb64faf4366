// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubeconfig.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "kube/client.h"
#include "unit/kube/temporary.h"

namespace slotpilot::kube {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

class KubeconfigFiles : public testing::Test {
protected:
    Error errorOf(const std::string& text) const {
        const auto config = Kubeconfig::load({directory.write("config", text)});
        return config ? Error{.what = "no error"} : config.error();
    }
    TemporaryDirectory directory;
};

constexpr const char* everything = R"(
apiVersion: v1
kind: Config
current-context: prod
clusters:
- name: main
  cluster:
    server: https://kube.example:6443
    certificate-authority: pki/ca.crt
    tls-server-name: kube.internal
    proxy-url: socks5://127.0.0.1:1080
    insecure-skip-tls-verify: false
    extensions:
    - name: client.authentication.k8s.io/exec
      extension: {audience: abc, retries: 3, strict: true, code: "007"}
contexts:
- name: prod
  context: {cluster: main, user: alice, namespace: redis}
- name: plain
  context: {cluster: main, user: bob}
users:
- name: alice
  user:
    tokenFile: /var/run/token
    client-certificate: ../alice.crt
    client-key-data: a2V5
    as: admin
    as-uid: "7"
    as-groups: [ops, dev]
    as-user-extra: {reason: [night, shift]}
- name: bob
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: ./bin/login
      args: [--quiet, "1"]
      env:
      - {name: REGION, value: north}
      installHint: get it
      provideClusterInfo: true
)";

TEST_F(KubeconfigFiles, ReadsEverythingThatARealOneHolds) {
    const auto file = directory.write("sub/config", everything);
    const auto config = Kubeconfig::load({file});
    ASSERT_TRUE(config) << config.error().describe();
    EXPECT_EQ(config->currentContext(), "prod");
    const auto prod = config->clientConfig();
    ASSERT_TRUE(prod) << prod.error().describe();
    EXPECT_EQ(prod->ns, "redis");
    EXPECT_EQ(prod->cluster.caFile, directory.path() / "sub/pki/ca.crt");
    EXPECT_EQ(prod->cluster.tlsServerName, "kube.internal");
    EXPECT_EQ(prod->cluster.proxyUrl, "socks5://127.0.0.1:1080");
    EXPECT_EQ(nlohmann::json::parse(prod->cluster.execConfig),
              nlohmann::json({{"audience", "abc"}, {"retries", 3}, {"strict", true}, {"code", "007"}}));
    EXPECT_EQ(prod->user.certificateFile, directory.path() / "alice.crt");
    EXPECT_EQ(prod->user.tokenFile, "/var/run/token");
    EXPECT_EQ(prod->user.keyData.reveal(), "key");
    EXPECT_EQ(prod->user.impersonateUid, "7");
    EXPECT_THAT(prod->user.impersonateGroups, ElementsAre("ops", "dev"));
    EXPECT_THAT(prod->user.impersonateExtra, ElementsAre(Pair("reason", ElementsAre("night", "shift"))));

    const auto plain = config->clientConfig("plain");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->ns, "default");
    ASSERT_TRUE(plain->user.exec);
    EXPECT_EQ(plain->user.exec->command, (directory.path() / "sub/bin/login").string());
    EXPECT_THAT(plain->user.exec->arguments, ElementsAre("--quiet", "1"));
    EXPECT_THAT(plain->user.exec->environment, ElementsAre(Pair("REGION", "north")));
    EXPECT_TRUE(plain->user.exec->provideClusterInfo);
}

TEST_F(KubeconfigFiles, TheFirstFileToNameAnEntryWins) {
    const auto first = directory.write("a/config", R"(
clusters: [{name: c, cluster: {server: "https://first", certificate-authority: ca.crt}}]
contexts: [{name: one, context: {cluster: c, user: u}}]
users: null
)");
    const auto second = directory.write("b/config", R"({"current-context": "two",
"clusters": [{"name": "c", "cluster": {"server": "https://second", "tls-server-name": "x"}}],
"contexts": [{"name": "one", "context": {"cluster": "nope"}}, {"name": "two", "context": {"cluster": "c", "user": "u"}}],
"users": [{"name": "u", "user": {"token": "t"}}]})");
    const auto config = Kubeconfig::load({first, directory.path() / "missing", second});
    ASSERT_TRUE(config) << config.error().describe();
    ASSERT_EQ(config->contexts().size(), 2u);
    EXPECT_EQ(config->contexts()[1].file, second);
    const auto one = config->clientConfig("one");
    ASSERT_TRUE(one) << one.error().describe();
    EXPECT_EQ(one->cluster.server, "https://first");
    EXPECT_EQ(one->cluster.tlsServerName, "") << "entries are not mixed";
    EXPECT_EQ(one->cluster.caFile, directory.path() / "a/ca.crt");
    EXPECT_EQ(one->user.token.reveal(), "t") << "a user may come from another file";
    EXPECT_EQ(config->currentContext(), "two");
}

TEST_F(KubeconfigFiles, NamesTheLineOfWhatIsWrong) {
    const auto broken = errorOf("clusters:\n- name: a\n  cluster: {server: [}\n");
    EXPECT_EQ(broken.code, ErrorCode::Invalid);
    EXPECT_EQ(broken.where, (directory.path() / "config").string() + ":3");
    const auto shape = errorOf("clusters:\n- name: a\n  cluster:\n    server:\n      host: x\n");
    EXPECT_EQ(shape.where, (directory.path() / "config").string() + ":5");
    EXPECT_THAT(shape.what, HasSubstr("\"server\" must be a text"));
    const auto base64 = errorOf("users:\n- name: a\n  user:\n    client-key-data: '!!secret!!'\n");
    EXPECT_EQ(base64.where, (directory.path() / "config").string() + ":4");
    EXPECT_THAT(base64.describe(), testing::Not(HasSubstr("!!secret!!")));
    EXPECT_THAT(errorOf("clusters: {a: b}\n").what, HasSubstr("\"clusters\" must be a list"));
    EXPECT_THAT(errorOf("contexts:\n- context: {cluster: a}\n").what, HasSubstr("no name"));
    EXPECT_THAT(errorOf("clusters:\n- name: a\n  cluster: {insecure-skip-tls-verify: perhaps}\n").what,
                HasSubstr("true or false"));
    EXPECT_THAT(errorOf("just words").what, HasSubstr("no mapping"));
    EXPECT_THAT(errorOf("users:\n- name: a\n  user: {exec: {args: [x]}}\n").what, HasSubstr("no \"command\""));
}

TEST_F(KubeconfigFiles, AMissingFileIsAnErrorOnlyWhenItIsTheOnlyOne) {
    const auto none = Kubeconfig::load({directory.path() / "none"});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_THAT(none.error().describe(), HasSubstr((directory.path() / "none").string()));
    const auto folder = Kubeconfig::load({directory.path()});
    ASSERT_FALSE(folder);
    EXPECT_THAT(folder.error().describe(), HasSubstr("is a directory"));
    const auto empty = Kubeconfig::load({directory.write("empty", ""), directory.path() / "none"});
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->contexts().empty());
}

TEST_F(KubeconfigFiles, AnUnknownContextIsAnsweredWithThoseThatThereAre) {
    const auto config = Kubeconfig::load({directory.write("config", everything)});
    ASSERT_TRUE(config);
    const auto unknown = config->clientConfig("nosuch");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
    EXPECT_THAT(unknown.error().describe(), HasSubstr("\"prod\", \"plain\""));
    const auto dangling = Kubeconfig::load({directory.write(
        "dangling",
        "contexts: [{name: a, context: {cluster: gone}}, {name: b, context: {cluster: c, user: gone}}]\n"
        "clusters: [{name: c, cluster: {server: x}}]\n")});
    ASSERT_TRUE(dangling);
    EXPECT_THAT(dangling->clientConfig().error().what, HasSubstr("no current-context"));
    EXPECT_THAT(dangling->clientConfig("a").error().what, HasSubstr("the cluster \"gone\""));
    EXPECT_THAT(dangling->clientConfig("b").error().what, HasSubstr("the user \"gone\""));
    EXPECT_THAT(config->clientConfig("playground").error().hint, HasSubstr("--playground"));
}

TEST_F(KubeconfigFiles, AnEntryThatIsMissingIsNamedWithItsLineAndWhatToDo) {
    const auto file = directory.write("config", R"(clusters:
- name: bare
  cluster: {}
- {name: c, cluster: {server: "https://x"}}
users: [{name: u, user: {}}]
contexts:
- name: clusterless
  context: {cluster: gone}
- name: nowhere
  context: {}
- name: userless
  context: {cluster: c, user: gone}
- {name: serverless, context: {cluster: bare}}
)");
    const auto config = Kubeconfig::load({file});
    ASSERT_TRUE(config) << config.error().describe();
    const auto expect = [&](const char* context, int line, const char* what, const char* hint) {
        const auto refused = config->clientConfig(context);
        ASSERT_FALSE(refused) << context;
        EXPECT_EQ(refused.error().where, file.string() + ":" + std::to_string(line)) << context;
        EXPECT_THAT(refused.error().what, HasSubstr(what));
        EXPECT_THAT(refused.error().hint, HasSubstr(hint));
    };
    expect("clusterless", 7, "names the cluster \"gone\", which is not there", "Clusters there: \"bare\", \"c\"");
    expect("nowhere", 9, "names no cluster", "\"c\"");
    expect("userless", 11, "names the user \"gone\", who is not there", "Users there: \"u\"");
    expect("serverless", 2, "has no \"server\"", "server: https://");
}

TEST_F(KubeconfigFiles, AnEmptyFileIsNamed) {
    const auto file = directory.write("empty", "");
    const auto config = Kubeconfig::load({file});
    ASSERT_TRUE(config) << config.error().describe();
    const auto refused = config->clientConfig();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, "the kubeconfig names no contexts");
    EXPECT_EQ(refused.error().where, file.string());
    EXPECT_THAT(refused.error().hint, HasSubstr("--kubeconfig"));
}

TEST_F(KubeconfigFiles, TheVariableListsFilesUnlessOneIsNamed) {
    const char* before = std::getenv("KUBECONFIG");
    const std::string kept = before ? before : "";
    ::setenv("KUBECONFIG", "/a:/b::", 1);
    EXPECT_THAT(Kubeconfig::files(), ElementsAre("/a", "/b"));
    EXPECT_THAT(Kubeconfig::files("/c"), ElementsAre("/c"));
    ::unsetenv("KUBECONFIG");
    EXPECT_THAT(Kubeconfig::files()[0].string(), HasSubstr("/.kube/config"));
    if (before) ::setenv("KUBECONFIG", kept.c_str(), 1);
}

TEST(ClientMake, RefusesWhatCannotWork) {
    ClientConfig config{.context = "old", .cluster = {.name = "c", .server = "https://127.0.0.1:1"}};
    config.user.authProvider = "gcp";
    auto old = Client::make(config);
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(old.error().describe(), HasSubstr("gke-gcloud-auth-plugin"));
    config.user = {.name = "u", .certificateData = "no pem", .keyData = Secret("SECRET")};
    auto certificate = Client::make(config);
    ASSERT_FALSE(certificate);
    EXPECT_EQ(certificate.error().code, ErrorCode::Invalid);
    EXPECT_THAT(certificate.error().describe(), testing::Not(HasSubstr("SECRET")));
    config.user = {};
    config.cluster.caData = "no pem";
    EXPECT_EQ(Client::make(config).error().code, ErrorCode::Invalid);
    config.cluster.caData.clear();
    config.cluster.caFile = "/no/such/ca.crt";
    EXPECT_EQ(Client::make(config).error().where, "/no/such/ca.crt");
    config.cluster.caFile.clear();
    config.cluster.server = "ftp://x";
    config.cluster.place = "config:3";
    EXPECT_EQ(Client::make(config).error().code, ErrorCode::Invalid);
    EXPECT_EQ(Client::make(config).error().where, "config:3");
    EXPECT_THAT(Client::make(config).error().hint, HasSubstr("https://"));
}

}  // namespace
}  // namespace slotpilot::kube
