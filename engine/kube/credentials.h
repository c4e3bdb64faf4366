// SPDX-License-Identifier: GPL-3.0-or-later
// What proves to the API server who we are, kept fresh.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/secret.h"
#include "base/time.h"
#include "base/wait.h"
#include "kube/kubeconfig.h"

namespace slotpilot::kube {

/// Proof of identity as of one moment.
struct Auth {
    std::uint64_t generation = 0;            ///< counts the times that it was loaded
    Secret authorization;                    ///< value of the header Authorization, or empty
    std::string certificate;                 ///< PEM, or empty
    Secret key;                              ///< PEM
    std::vector<std::string> impersonation;  ///< whole header lines
    WallTime loaded, until;                  ///< when it is loaded again
};

/// The credentials of one user. Thread-safe; while one caller runs the plugin, the others wait for its result.
class Credentials {
public:
    /// `pluginTimeout` bounds a run of the exec plugin; a plugin may wait for a person's login in a browser.
    explicit Credentials(ClientConfig config, Milliseconds pluginTimeout = Milliseconds{60'000});

    /// The present ones: files are read again after a minute, the plugin is run again shortly before what it gave
    /// expires. Errors: Invalid (files, certificates), NotFound (no such plugin), Unauthorized (the plugin failed),
    /// Timeout (it hangs), Cancelled.
    Expected<std::shared_ptr<const Auth>> current(std::stop_token stop);

    /// After a 401 to a request made with `used`: true if `current` gives others, so that another try makes sense.
    bool renew(const Auth& used);

    /// What a person can do about a 401.
    std::string unauthorizedHint(const Auth& used) const;

private:
    Expected<Auth> load(std::stop_token stop) const;
    Expected<void> runPlugin(const ExecPlugin& plugin, Auth& auth, std::stop_token stop) const;

    const ClientConfig config_;
    const Milliseconds pluginTimeout_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool loading_ = false;
    std::uint64_t loads_ = 0;
    std::shared_ptr<const Auth> auth_;
};

/// The file's text. Errors: Invalid (says `what` can't be read).
Expected<std::string> readText(const std::filesystem::path& file, const std::string& what);

/// Errors: Invalid (not PEM, a key that does not belong to the certificate, an encrypted key).
Expected<void> checkKeyPair(const std::string& certificate, const Secret& key, const std::string& where);
/// Errors: Invalid (no certificate in it).
Expected<void> checkAuthorities(const std::string& pem, const std::string& where);

}  // namespace slotpilot::kube
