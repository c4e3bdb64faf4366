// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/connection.h"

#include <hiredis/hiredis.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <span>
#include <thread>

namespace slotpilot::redis {
namespace {

using Clock = std::chrono::steady_clock;

struct FreeReader {
    void operator()(redisReader* reader) const { redisReaderFree(reader); }
};
struct FreeReply {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
struct FreeAddresses {
    void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

/// A descriptor that becomes readable when a stop is requested; -1 (which poll passes over) if it can't be.
class StopSignal {
public:
    explicit StopSignal(const std::stop_token& stop)
        : fd_(stop.stop_possible() ? ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK) : -1),
          callback_(stop, Raise{fd_.get()}) {}
    pollfd entry() const { return {fd_.get(), POLLIN, 0}; }

private:
    struct Raise {
        int fd;
        void operator()() const { ::eventfd_write(fd, 1); }
    };
    UniqueFd fd_;
    std::stop_callback<Raise> callback_;
};

/// For poll: rounded up, so that the last millisecond is no busy loop.
int millisecondsUntil(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<Milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<Milliseconds::rep>(left, 0, 3'600'000));
}

Error timedOut(std::string what, std::string where) {
    Error error{ErrorCode::Timeout, std::move(what), std::move(where)};
    error.retryable = true;
    return error;
}

Error unreachable(std::string what, std::string where) {
    Error error{ErrorCode::Unreachable, std::move(what), std::move(where)};
    error.retryable = true;
    return error;
}

Reply toReply(const redisReply& raw) {
    Reply reply;
    const auto text = [&](Reply::Type type) {
        reply.type = type;
        reply.text.assign(raw.str, raw.len);
    };
    const auto integer = [&](Reply::Type type) {
        reply.type = type;
        reply.integer = raw.integer;
    };
    const auto elements = [&](Reply::Type type) {
        reply.type = type;
        reply.elements.reserve(raw.elements);
        for (std::size_t i = 0; i < raw.elements; ++i) reply.elements.push_back(toReply(*raw.element[i]));
    };
    switch (raw.type) {
        case REDIS_REPLY_STRING: text(Reply::Type::String); break;
        case REDIS_REPLY_STATUS: text(Reply::Type::Status); break;
        case REDIS_REPLY_ERROR: text(Reply::Type::Error); break;
        case REDIS_REPLY_INTEGER: integer(Reply::Type::Integer); break;
        case REDIS_REPLY_ARRAY: elements(Reply::Type::Array); break;
#if HIREDIS_MAJOR >= 1
        case REDIS_REPLY_VERB: text(Reply::Type::Verbatim); break;
        case REDIS_REPLY_DOUBLE: text(Reply::Type::Double); break;
        case REDIS_REPLY_BIGNUM: text(Reply::Type::String); break;
        case REDIS_REPLY_BOOL: integer(Reply::Type::Bool); break;
        case REDIS_REPLY_MAP: elements(Reply::Type::Map); break;
        case REDIS_REPLY_SET: elements(Reply::Type::Set); break;
        case REDIS_REPLY_PUSH: elements(Reply::Type::Push); break;
#endif
        default: break;
    }
    return reply;
}

/// The outcome of a name lookup that nobody may be waiting for any more.
struct Lookup {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool done = false;
    int status = 0;
    Addresses addresses;
};

int lookUp(const std::string& host, int port, int flags, Addresses& addresses) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const int status = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (status == 0) addresses.reset(found);
    return status;
}

/// getaddrinfo can't be interrupted: a name is looked up on a thread that is left behind on a stop.
Expected<Addresses> resolve(const std::string& host, int port, Clock::time_point deadline, std::stop_token stop) {
    Addresses numeric;
    if (lookUp(host, port, AI_NUMERICHOST, numeric) == 0) return numeric;
    const auto lookup = std::make_shared<Lookup>();
    std::thread([lookup, host, port] {
        Addresses addresses;
        const int status = lookUp(host, port, 0, addresses);
        const std::lock_guard lock(lookup->mutex);
        lookup->status = status;
        lookup->addresses = std::move(addresses);
        lookup->done = true;
        lookup->changed.notify_all();
    }).detach();
    std::unique_lock lock(lookup->mutex);
    if (!lookup->changed.wait_until(lock, stop, deadline, [&] { return lookup->done; })) {
        if (stop.stop_requested()) return fail(cancelled());
        return fail(timedOut("the name lookup took too long", host));
    }
    if (lookup->status != 0)
        return fail(unreachable(std::string("the name can't be looked up: ") + ::gai_strerror(lookup->status), host));
    return std::move(lookup->addresses);
}

Expected<UniqueFd> connectTo(const addrinfo& address, const std::string& label, Clock::time_point deadline,
                             const std::stop_token& stop) {
    UniqueFd fd(::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto refused = [&](int code) {
        return fail(unreachable(std::string("can't connect: ") + std::strerror(code), label));
    };
    if (!fd) return refused(errno);
    if (::connect(fd.get(), address.ai_addr, address.ai_addrlen) != 0 && errno != EINPROGRESS) return refused(errno);
    const StopSignal signal(stop);
    std::array<pollfd, 2> entries{pollfd{fd.get(), POLLOUT, 0}, signal.entry()};
    while (entries[0].revents == 0) {
        if (stop.stop_requested()) return fail(cancelled());
        if (Clock::now() >= deadline) return fail(timedOut("can't connect: no answer in time", label));
        ::poll(entries.data(), entries.size(), millisecondsUntil(deadline));
    }
    int code = 0;
    socklen_t size = sizeof code;
    ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &code, &size);
    if (code != 0) return refused(code);
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    return fd;
}

}  // namespace

