// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/remote.h"

#include <elf.h>
#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "base/log.h"
#include "base/text.h"
#include "probes/marks.h"
#include "probes/wire.h"

namespace slotpilot::probes {
namespace {

using nlohmann::json;

constexpr std::size_t nodeIdSize = 40;
constexpr const char* otherWay = "Run it from here instead, without --in-cluster and --workers";
constexpr int killedCode = 137;  ///< 128 and SIGKILL, as shells and runtimes tell it
constexpr std::chrono::seconds readyTimeout{660}, endTimeout{120}, lastWords{30};

Expected<std::string> readProgram(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || text.str().size() < sizeof(Elf64_Ehdr)) return fail(ErrorCode::Io, "can't be read", path.string());
    return text.str();
}

/// The machine that a program is for, as `uname -m` calls it.
std::string machineOf(const std::string& program) {
    Elf64_Ehdr header;
    std::memcpy(&header, program.data(), sizeof header);
    switch (header.e_machine) {
        case EM_X86_64: return "x86_64";
        case EM_AARCH64: return "aarch64";
        default: return "machine " + std::to_string(header.e_machine);
    }
}

/// Exec's errors, with what they mean here.
Error explained(Error error, const Place& place) {
    if (error.code == ErrorCode::Forbidden)
        return wrap(std::move(error), "this user may not run programs in pods", place.pod,
                    fmt::format("It takes the right to create pods/exec. {}", otherWay));
    return wrap(std::move(error), "can't run a program in the pod", place.pod, otherWay);
}

/// One exec session and what it said, which others can wait for.
class Session {
public:
    static Expected<std::unique_ptr<Session>> start(const cluster::Access& access, const Place& place,
                                                    std::vector<std::string> command, std::stop_token stop) {
        auto self = std::unique_ptr<Session>(new Session);
        auto* raw = self.get();
        auto session = kube::ExecSession::start(
            access.clientPtr(),
            {.ns = access.target().ns, .pod = place.pod, .container = place.container, .command = std::move(command)},
            false, [raw](int channel, std::string_view bytes) { raw->take(channel, bytes); },
            [raw](Expected<int> code) { raw->ended(std::move(code)); }, std::move(stop));
        if (!session) return fail(explained(std::move(session).error(), place));
        self->session_ = std::move(*session);
        return self;
    }

    void write(const std::string& text) { session_->write(text); }

    /// Called with each line of standard output, on the session's thread; lines that came before come first.
    void onLine(std::function<void(const std::string&)> listener) {
        const std::lock_guard lock(mutex_);
        listener_ = std::move(listener);
        lines();
    }

    struct End {
        Expected<int> code;
        std::string output, errors;
    };
    /// How it ended; nothing while it goes on.
    std::optional<End> end() {
        const std::lock_guard lock(mutex_);
        if (!code_) return std::nullopt;
        return End{*code_, output_, errors_};
    }
    /// Waits for the end. False: not within the time, or stopped.
    bool wait(std::chrono::milliseconds timeout, std::stop_token stop) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, stop, timeout, [&] { return code_.has_value(); });
    }

private:
    void take(int channel, std::string_view bytes) {
        const std::lock_guard lock(mutex_);
        (channel == 1 ? output_ : errors_) += bytes;
        lines();
    }
    void lines() {
        if (!listener_) return;
        for (auto end = output_.find('\n'); end != output_.npos; end = output_.find('\n')) {
            listener_(output_.substr(0, end));
            output_.erase(0, end + 1);
        }
    }
    void ended(Expected<int> code) {
        const std::lock_guard lock(mutex_);
        code_ = std::move(code);
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::string output_, errors_;
    std::optional<Expected<int>> code_;
    std::function<void(const std::string&)> listener_;
    std::unique_ptr<kube::ExecSession> session_;  ///< last: its thread ends first
};

