// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/images.h"

#include "base/subprocess.h"

namespace slotpilot::playground {
namespace {

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

Expected<std::filesystem::path> program(const std::filesystem::path& directory, const std::string& tail) {
    for (const auto* family : {"redis-", "valkey-"}) {
        const auto name = family + tail;
        const auto found = findProgram(directory.empty() ? name : (directory / name).string());
        if (found) return *found;
    }
    return fail(ErrorCode::NotFound, "redis-" + tail + " was not found",
                directory.empty() ? "PATH" : directory.string(), "Install redis-server, e.g. apt install redis-server");
}

Expected<Programs> inspect(const std::filesystem::path& directory) {
    TRY_ASSIGN(server, program(directory, "server"));
    Programs result{server, {}, {}, directory, {}};
    // Without these two, redis-cli and redis-benchmark fail by name where they are used.
    result.client = program(directory, "cli").value_or("redis-cli");
    result.benchmark = program(directory, "benchmark").value_or("redis-benchmark");
    TRY_ASSIGN(said, run({{server.string(), "--version"}, {}, {}, {}, Milliseconds{5000}}, {}));
    if (const auto place = said.output.find("v="); place != std::string::npos)
        result.version = said.output.substr(place + 2, said.output.find(' ', place) - place - 2);
    result.bindsSource = std::atoi(result.version.c_str()) >= 7;
    return result;
}

}  // namespace

Expected<Images> Images::find(const std::map<std::string, std::filesystem::path>& named) {
    Images images;
    TRY_ASSIGN(standard, inspect({}));
    images.standard_ = standard;
    for (const auto& [image, directory] : named) {
        TRY_ASSIGN(programs, inspect(directory));
        images.named_[image] = programs;
    }
    return images;
}

ImageUse Images::use(const std::string& image) const {
    if (named_.contains(image)) return ImageUse::Runs;
    const auto tag = image.substr(std::min(image.size(), image.find(':', image.rfind('/') + 1)));
    if (contains(tag, "broken") || contains(tag, "nosuch")) return ImageUse::Missing;
    if (contains(image, "exporter")) return ImageUse::Shown;
    return contains(image, "redis") || contains(image, "valkey") ? ImageUse::Runs : ImageUse::Missing;
}

const Programs& Images::programs(const std::string& image) const {
    const auto found = named_.find(image);
    return found == named_.end() ? standard_ : found->second;
}

}  // namespace slotpilot::playground
