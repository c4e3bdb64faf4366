// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons as data: files that anybody can write, and what they ask of the world. No widgets.
#pragma once

#include <QMap>
#include <QString>
#include <optional>
#include <vector>

#include "base/error.h"
#include "bridge/cluster_bridge.h"
#include "workflow/runner.h"

namespace slotpilot::gui {

/// What a lesson's conditions are about, at one moment.
struct LessonWorld {
    PicturePtr picture;  ///< null: not connected, or nothing seen yet
    workflow::RunStatusPtr run;
    QString page;    ///< the page that is shown: "slots"
    int checks = 0;  ///< made so far
};

/// Something that must be so before a lesson goes on.
struct LessonCondition {
    QString kind;   ///< "pods-ready", "slots-covered", ... (see lesson.cpp)
    QString value;  ///< a number, a pod's name, an operation, ...
    bool operator==(const LessonCondition&) const = default;
};

/// Something that is done on a click.
struct LessonOffer {
    QString kind;   ///< "delete-pod", "write-keys", ...
    QString value;  ///< the pod, the number of keys, ...
    QString label;
    bool operator==(const LessonOffer&) const = default;
};

struct LessonStep {
    QString title, text;
    QString highlight;  ///< object name of the action or widget to use; empty: none
    std::vector<LessonOffer> offers;
    std::vector<LessonCondition> until;  ///< all of them; none: one only reads
    QString after;                       ///< what happened
};

struct Lesson {
    QString id, title, about, file;
    int minutes = 0;
    std::vector<LessonStep> steps;
};

/// Reads a lesson (YAML). `file` names it in errors. Errors: Invalid (`where` is file:line).
Expected<Lesson> parseLesson(const std::string& yaml, const QString& file);

/// The lesson with its words in another language, from a file that has only these: title and about, and of each step
/// title, text and after. What a step asks for and offers is the lesson's own. Errors: Invalid, also where the steps
/// differ.
Expected<Lesson> translateLesson(const Lesson& lesson, const std::string& yaml, const QString& file);

/// The lessons that come with Slotpilot, by file name, then those in `folder`; what is wrong with a file is told. In
/// the window's language where a file of the same name in a folder beside them, "de" say, has the words.
struct LessonShelf {
    std::vector<Lesson> lessons;
    std::vector<Error> mistakes;
};
LessonShelf loadLessons(const QString& folder);

/// "3 pods are ready"
QString conditionText(const LessonCondition& condition);
/// Where it stands: "2 so far"; empty: nothing to say.
QString conditionSeen(const LessonCondition& condition, const LessonWorld& now);

/// One lesson as it is followed.
class LessonRun {
public:
    /// `step`: where it was left.
    LessonRun(Lesson lesson, int step, const LessonWorld& world);

    const Lesson& lesson() const { return lesson_; }
    int index() const { return index_; }
    const LessonStep& step() const { return lesson_.steps[static_cast<std::size_t>(index_)]; }
    bool last() const { return index_ + 1 == static_cast<int>(lesson_.steps.size()); }
    /// Whether a condition of the step holds; one about something that happens holds from then on.
    bool holds(std::size_t condition) const { return watch_.holds[condition]; }
    /// All conditions have held at once.
    bool done() const { return done_; }

    void see(const LessonWorld& world);
    /// What happened since the step was done counts for the next one: a person may be faster than its text.
    void go(int step, const LessonWorld& world);

private:
    /// A step's conditions, from a moment on.
    struct Watch {
        LessonWorld then;
        QMap<QString, std::string> podsThen;  ///< their uids
        std::vector<bool> holds;
    };
    static Watch begin(const LessonStep& step, const LessonWorld& world);
    static void look(const LessonStep& step, Watch& watch, const LessonWorld& world);
    const LessonStep& nextStep() const { return lesson_.steps[static_cast<std::size_t>(index_) + 1]; }

    Lesson lesson_;
    int index_ = 0;
    bool done_ = false;
    Watch watch_, nextWatch_;
};

}  // namespace slotpilot::gui
