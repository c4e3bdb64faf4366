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

/// A table whose rows have a `key`; `update` turns the old rows into the new ones with the fewest signals, so that
/// selection and scroll position of the views survive. Row: `QString key`, operator==.
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

    void update(std::vector<Row> next) {
        removeMissing(next);
        QSet<QString> present;
        for (const Row& row : rows_) present.insert(row.key);
        for (int i = 0; i < static_cast<int>(next.size()); ++i) {
            Row& row = next[static_cast<std::size_t>(i)];
            const int at = present.contains(row.key) ? findFrom(row.key, i) : -1;
            if (at < 0) {
                beginInsertRows({}, i, i);
                rows_.insert(rows_.begin() + i, std::move(row));
                endInsertRows();
                continue;
            }
            if (at != i) {
                beginMoveRows({}, at, at, {}, i);
                std::rotate(rows_.begin() + i, rows_.begin() + at, rows_.begin() + at + 1);
                endMoveRows();
            }
            if (rows_[static_cast<std::size_t>(i)] == row) continue;
            rows_[static_cast<std::size_t>(i)] = std::move(row);
            Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
        }
    }

protected:
    virtual QVariant cell(const Row& row, int column, int role) const = 0;

private:
    int findFrom(const QString& key, int from) const {
        for (int i = from; i < static_cast<int>(rows_.size()); ++i)
            if (rows_[static_cast<std::size_t>(i)].key == key) return i;
        return -1;
    }
    void removeMissing(const std::vector<Row>& next) {
        QSet<QString> keys;
        for (const Row& row : next) keys.insert(row.key);
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

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace slotpilot::gui
