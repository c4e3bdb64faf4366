// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/object_tables.h"

#include <QLocale>
#include <map>

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {
namespace {

const QString dash = QStringLiteral("–");

QString orDash(const QString& value) { return value.isEmpty() ? dash : value; }

double quantityOf(const std::map<std::string, std::string>& map, const std::string& name) {
    const auto at = map.find(name);
    return at == map.end() ? 0 : kube::parseQuantity(at->second).value_or(0);
}

double requestOf(const kube::Pod& pod, const std::string& name) {
    double sum = 0;
    for (const auto& container : pod.containers) sum += quantityOf(container.requests, name);
    return sum;
}

bool inBytes(const QString& resource) {
    return resource.contains(QStringLiteral("memory")) || resource.contains(QStringLiteral("storage")) ||
           resource.startsWith(QStringLiteral("hugepages"));
}

QString amount(const QString& resource, double value) {
    if (inBytes(resource)) return bytes(static_cast<qint64>(value));
    return QLocale().toString(value, 'g', value >= 1000 ? 6 : 3);
}

}  // namespace

std::vector<EventRow> eventRows(const std::vector<kube::Event>& events) {
    std::vector<EventRow> rows;
    for (const auto& event : events) {
        EventRow row;
        row.key = text(event.meta.ns + "/" + event.meta.name);
        if (event.last) row.last = dateTime(*event.last);
        row.warning = event.type != "Normal";
        row.reason = text(event.reason);
        row.object = text(event.objectKind + " " + event.objectName);
        row.message = text(event.message).trimmed();
        row.source = text(event.source);
        row.count = event.count;
        rows.push_back(std::move(row));
    }
    return rows;
}

EventsModel::EventsModel(QObject* parent)
    : KeyedTable({{tr("Age"), tr("Since it happened last"), true},
                  {tr("Reason"), tr("Kubernetes' word for it; warnings carry a sign")},
                  {tr("Object"), tr("What it happened to")},
                  {tr("Times"), tr("How often it happened"), true},
                  {tr("Message"), {}},
                  {tr("Source"), tr("Who noted it")}},
                 parent) {}

QVariant EventsModel::cell(const EventRow& row, int column, int role) const {
    if (role == warningRole) return row.warning;
    if (role == Qt::ToolTipRole) {
        if (column == Age && row.last.isValid()) return QLocale().toString(row.last);
        if (column == Message) return row.message;
        if (column == Object) return row.object;
        return {};
    }
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    switch (column) {
        case Age:
            if (sort) return -row.last.toMSecsSinceEpoch();
            return orDash(age(row.last));
        case Reason: return row.reason;
        case Object: return row.object;
        case Times: return sort ? QVariant(row.count) : number(row.count);
        case Message: return QString(row.message).replace(u'\n', u' ');
        case Source: return orDash(row.source);
        default: return {};
    }
}

std::vector<ClaimRow> claimRows(const std::vector<kube::PersistentVolumeClaim>& claims) {
    std::vector<ClaimRow> rows;
    for (const auto& claim : claims)
        rows.push_back({text(claim.meta.name), text(claim.phase), text(claim.capacity), text(claim.requested),
                        text(claim.storageClass), text(claim.volumeName)});
    return rows;
}

ClaimsModel::ClaimsModel(QObject* parent)
    : KeyedTable({{tr("Claim"), tr("PersistentVolumeClaim: the pod's own volume; it stays when the pod goes")},
                  {tr("Phase"), tr("Bound: it has its volume")},
                  {tr("Size"), tr("What the volume has"), true},
                  {tr("Asked for"), tr("What the claim asks for"), true},
                  {tr("Storage class"), tr("Who makes its volume, and how")},
                  {tr("Volume"), tr("The PersistentVolume")}},
                 parent) {}

QVariant ClaimsModel::cell(const ClaimRow& row, int column, int role) const {
    const auto size = [&](const QString& quantity) -> QVariant {
        const auto value = kube::parseQuantity(quantity.toStdString());
        if (role == sortRole) return value.value_or(0);
        return orDash(quantity);
    };
    if (role == Qt::ToolTipRole && (column == Name || column == Volume)) return column == Name ? row.key : row.volume;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    switch (column) {
        case Name: return row.key;
        case Phase: return orDash(row.phase);
        case Capacity: return size(row.capacity);
        case Requested: return size(row.requested);
        case StorageClass: return orDash(row.storageClass);
        case Volume: return orDash(row.volume);
        default: return {};
    }
}

std::vector<ConditionRow> conditionRows(const std::vector<kube::Condition>& conditions) {
    std::vector<ConditionRow> rows;
    for (const auto& condition : conditions) {
        ConditionRow row{
            text(condition.type), text(condition.status), text(condition.reason), text(condition.message), {}, {}};
        if (condition.changed) row.changed = dateTime(*condition.changed);
        row.wrong = condition.type == "Ready" ? condition.status != "True" : condition.status == "True";
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::pair(!a.wrong, a.key != QStringLiteral("Ready")) <
               std::pair(!b.wrong, b.key != QStringLiteral("Ready"));
    });
    return rows;
}

