// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timing.h"

#include <time.h>
#include <unistd.h>

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>
#include <cstdio>
#include <cstdlib>

namespace slotpilot::gui {
namespace {

/// Milliseconds since the process started. Field 22 of stat is the start in clock ticks since boot: proc(5).
double sinceStart() {
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly)) return -1;
    const QByteArray line = file.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');  // the name before it may hold spaces
    if (fields.size() < 20) return -1;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double start = fields[19].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return (static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - start) * 1000;
}

}  // namespace

Timing::Timing(QWidget& window) : on_(qEnvironmentVariableIntValue("SLOTPILOT_TIMING") == 1), window_(window) {
    if (on_) window.installEventFilter(this);
}

void Timing::snapshotShown(const cluster::ClusterSnapshot& snapshot) {
    if (!on_) return;
    for (const auto& member : snapshot.members)
        if (member.pod)
            resourceVersion_ = std::max(resourceVersion_, std::atoll(member.pod->meta.resourceVersion.c_str()));
    if (!taken_) taken_ = snapshot.taken;
    window_.update();  // a snapshot that changes nothing visible counts, too
}

bool Timing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint && !pending_) {
        pending_ = true;
        QTimer::singleShot(0, this, &Timing::painted);  // after this round of painting has reached the screen
    }
    return QObject::eventFilter(watched, event);
}

void Timing::painted() {
    pending_ = false;
    if (!windowPainted_) {
        windowPainted_ = true;
        std::fprintf(stderr, "timing first-paint %.0f\n", sinceStart());
    }
    if (!taken_) return;
    if (!snapshotPainted_) {
        snapshotPainted_ = true;
        std::fprintf(stderr, "timing first-snapshot %.0f\n", sinceStart());
    }
    const std::chrono::duration<double, std::milli> delay = std::chrono::system_clock::now() - *taken_;
    std::fprintf(stderr, "timing snapshot %.1f %lld\n", delay.count(), resourceVersion_);
    taken_.reset();
}

}  // namespace slotpilot::gui
