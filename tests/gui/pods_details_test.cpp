// SPDX-License-Identifier: GPL-3.0-or-later
// The details of pods and nodes on a playground: what real servers log, a real shell, a pod that goes and comes back.
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <fstream>
#include <sstream>

#include "gui/hand.h"
#include "models/keyed_table.h"
#include "views/console_view.h"
#include "views/log_lines.h"
#include "views/pod_log_view.h"
#include "views/pods_view.h"
#include "widgets/message_bar.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class PodsDetailsTest : public QObject, Hand {
    Q_OBJECT

public:
    PodsDetailsTest() : Hand("details") {}

private:
    enum Tab { Log, Events, Yaml, Terminal, Volumes };

    const cluster::Member& member(int ordinal) { return now()->members.at(static_cast<std::size_t>(ordinal)); }
    Expected<redis::Reply> ask(int ordinal, const redis::Command& command) {
        auto connection = window_->session().cluster().access()->dial("redis-" + std::to_string(ordinal), {});
        if (!connection) return fail(connection.error());
        return connection->command(command, {});
    }
    void open(int ordinal, Tab tab) {
        window_->showPage(MainWindow::Pods);
        auto* table = find<QTableView>("podsTable");
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto index = table->model()->index(row, 0);
            if (index.data(keyRole).toString() != QStringLiteral("redis-%1").arg(ordinal)) continue;
            table->scrollTo(index);
            const auto at = table->visualRect(index).center();
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
            if (!find<QWidget>("podDetails")->isVisible())
                QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
        }
        QVERIFY(find<QWidget>("podDetails")->isVisible());
        QCOMPARE(find<QLabel>("podDetailsName")->text(), QStringLiteral("redis-%1").arg(ordinal));
        find<QTabWidget>("podDetailsTabs")->setCurrentIndex(tab);
    }
    QString log() {
        const auto& ring = find<LogLines>("podLogLines")->ring();
        QString all;
        for (auto line = ring.begin(); line < ring.end(); ++line) all += visibleText(ring.line(line)) + u'\n';
        return all;
    }
    QString empty(const QString& name) {
        auto* title = find<QWidget>(name)->parentWidget()->findChild<QLabel*>("emptyTitle");
        return title && title->isVisible() ? title->text() : QString();
    }
    QTableView* events(const char* panel) { return find<QWidget>(panel)->findChild<QTableView*>("eventsTable"); }
    static QStringList column(const QAbstractItemModel* model, int column) {
        QStringList cells;
        for (int row = 0; row < model->rowCount(); ++row) cells << model->index(row, column).data().toString();
        return cells;
    }
    QMessageBox* question() { return window_->findChild<QMessageBox*>("deleteQuestion"); }
    bool back(int ordinal, const std::string& uidBefore) {
        const auto& pod = member(ordinal).pod;
        return pod && pod->ready() && pod->meta.uid != uidBefore && member(ordinal).redis;
    }

