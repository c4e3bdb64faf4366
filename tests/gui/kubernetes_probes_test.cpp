// SPDX-License-Identifier: GPL-3.0-or-later
// The pages Consistency and Benchmark on a real Kubernetes: a checker in a pod and a generator in a Job of three,
// started by clicking, all the while a cluster is scaled and upgraded by clicking.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>

#include "bridge/probe_bridge.h"
#include "gui/hand.h"
#include "kube/client.h"
#include "views/probe_view.h"
#include "views/result_view.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;

class KubernetesProbesTest : public QObject, Hand {
    Q_OBJECT

public:
    KubernetesProbesTest() : Hand("kubernetes-probes") {}

private:
    QTemporaryDir state_;

    ProbeView* page(const char* name) { return find<ProbeView>(name); }
    /// Shows a page and chooses where its load runs: 1 a pod, 2 workers.
    void prepare(const char* action, const char* name, int from) {
        find<QAction>(action)->trigger();
        in<QComboBox>(page(name), "probeDuration")->setCurrentText("until stopped");
        in<QComboBox>(page(name), "probeFrom")->setCurrentIndex(from);
    }
    void start(const char* name, ProbeBridge& bridge) {
        QStringList errors;
        connect(&bridge, &ProbeBridge::failed, this,
                [&](const Error& error) { errors << QString::fromStdString(error.describe()); });
        QTest::mouseClick(in<QWidget>(page(name), "probeStart"), Qt::LeftButton);
        QTRY_VERIFY2_WITH_TIMEOUT(bridge.state() == ProbeBridge::State::Running || !errors.isEmpty(), name, 120'000);
        disconnect(&bridge, &ProbeBridge::failed, this, nullptr);
        QVERIFY2(errors.isEmpty(), errors.join('\n').toUtf8());
        QSignalSpy points(&bridge, &ProbeBridge::pointAdded);
        QTRY_VERIFY_WITH_TIMEOUT(points.count() >= 2, 30'000);
    }
    ResultPtr stop(ProbeBridge& bridge) {
        ResultPtr result;
        const auto done = connect(&bridge, &ProbeBridge::finished, this, [&](const ResultPtr& r) { result = r; });
        bridge.stop();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result, 120'000); }();
        disconnect(done);
        return result;
    }
    void shootPages(const QString& name) {
        find<QAction>("pageConsistency")->trigger();
        shoot(name + "-consistency");
        find<QAction>("pageBenchmark")->trigger();
        shoot(name + "-benchmark");
    }
    /// The workflow's steps are in the same axis as the load's measurements.
    static void expectBesideWorkflow(const probes::Result& result) {
        QVERIFY(std::count_if(result.events.begin(), result.events.end(),
                              [](const auto& event) { return event.ofWorkflow; }) > 5);
        QVERIFY(result.outcome.stopped);
        QCOMPARE(result.outcome.leftOver, 0U);
        QCOMPARE(result.shards.size(), std::size_t(5));
        for (const auto& shard : result.shards) QVERIFY2(shard.name.starts_with("redis-"), shard.name.c_str());
    }
    std::size_t objectsOfWorkers() {
        const auto access = window_->session().cluster().access();
        std::size_t found = 0;
        for (const auto& resource : {kube::resources::jobs, kube::resources::configMaps, kube::resources::pods}) {
            const auto list = access->client().list(resource, ns_.toStdString(), {}, {});
            if (!list) return 1000;
            found += static_cast<std::size_t>(
                std::count_if(list->items.begin(), list->items.end(), [](const nlohmann::json& item) {
                    return item.at("metadata").at("name").get<std::string>().starts_with("slotpilot-");
                }));
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto kubeconfig = qEnvironmentVariable("SLOTPILOT_TEST_KUBECONFIG");
        if (kubeconfig.isEmpty()) QSKIP("SLOTPILOT_TEST_KUBECONFIG names no kubeconfig");
        qputenv("XDG_STATE_HOME", state_.path().toUtf8());
        kubeconfig_ = kubeconfig.toStdString();
        ns_ = QStringLiteral("slotpilot-window-probes-%1").arg(QCoreApplication::applicationPid());
        cli({"deploy", "--yes"});
        cli({"create", "--yes"});
        openWindow();
        fill(20'000);
    }
    void cleanupTestCase() {
        if (!window_) return;
        const auto access = window_->session().cluster().access();
        const auto removed = access->client().remove(kube::resources::namespaces, {}, ns_.toStdString(), {}, {});
        window_.reset();
        QVERIFY2(removed.has_value(), removed ? "" : removed.error().describe().c_str());
    }

    void bothThroughScaleAndUpgrade() {
        auto& session = window_->session();
        QTRY_VERIFY_WITH_TIMEOUT(find<QAction>("consistency")->isEnabled(), 30'000);
        prepare("pageConsistency", "consistencyPage", 1);
        start("consistencyPage", session.consistency());
        if (QTest::currentTestFailed()) return;
        prepare("pageBenchmark", "benchmarkPage", 2);
        auto* bench = page("benchmarkPage");
        QCOMPARE(in<QSpinBox>(bench, "probeWorkers")->value(), 3);
        in<QSpinBox>(bench, "probeConnections")->setValue(4);
        in<QSpinBox>(bench, "probeKeyCount")->setValue(1000);
        in<QComboBox>(bench, "probeLoop")->setCurrentIndex(1);
        in<QSpinBox>(bench, "probeRate")->setValue(600);
        start("benchmarkPage", session.benchmark());
        if (QTest::currentTestFailed()) return;
        QVERIFY(objectsOfWorkers() >= 5);

        openForm("scale");
        find<QSpinBox>("replicas")->setValue(5);
        preview();
        click("previewRun");
        QTRY_VERIFY_WITH_TIMEOUT(run().status() && run().status()->current >= 3, 120'000);
        shootPages("scale");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;
        shootPages("scaled");

        openForm("upgrade");
        find<QLineEdit>("image")->setText("docker.io/library/redis:8.0");
        preview();
        click("previewRun");
        QTRY_VERIFY_WITH_TIMEOUT(
            run().status()->plan->title.find("Scale") == std::string::npos && run().status()->current >= 8, 180'000);
        shootPages("upgrade");
        waitUntilDone();
        if (QTest::currentTestFailed()) return;

        const auto measured = stop(session.benchmark());
        QVERIFY(measured);
        const auto checked = stop(session.consistency());
        QVERIFY(checked);
        shootPages("done");
        QCOMPARE(checked->lost, 0U);
        QCOMPARE(checked->place, std::string("redis-cli-0"));
        expectBesideWorkflow(*checked);
        expectBesideWorkflow(*measured);
        QVERIFY2(measured->place.find('3') != std::string::npos, measured->place.c_str());
        qInfo("consistency: %s; benchmark: %s", qPrintable(page("consistencyPage")->shown()->headline()),
              qPrintable(page("benchmarkPage")->shown()->headline()));
        QTRY_COMPARE_WITH_TIMEOUT(objectsOfWorkers(), std::size_t(0), 60'000);
        expectHealthy(5);
    }
};

GUI_TEST_MAIN(KubernetesProbesTest)
#include "kubernetes_probes_test.moc"
