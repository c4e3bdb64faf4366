// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QVector>
#include <QWidget>
#include <optional>

namespace slotpilot::gui {

/// Several charts over one time axis: lanes of what happened, panels of values, and strips in which each gap is to be
/// seen, however short. Pointing reads all values of a moment; dragging looks closer, a double click shows all again.
/// Keyboard: Left and Right walk, Up and Down go from gap to gap, + and - look closer and farther, 0 shows all.
class TimePanels : public QWidget {
    Q_OBJECT
public:
    struct Line {
        QString name;
        QColor color;
        QVector<double> values;  ///< as the columns; NaN: none
        bool hatched = false;    ///< or dashed: told apart from the others without colour
    };
    enum class Look { Lines, Bars };  ///< Bars: stacked
    struct Panel {
        QString title, unit;
        QVector<Line> lines;
        Look look = Look::Lines;
        bool logarithmic = false;
        double least = 0, most = 1;  ///< of the axis; logarithmic: rounded to powers of ten
        int decimals = 0;            ///< of a value that is read
    };
    /// What takes its time: a gap, a step, a restart.
    struct Stretch {
        double from = 0, to = 0;  ///< seconds
        QString label, toolTip;
        bool operator==(const Stretch&) const = default;
    };
    struct Lane {
        QString name;
        QVector<Stretch> stretches;
        QColor color;  ///< of the square before the name; invalid: none
    };
    struct Content {
        QVector<double> from, to;  ///< of each column, in seconds
        double until = 1;          ///< the axis' end
        QVector<Lane> events;
        QVector<Panel> panels;
        QString stripsTitle;
        QVector<Lane> strips;
    };

    explicit TimePanels(QWidget* parent = nullptr);
    void setContent(Content content);
    const Content& content() const { return content_; }

    /// Draws all of it without the reading mark, e.g. into a file.
    void draw(QPainter& painter, const QRectF& rect) const;
    /// Shows the time from `from` to `to` in seconds, at least a few milliseconds of it.
    void zoom(double from, double to);
    void showAll();
    /// Puts the reading mark there; nothing: takes it away.
    void setMark(std::optional<double> time);
    /// Where a stretch of a strip is painted.
    QRectF stripRect(int strip, const Stretch& stretch) const;
    /// What is said about a point of the widget; empty: nothing is there.
    QString toolTipAt(const QPointF& point) const;

    QSize sizeHint() const override { return {700, std::max(420, minimumSizeHint().height())}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Places;
    Places places(const QRectF& rect) const;
    double x(const Places& places, double time) const;
    double timeAt(double x) const;
    QRectF stretchRect(const Places& places, const QRectF& lane, const Stretch& stretch) const;
    void drawLanes(QPainter& painter, const Places& places) const;
    void drawPanel(QPainter& painter, const Places& places, int index, std::optional<double> mark) const;
    void drawHead(QPainter& painter, const QRectF& head, const Panel& panel, std::optional<double> mark) const;
    void drawLines(QPainter& painter, const Places& places, const QRectF& plot, const Panel& panel) const;
    void drawBars(QPainter& painter, const Places& places, const QRectF& plot, const Panel& panel) const;
    void drawAxis(QPainter& painter, const Places& places) const;
    void drawAll(QPainter& painter, const Places& places, std::optional<double> mark) const;
    double y(const QRectF& plot, const Panel& panel, double value) const;
    int columnAt(double time) const;
    double least() const;  ///< of the time that is looked at
    double most() const;
    void walkGaps(bool forward);

    Content content_;
    std::optional<std::pair<double, double>> view_;  ///< nothing: all
    std::optional<double> mark_, pressed_;
};

}  // namespace slotpilot::gui
