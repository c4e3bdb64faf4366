// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "bridge/background.h"
#include "cluster/access.h"
#include "cluster/snapshot.h"
#include "metrics/store.h"
#include "operations/check.h"

namespace slotpilot::gui {

/// What to connect to. An empty context: the file's current one; an empty namespace: the context's.
struct ConnectionSpec {
    std::filesystem::path kubeconfig;  ///< empty: kubectl's usual files
    std::string context, ns, statefulSet = "redis";
};

/// What one is connected to.
struct ConnectionInfo {
    cluster::Target target;
    std::string server, user, version;
    bool playground = false;
};

/// A snapshot and what the check says about it.
struct Picture {
    cluster::SnapshotPtr snapshot;
    operations::CheckReport report;
};
using PicturePtr = std::shared_ptr<const Picture>;

/// Whether the user may do something; if not, why.
struct Permission {
    bool allowed = true;
    QString reason;
};

/// What a person marked a context as: a destructive action asks for its name to be typed; nothing may be changed at
/// all.
enum class Guard { None, Protected, ReadOnly };

/// The cluster that the window shows: connects, observes and disconnects on background threads, and hands pictures of
/// it to the window's thread, at most four a second, the latest one always.
class ClusterBridge : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Connecting, Connected, Failed };

    explicit ClusterBridge(QObject* parent = nullptr);
    ~ClusterBridge() override;

    /// Leaves what it was connected to and connects. `playground`: only for what people are told.
    void connectTo(const ConnectionSpec& spec, bool playground = false);
    void disconnectFromCluster();

    State state() const { return state_; }
    const ConnectionSpec& spec() const { return spec_; }
    const ConnectionInfo& info() const { return info_; }
    /// Why connecting failed.
    const std::optional<Error>& error() const { return error_; }
    /// The latest picture; null before the first.
    PicturePtr picture() const { return picture_; }
    /// Null unless connected.
    std::shared_ptr<cluster::Access> access() const;
    /// What was measured of the pods since the connection began; never null.
    const std::shared_ptr<metrics::Store>& metrics() const { return metrics_; }
    /// May the user apply the manifests; may they reach the pods' Redis.
    const Permission& mayDeploy() const { return mayDeploy_; }
    const Permission& mayReachPods() const { return mayReachPods_; }

    Guard guard() const { return guard_; }
    void setGuard(Guard guard);

    /// Takes a Redis password for this cluster, kept in memory as long as the window lives; a picture of what came of
    /// it follows. An empty user: the default one.
    void givePassword(const QString& user, const QString& password);
    /// Observes more often while a workflow runs.
    void setActive(bool active);
    /// Reads everything afresh; `checked` follows.
    void check();
    bool checking() const { return check_.running(); }

    /// A seam for tests: as if connected, with no server behind it.
    void attach(ConnectionInfo info);
    /// Takes a snapshot as the observer gives it; from any thread.
    void publish(cluster::SnapshotPtr snapshot);

Q_SIGNALS:
    void stateChanged();
    void pictureChanged(slotpilot::gui::PicturePtr picture);
    /// Round trip to the API server; nothing: it did not answer.
    void latencyMeasured(std::optional<std::chrono::milliseconds> latency);
    void permissionsChanged();
    /// Empty where they may not be listed.
    void namespacesListed(const QStringList& names);
    void statefulSetsListed(const QStringList& names);
    /// The result of `check()`: an error, or nothing when the picture is fresh.
    void checked(const std::optional<slotpilot::Error>& error);

private:
    struct Connection;
    struct Mailbox;
    using Passwords = std::vector<std::pair<cluster::Target, redis::Credentials>>;
    static Expected<std::shared_ptr<Connection>> open(const ConnectionSpec& spec, const Passwords& passwords,
                                                      std::shared_ptr<Mailbox> mailbox,
                                                      std::shared_ptr<metrics::Store> metrics, std::stop_token stop);
    static void post(const std::shared_ptr<Mailbox>& mailbox, cluster::SnapshotPtr snapshot);
    void leave();
    void opened(Expected<std::shared_ptr<Connection>> connection);
    void askAround();
    void deliver();
    void setState(State state);

    State state_ = State::Idle;
    ConnectionSpec spec_;
    ConnectionInfo info_;
    std::optional<Error> error_;
    PicturePtr picture_;
    bool stale_ = false;
    Permission mayDeploy_, mayReachPods_;
    Guard guard_ = Guard::None;
    Passwords passwords_;
    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<Connection> connection_;
    std::shared_ptr<metrics::Store> metrics_ = std::make_shared<metrics::Store>();
    Task connect_, permissions_, namespaces_, statefulSets_, check_, afresh_;
    QTimer delivery_;
    QElapsedTimer sinceDelivery_;
};

}  // namespace slotpilot::gui
