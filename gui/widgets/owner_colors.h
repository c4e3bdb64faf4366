// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPalette;

namespace slotpilot::gui {

/// The colour of the owner with this index (a pod's ordinal): Okabe and Ito's palette, which colour-blind people can
/// tell apart, continued in darker and lighter shades. https://jfly.uni-koeln.de/color/
QColor ownerColor(int index);
/// Black or white, whichever reads better on `background`.
QColor textOn(const QColor& background);

/// Colours of states that suit the palette, light or dark; never the only sign of a state.
bool isDark(const QPalette& palette);
QColor goodColor(const QPalette& palette);
QColor warningColor(const QPalette& palette);
QColor badColor(const QPalette& palette);
QColor accentColor(const QPalette& palette);
/// The text colour, weakened for what is secondary; contrast stays above 4.5 to 1.
QColor mutedText(const QPalette& palette);
/// WCAG 2's contrast of two colours, 1 to 21: text wants 4.5, what is needed to know a control by wants 3.
/// https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double contrast(const QColor& a, const QColor& b);
/// The outline of what is ticked or typed into: 3 to 1 on windows and on bases.
QColor outlineColor(const QPalette& palette);
/// A line that separates without shouting.
QColor lineColor(const QPalette& palette);
/// `share` (0 to 1) of `over` on top of `under`.
QColor mixed(const QColor& under, const QColor& over, double share);

}  // namespace slotpilot::gui
