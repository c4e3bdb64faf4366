// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine says, in German: whole plans, every kind of finding, values that survive, and what nobody knows.
#include <QFile>
#include <QRegularExpression>
#include <QWidget>

#include "app/language.h"
#include "gui/basis.h"
#include "gui/support.h"
#include "models/answers_model.h"
#include "models/engine_sentences.h"
#include "models/engine_words.h"
#include "models/format.h"
#include "models/lesson.h"
#include "models/runs_model.h"
#include "operations/check.h"
#include "operations/create.h"
#include "operations/rebalance.h"
#include "operations/repair.h"
#include "operations/update.h"
#include "probes/results.h"
#include "unit/operations/sample.h"

using namespace slotpilot;
using namespace slotpilot::gui;
using gui::test::basisOf;
using operations::ObjectDifference;
using operations::Strategy;
using slotpilot::test::addressOf;
using slotpilot::test::freshSnapshot;
using slotpilot::test::healthySnapshot;
using slotpilot::test::idOf;
using slotpilot::test::lineIn;
using slotpilot::test::lineOf;

namespace {

using cluster::ClusterSnapshot;
using workflow::Plan;

/// What servers and Kubernetes say in these tests.
const QStringList foreign{"CrashLoopBackOff", "User \"dev\" may not", "the disk is full"};

/// Complains about what stays English.
void check(const std::string& english) {
    if (english.empty()) return;
    auto left = unsaid(english);
    left.removeIf([](const QString& part) { return foreign.contains(part); });
    QVERIFY2(left.isEmpty(),
             qPrintable("no translation of: " + left.join(" | ") + "\nin: " + QString::fromStdString(english)));
}

void check(const Expected<Plan>& plan) {
    QVERIFY2(plan, plan ? "" : plan.error().describe().c_str());
    check(plan->title);
    for (const auto& note : plan->notes)
        if (!note.starts_with("template")) check(note);
    for (const auto& step : plan->steps) {
        for (const auto& words : {step.title, step.why, step.expected}) check(words);
        if (QTest::currentTestFailed()) return;
    }
}

void checkRefusal(const Expected<Plan>& plan) {
    QVERIFY(!plan);
    check(plan.error().what);
    if (!plan.error().hint.starts_with("kubectl")) check(plan.error().hint);
}

/// With Redis of a version, keys, and memory in use; as many replicas as primaries, if they are wanted.
ClusterSnapshot clusterOf(int pods, bool replicas = false) {
    auto snapshot = healthySnapshot(replicas ? pods / 2 : pods);
    if (replicas) {
        const auto primaries = snapshot.members.size();
        snapshot = freshSnapshot(pods);
        const auto count = static_cast<int>(primaries);
        for (auto& member : snapshot.members) {
            member.redis->nodes.clear();
            member.redis->cluster.state = "ok";
            member.redis->info["master_link_status"] = "up";
            for (int i = 0; i < pods; ++i) {
                auto line = lineOf(i);
                line.myself = i == member.ordinal;
                line.replica = i >= count;
                line.primary = !line.replica;
                if (line.replica) line.primaryId = idOf(i - count);
                if (line.primary)
                    line.slots.add({redis::slotCount * i / count, redis::slotCount * (i + 1) / count - 1});
                member.redis->nodes.push_back(line);
            }
        }
    }
    for (auto& member : snapshot.members) {
        auto& info = member.redis->info;
        info["redis_version"] = "7.0.15";
        info["db0"] = "keys=1000,expires=0";
        info["used_memory"] = "11000000";
        info["used_memory_startup"] = "1000000";
    }
    snapshot.statefulSet->updateStrategy = "RollingUpdate";
    snapshot.statefulSet->claimTemplates = {"data"};
    cluster::join(snapshot);
    return snapshot;
}

nlohmann::json liveOf(int pods) {
    auto live = basisOf(pods).live;
    return *operations::withImage(live, "docker.io/library/redis:7.0");
}

operations::UpdateRequest requestTo(nlohmann::json desired, Strategy strategy = Strategy::Auto) {
    operations::UpdateRequest request;
    request.desired = std::move(desired);
    request.strategy = strategy;
    return request;
}

/// The kinds of findings that a source names.
QSet<QString> kindsIn(const char* path) {
    QFile file(QStringLiteral(SLOTPILOT_SOURCE_DIR "/engine/operations/") + path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", path);
    static const QRegularExpression kind(
        "\"([a-z]+(-[a-z]+)+|stale)\"(?= :|,\\s+(Severity|critical|outside|uneven|line))");
    QSet<QString> kinds;
    for (auto each = kind.globalMatch(QString::fromUtf8(file.readAll())); each.hasNext();)
        kinds << each.next().captured(1);
    return kinds;
}

/// Something that may stand in a place of a sentence, other for each place.
QString sampleOf(const QString& name, int number) {
    static const QRegularExpression digits("\\d+$");
    const QString kind = QString(name).remove(digits);
    const QString pod = QStringLiteral("redis-%1").arg(number);
    if (kind == "n") return QString::number(number);
    if (kind == "amount") return QStringLiteral("%1 MB").arg(number);
    if (kind == "count" || kind == "phrase" || kind == "phrases") return QStringLiteral("%1 slots").arg(number);
    if (kind == "names" || kind == "list" || kind == "addresses") return pod + " and other-" + QString::number(number);
    if (kind == "pod" || kind == "word" || kind == "value") return pod;
    if (kind == "object") return QStringLiteral("ConfigMap my-%1").arg(number);
    return QStringLiteral("my: name %1").arg(number);
}

QString filled(QString sentence, bool german) {
    static const QRegularExpression place("\\{(\\w+)\\}");
    int number = 41;
    QStringList names;
    for (auto each = place.globalMatch(sentence); each.hasNext();) names << each.next().captured(1);
    names.sort();
    for (const auto& name : names) {
        auto sample = sampleOf(name, ++number);
        if (german) sample.replace(" slots", " Slots").replace(" and ", " und ");
        sentence.replace("{" + name + "}", sample);
    }
    return sentence;
}

}  // namespace

class EngineWordsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Language> german_;

private Q_SLOTS:
    void init() { german_ = std::make_unique<Language>("de"); }
    void cleanup() { german_.reset(); }

