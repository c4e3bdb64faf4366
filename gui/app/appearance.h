// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

#include "models/preferences.h"

namespace slotpilot::gui {

QPalette lightPalette();
QPalette darkPalette();
/// Where the application's style is Fusion: with outlines of check boxes, radio buttons and fields that are seen on
/// dark windows, too. Once, before there are windows.
void applyStyle();
/// Gives every window these colours, at once.
void applyColors(Preferences::Colors colors);

}  // namespace slotpilot::gui
