// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

#include "app/plurals.h"

namespace slotpilot::gui {

/// The program speaks a language while this lives: its own words, Qt's where their translation is installed, and
/// numbers and dates. Wants an application, and no window yet: what was said before stays as it was.
class Language {
public:
    /// `name`: "en", "de"; empty: the system's, or English where there is no translation for it.
    explicit Language(const QString& name);
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

private:
    QLocale before_;
    Plurals plurals_;
    QTranslator qt_, own_;
};

}  // namespace slotpilot::gui
