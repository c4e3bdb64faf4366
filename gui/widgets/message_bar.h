// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QToolButton;
class QPushButton;

namespace slotpilot::gui {

enum class Tone { Information, Success, Warning, Bad };

/// A strip above the pages: an icon, a text, perhaps one action, and a button that closes it. Instead of dialogs.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    /// `closable`: false for what stays as long as it is true.
    explicit MessageBar(bool closable, QWidget* parent = nullptr);

    /// Shows it. `detail` is a second, weaker line; `action` a button's text, empty: none.
    void show(Tone tone, const QString& text, const QString& detail = {}, const QString& action = {},
              std::function<void()> onAction = {});
    QString text() const;
    void setDetail(const QString& detail);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyTone();
    QColor toneColor() const;

    Tone tone_ = Tone::Information;
    QLabel *icon_, *text_, *detail_;
    QPushButton* action_;
    QToolButton* close_;
    std::function<void()> onAction_;
};

}  // namespace slotpilot::gui
