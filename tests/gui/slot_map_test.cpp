// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QToolTip>

#include "gui/support.h"
#include "widgets/owner_colors.h"
#include "widgets/slot_map.h"

using namespace slotpilot::gui;

class SlotMapTest : public QObject {
    Q_OBJECT

private:
    static SlotMap::Data thirds() {
        SlotMap::Data data;
        data.mark.fill(SlotMap::None);
        data.names = {"redis-0", "redis-1", "redis-2"};
        for (std::size_t slot = 0; slot < data.owner.size(); ++slot) data.owner[slot] = std::int16_t(slot * 3 / 16384);
        return data;
    }
    static QColor colorAt(SlotMap& map, int slot) {
        const QImage image = map.grab().toImage();
        const QPointF middle = map.cellRect(slot).center() * image.devicePixelRatio();
        return image.pixelColor(middle.toPoint());
    }

private Q_SLOTS:
    void eachCellHasItsOwnersColour() {
        SlotMap map;
        map.resize(700, 660);
        map.setData(thirds());
        QCOMPARE(colorAt(map, 0), ownerColor(0));
        QCOMPARE(colorAt(map, 8000), ownerColor(1));
        QCOMPARE(colorAt(map, 16383), ownerColor(2));
        auto data = thirds();
        data.owner[0] = 2;
        map.setData(data);
        QCOMPARE(colorAt(map, 0), ownerColor(2));
    }

    void cellsAreWholeDevicePixels() {
        for (int size : {258, 300, 517, 640, 901}) {
            SlotMap map;
            map.resize(size, size);
            const qreal cell = map.cellRect(0).width() * map.devicePixelRatioF();
            QCOMPARE(cell, std::floor(cell));
            for (int slot : {0, 127, 128, 5000, 16383})
                QCOMPARE(map.slotAt(map.cellRect(slot).center().toPoint()), slot);
            QCOMPARE(map.slotAt({size - 1, 0}) == -1 || map.slotAt({size - 1, 0}) == 127, true);
        }
    }

    void movingSlotsLookDifferent() {
        SlotMap map;
        map.resize(1300, 1300);
        auto data = thirds();
        map.setData(data);
        const QImage before = map.grab().toImage();
        for (auto mark : {SlotMap::Migrating, SlotMap::Importing, SlotMap::Moving}) {
            data.mark[500] = mark;
            map.setData(data);
            QVERIFY(map.grab().toImage() != before);
        }
        QVERIFY(map.describe(500).contains("moving"));
    }

    void theKeyboardWalksIt() {
        SlotMap map;
        map.setData(thirds());
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        map.setFocus();
        QSignalSpy pointed(&map, &SlotMap::slotPointed), activated(&map, &SlotMap::slotActivated);
        QTest::keyClick(&map, Qt::Key_Right);
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.currentSlot(), 129);
        QTest::keyClick(&map, Qt::Key_End);
        QCOMPARE(map.currentSlot(), 255);
        QTest::keyClick(&map, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(map.currentSlot(), 16383);
        QTest::keyClick(&map, Qt::Key_Down);
        QCOMPARE(map.currentSlot(), 16383);
        QTest::keyClick(&map, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(&map, Qt::Key_Left);
        QCOMPARE(map.currentSlot(), 0);
        QVERIFY(pointed.count() >= 4);
        QTest::keyClick(&map, Qt::Key_Space);
        QCOMPARE(activated.count(), 1);
        QVERIFY(map.accessibleDescription().contains("redis-0"));
    }

    void hoverAndClickNameTheSlot() {
        SlotMap map;
        map.resize(640, 640);
        map.setData(thirds());
        map.show();
        QVERIFY(QTest::qWaitForWindowExposed(&map));
        QSignalSpy pointed(&map, &SlotMap::slotPointed);
        QTest::mouseMove(&map, map.cellRect(6000).center().toPoint());
        QTRY_VERIFY(!pointed.isEmpty());
        QCOMPARE(pointed.last()[0].toInt(), 6000);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect(7000).center().toPoint());
        QCOMPARE(map.currentSlot(), 7000);
        QCOMPARE(map.describe(7000), "Slot 7000: redis-1");
        QHelpEvent help(QEvent::ToolTip, map.cellRect(42).center().toPoint(), map.mapToGlobal(QPoint(10, 10)));
        QCoreApplication::sendEvent(&map, &help);
        QCOMPARE(QToolTip::text(), "Slot 42: redis-0");
    }

    void ownersCanBeToldApart() {
        for (int i = 0; i < 28; ++i)
            for (int j = 0; j < i; ++j) QVERIFY2(ownerColor(i) != ownerColor(j), qPrintable(QString::number(i)));
        for (int i = 0; i < 28; ++i) QVERIFY(textOn(ownerColor(i)) == Qt::black || textOn(ownerColor(i)) == Qt::white);
    }
};

GUI_TEST_MAIN(SlotMapTest)
#include "slot_map_test.moc"
