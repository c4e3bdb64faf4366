// SPDX-License-Identifier: GPL-3.0-or-later
// The pages Consistency and Benchmark by clicking, on a playground: points that arrive, verdicts, files that are
// written, a pod that dies, leftovers, both at once beside a workflow, and a window that is closed meanwhile.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QSvgRenderer>
#include <QTabWidget>
#include <QTableView>
#include <nlohmann/json.hpp>

#include "gui/hand.h"
#include "models/probe_record.h"
#include "models/probe_tables.h"
#include "probes/results.h"
#include "views/probe_form.h"
#include "views/probe_view.h"
#include "views/result_view.h"
#include "widgets/message_bar.h"
#include "widgets/time_panels.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class ProbesTest : public QObject, PlaygroundHand {
    Q_OBJECT

public:
    ProbesTest() : PlaygroundHand("probes") {}

private:
    ProbeView* page(const char* name) { return find<ProbeView>(name); }
    static void setDuration(ProbeView* page, const QString& words) {
        in<QComboBox>(page, "probeDuration")->setCurrentText(words);
    }
    /// Keys of Slotpilot's own; redis-benchmark leaves others.
    qint64 ownKeys() {
        qint64 sum = 0;
        for (const auto& member : now()->members) {
            auto connection = window_->session().cluster().access()->dial(member.name, {});
            if (!connection) return -1;
            const auto found = connection->command({"KEYS", "slotpilot-*"}, {});
            if (!found) return -1;
            sum += static_cast<qint64>(found->elements.size());
        }
        return sum;
    }
    /// Clicks a button of the next question.
    void answer(const char* box, const char* button) {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, timer, [this, timer, box, button] {
            auto* question = window_ ? window_->findChild<QMessageBox*>(box) : nullptr;
            if (!question) return;
            timer->stop();
            timer->deleteLater();
            in<QPushButton>(question, button)->click();
        });
        timer->start(20);
    }
    /// Runs what the page's form says to its end.
    ResultPtr finish(ProbeView* view, ProbeBridge& bridge) {
        ResultPtr result;
        QString error;
        const auto done = connect(&bridge, &ProbeBridge::finished, this, [&](const ResultPtr& r) { result = r; });
        const auto bad = connect(&bridge, &ProbeBridge::failed, this,
                                 [&](const Error& e) { error = QString::fromStdString(e.describe()); });
        if (!bridge.active()) click(view, "probeStart");
        const auto over = [&] { return result || !error.isEmpty(); };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(over(), 120'000); }();
        disconnect(done);
        disconnect(bad);
        if (!error.isEmpty()) QTest::qFail(error.toUtf8(), __FILE__, __LINE__);
        return result;
    }

private Q_SLOTS:
    void initTestCase() { startPlayground(); }
    void init() {
        if (window_) return;
        openWindow();
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("consistency")->isEnabled(), 30'000);
    }
    void cleanupTestCase() { stopPlayground(); }

    void aLongLoadKeepsItsSumsAndItsWorst() {
        ProbeRecord record;
        for (int i = 0; i < 5000; ++i) {
            probes::Point point{.from = double(i), .to = i + 1.0, .reads = 10, .writes = 5};
            point.latency.p99 = i == 3210 ? 77 : 1;
            point.errors["OOM"] = 1;
            point.shards = {{"redis-10", 15, 1, {}}, {"redis-2", 15, 1, {{i * 1000.0, i * 1000.0 + 4}}}};
            if (i == 7) point.shards[1].unavailable = {{7990, 8000}};
            if (i == 8) point.shards[1].unavailable = {{8000, 8030}};
            record.add(point);
        }
        QVERIFY(record.columns().size() <= ProbeRecord::mostColumns);
        std::uint64_t reads = 0, errors = 0;
        double worst = 0, until = 0;
        for (const auto& column : record.columns()) {
            QCOMPARE(column.from, until);
            until = column.to;
            reads += column.reads;
            errors += column.errors.at("OOM");
            worst = std::max(worst, column.p99);
        }
        QCOMPARE(until, 5000.0);
        QCOMPARE(reads, 50'000U);
        QCOMPARE(errors, 5000U);
        QCOMPARE(worst, 77.0);
        QCOMPARE(record.shards(), (std::vector<std::string>{"redis-2", "redis-10"}));
        QCOMPARE(record.gaps().at("redis-2").size(), 4999U);  // one goes on over a second's border
        QCOMPARE(record.gaps().at("redis-2")[7].milliseconds(), 40.0);
        QVERIFY(record.gaps().at("redis-10").empty());
    }

    void aShortGapInALongLoadIsSeen() {
        TimePanels panels;
        panels.resize(900, 500);
        TimePanels::Content content;
        content.until = 7200;
        content.from = {0};
        content.to = {7200};
        content.strips = {{"redis-0", {}, {}}, {"redis-1", {{3600, 3600.002, "2 ms", "redis-1: 2 ms"}}, {}}};
        panels.setContent(content);
        const auto& gap = content.strips[1].stretches.first();
        const QRectF rect = panels.stripRect(1, gap);
        QVERIFY(rect.width() >= 3);
        QCOMPARE(panels.toolTipAt(rect.center()), QStringLiteral("redis-1: 2 ms"));
        QCOMPARE(panels.toolTipAt(rect.center() + QPointF(40, 0)), QString());
        panels.show();
        QVERIFY(panels.grab().toImage().pixelColor(rect.center().toPoint()) != QColor());
        panels.zoom(3599.99, 3600.01);
        QVERIFY(panels.stripRect(1, gap).width() > 30);
        panels.setFocus();
        panels.showAll();
        QTest::keyClick(&panels, Qt::Key_Down);
        QCOMPARE(panels.accessibleDescription(), QStringLiteral("redis-1: 2 ms"));
    }

    void thePagesFitIntoASmallWindow() {
        auto* pages = find<QStackedWidget>("pages");
        for (int i = 0; i < pages->count(); ++i)
            qInfo() << pages->widget(i)->objectName() << pages->widget(i)->minimumSizeHint();
        for (const char* name : {"consistencyPage", "benchmarkPage"}) {
            const QSize least = page(name)->minimumSizeHint();
            QVERIFY2(least.width() <= 700 && least.height() <= 560, name);
        }
    }

    void theFormSaysWhatIsWrong() {
        auto* view = page("consistencyPage");
        find<QAction>("pageConsistency")->trigger();
        setDuration(view, "soon");
        QVERIFY(in<QLabel>(view, "probeProblem")->isVisible());
        QVERIFY(in<QLabel>(view, "probeProblem")->text().contains("is no duration"));
        QVERIFY(!in<QPushButton>(view, "probeStart")->isEnabled());
        setDuration(view, "0");
        QVERIFY(in<QLabel>(view, "probeProblem")->text().contains("the duration in seconds is 0"));
        setDuration(view, "3s");
        QCOMPARE(in<QLabel>(view, "probeProblem")->text(), QString());
        QVERIFY(in<QPushButton>(view, "probeStart")->isEnabled());
        auto* form = page("benchmarkPage")->form();
        find<QAction>("pageBenchmark")->trigger();
        in<QComboBox>(form, "probeLoop")->setCurrentIndex(1);
        QVERIFY(form->request().load.rate > 0);
        in<QComboBox>(form, "probeTool")->setCurrentIndex(1);
        QVERIFY(form->request().redisBenchmark && form->request().load.rate == 0);
        QVERIFY(!in<QComboBox>(form, "probeLoop")->isEnabled());
        in<QComboBox>(form, "probeTool")->setCurrentIndex(0);
    }

    void aCheckRunsIsJudgedKeptAndExported() {
        auto* view = page("consistencyPage");
        setDuration(view, "3s");
        find<QAction>("consistency")->trigger();
        QVERIFY(view->isVisible());
        auto& bridge = window_->session().consistency();
        QSignalSpy points(&bridge, &ProbeBridge::pointAdded);
        QTRY_VERIFY_WITH_TIMEOUT(points.count() >= 2, 30'000);
        QVERIFY(view->shown()->headline().contains("so far"));
        QCOMPARE(in<QPushButton>(view, "probeStart")->text().remove(u'&'), QStringLiteral("Stop"));
        QVERIFY(view->shown()->panels()->content().strips.size() == 3);
        shoot("check-running");
        const auto result = finish(view, bridge);
        QVERIFY(result);
        QCOMPARE(result->lost, 0U);
        QVERIFY(result->incomplete.empty());
        QCOMPARE(view->shown()->headline(), QStringLiteral("No acknowledged write was lost"));
        QCOMPARE(in<QTableView>(view, "totalsTable")->model()->rowCount(), 6);
        shoot("check-finished");

        QTemporaryDir folder;
        QSignalSpy exported(view, &ProbeView::exported);
        for (const QString& suffix : QStringList{"csv", "json", "png", "svg"}) {
            view->exportTo(folder.filePath("result." + suffix));
            QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 10'000);
            QVERIFY(!exported.takeFirst().at(1).value<std::optional<Error>>());
        }
        QFile csv(folder.filePath("result.csv")), json(folder.filePath("result.json"));
        QVERIFY(csv.open(QIODevice::ReadOnly) && json.open(QIODevice::ReadOnly));
        const auto lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(result->points.size()) + 2);
        QCOMPARE(lines[1].count(','), lines[0].count(','));
        const auto read = probes::resultFromJson(nlohmann::json::parse(json.readAll().toStdString()));
        QVERIFY(read.has_value() && read->lost == 0 && read->all.count == result->all.count);
        const QImage picture(folder.filePath("result.png"));
        QVERIFY(picture.width() >= 900);
        QSvgRenderer svg(folder.filePath("result.svg"));
        QVERIFY(svg.isValid() && svg.defaultSize().width() >= 900);
        view->exportTo(folder.filePath("missing/result.csv"));
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 10'000);
        QVERIFY(exported.takeFirst().at(1).value<std::optional<Error>>());

        QTRY_COMPARE_WITH_TIMEOUT(in<QTableView>(view, "resultsTable")->model()->rowCount(), 1, 10'000);
        QCOMPARE(ownKeys(), 0);
    }

    void benchmarksAreLaidSideBySide() {
        auto* view = page("benchmarkPage");
        auto& bridge = window_->session().benchmark();
        find<QAction>("pageBenchmark")->trigger();
        setDuration(view, "2s");
        in<QComboBox>(view, "probeLoop")->setCurrentIndex(0);
        in<QSpinBox>(view, "probeConnections")->setValue(9);
        in<QSpinBox>(view, "probeKeyCount")->setValue(1000);
        const auto here = finish(view, bridge);
        QVERIFY(here && here->place == "desktop" && here->perSecond() > 100);
        QVERIFY(view->shown()->headline().contains("operations a second"));
        in<QComboBox>(view, "probeFrom")->setCurrentIndex(1);
        const auto pod = finish(view, bridge);
        QVERIFY(pod);
        QCOMPARE(pod->place, std::string("redis-cli-0"));
        in<QComboBox>(view, "probeTool")->setCurrentIndex(1);
        const auto theirs = finish(view, bridge);
        QVERIFY(theirs && theirs->tool == "redis-benchmark" && theirs->reads.p99 > 0);
        shoot("redis-benchmark");
        auto* table = in<QTableView>(view, "resultsTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 10'000);
        in<QTabWidget>(view, "probeTabs")->setCurrentIndex(4);
        table->clearSelection();
        for (int row : {1, 2})
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        click(view, "keptCompare");
        QTRY_VERIFY_WITH_TIMEOUT(in<QWidget>(view, "resultB")->isVisible(), 10'000);
        QVERIFY(in<QTableView>(view, "comparedTable")->isVisible());
        QVERIFY(in<QTableView>(view, "comparedTable")->model()->rowCount() > 8);
        QVERIFY(in<QLabel>(view, "comparedDiffering")->isVisible());
        QVERIFY(in<QLabel>(view, "comparedDiffering")->text().contains("desktop"));
        const auto& left = view->shown()->panels()->content();
        const auto& right = in<ResultView>(view, "resultB")->panels()->content();
        QCOMPARE(left.until, right.until);
        QCOMPARE(left.panels[0].most, right.panels[0].most);
        shoot("compared");
        click(view, "probeBack");
        QVERIFY(!in<QWidget>(view, "resultB")->isVisible());
        in<QComboBox>(view, "probeTool")->setCurrentIndex(0);
        in<QComboBox>(view, "probeFrom")->setCurrentIndex(0);
    }

    void leftoversAreNamedAndDeletedWhenAskedTo() {
        for (const auto& member : now()->members) {
            auto connection = window_->session().cluster().access()->dial(member.name, {});
            QVERIFY(connection.has_value());
            for (std::uint32_t i = 0; i < 20; ++i) {
                const auto key = probes::keyName("slotpilot-consistency:", i);
                if (member.slots().contains(redis::slotOf(key)))
                    QVERIFY(connection->command({"SET", key, "5"}, {}).has_value());
            }
        }
        auto* view = page("consistencyPage");
        find<QAction>("pageConsistency")->trigger();
        setDuration(view, "1s");
        click(view, "probeStart");
        auto* message = in<MessageBar>(view, "probeMessage");
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
        QVERIFY2(message->text().contains("keys with its prefix"), message->text().toUtf8());
        QVERIFY(!window_->session().consistency().active());
        shoot("leftovers");
        QTest::mouseClick(in<QPushButton>(message, "messageAction"), Qt::LeftButton);
        const auto result = finish(view, window_->session().consistency());
        QVERIFY(result && result->lost == 0);
        QCOMPARE(ownKeys(), 0);
    }

    void workersOfAKilledRunAreNamedAndRemoved() {
        QProcess killed;
        killed.start(cliProgram(),
                     cliArguments({"benchmark", "--workers", "2", "--duration", "600s", "--keys", "500"}));
        QTRY_VERIFY_WITH_TIMEOUT(ownKeys() > 1000, 60'000);
        find<QAction>("pageBenchmark")->trigger();
        auto* view = page("benchmarkPage");
        auto* left = in<MessageBar>(view, "leftWorkers");
        QVERIFY2(!left->isVisible(), "they are at work");
        killed.kill();
        QTRY_VERIFY_WITH_TIMEOUT(left->isVisible(), 20'000);
        QVERIFY2(left->text().contains("slotpilot-workers-"), left->text().toUtf8());
        QVERIFY(find<QLabel>("healthSentence")->text().contains("left of load"));
        shootBoth("workers-left");
        QTest::mouseClick(in<QPushButton>(left, "messageAction"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!left->isVisible(), 60'000);
        QVERIFY(!in<MessageBar>(view, "probeMessage")->isVisible());
        // The keys of these workers are found by a run without workers.
        in<QComboBox>(view, "probeFrom")->setCurrentIndex(0);
        setDuration(view, "1s");
        click(view, "probeStart");
        auto* message = in<MessageBar>(view, "probeMessage");
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
        QVERIFY2(message->text().contains("keys with its prefix"), message->text().toUtf8());
        QTest::mouseClick(in<QPushButton>(message, "messageAction"), Qt::LeftButton);
        QVERIFY(finish(view, window_->session().benchmark()));
        QCOMPARE(ownKeys(), 0);
    }

    void aPodThatDiesIsAGapOfItsShard() {
        auto* view = page("consistencyPage");
        auto& bridge = window_->session().consistency();
        find<QAction>("pageConsistency")->trigger();
        setDuration(view, "until stopped");
        click(view, "probeStart");
        QTRY_VERIFY_WITH_TIMEOUT(bridge.state() == ProbeBridge::State::Running, 30'000);
        const auto uid = now()->members[1].pod->meta.uid;
        const auto access = window_->session().cluster().access();
        QVERIFY(access->client().remove(kube::resources::pods, "default", "redis-1", {}, {}).has_value());
        const auto strip = [&](const QString& shard) {
            for (const auto& lane : view->shown()->panels()->content().strips)
                if (lane.name == shard) return lane.stretches.size();
            return qsizetype(-1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(strip("redis-1") > 0, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(now()->members[1].pod && now()->members[1].pod->meta.uid != uid &&
                                     now()->members[1].pod->ready() &&
                                     window_->session().cluster().picture()->report.healthy(),
                                 150'000);
        QSignalSpy points(&bridge, &ProbeBridge::pointAdded);
        QTRY_VERIFY_WITH_TIMEOUT(points.count() >= 2, 10'000);
        shoot("gap-running");
        click(view, "probeStart");
        const auto result = finish(view, bridge);
        QVERIFY(result && !result->gaps.empty());
        QCOMPARE(result->gaps.front().shard, std::string("redis-1"));
        QVERIFY2(result->gaps.front().reason.starts_with("redis-1 "), result->gaps.front().reason.c_str());
        QVERIFY(std::any_of(result->events.begin(), result->events.end(),
                            [](const auto& event) { return event.text.starts_with("redis-1 "); }));
        QVERIFY(in<MessageBar>(view->shown(), "resultIncomplete")->isVisible());
        const auto& strips = view->shown()->panels()->content().strips;
        QVERIFY(view->shown()
                    ->panels()
                    ->toolTipAt(view->shown()->panels()->stripRect(1, strips[1].stretches.first()).center())
                    .contains("redis-1 did not answer for"));
        QTest::mouseMove(view->shown()->panels(), QPoint(500, 120));
        shoot("gap-finished");
    }

    void bothAtOnceBesideAWorkflow() {
        auto* check = page("consistencyPage");
        auto* bench = page("benchmarkPage");
        auto& session = window_->session();
        auto& run = session.run();
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("rebalance")->isEnabled(), 30'000);
        find<QAction>("rebalance")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isVisible(), 10'000);
        find<QDoubleSpinBox>("weight-redis-1")->setValue(2);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("updatePreview")->isEnabled(), 10'000);
        click(window_.get(), "updatePreview");
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("previewRun")->isVisible() && find<QWidget>("previewRun")->isEnabled(),
                                 30'000);
        setDuration(bench, "until stopped");
        in<QComboBox>(bench, "probeLoop")->setCurrentIndex(1);
        find<QAction>("benchmark")->trigger();
        find<QAction>("consistency")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(session.benchmark().state() == ProbeBridge::State::Running &&
                                     session.consistency().state() == ProbeBridge::State::Running,
                                 30'000);
        run.runAll();
        QTRY_VERIFY_WITH_TIMEOUT(!run.active() && run.status()->state == workflow::RunState::Succeeded, 120'000);
        find<QAction>("pageConsistency")->trigger();
        QSignalSpy points(&session.consistency(), &ProbeBridge::pointAdded);
        QTRY_VERIFY_WITH_TIMEOUT(points.count() >= 1, 10'000);
        const auto& lanes = check->shown()->panels()->content().events;
        QVERIFY(!lanes.isEmpty() && lanes[0].name == "Workflow" &&
                lanes[0].stretches.size() >= qsizetype(run.status()->steps.size()));
        shoot("beside-a-workflow");
        session.benchmark().stop();
        session.consistency().stop();
        const auto measured = finish(bench, session.benchmark());
        QTRY_VERIFY_WITH_TIMEOUT(!session.consistency().active(), 60'000);
        const auto checked = check->shown()->result();
        QVERIFY(measured && checked);
        QCOMPARE(checked->lost, 0U);
        for (const auto& result : {measured, checked})
            QVERIFY(std::any_of(result->events.begin(), result->events.end(),
                                [](const auto& event) { return event.ofWorkflow; }));
        QCOMPARE(ownKeys(), 0);
    }

    void leavingAsksAndStops() {
        auto* view = page("consistencyPage");
        auto& bridge = window_->session().consistency();
        setDuration(view, "until stopped");
        find<QAction>("consistency")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(bridge.state() == ProbeBridge::State::Running, 30'000);
        answer("probesQuestion", "probesStay");
        find<QAction>("disconnect")->trigger();
        QVERIFY(bridge.state() == ProbeBridge::State::Running);
        QVERIFY(window_->session().cluster().state() == ClusterBridge::State::Connected);
        answer("probesQuestion", "probesStop");
        window_->close();
        QVERIFY2(window_->isVisible(), "it must wait until the load's keys are deleted");
        QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), 60'000);
        QVERIFY(!bridge.active());
        QCOMPARE(ownKeys(), 0);
        window_.reset();
        const auto kept = probes::kept();
        QVERIFY(kept.has_value() && !kept->empty() && kept->front().outcome.stopped);
    }
};

GUI_TEST_MAIN(ProbesTest)
#include "probes_test.moc"
