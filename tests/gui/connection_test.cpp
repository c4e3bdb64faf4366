// SPDX-License-Identifier: GPL-3.0-or-later
// A person and a cluster: its password, what a plan would do to it, two contexts of one name.
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "gui/hand.h"
#include "kube/client.h"
#include "playground/playground.h"
#include "widgets/message_bar.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class ConnectionTest : public QObject, Hand {
    Q_OBJECT

public:
    ConnectionTest() : Hand("connection") {}

private:
    QString message() {
        return find<MessageBar>("messageBar")->isVisible() ? find<MessageBar>("messageBar")->text() : QString();
    }
    bool connected() { return window_->session().cluster().state() == ClusterBridge::State::Connected; }
    void give(const QString& password) {
        auto* action = find<MessageBar>("messageBar")->findChild<QPushButton*>("messageAction");
        QVERIFY(action->isVisible());
        QTest::mouseClick(action, Qt::LeftButton);
        QTRY_VERIFY(window_->findChild<QDialog*>("passwordDialog"));
        auto* dialog = find<QDialog>("passwordDialog");
        QTRY_VERIFY(dialog->isVisible());
        auto* go = dialog->findChild<QPushButton*>("passwordGo");
        QVERIFY(!go->isEnabled());
        auto* line = dialog->findChild<QLineEdit*>("redisPassword");
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        QTest::keyClicks(line, password);
        shoot("password", dialog);
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_VERIFY(!window_->findChild<QDialog*>("passwordDialog"));
    }
    void deploy() {
        window_->session().deploy();
        runPlan();
    }

private Q_SLOTS:
    void init() {
        QSettings().clear();
        qunsetenv("REDISCLI_AUTH");
        showWindow();
    }
    void cleanup() { window_.reset(); }

    void aPasswordThatNobodyNamesIsAskedForUntilItIsRight() {
        auto& session = window_->session();
        session.openPlayground();
        QTRY_VERIFY_WITH_TIMEOUT(connected(), 30'000);
        deploy();
        if (QTest::currentTestFailed()) return;
        for (int pod = 0; pod < 3; ++pod) {
            auto connection = session.cluster().access()->dial("redis-" + std::to_string(pod), {});
            QVERIFY(connection && connection->command({"CONFIG", "SET", "requirepass", "sesame"}, {}));
        }
        session.retry();
        QTRY_COMPARE_WITH_TIMEOUT(message(), "Redis needs a password", 30'000);
        shoot("password-needed");
        give("guess");
        QTRY_COMPARE_WITH_TIMEOUT(message(), "Redis needs another password", 30'000);
        give("guess again");
        QTRY_COMPARE_WITH_TIMEOUT(message(), "Redis needs another password", 30'000);
        give("sesame");
        const auto allRead = [&] {
            const auto picture = session.cluster().picture();
            return picture && picture->snapshot->members.size() == 3 &&
                   std::all_of(picture->snapshot->members.begin(), picture->snapshot->members.end(),
                               [](const auto& member) { return member.redis.has_value(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allRead(), 30'000);
        QTRY_COMPARE(message(), QString());
        // It is remembered as long as the window lives.
        session.retry();
        QTRY_VERIFY_WITH_TIMEOUT(connected() && allRead(), 30'000);
        QVERIFY2(!message().contains("password"), qPrintable(message()));
    }

    void thePlanOfADeploymentShowsWhatChangesAndCreatingIsNoAlarm() {
        auto& session = window_->session();
        session.openPlayground();
        QTRY_VERIFY_WITH_TIMEOUT(connected(), 30'000);
        deploy();
        if (QTest::currentTestFailed()) return;
        auto& client = session.cluster().access()->client();
        auto config = client.get(kube::resources::configMaps, "default", "redis", {});
        QVERIFY(config);
        auto words = (*config)["data"]["redis.conf"].get<std::string>();
        words.replace(words.find("appendonly yes"), 14, "appendonly no\nmaxmemory 1gb");
        QVERIFY(client.mergePatch(kube::resources::configMaps, "default", "redis", "",
                                  {{"data", {{"redis.conf", words}}}}, {}));
        auto& run = session.run();
        run.discard();
        session.deploy();
        QTRY_VERIFY_WITH_TIMEOUT(run.status() && run.status()->state == workflow::RunState::Ready, 30'000);
        QTRY_COMPARE(find<QLabel>("stepChanges")->text(),
                     "data[redis.conf]:\n  - appendonly no\n  - maxmemory 1gb\n"
                     "  + appendonly yes");
        shoot("deploy-preview");
        run.discard();

        session.create(0);
        QTRY_VERIFY_WITH_TIMEOUT(run.status() && run.status()->state == workflow::RunState::Ready, 30'000);
        QTRY_VERIFY(find<QLabel>("healthSentence")->text().contains("not created yet"));
        QStringList said;
        connect(&session.cluster(), &ClusterBridge::pictureChanged, this, [&] {
            said << find<QLabel>("healthSentence")->text();
            if (said.size() == 2) shoot("being-created");
        });
        run.runAll();
        QTRY_VERIFY_WITH_TIMEOUT(!run.active(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("healthSentence")->text(),
                                  "3 primaries cover all 16,384 slots and agree", 30'000);
        QVERIFY(said.filter("Being created: ").size() > 0);
        for (const auto& sentence : said)
            QVERIFY2(sentence.startsWith("Being created: ") || sentence.startsWith("3 primaries"),
                     qPrintable(sentence));
    }

    void aContextMayBeCalledAsThePlayground() {
        auto other = playground::Playground::start({});
        QVERIFY2(other, other ? "" : other.error().describe().c_str());
        auto& session = window_->session();
        session.loadContexts((*other)->kubeconfig());
        QTRY_COMPARE(session.contextNames(), QStringList{"playground"});
        session.openPlayground();
        QTRY_VERIFY_WITH_TIMEOUT(connected(), 30'000);
        QTRY_COMPARE(session.contextNames(), (QStringList{"playground", "playground (built in)"}));
        QCOMPARE(find<QComboBox>("contextBox")->currentText(), "playground (built in)");
        QVERIFY(window_->windowTitle().startsWith("playground (built in)"));
        const auto builtIn = session.cluster().info().server;
        session.open("playground", {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(connected() && session.cluster().info().server == (*other)->server(), 30'000);
        QVERIFY(!session.cluster().info().playground);
        QCOMPARE(find<QComboBox>("contextBox")->currentText(), "playground");
        session.open("playground (built in)", {}, {});
        QTRY_VERIFY_WITH_TIMEOUT(connected() && session.cluster().info().server == builtIn, 30'000);
        window_.reset();
    }
};

GUI_TEST_MAIN(ConnectionTest)
#include "connection_test.moc"
