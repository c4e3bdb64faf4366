// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include <time.h>

#include <QThread>
#include <cstdio>
#include <utility>

namespace slotpilot::gui {
namespace {

double milliseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

Application::Application(int& argc, char** argv)
    : QApplication(argc, argv), print_(qEnvironmentVariableIntValue("SLOTPILOT_TIMING") == 1) {}

bool Application::notify(QObject* receiver, QEvent* event) {
    if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    nested_ |= thread()->loopLevel() > 1;
    if (depth_ > 0) return QApplication::notify(receiver, event);
    // Before it is delivered: neither may be there afterwards.
    const auto type = event->type();
    const char* const name = receiver->metaObject()->className();
    const double time = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    ++depth_;
    const bool result = QApplication::notify(receiver, event);
    --depth_;
    if (std::exchange(nested_, false)) return result;
    Stall stall{milliseconds(CLOCK_MONOTONIC) - time, milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu, {}};
    const bool over = stall.time > longest;
    stalls_.over += over;
    stalls_.overByCpu += stall.cpu > longest;
    const bool busiest = stall.cpu > stalls_.busiest.cpu, slowest = stall.time > stalls_.slowest.time;
    if (!busiest && !slowest && !(print_ && over)) return result;
    stall.what = QStringLiteral("%1 for %2").arg(QVariant::fromValue(type).toString(), QLatin1String(name));
    if (print_ && over)
        std::fprintf(stderr, "timing stall %.0f %.0f %s\n", stall.time, stall.cpu, qPrintable(stall.what));
    if (busiest) stalls_.busiest = stall;
    if (slowest) stalls_.slowest = stall;
    return result;
}

Application::Stalls Application::takeStalls() { return std::exchange(stalls_, {}); }

}  // namespace slotpilot::gui
