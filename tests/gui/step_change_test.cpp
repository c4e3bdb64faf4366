// SPDX-License-Identifier: GPL-3.0-or-later
// What a step changed: from two snapshots, and followed through a run that waits between its steps.
#include <QSignalSpy>

#include "gui/support.h"
#include "models/step_change.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class StepChangeTest : public QObject {
    Q_OBJECT

private:
    static PicturePtr pictureOf(cluster::ClusterSnapshot snapshot, WallTime taken) {
        snapshot.taken = taken;
        return std::make_shared<const Picture>(Picture{shared(std::move(snapshot)), {}});
    }
    static std::shared_ptr<workflow::RunStatus> runOf(workflow::RunState state, int current) {
        auto run = std::make_shared<workflow::RunStatus>();
        run->runId = "run";
        auto plan = std::make_shared<workflow::Plan>();
        plan->steps.resize(3);
        run->plan = plan;
        run->steps.resize(3);
        run->state = state;
        run->current = current;
        return run;
    }

private Q_SLOTS:
    void sameSnapshotsDifferInNothing() {
        const auto snapshot = makeSnapshot({.pods = 3});
        QVERIFY(changeBetween(snapshot, snapshot).empty());
    }

    void saysWhatDiffers() {
        const auto before = makeSnapshot({.pods = 3});
        auto after = makeSnapshot({.pods = 4});
        after.owner = before.owner;
        for (std::size_t slot = 100; slot < 300; ++slot) after.owner[slot] = 3;
        openSlot(after, 5000, 0, 1);
        after.members[1].pod->meta.uid = "another";
        after.members[1].pod->podIp = "10.244.1.99";
        const auto change = changeBetween(before, after);
        QCOMPARE(change.changedSlots.count(), 201U);
        QVERIFY(change.changedSlots[100] && change.changedSlots[299] && change.changedSlots[5000]);
        QCOMPARE(change.pods.at("redis-0"), QStringList{"200 slots fewer"});
        QCOMPARE(change.pods.at("redis-3"), QStringList{"is new"});
        QVERIFY(change.pods.at("redis-1").contains("address 10.244.1.99"));
        QVERIFY(!change.pods.contains("redis-2"));
        QVERIFY(changeBetween(after, before).pods.at("redis-3") == QStringList{"is gone"});
    }

    /// The change is the step's own: from the picture when it began to one that was taken after its end.
    void isFollowedThroughARun() {
        const auto now = std::chrono::system_clock::now();
        StepChanges changes;
        QSignalSpy spy(&changes, &StepChanges::changed);
        const auto before = makeSnapshot({.pods = 3});
        changes.seePicture(pictureOf(before, now - std::chrono::seconds(2)));
        auto running = runOf(workflow::RunState::Running, 0);
        running->steps[0] = {workflow::StepState::Running, {}, {}, {}, now - std::chrono::seconds(1), {}};
        changes.seeRun(running);
        QCOMPARE(changes.last(), -1);
        auto paused = runOf(workflow::RunState::Paused, 1);
        paused->steps[0] = {workflow::StepState::Done, {}, {}, {}, now - std::chrono::seconds(1), now};
        changes.seeRun(paused);
        QCOMPARE(changes.last(), 0);
        QVERIFY(!changes.highlighted());
        auto after = before;
        after.owner[7] = 2;
        changes.seePicture(pictureOf(after, now + std::chrono::milliseconds(1)));
        QVERIFY(changes.highlighted());
        QCOMPARE(changes.highlighted()->changedSlots.count(), 1U);
        const auto told = spy.count();
        changes.seePicture(pictureOf(after, now + std::chrono::milliseconds(2)));
        QCOMPARE(spy.count(), told);
        auto next = runOf(workflow::RunState::Running, 1);
        next->steps[0] = paused->steps[0];
        next->steps[1].state = workflow::StepState::Running;
        changes.seeRun(next);
        QVERIFY(!changes.highlighted());
        QVERIFY(changes.of(0));
        changes.seeRun(nullptr);
        QVERIFY(!changes.of(0));
    }

    /// No picture comes where nothing changes: then nothing has changed.
    void doesNotWaitForEver() {
        StepChanges changes;
        const auto end = std::chrono::system_clock::now() - std::chrono::seconds(5);
        changes.seePicture(pictureOf(makeSnapshot({.pods = 3}), end - std::chrono::seconds(9)));
        auto run = runOf(workflow::RunState::Running, 0);
        run->steps[0].state = workflow::StepState::Running;
        changes.seeRun(run);
        auto paused = runOf(workflow::RunState::Paused, 1);
        paused->steps[0] = {workflow::StepState::Done, {}, {}, {}, end - std::chrono::seconds(1), end};
        changes.seeRun(paused);
        changes.tick();
        QVERIFY(changes.highlighted() && changes.highlighted()->empty());
    }
};

GUI_TEST_MAIN(StepChangeTest)
#include "step_change_test.moc"
