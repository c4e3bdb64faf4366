// SPDX-License-Identifier: GPL-3.0-or-later
// The page Monitor: on a playground, from INFO and from a real Prometheus behind a Service; and with many pods.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <cmath>
#include <fstream>

#include "base/subprocess.h"
#include "gui/hand.h"
#include "kube/client.h"
#include "widgets/message_bar.h"
#include "widgets/metric_chart.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using namespace slotpilot::gui::test;
using metrics::Metric;

class MonitorTest : public QObject, Hand {
    Q_OBJECT

public:
    MonitorTest() : Hand("monitor") {}

private:
    std::vector<Process> processes_;
    QTemporaryDir folder_;

    MetricChart* chart(Metric metric) {
        return find<MetricChart>(QStringLiteral("chart%1").arg(static_cast<int>(metric)));
    }
    bool hasValues(Metric metric, std::size_t lines) {
        const auto& content = chart(metric)->content();
        return chart(metric)->message().isEmpty() && content.lines.size() == lines &&
               std::all_of(content.lines.begin(), content.lines.end(), [](const MetricChart::Line& line) {
                   return std::any_of(line.values.begin(), line.values.end(), [](float value) { return value > 0; });
               });
    }
    void start(std::vector<std::string> arguments) {
        auto process = Process::start({.arguments = std::move(arguments)}, {});
        if (!process) qFatal("%s", process.error().describe().c_str());
        processes_.push_back(std::move(*process));
    }

private Q_SLOTS:
    void initTestCase() {
        showWindow({1500, 940});
        if (QTest::currentTestFailed()) return;
        window_->showPage(MainWindow::Monitor);
        createOnPlayground();
    }
    void cleanupTestCase() {
        window_->closeAtOnce();
        window_.reset();
        processes_.clear();
    }

