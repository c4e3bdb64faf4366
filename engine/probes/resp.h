// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace slotpilot::probes {

/// A reply without elements: status, error, integer, string or nil; `text` lies in the bytes that were read.
struct FlatReply {
    char type = 0;  ///< '+', '-', ':' or '$'
    std::string_view text;
    std::int64_t integer = 0;
    bool nil = false;
    bool isError() const { return type == '-'; }
};

/// Reads the reply at the front of `bytes`: its length in bytes, 0 if it is not complete yet, -1 if it is none of
/// those. https://redis.io/docs/latest/develop/reference/protocol-spec/
inline std::ptrdiff_t parseReply(std::string_view bytes, FlatReply& reply) {
    if (bytes.size() < 4) return 0;
    const auto* const line = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
    if (!line) return bytes.size() > 65536 ? -1 : 0;
    const auto lineEnd = static_cast<std::size_t>(line - bytes.data());
    if (lineEnd < 2 || bytes[lineEnd - 1] != '\r') return -1;
    reply.type = bytes[0];
    reply.text = bytes.substr(1, lineEnd - 2);
    reply.nil = false;
    const auto lineLength = static_cast<std::ptrdiff_t>(lineEnd + 1);
    if (reply.type == '+' || reply.type == '-') return lineLength;
    if (reply.type != ':' && reply.type != '$') return -1;
    const auto [end, error] = std::from_chars(reply.text.data(), reply.text.data() + reply.text.size(), reply.integer);
    if (error != std::errc() || end != reply.text.data() + reply.text.size()) return -1;
    if (reply.type == ':') return lineLength;
    if (reply.integer == -1) {
        reply.nil = true;
        reply.text = {};
        return lineLength;
    }
    if (reply.integer < 0 || reply.integer > (std::int64_t{512} << 20)) return -1;
    const auto length = static_cast<std::size_t>(reply.integer);
    if (bytes.size() < lineEnd + 1 + length + 2) return 0;
    reply.text = bytes.substr(lineEnd + 1, length);
    return lineLength + static_cast<std::ptrdiff_t>(length) + 2;
}

}  // namespace slotpilot::probes
