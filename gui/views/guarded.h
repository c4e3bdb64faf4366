// SPDX-License-Identifier: GPL-3.0-or-later
// Contexts that a person marked as protected or read-only.
#pragma once

#include <QString>

class QWidget;

namespace slotpilot::gui {

class ClusterBridge;

/// Why actions that change something are off in a read-only context.
QString readOnlyReason();

/// Whether the cluster may be changed now. In a protected context people are asked to type the context's name; in a
/// read-only one they are told why not. `what`: what would be done, as a question.
bool mayChange(QWidget* parent, const ClusterBridge& cluster, const QString& what);

}  // namespace slotpilot::gui
