// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/websocket.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "base/fd.h"

namespace slotpilot::playground {
namespace {

constexpr std::size_t mostQueued = 1 << 20;

}  // namespace

ChannelSocket::ChannelSocket(Upgraded connection, OnMessage onMessage)
    : connection_(std::move(connection)), onMessage_(std::move(onMessage)) {
    (void)setNonBlocking(fd(), true);
    static constexpr auto receive = [](wslay_event_context_ptr context, std::uint8_t* buffer, std::size_t size, int,
                                       void* self) -> ssize_t {
        auto& socket = *static_cast<ChannelSocket*>(self);
        if (auto& early = socket.connection_.read; !early.empty()) {
            const auto taken = std::min(size, early.size());
            std::memcpy(buffer, early.data(), taken);
            early.erase(0, taken);
            return static_cast<ssize_t>(taken);
        }
        const auto got = ::recv(socket.fd(), buffer, size, 0);
        if (got > 0) return got;
        if (got == 0) socket.ended_ = true;
        wslay_event_set_error(context, got < 0 && (errno == EAGAIN || errno == EINTR) ? WSLAY_ERR_WOULDBLOCK
                                                                                      : WSLAY_ERR_CALLBACK_FAILURE);
        return -1;
    };
    static constexpr auto transmit = [](wslay_event_context_ptr context, const std::uint8_t* bytes, std::size_t size,
                                        int, void* self) -> ssize_t {
        const auto sent = ::send(static_cast<ChannelSocket*>(self)->fd(), bytes, size, MSG_NOSIGNAL);
        if (sent >= 0) return sent;
        wslay_event_set_error(context,
                              errno == EAGAIN || errno == EINTR ? WSLAY_ERR_WOULDBLOCK : WSLAY_ERR_CALLBACK_FAILURE);
        return -1;
    };
    static constexpr auto message = [](wslay_event_context_ptr, const wslay_event_on_msg_recv_arg* arg, void* self) {
        if (wslay_is_ctrl_frame(arg->opcode) || arg->msg_length == 0) return;
        static_cast<ChannelSocket*>(self)->onMessage_(
            arg->msg[0], {reinterpret_cast<const char*>(arg->msg) + 1, arg->msg_length - 1});
    };
    const wslay_event_callbacks callbacks{receive, transmit, nullptr, nullptr, nullptr, nullptr, message};
    wslay_event_context_ptr context = nullptr;
    wslay_event_context_server_init(&context, &callbacks, this);
    context_.reset(context);
}

ChannelSocket::~ChannelSocket() {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    // The peer's answer to the closing frame tells that all has arrived.
    wslay_event_queue_close(context_.get(), WSLAY_CODE_NORMAL_CLOSURE, nullptr, 0);
    while (!ended_ && !(wslay_event_get_close_received(context_.get()) && !wantsWrite()) &&
           std::chrono::steady_clock::now() < deadline) {
        if (wslay_event_send(context_.get()) != 0 || wslay_event_recv(context_.get()) != 0) break;
        waitReady();
    }
}

void ChannelSocket::waitReady() const {
    pollfd wait{fd(), static_cast<short>(wantsWrite() ? POLLIN | POLLOUT : POLLIN), 0};
    ::poll(&wait, 1, 50);
}

void ChannelSocket::flush(std::stop_token stop) {
    while (!stop.stop_requested() && pump() && wantsWrite()) waitReady();
}

bool ChannelSocket::pump() {
    if (ended_ || wslay_event_recv(context_.get()) != 0 || wslay_event_send(context_.get()) != 0) return false;
    return !ended_ && !wslay_event_get_close_received(context_.get());
}

bool ChannelSocket::wantsWrite() const { return wslay_event_want_write(context_.get()); }

bool ChannelSocket::congested() const { return wslay_event_get_queued_msg_length(context_.get()) > mostQueued; }

void ChannelSocket::send(int channel, std::string_view bytes) {
    std::string framed(1, static_cast<char>(channel));
    framed += bytes;
    const wslay_event_msg message{WSLAY_BINARY_FRAME, reinterpret_cast<const std::uint8_t*>(framed.data()),
                                  framed.size()};
    wslay_event_queue_msg(context_.get(), &message);
}

}  // namespace slotpilot::playground
