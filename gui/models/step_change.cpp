// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/step_change.h"

#include "models/format.h"
#include "models/pods_model.h"

namespace slotpilot::gui {
namespace {

QString imageOf(const cluster::ClusterSnapshot& snapshot, const QString& pod) {
    const auto* member = snapshot.member(pod.toStdString());
    return member && member->pod && !member->pod->containers.empty() ? text(member->pod->containers.front().image)
                                                                     : QString();
}

std::string uidOf(const cluster::ClusterSnapshot& snapshot, const QString& pod) {
    const auto* member = snapshot.member(pod.toStdString());
    return member && member->pod ? member->pod->meta.uid : std::string();
}

void markOpen(const cluster::ClusterSnapshot& snapshot, std::bitset<redis::slotCount>& open) {
    for (const auto& member : snapshot.members)
        if (const auto* self = member.redis ? member.redis->self() : nullptr)
            for (const auto* list : {&self->migrating, &self->importing})
                for (const auto& slot : *list) open.set(static_cast<std::size_t>(slot.slot));
}

/// What is other about a pod that is there before and after.
QStringList differences(const PodRow& a, const PodRow& b) {
    QStringList words;
    const int slots = b.slotsOwned - a.slotsOwned;
    if (slots > 0) words << StepChanges::tr("%1 more").arg(slotsText(slots));
    if (slots < 0) words << StepChanges::tr("%1 fewer").arg(slotsText(-slots));
    if (a.role != b.role) words << StepChanges::tr("now %1").arg(roleText(b.role));
    if (!a.ready && b.ready) words << StepChanges::tr("ready now");
    if (a.ready && !b.ready) words << StepChanges::tr("not ready now");
    if (a.address != b.address && !b.address.isEmpty()) words << StepChanges::tr("address %1").arg(b.address);
    return words;
}

}  // namespace

QStringList StepChange::lines() const {
    QStringList result;
    for (const auto& [pod, words] : pods)
        result << StepChanges::tr("%1: %2").arg(pod, words.join(StepChanges::tr(", ")));
    return result;
}

StepChange changeBetween(const cluster::ClusterSnapshot& before, const cluster::ClusterSnapshot& after) {
    StepChange change;
    const auto then = podRows(before), now = podRows(after);
    const auto nameOf = [](const cluster::ClusterSnapshot& snapshot, int owner) {
        return owner < 0 ? std::string_view()
                         : std::string_view(snapshot.members[static_cast<std::size_t>(owner)].name);
    };
    std::bitset<redis::slotCount> openThen, openNow;
    markOpen(before, openThen);
    markOpen(after, openNow);
    change.changedSlots = openThen ^ openNow;
    for (std::size_t slot = 0; slot < redis::slotCount; ++slot)
        if (nameOf(before, before.owner[slot]) != nameOf(after, after.owner[slot])) change.changedSlots.set(slot);
    for (const PodRow& pod : now) {
        const auto old = std::find_if(then.begin(), then.end(), [&](const PodRow& row) { return row.key == pod.key; });
        QStringList words = old == then.end() ? QStringList{StepChanges::tr("is new")} : differences(*old, pod);
        if (old != then.end() && !uidOf(before, pod.key).empty() && !uidOf(after, pod.key).empty() &&
            uidOf(before, pod.key) != uidOf(after, pod.key))
            words << StepChanges::tr("was replaced");
        if (old != then.end() && imageOf(before, pod.key) != imageOf(after, pod.key) && pod.exists)
            words << StepChanges::tr("runs %1").arg(imageOf(after, pod.key));
        if (!words.isEmpty()) change.pods[pod.key] = words;
    }
    for (const PodRow& pod : then)
        if (std::none_of(now.begin(), now.end(), [&](const PodRow& row) { return row.key == pod.key; }))
            change.pods[pod.key] = {StepChanges::tr("is gone")};
    return change;
}

std::shared_ptr<const StepChange> StepChanges::of(int step) const {
    const auto found = changes_.find(step);
    return found == changes_.end() ? nullptr : found->second;
}

void StepChanges::seeRun(const workflow::RunStatusPtr& status) {
    const int lastBefore = last_;
    if (!status || status->runId != runId_) {
        runId_ = status ? status->runId : std::string();
        before_.clear();
        changes_.clear();
        running_ = last_ = -1;
        ended_.reset();
    }
    if (status) {
        const int step = status->current;
        const bool runs = status->state == workflow::RunState::Running && step >= 0 &&
                          status->steps[static_cast<std::size_t>(step)].state == workflow::StepState::Running;
        if (runs && step != running_) {
            running_ = step;
            ended_.reset();
            before_[step] = now_;
        }
        if (running_ >= 0) ended_ = status->steps[static_cast<std::size_t>(running_)].ended;
        last_ = status->state == workflow::RunState::Paused ? running_ : -1;
        compare();
    }
    if (last_ != lastBefore) Q_EMIT changed();
}

void StepChanges::seePicture(const PicturePtr& picture) {
    now_ = picture ? picture->snapshot : nullptr;
    tick();
}

void StepChanges::tick() {
    const auto known = highlighted();
    compare();
    if (last_ >= 0 && highlighted() != known) Q_EMIT changed();
}

/// A step's change is known once there is a picture that was taken after its end, or none comes.
void StepChanges::compare() {
    constexpr std::chrono::seconds patience{2};
    if (running_ < 0 || !ended_ || !now_ || !before_[running_]) return;
    if (now_->taken < *ended_ && std::chrono::system_clock::now() < *ended_ + patience) return;
    auto change = changeBetween(*before_[running_], *now_);
    if (auto& known = changes_[running_]; !known || *known != change)
        known = std::make_shared<const StepChange>(std::move(change));
}

}  // namespace slotpilot::gui
