// SPDX-License-Identifier: GPL-3.0-or-later
// kubectl exec and port-forward: streams over WebSocket.
#pragma once

#include <list>
#include <mutex>
#include <string>
#include <thread>

#include "playground/http.h"
#include "playground/kubelet.h"

namespace slotpilot::playground {

/// The open streams, a thread each. Thread-safe.
class Sessions {
public:
    Sessions(Store& store, Kubelet& kubelet) : store_(store), kubelet_(kubelet) {}
    ~Sessions() { stop(); }

    /// The answer to an exec (else port-forward) request: 101 with the protocol, or why not.
    /// Errors: 400 (no WebSocket, bad ports), 404, 500.
    Answer<Reply> open(const Request& request, const std::string& ns, const std::string& pod, bool exec);

    /// Ends all of them; later ones end at once.
    void stop();

private:
    struct Session {
        std::jthread thread;
        std::shared_ptr<std::atomic<bool>> done;
    };

    Answer<Reply> exec(const Request& request, const std::string& ns, const std::string& pod, Reply reply);
    Answer<Reply> forward(const Request& request, const Json& pod, Reply reply);
    template <class Life>
    void start(Life life);

    Store& store_;
    Kubelet& kubelet_;
    std::mutex mutex_;
    std::list<Session> sessions_;
    bool stopped_ = false;
};

}  // namespace slotpilot::playground
