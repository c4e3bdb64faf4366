// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <chrono>
#include <functional>

class QSystemTrayIcon;

namespace slotpilot::gui {

/// Tells people that long work has ended when they look elsewhere: the task bar's mark, and a message of the desktop
/// where it has such.
class Notifier : public QObject {
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds longWork{10};
    using Tell = std::function<void(const QString& title, const QString& words)>;

    /// For `window`; `tell` instead of the desktop's message, for tests.
    explicit Notifier(QWidget& window, Tell tell = {});

    /// Work of a kind begins; what had begun before is kept.
    void began(const QString& kind, Clock::time_point now = Clock::now());
    /// It has ended: told if it took long, and the window is not in front, and people want it. What never began is not.
    void ended(const QString& kind, const QString& title, const QString& words = {},
               Clock::time_point now = Clock::now());

private:
    void show(const QString& title, const QString& words);

    QWidget& window_;
    Tell tell_;
    QSystemTrayIcon* tray_ = nullptr;
    QHash<QString, Clock::time_point> began_;
};

}  // namespace slotpilot::gui
