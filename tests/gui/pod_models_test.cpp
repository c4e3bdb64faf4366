// SPDX-License-Identifier: GPL-3.0-or-later
// What the details of pods and nodes are made of: a log of a million lines, its search, rubbish in it, and the words.
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>

#include "gui/support.h"
#include "models/line_ring.h"
#include "models/object_tables.h"
#include "models/pod_words.h"
#include "views/log_lines.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class PodModelsTest : public QObject {
    Q_OBJECT

    static std::string lineOf(int i) { return "1:M 31 Jan 2026 12:00:00.000 * line number " + std::to_string(i); }

private Q_SLOTS:
    void oldLinesLeaveAndTheOthersKeepTheirNumbers() {
        LineRing ring(10'000, 1 << 20);
        for (int i = 0; i < 50'000; ++i) ring.append(lineOf(i));
        QCOMPARE(ring.end(), 50'000U);
        QVERIFY(ring.size() >= 10'000 && ring.size() <= 10'000 + LineBlock::lines);
        QVERIFY(ring.bytes() <= 1 << 20);
        QCOMPARE(ring.line(49'999), std::string_view(lineOf(49'999)));
        QCOMPARE(ring.line(ring.begin()), std::string_view(lineOf(static_cast<int>(ring.begin()))));
        QVERIFY(ring.line(0).empty() && ring.line(50'000).empty());
        ring.clear();
        QCOMPARE(ring.begin(), 50'000U);
        ring.append("next");
        QCOMPARE(ring.line(50'000), std::string_view("next"));
    }

    void longLinesStayWithinTheBoundOfBytes() {
        LineRing ring(1'000'000, 8 << 20);
        const std::string longLine(200'000, 'x');
        for (int i = 0; i < 20'000; ++i) ring.append(longLine);
        // The newest block is always there; it is what a bound may be passed by.
        QVERIFY(ring.size() <= LineBlock::lines);
        QCOMPARE(ring.line(ring.end() - 1).size(), LineRing::longestLine);
    }

    void aSearchFindsEveryLineOnceInEitherCase() {
        LineRing ring;
        for (int i = 0; i < 20'000; ++i) ring.append(i % 1000 == 7 ? "Needle and NEEDLE" : lineOf(i));
        const auto found = linesWith(ring.part(0), 0, "needle", {});
        QCOMPARE(found.size(), 20U);
        QCOMPARE(found[3], 3007U);
        QCOMPARE(linesWith(ring.part(12'500), 12'500, "needle", {}).front(), 13'007U);
        QVERIFY(linesWith(ring.part(0), 0, "no such text", {}).empty());
        // A match never spans two lines.
        QVERIFY(linesWith(ring.part(0), 0, "number 19998\nx", {}).empty());
    }

    void rubbishIsShownSafely() {
        QCOMPARE(visibleText(std::string_view("a\0b\x1b[31mred\x1b[0m\x07", 16)), QStringLiteral("a^@bred^G"));
        QCOMPARE(visibleText("\xff\xfe ok"), QStringLiteral("\ufffd\ufffd ok"));
        QCOMPARE(visibleText("user\xe2\x80\xae"
                             "txt.exe"),
                 QStringLiteral("user\ufffdtxt.exe"));
        QCOMPARE(visibleText("gr\xc3\xbc\xc3\x9f"
                             "e\t1"),
                 QStringLiteral("grüße 1"));
        std::string bytes;
        for (int i = 0; i < 4096; ++i) bytes.push_back(static_cast<char>(i * 131 >> 3));
        for (const QChar c : visibleText(bytes)) QVERIFY(c.unicode() >= 0x20 && c != QChar(0x7f));
    }

    void aMillionLinesScrollAndAreSearched() {
        LogLines view;
        view.resize(900, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        std::vector<std::string> batch;
        for (int i = 0; i < 1'000'000; ++i) {
            batch.push_back(lineOf(i));
            if (batch.size() < 20'000) continue;
            view.append(batch);
            batch.clear();
        }
        auto* bar = view.verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(view.ring().bytes() < 100'000'000);
        // From end to end, drawn at every stop; no stop is a pause that one sees.
        qint64 longest = 0;
        view.setFollowing(false);
        for (int step = 0; step <= 200; ++step) {
            QElapsedTimer clock;
            clock.start();
            bar->setValue(static_cast<int>(qint64(bar->maximum()) * step / 200));
            view.viewport()->repaint();
            longest = std::max(longest, clock.elapsed());
        }
        qInfo("longest stop: %lld ms", static_cast<long long>(longest));
        QVERIFY(longest < 500);
        const auto found = linesWith(view.ring().part(0), 0, "number 999999", {});
        QCOMPARE(found, std::vector<std::uint64_t>{999'999});
        view.setNeedle("number 4242");
        view.goTo(424'242);
        QVERIFY(!view.following());
        QVERIFY(bar->value() <= 424'242 && bar->value() + bar->pageStep() > 424'242);
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(lineOf(424'242)) + '\n');
        // Reading on does not move what is looked at, also where the oldest lines leave.
        const auto top = view.ring().line(view.ring().begin() + static_cast<std::uint64_t>(bar->value()));
        const std::string kept(top);
        for (int i = 0; i < 20'000; ++i) batch.push_back(lineOf(1'000'000 + i));
        view.append(batch);
        QCOMPARE(view.ring().line(view.ring().begin() + static_cast<std::uint64_t>(bar->value())),
                 std::string_view(kept));
    }

    void deletingSaysWhatItMeansForSlots() {
        auto snapshot = makeSnapshot({.pods = 6, .replicasPerPrimary = 1});
        snapshot.members[0].pod->claims = {"data-redis-0"};
        const auto rows = podRows(snapshot);
        const auto primary = whatDeletingMeans(snapshot, rows[0]);
        QVERIFY2(primary.contains("5,461 slots (33 %)") && primary.contains("redis-3 can take them over") &&
                     primary.contains("data-redis-0"),
                 qPrintable(primary));
        const auto replica = whatDeletingMeans(snapshot, rows[4]);
        QVERIFY2(replica.contains("redis-1 is without this copy") && replica.contains("are lost"), qPrintable(replica));
        const auto alone = makeSnapshot({.pods = 3});
        QVERIFY(whatDeletingMeans(alone, podRows(alone)[1]).contains("neither read nor written"));
        auto dead = makeSnapshot({.pods = 3});
        dead.members[1].redis = fail(ErrorCode::Unreachable, "nothing listens");
        cluster::join(dead);
        QVERIFY(whatDeletingMeans(dead, podRows(dead)[1]).contains("is not known"));
    }

    void requestsAreSummedAndConditionsJudged() {
        auto node = makeNode(0);
        node.capacity = {{"cpu", "4"}, {"memory", "16Gi"}, {"pods", "110"}};
        node.allocatable = {{"cpu", "3900m"}, {"memory", "15Gi"}, {"pods", "110"}};
        auto pod = makePod({}, 0);
        pod.containers = {{"redis", "redis:7", {{"cpu", "500m"}, {"memory", "1Gi"}}, {}, {}},
                          {"exporter", "exporter", {{"cpu", "100m"}}, {}, {}}};
        const std::vector pods{pod, pod};
        const auto rows = resourceRows(node, &pods);
        QCOMPARE(rows.size(), 3U);
        QCOMPARE(rows[0].key, QStringLiteral("cpu"));
        QCOMPARE(*rows[0].requested, 1.2);
        QCOMPARE(*rows[1].requested, 2.0 * (1 << 30));
        QCOMPARE(*rows[2].requested, 2.0);
        QVERIFY(!resourceRows(node, nullptr)[0].requested);
        const auto conditions = conditionRows({{"MemoryPressure", "True", "Low", "", {}},
                                               {"DiskPressure", "False", "", "", {}},
                                               {"Ready", "True", "", "", {}}});
        QCOMPARE(conditions[0].key, QStringLiteral("MemoryPressure"));
        QVERIFY(conditions[0].wrong && !conditions[1].wrong && !conditions[2].wrong);
        QCOMPARE(conditions[1].key, QStringLiteral("Ready"));
    }
};

GUI_TEST_MAIN(PodModelsTest)
#include "pod_models_test.moc"
