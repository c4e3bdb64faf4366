// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the playground that need no process.
#include <gmock/gmock.h>

#include "playground/apply.h"
#include "playground/patch.h"
#include "playground/sandbox.h"
#include "playground/selector.h"

namespace slotpilot::playground {
namespace {

using testing::HasSubstr;

TEST(Patch, StrategicMergesListsByTheirKeys) {
    Json object = Json::parse(R"({"spec":{"containers":[{"name":"a","image":"1","env":[{"name":"X","value":"1"}]},
                                                        {"name":"b","image":"1"}],"args":["x","y"]}})");
    strategicMerge(object, Json::parse(R"({"spec":{"args":["z"],"containers":[{"name":"a","image":"2",
        "env":[{"name":"Y","value":"2"}]},{"name":"b","$patch":"delete"},{"name":"c"}]}})"));
    EXPECT_EQ(object, Json::parse(R"({"spec":{"args":["z"],"containers":[{"name":"a","image":"2",
        "env":[{"name":"X","value":"1"},{"name":"Y","value":"2"}]},{"name":"c"}]}})"));
}

TEST(Patch, StrategicDirectivesOrderAndRetain) {
    Json object = Json::parse(R"({"containers":[{"name":"a"},{"name":"b"}],"strategy":{"type":"X","old":1},
                                  "finalizers":["f","g"]})");
    strategicMerge(object, Json::parse(R"({"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],
        "containers":[{"name":"a","image":"1"}],"strategy":{"$retainKeys":["type"],"type":"Y"},
        "$deleteFromPrimitiveList/finalizers":["f"]})"));
    EXPECT_EQ(object, Json::parse(R"({"containers":[{"name":"b"},{"name":"a","image":"1"}],
                                      "strategy":{"type":"Y"},"finalizers":["g"]})"));
}

TEST(Patch, RefusesWhatCannotBeApplied) {
    const Json object{{"a", 1}};
    EXPECT_EQ(patched("application/json-patch+json", object, R"([{"op":"test","path":"/a","value":2}])").error().code,
              422);
    EXPECT_EQ(patched("application/merge-patch+json", object, "{").error().code, 400);
    EXPECT_EQ(patched("text/plain", object, "{}").error().code, 415);
    EXPECT_EQ(*patched("application/json-patch+json", object, R"([{"op":"add","path":"/b","value":2}])"),
              Json({{"a", 1}, {"b", 2}}));
}

class Apply : public testing::Test {
protected:
    static Json wanted(const Json& spec) {
        return {{"apiVersion", "apps/v1"}, {"kind", "StatefulSet"}, {"metadata", {{"name", "s"}}}, {"spec", spec}};
    }
    const Kind& kind_ = kindOf("statefulsets.apps");
};

TEST_F(Apply, NamesTheFieldAndTheManagerOfAConflict) {
    const auto live = applied(kind_, nullptr, wanted({{"replicas", 3}}), {"one", "", false});
    ASSERT_TRUE(live);
    const auto refused = applied(kind_, *live, wanted({{"replicas", 4}}), {"two", "", false});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, 409);
    EXPECT_EQ(refused.error().message, "Apply failed with 1 conflict: conflict with \"one\": .spec.replicas");
    const auto forced = applied(kind_, *live, wanted({{"replicas", 4}}), {"two", "", true});
    ASSERT_TRUE(forced);
    EXPECT_EQ((*forced)["spec"]["replicas"], 4);
    // Now the field is the other's.
    EXPECT_FALSE(applied(kind_, *forced, wanted({{"replicas", 3}}), {"one", "", false}));
}

TEST_F(Apply, SharesFieldsOfTheSameValue) {
    const auto live = applied(kind_, nullptr, wanted({{"replicas", 3}}), {"one", "", false});
    const auto shared = applied(kind_, *live, wanted({{"replicas", 3}}), {"two", "", false});
    ASSERT_TRUE(shared);
    const auto left = applied(kind_, *shared, wanted(Json::object()), {"one", "", false});
    ASSERT_TRUE(left);
    EXPECT_EQ((*left)["spec"]["replicas"], 3);
}

TEST_F(Apply, RemovesItemsThatTheirOwnerDropped) {
    const Json two =
        Json::parse(R"({"template":{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}}})");
    const Json one = Json::parse(R"({"template":{"spec":{"containers":[{"name":"b","image":"1"}]}}})");
    const auto live = applied(kind_, nullptr, wanted(two), {"one", "", false});
    const auto less = applied(kind_, *live, wanted(one), {"one", "", false});
    ASSERT_TRUE(less);
    EXPECT_EQ((*less)["spec"], one);
}

