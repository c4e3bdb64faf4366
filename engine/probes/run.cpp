// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/run.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <cerrno>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "base/wait.h"
#include "probes/marks.h"
#include "probes/sources.h"
#include "redis/cluster_nodes.h"
#include "redis/slots.h"

namespace slotpilot::probes {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t askTimeout = 5 * second, passTimeout = 60 * second, fillTimeout = 600 * second;
constexpr milliseconds passPatience{15'000}, hastyPatience{3'000};
constexpr std::size_t passBytes = 256 * 1024;  ///< on the way on one connection

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::string encode(const std::vector<std::string>& words) {
    std::string text = "*" + std::to_string(words.size()) + "\r\n";
    for (const auto& word : words) text += "$" + std::to_string(word.size()) + "\r\n" + word + "\r\n";
    return text;
}

Error silent(std::string what, std::string where) {
    return {ErrorCode::Unreachable, std::move(what), std::move(where), {}, true, {}};
}

/// The answers to a few commands on a socket of its own.
Expected<std::vector<std::string>> exchange(int fd, const std::string& commands, std::size_t answers,
                                            const std::string& where, const std::stop_token& stop) {
    if (::send(fd, commands.data(), commands.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(commands.size()))
        return fail(silent("the connection was lost", where));
    std::string in;
    std::vector<std::string> texts;
    for (const auto deadline = monotonicNow() + askTimeout; monotonicNow() < deadline;) {
        FlatReply reply;
        const auto length = parseReply(in, reply);
        if (length < 0) return fail(ErrorCode::Protocol, "no Redis server answers", where);
        if (length > 0) {
            texts.push_back(reply.isError() ? "-" + std::string(reply.text) : std::string(reply.text));
            in.erase(0, static_cast<std::size_t>(length));
            if (texts.size() == answers) return texts;
            continue;
        }
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        pollfd entry{fd, POLLIN, 0};
        if (::poll(&entry, 1, 100) <= 0) continue;
        std::array<char, 32768> piece;
        const auto size = ::recv(fd, piece.data(), piece.size(), 0);
        if (size < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (size <= 0) return fail(silent("the connection was lost", where));
        in.append(piece.data(), static_cast<std::size_t>(size));
    }
    return fail(silent("no answer in time", where));
}

/// What one server says of the cluster.
struct View {
    std::string where, text;  ///< text: CLUSTER NODES
    std::vector<redis::NodeLine> lines;
    std::string state;  ///< "ok", if it serves
};

Expected<View> viewOf(Network& network, const std::optional<Password>& password, const NodeAddress& seed,
                      std::stop_token stop) {
    const auto where = network.name(seed);
    TRY_ASSIGN(fd, network.dial(seed, stop));
    std::string commands;
    if (password)
        commands = password->user.empty() ? encode({"AUTH", password->password})
                                          : encode({"AUTH", password->user, password->password});
    commands += encode({"CLUSTER", "INFO"}) + encode({"CLUSTER", "NODES"});
    TRY_ASSIGN(texts, exchange(fd.get(), commands, password ? 3 : 2, where, stop));
    auto& nodes = texts.back();
    const auto& info = texts[texts.size() - 2];
    for (const std::string* text : {&info, static_cast<const std::string*>(&nodes)}) {
        if (text->starts_with("-NOAUTH") || text->starts_with("-WRONGPASS"))
            return fail(ErrorCode::Unauthorized, "the password is missing or wrong", where);
        if (text->starts_with("-")) return fail(ErrorCode::Redis, text->substr(1), where);
    }
    TRY_ASSIGN(parsed, redis::parseClusterInfo(info));
    TRY_ASSIGN(lines, redis::parseClusterNodes(nodes));
    return View{where, std::move(nodes), std::move(lines), parsed.state};
}

/// Asks all servers at once, each on a thread of its own: one that is away takes seconds.
std::vector<Expected<View>> viewsOf(Network& network, const std::optional<Password>& password, std::stop_token stop) {
    const auto seeds = network.seeds();
    std::vector<Expected<View>> views(seeds.size(), fail(ErrorCode::Internal, "not asked"));
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < seeds.size(); ++i)
            threads.emplace_back([&, i] { views[i] = viewOf(network, password, seeds[i], stop); });
    }
    return views;
}

/// Whoever answers is believed about itself, and everybody about those who don't answer. Gossip may lag behind.
redis::SlotSet slotsWithoutOwner(const std::vector<Expected<View>>& views) {
    std::set<std::string> answering;
    const auto each = [&](const auto& visit) {
        for (const auto& view : views)
            if (view)
                for (const auto& line : view->lines) visit(line);
    };
    each([&](const redis::NodeLine& line) {
        if (line.myself) answering.insert(line.id);
    });
    redis::SlotSet nobodys(std::vector<redis::SlotRange>{{0, redis::slotCount - 1}});
    each([&](const redis::NodeLine& line) {
        if (line.myself || !answering.contains(line.id)) nobodys = nobodys - line.slots;
    });
    return nobodys;
}

Error withoutOwner(const redis::SlotSet& slots) {
    if (slots.size() == redis::slotCount)
        return {ErrorCode::Precondition, "nobody owns a slot: this is no Redis Cluster yet", {}, "Create it first"};
    constexpr std::size_t most = 60;
    auto names = slots.toString();
    if (names.size() > most) names = names.substr(0, names.rfind(' ', most)) + " ...";
    const bool one = slots.size() == 1;
    return {ErrorCode::Precondition,
            one ? "slot " + names + " has no owner: its keys can be neither read nor written"
                : std::to_string(slots.size()) + " of 16384 slots have no owner (" + names +
                      "): their keys can be neither read nor written",
            {},
            "See what is wrong, and repair it: slotpilotctl check --repair"};
}

/// Why none of them serves. What is the cluster's says more than what is one server's.
Error reasonOf(const std::vector<Expected<View>>& views) {
    for (const auto& view : views)
        if (view)
            return {ErrorCode::Precondition, "the cluster is down (cluster_state:" + view->state + ")", view->where,
                    "Check the cluster first"};
    return views.empty() ? Error{ErrorCode::Precondition, "there is no Redis server to ask"} : views.back().error();
}

/// All threads of one run, going from part to part together.
class Run {
public:
    Run(const RunOptions& options, Marks marks, std::string view, std::stop_token stop)
        : options_(options),
          marks_(std::move(marks)),
          view_(std::move(view)),
          stop_(std::move(stop)),
          barrier_(options.load.threads, Settle{this}) {
        auto slots = std::make_shared<std::vector<std::uint16_t>>(static_cast<std::size_t>(options.load.keys));
        for (std::size_t i = 0; i < slots->size(); ++i)
            (*slots)[i] =
                static_cast<std::uint16_t>(redis::slotOf(keyName(options.load.prefix, static_cast<std::uint32_t>(i))));
        slots_ = std::move(slots);
    }

