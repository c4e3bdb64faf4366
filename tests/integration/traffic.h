// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/wait.h"
#include "cluster/access.h"
#include "redis/cluster_nodes.h"
#include "redis/slots.h"

namespace slotpilot::test {

/// A client as cluster clients are: follows MOVED and ASK, tries again where a retry can help. One thread writes and
/// reads, and knows what was acknowledged.
class Traffic {
public:
    explicit Traffic(std::shared_ptr<cluster::Access> access) : access_(std::move(access)) {
        thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
    }
    ~Traffic() { finish(); }

    /// Stops, and reads everything once more.
    void finish() {
        if (!thread_.joinable()) return;
        thread_.request_stop();
        thread_.join();
        for (const auto& [key, value] : known_) verify(key, {});
    }

    long operations() const { return operations_; }
    long retries() const { return retries_; }
    std::vector<std::string> problems() const {
        std::scoped_lock lock(mutex_);
        return problems_;
    }
    std::size_t keys() const { return known_.size(); }

private:
    struct Value {
        std::string acknowledged;
        std::set<std::string> unanswered;  ///< writes since then of which nobody knows
    };
    static constexpr int keyCount = 3000;
    static constexpr auto patience = std::chrono::seconds(30);

    void run(std::stop_token stop) {
        std::mt19937 random{std::random_device{}()};
        for (long number = 0; !stop.stop_requested(); ++number) {
            const auto key = "traffic:" + std::to_string(random() % keyCount);
            if (number % 2 == 0)
                write(key, std::to_string(number), stop);
            else if (known_.contains(key))
                verify(key, stop);
            waitFor(stop, Milliseconds{1});  // It shares the machine with the servers and the tunnels.
        }
    }

    void write(const std::string& key, const std::string& text, std::stop_token stop) {
        auto& value = known_[key];
        value.unanswered.insert(text);
        const auto reply = send(key, {"SET", key, text}, stop);
        if (reply && reply->isOk())
            value = {text, {}};
        else if (!stop.stop_requested())
            problem("SET " + key + ": " + (reply ? reply->text : reply.error().describe()));
    }

    void verify(const std::string& key, std::stop_token stop) {
        const auto& value = known_[key];
        const auto reply = send(key, {"GET", key}, stop);
        if (!reply) {
            if (!stop.stop_requested()) problem("GET " + key + ": " + reply.error().describe());
            return;
        }
        const bool nothing = reply->type == redis::Reply::Type::Nil && value.acknowledged.empty();
        if (nothing || reply->text == value.acknowledged || value.unanswered.contains(reply->text)) return;
        problem("LOST " + key + ": is \"" + reply->text + "\" instead of \"" + value.acknowledged + "\" " +
                reply->errorKind());
    }

    Expected<redis::Reply> send(const std::string& key, const redis::Command& command, std::stop_token stop) {
        const int slot = redis::slotOf(key);
        const auto deadline = std::chrono::steady_clock::now() + patience;
        std::string host, last;
        bool asking = false;
        while (std::chrono::steady_clock::now() < deadline && !stop.stop_requested()) {
            if (host.empty()) host = ownerOf(slot);
            auto reply = exchange(host, command, asking);
            if (reply && !reply->isError()) {
                ++operations_;
                return reply;
            }
            ++retries_;
            last = reply ? reply->text : reply.error().describe();
            asking = reply && reply->text.starts_with("ASK ");
            if (reply && (asking || reply->text.starts_with("MOVED "))) {
                host = reply->text.substr(reply->text.rfind(' ') + 1);
                host = host.substr(0, host.rfind(':'));
                if (!asking) owners_[slot] = host;
                continue;
            }
            owners_.clear();
            host.clear();
            waitFor(stop, Milliseconds{20});
        }
        return fail(ErrorCode::Timeout, "tried for 30 s: " + last);
    }

    Expected<redis::Reply> exchange(const std::string& host, const redis::Command& command, bool asking) {
        if (host.empty()) return fail(ErrorCode::Unreachable, "no owner is known");
        auto& connection = connections_[host];
        if (!connection || !connection->usable()) {
            auto pods = access_->client().list<kube::Pod>(access_->target().ns, {}, {});
            if (!pods) return fail(pods.error());
            const auto pod = std::find_if(pods->begin(), pods->end(), [&](const auto& p) {
                return p.podIp == host && p.meta.name.starts_with("redis-");
            });
            if (pod == pods->end()) return fail(ErrorCode::Unreachable, "no pod has the address " + host);
            auto made = access_->dial(pod->meta.name, {});
            if (!made) return fail(made.error());
            connection = std::make_unique<redis::Connection>(std::move(*made));
        }
        if (!asking) return connection->send(command, {}, Milliseconds{5000});
        auto replies = connection->pipeline({{"ASKING"}, command}, {}, Milliseconds{5000});
        if (!replies) return fail(replies.error());
        return replies->back();
    }

    /// The owner's address, from CLUSTER NODES of whoever answers.
    std::string ownerOf(int slot) {
        if (const auto known = owners_.find(slot); known != owners_.end()) return known->second;
        const auto pods = access_->client().list<kube::Pod>(access_->target().ns, {}, {});
        if (!pods) return {};
        for (const auto& pod : *pods) {
            if (pod.podIp.empty() || !pod.ready() || !pod.meta.name.starts_with("redis-") || !pod.ordinal() ||
                pod.meta.name.starts_with("redis-cli"))
                continue;
            const auto reply = exchange(pod.podIp, {"CLUSTER", "NODES"}, false);
            if (!reply) continue;
            const auto nodes = redis::parseClusterNodes(reply->text);
            if (!nodes) continue;
            for (const auto& node : *nodes)
                for (const int owned : node.slots.slots()) owners_[owned] = node.host;
            if (owners_.contains(slot)) return owners_[slot];
        }
        return {};
    }

    void problem(std::string text) {
        std::scoped_lock lock(mutex_);
        if (problems_.size() < 20) problems_.push_back(std::move(text));
    }

    std::shared_ptr<cluster::Access> access_;
    std::map<std::string, Value> known_;
    std::map<int, std::string> owners_;
    std::map<std::string, std::unique_ptr<redis::Connection>> connections_;
    std::atomic<long> operations_ = 0, retries_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> problems_;
    std::jthread thread_;
};

}  // namespace slotpilot::test
