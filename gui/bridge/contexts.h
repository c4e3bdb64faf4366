// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace slotpilot::gui {

/// One context of the kubeconfig files, as a person chooses it.
struct ContextRow {
    std::string name, server, user, ns;
    std::filesystem::path file;
    bool current = false;
    bool operator==(const ContextRow&) const = default;
};

/// The contexts of `kubeconfig`, or of kubectl's usual files when it is empty. Reads files: not for the window's
/// thread. Errors: those of Kubeconfig::load.
Expected<std::vector<ContextRow>> readContexts(const std::filesystem::path& kubeconfig);

}  // namespace slotpilot::gui
