// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QVector>
#include <QWidget>
#include <functional>
#include <vector>

namespace slotpilot::gui {

/// A small chart of one metric over clock time, one of many under each other's eyes: they share the time axis, the
/// moment that is pointed at and the line that is stressed. Gaps in a line are gaps. What costs is painted once.
class MetricChart : public QWidget {
    Q_OBJECT
public:
    struct Line {
        QString name;
        int colorIndex = -1;
        std::vector<float> values;  ///< as the times; NaN: not known
    };
    struct Mark {
        double time;  ///< seconds since the epoch
        QString label, toolTip;
    };
    struct Content {
        std::vector<double> times;  ///< seconds since the epoch, evenly spaced
        std::vector<Line> lines;
        std::vector<Mark> marks;
        double from = 0, to = 1;  ///< of the axis
    };
    struct Words {
        std::function<QString(double)> value;     ///< e.g. "1.5 MiB"
        std::function<double(double, int)> step;  ///< between grid lines: from the highest value, so many
        QString foldSign;                         ///< before a folded value: "Σ ", "≤ "
        std::function<double(const std::vector<double>&)>
            fold;  ///< of the lines' values at one moment, for the heading
    };

    explicit MetricChart(QWidget* parent = nullptr);
    void setTitle(const QString& title, const QString& meaning);
    void setWords(Words words);
    void setContent(Content content);
    const Content& content() const { return content_; }
    /// Instead of lines, e.g. an error; empty: lines.
    void setMessage(const QString& message);
    QString message() const { return message_; }
    /// The moment that is pointed at somewhere; NaN: none.
    void setHover(double time);
    /// Paints the others paler; -1: none is stressed.
    void setStressed(int colorIndex);
    /// What the heading says of the moment that is pointed at, or of the newest one.
    QString headline() const;

    QSize sizeHint() const override { return {360, 200}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

Q_SIGNALS:
    /// Seconds since the epoch; NaN: the pointer has left.
    void hovered(double time);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    double x(double time) const;
    double y(double value) const;
    int indexAt(double time) const;
    double timeAt(double position) const;
    double folded(int index) const;
    QString described(int index) const;
    void render();
    void paintAxes(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void invalidate();

    QString title_, message_;
    Words words_;
    Content content_;
    QPixmap cache_;
    double most_ = 1, hover_;
    int stressed_ = -1;
};

}  // namespace slotpilot::gui
