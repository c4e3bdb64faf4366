// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>
#include <functional>
#include <vector>

class QAbstractItemModel;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;

namespace slotpilot::gui {

/// A table over a model: sorted by its sort role, filtered by a text in any column, rows copied by Ctrl+C. What is
/// selected and where it is scrolled to stay when a model with keys is reset.
class Table : public QTableView {
    Q_OBJECT
public:
    Table(QAbstractItemModel* model, const QString& name, QWidget* parent = nullptr);

    QSortFilterProxyModel* proxy() const { return proxy_; }
    /// The model keeps its rows in the order of this column: sorting by it costs nothing.
    void setOrdered(int column);
    /// Makes `filter` narrow the rows.
    void filterBy(QLineEdit* filter);
    /// Selects and shows the row with that key.
    void selectKey(const QString& key);
    /// The selected row's key; empty without one.
    QString selectedKey() const;
    /// Widths in average characters, or the headings' where those are wider; the last column takes what is left. Where
    /// cells would be cut beside free room, they get it, until a person sets a width.
    void setColumnWidths(const std::vector<int>& characters);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copySelection() const;
    void remember();
    void restore();
    int stretched() const;
    void fit();
    void fitSoon() { fitting_.start(); }
    void noticeHand(int section);

    QSortFilterProxyModel* proxy_;
    std::vector<int> given_, wanted_;  ///< widths: as told, and as the cells seen so far need
    bool byHand_ = false, own_ = false;
    QTimer fitting_;
    QSet<QString> selectedKeys_;  ///< while the model is reset
    int scrolledTo_ = 0;
};

/// `given` widths as they suit `room`: columns that want more than they have get what is free and what others have more
/// than they want.
std::vector<int> fittedWidths(std::vector<int> given, const std::vector<int>& wanted, int room);

/// Keeps right-aligned numbers away from the column that follows.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// Puts a small picture before the text of a cell.
class SignDelegate : public CellDelegate {
    Q_OBJECT
public:
    using Sign = std::function<QPixmap(const QModelIndex&, const QPalette&, qreal devicePixelRatio)>;
    SignDelegate(Sign sign, QObject* parent) : CellDelegate(parent), sign_(std::move(sign)) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    Sign sign_;
};

/// A square in an owner's colour, to be put before its name.
QPixmap ownerSwatch(int colorIndex, qreal devicePixelRatio);

/// "3 of 6 pods" beside a filter, kept up to date.
void countRows(QLabel* label, const Table& table, const std::function<QString(int shown, int all)>& words);
/// A line for filtering, made in one way everywhere.
QLineEdit* filterLine(const QString& placeholder, const QString& objectName);

}  // namespace slotpilot::gui
