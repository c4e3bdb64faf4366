// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cluster_graph.h"

#include <QSet>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

/// Kubernetes clusters with more nodes than this: those without a pod are only counted.
constexpr int mostNodes = 24;

PodGraph::Node nodeOf(const NodeRow& row) {
    PodGraph::Node node;
    node.name = row.key;
    const bool well = row.known && row.ready && row.trouble.isEmpty();
    node.icon = QString::fromLatin1(well ? "nodes" : row.ready ? "warning" : row.known ? "error" : "info");
    node.health = well                      ? PodGraph::Health::Good
                  : row.known && !row.ready ? PodGraph::Health::Bad
                                            : PodGraph::Health::Waiting;
    QStringList details;
    if (!row.zone.isEmpty()) details << row.zone;
    if (row.known && !row.ready)
        details << ClusterGraph::tr("not ready");
    else if (row.slotsOwned > 0)
        details << slotsText(row.slotsOwned);
    node.detail = details.join(QStringLiteral(" · "));
    node.toolTip = (QStringList{ClusterGraph::tr("Kubernetes node %1").arg(row.key)} << details).join(u'\n');
    if (!row.trouble.isEmpty()) node.toolTip += u'\n' + row.trouble;
    return node;
}

PodGraph::Health healthOf(const PodRow& row) {
    if (row.healthy()) return PodGraph::Health::Good;
    const bool waits = row.terminating || !row.exists || (!row.ready && row.restarts == 0);
    return waits ? PodGraph::Health::Waiting : PodGraph::Health::Bad;
}

PodGraph::Pod podOf(const PodRow& row, const std::vector<PodRow>& all, const StepChange* change, bool forming) {
    PodGraph::Pod pod;
    pod.name = row.key;
    pod.ordinal = row.ordinal;
    pod.colorIndex = row.index;
    pod.away = !row.exists;
    pod.replica = row.role == Role::Replica;
    if (pod.replica) {
        pod.primary = row.primary;
        const auto primary =
            std::find_if(all.begin(), all.end(), [&](const PodRow& r) { return r.key == row.primary; });
        pod.colorIndex = primary == all.end() ? -1 : primary->index;
    }
    pod.role = pod.replica ? PodsModel::tr("replica of %1").arg(row.primary) : roleText(row.role);
    pod.fraction = double(row.slotsOwned) / redis::slotCount;
    pod.slotsText = row.role == Role::Unknown && row.slotsOwned == 0 ? ClusterGraph::tr("slots unknown")
                                                                     : slotsText(row.slotsOwned);
    pod.share = row.slotsOwned > 0 ? shareText(row.slotsOwned) : QString();
    if (row.keys) pod.keys = ClusterGraph::tr("%1 keys").arg(number(*row.keys));
    if (row.memory) pod.memory = bytes(*row.memory);
    pod.address = row.address;
    const bool coming = forming && row.ready && (row.refuses || row.role == Role::Alone);
    pod.health = coming ? PodGraph::Health::Coming : healthOf(row);
    pod.healthText = coming                  ? ClusterGraph::tr("the cluster is being formed")
                     : row.healthy()         ? ClusterGraph::tr("healthy")
                     : row.trouble.isEmpty() ? ClusterGraph::tr("not ready")
                                             : row.trouble;
    if (change)
        if (const auto at = change->pods.find(row.key); at != change->pods.end())
            pod.changed = at->second.join(ClusterGraph::tr(", "));
    QStringList lines{ClusterGraph::tr("%1: %2").arg(row.key, pod.role)};
    if (!row.trouble.isEmpty()) lines << row.trouble;
    lines << (pod.share.isEmpty() ? pod.slotsText : QStringLiteral("%1 (%2)").arg(pod.slotsText, pod.share));
    if (row.keys) lines << pod.keys;
    if (!row.node.isEmpty()) lines << ClusterGraph::tr("On Kubernetes node %1").arg(row.node);
    if (!row.address.isEmpty()) lines << ClusterGraph::tr("Address %1").arg(row.address);
    if (row.memory) lines << ClusterGraph::tr("Memory %1").arg(pod.memory);
    if (!row.nodeId.isEmpty()) lines << ClusterGraph::tr("Redis node id %1").arg(row.nodeId);
    if (!pod.changed.isEmpty()) lines << ClusterGraph::tr("Changed by the last step: %1").arg(pod.changed);
    pod.toolTip = lines.join(u'\n');
    QStringList words{row.key, pod.healthText, pod.role, pod.slotsText, pod.keys, row.node, pod.changed};
    words.removeAll(QString());
    pod.summary = words.join(QStringLiteral("  ·  "));
    return pod;
}

}  // namespace

QString ClusterGraph::placeOf(const PodRow& pod) {
    QString& last = lastNode_[pod.key];
    if (!pod.node.isEmpty()) last = pod.node;
    return last;
}

void ClusterGraph::show(const Scene& scene, const workflow::RunStatus* run, bool forming) {
    const auto& snapshot = *scene.picture->snapshot;
    if (target_ != snapshot.target) lastNode_.clear();
    target_ = snapshot.target;
    Data data;
    data.stale = snapshot.stale.has_value();
    QSet<QString> used, present;
    for (const PodRow& row : scene.pods) {
        auto pod = podOf(row, scene.pods, scene.change.get(), forming);
        pod.node = placeOf(row);
        used << pod.node;
        present << row.key;
        data.pods << pod;
    }
    lastNode_.removeIf([&](QHash<QString, QString>::iterator at) { return !present.contains(at.key()); });
    int more = 0;
    for (const NodeRow& row : scene.nodes)
        if (static_cast<int>(scene.nodes.size()) <= mostNodes || used.contains(row.key))
            data.nodes << nodeOf(row);
        else
            ++more;
    // Where nodes may not be listed, the pods name them; one whose pods are all away is still there.
    for (const QString& name : std::as_const(used)) {
        const auto known = [&](const Node& node) { return node.name == name; };
        if (snapshot.nodes || name.isEmpty() || std::any_of(data.nodes.begin(), data.nodes.end(), known)) continue;
        NodeRow row;
        row.key = name;
        data.nodes << nodeOf(row);
    }
    std::sort(data.nodes.begin(), data.nodes.end(), [](const Node& a, const Node& b) { return a.name < b.name; });
    if (more > 0) data.more = tr("%n more Kubernetes node(s) without these pods", nullptr, more);
    for (const SlotFlow& flow : slotFlows(snapshot, run))
        data.flows.append({flow.from, flow.to, slotsText(flow.slotsLeft), flow.slotsLeft});
    setData(std::move(data));
}

}  // namespace slotpilot::gui
