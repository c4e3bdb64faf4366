// SPDX-License-Identifier: GPL-3.0-or-later
// Real Redis servers for tests and benchmarks. What goes wrong is thrown as std::runtime_error.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/subprocess.h"
#include "base/wait.h"
#include "must.h"
#include "redis/cluster_nodes.h"
#include "redis/connection.h"

namespace slotpilot::test {

/// How the servers are started.
struct RedisOptions {
    int primaries = 3;
    int replicas = 0;                      ///< in all; dealt out to the primaries in turn
    std::string program = "redis-server";  ///< another version or Valkey: its name or path
    bool clusterEnabled = true;
    bool join = true;           ///< make a cluster of them with the slots dealt out evenly; false: each alone, empty
    bool ownAddresses = false;  ///< each on 127.77.x.y:6379 instead of on a free port of 127.0.0.1
    bool appendOnly = false;    ///< AOF; there are never RDB snapshots
    Milliseconds nodeTimeout{2000};           ///< cluster-node-timeout
    std::vector<std::string> arguments = {};  ///< added to each command line
};

/// One redis-server process with a temporary directory; both are gone with it.
class RedisServer {
public:
    explicit RedisServer(const RedisOptions& options) : options_(options) {
        std::string pattern = (std::filesystem::temp_directory_path() / "slotpilot-redis-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("can't make a temporary directory");
        directory_ = pattern;
        // Another process may take the port between the look and the start.
        for (int attempt = 0; attempt < 5; ++attempt) {
            chooseAddress();
            if (start()) return;
        }
        const std::string said = log();
        std::filesystem::remove_all(directory_);
        throw std::runtime_error(options_.program + " does not start: " + said);
    }
    RedisServer(const RedisServer&) = delete;
    RedisServer& operator=(const RedisServer&) = delete;
    ~RedisServer() {
        process_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(directory_, ignored);
    }

    const std::string& host() const { return host_; }
    int port() const { return port_; }
    pid_t pid() const { return process_ ? process_->pid() : -1; }
    const std::filesystem::path& directory() const { return directory_; }
    std::string log() const {
        std::ostringstream text;
        text << std::ifstream(directory_ / "log").rdbuf();
        return text.str();
    }

    redis::Connection connect(std::stop_token stop = {}) const {
        return must(redis::Connection::connect(host_, port_, Milliseconds{5000}, stop));
    }
    /// SIGKILL, as a crash.
    void kill() { process_.reset(); }
    /// After `kill`, with the same address and directory.
    void restart() {
        process_.reset();
        if (!start()) throw std::runtime_error("does not start again: " + log());
    }
    /// SIGSTOP and SIGCONT: a server that hangs.
    void pause() const { process_->signal(SIGSTOP); }
    void resume() const { process_->signal(SIGCONT); }

private:
    static bool canBind(const std::string& host, int port) {
        const UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const int on = 1;
        ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
        return ::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }

    void chooseAddress() {
        static thread_local std::mt19937 random{std::random_device{}()};
        const auto number = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(random);
        };
        for (int attempt = 0; attempt < 1000; ++attempt) {
            host_ = options_.ownAddresses
                        ? "127.77." + std::to_string(number(0, 255)) + "." + std::to_string(number(1, 254))
                        : "127.0.0.1";
            // The bus port is 10,000 higher; both stay below the ports that the kernel hands out.
            port_ = options_.ownAddresses ? 6379 : number(10000, 22000);
            if (canBind(host_, port_) && canBind(host_, port_ + 10000)) return;
        }
        throw std::runtime_error("no free port");
    }

