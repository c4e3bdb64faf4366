// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pods_model.h"

#include <QCoreApplication>

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {
namespace {

const QString dash = QStringLiteral("–");

Role roleOf(const cluster::Member& member) {
    if (!member.redis) return Role::Unknown;
    const auto* self = member.redis->self();
    if (!self) return Role::Unknown;
    if (self->replica) return Role::Replica;
    return member.redis->nodes.size() <= 1 && self->slots.empty() ? Role::Alone : Role::Primary;
}

QString refusal() { return PodsModel::tr("Redis says cluster_state:fail"); }

QString troubleOf(const cluster::Member& member) {
    if (!member.pod) return PodsModel::tr("There is no such pod now");
    if (member.pod->terminating()) return PodsModel::tr("Terminating");
    if (const auto trouble = member.pod->trouble(); !trouble.empty()) return said(trouble);
    if (!member.redis) return errorLine(member.redis.error());
    return member.redis->cluster.state == "fail" && member.redis->nodes.size() > 1 ? refusal() : QString();
}

void readRedis(PodRow& row, const cluster::Member& member, const cluster::ClusterSnapshot& snapshot) {
    const auto& info = member.redis->info;
    row.nodeId = text(member.redis->id);
    row.keys = redis::infoKeys(info);
    if (info.contains("used_memory")) row.memory = redis::infoInteger(info, "used_memory");
    const auto* self = member.redis->self();
    if (!self || !self->replica) return;
    const auto* primary = snapshot.memberByNodeId(self->primaryId);
    row.primary = primary ? text(primary->name) : text(self->primaryId).left(8);
}

QVariant optionalNumber(const std::optional<qint64>& value) {
    return value ? QVariant(*value) : QVariant(std::numeric_limits<qint64>::max());
}

}  // namespace

QString roleText(Role role) {
    switch (role) {
        case Role::Unknown: return PodsModel::tr("unknown");
        case Role::Alone: return PodsModel::tr("alone");
        case Role::Primary: return PodsModel::tr("primary");
        case Role::Replica: return PodsModel::tr("replica");
    }
    return {};
}

std::vector<PodRow> podRows(const cluster::ClusterSnapshot& snapshot) {
    std::vector<PodRow> rows;
    for (std::size_t i = 0; i < snapshot.members.size(); ++i) {
        const auto& member = snapshot.members[i];
        PodRow row;
        row.key = text(member.name);
        row.index = static_cast<int>(i);
        row.ordinal = member.ordinal;
        row.role = roleOf(member);
        row.slotsOwned = static_cast<int>(std::count(snapshot.owner.begin(), snapshot.owner.end(), std::int16_t(i)));
        row.trouble = troubleOf(member);
        row.refuses = row.trouble == refusal();
        if (member.redis) readRedis(row, member, snapshot);
        if (const auto& pod = member.pod) {
            row.exists = true;
            row.ready = pod->ready();
            row.terminating = pod->terminating();
            row.node = text(pod->nodeName);
            row.address = text(pod->podIp);
            row.revision = text(pod->revision()).section(u'-', -1);
            row.current = !snapshot.statefulSet || snapshot.statefulSet->updateRevision.empty() ||
                          pod->revision() == snapshot.statefulSet->updateRevision;
            row.restarts = pod->restarts();
            if (pod->meta.created) row.created = dateTime(*pod->meta.created);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

PodsModel::PodsModel(QObject* parent)
    : KeyedTable({{tr("Pod"), tr("The StatefulSet's pod; its ordinal is the number at the end")},
                  {tr("Ready"), tr("Kubernetes' readiness probe succeeded")},
                  {tr("Role"), tr("A primary owns slots and takes writes; a replica holds a copy of one primary")},
                  {tr("Slots"), tr("Hash slots that it owns, of 16,384; every key belongs to one slot"), true},
                  {tr("Keys"), tr("Keys in all its databases"), true},
                  {tr("Memory"), tr("used_memory of INFO: what Redis allocated"), true},
                  {tr("Node"), tr("The Kubernetes node that it runs on")},
                  {tr("Address"), tr("The pod's address; it changes with every restart")},
                  {tr("Revision"), tr("controller-revision-hash: which version of the pod template it runs")},
                  {tr("Restarts"), tr("How often its containers were restarted"), true},
                  {tr("Age"), tr("Since the pod was created"), true},
                  {tr("Trouble"), tr("Why it is not as it should be")}},
                 parent) {}

QVariant PodsModel::cell(const PodRow& row, int column, int role) const {
    if (role == indexRole) return row.index;
    if (role == Qt::ToolTipRole) {
        if (column == Trouble && !row.trouble.isEmpty()) return row.trouble;
        if (column == Name && !row.nodeId.isEmpty()) return tr("Redis node id %1").arg(row.nodeId);
        if (column == Revision && !row.current) return tr("Not the StatefulSet's newest revision");
        if (column == Age && row.created.isValid()) return QLocale().toString(row.created);
        return {};
    }
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    const auto orDash = [](const QString& value) { return value.isEmpty() ? dash : value; };
    switch (column) {
        case Name: return sort ? QVariant(row.ordinal) : row.key;
        case Ready:
            if (sort) return row.healthy() ? 2 : row.ready ? 1 : 0;
            return row.terminating ? tr("terminating") : row.ready ? tr("yes") : tr("no");
        case RoleColumn:
            return row.role == Role::Replica && !sort ? tr("replica of %1").arg(row.primary) : roleText(row.role);
        case Slots: return sort ? QVariant(row.slotsOwned) : row.role == Role::Unknown ? dash : number(row.slotsOwned);
        case Keys: return sort ? optionalNumber(row.keys) : row.keys ? number(*row.keys) : dash;
        case Memory: return sort ? optionalNumber(row.memory) : row.memory ? bytes(*row.memory) : dash;
        case Node: return orDash(row.node);
        case Address: return orDash(row.address);
        case Revision: return orDash(row.current || sort ? row.revision : row.revision + tr(" (old)"));
        case Restarts: return sort ? QVariant(row.restarts) : number(row.restarts);
        case Age:
            if (sort) return row.created;
            return orDash(age(row.created));
        case Trouble: return row.trouble;
        default: return {};
    }
}

}  // namespace slotpilot::gui
