// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/owner_legend.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>

#include "widgets/flow_layout.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int swatch = 13;

class LegendButton : public QAbstractButton {
public:
    LegendButton(const OwnerLegend::Entry& entry, OwnerLegend* legend)
        : QAbstractButton(legend), legend_(legend), color_(entry.colorIndex) {
        setText(entry.name);
        setFocusPolicy(Qt::TabFocus);
        setToolTip(OwnerLegend::tr("Shows the slots of %1 only, while pointed at").arg(entry.name));
    }
    QSize sizeHint() const override {
        return {swatch + 6 + fontMetrics().horizontalAdvance(text()) + 8, std::max(swatch, fontMetrics().height()) + 4};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QRect box(2, (height() - swatch) / 2, swatch, swatch);
        painter.fillRect(box, ownerColor(color_));
        painter.setPen(mixed(ownerColor(color_), palette().color(QPalette::WindowText), 0.4));
        painter.drawRect(box.adjusted(0, 0, -1, -1));
        painter.setPen(hasFocus() ? accentColor(palette()) : palette().color(QPalette::WindowText));
        painter.drawText(rect().adjusted(swatch + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
        if (hasFocus()) painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    void enterEvent(QEnterEvent*) override { Q_EMIT legend_->pointed(color_); }
    void leaveEvent(QEvent*) override { Q_EMIT legend_->pointed(-1); }
    /// Whoever walks here with Tab lets the key go here. Focus also comes by itself, when what had it is disabled or
    /// hidden; nobody points then.
    void keyReleaseEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) Q_EMIT legend_->pointed(color_);
        QAbstractButton::keyReleaseEvent(event);
    }
    void focusOutEvent(QFocusEvent* event) override {
        Q_EMIT legend_->pointed(-1);
        QAbstractButton::focusOutEvent(event);
    }

private:
    OwnerLegend* legend_;
    int color_;
};

}  // namespace

OwnerLegend::OwnerLegend(QWidget* parent) : QWidget(parent) {
    new FlowLayout(this, 8);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);  // its hint is a line for each
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void OwnerLegend::setEntries(const QVector<Entry>& entries) {
    if (entries == entries_) return;
    entries_ = entries;
    while (auto* item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Entry& entry : entries_) layout()->addWidget(new LegendButton(entry, this));
}

}  // namespace slotpilot::gui
