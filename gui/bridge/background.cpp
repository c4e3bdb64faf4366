// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/background.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace slotpilot::gui {
namespace {

struct Running {
    std::mutex mutex;
    std::condition_variable none;
    int count = 0;
};

/// Never destroyed: a thread may end after main has returned.
Running& running() {
    static auto* instance = new Running;
    return *instance;
}

}  // namespace

void runDetached(std::function<void()> work) {
    {
        std::scoped_lock lock(running().mutex);
        ++running().count;
    }
    std::thread([work = std::move(work)]() mutable {
        work();
        work = nullptr;  // what it holds ends before the thread counts as gone
        std::scoped_lock lock(running().mutex);
        if (--running().count == 0) running().none.notify_all();
    }).detach();
}

void postToWindow(std::function<void()> call) {
    if (auto* application = QCoreApplication::instance())
        QMetaObject::invokeMethod(application, std::move(call), Qt::QueuedConnection);
}

bool waitForBackground(Milliseconds bound) {
    std::unique_lock lock(running().mutex);
    return running().none.wait_for(lock, bound, [] { return running().count == 0; });
}

}  // namespace slotpilot::gui
