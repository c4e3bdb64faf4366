// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/page.h"

class QLineEdit;
class QStackedWidget;

namespace slotpilot::gui {

class Table;

/// The pods as a table.
class PodsView : public Page {
    Q_OBJECT
public:
    explicit PodsView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;
    void tick() override { model_->refreshAges(); }
    void select(const QString& pod);

private:
    Actions actions_;
    PodsModel* model_;
    QLineEdit* filter_;
    Table* table_;
    QStackedWidget* stack_;
    EmptyState* empty_;
};

/// The Kubernetes nodes as a table.
class NodesView : public Page {
    Q_OBJECT
public:
    explicit NodesView(const Actions& actions, QWidget* parent = nullptr);
    void show(const Scene& scene) override;
    void focusFilter() override;

private:
    Actions actions_;
    NodesModel* model_;
    QLineEdit* filter_;
    Table* table_;
    QStackedWidget* stack_;
    EmptyState* empty_;
};

}  // namespace slotpilot::gui
