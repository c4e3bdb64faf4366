// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "cluster/snapshot.h"
#include "models/keyed_table.h"

namespace slotpilot::gui {

/// A run of neighbouring slots with one owner in one state.
struct RangeRow {
    QString key;  ///< its first slot
    int first = 0, last = 0, owner = -1;
    QString ownerName, state;  ///< state: empty, "migrating to redis-2", "importing from redis-0"
    int size() const { return last - first + 1; }
    bool operator==(const RangeRow&) const = default;
};

/// Pure. In order of slots.
std::vector<RangeRow> rangeRows(const cluster::ClusterSnapshot& snapshot);
/// The owner's name for an entry of ClusterSnapshot::owner.
QString ownerName(const cluster::ClusterSnapshot& snapshot, int owner);

class RangesModel : public KeyedTable<RangeRow> {
    Q_OBJECT
public:
    enum { Slots, Size, Owner, State, Count };
    explicit RangesModel(QObject* parent = nullptr);

protected:
    QVariant cell(const RangeRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
