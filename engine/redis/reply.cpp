// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/reply.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace slotpilot::redis {
namespace {

constexpr std::array<std::string_view, 5> passing{"LOADING", "TRYAGAIN", "CLUSTERDOWN", "MASTERDOWN", "BUSY"};

/// Before 6.0, a wrong password is a plain ERR.
bool isUnauthorized(std::string_view kind, const std::string& text) {
    return kind == "NOAUTH" || kind == "WRONGPASS" || text == "ERR invalid password";
}

}  // namespace

std::string Reply::errorKind() const { return isError() ? text.substr(0, text.find(' ')) : std::string(); }

Expected<Reply> checked(Reply reply, const std::string& where) {
    if (!reply.isError()) return reply;
    const std::string kind = reply.errorKind();
    if (isUnauthorized(kind, reply.text))
        return fail(ErrorCode::Unauthorized, std::move(reply.text), where,
                    kind == "NOAUTH" ? "This Redis needs a password" : "Give the password that this Redis wants");
    if (kind == "NOPERM")
        return fail(ErrorCode::Forbidden, std::move(reply.text), where, "Give this Redis user the permission (ACL)");
    if (kind == "DENIED")
        return fail(ErrorCode::Forbidden, "Redis runs in protected mode: it takes connections from its own host only",
                    where, "Set protected-mode no or a password in redis.conf");
    Error error{ErrorCode::Redis, std::move(reply.text), where};
    error.retryable = std::ranges::find(passing, kind) != passing.end();
    return fail(std::move(error));
}

}  // namespace slotpilot::redis
