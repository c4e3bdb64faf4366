// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of pods on Kubernetes nodes: what did not change stays where it is, everything fits, slots that move are
// drawn, and a keyboard reaches every pod.
#include <QClipboard>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QStyle>
#include <QToolTip>

#include "gui/support.h"
#include "views/cluster_graph.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class GraphTest : public QObject {
    Q_OBJECT

private:
    static Scene sceneOf(cluster::ClusterSnapshot snapshot) {
        const auto picture = std::make_shared<const Picture>(Picture{shared(std::move(snapshot)), {}});
        Scene scene{picture, podRows(*picture->snapshot), {}};
        scene.nodes = nodeRows(*picture->snapshot, scene.pods);
        return scene;
    }
    static void show(ClusterGraph& graph, cluster::ClusterSnapshot snapshot) {
        graph.show(sceneOf(std::move(snapshot)));
    }
    static QHash<QString, QRectF> places(const ClusterGraph& graph) {
        QHash<QString, QRectF> all;
        for (const auto& pod : graph.data().pods) all.insert(pod.name, graph.podRect(pod.name));
        return all;
    }
    static const PodGraph::Pod& pod(const ClusterGraph& graph, const QString& name) {
        return *std::find_if(graph.data().pods.begin(), graph.data().pods.end(),
                             [&](const auto& one) { return one.name == name; });
    }
    /// As the observer joins it once a pod is deleted.
    static void takeAway(cluster::ClusterSnapshot& snapshot, std::size_t ordinal) {
        snapshot.members[ordinal].pod.reset();
        snapshot.members[ordinal].redis = fail(ErrorCode::NotFound, "there is no such pod now");
        cluster::join(snapshot);
    }
    /// Whoever moves says so: a step that moves the first slots of redis-0.
    static std::shared_ptr<workflow::RunStatus> runThatMoves(const char* slots, const char* to) {
        auto plan = std::make_shared<workflow::Plan>();
        workflow::StepSpec step;
        step.kind = "move-slots";
        step.args = {{"moves", {{{"from", "redis-0"}, {"to", to}, {"slots", slots}}}}};
        plan->steps = {step};
        auto run = std::make_shared<workflow::RunStatus>();
        run->plan = plan;
        run->steps.resize(1);
        run->steps[0].state = workflow::StepState::Running;
        run->state = workflow::RunState::Running;
        run->current = 0;
        return run;
    }

