// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "kube/encoding.h"
#include "kube/stream.h"
#include "kube/wakeup.h"
#include "kube/websocket.h"

namespace slotpilot::kube {
namespace {

using nlohmann::json;

// The channels of v4 and v5: k8s.io/apimachinery/pkg/util/remotecommand.
constexpr char channelInput = 0, channelResize = 4, channelClose = static_cast<char>(255);
constexpr int channelStatus = 3;
constexpr std::size_t inputPiece = 32 * 1024, inputQueue = 256 * 1024;
const char* const v4 = "v4.channel.k8s.io";
const char* const v5 = "v5.channel.k8s.io";

std::string placeOf(const ExecRequest& request) {
    return fmt::format("exec in {}/{}{}", request.ns, request.pod,
                       request.container.empty() ? "" : ", container " + request.container);
}

Expected<std::unique_ptr<WebSocket>> open(Client& client, const ExecRequest& request, bool tty, std::stop_token stop) {
    std::string path = resources::pods.path(request.ns, request.pod) + "/exec?stdout=true";
    if (!tty) path += "&stderr=true";  // a terminal has one stream only
    if (tty) path += "&tty=true";
    if (tty || request.hasInput) path += "&stdin=true";
    if (!request.container.empty()) path += "&container=" + percentEncode(request.container);
    for (const auto& word : request.command) path += "&command=" + percentEncode(word);
    return client.webSocket(path, {v5, v4}, stop);
}

std::string framed(char channel, std::string_view bytes) {
    std::string message(1, channel);
    return message.append(bytes);
}

/// The exit code from the status channel's `v1.Status`.
Expected<int> exitCode(const std::string& text, const std::string& where) {
    const json status = json::parse(text, nullptr, false);
    if (!status.is_object()) return fail(ErrorCode::Protocol, "the command's status can't be read", where);
    const auto word = [](const json& object, const char* key) {
        return object.is_object() && object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                                                     : std::string();
    };
    if (word(status, "status") == "Success") return 0;
    if (word(status, "reason") == "NonZeroExitCode")
        for (const auto& cause : status.value(json::json_pointer("/details/causes"), json::array()))
            if (const auto code = word(cause, "message"); word(cause, "reason") == "ExitCode") {
                int value = 0;
                if (std::from_chars(code.data(), code.data() + code.size(), value).ec == std::errc()) return value;
            }
    const auto message = word(status, "message");
    return fail(ErrorCode::Server, message.empty() ? "the command could not be run" : message, where);
}

/// One running command on a WebSocket: input out, output in, the status at the end.
struct Command {
    std::unique_ptr<WebSocket> socket;
    std::string where, status = {};
    std::function<void(int, std::string_view)> onOutput;

    bool over() const { return socket->closed() || (!status.empty() && json::accept(status)); }

    Expected<void> pump() {
        return socket->pump([this](int channel, std::string_view piece) {
            if (channel == channelStatus)
                status += piece;
            else if ((channel == 1 || channel == 2) && onOutput)
                onOutput(channel, piece);
        });
    }

    Expected<int> result() const {
        if (!status.empty()) return exitCode(status, where);
        return fail(Error{.code = ErrorCode::Unreachable,
                          .what = "the connection ended before the command did",
                          .where = where,
                          .retryable = true});
    }
};

}  // namespace

Expected<ExecResult> exec(Client& client, const ExecRequest& request, std::stop_token stop,
                          const std::function<void(int, std::string_view)>& onOutput) {
    TRY_ASSIGN(socket, open(client, request, false, stop));
    ExecResult result;
    Command command{std::move(socket), placeOf(request), {}, [&](int channel, std::string_view piece) {
                        (channel == 1 ? result.output : result.errors) += piece;
                        if (onOutput) onOutput(channel, piece);
                    }};
    std::string_view input = request.input;
    bool inputOpen = request.hasInput;
    while (!command.over()) {
        while (!input.empty() && command.socket->queued() < inputQueue) {
            const auto piece = input.substr(0, inputPiece);
            command.socket->send(framed(channelInput, piece));
            input.remove_prefix(piece.size());
        }
        if (inputOpen && input.empty()) {
            if (command.socket->protocol() == v5) command.socket->send(framed(channelClose, {&channelInput, 1}));
            inputOpen = false;
        }
        TRY(command.pump());
        if (!command.over()) TRY(command.socket->wait(stop));
    }
    TRY_ASSIGN(code, command.result());
    result.exitCode = code;
    return result;
}

namespace {

class Terminal final : public ExecSession {
public:
    Terminal(std::shared_ptr<Client> client, Command command, std::function<void(Expected<int>)> onEnd)
        : client_(std::move(client)), command_(std::move(command)), onEnd_(std::move(onEnd)) {}

    void begin(std::string_view input) {
        if (!input.empty()) write(input);
        thread_ = std::jthread([this](std::stop_token stop) {
            auto result = run(stop);
            if (onEnd_) onEnd_(std::move(result));
        });
    }

    void write(std::string_view bytes) override { post(framed(channelInput, bytes)); }

    void resize(int columns, int rows) override {
        post(framed(channelResize, json{{"Width", columns}, {"Height", rows}}.dump()));
    }

private:
    void post(std::string message) {
        {
            const std::scoped_lock lock(mutex_);
            waiting_.push_back(std::move(message));
        }
        wakeup_.wake();
    }

    Expected<int> run(std::stop_token stop) {
        while (!command_.over()) {
            wakeup_.drain();
            std::vector<std::string> messages;
            {
                const std::scoped_lock lock(mutex_);
                messages.swap(waiting_);
            }
            for (const auto& message : messages) command_.socket->send(message);
            TRY(command_.pump());
            if (!command_.over()) TRY(command_.socket->wait(stop, wakeup_.fd()));
        }
        return command_.result();
    }

    std::shared_ptr<Client> client_;
    Command command_;
    std::function<void(Expected<int>)> onEnd_;
    Wakeup wakeup_;
    std::mutex mutex_;
    std::vector<std::string> waiting_;
    std::jthread thread_;  ///< last: it ends before what it uses
};

}  // namespace

Expected<std::unique_ptr<ExecSession>> ExecSession::start(std::shared_ptr<Client> client, const ExecRequest& request,
                                                          bool tty, std::function<void(int, std::string_view)> onOutput,
                                                          std::function<void(Expected<int>)> onEnd,
                                                          std::stop_token stop) {
    ExecRequest interactive = request;
    interactive.hasInput = true;
    TRY_ASSIGN(socket, open(*client, interactive, tty, stop));
    Command command{std::move(socket), placeOf(request), {}, std::move(onOutput)};
    auto session = std::make_unique<Terminal>(std::move(client), std::move(command), std::move(onEnd));
    session->begin(request.input);
    return session;
}

}  // namespace slotpilot::kube
