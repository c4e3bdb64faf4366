// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "bridge/console_bridge.h"

namespace slotpilot::gui {

/// What a server answered, or why it did not.
QString answerText(const Exchange::Node& node);

/// Answers of several servers side by side: a row a pod where each is one value, else a row an entry and a column a
/// pod. Entries that differ carry the sign ≠ in the first column, and what others say otherwise is bold.
class AnswersModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// True for a cell, or a row's sign, that stands out.
    static constexpr int oddRole = Qt::UserRole + 2;
    static constexpr int colorRole = Qt::UserRole + 3;  ///< of a pod's name: its index of colour; else -1
    static constexpr int errorRole = Qt::UserRole + 4;  ///< true: the cell says why there is no answer

    using QAbstractTableModel::QAbstractTableModel;

    /// `colors`: the index of colour of each pod of the exchange.
    void show(ExchangePtr exchange, const std::vector<int>& colors);
    void setOnlyDifferences(bool only);
    /// A row a pod.
    bool single() const { return single_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void chooseRows();
    QVariant podCell(int row, int column, int role) const;
    QVariant entryCell(int row, int column, int role) const;

    ExchangePtr exchange_ = std::make_shared<const Exchange>();
    std::vector<int> colors_;           ///< by pod
    std::vector<std::size_t> rows_;     ///< those of the comparison that are shown
    std::vector<std::size_t> columns_;  ///< pods with an answer
    bool single_ = true, only_ = false;
};

}  // namespace slotpilot::gui
