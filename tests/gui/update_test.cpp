// SPDX-License-Identifier: GPL-3.0-or-later
// Scale, Upgrade and Rebalance by clicking, on a playground with keys in it; an operator beside the window who is
// killed or in the way.
#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <csignal>

#include "app/application.h"
#include "cluster/lease.h"
#include "gui/hand.h"
#include "widgets/message_bar.h"
#include "widgets/slot_map.h"
#include "widgets/time_chart.h"
#include "workflow/sqlite_journal.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;
using workflow::RunState;

namespace {

/// A process of this machine as Leases name it.
ProcessIdentity identityOf(const QProcess& process) {
    auto identity = ProcessIdentity::own();
    identity.pid = static_cast<int>(process.processId());
    QFile stat(QStringLiteral("/proc/%1/stat").arg(process.processId()));
    if (!stat.open(QIODevice::ReadOnly)) return identity;
    const auto text = stat.readAll();
    identity.start = text.mid(text.lastIndexOf(')') + 2).split(' ').value(19).toULongLong();  // proc(5): starttime
    return identity;
}

}  // namespace

class UpdateTest : public QObject, PlaygroundHand {
    Q_OBJECT

public:
    UpdateTest() : PlaygroundHand("update") {}

private:
    /// From here on, with all docks open.
    void watch() {
        for (const char* dock : {"activityDock", "logDock", "lessonsDock"}) find<QDockWidget>(dock)->show();
        QCoreApplication::processEvents();
        static_cast<Application&>(*qApp).takeStalls();
    }
    static void expectResponsive() {
        const auto worst = static_cast<Application&>(*qApp).takeStalls().busiest;
        qInfo("the window's thread was busy for %.0f ms at most: %s", worst.cpu, qPrintable(worst.what));
        QVERIFY(worst.cpu < 500);
    }

private Q_SLOTS:
    void initTestCase() {
        startPlayground();
        if (QTest::currentTestFailed()) return;
        openWindow();
        if (QTest::currentTestFailed()) return;
        fill(60'000);
        window_.reset();
    }
    void cleanupTestCase() { stopPlayground(); }
    void init() {
        QSettings().clear();
        openWindow();
    }
    void cleanup() { window_.reset(); }

    void scaledThroughTheForm() {
        have(3);
        if (QTest::currentTestFailed()) return;
        openForm("scale");
        QCOMPARE(find<QLabel>("updateTitle")->text(), "Scale redis");
        QVERIFY(!find<QWidget>("updatePreview")->isEnabled());
        QVERIFY(!find<QWidget>("deleteClaims")->isEnabled());
        auto* replicas = find<QSpinBox>("replicas");
        QCOMPARE(replicas->value(), 3);
        auto* verdict = find<MessageBar>("verdict");
        replicas->setValue(2);
        QVERIFY(find<QWidget>("deleteClaims")->isEnabled());
        QTRY_VERIFY(verdict->isVisible() && verdict->text().contains("fewer than three"));
        QVERIFY(!find<QWidget>("updatePreview")->isEnabled());
        replicas->setValue(4);
        QTRY_VERIFY2(differences().contains("Slots of redis-3||4,096"), qPrintable(differences()));
        QVERIFY2(differences().contains("replicas|3|4"), qPrintable(differences()));
        QTRY_VERIFY(verdict->isVisible() && verdict->text().contains("Scale from 3 to 4 pods"));
        shoot("scale-form");
        preview();
        QCOMPARE(find<QLabel>("previewSlots")->text(), "4,096");
        const auto& after = find<SlotMap>("mapAfter")->data();
        QCOMPARE(std::count(after.owner.begin(), after.owner.end(), 3), 4096);
        const auto& before = find<SlotMap>("mapBefore")->data();
        QCOMPARE(std::count(before.owner.begin(), before.owner.end(), 3), 0);
        QCOMPARE(find<QTableView>("movesTable")->model()->rowCount(), 3);
        QVERIFY(find<QListView>("planSteps")->model()->rowCount() > 5);
        shoot("scale-preview");

        watch();
        bool sawKeys = false, sawSpeed = false, sawChart = false;
        QVERIFY(connect(&run(), &RunBridge::statusChanged, this, [&] {
            sawKeys |= find<QLabel>("stepAmounts")->text().contains("keys");
            sawSpeed |= find<QLabel>("stepSpeed")->text().contains("keys/s");
            sawChart |= find<TimeChart>("timeChart")->isVisible();
        }));
        click("previewRun");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        expectResponsive();
        QVERIFY(sawKeys && sawSpeed && sawChart);
        QVERIFY(find<QWidget>("slotsPage")->isVisible());
        shoot("scale-done");
        expectHealthy(4);
        const auto journal = workflow::SqliteJournal::open();
        QVERIFY(journal.has_value());
        QVERIFY((*journal)->runs()->front().state == RunState::Succeeded);
    }

    void upgradedStepByStepWithAPause() {
        const auto pods = static_cast<int>(now()->members.size());
        openForm("upgrade");
        auto* verdict = find<MessageBar>("verdict");
        auto* memory = find<QLineEdit>("memory-limits");
        QTest::keyClicks(memory, "much");
        QTRY_VERIFY(verdict->isVisible() && verdict->text().contains("no quantity"));
        memory->clear();
        QTest::keyClicks(memory, "768Mi");
        QTRY_VERIFY2(differences().contains("containers[redis].resources.limits.memory||768Mi"),
                     qPrintable(differences()));
        auto* tabs = find<QTabWidget>("updateTabs");
        tabs->setCurrentIndex(1);
        auto* config = find<QPlainTextEdit>("configEdit");
        QVERIFY(config->toPlainText().contains("cluster-enabled yes"));
        config->moveCursor(QTextCursor::End);
        config->insertPlainText("slowlog-max-len 256\n");
        QTRY_VERIFY2(differences().contains("||slowlog-max-len 256"), qPrintable(differences()));
        tabs->setCurrentIndex(2);
        auto* yaml = find<QPlainTextEdit>("yamlEdit");
        QVERIFY(yaml->toPlainText().contains("memory: 768Mi"));
        const auto whole = yaml->toPlainText();
        yaml->setPlainText("spec: [");
        QTRY_VERIFY(verdict->text().contains("YAML"));
        QVERIFY(!tabs->isTabEnabled(0));
        yaml->setPlainText(QString(whole).replace("serviceName: redis", "serviceName: other"));
        QTRY_VERIFY(verdict->text().contains("serviceName"));
        yaml->setPlainText(QString(whole).replace("memory: 768Mi", "memory: 640Mi"));
        QTRY_VERIFY2(differences().contains("limits.memory||640Mi"), qPrintable(differences()));
        tabs->setCurrentIndex(0);
        QCOMPARE(memory->text(), "640Mi");
        preview();
        shoot("upgrade-preview");
        watch();
        click("previewStep");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused, 20'000);
        QCOMPARE(run().status()->current, 1);
        QVERIFY(!find<QAction>("scale")->isEnabled());
        QVERIFY(find<QAction>("scale")->toolTip().contains("running"));
        click("stepButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused && run().status()->current == 2, 20'000);
        click("runButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Running && run().status()->current >= 4, 60'000);
        click("pauseButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused, 120'000);
        shoot("upgrade-paused");
        click("runButton");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        expectResponsive();
        shoot("upgrade-done");
        expectHealthy(pods);
        const auto snapshot = now();
        for (const auto& member : snapshot->members) {
            QCOMPARE(member.pod->revision(), now()->statefulSet->updateRevision);
            auto connection = window_->session().cluster().access()->dial(member.name, {});
            QVERIFY(connection.has_value());
            const auto setting = connection->command({"CONFIG", "GET", "slowlog-max-len"}, {});
            QVERIFY(setting.has_value());
            QCOMPARE(setting->elements.at(1).text, "256");
        }
    }

    void aKilledRunIsOfferedAndGoneOnWith() {
        have(4);
        if (QTest::currentTestFailed()) return;
        window_.reset();
        QProcess process;
        process.start(cliProgram(), cliArguments({"scale", "--replicas", "3", "--yes", "-o", "json"}));
        QVERIFY(process.waitForStarted());
        const auto moving = [&] {
            const auto journal = workflow::SqliteJournal::open();
            const auto runs = journal ? (*journal)->runs(1) : fail(ErrorCode::Io, "none");
            if (!runs || runs->empty() || runs->front().state != RunState::Running) return false;
            const auto found = (*journal)->run(runs->front().runId);
            if (!found || found->status.current < 0) return false;
            const auto at = static_cast<std::size_t>(found->status.current);
            return found->status.plan->steps[at].kind == "move-slots" && found->intents[at].has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(moving(), 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);

        openWindow();
        auto* bar = find<MessageBar>("messageBar");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains("interrupted"), 10'000);
        QCOMPARE(bar->findChild<QPushButton*>("messageAction")->text(), "Go on");
        shoot("resume-offer");
        QTest::mouseClick(bar->findChild<QPushButton*>("messageAction2"), Qt::LeftButton);
        QCOMPARE(bar->isVisible(), false);
        QTRY_VERIFY(find<QListView>("planSteps")->isVisible());
        QCOMPARE(find<QToolButton>("runButton")->text(), "Go on");
        QVERIFY(!run().active());
        shoot("resume-shown");
        click("runButton");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        expectHealthy(3);
    }

    void aCancelledRunIsTurnedAround() {
        have(3);
        if (QTest::currentTestFailed()) return;
        openForm("scale");
        find<QSpinBox>("replicas")->setValue(4);
        preview();
        bool cancelled = false;
        QVERIFY(connect(&run(), &RunBridge::statusChanged, this, [&] {
            const auto& status = run().status();
            if (cancelled || !status || status->current < 0) return;
            if (status->steps[static_cast<std::size_t>(status->current)].progress.slotsDone == 0) return;
            cancelled = true;
            run().cancel();
        }));
        click("previewRun");
        QTRY_VERIFY_WITH_TIMEOUT(cancelled && !run().active(), 90'000);
        auto* bar = find<MessageBar>("messageBar");
        auto* wayBack = bar->findChild<QPushButton*>("messageAction");
        QTRY_VERIFY(bar->isVisible() && wayBack->text() == "Plan the way back");
        QTest::mouseClick(wayBack, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(run().status() && run().status()->plan->operation == "rollback", 20'000);
        shoot("way-back");
        click("runButton");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        expectHealthy(3);
    }

    void whoeverWorksOnTheClusterIsNamed() {
        have(3);
        if (QTest::currentTestFailed()) return;
        openForm("rebalance");
        auto* weight = find<QDoubleSpinBox>("weight-redis-0");
        weight->setValue(2);
        QTRY_VERIFY2(differences().contains("Slots of redis-0"), qPrintable(differences()));
        shoot("rebalance-form");
        preview();
        const auto access = window_->session().cluster().access();
        QProcess somebody;
        somebody.start("sleep", {"300"});
        QVERIFY(somebody.waitForStarted());
        auto held = cluster::Lease::acquire(*access, {"anna", "20260101-000000-1", identityOf(somebody)}, {}, {});
        QVERIFY2(held.has_value(), held ? "" : held.error().describe().c_str());
        click("previewRun");
        auto* bar = find<MessageBar>("messageBar");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains("Somebody else"), 30'000);
        QVERIFY(bar->findChild<QLabel*>("messageDetail")->text().contains("anna"));
        QVERIFY(!run().active());
        QVERIFY(run().status()->state == RunState::Ready);
        shoot("lease-conflict");
        held->reset();
        somebody.kill();
        QTRY_COMPARE(somebody.state(), QProcess::NotRunning);
        click("previewRun");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        QTRY_COMPARE_WITH_TIMEOUT(now()->members[0].slots().size(), redis::slotCount / 2, 10'000);
    }

    void aRunThatIsCancelledCanBeGivenUp() {
        openForm("rebalance");
        find<QDoubleSpinBox>("weight-redis-1")->setValue(3);
        preview();
        bool cancelled = false;
        QVERIFY(connect(&run(), &RunBridge::statusChanged, this, [&] {
            const auto& status = run().status();
            if (cancelled || !status || status->current != 1 || status->steps[1].progress.slotsDone == 0) return;
            cancelled = true;
            run().cancel();
        }));
        click("previewRun");
        QTRY_VERIFY_WITH_TIMEOUT(cancelled && !run().active(), 60'000);
        QVERIFY(run().status()->state == RunState::Cancelled);
        QVERIFY(find<QToolButton>("runButton")->isEnabled());
        window_.reset();
        openWindow();
        auto* bar = find<MessageBar>("messageBar");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains("was cancelled"), 10'000);
        QTest::mouseClick(bar->findChild<QPushButton*>("messageAction3"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains("Given up"), 30'000);
        window_.reset();
        const auto journal = workflow::SqliteJournal::open();
        const auto left = (*journal)->unfinished((*journal)->runs()->front().target);
        QVERIFY(left.has_value() && left->empty());
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    Application application(argc, argv);
    UpdateTest tests;
    return runTests(tests, argc, argv);
}
#include "update_test.moc"
