// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace slotpilot::gui {

/// A frame around the widget that is to be used next; it lies over the window and lets every click through.
class Spotlight : public QWidget {
    Q_OBJECT
public:
    explicit Spotlight(QWidget* window);
    /// Null: none.
    void pointAt(QWidget* target);
    QWidget* target() const { return target_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QPointer<QWidget> target_;
    QTimer following_;  ///< docks, scroll bars and layouts move it without telling
};

}  // namespace slotpilot::gui
