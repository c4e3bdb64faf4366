// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <optional>

#include "models/lesson.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace slotpilot::gui {

class MutedLabel;

/// The lessons to choose from, and the one that is followed: what to expect, what to do, whether it is so, and what
/// happened. How far one came is remembered.
class LessonsView : public QWidget {
    Q_OBJECT
public:
    explicit LessonsView(LessonShelf shelf, QWidget* parent = nullptr);

    /// What conditions are about, whenever it changed.
    void see(const LessonWorld& world);
    /// Tells what stands in the way of an offer now; empty: nothing. Its button is disabled meanwhile, and says so.
    using Hindrance = std::function<QString(const LessonOffer&)>;
    void setHindrance(Hindrance hindrance);
    /// Says what became of an offer; empty: it is done.
    void showOffered(const QString& trouble);
    void start(const QString& lessonId);
    const std::optional<LessonRun>& run() const { return run_; }
    const LessonShelf& shelf() const { return shelf_; }

Q_SIGNALS:
    void offered(const slotpilot::gui::LessonOffer& offer);
    /// The object to point at; empty: none.
    void highlightWanted(const QString& objectName);

private:
    QWidget* makeList();
    QWidget* makeLesson();
    void fillList();
    void showStep();
    void showConditions();
    void go(int step);
    void finish();
    void leave();

    LessonShelf shelf_;
    LessonWorld world_;
    std::optional<LessonRun> run_;
    Hindrance hindrance_;
    QStackedWidget* stack_;
    QVBoxLayout *cards_, *conditions_, *offers_;
    QWidget *offersBox_, *afterBox_;
    QLabel *lessonTitle_, *title_, *text_, *after_, *trouble_;
    MutedLabel *place_, *conditionsTitle_, *hindrances_;
    QProgressBar* progress_;
    QScrollArea *list_, *area_;
    QPushButton *back_, *next_, *skip_;
};

}  // namespace slotpilot::gui
