// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/results.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "base/fd.h"
#include "base/log.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::probes {
namespace {

Error ioError(const std::string& what, const std::filesystem::path& path) {
    return {ErrorCode::Io, what + ": " + std::strerror(errno), path.string()};
}

Expected<Result> readFile(const std::filesystem::path& path) {
    std::ifstream file(path);
    const auto value = nlohmann::json::parse(file, nullptr, false);
    if (value.is_discarded()) return fail(ErrorCode::Protocol, "is no result", path.string());
    auto result = resultFromJson(value);
    if (!result) return fail(wrap(std::move(result).error(), "is no result", path.string()));
    return result;
}

}  // namespace

std::filesystem::path resultsFolder() { return workflow::SqliteJournal::defaultPath().parent_path() / "results"; }

Expected<void> keep(Result& result, const std::filesystem::path& folder) {
    if (result.id.empty())
        result.id = fmt::format("{:%Y%m%d-%H%M%S}-{:04x}",
                                fmt::gmtime(std::chrono::time_point_cast<std::chrono::seconds>(result.started)),
                                std::random_device{}() & 0xffff);
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return fail(ErrorCode::Io, "can't make the folder: " + problem.message(), folder.string());
    const auto path = folder / (result.id + ".json"), part = folder / (result.id + ".part");
    const std::string text = toJson(result).dump() + "\n";
    const UniqueFd fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        return fail(ioError("can't be written", part));
    if (::rename(part.c_str(), path.c_str()) != 0) return fail(ioError("can't be written", path));
    return {};
}

Expected<std::vector<Result>> kept(const std::filesystem::path& folder) {
    std::vector<Result> results;
    std::error_code problem;
    for (std::filesystem::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
        if (at->path().extension() != ".json") continue;
        auto result = readFile(at->path());
        if (result)
            results.push_back(std::move(*result));
        else
            log::warning("probes", result.error().describe());
    }
    if (problem && problem != std::errc::no_such_file_or_directory)
        return fail(ErrorCode::Io, "can't be read: " + problem.message(), folder.string());
    std::sort(results.begin(), results.end(), [](const auto& a, const auto& b) { return a.started > b.started; });
    return results;
}

Expected<Result> findKept(const std::string& id, const std::filesystem::path& folder) {
    std::error_code problem;
    if (const auto exact = folder / (id + ".json"); std::filesystem::is_regular_file(exact, problem))
        return readFile(exact);
    TRY_ASSIGN(results, kept(folder));
    Result* found = nullptr;
    for (auto& result : results) {
        if (result.id.find(id) == std::string::npos) continue;
        if (found)
            return fail(ErrorCode::Invalid, "several results have \"" + id + "\" in their names", folder.string());
        found = &result;
    }
    if (!found)
        return fail(ErrorCode::NotFound, "there is no result \"" + id + "\"", folder.string(),
                    "The kept ones are listed by: slotpilotctl benchmark list");
    return std::move(*found);
}

Expected<void> removeKept(const std::string& id, const std::filesystem::path& folder) {
    std::error_code problem;
    if (std::filesystem::remove(folder / (id + ".json"), problem)) return {};
    return fail(ErrorCode::Io, "can't be deleted" + (problem ? ": " + problem.message() : std::string()),
                (folder / (id + ".json")).string());
}

std::vector<Compared> compare(const Result& a, const Result& b) {
    std::vector<Compared> rows{{"operations a second", a.perSecond(), b.perSecond(), true}};
    const auto add = [&](const std::string& name, const Latency& x, const Latency& y) {
        if (x.count == 0 || y.count == 0) return;
        const auto row = [&](const std::string& figure, double Latency::*field) {
            if (x.*field > 0 && y.*field > 0) rows.push_back({name + " " + figure + ", ms", x.*field, y.*field, false});
        };
        row("mean", &Latency::mean);
        row("p50", &Latency::p50);
        row("p95", &Latency::p95);
        row("p99", &Latency::p99);
        row("p99.9", &Latency::p999);
        row("max", &Latency::max);
    };
    add("GET", a.reads, b.reads);
    add("SET", a.writes, b.writes);
    for (const auto& shard : a.shards)
        for (const auto& other : b.shards)
            if (shard.name == other.name) {
                rows.push_back({shard.name + " operations a second",
                                a.seconds > 0 ? static_cast<double>(shard.latency.count) / a.seconds : 0,
                                b.seconds > 0 ? static_cast<double>(other.latency.count) / b.seconds : 0, true});
                add(shard.name, shard.latency, other.latency);
            }
    rows.push_back({"failed operations", static_cast<double>(a.failures()), static_cast<double>(b.failures()), false});
    return rows;
}

std::vector<Difference> differences(const Result& a, const Result& b) {
    std::vector<Difference> found;
    const auto texts = [&](const std::string& name, const std::string& x, const std::string& y) {
        if (x != y) found.push_back({name, x, y});
    };
    const auto numbers = [&](const std::string& name, auto x, auto y) {
        texts(name, fmt::format("{}", x), fmt::format("{}", y));
    };
    const auto &x = a.load, &y = b.load;
    texts("kind", nameOf(x.kind), nameOf(y.kind));
    texts("tool", a.tool, b.tool);
    texts("from", a.place, b.place);
    texts("cluster", a.target, b.target);
    numbers("connections", x.connections, y.connections);
    numbers("threads", x.threads, y.threads);
    numbers("pipeline", x.pipeline, y.pipeline);
    numbers("rate", x.rate, y.rate);
    numbers("keys", x.keys, y.keys);
    if (x.kind != y.kind || x.kind == LoadSpec::Kind::Consistency) return found;
    numbers("value bytes", x.valueBytes, y.valueBytes);
    numbers("zipf", x.zipf, y.zipf);
    numbers("read share", x.readShare, y.readShare);
    return found;
}

std::string textOf(const std::vector<Difference>& differences) {
    std::string text;
    for (const auto& [name, a, b] : differences)
        text += fmt::format("{}{} {} / {}", text.empty() ? "" : ", ", name, a, b);
    return text;
}

}  // namespace slotpilot::probes
