// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <algorithm>

#include "bridge/planning.h"
#include "cluster/observer.h"
#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {

Session::Session(QObject* parent) : QObject(parent) {
    connect(&playground_, &PlaygroundHost::ready, this, [this] {
        cluster_.connectTo({playground_.kubeconfig(), {}, {}, "redis"}, true);
        Q_EMIT contextsLoaded();
    });
    const auto watch = [this] {
        const auto& status = run_.status();
        cluster_.setActive(measuring() || (status && run_.active() && status->state == workflow::RunState::Running));
    };
    connect(&run_, &RunBridge::statusChanged, this, watch);
    for (auto* probe : {&consistency_, &benchmark_}) {
        connect(probe, &ProbeBridge::stateChanged, this, watch);
        connect(probe, &ProbeBridge::stateChanged, this, &Session::measuringChanged);
        connect(&cluster_, &ClusterBridge::pictureChanged, probe,
                [probe](const PicturePtr& picture) { probe->see(picture); });
        connect(&run_, &RunBridge::statusChanged, probe,
                [probe](const workflow::RunStatusPtr& status) { probe->see(status); });
    }
    connect(&cluster_, &ClusterBridge::stateChanged, this, &Session::lookForUnfinished);
    connect(&run_, &RunBridge::statusChanged, this, &Session::followRun);
    connect(&cluster_, &ClusterBridge::pictureChanged, this, &Session::record);
    connect(&cluster_, &ClusterBridge::stateChanged, this, [this] {
        recorder_.reset();
        lastLook_.cancel();
    });
}

void Session::stopMeasuring() {
    consistency_.stop();
    benchmark_.stop();
}

QString Session::playgroundName() const {
    auto name = tr("playground");
    const auto taken = [&](const ContextRow& row) { return text(row.name) == name; };
    while (std::any_of(contexts_.begin(), contexts_.end(), taken)) name = tr("%1 (built in)").arg(name);
    return name;
}

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
    if (run_.status() && !run_.active()) run_.discard();  // a plan for another cluster
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
    givingUp_.cancel();
    cluster_.disconnectFromCluster();
    playground_.stop();
    Q_EMIT contextsLoaded();
}

template <class Work>
void Session::plan(const QString& words, const QString& title, const QString& nothing, Work work) {
    const auto access = cluster_.access();
    if (!access || run_.active()) return;
    Q_EMIT planningBegan(words);
    planning_ = inBackground([access, work = std::move(work)](std::stop_token stop) { return work(*access, stop); },
                             [this, access, title, nothing](Expected<Planned> planned) {
                                 take(title, nothing, std::move(planned), RunBridge::onCluster(access, journal()));
                             });
}

void Session::deploy() {
    plan(tr("Asking the cluster what Deploy would change…"), tr("Deploy can't be planned"), tr("Nothing to deploy"),
         [](const cluster::Access& access, std::stop_token stop) { return planDeploy(access, stop); });
}

void Session::create(int replicasPerPrimary) {
    plan(tr("Looking at every pod before planning…"), tr("The cluster can't be created"), tr("Nothing to create"),
         [replicasPerPrimary](const cluster::Access& access, std::stop_token stop) {
             return planCreate(access, {replicasPerPrimary}, stop);
         });
}

void Session::update(const operations::UpdateRequest& request, const nlohmann::json& live) {
    plan(tr("Looking at every pod before planning…"), tr("This can't be done"), tr("Nothing to do"),
         [request, live](const cluster::Access& access, std::stop_token stop) {
             return planUpdate(access, request, live, stop);
         });
}

void Session::rebalance(const operations::RebalanceRequest& request) {
    plan(tr("Looking at every pod before planning…"), tr("This can't be done"), tr("Nothing to do"),
         [request](const cluster::Access& access, std::stop_token stop) {
             return planRebalance(access, request, stop);
         });
}

void Session::repair() {
    plan(tr("Looking at every pod before planning…"), tr("It can't be repaired"), tr("Nothing to repair"),
         [](const cluster::Access& access, std::stop_token stop) { return planRepair(access, stop); });
}

void Session::readBasis() {
    const auto access = cluster_.access();
    if (!access) return;
    planning_ = inBackground([access](std::stop_token stop) { return gui::readBasis(*access, stop); },
                             [this](Expected<UpdateBasis> basis) {
                                 if (basis)
                                     Q_EMIT basisRead(*basis);
                                 else
                                     Q_EMIT planFailed(tr("The StatefulSet can't be read"), basis.error());
                             });
}

void Session::take(const QString& title, const QString& nothing, Expected<Planned> planned, RunBridge::Maker maker) {
    if (!planned) {
        Q_EMIT planFailed(title, planned.error());
        return;
    }
    if (planned->plan.empty()) {
        QStringList notes;
        for (const auto& note : planned->plan.notes) notes << said(note);
        Q_EMIT nothingToDo(nothing, notes.join(u'\n'));
        return;
    }
    run_.prepare(planned->plan, std::move(maker));
    Q_EMIT this->planned(*planned);
}

