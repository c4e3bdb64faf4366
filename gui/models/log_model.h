// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <deque>
#include <vector>

#include "base/log.h"

namespace slotpilot::gui {

QString levelText(log::Level level);

/// The last lines of the log; new ones are appended, the oldest leave at the top.
class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum { Time, Level, Source, Text, Count };
    static constexpr int levelRole = Qt::UserRole;
    static constexpr std::size_t linesKept = 10'000;

    explicit LogModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void append(const std::vector<log::Line>& lines);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : Count; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        log::Line line;
        QString words;  ///< in the window's language
    };
    std::deque<Row> rows_;
};

/// Lines of a level and above that contain a text, in source or message.
class LogFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLeast(log::Level least);
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    log::Level least_ = log::Level::Info;
    QString text_;
};

}  // namespace slotpilot::gui
