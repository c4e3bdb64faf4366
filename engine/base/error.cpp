// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace slotpilot {

std::string_view toString(ErrorCode code) {
    switch (code) {
        case ErrorCode::Cancelled: return "Cancelled";
        case ErrorCode::Timeout: return "Timeout";
        case ErrorCode::Unreachable: return "Unreachable";
        case ErrorCode::Tls: return "Tls";
        case ErrorCode::Unauthorized: return "Unauthorized";
        case ErrorCode::Forbidden: return "Forbidden";
        case ErrorCode::NotFound: return "NotFound";
        case ErrorCode::AlreadyExists: return "AlreadyExists";
        case ErrorCode::Conflict: return "Conflict";
        case ErrorCode::Gone: return "Gone";
        case ErrorCode::Invalid: return "Invalid";
        case ErrorCode::Unsupported: return "Unsupported";
        case ErrorCode::TooManyRequests: return "TooManyRequests";
        case ErrorCode::Server: return "Server";
        case ErrorCode::Redis: return "Redis";
        case ErrorCode::Protocol: return "Protocol";
        case ErrorCode::Io: return "Io";
        case ErrorCode::Precondition: return "Precondition";
        case ErrorCode::Internal: return "Internal";
    }
    return "Internal";
}

std::string Error::describe() const {
    std::string text = where.empty() ? what : where + ": " + what;
    for (auto inner = cause; inner; inner = inner->cause)
        text += " (" + (inner->where.empty() ? inner->what : inner->where + ": " + inner->what) + ")";
    std::string advice = hint;
    for (auto inner = cause; advice.empty() && inner; inner = inner->cause) advice = inner->hint;
    return advice.empty() ? text : text + ". " + advice;
}

Error wrap(Error error, std::string what, std::string where, std::string hint) {
    Error outer{error.code, std::move(what), std::move(where), std::move(hint), error.retryable};
    outer.cause = std::make_shared<const Error>(std::move(error));
    return outer;
}

}  // namespace slotpilot
