// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "probes/client.h"

namespace slotpilot::probes {

/// A run and whom it tells.
struct RunOptions {
    LoadSpec load;
    std::shared_ptr<Network> network;
    std::optional<Password> password;
    /// Every second of each of the load's threads, on that thread.
    std::function<void(int thread, Slice slice)> onSlice;
    /// Called when all is prepared; the load begins when it returns. An error ends the run. Empty: at once.
    std::function<Expected<void>()> whenReady = {};
    bool keepKeys = false;  ///< leave them for others to look at
    int worker = 0;         ///< 1, 2, ...: one of several that make the load together, each with keys of its own
    int workers = 1;        ///< how many they are
};

/// What the slices do not tell.
struct Outcome {
    bool stopped = false;                         ///< before its time
    std::uint64_t unverified = 0;                 ///< written keys that could not be read again in the end
    std::uint64_t leftOver = 0;                   ///< keys that could not be deleted
    std::map<std::string, std::string> examples;  ///< an error reply of each kind
    double cpuSeconds = 0;                        ///< that the measured part took here
    bool operator==(const Outcome&) const = default;
};

nlohmann::json toJson(const Outcome& outcome);
/// Errors: Protocol.
Expected<Outcome> outcomeFromJson(const nlohmann::json& value);

/// CLUSTER NODES of a server whose cluster serves every slot. Errors: Precondition (no cluster, a cluster that is down,
/// slots that nobody owns: names them); Unauthorized; Unreachable; Cancelled.
Expected<std::string> servingView(Network& network, const std::optional<Password>& password, std::stop_token stop);

/// That a load's keys are there before it has begun.
Error keysThere(std::uint64_t count, const std::string& prefix, const std::string& example);

/// Deletes the keys of a load whose maker is gone, and its mark; how many keys there were. Errors: those of servingView
/// and Client; Redis (some could not be deleted).
Expected<std::uint64_t> removeKeys(const LoadSpec& load, int worker, std::shared_ptr<Network> network,
                                   std::optional<Password> password, std::stop_token stop);

/// Makes the load: looks that its keys are free, writes them (Benchmark), lets the load run for its duration, reads
/// once more what was written (Consistency), deletes the keys. A stop ends the load early; the rest is still done,
/// within seconds. Errors: Invalid (the load); those of servingView; AlreadyExists (keys with the prefix); Redis (keys
/// can't be written); Cancelled (stopped before the load began).
Expected<Outcome> runLoad(const RunOptions& options, std::stop_token stop);

}  // namespace slotpilot::probes
