// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plan_preview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>

#include "models/engine_words.h"
#include "models/format.h"
#include "models/moves_model.h"
#include "models/pods_model.h"
#include "operations/plan_effect.h"
#include "views/table.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"
#include "widgets/owner_legend.h"
#include "widgets/slot_map.h"

namespace slotpilot::gui {
namespace {

constexpr int sideMargin = 20, mapSpacing = 20, mapMargin = 12;

/// A frame around one figure.
class Tile : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(lineColor(palette()));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

SlotMap::Data mapOf(const operations::PlanEffect& effect, const operations::PlanEffect::Owners& owners) {
    SlotMap::Data data;
    data.owner = owners;
    data.mark.fill(SlotMap::None);
    for (const auto& pod : effect.pods) data.names << text(pod);
    return data;
}

}  // namespace

PlanPreview::PlanPreview(QWidget* parent)
    : QWidget(parent),
      notes_(paragraph()),
      before_(new SlotMap),
      after_(new SlotMap),
      pointed_(new MutedLabel),
      legend_(new OwnerLegend),
      model_(new MovesModel(this)),
      table_(new Table(model_, tr("Moves"))) {
    notes_->setObjectName("previewNotes");
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(sideMargin, 4, sideMargin, 8);
    layout->setSpacing(12);
    layout->addWidget(makeFigures());
    layout->addWidget(notes_);
    layout->addWidget(makeMaps());
    layout->addWidget(makeMoves());
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

QWidget* PlanPreview::makeFigures() {
    auto* widget = new QWidget;
    auto* layout = new FlowLayout(widget, 8);
    for (auto& figure : figures_) {
        figure.value = heading({}, 1.35);
        figure.value->setWordWrap(false);
        figure.words = new MutedLabel;
        auto* tile = new Tile;
        auto* inner = new QVBoxLayout(tile);
        inner->setContentsMargins(10, 8, 10, 8);
        inner->setSpacing(0);
        inner->addWidget(figure.value);
        inner->addWidget(figure.words);
        layout->addWidget(tile);
    }
    figures_[0].value->setObjectName("previewSlots");
    return widget;
}

QWidget* PlanPreview::makeMaps() {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* maps = new QHBoxLayout;
    maps->setSpacing(mapSpacing);
    const auto add = [&](const QString& title, SlotMap* map, const char* name) {
        map->setObjectName(QLatin1String(name));
        map->setAccessibleName(title);
        map->setMinimumWidth(SlotMap::side + mapMargin);
        auto* column = new QVBoxLayout;
        column->setSpacing(4);
        auto* words = heading(title, 1.05);
        column->addWidget(words);
        column->addWidget(map);
        maps->addLayout(column, 1);
        connect(map, &SlotMap::slotPointed, this, [this](int slot) {
            pointed_->setText(slot < 0 ? tr("Point at a slot to see who owns it now and afterwards.")
                                       : tr("%1 → %2").arg(before_->describe(slot),
                                                           after_->describe(slot).section(QStringLiteral(": "), 1)));
        });
    };
    add(tr("Slots now"), before_, "mapBefore");
    add(tr("Slots afterwards"), after_, "mapAfter");
    connect(legend_, &OwnerLegend::pointed, before_, &SlotMap::highlightOwner);
    connect(legend_, &OwnerLegend::pointed, after_, &SlotMap::highlightOwner);
    pointed_->setText(tr("Point at a slot to see who owns it now and afterwards."));
    layout->addLayout(maps);
    layout->addWidget(pointed_);
    layout->addWidget(legend_);
    return widget;
}

/// Maps side by side, with as large slots as there is room for.
void PlanPreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int each = (width() - 2 * sideMargin - bar - mapSpacing) / 2 - mapMargin;
    const int cell = std::clamp(each / SlotMap::side, 1, 2);
    for (auto* map : {before_, after_}) map->setFixedHeight(cell * SlotMap::side + mapMargin);
}

QWidget* PlanPreview::makeMoves() {
    table_->setObjectName("movesTable");
    table_->setTextElideMode(Qt::ElideMiddle);  // names differ in the end
    table_->setColumnWidths({16, 16, 9, 11, 11, 20});
    for (const int column : {int(MovesModel::From), int(MovesModel::To)})
        table_->setItemDelegateForColumn(
            column,
            new SignDelegate([](const QModelIndex& index, const QPalette&,
                                qreal ratio) { return ownerSwatch(index.data(PodsModel::indexRole).toInt(), ratio); },
                             table_));
    return table_;
}

void PlanPreview::show(const Planned& planned) {
    if (!planned.snapshot) return;
    const auto effect = operations::effectOf(planned.plan, *planned.snapshot);
    const bool restarts = effect.restarts > 0;
    const QString pods = !restarts && effect.added > 0     ? tr("%n new pod(s)", nullptr, effect.added)
                         : !restarts && effect.removed > 0 ? tr("%n pod(s) go", nullptr, effect.removed)
                                                           : tr("%n pod restart(s)", nullptr, effect.restarts);
    const int podCount = restarts ? effect.restarts : std::max(effect.added, effect.removed);
    const auto set = [this](std::size_t at, const QString& value, const QString& words) {
        figures_[at].value->setText(value);
        figures_[at].words->setText(words);
    };
    set(0, number(effect.slots), tr("slots move"));
    set(1, number(effect.keys), tr("keys with them"));
    set(2, bytes(effect.bytes), tr("of data"));
    set(3, effect.slots > 0 ? tr("≈ %1").arg(duration(effect.time)) : QStringLiteral("–"), tr("of moving"));
    set(4, number(podCount), pods.section(u' ', pods.startsWith(QString::number(podCount)) ? 1 : 0));
    QStringList lines;
    for (const auto& note : planned.plan.notes) {
        // Those say what the figures and the form's difference say.
        if (!note.starts_with("It moves") && !note.starts_with("template")) lines << QStringLiteral("• ") + said(note);
    }
    notes_->setText(lines.join(u'\n'));
    notes_->setVisible(!lines.isEmpty());
    before_->setData(mapOf(effect, effect.before));
    after_->setData(mapOf(effect, effect.after));
    QVector<OwnerLegend::Entry> entries;
    for (std::size_t i = 0; i < effect.pods.size(); ++i) {
        const auto owner = static_cast<std::int16_t>(i);
        const auto owns = [owner](const auto& map) { return std::find(map.begin(), map.end(), owner) != map.end(); };
        if (owns(effect.before) || owns(effect.after)) entries.append({text(effect.pods[i]), static_cast<int>(i)});
    }
    legend_->setEntries(entries);
    model_->update(moveRows(effect));
    table_->setVisible(!effect.moves.empty());
    constexpr int mostRows = 6;
    const int rows = std::min(mostRows, model_->rowCount());
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth() + 4);
}

}  // namespace slotpilot::gui
