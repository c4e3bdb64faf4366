// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubeconfig.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "kube/encoding.h"

namespace slotpilot::kube {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// Why a file can't be used, with the place; caught in `readFile`, so that no reader needs to pass errors on.
struct Problem {
    YAML::Mark mark;
    std::string what;
};

[[noreturn]] void refuse(const YAML::Node& node, std::string what) { throw Problem{node.Mark(), std::move(what)}; }

bool given(const YAML::Node& node) { return node.IsDefined() && !node.IsNull(); }

/// The member `key` of a mapping; undefined if the mapping isn't there.
YAML::Node member(const YAML::Node& map, const char* key) {
    if (!given(map)) return YAML::Node(YAML::NodeType::Undefined);
    if (!map.IsMap()) refuse(map, fmt::format("a mapping is needed here, with \"{}\" in it", key));
    return map[key];
}

std::string text(const YAML::Node& map, const char* key) {
    const auto node = member(map, key);
    if (!given(node)) return {};
    if (!node.IsScalar()) refuse(node, fmt::format("\"{}\" must be a text", key));
    return node.Scalar();
}

bool flag(const YAML::Node& map, const char* key) {
    const auto node = member(map, key);
    if (!given(node)) return false;
    bool value = false;
    if (!node.IsScalar() || !YAML::convert<bool>::decode(node, value))
        refuse(node, fmt::format("\"{}\" must be true or false", key));
    return value;
}

std::vector<YAML::Node> elements(const YAML::Node& map, const char* key) {
    const auto node = member(map, key);
    if (!given(node)) return {};
    if (!node.IsSequence()) refuse(node, fmt::format("\"{}\" must be a list", key));
    return {node.begin(), node.end()};
}

std::vector<std::string> textList(const YAML::Node& map, const char* key) {
    std::vector<std::string> list;
    for (const auto& node : elements(map, key)) {
        if (!node.IsScalar()) refuse(node, fmt::format("\"{}\" must be a list of texts", key));
        list.push_back(node.Scalar());
    }
    return list;
}

std::string decoded(const YAML::Node& map, const char* key) {
    const auto node = member(map, key);
    const auto bytes = decodeBase64(text(map, key));
    if (!bytes) refuse(node, fmt::format("\"{}\" is no base64", key));
    return *bytes;
}

fs::path file(const YAML::Node& map, const char* key, const fs::path& directory) {
    const fs::path path = text(map, key);
    return path.empty() || path.is_absolute() ? path : (directory / path).lexically_normal();
}

std::string trimmed(std::string value) {
    value.erase(value.find_last_not_of(" \t\r\n") + 1);
    value.erase(0, value.find_first_not_of(" \t\r\n"));
    return value;
}

/// YAML as the JSON that Kubernetes would make of it: plain scalars are numbers, booleans or null, quoted ones texts.
json toJson(const YAML::Node& node) {
    if (!given(node)) return nullptr;
    if (node.IsSequence()) {
        json array = json::array();
        for (const auto& element : node) array.push_back(toJson(element));
        return array;
    }
    if (node.IsMap()) {
        json object = json::object();
        for (const auto& entry : node) object[entry.first.Scalar()] = toJson(entry.second);
        return object;
    }
    if (node.Tag() == "!") return node.Scalar();
    if (bool value; YAML::convert<bool>::decode(node, value)) return value;
    if (std::int64_t value; YAML::convert<std::int64_t>::decode(node, value)) return value;
    if (double value; YAML::convert<double>::decode(node, value)) return value;
    return node.Scalar();
}

ClusterEntry readCluster(const std::string& name, const YAML::Node& node, const fs::path& directory) {
    ClusterEntry cluster{.name = name,
                         .server = text(node, "server"),
                         .tlsServerName = text(node, "tls-server-name"),
                         .proxyUrl = text(node, "proxy-url"),
                         .caFile = file(node, "certificate-authority", directory),
                         .caData = decoded(node, "certificate-authority-data"),
                         .insecureSkipTlsVerify = flag(node, "insecure-skip-tls-verify"),
                         .execConfig = {}};
    for (const auto& extension : elements(node, "extensions"))
        if (text(extension, "name") == "client.authentication.k8s.io/exec")
            cluster.execConfig = toJson(member(extension, "extension")).dump();
    return cluster;
}

ExecPlugin readPlugin(const YAML::Node& node, const fs::path& directory) {
    ExecPlugin plugin{.apiVersion = text(node, "apiVersion"),
                      .command = text(node, "command"),
                      .installHint = text(node, "installHint"),
                      .interactiveMode = text(node, "interactiveMode"),
                      .arguments = textList(node, "args"),
                      .environment = {},
                      .provideClusterInfo = flag(node, "provideClusterInfo")};
    if (plugin.command.empty()) refuse(node, "\"exec\" names no \"command\"");
    if (plugin.command.find('/') != std::string::npos) plugin.command = file(node, "command", directory).string();
    for (const auto& variable : elements(node, "env"))
        plugin.environment[text(variable, "name")] = text(variable, "value");
    return plugin;
}

UserEntry readUser(const std::string& name, const YAML::Node& node, const fs::path& directory) {
    UserEntry user{.name = name,
                   .certificateFile = file(node, "client-certificate", directory),
                   .keyFile = file(node, "client-key", directory),
                   .tokenFile = file(node, "tokenFile", directory),
                   .certificateData = decoded(node, "client-certificate-data"),
                   .keyData = Secret(decoded(node, "client-key-data")),
                   .token = Secret(trimmed(text(node, "token"))),
                   .password = Secret(text(node, "password")),
                   .username = text(node, "username"),
                   .exec = {},
                   .impersonate = text(node, "as"),
                   .impersonateUid = text(node, "as-uid"),
                   .impersonateGroups = textList(node, "as-groups"),
                   .impersonateExtra = {},
                   .authProvider = text(member(node, "auth-provider"), "name")};
    if (const auto plugin = member(node, "exec"); given(plugin)) user.exec = readPlugin(plugin, directory);
    if (const auto extra = member(node, "as-user-extra"); given(extra)) {
        if (!extra.IsMap()) refuse(extra, "\"as-user-extra\" must be a mapping");
        for (const auto& entry : extra)
            user.impersonateExtra[entry.first.Scalar()] = textList(extra, entry.first.Scalar().c_str());
    }
    return user;
}

/// Where something stands in a file. yaml-cpp counts lines from 0.
std::string placeOf(const fs::path& path, const YAML::Mark& mark) {
    return mark.is_null() ? path.string() : fmt::format("{}:{}", path.string(), mark.line + 1);
}

/// Calls `read(name, body, entry)` for each `- name: ...` with its `inner` mapping in the list `key`.
template <class Read>
void eachEntry(const YAML::Node& root, const char* key, const char* inner, Read read) {
    for (const auto& entry : elements(root, key)) {
        const auto name = text(entry, "name");
        if (name.empty()) refuse(entry, fmt::format("an entry of \"{}\" has no name", key));
        read(name, member(entry, inner), entry.Mark());
    }
}

/// The file's problem as an Error.
Error invalid(const fs::path& path, const YAML::Mark& mark, std::string what) {
    return {ErrorCode::Invalid, "the kubeconfig can't be used: " + std::move(what), placeOf(path, mark),
            "Correct the file, or name another one"};
}

std::string quoted(const std::vector<ContextEntry>& contexts) {
    std::vector<std::string> names;
    for (const auto& context : contexts) names.push_back('"' + context.name + '"');
    return fmt::format("Contexts there: {}", fmt::join(names, ", "));
}

/// "Users there: "a", "b"".
template <class Entry>
std::string names(const char* kind, const std::map<std::string, Entry>& entries) {
    std::vector<std::string> words;
    for (const auto& [name, entry] : entries) words.push_back('"' + name + '"');
    return fmt::format("{} there: {}", kind, words.empty() ? "none" : fmt::format("{}", fmt::join(words, ", ")));
}

}  // namespace

