// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/log_model.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QTableView;

namespace slotpilot::gui {

/// The log: filtered by level and text, following the newest line unless one scrolls away.
class LogView : public QWidget {
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);
    void append(const std::vector<log::Line>& lines);

private:
    LogModel* model_;
    LogFilter* filter_;
    QComboBox* level_;
    QLineEdit* text_;
    QCheckBox* follow_;
    QTableView* table_;
    int widestSource_ = 0;
};

}  // namespace slotpilot::gui