/// The last words of a program that failed.
std::string tail(const std::string& text) {
    auto words = text.substr(text.size() > 300 ? text.size() - 300 : 0);
    while (!words.empty() && std::isspace(static_cast<unsigned char>(words.back()))) words.pop_back();
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

/// All probes of one load.
class Probes {
public:
    Probes(const cluster::Access& access, PodNetwork& network, const LoadSpec& load, const std::vector<Place>& places,
           std::function<void(const Point&)> onPoint)
        : access_(access),
          network_(network),
          load_(load),
          places_(places),
          states_(places.size()),
          collector_(load, static_cast<int>(places.size()) * load.threads, std::move(onPoint)) {}

    Expected<Result> run(const Order& order, const std::vector<std::string>& programs, std::stop_token stop) {
        std::vector<std::unique_ptr<Session>> sessions;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            TRY_ASSIGN(session, Session::start(access_, places_[i], {programs[i]}, stop));
            auto own = order;
            if (places_.size() > 1) {
                own.worker = static_cast<int>(i) + 1;
                own.workers = static_cast<int>(places_.size());
            }
            own.load.rate /= static_cast<double>(places_.size());
            states_[i].worker = own.worker;
            session->onLine([this, i](const std::string& line) { take(i, line); });
            session->write(toJson(own).dump() + "\n");
            sessions.push_back(std::move(session));
        }
        const auto prepared = wait(sessions, readyTimeout, stop, [](const State& state) { return state.ready; });
        if (!prepared || stop.stop_requested()) {
            tell(sessions, "stop\n");
            (void)wait(sessions, lastWords, {}, [](const State& state) { return state.over; });
            cleanUpAfterLost(order);
            const auto reason = firstError();
            if (reason && reason->code != ErrorCode::Cancelled) return fail(*reason);
            if (stop.stop_requested()) return fail(cancelled());
            return fail(prepared.error());
        }
        tell(sessions, "go\n");
        auto ended = wait(sessions, std::chrono::duration_cast<std::chrono::seconds>(load_.duration) + endTimeout, stop,
                          [](const State& state) { return state.over; });
        if (stop.stop_requested()) {
            tell(sessions, "stop\n");
            ended = wait(sessions, lastWords, {}, [](const State& state) { return state.over; });
        }
        cleanUpAfterLost(order);
        return result(ended);
    }

private:
    struct State {
        bool ready = false, over = false, lost = false;
        int worker = 0;
        std::optional<Outcome> outcome;
        std::optional<Error> error;
    };

    static void tell(const std::vector<std::unique_ptr<Session>>& sessions, const std::string& word) {
        for (const auto& session : sessions) session->write(word);
    }

    /// A probe knows those that have joined since it began by their ids alone.
    void namePods(Slice& slice) {
        std::map<std::string, ShardSlice> named;
        for (auto& [name, shard] : slice.shards) {
            const auto pod = name.size() == nodeIdSize ? network_.podName(name, {}) : "";
            named[pod.empty() || slice.shards.contains(pod) ? name : pod] = std::move(shard);
        }
        slice.shards = std::move(named);
    }

    void take(std::size_t i, const std::string& line) {
        auto message = messageFromJson(json::parse(line, nullptr, false));
        if (message && message->kind == Message::Kind::Slice) namePods(message->slice);
        const std::lock_guard lock(mutex_);
        auto& state = states_[i];
        if (!message) {
            state.error = wrap(std::move(message).error(), "the probe said: " + tail(line), places_[i].pod);
        } else if (message->kind == Message::Kind::Ready) {
            state.ready = true;
        } else if (message->kind == Message::Kind::Slice) {
            if (message->thread >= 0 && message->thread < load_.threads)
                collector_.add(static_cast<int>(i) * load_.threads + message->thread, std::move(message->slice));
        } else if (message->kind == Message::Kind::End) {
            state.outcome = message->outcome;
            close(i);
        } else {
            state.error = message->error;
            close(i);
        }
        changed_.notify_all();
    }

    void close(std::size_t i) {
        if (std::exchange(states_[i].over, true)) return;
        for (int thread = 0; thread < load_.threads; ++thread)
            collector_.finish(static_cast<int>(i) * load_.threads + thread);
    }

    /// Until all are as wanted, or one has ended with an error. Lets the probes know that somebody is there.
    Expected<void> wait(std::vector<std::unique_ptr<Session>>& sessions, std::chrono::seconds timeout,
                        std::stop_token stop, const std::function<bool(const State&)>& wanted) {
        const auto deadline = std::chrono::steady_clock::now() + timeout;
        auto nextBeat = std::chrono::steady_clock::now() + heartbeat;
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            if (std::all_of(states_.begin(), states_.end(), wanted)) return {};
            for (std::size_t i = 0; i < states_.size(); ++i)
                if (states_[i].over && !wanted(states_[i])) return fail(states_[i].error.value_or(Error{}));
            if (std::chrono::steady_clock::now() > deadline)
                return fail(ErrorCode::Timeout, "the probes did not answer in time", {}, otherWay);
            changed_.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; });
            lock.unlock();
            for (std::size_t i = 0; i < sessions.size(); ++i)
                if (const auto end = sessions[i]->end()) lost(i, *end);
            if (std::chrono::steady_clock::now() > nextBeat) {
                tell(sessions, "\n");
                nextBeat = std::chrono::steady_clock::now() + heartbeat;
            }
            lock.lock();
        }
        return fail(cancelled());
    }

    /// The session has ended; if the probe has not said its last word, that is why.
    void lost(std::size_t i, const Session::End& end) {
        const std::lock_guard lock(mutex_);
        auto& state = states_[i];
        if (state.over) return;
        state.lost = true;
        if (!state.error) state.error = endedEarly(end, places_[i].pod);
        close(i);
    }

    static Error endedEarly(const Session::End& end, const std::string& pod) {
        if (!end.code) return wrap(end.code.error(), "the probe was lost", pod);
        const auto words = tail(end.errors);
        auto what = fmt::format("the probe ended with code {}{}", *end.code, words.empty() ? "" : ": " + words);
        if (*end.code == killedCode) what = "the probe was killed: its pod ended, or had no memory left";
        return {ErrorCode::Io, std::move(what), pod};
    }

    /// Who did not end by itself did not delete its keys. Before it was ready, they need not be its own.
    void cleanUpAfterLost(const Order& order) {
        for (std::size_t i = 0; i < states_.size(); ++i) {
            std::unique_lock lock(mutex_);
            if (!states_[i].lost) continue;
            const int worker = states_[i].worker;
            const bool own = states_[i].ready;
            lock.unlock();
            const auto named = fmt::format("with the prefix \"{}\"", prefixOf(load_.prefix, worker));
            auto words = fmt::format("; it may have left keys {}, which --remove-leftovers deletes", named);
            if (own) {
                const std::shared_ptr<Network> network(std::shared_ptr<void>(), &network_);
                if (const auto removed = removeKeys(load_, worker, network, order.password, {}))
                    words = fmt::format("; {} {} deleted from here",
                                        counted(static_cast<std::int64_t>(*removed), "key"), named);
                else
                    log::warning("probes", "keys " + named + " may be left: " + removed.error().describe());
            }
            lock.lock();
            states_[i].error->what += words;
        }
    }

    std::optional<Error> firstError() {
        const std::lock_guard lock(mutex_);
        for (const auto& state : states_)
            if (state.error) return state.error;
        return std::nullopt;
    }

    Expected<Result> result(const Expected<void>& ended) {
        {
            const std::lock_guard lock(mutex_);
            for (std::size_t i = 0; i < states_.size(); ++i) close(i);
        }
        auto result = collector_.result();
        const auto error = firstError();
        if (result.points.empty() && error) return fail(*error);
        if (result.points.empty() && !ended) return fail(ended.error());
        for (const auto& state : states_) {
            if (!state.outcome) continue;
            result.outcome.stopped |= state.outcome->stopped;
            result.outcome.unverified += state.outcome->unverified;
            result.outcome.leftOver += state.outcome->leftOver;
            result.outcome.cpuSeconds += state.outcome->cpuSeconds;
            for (const auto& [kind, text] : state.outcome->examples) result.outcome.examples.emplace(kind, text);
        }
        if (error)
            result.incomplete = error->describe();
        else if (result.outcome.stopped)
            result.incomplete = "it was stopped";
        else if (!ended && ended.error().code != ErrorCode::Cancelled)
            result.incomplete = ended.error().describe();
        result.verdict = verdictOf(result);
        return result;
    }

    const cluster::Access& access_;
    PodNetwork& network_;
    LoadSpec load_;
    std::vector<Place> places_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<State> states_;
    Collector collector_;
};

}  // namespace