    Expected<Outcome> run() {
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < options_.load.threads; ++i) others.emplace_back([this, i] { work(i); });
            work(0);
        }
        if (error_ && !begun_) return fail(*error_);
        if (error_) outcome_.examples.emplace("run", error_->describe());
        return outcome_;
    }

    /// Only deletes the keys; how many there were.
    Expected<std::uint64_t> removeAll() {
        const auto client = connect(0);
        if (error_) return fail(*error_);
        Pass removal(share(0), Op::Del);
        TRY(client->run(removal, phase(passTimeout, hastyPatience, stop_)));
        if (removal.failures() > 0)
            return fail(refusal(*client, removal,
                                std::to_string(removal.failures()) + (removal.failures() == 1 ? " key" : " keys") +
                                    " can't be deleted"));
        return removal.sum();
    }

private:
    /// Whether all is well is settled where all threads meet, so that they go the same way.
    struct Settle {
        Run* run;
        void operator()() noexcept { run->well_ = !run->error_.has_value(); }
    };
    void note(const Expected<void>& result) {
        if (result) return;
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = result.error();
    }
    bool wellTogether() {
        barrier_.arrive_and_wait();
        return well_;
    }

    void work(int thread) {
        const auto client = connect(thread);
        if (wellTogether()) note(look(*client, thread));
        if (wellTogether()) note(clear(*client, thread));
        if (wellTogether() && thread == 0) note(mark());
        if (wellTogether()) note(fill(*client, thread));
        if (wellTogether() && thread == 0) {
            if (options_.whenReady) note(options_.whenReady());
            cpuAtStart_ = cpuSeconds();
            start_ = monotonicNow();
        }
        if (wellTogether())
            load(*client, thread);
        else if (client && clean_)
            remove(*client, thread, nullptr);
        barrier_.arrive_and_wait();
        if (thread == 0 && client) unmark(*client);
    }

    std::unique_ptr<Client> connect(int thread) {
        const auto& load = options_.load;
        const int connections = load.connections / load.threads + (thread < load.connections % load.threads ? 1 : 0);
        auto made = Client::make({options_.network, options_.password, load, connections, slots_}, view_);
        if (!made) {
            note(fail(made.error()));
            return nullptr;
        }
        note((*made)->open(stop_));
        return std::move(*made);
    }

    Share share(int thread) const {
        return {static_cast<std::uint32_t>(thread), static_cast<std::uint32_t>(options_.load.threads),
                static_cast<std::uint32_t>(options_.load.keys)};
    }

    Phase phase(std::int64_t timeout, milliseconds patience, std::stop_token stop) const {
        const auto fitting = std::clamp<std::size_t>(passBytes / (options_.load.valueBytes + 64), 1, 64);
        return {.start = monotonicNow(),
                .end = monotonicNow() + timeout,
                .patience = patience,
                .depth = static_cast<int>(fitting),
                .stop = std::move(stop)};
    }

    /// Counts the keys that are there already.
    Expected<void> look(Client& client, int thread) {
        if (thread == 0) {
            TRY_ASSIGN(left, marks_.look(stop_));
            found_ += left;
        }
        Pass pass(share(thread), Op::Exists);
        TRY(client.run(pass, phase(passTimeout, passPatience, stop_)));
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (pass.failures() > 0) return fail(refusal(client, pass, "the keys can't be looked for"));
        found_ += pass.sum();
        return {};
    }

    /// Makes sure that the keys are ours.
    Expected<void> clear(Client& client, int thread) {
        if (found_ > 0 && !options_.load.removeLeftovers)
            return fail(keysThere(found_, marks_.foundPrefix(), keyName(marks_.foundPrefix(), 0)));
        clean_ = true;
        if (found_ == 0) return {};
        remove(client, thread, nullptr);
        return thread == 0 ? marks_.remove(stop_) : Expected<void>();
    }

    Expected<void> mark() {
        TRY_ASSIGN(marked, marks_.set(stop_));
        marked_ = marked;
        return {};
    }

    /// As long as keys are left, the mark tells of them. By now all nodes may have other addresses than in the
    /// beginning: the client has followed them.
    void unmark(const Client& client) {
        if (!marked_ || outcome_.leftOver > 0) return;
        if (!marks_.unset(client.view()).value_or(false)) ++outcome_.leftOver;
    }

    /// Writes the keys that are to be read.
    Expected<void> fill(Client& client, int thread) {
        if (options_.load.kind != LoadSpec::Kind::Benchmark || options_.load.readShare == 0) return {};
        Pass pass(share(thread), Op::Set);
        TRY(client.run(pass, phase(fillTimeout, passPatience, stop_)));
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (pass.failures() > 0) return fail(refusal(client, pass, "the keys to read can't be written"));
        return {};
    }

    Error refusal(const Client& client, const Pass& pass, std::string what) const {
        const auto& examples = client.examples();
        const auto known = examples.find(pass.lastFailure());
        const auto reason = known == examples.end() ? pass.lastFailure() : known->second;
        Error error{ErrorCode::Redis, std::move(what) + ": " + reason};
        if (reason.starts_with("OOM")) error.hint = "The servers are full: raise maxmemory, or delete keys";
        return error;
    }

    void load(Client& client, int thread) {
        begun_ = true;
        const auto seed = static_cast<std::uint64_t>(start_) + static_cast<std::uint64_t>(thread) * 7919;
        Phase timed{.start = start_,
                    .end = start_ + std::chrono::nanoseconds(options_.load.duration).count(),
                    .patience = options_.load.patience,
                    .depth = options_.load.pipeline,
                    .rate = options_.load.rate / options_.load.threads,
                    .stop = stop_};
        if (options_.load.kind == LoadSpec::Kind::Benchmark) {
            Mixed mixed(options_.load, seed);
            timed.onSlice = [&](Slice slice) { options_.onSlice(thread, std::move(slice)); };
            note(client.run(mixed, timed));
            measured(client);
            // Each thread writes all keys and removes its share: not before the last one has written.
            barrier_.arrive_and_wait();
            if (!options_.keepKeys) remove(client, thread, nullptr);
            return;
        }
        Counting counting(share(thread), static_cast<std::uint32_t>(options_.load.workingSet), seed);
        // A cycle is a read and a write.
        timed.rate /= 2;
        std::uint64_t lost = 0, notAcknowledged = 0;
        Slice last;
        const auto report = [&](Slice slice) {
            slice.lost = counting.lost() - std::exchange(lost, counting.lost());
            slice.notAcknowledged =
                counting.notAcknowledged() - std::exchange(notAcknowledged, counting.notAcknowledged());
            options_.onSlice(thread, std::move(slice));
        };
        double until = 0;
        timed.onSlice = [&](Slice slice) {
            until = slice.to;
            report(std::move(slice));
        };
        note(client.run(counting, timed));
        measured(client);
        counting.verify();
        note(client.run(counting, phase(passTimeout, endPatience(), {})));
        if (counting.lost() != lost || counting.notAcknowledged() != notAcknowledged)
            report({.from = until, .to = until});
        if (!options_.keepKeys) remove(client, thread, &counting.written());
        const std::lock_guard lock(mutex_);
        outcome_.unverified += counting.unverified();
    }

    milliseconds endPatience() const { return stop_.stop_requested() ? hastyPatience : passPatience; }

    void measured(const Client& client) {
        const std::lock_guard lock(mutex_);
        outcome_.stopped = stop_.stop_requested();
        outcome_.cpuSeconds = cpuSeconds() - cpuAtStart_;
        for (const auto& [kind, text] : client.examples()) outcome_.examples.emplace(kind, text);
    }

    void remove(Client& client, int thread, const std::vector<bool>* wanted) {
        Pass removal(share(thread), Op::Del, wanted);
        note(client.run(removal, phase(passTimeout, endPatience(), {})));
        const std::lock_guard lock(mutex_);
        outcome_.leftOver += removal.failures();
    }

    const RunOptions& options_;
    Marks marks_;
    bool marked_ = false;
    std::string view_;
    std::stop_token stop_;
    std::barrier<Settle> barrier_;
    bool well_ = true;
    std::shared_ptr<const std::vector<std::uint16_t>> slots_;
    std::atomic<std::uint64_t> found_ = 0;
    std::atomic<bool> clean_ = false, begun_ = false;
    std::int64_t start_ = 0;
    double cpuAtStart_ = 0;
    std::mutex mutex_;
    std::optional<Error> error_;
    Outcome outcome_;
};

}  // namespace