    void deployment() {
        const cluster::Target target{"context", "ns", "redis"};
        using Action = ObjectDifference::Action;
        std::vector<ObjectDifference> differences;
        const auto objects = operations::builtInManifests("ns");
        for (const auto& object : *objects) differences.push_back({object, Action::Create, {}, {}});
        for (const char* kind : {"Namespace", "Role", "RoleBinding", "ServiceAccount", "PodMonitor", "Prometheus"})
            differences.push_back({{{"kind", kind}, {"metadata", {{"name", "a"}}}}, Action::Create, {}, {}});
        check(operations::planDeploy(target, differences));
        for (auto& difference : differences) difference.action = Action::Keep;
        check(operations::planDeploy(target, differences));

        nlohmann::json set{{"kind", "StatefulSet"}, {"metadata", {{"name", "redis"}}}, {"spec", {{"replicas", 1}}}};
        const operations::FieldChange pods{"spec.replicas", 3, 5},
            label{"spec.template.metadata.labels.a", nullptr, "b"};
        const std::string unknown = "the cluster does not know the kind PodMonitor of monitoring.coreos.com/v1";
        const nlohmann::json monitor{{"kind", "PodMonitor"}, {"metadata", {{"name", "redis"}}}};
        check(operations::planDeploy(
            target, {{set, Action::Change, {pods}, "keeps its 5 pods instead of the manifest's 3: scale to have fewer"},
                     {set, Action::Change, {pods, label}, {}, {"spec.replicas (kubectl's)", "spec.a (helm's)"}},
                     {monitor, Action::Skip, {}, unknown}}));
        check(operations::planDeploy(target,
                                     {{monitor, Action::Skip, {}, unknown}, {monitor, Action::Skip, {}, unknown}}));
    }

    void creation() {
        check(operations::planCreate(freshSnapshot(3), {}));
        check(operations::planCreate(healthySnapshot(3), {}));
        auto crowded = freshSnapshot(6);
        for (auto& member : crowded.members) member.pod->nodeName = "node1";
        check(operations::planCreate(crowded, {1}));
        checkRefusal(operations::planCreate(freshSnapshot(2), {}));
        checkRefusal(operations::planCreate(freshSnapshot(3), {1}));
    }

