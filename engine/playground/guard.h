// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps processes from outliving the playground, however it ends.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "base/error.h"
#include "base/fd.h"
#include "base/subprocess.h"

namespace slotpilot::playground {

/// A small process of its own that waits for this one's end. PR_SET_PDEATHSIG reaches only a pod's first process; the
/// guard kills the whole process groups, and removes the temporary directory that nobody else would.
class Guard {
public:
    /// `temporary` is removed when this process dies without `~Guard`; empty: nothing. Errors: Io.
    static Expected<Guard> start(const std::filesystem::path& temporary);
    Guard(Guard&&) = default;
    Guard& operator=(Guard&&) = delete;
    ~Guard();

    /// Thread-safe.
    void watch(pid_t group) const;
    void forget(pid_t group) const;

private:
    Guard(UniqueFd line, pid_t pid) : line_(std::move(line)), pid_(pid) {}
    UniqueFd line_;
    pid_t pid_;
};

/// A process under guard. When it has ended, the rest of its group is killed as well. Its end kills it.
class Child {
public:
    /// To be called on the thread that lives as long as the playground. Errors: NotFound, Io.
    static Expected<Child> start(const Guard& guard, const ProcessSpec& spec, Process::Streams streams);
    Child(Child&& other) noexcept;
    Child& operator=(Child&&) = delete;
    ~Child();

    pid_t pid() const { return pid_; }
    void signal(int number) const { process_.signal(number); }
    /// The exit code if it has ended; never waits.
    std::optional<int> poll();

private:
    Child(const Guard& guard, Process process);
    void finish();

    const Guard* guard_;
    pid_t pid_;
    Process process_;
};

}  // namespace slotpilot::playground