Expected<Place> toolPod(const cluster::Access& access, std::stop_token stop) {
    TRY_ASSIGN(pods, access.client().list<kube::Pod>(access.target().ns, {}, stop));
    const kube::Pod* best = nullptr;
    for (const auto& pod : pods) {
        if (!pod.ready() || pod.terminating() || pod.containers.empty()) continue;
        if (pod.meta.name == "redis-cli-0") return Place{pod.meta.name, pod.containers.front().name};
        const bool ours = std::any_of(pod.meta.owners.begin(), pod.meta.owners.end(), [&](const auto& owner) {
            return owner.kind == "StatefulSet" && owner.name == access.target().statefulSet;
        });
        if (ours && (!best || pod.ordinal() > best->ordinal())) best = &pod;
    }
    if (!best)
        return fail(ErrorCode::Precondition, "no pod is ready to run a program in", access.target().ns, otherWay);
    return Place{best->meta.name, best->containers.front().name};
}

Expected<std::filesystem::path> probeProgram() {
    std::error_code problem;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", problem).parent_path();
    for (const auto& path :
         {folder / "slotpilot-probe", folder.parent_path() / "libexec" / "slotpilot" / "slotpilot-probe"})
        if (std::filesystem::exists(path, problem)) return path;
    return fail(ErrorCode::NotFound, "the program slotpilot-probe is missing", folder.string(),
                "It is installed with Slotpilot, in libexec/slotpilot");
}

