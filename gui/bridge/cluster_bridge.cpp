// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/cluster_bridge.h"

#include <fmt/format.h>

#include <mutex>
#include <nlohmann/json.hpp>

#include "base/log.h"
#include "cluster/observer.h"
#include "kube/client.h"

namespace slotpilot::gui {
namespace {

constexpr int deliveryInterval = 250;  // ms: four pictures a second

QStringList namesOf(const kube::ObjectList& list) {
    QStringList names;
    for (const auto& item : list.items)
        names << QString::fromStdString(item.value("/metadata/name"_json_pointer, std::string()));
    names.removeAll(QString());
    names.sort();
    return names;
}

std::string serverVersion(const std::string& body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    return json.is_object() ? json.value("gitVersion", std::string()) : std::string();
}

}  // namespace

/// Everything that must end in the background: destroying an observer joins its threads.
struct ClusterBridge::Connection {
    ConnectionInfo info;
    std::shared_ptr<cluster::Access> access;
    std::unique_ptr<cluster::Observer> observer;
};

/// Where the observer's threads leave the latest picture. `bridge` is touched on the window's thread only.
struct ClusterBridge::Mailbox {
    ClusterBridge* bridge = nullptr;
    std::mutex mutex;
    PicturePtr latest;
    bool posted = false;
};

ClusterBridge::ClusterBridge(QObject* parent) : QObject(parent) {
    delivery_.setSingleShot(true);
    connect(&delivery_, &QTimer::timeout, this, &ClusterBridge::deliver);
}

ClusterBridge::~ClusterBridge() {
    if (mailbox_) mailbox_->bridge = nullptr;
}

void ClusterBridge::leave() {
    if (mailbox_) mailbox_->bridge = nullptr;
    for (auto* task : {&connect_, &permissions_, &namespaces_, &statefulSets_, &check_, &afresh_}) task->cancel();
    delivery_.stop();
    sinceDelivery_.invalidate();
    connection_.reset();
    picture_.reset();
    stale_ = false;
    error_.reset();
    mayDeploy_ = mayReachPods_ = {};
    metrics_ = std::make_shared<metrics::Store>();
    mailbox_ = std::make_shared<Mailbox>();
    mailbox_->bridge = this;
}

void ClusterBridge::setState(State state) {
    state_ = state;
    Q_EMIT stateChanged();
}

void ClusterBridge::disconnectFromCluster() {
    leave();
    info_ = {};
    setState(State::Idle);
}

void ClusterBridge::attach(ConnectionInfo info) {
    leave();
    info_ = std::move(info);
    setState(State::Connected);
}

void ClusterBridge::connectTo(const ConnectionSpec& spec, bool playground) {
    leave();
    spec_ = spec;
    info_ = {{spec.context, spec.ns, spec.statefulSet}, {}, {}, {}, playground};
    setState(State::Connecting);
    connect_ = inBackground([spec, passwords = passwords_, mailbox = mailbox_, metrics = metrics_](
                                std::stop_token stop) { return open(spec, passwords, mailbox, metrics, stop); },
                            [this](auto connection) { opened(std::move(connection)); });
}

Expected<std::shared_ptr<ClusterBridge::Connection>> ClusterBridge::open(const ConnectionSpec& spec,
                                                                         const Passwords& passwords,
                                                                         std::shared_ptr<Mailbox> mailbox,
                                                                         std::shared_ptr<metrics::Store> metrics,
                                                                         std::stop_token stop) {
    TRY_ASSIGN(kubeconfig, kube::Kubeconfig::load(kube::Kubeconfig::files(spec.kubeconfig)));
    TRY_ASSIGN(config, kubeconfig.clientConfig(spec.context));
    const cluster::Target target{config.context, spec.ns.empty() ? config.ns : spec.ns, spec.statefulSet};
    auto connection = std::make_unique<Connection>();
    connection->info = {target, config.cluster.server, config.user.name, {}};
    auto credentials = cluster::credentialsFromEnvironment();
    for (const auto& [of, given] : passwords)
        if (of == target) credentials = given;
    TRY_ASSIGN(access, cluster::Access::open(config, target, std::move(credentials)));
    // Whatever it answers, a server that answers is one to connect to; only then it is worth observing.
    const auto version = access->client().raw("/version", stop);
    if (version)
        connection->info.version = serverVersion(*version);
    else if (version.error().code != ErrorCode::Forbidden && version.error().code != ErrorCode::NotFound)
        return fail(version.error());
    connection->access = access;
    cluster::Observer::Options options;
    options.onLook = [metrics](const cluster::ClusterSnapshot& snapshot) { metrics->record(snapshot); };
    options.onPulse = [mailbox](std::optional<Milliseconds> latency) {
        postToWindow([mailbox, latency] {
            if (mailbox->bridge) Q_EMIT mailbox->bridge->latencyMeasured(latency);
        });
    };
    connection->observer = std::make_unique<cluster::Observer>(
        access, options, [mailbox](cluster::SnapshotPtr snapshot) { post(mailbox, snapshot); });
    return endInBackground(std::move(connection));
}

void ClusterBridge::opened(Expected<std::shared_ptr<Connection>> connection) {
    if (!connection) {
        error_ = connection.error();
        log::error("connection", error_->describe());
        setState(State::Failed);
        return;
    }
    connection_ = std::move(*connection);
    const bool playground = info_.playground;
    info_ = connection_->info;
    info_.playground = playground;
    log::info("connection", fmt::format("connected to {} as {}{}", info_.server, info_.user,
                                        info_.version.empty() ? "" : ", Kubernetes " + info_.version));
    setState(State::Connected);
    askAround();
}

/// What the window wants to know besides the picture: namespaces, StatefulSets, permissions.
void ClusterBridge::askAround() {
    const auto access = connection_->access;
    namespaces_ = inBackground(
        [access](std::stop_token stop) { return access->client().list(kube::resources::namespaces, {}, {}, stop); },
        [this](const auto& list) { Q_EMIT namespacesListed(list ? namesOf(*list) : QStringList()); });
    statefulSets_ = inBackground(
        [access](std::stop_token stop) {
            return access->client().list(kube::resources::statefulSets, access->target().ns, {}, stop);
        },
        [this](const auto& list) { Q_EMIT statefulSetsListed(list ? namesOf(*list) : QStringList()); });
    permissions_ = inBackground(
        [access](std::stop_token stop) -> Expected<std::pair<kube::Access, kube::Access>> {
            const auto& ns = access->target().ns;
            TRY_ASSIGN(deploy, access->client().access({"patch", kube::resources::statefulSets, {}, ns, {}}, stop));
            TRY_ASSIGN(reach, access->client().access({"get", kube::resources::pods, "portforward", ns, {}}, stop));
            return std::pair{deploy, reach};
        },
        [this](const auto& answer) {
            if (!answer) return;  // a server that can't be asked: the action itself will tell
            const auto ns = QString::fromStdString(info_.target.ns);
            const auto permission = [](const kube::Access& from, const QString& why) {
                const auto reason = QString::fromStdString(from.reason);
                return Permission{from.allowed, from.allowed ? QString() : reason.isEmpty() ? why : reason};
            };
            mayDeploy_ = permission(answer->first, tr("You may not patch statefulsets in namespace %1.").arg(ns));
            mayReachPods_ = permission(answer->second, tr("You may not get pods/portforward in namespace %1.").arg(ns));
            Q_EMIT permissionsChanged();
        });
}

std::shared_ptr<cluster::Access> ClusterBridge::access() const { return connection_ ? connection_->access : nullptr; }

void ClusterBridge::setGuard(Guard guard) {
    if (std::exchange(guard_, guard) != guard) Q_EMIT permissionsChanged();
}

void ClusterBridge::givePassword(const QString& user, const QString& password) {
    if (!connection_) return;
    const redis::Credentials given{user.toStdString(), Secret(password.toStdString())};
    std::erase_if(passwords_, [this](const auto& one) { return one.first == info_.target; });
    passwords_.emplace_back(info_.target, given);
    connection_->access->setCredentials(given);
    connection_->observer->redial();
    // The observer says nothing where the answer is the same as before.
    afresh_ = inBackground(
        [access = connection_->access](std::stop_token stop) { return cluster::readSnapshot(*access, stop); },
        [this](const Expected<cluster::SnapshotPtr>& snapshot) {
            if (snapshot) publish(*snapshot);
        });
}

void ClusterBridge::setActive(bool active) {
    if (connection_) connection_->observer->setActive(active);
}

void ClusterBridge::check() {
    if (!connection_) {
        Q_EMIT checked(std::nullopt);
        return;
    }
    check_ = inBackground(
        [access = connection_->access](std::stop_token stop) { return cluster::readSnapshot(*access, stop); },
        [this](Expected<cluster::SnapshotPtr> snapshot) {
            if (snapshot) publish(*snapshot);
            Q_EMIT checked(snapshot ? std::nullopt : std::optional(snapshot.error()));
        });
}

void ClusterBridge::publish(cluster::SnapshotPtr snapshot) { post(mailbox_, std::move(snapshot)); }

void ClusterBridge::post(const std::shared_ptr<Mailbox>& mailbox, cluster::SnapshotPtr snapshot) {
    if (!mailbox) return;
    auto picture = std::make_shared<Picture>(Picture{snapshot, operations::check(*snapshot)});
    std::scoped_lock lock(mailbox->mutex);
    mailbox->latest = std::move(picture);
    if (std::exchange(mailbox->posted, true)) return;
    postToWindow([mailbox] {
        auto* bridge = mailbox->bridge;
        if (!bridge || bridge->delivery_.isActive()) return;
        const auto past = bridge->sinceDelivery_.isValid() ? bridge->sinceDelivery_.elapsed() : deliveryInterval;
        if (past >= deliveryInterval)
            bridge->deliver();
        else
            bridge->delivery_.start(static_cast<int>(deliveryInterval - past));
    });
}

void ClusterBridge::deliver() {
    {
        std::scoped_lock lock(mailbox_->mutex);
        mailbox_->posted = false;
        picture_ = mailbox_->latest;
    }
    sinceDelivery_.start();
    const bool stale = picture_->snapshot->stale.has_value();
    if (stale != std::exchange(stale_, stale)) {
        if (stale)
            log::warning("connection", "lost: " + picture_->snapshot->stale->describe());
        else
            log::info("connection", "back: what is shown is fresh again");
    }
    Q_EMIT pictureChanged(picture_);
}

}  // namespace slotpilot::gui
