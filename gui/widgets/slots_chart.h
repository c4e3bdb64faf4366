// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace slotpilot::gui {

/// Slots per owner as horizontal bars, each in its owner's colour, between the name and the count.
class SlotsChart : public QWidget {
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
    void setBars(const QVector<Bar>& bars);
    QSize sizeHint() const override { return {320, line() * static_cast<int>(bars_.size()) + 8}; }
    QSize minimumSizeHint() const override { return {140, sizeHint().height()}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int line() const { return fontMetrics().height() + 10; }

    QVector<Bar> bars_;
    int most_ = 1;
};

}  // namespace slotpilot::gui
