// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "base/error.h"

namespace slotpilot::gui {

/// Runs a playground on a thread that lives as long as it: its pods' processes end with the thread that started them.
class PlaygroundHost : public QObject {
    Q_OBJECT
public:
    explicit PlaygroundHost(QObject* parent = nullptr);
    ~PlaygroundHost() override;

    void start();
    /// Ends it in the background.
    void stop();
    bool starting() const { return life_ && kubeconfig_.empty(); }
    bool running() const { return !kubeconfig_.empty(); }
    const std::filesystem::path& kubeconfig() const { return kubeconfig_; }
    const QString& description() const { return description_; }

Q_SIGNALS:
    void ready();
    void failed(const slotpilot::Error& error);

private:
    struct Life;
    std::shared_ptr<Life> life_;
    std::filesystem::path kubeconfig_;
    QString description_;
};

}  // namespace slotpilot::gui
