// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in for a container: directories for its mounts, its environment, and commands rewritten to them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/subprocess.h"
#include "playground/images.h"
#include "playground/store.h"

namespace slotpilot::playground {

/// Replaces paths at path borders, the longest first: "/data" in "dir /data/x", not in "/database".
std::string rewritePaths(std::string text, const std::vector<std::pair<std::string, std::string>>& mappings);

/// $(NAME) as Kubernetes expands it: unknown names stay, $$ is an escape.
std::string expandVariables(const std::string& text, const std::map<std::string, std::string>& variables);

/// Names of pods in DNS ("redis-0.redis", "redis-0.redis.ns.svc.cluster.local", with or without a port), plain names of
/// services as whole arguments, localhost and 127.0.0.1 become addresses: the playground has no DNS, and a pod no
/// loopback of its own. `self` is the pod that the argument is for.
std::string resolveNames(const Store& store, const Json& self, const std::string& argument);

/// Where things of one pod are, and its address.
struct PodPlace {
    std::filesystem::path directory;  ///< of this instance of the pod
    std::filesystem::path claims;     ///< a directory each for the data of claims
    std::filesystem::path programs;   ///< where `writePrograms` wrote
    std::string address;
};

/// Writes programs by the names of Redis' and Valkey's that give the real ones the pod's address, where those would
/// take the machine's; and hostname. Containers have them first in PATH. Errors: Io.
Expected<void> writePrograms(const std::filesystem::path& directory);

/// Why a container can't be made yet.
struct SandboxTrouble {
    std::string reason, message;  ///< reason: CreateContainerConfigError or ContainerCreating (a missing volume)
};

/// A container's surroundings.
class Sandbox {
public:
    /// Makes the directories and writes config maps and secrets as they are now.
    static tl::expected<Sandbox, SandboxTrouble> make(const Store& store, const Json& pod, const Json& container,
                                                      const PodPlace& place, const Programs& programs);

    /// The command of the container itself: command and args of its specification, or what the image would run.
    ProcessSpec mainCommand(const Store& store) const;
    /// A command inside it: a probe, a hook, kubectl exec.
    ProcessSpec command(const Store& store, const std::vector<std::string>& arguments) const;

private:
    Json pod_, container_;
    PodPlace place_;
    std::vector<std::pair<std::string, std::string>> mappings_;
    std::map<std::string, std::string> environment_;
    std::filesystem::path workingDirectory_, imagePrograms_;
};

}  // namespace slotpilot::playground
