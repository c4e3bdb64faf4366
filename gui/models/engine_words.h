// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says, in the window's language. The engine renders its sentences in English, and so the journal,
// reports and the command line hold them; here a rendered sentence is found in a catalogue of them
// (engine_sentences.cpp), and the values in it are put into its translation. So runs of the journal and of other
// machines are translated, too.
#pragma once

#include <QStringList>
#include <string_view>

namespace slotpilot::gui {

/// The engine's sentence in the window's language; one that the catalogue does not know is left as it is. For the
/// window's thread; what has been asked before costs a look into a table.
QString said(std::string_view english);

/// What `said` would leave in English: nothing, the whole, or parts of it that are no names.
QStringList unsaid(std::string_view english);

}  // namespace slotpilot::gui
