// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QVector>
#include <array>
#include <functional>

class QLabel;
class QToolButton;
class QPushButton;

namespace slotpilot::gui {

enum class Tone { Information, Success, Warning, Bad };

/// A strip above the pages: an icon, a text, up to four actions, and a button that closes it. Instead of dialogs.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    struct Action {
        QString text;
        std::function<void()> call;
    };
    /// `closable`: false for what stays as long as it is true.
    explicit MessageBar(bool closable, QWidget* parent = nullptr);

    /// Shows it. `detail` is a second, weaker line. The first action is the one that is most likely wanted.
    void show(Tone tone, const QString& text, const QString& detail = {}, const QVector<Action>& actions = {});
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
    std::array<QPushButton*, 4> buttons_{};
    QToolButton* close_;
    QVector<Action> actions_;
};

}  // namespace slotpilot::gui
