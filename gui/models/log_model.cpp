// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_model.h"

#include "models/engine_words.h"
#include "models/format.h"

namespace slotpilot::gui {

QString levelText(log::Level level) {
    switch (level) {
        case log::Level::Debug: return LogModel::tr("Debug");
        case log::Level::Info: return LogModel::tr("Info");
        case log::Level::Warning: return LogModel::tr("Warning");
        case log::Level::Error: return LogModel::tr("Error");
    }
    return {};
}

void LogModel::append(const std::vector<log::Line>& lines) {
    if (lines.empty()) return;
    const auto begin = lines.end() - static_cast<std::ptrdiff_t>(std::min(lines.size(), linesKept));
    const auto added = static_cast<std::size_t>(lines.end() - begin);
    if (rows_.size() + added > linesKept) {
        const auto gone = static_cast<std::ptrdiff_t>(rows_.size() + added - linesKept);
        beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
        rows_.erase(rows_.begin(), rows_.begin() + gone);
        endRemoveRows();
    }
    const int first = static_cast<int>(rows_.size());
    beginInsertRows({}, first, first + static_cast<int>(added) - 1);
    std::transform(begin, lines.end(), std::back_inserter(rows_), [](const log::Line& line) {
        return Row{line, said(line.text)};
    });
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    rows_.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& [line, words] = rows_[static_cast<std::size_t>(index.row())];
    if (role == levelRole) return static_cast<int>(line.level);
    if (role == Qt::ToolTipRole && index.column() == Text) return words;
    if (role == Qt::ToolTipRole && index.column() == Source) return text(line.source);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Time: return dateTime(line.time).toString(QStringLiteral("HH:mm:ss.zzz"));
        case Level: return levelText(line.level);
        case Source: return text(line.source);
        case Text: return words;
        default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString titles[] = {tr("Time"), tr("Level"), tr("Source"), tr("Message")};
    return section >= 0 && section < Count ? QVariant(titles[section]) : QVariant();
}

void LogFilter::setLeast(log::Level least) {
    least_ = least;
    invalidateFilter();
}

void LogFilter::setText(const QString& filter) {
    text_ = filter.trimmed();
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto* model = sourceModel();
    if (model->index(row, 0, parent).data(LogModel::levelRole).toInt() < static_cast<int>(least_)) return false;
    if (text_.isEmpty()) return true;
    const auto contains = [&](int column) {
        return model->index(row, column, parent).data().toString().contains(text_, Qt::CaseInsensitive);
    };
    return contains(LogModel::Source) || contains(LogModel::Text);
}

}  // namespace slotpilot::gui
