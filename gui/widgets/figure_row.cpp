// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_row.h"

#include <QEvent>
#include <QVBoxLayout>

#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {

FigureRow::FigureRow(QWidget* parent) : QWidget(parent) {
    setLayout(new FlowLayout(this, 20));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FigureRow::setFigures(const QVector<Figure>& figures) {
    figures_ = figures;
    while (values_.size() < figures_.size()) {
        auto* box = new QWidget;
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto* value = heading({}, 1.35);
        value->setWordWrap(false);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        values_.append(value);
        words_.append(new MutedLabel);
        layout->addWidget(value);
        layout->addWidget(words_.last());
        this->layout()->addWidget(box);
    }
    for (qsizetype i = 0; i < values_.size(); ++i) values_[i]->parentWidget()->setVisible(i < figures_.size());
    apply();
}

void FigureRow::apply() {
    for (qsizetype i = 0; i < figures_.size(); ++i) {
        const Figure& figure = figures_[i];
        values_[i]->setText(figure.alarming ? figure.value + QStringLiteral(" ⚠") : figure.value);
        QPalette own;
        if (figure.alarming) own.setColor(QPalette::WindowText, badColor(palette()));
        values_[i]->setPalette(own);
        words_[i]->setText(figure.words);
        for (auto* label : {values_[i], words_[i]}) label->setToolTip(figure.toolTip);
    }
}

void FigureRow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) apply();
    QWidget::changeEvent(event);
}

}  // namespace slotpilot::gui
