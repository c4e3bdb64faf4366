// SPDX-License-Identifier: GPL-3.0-or-later
// Load from inside the cluster: slotpilot-probe in pods.
#pragma once

#include <filesystem>

#include "cluster/access.h"
#include "probes/pod_network.h"
#include "probes/report.h"

namespace slotpilot::probes {

/// A container to run something in.
struct Place {
    std::string pod, container;
};

/// The pod for tools: redis-cli-0 if it is ready, else the last ready pod of the cluster. Errors: those of Client;
/// Precondition (no pod is ready).
Expected<Place> toolPod(const cluster::Access& access, std::stop_token stop);

/// The program slotpilot-probe, found beside this one or in its libexec folder. Errors: NotFound.
Expected<std::filesystem::path> probeProgram();

/// Runs a command to its end with standard input held open, so that it can know when nobody waits any more.
/// `goOn` is asked every second; its error ends the wait. Errors: those of exec and of `goOn`.
Expected<kube::ExecResult> execAttended(const cluster::Access& access, const Place& place,
                                        std::vector<std::string> command, const std::function<Expected<void>()>& goOn,
                                        std::stop_token stop);

/// Sends the probe into a container; its path there. It deletes itself when it starts. Errors: those of exec;
/// Unsupported (another architecture, no place to write, no shell), Forbidden (a right is missing).
Expected<std::string> sendProbe(const cluster::Access& access, const Place& place, std::stop_token stop);

/// Runs the probes that are at `programs` in the places, started together, as one load: each with all the connections,
/// its part of the rate, keys of its own. A probe that ends early leaves the result incomplete; its reason is there,
/// and its keys are deleted from here. Errors: those of the probes before the load began; Timeout (one is not ready).
Expected<Result> runProbes(std::shared_ptr<cluster::Access> access, const LoadSpec& load, PodNetwork& network,
                           const std::vector<Place>& places, const std::vector<std::string>& programs,
                           std::function<void(const Point&)> onPoint, std::stop_token stop);

/// The whole of it for one pod.
Expected<Result> runInCluster(std::shared_ptr<cluster::Access> access, const LoadSpec& load,
                              std::function<void(const Point&)> onPoint, std::stop_token stop);

}  // namespace slotpilot::probes
