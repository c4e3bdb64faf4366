// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace slotpilot::gui {

/// What a page shows while it has nothing: an icon, what is missing, and the action that helps.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    /// `action` may be null; its button follows the action's state.
    void setContent(const QString& icon, const QString& title, const QString& text, QAction* action = nullptr);
    QString title() const;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    QString iconName_;
    QAction* action_ = nullptr;
    QLabel *icon_, *title_, *text_;
    QPushButton* button_;
    QMetaObject::Connection follow_;
};

}  // namespace slotpilot::gui
