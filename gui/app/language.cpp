// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace slotpilot::gui {

Language::Language(const QString& name) {
    const QLocale system = QLocale::system();
    // The country's habits with numbers stay where the language is the system's own.
    const QLocale wanted = name.isEmpty() || QLocale(name).language() == system.language() ? system : QLocale(name);
    QLocale::setDefault(wanted);
    QCoreApplication::installTranslator(&plurals_);
    if (wanted.language() == QLocale::English) return;
    if (!own_.load(QLocale(wanted.language()), QStringLiteral("slotpilot"), QStringLiteral("_"),
                   QStringLiteral(":/translations")))
        return;
    if (qt_.load(wanted, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
    QCoreApplication::installTranslator(&own_);
}

Language::~Language() {
    for (QTranslator* translator : {static_cast<QTranslator*>(&own_), &qt_, static_cast<QTranslator*>(&plurals_)})
        QCoreApplication::removeTranslator(translator);
    QLocale::setDefault(before_);
}

}  // namespace slotpilot::gui