Expected<Kubeconfig> Kubeconfig::load(const std::vector<fs::path>& files) {
    Kubeconfig config;
    std::size_t found = 0;
    for (const auto& path : files) {
        std::error_code status;
        if (!fs::exists(path, status)) {
            if (status && status != std::errc::no_such_file_or_directory)
                return fail(ErrorCode::Invalid, "the kubeconfig can't be read: " + status.message(), path.string());
            continue;
        }
        ++found;
        try {
            if (fs::is_directory(path)) throw Problem{YAML::Mark::null_mark(), "it is a directory"};
            const YAML::Node root = YAML::LoadFile(path.string());
            if (given(root) && !root.IsMap())
                refuse(root, "it is no mapping of \"clusters\", \"users\" and \"contexts\"");
            const auto directory = fs::absolute(path).parent_path();
            using Body = const YAML::Node&;
            eachEntry(root, "clusters", "cluster", [&](const std::string& name, Body node, const YAML::Mark& mark) {
                auto cluster = readCluster(name, node, directory);
                cluster.place = placeOf(path, mark);
                config.clusters_.try_emplace(name, std::move(cluster));
            });
            eachEntry(root, "users", "user", [&](const std::string& name, Body node, const YAML::Mark&) {
                config.users_.try_emplace(name, readUser(name, node, directory));
            });
            eachEntry(root, "contexts", "context", [&](const std::string& name, Body node, const YAML::Mark& mark) {
                if (std::ranges::none_of(config.contexts_, [&](const auto& c) { return c.name == name; }))
                    config.contexts_.push_back({name, text(node, "cluster"), text(node, "user"),
                                                text(node, "namespace"), path, placeOf(path, mark)});
            });
            config.files_ += (config.files_.empty() ? "" : ", ") + path.string();
            if (config.currentContext_.empty()) config.currentContext_ = text(root, "current-context");
        } catch (const Problem& problem) {
            return fail(invalid(path, problem.mark, problem.what));
        } catch (const YAML::BadFile&) {
            return fail(ErrorCode::Invalid, "the kubeconfig can't be read: permission denied", path.string());
        } catch (const YAML::Exception& problem) {
            return fail(invalid(path, problem.mark, problem.msg));
        }
    }
    if (found == 0) {
        std::vector<std::string> names;
        for (const auto& path : files) names.push_back(path.string());
        return fail(ErrorCode::NotFound, "there is no kubeconfig", fmt::format("{}", fmt::join(names, ", ")),
                    "Name one with --kubeconfig or the variable KUBECONFIG, or start the playground");
    }
    return config;
}

