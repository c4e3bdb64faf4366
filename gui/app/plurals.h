// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace slotpilot::gui {

/// English, where no translation is loaded: "%n pod(s)" becomes "1 pod" or "3 pods".
class Plurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    bool isEmpty() const override { return false; }
};

}  // namespace slotpilot::gui
