// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace slotpilot::gui {

/// Paints a step of a plan as an entry of a timeline: state's sign on a line, title, what it sees or does, time, and
/// progress while it runs. Which data roles it reads is told at construction, so that it knows no model.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum class Sign { Waiting, Running, Done, Skipped, Failed, Cancelled };
    struct Roles {
        int sign, fraction, current, note;
        int timeColumn;
    };
    explicit StepDelegate(Roles roles, QObject* parent = nullptr) : QStyledItemDelegate(parent), roles_(roles) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    Roles roles_;
};

/// The icon of a sign, e.g. for a detail page.
const char* iconOf(StepDelegate::Sign sign);
QColor colorOf(StepDelegate::Sign sign, const QPalette& palette);

}  // namespace slotpilot::gui
