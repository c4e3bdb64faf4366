// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "views/page.h"

class QGridLayout;

namespace slotpilot::gui {

class NodeBox;
class PodCard;

/// The Kubernetes nodes as boxes with the pods in them. Boxes stand by name and cards by ordinal, and stay where they
/// are while their content changes.
class ClusterGraph : public QWidget {
    Q_OBJECT
public:
    explicit ClusterGraph(QWidget* parent = nullptr);
    void show(const Scene& scene);
    /// One column always fits: how many there are follows from the width, not the other way round.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void podActivated(const QString& pod);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    NodeBox* box(const QString& node);
    void arrange();

    QGridLayout* grid_;
    QHash<QString, NodeBox*> boxes_;
    QHash<QString, PodCard*> cards_;
    QStringList order_;
    int columns_ = 0;
};

}  // namespace slotpilot::gui
