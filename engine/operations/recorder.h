// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "cluster/snapshot.h"

namespace slotpilot::operations {

/// Writes what is true over the time of a run into the journal, on a thread of its own: each snapshot that differs from
/// the one before, as the window shows them. A journal that can't be written is said in the log once; the run goes on.
/// Destruction writes what was seen last, and joins.
class Recorder {
public:
    Recorder(std::filesystem::path journal, std::string runId);
    ~Recorder();
    const std::string& runId() const { return runId_; }
    /// Returns at once; from any thread, in order of time. Where many wait to be written, the later of two
    /// neighbours stays.
    void see(cluster::SnapshotPtr snapshot);

private:
    void work(std::stop_token stop);

    std::filesystem::path path_;
    std::string runId_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<cluster::SnapshotPtr> pending_;
    bool failed_ = false;
    std::jthread thread_;
};

}  // namespace slotpilot::operations
