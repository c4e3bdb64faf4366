// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "base/wait.h"

namespace slotpilot {

/// What to start and how.
struct ProcessSpec {
    std::vector<std::string> arguments;              ///< program (looked up in PATH) and its arguments
    std::map<std::string, std::string> environment;  ///< added to the own environment
    std::filesystem::path directory;                 ///< working directory; empty: the own
    std::string input;                               ///< written to standard input by `run`
    Milliseconds timeout{30'000};                    ///< bound of `run`
};

/// How a process ended and what it printed.
struct ProcessResult {
    int exitCode = 0;  ///< 128 + signal if a signal ended it
    std::string output, errors;
};

/// Runs a program to its end in a process group of its own, which is killed on a stop or a timeout.
/// Errors: NotFound (no such program), Io, Timeout, Cancelled. An exit code other than 0 is no error.
Expected<ProcessResult> run(const ProcessSpec& spec, std::stop_token stop);

/// A process that goes on in the background. Its destruction kills it and waits for it. The kernel kills it, too,
/// when the thread that started it ends (PR_SET_PDEATHSIG): start it from a thread that lives as long as it should.
class Process {
public:
    /// The child's ends of standard input, output and errors; an unset one is /dev/null.
    struct Streams {
        int input = -1, output = -1, errors = -1;
    };

    /// `spec.input` and `spec.timeout` are not used. Errors: NotFound, Io.
    static Expected<Process> start(const ProcessSpec& spec, Streams streams);

    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;
    ~Process();

    pid_t pid() const { return pid_; }
    /// Sends a signal to the process' group; nothing if it has ended.
    void signal(int number) const;
    /// The exit code (128 + signal) if it has ended; never waits.
    std::optional<int> poll();
    /// Waits for the end. Errors: Timeout, Cancelled.
    Expected<int> wait(Milliseconds timeout, std::stop_token stop);

private:
    explicit Process(pid_t pid) : pid_(pid) {}
    pid_t pid_ = -1;
    std::optional<int> exitCode_;
};

/// The program's path from PATH (and `extra` directories after it), or nothing.
std::optional<std::filesystem::path> findProgram(const std::string& name,
                                                 const std::vector<std::filesystem::path>& extra = {});

}  // namespace slotpilot
