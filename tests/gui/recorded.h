// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up upgrade of five pods in a journal, as a recorder would have left it.
#pragma once

#include <nlohmann/json.hpp>

#include "gui/support.h"
#include "operations/recording.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::gui::test {

/// The slots of `from` in ten parts, of which the first `parts` belong to `to`.
inline void give(cluster::ClusterSnapshot& snapshot, int from, int to, int parts) {
    int count = 0;
    const auto all = std::count(snapshot.owner.begin(), snapshot.owner.end(), static_cast<std::int16_t>(from));
    for (auto& owner : snapshot.owner)
        if (owner == from && count++ < all * parts / 10) owner = static_cast<std::int16_t>(to);
}

/// Keys as the slots are spread.
inline void spreadKeys(cluster::ClusterSnapshot& snapshot, int keys) {
    for (std::size_t i = 0; i < snapshot.members.size(); ++i) {
        const auto slots = std::count(snapshot.owner.begin(), snapshot.owner.end(), static_cast<std::int16_t>(i));
        snapshot.members[i].redis->info["db0"] =
            "keys=" + std::to_string(keys * slots / redis::slotCount) + ",expires=0,avg_ttl=0";
    }
}

/// Writes the run; its id. `state`: how it ended.
inline std::string recordUpgrade(const std::filesystem::path& path, int number, workflow::RunState state) {
    using workflow::StepState;
    const WallTime start = std::chrono::floor<std::chrono::hours>(std::chrono::system_clock::now()) -
                           std::chrono::hours(3 + 26 * number) + std::chrono::minutes(11 * number + 7);
    workflow::Plan plan;
    plan.operation = "update";
    plan.title = number == 0 ? "Upgrade 5 pods to docker.io/library/redis:7.2 (drain)"
                             : "Scale from " + std::to_string(3 + number) + " to 5 pods";
    plan.target = {{"context", "production"}, {"namespace", "default"}, {"statefulSet", "redis"}};
    workflow::RunStatus run;
    run.runId = "20260101-12000" + std::to_string(number) + "-5ca1ab1e";
    std::vector<workflow::RecordedChange> changes;
    std::vector<workflow::JournalLine> lines;
    WallTime now = start;
    auto snapshot = makeSnapshot({.pods = 5});
    nlohmann::json before;
    const auto see = [&](WallTime time) {
        spreadKeys(snapshot, 280'000);
        auto content = operations::recordOf(snapshot);
        changes.push_back(
            {time, before.is_null(), before.is_null() ? content : operations::mergePatch(before, content)});
        before = std::move(content);
    };
    const auto step = [&](const std::string& id, const std::string& title, std::chrono::milliseconds time,
                          StepState ended = StepState::Done) {
        workflow::StepSpec spec;
        spec.id = id;
        spec.kind = "kind";
        spec.title = title;
        spec.command = "kubectl -n default get pods";
        plan.steps.push_back(spec);
        workflow::StepRecord record{ended, {}, "as expected", {}, now, now + time};
        if (ended == StepState::Failed)
            record.error = run.error = Error{ErrorCode::Precondition, "redis-3 can't get its image", "redis-3",
                                             "See whether the image's name is right"};
        run.steps.push_back(record);
        lines.push_back({static_cast<int>(run.steps.size()) - 1,
                         {0, now + time / 2, ended == StepState::Failed ? log::Level::Error : log::Level::Info, id,
                          title + (ended == StepState::Failed ? ": ImagePullBackOff" : ": begun")}});
        now += time;
    };
    see(now);
    step("hold", "Keep primaries without slots from turning into replicas", Milliseconds{180});
    step("partition", "Let Kubernetes restart nothing on its own", Milliseconds{220});
    for (int pod = 4; pod >= 0; --pod) {
        const auto name = "redis-" + std::to_string(pod);
        const auto begun = snapshot;
        const WallTime from = now;
        step("drain-" + name, "Empty " + name + ": 3,277 slots, 56,000 keys and 4.1 MiB", Milliseconds{5200});
        for (int part = 1; part <= 10; ++part) {
            snapshot = begun;
            give(snapshot, pod, pod == 4 ? 0 : pod + 1, part);
            see(from + part * Milliseconds{480});
        }
        snapshot.members[std::size_t(pod)].pod->conditions = {{"Ready", "False", "ContainersNotReady", "starting", {}}};
        see(now);
        if (state == workflow::RunState::Failed && pod == 3) {
            step("restart-" + name, "Let Kubernetes restart " + name, Milliseconds{20'400}, StepState::Failed);
            break;
        }
        step("restart-" + name, "Let Kubernetes restart " + name, Milliseconds{3100});
        snapshot.members[std::size_t(pod)].pod->conditions = {{"Ready", "True", {}, {}, {}}};
        see(now);
    }
    run.plan = std::make_shared<const workflow::Plan>(plan);
    run.state = state;
    run.started = start;
    run.ended = now;
    const auto journal = *workflow::SqliteJournal::open(path);
    const bool written = journal->begin(run) && [&] {
        for (std::size_t i = 0; i < run.steps.size(); ++i)
            if (!journal->outcome(run.runId, static_cast<int>(i), run.steps[i])) return false;
        for (const auto& line : lines)
            if (!journal->line(run.runId, line.step, line.line)) return false;
        for (const auto& change : changes)
            if (!journal->record(run.runId, change)) return false;
        return journal->end(run).has_value();
    }();
    if (!written) qFatal("the journal can't be written");
    return run.runId;
}

}  // namespace slotpilot::gui::test