private Q_SLOTS:
    void initTestCase() {
        showWindow();
        if (!QTest::currentTestFailed()) createOnPlayground();
    }
    void cleanupTestCase() {
        window_->closeAtOnce();
        window_.reset();
    }

    void theLogIsFollowedSearchedAndSaved() {
        open(1, Log);
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("Ready to accept connections"), qPrintable(log()), 20'000);
        const auto saves = [&] { return ask(1, {"BGSAVE"}).has_value(); };  // not while it rewrites its AOF
        QVERIFY(QTest::qWaitFor(saves, 20'000));
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("Background saving"), qPrintable(log()), 20'000);
        QVERIFY(find<QCheckBox>("podLogFollow")->isChecked());
        auto* needle = find<QLineEdit>("podLogSearch");
        QTest::keyClicks(needle, "BACKGROUND saving");
        QTRY_VERIFY2(find<QLabel>("podLogMatches")->text().contains(" of "),
                     qPrintable(find<QLabel>("podLogMatches")->text()));
        QVERIFY(!find<QCheckBox>("podLogFollow")->isChecked());
        const auto first = find<LogLines>("podLogLines")->current();
        shootBoth("log");
        QVERIFY(QTest::qWaitFor(saves, 20'000));
        QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>("podLogMatches")->text().endsWith(" 1"), 20'000);
        click("podLogNext");
        QVERIFY(find<LogLines>("podLogLines")->current() != first);
        click("podLogBack");
        QCOMPARE(find<LogLines>("podLogLines")->current(), first);
        needle->setText("no such line");
        QTRY_COMPARE(find<QLabel>("podLogMatches")->text(), QStringLiteral("not found"));
        needle->clear();
        QTemporaryDir folder;
        const auto file = folder.filePath("redis-1.log").toStdString();
        find<PodLogView>("podLog")->saveTo(file);
        QTRY_VERIFY(find<QLabel>("podLogStatus")->text().contains("saved"));
        std::stringstream saved;
        saved << std::ifstream(file).rdbuf();
        QVERIFY(QString::fromStdString(saved.str()).contains("Ready to accept connections"));
        find<QCheckBox>("podLogTimes")->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(log().startsWith("20") && log().contains("Ready to accept"), 20'000);
        find<QCheckBox>("podLogTimes")->setChecked(false);
    }

    void theRunBeforeIsReadOnceThereIsOne() {
        open(2, Log);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Ready to accept"), 20'000);
        find<QCheckBox>("podLogPrevious")->setChecked(true);
        QTRY_COMPARE_WITH_TIMEOUT(empty("podLogLines"), QStringLiteral("There is no run before"), 20'000);
        shootBoth("log-none");
        const int restarts = member(2).pod->restarts();
        (void)ask(2, {"SHUTDOWN", "NOSAVE"});
        QTRY_VERIFY_WITH_TIMEOUT(member(2).pod && member(2).pod->restarts() > restarts && member(2).pod->ready(),
                                 60'000);
        click("podLogAgain");
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("shutdown", Qt::CaseInsensitive), qPrintable(log()), 20'000);
        find<QCheckBox>("podLogPrevious")->setChecked(false);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Ready to accept") && !log().contains("User requested shutdown"),
                                 20'000);
    }

    void aNewRunIsShownByItself() {
        open(2, Log);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Ready to accept"), 20'000);
        const int restarts = member(2).pod->restarts();
        (void)ask(2, {"SHUTDOWN", "NOSAVE"});
        QTRY_VERIFY_WITH_TIMEOUT(member(2).pod && member(2).pod->restarts() > restarts && member(2).pod->ready(),
                                 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("Ready to accept") && !log().contains("User requested shutdown"),
                                  qPrintable(log()), 30'000);
    }

    void eventsYamlAndVolumesAreShown() {
        open(0, Events);
        auto* table = events("podDetails");
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 2, 20'000);
        QVERIFY(column(table->model(), 1).contains("Scheduled"));
        QVERIFY(column(table->model(), 2).contains("StatefulSet redis"));
        shootBoth("events");
        open(0, Yaml);
        auto* yaml = find<QWidget>("podDetails")->findChild<QPlainTextEdit*>("yamlText");
        QTRY_VERIFY_WITH_TIMEOUT(yaml->toPlainText().contains("kind: Pod"), 20'000);
        QVERIFY(yaml->toPlainText().contains("  name: redis-0"));
        QVERIFY(!yaml->toPlainText().contains("managedFields"));
        QVERIFY(yaml->isReadOnly());
        auto* needle = find<QWidget>("podDetails")->findChild<QLineEdit*>("yamlSearch");
        QTest::keyClicks(needle, "containers");
        QCOMPARE(yaml->textCursor().selectedText(), QStringLiteral("containers"));
        shootBoth("yaml");
        auto* object = find<QWidget>("podDetails")->findChild<QComboBox*>("yamlObject");
        QVERIFY(object->count() >= 3);
        object->setCurrentIndex(1);
        Q_EMIT object->activated(1);
        QTRY_VERIFY_WITH_TIMEOUT(yaml->toPlainText().contains("kind: StatefulSet"), 20'000);
        open(0, Volumes);
        auto* claims = find<QTableView>("claimsTable");
        QCOMPARE(claims->model()->rowCount(), 1);
        QCOMPARE(claims->model()->index(0, 1).data().toString(), QStringLiteral("Bound"));
        shootBoth("volumes");
    }

    void aShellAnswersAndKeepsItsState() {
        open(0, Terminal);
        auto* screen = find<QPlainTextEdit>("shellScreen");
        auto* line = find<QLineEdit>("shellLine");
        QVERIFY(!line->isEnabled());
        click("shellStart");
        QTRY_VERIFY_WITH_TIMEOUT(line->isEnabled(), 20'000);
        const auto type = [&](const char* words) {
            QTest::keyClicks(line, words);
            QTest::keyClick(line, Qt::Key_Return);
        };
        type("echo hello-$((40 + 2))");
        QTRY_VERIFY2_WITH_TIMEOUT(screen->toPlainText().contains("\nhello-42\n"), qPrintable(screen->toPlainText()),
                                  20'000);
        type("there=kept");
        type("echo $there; echo wrong >&2");
        QTRY_VERIFY_WITH_TIMEOUT(screen->toPlainText().contains("\nkept\n"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(screen->toPlainText().contains("wrong\n"), 20'000);
        type("printf 'a\\033[31mb\\001c\\n'");
        QTRY_VERIFY_WITH_TIMEOUT(screen->toPlainText().contains("ab^Ac"), 20'000);
        QTest::keyClick(line, Qt::Key_Up);
        QVERIFY(line->text().startsWith("printf"));
        line->clear();
        shootBoth("terminal");
        type("exit 3");
        QTRY_VERIFY_WITH_TIMEOUT(screen->toPlainText().contains("exit code 3"), 20'000);
        QTRY_VERIFY(!line->isEnabled());
        find<QComboBox>("shellProgram")->setCurrentText("no-such-program");
        click("shellStart");
        QTRY_VERIFY2_WITH_TIMEOUT(
            screen->toPlainText().count("no-such-program") >= 2 || screen->toPlainText().contains("127"),
            qPrintable(screen->toPlainText()), 20'000);
        QTRY_VERIFY(!line->isEnabled());
        find<QComboBox>("shellProgram")->setCurrentText("sh");
    }

    void oneClickLeadsToTheConsole() {
        open(2, Log);
        click("podConsole");
        QVERIFY(find<QWidget>("consolePage")->isVisible());
        QVERIFY(find<QAbstractButton>("choose-redis-2")->isChecked());
        QVERIFY(!find<QAbstractButton>("choose-redis-0")->isChecked());
    }

    void aDeletedPodComesBack() {
        open(1, Log);
        QTRY_VERIFY(find<QToolButton>("podDelete")->isEnabled());
        const auto uid = member(1).pod->meta.uid;
        click("podDelete");
        QTRY_VERIFY(question());
        QVERIFY2(question()->informativeText().contains("has no replica"), qPrintable(question()->informativeText()));
        QVERIFY(question()->informativeText().contains("volume"));
        shootBoth("question", question());
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QCOMPARE(member(1).pod->meta.uid, uid);
        click("podDelete");
        QTRY_VERIFY(question());
        QTest::mouseClick(question()->findChild<QPushButton*>("deleteYes"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(find<MessageBar>("podsMessage")->isVisible(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(back(1, uid), 60'000);
        QTRY_COMPARE(find<MessageBar>("podsMessage")->text(), QStringLiteral("redis-1 is back"));
        // The log is the new pod's, by itself.
        QTRY_VERIFY2_WITH_TIMEOUT(log().contains("Ready to accept") && !log().contains("shutdown"), qPrintable(log()),
                                  30'000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 30'000);
    }

    void aMenuOutlivesItsPod() {
        window_->showPage(MainWindow::Pods);
        auto* table = find<QTableView>("podsTable");
        const auto at = table->visualRect(table->model()->index(1, 0)).center();
        Q_EMIT table->customContextMenuRequested(at);
        auto* menu = find<QMenu>("podMenu");
        QTRY_VERIFY(menu->isVisible());
        shootBoth("menu");
        const auto name = table->model()->index(1, 0).data(keyRole).toString();
        const int ordinal = name.section('-', -1).toInt();
        const auto uid = member(ordinal).pod->meta.uid;
        const auto& access = window_->session().cluster().access();
        QVERIFY(access->client().remove(kube::resources::pods, access->target().ns, name.toStdString(), uid, {}));
        QTRY_VERIFY_WITH_TIMEOUT(
            !member(ordinal).pod || member(ordinal).pod->meta.uid != uid || member(ordinal).pod->terminating(), 30'000);
        menu->actions().front()->trigger();
        menu->close();
        QCOMPARE(find<QLabel>("podDetailsName")->text(), name);
        QTRY_VERIFY_WITH_TIMEOUT(back(ordinal, uid), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("Ready to accept"), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().cluster().picture()->report.healthy(), 30'000);
    }

    void aNodeTellsWhatItHasAndWhatRunsOnIt() {
        window_->showPage(MainWindow::Nodes);
        auto* table = find<QTableView>("nodesTable");
        const auto at = table->visualRect(table->model()->index(0, 0)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(find<QWidget>("nodeDetails")->isVisible());
        QVERIFY(column(find<QTableView>("conditionsTable")->model(), 0).contains("Ready"));
        auto* resources = find<QTableView>("resourcesTable")->model();
        QVERIFY(column(resources, 0).contains("cpu"));
        const auto cpu = static_cast<int>(column(resources, 0).indexOf("cpu"));
        QTRY_VERIFY_WITH_TIMEOUT(resources->index(cpu, 3).data().toString() != QStringLiteral("–"), 20'000);
        shootBoth("node");
        auto* tabs = find<QTabWidget>("nodeDetailsTabs");
        tabs->setCurrentIndex(1);
        auto* pods = find<QTableView>("nodePodsTable");
        QTRY_VERIFY_WITH_TIMEOUT(pods->model()->rowCount() > 0, 20'000);
        shootBoth("node-pods");
        tabs->setCurrentIndex(3);
        auto* yaml = find<QWidget>("nodeDetails")->findChild<QPlainTextEdit*>("yamlText");
        QTRY_VERIFY_WITH_TIMEOUT(yaml->toPlainText().contains("kind: Node"), 20'000);
        tabs->setCurrentIndex(1);
        for (int row = 0; row < pods->model()->rowCount(); ++row)
            if (const auto index = pods->model()->index(row, 0); index.data().toString().startsWith("redis-")) {
                const QString name = index.data().toString();
                if (name.startsWith("redis-cli")) continue;
                const auto there = pods->visualRect(index).center();
                QTest::mouseClick(pods->viewport(), Qt::LeftButton, {}, there);
                QTest::mouseDClick(pods->viewport(), Qt::LeftButton, {}, there);
                QTRY_VERIFY(find<QWidget>("podsPage")->isVisible());
                QCOMPARE(find<QTableView>("podsTable")->currentIndex().siblingAtColumn(0).data().toString(), name);
                break;
            }
    }
};

GUI_TEST_MAIN(PodsDetailsTest)
#include "pods_details_test.moc"