// Only hiredis' formatter and reader are used: its own socket calls raise SIGPIPE and can't be stopped.
struct Connection::State {
    UniqueFd fd;
    std::string label;
    std::unique_ptr<redisReader, FreeReader> reader{redisReaderCreate()};
    std::string out;  ///< formatted commands
    std::size_t written = 0;
    std::size_t outstanding = 0;
    std::optional<Error> broken;

    void breakWith(Error error) {
        broken = std::move(error);
        fd.reset();
    }

    Expected<void> queue(const std::vector<Command>& commands) {
        if (broken) return fail(*broken);
        if (std::ranges::any_of(commands, [](const Command& command) { return command.empty(); }))
            return fail(ErrorCode::Invalid, "an empty command", label);
        for (const auto& command : commands) format(command);
        outstanding += commands.size();
        return {};
    }

    void format(const Command& command) {
        std::vector<const char*> arguments;
        std::vector<std::size_t> lengths;
        for (const auto& argument : command) {
            arguments.push_back(argument.data());
            lengths.push_back(argument.size());
        }
        char* text = nullptr;
        const auto size =
            redisFormatCommandArgv(&text, static_cast<int>(command.size()), arguments.data(), lengths.data());
        if (size < 0) throw std::bad_alloc();
        out.append(text, static_cast<std::size_t>(size));
        redisFreeCommand(text);
    }

    /// Writes what the socket takes. A peer that has closed may have said why before: that is left to `receive`.
    void flush() {
        while (written < out.size()) {
            const auto size = ::send(fd.get(), out.data() + written, out.size() - written, MSG_NOSIGNAL | MSG_DONTWAIT);
            if (size < 0 && errno == EINTR) continue;
            if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
            if (size < 0) break;
            written += static_cast<std::size_t>(size);
        }
        out.clear();
        written = 0;
    }

