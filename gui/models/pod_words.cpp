// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pod_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

/// Pods that can take over from the server with this id.
QStringList replicasOf(const cluster::ClusterSnapshot& snapshot, const std::string& nodeId) {
    QStringList names;
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (self && self->replica && self->primaryId == nodeId) names << text(member.name);
    }
    return names;
}

QString aboutData(const cluster::Member& member, const PodRow& row) {
    if (member.pod && !member.pod->claims.empty())
        return PodsModel::tr("Its volume %1 stays, with what Redis has saved in it.")
            .arg(text(member.pod->claims.front()));
    if (row.keys.value_or(0) > 0)
        return PodsModel::tr("It has no volume of its own: the %1 keys that it holds are lost.").arg(number(*row.keys));
    return {};
}

QString aboutSlots(const cluster::ClusterSnapshot& snapshot, const cluster::Member& member, const PodRow& row) {
    if (row.role == Role::Replica)
        return PodsModel::tr("It is a replica: no slot is without its owner meanwhile, but %1 is without this copy.")
            .arg(row.primary);
    if (row.slotsOwned == 0) return PodsModel::tr("It owns no slots: no key is out of reach meanwhile.");
    const auto replicas = replicasOf(snapshot, member.nodeId());
    const QString slots = slotsText(row.slotsOwned), share = shareText(row.slotsOwned);
    if (!replicas.isEmpty())
        return PodsModel::tr(
                   "It owns %1 (%2). %3 can take them over after some seconds; writes that were not copied "
                   "yet may be lost.")
            .arg(slots, share, replicas.join(QStringLiteral(", ")));
    return PodsModel::tr(
               "It owns %1 (%2) and has no replica: their keys can be neither read nor written until it is "
               "back.")
        .arg(slots, share);
}

}  // namespace

QString podSummary(const PodRow& row) {
    if (!row.exists) return PodsModel::tr("there is no such pod now");
    QStringList words{row.terminating ? PodsModel::tr("terminating")
                      : row.ready     ? PodsModel::tr("ready")
                                      : PodsModel::tr("not ready")};
    if (row.role == Role::Replica)
        words << PodsModel::tr("replica of %1").arg(row.primary);
    else if (row.role != Role::Unknown)
        words << roleText(row.role);
    if (row.slotsOwned > 0) words << slotsText(row.slotsOwned);
    if (!row.node.isEmpty()) words << PodsModel::tr("on %1").arg(row.node);
    return words.join(QStringLiteral("  ·  "));
}

QString whatDeletingMeans(const cluster::ClusterSnapshot& snapshot, const PodRow& row) {
    const auto* member = snapshot.member(row.key.toStdString());
    if (!member) return {};
    QStringList sentences{PodsModel::tr("The StatefulSet makes a new pod of that name at once.")};
    if (row.role == Role::Unknown)
        sentences << PodsModel::tr("Its Redis server does not answer, so what it holds is not known.");
    else
        sentences << aboutSlots(snapshot, *member, row);
    const auto data = aboutData(*member, row);
    if (!data.isEmpty()) sentences << data;
    return sentences.join(u' ');
}

}  // namespace slotpilot::gui
