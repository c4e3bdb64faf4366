// SPDX-License-Identifier: GPL-3.0-or-later
// A German learner: what the window shows of findings, plans, runs and a lesson is German, names and commands apart.
#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QRegularExpression>

#include "app/language.h"
#include "gui/hand.h"
#include "gui/recorded.h"
#include "models/engine_words.h"
#include "views/history_view.h"
#include "views/lessons_view.h"
#include "views/replay_view.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class GermanTest : public QObject, Hand {
    Q_OBJECT

public:
    GermanTest() : Hand("german") {}

private:
    QTemporaryDir state_;
    std::unique_ptr<Language> german_;
    QSet<QString> left_;  ///< what runs said that stays English

    void hear(const std::string& words) {
        if (words.empty()) return;
        for (const auto& part : unsaid(words)) left_ << part + " <- " + QString::fromStdString(words);
    }
    void hearRun(const workflow::RunStatusPtr& status) {
        if (!status) return;
        hear(status->plan->title);
        for (const auto& note : status->plan->notes)
            if (!note.starts_with("template")) hear(note);
        for (const auto& step : status->plan->steps)
            for (const auto& words : {step.title, step.why, step.expected}) hear(words);
        for (const auto& record : status->steps)
            for (const auto& words : {record.seen, record.progress.text}) hear(words);
    }
    /// Labels and steps that can be seen and have English words in them.
    QStringList englishShown() {
        static const QRegularExpression words("\\b(the|is|are|of|has|have|and|its|every|does)\\b");
        QStringList shown, english;
        for (const auto* label : window_->findChildren<QLabel*>())
            if (label->isVisible() && !label->visibleRegion().isEmpty()) shown << label->text();
        for (const auto* list : window_->findChildren<QAbstractItemView*>())
            for (int row = 0; list->isVisible() && list->model() && row < list->model()->rowCount(); ++row)
                for (int column = 0; column < list->model()->columnCount(); ++column)
                    shown << list->model()->index(row, column).data().toString();
        for (const auto& text : shown)
            if (text.contains(words)) english << text;
        return english;
    }
    void look(const QString& name) {
        QCOMPARE(englishShown().join('\n'), QString());
        shoot(name);
    }
    /// What a step offers comes when its page is laid out.
    void clickOffer(const QString& name) {
        QTRY_VERIFY2_WITH_TIMEOUT(find<QWidget>(name)->isVisible() && find<QWidget>(name)->isEnabled(),
                                  qPrintable(name), 20'000);
        click(name);
    }
    LessonsView& lessons() { return *find<LessonsView>("lessons"); }
    void finishStep() {
        QTRY_VERIFY_WITH_TIMEOUT(lessons().run() && lessons().run()->done(), 120'000);
        look(QStringLiteral("lesson-%1").arg(lessons().run()->index() + 1));
        if (!QTest::currentTestFailed()) click("lessonNext");
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        german_ = std::make_unique<Language>("de");
    }
    void cleanup() { window_.reset(); }
    void cleanupTestCase() { german_.reset(); }

    void findingsOnTheOverview() {
        showWindow({1500, 1000});
        attach();
        auto snapshot = makeSnapshot();
        openSlot(snapshot, 1000, 0, 1);
        for (auto& member : snapshot.members)
            for (auto& line : member.redis->nodes) line.slots.remove(9000);
        snapshot.members[2].redis = fail(ErrorCode::Timeout, "no answer in time", "redis-2");
        snapshot.members[3].pod->conditions = {{"Ready", "False", "ContainersNotReady", {}, {}}};
        cluster::join(snapshot);
        publish(snapshot);
        QStringList cut;
        const auto shown = [&] {
            int paragraphs = 0;
            cut.clear();
            for (const auto* label : find<QWidget>("overviewPage")->findChildren<QLabel*>()) {
                if (!label->isVisible() || !label->wordWrap()) continue;
                ++paragraphs;
                if (label->height() < label->heightForWidth(label->width())) cut << label->text();
            }
            return paragraphs >= 12;
        };
        QTRY_VERIFY(shown() && cut.isEmpty());
        look("overview-findings");
    }

    /// From the first plan to the end of the lesson of the upgrade.
    void theLessonOfTheUpgrade() {
        showWindow({1500, 920});
        connect(&run(), &RunBridge::statusChanged, this, &GermanTest::hearRun);
        connect(&run(), &RunBridge::lineAdded, this, [this](int, const log::Line& line) { hear(line.text); });
        createOnPlayground();
        if (QTest::currentTestFailed()) return;
        look("created");
        find<QDockWidget>("lessonsDock")->show();
        click("lesson-an-upgrade");
        QCOMPARE(lessons().run()->lesson().title, QStringLiteral("Ein Upgrade, Schritt für Schritt"));
        clickOffer("offer-write-keys");
        finishStep();
        if (QTest::currentTestFailed()) return;
        openForm("upgrade");
        if (QTest::currentTestFailed()) return;
        clickOffer("offer-fill-image");
        preview();
        if (QTest::currentTestFailed()) return;
        look("preview");
        finishStep();
        click("previewStep");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused, 30'000);
        finishStep();
        if (QTest::currentTestFailed()) return;
        while (!lessons().run()->done()) {
            const int at = run().status()->current;
            clickOffer("stepButton");
            if (QTest::currentTestFailed()) return;
            QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused && run().status()->current > at, 60'000);
            (void)QTest::qWaitFor([&] { return lessons().run()->done(); }, 2'000);  // a picture comes a little later
        }
        finishStep();
        if (QTest::currentTestFailed()) return;
        click("runButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->current > 4, 60'000);
        look("running");
        finishStep();
        QCOMPARE(QStringList(left_.begin(), left_.end()).join('\n'), QString());
    }

    void anOldRunInTheHistory() {
        const auto id = recordUpgrade(workflow::SqliteJournal::defaultPath(), 1, RunState::Failed);
        showWindow({1500, 920});
        attach();
        publish(makeSnapshot());
        find<QAction>("pageHistory")->trigger();
        auto* history = find<HistoryView>("historyPage");
        auto* runs = history->findChild<QAbstractItemView*>("runsTable");
        QTRY_VERIFY_WITH_TIMEOUT(runs->model()->rowCount() > 0, 20'000);
        look("history");
        history->open(QString::fromStdString(id));
        QTRY_VERIFY_WITH_TIMEOUT(history->replay()->isVisible(), 20'000);
        shoot("replay");  // its log and its error are made up: no words of the engine
    }
};

GUI_TEST_MAIN(GermanTest)
#include "german_test.moc"