TEST_F(Apply, APlainWriteTakesTheField) {
    auto live = applied(kind_, nullptr, wanted({{"replicas", 3}}), {"one", "", false});
    Json changed = *live;
    changed["spec"]["replicas"] = 5;
    recordUpdate(*live, changed, {"kubectl", "scale", false});
    const auto refused = applied(kind_, changed, wanted({{"replicas", 3}}), {"one", "", false});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("conflict with \"kubectl\": .spec.replicas"));

    // A plain write of the same manager, too: its applies are tracked apart.
    changed = *live;
    changed["spec"]["replicas"] = 5;
    recordUpdate(*live, changed, {"one", "", false});
    EXPECT_FALSE(applied(kind_, changed, wanted({{"replicas", 3}}), {"one", "", false}));
}

TEST(Sandbox, RewritesPathsAtTheirBorders) {
    const std::vector<std::pair<std::string, std::string>> mappings{{"/data/conf", "/p/c"}, {"/data", "/p/d"}};
    EXPECT_EQ(rewritePaths("dir /data", mappings), "dir /p/d");
    EXPECT_EQ(rewritePaths("/data/conf/redis.conf /data/x", mappings), "/p/c/redis.conf /p/d/x");
    EXPECT_EQ(rewritePaths("/database x/data /var/data --dir=/data;ls", mappings),
              "/database x/data /var/data --dir=/p/d;ls");
    EXPECT_EQ(rewritePaths("exec redis-server \"/data/redis.conf\".", mappings),
              "exec redis-server \"/p/d/redis.conf\".");
}

TEST(Sandbox, ExpandsVariables) {
    const std::map<std::string, std::string> variables{{"IP", "127.1.2.3"}};
    EXPECT_EQ(expandVariables("--ip=$(IP) $(NO) $$(IP) $IP $", variables), "--ip=127.1.2.3 $(NO) $(IP) $IP $");
}

TEST(Sandbox, ResolvesNamesOfPodsAndServices) {
    Store store;
    const auto pod = [&](const std::string& name, const std::string& address) {
        (void)store.create({"pods", "ns", name},
                           {{"metadata", {{"name", name}, {"namespace", "ns"}, {"labels", {{"app", "redis"}}}}},
                            {"spec", {{"subdomain", "redis"}}},
                            {"status", {{"podIP", address}}}});
    };
    pod("redis-0", "127.1.1.1");
    pod("redis-1", "127.1.1.2");
    (void)store.create({"services", "ns", "redis"}, {{"metadata", {{"name", "redis"}, {"namespace", "ns"}}},
                                                     {"spec", {{"selector", {{"app", "redis"}}}}}});
    const auto self = store.get({"pods", "ns", "redis-0"});
    const auto resolved = [&](const std::string& text) { return resolveNames(store, *self, text); };
    EXPECT_EQ(resolved("redis-1.redis:6379"), "127.1.1.2:6379");
    EXPECT_EQ(resolved("redis-1.redis.ns.svc.cluster.local"), "127.1.1.2");
    EXPECT_EQ(resolved("redis-1.other"), "redis-1.other");
    EXPECT_EQ(resolved("redis:6379"), "127.1.1.1:6379");
    EXPECT_EQ(resolved("redis"), "127.1.1.1");
    EXPECT_EQ(resolved("redis-cli -h redis-1.redis.ns ping; cat /etc/redis"),
              "redis-cli -h 127.1.1.2 ping; cat /etc/redis");
    EXPECT_EQ(resolved("localhost:6379"), "127.1.1.1:6379");
}

TEST(Selector, SelectsByLabelsAndFields) {
    const Json object = Json::parse(R"({"metadata":{"name":"a","labels":{"app":"redis","tier":"db"}},
                                        "spec":{"nodeName":"n1"}})");
    const auto matches = [&](const std::string& labels, const std::string& fields) {
        const auto selector = Selector::parse(labels, fields);
        EXPECT_TRUE(selector) << labels << fields;
        return selector && selector->matches(object);
    };
    EXPECT_TRUE(matches("app=redis,tier in (db, web),!gone,app", "metadata.name=a,spec.nodeName!=n2"));
    EXPECT_FALSE(matches("app!=redis", ""));
    EXPECT_FALSE(matches("tier notin (db)", ""));
    EXPECT_FALSE(matches("gone", ""));
    EXPECT_FALSE(matches("", "status.phase=Running"));
    EXPECT_FALSE(Selector::parse("a b c", ""));
}

TEST(StoreHistory, SaysWhenARevisionIsTooOld) {
    Store store;
    const auto first = store.revision();
    (void)store.create({"configmaps", "ns", "a"}, {{"metadata", {{"name", "a"}}}});
    for (int i = 0; i < 6000; ++i)
        (void)store.update({"configmaps", "ns", "a"}, [&](Json& object) -> Answer<void> {
            object["data"]["n"] = std::to_string(i);
            return {};
        });
    ASSERT_FALSE(store.since(first));
    EXPECT_EQ(store.since(first).error().code, 410);
    EXPECT_EQ(store.since(store.revision() - 3)->size(), 3u);
}

}  // namespace
}  // namespace slotpilot::playground
