// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "models/slot_flows.h"
#include "views/page.h"
#include "widgets/pod_graph.h"

namespace slotpilot::gui {

/// The graph of a cluster. A pod that is away keeps its place on the Kubernetes node that it was seen on last, for as
/// long as the StatefulSet wants a pod of that ordinal.
class ClusterGraph : public PodGraph {
    Q_OBJECT
public:
    using PodGraph::PodGraph;
    /// `run` may be null; what its step under way moves is drawn as flows. `forming`: servers that refuse commands are
    /// as is expected.
    void show(const Scene& scene, const workflow::RunStatus* run = nullptr, bool forming = false);

private:
    QString placeOf(const PodRow& pod);

    cluster::Target target_;
    QHash<QString, QString> lastNode_;  ///< by pod
};

}  // namespace slotpilot::gui