Expected<kube::ExecResult> execAttended(const cluster::Access& access, const Place& place,
                                        std::vector<std::string> command, const std::function<Expected<void>()>& goOn,
                                        std::stop_token stop) {
    TRY_ASSIGN(session, Session::start(access, place, std::move(command), stop));
    while (!session->wait(std::chrono::seconds(1), stop)) {
        if (stop.stop_requested()) return fail(cancelled());
        TRY(goOn());
    }
    const auto end = session->end();
    if (!end->code) return fail(explained(end->code.error(), place));
    return kube::ExecResult{*end->code, end->output, end->errors};
}

Expected<std::string> sendProbe(const cluster::Access& access, const Place& place, std::stop_token stop) {
    TRY_ASSIGN(path, probeProgram());
    TRY_ASSIGN(program, readProgram(path));
    const kube::ExecRequest base{.ns = access.target().ns, .pod = place.pod, .container = place.container};
    // What a killed run may have left there between its arrival and its start goes, too.
    auto ask = base;
    ask.command = {"sh", "-c",
                   "uname -m; for d in /tmp /dev/shm /var/tmp /data; do find $d -maxdepth 1 -name 'slotpilot-probe-*' "
                   "-mmin +5 -exec rm -f {} + 2>/dev/null; done; for d in /tmp /dev/shm /var/tmp /data; do "
                   "f=$(mktemp $d/slotpilot-probe-XXXXXX 2>/dev/null) && echo $f && exit; done; exit 3"};
    auto asked = kube::exec(access.client(), ask, stop);
    if (!asked) return fail(explained(std::move(asked).error(), place));
    std::istringstream words(asked->output);
    std::string machine, file;
    words >> machine >> file;
    if (machine != machineOf(program))
        return fail(ErrorCode::Unsupported,
                    fmt::format("the probe is built for {}, but the pod's node is {}", machineOf(program),
                                machine.empty() ? "unknown: " + tail(asked->errors) : machine),
                    place.pod, otherWay);
    if (asked->exitCode != 0 || file.empty())
        return fail(ErrorCode::Unsupported,
                    "there is no place in the pod to write the probe to: " + tail(asked->errors), place.pod, otherWay);
    auto send = base;
    // The input's end can't be told before version 5 of the protocol, its length can.
    send.command = {"sh", "-c",
                    fmt::format("head -c {} >{} && chmod 700 {} && wc -c <{}", program.size(), file, file, file)};
    send.input = std::move(program);
    const auto size = send.input.size();
    send.hasInput = true;
    auto sent = kube::exec(access.client(), send, stop);
    if (!sent) return fail(explained(std::move(sent).error(), place));
    if (sent->exitCode != 0 || std::atoll(sent->output.c_str()) != static_cast<long long>(size))
        return fail(ErrorCode::Io, "the probe did not get there whole: " + tail(sent->output + " " + sent->errors),
                    place.pod, otherWay);
    return file;
}

Expected<Result> runProbes(std::shared_ptr<cluster::Access> access, const LoadSpec& load, PodNetwork& network,
                           const std::vector<Place>& places, const std::vector<std::string>& programs,
                           std::function<void(const Point&)> onPoint, std::stop_token stop) {
    TRY(load.valid());
    const Order order{load, network.seeds(), network.names(), network.password(), 0, 1};
    return Probes(*access, network, load, places, std::move(onPoint)).run(order, programs, stop);
}

Expected<Result> runInCluster(std::shared_ptr<cluster::Access> access, const LoadSpec& load,
                              std::function<void(const Point&)> onPoint, std::stop_token stop) {
    TRY_ASSIGN(network, PodNetwork::make(access, stop));
    TRY_ASSIGN(place, toolPod(*access, stop));
    TRY_ASSIGN(program, sendProbe(*access, place, stop));
    auto result = runProbes(access, load, *network, {place}, {program}, std::move(onPoint), stop);
    if (result) result->place = place.pod;
    return result;
}

}  // namespace slotpilot::probes
