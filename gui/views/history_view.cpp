// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history_view.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>

#include "models/engine_words.h"
#include "models/format.h"
#include "views/replay_view.h"
#include "views/table.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/step_delegate.h"

namespace slotpilot::gui {
namespace {

struct FileKind {
    QString filter, suffix;
};

FileKind fileKind(ExportKind kind) {
    switch (kind) {
        case ExportKind::Report: return {HistoryView::tr("Report (*.html)"), QStringLiteral("html")};
        case ExportKind::Json: return {HistoryView::tr("Exported run (*.json)"), QStringLiteral("json")};
        case ExportKind::Csv: return {HistoryView::tr("Table (*.csv)"), QStringLiteral("csv")};
        case ExportKind::Svg: return {HistoryView::tr("Pictures (*.svg)"), QStringLiteral("svg")};
        case ExportKind::Png: return {HistoryView::tr("Pictures (*.png)"), QStringLiteral("png")};
    }
    return {};
}

StepDelegate::Sign signOf(const RunRow& row) {
    using workflow::RunState;
    if (row.interrupted) return StepDelegate::Sign::Cancelled;
    switch (row.runState) {
        case RunState::Succeeded: return StepDelegate::Sign::Done;
        case RunState::Failed: return StepDelegate::Sign::Failed;
        case RunState::Cancelled: return StepDelegate::Sign::Cancelled;
        case RunState::Running: return StepDelegate::Sign::Running;
        default: return StepDelegate::Sign::Waiting;
    }
}

}  // namespace

HistoryView::HistoryView(Journals journals, bool home, QWidget* parent)
    : Page(parent),
      journals_(std::move(journals)),
      model_(new RunsModel(this)),
      filter_(filterLine(tr("Filter runs"), "runsFilter")),
      table_(new Table(model_, tr("Runs"))),
      open_(new QPushButton(icon("run"), tr("Replay"))),
      list_(new QStackedWidget),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      message_(new MessageBar(true)),
      replay_(new ReplayView) {
    message_->setObjectName("historyMessage");
    message_->hide();
    stack_->addWidget(makeList(home));
    stack_->addWidget(replay_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(message_);
    layout->addWidget(stack_, 1);
    empty_->setContent("history", tr("Reading the journal…"), {});
    connect(replay_, &ReplayView::closed, this, [this] {
        stack_->setCurrentIndex(0);
        refresh();
        table_->setFocus();
    });
    connect(replay_, &ReplayView::exportWanted, this, &HistoryView::chooseExport);
}

QWidget* HistoryView::makeList(bool home) {
    table_->setObjectName("runsTable");
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setColumnWidths({22, 20, 40, 15, 9, 26});
    table_->sortByColumn(RunsModel::When, Qt::DescendingOrder);
    table_->setItemDelegateForColumn(
        RunsModel::State,
        new SignDelegate(
            [this](const QModelIndex& index, const QPalette& palette, qreal ratio) {
                const int row = model_->find(index.data(keyRole).toString());
                if (row < 0) return QPixmap();
                const auto sign = signOf(model_->rows()[static_cast<std::size_t>(row)]);
                const bool selected = palette.color(QPalette::Text) == palette.color(QPalette::HighlightedText);
                return iconPixmap(QString::fromLatin1(iconOf(sign)), 15,
                                  selected ? palette.color(QPalette::Text) : colorOf(sign, palette), ratio);
            },
            table_));
    open_->setObjectName("replayRun");
    open_->setToolTip(tr("Shows the run again, moment by moment"));
    open_->setEnabled(false);
    auto* importing = new QPushButton(icon("import"), tr("Import…"));
    importing->setObjectName("importRun");
    importing->setToolTip(tr("Takes a run that was exported as JSON, on this or another machine"));
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n run(s)", nullptr, all) : tr("%1 of %n run(s)", nullptr, all).arg(shown);
    });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 12, 16, 12);
    bar->setSpacing(12);
    if (home) {
        auto* back = new QPushButton(icon("back"), tr("Start page"));
        back->setObjectName("historyHome");
        connect(back, &QPushButton::clicked, this, &HistoryView::left);
        bar->addWidget(back);
    }
    bar->addWidget(filter_, 1);
    bar->addWidget(count);
    bar->addStretch();
    bar->addWidget(importing);
    bar->addWidget(open_);
    list_->addWidget(empty_);
    list_->addWidget(table_);
    table_->filterBy(filter_);
    connect(importing, &QPushButton::clicked, this, &HistoryView::chooseImport);
    connect(open_, &QPushButton::clicked, this, [this] { open(table_->selectedKey()); });
    connect(table_, &QTableView::activated, this, [this] { open(table_->selectedKey()); });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { open_->setEnabled(!table_->selectedKey().isEmpty()); });
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(list_, 1);
    return page;
}

