// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lesson.h"

#include <yaml-cpp/yaml.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <functional>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/runs_model.h"

namespace slotpilot::gui {
namespace {

using workflow::RunState;

struct LessonText {
    Q_DECLARE_TR_FUNCTIONS(LessonText)
};

/// What a value must look like.
enum class Value { Number, Pod, Operation, Word, True };

/// A condition's kind: its value, whether it is about something that happens (and so holds once it has), its words,
/// whether it holds, and where it stands.
struct Kind {
    Value value;
    bool happens;
    QString (*words)(const QString& value);
    bool (*holds)(const QString& value, const LessonWorld& now, const LessonWorld& then,
                  const QMap<QString, std::string>& podsThen);
    QString (*seen)(const QString& value, const LessonWorld& now);
};

using PodsThen = QMap<QString, std::string>;

const cluster::ClusterSnapshot* snapshotOf(const LessonWorld& world) {
    return world.picture ? world.picture->snapshot.get() : nullptr;
}

int count(const LessonWorld& world, const std::function<bool(const cluster::Member&)>& which) {
    const auto* snapshot = snapshotOf(world);
    if (!snapshot) return 0;
    return static_cast<int>(std::count_if(snapshot->members.begin(), snapshot->members.end(), which));
}

int podsThere(const LessonWorld& world) {
    return count(world, [](const cluster::Member& member) { return member.pod.has_value(); });
}

int podsReady(const LessonWorld& world) {
    return count(world, [](const cluster::Member& member) { return member.pod && member.pod->ready(); });
}

int emptyPrimaries(const LessonWorld& world) {
    return count(world, [](const cluster::Member& member) { return member.isPrimary() && member.slots().empty(); });
}

int slotsOf(const LessonWorld& world, const QString& pod) {
    const auto* snapshot = snapshotOf(world);
    if (!snapshot) return 0;
    for (std::size_t i = 0; i < snapshot->members.size(); ++i)
        if (text(snapshot->members[i].name) == pod)
            return static_cast<int>(
                std::count(snapshot->owner.begin(), snapshot->owner.end(), static_cast<std::int16_t>(i)));
    return 0;
}

int slotsCovered(const LessonWorld& world) {
    const auto* snapshot = snapshotOf(world);
    return snapshot ? static_cast<int>(std::count_if(snapshot->owner.begin(), snapshot->owner.end(),
                                                     [](std::int16_t owner) { return owner >= 0; }))
                    : 0;
}

qint64 keysIn(const LessonWorld& world) {
    const auto* snapshot = snapshotOf(world);
    qint64 keys = 0;
    if (snapshot)
        for (const auto& member : snapshot->members)
            if (member.redis && member.isPrimary()) keys += redis::infoKeys(member.redis->info);
    return keys;
}

bool hasFinding(const LessonWorld& world, const QString& kind) {
    if (!world.picture) return false;
    const auto& findings = world.picture->report.findings;
    return std::any_of(findings.begin(), findings.end(),
                       [&](const operations::Finding& finding) { return text(finding.kind) == kind; });
}

/// What a kind of finding is called.
QString findingText(const QString& kind) {
    if (kind == QStringLiteral("slots-uncovered")) return LessonText::tr("slots that nobody owns");
    if (kind == QStringLiteral("slot-open")) return LessonText::tr("a slot that is half moved");
    if (kind == QStringLiteral("slots-uneven")) return LessonText::tr("slots that are spread unevenly");
    if (kind == QStringLiteral("node-unreachable")) return LessonText::tr("a Redis server that does not answer");
    if (kind == QStringLiteral("pod-not-ready")) return LessonText::tr("a pod that is not ready");
    return kind;
}

/// What a page is called at the window's left.
QString pageText(const QString& page) {
    const QString name = page.left(1).toUpper() + page.mid(1);
    return QCoreApplication::translate("slotpilot::gui::MainWindow", qPrintable(name));
}

bool runIs(const LessonWorld& world, const QString& operation, RunState state) {
    return world.run && world.run->state == state && text(world.run->plan->operation) == operation;
}

/// A run of its own since the step began, in that state.
bool runBecame(const LessonWorld& now, const LessonWorld& then, const QString& operation, RunState state) {
    return runIs(now, operation, state) && !(runIs(then, operation, state) && then.run->runId == now.run->runId &&
                                             then.run->started == now.run->started);
}

const cluster::Member* member(const LessonWorld& world, const QString& pod) {
    const auto* snapshot = snapshotOf(world);
    return snapshot ? snapshot->member(pod.toStdString()) : nullptr;
}

bool runsImage(const cluster::Member& member, const QString& image) {
    return member.pod && !member.pod->containers.empty() && text(member.pod->containers.front().image).endsWith(image);
}

const QMap<QString, Kind>& kinds() {
    static const QMap<QString, Kind> all{
        {"connected",
         {Value::True, false, [](const QString&) { return LessonText::tr("A cluster is there to be seen"); },
          [](const QString&, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return now.picture != nullptr;
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"pods",
         {Value::Number, false,
          [](const QString& v) { return LessonText::tr("There are %n pod(s)", nullptr, v.toInt()); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return podsThere(now) == v.toInt();
          },
          [](const QString&, const LessonWorld& now) { return LessonText::tr("%1 now").arg(podsThere(now)); }}},
        {"pods-ready",
         {Value::Number, false,
          [](const QString& v) { return LessonText::tr("%n pod(s) are ready", nullptr, v.toInt()); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return podsReady(now) == v.toInt() && podsThere(now) == v.toInt();
          },
          [](const QString&, const LessonWorld& now) { return LessonText::tr("%1 now").arg(podsReady(now)); }}},
        {"slots-covered",
         {Value::True, false, [](const QString&) { return LessonText::tr("Each of the 16,384 slots has an owner"); },
          [](const QString&, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return slotsCovered(now) == redis::slotCount;
          },
          [](const QString&, const LessonWorld& now) {
              return LessonText::tr("%1 have one").arg(number(slotsCovered(now)));
          }}},
        {"owns-slots",
         {Value::Pod, false, [](const QString& v) { return LessonText::tr("%1 owns slots").arg(v); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return slotsOf(now, v) > 0;
          },
          [](const QString& v, const LessonWorld& now) { return slotsText(slotsOf(now, v)); }}},
        {"owns-nothing",
         {Value::Pod, false, [](const QString& v) { return LessonText::tr("%1 owns no slot").arg(v); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return now.picture && slotsOf(now, v) == 0;
          },
          [](const QString& v, const LessonWorld& now) { return slotsText(slotsOf(now, v)); }}},
        {"pod-emptied",
         {Value::True, true, [](const QString&) { return LessonText::tr("A pod of the cluster owns no slot"); },
          [](const QString&, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return slotsCovered(now) > 0 && emptyPrimaries(now) > 0;
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"keys-at-least",
         {Value::Number, false,
          [](const QString& v) { return LessonText::tr("There are %1 keys or more").arg(number(v.toInt())); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return keysIn(now) >= v.toInt();
          },
          [](const QString&, const LessonWorld& now) { return LessonText::tr("%1 now").arg(number(keysIn(now))); }}},
        {"healthy",
         {Value::True, false, [](const QString&) { return LessonText::tr("The check finds nothing wrong"); },
          [](const QString&, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return now.picture && now.picture->snapshot->created() && now.picture->report.healthy();
          },
          [](const QString&, const LessonWorld& now) {
              return now.picture ? said(now.picture->report.sentence) : QString();
          }}},
        {"checked",
         {Value::True, true, [](const QString&) { return LessonText::tr("The check was made afresh"); },
          [](const QString&, const LessonWorld& now, const LessonWorld& then, const PodsThen&) {
              return now.checks > then.checks;
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"finding",
         {Value::Word, true, [](const QString& v) { return LessonText::tr("The check finds %1").arg(findingText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return hasFinding(now, v);
          },
          [](const QString&, const LessonWorld& now) {
              return now.picture ? said(now.picture->report.sentence) : QString();
          }}},
        {"no-finding",
         {Value::Word, false,
          [](const QString& v) { return LessonText::tr("The check no longer finds %1").arg(findingText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return now.picture && !hasFinding(now, v);
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"image",
         {Value::Word, false, [](const QString& v) { return LessonText::tr("Every pod runs %1").arg(v); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return podsThere(now) > 0 &&
                     podsThere(now) == count(now, [&](const cluster::Member& m) { return runsImage(m, v); });
          },
          [](const QString& v, const LessonWorld& now) {
              return LessonText::tr("%1 of %2")
                  .arg(count(now, [&](const cluster::Member& m) { return runsImage(m, v); }))
                  .arg(podsThere(now));
          }}},
        {"pod-replaced",
         {Value::Pod, true, [](const QString& v) { return LessonText::tr("%1 is a new pod of the same name").arg(v); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen& podsThen) {
              const auto* pod = member(now, v);
              return pod && pod->pod && podsThen.contains(v) && pod->pod->meta.uid != podsThen[v];
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"page",
         {Value::Word, true,
          [](const QString& v) { return LessonText::tr("You look at the page %1").arg(pageText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) { return now.page == v; },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"run-planned",
         {Value::Operation, true,
          [](const QString& v) { return LessonText::tr("A plan is made: %1").arg(operationText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return runIs(now, v, RunState::Ready) || runIs(now, v, RunState::Running);
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"run-paused",
         {Value::Operation, true,
          [](const QString& v) { return LessonText::tr("It waits after a step: %1").arg(operationText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld&, const PodsThen&) {
              return runIs(now, v, RunState::Paused);
          },
          [](const QString&, const LessonWorld&) { return QString(); }}},
        {"run-succeeded",
         {Value::Operation, true,
          [](const QString& v) { return LessonText::tr("A run succeeded: %1").arg(operationText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld& then, const PodsThen&) {
              return runBecame(now, then, v, RunState::Succeeded);
          },
          [](const QString& v, const LessonWorld& now) {
              return runIs(now, v, RunState::Running) ? LessonText::tr("%1 %").arg(qRound(now.run->overall * 100))
                                                      : QString();
          }}},
        {"run-failed",
         {Value::Operation, true,
          [](const QString& v) { return LessonText::tr("A run stopped with an error: %1").arg(operationText(v)); },
          [](const QString& v, const LessonWorld& now, const LessonWorld& then, const PodsThen&) {
              return runBecame(now, then, v, RunState::Failed);
          },
          [](const QString& v, const LessonWorld& now) {
              return runIs(now, v, RunState::Running) ? LessonText::tr("%1 %").arg(qRound(now.run->overall * 100))
                                                      : QString();
          }}},
    };
    return all;
}

/// What a click can do: the value that it needs, and its words unless the lesson has its own.
struct OfferKind {
    Value value;
    QString (*label)(const QString& value);
};

const QMap<QString, OfferKind>& offerKinds() {
    static const QMap<QString, OfferKind> all{
        {"write-keys",
         {Value::Number, [](const QString& v) { return LessonText::tr("Write %1 keys").arg(number(v.toInt())); }}},
        {"delete-pod", {Value::Pod, [](const QString& v) { return LessonText::tr("Delete pod %1").arg(v); }}},
        {"freeze-pod",
         {Value::Pod, [](const QString& v) { return LessonText::tr("Freeze %1 for 15 seconds").arg(v); }}},
        {"lose-slots",
         {Value::Number, [](const QString& v) { return LessonText::tr("Make the cluster forget %1 slots").arg(v); }}},
        {"open-slot",
         {Value::Number, [](const QString& v) { return LessonText::tr("Leave slot %1 half moved").arg(v); }}},
        {"fill-image", {Value::Word, [](const QString& v) { return LessonText::tr("Fill in %1").arg(v); }}},
        {"fill-replicas",
         {Value::Number, [](const QString& v) { return LessonText::tr("Fill in %n pod(s)", nullptr, v.toInt()); }}},
        {"show-page", {Value::Word, [](const QString& v) { return LessonText::tr("Go to %1").arg(pageText(v)); }}},
        {"playground", {Value::True, [](const QString&) { return LessonText::tr("Start the playground"); }}},
    };
    return all;
}

/// A mistake in a lesson's file, at a line.
struct Mistake {
    int line;
    QString what;
};

int lineOf(const YAML::Node& node) { return node.Mark().line + 1; }

QString scalar(const YAML::Node& node, const QString& what) {
    if (!node.IsScalar()) throw Mistake{lineOf(node), LessonText::tr("%1 must be a text").arg(what)};
    return text(node.Scalar()).trimmed();
}

void onlyKnown(const YAML::Node& map, const QStringList& known, const QString& what) {
    if (!map.IsMap()) throw Mistake{lineOf(map), LessonText::tr("%1 must be a list of fields").arg(what)};
    QStringList seen;
    for (const auto& field : map) {
        const auto name = scalar(field.first, LessonText::tr("a field's name"));
        if (!known.contains(name))
            throw Mistake{lineOf(field.first), LessonText::tr("%1 has no field “%2”; it may have: %3")
                                                   .arg(what, name, known.join(LessonText::tr(", ")))};
        if (seen.contains(name))
            throw Mistake{lineOf(field.first), LessonText::tr("the field “%1” is there twice").arg(name)};
        seen << name;
    }
}

QString required(const YAML::Node& map, const char* name, const QString& what) {
    const auto node = map[name];
    if (!node)
        throw Mistake{lineOf(map), LessonText::tr("%1 lacks the field “%2”").arg(what, QString::fromLatin1(name))};
    const auto value = scalar(node, QString::fromLatin1(name));
    if (value.isEmpty()) throw Mistake{lineOf(node), LessonText::tr("“%1” is empty").arg(QString::fromLatin1(name))};
    return value;
}

QString optional(const YAML::Node& map, const char* name) {
    const auto node = map[name];
    return node ? scalar(node, QString::fromLatin1(name)) : QString();
}

void checkValue(Value kind, const QString& name, const QString& value, int line) {
    static const QStringList operations{"deploy", "create", "update", "rebalance", "repair", "rollback"};
    bool number = false;
    const int parsed = value.toInt(&number);
    if (kind == Value::Number && (!number || parsed < 0))
        throw Mistake{line, LessonText::tr("“%1” needs a number, not “%2”").arg(name, value)};
    if (kind == Value::True && value != QStringLiteral("true"))
        throw Mistake{line, LessonText::tr("“%1” can only be true").arg(name)};
    if (kind == Value::Operation && !operations.contains(value))
        throw Mistake{line, LessonText::tr("“%1” needs one of: %2").arg(name, operations.join(LessonText::tr(", ")))};
    if (value.isEmpty()) throw Mistake{line, LessonText::tr("“%1” needs a value").arg(name)};
}

/// The only field of a map, e.g. of "- pods-ready: 3".
std::pair<YAML::Node, YAML::Node> onlyField(const YAML::Node& map, const QString& what) {
    if (!map.IsMap() || map.size() != 1)
        throw Mistake{lineOf(map), LessonText::tr("%1 is one field with its value, as “pods-ready: 3”").arg(what)};
    return {map.begin()->first, map.begin()->second};
}

template <class Kinds>
const auto& known(const Kinds& kinds, const QString& kind, int line, const QString& what) {
    const auto found = kinds.find(kind);
    if (found == kinds.end())
        throw Mistake{line, LessonText::tr("there is no %1 “%2”; there are: %3")
                                .arg(what, kind, QStringList(kinds.keys()).join(LessonText::tr(", ")))};
    return *found;
}

LessonCondition conditionIn(const YAML::Node& node) {
    const auto [name, value] = onlyField(node, LessonText::tr("a condition"));
    const LessonCondition condition{scalar(name, LessonText::tr("a condition")),
                                    scalar(value, LessonText::tr("a condition's value"))};
    const auto& kind = known(kinds(), condition.kind, lineOf(name), LessonText::tr("condition"));
    checkValue(kind.value, condition.kind, condition.value, lineOf(value));
    return condition;
}

LessonOffer offerIn(const YAML::Node& node) {
    if (!node.IsMap())
        throw Mistake{lineOf(node), LessonText::tr("an offer is a field with its value, as “delete-pod: redis-1”")};
    LessonOffer offer;
    for (const auto& field : node) {
        const auto name = scalar(field.first, LessonText::tr("an offer"));
        const auto value = scalar(field.second, name);
        if (name == QStringLiteral("label")) {
            offer.label = value;
            continue;
        }
        if (!offer.kind.isEmpty()) throw Mistake{lineOf(field.first), LessonText::tr("an offer does one thing")};
        checkValue(known(offerKinds(), name, lineOf(field.first), LessonText::tr("offer")).value, name, value,
                   lineOf(field.second));
        offer.kind = name;
        offer.value = value;
    }
    if (offer.kind.isEmpty()) throw Mistake{lineOf(node), LessonText::tr("the offer does nothing")};
    if (offer.label.isEmpty()) offer.label = offerKinds()[offer.kind].label(offer.value);
    return offer;
}

template <class Read>
auto listIn(const YAML::Node& map, const char* name, Read read) {
    std::vector<decltype(read(map))> items;
    const auto list = map[name];
    if (!list) return items;
    if (!list.IsSequence())
        throw Mistake{lineOf(list), LessonText::tr("“%1” must be a list").arg(QString::fromLatin1(name))};
    for (const auto& item : list) items.push_back(read(item));
    return items;
}

LessonStep stepIn(const YAML::Node& node) {
    onlyKnown(node, {"title", "text", "highlight", "offer", "until", "after"}, LessonText::tr("a step"));
    LessonStep step;
    step.title = required(node, "title", LessonText::tr("the step"));
    step.text = required(node, "text", LessonText::tr("the step"));
    step.highlight = optional(node, "highlight");
    step.offers = listIn(node, "offer", offerIn);
    step.until = listIn(node, "until", conditionIn);
    step.after = optional(node, "after");
    return step;
}

Lesson lessonIn(const YAML::Node& node, const QString& file) {
    onlyKnown(node, {"id", "title", "about", "minutes", "steps"}, LessonText::tr("the lesson"));
    Lesson lesson;
    lesson.file = file;
    lesson.id = required(node, "id", LessonText::tr("the lesson"));
    lesson.title = required(node, "title", LessonText::tr("the lesson"));
    lesson.about = required(node, "about", LessonText::tr("the lesson"));
    const auto minutes = required(node, "minutes", LessonText::tr("the lesson"));
    checkValue(Value::Number, QStringLiteral("minutes"), minutes, lineOf(node["minutes"]));
    lesson.minutes = minutes.toInt();
    lesson.steps = listIn(node, "steps", stepIn);
    if (lesson.steps.empty())
        throw Mistake{lineOf(node["steps"] ? node["steps"] : node), LessonText::tr("the lesson has no steps")};
    return lesson;
}

/// Without what the lesson itself says of its steps: conditions, offers, what to point at.
void translateStep(const YAML::Node& node, LessonStep& step) {
    onlyKnown(node, {"title", "text", "after"}, LessonText::tr("a step"));
    if (step.after.isEmpty() == bool(node["after"]))
        throw Mistake{lineOf(node), LessonText::tr("the field “%1” is only in the lesson or only in its translation")
                                        .arg(QStringLiteral("after"))};
    step.title = required(node, "title", LessonText::tr("the step"));
    step.text = required(node, "text", LessonText::tr("the step"));
    step.after = optional(node, "after");
}

Lesson translatedLesson(const YAML::Node& node, Lesson lesson) {
    onlyKnown(node, {"title", "about", "steps"}, LessonText::tr("the lesson"));
    lesson.title = required(node, "title", LessonText::tr("the lesson"));
    lesson.about = required(node, "about", LessonText::tr("the lesson"));
    const auto steps = listIn(node, "steps", [](const YAML::Node& step) { return step; });
    if (steps.size() != lesson.steps.size())
        throw Mistake{
            lineOf(node),
            LessonText::tr("the lesson has %1 steps, its translation %2").arg(lesson.steps.size()).arg(steps.size())};
    for (std::size_t i = 0; i < steps.size(); ++i) translateStep(steps[i], lesson.steps[i]);
    return lesson;
}

/// Line breaks inside a paragraph are the file's, not the text's.
QString flowing(const QString& words) {
    QStringList paragraphs;
    for (const auto& paragraph : words.split(QStringLiteral("\n\n"))) paragraphs << paragraph.simplified();
    return paragraphs.join(QStringLiteral("\n\n"));
}

/// What `read` makes of a file.
template <class Read>
Expected<Lesson> reading(const std::string& yaml, const QString& file, Read read) {
    const auto at = [&](int line) { return file.toStdString() + ":" + std::to_string(line); };
    try {
        Lesson lesson = read(YAML::Load(yaml));
        lesson.about = flowing(lesson.about);
        for (auto& step : lesson.steps) {
            step.text = flowing(step.text);
            step.after = flowing(step.after);
        }
        return lesson;
    } catch (const Mistake& mistake) {
        return fail(ErrorCode::Invalid, mistake.what.toStdString(), at(std::max(1, mistake.line)));
    } catch (const YAML::Exception& e) {
        return fail(ErrorCode::Invalid, "it is no YAML: " + e.msg, at(std::max(1, e.mark.line + 1)));
    }
}

}  // namespace

Expected<Lesson> parseLesson(const std::string& yaml, const QString& file) {
    return reading(yaml, file, [&](const YAML::Node& node) { return lessonIn(node, file); });
}

Expected<Lesson> translateLesson(const Lesson& lesson, const std::string& yaml, const QString& file) {
    return reading(yaml, file, [&](const YAML::Node& node) { return translatedLesson(node, lesson); });
}

namespace {

Expected<std::string> contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, file.errorString().toStdString(), path.toStdString());
    return file.readAll().toStdString();
}

/// In the window's language, where there is a file for it.
Expected<Lesson> lessonAt(const QDir& folder, const QString& name, std::vector<Error>& mistakes) {
    TRY_ASSIGN(yaml, contentOf(folder.filePath(name)));
    TRY_ASSIGN(lesson, parseLesson(yaml, name));
    const QString words = QLocale::languageToCode(QLocale().language()) + u'/' + name;
    if (!folder.exists(words)) return std::move(lesson);
    const auto translated = [&]() -> Expected<Lesson> {
        TRY_ASSIGN(translation, contentOf(folder.filePath(words)));
        return translateLesson(lesson, translation, words);
    }();
    if (translated) return *translated;
    mistakes.push_back(translated.error());
    return std::move(lesson);
}

}  // namespace

LessonShelf loadLessons(const QString& folder) {
    LessonShelf shelf;
    for (const QDir& directory : {QDir(QStringLiteral(":/lessons")), QDir(folder)}) {
        if (directory.path().isEmpty() || directory.path() == QStringLiteral(".")) continue;
        for (const auto& info : directory.entryInfoList({"*.yaml", "*.yml"}, QDir::Files, QDir::Name)) {
            auto lesson = lessonAt(directory, info.fileName(), shelf.mistakes);
            if (lesson)
                shelf.lessons.push_back(std::move(*lesson));
            else
                shelf.mistakes.push_back(lesson.error());
        }
    }
    return shelf;
}

QString conditionText(const LessonCondition& condition) { return kinds()[condition.kind].words(condition.value); }

QString conditionSeen(const LessonCondition& condition, const LessonWorld& now) {
    return kinds()[condition.kind].seen(condition.value, now);
}

LessonRun::LessonRun(Lesson lesson, int step, const LessonWorld& world) : lesson_(std::move(lesson)) {
    go(std::clamp(step, 0, static_cast<int>(lesson_.steps.size()) - 1), world);
}

LessonRun::Watch LessonRun::begin(const LessonStep& step, const LessonWorld& world) {
    Watch watch{world, {}, std::vector<bool>(step.until.size())};
    if (const auto* snapshot = snapshotOf(world))
        for (const auto& member : snapshot->members)
            if (member.pod) watch.podsThen[text(member.name)] = member.pod->meta.uid;
    return watch;
}

void LessonRun::look(const LessonStep& step, Watch& watch, const LessonWorld& world) {
    for (std::size_t i = 0; i < step.until.size(); ++i) {
        const auto& kind = kinds()[step.until[i].kind];
        const bool now = kind.holds(step.until[i].value, world, watch.then, watch.podsThen);
        watch.holds[i] = now || (kind.happens && watch.holds[i]);
    }
}

void LessonRun::go(int step, const LessonWorld& world) {
    const bool next = done_ && !last() && step == index_ + 1;
    index_ = std::clamp(step, 0, static_cast<int>(lesson_.steps.size()) - 1);
    watch_ = next ? std::move(nextWatch_) : begin(this->step(), world);
    done_ = false;
    see(world);
}

void LessonRun::see(const LessonWorld& world) {
    if (!done_) {
        look(step(), watch_, world);
        done_ = std::all_of(watch_.holds.begin(), watch_.holds.end(), [](bool holds) { return holds; });
        if (done_ && !last()) nextWatch_ = begin(nextStep(), world);
    } else if (!last()) {
        look(nextStep(), nextWatch_, world);
    }
}

}  // namespace slotpilot::gui
