// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace slotpilot::gui {

/// The application with a watchdog: it notes which event kept the window's thread for longest. With SLOTPILOT_TIMING=1
/// in the environment it prints each one over 50 ms to standard error: `timing stall MS CPU WHAT`.
class Application : public QApplication {
public:
    static constexpr double longest = 50;  ///< ms that nobody notices

    Application(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    /// What one event took, in milliseconds: by the clock, and of the processor, which what else the machine does has
    /// no part in.
    struct Stall {
        double time = 0, cpu = 0;
        QString what;  ///< "UpdateRequest for QWidgetWindow"
    };
    /// What the events since the last call took.
    struct Stalls {
        Stall busiest, slowest;       ///< most of the processor; longest by the clock
        int over = 0, overByCpu = 0;  ///< how many took more than `longest`
    };
    Stalls takeStalls();

private:
    bool print_;
    int depth_ = 0;
    bool nested_ = false;  ///< a dialog's loop ran in the event: its time is not the event's
    Stalls stalls_;
};

}  // namespace slotpilot::gui
