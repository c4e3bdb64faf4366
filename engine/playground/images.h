// SPDX-License-Identifier: GPL-3.0-or-later
// What an image's name means here: a label on this machine's programs.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/error.h"

namespace slotpilot::playground {

/// The programs that an image stands for.
struct Programs {
    std::filesystem::path server, client, benchmark;
    std::filesystem::path directory;  ///< where they are; first in PATH; empty: PATH as it is
    std::string version;              ///< "7.0.15"
    bool bindsSource = false;         ///< knows bind-source-addr (Redis 7 and later, Valkey)
};

/// What the playground does with a container.
enum class ImageUse { Runs, Shown, Missing };

/// The images that can be used.
class Images {
public:
    /// `named` maps further images to directories of programs. Errors: NotFound (no redis-server).
    static Expected<Images> find(const std::map<std::string, std::filesystem::path>& named);

    /// Runs: redis, valkey and named ones. Shown, not run: exporters. Missing: all else, and tags "broken", "nosuch".
    ImageUse use(const std::string& image) const;
    const Programs& programs(const std::string& image) const;
    const Programs& standard() const { return standard_; }

private:
    Programs standard_;
    std::map<std::string, Programs> named_;
};

}  // namespace slotpilot::playground
