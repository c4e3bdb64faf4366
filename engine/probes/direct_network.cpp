// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "probes/network.h"

namespace slotpilot::probes {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds connectTimeout{2};

std::string labelOf(const NodeAddress& node) { return node.host + ":" + std::to_string(node.port); }

Error unreachable(std::string what, const NodeAddress& node) {
    Error error{ErrorCode::Unreachable, std::move(what), labelOf(node)};
    error.retryable = true;
    return error;
}

/// Numeric addresses only: looking names up takes shared libraries, which a static program has not.
Expected<socklen_t> parse(const NodeAddress& node, sockaddr_storage& storage) {
    auto* four = reinterpret_cast<sockaddr_in*>(&storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
    if (::inet_pton(AF_INET, node.host.c_str(), &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons(static_cast<std::uint16_t>(node.port));
        return static_cast<socklen_t>(sizeof *four);
    }
    if (::inet_pton(AF_INET6, node.host.c_str(), &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(static_cast<std::uint16_t>(node.port));
        return static_cast<socklen_t>(sizeof *six);
    }
    return fail(ErrorCode::Unsupported, "is no IP address", labelOf(node));
}

}  // namespace

DirectNetwork::DirectNetwork(std::vector<NodeAddress> seeds, std::map<std::string, std::string> names)
    : seeds_(std::move(seeds)), names_(std::move(names)) {}

Expected<UniqueFd> DirectNetwork::dial(const NodeAddress& given, std::stop_token stop) {
    // A node may not know its own address yet.
    const auto seed =
        std::find_if(seeds_.begin(), seeds_.end(), [&](const auto& other) { return other.id == given.id; });
    const auto& node = given.host.empty() && seed != seeds_.end() ? *seed : given;
    sockaddr_storage address{};
    TRY_ASSIGN(size, parse(node, address));
    UniqueFd fd(::socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto refused = [&](int code) {
        return fail(unreachable(std::string("can't connect: ") + std::strerror(code), node));
    };
    if (!fd) return refused(errno);
    if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 && errno != EINPROGRESS)
        return refused(errno);
    const auto deadline = Clock::now() + connectTimeout;
    pollfd entry{fd.get(), POLLOUT, 0};
    while (entry.revents == 0) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (Clock::now() >= deadline) return fail(unreachable("can't connect: no answer in time", node));
        ::poll(&entry, 1, 100);
    }
    int code = 0;
    socklen_t length = sizeof code;
    ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &code, &length);
    if (code != 0) return refused(code);
    return fd;
}

std::string DirectNetwork::name(const NodeAddress& node) const {
    const auto known = names_.find(node.id);
    return known == names_.end() ? node.id : known->second;
}

}  // namespace slotpilot::probes
