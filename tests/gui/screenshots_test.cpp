// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page, light, dark and in German, for people to look at; the test itself checks that each shows
// something.
#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>

#include "app/language.h"
#include "app/main_window.h"
#include "gui/basis.h"
#include "gui/recorded.h"
#include "gui/support.h"
#include "views/activity_view.h"
#include "views/history_view.h"
#include "views/lessons_view.h"
#include "views/log_lines.h"
#include "views/pods_view.h"
#include "views/probe_view.h"
#include "views/replay_view.h"
#include "views/settings_dialog.h"
#include "views/shortcuts_dialog.h"
#include "views/update_view.h"
#include "views/welcome_view.h"
#include "widgets/message_bar.h"
#include "widgets/pod_graph.h"
#include "widgets/slot_map.h"
#include "widgets/time_chart.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

class DoneStep : public workflow::Step {
public:
    explicit DoneStep(std::string kind) : kind_(std::move(kind)) {}
    Expected<workflow::ProbeResult> probe(workflow::StepContext&) override {
        return workflow::ProbeResult{kind_ == "kept" ? workflow::Probe::Done : workflow::Probe::NotDone,
                                     "as in the manifest"};
    }
    Expected<void> apply(workflow::StepContext& context) override {
        if (kind_ != "waits") return {};
        context.progress({0.66, "2 of 3 pods ready; redis-2: ContainerCreating"});
        waitFor(context.stop, Milliseconds{60'000});
        return fail(cancelled());
    }
    Expected<std::string> verify(workflow::StepContext&) override { return "created"; }

private:
    std::string kind_;
};

workflow::Plan deployPlan() {
    workflow::Plan plan;
    plan.operation = "deploy";
    plan.title = "Deploy Redis to namespace default";
    plan.target = {{"context", "production"}, {"namespace", "default"}, {"statefulSet", "redis"}};
    plan.notes = {
        "PodMonitor redis is skipped: this cluster does not know the kind (the Prometheus operator is not installed)"};
    const auto add = [&](const char* kind, const char* title, const char* why, const char* command) {
        workflow::StepSpec step;
        step.id = "step-" + std::to_string(plan.steps.size());
        step.kind = kind;
        step.title = title;
        step.why = why;
        step.command = command;
        step.expected = "The object is as in the manifest.";
        plan.steps.push_back(step);
    };
    add("kept", "Keep service redis-headless", "Gives each pod a name of its own.",
        "kubectl apply --server-side -f service.yaml");
    add("works", "Create config map redis", "Holds redis.conf, which turns cluster mode on.",
        "kubectl apply --server-side -f config.yaml");
    add("works", "Create stateful set redis", "Runs the Redis servers, each with a volume of its own.",
        "kubectl apply --server-side --field-manager=slotpilot -n default -f statefulset.yaml");
    add("waits", "Wait for 3 pods of redis", "A pod waits for its predecessor to be ready before it starts.",
        "kubectl rollout status statefulset redis -n default");
    return plan;
}

/// A step of an update: moves stand still half way, everything else is done at once.
class UpdateStepShown : public workflow::Step {
public:
    explicit UpdateStepShown(std::string id) : id_(std::move(id)) {}
    Expected<workflow::ProbeResult> probe(workflow::StepContext&) override {
        return workflow::ProbeResult{workflow::Probe::NotDone, "not yet"};
    }
    Expected<void> apply(workflow::StepContext& context) override {
        if (id_ != "drain-redis-4") return {};
        for (int i = 1; i <= 4 && !context.stop.stop_requested(); ++i) {
            workflow::Progress progress;
            progress.fraction = i * 0.15;
            progress.slotsTotal = 3277;
            progress.slotsDone = i * 491;
            progress.keysTotal = 57'000;
            progress.keysDone = i * 8'550;
            progress.bytesDone = i * 1'210'000;
            context.progress(progress);
            waitFor(context.stop, Milliseconds{250});
        }
        waitFor(context.stop, Milliseconds{60'000});
        return fail(cancelled());
    }
    Expected<std::string> verify(workflow::StepContext&) override { return "as expected"; }

private:
    std::string id_;
};

/// A second of a load of 30 s on three shards: redis-1 restarts after 12 s.
probes::Point pointOf(int second, double speed) {
    probes::Point point{.from = double(second), .to = second + 1.0};
    const double wave = 1 + 0.08 * std::sin(second * 1.7) + 0.05 * std::cos(second * 0.9);
    const bool away = second == 12 || second == 13, moving = second > 16 && second < 24;
    const double here = speed * wave * (away ? 0.66 : moving ? 0.86 : 1);
    point.reads = static_cast<std::uint64_t>(here * 0.52);
    point.writes = static_cast<std::uint64_t>(here * 0.48);
    point.connections = 32;
    point.latency.count = point.reads + point.writes;
    point.latency.p50 = 0.41 / wave;
    point.latency.p99 = (moving ? 4.8 : 2.1) * wave;
    point.latency.p999 = away ? 920 : (moving ? 14 : 6.3) * wave;
    if (away) point.retries = {{"reconnect", 34}, {"CLUSTERDOWN", 120}};
    if (away) point.errors = {{"no reply", 16}};
    if (moving) point.retries = {{"MOVED", 60 + 9ULL * static_cast<unsigned>(second)}, {"ASK", 180}};
    for (int shard = 0; shard < 3; ++shard)
        point.shards.push_back({"redis-" + std::to_string(shard), point.latency.count / 3, point.latency.p99, {}});
    if (second == 12) point.shards[1].unavailable = {{12'410, 13'000}};
    if (second == 13) point.shards[1].unavailable = {{13'000, 13'553}};
    if (second == 21) point.shards[2].unavailable = {{21'200, 21'214}};
    return point;
}

probes::Result resultOf(const probes::LoadSpec& load, double speed) {
    probes::Result result;
    result.id = "20260131-120000-0001";
    result.place = "redis-cli-0";
    result.target = "production/default/redis";
    result.load = load;
    result.load.duration = std::chrono::seconds(30);
    result.started = *parseRfc3339("2026-01-31T12:00:00Z");
    result.seconds = 30;
    for (int second = 0; second < 30; ++second) {
        result.points.push_back(pointOf(second, speed));
        result.all.count += result.points.back().operations();
    }
    result.all = {result.all.count, 0.52, 0.11, 0.41, 0.93, 1.4, 2.6, 12.4, 1143};
    result.reads = result.writes = result.all;
    result.reads.count = result.writes.count = result.all.count / 2;
    result.readsPerSecond = result.writesPerSecond = double(result.all.count) / 60;
    for (int shard = 0; shard < 3; ++shard) {
        auto latency = result.all;
        latency.count /= 3;
        result.shards.push_back({"redis-" + std::to_string(shard), latency, shard == 1 ? 1143.0 : shard == 2 ? 14 : 0});
    }
    result.errors = {{"no reply", 32}};
    result.retries = {{"reconnect", 68}, {"CLUSTERDOWN", 240}, {"MOVED", 1680}, {"ASK", 1260}};
    result.outcome.examples = {{"CLUSTERDOWN", "CLUSTERDOWN The cluster is down"}};
    result.gaps = {{"redis-1", {12'410, 13'553}, "redis-1 restarted"}, {"redis-2", {21'200, 21'214}, ""}};
    result.events = {{16.2, 18.9, "3. Drain redis-2", true},
                     {18.9, 19.4, "4. Restart redis-2", true},
                     {19.4, 24.1, "5. Spread the slots evenly", true},
                     {12.3, 14.2, "redis-1 restarted", false}};
    return result;
}

}  // namespace

class ScreenshotsTest : public QObject {
    Q_OBJECT

private:
    QString theme_;
    QDir folder_;
    QTemporaryDir state_;

    void shoot(QWidget& window, const QString& name) {
        for (int i = 0; i < 3; ++i) QCoreApplication::processEvents();
        QTest::qWait(60);
        const QImage image = window.grab().toImage();
        QVERIFY(image.save(folder_.filePath(QStringLiteral("%1-%2.png").arg(name, theme_))));
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 7)
            for (int x = 0; x < image.width(); x += 7) colors.insert(image.pixel(x, y));
        QVERIFY2(colors.size() > 12, "an empty picture");
    }
    static void publish(MainWindow& window, cluster::ClusterSnapshot snapshot) {
        QSignalSpy spy(&window.session().cluster(), &ClusterBridge::pictureChanged);
        window.session().cluster().publish(shared(std::move(snapshot)));
        QVERIFY(spy.wait(5000));
    }
    static void attach(MainWindow& window) {
        window.session().cluster().attach(
            {{"production", "default", "redis"}, "https://10.0.0.1:6443", "admin", "v1.31.2"});
        Q_EMIT window.session().cluster().latencyMeasured(Milliseconds{14});
    }
    void shootPages(MainWindow& window, const QString& name) {
        const auto* pages = find<QStackedWidget>(window, "pages");
        for (int i = 0; i < MainWindow::PageCount; ++i) {
            window.showPage(static_cast<MainWindow::PageIndex>(i));
            shoot(window, QStringLiteral("%1-%2").arg(name, pages->currentWidget()->objectName().chopped(4)));
        }
        window.showPage(MainWindow::Overview);
    }

    template <class T>
    static T* find(QWidget& window, const char* name) {
        auto* found = window.findChild<T*>(name);
        if (!found) qFatal("no %s", name);
        return found;
    }
    /// The list of runs, and one of them again.
    void shootHistory(MainWindow& window) {
        const auto journal = workflow::SqliteJournal::defaultPath();
        std::filesystem::remove(journal);
        auto* history = qobject_cast<HistoryView*>(find<QWidget>(window, "historyPage"));
        window.showPage(MainWindow::History);
        QTRY_COMPARE(history->findChild<QLabel*>("emptyTitle")->text(), HistoryView::tr("No runs yet"));
        shoot(window, "history-none");
        const auto upgrade = QString::fromStdString(recordUpgrade(journal, 0, workflow::RunState::Succeeded));
        recordUpgrade(journal, 1, workflow::RunState::Failed);
        recordUpgrade(journal, 2, workflow::RunState::Cancelled);
        history->refresh();
        auto* runs = history->findChild<QTableView*>("runsTable");
        QTRY_COMPARE(runs->model()->rowCount(), 3);
        shoot(window, "history-runs");
        history->open(upgrade);
        auto* replay = history->replay();
        QTRY_VERIFY(replay->isVisible());
        replay->seek(replay->length() * 0.43);
        shoot(window, "history-replay");
        replay->findChild<QTabBar*>("replayLook")->setCurrentIndex(3);
        replay->findChild<QTabBar*>("replayPicture")->setCurrentIndex(1);
        replay->seek(replay->length());
        shoot(window, "history-replay-end");
        const auto size = window.size();
        window.resize(1000, 640);
        shoot(window, "small-history-replay");
        window.resize(size);
        replay->findChild<QTabBar*>("replayLook")->setCurrentIndex(0);
        replay->findChild<QTabBar*>("replayPicture")->setCurrentIndex(0);
        find<QToolButton>(window, "replayBack")->click();
        window.showPage(MainWindow::Overview);
    }
    void shootDialogs(MainWindow& window) {
        Preferences all;
        all.guarded["production"] = Guard::Protected;
        all.guarded["arn:aws:eks:eu-central-1:123456789012:cluster/analytics-blue"] = Guard::ReadOnly;
        SettingsDialog settings(all, {"production", "staging"}, &window);
        settings.show();
        shoot(settings, "settings");
        ShortcutsDialog shortcuts(&window);
        shortcuts.show();
        shoot(shortcuts, "shortcuts");
    }

    void shootLessons(MainWindow& window) {
        find<QAction>(window, "learn")->trigger();
        auto* lessons = find<LessonsView>(window, "lessons");
        shoot(window, "lessons");
        lessons->start("an-upgrade");
        shoot(window, "lesson-done");
        lessons->start("what-is-a-slot");
        find<QPushButton>(*lessons, "lessonNext")->click();
        find<QPushButton>(*lessons, "lessonNext")->click();
        find<QPushButton>(*lessons, "lessonNext")->click();
        QTRY_VERIFY(find<QWidget>(window, "spotlight")->isVisible());
        shoot(window, "lesson");
        find<QToolButton>(*lessons, "lessonLeave")->click();
        find<QDockWidget>(window, "lessonsDock")->hide();
    }
    /// The forms, the preview, and an upgrade while it runs.
    void shootUpdates(MainWindow& window) {
        auto* update = find<UpdateView>(window, "updatePage");
        auto* verdict = find<MessageBar>(window, "verdict");
        auto& run = window.session().run();
        const auto snapshot = makeSnapshot({.pods = 5, .keys = 57'000});
        publish(window, snapshot);
        const auto open = [&](const char* action) {
            find<QAction>(window, action)->trigger();
            update->setBasis(basisOf(5));
        };
        open("scale");
        shoot(window, "scale-unchanged");
        find<QSpinBox>(window, "replicas")->setValue(7);
        QTRY_VERIFY(verdict->isVisible());
        shoot(window, "scale-form");
        const auto possible = verdict->text();
        find<QSpinBox>(window, "replicas")->setValue(2);
        QTRY_VERIFY(verdict->text() != possible);
        shoot(window, "scale-refused");
        open("upgrade");
        find<QLineEdit>(window, "image")->setText("docker.io/library/redis:8.0");
        find<QSpinBox>(window, "replicas")->setValue(6);
        auto* config = find<QPlainTextEdit>(window, "configEdit");
        auto* tabs = find<QTabWidget>(window, "updateTabs");
        tabs->setCurrentIndex(1);
        config->setPlainText(config->toPlainText().replace("appendfsync everysec", "appendfsync always") +
                             "maxmemory-policy noeviction\n");
        QTRY_VERIFY(verdict->isVisible());
        shoot(window, "upgrade-config");
        tabs->setCurrentIndex(2);
        shoot(window, "upgrade-yaml");
        tabs->setCurrentIndex(0);
        QTRY_VERIFY(verdict->isVisible());
        shoot(window, "upgrade-form");
        open("rebalance");
        find<QDoubleSpinBox>(window, "weight-redis-1")->setValue(2.5);
        find<QDoubleSpinBox>(window, "weight-redis-4")->setValue(0);
        QTRY_VERIFY(verdict->isVisible());
        shoot(window, "rebalance-form");

        open("upgrade");
        operations::UpdateRequest request;
        request.desired = *operations::withImage(basisOf(5).live, "docker.io/library/redis:8.0");
        const auto plan = operations::planUpdate(snapshot, basisOf(5).live, request);
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().describe().c_str());
        run.prepare(*plan, [](const workflow::StepSpec& spec) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<UpdateStepShown>(spec.id);
        });
        update->showPlan({*plan, shared(snapshot)});
        shoot(window, "upgrade-preview");
        run.runOne();
        QTRY_VERIFY(run.status()->state == workflow::RunState::Paused);
        auto stepped = snapshot;
        for (int slot = 13'107; slot < 15'000; ++slot) stepped.owner[std::size_t(slot)] = std::int16_t(slot % 2);
        stepped.members[3].pod->conditions = {{"Ready", "False", "ContainersNotReady", "starting", {}}};
        stepped.taken = std::chrono::system_clock::now();
        publish(window, stepped);
        window.showPage(MainWindow::Slots);
        shoot(window, "step-waits-slots");
        window.showPage(MainWindow::Overview);
        shoot(window, "step-waits-overview");
        run.runAll();
        QTRY_VERIFY(run.status()->current >= 0 &&
                    run.status()->steps[std::size_t(run.status()->current)].progress.slotsDone > 1900);
        auto moving = snapshot;
        for (int step = 0; step < 5; ++step) {
            for (int slot = 13107 + step * 400; slot < 13107 + step * 400 + 400; ++slot)
                moving.owner[std::size_t(slot)] = static_cast<std::int16_t>(step % 4);
            moving.taken = std::chrono::system_clock::now() + std::chrono::milliseconds(700 * step);
            publish(window, moving);
        }
        window.showPage(MainWindow::Slots);
        shoot(window, "upgrade-running");
        find<QTabBar>(window, "historyShape")->setCurrentIndex(1);
        shoot(window, "upgrade-running-stacked");
        find<QTabBar>(window, "historyQuantity")->setCurrentIndex(1);
        find<QTabBar>(window, "historyShape")->setCurrentIndex(0);
        auto* chart = find<TimeChart>(window, "timeChart");
        QTest::mouseMove(chart->viewport(), {static_cast<int>(*chart->markPosition(0)) + 1, chart->height() / 2});
        shoot(window, "upgrade-running-keys");
        window.showPage(MainWindow::Overview);
        shoot(window, "upgrade-running-overview");
        window.showPage(MainWindow::Slots);
        run.cancel();
        QTRY_VERIFY(!run.active());
        shoot(window, "upgrade-cancelled");
        run.discard();
        find<QTabBar>(window, "slotsLook")->setCurrentIndex(0);
        workflow::JournalRun left;
        left.entry.runId = "20260101-120000-1";
        left.entry.title = plan->title;
        left.entry.state = workflow::RunState::Running;
        left.status.plan = std::make_shared<const workflow::Plan>(*plan);
        left.status.steps.resize(plan->steps.size());
        for (std::size_t i = 0; i < 4; ++i) left.status.steps[i].state = workflow::StepState::Done;
        left.status.state = workflow::RunState::Paused;
        left.status.current = 4;
        left.status.started = std::chrono::system_clock::now() - std::chrono::minutes(12);
        window.showPage(MainWindow::Overview);
        Q_EMIT window.session().unfinishedFound(left);
        shoot(window, "resume-offer");
        find<MessageBar>(window, "messageBar")->hide();
        const auto size = window.size();
        window.resize(1000, 640);
        open("upgrade");
        find<QLineEdit>(window, "image")
            ->setText("registry.internal.example.com:5000/platform/caches/redis-with-modules:8.0.3-bookworm");
        QTRY_VERIFY(verdict->isVisible());
        shoot(window, "small-upgrade-form");
        window.resize(size);
        window.showPage(MainWindow::Overview);
    }

    /// The graph of pods from 3 to 200, with slots on their way, a pod away, and one that waits to be scheduled.
    void shootGraph(MainWindow& window) {
        window.showPage(MainWindow::Overview);
        for (const auto& [pods, nodes, replicas] :
             {std::tuple(3, 3, 0), std::tuple(12, 3, 1), std::tuple(60, 5, 1), std::tuple(200, 10, 1)}) {
            auto snapshot = makeSnapshot({.pods = pods, .nodes = nodes, .replicasPerPrimary = replicas});
            publish(window, snapshot);
            shoot(window, QStringLiteral("graph-%1").arg(pods));
            const auto last = static_cast<std::size_t>(pods) - 1, third = static_cast<std::size_t>(pods) / 3;
            for (int slot = 0; slot < 24; ++slot) openSlot(snapshot, slot, 0, 1);
            if (pods > 3)
                for (int slot = 100; slot < 109; ++slot) openSlot(snapshot, slot, third, 2);
            snapshot.members[last].pod.reset();
            snapshot.members[last].redis = fail(ErrorCode::NotFound, "there is no such pod now", "redis");
            if (pods > 3) {
                auto& ill = snapshot.members[last - 2];
                ill.pod->conditions = {{"Ready", "False", "ContainersNotReady", "containers with unready status", {}}};
                ill.pod->statuses = {{"redis", "redis:7", "", false, 4, "waiting", "CrashLoopBackOff", "", {}}};
                ill.redis = fail(ErrorCode::Unreachable, "nothing listens on port 6379");
                snapshot.members[last - 1].pod->nodeName.clear();
                cluster::join(snapshot);
            }
            publish(window, snapshot);
            auto* graph = find<PodGraph>(window, "podGraph");
            graph->setFocus();
            graph->setCurrentPod(QStringLiteral("redis-1"));
            shoot(window, QStringLiteral("graph-%1-moving").arg(pods));
        }
    }

    /// A pod and a Kubernetes node in detail; with long names, and in a small window.
    void shootDetails(MainWindow& window) {
        auto snapshot = makeSnapshot({.pods = 6, .replicasPerPrimary = 1, .prefix = "redis-sessions-eu-central-1"});
        auto& pod = *snapshot.members[1].pod;
        pod.containers = {{"redis", "redis:7", {{"cpu", "500m"}, {"memory", "1Gi"}}, {}, {}},
                          {"exporter", "exporter:1", {}, {}, {}}};
        kube::PersistentVolumeClaim claim;
        claim.meta.name = "data-" + pod.meta.name;
        claim.phase = "Bound";
        claim.capacity = claim.requested = "20Gi";
        claim.storageClass = "premium-rwo";
        claim.volumeName = "pvc-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";
        snapshot.members[1].claims = {claim};
        (*snapshot.nodes)[1].capacity = {{"cpu", "4"}, {"memory", "16Gi"}, {"pods", "110"}};
        (*snapshot.nodes)[1].osImage = "Debian GNU/Linux 12 (bookworm)";
        (*snapshot.nodes)[1].conditions.push_back({"MemoryPressure",
                                                   "True",
                                                   "KubeletHasInsufficientMemory",
                                                   "kubelet has insufficient memory available",
                                                   {}});
        publish(window, snapshot);
        window.showPage(MainWindow::Pods);
        auto* pods = qobject_cast<PodsView*>(find<QWidget>(window, "podsPage"));
        pods->open(QString::fromStdString(pod.meta.name), 0);
        std::vector<std::string> lines;
        for (int i = 0; i < 400; ++i)
            lines.push_back("1:M 31 Jan 2026 12:00:" + std::to_string(10 + i % 50) + ".412 * " +
                            (i % 9 == 4 ? std::string("Background saving terminated with success")
                             : i % 7 == 2
                                 ? std::string("\x1b[33mrubbish\x1b[0m \x01\x02\xff\xfe in the log")
                                 : "Asynchronous AOF fsync is taking too long (disk is busy?). Writing the AOF "
                                   "buffer without waiting for fsync to complete, this may slow down Redis."));
        auto* log = find<LogLines>(window, "podLogLines");
        log->append(lines);
        log->setNeedle("saving");
        log->goTo(log->ring().begin() + 382);
        shoot(window, "pods-details-log");
        pods->open(QString::fromStdString(pod.meta.name), 4);
        shoot(window, "pods-details-volumes");
        pods->open(QString::fromStdString(pod.meta.name), 3);
        const auto size = window.size();
        window.resize(1000, 640);
        shoot(window, "small-pods-details-terminal");
        pods->open(QString::fromStdString(pod.meta.name), 0);
        shoot(window, "small-pods-details-log");
        window.resize(size);
        find<QToolButton>(window, "podDetailsClose")->click();
        window.showPage(MainWindow::Nodes);
        qobject_cast<NodesView*>(find<QWidget>(window, "nodesPage"))->open("worker-1");
        shoot(window, "nodes-details");
        find<QToolButton>(window, "nodeDetailsClose")->click();
        window.showPage(MainWindow::Overview);
    }

    /// Consistency and Benchmark: while they run, afterwards, with a gap, incomplete, and two side by side.
    void shootProbes(MainWindow& window) {
        publish(window, makeSnapshot({.pods = 3}));
        auto* check = find<ProbeView>(window, "consistencyPage");
        auto* bench = find<ProbeView>(window, "benchmarkPage");
        window.showPage(MainWindow::Consistency);
        auto load = probes::LoadSpec::consistency();
        load.rate = 2000;
        auto& bridge = window.session().consistency();
        bridge.pretend({.load = load}, std::chrono::system_clock::now() - std::chrono::seconds(16));
        for (int second = 0; second < 16; ++second) bridge.take(pointOf(second, 2000));
        shoot(window, "consistency-running");
        bridge.pretend({}, std::nullopt);
        auto result = resultOf(load, 2000);
        check->open(std::make_shared<const probes::Result>(result));
        shoot(window, "consistency-finished");
        result.lost = 12;
        result.notAcknowledged = 3;
        result.incomplete = "redis-cli-0: the probe ended with code 137: (it was killed: its pod ended)";
        check->open(std::make_shared<const probes::Result>(result));
        shoot(window, "consistency-lost-incomplete");
        window.showPage(MainWindow::Benchmark);
        const auto a = std::make_shared<const probes::Result>(resultOf(probes::LoadSpec::benchmark(), 41'000));
        auto slower = resultOf(probes::LoadSpec::benchmark(), 34'000);
        slower.place = "3 workers";
        slower.reads.p99 = 3.9;
        bench->open(a);
        shoot(window, "benchmark-finished");
        bench->open(a, std::make_shared<const probes::Result>(slower));
        shoot(window, "benchmark-compared");
        const auto size = window.size();
        window.resize(1000, 640);
        bench->open(a);
        shoot(window, "small-benchmark-finished");
        window.resize(size);
        window.showPage(MainWindow::Overview);
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        const QString base =
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..");
        folder_ = QDir(base + "/screenshots");
        QVERIFY(folder_.mkpath("."));
        log::info("kube", "Connected to https://10.0.0.1:6443, Kubernetes v1.31.2");
        log::info("cluster", "3 pods of StatefulSet redis; watching pods, nodes, claims");
        log::warning("redis", "redis-2 answers slowly: 412 ms");
        log::error("kube", "watch of pods ended: connection reset by peer; trying again in 0.4 s");
    }

    void pages_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("language");
        QTest::newRow("light") << false << "en";
        QTest::newRow("dark") << true << "en";
        QTest::newRow("german") << false << "de";
    }

    void pages() {
        QFETCH(bool, dark);
        QFETCH(QString, language);
        theme_ = QTest::currentDataTag();
        const Language spoken(language);
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        QSettings().clear();
        MainWindow window;
        const auto wanted = qEnvironmentVariable("SLOTPILOT_SIZE", "1400x880").split('x');
        window.resize(wanted[0].toInt(), wanted[1].toInt());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* welcome = window.findChild<WelcomeView*>();
        welcome->showError({ErrorCode::NotFound, "no kubeconfig file", "/home/ada/.kube/config"});
        shoot(window, "welcome-nothing");
        welcome->showContexts(
            {{"production", "https://k8s.example.com:6443", "ada", "redis", "/home/ada/.kube/config", true},
             {"staging", "https://staging.example.com:6443", "ada", "default", "/home/ada/.kube/config", false},
             {"arn:aws:eks:eu-central-1:123456789012:cluster/analytics-blue",
              "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com", "analytics-admin",
              "caches", "/home/ada/.kube/config", false}},
            "production");
        shoot(window, "welcome");
        auto* connecting = window.findChild<ConnectView*>();
        auto* top = qobject_cast<QStackedWidget*>(connecting->parentWidget());
        top->setCurrentWidget(connecting);
        connecting->showProgress("Connecting to production…",
                                 "Reading the kubeconfig and asking the API server who it is.");
        shoot(window, "connecting");
        connecting->showError(
            "No connection to production",
            {ErrorCode::Tls, "the server's certificate is not signed by the kubeconfig's authority",
             "k8s.example.com:6443", "Fetch a fresh kubeconfig, or check that no proxy stands in between.", false,
             std::make_shared<Error>(Error{ErrorCode::Tls, "unable to get local issuer certificate"})},
            true);
        shoot(window, "connect-error");

        attach(window);
        shoot(window, "reading");
        auto nothing = makeSnapshot({.pods = 0, .created = false});
        nothing.statefulSet = fail(ErrorCode::NotFound, "statefulsets \"redis\" not found");
        publish(window, nothing);
        shoot(window, "empty-overview");
        publish(window, makeSnapshot({.pods = 3, .created = false}));
        shootPages(window, "not-created");
        publish(window, makeSnapshot({.pods = 3}));
        shootPages(window, "three");

        auto moving = makeSnapshot({.pods = 6, .replicasPerPrimary = 1});
        for (int slot = 4000; slot < 4016; ++slot) openSlot(moving, slot, 0, 2);
        moving.members[4].pod->conditions = {
            {"Ready", "False", "ContainersNotReady", "containers with unready status: [redis]", {}}};
        moving.members[4].redis = fail(ErrorCode::Unreachable, "nothing listens on port 6379", "redis-4");
        moving.members[5].pod->statuses = {{"redis", "redis:7", "", true, 4, "running"}};
        cluster::join(moving);
        publish(window, moving);
        shootPages(window, "moving");

        auto large = makeSnapshot({.pods = 30, .nodes = 5, .prefix = "redis-analytics-production"});
        for (int slot = 9000; slot < 9400; ++slot) large.owner[std::size_t(slot)] = -1;
        for (int slot = 12000; slot < 12100; ++slot) large.owner[std::size_t(slot)] = -2;
        large.nodes->at(2).conditions = {{"Ready", "False", "KubeletNotReady", "container runtime is down", {}}};
        publish(window, large);
        shootPages(window, "thirty");

        auto stale = makeSnapshot({.pods = 6});
        stale.stale = Error{ErrorCode::Unreachable, "the API server does not answer", "10.0.0.1:6443"};
        publish(window, stale);
        shootPages(window, "stale");

        shootGraph(window);
        shootDetails(window);
        shootUpdates(window);
        shootHistory(window);
        publish(window, makeSnapshot({.pods = 3}));
        shootDialogs(window);
        shootLessons(window);
        shootProbes(window);
        publish(window, makeSnapshot({.pods = 3, .created = false}));
        auto& run = window.session().run();
        run.prepare(deployPlan(), [](const workflow::StepSpec& spec) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<DoneStep>(spec.kind);
        });
        shoot(window, "plan");
        run.runAll();
        QTRY_COMPARE(run.status()->current, 3);
        QTRY_VERIFY(run.status()->steps[3].progress.fraction > 0);
        shoot(window, "running");
        run.cancel();
        QTRY_VERIFY(!run.active());
        shoot(window, "cancelled");
        window.resize(1000, 640);
        publish(window, makeSnapshot({.pods = 6}));
        shootPages(window, "small");
    }
};

GUI_TEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