void Session::turnAround(const std::string& runId) {
    const auto access = cluster_.access();
    if (!access || run_.active()) return;
    Q_EMIT planningBegan(tr("Planning the way back…"));
    const auto path = journal();
    planning_ = inBackground(
        [access, path, runId](std::stop_token stop) -> Expected<Planned> {
            TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
            TRY_ASSIGN(run, journal->run(runId));
            return planRollback(*access, run, stop);
        },
        [this, access, path, runId](Expected<Planned> planned) {
            take(tr("There is no way back"), tr("Nothing to turn around"), std::move(planned),
                 RunBridge::wayBack(access, path, runId));
        });
}

std::filesystem::path Session::journal() const {
    if (cluster_.info().playground) return playground_.kubeconfig().parent_path() / "journal.db";
    return workflow::SqliteJournal::defaultPath();
}

std::vector<std::filesystem::path> Session::journals() const {
    std::vector journals{workflow::SqliteJournal::defaultPath()};
    if (playground_.running()) journals.push_back(playground_.kubeconfig().parent_path() / "journal.db");
    return journals;
}

void Session::followRun(const workflow::RunStatusPtr& status) {
    if (status && recorder_ && status->ended && recorder_->runId() == status->runId && !lastLook_.running())
        if (const auto access = cluster_.access())
            lastLook_ = inBackground([access](std::stop_token stop) { return cluster::readSnapshot(*access, stop); },
                                     [this](const Expected<cluster::SnapshotPtr>& snapshot) {
                                         if (snapshot) cluster_.publish(*snapshot);
                                     });
    if (!status || status->state != workflow::RunState::Running || run_.journal().empty()) return;
    if (recorder_ && recorder_->runId() == status->runId) return;
    recorder_ = endInBackground(std::make_unique<operations::Recorder>(run_.journal(), status->runId));
    record(cluster_.picture());
}

void Session::record(const PicturePtr& picture) {
    if (!recorder_ || !picture) return;
    // What the last step left is seen shortly after the end.
    constexpr std::chrono::seconds lastLook{3};
    const auto& status = run_.status();
    if (!status || (!run_.active() && status->ended && picture->snapshot->taken > *status->ended + lastLook))
        recorder_.reset();
    else
        recorder_->see(picture->snapshot);
}

void Session::lookForUnfinished() {
    unfinished_.cancel();
    const auto access = cluster_.access();
    if (!access || run_.status()) return;
    const auto path = journal();
    unfinished_ = inBackground(
        [path, access](std::stop_token) -> Expected<std::optional<workflow::JournalRun>> {
            if (!std::filesystem::exists(path)) return std::nullopt;
            TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
            const auto& target = access->target();
            TRY_ASSIGN(entries, journal->unfinished({{"context", target.context},
                                                     {"namespace", target.ns},
                                                     {"statefulSet", target.statefulSet}}));
            if (entries.empty()) return std::nullopt;
            TRY_ASSIGN(run, journal->run(entries.front().runId));
            return std::optional(std::move(run));
        },
        [this](const Expected<std::optional<workflow::JournalRun>>& found) {
            if (!found)
                log::warning("journal", found.error().describe());
            else if (*found && !run_.status())
                Q_EMIT unfinishedFound(**found);
        });
}

void Session::resume(const workflow::JournalRun& run, bool go) {
    const auto access = cluster_.access();
    if (!access || run_.active()) return;
    run_.prepare(run.status, RunBridge::onCluster(access, journal()));
    if (go) run_.runAll();
}

void Session::giveUp(const workflow::JournalRun& run) {
    const auto access = cluster_.access();
    if (!access) return;
    if (run_.status() && !run_.active()) run_.discard();
    const auto path = journal();
    const auto title = said(run.entry.title);
    givingUp_ = inBackground(
        [access, path, run](std::stop_token stop) -> Expected<bool> {
            TRY_ASSIGN(journal, workflow::SqliteJournal::open(path));
            if (!run.notes.empty()) {
                TRY_ASSIGN(last, operations::LeasedRun::make(
                                     access, operations::onlyPuttingBack(run.status), journal, {},
                                     [](const std::string&) {}, stop));
                last->runner().runAll();
                const auto status = last->runner().wait();
                if (status->error) return fail(*status->error);
            }
            TRY(journal->giveUp(run.entry.runId));
            return true;
        },
        [this, title](const Expected<bool>& given) {
            if (given)
                Q_EMIT gaveUp(title);
            else
                Q_EMIT planFailed(tr("The run can't be given up"), given.error());
        });
}

}  // namespace slotpilot::gui
