// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs_model.h"

#include <QLocale>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/log_model.h"
#include "models/plan_model.h"

namespace slotpilot::gui {
namespace {

QString stateOf(const workflow::JournalEntry& entry) {
    QString words = entry.interrupted() ? RunsModel::tr("interrupted") : stateText(entry.state);
    return entry.imported ? RunsModel::tr("%1, imported").arg(words) : words;
}

QString targetOf(const workflow::JournalEntry& entry) {
    QStringList parts;
    for (const char* name : {"context", "namespace", "statefulSet"})
        if (entry.target.is_object()) parts << text(entry.target.value(name, std::string()));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" / "));
}

std::optional<std::chrono::milliseconds> took(const RunRow& row) {
    if (!row.started || !row.ended) return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(*row.ended - *row.started);
}

}  // namespace

QString operationText(const QString& operation) {
    if (operation == QStringLiteral("deploy")) return RunsModel::tr("Deploy");
    if (operation == QStringLiteral("create")) return RunsModel::tr("Create");
    if (operation == QStringLiteral("update")) return RunsModel::tr("Scale or upgrade");
    if (operation == QStringLiteral("rebalance")) return RunsModel::tr("Rebalance");
    if (operation == QStringLiteral("repair")) return RunsModel::tr("Repair");
    if (operation == QStringLiteral("rollback")) return RunsModel::tr("Way back");
    return operation;
}

std::vector<RunRow> runRows(const std::vector<ListedRun>& runs) {
    std::vector<RunRow> rows;
    for (const auto& [entry, journal] : runs)
        rows.push_back({text(entry.runId), operationText(text(entry.operation)), said(entry.title), targetOf(entry),
                        stateOf(entry), entry.state, entry.interrupted(), entry.imported.has_value(), entry.started,
                        entry.ended, journal});
    return rows;
}

RunsModel::RunsModel(QObject* parent)
    : KeyedTable({{tr("When"), tr("When it was begun")},
                  {tr("Operation"), {}},
                  {tr("What"), {}},
                  {tr("State"), tr("How it ended")},
                  {tr("Took"), {}, true},
                  {tr("Cluster"), tr("Context, namespace and StatefulSet")}},
                 parent) {}

QVariant RunsModel::cell(const RunRow& row, int column, int role) const {
    if (role == Qt::ToolTipRole) return column == When ? tr("Run %1").arg(row.key) : QVariant();
    if (role != Qt::DisplayRole && role != sortRole) return {};
    const bool sorting = role == sortRole;
    switch (column) {
        case When: {
            if (!row.started) return sorting ? QVariant(QDateTime()) : QVariant(tr("never begun"));
            const auto time = dateTime(*row.started);
            if (sorting) return time;
            return QLocale().toString(time.date(), QLocale::ShortFormat) + QStringLiteral("  ") +
                   QLocale().toString(time.time(), QStringLiteral("HH:mm:ss"));
        }
        case Operation: return row.operation;
        case Title: return row.title;
        case State: return row.state;
        case Took:
            if (sorting) return qlonglong(took(row).value_or(std::chrono::milliseconds{-1}).count());
            return took(row) ? duration(*took(row)) : QString();
        case Target: return row.target;
        default: return {};
    }
}

QString clockText(double seconds) {
    const auto tenths = static_cast<long long>(std::max(0.0, seconds) * 10 + 0.5);
    const auto hours = tenths / 36'000, minutes = tenths / 600 % 60;
    if (hours > 0)
        return QStringLiteral("%1:%2:%3")
            .arg(hours)
            .arg(minutes, 2, 10, QLatin1Char('0'))
            .arg(tenths / 10 % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2%3%4")
        .arg(minutes)
        .arg(tenths / 10 % 60, 2, 10, QLatin1Char('0'))
        .arg(QLocale().decimalPoint())
        .arg(tenths % 10);
}

std::vector<RunLineRow> runLineRows(const workflow::JournalRun& run) {
    std::vector<RunLineRow> rows;
    for (const auto& [step, line] : run.lines) {
        const double seconds =
            run.status.started ? std::chrono::duration<double>(line.time - *run.status.started).count() : 0;
        rows.push_back({QString::number(rows.size()), seconds, step + 1, line.level, said(line.text)});
    }
    return rows;
}

RunLinesModel::RunLinesModel(QObject* parent)
    : KeyedTable({{tr("Time"), tr("Since the run began"), true},
                  {tr("Step"), {}, true},
                  {tr("Level"), {}},
                  {tr("Message"), {}}},
                 parent) {}

QVariant RunLinesModel::cell(const RunLineRow& row, int column, int role) const {
    if (role == Qt::ToolTipRole && column == Text) return row.text;
    if (role != Qt::DisplayRole && role != sortRole) return {};
    switch (column) {
        case Time: return role == sortRole ? QVariant(row.seconds) : QVariant(clockText(row.seconds));
        case Step: return row.step;
        case Level: return levelText(row.level);
        case Text: return row.text;
        default: return {};
    }
}

}  // namespace slotpilot::gui
