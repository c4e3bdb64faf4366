// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the main window: news of the session become what people see.
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QToolBar>
#include <algorithm>

#include "app/appearance.h"
#include "app/main_window.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "operations/repair.h"
#include "views/activity_view.h"
#include "views/guarded.h"
#include "views/history_view.h"
#include "views/password_dialog.h"
#include "views/probe_view.h"
#include "views/settings_dialog.h"
#include "views/slots_view.h"
#include "views/status_line.h"
#include "views/target_bar.h"
#include "views/update_view.h"
#include "views/welcome_view.h"
#include "widgets/message_bar.h"

namespace slotpilot::gui {

using workflow::RunState;

void MainWindow::connectSession() {
    auto& cluster = session_.cluster();
    connect(&cluster, &ClusterBridge::stateChanged, this, &MainWindow::showConnection);
    connect(&cluster, &ClusterBridge::pictureChanged, this, &MainWindow::showPicture);
    connect(&cluster, &ClusterBridge::permissionsChanged, this, &MainWindow::updateActions);
    connect(&cluster, &ClusterBridge::latencyMeasured, status_, &StatusLine::showLatency);
    connect(&cluster, &ClusterBridge::namespacesListed, target_, &TargetBar::setNamespaces);
    connect(&cluster, &ClusterBridge::statefulSetsListed, target_, &TargetBar::setStatefulSets);
    connect(&cluster, &ClusterBridge::checked, this, &MainWindow::showChecked);
    connect(&session_.run(), &RunBridge::statusChanged, this, &MainWindow::showRun);
    connect(&session_, &Session::measuringChanged, this, [this] {
        updateActions();
        noticeEnds();
        closeOnceOver();
    });
    session_.run().setGate([this] { return mayBegin(); });
    connect(&session_.run(), &RunBridge::statusChanged, historyPage_, [this] {
        if (!session_.run().active()) historyPage_->refresh();
    });
    connect(&changes_, &StepChanges::changed, this, [this] {
        activity_->showChange(changes_.last(), changes_.highlighted());
        if (const auto picture = session_.cluster().picture()) showPicture(picture);
    });
    connect(&session_, &Session::contextsLoaded, this, [this] {
        const QString last = QSettings().value("cluster/context").toString();
        welcome_->showContexts(session_.contexts(), last);
        target_->setContexts(session_.contextNames());
        showTarget();
        showTitle();
        updateActions();
    });
    connect(&session_, &Session::contextsFailed, welcome_, &WelcomeView::showError);
    connect(&session_.playground(), &PlaygroundHost::failed, this, [this](const Error& error) {
        connecting_->showError(tr("The playground did not start"), error, true);
        showTop(connecting_);
        updateActions();
    });
    connect(&session_, &Session::planningBegan, this, [this](const QString& words) {
        activityDock_->show();
        if (pages_->currentWidget() != update_) activityDock_->raise();  // the form shows its plan itself
        activity_->showPlanning(words);
        update_->showPlanning();
        updateActions();
    });
    connect(&session_, &Session::planned, this, [this](const Planned& planned) {
        const auto& operation = planned.plan.operation;
        if (operation == "update" || operation == "rebalance") update_->showPlan(planned);
        updateActions();
    });
    connect(&session_, &Session::basisRead, update_, &UpdateView::setBasis);
    connect(&session_, &Session::basisRead, this, &MainWindow::updateActions);
    connect(&session_, &Session::unfinishedFound, this, &MainWindow::offerUnfinished);
    connect(&session_, &Session::gaveUp, this, [this](const QString& title) {
        message_->show(Tone::Information, tr("Given up: %1").arg(title), tr("Check says how the cluster is."),
                       {{actions_.check->text(), [this] { actions_.check->trigger(); }}});
    });
    connect(update_, &UpdateView::basisWanted, &session_, &Session::readBasis);
    connect(update_, &UpdateView::updateWanted, &session_, &Session::update);
    connect(update_, &UpdateView::rebalanceWanted, &session_, &Session::rebalance);
    connect(update_, &UpdateView::closed, this, &MainWindow::closeForm);
    connect(&session_.run(), &RunBridge::beginFailed, this, [this](const Error& error) {
        message_->show(Tone::Bad,
                       error.code == ErrorCode::Conflict ? tr("Somebody else works on this cluster")
                                                         : tr("The workflow could not begin"),
                       errorLine(error) + u'\n' + said(error.hint));
        closeOnceOver();
    });
    connect(&session_.run(), &RunBridge::noticed, this,
            [this](const QString& words) { message_->show(Tone::Warning, said(words.toStdString())); });
    connect(&session_, &Session::planFailed, this, [this](const QString& title, const Error& error) {
        activity_->showPlanningError(title, error);
        update_->showError(title, error);
        if (pages_->currentWidget() != update_)
            message_->show(Tone::Bad, title, errorLine(error) + u'\n' + said(error.hint));
        updateActions();
    });
    connect(&session_, &Session::nothingToDo, this, [this](const QString& title, const QString& words) {
        activity_->showNothing(title, words);
        update_->showNothing(title, words);
        message_->show(Tone::Information, title, words);
        updateActions();
    });
    connect(activity_, &ActivityView::replicasChosen, &session_, &Session::create);
    connect(welcome_, &WelcomeView::contextChosen, this,
            [this](const QString& context) { session_.open(context, {}, {}); });
    connect(target_, &TargetBar::chosen, this, [this](const QString& context, const QString& ns, const QString& set) {
        if (confirmStoppingProbes(tr("S&top and switch")))
            session_.open(context, ns, set);
        else
            showTarget();
    });
    connect(connecting_, &ConnectView::cancelled, this, &MainWindow::leave);
    connect(connecting_, &ConnectView::retried, this, [this] {
        if (session_.cluster().state() == ClusterBridge::State::Failed)
            session_.retry();
        else
            openPlayground();
    });
    connect(&session_.run(), &RunBridge::statusChanged, activityDock_, [this](const workflow::RunStatusPtr& status) {
        if (status && (status->state == RunState::Ready || !session_.run().active())) activityDock_->show();
    });
    auto* clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, &MainWindow::tick);
    clock->start(1000);
}

