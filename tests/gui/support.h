// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's tests share: a main function, palettes, and clusters made of the engine's values.
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

#include "app/appearance.h"
#include "app/plurals.h"
#include "bridge/background.h"
#include "cluster/snapshot.h"
#include "workflow/runner.h"

namespace slotpilot::gui::test {

/// What a cluster made by `makeSnapshot` is like.
struct ClusterShape {
    int pods = 6, nodes = 3;
    int replicasPerPrimary = 0;
    bool created = true;
    std::string prefix = "redis";
    int keys = 12'000;  ///< a pod, and some
};

/// 40 hexadecimal digits, different for each ordinal.
inline std::string nodeIdOf(int ordinal) {
    return QString::number(0xa000 + ordinal * 7, 16).rightJustified(40, QChar('0' + ordinal % 10)).toStdString();
}

inline kube::Pod makePod(const ClusterShape& shape, int ordinal) {
    kube::Pod pod;
    pod.meta.name = shape.prefix + "-" + std::to_string(ordinal);
    pod.meta.ns = "default";
    pod.meta.labels["controller-revision-hash"] = shape.prefix + "-6c9f7d";
    pod.meta.created = std::chrono::system_clock::now() - std::chrono::minutes(95);
    pod.meta.resourceVersion = std::to_string(1000 + ordinal);
    pod.nodeName = "worker-" + std::to_string(ordinal % shape.nodes);
    pod.phase = "Running";
    pod.podIp = "10.244." + std::to_string(ordinal % shape.nodes) + "." + std::to_string(10 + ordinal);
    pod.conditions.push_back({"Ready", "True", {}, {}, {}});
    return pod;
}

inline kube::Node makeNode(int index) {
    kube::Node node;
    node.meta.name = "worker-" + std::to_string(index);
    node.meta.labels["topology.kubernetes.io/zone"] = std::string("zone-") + static_cast<char>('a' + index % 3);
    node.conditions.push_back({"Ready", "True", {}, {}, {}});
    node.kubeletVersion = "v1.31.2";
    node.allocatable = {{"cpu", "4"}, {"memory", "16Gi"}};
    return node;
}

/// The lines of CLUSTER NODES that all agree on.
inline std::vector<redis::NodeLine> makeLines(const ClusterShape& shape) {
    const int primaries = shape.created ? shape.pods / (1 + shape.replicasPerPrimary) : 0;
    std::vector<redis::NodeLine> lines;
    for (int i = 0; i < shape.pods; ++i) {
        redis::NodeLine line;
        line.id = nodeIdOf(i);
        line.host = "10.244." + std::to_string(i % shape.nodes) + "." + std::to_string(10 + i);
        line.port = 6379;
        line.busPort = 16379;
        line.linkConnected = true;
        line.configEpoch = static_cast<std::uint64_t>(i) + 1;
        line.replica = shape.created && i >= primaries;
        line.primary = !line.replica;
        if (line.replica) line.primaryId = nodeIdOf((i - primaries) % primaries);
        if (shape.created && line.primary)
            line.slots.add({redis::slotCount * i / primaries, redis::slotCount * (i + 1) / primaries - 1});
        lines.push_back(std::move(line));
    }
    return lines;
}

inline cluster::ClusterSnapshot makeSnapshot(const ClusterShape& shape = {}) {
    cluster::ClusterSnapshot snapshot;
    snapshot.target = {"production", "default", "redis"};
    snapshot.version = 1;
    snapshot.taken = snapshot.changed = std::chrono::system_clock::now();
    kube::StatefulSet set;
    set.meta.name = "redis";
    set.replicas = set.readyReplicas = set.statusReplicas = shape.pods;
    set.updateRevision = set.currentRevision = shape.prefix + "-6c9f7d";
    snapshot.statefulSet = set;
    std::vector<kube::Node> nodes;
    for (int i = 0; i < shape.nodes; ++i) nodes.push_back(makeNode(i));
    snapshot.nodes = nodes;
    snapshot.claims = std::vector<kube::PersistentVolumeClaim>();
    snapshot.pods = true;
    const auto lines = makeLines(shape);
    for (int i = 0; i < shape.pods; ++i) {
        cluster::Member member;
        member.ordinal = i;
        member.pod = makePod(shape, i);
        member.name = member.pod->meta.name;
        cluster::RedisView view;
        view.id = nodeIdOf(i);
        view.nodes = shape.created ? lines : std::vector{lines[static_cast<std::size_t>(i)]};
        for (auto& line : view.nodes) line.myself = line.id == view.id;
        view.cluster.state = shape.created ? "ok" : "fail";
        view.cluster.slotsAssigned = view.cluster.slotsOk = shape.created ? redis::slotCount : 0;
        view.cluster.knownNodes = static_cast<int>(view.nodes.size());
        view.info = {{"used_memory", std::to_string(1'500'000 + i * 130'000)},
                     {"redis_version", "7.0.15"},
                     {"db0", "keys=" + std::to_string(shape.keys + i * 321) + ",expires=0,avg_ttl=0"}};
        view.read = snapshot.taken;
        member.redis = std::move(view);
        snapshot.members.push_back(std::move(member));
    }
    cluster::join(snapshot);
    return snapshot;
}

inline cluster::SnapshotPtr shared(cluster::ClusterSnapshot snapshot) {
    return std::make_shared<const cluster::ClusterSnapshot>(std::move(snapshot));
}

/// Marks a slot as on its way from one member to another, in both servers' own lines.
inline void openSlot(cluster::ClusterSnapshot& snapshot, int slot, std::size_t from, std::size_t to) {
    const auto own = [&](std::size_t i) -> redis::NodeLine& {
        auto& nodes = snapshot.members[i].redis->nodes;
        return *std::find_if(nodes.begin(), nodes.end(), [](const auto& line) { return line.myself; });
    };
    own(from).migrating.push_back({slot, nodeIdOf(static_cast<int>(to))});
    own(to).importing.push_back({slot, nodeIdOf(static_cast<int>(from))});
}

/// The child of that name, which must be there.
template <class T>
T* in(QWidget* parent, const QString& name) {
    auto* found = parent->findChild<T*>(name);
    if (!found) qFatal("no %s", qPrintable(name));
    return found;
}

/// The settings of tests go to a folder that is thrown away; the style is Fusion, the palette light.
inline int runTests(QObject& tests, int argc, char** argv) {
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QCoreApplication::setOrganizationName("slotpilot-test");
    QCoreApplication::setApplicationName("slotpilot-test");
    QApplication::setStyle("Fusion");
    applyStyle();
    QApplication::setPalette(lightPalette());
    Plurals plurals;
    QCoreApplication::installTranslator(&plurals);
    const int failed = QTest::qExec(&tests, argc, argv);
    QCoreApplication::processEvents();
    if (!waitForBackground(Milliseconds{20'000})) qFatal("background threads were left");
    return failed;
}

}  // namespace slotpilot::gui::test

#define GUI_TEST_MAIN(Tests)                                                                                    \
    int main(int argc, char** argv) {                                                                           \
        if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");                    \
        if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT")) qputenv("QTEST_FUNCTION_TIMEOUT", "900000"); \
        QApplication application(argc, argv);                                                                   \
        Tests tests;                                                                                            \
        return slotpilot::gui::test::runTests(tests, argc, argv);                                               \
    }
