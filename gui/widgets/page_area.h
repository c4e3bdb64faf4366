// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QStackedWidget;

namespace slotpilot::gui {

/// The room for pages, of which one is shown. One that needs more of it than there is scrolls: no page makes the window
/// larger.
class PageArea : public QScrollArea {
    Q_OBJECT
public:
    explicit PageArea(QStackedWidget* pages, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    QStackedWidget* pages_;
};

}  // namespace slotpilot::gui
