// SPDX-License-Identifier: GPL-3.0-or-later
// Access, Observer and readSnapshot on a real Kubernetes, named by SLOTPILOT_TEST_KUBECONFIG.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>

#include "base/subprocess.h"
#include "cluster/observer.h"
#include "kube/kubeconfig.h"
#include "must.h"

namespace slotpilot::cluster {
namespace {

using nlohmann::json;
using test::must;

constexpr std::chrono::seconds patience{120};

json statefulSet(const std::string& name, int replicas, const std::vector<std::string>& arguments) {
    json command{"redis-server", "--protected-mode", "no", "--save", "", "--dir", "/data"};
    for (const auto& argument : arguments) command.push_back(argument);
    json container{{"name", "redis"},
                   {"image", "docker.io/library/redis:7.0"},
                   {"imagePullPolicy", "IfNotPresent"},
                   {"command", command},
                   {"volumeMounts", json::array({{{"name", "data"}, {"mountPath", "/data"}}})}};
    const json labels{{"app", name}};
    const json claim{
        {"metadata", {{"name", "data"}}},
        {"spec",
         {{"accessModes", json::array({"ReadWriteOnce"})}, {"resources", {{"requests", {{"storage", "16Mi"}}}}}}}};
    return {{"apiVersion", "apps/v1"},
            {"kind", "StatefulSet"},
            {"metadata", {{"name", name}}},
            {"spec",
             {{"replicas", replicas},
              {"serviceName", name},
              {"podManagementPolicy", "Parallel"},
              {"selector", {{"matchLabels", labels}}},
              {"template",
               {{"metadata", {{"labels", labels}}},
                {"spec", {{"terminationGracePeriodSeconds", 1}, {"containers", json::array({container})}}}}},
              {"volumeClaimTemplates", json::array({claim})}}}};
}

/// Keeps all snapshots that an Observer publishes.
class Recorder {
public:
    explicit Recorder(std::shared_ptr<Access> access)
        : observer_(std::move(access), Observer::Options(), [this](SnapshotPtr snapshot) {
              const std::lock_guard lock(mutex_);
              seen_.push_back(std::move(snapshot));
              changed_.notify_all();
          }) {}

    /// The first snapshot from the latest one on that fits; null and a failure if none comes.
    SnapshotPtr until(const std::string& what, const std::function<bool(const ClusterSnapshot&)>& fits) {
        std::unique_lock lock(mutex_);
        std::size_t next = seen_.empty() ? 0 : seen_.size() - 1;
        SnapshotPtr found;
        const bool came = changed_.wait_for(lock, patience, [&] {
            for (; next < seen_.size() && !found; ++next)
                if (fits(*seen_[next])) found = seen_[next];
            return found != nullptr;
        });
        EXPECT_TRUE(came) << "waited for " << what << "; " << describe();
        return found;
    }
    std::vector<SnapshotPtr> all() const {
        const std::lock_guard lock(mutex_);
        return seen_;
    }
    Observer& observer() { return observer_; }

private:
    std::string describe() const {
        if (seen_.empty()) return "no snapshot at all";
        const auto& last = *seen_.back();
        std::string text = last.stale ? "stale: " + last.stale->describe() + "; " : "";
        for (const auto& member : last.members)
            text += member.name + ": " + (member.redis ? "read" : member.redis.error().describe()) + "; ";
        return text;
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<SnapshotPtr> seen_;
    Observer observer_;  // last: it calls back
};

bool allRead(const ClusterSnapshot& snapshot, std::size_t members) {
    return snapshot.members.size() == members && snapshot.claims && snapshot.nodes &&
           std::ranges::all_of(snapshot.members, [](const Member& member) { return member.redis.has_value(); });
}

class ClusterOnKubernetes : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        const char* file = std::getenv("SLOTPILOT_TEST_KUBECONFIG");
        if (!file) return;
        config = must(must(kube::Kubeconfig::load({file})).clientConfig());
        client = must(kube::Client::make(config));
        ns = "slotpilot-cluster-" + std::to_string(::getpid());
        create(kube::resources::namespaces, {{"metadata", {{"name", ns}}}});
        const auto sets = kube::resources::statefulSets;
        create(sets, statefulSet("redis", 3, {"--cluster-enabled", "yes", "--enable-debug-command", "yes"}));
        create(sets, statefulSet("locked", 1, {"--cluster-enabled", "yes", "--requirepass", "open sesame"}));
        create(sets, statefulSet("plain", 1, {}));
        create(kube::resources::secrets, {{"metadata", {{"name", "pw"}}}, {"stringData", {{"key", "open sesame"}}}});
        auto keyed = statefulSet("keyed", 1, {"--cluster-enabled", "yes", "--requirepass", "open sesame"});
        keyed["spec"]["template"]["spec"]["containers"][0]["env"] = json::array(
            {{{"name", "REDIS_PASSWORD"}, {"valueFrom", {{"secretKeyRef", {{"name", "pw"}, {"key", "key"}}}}}}});
        create(sets, keyed);
    }

