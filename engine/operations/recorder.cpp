// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/recorder.h"

#include "base/log.h"
#include "operations/recording.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::operations {
namespace {
constexpr std::size_t mostPending = 100;
}

Recorder::Recorder(std::filesystem::path journal, std::string runId)
    : path_(std::move(journal)), runId_(std::move(runId)), thread_([this](std::stop_token stop) { work(stop); }) {}

Recorder::~Recorder() {
    thread_.request_stop();
    thread_.join();
}

void Recorder::see(cluster::SnapshotPtr snapshot) {
    std::scoped_lock lock(mutex_);
    if (failed_) return;
    if (pending_.size() >= mostPending)
        pending_.back() = std::move(snapshot);
    else
        pending_.push_back(std::move(snapshot));
    changed_.notify_all();
}

void Recorder::work(std::stop_token stop) {
    auto journal = workflow::SqliteJournal::open(path_);
    nlohmann::json before;
    const auto write = [&](const cluster::ClusterSnapshot& snapshot) -> Expected<void> {
        if (!journal) return fail(journal.error());
        auto now = recordOf(snapshot);
        if (now == before) return {};
        const bool whole = before.is_null();
        TRY((*journal)->record(runId_, {snapshot.taken, whole, whole ? now : mergePatch(before, now)}));
        before = std::move(now);
        return {};
    };
    while (true) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop, [&] { return !pending_.empty(); });
        if (pending_.empty()) return;
        const auto snapshot = pending_.front();
        pending_.pop_front();
        lock.unlock();
        if (auto written = write(*snapshot); !written) {
            lock.lock();
            failed_ = true;
            pending_.clear();
            log::warning("recorder", "the run can't be recorded for a replay: " + written.error().describe());
            return;
        }
    }
}

}  // namespace slotpilot::operations
