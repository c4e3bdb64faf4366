// SPDX-License-Identifier: GPL-3.0-or-later
// The journals' runs, as work for the background.
#pragma once

#include <QByteArray>
#include <filesystem>
#include <vector>

#include "operations/run_file.h"
#include "operations/run_pictures.h"

namespace slotpilot::gui {

/// A run and the journal that it is in.
struct ListedRun {
    workflow::JournalEntry entry;
    std::filesystem::path journal;
};

/// A run with the curves of its charts.
struct LoadedRun {
    operations::RecordedRun recorded;
    operations::Chart ownedSlots, keys;
};

/// Every run of these journals, the newest first; a journal that is not there has none. Errors: those of SqliteJournal.
Expected<std::vector<ListedRun>> listRuns(const std::vector<std::filesystem::path>& journals);
Expected<std::shared_ptr<const LoadedRun>> loadRun(const std::filesystem::path& journal, const std::string& runId);
/// Takes an exported run into a journal; its id. Errors: those of importRun and SqliteJournal::take.
Expected<std::string> importFile(const std::filesystem::path& file, const std::filesystem::path& journal);
/// What a run can be written as.
enum class ExportKind { Report, Json, Csv, Svg, Png };
/// Writes a run to a file; pictures to several beside it ("run.png": run-steps.png, run-slots.png...). Errors: Io.
Expected<std::filesystem::path> exportRun(const LoadedRun& run, ExportKind kind, const std::filesystem::path& file);
/// All pictures of a run: a file name (without folder and extension) and SVG.
std::vector<std::pair<std::string, std::string>> picturesOf(const LoadedRun& run);
/// An SVG as a PNG, twice as many pixels as its units.
QByteArray pngOf(const std::string& svg);

}  // namespace slotpilot::gui
