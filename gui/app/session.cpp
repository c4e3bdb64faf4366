// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "bridge/planning.h"
#include "models/format.h"
#include "operations/steps.h"

namespace slotpilot::gui {

Session::Session(QObject* parent) : QObject(parent) {
    connect(&playground_, &PlaygroundHost::ready, this, [this] {
        cluster_.connectTo({playground_.kubeconfig(), {}, {}, "redis"}, true);
        Q_EMIT contextsLoaded();
    });
    connect(&run_, &RunBridge::statusChanged, this, [this](const workflow::RunStatusPtr& status) {
        cluster_.setActive(status && status->state == workflow::RunState::Running);
    });
}

QString Session::playgroundName() { return tr("playground"); }

QStringList Session::contextNames() const {
    QStringList names;
    for (const auto& context : contexts_) names << text(context.name);
    if (playground_.running()) names << playgroundName();
    return names;
}

void Session::loadContexts(const std::filesystem::path& kubeconfig) {
    kubeconfig_ = kubeconfig;
    load_ = inBackground([kubeconfig](std::stop_token) { return readContexts(kubeconfig); },
                         [this](const Expected<std::vector<ContextRow>>& contexts) {
                             contexts_ = contexts ? *contexts : std::vector<ContextRow>();
                             if (contexts)
                                 Q_EMIT contextsLoaded();
                             else
                                 Q_EMIT contextsFailed(contexts.error());
                         });
}

void Session::open(const QString& context, const QString& ns, const QString& statefulSet) {
    const bool playground = playground_.running() && context == playgroundName();
    ConnectionSpec spec;
    spec.kubeconfig = playground ? playground_.kubeconfig() : kubeconfig_;
    if (!playground) spec.context = context.toStdString();
    spec.ns = ns.toStdString();
    if (!statefulSet.isEmpty()) spec.statefulSet = statefulSet.toStdString();
    planning_.cancel();
    cluster_.connectTo(spec, playground);
}

void Session::retry() { cluster_.connectTo(cluster_.spec(), cluster_.info().playground); }

void Session::openPlayground() {
    planning_.cancel();
    if (playground_.running())
        cluster_.connectTo({playground_.kubeconfig(), {}, {}, "redis"}, true);
    else
        playground_.start();
}

void Session::leave() {
    planning_.cancel();
    cluster_.disconnectFromCluster();
    playground_.stop();
    Q_EMIT contextsLoaded();
}

void Session::deploy() {
    const auto access = cluster_.access();
    if (!access || run_.active()) return;
    Q_EMIT planningBegan(tr("Asking the cluster what Deploy would change…"));
    planning_ = inBackground([access](std::stop_token stop) { return planDeploy(*access, stop); },
                             [this, access](Expected<workflow::Plan> plan) {
                                 take(tr("Deploy can't be planned"), tr("Nothing to deploy"), std::move(plan), access);
                             });
}

void Session::create(int replicasPerPrimary) {
    const auto access = cluster_.access();
    if (!access || run_.active()) return;
    Q_EMIT planningBegan(tr("Looking at every pod before planning…"));
    planning_ = inBackground(
        [access, replicasPerPrimary](std::stop_token stop) { return planCreate(*access, {replicasPerPrimary}, stop); },
        [this, access](Expected<workflow::Plan> plan) {
            take(tr("The cluster can't be created"), tr("Nothing to create"), std::move(plan), access);
        });
}

void Session::take(const QString& title, const QString& nothing, Expected<workflow::Plan> plan,
                   std::shared_ptr<cluster::Access> access) {
    if (!plan) {
        Q_EMIT planFailed(title, plan.error());
        return;
    }
    if (plan->empty()) {
        QStringList notes;
        for (const auto& note : plan->notes) notes << text(note);
        Q_EMIT nothingToDo(nothing, notes.join(u'\n'));
        return;
    }
    run_.prepare(std::move(*plan), operations::stepFactory(std::move(access)));
    Q_EMIT planned();
}

}  // namespace slotpilot::gui
