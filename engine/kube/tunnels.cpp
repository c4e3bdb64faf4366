// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "kube/encoding.h"
#include "kube/stream.h"
#include "kube/wakeup.h"
#include "kube/websocket.h"

namespace slotpilot::kube {
namespace {

constexpr std::size_t pieceSize = 64 * 1024;
constexpr std::size_t most = 256 * 1024;  ///< buffered in one direction of one tunnel
constexpr int channelData = 0, channelError = 1;

/// One port-forward: a WebSocket on one side, our end of a socket pair on the other.
class Tunnel {
public:
    Tunnel(std::unique_ptr<WebSocket> socket, UniqueFd local, std::string name)
        : socket_(std::move(socket)), local_(std::move(local)), name_(std::move(name)) {}

    int localFd() const { return local_.get(); }
    int remoteFd() const { return socket_->fd(); }
    short localEvents() const {
        return static_cast<short>((localOpen_ && socket_->queued() < most ? POLLIN : 0) |
                                  (toLocal_.empty() ? 0 : POLLOUT));
    }
    short remoteEvents() const {
        if (socket_->closed()) return 0;
        return static_cast<short>((toLocal_.size() < most ? POLLIN : 0) | (socket_->wantsWrite() ? POLLOUT : 0));
    }
    /// Received already, so that no poll will tell.
    bool ready() const { return socket_->more() && toLocal_.size() < most; }

    /// Moves what can be moved; false when the tunnel has ended. `buffer`'s first byte is left to the channel.
    bool serve(short localEvents, std::array<char, pieceSize>& buffer) {
        if (localEvents & (POLLIN | POLLHUP | POLLERR)) readLocal(buffer);
        if (toLocal_.size() < most) {
            auto pumped = socket_->pump([this](int channel, std::string_view piece) { take(channel, piece); }, most);
            if (!pumped) return ended(pumped.error().what);
        } else if (auto flushed = socket_->flush(); !flushed) {
            return ended(flushed.error().what);
        }
        if (!writeLocal()) return false;
        if (!error_.empty()) return ended(error_);
        if (socket_->closed()) return !toLocal_.empty();
        if (!localOpen_ && socket_->queued() == 0) {
            socket_->close();
            (void)socket_->flush();
            return false;
        }
        return true;
    }

private:
    void readLocal(std::array<char, pieceSize>& buffer) {
        while (localOpen_ && socket_->queued() < most) {
            const auto size = ::recv(local_.get(), buffer.data() + 1, buffer.size() - 1, MSG_DONTWAIT);
            if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
            if (size <= 0) {
                localOpen_ = false;
                return;
            }
            buffer[0] = channelData;
            socket_->send({buffer.data(), static_cast<std::size_t>(size) + 1});
            if (static_cast<std::size_t>(size) < buffer.size() - 1) return;
        }
    }

    /// The first two bytes of each channel are the port, which we know.
    void take(int channel, std::string_view piece) {
        if (channel != channelData && channel != channelError) return;
        auto& skip = toSkip_[static_cast<std::size_t>(channel)];
        const auto skipped = std::min(skip, piece.size());
        skip -= skipped;
        piece.remove_prefix(skipped);
        (channel == channelData ? toLocal_ : error_) += piece;
    }

    /// False when nobody reads any more.
    bool writeLocal() {
        std::size_t written = 0;
        while (written < toLocal_.size()) {
            const auto size =
                ::send(local_.get(), toLocal_.data() + written, toLocal_.size() - written, MSG_DONTWAIT | MSG_NOSIGNAL);
            if (size < 0 && errno == EINTR) continue;
            if (size < 0 && errno != EAGAIN) return false;
            if (size < 0) break;
            written += static_cast<std::size_t>(size);
        }
        toLocal_.erase(0, written);
        return true;
    }

    bool ended(const std::string& why) const {
        log::warning("kube", fmt::format("the tunnel to {} ended: {}", name_, why));
        return false;
    }

    std::unique_ptr<WebSocket> socket_;
    UniqueFd local_;
    std::string name_, toLocal_, error_;
    bool localOpen_ = true;
    std::array<std::size_t, 2> toSkip_{2, 2};
};

}  // namespace

struct Tunnels::State {
    std::shared_ptr<Client> client;
    Wakeup wakeup{};
    std::mutex mutex{};
    std::vector<std::unique_ptr<Tunnel>> added{};
    std::jthread thread{};

    void run(std::stop_token stop);
};

void Tunnels::State::run(std::stop_token stop) {
    const std::stop_callback wake(stop, [this] { wakeup.wake(); });
    const auto buffer = std::make_unique<std::array<char, pieceSize>>();
    std::vector<std::unique_ptr<Tunnel>> tunnels;
    std::vector<pollfd> fds;
    SteadyTime nextRound{};
    while (!stop.stop_requested()) {
        {
            const std::scoped_lock lock(mutex);
            for (auto& tunnel : added) tunnels.push_back(std::move(tunnel));
            added.clear();
        }
        fds.assign(1, {wakeup.fd(), POLLIN, 0});
        bool ready = false;
        for (const auto& tunnel : tunnels) {
            // An end that has hung up would end every poll, so it is looked at only while it is of interest.
            const short local = tunnel->localEvents(), remote = tunnel->remoteEvents();
            fds.push_back({local ? tunnel->localFd() : -1, local, 0});
            fds.push_back({remote ? tunnel->remoteFd() : -1, remote, 0});
            ready = ready || tunnel->ready();
        }
        ::poll(fds.data(), fds.size(), ready ? 0 : 1000);
        if (fds[0].revents) wakeup.drain();
        const auto now = std::chrono::steady_clock::now();
        const bool everyone = now >= nextRound;  // also the idle ones, for their keep-alives
        if (everyone) nextRound = now + std::chrono::seconds{1};
        for (std::size_t i = 0; i < tunnels.size(); ++i) {
            const auto local = fds[2 * i + 1].revents, remote = fds[2 * i + 2].revents;
            if (!local && !remote && !tunnels[i]->ready() && !everyone) continue;
            if (!tunnels[i]->serve(local, *buffer)) tunnels[i].reset();
        }
        std::erase(tunnels, nullptr);
    }
}

Tunnels::Tunnels(std::shared_ptr<Client> client) : state_(new State{std::move(client)}) {
    state_->thread = std::jthread([state = state_.get()](std::stop_token stop) { state->run(stop); });
}

Tunnels::~Tunnels() = default;

Expected<UniqueFd> Tunnels::open(const std::string& ns, const std::string& pod, int port, std::stop_token stop) {
    const auto path = fmt::format("{}/portforward?ports={}", resources::pods.path(ns, pod), port);
    TRY_ASSIGN(socket, state_->client->webSocket(path, {"v4.channel.k8s.io"}, stop));
    TRY_ASSIGN(pair, socketPair());
    auto tunnel = std::make_unique<Tunnel>(std::move(socket), std::move(pair.second),
                                           fmt::format("{}/{}, port {}", ns, pod, port));
    {
        const std::scoped_lock lock(state_->mutex);
        state_->added.push_back(std::move(tunnel));
    }
    state_->wakeup.wake();
    return std::move(pair.first);
}

}  // namespace slotpilot::kube
