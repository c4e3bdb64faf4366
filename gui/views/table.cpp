// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <algorithm>

#include "models/keyed_table.h"
#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

const QString distance(QChar(0x2003));  // an em space

/// Sorts and filters; its headings stand over their numbers.
class Proxy : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    int ordered = -1;  ///< the column by which the source is in order

    void sort(int column, Qt::SortOrder order) override {
        QSortFilterProxyModel::sort(column == ordered && order == Qt::AscendingOrder ? -1 : column, order);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        const QVariant value = QSortFilterProxyModel::headerData(section, orientation, role);
        if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return value;
        const int alignment = QSortFilterProxyModel::headerData(section, orientation, Qt::TextAlignmentRole).toInt();
        return alignment & Qt::AlignRight ? value.toString() + distance : value;
    }
};

}  // namespace

Table::Table(QAbstractItemModel* model, const QString& name, QWidget* parent)
    : QTableView(parent), proxy_(new Proxy(this)) {
    proxy_->setSourceModel(model);
    proxy_->setSortRole(sortRole);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy_->setFilterKeyColumn(-1);
    setModel(proxy_);
    setAccessibleName(name);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumHeight(fontMetrics().height() + 12);
    setItemDelegate(new CellDelegate(this));
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
    connect(proxy_, &QAbstractItemModel::modelAboutToBeReset, this, &Table::remember);
    connect(proxy_, &QAbstractItemModel::modelReset, this, &Table::restore);
    horizontalHeader()->setResizeContentsPrecision(0);  // of the rows in sight
    fitting_.setSingleShot(true);
    fitting_.setInterval(60);
    connect(&fitting_, &QTimer::timeout, this, &Table::fit);
    connect(proxy_, &QAbstractItemModel::modelReset, this, &Table::fitSoon);
    connect(proxy_, &QAbstractItemModel::dataChanged, this, &Table::fitSoon);
    connect(proxy_, &QAbstractItemModel::layoutChanged, this, &Table::fitSoon);
    connect(proxy_, &QAbstractItemModel::rowsInserted, this, &Table::fitSoon);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &Table::fitSoon);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &Table::noticeHand);
}

void Table::setOrdered(int column) {
    static_cast<Proxy*>(proxy_)->ordered = column;
    sortByColumn(column, Qt::AscendingOrder);
}

void Table::remember() {
    selectedKeys_.clear();
    for (const auto& index : selectionModel()->selectedRows()) selectedKeys_.insert(index.data(keyRole).toString());
    selectedKeys_.remove(QString());
    scrolledTo_ = verticalScrollBar()->value();
}

void Table::restore() {
    QItemSelection selection;
    for (int row = 0; !selectedKeys_.isEmpty() && row < proxy_->rowCount(); ++row)
        if (const auto index = proxy_->index(row, 0); selectedKeys_.remove(index.data(keyRole).toString()))
            selection.select(index, index);
    if (!selection.isEmpty()) {
        selectionModel()->setCurrentIndex(selection.first().topLeft(), QItemSelectionModel::NoUpdate);
        selectionModel()->select(selection, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (scrolledTo_ == 0) return;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(scrolledTo_);
}

void Table::setColumnWidths(const std::vector<int>& characters) {
    given_.clear();
    for (int i = 0; i < static_cast<int>(characters.size()); ++i) {
        given_.push_back(std::max(characters[static_cast<std::size_t>(i)] * fontMetrics().averageCharWidth() + 20,
                                  horizontalHeader()->sectionSizeHint(i)));
        setColumnWidth(i, given_.back());
    }
}

std::vector<int> fittedWidths(std::vector<int> widths, const std::vector<int>& wanted, int room) {
    int spare = room, need = 0;
    std::vector<std::size_t> needy;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        spare -= widths[i];
        need += std::max(0, wanted[i] - widths[i]);
        if (wanted[i] > widths[i]) needy.push_back(i);
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int taken = std::clamp(need - spare, 0, std::max(0, widths[i] - wanted[i]));
        widths[i] -= taken;
        spare += taken;
    }
    // Those that need least come first: as many as possible are whole.
    const auto lack = [&](std::size_t i) { return wanted[i] - widths[i]; };
    std::sort(needy.begin(), needy.end(), [&](auto a, auto b) { return lack(a) < lack(b); });
    for (std::size_t at = 0; at < needy.size() && spare > 0; ++at) {
        const int grown = std::min(lack(needy[at]), spare / static_cast<int>(needy.size() - at));
        widths[needy[at]] += grown;
        spare -= grown;
    }
    return widths;
}

/// The column that takes what is left; -1: none.
int Table::stretched() const {
    const auto* header = horizontalHeader();
    for (int i = 0; i < header->count(); ++i)
        if (header->sectionResizeMode(i) == QHeaderView::Stretch) return i;
    return header->stretchLastSection() ? header->logicalIndex(header->count() - 1) : -1;
}

void Table::fit() {
    const auto count = static_cast<std::size_t>(proxy_->columnCount());
    if (byHand_ || given_.size() != count || !isVisible()) return;
    wanted_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const int column = static_cast<int>(i);
        wanted_[i] = std::max({wanted_[i], sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)});
    }
    const auto widths = fittedWidths(given_, wanted_, viewport()->width());
    own_ = true;
    for (std::size_t i = 0; i < count; ++i)
        if (static_cast<int>(i) != stretched()) setColumnWidth(static_cast<int>(i), widths[i]);
    own_ = false;
}

