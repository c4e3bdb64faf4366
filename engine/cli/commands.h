// SPDX-License-Identifier: GPL-3.0-or-later
// One function a command; each returns the exit code.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cli/output.h"

namespace slotpilot::cli {

/// The options that every command takes.
struct GlobalOptions {
    std::filesystem::path kubeconfig;
    std::string context, ns, statefulSet = "redis";
    std::string redisUser;  ///< empty: the default user
    Format format = Format::Text;
};

struct DeployOptions {
    std::filesystem::path kustomization;  ///< empty: the built-in manifests
    bool dryRun = false, yes = false;
};

struct CreateOptions {
    int replicasPerPrimary = 0;
    bool dryRun = false, yes = false;
};

struct CheckOptions {
    bool repair = false, dryRun = false, yes = false;
};

struct UpdateOptions {
    std::optional<int> replicas;
    std::string image;
    std::filesystem::path file;            ///< manifests with the StatefulSet as it should be
    std::vector<std::string> assignments;  ///< "spec.template...=value"
    std::string strategy = "auto";
    bool fast = false, deleteClaims = false, dryRun = false, yes = false;
};

struct RebalanceOptions {
    std::vector<std::string> weights;  ///< "redis-3=2"
    bool fast = false, dryRun = false, yes = false;
};

struct RunsOptions {
    std::string run, format = "html";
    std::filesystem::path file;
    bool yes = false, dryRun = false;
};

struct PlaygroundOptions {
    std::filesystem::path kubeconfigOut, directory;
};

int contexts(const GlobalOptions& global);
int status(const GlobalOptions& global, std::stop_token stop);
int watch(const GlobalOptions& global, std::stop_token stop);
int deploy(const GlobalOptions& global, const DeployOptions& options, std::stop_token stop);
int create(const GlobalOptions& global, const CreateOptions& options, std::stop_token stop);
int check(const GlobalOptions& global, const CheckOptions& options, std::stop_token stop);
/// `scale` and `upgrade`.
int update(const GlobalOptions& global, const UpdateOptions& options, std::stop_token stop);
int rebalance(const GlobalOptions& global, const RebalanceOptions& options, std::stop_token stop);
int runsList(const GlobalOptions& global);
int runsShow(const GlobalOptions& global, const RunsOptions& options);
int runsResume(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop);
int runsRollback(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop);
int runsCancel(const GlobalOptions& global, const RunsOptions& options, std::stop_token stop);
int runsExport(const GlobalOptions& global, const RunsOptions& options);
int runsImport(const GlobalOptions& global, const RunsOptions& options);
int playgroundRun(const GlobalOptions& global, const PlaygroundOptions& options, std::stop_token stop);
int demo(const GlobalOptions& global, std::stop_token stop);

}  // namespace slotpilot::cli
