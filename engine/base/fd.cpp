// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fd.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace slotpilot {

void UniqueFd::reset(int fd) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
}

Expected<std::pair<UniqueFd, UniqueFd>> socketPair() {
    int fds[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
        return fail(ErrorCode::Io, std::string("can't make a socket pair: ") + std::strerror(errno));
    return std::pair{UniqueFd(fds[0]), UniqueFd(fds[1])};
}

Expected<void> setNonBlocking(int fd, bool on) {
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) < 0)
        return fail(ErrorCode::Io, std::string("can't change a descriptor's mode: ") + std::strerror(errno));
    return {};
}

}  // namespace slotpilot