    bool start() {
        ProcessSpec spec;
        spec.arguments = {options_.program,
                          "--bind",
                          host_,
                          "--port",
                          std::to_string(port_),
                          "--save",
                          "",
                          "--protected-mode",
                          "no",
                          "--daemonize",
                          "no",
                          "--appendonly",
                          options_.appendOnly ? "yes" : "no"};
        const auto add = [&](std::vector<std::string> more) {
            spec.arguments.insert(spec.arguments.end(), more.begin(), more.end());
        };
        if (options_.clusterEnabled)
            add({"--cluster-enabled", "yes", "--cluster-announce-ip", host_, "--cluster-node-timeout",
                 std::to_string(options_.nodeTimeout.count())});
        add(options_.arguments);
        spec.directory = directory_;
        const UniqueFd log(::open((directory_ / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
        process_ = std::make_unique<Process>(must(Process::start(spec, {-1, log.get(), log.get()})));
        const auto missing = [&]() -> Expected<std::string> {
            if (process_->poll()) return fail(ErrorCode::Io, "the process ended");
            auto connection = redis::Connection::connect(host_, port_, Milliseconds{1000}, {});
            if (!connection) return std::string("connect");
            const auto reply = connection->send({"PING"}, {}, Milliseconds{1000});
            const bool answers = reply && (!reply->isError() || reply->errorKind() == "NOAUTH");
            return std::string(answers ? "" : "an answer");
        };
        return pollUntil({}, {"redis-server", Milliseconds{20'000}, Milliseconds{20}}, missing).has_value();
    }

    RedisOptions options_;
    std::filesystem::path directory_;
    std::string host_;
    int port_ = 0;
    std::unique_ptr<Process> process_;
};

/// A Redis Cluster of real processes, complete and agreed upon by all when the constructor returns (unless
/// `join` is false). Takes a bit over two seconds: Redis' own wait before a new primary serves.
class RedisCluster {
public:
    explicit RedisCluster(RedisOptions options = {}) : options_(std::move(options)) {
        for (int i = 0; i < options_.primaries + options_.replicas; ++i) add();
        if (options_.join) join();
    }

    /// One more server, alone and empty; its index is `size() - 1`.
    RedisServer& add() { return *servers_.emplace_back(std::make_unique<RedisServer>(options_)); }

    std::size_t size() const { return servers_.size(); }
    RedisServer& operator[](std::size_t i) { return *servers_.at(i); }
    const RedisServer& operator[](std::size_t i) const { return *servers_.at(i); }
    redis::Connection connect(std::size_t i) const { return servers_.at(i)->connect(); }
    std::string nodeId(std::size_t i) const { return command(i, {"CLUSTER", "MYID"}).text; }
    redis::Reply command(std::size_t i, const redis::Command& words) const {
        auto connection = connect(i);
        return must(connection.command(words, {}));
    }
    std::vector<redis::NodeLine> nodes(std::size_t i) const {
        return must(redis::parseClusterNodes(command(i, {"CLUSTER", "NODES"}).text));
    }
    /// The slots that server `i` says it owns.
    redis::SlotSet slots(std::size_t i) const {
        for (const auto& node : nodes(i))
            if (node.myself) return node.slots;
        return {};
    }
    /// The even share of primary `i` of `primaries`.
    static redis::SlotRange share(int i, int primaries) {
        return {redis::slotCount * i / primaries, redis::slotCount * (i + 1) / primaries - 1};
    }

    /// Waits until all `count` first servers know each other, see all slots served, and agree on their owners.
    void waitUntilAgreed(std::size_t count, Milliseconds timeout = Milliseconds{30'000}) const {
        must(pollUntil({}, {"the cluster to agree", timeout, Milliseconds{50}},
                       [&]() -> Expected<std::string> { return disagreement(count); }));
    }

private:
    void join() {
        const std::size_t count = servers_.size();
        const auto primaries = static_cast<std::size_t>(options_.primaries);
        // Before the first MEET: a node that knows another takes no epoch any more.
        for (std::size_t i = 0; i < count; ++i) command(i, {"CLUSTER", "SET-CONFIG-EPOCH", std::to_string(i + 1)});
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t other = 0; other < count; ++other)
                if (other != i)
                    command(i, {"CLUSTER", "MEET", servers_[other]->host(), std::to_string(servers_[other]->port())});
            if (i >= primaries) continue;
            // One by one: ADDSLOTSRANGE is of 7.0 and later only.
            redis::Command slots{"CLUSTER", "ADDSLOTS"};
            const auto range = share(static_cast<int>(i), options_.primaries);
            for (int slot = range.first; slot <= range.last; ++slot) slots.push_back(std::to_string(slot));
            command(i, slots);
        }
        for (std::size_t i = primaries; i < count; ++i) replicate(i, nodeId(i % primaries));
        waitUntilAgreed(count);
    }

    /// A node can only replicate one that it knows already.
    void replicate(std::size_t i, const std::string& primary) const {
        auto connection = connect(i);
        must(pollUntil({}, {"a replica", Milliseconds{20'000}, Milliseconds{50}}, [&]() -> Expected<std::string> {
            TRY_ASSIGN(reply, connection.send({"CLUSTER", "REPLICATE", primary}, {}));
            return reply.isOk() ? "" : reply.text;
        }));
    }

    std::string disagreement(std::size_t count) const {
        std::string first;
        for (std::size_t i = 0; i < count; ++i) {
            const auto info = must(redis::parseClusterInfo(command(i, {"CLUSTER", "INFO"}).text));
            if (info.state != "ok") return "state " + info.state + " of " + std::to_string(i);
            const auto view = describe(nodes(i));
            if (i == 0) first = view;
            if (view.empty() || view != first) return "the view of " + std::to_string(i);
        }
        return "";
    }

    /// Who owns what in one view, in an order that all views share; empty while a handshake goes on.
    std::string describe(std::vector<redis::NodeLine> lines) const {
        if (lines.size() < servers_.size()) return "";
        std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
        std::string text;
        for (const auto& line : lines) {
            if (line.handshake || !(line.myself || line.linkConnected)) return "";
            text += line.id + " " + line.primaryId + " " + line.slots.toString() + "\n";
        }
        return text;
    }

    RedisOptions options_;
    std::vector<std::unique_ptr<RedisServer>> servers_;
};

}  // namespace slotpilot::test