    static void TearDownTestSuite() {
        if (client) static_cast<void>(client->remove(kube::resources::namespaces, {}, ns, {}, {}));
        client.reset();
    }

    void SetUp() override {
        if (!client) GTEST_SKIP() << "SLOTPILOT_TEST_KUBECONFIG is not set: no Kubernetes to test on";
    }

    static void create(const kube::Resource& resource, json object) {
        object["apiVersion"] = resource.apiVersion();
        object["kind"] = resource.kind;
        must(client->create(resource, resource.namespaced ? ns : "", object, {}));
    }

    static std::shared_ptr<Access> accessTo(const std::string& set,
                                            std::optional<redis::Credentials> credentials = {}) {
        return must(Access::open(config, {config.context, ns, set}, std::move(credentials)));
    }

    static inline kube::ClientConfig config;
    static inline std::shared_ptr<kube::Client> client;
    static inline std::string ns;
};

TEST_F(ClusterOnKubernetes, FollowsAPodThatComesBackUnderANewAddress) {
    const auto access = accessTo("redis");
    Recorder recorder(access);
    const auto before = recorder.until("three servers", [](const auto& s) { return allRead(s, 3); });
    ASSERT_TRUE(before);
    EXPECT_FALSE(before->stale);
    EXPECT_FALSE(before->created());
    EXPECT_EQ(before->statefulSet->replicas, 3);
    EXPECT_GE(before->nodes->size(), 1u);
    EXPECT_EQ(before->claims->size(), 3u);
    for (const auto& member : before->members) EXPECT_EQ(member.claims.size(), 1u);

    const auto pod = *before->member("redis-1")->pod;
    must(client->remove(kube::resources::pods, ns, "redis-1", pod.meta.uid, {}));
    recorder.until("redis-1 to be gone", [&](const auto& s) {
        const auto* member = s.member("redis-1");
        return !member->pod || member->pod->meta.uid != pod.meta.uid;
    });
    const auto after = recorder.until("redis-1 to be back", [&](const auto& s) {
        return allRead(s, 3) && s.member("redis-1")->pod->meta.uid != pod.meta.uid;
    });
    ASSERT_TRUE(after);
    EXPECT_NE(after->member("redis-1")->pod->podIp, pod.podIp);
    EXPECT_EQ(after->member("redis-1")->nodeId(), before->member("redis-1")->nodeId());
    EXPECT_EQ(after->member("redis-0")->pod->meta.uid, before->member("redis-0")->pod->meta.uid);
    const auto all = recorder.all();
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_EQ(all[i]->version, all[i - 1]->version + 1);
        EXPECT_FALSE(sameContent(*all[i - 1], *all[i]));
    }
}

TEST_F(ClusterOnKubernetes, ShowsWhatRedisChanges) {
    const auto access = accessTo("redis");
    Recorder recorder(access);
    recorder.observer().setActive(true);
    const auto before = recorder.until("three servers", [](const auto& s) { return allRead(s, 3); });
    ASSERT_TRUE(before);
    auto connection = must(access->dial("redis-0", {}));
    must(connection.command({"CLUSTER", "MEET", before->member("redis-2")->pod->podIp, "6379"}, {}));
    const auto id0 = before->member("redis-0")->nodeId(), id2 = before->member("redis-2")->nodeId();
    recorder.until("redis-0 and redis-2 to know each other", [&](const auto& s) {
        return allRead(s, 3) && s.member("redis-0")->redis->find(id2) && s.member("redis-2")->redis->find(id0);
    });
    must(connection.command({"CLUSTER", "ADDSLOTSRANGE", "0", "99"}, {}));
    const auto after = recorder.until("slots", [](const auto& s) { return s.owner[99] == 0; });
    ASSERT_TRUE(after);
    EXPECT_TRUE(after->created());
    EXPECT_TRUE(after->strangers.empty());
    EXPECT_EQ(after->owner[100], -1);
}

