// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/command_history.h"

#include <QSettings>

#include "operations/command_catalog.h"

namespace slotpilot::gui {
namespace {
const QString key = QStringLiteral("console/history");
}  // namespace

CommandHistory::CommandHistory() : lines_(QSettings().value(key).toStringList().mid(0, most)) {}

void CommandHistory::add(const QString& line, const redis::Command& command) {
    at_ = -1;
    if (operations::carriesSecret(command) || (!lines_.isEmpty() && lines_.last() == line)) return;
    lines_.append(line);
    if (lines_.size() > most) lines_.removeFirst();
    QSettings().setValue(key, lines_);
}

QString CommandHistory::older(const QString& typed) {
    if (lines_.isEmpty()) return typed;
    if (at_ < 0) typed_ = typed;
    at_ = at_ < 0 ? lines_.size() - 1 : std::max<qsizetype>(0, at_ - 1);
    return lines_[at_];
}

QString CommandHistory::newer(const QString& shown) {
    if (at_ < 0) return shown;
    if (++at_ < lines_.size()) return lines_[at_];
    at_ = -1;
    return typed_;
}

}  // namespace slotpilot::gui
