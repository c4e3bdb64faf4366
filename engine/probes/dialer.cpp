// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/dialer.h"

#include <sys/eventfd.h>

namespace slotpilot::probes {
namespace {
constexpr std::size_t mostThreads = 8;
}

Dialer::Dialer(std::shared_ptr<Network> network)
    : network_(std::move(network)), wakeup_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Dialer::~Dialer() {
    for (auto& thread : threads_) thread.request_stop();
}

void Dialer::dial(std::uint64_t ticket, NodeAddress node) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({ticket, std::move(node)});
    if (idle_ < jobs_.size() && threads_.size() < mostThreads)
        threads_.emplace_back([this](std::stop_token stop) { work(stop); });
    changed_.notify_one();
}

std::vector<Dialer::Done> Dialer::collect() {
    eventfd_t ignored = 0;
    ::eventfd_read(wakeup_.get(), &ignored);
    const std::lock_guard lock(mutex_);
    return std::exchange(done_, {});
}

void Dialer::work(std::stop_token stop) {
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        const bool given = changed_.wait(lock, stop, [&] { return !jobs_.empty(); });
        --idle_;
        if (!given) return;
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        auto fd = network_->dial(job.node, stop);
        lock.lock();
        done_.push_back({job.ticket, std::move(fd)});
        ::eventfd_write(wakeup_.get(), 1);
    }
}

}  // namespace slotpilot::probes
