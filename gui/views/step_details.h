// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "models/plan_model.h"

class QFormLayout;
class QLabel;
class QPlainTextEdit;

namespace slotpilot::gui {

/// One step in full: what it does and why, the command that one would type, what is expected and what was seen.
class StepDetails : public QScrollArea {
    Q_OBJECT
public:
    explicit StepDetails(QWidget* parent = nullptr);
    /// Null: no step is chosen.
    void show(const PlanRow* row);

private:
    struct Entry {
        QLabel* heading;
        QLabel* text;
    };
    Entry addEntry(const QString& heading, const QString& toolTip);
    static void set(const Entry& entry, const QString& text);

    QWidget* content_;
    QLabel *title_, *state_;
    Entry why_, moves_, expected_, seen_, error_, hint_, risk_;
    QWidget* commandBox_;
    QLabel* command_;
};

}  // namespace slotpilot::gui
