// SPDX-License-Identifier: GPL-3.0-or-later
#include "playground/probe.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace slotpilot::playground {
namespace {

/// Why nothing answers there; empty if something does. On loopback a connect is done or refused at once.
std::string connectTrouble(const std::string& address, int port) {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, address.c_str(), &to.sin_addr);
    int error = ::connect(fd.get(), reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 ? 0 : errno;
    if (error == EINPROGRESS) {
        pollfd wait{fd.get(), POLLOUT, 0};
        socklen_t size = sizeof error;
        error = ETIMEDOUT;
        if (::poll(&wait, 1, 100) == 1) ::getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    }
    return error ? fmt::format("dial tcp {}:{}: connect: {}", address, port, std::strerror(error)) : "";
}

int portOf(const Json& value, const Json& ports) {
    if (value.is_number()) return value.get<int>();
    for (const auto& port : ports)
        if (value.is_string() && port.value("name", "") == value.get<std::string>())
            return port.value("containerPort", 0);
    return 0;
}

}  // namespace

Probe::Probe(Json spec, ProbeTarget target, Clock::time_point started)
    : spec_(std::move(spec)), target_(std::move(target)) {
    next_ = started + std::chrono::seconds(number("initialDelaySeconds", 0));
    failureThreshold_ = number("failureThreshold", 3);
    successThreshold_ = number("successThreshold", 1);
}

int Probe::number(const char* field, int otherwise) const {
    const auto found = spec_.find(field);
    return found != spec_.end() && found->is_number() ? found->get<int>() : otherwise;
}

std::optional<std::string> Probe::tick(Clock::time_point now) {
    std::optional<std::string> result;
    if (child_)
        result = pollCommand(now);
    else if (now >= next_)
        result = attempt(now);
    if (!result) return std::nullopt;
    if (result->empty()) {
        failures_ = 0;
        if (++successes_ >= successThreshold_) passes_ = true;
    } else {
        successes_ = 0;
        if (++failures_ >= failureThreshold_) passes_ = false;
    }
    return result;
}

std::optional<std::string> Probe::attempt(Clock::time_point now) {
    next_ = now + std::chrono::seconds(number("periodSeconds", 10));
    for (const auto* kind : {"tcpSocket", "httpGet"})
        if (spec_.contains(kind))
            return connectTrouble(target_.address, portOf(at(spec_[kind], "/port"), target_.ports));
    if (!spec_.contains("exec")) return "";
    std::vector<std::string> arguments;
    for (const auto& word : at(spec_, "/exec/command")) arguments.push_back(word.get<std::string>());
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return std::string("can't make a pipe");
    output_.reset(ends[0]);
    UniqueFd write(ends[1]);
    auto child = Child::start(*target_.guard, target_.command(arguments), {-1, write.get(), write.get()});
    if (!child) return child.error().describe();
    child_.emplace(std::move(*child));
    said_.clear();
    deadline_ = now + std::chrono::seconds(number("timeoutSeconds", 1));
    return std::nullopt;
}

std::optional<std::string> Probe::pollCommand(Clock::time_point now) {
    std::array<char, 4096> buffer;
    const auto code = child_->poll();
    for (auto size = ::read(output_.get(), buffer.data(), buffer.size()); size > 0;
         size = ::read(output_.get(), buffer.data(), buffer.size()))
        if (said_.size() < 10240) said_.append(buffer.data(), static_cast<std::size_t>(size));
    if (!code && now < deadline_) return std::nullopt;
    child_.reset();
    if (!code) return fmt::format("command timed out after {} s", number("timeoutSeconds", 1));
    if (*code == 0) return "";
    return said_.empty() ? fmt::format("command exited with {}", *code) : said_;
}

}  // namespace slotpilot::playground
