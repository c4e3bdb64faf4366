// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/nodes_model.h"

#include <QLocale>
#include <map>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

QString troubleOf(const kube::Node& node) {
    for (const auto& condition : node.conditions) {
        const bool wrong = condition.type == "Ready" ? condition.status != "True" : condition.status == "True";
        if (!wrong) continue;
        const auto& why = condition.message.empty() ? condition.reason : condition.message;
        return condition.type == "Ready" ? NodesModel::tr("Not ready: %1").arg(text(why))
                                         : text(condition.type) + QStringLiteral(": ") + text(why);
    }
    return node.unschedulable ? NodesModel::tr("Cordoned: takes no new pods") : QString();
}

template <class Map>
double quantity(const Map& map, const char* name) {
    const auto at = map.find(name);
    return at == map.end() ? 0 : kube::parseQuantity(at->second).value_or(0);
}

NodeRow rowOf(const kube::Node& node) {
    NodeRow row;
    row.key = text(node.meta.name);
    row.known = true;
    row.ready = node.ready();
    row.schedulable = !node.unschedulable;
    row.zone = text(node.zone());
    row.version = text(node.kubeletVersion);
    row.trouble = troubleOf(node);
    row.cpus = quantity(node.allocatable, "cpu");
    row.memory = static_cast<qint64>(quantity(node.allocatable, "memory"));
    return row;
}

}  // namespace

std::vector<NodeRow> nodeRows(const cluster::ClusterSnapshot& snapshot, const std::vector<PodRow>& pods) {
    std::map<QString, NodeRow> rows;
    if (snapshot.nodes)
        for (const auto& node : *snapshot.nodes) rows[text(node.meta.name)] = rowOf(node);
    for (const auto& pod : pods) {
        if (pod.node.isEmpty()) continue;
        auto& row = rows[pod.node];
        row.key = pod.node;
        if (!row.known)
            row.trouble = snapshot.nodes ? NodesModel::tr("Kubernetes has no such node any more")
                                         : errorLine(snapshot.nodes.error());
        ++row.pods;
        row.primaries += pod.role == Role::Primary;
        row.slotsOwned += pod.slotsOwned;
    }
    std::vector<NodeRow> sorted;
    for (auto& [name, row] : rows) sorted.push_back(std::move(row));
    return sorted;
}

NodesModel::NodesModel(QObject* parent)
    : KeyedTable({{tr("Node"), tr("A machine of the Kubernetes cluster")},
                  {tr("Ready"), tr("Its kubelet reports that it can run pods")},
                  {tr("Zone"), tr("topology.kubernetes.io/zone: what fails together")},
                  {tr("Pods"), tr("Pods of this StatefulSet on it"), true},
                  {tr("Primaries"), tr("Redis primaries on it: what is without a writer if it fails"), true},
                  {tr("Slots"), tr("Hash slots owned by pods on it"), true},
                  {tr("CPUs"), tr("Allocatable to pods"), true},
                  {tr("Memory"), tr("Allocatable to pods"), true},
                  {tr("Kubelet"), tr("Version of its kubelet")},
                  {tr("Trouble"), tr("Why it is not as it should be")}},
                 parent) {}

QVariant NodesModel::cell(const NodeRow& row, int column, int role) const {
    if (role == Qt::ToolTipRole && column == Trouble && !row.trouble.isEmpty()) return row.trouble;
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    const QString dash = QStringLiteral("–");
    switch (column) {
        case Name: return row.key;
        case Ready: return !row.known ? tr("unknown") : row.ready ? tr("yes") : tr("no");
        case Zone: return row.zone.isEmpty() ? dash : row.zone;
        case Pods: return sort ? QVariant(row.pods) : number(row.pods);
        case Primaries: return sort ? QVariant(row.primaries) : number(row.primaries);
        case Slots:
            if (sort) return row.slotsOwned;
            return row.slotsOwned > 0 ? tr("%1 (%2)").arg(number(row.slotsOwned), shareText(row.slotsOwned))
                                      : number(0);
        case Cpus: return sort ? QVariant(row.cpus) : row.known ? QLocale().toString(row.cpus, 'g', 3) : dash;
        case Memory: return sort ? QVariant(row.memory) : row.known ? bytes(row.memory) : dash;
        case Version: return row.version.isEmpty() ? dash : row.version;
        case Trouble: return row.trouble;
        default: return {};
    }
}

}  // namespace slotpilot::gui
