// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace slotpilot::gui {

/// As high as its content, which flows like words in a text, needs to be; from a number of lines on it scrolls.
class FlowArea : public QScrollArea {
    Q_OBJECT
public:
    FlowArea(QWidget* content, int mostLines, QWidget* parent = nullptr);

protected:
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    int mostLines_;
};

}  // namespace slotpilot::gui
