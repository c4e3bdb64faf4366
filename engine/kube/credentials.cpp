// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/credentials.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/log.h"
#include "base/subprocess.h"
#include "kube/encoding.h"

namespace slotpilot::kube {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Clock = std::chrono::system_clock;

constexpr std::chrono::seconds fileAge{60};    // client-go's, too
constexpr std::chrono::seconds pluginRest{2};  // a plugin is not run again for a 401 right after a run

template <auto Function>
struct Free {
    template <class T>
    void operator()(T* object) const {
        Function(object);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

Bio bioOf(const std::string& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

Certificate readCertificate(const std::string& pem) {
    const auto bio = bioOf(pem);
    Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    return certificate;
}

/// Never asks for a passphrase on the terminal.
Key readKey(const Secret& pem) {
    const auto noPassphrase = [](char*, int, int, void*) { return 0; };
    const auto bio = bioOf(pem.reveal());
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    ERR_clear_error();
    return key;
}

std::optional<WallTime> expiry(const std::string& pem) {
    const auto certificate = readCertificate(pem);
    std::tm utc{};
    if (!certificate || !ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &utc)) return std::nullopt;
    return Clock::from_time_t(::timegm(&utc));
}

std::string trimmed(std::string value) {
    value.erase(value.find_last_not_of(" \t\r\n") + 1);
    value.erase(0, value.find_first_not_of(" \t\r\n"));
    return value;
}

/// A header must not be broken into two by what a file or plugin holds.
bool fitsHeader(const std::string& value) {
    return std::ranges::none_of(value, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

Expected<Secret> bearer(const std::string& token, const std::string& where) {
    if (!fitsHeader(token)) return fail(ErrorCode::Invalid, "the token holds line breaks or control characters", where);
    return Secret("Bearer " + token);
}

/// Header lines: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
std::vector<std::string> impersonationOf(const UserEntry& user) {
    std::vector<std::string> lines;
    const auto add = [&](const std::string& name, const std::string& value) {
        if (fitsHeader(value)) lines.push_back(name + ": " + value);
    };
    if (user.impersonate.empty()) return lines;
    add("Impersonate-User", user.impersonate);
    if (!user.impersonateUid.empty()) add("Impersonate-Uid", user.impersonateUid);
    for (const auto& group : user.impersonateGroups) add("Impersonate-Group", group);
    for (const auto& [name, values] : user.impersonateExtra)
        for (const auto& value : values) add("Impersonate-Extra-" + percentEncode(name), value);
    return lines;
}

/// The PATH of the user's login shell, which a program started from a desktop lacks; asked for once a shell.
std::string loginShellPath(std::stop_token stop) {
    static std::mutex mutex;
    static std::map<std::string, std::string> paths;
    const std::scoped_lock lock(mutex);
    const char* variable = std::getenv("SHELL");
    const std::string shell = variable && *variable ? variable : "/bin/sh";
    if (const auto known = paths.find(shell); known != paths.end()) return known->second;
    // The mark parts the answer from what the user's profile prints.
    const ProcessSpec spec{.arguments = {shell, "-lc", R"(printf '\n@PATH@%s' "$PATH")"},
                           .environment = {},
                           .directory = {},
                           .input = {},
                           .timeout = Milliseconds{5'000}};
    const auto result = run(spec, stop);
    if (!result && result.error().code == ErrorCode::Cancelled) return {};
    if (!result) log::warning("kube", "the login shell did not tell its PATH: " + result.error().describe());
    const auto mark = result ? result->output.rfind("@PATH@") : std::string::npos;
    return paths[shell] = mark == std::string::npos ? std::string() : result->output.substr(mark + 6);
}

std::vector<fs::path> directoriesOf(const std::string& path) {
    std::vector<fs::path> directories;
    std::istringstream stream(path);
    for (std::string directory; std::getline(stream, directory, ':');)
        if (!directory.empty()) directories.emplace_back(directory);
    return directories;
}

/// What a plugin says on standard error, short, on one line, without anything that looks like a token.
std::string complaint(const std::string& errors) {
    std::string words, run;
    const auto endRun = [&] {
        words += run.size() >= 32 ? "..." : run;
        run.clear();
    };
    for (const char c : trimmed(errors)) {
        if (std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.' || c == '=' || c == '+') {
            run += c;
            continue;
        }
        endRun();
        words += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    endRun();
    return words.size() > 400 ? words.substr(0, 400) + "..." : words;
}

/// https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
std::string execInfo(const ExecPlugin& plugin, const ClusterEntry& cluster) {
    json spec{{"interactive", false}};
    if (plugin.provideClusterInfo) {
        json info{{"server", cluster.server}};
        if (!cluster.tlsServerName.empty()) info["tls-server-name"] = cluster.tlsServerName;
        if (cluster.insecureSkipTlsVerify) info["insecure-skip-tls-verify"] = true;
        if (!cluster.proxyUrl.empty()) info["proxy-url"] = cluster.proxyUrl;
        std::string authorities = cluster.caData;
        if (authorities.empty() && !cluster.caFile.empty())
            if (const auto text = readText(cluster.caFile, "")) authorities = *text;
        if (!authorities.empty()) info["certificate-authority-data"] = encodeBase64(authorities);
        if (!cluster.execConfig.empty()) info["config"] = json::parse(cluster.execConfig, nullptr, false);
        spec["cluster"] = info;
    }
    return json{{"apiVersion", plugin.apiVersion}, {"kind", "ExecCredential"}, {"spec", spec}}.dump();
}

std::string member(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Expected<std::string> readText(const fs::path& file, const std::string& what) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf()))
        return fail(ErrorCode::Invalid, what + " can't be read", file.string(),
                    "Look whether the file is there and readable");
    return text.str();
}

Expected<void> checkKeyPair(const std::string& certificate, const Secret& key, const std::string& where) {
    const auto parsed = readCertificate(certificate);
    if (!parsed) return fail(ErrorCode::Invalid, "the client certificate is no PEM certificate", where);
    const auto parsedKey = readKey(key);
    if (!parsedKey)
        return fail(ErrorCode::Invalid, "the client key is no PEM key, or is encrypted", where,
                    "Keys with a passphrase can't be used");
    const bool match = X509_check_private_key(parsed.get(), parsedKey.get()) == 1;
    ERR_clear_error();
    if (!match) return fail(ErrorCode::Invalid, "the client key does not belong to the client certificate", where);
    return {};
}

Expected<void> checkAuthorities(const std::string& pem, const std::string& where) {
    if (readCertificate(pem)) return {};
    return fail(ErrorCode::Invalid, "the certificate authority holds no PEM certificate", where);
}

Credentials::Credentials(ClientConfig config, Milliseconds pluginTimeout)
    : config_(std::move(config)), pluginTimeout_(pluginTimeout) {}

Expected<std::shared_ptr<const Auth>> Credentials::current(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop, [&] { return !loading_; })) return fail(cancelled());
    if (auth_ && Clock::now() < auth_->until) return auth_;
    loading_ = true;
    lock.unlock();
    auto loaded = load(stop);
    lock.lock();
    loading_ = false;
    changed_.notify_all();
    if (!loaded) return fail(std::move(loaded).error());
    loaded->generation = ++loads_;
    auth_ = std::make_shared<const Auth>(std::move(*loaded));
    return auth_;
}

bool Credentials::renew(const Auth& used) {
    const std::scoped_lock lock(mutex_);
    if (!auth_ || auth_->generation != used.generation) return true;
    const auto& user = config_.user;
    const bool fromFiles = !user.tokenFile.empty() || !user.certificateFile.empty();
    if (!fromFiles && (!user.exec || Clock::now() < used.loaded + pluginRest)) return false;
    auth_ = nullptr;
    return true;
}

std::string Credentials::unauthorizedHint(const Auth& used) const {
    const auto end = expiry(used.certificate);
    if (end && *end < Clock::now())
        return fmt::format("The client certificate of the user \"{}\" expired on {}: get a new kubeconfig",
                           config_.user.name, toRfc3339(*end));
    if (used.certificate.empty() && used.authorization.empty())
        return fmt::format("The context \"{}\" has no credentials: its user holds no token, certificate or plugin",
                           config_.context);
    if (config_.user.exec)
        return "Log in again with the tool that makes the credentials: " + config_.user.exec->command;
    return fmt::format("The credentials of the user \"{}\" are not (or no longer) valid: get a new kubeconfig",
                       config_.user.name);
}

Expected<Auth> Credentials::load(std::stop_token stop) const {
    const auto& user = config_.user;
    Auth auth{.impersonation = impersonationOf(user), .loaded = Clock::now(), .until = WallTime::max()};
    const auto where = "user " + user.name;
    auth.certificate = user.certificateData;
    auth.key = user.keyData;
    if (auth.certificate.empty() && !user.certificateFile.empty()) {
        TRY_ASSIGN(pem, readText(user.certificateFile, "the client certificate"));
        auth.certificate = std::move(pem);
        auth.until = auth.loaded + fileAge;
    }
    if (auth.key.empty() && !user.keyFile.empty()) {
        TRY_ASSIGN(pem, readText(user.keyFile, "the client key"));
        auth.key = Secret(std::move(pem));
    }
    if (!auth.certificate.empty()) TRY(checkKeyPair(auth.certificate, auth.key, where));
    if (!user.tokenFile.empty()) {
        auto token = readText(user.tokenFile, "the token file");
        if (!token && user.token.empty()) return fail(std::move(token).error());
        TRY_ASSIGN(header, bearer(token ? trimmed(std::move(*token)) : user.token.reveal(), user.tokenFile.string()));
        auth.authorization = header;
        auth.until = auth.loaded + fileAge;
    } else if (!user.token.empty()) {
        TRY_ASSIGN(header, bearer(user.token.reveal(), where));
        auth.authorization = header;
    } else if (!user.username.empty()) {
        auth.authorization = Secret("Basic " + encodeBase64(user.username + ":" + user.password.reveal()));
    } else if (user.exec) {
        TRY(runPlugin(*user.exec, auth, stop));
    }
    return auth;
}

Expected<void> Credentials::runPlugin(const ExecPlugin& plugin, Auth& auth, std::stop_token stop) const {
    const auto where = "credential plugin " + plugin.command;
    if (plugin.apiVersion != "client.authentication.k8s.io/v1" &&
        plugin.apiVersion != "client.authentication.k8s.io/v1beta1")
        return fail(ErrorCode::Unsupported, fmt::format("the apiVersion \"{}\" is not known", plugin.apiVersion), where,
                    "Use client.authentication.k8s.io/v1: a newer version of the tool writes such a kubeconfig");
    if (plugin.interactiveMode == "Always")
        return fail(ErrorCode::Unsupported, "it needs a terminal (interactiveMode: Always)", where,
                    "Choose a way to log in that needs none");

    ProcessSpec spec{.arguments = {plugin.command},
                     .environment = plugin.environment,
                     .directory = {},
                     .input = {},
                     .timeout = pluginTimeout_};
    auto program = findProgram(plugin.command);
    if (!program) {
        const auto path = loginShellPath(stop);
        program = findProgram(plugin.command, directoriesOf(path));
        const char* own = std::getenv("PATH");
        if (program) spec.environment.try_emplace("PATH", own ? std::string(own) + ":" + path : path);
    }
    if (stop.stop_requested()) return fail(cancelled());
    if (!program)
        return fail(ErrorCode::Unsupported, "the program was found neither in PATH nor in the login shell's PATH",
                    where,
                    plugin.installHint.empty() ? "Install it, or name it with its full path in the kubeconfig"
                                               : trimmed(plugin.installHint));
    spec.arguments.front() = program->string();
    spec.arguments.insert(spec.arguments.end(), plugin.arguments.begin(), plugin.arguments.end());
    spec.environment["KUBERNETES_EXEC_INFO"] = execInfo(plugin, config_.cluster);

    auto result = run(spec, stop);
    if (!result && result.error().code == ErrorCode::Timeout)
        return fail(ErrorCode::Timeout, fmt::format("it did not end within {}", humanDuration(pluginTimeout_)), where,
                    "Run it in a terminal: it may be waiting for an answer or for the network");
    if (!result) return fail(wrap(std::move(result).error(), "it can't be run", where));
    if (result->exitCode != 0) {
        const auto words = complaint(result->errors);
        return fail(ErrorCode::Unauthorized,
                    fmt::format("it ended with {}{}", result->exitCode, words.empty() ? "" : ": " + words), where,
                    "Log in again with the tool that it belongs to");
    }

    // What it printed may be a secret in a wrong shape, so it is described, never shown.
    const auto unusable = [&](const std::string& why) {
        return fail(ErrorCode::Unauthorized,
                    fmt::format("its output ({} bytes) can't be used: {}", result->output.size(), why), where,
                    "Run it in a terminal and look whether it prints an ExecCredential");
    };
    const json answer = json::parse(result->output, nullptr, false);
    if (answer.is_discarded() || !answer.is_object()) return unusable("it is no JSON object");
    if (member(answer, "kind") != "ExecCredential") return unusable("its kind is not ExecCredential");
    if (member(answer, "apiVersion") != plugin.apiVersion)
        return unusable("its apiVersion is not " + plugin.apiVersion + ", as the kubeconfig says");
    const auto status = answer.find("status");
    if (status == answer.end() || !status->is_object()) return unusable("it has no status");
    const auto token = trimmed(member(*status, "token"));
    const auto certificate = member(*status, "clientCertificateData");
    if (token.empty() && certificate.empty()) return unusable("it holds neither a token nor a client certificate");
    if (!token.empty()) {
        TRY_ASSIGN(header, bearer(token, where));
        auth.authorization = header;
    }
    if (!certificate.empty()) {
        auth.certificate = certificate;
        auth.key = Secret(member(*status, "clientKeyData"));
        TRY(checkKeyPair(auth.certificate, auth.key, where));
    }
    if (const auto end = parseRfc3339(member(*status, "expirationTimestamp"))) {
        const auto left = *end - Clock::now();
        auth.until = *end - std::clamp<Clock::duration>(left / 10, std::chrono::seconds{0}, std::chrono::seconds{60});
    }
    return {};
}

}  // namespace slotpilot::kube
