// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include "models/engine_words.h"
#include "redis/slots.h"

namespace slotpilot::gui {
namespace {
struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(FormatText)
};
}  // namespace

QDateTime dateTime(WallTime time) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

QString number(qint64 value) { return QLocale().toString(value); }

QString slotsText(int count) {
    return count == 1 ? FormatText::tr("1 slot") : FormatText::tr("%1 slots").arg(number(count));
}

QString shareText(int slotsOwned) {
    const double percent = 100.0 * slotsOwned / redis::slotCount;
    if (slotsOwned > 0 && percent < 1) return FormatText::tr("<1 %");
    return FormatText::tr("%1 %").arg(QLocale().toString(percent, 'f', 0));
}

QString bytes(qint64 value) {
    return QLocale().formattedDataSize(value, value < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString age(const QDateTime& from, const QDateTime& now) {
    if (!from.isValid()) return {};
    const qint64 seconds = std::max<qint64>(0, from.secsTo(now));
    if (seconds < 60) return FormatText::tr("%1 s").arg(seconds);
    if (seconds < 3600) return FormatText::tr("%1 min").arg(seconds / 60);
    if (seconds < 86400) return FormatText::tr("%1 h").arg(seconds / 3600);
    return FormatText::tr("%1 d").arg(seconds / 86400);
}

QString duration(std::chrono::milliseconds value) {
    return text(humanDuration(value)).replace(u'.', QLocale().decimalPoint());
}

QString errorLine(const Error& error) {
    QString line = said(error.what);
    if (!error.where.empty()) line = said(error.where) + QStringLiteral(": ") + line;
    if (error.cause) line += QStringLiteral(" (") + errorLine(*error.cause) + QStringLiteral(")");
    return line;
}

QString errorAdvice(const Error& error) {
    const Error* advising = &error;
    while (advising->hint.empty() && advising->cause) advising = advising->cause.get();
    return errorLine(error) + (advising->hint.empty() ? QString() : QStringLiteral(". ") + said(advising->hint));
}

}  // namespace slotpilot::gui
