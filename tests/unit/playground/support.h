// SPDX-License-Identifier: GPL-3.0-or-later
// A playground and kubectl for tests.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/subprocess.h"
#include "base/wait.h"
#include "kubectl.h"
#include "playground/playground.h"

namespace slotpilot::playground {

/// A cluster of redis-servers as a manifest; `replicas`, `image` and `extra` (lines of the StatefulSet's spec) vary.
inline std::string redisManifest(int replicas, const std::string& image = "docker.io/library/redis:7.0",
                                 const std::string& extra = {}) {
    return R"(apiVersion: v1
kind: ConfigMap
metadata: {name: redis}
data:
  redis.conf: |
    cluster-enabled yes
    appendonly yes
    dir /data
---
apiVersion: v1
kind: Service
metadata: {name: redis, labels: {app: redis}}
spec: {clusterIP: None, selector: {app: redis}, ports: [{name: redis, port: 6379}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: redis, labels: {app: redis}}
spec:
  serviceName: redis
  replicas: )" +
           std::to_string(replicas) + "\n" + extra + R"(
  selector: {matchLabels: {app: redis}}
  template:
    metadata: {labels: {app: redis}}
    spec:
      terminationGracePeriodSeconds: 5
      containers:
      - name: redis
        image: )" +
           image + R"(
        command: [redis-server, /conf/redis.conf, --cluster-announce-ip, $(POD_IP)]
        env:
        - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
        ports: [{containerPort: 6379, name: redis}, {containerPort: 16379, name: bus}]
        readinessProbe: {exec: {command: [redis-cli, ping]}, periodSeconds: 1, timeoutSeconds: 5}
        volumeMounts: [{name: data, mountPath: /data}, {name: conf, mountPath: /conf}]
      - name: exporter
        image: docker.io/oliver006/redis_exporter:v1.45.0
      volumes: [{name: conf, configMap: {name: redis}}]
  volumeClaimTemplates:
  - metadata: {name: data}
    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
)";
}

/// kubectl with a cache of its own; exec over WebSocket also where that is not the default yet (before 1.31).
inline std::map<std::string, std::string> kubectlEnvironment(const Playground& playground) {
    return {{"HOME", playground.kubeconfig().parent_path().string()},
            {"KUBECONFIG", playground.kubeconfig().string()},
            {"KUBECTL_REMOTE_COMMAND_WEBSOCKETS", "true"}};
}

/// Each test has a playground of its own; tests with kubectl are skipped where there is none.
class PlaygroundTest : public testing::Test {
protected:
    void SetUp() override {
        auto started = Playground::start({});
        ASSERT_TRUE(started) << started.error().describe();
        playground_ = std::move(*started);
    }

    ProcessResult kubectl(std::vector<std::string> arguments, const std::string& input = {}, int seconds = 60) const {
        arguments.insert(arguments.begin(), "kubectl");
        ProcessSpec spec{arguments, kubectlEnvironment(*playground_), {}, input, Milliseconds(seconds * 1000)};
        auto result = run(spec, {});
        if (!result) return {-1, {}, result.error().describe()};
        return *result;
    }

    /// Standard output of a command that must succeed.
    std::string output(const std::vector<std::string>& arguments, const std::string& input = {}) const {
        const auto result = kubectl(arguments, input);
        EXPECT_EQ(result.exitCode, 0) << testing::PrintToString(arguments) << "\n" << result.output << result.errors;
        return result.output;
    }

    nlohmann::json object(const std::string& what) const {
        return nlohmann::json::parse(output({"get", what, "-o", "json"}), nullptr, false);
    }

    std::string jsonPath(const std::string& what, const std::string& path) const {
        return kubectl({"get", what, "-o", "jsonpath=" + path}).output;
    }

    /// Waits until the path of the object has the value.
    void expectSoon(const std::string& what, const std::string& path, const std::string& value) const {
        const auto seen =
            pollUntil({}, {what + path, Milliseconds(60'000), Milliseconds(100)}, [&]() -> Expected<std::string> {
                const auto now = jsonPath(what, path);
                return now == value ? "" : "\"" + now + "\" instead of \"" + value + "\"";
            });
        EXPECT_TRUE(seen) << seen.error().describe();
    }

    void deployRedis(int replicas) {
        output({"apply", "-f", "-"}, redisManifest(replicas));
        output({"rollout", "status", "statefulset/redis", "--timeout=60s"});
    }

    std::unique_ptr<Playground> playground_;
};

}  // namespace slotpilot::playground
