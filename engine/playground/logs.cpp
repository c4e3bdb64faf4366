// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/logs.h"

#include <sstream>
#include <utility>
#include <vector>

#include "base/time.h"

namespace slotpilot::playground {

void LogFile::writeLine(std::string_view line) {
    out_ << toRfc3339Micro(std::chrono::system_clock::now()) << ' ' << line << '\n';
}

void LogFile::append(std::string_view bytes) {
    partial_ += bytes;
    std::size_t start = 0;
    for (auto end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n', start)) {
        writeLine(std::string_view(partial_).substr(start, end - start));
        start = end + 1;
    }
    partial_.erase(0, start);
    out_.flush();
}

void LogFile::close() {
    if (!partial_.empty()) writeLine(std::exchange(partial_, {}));
    out_.close();
    closed_ = true;
}

LogReader::LogReader(const LogFile& file, LogRequest request) : request_(std::move(request)), in_(file.path()) {}

std::string LogReader::chosen(const std::string& lines) const {
    std::istringstream stream(lines);
    std::vector<std::string> kept;
    const auto since = parseRfc3339(request_.since);
    for (std::string line; std::getline(stream, line);) {
        const auto space = line.find(' ');
        if (const auto time = parseRfc3339(line.substr(0, space)); since && time && *time < *since) continue;
        kept.push_back(request_.timestamps ? line : line.substr(space + 1));
    }
    std::string result;
    const auto tail = request_.tailLines;
    const auto skip = first_ && tail >= 0 && static_cast<std::size_t>(tail) < kept.size()
                          ? kept.size() - static_cast<std::size_t>(tail)
                          : 0;
    for (std::size_t i = skip; i < kept.size(); ++i) result += kept[i] + "\n";
    return result;
}

std::string LogReader::next() {
    in_.clear();
    const auto position = in_.tellg();
    std::ostringstream all;
    all << in_.rdbuf();
    auto lines = all.str();
    // A line that is being written waits for its end.
    const auto end = lines.rfind('\n');
    const auto whole = end == std::string::npos ? 0 : end + 1;
    in_.clear();
    in_.seekg(position + static_cast<std::streamoff>(whole));
    lines.resize(whole);
    const auto result = chosen(lines);
    first_ = false;
    return result;
}

}  // namespace slotpilot::playground