json toJson(const Outcome& outcome) {
    return {{"stopped", outcome.stopped},
            {"unverified", outcome.unverified},
            {"leftOver", outcome.leftOver},
            {"examples", outcome.examples},
            {"cpuSeconds", outcome.cpuSeconds}};
}

Expected<Outcome> outcomeFromJson(const json& value) try {
    Outcome outcome;
    value.at("stopped").get_to(outcome.stopped);
    value.at("unverified").get_to(outcome.unverified);
    value.at("leftOver").get_to(outcome.leftOver);
    value.at("examples").get_to(outcome.examples);
    value.at("cpuSeconds").get_to(outcome.cpuSeconds);
    return outcome;
} catch (const json::exception&) {
    return fail(ErrorCode::Protocol, "the end of a probe's report can't be read");
}

Expected<std::string> servingView(Network& network, const std::optional<Password>& password, std::stop_token stop) {
    // While slots move, two servers asked one after the other may both deny one: no slot stays so.
    constexpr int looks = 3;
    redis::SlotSet nobodys(std::vector<redis::SlotRange>{{0, redis::slotCount - 1}});
    for (int look = 1;; ++look) {
        auto views = viewsOf(network, password, stop);
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (std::none_of(views.begin(), views.end(), [](const auto& view) { return view.has_value(); }))
            return fail(reasonOf(views));
        nobodys = nobodys & slotsWithoutOwner(views);
        if (nobodys.empty()) {
            for (auto& view : views)
                if (view && view->state == "ok") return std::move(view->text);
            return fail(reasonOf(views));
        }
        if (look == looks || nobodys.size() == redis::slotCount) return fail(withoutOwner(nobodys));
        if (!waitFor(stop, milliseconds(300))) return fail(ErrorCode::Cancelled, "stopped");
    }
}

