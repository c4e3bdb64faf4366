// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <optional>

#include "widgets/step_delegate.h"
#include "workflow/shown_time.h"

namespace slotpilot::gui {

/// Steps as bars over the time of a run, with a line at the moment that is looked at: what comes after it is pale.
/// Arrow keys walk the steps.
class Timeline : public QWidget {
    Q_OBJECT
public:
    struct Bar {
        QString title, toolTip;
        StepDelegate::Sign sign = StepDelegate::Sign::Waiting;
        std::optional<double> from, to;  ///< seconds; none: never begun, or not ended
        bool operator==(const Bar&) const = default;
    };

    explicit Timeline(QWidget* parent = nullptr);
    /// `length` of the run in seconds; `shown`: how much room its time takes.
    void setBars(const QVector<Bar>& bars, double length, const workflow::ShownTime& shown = {});
    void setTime(double seconds);
    /// The chosen step; -1: none.
    int current() const { return current_; }
    void setCurrent(int bar);
    /// Where its row is, to be scrolled to.
    QRect rowRect(int bar) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, sizeHint().height()}; }

Q_SIGNALS:
    /// A person pressed into the bars' part.
    void timePressed(double seconds);
    void barChosen(int bar);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const;
    int titleWidth() const;
    double xOf(double seconds) const;
    int barAt(int y) const;
    void press(double x);
    void paintBar(QPainter& painter, int row) const;

    QVector<Bar> bars_;
    double length_ = 1, time_ = 0;
    workflow::ShownTime shown_;
    int current_ = -1;
};

}  // namespace slotpilot::gui
