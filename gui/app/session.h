// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <vector>

#include "app/playground_host.h"
#include "bridge/cluster_bridge.h"
#include "bridge/contexts.h"
#include "bridge/run_bridge.h"

namespace slotpilot::gui {

/// What the window works on: the contexts that were found, the cluster that is shown, the playground, and one workflow.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);

    ClusterBridge& cluster() { return cluster_; }
    RunBridge& run() { return run_; }
    PlaygroundHost& playground() { return playground_; }
    const std::vector<ContextRow>& contexts() const { return contexts_; }
    /// Names to choose from: the kubeconfig's contexts, and the playground while it runs.
    QStringList contextNames() const;

    /// Reads the contexts of a kubeconfig; empty: kubectl's usual files.
    void loadContexts(const std::filesystem::path& kubeconfig);
    /// Connects. An empty context: the current one; an empty namespace: the context's.
    void open(const QString& context, const QString& ns, const QString& statefulSet);
    void retry();
    /// Starts the playground, or goes back to it, and connects to it.
    void openPlayground();
    /// Leaves the cluster; a playground ends with it.
    void leave();

    void deploy();
    void create(int replicasPerPrimary);
    bool planning() const { return planning_.running(); }
    static QString playgroundName();

Q_SIGNALS:
    void contextsLoaded();
    void contextsFailed(const slotpilot::Error& error);
    /// A plan is being made; what is asked meanwhile.
    void planningBegan(const QString& text);
    void planned();
    void planFailed(const QString& title, const slotpilot::Error& error);
    /// The plan has no steps: why.
    void nothingToDo(const QString& title, const QString& text);

private:
    void take(const QString& title, const QString& nothing, Expected<workflow::Plan> plan,
              std::shared_ptr<cluster::Access> access);

    ClusterBridge cluster_;
    RunBridge run_;
    PlaygroundHost playground_;
    std::filesystem::path kubeconfig_;
    std::vector<ContextRow> contexts_;
    Task load_, planning_;
};

}  // namespace slotpilot::gui
