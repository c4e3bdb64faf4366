// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <vector>

#include "app/playground_host.h"
#include "bridge/cluster_bridge.h"
#include "bridge/contexts.h"
#include "bridge/planning.h"
#include "bridge/probe_bridge.h"
#include "bridge/run_bridge.h"
#include "operations/recorder.h"
#include "workflow/sqlite_journal.h"

namespace slotpilot::gui {

/// What the window works on: the contexts that were found, the cluster that is shown, the playground, and one workflow.
class Session : public QObject {
    Q_OBJECT
public:
    explicit Session(QObject* parent = nullptr);

    ClusterBridge& cluster() { return cluster_; }
    RunBridge& run() { return run_; }
    ProbeBridge& consistency() { return consistency_; }
    ProbeBridge& benchmark() { return benchmark_; }
    /// A consistency check or a benchmark goes on.
    bool measuring() const { return consistency_.active() || benchmark_.active(); }
    void stopMeasuring();
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
    /// Reads what an update's form begins with; `basisRead` or `planFailed` follows.
    void readBasis();
    /// `live`: the StatefulSet that the request began with.
    void update(const operations::UpdateRequest& request, const nlohmann::json& live);
    void rebalance(const operations::RebalanceRequest& request);
    void repair();
    /// Puts a run of the journal into Activity, and with `go` goes on with it.
    void resume(const workflow::JournalRun& run, bool go);
    /// Puts back what the run changed on the servers, and marks it as one that nobody goes on with.
    void giveUp(const workflow::JournalRun& run);
    /// Plans the way back from a run of the journal that failed or was cancelled.
    void turnAround(const std::string& runId);
    bool planning() const { return planning_.running(); }
    /// Where runs are written; the user's own first. The playground's is thrown away with it.
    std::vector<std::filesystem::path> journals() const;
    /// What the playground is called among the contexts; no context of the kubeconfig is called the same.
    QString playgroundName() const;

Q_SIGNALS:
    void contextsLoaded();
    void measuringChanged();
    void contextsFailed(const slotpilot::Error& error);
    /// A plan is being made; what is asked meanwhile.
    void planningBegan(const QString& text);
    void planned(const slotpilot::gui::Planned& planned);
    void basisRead(const slotpilot::gui::UpdateBasis& basis);
    /// The journal has a run for this cluster that did not come to its end; the newest one.
    void unfinishedFound(const slotpilot::workflow::JournalRun& run);
    void gaveUp(const QString& title);
    void planFailed(const QString& title, const slotpilot::Error& error);
    /// The plan has no steps: why.
    void nothingToDo(const QString& title, const QString& text);

private:
    template <class Work>
    void plan(const QString& words, const QString& title, const QString& nothing, Work work);
    void take(const QString& title, const QString& nothing, Expected<Planned> plan, RunBridge::Maker maker);
    void lookForUnfinished();
    /// While a run goes on, what the window sees is recorded for its replay.
    void record(const PicturePtr& picture);
    void followRun(const workflow::RunStatusPtr& status);
    /// The playground's journal is thrown away with it.
    std::filesystem::path journal() const;

    ClusterBridge cluster_;
    RunBridge run_;
    ProbeBridge consistency_, benchmark_;
    PlaygroundHost playground_;
    std::filesystem::path kubeconfig_;
    std::vector<ContextRow> contexts_;
    std::shared_ptr<operations::Recorder> recorder_;
    Task load_, planning_, unfinished_, givingUp_, lastLook_;
};

}  // namespace slotpilot::gui
