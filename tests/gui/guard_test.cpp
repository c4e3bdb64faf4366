// SPDX-License-Identifier: GPL-3.0-or-later
// Contexts that a person marked in Settings: whatever a page offers, nothing is changed in a read-only one, and in a
// protected one only after its name was typed. On a playground that is opened like any other cluster.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

#include "gui/hand.h"
#include "probes/results.h"
#include "views/pod_details.h"
#include "views/pods_view.h"
#include "views/probe_view.h"
#include "views/settings_dialog.h"
#include "widgets/message_bar.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class GuardTest : public QObject, PlaygroundHand {
    Q_OBJECT

public:
    GuardTest() : PlaygroundHand("guard") {}

private:
    QString context_;

    /// By the dialog, as a person does.
    void mark(Guard how) {
        find<QAction>("settings")->trigger();
        auto* contexts = find<QTableWidget>("settingsContexts");
        QCOMPARE(contexts->rowCount(), 1);
        context_ = contexts->item(0, 0)->text();
        qobject_cast<QComboBox*>(contexts->cellWidget(0, 1))->setCurrentIndex(static_cast<int>(how));
        QPointer<QDialog> dialog = find<SettingsDialog>("settingsDialog");
        dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QTRY_VERIFY(!dialog);
        QVERIFY(window_->session().cluster().guard() == how);
    }
    /// Does what opens a question that waits for its answer, and answers it: types `name`, or closes it.
    template <class Do>
    void answered(const char* question, const QString& name, Do what) {
        bool asked = false;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&] {
            auto* box = window_->findChild<QDialog*>(question);
            if (!box || asked) return;
            asked = true;
            if (name.isEmpty()) return box->reject();
            QTest::keyClicks(in<QLineEdit>(box, "guardName"), name);
            in<QAbstractButton>(box, "guardGo")->click();
        });
        timer.start(20);
        what();
        QTRY_VERIFY2(asked, question);
    }
    template <class Do>
    void refused(Do what) {
        answered("readOnlyNote", {}, what);
    }
    std::string uid(std::size_t member) { return now()->members.at(member).pod->meta.uid; }
    Expected<redis::Reply> ask(int ordinal, const redis::Command& command) {
        auto connection = window_->session().cluster().access()->dial("redis-" + std::to_string(ordinal), {});
        if (!connection) return fail(connection.error());
        return connection->command(command, {});
    }
    void type(const QString& command) {
        auto* line = find<QLineEdit>("commandLine");
        line->setFocus();
        line->clear();
        QTest::keyClicks(line, command);
        QTest::keyClick(line, Qt::Key_Return);
    }
    int sent() { return find<QListWidget>("consoleSession")->count(); }
    void toConsole() {
        window_->showPage(MainWindow::Console);
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractButton>("choose-redis-0")->isChecked(), 10'000);
        // Until the servers told what their commands do, every one might write.
        find<QLineEdit>("commandLine")->setText("DBSIZE");
        QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>("commandSyntax")->text().isEmpty(), 20'000);
    }
    void startShell() {
        find<QTabWidget>("podDetailsTabs")->setCurrentIndex(3);
        QCoreApplication::processEvents();
        click("shellStart");
    }
    bool shellRuns() { return find<QLineEdit>("shellLine")->isEnabled(); }

