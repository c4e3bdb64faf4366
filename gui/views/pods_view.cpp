// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pods_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/pod_words.h"
#include "views/guarded.h"
#include "views/pod_details.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/message_bar.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int signSize = 15;

/// A page of a filter line over a table with details below, or what it says while there is nothing.
QStackedWidget* pageOf(QWidget* page, MessageBar* message, QLineEdit* filter, QLabel* count, QToolButton* toggle,
                       Table* table, DetailsPanel* details, EmptyState* empty) {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 12, 16, 12);
    bar->setSpacing(12);
    bar->addWidget(filter, 1);
    bar->addStretch();
    bar->addWidget(count);
    bar->addWidget(toggle);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(page->objectName() + QStringLiteral("Splitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(table);
    splitter->addWidget(details);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    table->setMinimumHeight(80);
    details->hide();
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (message) layout->addWidget(message);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    auto* stack = new QStackedWidget;
    stack->addWidget(empty);
    stack->addWidget(content);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack);
    table->filterBy(filter);
    return stack;
}

QToolButton* detailsToggle(const char* name, const QString& toolTip) {
    auto* toggle = toolButton("panel", toolTip, name, PodsView::tr("Details"));
    toggle->setCheckable(true);
    return toggle;
}

/// The row that a menu is asked for, by mouse or by key.
QString keyAt(const Table& table, const QPoint& at) {
    const auto index = table.indexAt(at);
    return index.isValid() ? index.data(keyRole).toString() : QString();
}

/// The color of a sign in a table cell; in a selected row it is the row's text colour.
QPixmap sign(const char* name, QColor (*color)(const QPalette&), const QPalette& palette, qreal ratio) {
    const bool selected = palette.color(QPalette::Text) == palette.color(QPalette::HighlightedText);
    return iconPixmap(QString::fromLatin1(name), signSize, selected ? palette.color(QPalette::Text) : color(palette),
                      ratio);
}

void addReadySign(Table* table, int column, int troubleColumn) {
    table->setItemDelegateForColumn(
        column, new SignDelegate(
                    [troubleColumn](const QModelIndex& index, const QPalette& palette, qreal ratio) {
                        const bool trouble = !index.siblingAtColumn(troubleColumn).data().toString().isEmpty();
                        const bool ready =
                            index.data() == PodsModel::tr("yes") || index.data() == NodesModel::tr("yes");
                        if (ready)
                            return trouble ? sign("warning", warningColor, palette, ratio)
                                           : sign("success", goodColor, palette, ratio);
                        return sign("error", badColor, palette, ratio);
                    },
                    table));
}

}  // namespace

PodsView::PodsView(const Actions& actions, ClusterBridge& cluster, RunBridge& run, QWidget* parent)
    : Page(parent),
      actions_(actions),
      cluster_(cluster),
      run_(run),
      model_(new PodsModel(this)),
      filter_(filterLine(tr("Filter pods"), "podsFilter")),
      table_(new Table(model_, tr("Pods"))),
      details_(new PodDetails),
      empty_(new EmptyState),
      message_(new MessageBar(true)) {
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n pod(s)", nullptr, all) : tr("%1 of %n pod(s)", nullptr, all).arg(shown);
    });
    table_->setObjectName("podsTable");
    table_->setTextElideMode(Qt::ElideMiddle);  // names differ in the end
    table_->setColumnWidths({15, 9, 18, 7, 9, 11, 15, 14, 13, 8, 7, 30});
    addReadySign(table_, PodsModel::Ready, PodsModel::Trouble);
    table_->setItemDelegateForColumn(
        PodsModel::Name,
        new SignDelegate([](const QModelIndex& index, const QPalette&,
                            qreal ratio) { return ownerSwatch(index.data(PodsModel::indexRole).toInt(), ratio); },
                         table_));
    message_->setObjectName("podsMessage");
    message_->hide();
    auto* toggle = detailsToggle("podDetailsToggle", tr("Log, events, YAML, terminal and volumes of the selected pod"));
    stack_ = pageOf(this, message_, filter_, count, toggle, table_, details_, empty_);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &PodsView::showMenu);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { open(index.data(keyRole).toString(), -1); });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QString pod = table_->selectedKey();
        if (details_->isVisible() && !pod.isEmpty()) open(pod, -1);
    });
    connect(toggle, &QToolButton::clicked, this, [this](bool on) {
        if (!on) return close();
        if (table_->selectedKey().isEmpty()) table_->selectRow(0);
        open(table_->selectedKey(), -1);
    });
    connect(details_, &DetailsPanel::closed, this, &PodsView::close);
    connect(details_, &PodDetails::consoleWanted, this, &PodsView::consoleWanted);
    connect(details_, &PodDetails::deleteWanted, this, &PodsView::askDelete);
    details_->setShellGate([this] {
        return mayChange(this, cluster_,
                         tr("Open a terminal in %1? What is typed there can change anything.").arg(details_->pod()));
    });
    connect(&run_, &RunBridge::statusChanged, this, &PodsView::updateDelete);
}

