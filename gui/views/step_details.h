// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "models/plan_model.h"
#include "models/step_change.h"

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace slotpilot::gui {

class CodeText;
class IconLabel;

/// One step in full: what it does and why, the command that one would type, what is expected and what was seen.
class StepDetails : public QScrollArea {
    Q_OBJECT
public:
    explicit StepDetails(QWidget* parent = nullptr);
    /// Null: no step is chosen.
    void show(const PlanRow* row);
    /// The step that the run waits after, with what it changed; null: none.
    void showBefore(const PlanRow* row, const StepChange* change);

private:
    struct Entry {
        QLabel* heading;
        QLabel* text;
    };
    Entry addEntry(const QString& heading, const QString& toolTip);
    static void set(const Entry& entry, const QString& text);

    QWidget* content_;
    QLabel *title_, *state_;
    struct Pair {
        QWidget* box;
        Entry expected, seen;
        IconLabel* sign;
    };
    Pair makePair();
    static void set(const Pair& pair, const PlanRow& row);
    QWidget* makeBefore();

    Entry why_, changes_, moves_, error_, hint_, risk_;
    Pair states_, beforeStates_;
    QWidget* before_;
    QLabel* beforeTitle_;
    QLabel* beforeChanged_;
    QWidget* beforeMore_;
    QWidget* commandBox_;
    CodeText* command_;
};

}  // namespace slotpilot::gui
