// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/console_bridge.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "redis/command_line.h"

namespace slotpilot::gui {
namespace {

constexpr Milliseconds publishInterval{100};

std::string shownText(const redis::Command& command, const redis::Reply& reply) {
    std::string text = redis::render(reply, command);
    if (text.size() > Exchange::mostText) {
        text.resize(text.rfind('\n', Exchange::mostText) + 1);
        text += "...";
    }
    return text;
}

/// Sends a command and publishes what has come, at most ten times a second.
class Sending {
public:
    Sending(int id, const std::vector<std::string>& pods, const redis::Command& command) {
        exchange_.id = id;
        exchange_.command = command;
        for (const auto& pod : pods) {
            exchange_.nodes.push_back({.pod = pod});
            answers_.push_back({pod});
        }
        compare();
    }

    ExchangePtr snapshot() const { return std::make_shared<const Exchange>(exchange_); }

    void run(operations::Console& console, const operations::Caution& caution, std::stop_token stop,
             const std::function<void(ExchangePtr)>& publish) {
        std::jthread sender([&] {
            std::vector<std::string> pods;
            for (const auto& node : exchange_.nodes) pods.push_back(node.pod);
            console.send(pods, exchange_.command, caution, operations::usualTimeout(caution), stop,
                         [this](std::size_t index, const operations::Answer& answer) { take(index, answer); });
            const std::lock_guard lock(mutex_);
            done_ = true;
            changed_.notify_all();
        });
        while (exchange_.running) {
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return done_ || !come_.empty(); });
                exchange_.running = !done_;
                merge();
            }
            compare();
            publish(snapshot());
            waitFor(stop, exchange_.running ? publishInterval : Milliseconds{0});
        }
    }

private:
    void take(std::size_t index, const operations::Answer& answer) {
        const std::lock_guard lock(mutex_);
        come_.emplace_back(index, answer);
        changed_.notify_all();
    }
    void merge() {
        for (auto& [index, answer] : come_) {
            auto& node = exchange_.nodes[index];
            node.come = true;
            node.failed = !answer.fine();
            node.milliseconds = static_cast<double>(answer.took.count()) / 1000;
            if (answer.reply)
                node.text = shownText(exchange_.command, *answer.reply);
            else
                node.error = answer.reply.error();
            answers_[index] = std::move(answer);
        }
        come_.clear();
    }
    void compare() { exchange_.comparison = operations::compare(exchange_.command, answers_); }

    Exchange exchange_;
    std::vector<operations::Answer> answers_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::pair<std::size_t, operations::Answer>> come_;
    bool done_ = false;
};

}  // namespace

int Exchange::come() const {
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.come; }));
}
int Exchange::failed() const {
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.failed; }));
}

/// `bridge` is touched on the window's thread only.
struct ConsoleBridge::Mailbox {
    ConsoleBridge* bridge = nullptr;
};

ConsoleBridge::ConsoleBridge(QObject* parent) : QObject(parent), mailbox_(new Mailbox{this}) {}
ConsoleBridge::~ConsoleBridge() { mailbox_->bridge = nullptr; }

void ConsoleBridge::setAccess(std::shared_ptr<cluster::Access> access) {
    if (access == access_) return;
    cancel();
    learning_.cancel();
    catalog_ = {};
    access_ = std::move(access);
    console_ = access_ ? std::make_shared<operations::Console>(access_) : nullptr;
    Q_EMIT catalogChanged();
}

void ConsoleBridge::learn(const std::vector<std::string>& pods) {
    if (!console_ || pods.empty() || !catalog_.empty() || learning_.running()) return;
    learning_ = inBackground([console = console_, pods](std::stop_token stop) { return console->catalog(pods, stop); },
                             [this](Expected<operations::CommandCatalog> catalog) {
                                 if (!catalog) {
                                     log::warning("console", catalog.error().describe());
                                     return;
                                 }
                                 catalog_ = std::move(*catalog);
                                 Q_EMIT catalogChanged();
                             });
}

void ConsoleBridge::send(const std::vector<std::string>& pods, const redis::Command& command) {
    if (!console_ || busy() || pods.empty() || command.empty()) return;
    const auto sending = std::make_shared<Sending>(exchange_ ? exchange_->id + 1 : 1, pods, command);
    const auto caution = operations::cautionOf(command, catalog_);
    sending_ = inBackground(
        [sending, caution, console = console_, mailbox = mailbox_](std::stop_token stop) -> Expected<bool> {
            sending->run(*console, caution, stop, [mailbox](ExchangePtr exchange) {
                postToWindow([mailbox, exchange] {
                    if (mailbox->bridge) mailbox->bridge->take(exchange);
                });
            });
            return true;
        },
        [](const Expected<bool>&) {});
    exchange_ = sending->snapshot();
    Q_EMIT changed(exchange_);
}

void ConsoleBridge::take(ExchangePtr exchange) {
    if (!busy() || exchange->id != exchange_->id) return;
    exchange_ = std::move(exchange);
    Q_EMIT changed(exchange_);
}

void ConsoleBridge::cancel() {
    if (!busy()) return;
    sending_.cancel();
    auto ended = std::make_shared<Exchange>(*exchange_);
    ended->running = false;
    exchange_ = std::move(ended);
    Q_EMIT changed(exchange_);
}

}  // namespace slotpilot::gui