void MainWindow::showConnection() {
    using State = ClusterBridge::State;
    auto& cluster = session_.cluster();
    const auto& info = cluster.info();
    const QString context = info.playground ? session_.playgroundName() : text(info.target.context);
    message_->hide();
    staleBar_->hide();
    staleSince_ = {};
    markPages(false);
    closeForm();
    status_->showConnection(cluster.state(), info);
    switch (cluster.state()) {
        case State::Idle: showTop(welcome_); break;
        case State::Connecting:
            connecting_->showProgress(context.isEmpty() ? tr("Connecting…") : tr("Connecting to %1…").arg(context),
                                      tr("Reading the kubeconfig and asking the API server who it is."));
            showTop(connecting_);
            break;
        case State::Failed:
            connecting_->showError(tr("No connection to %1").arg(context.isEmpty() ? tr("the cluster") : context),
                                   *cluster.error(), true);
            showTop(connecting_);
            break;
        case State::Connected:
            applyGuard();
            target_->setContexts(session_.contextNames());
            showTarget();
            activity_->setKubeconfig(
                info.playground ? QString::fromStdString(session_.playground().kubeconfig().string()) : QString());
            if (!info.playground) QSettings().setValue("cluster/context", text(info.target.context));
            showTop(workspace_);
            if (info.playground && !lessonsDock_->isVisible() &&
                !QSettings().childGroups().contains(QStringLiteral("lessons")))
                message_->show(Tone::Information, tr("New to Redis Cluster?"),
                               tr("Lessons lead you through it, here on the playground."), {{tr("Lessons"), [this] {
                                                                                                 message_->hide();
                                                                                                 learn();
                                                                                             }}});
            break;
    }
    passwordNeed_.clear();
    showTitle();
    showPicture(nullptr);
    updateActions();
}

