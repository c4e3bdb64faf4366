// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/keyed_table.h"
#include "operations/plan_effect.h"

namespace slotpilot::gui {

/// What one pod gives to another.
struct MoveRow {
    QString key, from, to, ranges;
    int fromIndex = -1, toIndex = -1, slotCount = 0;
    qint64 keys = 0, bytes = 0;
    bool operator==(const MoveRow&) const = default;
};
/// Pure.
std::vector<MoveRow> moveRows(const operations::PlanEffect& effect);

class MovesModel : public KeyedTable<MoveRow> {
    Q_OBJECT
public:
    enum { From, To, Slots, Keys, Bytes, Ranges, Count };
    explicit MovesModel(QObject* parent = nullptr);

protected:
    QVariant cell(const MoveRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
