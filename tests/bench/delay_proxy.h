// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <deque>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

#include "base/fd.h"
#include "base/wait.h"

namespace slotpilot::test {

/// Passes bytes between pairs of sockets, each piece `delay` after it came, in both directions: a tunnel with a round
/// trip of twice that and no limit of bandwidth.
class DelayProxy {
public:
    explicit DelayProxy(Milliseconds delay) : delay_(delay), thread_([this](std::stop_token stop) { run(stop); }) {}

    void add(UniqueFd a, UniqueFd b) {
        (void)setNonBlocking(a.get(), true);
        (void)setNonBlocking(b.get(), true);
        const std::lock_guard lock(mutex_);
        incoming_.push_back({std::move(a), std::move(b)});
    }

private:
    using Clock = std::chrono::steady_clock;
    struct Piece {
        Clock::time_point due;
        std::string data;
    };
    struct Pair {
        UniqueFd a, b;
        std::deque<Piece> toA = {}, toB = {};
        bool ended = false;
    };

    static void receive(Pair& pair, int fd, std::deque<Piece>& queue, Milliseconds delay) {
        std::array<char, 65536> buffer;
        while (true) {
            const auto size = ::recv(fd, buffer.data(), buffer.size(), 0);
            if (size > 0) {
                queue.push_back({Clock::now() + delay, std::string(buffer.data(), static_cast<std::size_t>(size))});
                continue;
            }
            if (size == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) pair.ended = true;
            return;
        }
    }

    static void deliver(Pair& pair, int fd, std::deque<Piece>& queue) {
        while (!queue.empty() && queue.front().due <= Clock::now()) {
            std::string& data = queue.front().data;
            const auto size = ::send(fd, data.data(), data.size(), MSG_NOSIGNAL);
            if (size < 0) {
                if (errno != EAGAIN && errno != EWOULDBLOCK) pair.ended = true;
                return;
            }
            data.erase(0, static_cast<std::size_t>(size));
            if (data.empty()) queue.pop_front();
        }
    }

    void run(std::stop_token stop) {
        std::list<Pair> pairs;
        while (!stop.stop_requested()) {
            {
                const std::lock_guard lock(mutex_);
                pairs.splice(pairs.end(), incoming_);
            }
            std::vector<pollfd> entries;
            auto next = Clock::now() + Milliseconds(2);
            for (const Pair& pair : pairs) {
                entries.push_back({pair.a.get(), POLLIN, 0});
                entries.push_back({pair.b.get(), POLLIN, 0});
                for (const auto* queue : {&pair.toA, &pair.toB})
                    if (!queue->empty()) next = std::min(next, queue->front().due);
            }
            const auto left = std::max(Clock::duration::zero(), next - Clock::now());
            const timespec wait{0, std::chrono::duration_cast<std::chrono::nanoseconds>(left).count()};
            ::ppoll(entries.data(), entries.size(), &wait, nullptr);
            std::size_t i = 0;
            for (Pair& pair : pairs) {
                if (entries[i].revents) receive(pair, pair.a.get(), pair.toB, delay_);
                if (entries[i + 1].revents) receive(pair, pair.b.get(), pair.toA, delay_);
                deliver(pair, pair.a.get(), pair.toA);
                deliver(pair, pair.b.get(), pair.toB);
                i += 2;
            }
            pairs.remove_if([](const Pair& pair) { return pair.ended && pair.toA.empty() && pair.toB.empty(); });
        }
    }

    Milliseconds delay_;
    std::mutex mutex_;
    std::list<Pair> incoming_;
    std::jthread thread_;
};

}  // namespace slotpilot::test
