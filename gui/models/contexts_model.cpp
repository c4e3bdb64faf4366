// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/contexts_model.h"

#include "models/format.h"

namespace slotpilot::gui {

ContextsModel::ContextsModel(QObject* parent)
    : KeyedTable({{tr("Context"), tr("A cluster, a user and a namespace under one name, from the kubeconfig")},
                  {tr("Server"), tr("The Kubernetes API server")},
                  {tr("User"), {}},
                  {tr("Namespace"), {}}},
                 parent) {}

void ContextsModel::show(const std::vector<ContextRow>& contexts) {
    std::vector<ContextItem> rows;
    for (const auto& context : contexts) rows.push_back({text(context.name), context});
    update(std::move(rows));
}

QVariant ContextsModel::cell(const ContextItem& row, int column, int role) const {
    if (role == Qt::ToolTipRole) return tr("From %1").arg(QString::fromStdString(row.context.file.string()));
    if (role != Qt::DisplayRole && role != sortRole) return {};
    switch (column) {
        case Name: return row.context.current && role == Qt::DisplayRole ? tr("%1 (current)").arg(row.key) : row.key;
        case Server: return text(row.context.server);
        case User: return text(row.context.user);
        case Namespace: return text(row.context.ns);
        default: return {};
    }
}

}  // namespace slotpilot::gui
