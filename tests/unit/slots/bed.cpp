// SPDX-License-Identifier: GPL-3.0-or-later
#include "bed.h"

#include <algorithm>
#include <random>

#include "slots/rebalance.h"

namespace slotpilot::test {

Bed::Bed(std::size_t empty, RedisOptions options) : cluster_(std::move(options)) {
    const std::size_t owners = cluster_.size();
    for (std::size_t n = owners; n < owners + empty; ++n) {
        cluster_.add();
        for (std::size_t i = 0; i < n; ++i)
            cluster_.command(n, {"CLUSTER", "MEET", cluster_[i].host(), std::to_string(cluster_[i].port())});
    }
    cluster_.waitUntilAgreed(cluster_.size());
    for (std::size_t i = 0; i < cluster_.size(); ++i)
        primaries_.push_back(
            {cluster_.nodeId(i), "server " + std::to_string(i), cluster_[i].host(), cluster_[i].port()});
}

slots::Dial Bed::dial() const {
    return [primaries = primaries_](const std::string& id, std::stop_token stop) -> Expected<redis::Connection> {
        for (const auto& primary : primaries)
            if (primary.id == id)
                return redis::Connection::connect(primary.host, primary.port, Milliseconds(5000), stop);
        return fail(ErrorCode::NotFound, "no such node", id);
    };
}

slots::MigrationSpec Bed::spec(std::vector<slots::Move> moves) const {
    return {dial(), primaries_, {}, std::move(moves)};
}

std::vector<slots::Move> Bed::evenMoves() const {
    std::vector<slots::NodeShare> shares;
    for (std::size_t i = 0; i < size(); ++i) shares.push_back({id(i), cluster_.slots(i)});
    return must(slots::planRebalance(shares)).moves;
}

void Bed::fill(int keys, std::size_t bytes) {
    std::vector<redis::SlotSet> owned;
    for (std::size_t node = 0; node < size(); ++node) owned.push_back(cluster_.slots(node));
    std::vector<std::vector<redis::Command>> commands(size());
    for (int i = 0; i < keys; ++i) {
        const std::string key = "fill:" + std::to_string(i);
        for (std::size_t node = 0; node < size(); ++node)
            if (owned[node].contains(redis::slotOf(key)))
                commands[node].push_back({"SET", key, std::string(bytes, static_cast<char>('a' + i % 26))});
    }
    for (std::size_t node = 0; node < size(); ++node) {
        auto connection = cluster_.connect(node);
        must(connection.pipeline(commands[node], {}, Milliseconds(60'000)));
    }
}

std::int64_t Bed::keys() const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size(); ++i) sum += cluster_.command(i, {"DBSIZE"}).integer;
    return sum;
}

void Bed::setSlot(std::size_t i, int slot, const std::string& state, const std::string& id) {
    redis::Command command{"CLUSTER", "SETSLOT", std::to_string(slot), state};
    if (!id.empty()) command.push_back(id);
    cluster_.command(i, command);
}

std::int64_t Bed::keysInSlot(std::size_t i, int slot) const {
    return cluster_.command(i, {"CLUSTER", "COUNTKEYSINSLOT", std::to_string(slot)}).integer;
}

std::string Bed::check() {
    cluster_.waitUntilAgreed(size());
    const ProcessSpec spec{
        {"redis-cli", "--cluster", "check", cluster_[0].host() + ":" + std::to_string(cluster_[0].port())}};
    const ProcessResult result = must(run(spec, {}));
    const bool clean = result.exitCode == 0 && result.output.find("All 16384 slots covered") != std::string::npos &&
                       result.output.find("[ERR]") == std::string::npos &&
                       result.output.find("[WARNING]") == std::string::npos;
    return clean ? std::string() : result.output;
}

std::string keyInSlot(int slot, int number) {
    static const std::vector<std::string> tags = [] {
        std::vector<std::string> found(redis::slotCount);
        for (int i = 0, missing = redis::slotCount; missing > 0; ++i) {
            std::string& tag = found[static_cast<std::size_t>(redis::slotOf(std::to_string(i)))];
            if (!tag.empty()) continue;
            tag = std::to_string(i);
            --missing;
        }
        return found;
    }();
    return "{" + tags[static_cast<std::size_t>(slot)] + "}" + std::to_string(number);
}

Traffic::Traffic(const Bed& bed, int keys) {
    for (const auto& primary : bed.primaries())
        nodes_[primary.port] = std::make_unique<redis::Connection>(must(bed.dial()(primary.id, {})));
    for (int i = 0; i < keys; ++i) keys_.push_back("traffic:" + std::to_string(i));
    thread_ = std::jthread([this](std::stop_token stop) { loop(stop); });
}

Traffic::~Traffic() = default;

void Traffic::await(std::int64_t operations) {
    const std::int64_t wanted = done_ + operations;
    must(pollUntil({}, {"the client's operations", Milliseconds(30'000), Milliseconds(2)},
                   [&]() -> Expected<std::string> { return done_ >= wanted ? "" : std::to_string(done_); }));
}

std::vector<std::string> Traffic::end() {
    thread_.request_stop();
    thread_.join();
    for (const auto& [key, value] : acknowledged_)
        if (const std::string now = ask(key, {"GET", key}); now != value)
            faults_.push_back("lost: " + key + " is '" + now + "', not '" + value + "'");
    return faults_;
}

void Traffic::loop(std::stop_token stop) {
    std::mt19937 random(1);
    for (std::int64_t number = 0; !stop.stop_requested() && faults_.size() < 10; ++number) {
        const std::string& key = keys_[random() % keys_.size()];
        const auto known = acknowledged_.find(key);
        if (known != acknowledged_.end() && random() % 2 == 0) {
            if (const std::string value = ask(key, {"GET", key}); value != known->second)
                faults_.push_back("read: " + key + " is '" + value + "', not '" + known->second + "'");
        } else {
            const std::string value = std::to_string(number);
            if (const std::string reply = ask(key, {"SET", key, value}); reply != "OK")
                faults_.push_back("write: " + key + ": " + reply);
            acknowledged_[key] = value;
        }
        ++done_;
    }
}

std::string Traffic::ask(const std::string& key, const redis::Command& command) {
    const int slot = redis::slotOf(key);
    if (owner_[slot] == 0) owner_[slot] = nodes_.begin()->first;
    int port = owner_[slot];
    bool asking = false;
    std::string last;
    for (int attempt = 0; attempt < 50; ++attempt) {
        const auto commands =
            asking ? std::vector<redis::Command>{{"ASKING"}, command} : std::vector<redis::Command>{command};
        auto replies = nodes_.at(port)->pipeline(commands, {});
        if (!replies) return replies.error().describe();
        last = replies->back().text;
        if (!replies->back().isError()) return last;
        const std::string kind = replies->back().errorKind();
        if (kind != "ASK" && kind != "MOVED" && kind != "TRYAGAIN" && kind != "CLUSTERDOWN") return last;
        if (kind == "TRYAGAIN" || kind == "CLUSTERDOWN") {
            waitFor({}, Milliseconds(20));
            continue;
        }
        asking = kind == "ASK";
        port = std::stoi(last.substr(last.rfind(':') + 1));
        if (!asking) owner_[slot] = port;
    }
    return "no end of redirections: " + last;
}

}  // namespace slotpilot::test
