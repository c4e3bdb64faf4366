// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notifier.h"

#include <QApplication>
#include <QSystemTrayIcon>

#include "models/preferences.h"
#include "widgets/icons.h"

namespace slotpilot::gui {

Notifier::Notifier(QWidget& window, Tell tell) : QObject(&window), window_(window), tell_(std::move(tell)) {
    if (!tell_) tell_ = [this](const QString& title, const QString& words) { show(title, words); };
}

void Notifier::began(const QString& kind, Clock::time_point now) {
    if (!began_.contains(kind)) began_.insert(kind, now);
}

void Notifier::ended(const QString& kind, const QString& title, const QString& words, Clock::time_point now) {
    const auto at = began_.constFind(kind);
    if (at == began_.constEnd()) return;
    const bool tooShort = now - *at < longWork;
    began_.erase(at);
    if (tooShort || window_.isActiveWindow() || !Preferences::load().notify) return;
    QApplication::alert(&window_);
    tell_(title, words);
}

/// A tray icon is there as long as its message is of use only.
void Notifier::show(const QString& title, const QString& words) {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return;
    if (!tray_) {
        tray_ = new QSystemTrayIcon(applicationIcon(), this);
        const auto lookAtIt = [this] {
            window_.setWindowState(window_.windowState() & ~Qt::WindowMinimized);
            window_.show();
            window_.raise();
            window_.activateWindow();
        };
        connect(tray_, &QSystemTrayIcon::messageClicked, this, lookAtIt);
        connect(tray_, &QSystemTrayIcon::activated, this, lookAtIt);
        connect(qApp, &QGuiApplication::applicationStateChanged, tray_, [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationActive) tray_->hide();
        });
    }
    tray_->show();
    tray_->showMessage(title, words, applicationIcon());
}

}  // namespace slotpilot::gui
