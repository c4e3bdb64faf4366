// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/log_bridge.h"

#include <QTimer>
#include <mutex>

#include "bridge/background.h"

namespace slotpilot::gui {

struct LogBridge::Mailbox {
    std::mutex mutex;
    std::vector<log::Line> lines;
    bool posted = false;
    LogBridge* bridge = nullptr;  ///< window's thread only
};

LogBridge::LogBridge(QObject* parent) : QObject(parent), mailbox_(std::make_shared<Mailbox>()) {
    mailbox_->bridge = this;
    subscription_ = log::subscribe([mailbox = mailbox_](const log::Line& line) {
        std::scoped_lock lock(mailbox->mutex);
        mailbox->lines.push_back(line);
        if (std::exchange(mailbox->posted, true)) return;
        postToWindow([mailbox] {
            if (mailbox->bridge) QTimer::singleShot(100, mailbox->bridge, [mailbox] { mailbox->bridge->flush(); });
        });
    });
    std::scoped_lock lock(mailbox_->mutex);
    const auto firstNew = mailbox_->lines.empty() ? std::uint64_t(-1) : mailbox_->lines.front().id;
    auto earlier = log::since(0);
    std::erase_if(earlier, [&](const log::Line& line) { return line.id >= firstNew; });
    mailbox_->lines.insert(mailbox_->lines.begin(), earlier.begin(), earlier.end());
    if (!std::exchange(mailbox_->posted, true)) QTimer::singleShot(0, this, [this] { flush(); });
}

LogBridge::~LogBridge() { mailbox_->bridge = nullptr; }

void LogBridge::flush() {
    std::vector<log::Line> lines;
    {
        std::scoped_lock lock(mailbox_->mutex);
        lines.swap(mailbox_->lines);
        mailbox_->posted = false;
    }
    if (!lines.empty()) Q_EMIT linesAdded(lines);
}

}  // namespace slotpilot::gui
