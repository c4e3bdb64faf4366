// SPDX-License-Identifier: GPL-3.0-or-later
// One function a command; each returns the exit code.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "cli/output.h"

namespace slotpilot::cli {

/// The options that every command takes.
struct GlobalOptions {
    std::filesystem::path kubeconfig;
    std::string context, ns, statefulSet = "redis";
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

struct PlaygroundOptions {
    std::filesystem::path kubeconfigOut, directory;
};

int contexts(const GlobalOptions& global);
int status(const GlobalOptions& global, std::stop_token stop);
int watch(const GlobalOptions& global, std::stop_token stop);
int deploy(const GlobalOptions& global, const DeployOptions& options, std::stop_token stop);
int create(const GlobalOptions& global, const CreateOptions& options, std::stop_token stop);
int check(const GlobalOptions& global, std::stop_token stop);
int playgroundRun(const GlobalOptions& global, const PlaygroundOptions& options, std::stop_token stop);
int demo(const GlobalOptions& global, std::stop_token stop);

}  // namespace slotpilot::cli
