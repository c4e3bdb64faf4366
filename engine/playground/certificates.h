// SPDX-License-Identifier: GPL-3.0-or-later
// The playground's certificate authority, and the encodings that go with it.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "base/secret.h"

namespace slotpilot::playground {

/// A fresh authority's certificate and one for 127.0.0.1 and localhost that it signed (ECDSA P-256), all PEM.
struct Certificates {
    std::string authority, server;
    Secret serverKey;
};

/// Errors: Io.
Expected<Certificates> makeCertificates();

/// `bytes` random bytes in hexadecimal.
std::string randomHex(int bytes);
std::string base64(std::string_view bytes);
/// Empty if it is no base64.
std::string unbase64(std::string_view text);
/// The answer to a WebSocket client's key (RFC 6455, 4.2.2).
std::string webSocketAccept(const std::string& key);

}  // namespace slotpilot::playground
