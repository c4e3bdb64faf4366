// SPDX-License-Identifier: GPL-3.0-or-later
// `consistency` and `benchmark`.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "probes/load.h"

namespace slotpilot::cli {

struct ProbeOptions {
    probes::LoadSpec load;
    std::string duration;      ///< "30s", "500ms", "2m"
    bool inCluster = false;    ///< from a pod
    int workers = 0;           ///< from so many pods of a Job; 0: from one that is there
    std::string tool = "own";  ///< or "redis-benchmark"
    bool keep = false;
};

struct ResultsOptions {
    std::vector<std::string> results;
    std::string format = "json";
};

int consistency(const GlobalOptions& global, ProbeOptions options, std::stop_token stop);
int benchmark(const GlobalOptions& global, ProbeOptions options, std::stop_token stop);
int benchmarkList(const GlobalOptions& global);
int benchmarkCompare(const GlobalOptions& global, const ResultsOptions& options);
int benchmarkExport(const GlobalOptions& global, const ResultsOptions& options);

}  // namespace slotpilot::cli
