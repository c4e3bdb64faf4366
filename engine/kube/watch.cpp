// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <thread>

#include "base/log.h"
#include "kube/client.h"

namespace slotpilot::kube {

struct Watch::State {
    std::shared_ptr<Client> client;
    Resource resource;
    std::string ns;
    ListOptions options;
    WatchCallbacks callbacks;
    bool fresh = false;
    Backoff backoff{};
    std::jthread thread{};

    /// To the end of its resourceVersion's life, an error or a stop.
    Expected<void> listAndWatch(std::stop_token stop);
    void run(std::stop_token stop);
};

Expected<void> Watch::State::listAndWatch(std::stop_token stop) {
    TRY_ASSIGN(objects, client->list(resource, ns, options, stop));
    std::string version = objects.resourceVersion;
    if (callbacks.onList) callbacks.onList(objects);
    if (!std::exchange(fresh, true) && callbacks.onConnection) callbacks.onConnection(std::nullopt);
    objects.items.clear();
    const auto onEvent = [&](const WatchEvent& event) {
        backoff.reset();
        const auto metadata = event.object.find("metadata");
        if (metadata != event.object.end() && metadata->is_object())
            version = metadata->value("resourceVersion", version);
        if (event.type != WatchEventType::Bookmark && callbacks.onEvent) callbacks.onEvent(event);
    };
    while (true) {
        const auto begun = std::chrono::steady_clock::now();
        TRY(client->watchOnce(resource, ns, options, version, onEvent, stop));
        if (std::chrono::steady_clock::now() - begun > std::chrono::seconds{30}) backoff.reset();
        // A server that ends watches at once must not be asked in a tight loop.
        if (!waitFor(stop, backoff.next())) return fail(cancelled());
    }
}

void Watch::State::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        const auto result = listAndWatch(stop);
        if (stop.stop_requested()) return;
        const bool gone = !result && result.error().code == ErrorCode::Gone;
        if (!result && !gone) {
            if (std::exchange(fresh, false)) log::warning("kube", "watch: " + result.error().describe());
            if (callbacks.onConnection) callbacks.onConnection(result.error());
        }
        if (!waitFor(stop, backoff.next())) return;
    }
}

Watch::Watch(std::shared_ptr<Client> client, Resource resource, std::string ns, ListOptions options,
             WatchCallbacks callbacks)
    : state_(
          new State{std::move(client), std::move(resource), std::move(ns), std::move(options), std::move(callbacks)}) {
    state_->thread = std::jthread([state = state_.get()](std::stop_token stop) { state->run(stop); });
}

Watch::~Watch() = default;

}  // namespace slotpilot::kube
