// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <sys/socket.h>

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <atomic>

#include "base/fd.h"
#include "gui/hand.h"
#include "views/activity_view.h"
#include "views/cluster_graph.h"
#include "widgets/code_text.h"
#include "widgets/message_bar.h"
#include "widgets/slot_map.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

/// A step that goes on until it is stopped.
class EndlessStep : public workflow::Step {
public:
    Expected<workflow::ProbeResult> probe(workflow::StepContext&) override { return workflow::ProbeResult{}; }
    Expected<void> apply(workflow::StepContext& context) override {
        waitFor(context.stop, Milliseconds{60'000});
        return fail(cancelled());
    }
    Expected<std::string> verify(workflow::StepContext&) override { return {}; }
};

/// A step that does nothing, or fails until told otherwise.
class ScriptedStep : public workflow::Step {
public:
    ScriptedStep(bool fails, std::shared_ptr<std::atomic<bool>> broken) : fails_(fails), broken_(std::move(broken)) {}
    Expected<workflow::ProbeResult> probe(workflow::StepContext&) override {
        return workflow::ProbeResult{workflow::Probe::NotDone, "not there yet"};
    }
    Expected<void> apply(workflow::StepContext& context) override {
        context.progress({0.5, "half way"});
        if (fails_ && *broken_)
            return fail(ErrorCode::Timeout, "it did not get ready", "redis-1", "Look at its events.");
        return {};
    }
    Expected<std::string> verify(workflow::StepContext&) override { return "as expected"; }

private:
    bool fails_;
    std::shared_ptr<std::atomic<bool>> broken_;
};

workflow::Plan planOf(int steps) {
    workflow::Plan plan;
    plan.operation = "deploy";
    plan.title = "Deploy to default";
    plan.notes = {"The PodMonitor is skipped: this cluster does not know its kind"};
    for (int i = 0; i < steps; ++i) {
        workflow::StepSpec step;
        step.id = "step-" + std::to_string(i);
        step.kind = i == 1 ? "fails" : "works";
        step.title = "Apply object " + std::to_string(i);
        step.why = "Because the pods need it.";
        step.command = "kubectl apply -f " + std::to_string(i) + ".yaml";
        plan.steps.push_back(step);
    }
    return plan;
}

workflow::StepFactory factory(std::shared_ptr<std::atomic<bool>> broken) {
    return [broken](const workflow::StepSpec& spec) -> Expected<std::unique_ptr<workflow::Step>> {
        return std::make_unique<ScriptedStep>(spec.kind == "fails", broken);
    };
}

}  // namespace

class MainWindowTest : public QObject, Hand {
    Q_OBJECT

public:
    MainWindowTest() : Hand("main-window") {}

private:
    QString label(const char* name) { return find<QLabel>(name)->text(); }

private Q_SLOTS:
    void init() {
        QSettings().clear();
        showWindow();
    }
    void cleanup() { window_.reset(); }

    void theFirstPageNeedsNoCluster() {
        QVERIFY(find<QPushButton>("playgroundButton")->isVisible());
        QVERIFY(find<QPushButton>("openFileButton")->isVisible());
        QVERIFY(!find<QAction>("deploy")->isEnabled());
        QVERIFY(find<QAction>("deploy")->toolTip().contains("Connect to a cluster first"));
    }

