// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/contexts.h"
#include "models/keyed_table.h"

namespace slotpilot::gui {

struct ContextItem {
    QString key;  ///< the context's name
    ContextRow context;
    bool operator==(const ContextItem&) const = default;
};

/// The contexts that were found, to choose from.
class ContextsModel : public KeyedTable<ContextItem> {
    Q_OBJECT
public:
    enum { Name, Server, User, Namespace, Count };
    explicit ContextsModel(QObject* parent = nullptr);
    void show(const std::vector<ContextRow>& contexts);

protected:
    QVariant cell(const ContextItem& row, int column, int role) const override;
};

}  // namespace slotpilot::gui