void PodsView::show(const Scene& scene) {
    if (!scene.picture) {
        message_->hide();
        deleted_.reset();
        close();
    }
    scene_ = scene;
    const Lack lack = lackOf(scene);
    const bool nothing = lack != Lack::Nothing && lack != Lack::NoCluster;
    if (nothing) explain(*empty_, lack, scene, actions_);
    model_->update(scene.pods);
    stack_->setCurrentIndex(nothing ? 0 : 1);
    details_->show(scene, cluster_.access());
    details_->setShellAllowed(cluster_.guard() == Guard::ReadOnly ? readOnlyReason() : QString());
    learnRights();
    updateDelete();
    showBack();
}

/// The message about a deleted pod is true until there is a new one.
void PodsView::showBack() {
    if (!deleted_ || !scene_.picture) return;
    const auto* member = scene_.picture->snapshot->member(deleted_->first.toStdString());
    if (!member || !member->pod || member->pod->meta.uid == deleted_->second || !member->pod->ready()) return;
    if (!message_->isHidden()) message_->show(Tone::Success, tr("%1 is back").arg(deleted_->first));
    deleted_.reset();
}

void PodsView::focusFilter() {
    if (details_->isAncestorOf(QApplication::focusWidget()) && details_->focusSearch()) return;
    filter_->setFocus(Qt::ShortcutFocusReason);
}

void PodsView::tick() {
    model_->refresh(PodsModel::Age);
    details_->tick();
}

void PodsView::select(const QString& pod) {
    filter_->clear();
    table_->selectKey(pod);
    table_->setFocus();
}

void PodsView::open(const QString& pod, int tab) {
    if (pod.isEmpty()) return;
    details_->setPod(pod);
    if (tab >= 0) details_->setTab(static_cast<PodDetails::Tab>(tab));
    details_->setVisible(true);
    findChild<QToolButton*>("podDetailsToggle")->setChecked(true);
    updateDelete();
    if (table_->selectedKey() != pod) table_->selectKey(pod);
    table_->scrollTo(table_->currentIndex());
}

void PodsView::close() {
    details_->hide();
    details_->setPod({});
    findChild<QToolButton*>("podDetailsToggle")->setChecked(false);
}

/// Entries know the pod by its name: it may go while the menu is open.
void PodsView::showMenu(const QPoint& at) {
    const QString pod = keyAt(*table_, at);
    if (pod.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName("podMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto tab = [&](const char* iconName, const QString& words, PodDetails::Tab which) {
        menu->addAction(icon(QString::fromLatin1(iconName)), words, this, [this, pod, which] { open(pod, which); });
    };
    tab("log", tr("&Log"), PodDetails::Log);
    tab("info", tr("&Events"), PodDetails::Events);
    tab("open", tr("&YAML"), PodDetails::Yaml);
    tab("console", tr("&Terminal"), PodDetails::Terminal);
    tab("cluster", tr("&Volumes"), PodDetails::Volumes);
    menu->addSeparator();
    menu->addAction(icon("console"), tr("Redis &console"), this, [this, pod] { Q_EMIT consoleWanted(pod); });
    menu->addAction(icon("copy"), tr("&Copy name"), this, [pod] { QGuiApplication::clipboard()->setText(pod); });
    menu->addSeparator();
    auto* remove = menu->addAction(icon("delete"), tr("&Delete…"), this, [this, pod] { askDelete(pod); });
    remove->setObjectName("podMenuDelete");
    const QString why = whyNotDelete(pod);
    remove->setEnabled(why.isEmpty());
    remove->setToolTip(why);
    menu->popup(table_->viewport()->mapToGlobal(at));
}

QString PodsView::whyNotDelete(const QString& pod) const {
    if (!cluster_.access()) return tr("Connect to a cluster first.");
    if (cluster_.guard() == Guard::ReadOnly) return readOnlyReason();
    if (run_.active()) return tr("A workflow is running: see Activity.");
    if (!forbidden_.isEmpty()) return forbidden_;
    for (const auto& row : scene_.pods)
        if (row.key == pod)
            return !row.exists       ? tr("There is no such pod now.")
                   : row.terminating ? tr("It is being deleted already.")
                                     : QString();
    return tr("There is no such pod any more.");
}

/// Once for each connection. Where it can't be asked, the deletion itself will tell.
void PodsView::learnRights() {
    const auto access = cluster_.access();
    if (!access || asked_.lock() == access) return;
    asked_ = access;
    forbidden_.clear();
    rights_ = inBackground([access](std::stop_token stop) { return gui::whyNotDelete(*access, stop); },
                           [this](const Expected<std::string>& why) {
                               if (why) forbidden_ = said(*why);
                               updateDelete();
                           });
}

void PodsView::updateDelete() { details_->setDeletable(whyNotDelete(details_->pod())); }

void PodsView::askDelete(const QString& pod) {
    if (const QString why = whyNotDelete(pod); !why.isEmpty())
        return message_->show(Tone::Warning, tr("%1 can't be deleted").arg(pod), why);
    const auto& snapshot = *scene_.picture->snapshot;
    const auto* member = snapshot.member(pod.toStdString());
    const auto row =
        std::find_if(scene_.pods.begin(), scene_.pods.end(), [&](const PodRow& each) { return each.key == pod; });
    const auto uid = member && member->pod ? member->pod->meta.uid : std::string();
    if (cluster_.guard() == Guard::Protected) {
        const QString what = tr("Delete pod %1?").arg(pod) + QStringLiteral("\n\n") + whatDeletingMeans(snapshot, *row);
        if (mayChange(this, cluster_, what)) remove(pod, uid);
        return;
    }
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Delete a pod"), tr("Delete pod %1?").arg(pod),
                                QMessageBox::NoButton, this);
    box->setObjectName("deleteQuestion");
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(whatDeletingMeans(snapshot, *row));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName("deleteYes");
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(yes, &QAbstractButton::clicked, this, [this, pod, uid] { remove(pod, uid); });
    box->open();
}