void MainWindow::showTitle() {
    const auto& info = session_.cluster().info();
    const bool work = session_.cluster().state() == ClusterBridge::State::Connected;
    const QStringList title{info.playground ? session_.playgroundName() : text(info.target.context),
                            text(info.target.ns), text(info.target.statefulSet)};
    setWindowTitle(work ? tr("%1 — Slotpilot").arg(title.join(QStringLiteral(" / "))) : tr("Slotpilot"));
}

void MainWindow::showTarget() {
    const auto& info = session_.cluster().info();
    auto target = info.target;
    if (info.playground) target.context = session_.playgroundName().toStdString();
    target_->setTarget(target);
}

void MainWindow::showPicture(const PicturePtr& picture) {
    // What a check said must not stand beside what is no longer so.
    if (picture && !checked_.isEmpty() && message_->text().startsWith(checked_) &&
        !checked_.endsWith(said(picture->report.sentence)))
        message_->hide();
    changes_.seePicture(picture);
    Scene scene{picture, {}, {}, changes_.highlighted()};
    if (picture) {
        scene.pods = podRows(*picture->snapshot);
        scene.nodes = nodeRows(*picture->snapshot, scene.pods);
    }
    for (auto* page : page_) page->show(scene);
    update_->show(scene);
    status_->showPicture(picture);
    updateActions();
    if (!picture) return;
    showStale(*picture->snapshot);
    showPasswordNeed(*picture->snapshot);
    timing_.snapshotShown(*picture->snapshot);
}

/// The pages that show the cluster as it is now look old, or not.
void MainWindow::markPages(bool stale) {
    for (const auto page : {Overview, Pods, Nodes, Slots, Monitor}) page_[page]->setStale(stale);
}

void MainWindow::showStale(const cluster::ClusterSnapshot& snapshot) {
    markPages(snapshot.stale.has_value());
    if (!snapshot.stale) {
        staleBar_->hide();
        staleSince_ = {};
        return;
    }
    if (!staleSince_.isValid()) staleSince_ = QDateTime::currentDateTime();
    staleBar_->show(Tone::Warning, tr("Connection lost: what you see may be old"));
    tick();
}

/// Asked for once, and again when another answer comes than before.
void MainWindow::showPasswordNeed(const cluster::ClusterSnapshot& snapshot) {
    const auto locked = std::find_if(snapshot.members.begin(), snapshot.members.end(), [](const auto& member) {
        return !member.redis && cluster::asksForPassword(member.redis.error());
    });
    const auto need = locked == snapshot.members.end() ? std::string() : locked->redis.error().what;
    const auto before = std::exchange(passwordNeed_, need);
    if (before == need) return;
    if (!need.empty())
        message_->show(Tone::Warning, said(need), tr("It is kept in memory only, and written nowhere."),
                       {{password_->text(), [this] { askPassword(); }}});
    else if (message_->text() == said(before))
        message_->hide();
}

void MainWindow::askPassword() {
    const auto& target = session_.cluster().info().target;
    auto* dialog = new PasswordDialog(text(target.ns + "/" + target.statefulSet), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        session_.cluster().givePassword(dialog->user(), dialog->password());
        passwordNeed_.clear();
    });
    dialog->open();
}

void MainWindow::tick() {
    status_->tick();
    changes_.tick();
    const auto picture = session_.cluster().picture();
    if (picture && picture->snapshot->stale && staleSince_.isValid())
        staleBar_->setDetail(tr("As of %1, %2 ago. %3. Trying again by itself.")
                                 .arg(QLocale().toString(staleSince_.time(), QStringLiteral("HH:mm:ss")),
                                      age(staleSince_), errorLine(*picture->snapshot->stale)));
    for (auto* page : page_) page->tick();
}

