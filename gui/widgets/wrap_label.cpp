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
    const int height = QLabel::heightForWidth(width);
    return wrapAnywhere() ? QLabel::heightForWidth(width) : height;
}

void WrapLabel::paintEvent(QPaintEvent* event) {
    if (laidOut_ != text()) {
        laidOut_ = text();
        QLabel::heightForWidth(width());  // lays out what has changed, which else happens below, in its own way
        wrapAnywhere();
    }
    QLabel::paintEvent(event);
}

void WrapLabel::changeEvent(QEvent* event) {
    laidOut_.reset();
    QLabel::changeEvent(event);
}

void WrapLabel::resizeEvent(QResizeEvent* event) {
    laidOut_.reset();
    QLabel::resizeEvent(event);
}

/// A label sets its text's wrapping anew with each layout, and has no property for it. True: it was another. Not for
/// each painting: it asks for the next one.
bool WrapLabel::wrapAnywhere() const {
    auto* document = findChild<QTextDocument*>();
    if (!document) return false;
    auto option = document->defaultTextOption();
    if (option.wrapMode() == QTextOption::WrapAtWordBoundaryOrAnywhere) return false;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    return true;
}

}  // namespace slotpilot::gui
