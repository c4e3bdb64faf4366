// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>

#include "gui/support.h"
#include "models/log_model.h"
#include "models/moves_model.h"
#include "models/nodes_model.h"
#include "models/plan_model.h"
#include "models/pods_model.h"
#include "models/ranges_model.h"
#include "models/slot_history.h"
#include "models/step_rate.h"
#include "models/update_draft.h"
#include "views/table.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class ModelsTest : public QObject {
    Q_OBJECT

private:
    static QString cell(const QAbstractItemModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }

private Q_SLOTS:
    void podsShowWhatTheServersSay() {
        PodsModel model;
        QAbstractItemModelTester tester(&model);
        model.update(podRows(makeSnapshot({.pods = 6, .replicasPerPrimary = 1})));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(cell(model, 1, PodsModel::Name), "redis-1");
        QCOMPARE(cell(model, 1, PodsModel::RoleColumn), "primary");
        QCOMPARE(model.index(1, PodsModel::Slots).data(sortRole).toInt(), 5461);
        QCOMPARE(cell(model, 4, PodsModel::RoleColumn), "replica of redis-1");
        QCOMPARE(model.index(4, PodsModel::Slots).data(sortRole).toInt(), 0);
        QCOMPARE(cell(model, 2, PodsModel::Revision), "6c9f7d");
        QCOMPARE(cell(model, 0, PodsModel::Trouble), QString());
    }

    void whatCouldNotBeReadIsMarkedNotLeftOut() {
        auto snapshot = makeSnapshot();
        snapshot.members[2].redis = fail(ErrorCode::Unauthorized, "a password is needed", "redis-2");
        snapshot.members[3].pod.reset();
        snapshot.members[3].redis = fail(ErrorCode::Unreachable, "there is no pod");
        cluster::join(snapshot);
        const auto rows = podRows(snapshot);
        QCOMPARE(rows[2].role, Role::Unknown);
        QVERIFY(rows[2].trouble.contains("a password is needed"));
        QVERIFY(!rows[2].healthy());
        QVERIFY(!rows[3].exists);
        QVERIFY(!rows[3].trouble.isEmpty());
        PodsModel model;
        model.update(rows);
        QCOMPARE(cell(model, 2, PodsModel::Keys), QStringLiteral("–"));
    }

    void anOldRevisionIsTold() {
        auto snapshot = makeSnapshot();
        snapshot.statefulSet->updateRevision = "redis-77777";
        PodsModel model;
        model.update(podRows(snapshot));
        QVERIFY(cell(model, 0, PodsModel::Revision).contains("old"));
    }

    void rowsComeAndGoInPlace() {
        PodsModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), reset(&model, &QAbstractItemModel::modelReset);
        for (int pods : {3, 7, 30, 5, 0, 6}) {
            model.update(podRows(makeSnapshot({.pods = pods, .created = pods >= 3})));
            QCOMPARE(model.rowCount(), pods);
        }
        QCOMPARE(reset.count(), 0);
        auto snapshot = makeSnapshot();
        const auto rows = podRows(snapshot);
        model.update(rows);
        changed.clear();
        model.update(rows);
        QCOMPARE(changed.count(), 0);
        snapshot.members[4].pod->podIp = "10.9.9.9";
        auto next = podRows(snapshot);
        model.update(next);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 4);
        std::rotate(next.begin(), next.begin() + 2, next.end());
        model.update(next);
        QCOMPARE(cell(model, 0, PodsModel::Name), "redis-2");
    }

    void selectionAndScrollSurviveUpdates() {
        PodsModel model;
        Table table(&model, "pods");
        model.update(podRows(makeSnapshot({.pods = 60})));
        table.resize(600, 200);
        table.show();
        table.sortByColumn(PodsModel::Name, Qt::AscendingOrder);
        table.selectKey("redis-40");
        const int scroll = table.verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        auto snapshot = makeSnapshot({.pods = 61});
        snapshot.members[40].pod->podIp = "10.9.9.9";
        model.update(podRows(snapshot));
        QCOMPARE(table.selectedKey(), "redis-40");
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
    }

    void manyChangesAreFewSignals() {
        RangesModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), reset(&model, &QAbstractItemModel::modelReset);
        Table table(&model, "ranges");
        table.setOrdered(RangesModel::Slots);
        table.resize(600, 300);
        table.show();
        const auto scattered = [](int by, int every) {
            auto snapshot = makeSnapshot({.pods = 8});
            for (std::size_t slot = 0; slot < snapshot.owner.size(); ++slot)
                snapshot.owner[slot] = static_cast<std::int16_t>(
                    (slot / static_cast<std::size_t>(every) + static_cast<std::size_t>(by)) % 8);
            return rangeRows(snapshot);
        };
        model.update(scattered(0, 1));
        QCOMPARE(model.rowCount(), 16384);
        QCOMPARE(reset.count(), 1);
        table.selectKey("5000");
        const int scroll = table.verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        changed.clear();
        model.update(scattered(1, 1));  // all have another owner
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(changed[0][1].toModelIndex().row(), 16383);
        QCOMPARE(table.proxy()->index(9, RangesModel::Owner).data().toString(), "redis-2");
        auto rows = scattered(1, 1);
        for (std::size_t row : {5U, 6U, 7U, 900U}) rows[row].state = "migrating";
        changed.clear();
        model.update(rows);
        QCOMPARE(changed.count(), 2);
        model.update(scattered(0, 2));  // every second row is gone
        QCOMPARE(reset.count(), 2);
        QCOMPARE(table.proxy()->rowCount(), 8192);
        QCOMPARE(table.selectedKey(), "5000");
        QCOMPARE(table.verticalScrollBar()->value(), scroll);
        table.sortByColumn(RangesModel::Owner, Qt::DescendingOrder);
        QCOMPARE(table.proxy()->index(0, RangesModel::Owner).data().toString(), "redis-7");
        table.sortByColumn(RangesModel::Slots, Qt::AscendingOrder);
        QCOMPARE(table.proxy()->index(1, RangesModel::Slots).data().toString(), QStringLiteral("2 – 3"));
    }

    void podsSortByOrdinalNotByText() {
        PodsModel model;
        model.update(podRows(makeSnapshot({.pods = 12})));
        Table table(&model, "pods");
        table.sortByColumn(PodsModel::Name, Qt::DescendingOrder);
        QCOMPARE(table.proxy()->index(0, 0).data().toString(), "redis-11");
        QLineEdit filter;
        table.filterBy(&filter);
        filter.setText("worker-1");
        QCOMPARE(table.proxy()->rowCount(), 4);
    }

    void nodesSumUpTheirPods() {
        auto snapshot = makeSnapshot({.pods = 6, .replicasPerPrimary = 1});
        snapshot.nodes->at(1).conditions = {{"Ready", "False", "KubeletNotReady", "container runtime is down", {}}};
        NodesModel model;
        QAbstractItemModelTester tester(&model);
        model.update(nodeRows(snapshot, podRows(snapshot)));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, NodesModel::Pods), "2");
        QCOMPARE(cell(model, 0, NodesModel::Primaries), "1");
        QCOMPARE(cell(model, 1, NodesModel::Ready), "no");
        QVERIFY(cell(model, 1, NodesModel::Trouble).contains("container runtime is down"));
        snapshot.nodes = fail(ErrorCode::Forbidden, "you may not list nodes");
        model.update(nodeRows(snapshot, podRows(snapshot)));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cell(model, 0, NodesModel::Ready), "unknown");
    }

    void rangesFollowOwnersAndOpenSlots() {
        auto snapshot = makeSnapshot({.pods = 3});
        RangesModel model;
        QAbstractItemModelTester tester(&model);
        model.update(rangeRows(snapshot));
        QCOMPARE(model.rowCount(), 3);
        openSlot(snapshot, 100, 0, 2);
        model.update(rangeRows(snapshot));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(cell(model, 1, RangesModel::Slots), "100");
        QVERIFY(cell(model, 1, RangesModel::State).contains("migrating to redis-2"));
        QVERIFY(cell(model, 1, RangesModel::State).contains("redis-2 imports from redis-0"));
        snapshot.owner.fill(-1);
        model.update(rangeRows(snapshot));
        QCOMPARE(cell(model, 0, RangesModel::Owner), "nobody");
    }

    void aFragmentedMapIsQuick() {
        auto snapshot = makeSnapshot({.pods = 3});
        for (std::size_t slot = 0; slot < snapshot.owner.size(); ++slot) snapshot.owner[slot] = std::int16_t(slot % 3);
        RangesModel model;
        model.update(rangeRows(makeSnapshot({.pods = 3})));
        QElapsedTimer timer;
        timer.start();
        model.update(rangeRows(snapshot));
        QCOMPARE(model.rowCount(), 16384);
        QVERIFY2(timer.elapsed() < 5000, "far too slow");
    }

    void stepsShowWhereTheyStand() {
        auto plan = std::make_shared<workflow::Plan>();
        plan->steps.resize(3);
        for (int i = 0; i < 3; ++i) {
            plan->steps[std::size_t(i)].id = "step-" + std::to_string(i);
            plan->steps[std::size_t(i)].title = "Step " + std::to_string(i);
        }
        auto status = std::make_shared<workflow::RunStatus>();
        status->plan = plan;
        status->steps.resize(3);
        status->current = 0;
        PlanModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.show(status);
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.index(0, 0).data(PlanModel::currentRole).toBool());
        auto next = std::make_shared<workflow::RunStatus>(*status);
        next->steps[0].state = workflow::StepState::Failed;
        next->steps[0].error = Error{ErrorCode::Timeout, "redis-2 did not get ready", "redis-2", "Look at its events"};
        model.show(next);
        QCOMPARE(model.index(0, 0).data(PlanModel::stateRole).toInt(), int(workflow::StepState::Failed));
        QVERIFY(model.index(0, 0).data(PlanModel::noteRole).toString().contains("did not get ready"));
        const auto toolTip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(toolTip.startsWith(model.index(0, 0).data().toString() + u'\n'), qPrintable(toolTip));
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void theLogKeepsTheLastLinesAndFilters() {
        LogModel model;
        QAbstractItemModelTester tester(&model);
        LogFilter filter;
        filter.setSourceModel(&model);
        std::vector<log::Line> lines(LogModel::linesKept + 5);
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i] = {
                i + 1, {}, i % 100 == 0 ? log::Level::Error : log::Level::Debug, "kube", "line " + std::to_string(i)};
        model.append({lines.begin(), lines.begin() + 10});
        model.append(lines);
        QCOMPARE(model.rowCount(), int(LogModel::linesKept));
        QCOMPARE(cell(model, model.rowCount() - 1, LogModel::Text), "line 10004");
        filter.setLeast(log::Level::Error);
        QCOMPARE(filter.rowCount(), 100);
        filter.setText("line 9900");
        QCOMPARE(filter.rowCount(), 1);
        filter.setText("KUBE");
        QCOMPARE(filter.rowCount(), 100);
    }

    void lineDifferencesAreTheFewest() {
        const auto none = lineDifferences("f", "a\nb\nc\n", "a\nb\nc\n");
        QVERIFY(none.empty());
        const auto rows = lineDifferences("f", "a\nb\nc\nd\n", "a\nB\nc\nd\ne\n");
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].field, "f, line 2");
        QCOMPARE(rows[0].now, "b");
        QCOMPARE(rows[0].then, "B");
        QVERIFY(rows[0].kind == DifferenceRow::Kind::Changed);
        QCOMPARE(rows[1].field, "f, line 5");
        QVERIFY(rows[1].kind == DifferenceRow::Kind::Added);
        const auto gone = lineDifferences("f", "a\nb\nc", "a\nc");
        QCOMPARE(gone.size(), 1U);
        QCOMPARE(gone[0].now, "b");
        QVERIFY(gone[0].kind == DifferenceRow::Kind::Removed);
        QCOMPARE(lineDifferences("f", {}, "a\nb").size(), 2U);
    }

    static UpdateBasis basis() {
        UpdateBasis basis;
        basis.live = nlohmann::json::parse(R"({
            "kind": "StatefulSet", "metadata": {"name": "redis", "uid": "1", "resourceVersion": "7"},
            "spec": {"replicas": 3, "serviceName": "redis", "template": {"spec": {"containers": [
                {"name": "redis", "image": "redis:7.0", "resources": {"requests": {"memory": "128Mi"}}}]}}},
            "status": {"replicas": 3}})");
        basis.config = nlohmann::json::parse(
            R"({"kind": "ConfigMap", "metadata": {"name": "redis"}, "data": {"redis.conf": "cluster-enabled yes\nport 6379\n", "other": "1"}})");
        basis.configKey = "redis.conf";
        return basis;
    }

    void aDraftIsWhatTheFormSays() {
        UpdateDraft draft(basis());
        QVERIFY(!draft.changed() && draft.problems().isEmpty() && differenceRows(draft).empty());
        draft.setReplicas(5);
        draft.setImage("redis:8.0");
        draft.setResource("limits", "memory", "1Gi");
        const auto rows = differenceRows(draft);
        QStringList fields;
        for (const auto& row : rows) fields << row.field + "|" + row.now + "|" + row.then;
        QCOMPARE(fields.join('\n'),
                 "replicas|3|5\ncontainers[redis].image|redis:7.0|redis:8.0\n"
                 "containers[redis].resources.limits.memory||1Gi");
        QVERIFY(draft.changesTemplate());
        QVERIFY(draft.request().desired["spec"]["replicas"] == 5);

        draft.setResource("limits", "memory", "");
        draft.setResource("requests", "memory", "");
        draft.setResource("requests", "memory", "128Mi");
        draft.setImage("redis:7.0");
        draft.setReplicas(3);
        QVERIFY2(!draft.changed(), draft.desired().dump().c_str());
        draft.setResource("requests", "memory", "2Gi");
        draft.setResource("limits", "memory", "1Gi");
        QVERIFY(draft.problems().join(' ').contains("above its limit"));
        draft.setImage(" ");
        QVERIFY(draft.problems().join(' ').contains("image is missing"));
    }

    void redisConfRestartsThePods() {
        UpdateDraft draft(basis());
        draft.setConfig("cluster-enabled yes\nport 6379\nmaxclients 100\n");
        const auto request = draft.request();
        QCOMPARE(request.others.size(), 1U);
        const auto& object = request.others[0].object;
        QVERIFY(object["data"]["redis.conf"] == "cluster-enabled yes\nport 6379\nmaxclients 100\n");
        QVERIFY(object["data"]["other"] == "1");  // server-side apply would take it away
        QVERIFY(request.desired["spec"]["template"] != basis().live["spec"]["template"]);
        QCOMPARE(differenceRows(draft).size(), 1U);
        draft.setConfig("port 6379\n");
        QVERIFY(draft.problems().join(' ').contains("cluster-enabled yes"));
    }

    void yamlIsTheSameDraft() {
        UpdateDraft draft(basis());
        QVERIFY(!draft.yaml().contains("resourceVersion") && !draft.yaml().contains("status"));
        auto edited = draft.yaml();
        draft.setYaml(edited.replace("image: redis:7.0", "image: redis:7.2").replace("replicas: 3", "replicas: 4"));
        QCOMPARE(draft.image(), "redis:7.2");
        QCOMPARE(draft.replicas(), 4);
        QVERIFY(draft.problems().isEmpty());
        auto other = draft.yaml();
        draft.setYaml(other.replace("serviceName: redis", "serviceName: cache"));
        QVERIFY(draft.problems().join(' ').contains("serviceName"));
        draft.setYaml("a: [");
        QVERIFY(draft.problems().join(' ').contains("YAML"));
        QCOMPARE(draft.image(), "redis:7.2");
        draft.setYaml(UpdateDraft(basis()).yaml());
        QVERIFY(!draft.changed() && draft.problems().isEmpty());
    }

    void ratesAreOverTheLastSeconds() {
        StepRate rate;
        const SteadyTime start{};
        const auto progress = [](std::int64_t slotsDone, std::int64_t keysDone) {
            workflow::Progress now;
            now.slotsDone = slotsDone;
            now.slotsTotal = 4096;
            now.keysDone = keysDone;
            now.keysTotal = 40'960;
            now.bytesDone = keysDone * 100;
            return now;
        };
        rate.add(3, progress(0, 0), start);
        QVERIFY(rate.speed().isEmpty() && !rate.left());
        rate.add(3, progress(1024, 10'240), start + std::chrono::seconds(1));
        QCOMPARE(rate.slotsPerSecond(), 1024.0);
        QCOMPARE(rate.left(), std::chrono::milliseconds(3000));
        QCOMPARE(rate.amounts(), "1,024 of 4,096 slots · 10,240 of 40,960 keys · 1,000.0 KiB");
        QVERIFY2(rate.speed().contains("10,240 keys/s"), qPrintable(rate.speed()));
        for (int second = 2; second < 12; ++second)
            rate.add(3, progress(1024, 10'240), start + std::chrono::seconds(second));
        QCOMPARE(rate.slotsPerSecond(), 0.0);
        rate.add(4, {}, start + std::chrono::seconds(20));
        QVERIFY(rate.amounts().isEmpty() && rate.speed().isEmpty());
    }

    void aLongRunHasFewPoints() {
        SlotHistory history;
        const WallTime start = std::chrono::system_clock::now();
        history.begin(start);
        auto three = makeSnapshot({.pods = 3}), four = makeSnapshot({.pods = 4});
        for (int i = 0; i < 20'000; ++i) {
            auto& now = i < 10'000 ? three : four;
            now.owner[0] = std::int16_t(i % 3);
            history.add(now, start + std::chrono::milliseconds(250 * i));
        }
        QVERIFY(history.times().size() <= std::size_t(SlotHistory::mostPoints));
        QVERIFY(history.times().size() > 300);
        QVERIFY(std::is_sorted(history.times().begin(), history.times().end()));
        QCOMPARE(history.times().back(), 0.25 * 19'999);
        QCOMPARE(history.series().size(), 4U);
        for (const auto& series : history.series()) QCOMPARE(series.slotsOwned.size(), history.times().size());
        QCOMPARE(history.series()[3].slotsOwned.front(), 0);
        QCOMPARE(history.series()[3].slotsOwned.back(), 4096);
        QCOMPARE(history.series()[3].keys.size(), history.times().size());
        QCOMPARE(history.series()[3].keys.front(), 0);
        QCOMPARE(history.series()[3].keys.back(), 12'000 + 3 * 321);
    }

    void aPauseTakesNoPoints() {
        SlotHistory history;
        const WallTime start = std::chrono::system_clock::now();
        history.begin(start);
        const auto three = makeSnapshot({.pods = 3}), four = makeSnapshot({.pods = 4});
        for (int second = 0; second < 500; ++second)
            history.add(second == 10 ? four : three, start + std::chrono::seconds(second));
        QCOMPARE(history.times(), (std::vector<double>{0, 9, 10, 11, 499}));
        QCOMPARE(history.series()[3].slotsOwned, (std::vector<double>{0, 0, 4096, 0, 0}));
    }
};

GUI_TEST_MAIN(ModelsTest)
#include "models_test.moc"
