// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/encoding.h"

#include <fmt/format.h>
#include <openssl/evp.h>

namespace slotpilot::kube {
namespace {

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string encodeBase64(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    text.resize(
        static_cast<std::size_t>(EVP_EncodeBlock(bytesOf(text), bytesOf(bytes), static_cast<int>(bytes.size()))));
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    std::string packed;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') packed += c;
    if (packed.size() % 4 != 0) return std::nullopt;
    if (packed.empty()) return packed;
    std::string bytes(packed.size() / 4 * 3, '\0');
    if (EVP_DecodeBlock(bytesOf(bytes), bytesOf(packed), static_cast<int>(packed.size())) < 0) return std::nullopt;
    bytes.resize(bytes.size() - (packed.ends_with("==") ? 2 : packed.ends_with("=") ? 1 : 0));
    return bytes;
}

std::string percentEncode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

}  // namespace slotpilot::kube
