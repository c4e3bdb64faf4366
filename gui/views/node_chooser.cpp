// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/node_chooser.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include "widgets/flow_area.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int swatch = 10, gap = 6;

/// A name that is switched on and off; on, it is filled and ticked.
class Chip : public QAbstractButton {
public:
    Chip(const QString& name, int colorIndex) : color_(colorIndex) {
        setText(name);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override {
        return {2 * gap + tick() + gap + (color_ < 0 ? 0 : swatch + gap) + fontMetrics().horizontalAdvance(text()) + 2,
                fontMetrics().height() + 8};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette& colors = palette();
        const QColor ground = colors.color(QPalette::Window), accent = accentColor(colors);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(QPen(isChecked() || hasFocus() ? accent : lineColor(colors), hasFocus() ? 2 : 1));
        painter.setBrush(isChecked()    ? mixed(ground, accent, 0.22)
                         : underMouse() ? mixed(ground, accent, 0.08)
                                        : ground);
        painter.drawRoundedRect(box, 6, 6);
        int x = gap + 2;
        if (isChecked())
            painter.drawPixmap(
                x, (height() - tick()) / 2,
                iconPixmap("check-small", tick(), colors.color(QPalette::WindowText), devicePixelRatioF()));
        x += tick() + gap;
        if (color_ >= 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ownerColor(color_));
            painter.drawRoundedRect(QRectF(x, (height() - swatch) / 2.0, swatch, swatch), 2, 2);
            x += swatch + gap;
        }
        painter.setPen(colors.color(QPalette::WindowText));
        painter.drawText(rect().adjusted(x, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    static int tick() { return 11; }
    int color_;
};

}  // namespace

NodeChooser::NodeChooser(QWidget* parent) : QWidget(parent), allChip_(new Chip(tr("All"), -1)), area_(new QWidget) {
    setAccessibleName(tr("Redis nodes that get the command"));
    allChip_->setObjectName("chooseAll");
    allChip_->setToolTip(tr("Every Redis node, also those to come"));
    connect(allChip_, &QAbstractButton::clicked, this, [this] { chooseAll(allChip_->isChecked()); });
    new FlowLayout(area_, 6);
    area_->layout()->setContentsMargins(0, 0, 0, 0);
    area_->layout()->addWidget(allChip_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new FlowArea(area_, 3));
}

void NodeChooser::setNodes(const QVector<Node>& nodes) {
    if (nodes == nodes_) return;
    nodes_ = nodes;
    qDeleteAll(chips_);
    chips_.clear();
    for (const Node& node : nodes_) {
        auto* chip = new Chip(node.pod, node.colorIndex);
        chip->setObjectName(QStringLiteral("choose-") + node.pod);
        connect(chip, &QAbstractButton::clicked, this, [this, chip] { take(chip); });
        area_->layout()->addWidget(chip);
        chips_.append(chip);
    }
    QStringList present;
    for (const Node& node : nodes_)
        if (everything_ || chosen_.contains(node.pod)) present.append(node.pod);
    if (present.isEmpty() && !nodes_.isEmpty()) present.append(nodes_.first().pod);
    chosen_ = present;
    apply();
}

void NodeChooser::take(QAbstractButton* chip) {
    everything_ = false;
    if (chip->isChecked())
        chosen_.append(chip->text());
    else if (chosen_.size() > 1)
        chosen_.removeAll(chip->text());
    apply();
}

void NodeChooser::chooseOnly(const QString& pod) {
    everything_ = false;
    chosen_ = {pod};
    apply();
}

void NodeChooser::chooseAll(bool all) {
    everything_ = all;
    chosen_.clear();
    for (const Node& node : nodes_)
        if (all || chosen_.isEmpty()) chosen_.append(node.pod);
    apply();
}

std::vector<std::string> NodeChooser::chosen() const {
    std::vector<std::string> pods;
    for (const Node& node : nodes_)
        if (chosen_.contains(node.pod)) pods.push_back(node.pod.toStdString());
    return pods;
}

bool NodeChooser::all() const { return !nodes_.isEmpty() && chosen_.size() == nodes_.size(); }

void NodeChooser::apply() {
    for (auto* chip : chips_) chip->setChecked(chosen_.contains(chip->text()));
    allChip_->setChecked(everything_);
    allChip_->setVisible(nodes_.size() > 1);
    Q_EMIT changed();
}

}  // namespace slotpilot::gui
