// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QColor>
#include <QStringList>
#include <QVector>
#include <optional>

#include "workflow/shown_time.h"

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace slotpilot::gui {

/// Values over time, as lines or stacked, with marks where something began: pointing at one shows its words.
class TimeChart : public QChartView {
    Q_OBJECT
public:
    struct Line {
        QString name;
        QColor color;
        QVector<double> values;  ///< as the times
    };
    struct Mark {
        double time;  ///< seconds
        QString label, toolTip;
    };
    enum class Look { Lines, Stacked };

    explicit TimeChart(QWidget* parent = nullptr);
    /// `times` in seconds, ascending. `most`: the highest value that lines can reach; stacked, their sum. Of `pauses`
    /// those that would take the others' room are cut, and marked so.
    void setContent(const QVector<double>& times, const QVector<Line>& lines, const QVector<Mark>& marks, double most,
                    const std::vector<workflow::Span>& pauses = {});
    void setLook(Look look);
    /// The moment that is looked at, in seconds; nothing: none.
    void setCursor(std::optional<double> seconds);
    /// A stretch of time that is set off, in seconds.
    void setBand(std::optional<std::pair<double, double>> seconds);
    QSize sizeHint() const override { return {360, 220}; }
    /// Where a mark's line is, in the viewport; nothing: outside of the time that is shown.
    std::optional<double> markPosition(int mark) const;
    /// The mark that is pointed at; -1: none.
    int pointedMark() const { return pointed_; }

Q_SIGNALS:
    /// A person pressed or drags there.
    void timePressed(double seconds);

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    double timeAt(double x) const;
    double xOf(double time) const;
    const workflow::Span* cutAt(double time) const;
    void paintCuts(QPainter& painter, const QRectF& plot) const;
    void paintMoments(QPainter& painter, const QRectF& plot) const;
    QVector<QRectF> labelRects() const;
    void point(const QPointF& position);
    void paintPointed(QPainter& painter, const QRectF& plot) const;
    void rebuild();
    void fill();
    void applyPalette();

    QVector<double> times_;
    std::vector<workflow::Span> pauses_;
    workflow::ShownTime shown_;
    double from_ = 0, until_ = 1;  ///< the time that is shown
    QVector<Line> lines_;
    QVector<Mark> marks_;
    double most_ = 1;
    Look look_ = Look::Lines;
    int pointed_ = -1;
    std::optional<double> cursor_;
    std::optional<std::pair<double, double>> band_;
    QVector<QLineSeries*> series_;  ///< stacked: the areas' upper edges
    QVector<QAreaSeries*> areas_;
    QValueAxis *time_, *value_;
};

}  // namespace slotpilot::gui
