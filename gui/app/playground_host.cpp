// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/playground_host.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

#include "bridge/background.h"
#include "models/format.h"
#include "playground/playground.h"

namespace slotpilot::gui {

/// One playground's life, shared with its thread; `host` is touched on the window's thread only.
struct PlaygroundHost::Life {
    PlaygroundHost* host;
    std::stop_source stop;
};

PlaygroundHost::PlaygroundHost(QObject* parent) : QObject(parent) {}

PlaygroundHost::~PlaygroundHost() { stop(); }

void PlaygroundHost::start() {
    if (life_) return;
    life_ = std::make_shared<Life>(Life{this, {}});
    runDetached([life = life_] {
        auto playground = playground::Playground::start({});
        if (!playground) {
            postToWindow([life, error = playground.error()] {
                if (!life->host) return;
                life->host->life_.reset();
                Q_EMIT life->host->failed(error);
            });
            return;
        }
        postToWindow([life, kubeconfig = (*playground)->kubeconfig(), words = (*playground)->description()] {
            if (!life->host) return;
            life->host->kubeconfig_ = kubeconfig;
            life->host->description_ = text(words);
            Q_EMIT life->host->ready();
        });
        std::mutex mutex;
        std::condition_variable_any never;
        std::unique_lock lock(mutex);
        never.wait(lock, life->stop.get_token(), [] { return false; });
    });
}

void PlaygroundHost::stop() {
    if (!life_) return;
    life_->host = nullptr;
    life_->stop.request_stop();
    life_.reset();
    kubeconfig_.clear();
    description_.clear();
}

}  // namespace slotpilot::gui
