// SPDX-License-Identifier: GPL-3.0-or-later
// runs export and runs import.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/support.h"
#include "operations/run_file.h"
#include "operations/run_report.h"

namespace slotpilot::cli {
namespace {

Expected<std::string> readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (std::error_code unknown; file && std::filesystem::is_empty(path, unknown))
        return fail(ErrorCode::Invalid, "the file is empty", path.string());
    if (!file || !(text << file.rdbuf()))
        return fail(ErrorCode::Io, fmt::format("the file can't be read ({})", std::strerror(errno)), path.string());
    return std::move(text).str();
}

Expected<std::string> exported(const RunsOptions& options) {
    TRY_ASSIGN(journal, workflow::SqliteJournal::open());
    TRY_ASSIGN(recorded, operations::readRecorded(*journal, options.run));
    if (options.format == "json") return operations::exportJson(recorded);
    if (options.format == "csv") return operations::exportCsv(recorded);
    return operations::reportHtml(recorded);
}

Expected<operations::RecordedRun> import(const std::filesystem::path& path) {
    TRY_ASSIGN(text, readFile(path));
    TRY_ASSIGN(recorded, operations::importRun(text, path.string()));
    TRY_ASSIGN(journal, workflow::SqliteJournal::open());
    TRY(journal->take(recorded.run, recorded.recording.changes()));
    return std::move(recorded);
}

}  // namespace

int runsExport(const GlobalOptions& global, const RunsOptions& options) {
    const auto text = exported(options);
    if (!text) return complain(text.error(), global.format);
    printText(*text);
    return fine;
}

int runsImport(const GlobalOptions& global, const RunsOptions& options) {
    const auto recorded = import(options.file);
    if (!recorded) return complain(recorded.error(), global.format);
    const auto& entry = recorded->run.entry;
    if (global.format == Format::Json)
        printJson({{"run", entry.runId}, {"title", entry.title}, {"moments", recorded->recording.size()}});
    else
        printText(fmt::format("Imported {}: {}. It can be seen in History, and by  slotpilotctl runs show {}\n",
                              entry.runId, entry.title, entry.runId));
    return fine;
}

}  // namespace slotpilot::cli
