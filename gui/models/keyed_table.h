// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QString>
#include <algorithm>
#include <utility>
#include <vector>

namespace slotpilot::gui {

/// The role by which proxies sort: numbers as numbers, absent values last.
inline constexpr int sortRole = Qt::UserRole;
/// The row's key, e.g. the pod's name.
inline constexpr int keyRole = Qt::UserRole + 1;

/// A column's heading and what it means.
struct Column {
    QString title, toolTip;
    bool number = false;
};

/// A table whose rows have a `key`; `update` turns the old rows into the new ones with few signals, so that selection
/// and scroll position of the views survive; where most rows are others it resets, which a Table survives, too.
/// Row: `QString key`, unique; operator==.
template <class Row>
class KeyedTable : public QAbstractTableModel {
public:
    KeyedTable(std::vector<Column> columns, QObject* parent)
        : QAbstractTableModel(parent), columns_(std::move(columns)) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(columns_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
        const Row& row = rows_[static_cast<std::size_t>(index.row())];
        if (role == keyRole) return row.key;
        if (role == Qt::TextAlignmentRole && columns_[static_cast<std::size_t>(index.column())].number)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return cell(row, index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
        const Column& column = columns_[static_cast<std::size_t>(section)];
        if (role == Qt::DisplayRole) return column.title;
        if (role == Qt::ToolTipRole && !column.toolTip.isEmpty()) return column.toolTip;
        if (role == Qt::TextAlignmentRole)
            return static_cast<int>((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return {};
    }

    const std::vector<Row>& rows() const { return rows_; }
    /// The row with that key, -1 without.
    int find(const QString& key) const {
        const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.key == key; });
        return at == rows_.end() ? -1 : static_cast<int>(at - rows_.begin());
    }

    /// What a column shows is another with the time.
    void refresh(int column) {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
    }

    void update(std::vector<Row> next) {
        if (!haveKeysOf(next)) {
            if (replacedBy(next) > mostSignals) {
                beginResetModel();
                rows_ = std::move(next);
                endResetModel();
                return;
            }
            removeMissing(next);
            insertAndMove(next);
        }
        take(std::move(next));
    }

protected:
    virtual QVariant cell(const Row& row, int column, int role) const = 0;

private:
    /// From so many rows or blocks of rows on, views do better with one signal for all of them.
    static constexpr std::size_t mostSignals = 100;

    bool haveKeysOf(const std::vector<Row>& next) const {
        return std::equal(rows_.begin(), rows_.end(), next.begin(), next.end(),
                          [](const Row& a, const Row& b) { return a.key == b.key; });
    }
    static QSet<QString> keysOf(const std::vector<Row>& rows) {
        QSet<QString> keys;
        keys.reserve(static_cast<qsizetype>(rows.size()));
        for (const Row& row : rows) keys.insert(row.key);
        return keys;
    }
    /// How many rows go and come.
    std::size_t replacedBy(const std::vector<Row>& next) const {
        const QSet<QString> old = keysOf(rows_);
        const auto kept = static_cast<std::size_t>(
            std::count_if(next.begin(), next.end(), [&](const Row& row) { return old.contains(row.key); }));
        return rows_.size() + next.size() - 2 * kept;
    }
    int findFrom(const QString& key, int from) const {
        for (int i = from; i < static_cast<int>(rows_.size()); ++i)
            if (rows_[static_cast<std::size_t>(i)].key == key) return i;
        return -1;
    }
    void removeMissing(const std::vector<Row>& next) {
        const QSet<QString> keys = keysOf(next);
        for (int last = static_cast<int>(rows_.size()) - 1; last >= 0; --last) {
            if (keys.contains(rows_[static_cast<std::size_t>(last)].key)) continue;
            int first = last;
            while (first > 0 && !keys.contains(rows_[static_cast<std::size_t>(first - 1)].key)) --first;
            beginRemoveRows({}, first, last);
            rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
            endRemoveRows();
            last = first;
        }
    }
    /// Gives the rows the keys and the order of `next`.
    void insertAndMove(const std::vector<Row>& next) {
        const QSet<QString> present = keysOf(rows_);
        const int count = static_cast<int>(next.size());
        const auto isNew = [&](int i) { return !present.contains(next[static_cast<std::size_t>(i)].key); };
        for (int i = 0; i < count; ++i) {
            const int at = isNew(i) ? -1 : findFrom(next[static_cast<std::size_t>(i)].key, i);
            if (at == i) continue;
            if (at < 0) {
                int last = i;
                while (last + 1 < count && isNew(last + 1)) ++last;
                beginInsertRows({}, i, last);
                rows_.insert(rows_.begin() + i, next.begin() + i, next.begin() + last + 1);
                endInsertRows();
                i = last;
                continue;
            }
            beginMoveRows({}, at, at, {}, i);
            std::rotate(rows_.begin() + i, rows_.begin() + at, rows_.begin() + at + 1);
            endMoveRows();
        }
    }
    /// Rows of the same keys with other contents: a signal for each block of them, or one for all.
    void take(std::vector<Row> next) {
        std::vector<std::pair<int, int>> blocks;
        for (int i = 0; i < static_cast<int>(next.size()); ++i) {
            if (rows_[static_cast<std::size_t>(i)] == next[static_cast<std::size_t>(i)]) continue;
            if (blocks.empty() || blocks.back().second != i - 1)
                blocks.emplace_back(i, i);
            else
                blocks.back().second = i;
        }
        rows_ = std::move(next);
        if (blocks.size() > mostSignals) blocks = {{blocks.front().first, blocks.back().second}};
        for (const auto& [first, last] : blocks) Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace slotpilot::gui
