// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plurals.h"

namespace slotpilot::gui {

QString Plurals::translate(const char*, const char* source, const char*, int n) const {
    const auto text = QString::fromUtf8(source);
    if (n < 0 || !text.contains(QStringLiteral("(s)"))) return {};
    return QString(text).replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
}

}  // namespace slotpilot::gui
