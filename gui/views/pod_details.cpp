// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pod_details.h"

#include <fmt/format.h>

#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <algorithm>
#include <numeric>

#include "models/format.h"
#include "models/object_tables.h"
#include "models/pod_words.h"
#include "views/object_views.h"
#include "views/pod_log_view.h"
#include "views/table.h"
#include "views/tool_buttons.h"
#include "widgets/empty_state.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int ticksBetween = 5;

/// A table beside others: no sorting arrow where the order has a meaning of its own.
Table* smallTable(QAbstractItemModel* model, const QString& title, const char* name, const std::vector<int>& widths) {
    auto* table = new Table(model, title);
    table->setObjectName(name);
    table->setColumnWidths(widths);
    table->setContextMenuPolicy(Qt::NoContextMenu);
    return table;
}

const kube::Node* nodeOf(const Scene& scene, const QString& name) {
    if (!scene.picture || !scene.picture->snapshot->nodes) return nullptr;
    for (const auto& node : *scene.picture->snapshot->nodes)
        if (text(node.meta.name) == name) return &node;
    return nullptr;
}

}  // namespace

DetailsPanel::DetailsPanel(const char* name, const QString& closeTip, QWidget* parent)
    : QWidget(parent), name_(heading({}, 1.1)), summary_(new MutedLabel), tabs_(new QTabWidget) {
    setObjectName(name);
    name_->setWordWrap(false);
    name_->setObjectName(QString::fromLatin1(name) + QStringLiteral("Name"));
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    summary_->setObjectName(QString::fromLatin1(name) + QStringLiteral("Summary"));
    summary_->setTextFormat(Qt::PlainText);
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* close = toolButton("close", closeTip, "detailsClose");
    close->setObjectName(QString::fromLatin1(name) + QStringLiteral("Close"));
    connect(close, &QToolButton::clicked, this, &DetailsPanel::closed);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &DetailsPanel::closed);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    tabs_->setDocumentMode(true);
    tabs_->setObjectName(QString::fromLatin1(name) + QStringLiteral("Tabs"));
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(4);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(14, 8, 10, 6);
    bar->setSpacing(12);
    bar->addWidget(name_);
    bar->addWidget(summary_, 1);
    bar->addLayout(buttons_);
    bar->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(tabs_, 1);
}

void DetailsPanel::setHeading(const QString& name, const QString& summary) {
    if (name == heading_ && summary == words_) return;
    heading_ = name;
    words_ = summary;
    fitHeading();
}

void DetailsPanel::fitHeading() {
    name_->setText(QFontMetrics(name_->font()).elidedText(heading_, Qt::ElideMiddle, std::max(120, width() / 2)));
    name_->setToolTip(heading_);
    summary_->setText(words_);
    summary_->setToolTip(words_);
}

void DetailsPanel::addButton(QToolButton* button) { buttons_->addWidget(button); }

void DetailsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitHeading();
}

PodDetails::PodDetails(QWidget* parent)
    : DetailsPanel("podDetails", tr("Closes the details (Escape)"), parent),
      log_(new PodLogView),
      events_(new EventsView),
      yaml_(new YamlView),
      shell_(new ShellView),
      claims_(new ClaimsModel(this)),
      volumes_(new QStackedWidget),
      noVolumes_(new EmptyState),
      console_(toolButton("console", tr("Sends Redis commands to this pod"), "podConsole", tr("Console"))),
      delete_(toolButton("delete", {}, "podDelete", tr("Delete…"))) {
    addButton(console_);
    addButton(delete_);
    volumes_->addWidget(noVolumes_);
    volumes_->addWidget(smallTable(claims_, tr("Volumes"), "claimsTable", {30, 12, 12, 12, 22, 40}));
    tabs()->addTab(log_, icon("log"), tr("Log"));
    tabs()->addTab(events_, icon("info"), tr("Events"));
    tabs()->addTab(yaml_, icon("open"), tr("YAML"));
    tabs()->addTab(shell_, icon("console"), tr("Terminal"));
    tabs()->addTab(volumes_, icon("cluster"), tr("Volumes"));
    connect(console_, &QToolButton::clicked, this, [this] { Q_EMIT consoleWanted(pod_); });
    connect(delete_, &QToolButton::clicked, this, [this] { Q_EMIT deleteWanted(pod_); });
}

void PodDetails::setPod(const QString& pod) {
    if (pod == pod_) return;
    pod_ = pod;
    refresh();
}

void PodDetails::setShellGate(std::function<bool()> gate) { shell_->setGate(std::move(gate)); }

void PodDetails::setShellAllowed(const QString& whyNot) {
    if (!whyNot.isEmpty()) shell_->end();
    tabs()->setTabEnabled(Terminal, whyNot.isEmpty());
    tabs()->setTabToolTip(Terminal, whyNot);
}

void PodDetails::setTab(Tab tab) { tabs()->setCurrentIndex(tab); }

void PodDetails::show(const Scene& scene, const std::shared_ptr<cluster::Access>& access) {
    scene_ = scene;
    access_ = access;
    refresh();
}

