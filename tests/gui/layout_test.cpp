// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand in the window: docks in a narrow one, buttons that stay, what a lost connection looks like.
#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTextDocument>
#include <QTextOption>

#include "gui/hand.h"
#include "views/step_details.h"
#include "views/table.h"
#include "widgets/wrap_label.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

class QuickStep : public workflow::Step {
public:
    Expected<workflow::ProbeResult> probe(workflow::StepContext&) override {
        return workflow::ProbeResult{workflow::Probe::NotDone, "not there yet"};
    }
    Expected<void> apply(workflow::StepContext& context) override {
        context.progress({0.5, "half way, with a text so long that it needs more than one line of a narrow dock"});
        return {};
    }
    Expected<std::string> verify(workflow::StepContext&) override { return "as expected"; }
};

workflow::Plan planOf(int steps) {
    workflow::Plan plan;
    plan.operation = "upgrade";
    plan.title = "Restart three pods one by one with docker.io/library/a-name-that-is-longer-than-any-line-of-it:7.2";
    plan.notes = {"No way back: once a pod has run 7.2, its files can't be read by 7.0.15"};
    for (int i = 0; i < steps; ++i) {
        workflow::StepSpec step;
        step.id = "step-" + std::to_string(i);
        step.kind = "works";
        step.title = "Let Kubernetes restart redis-" + std::to_string(i);
        step.why = "Pods from it up get the new template.";
        step.command = "kubectl patch statefulset redis --type merge -p " + std::string(120, 'x');
        plan.steps.push_back(step);
    }
    return plan;
}

}  // namespace

class LayoutTest : public QObject, Hand {
    Q_OBJECT

public:
    LayoutTest() : Hand("layout") {}

private:
    QDockWidget* dock(const char* name) { return in<QDockWidget>(window_.get(), name); }
    QPoint placeOf(const char* name) {
        auto* widget = in<QWidget>(window_.get(), name);
        return widget->mapTo(window_.get(), QPoint());
    }

private Q_SLOTS:
    void init() {
        QSettings().clear();
        showWindow();
    }
    void cleanup() { window_.reset(); }

    void aNarrowWindowLeavesThePageItsRoom() {
        window_->resize(1600, 1000);
        attach();
        publish(makeSnapshot());
        dock("lessonsDock")->show();
        dock("activityDock")->show();
        QTRY_VERIFY(dock("lessonsDock")->geometry().right() < dock("activityDock")->geometry().left());
        window_->resize(1100, 700);
        QTRY_VERIFY(window_->tabifiedDockWidgets(dock("activityDock")).contains(dock("lessonsDock")));
        auto* pages = in<QStackedWidget>(window_.get(), "pages");
        QTRY_VERIFY2(pages->parentWidget()->width() >= 580,
                     qPrintable(QString::number(pages->parentWidget()->width())));
        shoot("narrow");
        window_->resize(1600, 1000);
        QTRY_COMPARE(window_->dockWidgetArea(dock("lessonsDock")), Qt::LeftDockWidgetArea);
        QTRY_VERIFY(dock("lessonsDock")->geometry().right() < dock("activityDock")->geometry().left());
    }

    void buttonsStayWhereTheyWerePressed() {
        window_->resize(1400, 880);
        attach();
        publish(makeSnapshot());
        auto& run = window_->session().run();
        run.prepare(planOf(4), [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<QuickStep>();
        });
        auto* step = in<QWidget>(window_.get(), "stepButton");
        QTRY_VERIFY(step->isVisible() && !step->visibleRegion().isEmpty());
        QCoreApplication::processEvents();
        const QPoint there = placeOf("stepButton"), cancel = placeOf("cancelButton");
        for (int done = 1; done <= 3; ++done) {
            QTest::mouseClick(step, Qt::LeftButton);
            QTRY_VERIFY(run.status()->state == workflow::RunState::Paused && run.status()->current == done);
            QCOMPARE(placeOf("stepButton"), there);
            QCOMPARE(placeOf("cancelButton"), cancel);
        }
        auto* before = in<QWidget>(window_.get(), "stepBefore");
        QTRY_VERIFY(before->isVisible());
        QVERIFY(!in<QLabel>(window_.get(), "stepChanged")->isVisible());
        shoot("paused");
        QTest::mouseClick(in<QWidget>(window_.get(), "stepBeforeMore"), Qt::LeftButton);
        QTRY_VERIFY(in<QLabel>(window_.get(), "stepChanged")->isVisible());
        QTest::mouseClick(in<QWidget>(window_.get(), "runButton"), Qt::LeftButton);
        QTRY_VERIFY(run.status()->state == workflow::RunState::Succeeded);
        QCOMPARE(placeOf("stepButton"), there);
    }

    void nothingOfAStepIsCutOff() {
        StepDetails details;
        details.resize(330, 500);
        details.setVisible(true);
        PlanRow row;
        row.number = 4;
        row.spec = planOf(1).steps.front();
        row.state = workflow::StepState::Running;
        row.progress = "Missing: redis-0 does not know redis-3 (bus port 16379), redis-1 does not know redis-3";
        details.show(&row);
        QVERIFY2(details.widget()->minimumSizeHint().width() <= details.viewport()->width(),
                 qPrintable(QString::number(details.widget()->minimumSizeHint().width())));
    }

    void buttonsOfAMeasurementStandOnOneLine() {
        window_->resize(1100, 700);
        attach();
        publish(makeSnapshot());
        window_->showPage(MainWindow::Benchmark);
        auto* page = in<QWidget>(window_.get(), "benchmarkPage");
        auto *start = in<QWidget>(page, "probeStart"), *back = in<QWidget>(page, "probeBack");
        back->show();
        QTRY_VERIFY(start->isVisible() && back->x() > 0);
        for (const char* name : {"probeBack", "probeExport"}) {
            const auto* button = in<QWidget>(page, name);
            QCOMPARE(button->y(), start->y());
            QCOMPARE(button->height(), start->height());
        }
        QVERIFY(in<QWidget>(page, "probeDuration")->mapTo(page, QPoint()).y() < start->mapTo(page, QPoint()).y());
        shoot("benchmark");
    }

