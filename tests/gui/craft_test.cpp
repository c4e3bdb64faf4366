// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the whole window: its languages, its settings, its keys, and what it tells who looks elsewhere.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QXmlStreamReader>

#include "app/language.h"
#include "app/main_window.h"
#include "app/notifier.h"
#include "gui/basis.h"
#include "gui/recorded.h"
#include "gui/support.h"
#include "models/format.h"
#include "views/guarded.h"
#include "views/history_view.h"
#include "views/replay_view.h"
#include "views/settings_dialog.h"
#include "views/shortcuts_dialog.h"
#include "views/table.h"
#include "views/update_view.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/page_area.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;
using namespace std::chrono_literals;

namespace {

const QString translation = SLOTPILOT_SOURCE_DIR "/resources/translations/slotpilot_de.ts";

struct Message {
    QString context, source;
    QStringList forms;
    bool numerus = false, finished = true;
};

QVector<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QVector<Message> messages;
    QString context;
    Message message;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        const auto name = xml.name().toString();
        if (token == QXmlStreamReader::EndElement && name == "message") messages << message;
        if (token != QXmlStreamReader::StartElement) continue;
        if (name == "name") context = xml.readElementText();
        if (name == "message") message = {context, {}, {}, xml.attributes().value("numerus") == u"yes", true};
        if (name == "source") message.source = xml.readElementText();
        if (name == "numerusform") message.forms << xml.readElementText();
        if (name != "translation") continue;
        message.finished = !xml.attributes().hasAttribute("type");
        if (!message.numerus) message.forms << xml.readElementText();
    }
    return xml.hasError() ? QVector<Message>() : messages;
}

QStringList placesIn(const QString& words) {
    QStringList places;
    static const QRegularExpression place("%(\\d|n)|\\{\\w+\\}");
    for (auto each = place.globalMatch(words); each.hasNext();) places << each.next().captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

QChar mnemonicIn(const QString& words) {
    const auto key = QKeySequence::mnemonic(words);
    return key.isEmpty() ? QChar() : QChar(key[0].key());
}

/// What is wrong with a translation; empty: nothing.
QString flawOf(const Message& message) {
    if (!message.finished) return "unfinished";
    if (message.forms.size() != (message.numerus ? 2 : 1)) return "a form is missing";
    for (const auto& form : message.forms) {
        if (form.isEmpty()) return "empty";
        if (placesIn(form) != placesIn(message.source)) return "other places for values";
        if (mnemonicIn(form).isNull() != mnemonicIn(message.source).isNull()) return "a mnemonic too many or too few";
        if (form.endsWith(u'…') != message.source.endsWith(u'…')) return "other dots in the end";
        if (form.startsWith(u' ') != message.source.startsWith(u' ') ||
            form.endsWith(u' ') != message.source.endsWith(u' '))
            return "other space around it";
        if (form.count('\n') != message.source.count('\n')) return "other lines";
    }
    return {};
}

QStringList flawsOf(const QVector<Message>& messages) {
    QStringList flaws;
    for (const auto& message : messages)
        if (const auto flaw = flawOf(message); !flaw.isEmpty())
            flaws << QStringLiteral("%1: %2: %3").arg(flaw, message.context, message.source);
    return flaws;
}

/// Texts and tabs that have less room than they need, by name or words.
QStringList cutOff(const QWidget& window) {
    QStringList cut;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        bool little = false;
        if (label && !label->text().isEmpty() && !qobject_cast<const ElidedLabel*>(widget))
            little = label->wordWrap() ? label->height() < label->heightForWidth(label->width())
                                       : label->width() < label->minimumSizeHint().width();
        else if ((qobject_cast<const QTabBar*>(widget) && !qobject_cast<const QTabWidget*>(widget->parent())) ||
                 (button && !button->text().isEmpty()))
            little = widget->width() < widget->minimumSizeHint().width() ||
                     (qobject_cast<const QTabBar*>(widget) && widget->width() < widget->sizeHint().width());
        if (little)
            cut << QStringLiteral("%1 “%2” %3x%4")
                       .arg(widget->objectName(), label    ? label->text()
                                                  : button ? button->text()
                                                           : QString())
                       .arg(widget->width())
                       .arg(widget->height());
    }
    return cut;
}