    void scaling() {
        auto snapshot = clusterOf(3);
        kube::PersistentVolumeClaim claim;
        claim.meta.name = "data-redis-3";
        snapshot.claims = std::vector{claim};
        check(operations::planUpdate(snapshot, liveOf(3), requestTo(liveOf(5))));
        auto fewer = requestTo(liveOf(3));
        check(operations::planUpdate(clusterOf(5), liveOf(5), fewer));
        fewer.deleteClaims = true;
        check(operations::planUpdate(clusterOf(4), liveOf(4), fewer));
        check(operations::planUpdate(clusterOf(6, true), liveOf(6), requestTo(liveOf(8))));
        check(operations::planUpdate(clusterOf(3), liveOf(3), requestTo(liveOf(3))));
        checkRefusal(operations::planUpdate(clusterOf(3), liveOf(3), requestTo(liveOf(2))));
    }

    void upgrading() {
        const auto newer = *operations::withImage(liveOf(3), "docker.io/library/redis:7.2");
        for (const auto strategy : {Strategy::Drain, Strategy::Surge})
            check(operations::planUpdate(clusterOf(3), liveOf(3), requestTo(newer, strategy)));
        const auto six = *operations::withImage(liveOf(6), "docker.io/library/redis:7.2");
        check(operations::planUpdate(clusterOf(6, true), liveOf(6), requestTo(six, Strategy::Failover)));
        auto grown = requestTo(operations::withReplicas(newer, 4), Strategy::Drain);
        grown.others = {{*basisOf(3).config, ObjectDifference::Action::Change, {}, {}}};
        check(operations::planUpdate(clusterOf(3), liveOf(3), grown));
        check(operations::planUpdate(clusterOf(4), liveOf(4), requestTo(newer, Strategy::Drain)));
        checkRefusal(operations::planUpdate(clusterOf(3), liveOf(3), requestTo(newer, Strategy::Failover)));
        checkRefusal(operations::planUpdate(
            clusterOf(3), liveOf(3), requestTo(*operations::withImage(liveOf(3), "docker.io/library/redis:6.2"))));
        auto full = clusterOf(3);
        for (auto& member : full.members) member.redis->info["maxmemory"] = "12000000";
        checkRefusal(operations::planUpdate(full, liveOf(3), requestTo(newer, Strategy::Drain)));
    }

    void rebalancing() {
        check(operations::planRebalance(clusterOf(3), {}));
        check(operations::planRebalance(clusterOf(3), {{{"redis-0", 2}}}));
        auto uneven = clusterOf(3);
        for (int in = 0; in < 3; ++in)
            for (int slot = 0; slot < 5000; ++slot) {
                lineIn(uneven, in, 0).slots.remove(slot);
                lineIn(uneven, in, 1).slots.add(slot);
            }
        cluster::join(uneven);
        check(operations::planRebalance(uneven, {}));
        checkRefusal(operations::planRebalance(clusterOf(3), {{{"redis-7", 2}}}));
        checkRefusal(operations::planRebalance(freshSnapshot(3), {}));
    }

    void repairing() {
        auto open = clusterOf(3);
        lineIn(open, 0, 0).migrating.push_back({7, idOf(1)});
        cluster::join(open);
        check(operations::planRepair(open, {}));
        auto broken = clusterOf(3);
        for (int in = 0; in < 3; ++in) {
            lineIn(broken, in, 1).slots.remove(6000);
            lineIn(broken, in, 2).configEpoch = 1;
        }
        auto ghost = lineOf(9);
        ghost.fail = true;
        broken.members[0].redis->nodes.push_back(ghost);
        broken.members[2].redis->info["used_memory"] = "95";
        broken.members[2].redis->info["maxmemory"] = "100";
        auto newcomer = freshSnapshot(4).members[3];
        newcomer.redis->cluster.state = "ok";
        broken.statefulSet->replicas = 4;
        broken.members.push_back(newcomer);
        cluster::join(broken);
        check(operations::planRepair(broken, {}));
        checkRefusal(operations::planRepair(freshSnapshot(3), {}));
    }

