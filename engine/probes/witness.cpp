// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/witness.h"

#include <algorithm>

namespace slotpilot::probes {
namespace {

/// How much later than it happened a thing may be seen.
constexpr std::chrono::milliseconds tolerance{2500};

}  // namespace

Witness::Witness(std::shared_ptr<cluster::Access> access) {
    if (!access) return;
    observer_ = std::make_unique<cluster::Observer>(std::move(access), cluster::Observer::Options{},
                                                    [this](const cluster::SnapshotPtr& snapshot) { see(*snapshot); });
}

Witness::~Witness() = default;

void Witness::see(const cluster::ClusterSnapshot& snapshot) {
    const std::lock_guard lock(mutex_);
    if (snapshot.stale || !snapshot.pods) return;
    for (const auto& member : snapshot.members) {
        const bool well = member.pod && member.pod->ready() && !member.pod->terminating() && member.redis.has_value();
        const bool primary = member.redis ? member.isPrimary() : members_[member.name].primary;
        const Member now{member.pod ? member.pod->meta.uid : "", member.pod ? member.pod->restarts() : 0, well,
                         primary};
        const auto before = std::exchange(members_[member.name], now);
        if (before.uid.empty() && !before.well) continue;  // the first look
        if (before.well && (!well || now.uid != before.uid || now.restarts != before.restarts))
            open_.emplace(member.name, Happening{snapshot.taken, snapshot.taken, member.name + " was not ready"});
        const auto open = open_.find(member.name);
        if (open != open_.end()) {
            open->second.to = snapshot.taken;
            if (now.uid != before.uid || now.restarts != before.restarts)
                open->second.text = member.name + " restarted";
            if (well) {
                happenings_.push_back(open->second);
                open_.erase(open);
            }
        }
        if (well && before.well && primary != before.primary)
            happenings_.push_back(
                {snapshot.taken, snapshot.taken, member.name + (primary ? " took over" : " became a replica")});
    }
}

void Witness::explain(Result& result) const {
    const std::lock_guard lock(mutex_);
    auto all = happenings_;
    for (const auto& [pod, happening] : open_) all.push_back(happening);
    for (auto& gap : result.gaps) {
        const auto at = [&](double ms) {
            return result.started +
                   std::chrono::duration_cast<WallTime::duration>(std::chrono::duration<double, std::milli>(ms));
        };
        const auto meanwhile = [&](const Happening& happening) {
            return happening.from - tolerance <= at(gap.time.to) && at(gap.time.from) <= happening.to + tolerance;
        };
        const auto own = std::find_if(all.begin(), all.end(), [&](const auto& happening) {
            return meanwhile(happening) && happening.text.starts_with(gap.shard + " ");
        });
        const auto any = own != all.end() ? own : std::find_if(all.begin(), all.end(), meanwhile);
        if (any != all.end()) gap.reason = any->text;
    }
}

}  // namespace slotpilot::probes
