// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_input.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>

#include "models/engine_words.h"
#include "models/format.h"
#include "redis/command_line.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int signSize = 16, completions = 60;

QString arityText(const operations::CommandInfo& info) {
    const int arguments =
        std::abs(info.arity) - 1 - static_cast<int>(std::count(info.name.begin(), info.name.end(), ' '));
    if (info.arity >= 0) return CommandInput::tr("%n argument(s)", nullptr, arguments);
    return CommandInput::tr("at least %n argument(s)", nullptr, std::max(0, arguments));
}

QString details(const operations::CommandInfo& info) {
    QStringList words;
    if (!info.summary.empty()) words << text(info.summary);
    if (!info.deprecated.empty()) words << CommandInput::tr("Deprecated: use %1").arg(text(info.deprecated));
    if (!info.complexity.empty()) words << text(info.complexity);
    if (!info.since.empty()) words << CommandInput::tr("since %1").arg(text(info.since));
    return words.join(QStringLiteral("  ·  "));
}

}  // namespace

CommandInput::CommandInput(QWidget* parent)
    : QWidget(parent),
      prompt_(new QLabel),
      line_(new QLineEdit),
      send_(new QPushButton(icon("run"), tr("Send"))),
      stop_(new QPushButton(icon("cancel"), tr("Stop"))),
      sign_(new IconLabel(signSize)),
      syntax_(new QLabel),
      help_(new MutedLabel),
      names_(new QStandardItemModel(this)),
      completer_(new QCompleter(names_, this)) {
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (QWidget* widget : std::initializer_list<QWidget*>{prompt_, line_, syntax_}) widget->setFont(fixed);
    prompt_->setTextFormat(Qt::PlainText);
    line_->setObjectName("commandLine");
    line_->setAccessibleName(tr("Redis command"));
    line_->setPlaceholderText(tr("A Redis command, e.g. INFO memory"));
    line_->setClearButtonEnabled(true);
    line_->installEventFilter(this);
    send_->setObjectName("sendButton");
    send_->setToolTip(tr("Sends the command (Enter)"));
    stop_->setObjectName("stopButton");
    stop_->setToolTip(tr("Stops waiting for answers (Escape)"));
    stop_->hide();
    syntax_->setTextFormat(Qt::RichText);
    syntax_->setObjectName("commandSyntax");
    help_->setTextFormat(Qt::PlainText);
    help_->setObjectName("commandHelp");
    for (QLabel* label : std::initializer_list<QLabel*>{syntax_, help_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* popup = new QTreeView;
    popup->setRootIsDecorated(false);
    popup->setUniformRowHeights(true);
    popup->setAllColumnsShowFocus(true);
    popup->header()->hide();
    popup->setObjectName("completions");
    names_->setColumnCount(2);
    completer_->setPopup(popup);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setWidget(line_);
    completer_->setMaxVisibleItems(10);
    popup->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    popup->header()->setStretchLastSection(true);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->addWidget(prompt_, 0, 0);
    layout->addWidget(line_, 0, 1);
    layout->addWidget(send_, 0, 2);
    layout->addWidget(stop_, 0, 3);
    layout->setColumnStretch(1, 1);
    auto* below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(sign_, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(syntax_);
    words->addWidget(help_);
    words->addStretch();
    below->addLayout(words, 1);
    layout->addLayout(below, 1, 1, 1, 3);
    // The page must not move with each letter.
    layout->setRowMinimumHeight(1, 3 * fontMetrics().height() + 4);

    connect(line_, &QLineEdit::textEdited, this, &CommandInput::complete);
    connect(line_, &QLineEdit::textChanged, this, &CommandInput::explain);
    connect(line_, &QLineEdit::returnPressed, this, &CommandInput::submit);
    connect(send_, &QPushButton::clicked, this, &CommandInput::submit);
    connect(stop_, &QPushButton::clicked, this, &CommandInput::stopped);
    connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { line_->setText(index.siblingAtColumn(0).data().toString() + u' '); });
    setFocusProxy(line_);
    explain();
}

void CommandInput::setCatalog(const operations::CommandCatalog* catalog) {
    catalog_ = catalog;
    explain();
}

void CommandInput::setPrompt(const QString& prompt) { prompt_->setText(prompt + QStringLiteral(">")); }

void CommandInput::setBusy(bool busy) {
    stop_->setVisible(busy);
    send_->setVisible(!busy);
}

void CommandInput::setText(const QString& line) {
    line_->setText(line);
    line_->setFocus();
}

QString CommandInput::text() const { return line_->text(); }

void CommandInput::accept(const redis::Command& command) {
    history_.add(line_->text().trimmed(), command);
    line_->clear();
}

void CommandInput::complete() {
    const auto typed = line_->text().trimmed().toStdString();
    std::vector<const operations::CommandInfo*> found;
    if (catalog_ && !typed.empty() && line_->cursorPosition() == line_->text().size())
        found = catalog_->complete(typed, completions);
    const bool whole = found.size() == 1 && text().toUpper().startsWith(gui::text(found.front()->name));
    if (found.empty() || whole) {
        completer_->popup()->hide();
        return;
    }
    names_->removeRows(0, names_->rowCount());
    for (const auto* info : found)
        names_->appendRow({new QStandardItem(gui::text(info->name)), new QStandardItem(gui::text(info->summary))});
    completer_->setCompletionPrefix({});
    completer_->complete();
}

/// Syntax and meaning of what is typed; or what is wrong with it, or to be thought of.
void CommandInput::explain() {
    static const operations::CommandCatalog nothing;
    const auto& catalog = catalog_ ? *catalog_ : nothing;
    const auto words = redis::splitCommandLine(line_->text().toStdString());
    send_->setEnabled(words && !words->empty());
    sign_->setVisible(false);
    if (!words) {
        sign_->setIcon("warning", warningColor);
        sign_->setVisible(true);
        syntax_->clear();
        help_->setText(errorLine(words.error()));
        return;
    }
    const auto* info = catalog.find(*words);
    const auto caution = operations::cautionOf(*words, catalog);
    if (caution.kind != operations::Caution::Kind::None) {
        const bool refused = caution.kind == operations::Caution::Kind::Refuse;
        sign_->setIcon(refused ? "error" : "warning", refused ? badColor : warningColor);
        sign_->setVisible(true);
    }
    const QString shown =
        info ? (info->syntax.empty() && info->summary.empty() ? arityText(*info) : gui::text(info->syntax)) : QString();
    syntax_->setText(
        info ? QStringLiteral("<b>%1</b> %2").arg(gui::text(info->name).toHtmlEscaped(), shown.toHtmlEscaped())
             : QString());
    QStringList lines;
    if (!caution.why.empty()) lines << tr("%1.").arg(said(caution.why));
    if (info) lines << details(*info);
    lines.removeAll(QString());
    help_->setText(lines.join(u' '));
    if (words->empty())
        help_->setText(tr("Enter sends, ↑ and ↓ bring earlier commands back. Words are quoted as in redis-cli."));
}

void CommandInput::submit() {
    const auto* popup = completer_->popup();
    if (popup->isVisible() && popup->currentIndex().isValid()) return;  // Enter takes the name that is marked
    completer_->popup()->hide();
    const auto words = redis::splitCommandLine(line_->text().toStdString());
    if (words && !words->empty() && !stop_->isVisible()) Q_EMIT submitted(*words);
}

bool CommandInput::eventFilter(QObject* watched, QEvent* event) {
    if (watched != line_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Up)
        line_->setText(history_.older(line_->text()));
    else if (key->key() == Qt::Key_Down)
        line_->setText(history_.newer(line_->text()));
    else if (key->key() == Qt::Key_Escape && stop_->isVisible())
        Q_EMIT stopped();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

}  // namespace slotpilot::gui
