// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flow_area.h"

#include <QEvent>
#include <QLayout>

namespace slotpilot::gui {

FlowArea::FlowArea(QWidget* content, int mostLines, QWidget* parent) : QScrollArea(parent), mostLines_(mostLines) {
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FlowArea::fit() {
    const int needed =
        std::max(widget()->layout()->heightForWidth(viewport()->width()), widget()->minimumSizeHint().height());
    setFixedHeight(std::min(needed, mostLines_ * (fontMetrics().height() + 14)));
}

bool FlowArea::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) fit();  // the content is another
    return QScrollArea::viewportEvent(event);
}

void FlowArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

}  // namespace slotpilot::gui
