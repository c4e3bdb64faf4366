// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "base/error.h"

namespace slotpilot {

/// Owns a file descriptor and closes it.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : fd_(fd) {}
    UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    UniqueFd& operator=(UniqueFd&& other) noexcept {
        if (this != &other) reset(std::exchange(other.fd_, -1));
        return *this;
    }
    ~UniqueFd() { reset(); }

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release() { return std::exchange(fd_, -1); }
    void reset(int fd = -1);

private:
    int fd_ = -1;
};

/// A connected pair of stream sockets (close-on-exec). Errors: Io.
Expected<std::pair<UniqueFd, UniqueFd>> socketPair();

/// Errors: Io.
Expected<void> setNonBlocking(int fd, bool on);

}  // namespace slotpilot
