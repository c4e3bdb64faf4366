// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of what belongs to a pod or a Kubernetes node: events, volumes, conditions, resources, pods.
#pragma once

#include <QDateTime>
#include <set>
#include <string>

#include "kube/types.h"
#include "models/keyed_table.h"

namespace slotpilot::gui {

struct EventRow {
    QString key;
    QDateTime last;
    bool warning = false;
    QString reason, object, message, source;
    int count = 1;
    bool operator==(const EventRow&) const = default;
};
/// Pure. In the given order.
std::vector<EventRow> eventRows(const std::vector<kube::Event>& events);

class EventsModel : public KeyedTable<EventRow> {
    Q_OBJECT
public:
    enum { Age, Reason, Object, Times, Message, Source };
    static constexpr int warningRole = keyRole + 1;
    explicit EventsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const EventRow& row, int column, int role) const override;
};

struct ClaimRow {
    QString key, phase, capacity, requested, storageClass, volume;
    bool operator==(const ClaimRow&) const = default;
};
std::vector<ClaimRow> claimRows(const std::vector<kube::PersistentVolumeClaim>& claims);

class ClaimsModel : public KeyedTable<ClaimRow> {
    Q_OBJECT
public:
    enum { Name, Phase, Capacity, Requested, StorageClass, Volume };
    explicit ClaimsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const ClaimRow& row, int column, int role) const override;
};

struct ConditionRow {
    QString key, status, reason, message;
    QDateTime changed;
    bool wrong = false;  ///< not as it should be
    bool operator==(const ConditionRow&) const = default;
};
std::vector<ConditionRow> conditionRows(const std::vector<kube::Condition>& conditions);

class ConditionsModel : public KeyedTable<ConditionRow> {
    Q_OBJECT
public:
    enum { Type, Status, Since, Reason, Message };
    static constexpr int wrongRole = keyRole + 1;
    explicit ConditionsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const ConditionRow& row, int column, int role) const override;
};

/// One resource of a node: what there is, what pods may have, and what they asked for.
struct ResourceRow {
    QString key;
    double capacity = 0, allocatable = 0;
    std::optional<double> requested;  ///< nothing: not known
    bool operator==(const ResourceRow&) const = default;
};
/// `pods`: all on the node; null: not known.
std::vector<ResourceRow> resourceRows(const kube::Node& node, const std::vector<kube::Pod>* pods);

class ResourcesModel : public KeyedTable<ResourceRow> {
    Q_OBJECT
public:
    enum { Name, Capacity, Allocatable, Requested, Share };
    explicit ResourcesModel(QObject* parent = nullptr);

protected:
    QVariant cell(const ResourceRow& row, int column, int role) const override;
};

/// Any pod, as one sees it on its node.
struct NodePodRow {
    QString key;  ///< "namespace/name"
    QString ns, name, phase, trouble;
    double cpu = 0, memory = 0;  ///< requested
    QDateTime created;
    bool operator==(const NodePodRow&) const = default;
};
std::vector<NodePodRow> nodePodRows(const std::vector<kube::Pod>& pods);

class NodePodsModel : public KeyedTable<NodePodRow> {
    Q_OBJECT
public:
    enum { Name, Namespace, Phase, Cpu, Memory, Age, Trouble };
    explicit NodePodsModel(QObject* parent = nullptr);

protected:
    QVariant cell(const NodePodRow& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
