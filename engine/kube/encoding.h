// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace slotpilot::kube {

std::string encodeBase64(std::string_view bytes);

/// Padded standard base64; white space inside is skipped. Nothing if it is none.
std::optional<std::string> decodeBase64(std::string_view text);

/// For URL paths and query values: everything but RFC 3986's unreserved characters becomes %XX.
std::string percentEncode(std::string_view text);

}  // namespace slotpilot::kube