    /// Reads one piece.
    void receive() {
        std::array<char, 32768> piece;
        const auto size = ::recv(fd.get(), piece.data(), piece.size(), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
        if (size < 0) return breakWith(unreachable(std::string("connection lost: ") + std::strerror(errno), label));
        if (size == 0) return breakWith(unreachable("connection lost: the server closed it", label));
        redisReaderFeed(reader.get(), piece.data(), static_cast<std::size_t>(size));
    }

    /// The next whole reply that has been received, if there is one.
    std::optional<Reply> take() {
        void* raw = nullptr;
        if (outstanding == 0 || broken) return std::nullopt;
        if (redisReaderGetReply(reader.get(), &raw) != REDIS_OK) {
            breakWith(Error{ErrorCode::Protocol, std::string("not a Redis answer: ") + reader->errstr, label});
            return std::nullopt;
        }
        if (!raw) return std::nullopt;
        const std::unique_ptr<redisReply, FreeReply> reply(static_cast<redisReply*>(raw));
        --outstanding;
        return toReply(*reply);
    }
};

namespace {

/// One connection's part of a wait: so many replies.
struct Job {
    Connection::State* state;
    std::size_t wanted;
    std::vector<Reply> replies = {};
    Clock::time_point began = Clock::now();
    std::chrono::microseconds* roundTrip = nullptr;

    bool waiting() {
        while (replies.size() < wanted) {
            auto reply = state->take();
            if (!reply) return !state->broken;
            replies.push_back(std::move(*reply));
        }
        if (roundTrip) *roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
        return false;
    }
    Expected<std::vector<Reply>> result() {
        if (replies.size() < wanted) return fail(*state->broken);
        return std::move(replies);
    }
};

/// Drives all jobs until each has its replies or a broken connection.
void drive(std::span<Job> jobs, const std::stop_token& stop, Clock::time_point deadline) {
    std::vector<Job*> open;
    for (auto& job : jobs) {
        if (!job.state->broken && !stop.stop_requested()) job.state->flush();
        if (job.waiting()) open.push_back(&job);
    }
    if (open.empty()) return;
    const StopSignal signal(stop);
    std::vector<pollfd> entries;
    while (!open.empty()) {
        const bool late = Clock::now() >= deadline;
        if (stop.stop_requested() || late) {
            for (auto* job : open)
                job->state->breakWith(late ? timedOut("no answer in time", job->state->label) : cancelled());
            return;
        }
        entries.assign(1, signal.entry());
        for (const auto* job : open) {
            const short events = job->state->out.empty() ? POLLIN : POLLIN | POLLOUT;
            entries.push_back({job->state->fd.get(), events, 0});
        }
        ::poll(entries.data(), entries.size(), millisecondsUntil(deadline));
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto happened = entries[i + 1].revents;
            if (happened & POLLOUT) open[i]->state->flush();
            if (happened & ~POLLOUT) open[i]->state->receive();
        }
        std::erase_if(open, [](Job* job) { return !job->waiting(); });
    }
}

Error busy(const std::string& label) {
    return Error{ErrorCode::Internal, "replies to appended commands are still outstanding", label};
}

}  // namespace

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Expected<Connection> Connection::connect(const std::string& host, int port, Milliseconds timeout,
                                         std::stop_token stop) {
    const auto deadline = Clock::now() + timeout;
    const std::string label = (host.find(':') == host.npos ? host : "[" + host + "]") + ":" + std::to_string(port);
    TRY_ASSIGN(addresses, resolve(host, port, deadline, stop));
    Expected<UniqueFd> fd = fail(unreachable("the name has no address", label));
    for (const addrinfo* address = addresses.get(); address && !fd; address = address->ai_next) {
        fd = connectTo(*address, label, deadline, stop);
        if (!fd && fd.error().code == ErrorCode::Cancelled) break;
    }
    if (!fd) return fail(std::move(fd).error());
    return adopt(std::move(*fd), label);
}

Expected<Connection> Connection::adopt(UniqueFd fd, std::string label) {
    TRY(setNonBlocking(fd.get(), true));
    auto state = std::make_unique<State>();
    if (!state->reader) throw std::bad_alloc();
    state->fd = std::move(fd);
    state->label = std::move(label);
    return Connection(std::move(state));
}

const std::string& Connection::label() const { return state_->label; }
bool Connection::usable() const { return !state_->broken; }

Expected<void> Connection::authenticate(const Credentials& credentials, std::stop_token stop) {
    Command auth{"AUTH"};
    if (!credentials.user.empty()) auth.push_back(credentials.user);
    auth.push_back(credentials.password.reveal());
    TRY(command(auth, stop));
    return {};
}