void PodDetails::setDeletable(const QString& whyNot) {
    delete_->setEnabled(whyNot.isEmpty());
    delete_->setToolTip(whyNot.isEmpty() ? tr("Deletes the pod; asks first, and says what it means for its slots")
                                         : whyNot);
}

void PodDetails::refresh() {
    if (pod_.isEmpty() || !scene_.picture) {
        log_->setPod(nullptr, {}, {}, {});
        shell_->setPod(nullptr, {}, {});
        events_->setObjects(nullptr, {});
        yaml_->setObjects(nullptr, {});
        return;
    }
    const auto& snapshot = *scene_.picture->snapshot;
    const auto name = pod_.toStdString();
    const auto* member = snapshot.member(name);
    const auto row =
        std::find_if(scene_.pods.begin(), scene_.pods.end(), [this](const PodRow& each) { return each.key == pod_; });
    setHeading(pod_, row == scene_.pods.end() ? tr("there is no such pod any more") : podSummary(*row));
    std::vector<std::string> containers;
    std::string run;
    const auto& ns = snapshot.target.ns;
    std::vector objects{ObjectName{kube::resources::pods, ns, name}};
    if (member && member->pod) {
        for (const auto& container : member->pod->containers) containers.push_back(container.name);
        for (const auto& status : member->pod->statuses)
            if (status.state == "running")
                run += fmt::format("{}/{}/{} ", member->pod->meta.uid, status.name, status.restarts);
    }
    objects.push_back({kube::resources::statefulSets, ns, snapshot.target.statefulSet});
    if (member)
        for (const auto& claim : member->claims)
            objects.push_back({kube::resources::persistentVolumeClaims, ns, claim.meta.name});
    log_->setPod(access_, name, containers, run);
    shell_->setPod(access_, name, containers);
    yaml_->setObjects(access_, objects);
    events_->setObjects(access_, objects);
    showClaims(snapshot, member);
}

void PodDetails::showClaims(const cluster::ClusterSnapshot& snapshot, const cluster::Member* member) {
    claims_->update(member && snapshot.claims ? claimRows(member->claims) : std::vector<ClaimRow>());
    volumes_->setCurrentIndex(claims_->rowCount() > 0 ? 1 : 0);
    if (!snapshot.claims)
        noVolumes_->setContent("error", tr("The volume claims can't be read"), errorLine(snapshot.claims.error()));
    else
        noVolumes_->setContent("cluster", tr("No volume of its own"),
                               tr("The StatefulSet has no volumeClaimTemplates: what this pod holds goes with it."));
}

bool PodDetails::focusSearch() {
    if (!isVisible()) return false;
    if (tabs()->currentWidget() == log_)
        log_->focusSearch();
    else if (tabs()->currentWidget() == yaml_)
        yaml_->focusSearch();
    else
        return false;
    return true;
}

void PodDetails::tick() { events_->tick(); }

NodeDetails::NodeDetails(QWidget* parent)
    : DetailsPanel("nodeDetails", tr("Closes the details (Escape)"), parent),
      conditions_(new ConditionsModel(this)),
      resources_(new ResourcesModel(this)),
      podsModel_(new NodePodsModel(this)),
      podsTable_(smallTable(podsModel_, tr("Pods on the node"), "nodePodsTable", {34, 20, 12, 8, 11, 8, 40})),
      podsStack_(new QStackedWidget),
      podsEmpty_(new EmptyState),
      events_(new EventsView),
      yaml_(new YamlView) {
    podsStack_->addWidget(podsEmpty_);
    podsStack_->addWidget(podsTable_);
    tabs()->addTab(makeState(), icon("nodes"), tr("State"));
    tabs()->addTab(podsStack_, icon("pods"), tr("Pods"));
    tabs()->addTab(events_, icon("info"), tr("Events"));
    tabs()->addTab(yaml_, icon("open"), tr("YAML"));
    connect(podsTable_, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString key = index.data(keyRole).toString();
        for (const auto& pod : scene_.pods)
            if (scene_.picture && text(scene_.picture->snapshot->target.ns) + u'/' + pod.key == key)
                return podActivated(pod.key);
    });
}

QWidget* NodeDetails::makeState() {
    auto* conditions = smallTable(conditions_, tr("Conditions"), "conditionsTable", {16, 7, 6, 22, 40});
    conditions->setItemDelegateForColumn(
        ConditionsModel::Type,
        new SignDelegate(
            [](const QModelIndex& index, const QPalette& palette, qreal ratio) {
                const bool wrong = index.data(ConditionsModel::wrongRole).toBool();
                const bool selected = palette.color(QPalette::Text) == palette.color(QPalette::HighlightedText);
                const QColor color = selected ? palette.color(QPalette::Text)
                                     : wrong  ? badColor(palette)
                                              : goodColor(palette);
                return iconPixmap(wrong ? QStringLiteral("error") : QStringLiteral("success"), 14, color, ratio);
            },
            conditions));
    const std::vector widths{17, 10, 11, 10, 6};
    auto* resources = smallTable(resources_, tr("Resources"), "resourcesTable", widths);
    int width = resources->fontMetrics().averageCharWidth();
    width = width * std::accumulate(widths.begin(), widths.end(), 0) + 20 * static_cast<int>(widths.size());
    resources->setMinimumWidth(width);
    auto* splitter = new QSplitter;
    splitter->addWidget(conditions);
    splitter->addWidget(resources);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({2000, width});
    about_ = new MutedLabel;
    about_->setObjectName("nodeAbout");
    about_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    note_ = new MutedLabel;
    note_->setObjectName("nodeNote");
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 6, 0, 4);
    layout->setSpacing(4);
    for (auto* label : {about_, note_}) label->setContentsMargins(14, 0, 14, 0);
    layout->addWidget(about_);
    layout->addWidget(splitter, 1);
    layout->addWidget(note_);
    return page;
}

