// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/answers_model.h"

#include <QFont>
#include <QLocale>

#include "models/format.h"

namespace slotpilot::gui {
namespace {

constexpr qsizetype mostOfCell = 500, mostOfToolTip = 4000;

QString shortened(const QString& value, qsizetype most) {
    return value.size() <= most ? value : value.left(most) + QStringLiteral("…");
}

QVariant cellText(const QString& value, int role) {
    if (role == Qt::DisplayRole) return shortened(value, mostOfCell);
    if (role == Qt::ToolTipRole && value.size() > 40) return shortened(value, mostOfToolTip);
    if (role == Qt::EditRole) return value;
    return {};
}

QVariant boldIf(bool bold) {
    if (!bold) return {};
    QFont font;
    font.setBold(true);
    return font;
}

}  // namespace

QString answerText(const Exchange::Node& node) { return node.error ? errorAdvice(*node.error) : text(node.text); }

void AnswersModel::show(ExchangePtr exchange, const std::vector<int>& colors) {
    beginResetModel();
    exchange_ = std::move(exchange);
    colors_ = colors;
    columns_.clear();
    const auto& comparison = exchange_->comparison;
    for (std::size_t i = 0; i < comparison.errors.size(); ++i)
        if (comparison.errors[i].empty()) columns_.push_back(i);
    single_ = comparison.single();
    chooseRows();
    endResetModel();
}

void AnswersModel::setOnlyDifferences(bool only) {
    if (only == only_) return;
    beginResetModel();
    only_ = only;
    chooseRows();
    endResetModel();
}

void AnswersModel::chooseRows() {
    rows_.clear();
    const auto& rows = exchange_->comparison.rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (!only_ || rows[i].differs) rows_.push_back(i);
}

int AnswersModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return static_cast<int>(single_ ? exchange_->nodes.size() : rows_.size());
}

int AnswersModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    return single_ ? 4 : 2 + static_cast<int>(columns_.size());
}

QVariant AnswersModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    return single_ ? podCell(index.row(), index.column(), role) : entryCell(index.row(), index.column(), role);
}

QVariant AnswersModel::podCell(int row, int column, int role) const {
    const auto at = static_cast<std::size_t>(row);
    const auto& node = exchange_->nodes[at];
    const auto& rows = exchange_->comparison.rows;
    const bool odd = !node.failed && !rows.empty() && rows.front().cells[at].odd;
    if (role == oddRole) return odd;
    switch (column) {
        case 0:
            if (role == Qt::DisplayRole && odd) return QStringLiteral("≠");
            if (role == Qt::ToolTipRole && odd) return tr("Differs from most");
            return {};
        case 1:
            if (role == Qt::DisplayRole) return text(node.pod);
            if (role == colorRole) return colors_[at];
            return {};
        case 2:
            if (role == Qt::FontRole) return boldIf(odd);
            if (role == errorRole) return node.failed;
            if (!node.come) return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
            return cellText(answerText(node), role);
        case 3:
            if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
            if (role != Qt::DisplayRole || node.milliseconds <= 0) return {};
            return tr("%1 ms").arg(QLocale().toString(node.milliseconds, 'f', 1));
        default: return {};
    }
}

QVariant AnswersModel::entryCell(int row, int column, int role) const {
    const auto& entry = exchange_->comparison.rows[rows_[static_cast<std::size_t>(row)]];
    if (column == 0) {
        if (role == oddRole) return entry.differs;
        if (role == Qt::DisplayRole && entry.differs) return QStringLiteral("≠");
        if (role == Qt::ToolTipRole && entry.differs) return tr("Not the same everywhere");
        return {};
    }
    if (column == 1) return role == oddRole ? QVariant(false) : cellText(text(entry.label), role);
    const auto& cell = entry.cells[columns_[static_cast<std::size_t>(column - 2)]];
    if (role == oddRole) return cell.odd;
    if (role == Qt::FontRole) return boldIf(cell.odd);
    if (!cell.present) return role == Qt::DisplayRole ? QVariant(QStringLiteral("–")) : QVariant();
    return cellText(text(cell.text), role);
}

QVariant AnswersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (section == 0) return role == Qt::ToolTipRole ? QVariant(tr("≠: not the same everywhere")) : QVariant();
    if (single_) {
        const QString titles[] = {{}, tr("Pod"), tr("Answer"), tr("Time")};
        return role == Qt::DisplayRole && section < 4 ? QVariant(titles[section]) : QVariant();
    }
    if (section == 1) return role == Qt::DisplayRole ? QVariant(tr("Entry")) : QVariant();
    const auto at = static_cast<std::size_t>(section - 2);
    if (at >= columns_.size()) return {};
    if (role == Qt::DisplayRole) return text(exchange_->nodes[columns_[at]].pod);
    if (role == colorRole) return colors_[columns_[at]];
    return {};
}

}  // namespace slotpilot::gui
