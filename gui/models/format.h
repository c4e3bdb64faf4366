// SPDX-License-Identifier: GPL-3.0-or-later
// Engine values as texts for people, in the user's locale.
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "base/time.h"

namespace slotpilot::gui {

inline QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
QDateTime dateTime(WallTime time);
/// "16,384"
QString number(qint64 value);
/// "5,461 slots", with the right plural.
QString slotsText(int count);
/// "33 %" of all slots; "<1 %" rather than a false zero.
QString shareText(int slotsOwned);
/// "1.5 MiB"
QString bytes(qint64 value);
/// Since `from`: "12 s", "5 min", "3 h", "4 d".
QString age(const QDateTime& from, const QDateTime& now = QDateTime::currentDateTime());
/// "850 ms", "4.2 s".
QString duration(std::chrono::milliseconds value);
/// Where, what and why (with its causes) in one line, without the hint.
QString errorLine(const Error& error);
/// The same with the hint: what `Error::describe` says.
QString errorAdvice(const Error& error);

}  // namespace slotpilot::gui
