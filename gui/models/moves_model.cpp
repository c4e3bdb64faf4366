// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/moves_model.h"

#include "models/format.h"
#include "models/pods_model.h"

namespace slotpilot::gui {

std::vector<MoveRow> moveRows(const operations::PlanEffect& effect) {
    const auto indexOf = [&](const std::string& pod) {
        const auto found = std::find(effect.pods.begin(), effect.pods.end(), pod);
        return found == effect.pods.end() ? -1 : static_cast<int>(found - effect.pods.begin());
    };
    std::vector<MoveRow> rows;
    for (const auto& move : effect.moves)
        rows.push_back({text(move.from + ">" + move.to), text(move.from), text(move.to), text(move.slots.toString()),
                        indexOf(move.from), indexOf(move.to), move.slots.size(), move.load.keys, move.load.bytes});
    return rows;
}

MovesModel::MovesModel(QObject* parent)
    : KeyedTable({{tr("From"), {}},
                  {tr("To"), {}},
                  {tr("Slots"), {}, true},
                  {tr("Keys"), tr("Expected, if a pod's keys are spread evenly over its slots"), true},
                  {tr("Data"), tr("Expected"), true},
                  {tr("Ranges"), {}}},
                 parent) {}

QVariant MovesModel::cell(const MoveRow& row, int column, int role) const {
    if (role == PodsModel::indexRole)
        return column == From ? QVariant(row.fromIndex) : column == To ? QVariant(row.toIndex) : QVariant();
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sort = role == sortRole;
    switch (column) {
        case From: return row.from;
        case To: return row.to;
        case Slots: return sort ? QVariant(row.slotCount) : QVariant(number(row.slotCount));
        case Keys: return sort ? QVariant(row.keys) : QVariant(number(row.keys));
        case Bytes: return sort ? QVariant(row.bytes) : QVariant(bytes(row.bytes));
        default: return row.ranges;
    }
}

}  // namespace slotpilot::gui
