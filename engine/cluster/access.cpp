// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/access.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cluster/assemble.h"
#include "kube/encoding.h"

namespace slotpilot::cluster {
namespace {

using nlohmann::json;
using redis::Connection;
using redis::Credentials;

constexpr int redisPort = 6379;
constexpr Milliseconds greetingTimeout{5000};

constexpr const char* otherPassword = "Redis needs another password";
constexpr const char* passwordHint =
    "Give it as redis-cli takes it, in the variable REDISCLI_AUTH (and --redis-user, if it is not the default user's); "
    "the window asks for it";

json at(const json& object, const std::string& pointer) { return object.value(json::json_pointer(pointer), json()); }

Expected<Credentials> readSecret(kube::Client& client, const std::string& ns, const json& reference,
                                 std::stop_token stop) {
    const std::string name = reference.value("name", ""), key = reference.value("key", "");
    const std::string where = "Secret " + ns + "/" + name;
    auto secret = client.get(kube::resources::secrets, ns, name, stop);
    if (!secret) return fail(wrap(std::move(secret).error(), "the Redis password can't be read", where, passwordHint));
    const auto data = at(*secret, "/data");
    const auto value = data.is_object() && data.contains(key) && data[key].is_string()
                           ? kube::decodeBase64(data[key].get<std::string>())
                           : std::nullopt;
    if (!value) return fail(ErrorCode::Unauthorized, "holds no Redis password under " + key, where, passwordHint);
    return Credentials{"", Secret(*value)};
}

/// Asks for an answer: PONG, or a refusal that only says that the server is busy with something that passes, or that
/// this user may not ask.
Expected<void> greet(Connection& connection, std::stop_token stop) {
    auto reply = connection.command({"PING"}, stop, greetingTimeout);
    if (reply || (connection.usable() && (reply.error().retryable || reply.error().what.starts_with("NOPERM"))))
        return {};
    return fail(std::move(reply).error());
}

/// A server without a password refuses AUTH with an ERR, but serves all the same.
Expected<void> greet(Connection& connection, const std::optional<Credentials>& credentials, std::stop_token stop) {
    if (!credentials) return greet(connection, stop);
    auto authenticated = connection.authenticate(*credentials, stop);
    if (!authenticated && (authenticated.error().code != ErrorCode::Redis || !connection.usable()))
        return fail(std::move(authenticated).error());
    auto greeted = greet(connection, stop);
    return greeted || authenticated ? greeted : authenticated;
}

/// A pod that is not there or does not run is replaced by one of its name.
Error mayComeBack(Error error) {
    for (const auto code : {ErrorCode::NotFound, ErrorCode::Invalid, ErrorCode::Unreachable, ErrorCode::Server})
        error.retryable = error.retryable || error.code == code;
    return error;
}

/// Whatever keeps the password from being found for good, what is missing is the password.
Error needsPassword(Error reason, const std::string& pod) {
    const bool passing = reason.retryable || reason.code == ErrorCode::Cancelled;
    Error error = wrap(std::move(reason), noPassword, pod, passwordHint);
    if (!passing) error.code = ErrorCode::Unauthorized;
    return error;
}

Error wrongPassword(Error reason, const std::string& pod) {
    return wrap(std::move(reason), otherPassword, pod, passwordHint);
}

}  // namespace

std::optional<Credentials> credentialsFromEnvironment(const std::string& user) {
    const char* password = std::getenv("REDISCLI_AUTH");
    if (!password || !*password) return std::nullopt;
    return Credentials{user, Secret(password)};
}

bool asksForPassword(const Error& error) { return error.what == noPassword || error.what == otherPassword; }

Expected<std::shared_ptr<Access>> Access::open(kube::ClientConfig config, Target target,
                                               std::optional<Credentials> credentials) {
    TRY_ASSIGN(client, kube::Client::make(std::move(config)));
    return std::make_shared<Access>(std::move(client), std::move(target), std::move(credentials));
}

Access::Access(std::shared_ptr<kube::Client> client, Target target, std::optional<Credentials> credentials)
    : client_(std::move(client)),
      tunnels_(std::make_shared<kube::Tunnels>(client_)),
      target_(std::move(target)),
      credentials_(std::move(credentials)) {}

std::optional<Credentials> Access::credentials() const {
    const std::lock_guard lock(mutex_);
    return credentials_;
}

void Access::setCredentials(Credentials credentials) {
    const std::lock_guard lock(mutex_);
    credentials_ = std::move(credentials);
}

Expected<Connection> Access::dial(const std::string& pod, std::stop_token stop) const {
    auto fd = tunnels_->open(target_.ns, pod, redisPort, stop);
    if (!fd) return fail(mayComeBack(std::move(fd).error()));
    TRY_ASSIGN(connection, Connection::adopt(std::move(*fd), pod));
    const auto known = credentials();
    auto greeted = greet(connection, known, stop);
    if (!greeted && greeted.error().code == ErrorCode::Unauthorized && connection.usable()) {
        auto found = discover(stop);
        if (!found && known) return fail(wrongPassword(std::move(greeted).error(), pod));
        if (!found) return fail(needsPassword(std::move(found).error(), pod));
        greeted = greet(connection, *found, stop);
        const std::lock_guard lock(mutex_);
        if (greeted) credentials_ = std::move(*found);
    }
    if (!greeted && greeted.error().code == ErrorCode::Unauthorized)
        return fail(wrongPassword(std::move(greeted).error(), pod));
    if (!greeted) return fail(std::move(greeted).error());
    return std::move(connection);
}

Expected<Credentials> Access::discover(std::stop_token stop) const {
    TRY_ASSIGN(set, client_->get(kube::resources::statefulSets, target_.ns, target_.statefulSet, stop));
    for (const auto* name : {"REDISCLI_AUTH", "REDIS_PASSWORD"})
        for (const auto& container : at(set, "/spec/template/spec/containers"))
            for (const auto& variable : at(container, "/env")) {
                if (variable.value("name", "") != name) continue;
                if (variable.contains("value")) return Credentials{"", Secret(variable["value"].get<std::string>())};
                if (const auto reference = at(variable, "/valueFrom/secretKeyRef"); reference.is_object())
                    return readSecret(*client_, target_.ns, reference, stop);
            }
    return fail(ErrorCode::Unauthorized, "its pods name none in REDISCLI_AUTH or REDIS_PASSWORD",
                "StatefulSet " + target_.ns + "/" + target_.statefulSet, passwordHint);
}

}  // namespace slotpilot::cluster
