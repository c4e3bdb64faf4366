// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/websocket.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <poll.h>
#include <wslay/wslay.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "kube/encoding.h"
#include "kube/wakeup.h"

namespace slotpilot::kube {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t bufferSize = 64 * 1024;
constexpr std::size_t headerLimit = 64 * 1024, bodyLimit = 256 * 1024;
constexpr Milliseconds upgradeTimeout{30'000};
constexpr std::chrono::seconds pingAfter{10}, pongWithin{30};

bool sameName(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, {}, [](unsigned char c) { return std::tolower(c); }, [](unsigned char c) { return std::tolower(c); });
}

/// The value of a header in a block of header lines, or empty.
std::string header(std::string_view block, std::string_view name) {
    while (!block.empty()) {
        const auto end = std::min(block.find("\r\n"), block.size());
        const auto line = block.substr(0, end);
        block.remove_prefix(std::min(end + 2, block.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !sameName(line.substr(0, colon), name)) continue;
        const auto first = line.find_first_not_of(" \t", colon + 1);
        return first == std::string_view::npos ? std::string() : std::string(line.substr(first));
    }
    return {};
}

/// RFC 6455, 4.2.2: proves that the server understood the upgrade.
std::string acceptFor(const std::string& key) {
    const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
    return encodeBase64({reinterpret_cast<const char*>(digest.data()), size});
}

std::string randomBytes(std::size_t size) {
    std::string bytes(size, '\0');
    RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(size));
    return bytes;
}

Expected<void> waitOn(int fd, short events, std::stop_token stop, int wakeup, Milliseconds most) {
    const Wakeup stopped;
    const std::stop_callback wake(stop, [&] { stopped.wake(); });
    std::array<pollfd, 3> fds{{{fd, events, 0}, {stopped.fd(), POLLIN, 0}, {wakeup, POLLIN, 0}}};
    ::poll(fds.data(), fds.size(), static_cast<int>(most.count()));
    if (stop.stop_requested()) return fail(cancelled());
    return {};
}

Error tooLate() {
    return {
        ErrorCode::Timeout, "the API server did not answer the request for a stream in time", {}, "Try again", true};
}

Expected<void> sendAll(RawConnection& connection, const std::string& text, std::stop_token stop,
                       Clock::time_point deadline) {
    for (std::size_t sent = 0; sent < text.size();) {
        TRY_ASSIGN(io, connection.send(text.data() + sent, text.size() - sent));
        sent += io.bytes;
        if (io.bytes == 0) TRY(waitOn(connection.fd(), POLLOUT, stop, -1, Milliseconds{1000}));
        if (Clock::now() >= deadline) return fail(tooLate());
    }
    return {};
}

/// Reads until `enough` or the end of the stream.
Expected<void> receiveUntil(RawConnection& connection, std::string& text, std::stop_token stop,
                            Clock::time_point deadline, const std::function<bool()>& enough) {
    std::array<char, 16 * 1024> buffer;
    while (!enough()) {
        TRY_ASSIGN(io, connection.receive(buffer.data(), buffer.size()));
        if (io.end) return {};
        text.append(buffer.data(), io.bytes);
        if (io.bytes == 0) TRY(waitOn(connection.fd(), POLLIN, stop, -1, Milliseconds{1000}));
        if (Clock::now() >= deadline) return fail(tooLate());
    }
    return {};
}

std::size_t number(const std::string& text, std::size_t fallback) {
    std::size_t value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() ? value : fallback;
}

}  // namespace

