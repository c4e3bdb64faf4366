// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's thread does while people work with it, in the real window on a playground: frames of the Slots page
// while slots move, an upgrade with everything open, a log of a million lines. Prints figures; judges none.
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabWidget>
#include <fstream>
#include <thread>

#include "app/application.h"
#include "gui/hand.h"
#include "views/log_lines.h"
#include "widgets/slot_map.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

namespace {

Application::Stalls takeStalls() { return static_cast<Application&>(*qApp).takeStalls(); }

void print(const char* what, const Application::Stalls& stalls) {
    std::printf("%-52s longest event %4.0f ms, over 50 ms: %d; of the processor alone: %4.0f ms, %d (%s)\n", what,
                stalls.slowest.time, stalls.over, stalls.busiest.cpu, stalls.overByCpu,
                qPrintable(stalls.busiest.what));
    std::fflush(stdout);
}

/// Counts what is painted on a widget, and the longest time without.
class Frames : public QObject {
public:
    explicit Frames(QWidget* widget) { widget->installEventFilter(this), since_.start(), gap_.start(); }
    void print(const char* what) const {
        std::printf("%-52s %.1f frames a second, longest gap %lld ms\n", what, count_ * 1000.0 / since_.elapsed(),
                    static_cast<long long>(longest_));
        std::fflush(stdout);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        ++count_;
        longest_ = std::max(longest_, gap_.restart());
        return false;
    }

private:
    QElapsedTimer since_, gap_;
    int count_ = 0;
    qint64 longest_ = 0;
};

}  // namespace

class WindowWork : public QObject, Hand {
    Q_OBJECT

public:
    WindowWork() : Hand("bench") {}

private:
    static constexpr int lines = 1'000'000;
    QTemporaryDir state_;

