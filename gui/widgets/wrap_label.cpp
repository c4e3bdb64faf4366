// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wrap_label.h"

#include <QTextDocument>
#include <QTextOption>

namespace slotpilot::gui {

WrapLabel::WrapLabel(double scale, QWidget* parent) : QLabel(parent) {
    QFont own = font();
    own.setPointSizeF(own.pointSizeF() * scale);
    own.setBold(scale != 1);
    setFont(own);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

QSize WrapLabel::minimumSizeHint() const { return {8 * fontMetrics().averageCharWidth(), fontMetrics().height()}; }

int WrapLabel::heightForWidth(int width) const {
    wrapAnywhere();
    return QLabel::heightForWidth(width);
}

void WrapLabel::paintEvent(QPaintEvent* event) {
    wrapAnywhere();
    QLabel::paintEvent(event);
}

/// A label sets its text's wrapping anew with each layout, and has no property for it.
void WrapLabel::wrapAnywhere() const {
    QLabel::heightForWidth(width());  // lays out what has changed
    auto* document = findChild<QTextDocument*>();
    if (!document) return;
    auto option = document->defaultTextOption();
    if (option.wrapMode() == QTextOption::WrapAtWordBoundaryOrAnywhere) return;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
}

}  // namespace slotpilot::gui
