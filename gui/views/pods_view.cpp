// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pods_view.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>

#include "models/format.h"
#include "views/table.h"
#include "widgets/empty_state.h"
#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/owner_colors.h"

namespace slotpilot::gui {
namespace {

constexpr int signSize = 15;

/// A page of a filter line over a table, or what it says while there is nothing.
QStackedWidget* pageOf(QWidget* page, QLineEdit* filter, QLabel* count, Table* table, EmptyState* empty) {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 12, 16, 12);
    bar->setSpacing(12);
    bar->addWidget(filter, 1);
    bar->addStretch();
    bar->addWidget(count);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(table);
    auto* stack = new QStackedWidget;
    stack->addWidget(empty);
    stack->addWidget(content);
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack);
    table->filterBy(filter);
    return stack;
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

PodsView::PodsView(const Actions& actions, QWidget* parent)
    : Page(parent),
      actions_(actions),
      model_(new PodsModel(this)),
      filter_(filterLine(tr("Filter pods"), "podsFilter")),
      table_(new Table(model_, tr("Pods"))),
      empty_(new EmptyState) {
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n pod(s)", nullptr, all) : tr("%1 of %n pod(s)", nullptr, all).arg(shown);
    });
    table_->setObjectName("podsTable");
    table_->setColumnWidths({15, 9, 18, 7, 9, 11, 15, 14, 13, 8, 7, 30});
    addReadySign(table_, PodsModel::Ready, PodsModel::Trouble);
    table_->setItemDelegateForColumn(
        PodsModel::Name,
        new SignDelegate([](const QModelIndex& index, const QPalette&,
                            qreal ratio) { return ownerSwatch(index.data(PodsModel::indexRole).toInt(), ratio); },
                         table_));
    stack_ = pageOf(this, filter_, count, table_, empty_);
}

void PodsView::show(const Scene& scene) {
    const Lack lack = lackOf(scene);
    const bool nothing = lack != Lack::Nothing && lack != Lack::NoCluster;
    if (nothing) explain(*empty_, lack, scene, actions_);
    model_->update(scene.pods);
    stack_->setCurrentIndex(nothing ? 0 : 1);
}

void PodsView::focusFilter() { filter_->setFocus(Qt::ShortcutFocusReason); }

void PodsView::select(const QString& pod) {
    filter_->clear();
    table_->selectKey(pod);
    table_->setFocus();
}

NodesView::NodesView(const Actions& actions, QWidget* parent)
    : Page(parent),
      actions_(actions),
      model_(new NodesModel(this)),
      filter_(filterLine(tr("Filter nodes"), "nodesFilter")),
      table_(new Table(model_, tr("Kubernetes nodes"))),
      empty_(new EmptyState) {
    auto* count = new MutedLabel;
    countRows(count, *table_, [](int shown, int all) {
        return shown == all ? tr("%n node(s)", nullptr, all) : tr("%1 of %n node(s)", nullptr, all).arg(shown);
    });
    table_->setObjectName("nodesTable");
    table_->setColumnWidths({20, 9, 16, 6, 9, 16, 6, 11, 16, 30});
    addReadySign(table_, NodesModel::Ready, NodesModel::Trouble);
    stack_ = pageOf(this, filter_, count, table_, empty_);
}

void NodesView::show(const Scene& scene) {
    model_->update(scene.nodes);
    stack_->setCurrentIndex(scene.nodes.empty() ? 0 : 1);
    if (!scene.nodes.empty()) return;
    if (scene.picture && !scene.picture->snapshot->nodes) {
        const auto& error = scene.picture->snapshot->nodes.error();
        empty_->setContent("nodes", tr("The Kubernetes nodes can't be read"),
                           errorLine(error) + QStringLiteral("\n\n") + text(error.hint));
    } else {
        explain(*empty_, scene.picture ? lackOf(scene) : Lack::Reading, scene, actions_);
    }
}

void NodesView::focusFilter() { filter_->setFocus(Qt::ShortcutFocusReason); }

}  // namespace slotpilot::gui
