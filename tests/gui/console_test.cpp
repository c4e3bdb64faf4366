// SPDX-License-Identifier: GPL-3.0-or-later
// The page Console on a playground: real servers answer.
#include <QAbstractItemView>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include "gui/hand.h"
#include "models/command_history.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class ConsoleTest : public QObject, Hand {
    Q_OBJECT

public:
    ConsoleTest() : Hand("console") {}

private:
    QLineEdit* line() { return find<QLineEdit>("commandLine"); }
    QAbstractItemModel* table() { return find<QTableView>("answersTable")->model(); }
    QString answer() { return find<QPlainTextEdit>("answerText")->toPlainText(); }
    QString summary() { return find<QLabel>("consoleSummary")->text(); }
    bool busy() { return find<QPushButton>("stopButton")->isVisible(); }
    void only(int ordinal) {
        if (find<QAbstractButton>("chooseAll")->isChecked()) click("chooseAll");
        const QString chosen = QStringLiteral("choose-redis-%1").arg(ordinal);
        if (!find<QAbstractButton>(chosen)->isChecked()) click(chosen);
        for (int other = 0; other < 3; ++other)
            if (auto* chip = find<QAbstractButton>(QStringLiteral("choose-redis-%1").arg(other));
                other != ordinal && chip->isChecked())
                QTest::mouseClick(chip, Qt::LeftButton);
    }
    void all() {
        if (!find<QAbstractButton>("chooseAll")->isChecked()) click("chooseAll");
    }
    void type(const QString& command) {
        line()->setFocus();
        line()->clear();
        QTest::keyClicks(line(), command);
        QTest::keyClick(line(), Qt::Key_Return);
    }
    /// Types a command that asks nothing, and waits for its answers.
    void send(const QString& command) {
        const int before = find<QListWidget>("consoleSession")->count();
        type(command);
        QTRY_COMPARE(find<QListWidget>("consoleSession")->count(), before + 1);
        QTRY_VERIFY_WITH_TIMEOUT(!busy(), 20'000);
    }
    QMessageBox* question() { return window_->findChild<QMessageBox*>("consoleQuestion"); }
    QString cell(int row, int column) { return table()->index(row, column).data().toString(); }

private Q_SLOTS:
    void initTestCase() {
        showWindow();
        if (!QTest::currentTestFailed()) createOnPlayground();
        if (QTest::currentTestFailed()) return;
        window_->showPage(MainWindow::Console);
        shootBoth("start");
    }
    void cleanupTestCase() {
        window_->closeAtOnce();
        window_.reset();
    }

    void oneNodeAnswersAsRedisCliWould() {
        only(0);
        send("ECHO \"a b\"");
        QCOMPARE(answer(), QStringLiteral("\"a b\"\n"));
        QVERIFY(line()->text().isEmpty());
        QVERIFY(!find<QTabBar>("consoleLook")->isVisible());
        send("INFO memory");
        QVERIFY(answer().startsWith("# Memory\nused_memory:"));
        QVERIFY2(summary().startsWith("redis-0"), qPrintable(summary()));
        shootBoth("one");
    }

    void severalNodesStandSideBySideAndDifferencesAreMarked() {
        only(1);
        type("CONFIG SET maxmemory-policy allkeys-lru");
        QTRY_VERIFY(question());
        QVERIFY(question()->informativeText().contains("redis.conf"));
        shootBoth("question");
        QTest::mouseClick(question()->findChild<QPushButton*>("consoleSend"), Qt::LeftButton);
        QTRY_VERIFY(!question() && !busy());
        QCOMPARE(answer(), QStringLiteral("OK\n"));
        all();
        send("CONFIG GET maxmemory*");
        QVERIFY(find<QTableView>("answersTable")->isVisible());
        QCOMPARE(table()->columnCount(), 5);
        QCOMPARE(table()->headerData(3, Qt::Horizontal).toString(), QStringLiteral("redis-1"));
        int row = 0;
        while (row < table()->rowCount() && cell(row, 1) != "maxmemory-policy") ++row;
        QCOMPARE(cell(row, 0), QStringLiteral("≠"));
        QCOMPARE(cell(row, 2), QStringLiteral("noeviction"));
        QCOMPARE(cell(row, 3), QStringLiteral("allkeys-lru"));
        QVERIFY(table()->index(row, 3).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!table()->index(row, 2).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY2(summary().contains("1 of"), qPrintable(summary()));
        const int rows = table()->rowCount();
        QVERIFY(rows > 1);
        shootBoth("differences");
        click("differencesButton");
        QCOMPARE(table()->rowCount(), 1);
        click("differencesButton");
        QCOMPARE(table()->rowCount(), rows);
        QTest::keyClicks(find<QLineEdit>("answersFilter"), "samples");
        QCOMPARE(table()->rowCount(), 1);
        find<QLineEdit>("answersFilter")->clear();
        find<QTabBar>("consoleLook")->setCurrentIndex(1);
        QVERIFY(answer().contains("--- redis-2\n"));
        click("copyAnswersButton");
        QCOMPARE(QGuiApplication::clipboard()->text(), answer());
        find<QTabBar>("consoleLook")->setCurrentIndex(0);
        send("INFO");
        shootBoth("info");
    }

    void anErrorOfOneDoesNotHideTheOthers() {
        all();
        const int slot = redis::slotOf("x");
        send("GET x");
        QCOMPARE(table()->rowCount(), 3);
        int moved = 0;
        for (int row = 0; row < 3; ++row) moved += cell(row, 2).contains("MOVED");
        QCOMPARE(moved, 2);
        QVERIFY2(summary().contains("2 error"), qPrintable(summary()));
        shootBoth("errors");
        const int owner = window_->session().cluster().picture()->snapshot->owner[static_cast<std::size_t>(slot)];
        only((owner + 1) % 3);
        send("SET x 1");
        QVERIFY(answer().startsWith("(error) MOVED"));
        auto* redirect = find<QPushButton>("consoleRedirect");
        QTRY_VERIFY(redirect->isVisible());
        QTest::mouseClick(redirect, Qt::LeftButton);
        QTRY_COMPARE(answer(), QStringLiteral("OK\n"));
        QTRY_VERIFY(!busy());
        QVERIFY(find<QAbstractButton>(QStringLiteral("choose-redis-%1").arg(owner))->isChecked());
    }

    void namesAreCompletedAndExplained() {
        only(0);
        line()->clear();
        line()->setFocus();
        const int before = find<QListWidget>("consoleSession")->count();
        QTreeView* popup = nullptr;
        QTest::keyClicks(line(), "hge");
        QTRY_VERIFY_WITH_TIMEOUT((popup = qobject_cast<QTreeView*>(QApplication::activePopupWidget())), 10'000);
        QCOMPARE(popup->model()->rowCount(), 2);
        QCOMPARE(popup->model()->index(1, 0).data().toString(), QStringLiteral("HGETALL"));
        QVERIFY(!popup->model()->index(1, 1).data().toString().isEmpty());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(line()->text(), QStringLiteral("HGET "));
        QCOMPARE(find<QListWidget>("consoleSession")->count(), before);  // nothing was sent
        QVERIFY(find<QLabel>("commandSyntax")->text().contains("key field"));
        QVERIFY(!find<QLabel>("commandHelp")->text().isEmpty());
        line()->clear();
        QTest::keyClicks(line(), "set key value ");
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QVERIFY(find<QLabel>("commandSyntax")->text().contains("[NX | XX]"));
        shootBoth("syntax");
        line()->clear();
        QTest::keyClicks(line(), "GET \"x");
        QVERIFY(find<QLabel>("commandHelp")->text().contains("not closed"));
        QVERIFY(!find<QPushButton>("sendButton")->isEnabled());
        line()->clear();
    }

    void dangerousCommandsAreAskedForAndEndlessOnesRefused() {
        all();
        const int before = find<QListWidget>("consoleSession")->count();
        type("FLUSHALL");
        QVERIFY2(question(), qPrintable(line()->text() + summary()));
        QVERIFY(question()->text().contains("redis-0, redis-1, redis-2"));
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(find<QListWidget>("consoleSession")->count(), before);
        QCOMPARE(line()->text(), QStringLiteral("FLUSHALL"));
        type("MONITOR");
        QVERIFY(find<QLabel>("commandHelp")->text().contains("endless"));
        QCOMPARE(find<QListWidget>("consoleSession")->count(), before);
        line()->clear();
    }

    void waitingForAnAnswerCanBeStopped() {
        only(0);
        type("BLPOP b 0");
        QTRY_VERIFY(question());
        QTest::mouseClick(question()->findChild<QPushButton*>("consoleSend"), Qt::LeftButton);
        QTRY_VERIFY(busy());
        click("stopButton");
        QTRY_VERIFY(!busy());
        QVERIFY2(summary().contains("stopped"), qPrintable(summary()));
        send("PING");
        QCOMPARE(answer(), QStringLiteral("PONG\n"));
    }

    void historyComesBackWithoutSecrets() {
        only(0);
        send("PING one");
        send("AUTH hunter2");
        send("PING two");
        for (int row = 0; row < find<QListWidget>("consoleSession")->count(); ++row)
            QVERIFY(!find<QListWidget>("consoleSession")->item(row)->text().contains("hunter2"));
        line()->setFocus();
        QTest::keyClicks(line(), "typed");
        QTest::keyClick(line(), Qt::Key_Up);
        QCOMPARE(line()->text(), QStringLiteral("PING two"));
        QTest::keyClick(line(), Qt::Key_Up);
        QCOMPARE(line()->text(), QStringLiteral("PING one"));
        QTest::keyClick(line(), Qt::Key_Down);
        QTest::keyClick(line(), Qt::Key_Down);
        QCOMPARE(line()->text(), QStringLiteral("typed"));
        line()->clear();
        const CommandHistory later;
        QCOMPARE(later.lines().last(), QStringLiteral("PING two"));
        QVERIFY(later.lines().filter("hunter2").isEmpty());
    }

    void whatWasAskedCanBeLookedAtAgain() {
        auto* session = find<QListWidget>("consoleSession");
        session->setCurrentRow(0);
        QCOMPARE(answer(), QStringLiteral("\"a b\"\n"));
        session->setCurrentRow(session->count() - 1);
        QCOMPARE(answer(), QStringLiteral("\"two\"\n"));
    }

    void aPodThatIsGoneIsSaid() {
        auto& cluster = window_->session().cluster();
        all();
        const auto access = cluster.access();
        const auto uid = cluster.picture()->snapshot->members[2].pod->meta.uid;
        QVERIFY(access->client().remove(kube::resources::pods, "default", "redis-2", {}, {}).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->snapshot->members[2].pod &&
                                     cluster.picture()->snapshot->members[2].pod->meta.uid != uid &&
                                     cluster.picture()->snapshot->members[2].redis,
                                 60'000);
        // The connection that was kept is gone with the pod; reading is tried again over a new one.
        send("PING");
        QCOMPARE(table()->rowCount(), 3);
        for (int row = 0; row < 3; ++row) QCOMPARE(cell(row, 2), QStringLiteral("PONG"));
    }
};

GUI_TEST_MAIN(ConsoleTest)
#include "console_test.moc"
