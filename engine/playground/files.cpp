// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/fd.h"

namespace slotpilot::playground {

Expected<void> writeFile(const std::filesystem::path& path, std::string_view content, int mode) {
    const auto fresh = path.string() + ".new";
    const auto failed = [&] {
        return fail(ErrorCode::Io, std::string("can't be written: ") + std::strerror(errno), path);
    };
    UniqueFd fd(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd || ::fchmod(fd.get(), static_cast<mode_t>(mode)) != 0) return failed();
    while (!content.empty()) {
        const auto size = ::write(fd.get(), content.data(), content.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return failed();
        content.remove_prefix(static_cast<std::size_t>(size));
    }
    fd.reset();
    if (::rename(fresh.c_str(), path.c_str()) != 0) return failed();
    return {};
}

}  // namespace slotpilot::playground