void NodeDetails::setNode(const QString& node) {
    if (node == node_) return;
    node_ = node;
    pods_.reset();
    reading_.cancel();
    podsModel_->update({});
    refresh();
    if (isVisible()) readPods();
}

void NodeDetails::show(const Scene& scene, const std::shared_ptr<cluster::Access>& access) {
    scene_ = scene;
    if (access != access_) {
        access_ = access;
        pods_.reset();
        reading_.cancel();
        podsModel_->update({});
    }
    refresh();
}

void NodeDetails::showEvent(QShowEvent* event) {
    DetailsPanel::showEvent(event);
    readPods();
}

void NodeDetails::refresh() {
    if (node_.isEmpty() || !scene_.picture) {
        events_->setObjects(nullptr, {});
        yaml_->setObjects(nullptr, {});
        return;
    }
    const auto* node = nodeOf(scene_, node_);
    const auto row = std::find_if(scene_.nodes.begin(), scene_.nodes.end(),
                                  [this](const NodeRow& each) { return each.key == node_; });
    QStringList summary;
    if (row == scene_.nodes.end()) {
        summary << tr("there is no such node any more");
    } else {
        summary << (!row->known ? tr("unknown") : row->ready ? tr("ready") : tr("not ready"));
        if (!row->schedulable) summary << tr("cordoned");
        if (!row->zone.isEmpty()) summary << row->zone;
        summary << tr("%n pod(s) of the StatefulSet", nullptr, row->pods);
        if (row->slotsOwned > 0) summary << slotsText(row->slotsOwned);
    }
    setHeading(node_, summary.join(QStringLiteral("  ·  ")));
    QStringList about;
    if (node)
        for (const auto& word : {node->osImage, node->architecture, node->internalIp,
                                 node->kubeletVersion.empty() ? std::string() : "kubelet " + node->kubeletVersion})
            if (!word.empty()) about << text(word);
    about_->setText(about.join(QStringLiteral("  ·  ")));
    about_->setToolTip(about_->text());
    about_->setVisible(!about.isEmpty());
    conditions_->update(node ? conditionRows(node->conditions) : std::vector<ConditionRow>());
    const std::vector objects{ObjectName{kube::resources::nodes, {}, node_.toStdString()}};
    events_->setObjects(access_, objects);
    yaml_->setObjects(access_, objects);
    showResources();
}

void NodeDetails::showResources() {
    const auto* node = nodeOf(scene_, node_);
    const bool known = pods_ && *pods_;
    resources_->update(node ? resourceRows(*node, known && (*pods_)->all ? &(*pods_)->pods : nullptr)
                            : std::vector<ResourceRow>());
    QString note;
    if (known && !(*pods_)->all)
        note = tr("You may not list the pods of all namespaces: the sum of their requests is not known.");
    else if (pods_ && !*pods_)
        note = tr("The pods on it can't be read: %1").arg(errorLine(pods_->error()));
    note_->setText(note);
    note_->setToolTip(note);
    note_->setVisible(!note.isEmpty());
    if (!known) {
        podsEmpty_->setContent(pods_ ? "error" : "waiting",
                               pods_ ? tr("The pods can't be read") : tr("Reading the pods on this node…"),
                               pods_ ? errorLine(pods_->error()) : QString());
    } else if ((*pods_)->pods.empty()) {
        podsEmpty_->setContent("pods", tr("No pods on this node"), {});
    }
    podsStack_->setCurrentIndex(known && !(*pods_)->pods.empty() ? 1 : 0);
}

void NodeDetails::readPods() {
    if (!access_ || node_.isEmpty() || reading_.running()) return;
    reading_ = inBackground([access = access_, node = node_.toStdString()](
                                std::stop_token stop) { return readPodsOn(*access, node, stop); },
                            [this](Expected<PodsOnNode> pods) {
                                // What was read before stays; the window's strip says that the connection is lost.
                                if (!pods && pods_ && *pods_) return;
                                pods_ = std::move(pods);
                                if (*pods_) podsModel_->update(nodePodRows((*pods_)->pods));
                                showResources();
                            });
}

bool NodeDetails::focusSearch() {
    if (!isVisible() || tabs()->currentWidget() != yaml_) return false;
    yaml_->focusSearch();
    return true;
}

void NodeDetails::tick() {
    events_->tick();
    if (isVisible() && ++ticks_ % ticksBetween == 0) readPods();
}

}  // namespace slotpilot::gui
