// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/keyed_table.h"
#include "models/pods_model.h"

namespace slotpilot::gui {

/// A Kubernetes node and what of the cluster runs on it.
struct NodeRow {
    QString key;  ///< the node's name
    bool known = false, ready = false, schedulable = true;
    QString zone, version, trouble;
    int pods = 0, primaries = 0, slotsOwned = 0;
    double cpus = 0;
    qint64 memory = 0;
    bool operator==(const NodeRow&) const = default;
};

/// Pure. By name; a node that pods name but that can't be read is there, too, as unknown.
std::vector<NodeRow> nodeRows(const cluster::ClusterSnapshot& snapshot, const std::vector<PodRow>& pods);

class NodesModel : public KeyedTable<NodeRow> {
    Q_OBJECT
public:
    enum { Name, Ready, Zone, Pods, Primaries, Slots, Cpus, Memory, Version, Trouble, Count };
    explicit NodesModel(QObject* parent = nullptr);

protected:
    QVariant cell(const NodeRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
