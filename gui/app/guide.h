// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <optional>
#include <vector>

#include "app/session.h"
#include "models/lesson.h"

namespace slotpilot::gui {

class LessonsView;
class Spotlight;

/// Leads through a lesson in the window: tells it what the world is like, points at what is to be used next, and does
/// what it offers on a click.
class Guide : public QObject {
    Q_OBJECT
public:
    Guide(QMainWindow& window, Session& session, LessonsView& view);

private:
    void see();
    void offer(const LessonOffer& offer);
    /// `names`: object names in order of preference, with spaces between; the first that can be used is it.
    void pointAt(const QString& names);
    QWidget* usable(const QString& name) const;
    /// What stands in the way of an offer; empty: nothing.
    QString hindrance(const LessonOffer& offer) const;
    /// Writes into the form's field; false: its form is not open.
    bool fill(const LessonOffer& offer);
    /// Opens the form of a field and fills it in as soon as it is there.
    void openAndFill(const LessonOffer& offer);
    template <class Work>
    void work(Work work);

    QMainWindow& window_;
    Session& session_;
    LessonsView& view_;
    Spotlight* spotlight_;
    QString highlight_;
    bool checked_ = false;  ///< and its picture is yet to come
    int checks_ = 0;
    std::optional<LessonOffer> wanted_;  ///< to be filled in when its form is there
    QPointer<QWidget> revealed_;         ///< scrolled to once; then a person scrolls
    std::vector<Task> tasks_;
};

}  // namespace slotpilot::gui
