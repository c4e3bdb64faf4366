// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/probe_view.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <nlohmann/json.hpp>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/probe_tables.h"
#include "probes/results.h"
#include "probes/workers.h"
#include "views/guarded.h"
#include "views/probe_form.h"
#include "views/result_view.h"
#include "views/table.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"
#include "widgets/time_panels.h"

namespace slotpilot::gui {
namespace {

using probes::LoadSpec;
using probes::MeasureSpec;
enum Tab { Comparison, Totals, Gaps, Failures, Kept };

/// A shard's colour before its name.
void addSwatches(Table* table, int column, int role) {
    table->setItemDelegateForColumn(
        column, new SignDelegate(
                    [role](const QModelIndex& index, const QPalette&, qreal ratio) {
                        const QVariant color = index.data(role);
                        return color.isValid() && color.toInt() >= 0 ? ownerSwatch(color.toInt(), ratio) : QPixmap();
                    },
                    table));
}

}  // namespace

ProbeView::ProbeView(LoadSpec::Kind kind, const Actions& actions, ClusterBridge& cluster, ProbeBridge& probe,
                     QWidget* parent)
    : Page(parent),
      kind_(kind),
      actions_(actions),
      cluster_(cluster),
      probe_(probe),
      form_(new ProbeForm(kind)),
      problem_(new QLabel),
      message_(new MessageBar(true)),
      left_(new MessageBar(false)),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      a_(new ResultView),
      b_(new ResultView),
      tabs_(new QTabWidget),
      totals_(new TotalsModel(this)),
      gaps_(new GapsModel(this)),
      failures_(new FailuresModel(this)),
      results_(new ResultsModel(this)),
      compared_(new ComparedModel(this)) {
    message_->setObjectName("probeMessage");
    left_->setObjectName("leftWorkers");
    a_->setObjectName("resultA");
    b_->setObjectName("resultB");
    auto* pair = new QSplitter(Qt::Horizontal);
    pair->setChildrenCollapsible(false);
    for (auto* view : {a_, b_}) pair->addWidget(view);
    b_->hide();
    stack_->addWidget(empty_);
    stack_->addWidget(pair);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(stack_);
    splitter->addWidget(makeTabs());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({560, 190});
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(message_);
    layout->addWidget(left_);
    layout->addWidget(splitter, 1);
    connect(form_, &ProbeForm::edited, this, &ProbeView::refresh);
    connect(&probe_, &ProbeBridge::stateChanged, this, [this] {
        if (!std::exchange(wasActive_, probe_.active()) && wasActive_) {
            live_ = true;
            record_ = {};
        }
        showProbe();
    });
    connect(&probe_, &ProbeBridge::pointAdded, this, [this](const probes::Point& point) {
        record_.add(point);
        showProbe();
    });
    connect(&probe_, &ProbeBridge::finished, this, &ProbeView::finish);
    connect(&probe_, &ProbeBridge::failed, this, &ProbeView::showFailure);
    connect(&probe_, &ProbeBridge::notKept, this, [this](const Error& error) {
        message_->show(Tone::Warning, tr("The result could not be kept"), errorLine(error));
    });
    showEmpty();
    refresh();
}

QWidget* ProbeView::makeHead() {
    start_ = new QPushButton;
    start_->setObjectName("probeStart");
    start_->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    start_->setIconSize({20, 20});
    back_ = new QPushButton(tr("Back to the running one"));
    back_->setObjectName("probeBack");
    back_->hide();
    export_ = new QToolButton;
    export_->setObjectName("probeExport");
    export_->setText(tr("Export"));
    export_->setIcon(icon("export"));
    export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    export_->setPopupMode(QToolButton::InstantPopup);
    export_->setToolTip(tr("Writes the result that is shown into a file"));
    auto* menu = new QMenu(export_);
    const std::pair<const char*, QString> kinds[] = {{"csv", tr("CSV: a line a second, for spreadsheets…")},
                                                     {"json", tr("JSON: all of it, for programs…")},
                                                     {"png", tr("PNG: the charts as a picture…")},
                                                     {"svg", tr("SVG: the charts, to be scaled…")}};
    for (const auto& [suffix, words] : kinds)
        connect(menu->addAction(words), &QAction::triggered, this,
                [this, suffix = QString::fromLatin1(suffix)] { chooseExport(suffix); });
    export_->setMenu(menu);
    problem_->setObjectName("probeProblem");
    problem_->setWordWrap(true);
    problem_->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(problem_, 1);
    for (auto* button : std::initializer_list<QAbstractButton*>{back_, export_, start_}) {
        button->setFixedHeight(fontMetrics().height() * 2);
        row->addWidget(button);
    }
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(20, 12, 20, 10);
    layout->setSpacing(6);
    layout->addWidget(form_);
    layout->addLayout(row);
    connect(start_, &QPushButton::clicked, this, [this] {
        if (probe_.active())
            probe_.stop();
        else
            start();
    });
    connect(back_, &QPushButton::clicked, this, [this] {
        live_ = probe_.active();
        if (!live_ && a_->result()) open(a_->result());
        showProbe();
    });
    return head;
}

QWidget* ProbeView::makeTabs() {
    tabs_->setObjectName("probeTabs");
    tabs_->setAccessibleName(tr("Results"));
    tabs_->setDocumentMode(true);
    auto* compared = new Table(compared_, tr("Comparison"));
    compared->setObjectName("comparedTable");
    compared->setColumnWidths({30, 13, 13, 11, 10});
    compared->setItemDelegateForColumn(ComparedModel::Judgement,
                                       new SignDelegate(
                                           [](const QModelIndex& index, const QPalette& palette, qreal ratio) {
                                               const int judgement = index.data(ComparedModel::judgementRole).toInt();
                                               if (judgement == 0) return QPixmap();
                                               return judgement > 0
                                                          ? iconPixmap("success", 14, goodColor(palette), ratio)
                                                          : iconPixmap("warning", 14, warningColor(palette), ratio);
                                           },
                                           compared));
    auto* totals = new Table(totals_, tr("Totals"));
    totals->setObjectName("totalsTable");
    totals->setColumnWidths({22, 13, 11, 10, 9, 9, 9, 9, 9, 10, 16});
    totals->horizontalHeader()->setStretchLastSection(false);
    addSwatches(totals, TotalsModel::Name, TotalsModel::colorRole);
    gapsTable_ = new Table(gaps_, tr("Gaps"));
    gapsTable_->setObjectName("gapsTable");
    gapsTable_->setColumnWidths({22, 11, 12, 40});
    gapsTable_->sortByColumn(GapsModel::Length, Qt::DescendingOrder);
    addSwatches(gapsTable_, GapsModel::Shard, GapsModel::colorRole);
    connect(gapsTable_, &QTableView::activated, this, [this](const QModelIndex& index) {
        const double from = index.data(GapsModel::fromRole).toDouble(), to = index.data(GapsModel::toRole).toDouble();
        const double around = std::max(0.05, (to - from) * 2);
        a_->panels()->zoom(from - around, to + around);
    });
    auto* failures = new Table(failures_, tr("Errors and retries"));
    failures->setObjectName("failuresTable");
    failures->setColumnWidths({20, 11, 12, 60});
    for (auto* table : {compared, totals, failures}) table->setMinimumHeight(80);
    differing_ = new QLabel;
    differing_->setObjectName("comparedDiffering");
    differing_->setWordWrap(true);
    differing_->setTextFormat(Qt::PlainText);
    differing_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    differing_->setContentsMargins(12, 6, 12, 6);
    auto* comparison = new QWidget;
    auto* lines = new QVBoxLayout(comparison);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(differing_);
    lines->addWidget(compared, 1);
    tabs_->addTab(comparison, tr("Comparison"));
    tabs_->addTab(totals, tr("Totals"));
    tabs_->addTab(gapsTable_, tr("Gaps"));
    tabs_->addTab(failures, tr("Errors and retries"));
    tabs_->addTab(makeKept(), tr("Kept results"));
    tabs_->setTabVisible(Comparison, false);
    tabs_->setCurrentIndex(Totals);
    return tabs_;
}

QWidget* ProbeView::makeKept() {
    resultsTable_ = new Table(results_, tr("Kept results"));
    resultsTable_->setObjectName("resultsTable");
    resultsTable_->setColumnWidths({19, 15, 14, 24, 9, 11, 9, 15, 7, 40});
    resultsTable_->sortByColumn(ResultsModel::Started, Qt::DescendingOrder);
    open_ = new QPushButton(tr("Open"));
    compare_ = new QPushButton(tr("Compare"));
    remove_ = new QPushButton(tr("Delete"));
    open_->setObjectName("keptOpen");
    compare_->setObjectName("keptCompare");
    remove_->setObjectName("keptDelete");
    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(8, 8, 12, 8);
    for (auto* button : {open_, compare_, remove_}) buttons->addWidget(button);
    buttons->addStretch(1);
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(resultsTable_, 1);
    layout->addLayout(buttons);
    connect(resultsTable_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProbeView::refresh);
    connect(resultsTable_, &QTableView::activated, this, [this] { openKept(selected().mid(0, 1)); });
    connect(open_, &QPushButton::clicked, this, [this] { openKept(selected().mid(0, 1)); });
    connect(compare_, &QPushButton::clicked, this, [this] {
        auto ids = selected();
        if (ids.size() == 1 && a_->result()) ids.prepend(text(a_->result()->id));
        openKept(ids);
    });
    connect(remove_, &QPushButton::clicked, this, &ProbeView::removeSelected);
    return widget;
}

QString ProbeView::hindrance() const {
    if (!cluster_.access()) return tr("Connect to a cluster first.");
    if (cluster_.guard() == Guard::ReadOnly) return readOnlyReason();
    if (!cluster_.mayReachPods().allowed) return cluster_.mayReachPods().reason;
    if (lackOf(scene_) == Lack::Reading) return tr("The cluster is being read.");
    if (scene_.picture->snapshot->stale) return tr("The connection is lost: what is shown may be old.");
    if (lackOf(scene_) != Lack::Nothing) return tr("There is no Redis Cluster yet: create it first.");
    return {};
}

void ProbeView::start() {
    if (probe_.active()) return;
    for (const QString& why : {hindrance(), form_->problem()})
        if (!why.isEmpty()) {
            message_->show(Tone::Warning, tr("It can't start"), why);
            return;
        }
    run(form_->request());
}

void ProbeView::run(const MeasureSpec& request) {
    message_->hide();
    if (!mayChange(this, cluster_, tr("Write keys of its own into the cluster, and delete them in the end?"))) return;
    if (tabs_->currentIndex() == Kept) tabs_->setCurrentIndex(Totals);
    probe_.start(cluster_.access(), request);
}

void ProbeView::show(const Scene& scene) {
    scene_ = scene;
    if (scene.picture && target_ != scene.picture->snapshot->target) {
        const bool other = !target_.ns.empty();
        target_ = scene.picture->snapshot->target;
        if (other && !probe_.active()) stack_->setCurrentIndex(0);
        if (other) message_->hide();
    }
    showEmpty();
    showLeft();
    refresh();
}

/// What killed runs left goes with the next one; nobody has to wait for that.
void ProbeView::showLeft() {
    QStringList jobs;
    if (scene_.picture)
        for (const auto& job : scene_.picture->snapshot->abandoned) jobs << text(job.meta.name);
    if (std::exchange(leftJobs_, jobs) == jobs) return;
    if (jobs.isEmpty()) {
        left_->hide();
        return;
    }
    left_->show(Tone::Information, tr("Workers of a run that was killed are left: %1").arg(jobs.join(tr(", "))),
                tr("The next run removes them."), {{tr("Remove them now"), [this] { removeLeft(); }}});
}

void ProbeView::removeLeft() {
    if (!cluster_.access() || !mayChange(this, cluster_, tr("Remove the Jobs that a killed run left?"))) return;
    left_->setDetail(tr("They are being removed…"));
    removingLeft_ = inBackground(
        [access = cluster_.access()](std::stop_token stop) { return probes::removeAbandonedWorkers(*access, stop); },
        [this](const Expected<std::vector<std::string>>& removed) {
            if (removed) return;
            left_->setDetail(tr("The next run removes them."));
            message_->show(Tone::Bad, tr("They could not be removed"), errorLine(removed.error()));
        });
}

void ProbeView::showEmpty() {
    if (stack_->currentIndex() != 0) return;
    if (const Lack lack = lackOf(scene_); lack != Lack::Nothing) {
        explain(*empty_, lack, scene_, actions_);
        return;
    }
    if (kind_ == LoadSpec::Kind::Consistency)
        empty_->setContent(
            "consistency", tr("Is every acknowledged write still there?"),
            tr("Writes and reads keys of its own, compares what it reads with what was acknowledged, and "
               "notes every millisecond in which a shard did not answer. Let it run while you scale, "
               "upgrade, or break something. The keys are deleted in the end."),
            actions_.consistency);
    else
        empty_->setContent("benchmark", tr("How fast is this cluster?"),
                           tr("Throughput and latencies over time and per shard, from this computer, from a pod, or "
                              "from several pods together. The keys are its own, and are deleted in the end."),
                           actions_.benchmark);
}

/// Buttons and what they say.
void ProbeView::refresh() {
    using State = ProbeBridge::State;
    const bool active = probe_.active();
    const QString problem = form_->problem(), why = hindrance();
    start_->setText(active ? (probe_.state() == State::Stopping ? tr("Stopping…") : tr("&Stop")) : tr("&Start"));
    start_->setIcon(icon(active ? "cancel" : "run"));
    start_->setEnabled(active ? probe_.state() == State::Preparing || probe_.state() == State::Running
                              : why.isEmpty() && problem.isEmpty());
    start_->setToolTip(active ? tr("What there is so far is kept, and marked as incomplete") : why);
    form_->setEnabled(!active);
    problem_->setText(active ? QString() : problem);
    QPalette own;
    own.setColor(QPalette::WindowText, badColor(palette()));
    problem_->setPalette(own);
    export_->setEnabled(stack_->currentIndex() == 1 && a_->result());
    const bool beside = !b_->isHidden();
    back_->setText(active && !live_ ? tr("Back to the running one") : tr("End the comparison"));
    back_->setVisible((active && !live_) || beside);
    const auto chosen = selected();
    const bool withShown = chosen.size() == 1 && a_->result() && text(a_->result()->id) != chosen.first();
    open_->setEnabled(chosen.size() == 1);
    compare_->setEnabled(chosen.size() == 2 || withShown);
    compare_->setToolTip(tr("Two selected ones, or the selected one with the one that is shown"));
    remove_->setEnabled(!chosen.isEmpty());
}

void ProbeView::showProbe() {
    refresh();
    stale_ = live_;
    if (!live_ || !isVisible() || !probe_.active()) return;
    stale_ = false;
    b_->hide();
    a_->setCompact(false);
    tabs_->setTabVisible(Comparison, false);
    a_->setRange(std::nullopt);
    a_->showLive(probe_, record_);
    stack_->setCurrentIndex(1);
    showTables();
    refresh();
}

void ProbeView::showTables() {
    const auto& result = a_->result();
    const auto& record = a_->record();
    totals_->update(result ? totalRows(*result) : totalRows(record, probe_.request().load));
    gaps_->update(gapRows(record));
    failures_->update(failureRows(record, result ? result->outcome.examples : std::map<std::string, std::string>()));
    const auto title = [&](int tab, const QString& words, int count) {
        tabs_->setTabText(tab, count > 0 ? tr("%1 (%2)").arg(words, number(count)) : words);
    };
    title(Gaps, tr("Gaps"), gaps_->rowCount());
    title(Failures, tr("Errors and retries"), failures_->rowCount());
}

void ProbeView::open(const ResultPtr& result, const ResultPtr& beside) {
    live_ = false;
    a_->showResult(result);
    b_->setVisible(beside != nullptr);
    for (auto* view : {a_, b_}) view->setCompact(beside != nullptr);
    a_->setRange(std::nullopt);
    if (beside) {
        b_->showResult(beside);
        auto range = a_->record().range();
        range.add(b_->record().range());
        for (auto* view : {a_, b_}) view->setRange(range);
        compared_->update(comparedRows(*result, *beside));
        const auto differences = probes::differences(*result, *beside);
        differing_->setText(
            tr("Not run alike, and different for that reason, too: %1").arg(said(probes::textOf(differences))));
        differing_->setVisible(!differences.empty());
    }
    tabs_->setTabVisible(Comparison, beside != nullptr);
    if (beside) tabs_->setCurrentIndex(Comparison);
    stack_->setCurrentIndex(1);
    showTables();
    refresh();
}

void ProbeView::finish(const ResultPtr& result) {
    if (live_) open(result);
    readKept();
}

void ProbeView::showFailure(const Error& error) {
    const auto request = probe_.request();
    if (live_) {
        live_ = false;
        stack_->setCurrentIndex(0);
        showEmpty();
    }
    refresh();
    if (error.code == ErrorCode::Cancelled) {
        message_->show(Tone::Information, tr("Stopped before it began: there is no result"));
        return;
    }
    QVector<MessageBar::Action> actions;
    auto changed = request;
    const auto add = [&](const QString& words) {
        actions.append({words, [this, changed] {
                            form_->setRequest(changed);
                            run(changed);
                        }});
    };
    QString title = tr("It could not be done"), advice = said(error.hint);
    if (error.code == ErrorCode::AlreadyExists) {
        title = tr("There are keys with its prefix already");
        advice = tr("Another one is at work, or one was killed. If nobody else runs one, delete the leftovers.");
        changed.load.removeLeftovers = true;
        add(tr("Delete them and start"));
    } else if (request.redisBenchmark && error.code != ErrorCode::Precondition && error.code != ErrorCode::Redis) {
        changed.redisBenchmark = false;
        add(tr("Use Slotpilot's own"));
    } else if (request.from != MeasureSpec::From::Here && error.code != ErrorCode::Precondition) {
        changed.from = MeasureSpec::From::Here;
        add(tr("Run it from this computer"));
    } else {
        add(tr("Try again"));
        if (error.code == ErrorCode::Precondition || error.code == ErrorCode::Redis)
            actions.append({tr("Check the cluster"), [this] { actions_.check->trigger(); }});
    }
    // What one would type on the command line is of no use here; the buttons offer the same.
    if (advice.contains(QStringLiteral("--"))) advice.clear();
    message_->show(Tone::Bad, title, errorLine(error) + (advice.isEmpty() ? QString() : u'\n' + advice), actions);
}

QStringList ProbeView::selected() const {
    QStringList ids;
    for (const auto& index : resultsTable_->selectionModel()->selectedRows()) ids << index.data(keyRole).toString();
    return ids;
}

void ProbeView::readKept() {
    listed_ = true;
    kept_ = inBackground(
        [kind = kind_](std::stop_token) -> Expected<std::vector<ResultRow>> {
            TRY_ASSIGN(results, probes::kept());
            std::vector<ResultRow> rows;
            for (const auto& result : results)
                if (result.load.kind == kind) rows.push_back(rowOf(result));
            return rows;
        },
        [this](Expected<std::vector<ResultRow>> rows) {
            if (!rows) {
                message_->show(Tone::Warning, tr("The kept results can't be read"), errorLine(rows.error()));
                return;
            }
            results_->update(std::move(*rows));
            tabs_->setTabText(Kept, results_->rowCount() > 0 ? tr("Kept results (%1)").arg(results_->rowCount())
                                                             : tr("Kept results"));
            refresh();
        });
}

void ProbeView::openKept(const QStringList& ids) {
    if (ids.isEmpty() || ids.size() > 2) return;
    opening_ = inBackground(
        [ids](std::stop_token) -> Expected<std::vector<ResultPtr>> {
            std::vector<ResultPtr> results;
            for (const auto& id : ids) {
                TRY_ASSIGN(result, probes::findKept(id.toStdString()));
                results.push_back(std::make_shared<const probes::Result>(std::move(result)));
            }
            return results;
        },
        [this](const Expected<std::vector<ResultPtr>>& results) {
            if (results)
                open(results->front(), results->size() > 1 ? results->back() : nullptr);
            else
                message_->show(Tone::Warning, tr("The result can't be read"), errorLine(results.error()));
        });
}

void ProbeView::removeSelected() {
    const auto ids = selected();
    message_->show(Tone::Warning, tr("Delete %n kept result(s)?", nullptr, static_cast<int>(ids.size())), {},
                   {{tr("Delete"), [this, ids] {
                         removing_ = inBackground(
                             [ids](std::stop_token) -> Expected<bool> {
                                 for (const auto& id : ids) TRY(probes::removeKept(id.toStdString()));
                                 return true;
                             },
                             [this](const Expected<bool>& removed) {
                                 if (!removed)
                                     message_->show(Tone::Bad, tr("It could not be deleted"),
                                                    errorLine(removed.error()));
                                 readKept();
                             });
                     }}});
}

void ProbeView::chooseExport(const QString& suffix) {
    if (!a_->result()) return;
    auto* dialog = new QFileDialog(this, tr("Export the result"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->selectFile(
        QStringLiteral("%1-%2.%3").arg(text(probes::nameOf(kind_)), text(a_->result()->id).left(15), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ProbeView::exportTo);
    dialog->open();
}

void ProbeView::exportTo(const QString& file) {
    const auto result = a_->result();
    if (!result) return;
    const QString suffix = QFileInfo(file).suffix().toLower();
    QByteArray picture;
    if (suffix == QStringLiteral("png") || suffix == QStringLiteral("svg")) picture = a_->picture(suffix);
    exporting_ = inBackground(
        [file, suffix, result, picture](std::stop_token) -> Expected<bool> {
            QByteArray content = picture;
            if (suffix == QStringLiteral("csv")) content = QByteArray::fromStdString(probes::toCsv(*result));
            if (suffix == QStringLiteral("json"))
                content = QByteArray::fromStdString(probes::toJson(*result).dump(2) + "\n");
            if (content.isEmpty())
                return fail(ErrorCode::Invalid, tr("the name must end in .csv, .json, .png or .svg").toStdString(),
                            file.toStdString());
            QSaveFile output(file);
            if (!output.open(QIODevice::WriteOnly) || output.write(content) != content.size() || !output.commit())
                return fail(ErrorCode::Io, tr("can't be written: %1").arg(output.errorString()).toStdString(),
                            file.toStdString());
            return true;
        },
        [this, file](const Expected<bool>& written) {
            if (written)
                message_->show(Tone::Success, tr("Written: %1").arg(file));
            else
                message_->show(Tone::Bad, tr("It could not be written"), errorLine(written.error()));
            Q_EMIT exported(file, written ? std::nullopt : std::optional(written.error()));
        });
}

void ProbeView::tick() {
    if (live_ && probe_.state() != ProbeBridge::State::Running) showProbe();
}

/// The form needs more lines where there is less room.
QSize ProbeView::minimumSizeHint() const {
    const int least = Page::minimumSizeHint().width();
    return {least, layout()->totalMinimumHeightForWidth(std::max(least, width()))};
}

void ProbeView::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) updateGeometry();
}

void ProbeView::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!listed_) readKept();
    if (stale_) showProbe();
}

}  // namespace slotpilot::gui
