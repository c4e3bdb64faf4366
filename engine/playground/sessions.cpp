// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/sessions.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstring>

#include "playground/certificates.h"
#include "playground/websocket.h"

namespace slotpilot::playground {
namespace {

constexpr int standardInput = 0, standardOutput = 1, standardError = 2, statusChannel = 3, resizeChannel = 4,
              closeChannel = 255;
using Clock = std::chrono::steady_clock;

/// What a command's streams are connected to, on this side.
struct Pipes {
    UniqueFd input, output, errors;
    UniqueFd childInput, childOutput, childErrors;
    bool tty = false;
};

std::optional<std::pair<UniqueFd, UniqueFd>> makePipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    return std::pair{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

std::optional<Pipes> makePipes(bool wantsInput, bool tty) {
    Pipes pipes;
    pipes.tty = tty;
    if (tty) {
        int near = -1, far = -1;
        if (::openpty(&near, &far, nullptr, nullptr, nullptr) != 0) return std::nullopt;
        for (const int fd : {near, far}) ::fcntl(fd, F_SETFD, FD_CLOEXEC);
        pipes.output.reset(near);
        pipes.input.reset(::fcntl(near, F_DUPFD_CLOEXEC, 0));
        pipes.childOutput.reset(far);
    } else {
        auto output = makePipe(), errors = makePipe();
        if (!output || !errors) return std::nullopt;
        pipes.output = std::move(output->first);
        pipes.childOutput = std::move(output->second);
        pipes.errors = std::move(errors->first);
        pipes.childErrors = std::move(errors->second);
        if (wantsInput) {
            auto input = makePipe();
            if (!input) return std::nullopt;
            pipes.childInput = std::move(input->first);
            pipes.input = std::move(input->second);
        }
    }
    for (const auto* fd : {&pipes.input, &pipes.output, &pipes.errors})
        if (*fd) (void)setNonBlocking(fd->get(), true);
    return pipes;
}

Json exitStatus(int code) {
    Json status{{"metadata", Json::object()}, {"status", "Success"}};
    if (code == 0) return status;
    status["status"] = "Failure";
    status["message"] = fmt::format("command terminated with non-zero exit code: exit status {}", code);
    status["reason"] = "NonZeroExitCode";
    status["details"] = {{"causes", Json::array({{{"reason", "ExitCode"}, {"message", std::to_string(code)}}})}};
    return status;
}

/// Reads what there is from `fd` to the channel; closes it at its end. Whether there was or still is something.
bool copyOut(UniqueFd& fd, ChannelSocket& socket, int channel) {
    bool something = false;
    std::array<char, 16384> buffer;
    while (fd && !socket.congested()) {
        const auto size = ::read(fd.get(), buffer.data(), buffer.size());
        if (size > 0) {
            socket.send(channel, {buffer.data(), static_cast<std::size_t>(size)});
            something = true;
            continue;
        }
        if (size < 0 && errno == EINTR) continue;
        // A terminal whose other side is closed gives EIO.
        if (size == 0 || errno != EAGAIN) fd.reset();
        return something;
    }
    return something || fd;
}

void copyIn(std::string& pending, UniqueFd& fd) {
    while (fd && !pending.empty()) {
        const auto size = ::write(fd.get(), pending.data(), pending.size());
        if (size < 0 && errno == EINTR) continue;
        if (size < 0 && errno != EAGAIN) {
            fd.reset();
            pending.clear();
        }
        if (size <= 0) return;
        pending.erase(0, static_cast<std::size_t>(size));
    }
}

void resize(const Pipes& pipes, std::string_view message) {
    const auto size = Json::parse(message, nullptr, false);
    if (!size.is_object() || !pipes.tty || !pipes.output) return;
    winsize window{};
    window.ws_col = size.value("Width", std::uint16_t{80});
    window.ws_row = size.value("Height", std::uint16_t{24});
    ::ioctl(pipes.output.get(), TIOCSWINSZ, &window);
}

pollfd waitFor(const UniqueFd& fd, short events) { return {fd ? fd.get() : -1, events, 0}; }

/// The life of an exec session: until the command has ended and all is read, the client goes, or a stop. The command
/// ends with its container.
void runExec(ChannelSocket& socket, Pipes& pipes, Kubelet::Exec& exec, std::string& input, bool& inputEnds,
             std::stop_token stop) {
    std::optional<int> code;
    auto lastOutput = Clock::now();
    while (!stop.stop_requested()) {
        if (!socket.pump()) return;
        copyIn(input, pipes.input);
        if (inputEnds && input.empty() && !pipes.tty) pipes.input.reset();
        if (exec.life.stop_requested()) exec.child.signal(SIGKILL);
        if (!code && (code = exec.child.poll())) lastOutput = Clock::now();
        const bool output = copyOut(pipes.output, socket, standardOutput);
        if (copyOut(pipes.errors, socket, standardError) || output) lastOutput = Clock::now();
        // A background process may hold the pipes open: what it says is not waited for.
        const bool quiet = Clock::now() - lastOutput > std::chrono::milliseconds(200);
        if (code && ((!pipes.output && !pipes.errors) || quiet)) {
            socket.send(statusChannel, exitStatus(*code).dump());
            socket.flush(stop);
            return;
        }
        std::array fds{pollfd{socket.fd(), static_cast<short>(POLLIN | (socket.wantsWrite() ? POLLOUT : 0)), 0},
                       waitFor(pipes.output, socket.congested() ? 0 : POLLIN),
                       waitFor(pipes.errors, socket.congested() ? 0 : POLLIN),
                       waitFor(pipes.input, input.empty() ? 0 : POLLOUT)};
        ::poll(fds.data(), fds.size(), pipes.output || pipes.errors ? 50 : 5);
    }
}

/// One forwarded port of a port-forward.
struct Tunnel {
    int port;
    UniqueFd fd;
    std::string pending;
};

UniqueFd connectTo(const std::string& address, int port, std::string& error) {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::inet_pton(AF_INET, address.c_str(), &to.sin_addr) == 1 &&
        ::connect(fd.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) {
        (void)setNonBlocking(fd.get(), true);
        return fd;
    }
    error = std::strerror(errno);
    return {};
}

void runForward(ChannelSocket& socket, std::vector<Tunnel>& tunnels, const Json& pod, std::stop_token stop) {
    const auto address = text(pod, "/status/podIP");
    bool open = false;
    for (std::size_t i = 0; i < tunnels.size(); ++i) {
        auto& tunnel = tunnels[i];
        const char number[2] = {static_cast<char>(tunnel.port & 0xff), static_cast<char>(tunnel.port >> 8)};
        const auto data = static_cast<int>(2 * i);
        socket.send(data, {number, 2});
        socket.send(data + 1, {number, 2});
        std::string error;
        tunnel.fd = connectTo(address, tunnel.port, error);
        open = open || tunnel.fd;
        if (!tunnel.fd)
            socket.send(data + 1,
                        fmt::format("error forwarding port {0} to pod {1}, uid {2}: failed to connect to "
                                    "localhost:{0} inside namespace \"{1}\": connect: {3}",
                                    tunnel.port, text(pod, "/metadata/name"), text(pod, "/metadata/uid"), error));
    }
    while (open && !stop.stop_requested()) {
        if (!socket.pump()) return;
        std::vector<pollfd> fds{{socket.fd(), static_cast<short>(POLLIN | (socket.wantsWrite() ? POLLOUT : 0)), 0}};
        open = false;
        for (std::size_t i = 0; i < tunnels.size(); ++i) {
            auto& tunnel = tunnels[i];
            copyIn(tunnel.pending, tunnel.fd);
            copyOut(tunnel.fd, socket, static_cast<int>(2 * i));
            open = open || tunnel.fd;
            fds.push_back(waitFor(tunnel.fd, static_cast<short>((socket.congested() ? 0 : POLLIN) |
                                                                (tunnel.pending.empty() ? 0 : POLLOUT))));
        }
        if (!open) break;
        fds[0].events = static_cast<short>(POLLIN | (socket.wantsWrite() ? POLLOUT : 0));
        ::poll(fds.data(), fds.size(), 100);
    }
    socket.flush(stop);
}

}  // namespace

template <class Life>
void Sessions::start(Life life) {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [](const Session& session) { return session.done->load(); });
    auto done = std::make_shared<std::atomic<bool>>(false);
    std::stop_source ended;
    if (stopped_) ended.request_stop();
    sessions_.push_back({std::jthread([life = std::move(life), done, ended](std::stop_token stop) mutable {
                             life(ended.stop_requested() ? ended.get_token() : stop);
                             *done = true;
                         }),
                         done});
}

Answer<Reply> Sessions::open(const Request& request, const std::string& ns, const std::string& pod, bool isExec) {
    const auto object = store_.get({"pods", ns, pod});
    if (!object) return refuse(notFound(kindOf("pods"), pod));
    const auto key = request.header("sec-websocket-key");
    if (request.header("upgrade") != "websocket" || key.empty())
        return refuse(badRequest(
            "unable to upgrade: the playground serves exec and port-forward over WebSocket only; with kubectl "
            "before 1.31 set KUBECTL_REMOTE_COMMAND_WEBSOCKETS=true"));
    const auto offered = request.header("sec-websocket-protocol");
    std::string protocol;
    for (const auto* known : {"v5.channel.k8s.io", "v4.channel.k8s.io"})
        if (protocol.empty() && offered.find(known) != std::string::npos && (isExec || known[1] == '4'))
            protocol = known;
    if (protocol.empty())
        return refuse(
            badRequest("unable to upgrade: the playground speaks v4.channel.k8s.io, and v5.channel.k8s.io "
                       "for exec, not \"" +
                       offered + "\""));
    Reply reply{101};
    reply.headers = {
        {"Upgrade", "websocket"}, {"Sec-WebSocket-Accept", webSocketAccept(key)}, {"Sec-WebSocket-Protocol", protocol}};
    return isExec ? exec(request, ns, pod, std::move(reply)) : forward(request, *object, std::move(reply));
}

Answer<Reply> Sessions::exec(const Request& request, const std::string& ns, const std::string& pod, Reply reply) {
    const auto command = request.parameters("command");
    if (command.empty()) return refuse(badRequest("you must specify at least 1 command for the container"));
    const bool tty = request.flag("tty");
    auto made = makePipes(request.flag("stdin"), tty);
    if (!made) return refuse({500, "InternalError", "no pipes are left"});
    auto pipes = std::make_shared<Pipes>(std::move(*made));
    const int output = pipes->childOutput.get();
    auto started = kubelet_.exec(ns, pod, request.parameter("container"), command, tty,
                                 tty ? Process::Streams{output, output, output}
                                     : Process::Streams{pipes->childInput.get(), output, pipes->childErrors.get()});
    if (!started && started.error().code != 500) return refuse(started.error());
    if (!started) {
        // As the kubelet: the stream is opened, and its status says that the program did not start.
        reply.upgrade = [this, status = started.error().status()](Upgraded connection) {
            start([status, connection = std::move(connection)](std::stop_token stop) mutable {
                ChannelSocket socket(std::move(connection), [](int, std::string_view) {});
                socket.send(statusChannel, status.dump());
                socket.flush(stop);
            });
        };
        return reply;
    }
    for (auto* fd : {&pipes->childInput, &pipes->childOutput, &pipes->childErrors}) fd->reset();
    auto running = std::make_shared<Kubelet::Exec>(std::move(*started));
    reply.upgrade = [this, pipes, running](Upgraded connection) {
        start([pipes, running, connection = std::move(connection)](std::stop_token stop) mutable {
            std::string input;
            bool inputEnds = false;
            ChannelSocket socket(std::move(connection), [&](int channel, std::string_view bytes) {
                if (channel == standardInput) input += bytes;
                if (channel == resizeChannel) resize(*pipes, bytes);
                if (channel == closeChannel && !bytes.empty() && bytes[0] == standardInput) inputEnds = true;
            });
            runExec(socket, *pipes, *running, input, inputEnds, stop);
        });
    };
    return reply;
}

Answer<Reply> Sessions::forward(const Request& request, const Json& pod, Reply reply) {
    auto tunnels = std::make_shared<std::vector<Tunnel>>();
    for (const auto& port : request.parameters("ports")) {
        const int number = std::atoi(port.c_str());
        if (number <= 0 || number > 65535) return refuse(badRequest("invalid port \"" + port + "\""));
        tunnels->push_back({number, {}, {}});
    }
    if (tunnels->empty()) return refuse(badRequest("query parameter \"ports\" is required"));
    if (text(pod, "/status/phase") != "Running")
        return refuse(badRequest("unable to forward port because pod is not running. Current status=" +
                                 text(pod, "/status/phase")));
    reply.upgrade = [this, tunnels, pod](Upgraded connection) {
        start([tunnels, pod, connection = std::move(connection)](std::stop_token stop) mutable {
            ChannelSocket socket(std::move(connection), [&](int channel, std::string_view bytes) {
                const auto index = static_cast<std::size_t>(channel / 2);
                if (channel % 2 == 0 && index < tunnels->size()) (*tunnels)[index].pending += bytes;
            });
            runForward(socket, *tunnels, pod, stop);
        });
    };
    return reply;
}

void Sessions::stop() {
    std::list<Session> sessions;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        sessions.swap(sessions_);
    }
    for (auto& session : sessions) session.thread.request_stop();
}

}  // namespace slotpilot::playground
