// SPDX-License-Identifier: GPL-3.0-or-later
// Results that are kept: a JSON file each, beside the journal.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "probes/report.h"

namespace slotpilot::probes {

/// The folder "results" beside the journal.
std::filesystem::path resultsFolder();

/// Keeps a result, and gives it an id if it has none. Errors: Io.
Expected<void> keep(Result& result, const std::filesystem::path& folder = resultsFolder());
/// The newest first. Files that can't be read are passed over and named in the log. Errors: Io.
Expected<std::vector<Result>> kept(const std::filesystem::path& folder = resultsFolder());
/// `id` may be shortened to any part that one result alone has. Errors: NotFound; Invalid (several match).
Expected<Result> findKept(const std::string& id, const std::filesystem::path& folder = resultsFolder());

/// Deletes a kept result. Errors: Io.
Expected<void> removeKept(const std::string& id, const std::filesystem::path& folder = resultsFolder());

/// One figure of two results.
struct Compared {
    std::string name;
    double a = 0, b = 0;
    bool moreIsBetter = false;
    double ratio() const { return a > 0 ? b / a : 0; }
};
/// What can be laid side by side: figures that both have.
std::vector<Compared> compare(const Result& a, const Result& b);

/// Something that was not the same for two runs.
struct Difference {
    std::string name, a, b;
    bool operator==(const Difference&) const = default;
};
/// What was asked for differently, or of something else: then their figures differ for that reason, too.
std::vector<Difference> differences(const Result& a, const Result& b);
/// "tool own / redis-benchmark, connections 50 / 10"; empty: nothing.
std::string textOf(const std::vector<Difference>& differences);

}  // namespace slotpilot::probes
