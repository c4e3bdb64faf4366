// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ranges_model.h"
#include "views/page.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace slotpilot::gui {

class OwnerLegend;
class SlotMap;
class SlotsChart;
class Table;

/// Who owns which of the 16,384 slots: the map, slots per pod, and the ranges.
class SlotsView : public Page {
    Q_OBJECT
public:
    explicit SlotsView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;

private:
    QWidget* makeMap();
    QWidget* makeSide();
    void point(int slot);

    Actions actions_;
    RangesModel* model_;
    SlotMap* map_;
    OwnerLegend* legend_;
    QLabel* pointed_;
    SlotsChart* chart_;
    QLineEdit* filter_;
    Table* table_;
    EmptyState* empty_;
    QStackedWidget* stack_;
    Scene scene_;
};

}  // namespace slotpilot::gui
