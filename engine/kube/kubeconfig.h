// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/secret.h"

namespace slotpilot::kube {

/// An entry of `clusters`. Relative file names are already resolved against the kubeconfig's directory.
struct ClusterEntry {
    std::string name, server, tlsServerName, proxyUrl;
    std::filesystem::path caFile;
    std::string caData;  ///< PEM, decoded
    bool insecureSkipTlsVerify = false;
    std::string execConfig;  ///< the extension client.authentication.k8s.io/exec as JSON, or empty
    std::string place = {};  ///< file and line where it was read
};

/// `exec` of a user: a credential plugin.
/// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
struct ExecPlugin {
    std::string apiVersion, command, installHint, interactiveMode;
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment;
    bool provideClusterInfo = false;
};

/// An entry of `users`.
struct UserEntry {
    std::string name;
    std::filesystem::path certificateFile, keyFile, tokenFile;
    std::string certificateData;  ///< PEM
    Secret keyData, token, password;
    std::string username;
    std::optional<ExecPlugin> exec;
    std::string impersonate, impersonateUid;
    std::vector<std::string> impersonateGroups;
    std::map<std::string, std::vector<std::string>> impersonateExtra;
    std::string authProvider;  ///< its name if the removed `auth-provider` is used: an error when connecting
};

/// An entry of `contexts`.
struct ContextEntry {
    std::string name, cluster, user, ns;
    std::filesystem::path file;  ///< where it was read
    std::string place = {};      ///< the same, and the line
};

/// Everything that is needed to talk to one API server as one user.
struct ClientConfig {
    std::string context, ns = "default";
    ClusterEntry cluster;
    UserEntry user;
};

/// One or more kubeconfig files, merged as kubectl does: the first to name an entry wins, the first to set
/// current-context wins.
class Kubeconfig {
public:
    /// Reads and merges `files`; a missing one is skipped unless it is the only one.
    /// Errors: NotFound, Invalid (with file:line).
    static Expected<Kubeconfig> load(const std::vector<std::filesystem::path>& files);
    /// `explicitFile`, else $KUBECONFIG's list, else ~/.kube/config.
    static std::vector<std::filesystem::path> files(const std::filesystem::path& explicitFile = {});

    const std::vector<ContextEntry>& contexts() const { return contexts_; }
    const std::string& currentContext() const { return currentContext_; }
    const ClusterEntry* cluster(const std::string& name) const;
    const UserEntry* user(const std::string& name) const;

    /// The configuration of a context; empty: the current one. Errors: NotFound (names the contexts that there are),
    /// Invalid.
    Expected<ClientConfig> clientConfig(const std::string& context = {}) const;

private:
    std::vector<ContextEntry> contexts_;
    std::map<std::string, ClusterEntry> clusters_;
    std::map<std::string, UserEntry> users_;
    std::string currentContext_;
    std::string files_;  ///< that were read
};

}  // namespace slotpilot::kube