    void theWayBack() {
        auto snapshot = clusterOf(3);
        snapshot.statefulSet->partition = 2;
        const auto newer = *operations::withImage(liveOf(3), "docker.io/library/redis:7.0.15");
        check(operations::planRollback(snapshot, liveOf(3), {}));
        check(operations::planRollback(
            snapshot, newer, {{"statefulSet", {{"replicas", 3}, {"template", liveOf(3)["spec"]["template"]}}}}));
        checkRefusal(operations::planRollback(freshSnapshot(3), liveOf(3), {}));
    }

    /// Each finding that the check can have, and what the Overview makes its headline.
    void findings() {
        QSet<QString> seen;
        const auto look = [&](ClusterSnapshot snapshot, std::vector<operations::Finding> more = {}) {
            cluster::join(snapshot);
            const auto report = operations::check(snapshot, std::move(more));
            ::check(report.sentence);
            for (const auto& finding : report.findings) {
                seen << QString::fromStdString(finding.kind);
                for (const auto& words : {finding.title, finding.meaning, finding.repair}) ::check(words);
            }
        };
        const auto unread = [](const std::string& what) -> tl::unexpected<Error> {
            return fail(ErrorCode::Unreachable, what, "redis-1");
        };
        auto s = clusterOf(3);
        look(s);
        s.stale = Error{ErrorCode::Timeout, "the API server has not answered for 10 s", "https://10.0.0.1:6443"};
        s.nodes = fail(ErrorCode::Forbidden, "nodes is forbidden: User \"dev\" may not");
        s.claims = fail(ErrorCode::Forbidden, "the API server answered HTTP 403", "",
                        "Ask the cluster's administrator for a Role that allows it");
        look(s);
        look(freshSnapshot(3));
        look(freshSnapshot(0));
        look(ClusterSnapshot());
        s = freshSnapshot(3);
        s.members.clear();
        look(s);
        for (const auto code : {ErrorCode::NotFound, ErrorCode::Forbidden}) {
            s = freshSnapshot(0);
            s.statefulSet = fail(code, "there is no StatefulSet redis");
            s.pods = fail(code, "the API server does not answer");
            look(s);
        }
        for (const int many : {1, 2, 6}) {  // pods that are away, not ready, silent, being read
            auto away = clusterOf(7), unready = clusterOf(7), silent = clusterOf(7), fresh = clusterOf(7),
                 says = clusterOf(7), cannot = clusterOf(7);
            for (int i = 0; i < many; ++i) {
                const auto at = static_cast<std::size_t>(i);
                away.members[at].pod.reset();
                away.members[at].redis = fail(ErrorCode::NotFound, "there is no such pod now");
                unready.members[at].pod->conditions[0].status = "False";
                kube::ContainerStatus status;
                status.name = "redis";
                status.state = "waiting";
                status.reason = "CrashLoopBackOff";
                unready.members[at].pod->statuses.push_back(status);
                silent.members[at].redis = unread("can't connect: Connection refused");
                fresh.members[at].redis = unread("not read yet");
                says.members[at].redis->cluster.state = "fail";
                cannot.members[at].redis->info["rdb_last_bgsave_status"] = "err";
                cannot.members[at].redis->info["aof_last_write_status"] = "err";
            }
            for (const auto& snapshot : {away, unready, silent, fresh, says, cannot}) look(snapshot);
        }
        s = clusterOf(3);
        s.members[0].redis = fail(ErrorCode::Timeout, "no answer in time", "redis-0");
        look(s);
        for (const auto& slots : std::vector<std::vector<int>>{{6000}, {6000, 6001}}) {
            auto uncovered = clusterOf(3), denied = clusterOf(3), other = clusterOf(3), twice = clusterOf(3),
                 stranger = clusterOf(3);
            auto line = lineOf(9);
            for (const int slot : slots) {
                for (int in = 0; in < 3; ++in) {
                    lineIn(uncovered, in, 1).slots.remove(slot);
                    lineIn(stranger, in, 1).slots.remove(slot);
                }
                lineIn(denied, 1, 1).slots.remove(slot);
                lineIn(other, 2, 1).slots.remove(slot);
                lineIn(other, 2, 0).slots.add(slot);
                lineIn(twice, 0, 0).slots.add(slot);
                lineIn(twice, 0, 1).slots.remove(slot);
                line.slots.add(slot);
            }
            for (auto& member : stranger.members) member.redis->nodes.push_back(line);
            for (const auto& snapshot : {uncovered, denied, other, twice, stranger}) look(snapshot);
            auto blind = clusterOf(3);
            for (const int slot : slots) lineIn(blind, 2, 1).slots.remove(slot);
            look(blind);
        }
        s = clusterOf(3);
        for (const int slot : {7, 8, 9}) lineIn(s, 0, 0).migrating.push_back({slot, idOf(1)});
        for (const int slot : {7, 8}) lineIn(s, 1, 1).importing.push_back({slot, idOf(0)});
        lineIn(s, 2, 2).importing.push_back({10, idOf(0)});
        lineIn(s, 2, 2).importing.push_back({11, std::string(40, 'f')});
        s.members[0].redis->openKeys = {{7, 1000}, {8, 204}, {9, 1}};
        s.members[1].redis->openKeys = {{7, 30}, {8, 0}, {9, 0}};
        look(s);
        s.members[0].redis->openKeys = {{7, 0}, {8, 0}, {9, 0}};
        s.members[1].redis->openKeys = {{7, 0}, {8, 0}, {9, 0}};
        look(s);
        s = clusterOf(3);
        lineIn(s, 0, 2).fail = true;
        lineIn(s, 1, 0).pfail = true;
        lineIn(s, 1, 1).host = "10.9.9.9";
        lineIn(s, 0, 1).host = "10.9.9.8";
        look(s);
        s = clusterOf(3);
        auto ghost = lineOf(9);
        ghost.fail = true;
        ghost.host.clear();
        s.members[0].redis->nodes.push_back(ghost);
        s.members[2].redis->nodes.erase(s.members[2].redis->nodes.begin());
        for (int in = 0; in < 3; ++in) lineIn(s, in, in == 2 ? 1 : 2).configEpoch = 7;
        look(s);
        s = clusterOf(3);
        auto newcomer = freshSnapshot(4).members[3];
        newcomer.redis->cluster.state = "ok";
        s.statefulSet->replicas = 4;
        s.members.push_back(newcomer);
        for (int in = 0; in < 3; ++in) lineIn(s, in, 1).configEpoch = lineIn(s, in, 2).configEpoch = 7;
        s.members[2].redis->info["maxmemory"] = "11500000";
        look(s);
        for (const int replicas : {1, 2}) {  // of which one or none is somebody's
            s = clusterOf(6, true);
            for (int in = 0; in < 6; ++in)
                for (int i = 0; i < replicas; ++i) lineIn(s, in, 3 + i).primaryId = idOf(2);
            look(s);
        }
        s = clusterOf(6, true);
        s.members[4].redis->info["master_link_status"] = "down";
        look(s);
        s = clusterOf(4);
        for (int in = 0; in < 4; ++in) {
            auto& line = lineIn(s, in, 3);
            lineIn(s, in, 0).slots = lineIn(s, in, 0).slots | line.slots;
            line.slots = {};
            line.primary = false;
            line.replica = true;
            line.primaryId = idOf(0);
        }
        s.members[3].redis->info["master_link_status"] = "up";
        kube::Job job;
        job.meta.name = "slotpilot-workers-1";
        s.abandoned.push_back(job);
        look(s);
        s.abandoned.push_back(job);
        look(s);
        QCOMPARE(QStringList((kindsIn("check.cpp") - seen).values()).join(' '), QString());
    }

