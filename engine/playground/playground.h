// SPDX-License-Identifier: GPL-3.0-or-later
// A local Kubernetes API whose pods are redis-server processes.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/error.h"

namespace slotpilot::playground {

struct Options {
    int nodes = 3;
    std::filesystem::path kubeconfigOut;  ///< also written there; empty: only in the playground's directory
    std::filesystem::path directory;      ///< where data lives and is kept; empty: a temporary one, removed at the end
    /// Further images, each with the directory of its programs (redis-server, redis-cli), e.g. of another version.
    std::map<std::string, std::filesystem::path> programs;
};

/// A running playground: the API server's threads, the controllers, the pods' processes. Destruction ends all of it and
/// removes its temporary directory. However the process ends, no pod's process stays behind.
class Playground {
public:
    /// Ready for requests when it returns (well under a second). Errors: NotFound (no redis-server on this machine),
    /// Io, Precondition (another playground uses the directory), Invalid (what is kept there can't be read).
    static Expected<std::unique_ptr<Playground>> start(const Options& options);
    virtual ~Playground() = default;

    /// A kubeconfig (mode 0600) with one context, "playground".
    virtual std::filesystem::path kubeconfig() const = 0;
    virtual std::string server() const = 0;  ///< https://127.0.0.1:PORT
    /// "Pods are redis-server 7.0.15 processes on this machine; every image runs it", for people.
    virtual std::string description() const = 0;
};

}  // namespace slotpilot::playground
