// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_area.h"

#include <QEvent>
#include <QStackedWidget>

namespace slotpilot::gui {

PageArea::PageArea(QStackedWidget* pages, QWidget* parent) : QScrollArea(parent), pages_(pages) {
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(pages);
    connect(pages, &QStackedWidget::currentChanged, this, &PageArea::fit);
}

QSize PageArea::minimumSizeHint() const { return {40 * fontMetrics().averageCharWidth(), 14 * fontMetrics().height()}; }

void PageArea::fit() {
    const auto* page = pages_->currentWidget();
    if (page) pages_->resize(viewport()->size().expandedTo(page->minimumSizeHint()));
}

bool PageArea::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) fit();  // the page needs another size now
    return QScrollArea::viewportEvent(event);
}

void PageArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fit();
}

}  // namespace slotpilot::gui