    /// What the check of keys adds: these need servers to be found.
    void strayKeys() {
        for (
            const char* words :
            {"key 'a: b and 1,234; c' is on redis-0 and on redis-1, which owns its slot 5",
             "3 keys of slot 5 are on redis-0 and on redis-1, its owner, e.g. 'a'", "Clients see redis-1's only",
             "redis-0 holds 1 key of 1 slot that it does not own (5)", "No client finds them there",
             "Repair brings them to the owners of their slots",
             "Repair keeps one where both have the same value. Where they differ it leaves both. Look at both values "
             "(GET is for strings; TYPE tells), delete the one that is wrong, and repair again. On redis-1, the owner: "
             "kubectl -n ns exec redis-1 -- redis-cli GET a; to delete it: kubectl -n ns exec redis-1 -- redis-cli DEL "
             "a. On redis-0: printf 'x' | kubectl; to delete it: printf 'y' | kubectl"})
            check(words);
        QVERIFY(said("key 'a: b and 1,234; c' is on redis-0 and on redis-1, which owns its slot 5")
                    .contains("'a: b and 1,234; c'"));
    }

    /// One and several, and what is only said of several.
    void plurals() {
        QCOMPARE(said("Copied 2 function libraries from redis-0"),
                 QStringLiteral("2 Funktionsbibliotheken von redis-0 kopiert"));
        for (const char* words :
             {"redis-0 and redis-1 still know it", "redis-0 still knows it",
              "redis-0 and redis-1 have no replica that could take over", "1 of 1 slot, 3 keys (2 keys/s)",
              "1,204 of 4,096 slots, 1 key (2 keys/s), about 12.3 s left", "1 key of slot 5 doesn't leave it",
              "2 keys of slot 5 have different values on redis-0 and redis-1, e.g. 'a'", "1 worker to be ready",
              "redis-0 was not told of the new owner of 1 slot: READONLY"})
            QVERIFY2(said(words) != QString::fromUtf8(words), words);
    }