void MainWindow::showRun(const workflow::RunStatusPtr& status) {
    changes_.seeRun(status);
    updateActions();
    const bool active = session_.run().active();
    slots_->showRun(status, active);
    // A run that is only looked at says nothing new.
    const bool ran = std::exchange(wasActive_, active) || active;
    const RunState state = status ? status->state : RunState::Ready;
    const RunState before = std::exchange(lastRunState_, state);
    if (state == RunState::Running) notifier_.began(QStringLiteral("run"));
    if (!status || !ran || state == before) return;
    const QString title = said(status->plan->title);
    const auto& operation = status->plan->operation;
    const bool moves = operation == "update" || operation == "rebalance" || operation == "rollback";
    QVector<MessageBar::Action> wayBack;
    if (moves) wayBack = {{tr("Plan the way back"), [this, id = status->runId] { session_.turnAround(id); }}};
    if (state == RunState::Running) {
        message_->hide();
        if (moves && (before == RunState::Ready || pages_->currentWidget() == update_)) showPage(Slots);
    } else if (state == RunState::Succeeded) {
        const bool deployed = status->plan->operation == "deploy";
        const auto picture = session_.cluster().picture();
        const bool noCluster = deployed && (!picture || !picture->snapshot->created());
        QAction* next = noCluster ? actions_.create : actions_.check;
        message_->show(Tone::Success, tr("Done: %1").arg(title),
                       noCluster ? tr("The pods run. Next, make them one Redis Cluster.") : QString(),
                       {{next->text(), [next] { next->trigger(); }}});
    } else if (state == RunState::Failed) {
        message_->show(Tone::Bad, tr("Stopped: %1").arg(title),
                       status->error ? errorLine(*status->error) + u'\n' + said(status->error->hint) : QString(),
                       wayBack);
    } else if (state == RunState::Cancelled) {
        message_->show(Tone::Warning, tr("Cancelled: %1").arg(title),
                       tr("What was done stays done. Go on in Activity, or plan again from what is true now."),
                       wayBack);
    }
    if (state == RunState::Succeeded || state == RunState::Failed || state == RunState::Cancelled)
        notifier_.ended(QStringLiteral("run"), message_->text());
    closeOnceOver();
}

/// What did not come to its end is offered once, when its cluster is connected.
void MainWindow::offerUnfinished(const workflow::JournalRun& run) {
    const auto& status = run.status;
    const auto done = std::count_if(status.steps.begin(), status.steps.end(), [](const workflow::StepRecord& record) {
        return record.state == workflow::StepState::Done || record.state == workflow::StepState::AlreadyDone;
    });
    QString what = tr("A workflow was interrupted: %1");
    if (run.entry.state == RunState::Failed) what = tr("A workflow stopped with an error: %1");
    if (run.entry.state == RunState::Cancelled) what = tr("A workflow was cancelled: %1");
    QStringList detail{tr("%1 of %n step(s) done", nullptr, static_cast<int>(status.steps.size())).arg(done)};
    if (status.started) detail << tr("begun %1 ago").arg(age(dateTime(*status.started)));
    if (status.error) detail << errorLine(*status.error);
    QVector<MessageBar::Action> actions{{tr("Go on"), [this, run] { session_.resume(run, true); }},
                                        {tr("Show"), [this, run] { session_.resume(run, false); }},
                                        {tr("Give up"), [this, run] {
                                             if (mayChange(this, session_.cluster(), tr("Give up?")))
                                                 session_.giveUp(run);
                                         }}};
    if (run.entry.operation == "update" || run.entry.operation == "rebalance" || run.entry.operation == "rollback")
        actions.append({tr("Plan the way back"), [this, run] { session_.turnAround(run.entry.runId); }});
    message_->show(run.entry.state == RunState::Failed ? Tone::Bad : Tone::Warning, what.arg(said(run.entry.title)),
                   detail.join(QStringLiteral(" · ")), actions);
}

