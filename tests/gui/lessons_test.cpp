// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped lessons, mistakes in lessons, and learners who follow them on the playground.
#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>

#include "app/main_window.h"
#include "gui/support.h"
#include "views/lessons_view.h"
#include "widgets/spotlight.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class LessonsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir state_;

    template <class T>
    static T* find(QWidget& window, const QString& name) {
        auto* found = window.findChild<T*>(name);
        if (!found) qFatal("no %s", qPrintable(name));
        return found;
    }
    static QWidget* usable(QWidget& window, const QString& name) {
        for (auto* widget : window.findChildren<QWidget*>(name))
            if (widget->isVisible() && widget->isEnabled()) return widget;
        return nullptr;
    }
    static void click(QWidget& window, const QString& name) {
        QTRY_VERIFY2_WITH_TIMEOUT(usable(window, name), qPrintable(name), 30'000);
        QTest::mouseClick(usable(window, name), Qt::LeftButton);
    }
    static void trigger(MainWindow& window, const QString& name) {
        auto* action = find<QAction>(window, name);
        QTRY_VERIFY2_WITH_TIMEOUT(action->isEnabled(), qPrintable(name), 30'000);
        action->trigger();
    }
    static void shoot(MainWindow& window, const QString& name) {
        const QString base =
            qEnvironmentVariable("SLOTPILOT_ARTIFACTS", QCoreApplication::applicationDirPath() + "/..");
        QDir().mkpath(base + "/screenshots");
        QVERIFY(window.grab().save(base + "/screenshots/" + name + ".png"));
    }

    /// The step is what the learner is told it is; its conditions come true; then Next.
    static void finishStep(MainWindow& window, const QString& title) {
        auto* view = find<LessonsView>(window, "lessons");
        QVERIFY(view->run());
        QCOMPARE(view->run()->step().title, title);
        const bool done = QTest::qWaitFor([&] { return view->run()->done(); }, 120'000);
        QStringList missing;
        for (std::size_t i = 0; i < view->run()->step().until.size(); ++i)
            if (!view->run()->holds(i))
                missing << find<QLabel>(*view, QStringLiteral("lessonCondition%1").arg(i))->text();
        QVERIFY2(done, qPrintable(title + ": " + missing.join("; ")));
        shoot(window, QStringLiteral("lesson-%1-%2").arg(view->run()->lesson().id).arg(view->run()->index() + 1));
        click(*view, "lessonNext");
    }
    static void runPlan(MainWindow& window, const QString& button) {
        QTRY_VERIFY2_WITH_TIMEOUT(usable(window, button), qPrintable(button), 60'000);
        click(window, button);
        QTRY_VERIFY_WITH_TIMEOUT(window.session().run().active(), 20'000);
    }
    static void begin(MainWindow& window, const QString& lesson) {
        click(window, "lesson-" + lesson);
        QTRY_VERIFY(find<LessonsView>(window, "lessons")->run());
    }
    /// No lesson is open any more, and it counts as done.
    static void isDone(MainWindow& window, const QString& lesson) {
        QVERIFY(!find<LessonsView>(window, "lessons")->run());
        QVERIFY(QSettings().value(QStringLiteral("lessons/%1/done").arg(lesson)).toBool());
    }

    static void whatIsASlot(MainWindow& window) {
        begin(window, "what-is-a-slot");
        // It is there already.
        QTRY_VERIFY(!find<QPushButton>(window, "offer-playground")->isEnabled());
        finishStep(window, "A place to try things");
        trigger(window, "deploy");
        runPlan(window, "runButton");
        finishStep(window, "Three pods");
        trigger(window, "create");
        runPlan(window, "runButton");
        finishStep(window, "One cluster");
        QTRY_COMPARE(find<Spotlight>(window, "spotlight")->target(), find<QWidget>(window, "pageSlotsButton"));
        trigger(window, "pageSlots");
        finishStep(window, "Look at the slots");
        click(window, "offer-write-keys");
        finishStep(window, "From a key to its slot");
        isDone(window, "what-is-a-slot");
    }
    static void morePods(MainWindow& window) {
        begin(window, "more-pods");
        finishStep(window, "Three pods with keys");
        click(window, "offer-fill-replicas");  // its form is not open yet
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "replicas"), 30'000);
        QTRY_COMPARE(find<QSpinBox>(window, "replicas")->value(), 4);
        QTRY_VERIFY(usable(window, "updatePreview"));
        QTRY_COMPARE(find<Spotlight>(window, "spotlight")->target(), usable(window, "updatePreview"));
        click(window, "updatePreview");
        finishStep(window, "Ask for a fourth pod");
        runPlan(window, "previewRun");
        finishStep(window, "Run it, and watch");
        const auto& run = *find<LessonsView>(window, "lessons")->run();
        QTRY_VERIFY_WITH_TIMEOUT(run.holds(1) && run.holds(2), 30'000);
        QVERIFY2(!run.done(), "nobody has pressed Check yet");
        trigger(window, "check");
        finishStep(window, "Is it well?");
        isDone(window, "more-pods");
    }
    static void stepUntilEmptied(MainWindow& window) {
        const auto& lesson = *find<LessonsView>(window, "lessons")->run();
        const auto& run = window.session().run();
        while (!lesson.done()) {
            QTRY_VERIFY_WITH_TIMEOUT(usable(window, "stepButton"), 30'000);
            QTRY_VERIFY(lesson.done() ||
                        find<Spotlight>(window, "spotlight")->target() == usable(window, "stepButton"));
            if (lesson.done()) return;
            const int at = run.status()->current;
            click(window, "stepButton");
            QTRY_VERIFY_WITH_TIMEOUT(run.status()->state == workflow::RunState::Paused && run.status()->current > at,
                                     60'000);
            QVERIFY2(at < 5, "five steps, and no pod is empty");
            (void)QTest::qWaitFor([&] { return lesson.done(); }, 2'000);  // a picture of it comes a little later
        }
    }
    static void anUpgrade(MainWindow& window) {
        begin(window, "an-upgrade");
        finishStep(window, "A healthy cluster with keys");
        trigger(window, "upgrade");
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "image"), 30'000);
        click(window, "offer-fill-image");
        click(window, "updatePreview");
        finishStep(window, "Another image");
        runPlan(window, "previewStep");
        auto* before = find<QWidget>(window, "stepBefore");
        QTRY_VERIFY_WITH_TIMEOUT(
            before->isVisible() && !before->findChild<QLabel*>("stepChanged")->text().contains("Looking"), 20'000);
        QVERIFY(find<QLabel>(window, "terminalCommand")->isVisible());
        QVERIFY(find<QLabel>(window, "terminalCommand")->text().startsWith("export KUBECONFIG=/"));
        finishStep(window, "One step");
        stepUntilEmptied(window);
        if (QTest::currentTestFailed()) return;
        finishStep(window, "The first pod is emptied");
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "runButton"), 60'000);
        QTRY_COMPARE(find<Spotlight>(window, "spotlight")->target(), usable(window, "runButton"));
        click(window, "runButton");
        finishStep(window, "All the others");
        trigger(window, "pageSlots");
        finishStep(window, "The X shapes");
        isDone(window, "an-upgrade");
    }
    static void slotsWithoutOwner(MainWindow& window) {
        begin(window, "slots-without-owner");
        finishStep(window, "A healthy cluster");
        click(window, "offer-lose-slots");
        finishStep(window, "Break it");
        trigger(window, "check");
        finishStep(window, "What the check says");
        click(window, "overviewRepair");
        runPlan(window, "runButton");
        finishStep(window, "Repair it");
        isDone(window, "slots-without-owner");
    }
    static void aMoveCutOff(MainWindow& window) {
        begin(window, "a-move-cut-off");
        finishStep(window, "A healthy cluster");
        click(window, "offer-open-slot");
        finishStep(window, "Leave a slot half moved");
        click(window, "overviewRepair");
        runPlan(window, "runButton");
        finishStep(window, "Finish it");
        isDone(window, "a-move-cut-off");
    }
    static void aServerFreezes(MainWindow& window) {
        begin(window, "a-server-freezes");
        finishStep(window, "A healthy cluster");
        click(window, "offer-freeze-pod");
        finishStep(window, "Freeze it");
        finishStep(window, "It answers again");
        isDone(window, "a-server-freezes");
    }
    static void aPodDies(MainWindow& window) {
        begin(window, "a-pod-dies");
        finishStep(window, "A healthy cluster");
        click(window, "offer-delete-pod");
        finishStep(window, "Delete a pod");
        trigger(window, "pagePods");
        finishStep(window, "What clients felt");
        isDone(window, "a-pod-dies");
    }
    static void weights(MainWindow& window) {
        begin(window, "weights");
        finishStep(window, "A healthy cluster");
        trigger(window, "rebalance");
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "weight-redis-0"), 30'000);
        find<QDoubleSpinBox>(window, "weight-redis-0")->setValue(2);
        click(window, "updatePreview");
        runPlan(window, "previewRun");
        finishStep(window, "A heavier pod");
        trigger(window, "rebalance");
        click(window, "updatePreview");
        runPlan(window, "previewRun");
        finishStep(window, "Even again");
        isDone(window, "weights");
    }
    static void fewerPods(MainWindow& window) {
        begin(window, "fewer-pods");
        finishStep(window, "Four pods");
        trigger(window, "scale");
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "replicas"), 30'000);
        QTRY_COMPARE(find<Spotlight>(window, "spotlight")->target(), usable(window, "replicas"));
        click(window, "offer-fill-replicas");
        click(window, "updatePreview");
        finishStep(window, "Plan it");
        runPlan(window, "previewRun");
        finishStep(window, "Run it");
        isDone(window, "fewer-pods");
    }
    static void lookBack(MainWindow& window) {
        begin(window, "look-back");
        trigger(window, "pageHistory");
        finishStep(window, "Open the history");
        finishStep(window, "Replay one");
        isDone(window, "look-back");
    }
    static void anUpgradeGoesWrong(MainWindow& window) {
        begin(window, "an-upgrade-goes-wrong");
        finishStep(window, "A healthy cluster with keys");
        trigger(window, "upgrade");
        QTRY_VERIFY_WITH_TIMEOUT(usable(window, "image"), 30'000);
        find<QTabWidget>(window, "updateTabs")->setCurrentIndex(2);
        click(window, "offer-fill-image");
        QVERIFY(usable(window, "image"));
        click(window, "updatePreview");
        runPlan(window, "previewRun");
        finishStep(window, "An image that does not exist");
        auto* back = usable(window, "messageAction");
        QVERIFY(back && static_cast<QPushButton*>(back)->text() == "Plan the way back");
        trigger(window, "pageOverview");
        finishStep(window, "What is true now");
        click(window, "messageAction");
        QTRY_VERIFY_WITH_TIMEOUT(
            window.session().run().status() && window.session().run().status()->plan->operation == "rollback", 60'000);
        runPlan(window, "runButton");
        finishStep(window, "The way back");
        isDone(window, "an-upgrade-goes-wrong");
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_STATE_HOME", state_.path().toUtf8()); }

    void shippedLessonsAreWithoutMistakes() {
        MainWindow window;
        const auto shelf = loadLessons({});
        for (const auto& mistake : shelf.mistakes) QFAIL(mistake.describe().c_str());
        QVERIFY(shelf.lessons.size() >= 8);
        QSet<QString> ids;
        for (const auto& lesson : shelf.lessons) {
            QVERIFY2(!ids.contains(lesson.id), qPrintable(lesson.id));
            ids << lesson.id;
            for (const auto& step : lesson.steps) {
                for (const auto& condition : step.until) QVERIFY(!conditionText(condition).isEmpty());
                for (const auto& offer : step.offers) QVERIFY(!offer.label.isEmpty());
                for (const auto& name : step.highlight.split(u' ', Qt::SkipEmptyParts))
                    QVERIFY2(window.findChild<QWidget*>(name), qPrintable(lesson.file + ": nothing is called " + name));
            }
        }
        QCOMPARE(shelf.lessons.front().title, QStringLiteral("What is a slot?"));
        QCOMPARE(shelf.lessons.back().title, QStringLiteral("An upgrade goes wrong and is repaired"));
    }

    void mistakesAreNamedByLine_data() {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        const QString head = "id: a\ntitle: A\nabout: B\nminutes: 3\n";
        const QString step = "steps:\n  - title: T\n    text: X\n";
        QTest::newRow("nothing") << "" << 1 << "list of fields";
        QTest::newRow("no YAML") << head + "steps:\n  - title: T: U\n" << 6 << "no YAML";
        QTest::newRow("unknown field") << head + "colour: red\n" + step << 5 << "no field “colour”";
        QTest::newRow("unknown field of a step") << head + step + "    untl: []\n" << 8 << "no field “untl”";
        QTest::newRow("missing title") << "id: a\nabout: B\nminutes: 3\n" + step << 1 << "lacks the field “title”";
        QTest::newRow("empty text") << head + "steps:\n  - title: T\n    text: \"\"\n" << 7 << "“text” is empty";
        QTest::newRow("no steps") << head + "steps: []\n" << 5 << "no steps";
        QTest::newRow("minutes") << "id: a\ntitle: A\nabout: B\nminutes: some\n" + step << 4 << "needs a number";
        QTest::newRow("twice") << head + "about: C\n" + step << 5 << "twice";
        QTest::newRow("unknown condition") << head + step + "    until:\n      - pods-redy: 3\n"
                                           << 9 << "no condition “pods-redy”";
        QTest::newRow("condition's number") << head + step + "    until:\n      - pods: 3\n      - pods-ready: three\n"
                                            << 10 << "needs a number";
        QTest::newRow("condition's operation") << head + step + "    until:\n      - run-succeeded: upgrade\n"
                                               << 9 << "needs one of: deploy";
        QTest::newRow("condition without value") << head + step + "    until:\n      - healthy\n" << 9 << "one field";
        QTest::newRow("until is no list") << head + step + "    until: healthy\n" << 8 << "must be a list";
        QTest::newRow("unknown offer") << head + step + "    offer:\n      - explode: all\n"
                                       << 9 << "no offer “explode”";
        QTest::newRow("two offers in one")
            << head + step + "    offer:\n      - delete-pod: redis-1\n        write-keys: 4\n"
            << 10 << "one thing";
        QTest::newRow("rubbish") << QString::fromLatin1(
                                        "\x7f"
                                        "ELF\x02\x01 \xff\xfe{[")
                                 << 1 << "list of fields";
        QTest::newRow("bottomless") << QString(100'000, '[') << 1 << "YAML";
        QTest::newRow("text is a list") << head + "steps:\n  - title: T\n    text: [1, 2]\n" << 7 << "must be a text";
    }

    void mistakesAreNamedByLine() {
        QFETCH(QString, yaml);
        QFETCH(int, line);
        QFETCH(QString, words);
        const auto lesson = parseLesson(yaml.toStdString(), "mine.yaml");
        QVERIFY(!lesson);
        const auto error = QString::fromStdString(lesson.error().what);
        QVERIFY2(error.contains(words), qPrintable(error));
        QCOMPARE(QString::fromStdString(lesson.error().where), QStringLiteral("mine.yaml:%1").arg(line));
    }

    /// A teacher's own lessons come after the shipped ones; one with a mistake is named in the list.
    void ownLessonsAreFound() {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const QByteArray& text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        };
        write("z.yaml", "id: mine\ntitle: Mine\nabout: B\nminutes: 1\nsteps:\n  - title: T\n    text: X\n");
        write("y.yaml", "id: mine\ntitel: Mine\n");
        LessonsView view(loadLessons(folder.path()));
        QCOMPARE(view.shelf().lessons.back().id, QStringLiteral("mine"));
        const auto* mistake = view.findChild<QLabel*>("lessonMistake");
        QVERIFY(mistake && mistake->text().contains("y.yaml:2"));
        view.start("mine");
        QVERIFY2(view.run()->done(), "a step without conditions is only read");
    }

    /// A person may be faster than the text: the run has ended when the step that waits for it is opened.
    void whatHappenedBeforeNextCounts() {
        const auto lesson = parseLesson(
            "id: a\ntitle: A\nabout: B\nminutes: 1\nsteps:\n"
            "  - title: T\n    text: X\n    until:\n      - run-paused: update\n"
            "  - title: T\n    text: X\n    until:\n      - run-succeeded: update\n"
            "  - title: T\n    text: X\n    until:\n      - run-succeeded: update\n",
            "mine.yaml");
        QVERIFY(lesson);
        const auto world = [](workflow::RunState state) {
            workflow::RunStatus status;
            workflow::Plan plan;
            plan.operation = "update";
            status.plan = std::make_shared<const workflow::Plan>(plan);
            status.runId = "one";
            status.state = state;
            LessonWorld seen;
            seen.run = std::make_shared<const workflow::RunStatus>(status);
            return seen;
        };
        const auto paused = world(workflow::RunState::Paused), ended = world(workflow::RunState::Succeeded);
        LessonRun run(*lesson, 0, paused);
        QVERIFY(run.done());
        run.see(ended);
        run.go(1, ended);
        QVERIFY(run.done());
        run.see(paused);
        run.see(ended);
        run.go(2, ended);
        QVERIFY2(!run.done(), "one run does not count twice");
        run.go(1, ended);
        QVERIFY2(!run.done(), "who goes back has to do it again");
    }

    /// A learner who begins at the first page, and follows what the lessons say.
    void aLearnerFollowsThem() {
        MainWindow window;
        window.resize(1500, 920);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        click(window, "learnButton");
        QTRY_VERIFY_WITH_TIMEOUT(find<QDockWidget>(window, "lessonsDock")->isVisible(), 30'000);
        for (const auto lesson : {whatIsASlot, morePods, anUpgrade, slotsWithoutOwner, aMoveCutOff, aPodDies,
                                  aServerFreezes, weights, fewerPods, lookBack, anUpgradeGoesWrong}) {
            lesson(window);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(!QSettings().contains("lessons/an-upgrade/step"));
    }

    void whatStandsInTheWayOfAnOfferIsSaid() {
        QSettings().setValue("lessons/more-pods/step", 1);
        LessonsView view(loadLessons({}));
        view.start("more-pods");
        auto* offer = find<QPushButton>(view, "offer-fill-replicas");
        auto* words = find<QLabel>(view, "lessonHindrance");
        QVERIFY(offer->isEnabled() && words->isHidden());
        QString hindrance = "A workflow is running: see Activity.";
        view.setHindrance([&](const LessonOffer&) { return hindrance; });
        QVERIFY(!offer->isEnabled() && !words->isHidden());
        QCOMPARE(words->text(), hindrance);
        hindrance.clear();
        view.see({});
        QVERIFY(offer->isEnabled() && words->isHidden());
        QSettings().remove("lessons/more-pods/step");
    }

    void aLessonGoesOnWhereItWasLeft() {
        QSettings().setValue("lessons/an-upgrade/step", 2);
        LessonsView view(loadLessons({}));
        view.start("an-upgrade");
        QCOMPARE(view.run()->index(), 2);
        QSettings().setValue("lessons/an-upgrade/step", 99);  // the lesson was longer in another version
        view.start("an-upgrade");
        QVERIFY(view.run()->last());
    }
};

GUI_TEST_MAIN(LessonsTest)
#include "lessons_test.moc"
