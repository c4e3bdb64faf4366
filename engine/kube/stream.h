// SPDX-License-Identifier: GPL-3.0-or-later
// Streams to pods over WebSocket: exec and port-forward.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/fd.h"
#include "kube/client.h"

namespace slotpilot::kube {

struct ExecRequest {
    std::string ns, pod, container;
    std::vector<std::string> command;
    std::string input;  ///< sent to stdin; stdin is closed after it where the server can (v5)
    bool hasInput = false;
};

struct ExecResult {
    int exitCode = 0;
    std::string output, errors;
};

/// Runs a command in a container to its end. `onOutput` (optional) gets pieces as they come: (channel 1 or 2, bytes).
/// Errors: those of Client; Unsupported; Protocol. A non-zero exit code is no error.
Expected<ExecResult> exec(Client& client, const ExecRequest& request, std::stop_token stop,
                          const std::function<void(int, std::string_view)>& onOutput = {});

/// An interactive exec session (terminal). Reads on a thread of its own; `write` and `resize` never block for long.
class ExecSession {
public:
    /// `onOutput` and `onEnd` are called on the session's thread.
    static Expected<std::unique_ptr<ExecSession>> start(std::shared_ptr<Client> client, const ExecRequest& request,
                                                        bool tty, std::function<void(int, std::string_view)> onOutput,
                                                        std::function<void(Expected<int>)> onEnd, std::stop_token stop);
    virtual ~ExecSession() = default;
    virtual void write(std::string_view bytes) = 0;
    virtual void resize(int columns, int rows) = 0;
};

/// Port-forwards: one thread pumps all of them. Each `open` makes a new WebSocket to the pod and gives the near end of
/// a socket pair, on which the pod's port is spoken. Closing it ends the tunnel; when the far side ends, it reads end
/// of file.
class Tunnels {
public:
    explicit Tunnels(std::shared_ptr<Client> client);
    ~Tunnels();

    /// Thread-safe. Errors: those of Client; Unreachable (nothing listens on that port, in the kubelet's words).
    Expected<UniqueFd> open(const std::string& ns, const std::string& pod, int port, std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace slotpilot::kube