void MainWindow::showChecked(const std::optional<Error>& error) {
    updateActions();
    notifier_.ended(QStringLiteral("check"),
                    error ? tr("The check could not read the cluster") : tr("The check is done"));
    if (error) {
        message_->show(Tone::Bad, tr("The check could not read the cluster"),
                       errorLine(*error) + u'\n' + said(error->hint));
        return;
    }
    showPage(Overview);
    const auto picture = session_.cluster().picture();
    if (!picture) return;
    const auto& report = picture->report;
    const auto findings = static_cast<int>(report.findings.size());
    checked_ = tr("Checked: %1").arg(said(report.sentence));
    message_->show(report.healthy() ? Tone::Success : Tone::Warning, checked_,
                   findings == 0 ? tr("Every pod was asked; nothing was found.")
                                 : tr("%n finding(s) on this page, with what to do.", nullptr, findings));
}

void MainWindow::updateActions() {
    auto& cluster = session_.cluster();
    const bool connected = cluster.state() == ClusterBridge::State::Connected;
    QString general;
    if (!connected)
        general = tr("Connect to a cluster first.");
    else if (session_.run().active())
        general = tr("A workflow is running: see Activity.");
    else if (session_.planning())
        general = tr("A plan is being made.");
    else if (cluster.guard() == Guard::ReadOnly)
        general = readOnlyReason();
    const auto set = [](QAction* action, const QString& what, const QString& hindrance) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setEnabled(hindrance.isEmpty());
        const QString withKeys = keys.isEmpty() ? what : tr("%1 (%2)").arg(what, keys);
        action->setToolTip(hindrance.isEmpty() ? withKeys : tr("%1\n%2").arg(what, hindrance));
    };
    const auto picture = cluster.picture();
    const auto first = [](std::initializer_list<QString> reasons) {
        for (const auto& reason : reasons)
            if (!reason.isEmpty()) return reason;
        return QString();
    };
    const QString noPods = picture && picture->snapshot->members.empty() ? tr("There are no pods yet: deploy first.")
                           : picture && beingRead(*picture)              ? tr("The cluster is being read.")
                                                                         : QString();
    const QString created = picture && picture->snapshot->created() ? tr("The cluster is already created.") : QString();
    const QString stale =
        picture && picture->snapshot->stale ? tr("The connection is lost: what is shown may be old.") : QString();
    set(actions_.deploy, tr("Puts the Redis pods into the namespace; shows its plan first"),
        first({general, stale, cluster.mayDeploy().reason}));
    set(actions_.create, tr("Makes the pods one Redis Cluster; shows its plan first"),
        first({general, cluster.mayReachPods().reason, noPods, created}));
    const bool clustered = picture && picture->snapshot->created();
    const QString noCluster = clustered           ? QString()
                              : !noPods.isEmpty() ? noPods
                                                  : tr("There is no Redis Cluster yet: create it first.");
    const QString fromWhatIs = first({general, stale, cluster.mayReachPods().reason, noCluster});
    set(actions_.scale, tr("More or fewer pods, without losing a key; shows its plan first"),
        first({fromWhatIs, cluster.mayDeploy().reason}));
    set(actions_.upgrade, tr("Another image, resources or configuration, pod by pod; shows its plan first"),
        first({fromWhatIs, cluster.mayDeploy().reason}));
    set(actions_.rebalance, tr("Spreads the slots evenly or by weights; shows its plan first"), fromWhatIs);
    const bool repairable =
        picture && std::any_of(picture->report.findings.begin(), picture->report.findings.end(),
                               [](const auto& finding) { return operations::repairable(finding.kind); });
    set(actions_.repair, tr("Repairs what the check found, without dropping a key; shows its plan first"),
        first({fromWhatIs, repairable ? QString() : tr("The check found nothing that can be repaired from here.")}));
    set(actions_.check, tr("Asks every pod afresh and says what is wrong"),
        first({connected ? QString() : general, cluster.mayReachPods().reason,
               cluster.checking() ? tr("A check is running.") : QString()}));
    const auto measure = [&](QAction* action, const ProbeView& page, const ProbeBridge& probe, const QString& what) {
        set(action, what, probe.active() ? QString() : page.hindrance());
    };
    measure(actions_.consistency, *consistency_, session_.consistency(),
            tr("Writes and reads, and tells which acknowledged writes were lost and who did not answer when"));
    measure(actions_.benchmark, *benchmark_, session_.benchmark(), tr("Measures throughput and latencies"));
    password_->setEnabled(connected);
    leave_->setEnabled(cluster.state() != ClusterBridge::State::Idle);
    playground_->setEnabled(!session_.playground().starting());
    playground_->setText(session_.playground().running() ? tr("Go to the &playground") : tr("Start the &playground"));
    filter_->setEnabled(connected);
}

