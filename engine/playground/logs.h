// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of containers: written by the pods' thread, read by the API.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/fd.h"

namespace slotpilot::playground {

/// The log of one run of a container: lines, each with its time before it.
class LogFile {
public:
    explicit LogFile(std::filesystem::path path);

    /// On the pods' thread.
    void append(std::string_view bytes);
    void close();

    const std::filesystem::path& path() const { return path_; }
    /// Nothing more comes.
    bool closed() const { return closed_; }

private:
    void writeLine(std::string_view line);

    std::filesystem::path path_;
    UniqueFd out_;
    std::string partial_;
    std::atomic<bool> closed_{false};
};

/// What of a log is wanted.
struct LogRequest {
    bool follow = false, timestamps = false;
    long tailLines = -1;  ///< -1: all
    std::string since;    ///< RFC 3339; empty: from the start
};

/// Reads a log from its start (or tail) on, as it grows.
class LogReader {
public:
    LogReader(const LogFile& file, LogRequest request);
    /// What is new; empty if nothing is.
    std::string next();

private:
    std::string chosen(const std::string& lines) const;

    LogRequest request_;
    UniqueFd in_;
    std::string partial_;
    bool first_ = true;
};

}  // namespace slotpilot::playground