std::vector<fs::path> Kubeconfig::files(const fs::path& explicitFile) {
    if (!explicitFile.empty()) return {explicitFile};
    std::vector<fs::path> list;
    const char* variable = std::getenv("KUBECONFIG");
    std::string_view rest = variable ? variable : "";
    while (!rest.empty()) {
        const auto colon = rest.find(':');
        if (const auto path = rest.substr(0, colon); !path.empty()) list.emplace_back(path);
        rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    }
    if (!list.empty()) return list;
    const char* home = std::getenv("HOME");
    return {fs::path(home ? home : "/") / ".kube" / "config"};
}

const ClusterEntry* Kubeconfig::cluster(const std::string& name) const {
    const auto found = clusters_.find(name);
    return found == clusters_.end() ? nullptr : &found->second;
}

const UserEntry* Kubeconfig::user(const std::string& name) const {
    const auto found = users_.find(name);
    return found == users_.end() ? nullptr : &found->second;
}

Expected<ClientConfig> Kubeconfig::clientConfig(const std::string& context) const {
    const std::string& wanted = context.empty() ? currentContext_ : context;
    if (contexts_.empty())
        return fail(ErrorCode::NotFound, "the kubeconfig names no contexts", files_,
                    "It may be empty, or not written yet: name another one with --kubeconfig or the variable "
                    "KUBECONFIG, or start the playground");
    if (wanted.empty())
        return fail(ErrorCode::NotFound, "no context is chosen, and the kubeconfig has no current-context", files_,
                    "Name one with --context. " + quoted(contexts_));
    const auto entry = std::ranges::find(contexts_, wanted, &ContextEntry::name);
    if (entry == contexts_.end())
        return fail(
            ErrorCode::NotFound, fmt::format("the kubeconfig has no context \"{}\"", wanted), files_,
            quoted(contexts_) + (wanted == "playground" ? ". The built-in playground is no context: slotpilot "
                                                          "--playground or slotpilotctl playground run starts it"
                                                        : ""));
    const ClusterEntry* found = cluster(entry->cluster);
    if (!found)
        return fail(ErrorCode::Invalid,
                    entry->cluster.empty()
                        ? fmt::format("the context \"{}\" names no cluster", wanted)
                        : fmt::format("the context \"{}\" names the cluster \"{}\", which is not there", wanted,
                                      entry->cluster),
                    entry->place, "Correct its \"cluster\". " + names("Clusters", clusters_));
    if (found->server.empty())
        return fail(ErrorCode::Invalid, fmt::format("the cluster \"{}\" has no \"server\"", found->name), found->place,
                    "Add the API server's address there, e.g. server: https://10.0.0.1:6443");
    const UserEntry* account = user(entry->user);
    if (!account && !entry->user.empty())
        return fail(ErrorCode::Invalid,
                    fmt::format("the context \"{}\" names the user \"{}\", who is not there", wanted, entry->user),
                    entry->place, "Correct its \"user\". " + names("Users", users_));
    return ClientConfig{wanted, entry->ns.empty() ? "default" : entry->ns, *found, account ? *account : UserEntry{}};
}

}  // namespace slotpilot::kube
