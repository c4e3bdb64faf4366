// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

class QLabel;

namespace slotpilot::gui {

/// A few figures side by side, each large, with what it is below.
class FigureRow : public QWidget {
    Q_OBJECT
public:
    struct Figure {
        QString value, words, toolTip;
        bool alarming = false;  ///< in the colour of what is bad, and with a mark
    };
    explicit FigureRow(QWidget* parent = nullptr);
    void setFigures(const QVector<Figure>& figures);

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();
    QVector<Figure> figures_;
    QVector<QLabel*> values_, words_;
};

}  // namespace slotpilot::gui