void PodsView::remove(const QString& pod, const std::string& uid) {
    // A workflow may have begun while the question stood there.
    if (const QString why = whyNotDelete(pod); !why.isEmpty())
        return message_->show(Tone::Warning, tr("%1 was not deleted").arg(pod), why);
    removing_ =
        inBackground([access = cluster_.access(), pod = pod.toStdString(),
                      uid](std::stop_token stop) { return deletePodOf(*access, pod, uid, stop); },
                     [this, pod, uid](const Expected<bool>& result) {
                         if (result) deleted_ = std::pair(pod, uid);
                         if (result)
                             message_->show(Tone::Information, tr("%1 is being deleted").arg(pod),
                                            tr("The StatefulSet makes it anew; the table shows when it is back."));
                         else
                             message_->show(Tone::Bad, tr("%1 was not deleted").arg(pod),
                                            errorLine(result.error()) + u'\n' + said(result.error().hint));
                     });
}

NodesView::NodesView(const Actions& actions, ClusterBridge& cluster, QWidget* parent)
    : Page(parent),
      actions_(actions),
      cluster_(cluster),
      model_(new NodesModel(this)),
      filter_(filterLine(tr("Filter nodes"), "nodesFilter")),
      table_(new Table(model_, tr("Kubernetes nodes"))),
      details_(new NodeDetails),
      empty_(new EmptyState) {
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n node(s)", nullptr, all) : tr("%1 of %n node(s)", nullptr, all).arg(shown);
    });
    table_->setObjectName("nodesTable");
    table_->setColumnWidths({20, 9, 16, 6, 9, 16, 6, 11, 16, 30});
    addReadySign(table_, NodesModel::Ready, NodesModel::Trouble);
    auto* toggle =
        detailsToggle("nodeDetailsToggle", tr("Conditions, resources, pods and events of the selected node"));
    stack_ = pageOf(this, nullptr, filter_, count, toggle, table_, details_, empty_);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &NodesView::showMenu);
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { open(index.data(keyRole).toString()); });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (details_->isVisible()) open(table_->selectedKey());
    });
    const auto close = [this, toggle] {
        details_->hide();
        toggle->setChecked(false);
    };
    connect(toggle, &QToolButton::clicked, this, [this, close](bool on) {
        if (!on) return close();
        if (table_->selectedKey().isEmpty()) table_->selectRow(0);
        open(table_->selectedKey());
    });
    connect(details_, &DetailsPanel::closed, this, close);
    connect(details_, &NodeDetails::podActivated, this, &Page::podActivated);
}

void NodesView::show(const Scene& scene) {
    model_->update(scene.nodes);
    details_->show(scene, cluster_.access());
    stack_->setCurrentIndex(scene.nodes.empty() ? 0 : 1);
    if (!scene.nodes.empty()) return;
    if (scene.picture && !scene.picture->snapshot->nodes) {
        const auto& error = scene.picture->snapshot->nodes.error();
        empty_->setContent("nodes", tr("The Kubernetes nodes can't be read"),
                           errorLine(error) + QStringLiteral("\n\n") + said(error.hint));
    } else {
        explain(*empty_, scene.picture ? lackOf(scene) : Lack::Reading, scene, actions_);
    }
}

void NodesView::focusFilter() {
    if (details_->isAncestorOf(QApplication::focusWidget()) && details_->focusSearch()) return;
    filter_->setFocus(Qt::ShortcutFocusReason);
}

void NodesView::tick() { details_->tick(); }

void NodesView::open(const QString& node) {
    if (node.isEmpty()) return;
    details_->setNode(node);
    details_->setVisible(true);
    findChild<QToolButton*>("nodeDetailsToggle")->setChecked(true);
    if (table_->selectedKey() != node) table_->selectKey(node);
    table_->scrollTo(table_->currentIndex());
}

void NodesView::showMenu(const QPoint& at) {
    const QString node = keyAt(*table_, at);
    if (node.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName("nodeMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("panel"), tr("&Details"), this, [this, node] { open(node); });
    menu->addAction(icon("copy"), tr("&Copy name"), this, [node] { QGuiApplication::clipboard()->setText(node); });
    menu->popup(table_->viewport()->mapToGlobal(at));
}

}  // namespace slotpilot::gui