    /// Errors of the way to a server are the window's words; what the server says is not.
    void answersOfTheConsole() {
        const std::vector<operations::Answer> answers{
            {"redis-0", redis::Reply{redis::Reply::Type::Status, "PONG"}},
            {"redis-1", redis::Reply{redis::Reply::Type::Error, "ERR no answer in time"}},
            {"redis-2", fail(ErrorCode::Timeout, "no answer in time", "redis-2", "Try again")}};
        Exchange exchange;
        exchange.comparison = operations::compare({"PING"}, answers);
        exchange.nodes = {{.pod = "redis-0", .come = true, .text = "PONG"},
                          {.pod = "redis-1", .come = true, .failed = true, .text = "(error) ERR no answer in time"},
                          {.pod = "redis-2", .come = true, .failed = true, .error = answers[2].reply.error()}};
        AnswersModel model;
        model.show(std::make_shared<const Exchange>(exchange), {0, 1, 2});
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("(error) ERR no answer in time"));
        QCOMPARE(model.index(2, 2).data().toString(),
                 QStringLiteral("redis-2: keine rechtzeitige Antwort. Versuchen Sie es noch einmal"));
    }

    void differencesOfResults() {
        probes::Result a, b;
        a.load = b.load = probes::LoadSpec::benchmark();
        a.tool = "redis-benchmark";
        a.place = "desktop";
        b.place = "3 workers";
        b.load.zipf = 0.99;
        const auto english = probes::textOf(probes::differences(a, b));
        check(english);
        const auto german = said(english);
        for (const char* words : {"Werkzeug redis-benchmark / eigenes", "von hier / 3 Worker", "zipf 0 / 0,99"})
            QVERIFY2(german.contains(words), qPrintable(german));
    }

    void durationsAreLocal() {
        QCOMPARE(duration(std::chrono::milliseconds(850)), QStringLiteral("850 ms"));
        QCOMPARE(duration(std::chrono::milliseconds(12'345)), QStringLiteral("12,3 s"));
        QCOMPARE(duration(std::chrono::seconds(200)), QStringLiteral("3 min 20 s"));
        QCOMPARE(clockText(65.3), QStringLiteral("1:05,3"));
        german_.reset();
        QCOMPARE(duration(std::chrono::milliseconds(12'345)),
                 QStringLiteral("12") + QLocale().decimalPoint() + QStringLiteral("3 s"));
    }

    /// No sentence stands in another one's way, and each value gets where it belongs.
    void everySentenceIsFound() {
        static const QRegularExpression place("\\{\\w+\\}");
        for (const char* sentence : engineSentences()) {
            const auto english = QString::fromUtf8(sentence);
            const auto german = QCoreApplication::translate("engine", sentence);
            if (QString(english).remove(place).trimmed().size() < 6) continue;  // those that hold others together
            QCOMPARE(said(filled(english, false).toStdString()), filled(german, true));
        }
    }

    void valuesSurvive() {
        QCOMPARE(said("the kubeconfig has no context \"prod: 3, and 1,234.5 more\""),
                 QStringLiteral("die kubeconfig hat keinen Kontext „prod: 3, and 1,234.5 more“"));
        QCOMPARE(said("Empty redis-12345: 1,234 slots, 1 key and 4.1 MB"),
                 QStringLiteral("redis-12345 leeren: 1.234 Slots, 1 Key und 4,1 MB"));
        QCOMPARE(
            said("redis-1: does not get ready: the disk is full. Look at the pod's log and events"),
            QStringLiteral("redis-1: wird nicht bereit: the disk is full. Sehen Sie sich Log und Events des Pods an"));
        QCOMPARE(
            said("No way back: once a pod has run 7.2, its files can't be read by 7.0.15"),
            QStringLiteral(
                "Kein Weg zurück: ist ein Pod einmal mit 7.2 gelaufen, sind seine Dateien für 7.0.15 nicht lesbar"));
    }

    void whatNobodyKnowsStaysAsItIs() {
        for (const char* words : {"", "Somebody wrote this, and that: it is unknown. Really; 3 times (1,234)",
                                  "context deadline exceeded", "the server restarts itself and nothing is left",
                                  "ERR unknown command 'FOO', with args beginning with: ", "two\nlines"}) {
            QCOMPARE(said(words), QString::fromUtf8(words));
            QCOMPARE(unsaid(words), QStringList{QString::fromUtf8(words)});
        }
    }

    void inEnglishNothingIsTouched() {
        QCOMPARE(said("1,234 slots have no owner"), QStringLiteral("1.234 Slots haben keinen Besitzer"));
        german_.reset();
        QCOMPARE(said("1,234 slots have no owner"), QStringLiteral("1,234 slots have no owner"));
        QCOMPARE(unsaid("1,234 slots have no owner"), QStringList());
    }

    /// A German lesson is the English one with other words.
    void lessons() {
        const auto german = loadLessons({});
        german_.reset();
        const auto english = loadLessons({});
        for (const auto& mistake : german.mistakes) QFAIL(mistake.describe().c_str());
        QCOMPARE(german.lessons.size(), english.lessons.size());
        for (std::size_t i = 0; i < german.lessons.size(); ++i) {
            const auto &there = german.lessons[i], &here = english.lessons[i];
            QCOMPARE(there.id, here.id);
            QVERIFY2(there.title != here.title && there.about != here.about, qPrintable(here.file));
            QCOMPARE(there.steps.size(), here.steps.size());
            for (std::size_t k = 0; k < here.steps.size(); ++k) {
                const auto &a = there.steps[k], &b = here.steps[k];
                QVERIFY2(a.title != b.title && a.text != b.text && (b.after.isEmpty() || a.after != b.after),
                         qPrintable(here.file + ": " + b.title));
                QCOMPARE(a.highlight, b.highlight);
                QVERIFY(a.until == b.until);
                QCOMPARE(a.offers.size(), b.offers.size());
            }
        }
    }

    void aLessonWhoseTranslationDiffersIsTold_data() {
        QTest::addColumn<QByteArray>("words");
        const QByteArray head = "title: Eins\nabout: Worum\nsteps:\n  - title: T\n    text: X\n";
        QTest::newRow("a step too many") << head + "    after: A\n  - title: T\n    text: X\n";
        QTest::newRow("after is missing") << head;
        QTest::newRow("conditions of its own") << head + "    after: A\n    until:\n      - healthy: true\n";
    }
    void aLessonWhoseTranslationDiffersIsTold() {
        QFETCH(QByteArray, words);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("de"));
        const auto write = [&](const QString& name, const QByteArray& content) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        };
        write("z.yaml", "id: z\ntitle: One\nabout: B\nminutes: 1\nsteps:\n  - title: T\n    text: X\n    after: Y\n");
        write("de/z.yaml", words);
        const auto shelf = loadLessons(folder.path());
        QCOMPARE(shelf.lessons.back().title, QStringLiteral("One"));
        QCOMPARE(shelf.mistakes.size(), std::size_t{1});
        QVERIFY(shelf.mistakes.front().where.starts_with("de/z.yaml:"));
    }
};

GUI_TEST_MAIN(EngineWordsTest)
#include "engine_words_test.moc"
