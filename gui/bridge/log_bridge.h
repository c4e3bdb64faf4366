// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "base/log.h"

namespace slotpilot::gui {

/// The engine's log as signals of the window's thread, in batches (at most ten a second).
class LogBridge : public QObject {
    Q_OBJECT
public:
    explicit LogBridge(QObject* parent = nullptr);
    ~LogBridge() override;

Q_SIGNALS:
    /// New lines, oldest first; the first batch holds those kept from before.
    void linesAdded(const std::vector<slotpilot::log::Line>& lines);

private:
    struct Mailbox;
    void flush();

    std::shared_ptr<Mailbox> mailbox_;
    log::Subscription subscription_;
};

}  // namespace slotpilot::gui
