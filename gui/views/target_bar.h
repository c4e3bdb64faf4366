// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

#include "cluster/snapshot.h"

class QComboBox;

namespace slotpilot::gui {

/// Context, namespace and StatefulSet at the top of the window. Namespaces and StatefulSets can be typed, too, since
/// they can't be listed everywhere.
class TargetBar : public QWidget {
    Q_OBJECT
public:
    explicit TargetBar(QWidget* parent = nullptr);

    void setContexts(const QStringList& names);
    void setNamespaces(const QStringList& names);
    void setStatefulSets(const QStringList& names);
    /// What is connected to, or is being connected to.
    void setTarget(const cluster::Target& target);

Q_SIGNALS:
    /// A person chose another one. An empty namespace: the context's own.
    void chosen(const QString& context, const QString& ns, const QString& statefulSet);

private:
    QComboBox* add(const QString& label, const QString& name, const QString& toolTip, int characters, bool editable);
    void choose(bool contextChanged);

    QComboBox *context_, *namespace_, *statefulSet_;
    cluster::Target target_;
};

}  // namespace slotpilot::gui