    void scale(int pods) {
        openForm("scale");
        find<QSpinBox>("replicas")->setValue(pods);
        find<QRadioButton>("speedFast")->setChecked(true);
        preview();
        if (!QTest::currentTestFailed()) click("previewRun");
    }
    /// Scales there and back, the Slots page in sight; with `asked`, that often a second a frame is asked for.
    void moveSlots(const char* what, int asked) {
        QTimer clock;
        clock.setTimerType(Qt::PreciseTimer);
        auto* page = find<QWidget>("slotsPage");
        connect(&clock, &QTimer::timeout, page, qOverload<>(&QWidget::update));
        scale(6);
        if (QTest::currentTestFailed()) return;
        // What is measured begins when the first slots have moved.
        const auto moving = [&] {
            const auto& status = run().status();
            return status && status->current >= 0 &&
                   status->steps[static_cast<std::size_t>(status->current)].progress.slotsDone > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible() && moving(), 120'000);
        if (asked > 0) clock.start(1000 / asked);
        const Frames frames(find<SlotMap>("slotMap"));
        takeStalls();
        QTRY_VERIFY_WITH_TIMEOUT(!moving(), 120'000);
        frames.print(what);
        print(what, takeStalls());
        clock.stop();
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        scale(3);
        if (!QTest::currentTestFailed()) waitUntilDone();
    }
    /// The log that the playground's kubelet writes of redis-0.
    std::filesystem::path logFile() {
        const auto& uid = now()->members.at(0).pod->meta.uid;
        namespace fs = std::filesystem;
        for (const auto& entry :
             fs::recursive_directory_iterator(window_->session().playground().kubeconfig().parent_path()))
            if (entry.path().filename() == "redis.0.log" && entry.path().string().find(uid) != std::string::npos)
                return entry.path();
        return {};
    }
    static void writeLines(const std::filesystem::path& file, int from, int to) {
        std::ofstream out(file, std::ios::app);
        for (int i = from; i < to; ++i)
            out << "2026-01-31T12:00:00.000000Z 1:M 31 Jan 2026 12:00:00.000 * line number " << i << "\n";
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        showWindow();
        if (!QTest::currentTestFailed()) createOnPlayground();
        if (!QTest::currentTestFailed()) fill(60'000);
        for (const char* dock : {"activityDock", "logDock", "lessonsDock"}) find<QDockWidget>(dock)->show();
    }
    void cleanupTestCase() {
        window_->closeAtOnce();
        window_.reset();
    }

    void slotsMoveAtFullSpeed() {
        moveSlots("Slots page, 3 to 6 pods, Fast", 0);
        if (!QTest::currentTestFailed()) moveSlots("the same, a frame asked for 125 times a second", 125);
    }

    void anUpgradeWithEverythingOpen() {
        openForm("upgrade");
        find<QLineEdit>("image")->setText("docker.io/library/redis:7.2");
        preview();
        if (QTest::currentTestFailed()) return;
        takeStalls();
        click("previewRun");
        QTRY_VERIFY_WITH_TIMEOUT(run().active(), 20'000);
        QTimer turning;  // one page after the other, and of redis-0 one tab after the other
        int turn = 0;
        connect(&turning, &QTimer::timeout, this, [&] {
            window_->showPage(static_cast<MainWindow::PageIndex>(turn % MainWindow::PageCount));
            if (!find<QWidget>("podDetails")->isVisible() && find<QWidget>("podsPage")->isVisible())
                click("podDetailsToggle");
            auto* tabs = find<QTabWidget>("podDetailsTabs");
            if (turn++ % MainWindow::PageCount == MainWindow::Pods)
                tabs->setCurrentIndex((tabs->currentIndex() + 1) % tabs->count());
        });
        turning.start(1000);
        waitUntilDone();
        print("an upgrade, all docks open, every page in turn", takeStalls());
    }

    void aLogOfAMillionLines() {
        const auto file = logFile();
        QVERIFY(!file.empty());
        writeLines(file, 0, lines);
        window_->showPage(MainWindow::Pods);
        if (!find<QWidget>("podDetails")->isVisible()) click("podDetailsToggle");
        find<QTabWidget>("podDetailsTabs")->setCurrentIndex(0);
        takeStalls();
        click("podLogAgain");
        auto* view = find<LogLines>("podLogLines");
        QTRY_VERIFY_WITH_TIMEOUT(view->ring().size() >= lines, 60'000);
        print("a million lines of a pod's log are read", takeStalls());
        auto* bar = view->verticalScrollBar();
        for (int step = 0; step <= 500; ++step) {
            bar->setValue(static_cast<int>(qint64{bar->maximum()} * step / 500));
            QCoreApplication::processEvents();
        }
        print("scrolled from end to end", takeStalls());
        const auto search = [&](const char* words) {
            find<QLineEdit>("podLogSearch")->clear();
            QTest::keyClicks(find<QLineEdit>("podLogSearch"), words);
            QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("podLogMatches")->text().contains(" of "), 30'000);
        };
        QElapsedTimer clock;
        clock.start();
        search("number 4242");
        if (QTest::currentTestFailed()) return;
        print(qPrintable(QStringLiteral("searched, typing (%1 ms until found)").arg(clock.elapsed())), takeStalls());
        search("line number");  // in every line
        if (QTest::currentTestFailed()) return;
        print("searched for what every line has", takeStalls());
        std::jthread writer([&file](const std::stop_token& stop) {
            for (int from = lines; !stop.stop_requested(); from += 1000) {
                writeLines(file, from, from + 1000);
                std::this_thread::sleep_for(Milliseconds{50});
            }
        });
        clock.restart();
        while (clock.elapsed() < 10'000) {
            bar->setValue(static_cast<int>(qint64{bar->maximum()} * (clock.elapsed() % 1000) / 1000));
            QTest::qWait(10);
        }
        print("scrolled and searched while 20,000 lines a second come", takeStalls());
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT")) qputenv("QTEST_FUNCTION_TIMEOUT", "900000");
    Application application(argc, argv);
    WindowWork work;
    return runTests(work, argc, argv);
}
#include "window_work.moc"