void HistoryView::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
}

void HistoryView::refresh() {
    if (!isVisible()) return;
    listing_ = inBackground([journals = journals_()](std::stop_token) { return listRuns(journals); },
                            [this](const Expected<std::vector<ListedRun>>& runs) { showRuns(runs); });
}

void HistoryView::showRuns(const Expected<std::vector<ListedRun>>& runs) {
    if (!runs) {
        empty_->setContent("error", tr("The journal can't be read"),
                           errorLine(runs.error()) + QStringLiteral("\n\n") + said(runs.error().hint));
        list_->setCurrentWidget(empty_);
        return;
    }
    const bool first = model_->rows().empty();
    model_->update(runRows(*runs));
    if (runs->empty())
        empty_->setContent(
            "history", tr("No runs yet"),
            tr("Every run of a workflow is written down, here and on the command line. Afterwards it can "
               "be seen again, moment by moment."));
    list_->setCurrentWidget(runs->empty() ? static_cast<QWidget*>(empty_) : table_);
    if (first && !runs->empty()) table_->selectRow(0);
}

void HistoryView::open(const QString& runId) {
    const int row = model_->find(runId);
    if (row < 0) return;
    loading_ = inBackground([journal = model_->rows()[static_cast<std::size_t>(row)].journal,
                             id = runId.toStdString()](std::stop_token) { return loadRun(journal, id); },
                            [this](const Expected<std::shared_ptr<const LoadedRun>>& run) {
                                if (!run) {
                                    message_->show(Tone::Bad, tr("The run can't be shown"),
                                                   errorLine(run.error()) + u'\n' + said(run.error().hint));
                                    return;
                                }
                                message_->hide();
                                replay_->show(*run);
                                stack_->setCurrentWidget(replay_);
                            });
}

void HistoryView::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Import a run"), QDir::homePath(),
                                   fileKind(ExportKind::Json).filter + QStringLiteral(";;") + tr("All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryView::importFrom);
    dialog->open();
}

void HistoryView::importFrom(const QString& file) {
    importing_ = inBackground(
        [file = file.toStdString(), journal = journals_().front()](std::stop_token) {
            return importFile(file, journal);
        },
        [this](const Expected<std::string>& runId) {
            if (!runId) {
                message_->show(Tone::Bad, tr("The run can't be imported"),
                               errorLine(runId.error()) + u'\n' + said(runId.error().hint));
                return;
            }
            const auto id = text(*runId);
            message_->show(Tone::Success, tr("The run is imported"), {}, {{tr("Replay"), [this, id] { open(id); }}});
            filter_->clear();
            refresh();
        });
}

void HistoryView::chooseExport(ExportKind kind) {
    if (!replay_->run()) return;
    const auto kinds = fileKind(kind);
    const auto name =
        QStringLiteral("slotpilot-%1.%2").arg(text(replay_->run()->recorded.run.entry.runId), kinds.suffix);
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog =
        new QFileDialog(this, tr("Export the run"), QDir(folder).exists() ? folder : QDir::homePath(), kinds.filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kinds.suffix);
    dialog->selectFile(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& file) { exportTo(kind, file); });
    dialog->open();
}

void HistoryView::exportTo(ExportKind kind, const QString& file) {
    exporting_ = inBackground(
        [run = replay_->run(), kind, file = file.toStdString()](std::stop_token) {
            return exportRun(*run, kind, file);
        },
        [this](const Expected<std::filesystem::path>& written) {
            if (!written) {
                message_->show(Tone::Bad, tr("The run can't be exported"),
                               errorLine(written.error()) + u'\n' + said(written.error().hint));
                return;
            }
            const auto path = QString::fromStdString(written->string());
            message_->show(Tone::Success, tr("Exported"), path,
                           {{tr("Open the folder"),
                             [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }}});
        });
}

void HistoryView::focusFilter() { filter_->setFocus(Qt::ShortcutFocusReason); }

}  // namespace slotpilot::gui
