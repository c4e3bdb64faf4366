// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QStringList>
#include <QVector>

class QBarCategoryAxis;
class QBarSet;
class QHorizontalStackedBarSeries;
class QValueAxis;

namespace slotpilot::gui {

/// Slots per owner as horizontal bars, each in its owner's colour, the count beside the name.
class SlotsChart : public QChartView {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        int colorIndex = -1;
        int slotsOwned = 0;
        bool operator==(const Bar&) const = default;
    };

    explicit SlotsChart(QWidget* parent = nullptr);
    /// From top to bottom.
    void setBars(QVector<Bar> bars);
    QSize sizeHint() const override { return {320, 60 + 26 * std::max<int>(3, static_cast<int>(bars_.size()))}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void applyPalette();

    QVector<Bar> bars_;
    QHorizontalStackedBarSeries* series_;
    QBarCategoryAxis* names_;
    QValueAxis* values_;
};

}  // namespace slotpilot::gui