/// A way to the API server that can be cut: socat on a loopback port.
class Relay {
public:
    explicit Relay(const std::string& server) : target_(server.substr(server.find("//") + 2)) {
        const UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0) throw std::runtime_error("bind");
        ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    std::string server() const { return "https://127.0.0.1:" + std::to_string(port_); }
    void start() {
        ProcessSpec spec;
        spec.arguments = {"socat", "TCP-LISTEN:" + std::to_string(port_) + ",bind=127.0.0.1,reuseaddr,fork",
                          "TCP:" + target_};
        process_ = std::make_unique<Process>(must(Process::start(spec, {})));
    }
    /// With all its connections.
    void cut() { process_.reset(); }
    /// Connections stay, but nothing passes.
    void hang() { process_->signal(SIGSTOP); }
    void goOn() { process_->signal(SIGCONT); }

private:
    std::string target_;
    int port_ = 0;
    std::unique_ptr<Process> process_;
};

TEST_F(ClusterOnKubernetes, IsStaleAtOnceWithoutTheApiServerAndFreshWithIt) {
    if (!findProgram("socat")) GTEST_SKIP() << "socat is not installed";
    Relay relay(config.cluster.server);
    auto throughRelay = config;
    throughRelay.cluster.server = relay.server();
    Recorder recorder(must(Access::open(throughRelay, {config.context, ns, "redis"})));
    const auto never = recorder.until("the reason", [](const auto& s) { return s.stale.has_value(); });
    ASSERT_TRUE(never);
    EXPECT_TRUE(never->members.empty());
    EXPECT_EQ(never->statefulSet.error().code, ErrorCode::Unreachable);

    relay.start();
    ASSERT_TRUE(recorder.until("three servers", [](const auto& s) { return !s.stale && allRead(s, 3); }));
    relay.cut();
    const auto stale = recorder.until("staleness", [](const auto& s) { return s.stale.has_value(); });
    ASSERT_TRUE(stale);
    EXPECT_EQ(stale->members.size(), 3u);
    EXPECT_TRUE(stale->statefulSet);
    EXPECT_TRUE(stale->member("redis-0")->pod);
    EXPECT_TRUE(allRead(*stale, 3)) << "what was seen last stays";
    relay.start();
    EXPECT_TRUE(recorder.until("freshness", [](const auto& s) { return !s.stale && allRead(s, 3); }));
}

TEST_F(ClusterOnKubernetes, IsStaleWhileTheApiServerHangs) {
    if (!findProgram("socat")) GTEST_SKIP() << "socat is not installed";
    Relay relay(config.cluster.server);
    relay.start();
    auto throughRelay = config;
    throughRelay.cluster.server = relay.server();
    Recorder recorder(must(Access::open(throughRelay, {config.context, ns, "redis"})));
    ASSERT_TRUE(recorder.until("three servers", [](const auto& s) { return !s.stale && allRead(s, 3); }));
    relay.hang();
    const auto stale = recorder.until("staleness", [](const auto& s) { return s.stale.has_value(); });
    ASSERT_TRUE(stale);
    EXPECT_EQ(stale->stale->code, ErrorCode::Timeout);
    EXPECT_TRUE(allRead(*stale, 3)) << "what was seen last stays";
    relay.goOn();
    EXPECT_TRUE(recorder.until("freshness", [](const auto& s) { return !s.stale && allRead(s, 3); }));
}

TEST_F(ClusterOnKubernetes, AServerThatHangsIsReportedAndDoesNotHoldUpTheOthers) {
    const auto access = accessTo("redis");
    Recorder recorder(access);
    ASSERT_TRUE(recorder.until("three servers", [](const auto& s) { return allRead(s, 3); }));
    auto sleeper = must(access->dial("redis-1", {})), other = must(access->dial("redis-0", {}));
    must(sleeper.append({{"DEBUG", "SLEEP", "12"}}));
    const auto hanging =
        recorder.until("redis-1 to be unread", [](const auto& s) { return !s.member("redis-1")->redis; });
    ASSERT_TRUE(hanging);
    EXPECT_TRUE(hanging->member("redis-0")->redis);
    EXPECT_TRUE(hanging->member("redis-2")->redis);
    must(other.command({"CONFIG", "SET", "maxmemory", "77mb"}, {}));
    const auto next = recorder.until("a change of redis-0", [](const auto& s) {
        return s.member("redis-0")->redis->info.at("maxmemory") == "80740352";
    });
    ASSERT_TRUE(next);
    EXPECT_FALSE(next->member("redis-1")->redis);
    EXPECT_TRUE(recorder.until("all three again", [](const auto& s) { return allRead(s, 3); }));
}

