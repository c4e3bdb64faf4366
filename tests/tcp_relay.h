// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <netinet/in.h>

#include <memory>

#include "bench/delay_proxy.h"
#include "must.h"

namespace slotpilot::test {

/// Passes TCP connections on to a port of this machine, until it is cut: what is behind it is away then.
class TcpRelay {
public:
    explicit TcpRelay(int port) : upstream_(port) {
        listener_ = listening(0);
        sockaddr_in address{};
        socklen_t size = sizeof address;
        ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        restore();
    }
    int port() const { return port_; }

    /// Ends all connections, and refuses new ones.
    void cut() {
        thread_ = {};
        listener_.reset();
    }
    void restore() {
        if (!listener_) listener_ = listening(port_);
        thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
    }

private:
    static sockaddr_in loopback(int port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    static UniqueFd listening(int port) {
        UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const int on = 1;
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        const auto address = loopback(port);
        if (::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(fd.get(), 64) != 0)
            throw std::runtime_error("can't listen on a port");
        return fd;
    }
    void run(std::stop_token stop) {
        DelayProxy proxy{Milliseconds{0}};
        const auto address = loopback(upstream_);
        while (!stop.stop_requested()) {
            pollfd entry{listener_.get(), POLLIN, 0};
            if (::poll(&entry, 1, 20) <= 0) continue;
            UniqueFd from(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            UniqueFd to(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            if (::connect(to.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
                proxy.add(std::move(from), std::move(to));
        }
    }

    int upstream_, port_ = 0;
    UniqueFd listener_;
    std::jthread thread_;
};

}  // namespace slotpilot::test
