// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cluster_graph.h"

#include <QCoreApplication>
#include <QFrame>
#include <QGridLayout>
#include <QPainter>

#include "models/format.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/pod_card.h"

namespace slotpilot::gui {

/// One Kubernetes node: a title line over its pods.
class NodeBox : public QFrame {
    Q_DECLARE_TR_FUNCTIONS(NodeBox)
public:
    explicit NodeBox(QWidget* parent)
        : QFrame(parent), sign_(new IconLabel(16)), title_(new QLabel), detail_(new MutedLabel), pods_(new QWidget) {
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        head->addWidget(sign_);
        head->addWidget(title_);
        head->addWidget(detail_, 1, Qt::AlignRight);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(12, 10, 12, 12);
        layout->setSpacing(10);
        layout->addLayout(head);
        layout->addWidget(pods_);
        layout->addStretch();
        flow_ = new FlowLayout(pods_, 8);
        QFont bold = font();
        bold.setBold(true);
        title_->setFont(bold);
        title_->setTextFormat(Qt::PlainText);
    }

    void setNode(const NodeRow& row) {
        title_->setText(row.key);
        const bool well = row.known && row.ready && row.trouble.isEmpty();
        sign_->setIcon(well        ? "nodes"
                       : row.ready ? "warning"
                       : row.known ? "error"
                                   : "info",
                       well                      ? mutedText
                       : row.known && !row.ready ? badColor
                                                 : warningColor);
        QStringList details;
        if (!row.zone.isEmpty()) details << row.zone;
        if (row.known && !row.ready)
            details << tr("not ready");
        else if (row.slotsOwned > 0)
            details << slotsText(row.slotsOwned);
        detail_->setText(details.join(QStringLiteral(" · ")));
        setToolTip(row.trouble);
        setAccessibleName(tr("Kubernetes node %1").arg(row.key));
    }

    void setUnscheduled() {
        title_->setText(tr("On no node"));
        sign_->setIcon("warning", warningColor);
        detail_->setText(tr("not scheduled or gone"));
    }

    /// Puts the cards in, in this order; unchanged ones stay untouched.
    void setCards(const QList<PodCard*>& cards) {
        QList<PodCard*> present;
        for (int i = 0; i < flow_->count(); ++i) present << static_cast<PodCard*>(flow_->itemAt(i)->widget());
        if (present == cards) return;
        while (auto* item = flow_->takeAt(0)) delete item;
        for (auto* card : cards) {
            flow_->addWidget(card);
            card->setVisible(true);
        }
        updateGeometry();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(lineColor(palette()));
        painter.setBrush(mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.035));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }

private:
    IconLabel* sign_;
    QLabel* title_;
    MutedLabel* detail_;
    QWidget* pods_;
    FlowLayout* flow_;
};

namespace {

PodCard::Data cardOf(const PodRow& row, const StepChange* change) {
    PodCard::Data data;
    data.name = row.key;
    data.role = row.role == Role::Replica ? PodsModel::tr("replica of %1").arg(row.primary) : roleText(row.role);
    data.colorIndex = row.index;
    data.fraction = double(row.slotsOwned) / redis::slotCount;
    data.slotsText = row.role == Role::Unknown && row.slotsOwned == 0 ? ClusterGraph::tr("slots unknown")
                                                                      : slotsText(row.slotsOwned);
    data.share = row.slotsOwned > 0 ? shareText(row.slotsOwned) : QString();
    data.keys = row.keys ? ClusterGraph::tr("%1 keys").arg(number(*row.keys)) : QString();
    data.dimmed = !row.exists;
    data.health = row.healthy() ? PodCard::Health::Good
                  : row.terminating || !row.exists || (row.exists && !row.ready && row.restarts == 0)
                      ? PodCard::Health::Waiting
                      : PodCard::Health::Bad;
    data.healthText = row.healthy()           ? ClusterGraph::tr("healthy")
                      : row.trouble.isEmpty() ? ClusterGraph::tr("not ready")
                                              : row.trouble;
    QStringList lines{ClusterGraph::tr("%1: %2").arg(row.key, data.role)};
    if (!row.trouble.isEmpty()) lines << row.trouble;
    if (!row.address.isEmpty()) lines << ClusterGraph::tr("Address %1").arg(row.address);
    if (row.memory) lines << ClusterGraph::tr("Memory %1").arg(bytes(*row.memory));
    if (!row.nodeId.isEmpty()) lines << ClusterGraph::tr("Redis node id %1").arg(row.nodeId);
    if (change)
        if (const auto at = change->pods.find(row.key); at != change->pods.end()) {
            data.changed = at->second.join(ClusterGraph::tr(", "));
            lines << ClusterGraph::tr("Changed by the last step: %1").arg(data.changed);
        }
    data.toolTip = lines.join(u'\n');
    return data;
}

}  // namespace

ClusterGraph::ClusterGraph(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(12);
    setAccessibleName(tr("Pods on Kubernetes nodes"));
}

NodeBox* ClusterGraph::box(const QString& node) {
    NodeBox*& at = boxes_[node];
    if (!at) at = new NodeBox(this);
    return at;
}

void ClusterGraph::show(const Scene& scene) {
    QStringList order;
    QHash<QString, QList<PodCard*>> content;
    for (const NodeRow& node : scene.nodes) {
        order << node.key;
        box(node.key)->setNode(node);
    }
    QSet<QString> pods;
    for (const PodRow& pod : scene.pods) {
        PodCard*& card = cards_[pod.key];
        if (!card) {
            card = new PodCard(this);
            card->setObjectName(QStringLiteral("pod-") + pod.key);
            connect(card, &PodCard::clicked, this, [this, key = pod.key] { Q_EMIT podActivated(key); });
        }
        card->setData(cardOf(pod, scene.change.get()));
        content[pod.node] << card;
        pods << pod.key;
    }
    if (content.contains(QString())) {
        order << QString();
        box({})->setUnscheduled();
    }
    for (const QString& node : order) box(node)->setCards(content.value(node));
    for (auto it = cards_.begin(); it != cards_.end();) {
        if (pods.contains(it.key())) {
            ++it;
            continue;
        }
        delete it.value();
        it = cards_.erase(it);
    }
    if (order == order_) return;
    order_ = order;
    for (auto it = boxes_.begin(); it != boxes_.end();) {
        if (order.contains(it.key())) {
            ++it;
            continue;
        }
        delete it.value();
        it = boxes_.erase(it);
    }
    columns_ = 0;
    arrange();
}

QSize ClusterGraph::minimumSizeHint() const { return {PodCard().sizeHint().width() + 24, 0}; }

void ClusterGraph::arrange() {
    if (order_.isEmpty()) return;
    const int least = minimumSizeHint().width() + grid_->spacing();
    const int columns = std::clamp((width() + grid_->spacing()) / least, 1, static_cast<int>(order_.size()));
    if (columns == columns_) return;
    for (int i = 0; i < columns_; ++i) grid_->setColumnStretch(i, 0);
    columns_ = columns;
    while (auto* item = grid_->takeAt(0)) delete item;
    for (int i = 0; i < order_.size(); ++i) {
        auto* at = boxes_[order_[i]];
        grid_->addWidget(at, i / columns, i % columns);
        at->setVisible(true);
    }
    for (int i = 0; i < columns; ++i) grid_->setColumnStretch(i, 1);
}

void ClusterGraph::resizeEvent(QResizeEvent*) { arrange(); }

}  // namespace slotpilot::gui