TEST_F(ClusterOnKubernetes, ReadsEverythingOnce) {
    const auto access = accessTo("redis");
    Recorder recorder(access);
    ASSERT_TRUE(recorder.until("three servers", [](const auto& s) { return allRead(s, 3); }));
    const auto snapshot = must(readSnapshot(*access, {}));
    EXPECT_TRUE(allRead(*snapshot, 3));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(readSnapshot(*access, stop.get_token()).error().code, ErrorCode::Cancelled);
}

TEST_F(ClusterOnKubernetes, FindsThePasswordThatThePodsNameAndAsksForOneThatNobodyNames) {
    const auto isUp = [](const auto& s) {
        return s.members.size() == 1 && s.members[0].pod && s.members[0].pod->phase == "Running" &&
               (s.members[0].redis || s.members[0].redis.error().code != ErrorCode::Unreachable);
    };
    const auto keyed = accessTo("keyed");
    EXPECT_FALSE(keyed->credentials());
    Recorder known(keyed);
    const auto found = known.until("the password to be found", isUp);
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->members[0].redis) << found->members[0].redis.error().describe();
    EXPECT_EQ(keyed->credentials()->password.reveal(), "open sesame");

    Recorder unknown(accessTo("locked"));
    const auto refused = unknown.until("a refusal", isUp);
    ASSERT_TRUE(refused);
    ASSERT_FALSE(refused->members[0].redis);
    EXPECT_EQ(refused->members[0].redis.error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(refused->members[0].redis.error().what, "Redis needs a password");

    const auto wrong = accessTo("locked", redis::Credentials{"", Secret("guess")})->dial("locked-0", {});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(wrong.error().describe().find("guess"), std::string::npos);
    EXPECT_TRUE(accessTo("locked", redis::Credentials{"", Secret("open sesame")})->dial("locked-0", {}));
}

TEST_F(ClusterOnKubernetes, SaysThatAServerIsNotInClusterModeAndNeedsNoPasswordThatIsGiven) {
    Recorder recorder(accessTo("plain", redis::Credentials{"", Secret("not asked for")}));
    const auto snapshot = recorder.until("an answer", [](const auto& s) {
        return s.members.size() == 1 && !s.members[0].redis &&
               s.members[0].redis.error().code == ErrorCode::Unsupported;
    });
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(snapshot->members[0].redis.error().what, "Redis does not run in cluster mode");
}

TEST_F(ClusterOnKubernetes, SaysWhatIsMissing) {
    Recorder recorder(accessTo("none"));
    const auto seen = recorder.until("an answer", [](const auto&) { return true; });
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->statefulSet.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(seen->members.empty());
    const auto once = must(readSnapshot(*accessTo("none"), {}));
    EXPECT_EQ(once->statefulSet.error().code, ErrorCode::NotFound);
    auto elsewhere = must(Access::open(config, {config.context, "no-such-namespace", "redis"}));
    const auto nowhere = readSnapshot(*elsewhere, {});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().what, "there is no namespace no-such-namespace");
}

TEST_F(ClusterOnKubernetes, WorksWithoutTheRightToListNodes) {
    const kube::Resource roles{"rbac.authorization.k8s.io", "v1", "roles", "Role"};
    const kube::Resource bindings{"rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding"};
    const auto rule = [](const char* group, json resources, json verbs) {
        return json{{"apiGroups", json::array({group})}, {"resources", resources}, {"verbs", verbs}};
    };
    const json reading{"get", "list", "watch"};
    create(roles, {{"metadata", {{"name", "reader"}}},
                   {"rules", json::array({rule("", {"pods", "persistentvolumeclaims"}, reading),
                                          rule("apps", {"statefulsets"}, reading),
                                          rule("", json::array({"pods/portforward"}), {"get", "create"})})}});
    create(bindings, {{"metadata", {{"name", "reader"}}},
                      {"roleRef", {{"apiGroup", roles.group}, {"kind", "Role"}, {"name", "reader"}}},
                      {"subjects", json::array({{{"kind", "User"}, {"apiGroup", roles.group}, {"name", "ann"}}})}});
    auto limited = config;
    limited.user.impersonate = "ann";
    Recorder recorder(must(Access::open(limited, {config.context, ns, "redis"})));
    const auto snapshot = recorder.until("all but the nodes", [](const auto& s) {
        return s.members.size() == 3 && !s.nodes && s.nodes.error().code == ErrorCode::Forbidden && s.claims &&
               std::ranges::all_of(s.members, [](const Member& member) { return member.redis.has_value(); });
    });
    ASSERT_TRUE(snapshot);
    EXPECT_FALSE(snapshot->stale);
}

}  // namespace
}  // namespace slotpilot::cluster
