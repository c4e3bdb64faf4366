// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>
#include <chrono>
#include <optional>

#include "bridge/cluster_bridge.h"

class QLabel;

namespace slotpilot::gui {

class IconLabel;

/// The status bar's content: what one is connected to, how fast it answers, when something changed last, and whether
/// what is shown may be old.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showConnection(ClusterBridge::State state, const ConnectionInfo& info);
    /// That this context is marked, if it is.
    void showGuard(Guard guard);
    void showLatency(std::optional<std::chrono::milliseconds> latency);
    void showPicture(const PicturePtr& picture);
    /// Once a second.
    void tick();

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    IconLabel* sign_;
    QLabel *connection_, *guard_, *latency_, *changed_, *stale_;
    QDateTime changedAt_;
    QString connectedSign_;  ///< empty: not connected
};

}  // namespace slotpilot::gui
