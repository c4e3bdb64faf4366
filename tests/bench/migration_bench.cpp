// SPDX-License-Identifier: GPL-3.0-or-later
// Moving slots from three nodes to a fourth, beside redis-cli on the same machine in the same run, each time on a fresh
// cluster. Prints medians; see --help.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "../redis_cluster.h"
#include "base/subprocess.h"
#include "delay_proxy.h"
#include "slots/migration.h"
#include "slots/rebalance.h"

namespace slotpilot {
namespace {

using Clock = std::chrono::steady_clock;
using test::must;
using test::RedisCluster;

struct DataSet {
    std::string name;
    int keys;
    std::size_t bytes;
    int together = 1;  ///< keys that share a slot by a hash tag

    std::string key(int i) const {
        return together == 1 ? "key:" + std::to_string(i) : fmt::format("key:{{{}}}:{}", i / together, i);
    }
};
/// In the last one slots are as full as a pipeline of 100 can take: with 3 keys a slot it is the same as one of 10.
const std::vector<DataSet> dataSets{{"empty", 0, 0},
                                    {"200k x 100 B", 200'000, 100},
                                    {"50k x 2 KB", 50'000, 2048},
                                    {"1M x 16 B", 1'000'000, 16},
                                    {"50k x 2 KB, 100 a slot", 50'000, 2048, 100}};

double since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Three primaries with the data, and an empty fourth that all know.
class Bed {
public:
    explicit Bed(const DataSet& data) {
        fourth_ = cluster_.size();
        cluster_.add();
        for (std::size_t i = 0; i < fourth_; ++i)
            cluster_.command(fourth_, {"CLUSTER", "MEET", cluster_[i].host(), std::to_string(cluster_[i].port())});
        cluster_.waitUntilAgreed(4);
        fill(data);
    }

    RedisCluster& cluster() { return cluster_; }

    slots::MigrationSpec spec(slots::Mode mode) {
        slots::MigrationSpec spec;
        std::vector<slots::NodeShare> shares;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::string id = cluster_.nodeId(i);
            spec.primaries.push_back({id, "node " + std::to_string(i), cluster_[i].host(), cluster_[i].port()});
            shares.push_back({id, cluster_.slots(i)});
        }
        spec.moves = must(slots::planRebalance(shares)).moves;
        spec.mode = mode;
        spec.dial = [ports = spec.primaries](const std::string& id, std::stop_token stop) {
            const auto found =
                std::find_if(ports.begin(), ports.end(), [&](const auto& node) { return node.id == id; });
            return redis::Connection::connect(found->host, found->port, Milliseconds(5000), stop);
        };
        return spec;
    }

    void check() {
        cluster_.waitUntilAgreed(4);
        const ProcessSpec spec{
            {"redis-cli", "--cluster", "check", cluster_[0].host() + ":" + std::to_string(cluster_[0].port())}};
        const ProcessResult result = must(run(spec, {}));
        if (result.exitCode != 0) throw std::runtime_error("redis-cli --cluster check: " + result.output);
        std::int64_t keys = 0;
        for (std::size_t i = 0; i < 4; ++i) keys += cluster_.command(i, {"DBSIZE"}).integer;
        if (keys != keys_) throw std::runtime_error(fmt::format("{} keys are there, not {}", keys, keys_));
        if (cluster_.slots(fourth_).size() != 4096) throw std::runtime_error("the fourth node has no even share");
    }

private:
    void fill(const DataSet& data) {
        keys_ = data.keys;
        std::vector<redis::Connection> connections;
        std::vector<std::vector<redis::Command>> commands(3);
        std::vector<redis::SlotSet> owned;
        for (std::size_t i = 0; i < 3; ++i) {
            connections.push_back(cluster_.connect(i));
            owned.push_back(cluster_.slots(i));
        }
        std::mt19937_64 random(1);  // Not compressible, as real values are not.
        std::string value(data.bytes, 'x');
        for (int i = 0; i < data.keys; ++i) {
            for (char& letter : value) letter = static_cast<char>(random());
            const int slot = redis::slotOf(data.key(i));
            for (std::size_t node = 0; node < 3; ++node) {
                if (!owned[node].contains(slot)) continue;
                commands[node].push_back({"SET", data.key(i), value});
                if (commands[node].size() < 2000) continue;
                must(connections[node].pipeline(commands[node], {}, Milliseconds(60'000)));
                commands[node].clear();
            }
        }
        for (std::size_t node = 0; node < 3; ++node) must(connections[node].pipeline(commands[node], {}));
    }

    RedisCluster cluster_;
    std::size_t fourth_ = 0;
    std::int64_t keys_ = 0;
};

struct Latencies {
    double p99 = 0, most = 0;  ///< ms
    int errors = 0;
};

/// A cluster client that gets and sets random keys one after another, and follows redirections.
class Client {
public:
    Client(RedisCluster& cluster, const DataSet& data) : cluster_(cluster), data_(data) {
        for (std::size_t i = 0; i < 4; ++i) {
            nodes_.push_back(cluster.connect(i));
            ports_[cluster[i].port()] = i;
            for (const int slot : cluster.slots(i).slots()) owner_[static_cast<std::size_t>(slot)] = i;
        }
        thread_ = std::jthread([this](std::stop_token stop) { loop(stop); });
    }
    Latencies end() {
        thread_.request_stop();
        thread_.join();
        std::sort(times_.begin(), times_.end());
        if (times_.empty()) return {};
        return {times_[times_.size() * 99 / 100], times_.back(), errors_};
    }

private:
    void loop(std::stop_token stop) {
        std::mt19937 random(2);
        const std::string value(data_.bytes, 'y');
        while (!stop.stop_requested()) {
            const std::string key =
                data_.key(std::uniform_int_distribution<int>(0, std::max(0, data_.keys - 1))(random));
            const bool get = random() % 2 == 0 || data_.keys == 0;
            const auto begun = Clock::now();
            ask(key, get ? redis::Command{"GET", key} : redis::Command{"SET", key, value});
            times_.push_back(since(begun) * 1000);
        }
    }
    void ask(const std::string& key, const redis::Command& command) {
        const auto slot = static_cast<std::size_t>(redis::slotOf(key));
        std::size_t node = owner_[slot];
        bool asking = false;
        for (int hops = 0; hops < 10; ++hops) {
            auto replies = must(nodes_[node].pipeline(
                asking ? std::vector<redis::Command>{{"ASKING"}, command} : std::vector<redis::Command>{command}, {}));
            const redis::Reply& reply = replies.back();
            if (!reply.isError()) return;
            const std::string kind = reply.errorKind();
            if (kind != "ASK" && kind != "MOVED") break;
            node = ports_.at(std::stoi(reply.text.substr(reply.text.rfind(':') + 1)));
            asking = kind == "ASK";
            if (!asking) owner_[slot] = node;
        }
        ++errors_;
    }

    RedisCluster& cluster_;
    const DataSet& data_;
    std::vector<redis::Connection> nodes_;
    std::map<int, std::size_t> ports_;
    std::array<std::size_t, redis::slotCount> owner_{};
    std::vector<double> times_;
    int errors_ = 0;
    std::jthread thread_;
};

/// CPU seconds; unlike the wall's they mean something on a machine that is busy with other things.
struct Cpu {
    double servers = 0, mover = 0;
};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// redis-cli, a child that has ended, and this process (with the client if there is one) count as the mover.
Cpu cpuNow(RedisCluster& cluster) {
    Cpu cpu;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        const auto info = redis::parseInfo(cluster.command(i, {"INFO", "cpu"}).text);
        cpu.servers += std::stod(info.at("used_cpu_user")) + std::stod(info.at("used_cpu_sys"));
    }
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        ::getrusage(who, &usage);
        cpu.mover += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    return cpu;
}

struct Outcome {
    double seconds = 0;
    Cpu cpu;
    Latencies latencies;
};

using Mover = std::function<void(Bed&)>;

Mover redisCli(int pipeline) {
    return [pipeline](Bed& bed) {
        const ProcessSpec spec{{"redis-cli", "--cluster", "rebalance",
                                bed.cluster()[0].host() + ":" + std::to_string(bed.cluster()[0].port()),
                                "--cluster-use-empty-masters", "--cluster-pipeline", std::to_string(pipeline)},
                               {},
                               {},
                               {},
                               Milliseconds(300'000)};
        if (const auto result = must(run(spec, {})); result.exitCode != 0)
            throw std::runtime_error("redis-cli failed: " + result.output);
    };
}

void migrateWith(const slots::MigrationSpec& spec) {
    const auto result = slots::migrate(spec, {});
    if (result.error) throw std::runtime_error(result.error->describe());
}

Mover ours(slots::Mode mode) {
    return [mode](Bed& bed) { migrateWith(bed.spec(mode)); };
}

Mover oursThroughTunnel(slots::Mode mode, Milliseconds roundTrip) {
    return [mode, roundTrip](Bed& bed) {
        test::DelayProxy proxy(roundTrip / 2);
        slots::MigrationSpec spec = bed.spec(mode);
        spec.dial = [&, ports = spec.primaries](const std::string& id,
                                                std::stop_token stop) -> Expected<redis::Connection> {
            const auto node =
                std::find_if(ports.begin(), ports.end(), [&](const auto& other) { return other.id == id; });
            waitFor(stop, roundTrip);  // What opening a tunnel takes at least.
            UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
            sockaddr_in address{};
            address.sin_family = AF_INET;
            address.sin_port = htons(static_cast<std::uint16_t>(node->port));
            ::inet_pton(AF_INET, node->host.c_str(), &address.sin_addr);
            if (::connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
                return fail(ErrorCode::Unreachable, "connect", node->name);
            TRY_ASSIGN(ends, socketPair());
            proxy.add(std::move(socket), std::move(ends.first));
            return redis::Connection::adopt(std::move(ends.second), node->name);
        };
        migrateWith(spec);
    };
}

Outcome once(const DataSet& data, const Mover& mover, bool withClient) {
    Bed bed(data);
    std::optional<Client> client;
    if (withClient) client.emplace(bed.cluster(), data);
    const Cpu before = cpuNow(bed.cluster());
    const auto begun = Clock::now();
    mover(bed);
    Outcome outcome{since(begun), cpuNow(bed.cluster()), {}};
    outcome.cpu.servers -= before.servers;
    outcome.cpu.mover -= before.mover;
    if (client) outcome.latencies = client->end();
    bed.check();
    return outcome;
}

struct Contender {
    std::string name;
    Mover mover;
};

/// One row a contender; its ratio is to the first one.
void compare(const DataSet& data, const std::vector<Contender>& contenders, int runs, bool withClient) {
    std::vector<std::vector<Outcome>> outcomes(contenders.size());
    for (int i = 0; i < runs; ++i)
        for (std::size_t c = 0; c < contenders.size(); ++c)
            outcomes[c].push_back(once(data, contenders[c].mover, withClient));
    const auto medianOf = [&](std::size_t c, auto field) {
        std::vector<double> values;
        for (const Outcome& outcome : outcomes[c]) values.push_back(field(outcome));
        return median(values);
    };
    const auto wallOf = [](const Outcome& outcome) { return outcome.seconds; };
    for (std::size_t c = 0; c < contenders.size(); ++c) {
        const double wall = medianOf(c, wallOf);
        fmt::print("{:<22} {:<18} {:>8.2f} s  {:>6.2f}x   CPU: servers {:>6.2f} s, mover {:>5.2f} s", data.name,
                   contenders[c].name, wall, medianOf(0, wallOf) / wall,
                   medianOf(c, [](const Outcome& o) { return o.cpu.servers; }),
                   medianOf(c, [](const Outcome& o) { return o.cpu.mover; }));
        if (withClient)
            fmt::print("   p99 {:>6.2f} ms  max {:>6.2f} ms  errors {:.0f}",
                       medianOf(c, [](const Outcome& o) { return o.latencies.p99; }),
                       medianOf(c, [](const Outcome& o) { return o.latencies.most; }),
                       medianOf(c, [](const Outcome& o) { return static_cast<double>(o.latencies.errors); }));
        fmt::print("\n");
        std::fflush(stdout);
    }
}

int runAll(int argc, char** argv) {
    CLI::App app{"Moves a quarter of the slots from three nodes to a fourth, ours beside redis-cli's"};
    int runs = 3, roundTrip = 30;
    std::string only, mover;
    std::vector<std::string> parts{"alone", "client", "tunnel"};
    app.add_option("--runs", runs, "of each; the median is printed");
    app.add_option("--data", only, "only data sets with this in their name");
    app.add_option("--mover", mover, "only movers with this in their name");
    app.add_option("--parts", parts, "alone: nobody else; client: beside a GET/SET loop; tunnel: with added latency")
        ->delimiter(',');
    app.add_option("--round-trip", roundTrip, "that the tunnel adds, ms");
    CLI11_PARSE(app, argc, argv);

    const Contender gentle{"gentle", ours(slots::Mode::Gentle)}, fast{"fast", ours(slots::Mode::Fast)};
    const auto compareWanted = [&](const DataSet& data, std::vector<Contender> contenders, bool withClient) {
        std::erase_if(contenders, [&](const Contender& one) { return one.name.find(mover) == std::string::npos; });
        compare(data, contenders, runs, withClient);
    };
    for (const std::string& part : parts) {
        fmt::print("\n{}\n", part);
        for (const DataSet& data : dataSets) {
            if (data.name.find(only) == std::string::npos) continue;
            if (part == "alone") compareWanted(data, {{"redis-cli, by 10", redisCli(10)}, gentle, fast}, false);
            if (part == "client" && data.keys > 0)
                compareWanted(data,
                              {{"redis-cli, by 10", redisCli(10)}, {"redis-cli, by 100", redisCli(100)}, gentle, fast},
                              true);
            if (part != "tunnel") continue;
            const Milliseconds added(roundTrip);
            compareWanted(data, {gentle, {"gentle, tunnel", oursThroughTunnel(slots::Mode::Gentle, added)}}, false);
            compareWanted(data, {fast, {"fast, tunnel", oursThroughTunnel(slots::Mode::Fast, added)}}, false);
        }
    }
    return 0;
}

}  // namespace
}  // namespace slotpilot

int main(int argc, char** argv) {
    try {
        return slotpilot::runAll(argc, argv);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    }
}
