// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace slotpilot::gui {

/// The sentences of the engine, with places for values: "{pod} owns {count}". A place's name, but for a number behind
/// it, says what stands there (see engine_words.cpp). Their translations are in the context "engine".
std::span<const char* const> engineSentences();

}  // namespace slotpilot::gui
