// SPDX-License-Identifier: GPL-3.0-or-later
// A person's first ten minutes, by clicking: deploy, create, check; a pod that comes back.
#include <QAction>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include "app/main_window.h"
#include "gui/support.h"
#include "kube/client.h"
#include "widgets/message_bar.h"
#include "widgets/slot_map.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class WalkTest : public QObject {
    Q_OBJECT

private:
    template <class T>
    static T* find(MainWindow& window, const char* name) {
        auto* found = window.findChild<T*>(name);
        if (!found) qFatal("no %s", name);
        return found;
    }
    static void click(MainWindow& window, const char* name) {
        auto* widget = find<QWidget>(window, name);
        QVERIFY2(widget->isVisible() && widget->isEnabled(), name);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    static void shoot(MainWindow& window, const QString& name) {
        const QString base =
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..");
        QDir().mkpath(base + "/screenshots");
        QTest::qWait(100);
        QVERIFY(window.grab().save(base + "/screenshots/" + name + ".png"));
    }
    static void runPlan(MainWindow& window) {
        auto& run = window.session().run();
        QTRY_VERIFY2_WITH_TIMEOUT(run.status() && run.status()->state == workflow::RunState::Ready, "no plan", 30'000);
        click(window, "runButton");
        QTRY_VERIFY_WITH_TIMEOUT(run.status()->state != workflow::RunState::Ready, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!run.active(), 150'000);
        const auto& error = run.status()->error;
        QVERIFY2(run.status()->state == workflow::RunState::Succeeded,
                 error ? error->describe().c_str() : "not succeeded");
    }

    /// Slots that nobody owns are found, and repaired by clicking.
    static void damageAndRepair(MainWindow& window, const QString& name) {
        auto& cluster = window.session().cluster();
        for (int pod = 0; pod < 3; ++pod) {
            auto connection = cluster.access()->dial("redis-" + std::to_string(pod), {});
            QVERIFY(connection && connection->command({"CLUSTER", "DELSLOTS", "100", "101"}, {}));
        }
        find<QAction>(window, "pageOverview")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            find<QPushButton>(window, "overviewRepair")->isVisible() && find<QAction>(window, "repair")->isEnabled(),
            30'000);
        QVERIFY2(!find<MessageBar>(window, "messageBar")->isVisible(), "a check's good word stands beside the damage");
        shoot(window, name + "-damaged");
        click(window, "overviewRepair");
        runPlan(window);
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->report.healthy(), 30'000);
        QTRY_VERIFY(!find<QPushButton>(window, "overviewRepair")->isVisible());
    }

    /// Deploy, create, check by clicking; then a pod is deleted and comes back with a new address.
    static void walk(MainWindow& window, const std::string& ns, const QString& name) {
        auto& cluster = window.session().cluster();
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture(), 30'000);
        auto* overview = find<QWidget>(window, "overviewPage");
        QTRY_COMPARE_WITH_TIMEOUT(
            overview->findChild<QLabel*>("emptyTitle")->text(),
            QStringLiteral("No StatefulSet redis in namespace %1").arg(QString::fromStdString(ns)), 30'000);
        shoot(window, name + "-empty");

        QTest::mouseClick(overview->findChild<QPushButton*>("emptyAction"), Qt::LeftButton);
        runPlan(window);
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>(window, "create")->isEnabled(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>(window, "podsTable")->model()->rowCount(), 3, 20'000);
        shoot(window, name + "-deployed");

        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(window, "overviewCreate")->isVisible(), 20'000);
        click(window, "overviewCreate");
        runPlan(window);
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->report.healthy(), 30'000);
        find<QAction>(window, "pageSlots")->trigger();
        const auto& owners = find<SlotMap>(window, "slotMap")->data().owner;
        QTRY_VERIFY_WITH_TIMEOUT(std::all_of(owners.begin(), owners.end(), [](auto owner) { return owner >= 0; }),
                                 10'000);
        shoot(window, name + "-created-slots");

        find<QAction>(window, "check")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<MessageBar>(window, "messageBar")->text().startsWith("Checked"), 20'000);
        shoot(window, name + "-checked");

        damageAndRepair(window, name);
        if (QTest::currentTestFailed()) return;
        const auto before = cluster.picture()->snapshot->members[1].pod;
        auto removed = cluster.access()->client().remove(kube::resources::pods, ns, "redis-1", {}, {});
        QVERIFY2(removed.has_value(), removed ? "" : removed.error().describe().c_str());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->snapshot->members.size() == 3 &&
                                     cluster.picture()->snapshot->members[1].pod &&
                                     cluster.picture()->snapshot->members[1].pod->meta.uid != before->meta.uid &&
                                     cluster.picture()->snapshot->members[1].pod->ready(),
                                 150'000);
        QVERIFY(cluster.picture()->snapshot->members[1].pod->podIp != before->podIp);
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->report.healthy(), 60'000);
        shoot(window, name + "-back-again");
    }

    /// The API server out of reach for a while: what was seen stays, marked, until it is read afresh.
    static void loseAndFind(MainWindow& window) {
        const auto kube = qEnvironmentVariable("SLOTPILOT_TEST_KUBE");
        if (kube.isEmpty()) return qWarning("not tried: SLOTPILOT_TEST_KUBE names no program that cuts the connection");
        const auto relay = [&](const char* what) { QCOMPARE(QProcess::execute(kube, {what}), 0); };
        auto* bar = find<MessageBar>(window, "staleBar");
        relay("relay-stop");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
        QCOMPARE(find<QTableView>(window, "podsTable")->model()->rowCount(), 3);
        QVERIFY(!window.session().cluster().picture()->report.healthy());
        shoot(window, "kubernetes-lost");
        relay("relay-start");
        QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(window.session().cluster().picture()->report.healthy(), 30'000);
    }

private Q_SLOTS:
    void onThePlayground() {
        MainWindow window;
        window.resize(1400, 880);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        click(window, "playgroundButton");
        walk(window, "default", "playground");
        if (QTest::currentTestFailed()) return;
        window.session().leave();
        QTRY_VERIFY(find<QPushButton>(window, "playgroundButton")->isVisible());
    }

    void onARealKubernetes() {
        const auto kubeconfig = qEnvironmentVariable("SLOTPILOT_TEST_KUBECONFIG");
        if (kubeconfig.isEmpty()) QSKIP("SLOTPILOT_TEST_KUBECONFIG names no kubeconfig");
        const std::string ns = "slotpilot-window-test-" + std::to_string(QCoreApplication::applicationPid());
        MainWindow window;
        window.resize(1400, 880);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.session().loadContexts(kubeconfig.toStdString());
        window.session().open({}, QString::fromStdString(ns), "redis");
        walk(window, ns, "kubernetes");
        if (!QTest::currentTestFailed()) loseAndFind(window);
        if (const auto access = window.session().cluster().access()) {
            const auto removed = access->client().remove(kube::resources::namespaces, {}, ns, {}, {});
            QVERIFY(removed.has_value() || QTest::currentTestFailed());
        }
    }
};

GUI_TEST_MAIN(WalkTest)
#include "walk_test.moc"
