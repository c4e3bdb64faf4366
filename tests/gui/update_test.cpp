// SPDX-License-Identifier: GPL-3.0-or-later
// Scale, Upgrade and Rebalance by clicking, on a playground with keys in it; an operator beside the window who is
// killed or in the way.
#include <QAction>
#include <QDir>
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
#include <ctime>

#include "app/main_window.h"
#include "cluster/lease.h"
#include "gui/support.h"
#include "redis/slots.h"
#include "widgets/message_bar.h"
#include "widgets/slot_map.h"
#include "widgets/time_chart.h"
#include "workflow/sqlite_journal.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;
using workflow::RunState;

namespace {

/// Notes the event that kept the window's thread busy for longest: its own CPU time, so that what else the machine does
/// is not counted.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (++depth_ > 1) {
            const bool result = QApplication::notify(receiver, event);
            --depth_;
            return result;
        }
        const QString name =
            QStringLiteral("%1 for %2")
                .arg(QVariant::fromValue(event->type()).toString(), QLatin1String(receiver->metaObject()->className()));
        const double before = cpu();
        const bool result = QApplication::notify(receiver, event);
        --depth_;
        if (const double taken = cpu() - before; taken > worst_) {
            worst_ = taken;
            what_ = name;
        }
        return result;
    }
    void restart() { worst_ = 0; }
    double worst() const { return worst_; }  ///< ms
    const QString& what() const { return what_; }

private:
    static double cpu() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }
    int depth_ = 0;
    double worst_ = 0;
    QString what_;
};

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

class UpdateTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir state_;
    PlaygroundHost host_;
    std::unique_ptr<MainWindow> window_;

    template <class T>
    T* find(const char* name) {
        auto* found = window_->findChild<T*>(name);
        if (!found) qFatal("no %s", name);
        return found;
    }
    RunBridge& run() { return window_->session().run(); }
    cluster::SnapshotPtr now() {
        const auto picture = window_->session().cluster().picture();
        return picture ? picture->snapshot : nullptr;
    }
    void click(const char* name) {
        auto* widget = find<QWidget>(name);
        QVERIFY2(widget->isVisible() && widget->isEnabled(), name);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void shoot(const QString& name) {
        const QString base =
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..");
        QDir().mkpath(base + "/screenshots");
        QCoreApplication::processEvents();
        QVERIFY(window_->grab().save(base + "/screenshots/update-" + name + ".png"));
    }
    QStringList cliArguments(const QStringList& arguments) {
        return QStringList{"--kubeconfig", QString::fromStdString(host_.kubeconfig().string())} + arguments;
    }
    static QString cliProgram() { return QCoreApplication::applicationDirPath() + "/slotpilotctl"; }
    void cli(const QStringList& arguments) {
        QProcess process;
        process.start(cliProgram(), cliArguments(arguments));
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 120'000);
        QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput() + process.readAllStandardError());
    }
    void openWindow() {
        window_ = std::make_unique<MainWindow>();
        window_->resize(1400, 880);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QSignalSpy loaded(&window_->session(), &Session::contextsLoaded);
        window_->session().loadContexts(host_.kubeconfig());
        QVERIFY(loaded.wait());
        window_->session().open({}, {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(now() && now()->created(), 30'000);
    }
    /// Opens a form by its action and waits until it can be edited.
    void openForm(const char* action) {
        QTRY_VERIFY2_WITH_TIMEOUT(find<QAction>(action)->isEnabled(), find<QAction>(action)->toolTip().toUtf8(),
                                  30'000);
        find<QAction>(action)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isVisible(), 10'000);
    }
    void preview() {
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isEnabled(), 10'000);
        click("updatePreview");
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("previewRun")->isVisible() && find<QWidget>("previewRun")->isEnabled(),
                                 30'000);
    }
    void waitUntilDone() {
        QTRY_VERIFY_WITH_TIMEOUT(run().status() && run().status()->state != RunState::Ready, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!run().active(), 170'000);
        const auto& error = run().status()->error;
        QVERIFY2(run().status()->state == RunState::Succeeded, error ? error->describe().c_str() : "not succeeded");
    }
    /// As many primaries with even slots, nothing wrong in any view, and no key lost.
    void expectHealthy(int pods) {
        const auto even = [&] {
            const auto snapshot = now();
            if (!snapshot || static_cast<int>(snapshot->members.size()) != pods) return false;
            return std::all_of(snapshot->members.begin(), snapshot->members.end(), [&](const cluster::Member& member) {
                return member.redis && std::abs(member.slots().size() - redis::slotCount / pods) <= 1;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(even(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(keys(), filled, 10'000);
    }
    qint64 keys() {
        qint64 sum = 0;
        for (const auto& member : now()->members)
            if (member.redis && member.isPrimary()) sum += redis::infoKeys(member.redis->info);
        return sum;
    }
    static constexpr qint64 filled = 60'000;
    void fill() {
        const auto access = window_->session().cluster().access();
        std::map<std::int16_t, std::vector<redis::Command>> commands;
        for (int i = 0; i < filled; ++i) {
            const auto key = "key:" + std::to_string(i);
            commands[now()->owner.at(static_cast<std::size_t>(redis::slotOf(key)))].push_back(
                {"SET", key, std::string(100, 'x')});
        }
        for (const auto& [owner, list] : commands) {
            auto connection = access->dial(now()->members.at(static_cast<std::size_t>(owner)).name, {});
            QVERIFY(connection.has_value());
            QVERIFY(connection->pipeline(list, {}, Milliseconds{60'000}).has_value());
        }
        QTRY_COMPARE_WITH_TIMEOUT(keys(), filled, 10'000);
    }
    QString differences() {
        const auto* model = find<QTableView>("differences")->model();
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row)
            lines << QStringLiteral("%1|%2|%3")
                         .arg(model->index(row, 0).data().toString(), model->index(row, 1).data().toString(),
                              model->index(row, 2).data().toString());
        return lines.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        QSignalSpy ready(&host_, &PlaygroundHost::ready);
        host_.start();
        QVERIFY(ready.wait(20'000));
        cli({"deploy", "--yes"});
        cli({"create", "--yes"});
        openWindow();
        if (QTest::currentTestFailed()) return;
        fill();
        window_.reset();
    }
    void cleanupTestCase() {
        window_.reset();
        host_.stop();
    }
    void init() {
        QSettings().clear();
        openWindow();
    }
    void cleanup() { window_.reset(); }

    void scaledThroughTheForm() {
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

        auto& application = static_cast<WatchedApplication&>(*qApp);
        application.restart();
        bool sawKeys = false, sawSpeed = false, sawChart = false;
        QVERIFY(connect(&run(), &RunBridge::statusChanged, this, [&] {
            sawKeys |= find<QLabel>("stepAmounts")->text().contains("keys");
            sawSpeed |= find<QLabel>("stepSpeed")->text().contains("keys/s");
            sawChart |= find<TimeChart>("timeChart")->isVisible();
        }));
        click("previewRun");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        qInfo("the window's thread was busy for %.0f ms at most: %s", application.worst(),
              qPrintable(application.what()));
        QVERIFY(application.worst() < 500);
        QVERIFY(sawKeys && sawSpeed && sawChart);
        QVERIFY(find<QWidget>("slotsPage")->isVisible());
        shoot("scale-done");
        expectHealthy(4);
        const auto journal = workflow::SqliteJournal::open();
        QVERIFY(journal.has_value());
        QVERIFY((*journal)->runs()->front().state == RunState::Succeeded);
    }

    void upgradedStepByStepWithAPause() {
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
        shoot("upgrade-done");
        expectHealthy(4);
        for (const auto& member : now()->members) {
            QCOMPARE(member.pod->revision(), now()->statefulSet->updateRevision);
            auto connection = window_->session().cluster().access()->dial(member.name, {});
            QVERIFY(connection.has_value());
            const auto setting = connection->command({"CONFIG", "GET", "slowlog-max-len"}, {});
            QVERIFY(setting.has_value());
            QCOMPARE(setting->elements.at(1).text, "256");
        }
    }

    void aKilledRunIsOfferedAndGoneOnWith() {
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
    WatchedApplication application(argc, argv);
    UpdateTest tests;
    return runTests(tests, argc, argv);
}
#include "update_test.moc"
