// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ranges_model.h"
#include "models/slot_history.h"
#include "views/page.h"
#include "widgets/slot_map.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;

namespace slotpilot::gui {

class OwnerLegend;
class SlotsChart;
class Table;
class TimeChart;

/// What the map shows of a snapshot.
SlotMap::Data slotMapOf(const cluster::ClusterSnapshot& snapshot);

/// Who owns which of the 16,384 slots: the map, slots per pod, and the ranges.
class SlotsView : public Page {
    Q_OBJECT
public:
    explicit SlotsView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;
    void tick() override;
    /// A run's slots per pod are drawn over its time, with marks where its steps began. Null: no run.
    void showRun(const workflow::RunStatusPtr& status, bool active);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showHistory();
    QWidget* makeHistory();
    QWidget* makeMap();
    QWidget* makeSide();
    void point(int slot);

    Actions actions_;
    RangesModel* model_;
    SlotMap* map_;
    OwnerLegend* legend_;
    QLabel* pointed_;
    SlotsChart* chart_;
    TimeChart* timeChart_;
    QTabBar *looks_, *quantity_, *shape_;
    QStackedWidget* historyStack_;
    SlotHistory history_;
    std::optional<WallTime> run_;       ///< start of the run that is drawn
    workflow::RunStatusPtr runStatus_;  ///< its last one
    bool recording_ = false;
    QLineEdit* filter_;
    Table* table_;
    EmptyState* empty_;
    QStackedWidget* stack_;
    Scene scene_;
};

}  // namespace slotpilot::gui
