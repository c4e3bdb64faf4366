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

std::vector<Witness::Happening> Witness::all() const {
    const std::lock_guard lock(mutex_);
    auto happenings = happenings_;
    for (const auto& [pod, happening] : open_) happenings.push_back(happening);
    return happenings;
}

std::vector<Event> Witness::events(WallTime began) const {
    const auto since = [&](WallTime time) { return std::chrono::duration<double>(time - began).count(); };
    std::vector<Event> events;
    for (const auto& happening : all())
        if (happening.to >= began)
            events.push_back({std::max(0.0, since(happening.from)), since(happening.to), happening.text});
    return events;
}

void Witness::explain(Result& result) const {
    const auto happenings = all();
    for (auto& gap : result.gaps) {
        const auto at = [&](double ms) {
            return result.started +
                   std::chrono::duration_cast<WallTime::duration>(std::chrono::duration<double, std::milli>(ms));
        };
        const auto meanwhile = [&](const Happening& happening) {
            return happening.from - tolerance <= at(gap.time.to) && at(gap.time.from) <= happening.to + tolerance;
        };
        const auto own = std::find_if(happenings.begin(), happenings.end(), [&](const auto& happening) {
            return meanwhile(happening) && happening.text.starts_with(gap.shard + " ");
        });
        const auto any = own != happenings.end() ? own : std::find_if(happenings.begin(), happenings.end(), meanwhile);
        if (any != happenings.end()) gap.reason = any->text;
    }
    for (auto& event : events(result.started))
        if (event.from <= result.seconds) result.events.push_back(std::move(event));
}

}  // namespace slotpilot::probes
