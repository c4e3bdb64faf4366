// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flow_layout.h"

#include <QWidget>

namespace slotpilot::gui {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() { qDeleteAll(items_); }

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto* item : items_) size = size.expandedTo(item->minimumSize());
    const auto margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

/// What a line has in common is its middle; what is hidden takes no room.
int FlowLayout::arrange(const QRect& rect, bool apply) const {
    const auto margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    QVector<std::pair<QLayoutItem*, QSize>> line;
    int y = area.y(), width = 0, height = 0;
    const auto endLine = [&] {
        if (line.isEmpty()) return;
        int x = area.x();
        for (const auto& [item, size] : line) {
            if (apply) item->setGeometry({{x, y + (height - size.height()) / 2}, size});
            x += size.width() + spacing();
        }
        y += height + spacing();
        line.clear();
        width = height = 0;
    };
    for (auto* item : items_) {
        if (item->isEmpty()) continue;
        QSize size = item->sizeHint().boundedTo({std::max(1, area.width()), QWIDGETSIZE_MAX});
        if (item->hasHeightForWidth()) size.setHeight(item->heightForWidth(size.width()));
        if (!line.isEmpty() && width + spacing() + size.width() > area.width()) endLine();
        width += (line.isEmpty() ? 0 : spacing()) + size.width();
        height = std::max(height, size.height());
        line.append({item, size});
    }
    endLine();
    return std::max(0, y - spacing() - area.y()) + margins.top() + margins.bottom();
}

}  // namespace slotpilot::gui
