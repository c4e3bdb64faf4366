// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slots_chart.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QEvent>
#include <QHorizontalStackedBarSeries>
#include <QLocale>
#include <QValueAxis>

#include "widgets/owner_colors.h"

namespace slotpilot::gui {

SlotsChart::SlotsChart(QWidget* parent)
    : QChartView(new QChart, parent),
      series_(new QHorizontalStackedBarSeries),
      names_(new QBarCategoryAxis),
      values_(new QValueAxis) {
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->setBackgroundRoundness(0);
    chart()->addSeries(series_);
    series_->setBarWidth(0.72);
    chart()->addAxis(names_, Qt::AlignLeft);
    chart()->addAxis(values_, Qt::AlignBottom);
    series_->attachAxis(names_);
    series_->attachAxis(values_);
    names_->setGridLineVisible(false);
    values_->setLabelsVisible(false);
    values_->setGridLineVisible(false);
    values_->setLineVisible(false);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Slots per pod"));
    applyPalette();
}

void SlotsChart::setBars(QVector<Bar> bars) {
    std::reverse(bars.begin(), bars.end());  // the axis counts from below
    if (bars == bars_) return;
    const auto sameOwners = [&] {
        return std::equal(bars.begin(), bars.end(), bars_.begin(), bars_.end(),
                          [](const Bar& a, const Bar& b) { return a.name == b.name && a.colorIndex == b.colorIndex; });
    };
    const bool same = sameOwners();
    bars_ = bars;
    if (same)
        for (int i = 0; i < bars_.size(); ++i) series_->barSets().at(i)->replace(i, bars_[i].slotsOwned);
    else
        rebuild();
    QStringList labels, words;
    int most = 1;
    for (const Bar& bar : bars_) {
        labels << tr("%1  %2").arg(bar.name, QLocale().toString(bar.slotsOwned));
        words << tr("%1: %2").arg(bar.name, QLocale().toString(bar.slotsOwned));
        most = std::max(most, bar.slotsOwned);
    }
    if (names_->categories() != labels) names_->setCategories(labels);
    values_->setRange(0, most * 1.02);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setMinimumHeight(sizeHint().height());
}

/// A set a bar, since a set has one colour; each has its value in its own category only.
void SlotsChart::rebuild() {
    series_->clear();
    for (int i = 0; i < bars_.size(); ++i) {
        auto* set = new QBarSet(bars_[i].name);
        for (int j = 0; j < bars_.size(); ++j) set->append(i == j ? bars_[i].slotsOwned : 0);
        set->setColor(ownerColor(bars_[i].colorIndex));
        set->setBorderColor(Qt::transparent);
        series_->append(set);
    }
    names_->clear();
}

void SlotsChart::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    chart()->setBackgroundBrush(Qt::NoBrush);
    setBackgroundBrush(palette().color(QPalette::Window));
    names_->setLabelsColor(text);
    names_->setLinePenColor(lineColor(palette()));
}

void SlotsChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) applyPalette();
    QChartView::changeEvent(event);
}

}  // namespace slotpilot::gui