    void contextsAreListedAndABrokenFileIsExplained() {
        QTemporaryDir folder;
        const auto file = (folder.path() + "/config").toStdString();
        const auto write = [&](const char* content) {
            QFile out(QString::fromStdString(file));
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(content);
        };
        write(
            "apiVersion: v1\nkind: Config\ncurrent-context: b\n"
            "clusters: [{name: c, cluster: {server: 'https://10.1.1.1:6443'}}]\nusers: [{name: u, user: {}}]\n"
            "contexts: [{name: a, context: {cluster: c, user: u}}, {name: b, context: {cluster: c, user: u, namespace: "
            "x}}]\n");
        QSignalSpy loaded(&window_->session(), &Session::contextsLoaded),
            failed(&window_->session(), &Session::contextsFailed);
        window_->session().loadContexts(file);
        QVERIFY(loaded.wait());
        auto* table = find<QTableView>("contextsTable");
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 1).data().toString(), "https://10.1.1.1:6443");
        QCOMPARE(table->currentIndex().row(), 1);
        QVERIFY(find<QPushButton>("connectButton")->isEnabled());
        write("apiVersion: v1\nclusters: [\n  nonsense: {{\n");
        window_->session().loadContexts(file);
        QVERIFY(failed.wait());
        QVERIFY(!table->isVisible());
    }

    void whatIsMissingIsSaidWithTheActionThatHelps() {
        attach();
        auto nothing = makeSnapshot({.pods = 0, .created = false});
        nothing.statefulSet = fail(ErrorCode::NotFound, "statefulsets \"redis\" not found");
        publish(nothing);
        auto* page = find<QWidget>("overviewPage");
        QCOMPARE(page->findChild<QLabel*>("emptyTitle")->text(), "No StatefulSet redis in namespace default");
        QVERIFY(page->findChild<QPushButton*>("emptyAction")->isVisible());
        QVERIFY(!find<QAction>("create")->isEnabled());
        QVERIFY(find<QAction>("create")->toolTip().contains("deploy first"));

        publish(makeSnapshot({.pods = 3, .created = false}));
        QVERIFY(find<QPushButton>("overviewCreate")->isVisible());
        QVERIFY(find<QAction>("create")->isEnabled());
        find<QAction>("pageSlots")->trigger();
        QCOMPARE(find<QWidget>("slotsPage")->findChild<QLabel*>("emptyTitle")->text(),
                 "The pods run, but no cluster exists yet");

        publish(makeSnapshot({.pods = 3}));
        QVERIFY(!find<QAction>("create")->isEnabled());
        QVERIFY(find<QAction>("create")->toolTip().contains("already created"));
        QVERIFY(find<SlotMap>("slotMap")->isVisible());
        QVERIFY(!label("healthSentence").isEmpty());
    }

    void whatIsBeingReadIsNeitherAnAlarmNorNothing() {
        attach();
        auto reading = makeSnapshot({.pods = 3});
        for (auto& member : reading.members) member.redis = fail(ErrorCode::Unreachable, "not read yet", member.name);
        cluster::join(reading);
        publish(reading);
        QCOMPARE(find<QWidget>("overviewPage")->findChild<QLabel*>("emptyTitle")->text(), "Reading the cluster…");
        // One more pod of a cluster that is known.
        auto more = makeSnapshot({.pods = 4});
        more.members[3].redis = fail(ErrorCode::Unreachable, "not read yet", "redis-3");
        cluster::join(more);
        publish(more);
        QVERIFY(!label("healthSentence").contains("can't be asked"));
    }

    void whatARunDoesByItselfIsNoAlarmWhileItGoesOn() {
        attach();
        auto half = makeSnapshot({.pods = 3});
        for (auto& member : half.members) {
            member.redis->cluster.state = "fail";
            for (auto& line : member.redis->nodes)
                if (line.id == nodeIdOf(2)) line.slots = {};
        }
        cluster::join(half);
        publish(half);
        const QString alarm = label("healthSentence");
        QVERIFY2(alarm.contains("have no owner"), qPrintable(alarm));
        const auto cards = [&] {
            int count = 0;
            for (auto* card : find<QWidget>("overviewPage")->findChildren<QFrame*>())
                count += card->accessibleName().startsWith("Critical: ");
            return count;
        };
        QCOMPARE(cards(), 2);
        const auto& pods = find<ClusterGraph>("podGraph")->data().pods;
        const auto bad = [&] {
            return std::count_if(pods.begin(), pods.end(),
                                 [](const PodGraph::Pod& pod) { return pod.health == PodGraph::Health::Bad; });
        };
        QCOMPARE(bad(), 3);
        auto plan = planOf(1);
        plan.operation = "create";
        auto& run = window_->session().run();
        run.prepare(plan, [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<EndlessStep>();
        });
        QCOMPARE(label("healthSentence"), alarm);
        run.runAll();
        QTRY_COMPARE(label("healthSentence"), "Being created: 10,922 of 16,384 slots have an owner");
        QCOMPARE(cards(), 0);
        QTRY_COMPARE(bad(), 0);
        QCOMPARE(pods[0].healthText, "the cluster is being formed");
        half.members[1].redis = fail(ErrorCode::Unreachable, "connection refused", "redis-1");
        cluster::join(half);
        publish(half);
        QTRY_VERIFY(label("healthSentence").contains("can't be asked: connection refused"));
        QCOMPARE(bad(), 1);
        run.cancel();
        QTRY_VERIFY(label("healthSentence").contains("can't be asked"));
        QTRY_VERIFY(!label("healthSentence").contains("Being created"));
        QCOMPARE(bad(), 3);
    }

    void whatDeployBringsAboutIsFollowedFromItsFirstMoment() {
        attach();
        auto nothing = makeSnapshot({.pods = 0, .created = false});
        nothing.statefulSet = fail(ErrorCode::NotFound, "statefulsets \"redis\" not found");
        publish(nothing);
        auto* empty = find<QWidget>("overviewPage")->findChild<QLabel*>("emptyTitle");
        QVERIFY(empty->isVisible());
        auto plan = planOf(2);
        plan.operation = "deploy";
        auto& run = window_->session().run();
        run.prepare(plan, [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<EndlessStep>();
        });
        QVERIFY(empty->isVisible());
        run.runAll();
        QTRY_VERIFY(!empty->isVisible());
        QVERIFY2(label("healthSentence").startsWith("Under way: "), qPrintable(label("healthSentence")));
        QVERIFY(find<QWidget>("overviewProgress")->isVisible());
        QVERIFY2(label("overviewStep").startsWith("Step 1 of 2: "), qPrintable(label("overviewStep")));
        QCOMPARE(find<ClusterGraph>("podGraph")->data().nodes.size(), 3);
        auto pending = makeSnapshot({.pods = 2, .created = false});
        for (auto& member : pending.members) {
            member.redis = fail(ErrorCode::Unreachable, "the pod has no address yet", member.name);
            member.pod->phase = "Pending";
            member.pod->nodeName.clear();
            member.pod->conditions = {{"PodScheduled", "False", "Unschedulable", "0/3 nodes: too little memory", {}}};
        }
        cluster::join(pending);
        publish(pending);
        const auto& pods = find<ClusterGraph>("podGraph")->data().pods;
        QTRY_COMPARE(pods.size(), 2);
        QVERIFY2(pods[0].healthText.contains("too little memory"), qPrintable(pods[0].healthText));
        QVERIFY2(label("healthSentence").startsWith("Under way: "), qPrintable(label("healthSentence")));
        run.cancel();
        QTRY_VERIFY(!find<QWidget>("overviewProgress")->isVisible());
    }

    void picturesAreCoalescedAndTheLastOneIsShown() {
        attach();
        QSignalSpy spy(&window_->session().cluster(), &ClusterBridge::pictureChanged);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 60; ++i) {
            auto snapshot = makeSnapshot({.pods = 3});
            snapshot.members[0].pod->podIp = "10.0.0." + std::to_string(i);
            window_->session().cluster().publish(shared(std::move(snapshot)));
            QCoreApplication::processEvents();
        }
        const auto last = [&] {
            return spy.isEmpty() ? std::string() : spy.last()[0].value<PicturePtr>()->snapshot->members[0].pod->podIp;
        };
        QTRY_COMPARE(last(), "10.0.0.59");
        QVERIFY2(spy.count() <= 2 + timer.elapsed() / 250, qPrintable(QString::number(spy.count())));
    }

    void aLostConnectionCannotBeMissedAndTheDataStays() {
        attach();
        auto snapshot = makeSnapshot();
        publish(snapshot);
        auto* bar = find<MessageBar>("staleBar");
        QVERIFY(!bar->isVisible());
        QVERIFY(!find<QLabel>("statusStale")->isVisible());
        snapshot.stale = Error{ErrorCode::Unreachable, "the API server does not answer", "10.0.0.1:6443"};
        publish(snapshot);
        QVERIFY(bar->isVisible());
        QVERIFY(find<QLabel>("statusStale")->isVisible());
        QVERIFY(bar->findChild<QLabel*>("messageDetail")->text().contains("does not answer"));
        QCOMPARE(find<QTableView>("podsTable")->model()->rowCount(), 6);
        for (const auto page :
             {MainWindow::Overview, MainWindow::Pods, MainWindow::Nodes, MainWindow::Slots, MainWindow::Monitor}) {
            window_->showPage(page);
            auto* shown = find<QStackedWidget>("pages")->currentWidget();
            const auto* veil = shown->findChild<QWidget*>("staleVeil");
            QVERIFY2(veil && veil->isVisible() && veil->size() == shown->size(), qPrintable(shown->objectName()));
        }
        window_->showPage(MainWindow::Slots);
        auto* map = find<SlotMap>("slotMap");
        const auto ink = [&] {
            const auto place = map->mapTo(window_.get(), map->cellRect(300).center().toPoint());
            return window_->grab(QRect(place, QSize(1, 1))).toImage().pixelColor(0, 0);
        };
        const QColor pale = ink();
        snapshot.stale.reset();
        publish(snapshot);
        QVERIFY(!bar->isVisible());
        QVERIFY(!find<QLabel>("statusStale")->isVisible());
        QVERIFY(ink() != pale);
    }

    void aPodOfTheGraphLeadsToItsDetails() {
        attach();
        publish(makeSnapshot());
        find<QAction>("pageOverview")->trigger();
        auto* graph = find<ClusterGraph>("podGraph");
        QTest::mouseClick(graph, Qt::LeftButton, {}, graph->podRect("redis-3").center().toPoint());
        QVERIFY(find<QWidget>("podsPage")->isVisible());
        auto* table = find<QTableView>("podsTable");
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(table->selectionModel()->selectedRows()[0].data().toString(), "redis-3");
    }

    void aPlanIsShownThenSteppedFailsIsRetriedAndSucceeds() {
        attach();
        publish(makeSnapshot({.pods = 3, .created = false}));
        auto broken = std::make_shared<std::atomic<bool>>(true);
        auto& run = window_->session().run();
        QList<workflow::StepState> seen;
        connect(&run, &RunBridge::statusChanged, this, [&](const workflow::RunStatusPtr& status) {
            if (status && (seen.isEmpty() || seen.last() != status->steps[0].state)) seen << status->steps[0].state;
        });
        run.prepare(planOf(3), factory(broken));
        QCOMPARE(label("planTitle"), "Deploy to default");
        QVERIFY(label("planNotes").contains("PodMonitor"));
        QCOMPARE(find<QListView>("planSteps")->model()->rowCount(), 3);
        QCOMPARE(find<CodeText>("stepCommand")->toPlainText(), "kubectl apply -f 0.yaml");
        QVERIFY(find<QAction>("deploy")->isEnabled());
        click("stepButton");
        QTRY_VERIFY(run.status()->state == workflow::RunState::Paused);
        QVERIFY(!find<QAction>("deploy")->isEnabled());
        using S = workflow::StepState;
        QVERIFY((seen == QList<S>{S::Waiting, S::Running, S::Done}));
        click("runButton");
        QTRY_VERIFY(run.status()->state == workflow::RunState::Failed);
        QTRY_VERIFY(find<MessageBar>("messageBar")->text().startsWith("Stopped"));
        QVERIFY(label("runError").contains("it did not get ready"));
        *broken = false;
        click("retryButton");
        QTRY_VERIFY(run.status()->state == workflow::RunState::Succeeded);
        QTRY_VERIFY(find<MessageBar>("messageBar")->text().startsWith("Done"));
        QVERIFY(find<MessageBar>("messageBar")->findChild<QPushButton*>("messageAction")->text().contains("Create"));
        click("discardButton");
        QVERIFY(!run.status());
        *broken = true;
    }

    void connectingToAServerThatNeverAnswersBlocksNothing() {
        const UniqueFd listener(socket(AF_INET, SOCK_STREAM, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QCOMPARE(bind(listener.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
        QCOMPARE(listen(listener.get(), 8), 0);  // accepts, and never says a word
        getsockname(listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
        QTemporaryDir folder;
        QFile file(folder.path() + "/config");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            QStringLiteral("apiVersion: v1\nkind: Config\ncurrent-context: hang\n"
                           "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:%1', insecure-skip-tls-verify: "
                           "true}}]\nusers: [{name: u, user: {token: t}}]\n"
                           "contexts: [{name: hang, context: {cluster: c, user: u}}]\n")
                .arg(ntohs(address.sin_port))
                .toUtf8());
        file.close();
        window_->session().loadContexts(file.fileName().toStdString());
        QElapsedTimer timer;
        for (int i = 0; i < 5; ++i) {
            timer.restart();
            window_->session().open("hang", "default", "redis");
            QVERIFY(timer.elapsed() < 1000);
            QTest::qWait(60);
            QCOMPARE(window_->session().cluster().state(), ClusterBridge::State::Connecting);
        }
        timer.restart();
        click("connectBack");
        QCOMPARE(window_->session().cluster().state(), ClusterBridge::State::Idle);
        window_->session().open("hang", "default", "redis");
        window_.reset();
        QVERIFY2(timer.elapsed() < 2000, "closing waited for the server");
        QVERIFY(waitForBackground(Milliseconds{10'000}));
    }

    void anUnreachableServerIsExplainedWithAWayBack() {
        QTemporaryDir folder;
        QFile file(folder.path() + "/config");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "apiVersion: v1\nkind: Config\ncurrent-context: gone\n"
            "clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]\nusers: [{name: u, user: {token: t}}]\n"
            "contexts: [{name: gone, context: {cluster: c, user: u}}]\n");
        file.close();
        QSignalSpy loaded(&window_->session(), &Session::contextsLoaded);
        window_->session().loadContexts(file.fileName().toStdString());
        QVERIFY(loaded.wait());
        QTRY_VERIFY(find<QPushButton>("connectButton")->isEnabled());
        click("connectButton");
        QTRY_COMPARE_WITH_TIMEOUT(window_->session().cluster().state(), ClusterBridge::State::Failed, 20'000);
        QVERIFY(!label("connectError").isEmpty());
        QVERIFY(find<QPushButton>("connectRetry")->isVisible());
        click("connectBack");
        QVERIFY(find<QTableView>("contextsTable")->isVisible());
    }

    void actionsSayWhyTheyCannotBeUsed() {
        const auto reason = [&](const char* action) {
            return find<QAction>(action)->isEnabled() ? QString() : find<QAction>(action)->toolTip();
        };
        for (const char* action : {"scale", "upgrade", "rebalance"}) {
            QVERIFY(reason(action).contains("Connect to a cluster first"));
        }
        attach();
        publish(makeSnapshot({.pods = 3, .created = false}));
        QVERIFY(reason("scale").contains("create it first"));
        auto snapshot = makeSnapshot({.pods = 3});
        publish(snapshot);
        for (const char* action : {"scale", "upgrade", "rebalance"}) QVERIFY2(reason(action).isEmpty(), action);
        snapshot.stale = Error{ErrorCode::Unreachable, "the API server does not answer"};
        publish(snapshot);
        QVERIFY(reason("rebalance").contains("may be old"));
        snapshot.stale.reset();
        publish(snapshot);
        auto& run = window_->session().run();
        run.prepare(planOf(1), [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<EndlessStep>();
        });
        QVERIFY(reason("upgrade").isEmpty());  // a plan that is only looked at is in nobody's way
        run.runAll();
        QVERIFY(reason("upgrade").contains("running"));
        QTRY_VERIFY(run.status()->state == workflow::RunState::Running);
        run.cancel();
        QTRY_VERIFY(!run.active());
        QVERIFY(reason("upgrade").isEmpty());
    }

    void closingAsksOnceWhatBecomesOfARun() {
        attach();
        publish(makeSnapshot({.pods = 3}));
        auto& run = window_->session().run();
        run.prepare(planOf(1), [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<EndlessStep>();
        });
        run.runAll();
        QTRY_VERIFY(run.status()->state == workflow::RunState::Running);
        int asked = 0;
        const auto answer = [&](const char* button) {
            QTimer::singleShot(0, window_.get(), [&, button] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box);
                ++asked;
                QTest::mouseClick(box->findChild<QPushButton*>(button), Qt::LeftButton);
            });
            window_->close();
        };
        answer("closeStay");
        QVERIFY(window_->isVisible() && run.active());
        answer("closeWhenStopped");
        QTRY_VERIFY(!window_->isVisible());
        QCOMPARE(asked, 2);
        QVERIFY(!run.active());
    }

    void geometryAndPageAreKept() {
        find<QAction>("pageSlots")->trigger();
        window_->resize(1111, 777);
        QCoreApplication::processEvents();
        window_->close();
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QCOMPARE(window_->size(), QSize(1111, 777));
        QVERIFY(find<QAction>("pageSlots")->isChecked());
    }

    void everyControlHasANameForScreenReaders() {
        attach();
        publish(makeSnapshot());
        find<QDockWidget>("activityDock")->show();
        find<QDockWidget>("lessonsDock")->show();
        QStringList nameless;
        for (int page = 0; page < MainWindow::PageCount; ++page) {
            window_->showPage(static_cast<MainWindow::PageIndex>(page));
            for (auto* widget : window_->findChildren<QWidget*>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
                if (widget->objectName().startsWith("qt_") ||
                    qobject_cast<QAbstractScrollArea*>(widget->parentWidget()))
                    continue;
                auto* accessible = QAccessible::queryAccessibleInterface(widget);
                const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
                if (name.isEmpty())
                    nameless << QStringLiteral("page %1: %2 %3")
                                    .arg(page)
                                    .arg(QString(widget->metaObject()->className()), widget->objectName());
            }
        }
        QCOMPARE(nameless.join('\n'), QString());
    }
};

GUI_TEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
