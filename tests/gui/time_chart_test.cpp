// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of a chart over time can be pointed at.
#include "widgets/time_chart.h"
#include "gui/support.h"

using namespace slotpilot::gui;

class TimeChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkThatIsPointedAtIsTheNearest() {
        TimeChart chart;
        chart.resize(600, 260);
        chart.setContent({0, 10, 20}, {{"redis-0", Qt::blue, {1, 5, 9}}, {"redis-1", Qt::red, {9, 5, 1}}},
                         {{2, "1", "1. Drain redis-1"}, {2.05, "2", "2. Restart redis-1"}, {15, "3", "3. Verify"}}, 10);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QCOMPARE(chart.pointedMark(), -1);
        const auto at = [&](int mark, int dx) {
            return QPoint(static_cast<int>(std::lround(*chart.markPosition(mark))) + dx, chart.height() / 2);
        };
        const QImage before = chart.grab().toImage();
        QTest::mouseMove(chart.viewport(), at(2, 3));
        QTRY_COMPARE(chart.pointedMark(), 2);
        QVERIFY(chart.grab().toImage() != before);
        QTest::mouseMove(chart.viewport(), at(0, -4));
        QTRY_COMPARE(chart.pointedMark(), 0);
        QTest::mouseMove(chart.viewport(), at(1, 5));
        QTRY_COMPARE(chart.pointedMark(), 1);
        QTest::mouseMove(chart.viewport(), at(2, -60));
        QTRY_COMPARE(chart.pointedMark(), -1);
        QTest::mouseMove(chart.viewport(), at(2, 0));
        QTRY_COMPARE(chart.pointedMark(), 2);
        chart.setContent({0, 10}, {{"redis-0", Qt::blue, {1, 5}}}, {{2, "1", "1. Drain redis-1"}}, 10);
        QCOMPARE(chart.pointedMark(), -1);
    }

    /// Ten minutes in which nobody pressed Step leave the room to the steps.
    void aLongPauseIsCut() {
        TimeChart chart;
        chart.resize(600, 260);
        const QVector<TimeChart::Line> lines{{"redis-0", Qt::blue, {1, 5, 5, 9}}};
        const QVector<TimeChart::Mark> marks{
            {0, "1", "1. Drain redis-1"}, {10, "2", "2. Restart"}, {620, "3", "3. Verify"}};
        chart.setContent({0, 10, 610, 620}, lines, marks, 10);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const auto share = [&] {
            const double from = *chart.markPosition(0);
            return (*chart.markPosition(1) - from) / (*chart.markPosition(2) - from);
        };
        QVERIFY(share() < 0.05);
        chart.setContent({0, 10, 610, 620}, lines, marks, 10, {{10, 610}});
        QVERIFY(share() > 0.45 && share() < 0.55);
        QSignalSpy pressed(&chart, &TimeChart::timePressed);
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {},
                          {static_cast<int>(*chart.markPosition(2)) - 20, chart.height() / 2});
        QCOMPARE(pressed.count(), 1);
        QVERIFY(pressed.first().first().toDouble() > 610);
    }
};

GUI_TEST_MAIN(TimeChartTest)
#include "time_chart_test.moc"
