// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "bridge/planning.h"

class QLabel;

namespace slotpilot::gui {

class MovesModel;
class OwnerLegend;
class SlotMap;
class Table;

/// What a plan will do before it runs: figures, the slot map now and afterwards, and who gives what to whom.
class PlanPreview : public QWidget {
    Q_OBJECT
public:
    explicit PlanPreview(QWidget* parent = nullptr);
    void show(const Planned& planned);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure {
        QLabel *value, *words;
    };
    QWidget* makeFigures();
    QWidget* makeMaps();
    QWidget* makeMoves();

    std::array<Figure, 5> figures_{};
    QLabel* notes_;
    SlotMap *before_, *after_;
    QLabel* pointed_;
    OwnerLegend* legend_;
    MovesModel* model_;
    Table* table_;
};

}  // namespace slotpilot::gui
