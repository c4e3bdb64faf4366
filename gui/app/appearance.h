// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

#include "models/preferences.h"

namespace slotpilot::gui {

QPalette lightPalette();
QPalette darkPalette();
/// Gives every window these colours, at once.
void applyColors(Preferences::Colors colors);

}  // namespace slotpilot::gui
