// SPDX-License-Identifier: GPL-3.0-or-later
// slotpilot-probe: makes load from inside a pod. It is told what to do on standard input and reports on standard
// output; when nobody listens any more, it deletes its keys and ends.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "probes/wire.h"

namespace slotpilot::probes {
namespace {

/// Standard input, line by line, on a thread of its own.
class Ears {
public:
    Ears() : wakeup_(::eventfd(0, EFD_CLOEXEC)), thread_([this] { listen(); }) {}
    ~Ears() { ::eventfd_write(wakeup_.get(), 1); }

    std::stop_token stop() const { return stop_.get_token(); }

    /// The next line that says something. Errors: Cancelled (nobody is there, or said stop).
    Expected<std::string> line() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, stop_.get_token(), [&] { return !lines_.empty(); });
        if (stop_.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        auto next = std::move(lines_.front());
        lines_.erase(lines_.begin());
        return next;
    }

private:
    void listen() {
        std::string text;
        while (true) {
            std::array<pollfd, 2> entries{pollfd{STDIN_FILENO, POLLIN, 0}, pollfd{wakeup_.get(), POLLIN, 0}};
            const auto limit = std::chrono::milliseconds(silence).count();
            const int count = ::poll(entries.data(), entries.size(), static_cast<int>(limit));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) break;
            if (entries[1].revents) return;
            std::array<char, 4096> piece;
            const auto size = ::read(STDIN_FILENO, piece.data(), piece.size());
            if (size <= 0) break;
            text.append(piece.data(), static_cast<std::size_t>(size));
            for (auto end = text.find('\n'); end != text.npos; end = text.find('\n')) {
                const auto line = text.substr(0, end);
                text.erase(0, end + 1);
                if (line == "stop") stop_.request_stop();
                if (line.empty() || line == "stop") continue;
                const std::lock_guard lock(mutex_);
                lines_.push_back(line);
                changed_.notify_all();
            }
        }
        stop_.request_stop();
    }

    std::stop_source stop_;
    UniqueFd wakeup_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<std::string> lines_;
    std::jthread thread_;
};

/// Standard output. Nobody may read it any more; that the input's end tells, too.
void say(const Message& message) {
    static std::mutex mutex;
    const std::string text = toJson(message).dump() + "\n";
    const std::lock_guard lock(mutex);
    for (std::size_t at = 0; at < text.size();) {
        const auto size = ::write(STDOUT_FILENO, text.data() + at, text.size() - at);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return;
        at += static_cast<std::size_t>(size);
    }
}

Expected<Outcome> carryOut(Ears& ears) {
    TRY_ASSIGN(line, ears.line());
    TRY_ASSIGN(order, orderFromJson(nlohmann::json::parse(line, nullptr, false)));
    RunOptions options{.load = order.load,
                       .network = std::make_shared<DirectNetwork>(order.seeds, order.names),
                       .password = order.password,
                       .onSlice =
                           [](int thread, Slice slice) {
                               say({.kind = Message::Kind::Slice, .thread = thread, .slice = std::move(slice)});
                           },
                       .whenReady = [&]() -> Expected<void> {
                           say({.kind = Message::Kind::Ready});
                           TRY_ASSIGN(go, ears.line());
                           if (go != "go") return fail(ErrorCode::Protocol, "told something else than to go");
                           return {};
                       },
                       .worker = order.worker,
                       .workers = order.workers};
    return runLoad(options, ears.stop());
}

int run(const char* program) {
    ::signal(SIGPIPE, SIG_IGN);
    // Whatever happens, nothing is left behind; a running program needs no file.
    if (const auto* name = std::strrchr(program, '/'); name && std::strncmp(name, "/slotpilot-probe-", 17) == 0)
        ::unlink(program);
    Ears ears;
    const auto outcome = carryOut(ears);
    if (outcome)
        say({.kind = Message::Kind::End, .outcome = *outcome});
    else
        say({.kind = Message::Kind::Failed, .error = outcome.error()});
    return outcome ? 0 : 1;
}

}  // namespace
}  // namespace slotpilot::probes

int main(int, char** argv) { return slotpilot::probes::run(argv[0]); }
