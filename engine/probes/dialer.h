// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "probes/network.h"

namespace slotpilot::probes {

/// Dials on threads of its own, because a Network may block, and wakes who asked.
class Dialer {
public:
    struct Done {
        std::uint64_t ticket = 0;
        Expected<UniqueFd> fd;
    };

    explicit Dialer(std::shared_ptr<Network> network);
    ~Dialer();

    /// Readable when there is something to collect.
    int fd() const { return wakeup_.get(); }
    void dial(std::uint64_t ticket, NodeAddress node);
    std::vector<Done> collect();

private:
    struct Job {
        std::uint64_t ticket = 0;
        NodeAddress node;
    };
    void work(std::stop_token stop);

    std::shared_ptr<Network> network_;
    UniqueFd wakeup_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> jobs_;
    std::vector<Done> done_;
    std::size_t idle_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace slotpilot::probes
