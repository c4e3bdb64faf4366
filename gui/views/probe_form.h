// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "probes/measure.h"

class QComboBox;
class QSpinBox;

namespace slotpilot::gui {

/// What load is asked for, in a few small fields side by side.
class ProbeForm : public QWidget {
    Q_OBJECT
public:
    explicit ProbeForm(probes::LoadSpec::Kind kind, QWidget* parent = nullptr);

    probes::MeasureSpec request() const;
    void setRequest(const probes::MeasureSpec& request);
    /// What is wrong with the fields; empty: nothing.
    QString problem() const;

Q_SIGNALS:
    void edited();

private:
    template <class Field>
    Field* add(const QString& words, const char* name, Field* field, const QString& toolTip);
    void follow();

    probes::LoadSpec::Kind kind_;
    int ownFrom_ = 0;  ///< where Slotpilot's own generator would run
    QComboBox *tool_ = nullptr, *duration_, *from_, *loop_ = nullptr, *chosen_ = nullptr;
    QSpinBox *workers_, *connections_, *pipeline_, *rate_, *valueBytes_ = nullptr, *readShare_ = nullptr,
                                                           *keyCount_ = nullptr;
};

}  // namespace slotpilot::gui