ConditionsModel::ConditionsModel(QObject* parent)
    : KeyedTable({{tr("Condition"), tr("What the kubelet watches")},
                  {tr("Status"), tr("Ready should be True, every other condition False")},
                  {tr("Since"), tr("When it changed last"), true},
                  {tr("Reason"), {}},
                  {tr("Message"), {}}},
                 parent) {}

QVariant ConditionsModel::cell(const ConditionRow& row, int column, int role) const {
    if (role == wrongRole) return row.wrong;
    if (role == Qt::ToolTipRole)
        return column == Message                          ? QVariant(row.message)
               : column == Since && row.changed.isValid() ? QVariant(QLocale().toString(row.changed))
                                                          : QVariant();
    if (role == sortRole && column == Type) return QString(row.wrong ? u'0' : u'1') + row.key;
    if (role == sortRole && column == Since) return row.changed;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    switch (column) {
        case Type: return row.key;
        case Status: return row.status;
        case Since: return orDash(age(row.changed));
        case Reason: return orDash(row.reason);
        case Message: return row.message;
        default: return {};
    }
}

std::vector<ResourceRow> resourceRows(const kube::Node& node, const std::vector<kube::Pod>* pods) {
    std::vector<ResourceRow> rows;
    std::set<std::string> names;
    for (const auto* map : {&node.capacity, &node.allocatable})
        for (const auto& [name, value] : *map) names.insert(name);
    for (const auto& name : names) {
        ResourceRow row{text(name), quantityOf(node.capacity, name), quantityOf(node.allocatable, name), {}};
        if (pods) {
            double sum = 0;
            for (const auto& pod : *pods) sum += name == "pods" ? 1 : requestOf(pod, name);
            row.requested = sum;
        }
        if (row.capacity > 0 || row.requested.value_or(0) > 0) rows.push_back(std::move(row));
    }
    return rows;
}

ResourcesModel::ResourcesModel(QObject* parent)
    : KeyedTable({{tr("Resource"), {}},
                  {tr("Capacity"), tr("What the machine has"), true},
                  {tr("Allocatable"), tr("What pods may have of it"), true},
                  {tr("Requested"), tr("Sum of the requests of the pods on it: what the scheduler counts with"), true},
                  {tr("Share"), tr("Requested of allocatable"), true}},
                 parent) {}

QVariant ResourcesModel::cell(const ResourceRow& row, int column, int role) const {
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    const double share = row.requested && row.allocatable > 0 ? *row.requested / row.allocatable : 0;
    switch (column) {
        case Name: return row.key;
        case Capacity: return sort ? QVariant(row.capacity) : amount(row.key, row.capacity);
        case Allocatable: return sort ? QVariant(row.allocatable) : amount(row.key, row.allocatable);
        case Requested:
            return sort ? QVariant(row.requested.value_or(-1)) : row.requested ? amount(row.key, *row.requested) : dash;
        case Share: return sort ? QVariant(share) : row.requested ? tr("%1 %").arg(std::lround(share * 100)) : dash;
        default: return {};
    }
}

std::vector<NodePodRow> nodePodRows(const std::vector<kube::Pod>& pods) {
    std::vector<NodePodRow> rows;
    for (const auto& pod : pods) {
        NodePodRow row;
        row.ns = text(pod.meta.ns);
        row.name = text(pod.meta.name);
        row.key = row.ns + u'/' + row.name;
        row.phase = pod.terminating() ? NodePodsModel::tr("Terminating") : text(pod.phase);
        row.trouble = said(pod.trouble());
        row.cpu = requestOf(pod, "cpu");
        row.memory = requestOf(pod, "memory");
        if (pod.meta.created) row.created = dateTime(*pod.meta.created);
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return rows;
}

NodePodsModel::NodePodsModel(QObject* parent)
    : KeyedTable({{tr("Pod"), {}},
                  {tr("Namespace"), {}},
                  {tr("Phase"), {}},
                  {tr("CPUs"), tr("Requested"), true},
                  {tr("Memory"), tr("Requested"), true},
                  {tr("Age"), tr("Since the pod was created"), true},
                  {tr("Trouble"), tr("Why it is not ready")}},
                 parent) {}

QVariant NodePodsModel::cell(const NodePodRow& row, int column, int role) const {
    if (role == Qt::ToolTipRole) return column == Name ? row.name : column == Trouble ? row.trouble : QVariant();
    const bool sort = role == sortRole;
    if (role != Qt::DisplayRole && !sort) return {};
    switch (column) {
        case Name: return row.name;
        case Namespace: return row.ns;
        case Phase: return row.phase;
        case Cpu: return sort ? QVariant(row.cpu) : row.cpu > 0 ? QLocale().toString(row.cpu, 'g', 3) : dash;
        case Memory:
            return sort ? QVariant(row.memory) : row.memory > 0 ? bytes(static_cast<qint64>(row.memory)) : dash;
        case Age:
            if (sort) return row.created;
            return orDash(age(row.created));
        case Trouble: return row.trouble;
        default: return {};
    }
}

}  // namespace slotpilot::gui
