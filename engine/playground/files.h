// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the playground. All are opened close-on-exec: a descriptor that a pod's process, or any other child of the
// program, inherits by chance keeps the file open, and a script that is open for writing can't be run.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace slotpilot::playground {

/// Writes a file whole or not at all; `mode` as for chmod. Errors: Io.
Expected<void> writeFile(const std::filesystem::path& path, std::string_view content, int mode = 0600);

}  // namespace slotpilot::playground