Error keysThere(std::uint64_t count, const std::string& prefix, const std::string& example) {
    return {ErrorCode::AlreadyExists,
            "the cluster has " + std::to_string(count) + (count == 1 ? " key" : " keys") + " with the prefix \"" +
                prefix + "\" already, like \"" + example + "\"",
            {},
            "Another run is at work, or one was killed. If none is at work, --remove-leftovers deletes them; else "
            "choose another --prefix"};
}

Expected<std::uint64_t> removeKeys(const LoadSpec& load, int worker, std::shared_ptr<Network> network,
                                   std::optional<Password> password, std::stop_token stop) {
    RunOptions options{.load = load, .network = std::move(network), .password = std::move(password), .worker = worker};
    options.load.threads = 1;
    TRY_ASSIGN(view, servingView(*options.network, options.password, stop));
    auto own = options;
    own.load.prefix = prefixOf(load.prefix, worker);
    Marks marks(options, view);
    TRY_ASSIGN(removed, Run(own, marks, view, stop).removeAll());
    TRY(marks.unset(view));
    return removed;
}

Expected<Outcome> runLoad(const RunOptions& options, std::stop_token stop) {
    TRY(options.load.valid());
    TRY_ASSIGN(view, servingView(*options.network, options.password, stop));
    auto own = options;
    own.load.prefix = prefixOf(options.load.prefix, options.worker);
    Marks marks(options, view);
    return Run(own, std::move(marks), std::move(view), std::move(stop)).run();
}

}  // namespace slotpilot::probes
