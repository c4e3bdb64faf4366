// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

#include "models/format.h"
#include "views/table.h"
#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int signSize = 14;

QPixmap levelSign(const QModelIndex& index, const QPalette& palette, qreal ratio) {
    const bool selected = palette.color(QPalette::Text) == palette.color(QPalette::HighlightedText);
    const auto sign = [&](const char* name, const QColor& color) {
        return iconPixmap(QString::fromLatin1(name), signSize, selected ? palette.color(QPalette::Text) : color, ratio);
    };
    switch (static_cast<log::Level>(index.data(LogModel::levelRole).toInt())) {
        case log::Level::Error: return sign("error", badColor(palette));
        case log::Level::Warning: return sign("warning", warningColor(palette));
        default: return sign("info", mutedText(palette));
    }
}

}  // namespace

LogView::LogView(QWidget* parent)
    : QWidget(parent),
      model_(new LogModel(this)),
      filter_(new LogFilter(this)),
      level_(new QComboBox),
      text_(filterLine(tr("Filter the log"), "logFilter")),
      follow_(new QCheckBox(tr("F&ollow"))),
      table_(new QTableView) {
    filter_->setSourceModel(model_);
    for (auto level : {log::Level::Debug, log::Level::Info, log::Level::Warning, log::Level::Error})
        level_->addItem(level == log::Level::Debug ? tr("Everything") : tr("%1 and above").arg(levelText(level)));
    level_->setCurrentIndex(static_cast<int>(log::Level::Info));
    level_->setObjectName("logLevel");
    level_->setAccessibleName(tr("Least level"));
    follow_->setChecked(true);
    follow_->setObjectName("logFollow");
    follow_->setToolTip(tr("Shows the newest line as it comes"));
    auto* clear = new QToolButton;
    clear->setText(tr("Clear"));
    clear->setToolTip(tr("Empties this list"));
    clear->setAutoRaise(true);
    table_->setModel(filter_);
    table_->setObjectName("logTable");
    table_->setAccessibleName(tr("Log"));
    table_->setFrameShape(QFrame::NoFrame);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);
    const int character = fontMetrics().averageCharWidth();
    table_->setColumnWidth(LogModel::Time, character * 15);
    table_->setColumnWidth(LogModel::Level, character * 14);
    table_->setColumnWidth(LogModel::Source, character * 10);
    table_->setItemDelegateForColumn(LogModel::Level, new SignDelegate(levelSign, table_));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->addWidget(level_);
    bar->addWidget(text_, 1);
    bar->addStretch();
    bar->addWidget(follow_);
    bar->addWidget(clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(table_);
    connect(level_, &QComboBox::currentIndexChanged, this,
            [this](int index) { filter_->setLeast(static_cast<log::Level>(index)); });
    connect(text_, &QLineEdit::textChanged, filter_, &LogFilter::setText);
    connect(clear, &QToolButton::clicked, model_, &LogModel::clear);
    connect(follow_, &QCheckBox::toggled, this, [this](bool on) {
        if (on) table_->scrollToBottom();
    });
    // Scrolling up by hand ends following; scrolling to the end takes it up again.
    connect(table_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const auto* scroll = table_->verticalScrollBar();
        follow_->setChecked(scroll->sliderPosition() >= scroll->maximum());
    });
}

void LogView::append(const std::vector<log::Line>& lines) {
    model_->append(lines);
    // A source that is longer than any before it gets its room; widths that a person chose stay otherwise.
    for (const auto& line : lines) {
        const int width =
            std::min(fontMetrics().horizontalAdvance(text(line.source)) + 14, fontMetrics().averageCharWidth() * 22);
        if (width <= widestSource_) continue;
        widestSource_ = width;
        table_->setColumnWidth(LogModel::Source, std::max(width, table_->columnWidth(LogModel::Source)));
    }
    if (follow_->isChecked()) table_->scrollToBottom();
}

}  // namespace slotpilot::gui
