// SPDX-License-Identifier: GPL-3.0-or-later
// Where slotpilotctl is tested as people use it: on a playground of the test's own, or in a namespace of its own of the
// Kubernetes that SLOTPILOT_TEST_KUBECONFIG names.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "base/subprocess.h"
#include "cluster/access.h"
#include "kube/kubeconfig.h"
#include "must.h"
#include "playground/playground.h"

namespace slotpilot::test {

enum class Where { Playground, Kubernetes };

/// slotpilotctl with a state folder of its own, and access to what it works on.
class Stage : public testing::TestWithParam<Where> {
protected:
    explicit Stage(std::string name) : name_(std::move(name)) {}

    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / ("slotpilot-" + name_ + "-XXXXXX")).string();
        folder_ = ::mkdtemp(pattern.data());
        const char* real = std::getenv("SLOTPILOT_TEST_KUBECONFIG");
        if (GetParam() == Where::Kubernetes) {
            if (!real) GTEST_SKIP() << "SLOTPILOT_TEST_KUBECONFIG is not set: no Kubernetes to test with";
            kubeconfig_ = real;
            static int count = 0;  // The one before may still be going.
            ns_ = name_ + "-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
            deleteNamespace_ = true;
        } else {
            playground_ = must(playground::Playground::start({}));
            kubeconfig_ = playground_->kubeconfig();
            ns_ = "default";
        }
        access_ = must(cluster::Access::open(must(must(kube::Kubeconfig::load({kubeconfig_})).clientConfig()),
                                             {"test", ns_, "redis"}));
        ASSERT_EQ(cli({"deploy", "--yes"}).exitCode, 0);
    }
    void TearDown() override {
        if (deleteNamespace_ && access_) (void)access_->client().remove(kube::resources::namespaces, "", ns_, "", {});
        access_.reset();
        playground_.reset();
        std::filesystem::remove_all(folder_);
    }

    ProcessSpec spec(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {std::string(SLOTPILOT_BINARY_DIR) + "/bin/slotpilotctl", "--kubeconfig",
                                             kubeconfig_.string(), "-n", ns_});
        return {.arguments = std::move(arguments),
                .environment = {{"XDG_STATE_HOME", folder_.string()}},
                .timeout = Milliseconds{900'000}};
    }
    ProcessResult cli(std::vector<std::string> arguments) {
        std::cerr << "  slotpilotctl";
        for (const auto& argument : arguments) std::cerr << " " << argument;
        const auto began = std::chrono::steady_clock::now();
        auto result = must(slotpilot::run(spec(std::move(arguments)), {}));
        std::cerr << ": " << result.exitCode << ", "
                  << std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count() << " s\n";
        if (result.exitCode != 0) std::cerr << result.output << result.errors << "\n";
        return result;
    }

    std::string name_, ns_;
    std::filesystem::path folder_, kubeconfig_;
    bool deleteNamespace_ = false;
    std::unique_ptr<playground::Playground> playground_;
    std::shared_ptr<cluster::Access> access_;
};

}  // namespace slotpilot::test
