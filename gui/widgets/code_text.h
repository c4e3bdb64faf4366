// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace slotpilot::gui {

/// A command or a piece of a file to read and to copy: as high as its text, which is broken also in the middle of what
/// has no spaces, such as a patch in JSON.
class CodeText : public QTextEdit {
    Q_OBJECT
public:
    explicit CodeText(QWidget* parent = nullptr);
    void setCode(const QString& code);
    QSize minimumSizeHint() const override;

private:
    void fit();
};

}  // namespace slotpilot::gui
