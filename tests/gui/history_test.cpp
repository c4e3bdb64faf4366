// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that were: recorded by the window, listed, replayed, exported and imported.
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

#include "app/main_window.h"
#include "bridge/mischief.h"
#include "gui/support.h"
#include "models/pods_model.h"
#include "views/history_view.h"
#include "views/replay_view.h"
#include "widgets/message_bar.h"
#include "widgets/slot_map.h"
#include "widgets/timeline.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

/// What the live window showed at one moment.
struct Shown {
    cluster::SnapshotPtr snapshot;
    SlotMap::Data map;
};

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir state_;

    template <class T>
    static T* find(QWidget& window, const char* name) {
        auto* found = window.findChild<T*>(name);
        if (!found) qFatal("no %s", name);
        return found;
    }
    static void click(QWidget& window, const char* name) {
        auto* widget = find<QWidget>(window, name);
        QTRY_VERIFY2_WITH_TIMEOUT(widget->isVisible() && widget->isEnabled(), name, 30'000);
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    static void trigger(MainWindow& window, const char* name) {
        auto* action = find<QAction>(window, name);
        QTRY_VERIFY2_WITH_TIMEOUT(action->isEnabled(), name, 30'000);
        action->trigger();
    }
    /// Runs what is planned, by that button.
    static void run(MainWindow& window, const char* button) {
        auto& bridge = window.session().run();
        QTRY_VERIFY2_WITH_TIMEOUT(bridge.status() && bridge.status()->state == workflow::RunState::Ready, "no plan",
                                  30'000);
        click(window, button);
        QTRY_VERIFY_WITH_TIMEOUT(bridge.active(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!bridge.active(), 150'000);
        const auto& error = bridge.status()->error;
        QVERIFY2(bridge.status()->state == workflow::RunState::Succeeded,
                 error ? error->describe().c_str() : "not succeeded");
    }
    static void compare(const cluster::ClusterSnapshot& live, const cluster::ClusterSnapshot& replayed) {
        const auto then = podRows(live), again = podRows(replayed);
        QCOMPARE(again.size(), then.size());
        for (std::size_t i = 0; i < then.size(); ++i) {
            QCOMPARE(again[i].key, then[i].key);
            QCOMPARE(again[i].ready, then[i].ready);
            QCOMPARE(again[i].role, then[i].role);
            QCOMPARE(again[i].slotsOwned, then[i].slotsOwned);
            QCOMPARE(again[i].keys, then[i].keys);
            QCOMPARE(again[i].node, then[i].node);
            QCOMPARE(again[i].nodeId, then[i].nodeId);
            QCOMPARE(again[i].revision, then[i].revision);
            QCOMPARE(again[i].trouble, then[i].trouble);
        }
    }
    static void importing(HistoryView& view, const QString& file, const QString& title) {
        auto* bar = view.findChild<MessageBar*>("historyMessage");
        bar->hide();
        view.importFrom(file);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->text(), title);
    }

    static void keepToLookAt(const QDir& folder) {
        const QDir artifacts(
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..") +
            "/screenshots");
        QVERIFY(artifacts.mkpath("."));
        for (const auto& file : folder.entryList({"*.png"})) {
            QFile::remove(artifacts.filePath("exported-" + file));
            QVERIFY(QFile::copy(folder.filePath(file), artifacts.filePath("exported-" + file)));
        }
    }
    /// Exports what is replayed in every form, and imports it.
    void goesToAnotherMachine(HistoryView& history) {
        const QDir folder(state_.path());
        auto* bar = history.findChild<MessageBar*>("historyMessage");
        const struct {
            ExportKind kind;
            const char* name;
            QStringList files;
        } exports[] = {{ExportKind::Report, "run.html", {"run.html"}},
                       {ExportKind::Json, "run.json", {"run.json"}},
                       {ExportKind::Csv, "run.csv", {"run.csv"}},
                       {ExportKind::Svg, "run.svg", {"run-steps.svg", "run-slots-stacked.svg", "run-map-after.svg"}},
                       {ExportKind::Png, "run.png", {"run-steps.png", "run-keys.png", "run-map-before.png"}}};
        for (const auto& each : exports) {
            bar->hide();
            history.exportTo(each.kind, folder.filePath(each.name));
            QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
            QCOMPARE(bar->text(), QStringLiteral("Exported"));
            for (const auto& name : each.files) QVERIFY2(QFile(folder.filePath(name)).size() > 500, qPrintable(name));
            if (each.kind == ExportKind::Png) QVERIFY(QImage(folder.filePath("run-slots.png")).width() > 1000);
            if (each.kind == ExportKind::Png) keepToLookAt(folder);
        }
        bar->hide();
        history.exportTo(ExportKind::Report, folder.filePath("no/such/folder/run.html"));
        QTRY_COMPARE(bar->text(), QStringLiteral("The run can't be exported"));

        importing(history, folder.filePath("run.json"), "The run is imported");
        importing(history, folder.filePath("run.json"), "The run can't be imported");
        QFile broken(folder.filePath("broken.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly) &&
                broken.write("{\"format\": \"slotpilot-run\", \"version\": 99}") > 0);
        broken.close();
        importing(history, folder.filePath("broken.json"), "The run can't be imported");
        QVERIFY(history.findChild<QLabel*>("messageDetail")->text().contains("newer Slotpilot"));
        importing(history, folder.filePath("run.html"), "The run can't be imported");
        QVERIFY(history.findChild<QLabel*>("messageDetail")->text().contains("no exported run"));
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_STATE_HOME", state_.path().toUtf8()); }

    void aReplayShowsWhatTheWindowShowed() {
        MainWindow window;
        window.resize(1500, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        click(window, "playgroundButton");
        auto& cluster = window.session().cluster();
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture(), 30'000);
        trigger(window, "deploy");
        run(window, "runButton");
        if (QTest::currentTestFailed()) return;
        trigger(window, "create");
        run(window, "runButton");
        if (QTest::currentTestFailed()) return;
        QTRY_VERIFY_WITH_TIMEOUT(cluster.picture()->report.healthy(), 30'000);
        const auto written = writeKeys(*cluster.access(), *cluster.picture()->snapshot, 30'000, {});
        QVERIFY2(written.has_value(), written ? "" : written.error().describe().c_str());

        trigger(window, "scale");
        auto* replicas = find<QSpinBox>(window, "replicas");
        QTRY_VERIFY_WITH_TIMEOUT(replicas->isVisible(), 30'000);
        replicas->setValue(4);
        click(window, "updatePreview");
        auto* map = find<SlotMap>(window, "slotMap");
        std::vector<Shown> shown;
        connect(&cluster, &ClusterBridge::pictureChanged, &window, [&](const PicturePtr& picture) {
            if (map->isVisible() && window.session().run().active()) shown.push_back({picture->snapshot, map->data()});
        });
        run(window, "previewRun");
        if (QTest::currentTestFailed()) return;
        QVERIFY2(shown.size() > 3, "the window showed the run");
        const auto even = [&] {
            const auto& snapshot = *cluster.picture()->snapshot;
            return snapshot.members.size() == 4 && snapshot.members[3].slots().size() == redis::slotCount / 4;
        };
        QTRY_VERIFY_WITH_TIMEOUT(even(), 10'000);
        const auto runId = QString::fromStdString(window.session().run().status()->runId);
        // As the journal has it.
        const auto start = std::chrono::floor<std::chrono::microseconds>(*window.session().run().status()->started);

        trigger(window, "pageHistory");
        auto* history = qobject_cast<HistoryView*>(find<QWidget>(window, "historyPage"));
        auto* table = history->findChild<QTableView*>("runsTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 20'000);
        auto* replay = history->replay();
        history->open(runId);
        QTRY_VERIFY_WITH_TIMEOUT(replay->isVisible(), 20'000);
        QVERIFY(replay->length() > 0.5);
        const auto& recording = replay->run()->recorded.recording;
        auto* again = replay->findChild<SlotMap*>("replayMap");
        // Back and forth, as with the slider.
        for (int round = 0; round < 2; ++round, std::reverse(shown.begin(), shown.end()))
            for (const auto& [snapshot, data] : shown) {
                replay->seek(std::chrono::duration<double>(snapshot->taken - start).count());
                QVERIFY(again->data() == data);
                compare(*snapshot, *recording.snapshot(recording.momentAt(snapshot->taken)));
                if (QTest::currentTestFailed()) return;
            }
        replay->seek(replay->length());
        QCOMPARE(again->data().names.size(), 4);
        QVERIFY(replay->findChild<QLabel*>("replayNow")->text().contains("succeeded"));

        // By its buttons: it plays to the end, and goes from step to step.
        replay->seek(0);
        click(*replay, "replayNext");
        QVERIFY(replay->position() > 0);
        click(*replay, "replayPlay");
        QVERIFY(replay->playing());
        QTRY_VERIFY_WITH_TIMEOUT(replay->position() > 0.3, 20'000);
        click(*replay, "replayPlay");
        QVERIFY(!replay->playing());
        find<QSlider>(*replay, "replaySlider")->setValue(0);
        QCOMPARE(replay->position(), 0.0);
        Q_EMIT find<Timeline>(*replay, "replayTimeline")->barChosen(2);
        QVERIFY(replay->position() > 0);

        goesToAnotherMachine(*history);
        if (QTest::currentTestFailed()) return;
        window.session().leave();
        QTRY_VERIFY(find<QPushButton>(window, "historyButton")->isVisible());
        click(window, "historyButton");
        auto* archive = qobject_cast<HistoryView*>(find<QWidget>(window, "archive"));
        QTRY_VERIFY(archive->isVisible());
        // The playground's journal is gone with it; what was imported is in the user's own.
        QTRY_COMPARE_WITH_TIMEOUT(archive->findChild<QTableView*>("runsTable")->model()->rowCount(), 1, 20'000);
        click(*archive, "replayRun");
        QTRY_VERIFY_WITH_TIMEOUT(archive->replay()->isVisible(), 20'000);
        archive->replay()->seek(archive->replay()->length());
        QCOMPARE(archive->replay()->findChild<SlotMap*>("replayMap")->data().names.size(), 4);
        click(*archive, "replayBack");
        click(*archive, "historyHome");
        QTRY_VERIFY(find<QPushButton>(window, "playgroundButton")->isVisible());
    }

    void aJournalThatCannotBeReadIsSaid() {
        QFile file(state_.filePath("damaged.db"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4000, 'x')) > 0);
        file.close();
        HistoryView view([&] { return std::vector{std::filesystem::path(file.fileName().toStdString())}; }, false);
        view.setVisible(true);
        QTRY_COMPARE(view.findChild<QLabel*>("emptyTitle")->text(), QStringLiteral("The journal can't be read"));
        HistoryView none([&] { return std::vector{std::filesystem::path(state_.filePath("none.db").toStdString())}; },
                         false);
        none.setVisible(true);
        QTRY_COMPARE(none.findChild<QLabel*>("emptyTitle")->text(), QStringLiteral("No runs yet"));
    }
};

GUI_TEST_MAIN(HistoryTest)
#include "history_test.moc"