Expected<Upgrade> upgrade(RawConnection& connection, const Http& http, const Auth& auth,
                          const std::string& pathAndQuery, const std::vector<std::string>& protocols,
                          std::stop_token stop) {
    const auto deadline = Clock::now() + upgradeTimeout;
    const std::string key = encodeBase64(randomBytes(16));
    std::string request = fmt::format(
        "GET {}{} HTTP/1.1\r\nHost: {}\r\nUser-Agent: slotpilot\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\nSec-WebSocket-Protocol: {}\r\n",
        http.prefix(), pathAndQuery, http.authority(), key, fmt::join(protocols, ", "));
    for (const auto& line : auth.impersonation) request += line + "\r\n";
    if (!auth.authorization.empty()) request += "Authorization: " + auth.authorization.reveal() + "\r\n";
    TRY(sendAll(connection, request + "\r\n", stop, deadline));

    std::string text;
    std::size_t headerEnd = std::string::npos;
    TRY(receiveUntil(connection, text, stop, deadline, [&] {
        headerEnd = text.find("\r\n\r\n");
        return headerEnd != std::string::npos || text.size() > headerLimit;
    }));
    if (headerEnd == std::string::npos || !text.starts_with("HTTP/1.") || text.size() < 12)
        return fail(Error{.code = ErrorCode::Unreachable,
                          .what = "the connection broke off before the answer to the request for a stream",
                          .retryable = true});
    const std::string headers = text.substr(0, headerEnd + 2);
    Upgrade result{.rest = text.substr(headerEnd + 4)};
    result.response.status = static_cast<int>(number(headers.substr(9, 3), 0));
    result.response.contentType = header(headers, "Content-Type");
    if (result.response.status != 101) {
        const auto size = std::min(number(header(headers, "Content-Length"), bodyLimit), bodyLimit);
        // The status alone says enough if its body does not come.
        auto body = receiveUntil(connection, result.rest, stop, Clock::now() + Milliseconds{3000},
                                 [&] { return result.rest.size() >= size; });
        if (!body && body.error().code == ErrorCode::Cancelled) return fail(std::move(body).error());
        result.response.body = result.rest;
        return result;
    }
    if (header(headers, "Sec-WebSocket-Accept") != acceptFor(key))
        return fail(ErrorCode::Protocol, "the answer to the WebSocket upgrade is wrong (Sec-WebSocket-Accept)", {},
                    "A proxy on the way may not know WebSocket");
    result.protocol = header(headers, "Sec-WebSocket-Protocol");
    if (std::ranges::find(protocols, result.protocol) == protocols.end())
        return fail(ErrorCode::Unsupported,
                    fmt::format("the API server speaks none of the stream protocols {}", fmt::join(protocols, ", ")));
    return result;
}

/// wslay's context and the bytes on both sides of it.
struct WebSocket::Frames {
    wslay_event_context_ptr context = nullptr;
    std::string in;  ///< received, not yet read by wslay from `inAt` on
    std::size_t inAt = 0;
    std::string out, sending;  ///< framed; being sent from `sentTo` on (kept in place: TLS wants the same bytes again)
    std::size_t sentTo = 0;
    const Handler* onData = nullptr;
    int channel = -1;  ///< of the present message; -1: its first byte is to come
    bool control = false;

    static ssize_t receive(wslay_event_context_ptr, std::uint8_t* buffer, std::size_t size, int, void* self) {
        auto& f = *static_cast<Frames*>(self);
        const auto bytes = std::min(size, f.in.size() - f.inAt);
        if (bytes == 0) {
            wslay_event_set_error(f.context, WSLAY_ERR_WOULDBLOCK);
            return -1;
        }
        std::memcpy(buffer, f.in.data() + f.inAt, bytes);
        f.inAt += bytes;
        return static_cast<ssize_t>(bytes);
    }
    static ssize_t write(wslay_event_context_ptr, const std::uint8_t* bytes, std::size_t size, int, void* self) {
        static_cast<Frames*>(self)->out.append(reinterpret_cast<const char*>(bytes), size);
        return static_cast<ssize_t>(size);
    }
    static int mask(wslay_event_context_ptr, std::uint8_t* buffer, std::size_t size, void*) {
        return RAND_bytes(buffer, static_cast<int>(size)) == 1 ? 0 : -1;
    }
    static void onStart(wslay_event_context_ptr, const wslay_event_on_frame_recv_start_arg* frame, void* self) {
        auto& f = *static_cast<Frames*>(self);
        f.control = wslay_is_ctrl_frame(frame->opcode);
        if (!f.control && frame->opcode != WSLAY_CONTINUATION_FRAME) f.channel = -1;
    }
    static void onChunk(wslay_event_context_ptr, const wslay_event_on_frame_recv_chunk_arg* chunk, void* self) {
        auto& f = *static_cast<Frames*>(self);
        if (f.control || chunk->data_length == 0) return;
        std::string_view piece(reinterpret_cast<const char*>(chunk->data), chunk->data_length);
        if (f.channel < 0) {
            f.channel = static_cast<unsigned char>(piece.front());
            piece.remove_prefix(1);
        }
        if (!piece.empty() && f.onData) (*f.onData)(f.channel, piece);
    }

