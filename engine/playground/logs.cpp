// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/logs.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <sstream>
#include <utility>
#include <vector>

#include "base/time.h"

namespace slotpilot::playground {

LogFile::LogFile(std::filesystem::path path)
    : path_(std::move(path)), out_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {}

void LogFile::writeLine(std::string_view line) {
    const auto whole = toRfc3339Micro(std::chrono::system_clock::now()) + ' ' + std::string(line) + '\n';
    // Where a disk is full, a log ends: the pod goes on.
    [[maybe_unused]] const auto written = ::write(out_.get(), whole.data(), whole.size());
}

void LogFile::append(std::string_view bytes) {
    partial_ += bytes;
    std::size_t start = 0;
    for (auto end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n', start)) {
        writeLine(std::string_view(partial_).substr(start, end - start));
        start = end + 1;
    }
    partial_.erase(0, start);
}

void LogFile::close() {
    if (!partial_.empty()) writeLine(std::exchange(partial_, {}));
    out_.reset();
    closed_ = true;
}

LogReader::LogReader(const LogFile& file, LogRequest request)
    : request_(std::move(request)), in_(::open(file.path().c_str(), O_RDONLY | O_CLOEXEC)) {}

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
    std::array<char, 65536> buffer;
    for (auto size = ::read(in_.get(), buffer.data(), buffer.size()); size > 0;
         size = ::read(in_.get(), buffer.data(), buffer.size()))
        partial_.append(buffer.data(), static_cast<std::size_t>(size));
    // A line that is being written waits for its end.
    const auto end = partial_.rfind('\n');
    const auto whole = end == std::string::npos ? 0 : end + 1;
    const auto result = chosen(partial_.substr(0, whole));
    partial_.erase(0, whole);
    first_ = false;
    return result;
}

}  // namespace slotpilot::playground