    void aWordLongerThanALineWraps() {
        WrapLabel label;
        label.setText(QString(200, 'x'));
        QVERIFY(label.minimumSizeHint().width() < 150);
        QVERIFY(label.heightForWidth(150) > 5 * label.fontMetrics().height());
        label.resize(150, 400);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        const auto wrapped = [&] {
            return label.findChild<QTextDocument*>()->defaultTextOption().wrapMode() ==
                   QTextOption::WrapAtWordBoundaryOrAnywhere;
        };
        QTRY_VERIFY(wrapped());
        label.setText(QString(100, 'y'));
        label.repaint();
        QVERIFY(wrapped());
        label.resize(120, 400);
        label.repaint();
        QVERIFY(wrapped());
    }

    void aParagraphThatStandsStillIsNotPaintedAnew() {
        class Counted : public WrapLabel {
        public:
            int painted = 0;

        protected:
            void paintEvent(QPaintEvent* event) override {
                ++painted;
                WrapLabel::paintEvent(event);
            }
        } label;
        label.setText(QStringLiteral("words ").repeated(30));
        label.resize(150, 400);
        label.show();
        QVERIFY(QTest::qWaitForWindowExposed(&label));
        QTRY_VERIFY(label.painted > 0);
        QTest::qWait(100);  // what its first painting asked for
        const int before = label.painted;
        QTest::qWait(300);
        QCOMPARE(label.painted, before);
    }

    void columnsTakeTheRoomThatOthersLeave() {
        using Widths = std::vector<int>;
        QCOMPARE(fittedWidths({100, 100, 100}, {90, 100, 100}, 400), (Widths{100, 100, 100}));
        QCOMPARE(fittedWidths({100, 100, 100}, {150, 100, 80}, 320), (Widths{140, 100, 80}));
        QCOMPARE(fittedWidths({100, 100}, {120, 400}, 260), (Widths{120, 140}));
        QCOMPARE(fittedWidths({100, 100}, {60, 80}, 150), (Widths{60, 90}));
        QStandardItemModel model(1, 3);
        Table table(&model, "table");
        table.setColumnWidths({6, 20, 10});
        model.setItem(0, 0, new QStandardItem("redis-analytics-production-0"));
        model.setItem(0, 1, new QStandardItem("a"));
        table.resize(600, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const QAbstractItemView& view = table;
        QTRY_VERIFY(table.columnWidth(0) >= view.sizeHintForColumn(0));
        model.item(0, 0)->setText("redis-analytics-production-eu-central-1-0");
        QTRY_VERIFY(table.columnWidth(0) >= view.sizeHintForColumn(0));
        // What a person sets stays.
        const auto* header = table.horizontalHeader();
        const QPoint edge(header->sectionViewportPosition(1) - 1, header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(header->viewport(), edge - QPoint(100, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge - QPoint(100, 0));
        const int width = table.columnWidth(0);
        table.resize(900, 200);
        QCOMPARE(table.columnWidth(0), width);
    }

    /// Names as long as Kubernetes allows leave the window its size, and the pages in it.
    void theLongestNamesFitIn() {
        auto snapshot = makeSnapshot({.pods = 6, .replicasPerPrimary = 1, .prefix = std::string(240, 'r')});
        for (auto& node : *snapshot.nodes) node.meta.name.insert(0, 230, 'n');
        for (auto& member : snapshot.members) member.pod->nodeName.insert(0, 230, 'n');
        snapshot.target = {std::string(300, 'c'), std::string(63, 's'), std::string(240, 'r')};
        window_->session().cluster().attach({snapshot.target, "https://" + std::string(253, 'h'), "admin", "v1.31.2"});
        window_->resize(1100, 700);
        publish(snapshot);
        auto& run = window_->session().run();
        auto plan = planOf(3);
        for (auto& step : plan.steps) step.title += std::string(240, 'r');
        run.prepare(plan, [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> {
            return std::make_unique<QuickStep>();
        });
        for (int page = 0; page < MainWindow::PageCount; ++page) {
            window_->showPage(static_cast<MainWindow::PageIndex>(page));
            QCoreApplication::processEvents();
            QVERIFY2(window_->width() == 1100 && window_->minimumSizeHint().width() <= 1100,
                     qPrintable(QStringLiteral("page %1: %2").arg(page).arg(window_->minimumSizeHint().width())));
            shoot(QStringLiteral("long-names-%1").arg(page));
        }
    }

    void withoutAConnectionNothingLooksConnected() {
        attach();
        auto snapshot = makeSnapshot({.pods = 3});
        publish(snapshot);
        auto* sign = in<QLabel>(window_.get(), "statusSign");
        const QImage connected = sign->pixmap().toImage();
        QVERIFY(in<QAction>(window_.get(), "deploy")->isEnabled());
        snapshot.stale = Error{ErrorCode::Unreachable, "the API server does not answer"};
        publish(snapshot);
        QVERIFY(sign->pixmap().toImage() != connected);
        QVERIFY(!in<QAction>(window_.get(), "deploy")->isEnabled());
        shoot("lost");
        snapshot.stale.reset();
        publish(snapshot);
        QVERIFY(sign->pixmap().toImage() == connected);
        QVERIFY(in<QAction>(window_.get(), "deploy")->isEnabled());
    }
};

GUI_TEST_MAIN(LayoutTest)
#include "layout_test.moc"