Expected<Reply> Connection::send(const Command& command, std::stop_token stop, Milliseconds timeout) {
    TRY_ASSIGN(replies, pipeline({command}, stop, timeout));
    return std::move(replies.front());
}

Expected<Reply> Connection::command(const Command& command, std::stop_token stop, Milliseconds timeout) {
    TRY_ASSIGN(reply, send(command, stop, timeout));
    return checked(std::move(reply), label());
}

Expected<std::vector<Reply>> Connection::pipeline(const std::vector<Command>& commands, std::stop_token stop,
                                                  Milliseconds timeout) {
    if (outstanding() != 0 && usable()) return fail(busy(label()));
    TRY(state_->queue(commands));
    Job job{state_.get(), commands.size()};
    drive({&job, 1}, stop, Clock::now() + timeout);
    return job.result();
}

Expected<void> Connection::append(const std::vector<Command>& commands) {
    TRY(state_->queue(commands));
    state_->flush();
    return {};
}

Expected<Reply> Connection::next(std::stop_token stop, Milliseconds timeout) {
    if (outstanding() == 0 && usable()) return fail(ErrorCode::Internal, "no reply is outstanding", label());
    Job job{state_.get(), 1};
    drive({&job, 1}, stop, Clock::now() + timeout);
    TRY_ASSIGN(replies, job.result());
    return std::move(replies.front());
}

std::size_t Connection::outstanding() const { return state_->outstanding; }

std::vector<Expected<std::vector<Reply>>> fanOut(const std::vector<FanOutRequest>& requests, std::stop_token stop,
                                                 Milliseconds timeout) {
    const auto began = Clock::now();
    std::vector<Expected<std::vector<Reply>>> results;
    std::vector<Job> jobs;
    std::vector<std::size_t> places;
    for (const auto& request : requests) {
        auto& state = *request.connection->state_;
        auto& result = results.emplace_back();
        const bool isBusy = state.outstanding != 0 && !state.broken;
        if (auto queued = isBusy ? Expected<void>(fail(busy(state.label))) : state.queue(request.commands); !queued) {
            result = fail(std::move(queued).error());
            continue;
        }
        places.push_back(results.size() - 1);
        jobs.push_back({&state, request.commands.size(), {}, began, request.roundTrip});
    }
    drive(jobs, stop, began + timeout);
    for (std::size_t i = 0; i < jobs.size(); ++i) results[places[i]] = jobs[i].result();
    return results;
}

std::optional<Arrival> nextOfAny(const std::vector<Connection*>& connections, std::stop_token stop,
                                 std::chrono::microseconds timeout) {
    const auto deadline = Clock::now() + timeout;
    const StopSignal signal(stop);
    std::vector<pollfd> entries;
    while (true) {
        entries.assign(1, signal.entry());
        for (std::size_t i = 0; i < connections.size(); ++i) {
            auto& state = *connections[i]->state_;
            entries.push_back({-1, 0, 0});
            if (state.outstanding == 0) continue;
            if (auto reply = state.take()) return Arrival{i, std::move(*reply)};
            if (state.broken) {
                state.outstanding = 0;
                return Arrival{i, fail(*state.broken)};
            }
            entries.back() = {state.fd.get(), static_cast<short>(state.out.empty() ? POLLIN : POLLIN | POLLOUT), 0};
        }
        if (stop.stop_requested() || Clock::now() >= deadline) return std::nullopt;
        const auto left = std::max(deadline - Clock::now(), Clock::duration::zero());
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        const timespec wait{seconds.count(), std::chrono::nanoseconds(left - seconds).count()};
        ::ppoll(entries.data(), entries.size(), &wait, nullptr);
        for (std::size_t i = 0; i < connections.size(); ++i) {
            const auto happened = entries[i + 1].revents;
            if (happened & POLLOUT) connections[i]->state_->flush();
            if (happened & ~POLLOUT) connections[i]->state_->receive();
        }
    }
}

}  // namespace slotpilot::redis
