// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>

namespace slotpilot::playground {
namespace {

constexpr std::size_t mostBody = 16 << 20, blockSize = 32 << 10;

/// A response's stream while libmicrohttpd asks for it.
struct Sending {
    std::unique_ptr<Stream> stream;
    std::stop_token ending;
    int socket;
    std::string rest;
};

/// What libmicrohttpd keeps with a request until it is over.
struct Exchange {
    Request request;
    std::function<void(Upgraded)> upgrade;
};

bool hungUp(int socket) {
    pollfd look{socket, POLLRDHUP, 0};
    return ::poll(&look, 1, 0) == 1 && look.revents != 0;
}

ssize_t readStream(void* context, std::uint64_t, char* buffer, std::size_t size) {
    auto& sending = *static_cast<Sending*>(context);
    while (sending.rest.empty()) {
        if (sending.ending.stop_requested() || hungUp(sending.socket)) return MHD_CONTENT_READER_END_OF_STREAM;
        auto more = sending.stream->next(sending.ending);
        if (!more) return MHD_CONTENT_READER_END_OF_STREAM;
        sending.rest = std::move(*more);
    }
    const auto taken = std::min(size, sending.rest.size());
    std::memcpy(buffer, sending.rest.data(), taken);
    sending.rest.erase(0, taken);
    return static_cast<ssize_t>(taken);
}

/// The socket goes on as a duplicate, and libmicrohttpd's own is given back at once: given back later, by another
/// thread, the connection can be freed between two writes of that very call (as of 0.9.75). Here it can't: the
/// connection is freed after this thread is joined.
void upgraded(void*, MHD_Connection*, void* state, const char* extra, std::size_t size, MHD_socket socket,
              MHD_UpgradeResponseHandle* handle) {
    UniqueFd own(::fcntl(socket, F_DUPFD_CLOEXEC, 0));
    if (own) static_cast<Exchange*>(state)->upgrade({std::move(own), std::string(extra, size)});
    MHD_upgrade_action(handle, MHD_UPGRADE_ACTION_CLOSE);
}

MHD_Result collectQuery(void* context, MHD_ValueKind, const char* name, const char* value) {
    static_cast<Request*>(context)->query.emplace_back(name, value ? value : "");
    return MHD_YES;
}

MHD_Result collectHeader(void* context, MHD_ValueKind, const char* name, const char* value) {
    std::string lower = name;
    for (auto& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    auto& header = static_cast<Request*>(context)->headers[lower];
    // Lists may come in several lines (Accept, Sec-WebSocket-Protocol).
    header += (header.empty() ? "" : ", ") + std::string(value ? value : "");
    return MHD_YES;
}

MHD_Response* makeResponse(Reply& reply, const Server& server, MHD_Connection* connection) {
    if (reply.upgrade) return MHD_create_response_for_upgrade(upgraded, nullptr);
    if (reply.stream) {
        const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        auto* context = new Sending{std::move(reply.stream), server.ending(), info->connect_fd, {}};
        return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, blockSize, readStream, context,
                                                 [](void* sending) { delete static_cast<Sending*>(sending); });
    }
    return MHD_create_response_from_buffer(reply.body.size(), reply.body.data(), MHD_RESPMEM_MUST_COPY);
}

MHD_Result answer(void* context, MHD_Connection* connection, const char* url, const char* method, const char*,
                  const char* data, std::size_t* size, void** state) {
    const auto& server = *static_cast<const Server*>(context);
    if (!*state) {
        *state = new Exchange{{method, url, {}, {}, {}}, {}};
        return MHD_YES;
    }
    auto& exchange = *static_cast<Exchange*>(*state);
    auto& request = exchange.request;
    if (*size > 0) {
        if (request.body.size() + *size > mostBody) return MHD_NO;
        request.body.append(data, *size);
        *size = 0;
        return MHD_YES;
    }
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, collectQuery, &request);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, collectHeader, &request);
    auto reply = server.handler()(request);
    auto* response = makeResponse(reply, server, connection);
    if (!response) return MHD_NO;
    if (reply.code != 101) MHD_add_response_header(response, "Content-Type", reply.contentType.c_str());
    for (const auto& [name, value] : reply.headers) MHD_add_response_header(response, name.c_str(), value.c_str());
    exchange.upgrade = std::move(reply.upgrade);
    const auto queued = MHD_queue_response(connection, static_cast<unsigned>(reply.code), response);
    MHD_destroy_response(response);
    return queued;
}

void completed(void*, MHD_Connection*, void** state, MHD_RequestTerminationCode) {
    delete static_cast<Exchange*>(*state);
    *state = nullptr;
}

void quiet(void*, const char*, va_list) {}

}  // namespace

Server::Server(Certificates certificates, Handler handler)
    : certificates_(std::move(certificates)), handler_(std::move(handler)) {}

Expected<void> Server::start() {
    daemon_ = MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL |
                                   MHD_ALLOW_UPGRADE | MHD_USE_ERROR_LOG | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET,
                               0, nullptr, nullptr, &answer, this, MHD_OPTION_EXTERNAL_LOGGER, quiet, nullptr,
                               MHD_OPTION_CONNECTION_LIMIT, 1000u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                               std::size_t{256 << 10}, MHD_OPTION_NOTIFY_COMPLETED, completed, nullptr, MHD_OPTION_END);
    if (!daemon_) return fail(ErrorCode::Io, "the playground's API server can't be started");
    TRY_ASSIGN(listener, TlsListener::start(certificates_, [daemon = daemon_](UniqueFd connection) {
                   sockaddr_in from{};
                   from.sin_family = AF_INET;
                   from.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
                   // It closes the connection also when it refuses it.
                   MHD_add_connection(daemon, connection.release(), reinterpret_cast<sockaddr*>(&from), sizeof from);
               }));
    listener_ = std::move(listener);
    return {};
}

void Server::stop() {
    endStreams();
    listener_.reset();
    if (daemon_) MHD_stop_daemon(std::exchange(daemon_, nullptr));
}

}  // namespace slotpilot::playground
