// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals of the playground's API, as Kubernetes words them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace slotpilot::playground {

using Json = nlohmann::json;
struct Kind;

/// A failure that becomes a `Status` object.
struct ApiError {
    int code = 500;
    std::string reason, message;
    Json details = nullptr;

    /// The `Status` object.
    Json status() const;
};

/// What an API call gives: a value, or the Status that refuses it.
template <class T>
class [[nodiscard]] Answer : public tl::expected<T, ApiError> {
public:
    using Base = tl::expected<T, ApiError>;
    using Base::Base;
    Answer(Base base) : Base(std::move(base)) {}
};

inline tl::unexpected<ApiError> refuse(ApiError error) { return tl::unexpected<ApiError>(std::move(error)); }

ApiError notFound(const Kind& kind, const std::string& name);
ApiError alreadyExists(const Kind& kind, const std::string& name);
ApiError conflict(const Kind& kind, const std::string& name, const std::string& why);
ApiError badRequest(const std::string& why);
/// 422; `field` is the path, `why` begins with the kind of cause, e.g. "Required value".
ApiError invalid(const Kind& kind, const std::string& name, const std::string& field, const std::string& why);

}  // namespace slotpilot::playground

/// `REFUSE_UNLESS(call())`: returns the ApiError of an Answer from the enclosing function.
#define REFUSE_UNLESS(expression)                                                             \
    do {                                                                                      \
        if (auto answer_ = (expression); !answer_) return refuse(std::move(answer_).error()); \
    } while (false)
