// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace slotpilot::gui {

/// Names of owners beside their colours; pointing at one tells which.
class OwnerLegend : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString name;
        int colorIndex = -1;
        bool operator==(const Entry&) const = default;
    };
    explicit OwnerLegend(QWidget* parent = nullptr);
    void setEntries(const QVector<Entry>& entries);

Q_SIGNALS:
    /// The entry under the pointer or with the focus; -1: none.
    void pointed(int colorIndex);

private:
    QVector<Entry> entries_;
};

}  // namespace slotpilot::gui
