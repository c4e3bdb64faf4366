// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ranges_model.h"

#include <map>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

/// Which open slot a member declares, as words; by slot.
std::map<int, QString> openSlots(const cluster::ClusterSnapshot& snapshot) {
    std::map<int, QString> texts;
    const auto add = [&](int slot, const QString& words) {
        QString& at = texts[slot];
        at = at.isEmpty() ? words : at + QStringLiteral(", ") + words;
    };
    const auto nameOf = [&](const std::string& id) {
        const auto* member = snapshot.memberByNodeId(id);
        return member ? text(member->name) : text(id).left(8);
    };
    for (const auto& member : snapshot.members) {
        const auto* self = member.redis ? member.redis->self() : nullptr;
        if (!self) continue;
        for (const auto& open : self->migrating)
            add(open.slot, RangesModel::tr("migrating to %1").arg(nameOf(open.nodeId)));
        for (const auto& open : self->importing)
            add(open.slot, RangesModel::tr("%1 imports from %2").arg(text(member.name), nameOf(open.nodeId)));
    }
    return texts;
}

/// Slots' numbers as keys: the same strings are needed again for each picture.
const QString& keyOf(int slot) {
    static const auto keys = [] {
        std::vector<QString> all;
        for (int i = 0; i < redis::slotCount; ++i) all.push_back(QString::number(i));
        return all;
    }();
    return keys[static_cast<std::size_t>(slot)];
}

}  // namespace

QString ownerName(const cluster::ClusterSnapshot& snapshot, int owner) {
    if (owner == -1) return RangesModel::tr("nobody");
    if (owner < 0 || owner >= static_cast<int>(snapshot.members.size())) return RangesModel::tr("a stranger");
    return text(snapshot.members[static_cast<std::size_t>(owner)].name);
}

std::vector<RangeRow> rangeRows(const cluster::ClusterSnapshot& snapshot) {
    const auto open = openSlots(snapshot);
    std::map<int, QString> names;
    const auto nameOf = [&](int owner) -> const QString& {
        const auto [at, isNew] = names.try_emplace(owner);
        if (isNew) at->second = ownerName(snapshot, owner);
        return at->second;
    };
    std::vector<RangeRow> rows;
    for (int slot = 0; slot < redis::slotCount; ++slot) {
        const int owner = snapshot.owner[static_cast<std::size_t>(slot)];
        const auto at = open.find(slot);
        const QString state = at == open.end() ? QString() : at->second;
        if (!rows.empty() && rows.back().owner == owner && rows.back().state == state) {
            rows.back().last = slot;
            continue;
        }
        rows.push_back({keyOf(slot), slot, slot, owner, nameOf(owner), state});
    }
    return rows;
}

RangesModel::RangesModel(QObject* parent)
    : KeyedTable({{tr("Slots"), tr("First and last hash slot of the range")},
                  {tr("Count"), tr("Slots in the range"), true},
                  {tr("Owner"), tr("The pod whose Redis node serves them")},
                  {tr("State"), tr("Migrating or importing: on the way from one node to another")}},
                 parent) {}

QVariant RangesModel::cell(const RangeRow& row, int column, int role) const {
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    switch (column) {
        case Slots:
            if (sort) return row.first;
            return row.size() == 1 ? QString::number(row.first) : tr("%1 – %2").arg(row.first).arg(row.last);
        case Size: return sort ? QVariant(row.size()) : number(row.size());
        case Owner: return sort ? QVariant(row.owner) : row.ownerName;
        case State: return row.state;
        default: return {};
    }
}

}  // namespace slotpilot::gui