/// Columns of a table that cut their cells while others have more room than they need.
QStringList cutBesideRoom(const QWidget& window) {
    QStringList cut;
    for (const auto* table : window.findChildren<Table*>()) {
        if (!table->isVisible() || table->visibleRegion().isEmpty()) continue;
        const QAbstractItemView* view = table;
        int spare = 0;
        QStringList columns;
        for (int i = 0; i < table->model()->columnCount(); ++i) {
            const int needs = std::max(view->sizeHintForColumn(i), table->horizontalHeader()->sectionSizeHint(i));
            spare += std::max(0, table->columnWidth(i) - needs);
            if (view->sizeHintForColumn(i) > table->columnWidth(i))
                columns << table->model()->headerData(i, Qt::Horizontal).toString();
        }
        if (spare > 20 && !columns.isEmpty())
            cut << QStringLiteral("%1: %2").arg(table->accessibleName(), columns.join(", "));
    }
    return cut;
}

}  // namespace

class CraftTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir state_;
    std::unique_ptr<MainWindow> window_;

    void open(const char* context = "production", const char* server = "https://10.0.0.1:6443") {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        auto& cluster = window_->session().cluster();
        cluster.attach({{context, "default", "redis"}, server, "admin", "v1.31.2"});
        QSignalSpy spy(&cluster, &ClusterBridge::pictureChanged);
        cluster.publish(shared(makeSnapshot()));
        QVERIFY(spy.wait(5000));
    }
    template <class T>
    T* find(const char* name) {
        auto* found = window_->findChild<T*>(name);
        if (!found) qFatal("no %s", name);
        return found;
    }
    void guard(const QString& context, Guard how) {
        Preferences all;
        all.guarded[context] = how;
        all.save();
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_STATE_HOME", state_.path().toUtf8()); }
    void init() { QSettings().clear(); }
    void cleanup() { window_.reset(); }

    void theGermanTranslationIsComplete() {
        const auto messages = messagesOf(translation);
        QVERIFY(messages.size() > 500);
        QCOMPARE(flawsOf(messages).join('\n'), QString());
    }

    void everyTextOfTheSourcesIsInTheTranslation() {
        if (QString(SLOTPILOT_LUPDATE).endsWith("NOTFOUND")) QSKIP("there is no lupdate");
        QTemporaryDir folder;
        const QString copy = folder.filePath("copy.ts");
        QVERIFY(QFile::copy(translation, copy));
        QProcess lupdate;
        lupdate.start(SLOTPILOT_LUPDATE,
                      {"-no-obsolete", "-locations", "none", SLOTPILOT_SOURCE_DIR "/gui", "-ts", copy});
        QVERIFY(lupdate.waitForFinished(120'000));
        QCOMPARE(lupdate.exitCode(), 0);
        // Such a class's texts would be looked up under another name than they are kept under.
        QVERIFY2(!lupdate.readAllStandardError().contains("lacks Q_OBJECT"), "use Q_DECLARE_TR_FUNCTIONS");
        QStringList missing;
        for (const auto& message : messagesOf(copy))
            if (!message.finished) missing << message.context + ": " + message.source;
        QVERIFY2(missing.isEmpty(), qPrintable("run \"ninja translations\", and translate:\n" + missing.join('\n')));
    }

    void theWindowSpeaksGerman() {
        const Language german("de");
        open();
        QCOMPARE(find<QAction>("pageOverview")->text(), "Übersicht");
        QCOMPARE(find<QAction>("scale")->text(), "Skalieren…");
        QCOMPARE(window_->menuBar()->actions().last()->text(), "&Hilfe");
        QVERIFY(find<QAction>("create")->toolTip().contains("Der Cluster ist schon erstellt."));
        window_->showPage(MainWindow::Pods);
        const auto* pods = find<QTableView>("podsTable")->model();
        QStringList heads;
        for (int i = 0; i < pods->columnCount(); ++i) heads << pods->headerData(i, Qt::Horizontal).toString().trimmed();
        QVERIFY2(heads.contains("Rolle") && heads.contains("Alter"), qPrintable(heads.join(' ')));
        // Free functions have contexts of their own, and plurals theirs.
        QCOMPARE(slotsText(1), "1 Slot");
        QCOMPARE(number(16384), "16.384");
        QCOMPARE(MainWindow::tr("%1 of %n step(s) done", nullptr, 1).arg(0), "0 von 1 Schritt fertig");
        QCOMPARE(MainWindow::tr("%1 of %n step(s) done", nullptr, 3).arg(2), "2 von 3 Schritten fertig");
    }

    void englishHasItsPluralsAndOtherLanguagesGetEnglish() {
        { const Language german("de"); }
        QCOMPARE(MainWindow::tr("%1 of %n step(s) done", nullptr, 1).arg(0), "0 of 1 step done");
        for (const char* name : {"en", "ja", "nonsense"}) {
            const Language other(name);
            QCOMPARE(MainWindow::tr("Overview"), "Overview");
            QCOMPARE(MainWindow::tr("%1 of %n step(s) done", nullptr, 2).arg(1), "1 of 2 steps done");
        }
    }

    void mnemonicsAreUniqueInEachMenu_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
    }

    void mnemonicsAreUniqueInEachMenu() {
        QFETCH(QString, language);
        const Language spoken(language);
        open();
        QList<QList<QAction*>> bars{window_->menuBar()->actions()};
        for (auto* action : window_->menuBar()->actions()) bars << action->menu()->actions();
        for (const auto& actions : bars) {
            QMap<QChar, QString> seen;
            for (const auto* action : actions) {
                const auto key = mnemonicIn(action->text());
                if (key.isNull()) continue;
                QVERIFY2(!seen.contains(key), qPrintable(action->text() + " and " + seen.value(key)));
                seen[key] = action->text();
            }
        }
    }

    void smallWindowsHaveRoomForEveryPage_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("docks");
        for (const char* language : {"en", "de"})
            for (const QSize& size : {QSize(1024, 700), QSize(1280, 720)})
                for (const bool docks : {false, true})
                    QTest::addRow("%s %dx%d%s", language, size.width(), size.height(), docks ? " with all docks" : "")
                        << QString(language) << size << docks;
    }

    /// No page, dock or long name makes the window larger, and no text or tab is cut.
    void smallWindowsHaveRoomForEveryPage() {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        QFETCH(bool, docks);
        const Language spoken(language);
        open("arn:aws:eks:eu-central-1:123456789012:cluster/analytics-blue",
             "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com");
        for (const char* dock : {"activityDock", "logDock", "lessonsDock"}) find<QDockWidget>(dock)->setVisible(docks);
        workflow::StepSpec step;
        step.title = "Keep primaries without slots from turning into replicas";
        step.why = "Since Redis 7 a primary that gives its last slot away becomes a replica of the taker.";
        step.command = "kubectl -n default exec redis-0 -- redis-cli CONFIG SET cluster-allow-replica-migration no";
        step.expected = "cluster-allow-replica-migration is no on every server";
        window_->session().run().prepare(
            workflow::Plan{.operation = "rebalance", .title = "Spread the slots of redis evenly", .steps = {step}}, {});
        if (!docks) find<QDockWidget>("activityDock")->hide();
        QStringList cut;
        for (int page = 0; page < MainWindow::PageCount; ++page) {
            window_->showPage(static_cast<MainWindow::PageIndex>(page));
            for (int i = 0; i < 3; ++i) {
                window_->resize(size);
                QCoreApplication::processEvents();
            }
            const QString name = find<QStackedWidget>("pages")->currentWidget()->objectName();
            QVERIFY2(
                window_->size() == size,
                qPrintable(QStringLiteral("%1 makes it %2x%3").arg(name).arg(window_->width()).arg(window_->height())));
            for (const auto& each : cutOff(*window_)) cut << name + ": " + each;
            QStringList tables;
            if (!QTest::qWaitFor([&] { return (tables = cutBesideRoom(*window_)).isEmpty(); }, 1000))
                cut << name + ", table " + tables.join("; ");
            const auto* area = find<PageArea>("pageArea");
            if (!docks) QVERIFY2(!area->horizontalScrollBar()->isVisible(), qPrintable(name + " scrolls sideways"));
            if (!docks) QVERIFY2(!area->verticalScrollBar()->isVisible(), qPrintable(name + " scrolls"));
        }
        cut.removeDuplicates();
        QCOMPARE(cut.join('\n'), QString());
    }

    void smallWindowsHaveRoomForEveryForm_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
    }

    /// Forms, their preview, a replayed run and the settings in the smallest window, with long names in them.
    void smallWindowsHaveRoomForEveryForm() {
        QFETCH(QString, language);
        const Language spoken(language);
        open("arn:aws:eks:eu-central-1:123456789012:cluster/analytics-blue");
        const auto snapshot = makeSnapshot({.pods = 12, .prefix = "redis-analytics-production"});
        QSignalSpy spy(&window_->session().cluster(), &ClusterBridge::pictureChanged);
        window_->session().cluster().publish(shared(snapshot));
        QVERIFY(spy.wait(5000));
        QStringList wrong;
        const QSize size(1024, 700);
        const auto look = [&](const QString& name) {
            for (int i = 0; i < 3; ++i) {
                window_->resize(size);
                QCoreApplication::processEvents();
            }
            if (window_->size() != size) wrong << name + ": the window grows";
            for (const auto& each : cutOff(*window_)) wrong << name + ": " + each;
            for (auto* area : window_->findChildren<QScrollArea*>())
                if (area->isVisible() && area->horizontalScrollBar()->isVisible())
                    wrong << name + ": " + area->objectName() + area->accessibleName() + " scrolls sideways";
        };
        auto* update = find<UpdateView>("updatePage");
        for (const char* action : {"scale", "upgrade", "rebalance"}) {
            find<QAction>(action)->trigger();
            update->setBasis(basisOf(12));
            look(action);
        }
        find<QAction>("upgrade")->trigger();
        update->setBasis(basisOf(12));
        find<QLineEdit>("image")->setText("registry.internal.example.com:5000/platform/caches/redis-modules:8.0.3");
        auto* verdict = find<MessageBar>("verdict");
        QTRY_VERIFY(verdict->isVisible());
        for (int tab = 0; tab < 3; ++tab) {
            find<QTabWidget>("updateTabs")->setCurrentIndex(tab);
            look(QStringLiteral("upgrade, tab %1").arg(tab));
        }
        operations::UpdateRequest request;
        request.desired = *operations::withImage(basisOf(12).live, "docker.io/library/redis:8.0");
        const auto plan = operations::planUpdate(snapshot, basisOf(12).live, request);
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().describe().c_str());
        window_->session().run().prepare(*plan, {});
        update->showPlan({*plan, shared(snapshot)});
        look("preview with the plan beside it");
        find<QDockWidget>("activityDock")->hide();
        look("preview");
        window_->session().run().discard();

        const auto run = recordUpgrade(workflow::SqliteJournal::defaultPath(), 0, workflow::RunState::Succeeded);
        auto* history = qobject_cast<HistoryView*>(find<QWidget>("historyPage"));
        window_->showPage(MainWindow::History);
        history->refresh();
        find<QDockWidget>("activityDock")->hide();
        QTRY_COMPARE(history->findChild<QTableView*>("runsTable")->model()->rowCount(), 1);
        look("runs");
        history->open(QString::fromStdString(run));
        QTRY_VERIFY(history->replay()->isVisible());
        for (int picture = 0; picture < 2; ++picture) {
            history->replay()->findChild<QTabBar*>("replayPicture")->setCurrentIndex(picture);
            look(QStringLiteral("replay, picture %1").arg(picture));
        }
        find<QDockWidget>("activityDock")->show();
        window_->showPage(MainWindow::Console);
        look("console beside Activity");
        QCOMPARE(wrong.join('\n'), QString());

        SettingsDialog settings(Preferences(), {"arn:aws:eks:eu-central-1:123456789012:cluster/analytics-blue"});
        settings.show();
        QVERIFY(QTest::qWaitForWindowExposed(&settings));
        QCOMPARE(cutOff(settings).join('\n'), QString());
        QVERIFY(settings.width() <= size.width() && settings.height() <= size.height());
    }

    void coloursAreTold_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

    /// Text has WCAG's 4.5 to 1, the outlines of what is ticked or typed into 3 to 1.
    void coloursAreTold() {
        QFETCH(QPalette, palette);
        const auto color = [&](QPalette::ColorRole role) { return palette.color(role); };
        for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            for (const auto& ink : {color(QPalette::WindowText), color(QPalette::Text), color(QPalette::Link),
                                    color(QPalette::PlaceholderText), mutedText(palette), goodColor(palette),
                                    warningColor(palette), badColor(palette)})
                QVERIFY2(contrast(ink, color(ground)) >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3")
                                                                             .arg(ink.name(), color(ground).name())
                                                                             .arg(contrast(ink, color(ground)))));
            QVERIFY(contrast(accentColor(palette), color(ground)) >= 3);
            QVERIFY(contrast(outlineColor(palette), color(ground)) >= 3);
        }
        QVERIFY(contrast(color(QPalette::HighlightedText), color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(color(QPalette::ToolTipText), color(QPalette::ToolTipBase)) >= 4.5);
    }

    void fieldsAreSeen_data() { coloursAreTold_data(); }
    void fieldsAreSeen() {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(new QPushButton);  // has the focus
        QVector<QWidget*> fields{new QCheckBox, new QRadioButton,   new QLineEdit,     new QSpinBox,
                                 new QComboBox, new QDoubleSpinBox, new QPlainTextEdit};
        for (auto* field : fields) layout->addWidget(field);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (auto* field : fields) {
            const QImage image = field->grab().toImage().convertToFormat(QImage::Format_RGB32);
            double most = 1;  // of the left outline
            for (int x = 0; x < 4; ++x)
                most =
                    std::max(most, contrast(image.pixelColor(x, image.height() / 2), palette.color(QPalette::Window)));
            QVERIFY2(most >= 2.8, qPrintable(QStringLiteral("%1: %2").arg(field->metaObject()->className()).arg(most)));
        }
        QApplication::setPalette(lightPalette());
    }

    void theListOfShortcutsIsTheWindowsOwn() {
        open();
        auto* extra = new QAction("E&xtra thing…", window_.get());
        extra->setShortcut(QKeySequence("Ctrl+Alt+9"));
        window_->menuBar()->actions().first()->menu()->addAction(extra);
        find<QAction>("shortcuts")->trigger();
        auto* tree = find<QTreeWidget>("shortcutsTree");
        QStringList rows;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j) {
                const auto* item = tree->topLevelItem(i)->child(j);
                rows << tree->topLevelItem(i)->text(0) + "/" + item->text(0) + "/" + item->text(1);
            }
        QVERIFY2(rows.contains("Cluster/Extra thing/Ctrl+Alt+9"), qPrintable(rows.join('\n')));
        QVERIFY(rows.contains("Work/Check/F5"));
        QVERIFY(rows.contains("Help/Keyboard shortcuts/Ctrl+?"));
        QSet<QString> keys;
        for (const auto& entry : ShortcutsDialog::entriesOf(*window_)) {
            if (entry.group == "On pages") continue;  // of different pages
            QVERIFY2(!keys.contains(entry.keys), qPrintable(entry.keys + " is taken twice"));
            keys << entry.keys;
        }
        auto* filter = find<QLineEdit>("shortcutsFilter");
        QTest::keyClicks(filter, "extra");
        int shown = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                shown += !tree->topLevelItem(i)->child(j)->isHidden();
        QCOMPARE(shown, 1);
    }

    void settingsAreKept() {
        QCOMPARE(Preferences::load(), Preferences());
        Preferences all{
            "de", Preferences::Colors::Dark, true, false, {{"a/b \\ c", Guard::ReadOnly}, {"ä", Guard::Protected}}};
        all.save();
        QCOMPARE(Preferences::load(), all);
        all.guarded.remove("ä");
        all.save();
        QCOMPARE(Preferences::load(), all);
        QSettings().setValue("settings/colors", "pink");
        QCOMPARE(Preferences::load().colors, Preferences::Colors::Desktop);
    }

    void theDialogTakesWhatIsChosenAndCancelDoesNot() {
        guard("gone", Guard::Protected);
        open();
        const auto dialog = [&] {
            find<QAction>("settings")->trigger();
            return find<SettingsDialog>("settingsDialog");
        };
        const auto press = [&](QDialogButtonBox::StandardButton which) {
            QPointer<SettingsDialog> shown = window_->findChild<SettingsDialog*>();
            shown->findChild<QDialogButtonBox*>()->button(which)->click();
            QTRY_VERIFY(!shown);
        };
        auto* contexts = dialog()->findChild<QTableWidget*>("settingsContexts");
        QCOMPARE(contexts->rowCount(), 1);  // none of the kubeconfig's, but the one that is marked
        QCOMPARE(contexts->item(0, 0)->text(), "gone");
        find<QComboBox>("settingsSpeed")->setCurrentIndex(1);
        press(QDialogButtonBox::Cancel);
        QVERIFY(!Preferences::load().fast);
        dialog();
        find<QComboBox>("settingsSpeed")->setCurrentIndex(1);
        find<QComboBox>("settingsColors")->setCurrentIndex(static_cast<int>(Preferences::Colors::Dark));
        press(QDialogButtonBox::Ok);
        const auto now = Preferences::load();
        QVERIFY(now.fast);
        QCOMPARE(now.guarded.value("gone"), Guard::Protected);
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkPalette().color(QPalette::Window));
        QApplication::setPalette(lightPalette());
    }

    void nothingCanBeChangedInAReadOnlyContext() {
        guard("production", Guard::ReadOnly);
        open("staging");
        QVERIFY(find<QAction>("rebalance")->isEnabled());
        open("production");
        for (const char* name : {"deploy", "create", "scale", "upgrade", "rebalance", "repair"}) {
            QVERIFY2(!find<QAction>(name)->isEnabled(), name);
            QVERIFY2(find<QAction>(name)->toolTip().contains("read-only in Settings"), name);
        }
        QVERIFY(find<QAction>("check")->isEnabled() || !find<QAction>("check")->toolTip().contains("read-only"));
        QCOMPARE(find<QLabel>("statusGuard")->text(), "·  read-only");
        // A run of the journal that is offered does not begin, either.
        auto& run = window_->session().run();
        run.prepare(workflow::Plan{.operation = "rebalance", .title = "Rebalance redis"}, {});
        QTimer::singleShot(0, this, [this] { find<QDialog>("readOnlyNote")->accept(); });
        run.runAll();
        QVERIFY(!run.beginning() && !run.active());
    }

    void aProtectedContextAsksForItsName() {
        guard("production", Guard::Protected);
        open("production");
        QVERIFY(find<QAction>("rebalance")->isEnabled());
        auto& run = window_->session().run();
        run.prepare(
            workflow::Plan{.operation = "rebalance", .title = "Rebalance redis"},
            [](const workflow::StepSpec&) -> Expected<std::unique_ptr<workflow::Step>> { return fail(cancelled()); });
        const auto answer = [&](const QString& typed, bool goes) {
            QTimer::singleShot(0, this, [this, typed, goes] {
                QTest::keyClicks(find<QLineEdit>("guardName"), typed);
                auto* go = find<QPushButton>("guardGo");
                QCOMPARE(go->isEnabled(), goes);
                goes ? go->click() : find<QDialog>("guardQuestion")->reject();
            });
        };
        answer("productio", false);
        run.runAll();
        QVERIFY(!run.beginning() && run.status()->state == workflow::RunState::Ready);
        answer("production", true);
        run.runAll();
        QTRY_VERIFY(run.status()->state == workflow::RunState::Succeeded);  // it has no steps
    }

    void longWorkIsToldToWhoLooksElsewhere() {
        QWidget window;  // never shown: not in front
        QStringList told;
        Notifier notifier(window, [&](const QString& title, const QString&) { told << title; });
        const auto start = Notifier::Clock::now();
        notifier.ended("run", "never began", {}, start + 1h);
        notifier.began("run", start);
        notifier.ended("run", "short", {}, start + 9s);
        QCOMPARE(told, QStringList());
        notifier.began("run", start);
        notifier.began("run", start + 15s);  // goes on after a pause
        notifier.began("check", start + 15s);
        notifier.ended("check", "short, too", {}, start + 20s);
        notifier.ended("run", "long", {}, start + 20s);
        notifier.ended("run", "twice", {}, start + 40s);
        QCOMPARE(told, QStringList("long"));
        Preferences{.notify = false}.save();
        notifier.began("run", start);
        notifier.ended("run", "unwanted", {}, start + 20s);
        QCOMPARE(told, QStringList("long"));
        Preferences{}.save();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        notifier.began("run", start);
        notifier.ended("run", "seen anyway", {}, start + 20s);
        QCOMPARE(told, QStringList("long"));
    }
};

GUI_TEST_MAIN(CraftTest)
#include "craft_test.moc"
