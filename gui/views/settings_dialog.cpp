// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "widgets/labels.h"

namespace slotpilot::gui {
namespace {

QComboBox* choice(const char* name, const QStringList& texts, int current) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->addItems(texts);
    box->setCurrentIndex(current);
    return box;
}

}  // namespace

SettingsDialog::SettingsDialog(const Preferences& now, QStringList contexts, QWidget* parent) : QDialog(parent) {
    setObjectName("settingsDialog");
    setWindowTitle(tr("Settings"));
    language_ = new QComboBox;
    language_->setObjectName("settingsLanguage");
    language_->addItem(tr("As the system"), QString());
    language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
    language_->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    language_->setCurrentIndex(std::max(0, language_->findData(now.language)));
    language_->setToolTip(tr("From the next start. What the engine says (steps, errors) is English."));
    colors_ = choice("settingsColors", {tr("As the desktop"), tr("Light"), tr("Dark")}, static_cast<int>(now.colors));
    speed_ = choice("settingsSpeed", {tr("Gentle: clients hardly feel it"), tr("Fast: as fast as the servers can")},
                    now.fast ? 1 : 0);
    speed_->setToolTip(tr("What the forms of Scale, Upgrade and Rebalance begin with"));
    notify_ = new QCheckBox(tr("&Notify me when long work ends and the window is not in front"));
    notify_->setObjectName("settingsNotify");
    notify_->setChecked(now.notify);
    auto* later = new MutedLabel(tr("from the next start"));
    auto* languageRow = new QHBoxLayout;
    languageRow->setSpacing(10);
    languageRow->addWidget(language_, 1);
    languageRow->addWidget(later);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(10);
    auto* languageLabel = new QLabel(tr("&Language:"));
    languageLabel->setBuddy(language_);
    form->addRow(languageLabel, languageRow);
    form->addRow(tr("&Colours:"), colors_);
    form->addRow(tr("&Moving keys:"), speed_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(notify_);
    layout->addWidget(makeContexts(now.guarded, contexts), 1);
    layout->addWidget(buttons);
    resize(600, 520);
}

QWidget* SettingsDialog::makeContexts(const QMap<QString, Guard>& guarded, const QStringList& known) {
    QStringList names = known;
    for (const auto& name : guarded.keys())
        if (!names.contains(name)) names << name;
    contexts_ = new QTableWidget(static_cast<int>(names.size()), 2);
    contexts_->setTextElideMode(Qt::ElideMiddle);  // names differ in the end
    contexts_->setObjectName("settingsContexts");
    contexts_->setAccessibleName(tr("Contexts and what may be changed in them"));
    contexts_->setHorizontalHeaderLabels({tr("Context"), tr("What may be changed")});
    contexts_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    contexts_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    contexts_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    contexts_->verticalHeader()->hide();
    contexts_->setSelectionMode(QAbstractItemView::NoSelection);
    contexts_->setShowGrid(false);
    contexts_->setTabKeyNavigation(false);
    contexts_->setTextElideMode(Qt::ElideMiddle);
    for (int row = 0; row < names.size(); ++row) {
        auto* item = new QTableWidgetItem(names.at(row));
        item->setFlags(Qt::ItemIsEnabled);
        item->setToolTip(names.at(row));
        contexts_->setItem(row, 0, item);
        auto* box = choice("settingsGuard",
                           {tr("Everything"), tr("After its name is typed (protected)"), tr("Nothing (read-only)")},
                           static_cast<int>(guarded.value(names.at(row))));
        box->setAccessibleName(tr("What may be changed in %1").arg(names.at(row)));
        box->setFocusPolicy(Qt::StrongFocus);
        contexts_->setCellWidget(row, 1, box);
    }
    contexts_->resizeRowsToContents();
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(paragraph(
        names.isEmpty()
            ? tr("Contexts of the kubeconfig can be marked as protected or read-only here; there are none yet.")
            : tr("Contexts that are to be changed with care, or not at all:")));
    layout->addWidget(contexts_, 1);
    contexts_->setVisible(!names.isEmpty());
    return widget;
}

Preferences SettingsDialog::chosen() const {
    Preferences all;
    all.language = language_->currentData().toString();
    all.colors = static_cast<Preferences::Colors>(colors_->currentIndex());
    all.fast = speed_->currentIndex() == 1;
    all.notify = notify_->isChecked();
    for (int row = 0; row < contexts_->rowCount(); ++row) {
        const auto* box = qobject_cast<QComboBox*>(contexts_->cellWidget(row, 1));
        if (box->currentIndex() > 0)
            all.guarded[contexts_->item(row, 0)->text()] = static_cast<Guard>(box->currentIndex());
    }
    return all;
}

}  // namespace slotpilot::gui