    Frames() {
        const wslay_event_callbacks callbacks{receive, write, mask, onStart, onChunk, nullptr, nullptr};
        wslay_event_context_client_init(&context, &callbacks, this);
        wslay_event_config_set_no_buffering(context, 1);
    }
    ~Frames() { wslay_event_context_free(context); }
    Frames(const Frames&) = delete;
    Frames& operator=(const Frames&) = delete;
};

WebSocket::WebSocket(RawConnection connection, std::string protocol, std::string received)
    : connection_(std::move(connection)),
      protocol_(std::move(protocol)),
      frames_(std::make_unique<Frames>()),
      more_(true) {
    frames_->in = std::move(received);
}

WebSocket::~WebSocket() = default;

void WebSocket::send(std::string_view message) {
    const wslay_event_msg framed{WSLAY_BINARY_FRAME, reinterpret_cast<const std::uint8_t*>(message.data()),
                                 message.size()};
    wslay_event_queue_msg(frames_->context, &framed);
    wslay_event_send(frames_->context);
}

void WebSocket::close() {
    wslay_event_queue_close(frames_->context, WSLAY_CODE_NORMAL_CLOSURE, nullptr, 0);
    wslay_event_send(frames_->context);
}

std::size_t WebSocket::queued() const { return frames_->out.size() + frames_->sending.size() - frames_->sentTo; }

Expected<void> WebSocket::flush() {
    auto& f = *frames_;
    while (true) {
        if (f.sentTo == f.sending.size()) {
            f.sending.clear();
            f.sentTo = 0;
            if (f.out.empty()) return {};
            std::swap(f.sending, f.out);
        }
        TRY_ASSIGN(io, connection_.send(f.sending.data() + f.sentTo, f.sending.size() - f.sentTo));
        if (io.bytes == 0) return {};
        f.sentTo += io.bytes;
    }
}

Expected<void> WebSocket::pump(const Handler& onData, std::size_t most) {
    auto& f = *frames_;
    f.onData = &onData;
    more_ = true;
    for (std::size_t taken = 0; more_ && !closed_ && taken < most;) {
        if (f.inAt == f.in.size()) {
            f.in.resize(bufferSize);
            f.inAt = 0;
            auto io = connection_.receive(f.in.data(), f.in.size());
            f.in.resize(io ? io->bytes : 0);
            if (!io) return fail(std::move(io).error());
            if (io->end) closed_ = true;
            if (io->bytes == 0) more_ = false;
            if (io->bytes > 0) {
                lastHeard_ = Clock::now();
                pingedAt_.reset();
            }
        }
        taken += f.in.size() - f.inAt;
        if (wslay_event_recv(f.context) != 0)
            return fail(ErrorCode::Protocol, "what the API server sent on a stream is no WebSocket");
        if (!wslay_event_get_read_enabled(f.context)) closed_ = true;
    }
    f.onData = nullptr;
    if (closed_) more_ = false;
    wslay_event_send(f.context);
    if (closed_) {
        (void)flush();  // the answer to a close frame; whether it arrives is of no matter
        return {};
    }
    TRY(keepAlive());
    return flush();
}

Expected<void> WebSocket::keepAlive() {
    const auto now = Clock::now();
    if (pingedAt_ && now - *pingedAt_ > pongWithin)
        return fail(
            Error{.code = ErrorCode::Timeout, .what = "nothing comes from the stream any more", .retryable = true});
    if (pingedAt_ || now - lastHeard_ <= pingAfter) return {};
    const wslay_event_msg ping{WSLAY_PING, nullptr, 0};
    wslay_event_queue_msg(frames_->context, &ping);
    wslay_event_send(frames_->context);
    pingedAt_ = now;
    return {};
}

Expected<void> WebSocket::wait(std::stop_token stop, int wakeup) {
    if (more_) return stop.stop_requested() ? Expected<void>(fail(cancelled())) : Expected<void>();
    const short events = wantsWrite() ? POLLIN | POLLOUT : POLLIN;
    return waitOn(fd(), events, stop, wakeup, Milliseconds{1000});
}

}  // namespace slotpilot::kube
