// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace slotpilot {

/// What kind of failure an Error is: decides how a caller reacts, never what a person reads.
enum class ErrorCode {
    Cancelled,        ///< a stop was requested
    Timeout,          ///< a bounded wait ran out
    Unreachable,      ///< name lookup, connect, proxy, connection lost
    Tls,              ///< certificate or handshake
    Unauthorized,     ///< HTTP 401, no or expired credentials, NOAUTH, WRONGPASS
    Forbidden,        ///< HTTP 403, NOPERM
    NotFound,         ///< HTTP 404
    AlreadyExists,    ///< HTTP 409 AlreadyExists
    Conflict,         ///< HTTP 409 otherwise
    Gone,             ///< HTTP 410: a resourceVersion too old
    Invalid,          ///< input that can't be used: a file, an argument, HTTP 400 or 422
    Unsupported,      ///< the server or this machine can't do it
    TooManyRequests,  ///< HTTP 429
    Server,           ///< HTTP 5xx
    Redis,            ///< an error reply of Redis
    Protocol,         ///< an answer that can't be understood
    Io,               ///< files, pipes, processes
    Precondition,     ///< the world is not as a step needs it
    Internal          ///< a bug
};

/// The code's name as in the enumeration, e.g. "Unreachable".
std::string_view toString(ErrorCode code);

/// A failure as a value. It never holds a secret: texts that come from outside and may contain one are not put in.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;        ///< what failed, in the user's terms; one sentence without a final stop
    std::string where = {};  ///< object, file:line, host:port, pod
    std::string hint = {};   ///< what to do about it
    bool retryable = false;  ///< the same call may succeed later without anybody doing anything
    std::shared_ptr<const Error> cause = {};

    /// "where: what (cause...). Hint" in one line, for terminals and logs.
    std::string describe() const;
};

/// A value or an Error; ignoring one is a compiler warning.
template <class T>
class [[nodiscard]] Expected : public tl::expected<T, Error> {
public:
    using Base = tl::expected<T, Error>;
    using Base::Base;
    Expected(Base base) : Base(std::move(base)) {}
};

/// Makes `return fail(ErrorCode::Invalid, "...")` possible in any function that returns an Expected.
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string where = {}, std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(where), std::move(hint)});
}

/// `error` as the cause of a new one that says what it means for the caller; code and retryable are kept.
Error wrap(Error error, std::string what, std::string where = {}, std::string hint = {});

}  // namespace slotpilot

/// `TRY(call())`: returns the error of an Expected from the enclosing function.
#define TRY(expression)                                                                                        \
    do {                                                                                                       \
        if (auto tryResult = (expression); !tryResult) return ::slotpilot::fail(std::move(tryResult).error()); \
    } while (false)

/// `TRY_ASSIGN(name, call())`: declares `name`, a reference to the value, or returns the error.
#define TRY_ASSIGN(name, expression)                                                  \
    auto name##Expected = (expression);                                               \
    if (!name##Expected) return ::slotpilot::fail(std::move(name##Expected).error()); \
    auto& name = *name##Expected