    void infoOfEveryPodIsDrawn() {
        auto connection = window_->session().cluster().access()->dial("redis-0", {});
        QVERIFY(connection);
        for (int i = 0; i < 300; ++i)
            QVERIFY(connection->send({"SET", "{b}" + std::to_string(i), "value"}, {}));  // a slot of the first pod
        for (const auto metric : {Metric::Memory, Metric::Operations, Metric::NetworkIn, Metric::Latency})
            QTRY_VERIFY_WITH_TIMEOUT(hasValues(metric, 3), 30'000);
        const auto& keys = chart(Metric::Keys)->content();
        QTRY_VERIFY_WITH_TIMEOUT(!keys.lines.empty() && keys.lines[0].values.back() == 300, 20'000);
        QCOMPARE(chart(Metric::Keys)->headline(), QStringLiteral("Σ 300"));
        QCOMPARE(chart(Metric::ReplicationLag)->message(), QStringLiteral("No replicas"));
        QVERIFY2(!keys.marks.empty(), "the steps of the creation are no marks");
        shootBoth("info");
    }

    void linesCanBeSummedAndMomentsPointedAt() {
        find<QTabBar>("monitorLook")->setCurrentIndex(1);
        QTRY_COMPARE(chart(Metric::Memory)->content().lines.size(), 1U);
        shootBoth("together");
        auto* memory = chart(Metric::Memory);
        const QString newest = memory->headline();
        QSignalSpy spy(memory, &MetricChart::hovered);
        const QPoint point(memory->width() - 60, memory->height() / 2);
        QTest::mouseMove(memory, point);
        QMouseEvent move(QEvent::MouseMove, point, memory->mapToGlobal(point), Qt::NoButton, Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(memory, &move);
        QVERIFY(!spy.isEmpty());
        const double time = spy.last().first().toDouble();
        QVERIFY(time > memory->content().from && time < memory->content().to);
        find<QTabBar>("monitorLook")->setCurrentIndex(0);
        QTRY_COMPARE(chart(Metric::Memory)->content().lines.size(), 3U);
    }

    void everyRangeIsShown() {
        auto* ranges = find<QTabBar>("monitorRange");
        for (int i = 0; i < ranges->count(); ++i) {
            ranges->setCurrentIndex(i);
            const double seconds[] = {300, 900, 3600, 21600, 86400};
            QTRY_COMPARE(chart(Metric::Memory)->content().to - chart(Metric::Memory)->content().from, seconds[i]);
            QVERIFY(hasValues(Metric::Memory, 3));
        }
        ranges->setCurrentIndex(0);
    }

    void aPrometheusInTheClusterIsFoundAndAsked() {
        if (!findProgram("prometheus") || !findProgram("prometheus-redis-exporter"))
            QSKIP("prometheus and prometheus-redis-exporter are not installed");
        auto& cluster = window_->session().cluster();
        auto& client = cluster.access()->client();
        auto* source = find<QComboBox>("monitorSource");
        QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>("monitorNote")->text(),
                                  QStringLiteral("No Prometheus found in the cluster"), 10'000);
        QCOMPARE(source->count(), 2);
        // A pod of the playground lends its address: what listens there is behind its tunnels.
        const auto pod = client.get<kube::Pod>("default", "redis-cli-0", {});
        QVERIFY(pod.has_value() && !pod->podIp.empty());
        const auto service = nlohmann::json::parse(R"({"apiVersion": "v1", "kind": "Service",
            "metadata": {"name": "prometheus-operated", "namespace": "default"},
            "spec": {"clusterIP": "None", "ports": [{"name": "web", "port": 9090}]}})");
        auto object = service;
        object["spec"]["selector"] = pod->meta.labels;
        object["spec"]["selector"].erase("controller-revision-hash");
        const auto created = client.create(kube::resources::services, "default", object, {});
        QVERIFY2(created.has_value(), created ? "" : created.error().describe().c_str());
        std::string config =
            "global: {scrape_interval: 250ms, scrape_timeout: 250ms}\nscrape_configs:\n- job_name: redis\n"
            "  static_configs:\n";
        for (const auto& member : cluster.picture()->snapshot->members) {
            const std::string exporter = member.pod->podIp + ":9121";
            start({"prometheus-redis-exporter", "-redis.addr", "redis://" + member.pod->podIp + ":6379",
                   "-web.listen-address", exporter});
            config += "  - targets: ['" + exporter + "']\n    labels: {namespace: default, pod: " + member.name + "}\n";
        }
        const auto folder = folder_.path().toStdString();
        std::ofstream(folder + "/prometheus.yml") << config;
        start({"prometheus", "--config.file=" + folder + "/prometheus.yml", "--storage.tsdb.path=" + folder + "/data",
               "--web.listen-address=" + pod->podIp + ":9090", "--log.level=error"});
        source->setCurrentIndex(source->count() - 1);  // look for one
        QTRY_COMPARE_WITH_TIMEOUT(source->count(), 3, 20'000);
        QCOMPARE(source->itemText(1), QStringLiteral("Prometheus default/prometheus-operated"));
        QCOMPARE(source->currentIndex(), 0);
        QVERIFY(!find<QLineEdit>("promqlLine")->isVisible());
        // It has to scrape first; until then it is said what is missing.
        const auto loads = [&] {
            source->setCurrentIndex(0);
            source->setCurrentIndex(1);
            return QTest::qWaitFor([&] { return hasValues(Metric::Memory, 3) && hasValues(Metric::Operations, 3); },
                                   3000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(loads(), 60'000);
        QCOMPARE(chart(Metric::Keys)->content().lines.size(), 3U);
        QVERIFY(!find<MessageBar>("monitorTrouble")->isVisible());
        shootBoth("prometheus");

        auto* line = find<QLineEdit>("promqlLine");
        line->setText("redis_memory_used_bytes");
        QTest::keyClick(line, Qt::Key_Return);
        auto* table = find<QTableView>("promqlTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 20'000);
        QStringList named;
        for (int row = 0; row < 3; ++row) named << table->model()->index(row, 0).data().toString();
        QCOMPARE(named.filter("pod=\"redis-0\"").size(), 1);
        QCOMPARE(find<MetricChart>("promqlChart")->content().lines.size(), 3U);
        shootBoth("promql");
        line->setText("sum(");
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("promqlError")->text().contains("parse error"), 20'000);
        shootBoth("promql-error");

        processes_.pop_back();  // Prometheus is gone
        source->setCurrentIndex(0);
        source->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(find<MessageBar>("monitorTrouble")->isVisible(), 40'000);
        QCOMPARE(chart(Metric::Memory)->message(), QStringLiteral("No answer"));
        shootBoth("trouble");
        source->setCurrentIndex(0);
        QTRY_VERIFY_WITH_TIMEOUT(hasValues(Metric::Memory, 3), 10'000);
        QVERIFY(!find<MessageBar>("monitorTrouble")->isVisible());
    }

    void fiftyPodsOfADay() {
        MainWindow window;
        window.resize(1500, 940);
        window.show();
        auto& cluster = window.session().cluster();
        cluster.attach({{"production", "default", "redis"}, "https://10.0.0.1:6443", "admin", "v1.31.2"});
        const auto now = std::chrono::system_clock::now();
        for (int minute = 24 * 60; minute >= 0; --minute)
            for (int pod = 0; pod < 50; ++pod) {
                metrics::Sample sample{"redis-" + std::to_string(pod), now - std::chrono::minutes(minute), {}};
                for (std::size_t i = 0; i < metrics::metricCount; ++i)
                    sample.values[i] =
                        static_cast<float>((i + 1) * (1000 + 12 * pod + 300 * std::sin(minute / 97.0 + pod * 0.11) +
                                                      (minute * 7919 + pod) % 37));
                cluster.metrics()->add(sample);
            }
        cluster.publish(shared(makeSnapshot({.pods = 50, .nodes = 5})));
        window.showPage(MainWindow::Monitor);
        window.findChild<QTabBar*>("monitorRange")->setCurrentIndex(4);
        auto* memory = window.findChild<MetricChart*>(QStringLiteral("chart%1").arg(static_cast<int>(Metric::Memory)));
        QTRY_COMPARE_WITH_TIMEOUT(memory->content().lines.size(), 50U, 20'000);
        QTRY_COMPARE(memory->content().to - memory->content().from, 86400.0);
        auto* last = window.findChild<MetricChart*>(QStringLiteral("chart11"));
        QTRY_COMPARE(last->content().lines.size(), 50U);
        QVERIFY2(window.height() <= 1000, "many pods must not make the window grow");
        shootBoth("fifty", &window);
    }
};

GUI_TEST_MAIN(MonitorTest)
#include "monitor_test.moc"
