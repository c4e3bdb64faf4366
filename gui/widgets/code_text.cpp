// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code_text.h"

#include <QAbstractTextDocumentLayout>
#include <QFontDatabase>

namespace slotpilot::gui {

CodeText::CodeText(QWidget* parent) : QTextEdit(parent) {
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setReadOnly(true);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);  // it stands on what its parent has painted
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &CodeText::fit);
}

/// The same text again leaves what is selected.
void CodeText::setCode(const QString& code) {
    if (toPlainText() != code) setPlainText(code);
}

QSize CodeText::minimumSizeHint() const { return {16 * fontMetrics().averageCharWidth(), fontMetrics().height()}; }

void CodeText::fit() {
    setFixedHeight(std::max(fontMetrics().height(), static_cast<int>(document()->size().height())));
}

}  // namespace slotpilot::gui