/// Of a marked context; the playground is nobody's production.
void MainWindow::applyGuard() {
    auto& cluster = session_.cluster();
    const auto& info = cluster.info();
    const auto guard = info.playground ? Guard::None : Preferences::load().guarded.value(text(info.target.context));
    cluster.setGuard(guard);
    status_->showGuard(guard);
}

/// Asked before a workflow changes the first thing.
bool MainWindow::mayBegin() {
    return mayChange(this, session_.cluster(), tr("Run “%1”?").arg(said(session_.run().status()->plan->title)));
}

void MainWindow::noticeEnds() {
    const auto follow = [this](const ProbeBridge& probe, const QString& kind, const QString& done) {
        if (probe.active())
            notifier_.began(kind);
        else
            notifier_.ended(kind, done);
    };
    follow(session_.consistency(), QStringLiteral("consistency"), tr("The consistency check is over"));
    follow(session_.benchmark(), QStringLiteral("benchmark"), tr("The benchmark is over"));
}

void MainWindow::openSettings() {
    const auto before = Preferences::load();
    QStringList contexts;
    for (const auto& row : session_.contexts()) contexts << QString::fromStdString(row.name);
    auto* dialog = new SettingsDialog(before, contexts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, before] {
        const auto chosen = dialog->chosen();
        chosen.save();
        if (chosen.colors != before.colors) applyColors(chosen.colors);
        applyGuard();
        if (const auto picture = session_.cluster().picture()) showPicture(picture);
        updateActions();
    });
    dialog->open();
}

void MainWindow::openFile() {
    const QString start = QDir::homePath() + QStringLiteral("/.kube");
    auto* dialog = new QFileDialog(this, tr("Open a kubeconfig file"), QDir(start).exists() ? start : QDir::homePath());
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (session_.cluster().state() != ClusterBridge::State::Idle) leave();
        session_.loadContexts(file.toStdString());
    });
    dialog->open();
}

void MainWindow::openPlayground() {
    if (!confirmStoppingProbes(tr("S&top and switch"))) return;
    if (!session_.playground().running()) {
        connecting_->showProgress(tr("Starting the playground…"),
                                  tr("A Kubernetes API whose pods are redis-server processes on this computer."));
        showTop(connecting_);
    }
    session_.openPlayground();
    updateActions();
}

void MainWindow::learn() {
    if (top_->currentWidget() == workspace_) {
        lessonsDock_->show();
        lessonsDock_->raise();
        return;
    }
    wantLessons_ = true;
    openPlayground();
}

void MainWindow::leave() {
    if (!confirmLeaving(tr("Stop it and disconnect")) || !confirmStoppingProbes(tr("S&top and disconnect"))) return;
    if (session_.run().status()) session_.run().discard();
    session_.leave();
}

}  // namespace slotpilot::gui