private Q_SLOTS:
    void nothingJumpsWhenAPodIsAddedGoesAndComesBack() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 12});
        show(graph, snapshot);
        const auto before = places(graph);
        const auto density = graph.density();

        show(graph, makeSnapshot({.pods = 13}));
        QCOMPARE(graph.density(), density);
        for (auto at = before.begin(); at != before.end(); ++at) QCOMPARE(graph.podRect(at.key()), at.value());
        QVERIFY(!graph.podRect("redis-12").isEmpty());
        show(graph, snapshot);
        QCOMPARE(places(graph), before);

        auto away = snapshot;
        takeAway(away, 4);
        show(graph, away);
        QCOMPARE(places(graph), before);
        QVERIFY(pod(graph, "redis-4").away);
        QVERIFY(pod(graph, "redis-4").health == PodGraph::Health::Waiting);

        away.members[4].pod = makePod({}, 4);
        away.members[4].pod->nodeName.clear();
        away.members[4].pod->phase = "Pending";
        away.members[4].pod->conditions.clear();
        show(graph, away);
        QCOMPARE(places(graph), before);
        QVERIFY(!pod(graph, "redis-4").away);

        auto back = snapshot;
        back.members[4].pod->podIp = "10.244.9.99";
        back.members[4].pod->meta.uid = "another";
        show(graph, back);
        QCOMPARE(places(graph), before);
        QVERIFY(pod(graph, "redis-4").toolTip.contains("10.244.9.99"));
    }

    void aPodThatComesBackElsewhereMovesAlone() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 6});
        show(graph, snapshot);
        const auto before = places(graph);
        snapshot.members[4].pod->nodeName = "worker-2";  // it was on worker-1, the last one there
        show(graph, snapshot);
        QVERIFY(graph.nodeRect("worker-2").contains(graph.podRect("redis-4")));
        for (const char* other : {"redis-0", "redis-1", "redis-2", "redis-3"})
            QCOMPARE(graph.podRect(other), before[other]);
    }

    void aPodThatIsNoLongerWantedIsGone() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        show(graph, makeSnapshot({.pods = 6}));
        const auto before = places(graph);
        show(graph, makeSnapshot({.pods = 4}));
        QVERIFY(graph.podRect("redis-5").isEmpty());
        for (const char* other : {"redis-0", "redis-1", "redis-2", "redis-3"})
            QCOMPARE(graph.podRect(other), before[other]);
    }

    void nodesThatMayNotBeListedKeepTheirPods() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 3});
        snapshot.nodes = fail(ErrorCode::Forbidden, "nodes is forbidden");
        show(graph, snapshot);
        const auto before = places(graph);
        QCOMPARE(graph.data().nodes.size(), 3);
        takeAway(snapshot, 1);
        show(graph, snapshot);
        QCOMPARE(places(graph), before);
        QVERIFY(graph.nodeRect("worker-1").contains(graph.podRect("redis-1")));
    }

    void whatWasNeverScheduledIsShownBelowTheNodes() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 4});
        show(graph, makeSnapshot({.pods = 3}));
        const auto before = places(graph);
        snapshot.members[3].pod->nodeName.clear();
        show(graph, snapshot);
        QVERIFY(graph.podRect("redis-3").top() > graph.nodeRect("worker-0").bottom());
        for (auto at = before.begin(); at != before.end(); ++at) QCOMPARE(graph.podRect(at.key()), at.value());
    }

    void everythingFits_data() {
        QTest::addColumn<int>("pods");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<bool>("cards");
        for (const auto& [pods, nodes, cards] :
             {std::tuple(3, 3, true), std::tuple(6, 1, true), std::tuple(12, 3, true), std::tuple(60, 3, false),
              std::tuple(200, 3, false), std::tuple(200, 12, false), std::tuple(200, 40, false)})
            QTest::addRow("%d on %d", pods, nodes) << pods << nodes << cards;
    }

    void everythingFits() {
        QFETCH(int, pods);
        QFETCH(int, nodes);
        QFETCH(bool, cards);
        ClusterGraph graph;
        graph.resize(1200, 700);
        show(graph, makeSnapshot({.pods = pods, .nodes = nodes, .replicasPerPrimary = pods > 3 ? 1 : 0}));
        QCOMPARE(graph.density() <= PodGraph::Density::Card, cards);
        QVERIFY(graph.heightForWidth(1200) <= 700);
        const auto all = places(graph);
        QCOMPARE(all.size(), pods);
        for (const auto& one : graph.data().pods) {
            const QRectF rect = all[one.name];
            QVERIFY(graph.nodeRect(one.node).contains(rect));
            QVERIFY(QRectF(0, 0, 1200, 700).contains(rect));
            QCOMPARE(graph.podAt(rect.center()), one.name);
            for (auto other = all.begin(); other != all.end(); ++other)
                QVERIFY(other.key() == one.name || !rect.intersects(other.value()));
        }
        for (const auto& a : graph.data().nodes)
            for (const auto& b : graph.data().nodes)
                QVERIFY(a.name == b.name || !graph.nodeRect(a.name).intersects(graph.nodeRect(b.name)));
        QVERIFY(graph.podAt({1199, 699}).isEmpty());
        QVERIFY(!graph.grab().toImage().isNull());
    }

    void aNarrowOneScrollsInsteadOfOverlapping() {
        ClusterGraph graph;
        graph.setRoom(400);
        graph.resize(320, 400);
        show(graph, makeSnapshot({.pods = 60, .nodes = 20, .prefix = "redis-with-a-long-name"}));
        const auto all = places(graph);
        for (auto a = all.begin(); a != all.end(); ++a)
            for (auto b = all.begin(); b != all.end(); ++b) QVERIFY(a == b || !a->intersects(*b));
        for (const QRectF& rect : all) QVERIFY(rect.right() <= 320 && rect.bottom() <= graph.heightForWidth(320));
    }

    void openSlotsAreFlowsUntilTheyAreClosed() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 3});
        show(graph, snapshot);
        QVERIFY(graph.data().flows.isEmpty());
        const QImage still = graph.grab().toImage();
        auto moving = snapshot;
        for (int slot = 100; slot < 116; ++slot) openSlot(moving, slot, 0, 2);
        show(graph, moving);
        QCOMPARE(graph.data().flows.size(), 1);
        QCOMPARE(graph.data().flows[0].from, "redis-0");
        QCOMPARE(graph.data().flows[0].to, "redis-2");
        QCOMPARE(graph.data().flows[0].slotsLeft, 16);
        QVERIFY(graph.accessibleDescription().contains("redis-0 → redis-2"));
        QVERIFY(graph.grab().toImage() != still);
        show(graph, snapshot);
        QVERIFY(graph.data().flows.isEmpty());
        QCOMPARE(graph.grab().toImage(), still);
    }

    void aSlotThatOnlyItsTargetDeclaresIsAFlow() {
        auto snapshot = makeSnapshot({.pods = 3});
        auto& lines = snapshot.members[2].redis->nodes;
        std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line.myself; })->importing = {
            {7, nodeIdOf(0)}};
        const auto flows = slotFlows(snapshot, nullptr);
        QCOMPARE(flows.size(), 1U);
        QVERIFY((flows[0] == SlotFlow{"redis-0", "redis-2", 1}));
    }

    void aStepsMovesAreFlowsUntilTheyHaveArrived() {
        auto snapshot = makeSnapshot({.pods = 3});
        const auto run = runThatMoves("0-99", "redis-1");
        QVERIFY((slotFlows(snapshot, run.get()) == std::vector{SlotFlow{"redis-0", "redis-1", 100}}));
        for (std::size_t slot = 0; slot < 40; ++slot) snapshot.owner[slot] = 1;
        openSlot(snapshot, 40, 0, 1);  // counted already
        QVERIFY((slotFlows(snapshot, run.get()) == std::vector{SlotFlow{"redis-0", "redis-1", 60}}));
        run->state = workflow::RunState::Paused;
        QVERIFY((slotFlows(snapshot, run.get()) == std::vector{SlotFlow{"redis-0", "redis-1", 1}}));
        run->state = workflow::RunState::Running;
        for (std::size_t slot = 40; slot < 100; ++slot) snapshot.owner[slot] = 1;
        QVERIFY(slotFlows(makeSnapshot({.pods = 3}), nullptr).empty());
        snapshot.members[0].redis->nodes[0].migrating.clear();
        snapshot.members[1].redis->nodes[1].importing.clear();
        QVERIFY(slotFlows(snapshot, run.get()).empty());
    }

    /// A timer that runs while nobody looks or nothing moves would cost a laptop's battery.
    void nothingIsAnimatedWithoutNeed() {
        ClusterGraph graph;
        graph.resize(900, 500);
        auto moving = makeSnapshot({.pods = 3});
        openSlot(moving, 100, 0, 2);
        show(graph, moving);
        QVERIFY(!graph.animating());
        graph.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        const bool wanted = graph.style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
        QCOMPARE(graph.animating(), wanted);
        auto stale = moving;
        stale.stale = Error{ErrorCode::Unreachable, "away"};
        show(graph, stale);
        QVERIFY(!graph.animating());
        show(graph, moving);
        QCOMPARE(graph.animating(), wanted);
        graph.setVisible(false);
        QVERIFY(!graph.animating());
        graph.setVisible(true);
        show(graph, makeSnapshot({.pods = 3}));
        QVERIFY(!graph.animating());
    }

    void theKeyboardReachesEveryPod() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        show(graph, makeSnapshot({.pods = 12, .nodes = 3}));
        graph.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        QTest::keyClick(&graph, Qt::Key_Home);
        QCOMPARE(graph.currentPod(), "redis-0");
        QSignalSpy activated(&graph, &PodGraph::podActivated);
        QTest::keyClick(&graph, Qt::Key_Right);
        QCOMPARE(graph.currentPod(), "redis-1");
        QTest::keyClick(&graph, Qt::Key_Down);
        QCOMPARE(graph.currentPod(), "redis-4");
        QTest::keyClick(&graph, Qt::Key_Left);
        QCOMPARE(graph.currentPod(), "redis-3");
        QTest::keyClick(&graph, Qt::Key_Up);
        QCOMPARE(graph.currentPod(), "redis-0");
        QTest::keyClick(&graph, Qt::Key_Up);
        QCOMPARE(graph.currentPod(), "redis-0");
        QTest::keyClick(&graph, Qt::Key_End);
        QCOMPARE(graph.currentPod(), "redis-11");
        QVERIFY(graph.accessibleDescription().contains("redis-11"));
        QTest::keyClick(&graph, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toString(), "redis-11");
        QTest::keyClick(&graph, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains("Redis node id"));
        QSet<QString> reached;
        QTest::keyClick(&graph, Qt::Key_Home);
        for (const auto down : {true, false})
            for (int row = 0; row < 4; ++row) {
                for (int i = 0; i < 3; ++i) {
                    reached << graph.currentPod();
                    QTest::keyClick(&graph, row % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
                }
                reached << graph.currentPod();
                QTest::keyClick(&graph, down ? Qt::Key_Down : Qt::Key_Up);
            }
        QCOMPARE(reached.size(), 12);
    }

    void aClickOpensAndATooltipTells() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 200, .nodes = 5, .replicasPerPrimary = 1});
        snapshot.nodes->at(2).conditions = {{"Ready", "False", "KubeletNotReady", "container runtime is down", {}}};
        show(graph, snapshot);
        graph.setVisible(true);
        QVERIFY(QTest::qWaitForWindowExposed(&graph));
        QSignalSpy activated(&graph, &PodGraph::podActivated);
        const QPoint at = graph.podRect("redis-137").center().toPoint();
        QTest::mouseClick(&graph, Qt::LeftButton, {}, at);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toString(), "redis-137");
        QTest::mousePress(&graph, Qt::LeftButton, {}, at);
        QTest::mouseRelease(&graph, Qt::LeftButton, {}, graph.podRect("redis-3").center().toPoint());
        QCOMPARE(activated.count(), 1);
        const auto tell = [&](const QPoint& point) {
            QHelpEvent help(QEvent::ToolTip, point, graph.mapToGlobal(point));
            QCoreApplication::sendEvent(&graph, &help);
            return QToolTip::text();
        };
        QVERIFY2(tell(at).startsWith("redis-137: replica of redis-37"), qPrintable(QToolTip::text()));
        QVERIFY(tell((graph.nodeRect("worker-2").topLeft() + QPointF(30, 6)).toPoint()).contains("runtime is down"));
    }

    void whatAStepChangedIsMarked() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        for (const int pods : {3, 200}) {
            auto scene = sceneOf(makeSnapshot({.pods = pods}));
            graph.show(scene);
            const QImage before = graph.grab().toImage();
            StepChange change;
            change.pods["redis-1"] = {"is new"};
            scene.change = std::make_shared<const StepChange>(change);
            graph.show(scene);
            QVERIFY(graph.grab().toImage() != before);
            QVERIFY(pod(graph, "redis-1").summary.contains("is new"));
            QVERIFY(pod(graph, "redis-0").changed.isEmpty());
        }
    }

    void hundredsOfNodesAreCounted() {
        ClusterGraph graph;
        graph.resize(1200, 700);
        auto snapshot = makeSnapshot({.pods = 6});
        for (int i = 3; i < 300; ++i) snapshot.nodes->push_back(makeNode(i));
        show(graph, snapshot);
        QCOMPARE(graph.data().nodes.size(), 3);
        QVERIFY(graph.data().more.contains("297"));
    }
};

GUI_TEST_MAIN(GraphTest)
#include "graph_test.moc"
