// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include "bridge/cluster_bridge.h"

namespace slotpilot::gui {

/// What people chose in Settings; kept with QSettings.
struct Preferences {
    enum class Colors { Desktop, Light, Dark };

    QString language;  ///< "en", "de"; empty: the system's
    Colors colors = Colors::Desktop;
    bool fast = false;             ///< keys are moved fast rather than gently where nothing else is chosen
    bool notify = true;            ///< when long work ends and the window is not in front
    QMap<QString, Guard> guarded;  ///< contexts that are marked, by name

    /// What is not there, or is nonsense, is as it is at first.
    static Preferences load();
    void save() const;
    bool operator==(const Preferences&) const = default;
};

}  // namespace slotpilot::gui
