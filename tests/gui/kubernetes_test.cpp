// SPDX-License-Identifier: GPL-3.0-or-later
// Scale up, upgrade and scale back by clicking on a real Kubernetes, with a client that writes and reads all the while.
// SLOTPILOT_TEST_KEYS: how many keys of 100 bytes the cluster holds; SLOTPILOT_TEST_KEYS_IN_ONE_SLOT: of these in one.
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <optional>

#include "gui/hand.h"
#include "integration/traffic.h"
#include "kube/stream.h"
#include "widgets/message_bar.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;
using workflow::RunState;

class KubernetesTest : public QObject, Hand {
    Q_OBJECT

public:
    KubernetesTest() : Hand("kubernetes") {}

private:
    std::optional<slotpilot::test::Traffic> traffic_;

    /// Clean for redis-cli as well.
    void expectClean(int pods) {
        expectHealthy(pods);
        if (QTest::currentTestFailed()) return;
        const auto access = window_->session().cluster().access();
        const auto verdict =
            kube::exec(access->client(),
                       {.ns = ns_.toStdString(),
                        .pod = "redis-cli-0",
                        .command = {"redis-cli", "--cluster", "check", now()->members.front().pod->podIp + ":6379"}},
                       {});
        QVERIFY2(verdict.has_value(), verdict ? "" : verdict.error().describe().c_str());
        QVERIFY2(verdict->exitCode == 0, (verdict->output + verdict->errors).c_str());
        QVERIFY(verdict->output.find("All 16384 slots covered") != std::string::npos);
        QVERIFY2(verdict->output.find("[WARNING]") == std::string::npos, verdict->output.c_str());
        const auto problems = traffic_->problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    }
    void runIt(const char* name) {
        preview();
        shoot(QString(name) + "-preview");
        click("previewRun");
        waitUntilDone();
        if (!QTest::currentTestFailed()) shoot(QString(name) + "-done");
    }

private Q_SLOTS:
    void initTestCase() {
        const auto kubeconfig = qEnvironmentVariable("SLOTPILOT_TEST_KUBECONFIG");
        if (kubeconfig.isEmpty()) QSKIP("SLOTPILOT_TEST_KUBECONFIG names no kubeconfig");
        kubeconfig_ = kubeconfig.toStdString();
        ns_ = QStringLiteral("slotpilot-window-update-%1").arg(QCoreApplication::applicationPid());
        cli({"deploy", "--yes"});
        cli({"create", "--yes"});
        openWindow();
        const int keys = qEnvironmentVariableIntValue("SLOTPILOT_TEST_KEYS");
        fill(keys > 0 ? keys : 20'000, qEnvironmentVariableIntValue("SLOTPILOT_TEST_KEYS_IN_ONE_SLOT"));
        traffic_.emplace(window_->session().cluster().access());
    }
    void cleanupTestCase() {
        if (!window_) return;
        traffic_.reset();
        const auto access = window_->session().cluster().access();
        const auto removed = access->client().remove(kube::resources::namespaces, {}, ns_.toStdString(), {}, {});
        window_.reset();
        QVERIFY2(removed.has_value(), removed ? "" : removed.error().describe().c_str());
    }

    void scaledUp() {
        openForm("scale");
        find<QSpinBox>("replicas")->setValue(5);
        runIt("scale");
        if (QTest::currentTestFailed()) return;
        expectClean(5);
    }

    void upgradedWithAPauseAndAResume() {
        openForm("upgrade");
        auto* image = find<QLineEdit>("image");
        QVERIFY2(image->text().contains("redis:7"), qPrintable(image->text()));
        image->setText("docker.io/library/redis:8.0");
        preview();
        click("previewStep");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused, 30'000);
        click("runButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->current >= 6, 120'000);
        click("pauseButton");
        QTRY_VERIFY_WITH_TIMEOUT(run().status()->state == RunState::Paused, 120'000);
        shoot("upgrade-paused");
        // Cancelled, the window opened anew: the run is offered, and goes on.
        click("cancelButton");
        QTRY_VERIFY_WITH_TIMEOUT(!run().active(), 60'000);
        window_.reset();
        openWindow();
        auto* bar = find<MessageBar>("messageBar");
        QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->text().contains("was cancelled"), 20'000);
        QCOMPARE(bar->findChild<QPushButton*>("messageAction")->text(), "Go on");
        shoot("upgrade-offer");
        QTest::mouseClick(bar->findChild<QPushButton*>("messageAction"), Qt::LeftButton);
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        shoot("upgrade-done");
        expectClean(5);
        const auto snapshot = now();
        for (const auto& member : snapshot->members) QVERIFY(member.redis->info.at("redis_version").starts_with("8."));
    }

    void scaledBack() {
        openForm("scale");
        find<QSpinBox>("replicas")->setValue(3);
        runIt("back");
        if (QTest::currentTestFailed()) return;
        expectClean(3);
        traffic_->finish();
        const auto problems = traffic_->problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        QVERIFY(traffic_->operations() > 100);
        qInfo("%ld operations on %zu keys, %ld retries", traffic_->operations(), traffic_->keys(), traffic_->retries());
    }
};

GUI_TEST_MAIN(KubernetesTest)
#include "kubernetes_test.moc"