private Q_SLOTS:
    void initTestCase() { startPlayground(); }
    void cleanupTestCase() { stopPlayground(); }
    void init() {
        QSettings().clear();
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("rebalance")->isEnabled(), 30'000);
    }
    void cleanup() { window_.reset(); }

    void noPodIsDeletedAndNoTerminalOpenedInAReadOnlyContext() {
        window_->showPage(MainWindow::Pods);
        auto* pods = qobject_cast<PodsView*>(find<QWidget>("podsPage"));
        pods->open("redis-1", 0);
        QTRY_VERIFY(find<QToolButton>("podDelete")->isEnabled());
        startShell();
        QTRY_VERIFY2_WITH_TIMEOUT(shellRuns(), qPrintable(find<QPlainTextEdit>("shellScreen")->toPlainText()), 20'000);
        mark(Guard::ReadOnly);
        QVERIFY2(!shellRuns(), "a terminal that is open must not outlive the mark");
        QVERIFY(!find<QTabWidget>("podDetailsTabs")->isTabEnabled(3));
        QVERIFY(!find<QToolButton>("podDelete")->isEnabled());
        QVERIFY(find<QToolButton>("podDelete")->toolTip().contains("read-only in Settings"));
        const auto before = uid(1);
        Q_EMIT find<PodDetails>("podDetails")->deleteWanted("redis-1");
        QVERIFY(find<MessageBar>("podsMessage")->text().contains("can't be deleted"));
        QVERIFY(!window_->findChild<QDialog*>("deleteQuestion"));
        auto* table = find<QTableView>("podsTable");
        Q_EMIT table->customContextMenuRequested(table->visualRect(table->model()->index(1, 0)).center());
        auto* menu = find<QMenu>("podMenu");
        QVERIFY(!menu->findChild<QAction*>("podMenuDelete")->isEnabled());
        menu->close();
        QVERIFY(window_->session().cluster().access()->client().get<kube::Pod>("default", "redis-1", {})->meta.uid ==
                before);
        mark(Guard::None);
        QVERIFY(find<QToolButton>("podDelete")->isEnabled());
        QVERIFY(find<QTabWidget>("podDetailsTabs")->isTabEnabled(3));
    }

    void theConsoleOnlyReadsInAReadOnlyContext() {
        mark(Guard::ReadOnly);
        toConsole();
        const auto keys = ask(0, {"DBSIZE"})->integer;
        const int before = sent();
        for (const char* command :
             {"SET {06S}a 1", "FLUSHALL", "CONFIG SET maxmemory 1000", "CLUSTER RESET HARD", "NOSUCHCOMMAND",
              "EVAL \"return redis.call('SET', KEYS[1], 1)\" 1 {06S}a", "DEBUG SLEEP 0", "BLPOP a 1"}) {
            refused([&] { type(command); });
            if (QTest::currentTestFailed()) return;
            QCOMPARE(sent(), before);
        }
        type("DBSIZE");
        QTRY_COMPARE(sent(), before + 1);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPlainTextEdit>("answerText")->toPlainText().contains("integer"), 20'000);
        QCOMPARE(ask(0, {"DBSIZE"})->integer, keys);
        QCOMPARE(ask(0, {"CONFIG", "GET", "maxmemory"})->elements.at(1).text, "0");
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 30'000);
    }

    void nothingIsMeasuredInAReadOnlyContext() {
        for (const auto& member : now()->members) {
            auto connection = window_->session().cluster().access()->dial(member.name, {});
            for (std::uint32_t i = 0; i < 9; ++i) {
                const auto key = probes::keyName("slotpilot-consistency:", i);
                if (member.slots().contains(redis::slotOf(key)))
                    QVERIFY(connection && connection->command({"SET", key, "5"}, {}));
            }
        }
        auto* page = find<ProbeView>("consistencyPage");
        auto& bridge = window_->session().consistency();
        auto* message = in<MessageBar>(page, "probeMessage");
        in<QComboBox>(page, "probeDuration")->setCurrentText("1s");
        find<QAction>("consistency")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
        QVERIFY(message->text().contains("keys with its prefix"));
        mark(Guard::ReadOnly);
        refused([&] { QTest::mouseClick(in<QWidget>(message, "messageAction"), Qt::LeftButton); });
        if (QTest::currentTestFailed()) return;
        QVERIFY(!bridge.active());
        for (const char* name : {"consistencyPage", "benchmarkPage"}) {
            auto* each = find<ProbeView>(name);
            QVERIFY(!in<QWidget>(each, "probeStart")->isEnabled());
            QVERIFY(in<QWidget>(each, "probeStart")->toolTip().contains("read-only in Settings"));
            each->start();
            QVERIFY(in<MessageBar>(each, "probeMessage")->text().contains("can't start"));
        }
        for (const char* name : {"consistency", "benchmark"}) QVERIFY(!find<QAction>(name)->isEnabled());
        QVERIFY(!bridge.active() && !window_->session().benchmark().active());
        qint64 left = 0;
        for (int pod = 0; pod < 3; ++pod)
            left += static_cast<qint64>(ask(pod, {"KEYS", "slotpilot-*"})->elements.size());
        QCOMPARE(left, 9);
        mark(Guard::None);
        QTest::mouseClick(in<QWidget>(page, "probeStart"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
        QTest::mouseClick(in<QWidget>(message, "messageAction"), Qt::LeftButton);  // deletes what was left
        QTRY_VERIFY(bridge.active());
        QTRY_VERIFY_WITH_TIMEOUT(!bridge.active(), 60'000);
    }

    void aProtectedContextIsChangedAfterItsNameWasTyped() {
        mark(Guard::Protected);
        toConsole();
        int before = sent();
        answered("guardQuestion", {}, [&] { type("CONFIG SET slowlog-max-len 77"); });
        QCOMPARE(sent(), before);
        answered("guardQuestion", context_, [&] { type("CONFIG SET slowlog-max-len 77"); });
        if (QTest::currentTestFailed()) return;
        QTRY_COMPARE(sent(), before + 1);
        QTRY_COMPARE_WITH_TIMEOUT(ask(0, {"CONFIG", "GET", "slowlog-max-len"})->elements.at(1).text, "77", 20'000);

        auto* pods = qobject_cast<PodsView*>(find<QWidget>("podsPage"));
        window_->showPage(MainWindow::Pods);
        pods->open("redis-1", 0);
        answered("guardQuestion", {}, [&] { startShell(); });
        QVERIFY(!shellRuns());
        answered("guardQuestion", context_, [&] { click("shellStart"); });
        QTRY_VERIFY2_WITH_TIMEOUT(shellRuns(), qPrintable(find<QPlainTextEdit>("shellScreen")->toPlainText()), 20'000);
        const auto old = uid(1);
        QTRY_VERIFY(find<QToolButton>("podDelete")->isEnabled());
        answered("guardQuestion", {}, [&] { click("podDelete"); });
        QCOMPARE(uid(1), old);
        answered("guardQuestion", context_, [&] { click("podDelete"); });
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(now()->members.at(1).pod && uid(1) != old && now()->members[1].pod->ready(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 60'000);

        auto* page = find<ProbeView>("consistencyPage");
        auto& bridge = window_->session().consistency();
        in<QComboBox>(page, "probeDuration")->setCurrentText("1s");
        answered("guardQuestion", {}, [&] { find<QAction>("consistency")->trigger(); });
        QVERIFY(!bridge.active());
        answered("guardQuestion", context_, [&] { find<QAction>("consistency")->trigger(); });
        QVERIFY(bridge.active());
        QTRY_VERIFY_WITH_TIMEOUT(!bridge.active(), 60'000);
    }
};

GUI_TEST_MAIN(GuardTest)
#include "guard_test.moc"
