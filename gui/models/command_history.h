// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "redis/connection.h"

namespace slotpilot::gui {

/// The lines that were sent from the console, also in earlier sessions; never one that carries a password.
class CommandHistory {
public:
    static constexpr int most = 500;

    /// As it was kept in the settings.
    CommandHistory();
    /// Keeps a line, unless it carries a secret or is the last one again.
    void add(const QString& line, const redis::Command& command);
    const QStringList& lines() const { return lines_; }

    /// The line before the one that is shown, `typed` being what was typed by hand; the oldest one stays.
    QString older(const QString& typed);
    /// The line after it, in the end what was typed by hand.
    QString newer(const QString& shown);

private:
    QStringList lines_;  ///< oldest first
    qsizetype at_ = -1;  ///< the one that is shown; -1: what is typed
    QString typed_;
};

}  // namespace slotpilot::gui