void Table::noticeHand(int section) {
    if (!own_ && section != stretched() && QGuiApplication::mouseButtons() & Qt::LeftButton) byHand_ = true;
}

void Table::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->oldSize().width() == event->size().width()) return;
    wanted_.clear();
    fit();
}

void Table::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    fit();
}

void Table::filterBy(QLineEdit* filter) {
    connect(filter, &QLineEdit::textChanged, proxy_, &QSortFilterProxyModel::setFilterFixedString);
}

void Table::selectKey(const QString& key) {
    for (int row = 0; row < proxy_->rowCount(); ++row) {
        const auto index = proxy_->index(row, 0);
        if (index.data(keyRole).toString() != key) continue;
        selectRow(row);
        scrollTo(index);
        return;
    }
}

QString Table::selectedKey() const {
    const auto rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(keyRole).toString();
}

void Table::keyPressEvent(QKeyEvent* event) {
    if (event == QKeySequence::Copy)
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

void Table::copySelection() const {
    QStringList lines;
    for (const auto& index : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < proxy_->columnCount(); ++column)
            cells << index.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void CellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->displayAlignment & Qt::AlignRight) option->text += distance;
}

void SignDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    CellDelegate::initStyleOption(option, index);
    const bool selected = option->state & QStyle::State_Selected;
    QPalette palette = option->palette;
    if (selected) palette.setColor(QPalette::Text, palette.color(QPalette::HighlightedText));
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
    const QPixmap pixmap = sign_(index, palette, ratio);
    if (pixmap.isNull()) return;
    QIcon sign(pixmap);
    sign.addPixmap(pixmap, QIcon::Selected);
    option->icon = sign;
    option->decorationSize = pixmap.deviceIndependentSize().toSize();
    option->features |= QStyleOptionViewItem::HasDecoration;
}

QPixmap ownerSwatch(int colorIndex, qreal devicePixelRatio) {
    QPixmap pixmap(QSize(12, 12) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ownerColor(colorIndex));
    painter.drawRoundedRect(QRectF(0, 0, 12, 12), 3, 3);
    return pixmap;
}

void countRows(QLabel* label, const Table& table, const std::function<QString(int, int)>& words) {
    auto* proxy = table.proxy();
    const auto count = [label, proxy, words] {
        label->setText(words(proxy->rowCount(), proxy->sourceModel()->rowCount()));
    };
    // The proxy's rows go before those of its model.
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        for (QAbstractItemModel* model : {static_cast<QAbstractItemModel*>(proxy), proxy->sourceModel()})
            QObject::connect(model, signal, label, count);
    QObject::connect(proxy, &QAbstractItemModel::layoutChanged, label, count);
    QObject::connect(proxy, &QAbstractItemModel::modelReset, label, count);
    count();
}

QLineEdit* filterLine(const QString& placeholder, const QString& objectName) {
    auto* line = new QLineEdit;
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(placeholder);
    line->setObjectName(objectName);
    line->setClearButtonEnabled(true);
    line->setMaximumWidth(340);
    line->addAction(icon("search"), QLineEdit::LeadingPosition);
    return line;
}

}  // namespace slotpilot::gui
