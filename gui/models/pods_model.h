// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <optional>
#include <vector>

#include "cluster/snapshot.h"
#include "models/keyed_table.h"

namespace slotpilot::gui {

/// What a pod's Redis server is.
enum class Role { Unknown, Alone, Primary, Replica };
QString roleText(Role role);

/// One member of the cluster as people see it: a pod and the Redis server in it.
struct PodRow {
    QString key;     ///< the pod's name
    int index = -1;  ///< in the snapshot's members: its colour
    int ordinal = -1;
    bool exists = false, ready = false, terminating = false;
    Role role = Role::Unknown;
    QString primary;  ///< of a replica: its primary's pod
    int slotsOwned = 0;
    std::optional<qint64> keys, memory;
    QString node, address, revision, nodeId;
    bool current = true;  ///< runs the StatefulSet's update revision
    int restarts = 0;
    QDateTime created;
    QString trouble;       ///< why it isn't as it should be; empty: fine
    bool refuses = false;  ///< the trouble is that Redis says cluster_state:fail, and nothing else

    bool healthy() const { return exists && ready && trouble.isEmpty(); }
    bool operator==(const PodRow&) const = default;
};

/// Pure. By ordinal.
std::vector<PodRow> podRows(const cluster::ClusterSnapshot& snapshot);

class PodsModel : public KeyedTable<PodRow> {
    Q_OBJECT
public:
    enum { Name, Ready, RoleColumn, Slots, Keys, Memory, Node, Address, Revision, Restarts, Age, Trouble, Count };
    static constexpr int indexRole = keyRole + 1;  ///< PodRow::index
    explicit PodsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const PodRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
